"""pandas and pyarrow read what harrow writes, and every cell is the same in
Parquet, Arrow and CSV. interop/run sets HARROW_OUT and HARROW."""
import csv
import decimal
import json
import os
import pathlib
import re
import subprocess

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

OUT = pathlib.Path(os.environ["HARROW_OUT"])
SCHEMA = json.loads(subprocess.check_output([os.environ["HARROW"], "schema", "--json"]))["tables"]
MANIFEST = json.loads((OUT / "manifest.json").read_text())
TABLES = [t["table"] for t in SCHEMA]
COLUMNS = {t["table"]: t["columns"] for t in SCHEMA}
COLUMNS["documents"] = COLUMNS["documents"] + [{"name": "text", "type": "string", "nullable": True}]

ARROW = {
    "string": pa.string(), "int32": pa.int32(), "int64": pa.int64(), "float32": pa.float32(), "date32": pa.date32(),
    "decimal128(38,6)": pa.decimal128(38, 6), "decimal128(18,6)": pa.decimal128(18, 6),
}


def read_arrow(table):
    return pa.ipc.open_file(OUT / f"{table}.arrow").read_all()


def unguard(text):
    return re.sub(r"^'('*[=+\-@\t\r＝＋－＠])", r"\1", text)


def as_csv(value, column):
    """The text of a cell as the CSV has it, spreadsheet guard taken away."""
    kind = column["type"]
    if value is None:
        return ""
    if kind.startswith("list<"):
        escape = lambda s: (s or "").replace("\\", "\\\\").replace("|", "\\|")
        if "entity_id" in kind:
            return "|".join(escape(v["name"]) for v in value)
        if "start_byte" in kind:
            return "|".join(f"{escape(v['field'])}:{v['start_byte']}-{v['end_byte']}" for v in value)
        return "|".join(map(escape, value))
    if kind.startswith("decimal"):
        text = format(value, "f")
        return text.rstrip("0").rstrip(".") if "." in text else text
    return str(value)


def same(cell, value, column):
    if column["type"] == "float32":
        return pa.scalar(float(cell), pa.float32()).as_py() == value
    if column["type"] == "string" or column["type"].startswith("list<"):
        cell = unguard(cell)
    return cell == as_csv(value, column)


@pytest.mark.parametrize("table", TABLES)
def test_schema(table):
    for schema in (pq.read_schema(OUT / f"{table}.parquet"), read_arrow(table).schema):
        assert schema.names == [c["name"] for c in COLUMNS[table]]
        for field, column in zip(schema, COLUMNS[table]):
            assert field.nullable == column["nullable"], field
            if column["type"] in ARROW:
                assert field.type == ARROW[column["type"]], field
            else:
                assert pa.types.is_list(field.type), field
            if "doc" in column:
                assert field.metadata[b"doc"].decode() == column["doc"]
        keys = {k.decode(): v.decode() for k, v in schema.metadata.items()}
        assert keys["harrow.version"] == MANIFEST["version"]
        assert keys["harrow.schema_version"] == str(MANIFEST["schema_version"])
        assert keys["harrow.rule_fingerprint"] == MANIFEST["rule_fingerprint"]


@pytest.mark.parametrize("table", TABLES)
def test_parquet_equals_arrow(table):
    parquet, arrow = pq.read_table(OUT / f"{table}.parquet"), read_arrow(table)
    assert parquet.num_rows == arrow.num_rows == rows(table)
    for name in parquet.column_names:
        assert parquet[name].to_pylist() == arrow[name].to_pylist(), name


def rows(table):
    counts = {f["rows"] for f in MANIFEST["files"] if f["table"] == table}
    assert len(counts) == 1
    return counts.pop()


@pytest.mark.parametrize("table", TABLES)
def test_csv_equals_arrow(table):
    arrow = read_arrow(table)
    frame = pd.read_csv(OUT / f"{table}.csv", dtype=str, keep_default_na=False)
    with open(OUT / f"{table}.csv", encoding="utf-8", newline="") as f:
        records = list(csv.reader(f))
    assert list(frame.columns) == records[0] == arrow.column_names
    assert len(frame) == len(records) - 1 == arrow.num_rows
    for i, column in enumerate(COLUMNS[table]):
        values = arrow[column["name"]].to_pylist()
        for k, value in enumerate(values):
            assert frame.iat[k, i] == records[k + 1][i]
            assert same(frame.iat[k, i], value, column), (k, column["name"], frame.iat[k, i], value)


@pytest.mark.parametrize("table", TABLES)
def test_pandas_reads_parquet(table):
    frame = pd.read_parquet(OUT / f"{table}.parquet")
    assert len(frame) == rows(table)
    assert list(frame.columns) == [c["name"] for c in COLUMNS[table]]


def test_sums():
    for table, column in (("amounts", "amount"), ("percentages", "value")):
        digits = pd.read_csv(OUT / f"{table}.csv", dtype=str, keep_default_na=False)[column]
        with decimal.localcontext(prec=60):
            want = sum((decimal.Decimal(d) for d in digits if d), decimal.Decimal(0))
            frame = pd.read_parquet(OUT / f"{table}.parquet")
            assert sum(frame[column].dropna(), decimal.Decimal(0)) == want
        assert frame[column].isna().sum() == (digits == "").sum() > 0
        total = pa.compute.sum(pq.read_table(OUT / f"{table}.parquet")[column]).as_py()
        assert (total or 0) == want


def test_spreadsheet_guard():
    """No cell that a spreadsheet reads as text can run as a formula."""
    safe = re.compile(r"[^(|!\[\]:&{}*/^<>;\"\\=]*$")
    for table in TABLES:
        frame = pd.read_csv(OUT / f"{table}.csv", dtype=str, keep_default_na=False)
        for column in COLUMNS[table]:
            for cell in frame[column["name"]]:
                if cell[:1] in tuple("=\t\r＝"):
                    assert len(cell) == 1, cell
                elif cell[:1] in tuple("+-@＋－＠"):
                    assert safe.match(cell[1:]), cell


def test_grounded():
    texts = dict(zip(*(pq.read_table(OUT / "documents.parquet")[c].to_pylist() for c in ("doc_id", "text"))))
    for table in TABLES[1:]:
        for row in pq.read_table(OUT / f"{table}.parquet", columns=["doc_id", "start_byte", "end_byte", "text"]).to_pylist():
            assert texts[row["doc_id"]].encode()[row["start_byte"]:row["end_byte"]].decode() == row["text"], (table, row)

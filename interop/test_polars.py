"""polars reads what harrow writes, empty tables too, and the examples of the
README run as they stand."""
import os
import pathlib
import re

import pandas as pd
import polars as pl
import pyarrow.parquet as pq
import pytest

OUT = pathlib.Path(os.environ["HARROW_OUT"])
EMPTY = pathlib.Path(os.environ["HARROW_EMPTY"])
TABLES = sorted(p.stem for p in OUT.glob("*.parquet"))


@pytest.mark.parametrize("folder", [OUT, EMPTY])
@pytest.mark.parametrize("table", TABLES)
def test_polars(folder, table):
    want = pq.read_table(folder / f"{table}.parquet")
    for frame in (pl.read_parquet(folder / f"{table}.parquet"), pl.read_ipc(folder / f"{table}.arrow")):
        assert frame.columns == want.column_names
        assert frame.to_dicts() == want.to_pylist()
    text = pl.read_csv(folder / f"{table}.csv", infer_schema=False)
    assert text.columns == want.column_names and text.height == want.num_rows


@pytest.mark.parametrize("table", TABLES)
def test_empty(table):
    frame = pd.read_parquet(EMPTY / f"{table}.parquet")
    assert len(frame) == 0 and list(frame.columns) == pq.read_schema(OUT / f"{table}.parquet").names


def test_readme(monkeypatch):
    readme = pathlib.Path("../README.md").resolve().read_text(encoding="utf-8")
    monkeypatch.chdir(OUT.parent)
    names = {"pd": pd, "rows": pd.read_csv("out/entities.csv", dtype=str, keep_default_na=False)}
    blocks = re.findall(r"```python\n(.*?)```", readme, re.S)
    assert len(blocks) >= 2
    for block in blocks:
        exec(block, names)

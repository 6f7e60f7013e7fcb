package interop

import (
	"database/sql"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"math/big"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	_ "github.com/duckdb/duckdb-go/v2"
)

// A table as harrow schema --json describes it.
type table struct {
	Table   string
	Columns []struct {
		Name, Type string
		Nullable   bool
	}
}

type manifest struct {
	Version         string
	SchemaVersion   int    `json:"schema_version"`
	RuleFingerprint string `json:"rule_fingerprint"`
	Files           []struct {
		Name, Table, Format string
		Rows                int64
	}
}

func out(t *testing.T) string {
	dir := os.Getenv("HARROW_OUT")
	if dir == "" {
		t.Skip("HARROW_OUT is not set: run interop/run")
	}
	return dir
}

func open(t *testing.T) *sql.DB {
	db, err := sql.Open("duckdb", "")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return db
}

// tables returns what harrow says its tables are, with the text column that
// these outputs have.
func tables(t *testing.T) []table {
	data, err := exec.Command(os.Getenv("HARROW"), "schema", "--json").Output()
	if err != nil {
		t.Fatal(err)
	}
	var list struct{ Tables []table }
	if err := json.Unmarshal(data, &list); err != nil {
		t.Fatal(err)
	}
	if len(list.Tables) != 7 {
		t.Fatalf("%d tables, not 7", len(list.Tables))
	}
	documents := &list.Tables[0]
	documents.Columns = append(documents.Columns, documents.Columns[0])
	documents.Columns[len(documents.Columns)-1].Name = "text"
	return list.Tables
}

// duckType is the type as which DuckDB has to read a column of Parquet.
func duckType(columnType string) string {
	return strings.NewReplacer("list<string>", "VARCHAR[]",
		"list<struct<name: string, entity_id: string, country: string>>", `STRUCT("name" VARCHAR, entity_id VARCHAR, country VARCHAR)[]`,
		"list<struct<field: string, start_byte: int64, end_byte: int64>>", "STRUCT(field VARCHAR, start_byte BIGINT, end_byte BIGINT)[]",
		"string", "VARCHAR", "int32", "INTEGER", "int64", "BIGINT", "float32", "FLOAT", "date32", "DATE",
		"decimal128", "DECIMAL").Replace(columnType)
}

// csvType is the type that a reader of CSV names for a column.
func csvType(columnType string) string {
	if strings.HasPrefix(columnType, "list<") {
		return "VARCHAR"
	}
	return duckType(columnType)
}

// fromCSV is the SELECT that reads a table's CSV with its types. unguard takes
// the apostrophe away that keeps a spreadsheet from running text.
func fromCSV(dir string, t table) string {
	var types, columns []string
	for _, c := range t.Columns {
		types = append(types, fmt.Sprintf("'%s': '%s'", c.Name, csvType(c.Type)))
		column := fmt.Sprintf("%q", c.Name)
		if csvType(c.Type) == "VARCHAR" {
			column = fmt.Sprintf(`regexp_replace(%s, '^''(''*[=+\-@\t\r＝＋－＠])', '\1') AS %s`, column, column)
		}
		columns = append(columns, column)
	}
	return fmt.Sprintf("SELECT %s FROM read_csv('%s', header=true, types={%s})",
		strings.Join(columns, ", "), filepath.Join(dir, t.Table+".csv"), strings.Join(types, ", "))
}

// fromParquet is the SELECT that reads a table's Parquet, lists as CSV has them.
func fromParquet(dir string, t table) string {
	escape := func(s string) string {
		return fmt.Sprintf(`replace(replace(coalesce(%s, ''), '\', '\\'), '|', '\|')`, s)
	}
	var columns []string
	for _, c := range t.Columns {
		element := ""
		switch {
		case c.Type == "list<string>":
			element = escape("x")
		case strings.Contains(c.Type, "entity_id"):
			element = escape(`x."name"`)
		case strings.HasPrefix(c.Type, "list<"):
			element = escape("x.field") + ` || ':' || x.start_byte || '-' || x.end_byte`
		}
		column := fmt.Sprintf("%q", c.Name)
		if element != "" {
			column = fmt.Sprintf("nullif(list_aggregate(list_transform(%s, lambda x: %s), 'string_agg', '|'), '') AS %s", column, element, column)
		}
		columns = append(columns, column)
	}
	return fmt.Sprintf("SELECT %s FROM '%s'", strings.Join(columns, ", "), filepath.Join(dir, t.Table+".parquet"))
}

// one runs a query that gives one value.
func one[T any](t *testing.T, db *sql.DB, query string) T {
	t.Helper()
	var v T
	if err := db.QueryRow(query).Scan(&v); err != nil {
		t.Fatalf("%s\n%v", query, err)
	}
	return v
}

func readManifest(t *testing.T, dir string) manifest {
	data, err := os.ReadFile(filepath.Join(dir, "manifest.json"))
	if err != nil {
		t.Fatal(err)
	}
	var m manifest
	if err := json.Unmarshal(data, &m); err != nil {
		t.Fatal(err)
	}
	return m
}

func TestParquetTypes(t *testing.T) {
	dir, db := out(t), open(t)
	for _, table := range tables(t) {
		rows, err := db.Query(fmt.Sprintf("SELECT column_name, column_type FROM (DESCRIBE FROM '%s/%s.parquet')", dir, table.Table))
		if err != nil {
			t.Fatal(err)
		}
		i := 0
		for ; rows.Next(); i++ {
			var name, columnType string
			if err := rows.Scan(&name, &columnType); err != nil {
				t.Fatal(err)
			}
			if i < len(table.Columns) {
				if c := table.Columns[i]; name != c.Name || columnType != duckType(c.Type) {
					t.Errorf("%s: column %s %s, want %s %s", table.Table, name, columnType, c.Name, duckType(c.Type))
				}
			}
		}
		if i != len(table.Columns) {
			t.Errorf("%s: %d columns, want %d", table.Table, i, len(table.Columns))
		}
	}
}

// Every cell of CSV, read with the types of the schema, is that of Parquet.
func TestCSVEqualsParquet(t *testing.T) {
	dir, db := out(t), open(t)
	m := readManifest(t, dir)
	for _, table := range tables(t) {
		var rows int64
		for _, f := range m.Files {
			if f.Table == table.Table && f.Format == "csv" {
				rows = f.Rows
			}
		}
		c, p := fromCSV(dir, table), fromParquet(dir, table)
		for name, query := range map[string]string{"csv": c, "parquet": p} {
			if got := one[int64](t, db, "SELECT count(*) FROM ("+query+")"); got != rows {
				t.Errorf("%s.%s: %d rows, the manifest says %d", table.Table, name, got, rows)
			}
		}
		for _, q := range [2]string{c + " EXCEPT ALL " + p, p + " EXCEPT ALL " + c} {
			if n := one[int64](t, db, "SELECT count(*) FROM ("+q+")"); n != 0 {
				row := one[string](t, db, "SELECT CAST(x AS VARCHAR) FROM ("+q+") AS x LIMIT 1")
				t.Errorf("%s: %d rows differ between CSV and Parquet, such as %s", table.Table, n, row)
			}
		}
	}
}

// Every row of a fact table joins one sentence and one document, lies in the
// sentence and is the bytes of the document's text.
func TestJoins(t *testing.T) {
	dir, db := out(t), open(t)
	facts := 0
	for _, table := range tables(t)[2:] {
		rows := one[int64](t, db, fmt.Sprintf("SELECT count(*) FROM '%s/%s.parquet'", dir, table.Table))
		joined := one[int64](t, db, fmt.Sprintf(`
			SELECT count(*) FROM '%[1]s/%[2]s.parquet' f
			JOIN '%[1]s/sentences.parquet' s USING (doc_id, sentence)
			JOIN '%[1]s/documents.parquet' d USING (doc_id)
			WHERE f.start_byte >= s.start_byte AND f.start_byte < s.end_byte
			AND substr(hex(encode(d.text)), 2*f.start_byte+1, 2*(f.end_byte-f.start_byte)) = hex(encode(f.text))`, dir, table.Table))
		if joined != rows {
			t.Errorf("%s: %d of %d rows join their sentence and document", table.Table, joined, rows)
		}
		counted := one[int64](t, db, fmt.Sprintf("SELECT sum(%s)::BIGINT FROM '%s/documents.parquet'", table.Table, dir))
		if counted != rows {
			t.Errorf("%s: documents count %d rows, there are %d", table.Table, counted, rows)
		}
		facts += int(rows)
	}
	if facts == 0 {
		t.Error("no facts at all")
	}
}

// SUM in DuckDB over Parquet is, to the last digit, the sum of the digits in
// the CSV as Go's big integers give it, and so are counts by a threshold,
// for which DuckDB trusts the statistics in the file.
func TestExactSums(t *testing.T) {
	dir, db := out(t), open(t)
	for _, column := range [][2]string{{"amounts", "amount"}, {"percentages", "value"}} {
		table, name := column[0], column[1]
		want, negative := sumCSV(t, filepath.Join(dir, table+".csv"), name)
		got := one[string](t, db, fmt.Sprintf("SELECT CAST(coalesce(sum(%s), 0)::DECIMAL(38,6) AS VARCHAR) FROM '%s/%s.parquet'", name, dir, table))
		if n, ok := new(big.Rat).SetString(got); !ok || n.Cmp(want) != 0 {
			t.Errorf("sum of %s.%s: DuckDB %s, Go %s", table, name, got, want.FloatString(6))
		}
		if n := one[int64](t, db, fmt.Sprintf("SELECT count(*) FROM '%s/%s.parquet' WHERE %s < 0", dir, table, name)); n != negative {
			t.Errorf("%s.%s < 0: DuckDB %d rows, Go %d", table, name, n, negative)
		}
	}
}

func sumCSV(t *testing.T, path, column string) (sum *big.Rat, negative int64) {
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	records, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	sum = new(big.Rat)
	for i, name := range records[0] {
		if name != column {
			continue
		}
		for _, r := range records[1:] {
			if r[i] == "" {
				continue // a number with more digits than the column holds
			}
			n, ok := new(big.Rat).SetString(r[i])
			if !ok {
				t.Fatalf("%s: %s is no decimal", path, r[i])
			}
			if sum.Add(sum, n); n.Sign() < 0 {
				negative++
			}
		}
	}
	return sum, negative
}

func TestMetadata(t *testing.T) {
	dir, db := out(t), open(t)
	m := readManifest(t, dir)
	for _, table := range tables(t) {
		for key, want := range map[string]string{
			"harrow.version": m.Version, "harrow.schema_version": fmt.Sprint(m.SchemaVersion), "harrow.rule_fingerprint": m.RuleFingerprint,
		} {
			got := one[string](t, db, fmt.Sprintf("SELECT decode(value) FROM parquet_kv_metadata('%s/%s.parquet') WHERE decode(key) = '%s'", dir, table.Table, key))
			if got != want {
				t.Errorf("%s.parquet: %s is %q, want %q", table.Table, key, got, want)
			}
		}
	}
}

// Every query of the README runs as it stands.
func TestReadme(t *testing.T) {
	dir, db := out(t), open(t)
	readme, err := os.ReadFile("../README.md")
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(filepath.Dir(dir)) // the queries read out/
	queries := 0
	for block := range strings.SplitSeq(string(readme), "```sql\n") {
		query, _, fenced := strings.Cut(block, "```")
		if !fenced || strings.HasPrefix(block, "#") {
			continue // the text before the first block
		}
		queries++
		if _, err := db.Exec(query); err != nil {
			t.Errorf("%s\n%v", query, err)
		}
	}
	if queries < 3 {
		t.Errorf("%d queries in the README", queries)
	}
}

// Tables of no row have the columns of those with rows.
func TestEmptyTables(t *testing.T) {
	dir, db := os.Getenv("HARROW_EMPTY"), open(t)
	if dir == "" {
		t.Skip("HARROW_EMPTY is not set: run interop/run")
	}
	for _, table := range tables(t) {
		for _, query := range []string{fromCSV(dir, table), fromParquet(dir, table)} {
			if n := one[int64](t, db, "SELECT count(*) FROM ("+query+")"); n != 0 {
				t.Errorf("%s: %d rows of nothing", table.Table, n)
			}
		}
	}
}

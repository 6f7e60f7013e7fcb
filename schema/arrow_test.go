package schema

import (
	"testing"

	"github.com/apache/arrow/go/v17/arrow"
)

func TestArrowSchemas(t *testing.T) {
	for _, table := range Tables() {
		s := table.Arrow(nil)
		if s.NumFields() != len(table.Columns) {
			t.Fatalf("%s: %d fields", table.Name, s.NumFields())
		}
		for i, c := range table.Columns {
			f := s.Field(i)
			doc, ok := f.Metadata.GetValue(DocKey)
			if f.Name != c.Name || f.Nullable != c.Nullable || !ok || doc == "" || doc != c.Doc {
				t.Errorf("%s.%s: %v", table.Name, c.Name, f)
			}
			if f.Type.ID() == arrow.TIMESTAMP || c.Type.String() == "unknown" {
				t.Errorf("%s.%s: type %s", table.Name, c.Name, f.Type)
			}
		}
	}
}

// The columns that readers join and sort by are the same in every fact table,
// and no name is a reserved word of SQL.
func TestColumns(t *testing.T) {
	want := []string{"doc_id", "sentence", "start_byte", "end_byte", "text", "rule", "confidence"}
	reserved := map[string]bool{"start": true, "end": true, "order": true, "group": true, "table": true, "select": true, "user": true}
	for _, table := range Tables() {
		seen := map[string]bool{}
		for i, c := range table.Columns {
			if seen[c.Name] || reserved[c.Name] || c.Doc == "" {
				t.Errorf("%s.%s: twice, reserved or without documentation", table.Name, c.Name)
			}
			seen[c.Name] = true
			if table.Fact() && i < len(want) && (c.Name != want[i] || c.Nullable) {
				t.Errorf("%s: column %d is %s", table.Name, i, c.Name)
			}
		}
	}
}

// Every row's cells fit its table's columns.
func TestRowsFitTheirTables(t *testing.T) {
	rows := Rows{[]DateRow{{}}, []AmountRow{{}}, []PercentageRow{{}}, []EntityRow{{}}, []AgreementRow{{}}}
	for _, table := range FactTables() {
		n := 0
		for _, r := range table.AppendRows(nil, &rows) {
			n++
			if cells := r.Cells(nil, new("x")); len(cells) != len(table.Columns) {
				t.Errorf("%s: %d cells, %d columns", table.Name, len(cells), len(table.Columns))
			}
		}
		if n != 1 {
			t.Errorf("%s: %d rows", table.Name, n)
		}
	}
}

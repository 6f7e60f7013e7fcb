package dates

import (
	"testing"

	"harrow/extractors/text"
	"harrow/schema"
)

func extract(t *testing.T, s string, published schema.Day) []schema.DateRow {
	t.Helper()
	d := text.New(s)
	d.Published = published
	var rows schema.Rows
	New().Extract(d, &rows)
	return rows.Dates
}

// Every rule's examples: a positive one gives its span and value by that very
// rule, a negative one gives nothing of the rule. They are read as of Friday
// 2024-05-17.
func TestRuleExamples(t *testing.T) {
	published, _ := schema.NewDay(2024, 5, 17)
	for _, r := range builtin().rules {
		t.Run(r.name, func(t *testing.T) {
			if len(r.yes) < 2 || len(r.no) < 1 || r.doc == "" {
				t.Errorf("a rule needs a doc, two positive examples and a negative one")
			}
			for _, ex := range r.yes {
				found := false
				rows := extract(t, ex.text, published)
				for _, row := range rows {
					if ex.text[row.Start:row.End] == ex.span && row.Rule == r.name {
						found = true
						if row.Value != ex.value {
							t.Errorf("%q: value %s, want %s", ex.text, row.Value, ex.value)
						}
					}
				}
				if !found {
					t.Errorf("%q: no row for [%s]; rows: %s", ex.text, ex.span, show(ex.text, rows))
				}
			}
			for _, s := range r.no {
				for _, row := range extract(t, s, published) {
					if row.Rule == r.name {
						t.Errorf("%q: unwanted row %s", s, show(s, []schema.DateRow{row}))
					}
				}
			}
		})
	}
}

func show(s string, rows []schema.DateRow) string {
	out := ""
	for _, row := range rows {
		out += "[" + s[row.Start:row.End] + "] " + row.Value + " " + row.Mod + " (" + row.Rule + ") "
	}
	return out
}

package agreements

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"harrow/extractors/amounts"
	"harrow/extractors/dates"
	"harrow/extractors/text"
	"harrow/schema"
)

// cells returns the fields of a row by name.
func cells(r *schema.AgreementRow) map[string]string {
	value := ""
	if r.Amount.Valid {
		value = r.Amount.String() + " " + r.Currency
	}
	return map[string]string{"id": r.AgreementID, "value": value, "signed": r.Signed, "from": r.ValidFrom, "to": r.ValidTo,
		"place": r.Place, "title": r.Title, "topic": r.Topic, "signatories": strings.Join(r.Signatories, ", "), "count": fmt.Sprint(r.Count)}
}

// TestFields reads texts with their dates and amounts; every cell that a wanted
// row names must be so, an empty one by "name=".
func TestFields(t *testing.T) {
	file, err := os.ReadFile("testdata/fields.txt")
	if err != nil {
		t.Fatal(err)
	}
	published, _ := schema.ParseDay("2006-03-08")
	var got []schema.AgreementRow
	var s string
	for n, line := range strings.Split(string(file), "\n") {
		want, row := strings.CutPrefix(line, "  ")
		switch {
		case line == "" || strings.HasPrefix(line, "#"):
		case !row:
			if len(got) > 0 {
				t.Errorf("fields.txt:%d: %d more rows than wanted of: %s", n, len(got), s)
			}
			s = line
			d := text.New(s)
			d.Published = published
			rows := schema.Rows{Entities: recognized(s)}
			dates.New().Extract(d, &rows)
			amounts.New().Extract(d, &rows)
			New().Extract(d, &rows)
			got = rows.Agreements
		case len(got) == 0:
			t.Errorf("fields.txt:%d: no row for %s in: %s", n+1, want, s)
		default:
			fields := strings.Split(want, " | ")
			if trigger := s[got[0].Start:got[0].End]; trigger != fields[0] {
				t.Errorf("fields.txt:%d: have trigger %s, want %s", n+1, trigger, fields[0])
			}
			have := cells(&got[0])
			for _, f := range fields[1:] {
				name, value, _ := strings.Cut(f, "=")
				if have[name] != value {
					t.Errorf("fields.txt:%d: %s is %q, want %q in: %s", n+1, name, have[name], value, s)
				}
			}
			got = got[1:]
		}
	}
}

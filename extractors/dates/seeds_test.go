package dates

import (
	"bufio"
	"encoding/json"
	"os"
	"testing"

	"harrow/extractors/text"
	"harrow/schema"
)

// The bounds of the labelled sample documents, for every row whose span and
// value are right.
func TestSeedBounds(t *testing.T) {
	f, err := os.Open("../../../shared/gold/seeds-dates.jsonl")
	if err != nil {
		t.Skip("no labelled samples beside the project: ", err)
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<24)
	right, all := 0, 0
	for lines.Scan() {
		var in struct {
			ID, Text, Date string
			Gold           []struct {
				Start, End int64
				Value      string
				First      string `json:"start_date"`
				Last       string `json:"end_date"`
			}
		}
		if err := json.Unmarshal(lines.Bytes(), &in); err != nil {
			t.Fatal(err)
		}
		d := text.New(in.Text)
		d.Published, _ = schema.ParseDay(in.Date)
		var rows schema.Rows
		New().Extract(d, &rows)
		for _, g := range in.Gold {
			all++
			for _, row := range rows.Dates {
				if row.Start != g.Start || row.End != g.End || row.Value != g.Value {
					continue
				}
				right++
				if row.StartDate.String() != g.First || row.EndDate.String() != g.Last {
					t.Errorf("%s: %q %s: bounds %v to %v, want %s to %s", in.ID, in.Text[g.Start:g.End], g.Value,
						row.StartDate, row.EndDate, g.First, g.Last)
				}
			}
		}
	}
	if right*100 < all*95 {
		t.Errorf("%d of %d spans and values are right", right, all)
	}
}

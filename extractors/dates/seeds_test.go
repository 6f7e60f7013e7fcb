package dates

import (
	"testing"

	"harrow/extractors/internal/sample"
	"harrow/schema"
)

// The bounds of the labelled sample documents, for every row whose span and
// value are right.
func TestSeedBounds(t *testing.T) {
	type document struct {
		ID, Text, Date string
		Gold           []struct {
			Start, End int64
			Value      string
			First      string `json:"start_date"`
			Last       string `json:"end_date"`
		}
	}
	right, all := 0, 0
	for _, d := range sample.Read[document](t, sample.Path(t, "gold/seeds-dates.jsonl"), 0) {
		published, _ := schema.ParseDay(d.Date)
		rows := extract(t, d.Text, published)
		for _, g := range d.Gold {
			all++
			for _, row := range rows {
				if row.Start != g.Start || row.End != g.End || row.Value != g.Value {
					continue
				}
				right++
				if row.StartDate.String() != g.First || row.EndDate.String() != g.Last {
					t.Errorf("%s: %q %s: bounds %v to %v, want %s to %s", d.ID, d.Text[g.Start:g.End], g.Value,
						row.StartDate, row.EndDate, g.First, g.Last)
				}
			}
		}
	}
	if right*100 < all*95 {
		t.Errorf("%d of %d spans and values are right", right, all)
	}
}

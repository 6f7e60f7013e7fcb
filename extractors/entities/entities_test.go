package entities

import (
	"strings"
	"testing"

	"harrow/extractors/entities/tagger"
	"harrow/extractors/internal/sample"
	"harrow/extractors/text"
	"harrow/schema"
)

func extractor(t testing.TB) *Extractor {
	t.Helper()
	x, err := New(nil)
	if err != nil {
		t.Fatal(err)
	}
	return x
}

func extract(x *Extractor, s string) []schema.EntityRow {
	var rows schema.Rows
	x.Extract(text.New(s), &rows)
	return rows.Entities
}

// TestSeedEntities holds the entity and country of every mention in the
// sample documents against their labels.
func TestSeedEntities(t *testing.T) {
	type document struct {
		Text string
		Gold []struct {
			Start, End               int64
			Text, Canonical, Country string
		}
	}
	x := extractor(t)
	right, total, missed := 0, 0, 0
	for _, d := range sample.Read[document](t, sample.Path(t, "gold/seeds-entities.jsonl"), 0) {
		found := map[[2]int64]schema.EntityRow{}
		ids := map[string]string{} // canonical name -> id
		for _, r := range extract(x, d.Text) {
			found[[2]int64{r.Start, r.End}] = r
		}
		for _, g := range d.Gold {
			r, ok := found[[2]int64{g.Start, g.End}]
			if !ok {
				missed++
				continue
			}
			total++
			same := ids[g.Canonical] == "" || ids[g.Canonical] == r.EntityID
			ids[g.Canonical] = r.EntityID
			if same && strings.EqualFold(r.Name, g.Canonical) && (g.Country == "" || r.Country == g.Country) {
				right++
			} else {
				t.Logf("%q: got %s, %q, %q; want %q, %q", g.Text, r.EntityID, r.Name, r.Country, g.Canonical, g.Country)
			}
		}
	}
	t.Logf("%d of %d right, %d mentions not found", right, total, missed)
	if 100*right < 95*total {
		t.Errorf("%d of %d entities right, want 95 %%", right, total)
	}
}

func TestBuiltInModelIsWhole(t *testing.T) {
	if err := tagger.Verify(builtIn); err != nil {
		t.Error(err)
	}
}

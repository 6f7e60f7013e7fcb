package agreements

import (
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"harrow/extractors/text"
	"harrow/schema"
)

// capitals makes an entity of each run of capitalized words, so that a fuzzed
// text has names without the entities stage.
func capitals(d *text.Document) []schema.EntityRow {
	var rows []schema.EntityRow
	labels := []string{"ORG", "GPE", "PERSON", "NORP"}
	for i := 0; i < len(d.Tokens); i++ {
		if d.Tokens[i].Kind != text.Capitalized && d.Tokens[i].Kind != text.Upper {
			continue
		}
		first := i
		for i+1 < len(d.Tokens) && d.Tokens[i+1].Kind == text.Capitalized {
			i++
		}
		start, end := d.Tokens[first].Start, d.Tokens[i].End
		name := d.Text[start:end]
		row := schema.EntityRow{Span: schema.Span{Start: int64(start), End: int64(end), Text: name},
			Label: labels[len(name)%len(labels)], EntityID: "x:" + strings.ToLower(name), Name: name}
		if row.Label == "GPE" {
			row.EntityID, row.Country = countryPrefix+name, "PE"
		}
		rows = append(rows, row)
	}
	return rows
}

func extract(s string) (*text.Document, []schema.AgreementRow) {
	d := text.New(s)
	rows := schema.Rows{Entities: capitals(d)}
	New().Extract(d, &rows)
	return d, rows.Agreements
}

func FuzzExtract(f *testing.F) {
	for _, s := range []string{
		"Peru and Chile signed an agreement (the second) with “Orbis Corp.” on Monday.",
		"The deal ( between Peru and, the two countries agreed to buy and",
		"X's Y's deal's contract's with 's agreed to to sell, agreed to",
		"agreed", "to agree to", "merger of", "The letter of", "Ceasefire agreement-deal cease-fire cease-",
		"Under the treaty, which which who that, both sides agreed on, and on, and",
		"“Protocol on Extending the Agreement between the Government of A and the B",
		"a dozen accords, Eight agreements and 20 pacts were signed by by by Ana",
		"n't n’t ’s 's ' ’ agreement ’s 's deal", "memorandum of understanding of understanding memorandum",
		"plan to sell to Orbis, the plan to sell to to to merge with", "(((( deal )))) ) deal (",
		"Agreement between the Government of Peru and the Government of Chile on trade.\n\nThe sides agree.\n\nDone at",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) {
			return
		}
		d, rows := extract(s)
		last := int64(-1)
		for i := range rows {
			r := &rows[i]
			if r.Start < 0 || r.Start >= r.End || r.End > int64(len(s)) || !utf8.ValidString(s[r.Start:r.End]) {
				t.Fatalf("row %d is at %d-%d of %d bytes", i, r.Start, r.End, len(s))
			}
			if r.Start < last {
				t.Fatalf("row %d starts at %d, before the one at %d", i, r.Start, last)
			}
			last = r.Start
			for _, e := range r.Evidence {
				if e.Start < 0 || e.Start >= e.End || e.End > int64(len(s)) {
					t.Fatalf("evidence of %s at %d-%d of %d bytes", e.Field, e.Start, e.End, len(s))
				}
			}
			if r.Instrument == "" || r.Status == "" || r.AgreementID == "" {
				t.Fatalf("row %d lacks a value: %+v", i, r)
			}
		}
		if _, again := extract(d.Text); !reflect.DeepEqual(rows, again) {
			t.Fatal("the second time gives other rows")
		}
	})
}

// Ten thousand times what a pattern could stumble over: work that grows with
// the square of its length would not end within the time that go test allows.
func TestLongInput(t *testing.T) {
	for _, s := range []string{
		"Peru signed a deal with Chile. ", "the deal, ", "deal ", "agreed to ", "(deal ", "Peru’s deal with Chile and ",
		"agreement between Peru and ", "which signed a pact that ", "the two countries agreed to buy it. ", "cease-fire ", "“ treaty ",
		"Orbis 12 pacts, ", "the deal of the deal of ", "sign and sign a treaty and ", "a a a a a deal ", "that both signed ",
		"Orbis said the government signed a deal. They met on Friday. ",
	} {
		t.Run(s, func(*testing.T) { extract(strings.Repeat(s, 10000)) })
	}
}

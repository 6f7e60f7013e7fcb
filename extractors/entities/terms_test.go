package entities

import (
	"testing"

	"harrow/extractors/text"
	"harrow/schema"
)

// What a paper writes like a name, and what stays one.
func TestTerms(t *testing.T) {
	x, err := New(nil)
	if err != nil {
		t.Fatal(err)
	}
	find := func(s, name string) *schema.EntityRow {
		var rows schema.Rows
		x.Extract(text.New(s), &rows)
		for i, row := range rows.Entities {
			if s[row.Start:row.End] == name {
				return &rows.Entities[i]
			}
		}
		return nil
	}
	for _, c := range [][2]string{
		{"The price is due (the \"Purchase Price\"). The Purchase Price is net.", "Purchase Price"},
		{"\"Leverage Ratio\" means debt to income. The Leverage Ratio is low.", "Leverage Ratio"},
		{"The two governments (hereinafter \"the Contracting Parties\") agree.", "Contracting Parties"},
		{"Net loss fell from that of Q2 FY24.", "Q2 FY24"},
		{"Freight will cost more in Q2 than before.", "Q2"},
		{"ITEM 7. The following discussion.", "ITEM"},
	} {
		if row := find(c[0], c[1]); row != nil {
			t.Errorf("%q: [%s] is %s", c[0], c[1], row.Label)
		}
	}
	for _, c := range [][3]string{
		{"The laws of the State of New York apply.", "State of New York", "iso3166-2:US-NY"},
		{"He lives at 12 Walnut Street, Burlington, Vermont, with her.", "Burlington", "place:burlington"},
		{"Ørsted and Norsk Hydro signed. Hydro shares fell.", "Hydro", "org:norsk-hydro"},
		{"The deal with Brightwater Energy Pty Ltd is signed. \"It is big for Brightwater,\" she said.", "Brightwater", "org:brightwater-energy"},
		{"Andrej Kovac (SRB) beat Tomas Vesely (CZE) in Rome.", "SRB", "iso3166:RS"},
		{"Done in the Estonian, Spanish and English languages.", "Spanish", "language:spanish"},
		{"The U.S. Securities and Exchange Commission sued.", "U.S. Securities and Exchange Commission", "org:securities-and-exchange-commission"},
	} {
		row := find(c[0], c[1])
		if row == nil || row.EntityID != c[2] {
			t.Errorf("%q: [%s]: %+v, want %s", c[0], c[1], row, c[2])
		}
	}
}

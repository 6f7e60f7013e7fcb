package entities

import (
	"strings"
	"testing"

	"harrow/extractors/text"
	"harrow/schema"
)

// Companies by their legal form, and what only looks like one.
func TestCompanies(t *testing.T) {
	x, err := New(nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ text, span, id string }{
		{"It was sold to Varga Holdings S.à r.l., a firm of Luxembourg.", "Varga Holdings S.à r.l.", "org:varga"},
		{"The buyer is Ostrova Data s.r.o. of Brno.", "Ostrova Data s.r.o.", "org:ostrova-data"},
		{"Zdrowa Sp. z o.o. signed first.", "Zdrowa Sp. z o.o.", "org:zdrowa"},
		{"Quillan Systems GmbH & Co. KG signed first.", "Quillan Systems GmbH & Co. KG", "org:quillan-systems"},
		{"It was made by Larsen Pharma A/S of Aarhus.", "Larsen Pharma A/S", "org:larsen-pharma"},
		{"Rights went to Toyosawa Kogyo K.K. in May.", "Toyosawa Kogyo K.K.", "org:toyosawa-kogyo"},
		{"Brightwater Energy Pty Ltd will build it.", "Brightwater Energy Pty Ltd", "org:brightwater-energy"},
	} {
		var rows schema.Rows
		x.Extract(text.New(c.text), &rows)
		var got []string
		ok := false
		for _, row := range rows.Entities {
			span := c.text[row.Start:row.End]
			got = append(got, span+"="+row.EntityID)
			ok = ok || span == c.span && row.EntityID == c.id && row.Label == "ORG"
		}
		if !ok {
			t.Errorf("%q: want %s=%s, got %s", c.text, c.span, c.id, strings.Join(got, ", "))
		}
	}
	for _, s := range []string{"The police chief, K.K. Paul, spoke.", "He lives in the S.A. of old.", "They met in Oslo as friends."} {
		var rows schema.Rows
		x.Extract(text.New(s), &rows)
		for _, row := range rows.Entities {
			if row.Label == "ORG" {
				t.Errorf("%q: %s is no company", s, s[row.Start:row.End])
			}
		}
	}
}

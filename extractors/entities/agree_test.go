package entities

import (
	"strings"
	"testing"

	"harrow/extractors/entities/gazetteer"
	"harrow/schema"
)

func TestAgree(t *testing.T) {
	type name struct {
		text, label string
		confidence  float32
	}
	for _, c := range []struct {
		names []name
		gap   string
		want  string
	}{
		{[]name{{"Narva Grain", "ORG", 0.9}, {"Narva Grain", "PERSON", 0.5}}, ", ", "ORG ORG"},
		{[]name{{"Narva Grain", "ORG", 0.4}, {"Narva Grain", "PRODUCT", 0.3}, {"Narva Grain", "PRODUCT", 0.3}}, ", ", "PRODUCT PRODUCT PRODUCT"},
		{[]name{{"Narva", "GPE", 0.9}, {"Narva", "PERSON", 0.5}}, ", ", "GPE PERSON"},
		{[]name{{"Nordic Grain Council", "ORG", 0.9}, {"NGC", "PRODUCT", 0.5}}, " (", "ORG ORG"},
		{[]name{{"Nordic Grain Council", "ORG", 0.9}, {"NGC", "PRODUCT", 0.5}}, " and ", "ORG PRODUCT"},
		{[]name{{"World Food Program", "LAW", 0.9}, {"WFP", "ORG", 0.5}}, " (", "ORG ORG"},
		{[]name{{"Narva Grain Corp.", "ORG", 0.9}, {"Nagraco", "GPE", 0.5}}, " (", "ORG ORG"},
		{[]name{{"Nordic Grain Council", "ORG", 0.9}, {"Oslo", "GPE", 0.5}}, " (", "ORG GPE"},
	} {
		var text strings.Builder
		var rows []schema.EntityRow
		var mentions []mention
		for i, n := range c.names {
			if i > 0 {
				text.WriteString(c.gap)
			}
			start := int64(text.Len())
			text.WriteString(n.text)
			rows = append(rows, schema.EntityRow{Span: schema.Span{Start: start, End: int64(text.Len()), Confidence: n.confidence}, Label: n.label})
			m := mention{name: n.text, key: gazetteer.KeyOf(n.text)}
			m.flags, _ = gazetteer.Default().Lookup(m.key)
			mentions = append(mentions, m)
		}
		new(standings).settle(mentions, rows)
		agree(gazetteer.Default(), text.String(), mentions, rows)
		var got []string
		for _, r := range rows {
			got = append(got, r.Label)
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%s: %s, want %s", text.String(), s, c.want)
		}
	}
}

// TestStandings marks names "label[name]" in a text: what the document as a
// whole says of them.
func TestStandings(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"PERSON[Anna Berg] spoke. ORG[Berg] left.", "PERSON PERSON"},
		{"PERSON[Morbu Sese Koto] spoke. ORG[Morbu] left.", "PERSON PERSON"},
		{"PERSON[Paul Drelk] of ORG[Drelk Motor]: ORG[Drelk] fell.", "PERSON ORG ORG"},
		{"PERSON[Anna Lagos] and GPE[Lagos]", "PERSON GPE"}, // a big city stays one
		{"GPE[Velmo] and PERSON[Velmo] and PERSON[Velmo]", "PERSON PERSON PERSON"},
		{"president GPE[Velmo] and GPE[Velmo]", "PERSON PERSON"},
		{"PERSON[Velmo] shares fell", "ORG"},
		{"ORG[Velmo Co.] and PERSON[Velmo] and PRODUCT[Velmo]", "ORG ORG ORG"},
		{"ORG[Velmo Co.] and Mr PERSON[Velmo]", "ORG PERSON"},
		{"ORG[Velmo Co.] and PERSON[Anna Velmo] and PERSON[Velmo]", "ORG PERSON PERSON"},
		{"ORG[Velmo Lind Inc.] and PERSON[Velmo]", "ORG ORG"},
		{"ORG[Velmo-Lind Co.] and PERSON[Velmo]", "ORG ORG"},
		{"said PERSON[Velmo] analyst PERSON[Anna Berg]", "ORG PERSON"},
		{"PERSON[Paris] slept", "GPE"},
		{"the GPE[Velmo] newspaper and PERSON[Velmo]", "ORG ORG"},
		{"the insurer PERSON[Velmo] and PRODUCT[Velmo]", "ORG ORG"},
		{"PRODUCT[Velmo Re] said", "ORG"},
		{"GPE[Velmo] said", "GPE"},
		{"PERSON[Warsaw] slept", "GPE"},
		{"Mr PERSON[Warsaw] slept", "PERSON"},
		{"PERSON[Jordan] slept", "PERSON"},
		{"GPE[Leeds] and ORG[Leeds]", "GPE ORG"},
	} {
		text, rows, mentions := marked(c.text)
		d := strings.ToLower(text)
		for i := range mentions {
			m := &mentions[i]
			m.flags, _ = gazetteer.Default().Lookup(m.key)
			m.coarse = rows[i].Label
			if m.coarse == "GPE" {
				m.coarse = "LOC"
			}
			words := strings.Fields(d[:rows[i].Start])
			if len(words) > 0 {
				m.before = words[len(words)-1]
			}
			if words = strings.Fields(d[rows[i].End:]); len(words) > 0 {
				m.after = words[0]
			}
			m.listen()
			rows[i].Confidence = 0.4
		}
		new(standings).settle(mentions, rows)
		var got []string
		for _, r := range rows {
			got = append(got, r.Label)
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%s: %s, want %s", c.text, s, c.want)
		}
	}
}

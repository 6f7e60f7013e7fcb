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
			mentions = append(mentions, mention{name: n.text, key: gazetteer.KeyOf(n.text)})
		}
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

package entities

import (
	"testing"

	"harrow/extractors/entities/gazetteer"
)

func TestFineLabel(t *testing.T) {
	for _, c := range []struct {
		coarse, before, name, after string
		want                        string
	}{
		{"PERSON", "", "Ada Byron", "", "PERSON"},
		{"ORG", "", "Bank of Finland", "", "ORG"},
		{"LOC", "", "Peru", "", "GPE"},
		{"LOC", "", "Shanxi", "", "GPE"},
		{"LOC", "", "Some Unknown Town", "", "GPE"},
		{"LOC", "", "Asia", "", "LOC"},
		{"LOC", "", "Lake Ladoga", "", "LOC"},
		{"LOC", "", "Bering Strait", "", "LOC"},
		{"LOC", "", "Mount Kenya", "", "LOC"},
		{"LOC", "", "Pulkovo Airport", "", "FAC"},
		{"LOC", "", "Luzhniki Stadium", "", "FAC"},
		{"LOC", "", "Baker Street", "", "FAC"},
		{"MISC", "the", "Kazakh", "delegation", "NORP"},
		{"MISC", "", "Christians", "", "NORP"},
		{"MISC", "the", "Spanish", "language", "LANGUAGE"},
		{"MISC", "in", "Spanish", ".", "NORP"},
		{"MISC", "speaks", "Spanish", "", "LANGUAGE"},
		{"MISC", "", "Cantonese", "", "LANGUAGE"},
		{"MISC", "", "World War II", "", "EVENT"},
		{"MISC", "", "Davis Cup", "", "EVENT"},
		{"MISC", "", "Hurricane Andrew", "", "EVENT"},
		{"MISC", "", "China-Laos Forum", "", "EVENT"},
		{"MISC", "", "1987 Danish general election", "", "EVENT"},
		{"MISC", "", "Treaty of Utrecht", "", "LAW"},
		{"MISC", "", "Clean Air Act", "", "LAW"},
		{"MISC", "", "Paris Agreement", "", "LAW"},
		{"MISC", "", "Belt and Road Initiative", "", "LAW"},
		{"MISC", "novel", "Silent Harbour", "", "WORK_OF_ART"},
		{"MISC", "", "Nobel Prize", "", "WORK_OF_ART"},
		{"MISC", "", "A320neo", "", "PRODUCT"},
		{"MISC", "", "Windows 95", "", "PRODUCT"},
	} {
		m := mention{name: c.name, key: gazetteer.KeyOf(c.name), coarse: c.coarse, before: c.before, after: c.after}
		if got := fineLabel(&m, gazetteer.Default()); got != c.want {
			t.Errorf("%s %q, %q before, %q after: %s, want %s", c.coarse, c.name, c.before, c.after, got, c.want)
		}
	}
	m := mention{name: "Night Ferry", coarse: "MISC", quoted: true}
	if got := fineLabel(&m, gazetteer.Default()); got != "WORK_OF_ART" {
		t.Errorf("in quotation marks: %s", got)
	}
}

package entities

import (
	"testing"

	"harrow/extractors/entities/gazetteer"
)

func TestOutOfCapitals(t *testing.T) {
	for name, want := range map[string]string{
		"NEW YORK": "New York", "RIO DE JANEIRO": "Rio de Janeiro", "BANK OF CHINA": "Bank of China", "US CONGRESS": "US Congress",
		"LEE BERG": "Lee Berg", "NATO COUNCIL": "NATO Council", "ST. LOUIS": "ST. Louis", "ÉVIAN WATER": "Évian Water",
	} {
		if got := outOfCapitals(gazetteer.Default(), name); got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
	for _, c := range []struct {
		name, coarse string
		want         bool
	}{
		{"NEW YORK", "LOC", true}, {"PARIS", "LOC", true}, {"UNESCO", "ORG", false}, {"UK", "LOC", false}, {"New York", "LOC", false},
		{"A320", "MISC", false}, {"1860", "MISC", false},
	} {
		if got := isShouted(c.name, c.coarse); got != c.want {
			t.Errorf("%s %s: %t", c.coarse, c.name, got)
		}
	}
}

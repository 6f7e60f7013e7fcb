package dates

import (
	"strings"
	"testing"

	"harrow/schema"
)

// Every name of a holiday is found, whole.
func TestHolidayNames(t *testing.T) {
	published, _ := schema.NewDay(2024, 5, 17)
	for _, h := range holidays() {
		for _, words := range h.names {
			name := strings.NewReplacer(" . ", ". ", " '", "'", " - ", "-").Replace(strings.Join(words, " "))
			s := "They met on " + name + "."
			found := false
			for _, row := range extract(t, s, published) {
				found = found || s[row.Start:row.End] == name
			}
			if !found {
				t.Errorf("%q: rows %s", s, show(s, extract(t, s, published)))
			}
		}
	}
}

package agreements

import (
	"testing"

	"harrow/extractors/internal/datafile"
)

func TestSets(t *testing.T) {
	words := map[string]int{}
	for section := range datafile.Words(wordsFile) {
		words[section]++
	}
	for section := range words {
		if setNames[section] == 0 {
			t.Errorf("words.txt: no set %q", section)
		}
	}
	for name := range setNames {
		if words[name] == 0 {
			t.Errorf("words.txt: no words in %q", name)
		}
	}
}

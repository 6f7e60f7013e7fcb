package tagger

import (
	"testing"

	"harrow/extractors/internal/datafile"
)

func TestWords(t *testing.T) {
	count := map[string]int{}
	for section := range datafile.Words(wordsFile) {
		count[section]++
		if classNames[section] == 0 && partNames[section] == 0 {
			t.Errorf("words.txt: no set %q", section)
		}
	}
	if len(count) != len(classNames)+len(partNames) {
		t.Errorf("words.txt: %d sets, want %d", len(count), len(classNames)+len(partNames))
	}
}

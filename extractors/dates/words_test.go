package dates

import (
	"testing"

	"harrow/extractors/internal/datafile"
)

func TestWords(t *testing.T) {
	count := map[string]int{}
	for section, word := range datafile.Words(wordsFile) {
		count[section]++
		if setNames[section] == 0 {
			t.Errorf("words.txt: no set %q", section)
		}
		if section != "label" && len(word) > longestWord {
			t.Errorf("words.txt: %q is longer than %d bytes", word, longestWord)
		}
	}
	for name := range setNames {
		if count[name] == 0 {
			t.Errorf("words.txt: no words in %q", name)
		}
	}
}

package dates

import (
	"testing"

	"harrow/extractors/internal/datafile"
)

func TestWords(t *testing.T) {
	for _, what := range datafile.Mismatches(wordsFile, setNames) {
		t.Error("words.txt: " + what)
	}
	for word, s := range words().sets {
		if s != label && len(word) > longestWord {
			t.Errorf("words.txt: %q is longer than %d bytes", word, longestWord)
		}
		if len(word) > maxWord {
			t.Errorf("words.txt: %q is longer than %d bytes", word, maxWord)
		}
	}
}

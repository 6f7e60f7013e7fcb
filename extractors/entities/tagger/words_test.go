package tagger

import (
	"testing"

	"harrow/extractors/internal/datafile"
)

func TestWords(t *testing.T) {
	for _, what := range datafile.Mismatches(wordsFile, partNames) {
		t.Error("words.txt: " + what)
	}
}

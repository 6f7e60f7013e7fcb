package amounts

import (
	"testing"

	"harrow/extractors/internal/datafile"
	"harrow/extractors/text"
)

// TestUnitsOfOne holds the words that the scanner stops at to the class file.
func TestUnitsOfOne(t *testing.T) {
	for w, sets := range words().sets {
		if sets&unitOfOne != 0 && (text.WordOf(w) == 0 || lexicon().words[w] == 0) {
			t.Errorf("%q is in no class file or no unit", w)
		}
	}
}

func TestSets(t *testing.T) {
	for _, what := range datafile.Mismatches(wordsFile, setNames) {
		t.Error("words.txt: " + what)
	}
}

package amounts

import (
	"testing"

	"harrow/extractors/internal/datafile"
)

func TestSets(t *testing.T) {
	for _, what := range datafile.Mismatches(wordsFile, setNames) {
		t.Error("words.txt: " + what)
	}
}

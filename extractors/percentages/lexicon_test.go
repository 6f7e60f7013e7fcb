package percentages

import (
	"testing"

	"harrow/extractors/internal/datafile"
)

func TestClasses(t *testing.T) {
	for _, what := range datafile.Mismatches(wordsFile, classNames) {
		t.Error("words.txt: " + what)
	}
}

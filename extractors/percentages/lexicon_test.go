package percentages

import (
	"testing"

	"harrow/extractors/internal/datafile"
)

func TestClasses(t *testing.T) {
	words := map[string]int{}
	for section := range datafile.Words(wordsFile) {
		words[section]++
	}
	for section := range words {
		if classNames[section] == 0 {
			t.Errorf("words.txt: no class %q", section)
		}
	}
	for name := range classNames {
		if words[name] == 0 {
			t.Errorf("words.txt: no words of class %q", name)
		}
	}
}

package datafile

import (
	"slices"
	"testing"
)

func TestLines(t *testing.T) {
	const file = "# comment\none two\n\n[b] # what b is\r\n  three four \r\n#five\n[c d]\nsix"
	var lines, words []string
	for section, line := range Lines(file) {
		lines = append(lines, section+":"+line)
	}
	for section, word := range Words(file) {
		words = append(words, section+":"+word)
	}
	if want := []string{":one two", "b:three four", "c d:six"}; !slices.Equal(lines, want) {
		t.Errorf("lines %q, want %q", lines, want)
	}
	if want := []string{":one", ":two", "b:three", "b:four", "c d:six"}; !slices.Equal(words, want) {
		t.Errorf("words %q, want %q", words, want)
	}
	for range Words(file) {
		break
	}
}

func TestSets(t *testing.T) {
	const file = "[odd]\none three nine_and_a_half\n[odd square]\nnine\n[even]\ntwo\n[even square]\nfour"
	names := map[string]uint8{"odd": 1, "even": 2, "square": 4}
	sets := ReadSets(file, names)
	for word, want := range map[string]uint8{"one": 1, "two": 2, "four": 6, "nine": 5, "nine and a half": 1, "five": 0} {
		if sets[word] != want {
			t.Errorf("%s is in %b, want %b", word, sets[word], want)
		}
	}
	if !sets.Has(2|4, "nine") || sets.Has(2, "nine") || sets.Has(7, "five") {
		t.Error("Has is wrong of nine or five")
	}
	if got := Mismatches(file, names); got != nil {
		t.Errorf("mismatches %q, want none", got)
	}
	delete(names, "square")
	names["prime"] = 8
	if got, want := Mismatches(file, names), []string{"no set square", "no word of prime"}; !slices.Equal(got, want) {
		t.Errorf("mismatches %q, want %q", got, want)
	}
}

func TestShapes(t *testing.T) {
	const long = "a-word-of-more-bytes-than-a-word-of-32-bits"
	shapes := Sets[uint8]{"one": 1, "three": 1, long: 2}.Shapes()
	for word, want := range map[string]bool{"one": true, "two": false, "three": true, "ones": false, "": false, long: true, long + "s": true} {
		if got := shapes.May(word); got != want {
			t.Errorf("May(%q) = %v", word, got)
		}
	}
}

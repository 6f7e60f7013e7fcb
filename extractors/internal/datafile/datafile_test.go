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

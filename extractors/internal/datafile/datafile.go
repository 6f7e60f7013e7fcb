// Package datafile reads the lexicons that the extractors embed: a text of lines,
// in which an empty line and one that begins with # say nothing, and [name] heads
// a section. What a line holds is for the layer to say.
package datafile

import (
	"iter"
	"maps"
	"slices"
	"strings"
)

// Lines yields each line, less the blanks around it, and the section it is in; ""
// before the first.
func Lines(file string) iter.Seq2[string, string] {
	return func(yield func(section, line string) bool) {
		section := ""
		for line := range strings.Lines(file) {
			line = strings.TrimSpace(line)
			switch {
			case line == "" || line[0] == '#':
			case line[0] == '[':
				section, _, _ = strings.Cut(line[1:], "]")
			default:
				if !yield(section, line) {
					return
				}
			}
		}
	}
}

// Words yields each word that stands between blanks, and the section it is in.
func Words(file string) iter.Seq2[string, string] {
	return func(yield func(section, word string) bool) {
		for section, line := range Lines(file) {
			for word := range strings.FieldsSeq(line) {
				if !yield(section, word) {
					return
				}
			}
		}
	}
}

// Sets holds the sets that words are in, each set a bit of S.
type Sets[S Bits] map[string]S

// Bits is a type of which each bit stands for a set.
type Bits interface {
	~uint8 | ~uint16 | ~uint32 | ~uint64
}

// ReadSets reads a file of words in sections. A section is headed by the names of
// the sets that its words are in, between blanks; in a word _ stands for a blank.
func ReadSets[S Bits](file string, names map[string]S) Sets[S] {
	sets := Sets[S]{}
	for section, word := range Words(file) {
		for name := range strings.FieldsSeq(section) {
			sets[strings.ReplaceAll(word, "_", " ")] |= names[name]
		}
	}
	return sets
}

// Has reports whether a word is in one of the sets of s.
func (sets Sets[S]) Has(s S, word string) bool { return sets[word]&s != 0 }

// Shapes tells of most words that they are none of a set, by first byte and length,
// without a look into the set itself.
type Shapes [256]uint32

// Shapes returns those of the words.
func (sets Sets[S]) Shapes() *Shapes {
	var shapes Shapes
	for word := range sets {
		shapes[word[0]] |= 1 << min(len(word), 31)
	}
	return &shapes
}

// May reports whether a word may be one of the set.
func (t *Shapes) May(word string) bool {
	return word != "" && t[word[0]]>>min(len(word), 31)&1 != 0
}

// Mismatches returns the names that head a section of a file and are none of
// the sets, and those of sets without a word.
func Mismatches[S Bits](file string, names map[string]S) (out []string) {
	headed := map[string]bool{}
	for section := range Words(file) {
		for name := range strings.FieldsSeq(section) {
			if names[name] == 0 && !headed[name] {
				out = append(out, "no set "+name)
			}
			headed[name] = true
		}
	}
	for _, name := range slices.Sorted(maps.Keys(names)) {
		if !headed[name] {
			out = append(out, "no word of "+name)
		}
	}
	return out
}

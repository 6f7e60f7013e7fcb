// Package datafile reads the lexicons that the extractors embed: a text of lines,
// in which an empty line and one that begins with # say nothing, and [name] heads
// a section. What a line holds is for the layer to say.
package datafile

import (
	"iter"
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

// Package figures holds what amounts and percentages share: finding numbers in
// a text, the words that bound a figure ("more than"), and the grammar that
// joins figures ("10 to 15", "from $3 to $4", "1.5 and 3 percent respectively").
package figures

import (
	"slices"

	"harrow/extractors/numerals"
	"harrow/extractors/numerals/prefix"
	"harrow/extractors/text"
)

// classes of bytes for the scanner.
const (
	other = iota
	letter
	digit
	high // first byte of a character that may be a fraction: ½ ⅓
)

var class = func() (t [256]uint8) {
	for c := range 26 {
		t['a'+c], t['A'+c] = letter, letter
	}
	for c := range 10 {
		t['0'+c] = digit
	}
	t[0xc2], t[0xe2] = high, high
	return t
}()

// Words is a set of words of the text layer's class file.
type Words struct {
	numbers []bool     // by text.Token.Word
	first   prefix.Set // for words within a token
}

// NewWords returns the set of some words, all of them in the class file.
func NewWords(words func(yield func(string) bool)) *Words {
	w := &Words{numbers: make([]bool, text.WordCount()+1)}
	for word := range words {
		w.numbers[text.WordOf(word)] = true
		w.first.Add(word)
	}
	w.numbers[0] = false
	return w
}

// Or returns the words of either set.
func (w *Words) Or(other *Words) *Words {
	both := &Words{numbers: slices.Clone(w.numbers), first: w.first}
	both.first.Or(&other.first)
	for i, has := range other.numbers {
		both.numbers[i] = both.numbers[i] || has
	}
	return both
}

// Has reports whether a token is a word of the set.
func (w *Words) Has(t *text.Token) bool { return w.numbers[t.Word] }

// Starts reports whether the letters at byte at of s may start a word of the set.
func (w *Words) Starts(s string, at int) bool { return w.first.Has(s, at) }

// NewStarts returns the words that start a number.
func NewStarts() *Words { return NewWords(numerals.Words) }

// Scanner finds the places of a document where a number may start.
type Scanner struct {
	doc    *text.Document
	starts *Words
	figure int // index in Document.Figures of the token to go on with
}

// NewScanner returns a scanner that stops at digits, fractions and the words of starts.
func NewScanner(d *text.Document, starts *Words) Scanner { return Scanner{doc: d, starts: starts} }

// Next returns the first byte from at on where a number may start: a digit, a
// fraction character or a word; the length of the text where there is none in the
// first limit tokens of Document.Figures. at must not lie inside a number.
func (sc *Scanner) Next(at, limit int) int {
	for ; sc.figure < limit; sc.figure++ {
		t := &sc.doc.Tokens[sc.doc.Figures[sc.figure]]
		if t.End <= at {
			continue
		}
		if t.Word != 0 && t.Start >= at {
			if sc.starts.Has(t) {
				return t.Start
			}
			continue
		}
		if found := sc.within(max(at, t.Start), t.End); found < t.End {
			return found
		}
	}
	return len(sc.doc.Text)
}

// Seek makes the scanner go on at byte at, which may lie before where it is.
func (sc *Scanner) Seek(at int) {
	for sc.figure > 0 && sc.doc.Tokens[sc.doc.Figures[sc.figure-1]].End > at {
		sc.figure--
	}
}

// within looks for a number in a part of a token.
func (sc *Scanner) within(at, end int) int {
	s := sc.doc.Text
	for at < end {
		switch class[s[at]] {
		case digit:
			return at
		case letter:
			if sc.starts.Starts(s, at) {
				return at
			}
			at = SkipWord(s, at)
			continue
		case high:
			if c := s[at]; at+2 < len(s) && (c == 0xc2 && s[at+1] >= 0xbc && s[at+1] <= 0xbe || c == 0xe2 && s[at+1] == 0x85) {
				return at
			}
		}
		at++
	}
	return end
}

// SkipWord returns the byte after the run of ASCII letters at byte at.
func SkipWord(s string, at int) int {
	for at < len(s) && class[s[at]] == letter {
		at++
	}
	return at
}

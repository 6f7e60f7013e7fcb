// Package figures holds what amounts and percentages share: finding numbers in
// a text, the words that bound a figure ("more than"), and the grammar that
// joins figures ("10 to 15", "from $3 to $4", "1.5 and 3 percent respectively").
package figures

import (
	"math/bits"

	"harrow/extractors/numerals"
	"harrow/extractors/numerals/prefix"
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

// NewStarts returns the words at which a scanner stops: those that start a
// number, and some more in lower case.
func NewStarts(more ...string) *prefix.Set {
	p := new(prefix.Set)
	for w := range numerals.Words {
		p.Add(w)
	}
	for _, w := range more {
		p.Add(w)
	}
	return p
}

// Scanner finds the places of a text where a number may start.
type Scanner struct {
	text   string
	starts *prefix.Set
}

// NewScanner returns a scanner of text that stops at digits and the words of starts.
func NewScanner(text string, starts *prefix.Set) Scanner { return Scanner{text, starts} }

// Next returns the first byte from at on where a number may start, a digit, a
// fraction character or the first letters of a number word, or the length of the
// text. at must not lie inside a number.
//
// It reads eight bytes at a time and looks only at those that start a run of
// digits or letters.
func (sc Scanner) Next(at int) int {
	s, words := sc.text, sc.starts
	var letters0, digits0 uint64 // 0x80 where the byte before was one
	i := at
	for ; i+8 <= len(s); i += 8 {
		x := uint64(s[i]) | uint64(s[i+1])<<8 | uint64(s[i+2])<<16 | uint64(s[i+3])<<24 |
			uint64(s[i+4])<<32 | uint64(s[i+5])<<40 | uint64(s[i+6])<<48 | uint64(s[i+7])<<56
		letters, digits := letterBytes(x), digitBytes(x)
		starts := letters&^(letters<<8|letters0) | digits&^(digits<<8|digits0) | x&highBits
		letters0, digits0 = letters>>56, digits>>56
		for ; starts != 0; starts &= starts - 1 {
			at := i + bits.TrailingZeros64(starts)>>3
			if s[at] >= 'A' && s[at] < 0x80 && at+2 < len(s) && !words.Three(s, at) {
				continue
			}
			if sc.mayStart(at) {
				return at
			}
		}
	}
	for ; i < len(s); i++ {
		if i > at && class[s[i]] == class[s[i-1]] && class[s[i]] != high {
			continue
		}
		if sc.mayStart(i) {
			return i
		}
	}
	return len(s)
}

// mayStart reports whether a number may start at byte at.
func (sc Scanner) mayStart(at int) bool {
	s := sc.text
	switch c := s[at]; class[c] {
	case digit:
		return true
	case letter:
		return sc.starts.Has(s, at)
	case high:
		return at+2 < len(s) && (c == 0xc2 && s[at+1] >= 0xbc && s[at+1] <= 0xbe || c == 0xe2 && s[at+1] == 0x85)
	}
	return false
}

// NextCapital returns the first byte from at on where a word with a capital starts
// that may be of the set, or the length of s. at must not lie inside a word.
func NextCapital(s string, at int, words *prefix.Set) int {
	var before uint64
	i := at
	for ; i+8 <= len(s); i += 8 {
		x := uint64(s[i]) | uint64(s[i+1])<<8 | uint64(s[i+2])<<16 | uint64(s[i+3])<<24 |
			uint64(s[i+4])<<32 | uint64(s[i+5])<<40 | uint64(s[i+6])<<48 | uint64(s[i+7])<<56
		letters := letterBytes(x)
		starts := letters &^ (letters<<8 | before) &^ (x << 2) // capitals lack bit 5
		before = letters >> 56
		for ; starts != 0; starts &= starts - 1 {
			if at := i + bits.TrailingZeros64(starts)>>3; words.Has(s, at) {
				return at
			}
		}
	}
	for ; i < len(s); i++ {
		if s[i]-'A' < 26 && (i == at || class[s[i-1]] != letter) && words.Has(s, i) {
			return i
		}
	}
	return len(s)
}

const (
	highBits = 0x8080808080808080
	eachByte = 0x0101010101010101
)

// letterBytes sets the high bit of each byte of x that is an ASCII letter.
func letterBytes(x uint64) uint64 {
	y := x&^highBits | 0x20*eachByte
	return (y + (0x80-'a')*eachByte) &^ (y + (0x80-'z'-1)*eachByte) &^ x & highBits
}

// digitBytes sets the high bit of each byte of x that is an ASCII digit.
func digitBytes(x uint64) uint64 {
	y := x &^ highBits
	return (y + (0x80-'0')*eachByte) &^ (y + (0x80-'9'-1)*eachByte) &^ x & highBits
}

// SkipWord returns the byte after the run of ASCII letters at byte at.
func SkipWord(s string, at int) int {
	for at < len(s) && class[s[at]] == letter {
		at++
	}
	return at
}

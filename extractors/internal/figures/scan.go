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
	base   int    // start of the block of 64 bytes that was read
	block  uint64 // its bytes that start a run of digits or letters, or are none of ASCII
	last   uint64 // 1 where its last byte is a letter, 2 where it is a digit
}

// NewScanner returns a scanner of text that stops at digits and the words of starts.
func NewScanner(text string, starts *prefix.Set) Scanner {
	return Scanner{text: text, starts: starts, base: -blockSize}
}

// Next returns the first byte from at on where a number may start, a digit, a
// fraction character or the first letters of a number word, or the length of the
// text. at must not lie inside a number.
//
// It reads 64 bytes at a time and looks only at those that start a run of
// digits or letters.
func (sc *Scanner) Next(at int) int {
	s, words := sc.text, sc.starts
	if at >= len(s) {
		return len(s)
	}
	if uint(at-sc.base) >= blockSize {
		sc.base, sc.last = at, 0
		sc.read()
	}
	sc.block &= ^uint64(0) << (at - sc.base)
	if c := class[s[at]]; c == letter || c == digit {
		sc.block |= 1 << (at - sc.base)
	}
	for {
		for starts := sc.block; starts != 0; starts &= starts - 1 {
			at := sc.base + bits.TrailingZeros64(starts)
			if s[at] >= 'A' && s[at] < 0x80 && at+2 < len(s) && !words.Three(s, at) {
				continue
			}
			if sc.mayStart(at) {
				return at
			}
		}
		if sc.base += blockSize; sc.base >= len(s) {
			return len(s)
		}
		sc.read()
	}
}

const blockSize = 64

// read reads the block at base.
func (sc *Scanner) read() {
	s := sc.text[sc.base:]
	var letters, digits, others uint64
	for i := 0; i < min(blockSize, len(s)); i += 8 {
		var x uint64
		if i+8 <= len(s) {
			x = eight(s, i)
		} else {
			for k := i; k < len(s); k++ {
				x |= uint64(s[k]) << (8 * (k - i))
			}
		}
		letters |= gather(letterBytes(x)) << i
		digits |= gather(digitBytes(x)) << i
		others |= gather(x&highBits) << i
	}
	sc.block = letters&^(letters<<1|sc.last&1) | digits&^(digits<<1|sc.last>>1) | others
	sc.last = letters>>63 | digits>>63<<1
}

// eight returns the eight bytes at byte i of s, the first lowest.
func eight(s string, i int) uint64 {
	b := s[i : i+8]
	return uint64(b[0]) | uint64(b[1])<<8 | uint64(b[2])<<16 | uint64(b[3])<<24 |
		uint64(b[4])<<32 | uint64(b[5])<<40 | uint64(b[6])<<48 | uint64(b[7])<<56
}

// gather returns the high bits of the eight bytes of x as one byte.
func gather(x uint64) uint64 { return x >> 7 * 0x0102040810204080 >> 56 }

// mayStart reports whether a number may start at byte at.
func (sc *Scanner) mayStart(at int) bool {
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
		x := eight(s, i)
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

// NextMark returns the first byte from at on that is mark, begins a word with the
// letter a or b in either case, or is none of ASCII; the length of s where there
// is none. at must not lie inside a word.
func NextMark(s string, at int, mark, a, b byte) int {
	marks, as, bs := uint64(mark)*eachByte, uint64(a|0x20)*eachByte, uint64(b|0x20)*eachByte
	var before uint64
	for ; at+8 <= len(s); at += 8 {
		x := eight(s, at)
		letters := letterBytes(x)
		inside := letters<<8 | before
		before = letters >> 56
		low := x | 0x20*eachByte
		if found := (zeroBytes(x^marks) | (zeroBytes(low^as)|zeroBytes(low^bs))&^inside | x) & highBits; found != 0 {
			return at + bits.TrailingZeros64(found)>>3
		}
	}
	for ; at < len(s); at++ {
		if l := s[at] | 0x20; s[at] == mark || l == a|0x20 || l == b|0x20 || s[at] >= 0x80 {
			return at
		}
	}
	return len(s)
}

// zeroBytes sets the high bit of each byte of x that is 0, and perhaps of others
// above those.
func zeroBytes(x uint64) uint64 { return (x - eachByte) &^ x }

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

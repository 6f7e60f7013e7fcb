// Package figures holds what amounts and percentages share: finding numbers in
// a text, the words that bound a figure ("more than"), and the grammar that
// joins figures ("10 to 15", "from $3 to $4", "1.5 and 3 percent respectively").
package figures

import "harrow/extractors/numerals"

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

// Starts holds the words at which a scanner stops, number words among them: by
// the first three letters, five bits each, the set of fourth letters, bit 0 for
// the end of the word. It stops at some other words too.
type Starts [1 << 15]uint32

// NewStarts returns the number words and some more, in lower case and of three
// letters or more.
func NewStarts(more ...string) *Starts {
	p := new(Starts)
	for w := range numerals.Words {
		p.add(w)
	}
	for _, w := range more {
		p.add(w)
	}
	return p
}

func (p *Starts) add(w string) {
	fourth := byte(0)
	if len(w) > 3 {
		fourth = w[3] & 31
	}
	p[prefix(w, 0)] |= 1 << fourth
}

func prefix(s string, i int) uint {
	return uint(s[i]&31)<<10 | uint(s[i+1]&31)<<5 | uint(s[i+2]&31)
}

// Scanner finds the places of a text where a number may start.
type Scanner struct {
	text   string
	starts *Starts
}

// NewScanner returns a scanner of text that stops at digits and the words of starts.
func NewScanner(text string, starts *Starts) Scanner { return Scanner{text, starts} }

// Next returns the first byte from at on where a number may start, a digit, a
// fraction character or a number word, or the length of the text. at must not
// lie inside a number.
func (sc Scanner) Next(at int) int {
	s, p := sc.text, sc.starts
	for at < len(s) {
		switch class[s[at]] {
		case other:
			at++
		case digit:
			return at
		case letter:
			if at+3 < len(s) {
				if set := p[prefix(s, at)]; set != 0 {
					fourth := byte(0)
					if class[s[at+3]] == letter {
						fourth = s[at+3] & 31
					}
					if set&(1<<fourth) != 0 && class[s[at+1]] == letter && class[s[at+2]] == letter {
						return at
					}
				}
			} else if at+3 == len(s) && p[prefix(s, at)]&1 != 0 {
				return at
			}
			at = SkipWord(s, at)
		case high:
			if c := s[at]; at+2 < len(s) && (c == 0xc2 && s[at+1] >= 0xbc && s[at+1] <= 0xbe || c == 0xe2 && s[at+1] == 0x85) {
				return at
			}
			at++
		}
	}
	return len(s)
}

// SkipWord returns the byte after the run of ASCII letters at byte at.
func SkipWord(s string, at int) int {
	for at < len(s) && class[s[at]] == letter {
		at++
	}
	return at
}

package figures

import "strings"

// Has reports whether part stands at byte at of s.
func Has(s string, at int, part string) bool {
	return at >= 0 && at <= len(s) && strings.HasPrefix(s[at:], part)
}

// IsDigit reports whether byte at of s is a digit.
func IsDigit(s string, at int) bool { return at >= 0 && at < len(s) && class[s[at]] == digit }

// IsLetter reports whether byte at of s belongs to a letter: ASCII, or any
// character outside ASCII that is no punctuation, currency sign or CJK.
func IsLetter(s string, at int) bool {
	if at < 0 || at >= len(s) {
		return false
	}
	c := s[at]
	return class[c] == letter || c >= 0xc3 && c <= 0xd9
}

// Blank returns the byte after the white space at byte at: a few blanks and at
// most one line end.
func Blank(s string, at int) int {
	if at < len(s) && visible(s[at]) {
		return at
	}
	return blanks(s, at)
}

// visible reports whether c is an ASCII character other than white space.
func visible(c byte) bool { return c > ' ' && c < 0x80 }

func blanks(s string, at int) int {
	if at+1 < len(s) && s[at] == ' ' && visible(s[at+1]) {
		return at + 1
	}
	lines := 0
	for i := 0; i < 6 && at < len(s); i++ {
		switch c := s[at]; {
		case c == ' ' || c == '\t' || c == '\r':
			at++
		case c == '\n' && lines == 0:
			lines++
			at++
		case c == 0xc2 && Has(s, at, "\u00a0"):
			at += 2
		case c == 0xe2 && (Has(s, at, "\u2009") || Has(s, at, "\u202f")):
			at += 3
		default:
			return at
		}
	}
	return at
}

// Back returns the byte where the white space that ends at byte at starts.
func Back(s string, at int) int {
	if at > 0 && visible(s[at-1]) {
		return at
	}
	return blanksBack(s, at)
}

func blanksBack(s string, at int) int {
	if at > 1 && s[at-1] == ' ' && visible(s[at-2]) {
		return at - 1
	}
	lines := 0
	for i := 0; i < 6 && at > 0; i++ {
		switch c := s[at-1]; {
		case c == ' ' || c == '\t' || c == '\r':
			at--
		case c == '\n' && lines == 0:
			lines++
			at--
		case c == 0xa0 && at > 1 && s[at-2] == 0xc2:
			at -= 2
		case at > 2 && (Has(s, at-3, "\u2009") || Has(s, at-3, "\u202f")):
			at -= 3
		default:
			return at
		}
	}
	return at
}

// Before returns the word that ends at byte at, less white space: letters,
// digits and the marks within a word.
func Before(s string, at int) (start, end int) {
	end = Back(s, at)
	start = end
	for start > 0 && end-start < 40 && (wordly(s[start-1]) || wordByte(s, start-1)) {
		start--
	}
	return start, end
}

// After returns the word that starts at byte at, less white space.
func After(s string, at int) (start, end int) {
	start = Blank(s, at)
	end = start
	for end < len(s) && end-start < 40 && (wordly(s[end]) || wordByte(s, end)) {
		end++
	}
	return start, end
}

// wordly reports whether a byte belongs to a word wherever it stands.
func wordly(c byte) bool { return class[c]-letter <= digit-letter }

// wordByte reports whether byte i, which is no ASCII letter or digit, belongs to a word.
func wordByte(s string, i int) bool {
	c := s[i]
	switch {
	case c == '\'' || c == '.' || c == '-':
		return i > 0 && class[s[i-1]] == letter && i+1 < len(s) && class[s[i+1]] == letter
	case c >= 0x80:
		return c >= 0xc3 && c <= 0xd9 || c < 0xc0 && i > 0 && s[i-1] >= 0xc3 && s[i-1] <= 0xd9
	}
	return false
}

// Key is a phrase in lower case for a look-up without allocation.
type Key struct {
	buf [48]byte
	n   int
}

// Fold returns s[start:end] in lower case, white space as one blank, curly
// apostrophes straight; empty where it is longer than any phrase looked up.
func Fold(s string, start, end int) (k Key) {
	for i := start; i < end; {
		if k.n >= len(k.buf)-4 {
			return Key{}
		}
		c := s[i]
		if f := folded[c]; f != 0 {
			k.buf[k.n] = f
			k.n++
			i++
			continue
		}
		next := i
		if c <= ' ' || c == 0xc2 || c == 0xe2 {
			next = Blank(s, i)
		}
		switch {
		case next > i:
			c, i = ' ', next
		case c == 0xe2 && Has(s, i, "’"):
			c, i = '\'', i+3
		default:
			i++
		}
		k.buf[k.n] = c
		k.n++
	}
	return k
}

// folded holds the visible characters of ASCII, letters in lower case; 0 for others.
var folded = func() (t [256]uint8) {
	for c := range 256 {
		switch {
		case class[c] == letter:
			t[c] = uint8(c) | 0x20
		case visible(byte(c)):
			t[c] = uint8(c)
		}
	}
	return t
}()

// Bytes returns the phrase.
func (k *Key) Bytes() []byte { return k.buf[:k.n] }

// Cell reports whether s[start:end] is a cell of a table by itself: columns, or the
// ends of the line, are beside it.
func Cell(s string, start, end int) bool {
	left := start == 0 || s[start-1] == '\n' || s[start-1] == '\t' || s[start-1] == '|' || Has(s, start-2, "  ") || Has(s, start-2, "| ")
	right := end >= len(s) || s[end] == '\n' || s[end] == '\r' || s[end] == '\t' || s[end] == '|' || Has(s, end, "  ") || Has(s, end, " |")
	return left && right && !(start == 0 && end >= len(s))
}

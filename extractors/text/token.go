package text

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/words"
)

// Token is a word, number, punctuation mark or symbol.
type Token struct {
	Start, End int // bytes
	Kind       Kind
	First      byte // of its bytes
	Class      Class
	Arg        uint8  // tells the words of a class apart
	Word       uint16 // number of the word in classes.txt, or 0
}

// Kind says what a token is made of.
type Kind uint8

const (
	Other       Kind = iota // punctuation, symbols, anything else
	Lower                   // letters, the first in lower case (or without case: CJK)
	Capitalized             // letters, the first in upper case: "Moscow", "McDonald"
	Upper                   // two letters or more, all in upper case: "NATO"; also "U.S"
	Number                  // starts with a digit and holds no letter: "1,234.5"
	Mixed                   // letters and digits: "1990s", "Q3", "5bn"
)

// Wordy reports whether the token holds letters.
func (k Kind) Wordy() bool { return k != Other && k != Number }

// tokenize sets the tokens, the words of Unicode Standard Annex 29 less white
// space, and the indices of those with a class or figure. A token never ends in the middle of a UTF-8 sequence. Where ASCII alone
// decides, which is nearly everywhere, the library is not asked.
func (d *Document) tokenize() {
	s := d.Text
	tokens := slices.Grow(d.Tokens, len(s)/5+1)
	classed := slices.Grow(d.Classed, len(s)/30+1)
	figures := slices.Grow(d.Figures, len(s)/50+1)
	table := classes()
	for pos := 0; pos < len(s); {
		end, kind, key := shortWord(s, pos)
		start, stop := pos, end
		if end == pos {
			end, kind = plainWord(s, pos)
			stop = end
		}
		if end == pos {
			it := words.FromString(s[pos:])
			it.Next()
			end = pos + it.End()
			// A combining mark makes one word with the blank that it stands on.
			start, stop = trim(s, pos, end)
			kind = kindOf(s[start:stop])
		}
		if kind != space {
			t := Token{Start: start, End: stop, Kind: kind, First: s[start]}
			var figure bool
			if key.low != 0 && kind != Number {
				figure = t.set(table.find(key))
			} else {
				figure = table.classify(s, &t)
			}
			if t.Class != NoClass {
				classed = append(classed, int32(len(tokens)))
			}
			if figure {
				figures = append(figures, int32(len(tokens)))
			}
			tokens = append(tokens, t)
		}
		pos = end
		if pos+1 < len(s) && s[pos] == ' ' && byteClass[s[pos+1]]&(isWord|isMark) != 0 {
			pos++
		}
	}
	d.Tokens, d.Classed, d.Figures = tokens, classed, figures
}

// space is the kind of what becomes no token.
const space Kind = 255

// What an ASCII byte is.
const (
	isLower uint8 = 1 << iota
	isUpper
	isDigit
	isMark  // stands alone before any ASCII byte
	isJoint // of the marks, one that may join letters or digits on both sides
	isBlank
	isBreak // breaks the line

	isLetter = isLower | isUpper
	isWord   = isLetter | isDigit
)

var byteClass = func() (table [256]uint8) {
	for c := range utf8.RuneSelf {
		switch {
		case c == ' ':
			table[c] = isBlank
		case '\n' <= c && c <= '\r':
			table[c] = isBreak
		case '0' <= c && c <= '9':
			table[c] = isDigit
		case 'a' <= c && c <= 'z':
			table[c] = isLower
		case 'A' <= c && c <= 'Z':
			table[c] = isUpper
		case strings.IndexByte(".,':;", byte(c)) >= 0:
			table[c] = isMark | isJoint
		case '!' <= c && c <= '~' && c != '_':
			table[c] = isMark
		}
	}
	return table
}()

// closes marks the bytes that end a word whatever follows.
var closes = func() (table [256]bool) {
	for c := range utf8.RuneSelf {
		table[c] = byteClass[c]&(isWord|isJoint) == 0 && c != '_'
	}
	return table
}()

// shortWord returns the end, kind and key of the word at pos where that is up
// to 15 ASCII letters, or digits, in one of the usual kinds, and what follows
// ends it at a glance; else it returns pos. It looks at eight bytes at a time.
func shortWord(s string, pos int) (end int, kind Kind, key wordKey) {
	if pos+longestKey >= len(s) {
		return pos, Other, key
	}
	x := eightBytes(s[pos:])
	letter, digit := letters(x), digits(x)
	n := leading(letter | digit)
	whole := firstBytes(n)
	upper := letter & whole &^ (x << 2)
	digit &= whole
	key.low = (x | lowerCase) & whole
	if n == 8 {
		x := eightBytes(s[pos+8:])
		letter := letters(x)
		rest := leading(letter)
		whole := firstBytes(rest)
		n += rest
		digit |= letter & whole &^ (x << 2) // of no usual kind, as one with digits
		key.high = (x | lowerCase) & whole
	}
	end = pos + n
	if n == 0 || n == longestKey || !closes[s[end]] && (byteClass[s[end]]&isJoint == 0 || !closes[s[end+1]]) {
		return pos, Other, wordKey{}
	}
	switch {
	case digit|upper == 0:
		return end, Lower, key
	case digit == 0 && upper == 0x80:
		return end, Capitalized, key
	case digit == topBits&whole && n < 8:
		return end, Number, key
	case digit == 0 && upper == topBits&whole && n < 8:
		return end, Upper, key
	}
	return pos, Other, wordKey{}
}

// plainWord returns the end and kind of the word or blanks at pos where rules
// WB3 to WB13 of the annex come down to ASCII and the usual quotation marks and
// dashes; else it returns pos.
func plainWord(s string, pos int) (end int, kind Kind) {
	var seen uint8
	for end = pos; end < len(s); {
		if c := byteClass[s[end]]; c&isWord != 0 {
			seen |= c
			end++
		} else if width := joint(s, end); width > 0 && end > pos && joins(s, end, width) {
			end += width
		} else {
			break
		}
	}
	if end == pos {
		return plainMark(s, pos)
	}
	if end < len(s) && (s[end] == '_' || !simple(s, end) || !simple(s, end+joint(s, end))) {
		return pos, Other
	}
	switch {
	case seen&isLetter == 0:
		return end, Number
	case seen&isDigit != 0:
		return end, Mixed
	case seen&isLower == 0 && end > pos+1:
		return end, Upper
	case byteClass[s[pos]] == isUpper:
		return end, Capitalized
	}
	return end, Lower
}

// simple reports whether the text ends at byte i, or goes on with ASCII or a
// typographic mark.
func simple(s string, i int) bool { return i >= len(s) || s[i] < utf8.RuneSelf || quote(s, i) }

// quote reports whether a quotation mark or dash stands at byte i: U+2013,
// U+2014, U+2018, U+2019, U+201C, U+201D.
func quote(s string, i int) bool {
	return i+2 < len(s) && s[i] == 0xE2 && s[i+1] == 0x80 &&
		(s[i+2] == 0x93 || s[i+2] == 0x94 || s[i+2]|1 == 0x99 || s[i+2]|1 == 0x9D)
}

// joint returns the length of the mark at byte i if it may join letters or
// digits, or 0.
func joint(s string, i int) int {
	switch {
	case byteClass[s[i]]&isJoint != 0:
		return 1
	case quote(s, i) && s[i+2]|1 == 0x99:
		return len("’")
	}
	return 0
}

// joins reports whether the joint at byte i stands between two letters or two
// digits that it joins.
func joins(s string, i, width int) bool {
	if i+width >= len(s) {
		return false
	}
	before, after := byteClass[s[i-1]], byteClass[s[i+width]]
	switch s[i] {
	case ':':
		return before&isLetter != 0 && after&isLetter != 0
	case ',', ';':
		return before&after&isDigit != 0
	}
	return before&after&isDigit != 0 || before&isLetter != 0 && after&isLetter != 0
}

// plainMark returns the end and kind of the mark or blanks at pos, or pos.
func plainMark(s string, pos int) (end int, kind Kind) {
	end, kind = pos+1, Other
	switch c := byteClass[s[pos]]; {
	case c == isBreak:
		return end, space
	case c == isBlank:
		for kind = space; end < len(s) && s[end] == ' '; end++ {
		}
	case c&isMark != 0:
	case quote(s, pos):
		end += 2
	default:
		return pos, Other
	}
	if !simple(s, end) {
		return pos, Other
	}
	return end, kind
}

// kindOf classifies a word by its characters.
func kindOf(w string) Kind {
	var letters, digits, upper int
	first, firstUpper, blank := true, false, true
	for _, c := range w {
		switch {
		case unicode.IsLetter(c):
			letters++
			if unicode.IsUpper(c) {
				upper++
				firstUpper = firstUpper || first
			}
		case unicode.IsDigit(c):
			digits++
		case unicode.IsSpace(c):
			continue
		}
		first, blank = false, false
	}
	if blank {
		return space
	}
	return kindBy(letters, digits, upper, firstUpper)
}

func kindBy(letters, digits, upper int, firstUpper bool) Kind {
	switch {
	case letters > 0 && digits > 0:
		return Mixed
	case letters > 1 && upper == letters:
		return Upper
	case letters > 0 && firstUpper:
		return Capitalized
	case letters > 0:
		return Lower
	case digits > 0:
		return Number
	}
	return Other
}

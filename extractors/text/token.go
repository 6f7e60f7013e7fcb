package text

import (
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/words"
)

// Token is a word, number, punctuation mark or symbol.
type Token struct {
	Start, End int // bytes
	Kind       Kind
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

// tokenize returns the words of Unicode Standard Annex 29, less white space, and
// the indices that go into Document.Figures.
// A token never ends in the middle of a UTF-8 sequence. Where ASCII alone
// decides, which is nearly everywhere, the library is not asked.
func tokenize(s string) (tokens []Token, figures []int32) {
	tokens = make([]Token, 0, len(s)/5+1)
	figures = make([]int32, 0, len(s)/50+1)
	table := classes()
	for pos := 0; pos < len(s); {
		end, kind := asciiWord(s, pos)
		start, stop := pos, end
		complex := end == pos
		if complex {
			it := words.FromString(s[pos:])
			it.Next()
			end = pos + it.End()
			// A combining mark makes one word with the blank that it stands on.
			start, stop = trim(s, pos, end)
			kind = kindOf(s[start:stop])
		}
		if kind != space {
			token, figure := table.token(s, start, stop, kind)
			if figure || complex && stop-start > 1 {
				figures = append(figures, int32(len(tokens)))
			}
			tokens = append(tokens, token)
		}
		pos = end
	}
	return tokens, figures
}

// space is the kind of what becomes no token.
const space Kind = 255

// Classes of ASCII bytes.
const (
	classNone uint8 = iota
	classSpace
	classPunctuation // stands alone before any ASCII byte
	classDigit
	classLower
	classUpper
)

var asciiClass = func() (table [256]uint8) {
	for c := range 128 {
		switch {
		case c == ' ':
			table[c] = classSpace
		case '0' <= c && c <= '9':
			table[c] = classDigit
		case 'a' <= c && c <= 'z':
			table[c] = classLower
		case 'A' <= c && c <= 'Z':
			table[c] = classUpper
		case '!' <= c && c <= '~' && c != '_':
			table[c] = classPunctuation
		}
	}
	return table
}()

// asciiWord returns the end and kind of the word at pos where ASCII decides
// both, by rules WB5 to WB13 of the annex; else it returns pos.
func asciiWord(s string, pos int) (end int, kind Kind) {
	first := asciiClass[s[pos]]
	end = pos
	var seen [6]int
	for end < len(s) {
		c := asciiClass[s[end]]
		if c < classDigit {
			break
		}
		seen[c]++
		end++
	}
	if end == pos {
		if first == classNone || pos+1 < len(s) && s[pos+1] >= utf8.RuneSelf {
			return pos, Other
		}
		if first == classSpace {
			for end++; end < len(s) && s[end] == ' '; end++ {
			}
			if end < len(s) && s[end] >= utf8.RuneSelf {
				return pos, Other
			}
			return end, space
		}
		return pos + 1, Other
	}
	if end < len(s) {
		switch next := s[end]; {
		case next >= utf8.RuneSelf || next == '_':
			return pos, Other
		case next == '.' || next == ',' || next == '\'' || next == ':' || next == ';':
			// These may join letters or digits on both sides.
			if end+1 < len(s) && (asciiClass[s[end+1]] >= classDigit || s[end+1] >= utf8.RuneSelf) {
				return pos, Other
			}
		}
	}
	letters := seen[classLower] + seen[classUpper]
	return end, kindBy(letters, seen[classDigit], seen[classUpper], first == classUpper)
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

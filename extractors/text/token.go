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

// tokenize returns the words of Unicode Standard Annex 29, less white space.
// A token never ends in the middle of a UTF-8 sequence.
func tokenize(s string) []Token {
	tokens := make([]Token, 0, len(s)/5+1)
	for it := words.FromString(s); it.Next(); {
		v := it.Value()
		if kind, ok := kindOf(v); ok {
			tokens = append(tokens, Token{it.Start(), it.End(), kind})
		}
	}
	return tokens
}

// kindOf classifies a word by its characters. ok is false for white space.
func kindOf(w string) (kind Kind, ok bool) {
	var letters, digits, upper int
	first := true
	firstUpper := false
	space := true
	for i := 0; i < len(w); {
		c := rune(w[i])
		size := 1
		if c >= utf8.RuneSelf {
			c, size = utf8.DecodeRuneInString(w[i:])
		}
		i += size
		switch {
		case 'a' <= c && c <= 'z':
			letters++
		case 'A' <= c && c <= 'Z':
			letters++
			upper++
			if first {
				firstUpper = true
			}
		case '0' <= c && c <= '9':
			digits++
		case c == ' ' || '\t' <= c && c <= '\r':
			continue
		case c < utf8.RuneSelf:
		case unicode.IsLetter(c):
			letters++
			if unicode.IsUpper(c) {
				upper++
				if first {
					firstUpper = true
				}
			}
		case unicode.IsDigit(c):
			digits++
		case unicode.IsSpace(c):
			continue
		}
		space = false
		first = false
	}
	switch {
	case space:
		return Other, false
	case letters > 0 && digits > 0:
		return Mixed, true
	case letters > 1 && upper == letters:
		return Upper, true
	case letters > 0 && firstUpper:
		return Capitalized, true
	case letters > 0:
		return Lower, true
	case digits > 0:
		return Number, true
	}
	return Other, true
}

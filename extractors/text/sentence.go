package text

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"harrow/extractors/internal/datafile"

	"github.com/clipperhouse/uax29/v2/sentences"
)

// maxWrapped is the longest line, in bytes, that counts as wrapped by an editor.
const maxWrapped = 120

//go:embed abbreviations.txt
var abbreviationFile string

type abbreviation uint8

const (
	inside abbreviation = iota + 1 // never ends a sentence: Mr., Gen.
	either                         // may end one: Inc., p.m.
	before                         // an abbreviation before a number only: No., Fig.
)

type abbreviations struct {
	words    map[string]abbreviation
	starters map[string]bool // capitalized words that start a sentence
}

var lexicon = sync.OnceValue(func() abbreviations {
	a := abbreviations{map[string]abbreviation{}, map[string]bool{}}
	for section, w := range datafile.Words(abbreviationFile) {
		switch section {
		case "inside":
			a.words[w] = inside
		case "either":
			a.words[w] = either
		case "before-number":
			a.words[w] = before
		case "starters":
			a.starters[w] = true
		}
	}
	return a
})

// segment sets the sentences, still without tokens: those of Unicode Standard
// Annex 29, re-joined where the full stop belongs to an abbreviation, an initial
// or a list number, or where a line was wrapped by an editor. The annex itself
// joins what goes on with a number and a small letter: "slipped 1. 2 percent" is
// nearly always one number that was typed apart, seldom the end of a sentence.
func (d *Document) segment() {
	s, lex := d.Text, lexicon()
	out := slices.Grow(d.Sentences, len(s)/100+1)
	start := -1 // of the sentence being gathered
	end := 0    // its end so far, without white space
	lineStart := 0
	for pieceStart, pieceEnd := 0, 0; pieceEnd < len(s); pieceStart = pieceEnd {
		pieceEnd = boundary(s, pieceStart)
		from, to := trim(s, pieceStart, pieceEnd)
		if from == to {
			continue
		}
		if start >= 0 && !joined(s, lex, start, end, from, lineStart) {
			out = append(out, Sentence{Start: start, End: end})
			start = -1
		}
		if start < 0 {
			start = from
		}
		if pieceStart == 0 || strings.IndexByte(s[end:from], '\n') >= 0 {
			lineStart = from
		}
		end = to
	}
	if start >= 0 {
		out = append(out, Sentence{Start: start, End: end})
	}
	d.Sentences = out
}

// mayEnd marks the bytes at which a sentence can end: ASCII terminators, line
// breaks, and the first bytes of characters that may be one of another script.
var mayEnd = func() (table [256]bool) {
	for _, c := range ".!?\n\r\v\f" {
		table[c] = true
	}
	table[0xC2] = true // U+0085
	for c := 0xD6; c <= 0xFF; c++ {
		table[c] = true
	}
	return table
}()

// boundary returns the end of the sentence of the annex that starts at from.
// The rules look at what stands around a terminator only, so the library is
// asked from the character before the first one on that ASCII does not decide.
func boundary(s string, from int) int {
	at := from
	for ; at < len(s); at++ {
		if !mayEnd[s[at]] || typographic(s[at:]) {
			continue
		}
		if end, decided := asciiBoundary(s, from, at); end > 0 {
			return end
		} else if !decided {
			break
		}
	}
	if at == len(s) {
		return at
	}
	for at > from {
		at--
		if s[at] < utf8.RuneSelf {
			break
		}
	}
	it := sentences.FromString(s[at:])
	it.Next()
	return at + it.End()
}

// asciiBoundary returns the end of the sentence that byte at of s ends, or
// whether it ends none, where the ASCII after it decides by rules SB4 and SB6
// to SB11 of the annex.
func asciiBoundary(s string, from, at int) (end int, decided bool) {
	if s[at] == '\n' {
		return at + 1, true
	}
	if at+2 >= len(s) || s[at] >= utf8.RuneSelf {
		return 0, false
	}
	next := byteClass[s[at+1]]
	switch s[at] {
	case '.':
		before := at > from && byteClass[s[at-1]]&isLetter != 0
		if next&(isDigit|isLower) != 0 || next == isUpper && before {
			return 0, true
		}
	case '!', '?':
	default:
		return 0, false
	}
	switch {
	case s[at+1] == '\n':
		return at + 2, true
	case next == isBlank && byteClass[s[at+2]] == isUpper:
		return at + 2, true
	case (s[at+1] == '"' || s[at+1] == '\'' || s[at+1] == ')') && s[at+2] == ' ' && at+3 < len(s) && byteClass[s[at+3]] == isUpper:
		return at + 3, true
	}
	return 0, false
}

// typographic reports whether s starts with a no-break space, or with a
// dash, quotation mark or bullet of U+2010 to U+2023.
func typographic(s string) bool {
	return len(s) > 1 && s[0] == 0xC2 && s[1] != 0x85 || len(s) > 2 && s[0] == 0xE2 && s[1] == 0x80 && s[2] >= 0x90 && s[2] < 0xA4
}

func trim(s string, from, to int) (int, int) {
	piece := s[from:to]
	left := strings.TrimLeftFunc(piece, unicode.IsSpace)
	from += len(piece) - len(left)
	return from, from + len(strings.TrimRightFunc(left, unicode.IsSpace))
}

// joined reports whether the piece that starts at next belongs to the
// sentence s[start:end]. lineStart is where the last line of that begins.
func joined(s string, lex abbreviations, start, end, next, lineStart int) bool {
	first, _ := utf8.DecodeRuneInString(s[next:])
	switch gap := s[end:next]; strings.Count(gap, "\n") + strings.Count(gap, "\u2029") {
	case 0:
	case 1:
		if end-lineStart > maxWrapped || end-lineStart < 40 || !unicode.IsLower(first) {
			return false
		}
		last, _ := utf8.DecodeLastRuneInString(s[start:end])
		return unicode.IsLetter(last) || last == ',' || last == '-'
	default:
		return false
	}
	if s[end-1] != '.' {
		return unicode.IsLower(first) && s[end-1] != '!' && s[end-1] != '?'
	}
	word := lastWord(s[start : end-1])
	if unicode.IsLower(first) || first == ',' || first == ';' {
		return true
	}
	switch lex.words[word] {
	case inside:
		return true
	case either:
		return !lex.starters[firstWord(s[next:])] && first != '"' && first != '“' && first != '\''
	case before:
		return unicode.IsDigit(first)
	}
	r, size := utf8.DecodeRuneInString(word)
	switch {
	case size == 0:
		return false
	case size == len(word) && unicode.IsUpper(r):
		// An initial ("J. Smith"), not the pronoun or a grade at the end.
		return word != "I" && unicode.IsUpper(first) && !lex.starters[firstWord(s[next:])]
	case len(word) <= 3 && word == s[start:end-1] && strings.Trim(word, "0123456789") == "":
		return true // a list number
	}
	return dotted(word) && !lex.starters[firstWord(s[next:])]
}

// dotted reports whether w is letters with full stops between: "U.S", "J.P".
func dotted(w string) bool {
	if len(w) < 3 || len(w)%2 == 0 {
		return false
	}
	for i := range len(w) {
		if letter := w[i]|0x20 >= 'a' && w[i]|0x20 <= 'z'; letter != (i%2 == 0) || i%2 == 1 && w[i] != '.' {
			return false
		}
	}
	return true
}

func lastWord(s string) string {
	if len(s) > 24 {
		s = s[len(s)-24:]
	}
	return s[strings.LastIndexAny(s, " \n\t\r(\"'-–—/\u00a0")+1:]
}

func firstWord(s string) string {
	for i := range len(s) {
		if c := s[i]; c|0x20 < 'a' || c|0x20 > 'z' {
			return s[:i]
		}
		if i > 16 {
			break
		}
	}
	return s
}

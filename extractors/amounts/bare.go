package amounts

import (
	"strings"

	"harrow/extractors/internal/figures"
	"harrow/extractors/numerals"
	"harrow/extractors/numerals/prefix"
)

// neighbors tells what may stand beside the number of an amount. Most numbers of
// a text have no unit, and the letters around them show it.
type neighbors struct {
	after  prefix.Set
	before [1 << 14]bool // by the last two letters of a code or sign
}

func (n *neighbors) add(t *table) {
	for w := range numerals.Lexicon {
		n.after.Add(w)
	}
	for _, w := range [...]string{"to", "and", "or", "of"} { // of a list, a range, a fraction
		n.after.Add(w)
	}
	for w := range t.words {
		n.after.Add(w)
	}
	for code := range t.codes {
		n.addSign(code)
		n.addSign("M" + code)
		if low := strings.ToLower(code); lowerCode(low) {
			n.addSign(low)
		}
	}
	for sign := range t.signs {
		n.addSign(strings.TrimRight(sign, "$¢¥£€."))
	}
}

func (n *neighbors) addSign(w string) {
	if w == "" {
		return
	}
	n.after.Add(w)
	if len(w) > 1 && w[len(w)-2]|w[len(w)-1] < 0x80 {
		n.before[int(w[len(w)-2])<<7|int(w[len(w)-1])] = true
	}
}

// bare returns the byte after the number at byte at, which has no unit and is in
// no list with one; ok is false where only reading it can tell.
func (n *neighbors) bare(s string, at int) (end int, ok bool) {
	if n.mayPrecede(s, at) {
		return at, false
	}
	end = figures.SkipWord(s, at)
	if end == at {
		for figures.IsDigit(s, end) || end > at && figures.IsDigit(s, end+1) && (s[end] == '.' || s[end] == ',') {
			end++
		}
	}
	return end, end > at && !n.mayFollow(s, end)
}

// mayPrecede reports whether a unit may end before byte at, or more of the number.
func (n *neighbors) mayPrecede(s string, at int) bool {
	if at < 2 {
		return at == 1
	}
	last, c := s[at-2], s[at-1]
	switch c {
	case '\n', ',', '"', '\'', ';', '[':
		return false
	case '(':
		return last == '$' || last >= 0x80
	case ' ':
		switch {
		case figures.IsLetter(s, at-2):
			return at < 3 || last >= 0x80 || !figures.IsLetter(s, at-3) || s[at-3] >= 0x80 || n.before[int(s[at-3])<<7|int(last)]
		case figures.IsDigit(s, at-2), last == ',', last == ':', last == ';', last == ')', last == '\n', last == '"':
			return false
		}
	}
	return true
}

// mayFollow reports whether a unit, more of the number or a list may go on at
// byte end.
func (n *neighbors) mayFollow(s string, end int) bool {
	if end+1 >= len(s) {
		return end < len(s)
	}
	switch c := s[end]; c {
	case '.', ')', ':', ';', '%', '\'', '"', '?', '!':
		return figures.IsDigit(s, end+1)
	case ',':
		return s[end+1] != ' ' || end+2 >= len(s) || n.mayStart(s, end+2)
	case ' ', '\n', '-':
		return n.mayStart(s, end+1)
	}
	return n.mayStart(s, end)
}

func (n *neighbors) mayStart(s string, at int) bool {
	return s[at] >= 0x80 || !figures.IsLetter(s, at) || n.after.Has(s, at)
}

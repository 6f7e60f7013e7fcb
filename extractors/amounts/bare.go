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
	sign   prefix.Set    // those codes and signs
}

func (n *neighbors) add(t *table) {
	for w := range numerals.Lexicon {
		n.after.Add(w)
	}
	for _, w := range [...]string{"to", "and", "or", "of", "from", "odd"} { // of a list, a range, a fraction
		n.after.Add(w)
	}
	for w := range t.words {
		n.after.Add(w)
	}
	for code := range t.codes {
		n.addSign(code)
		n.addSign("M" + code)
		if low := strings.ToLower(code); among(lowerCode, low) {
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
		n.sign.Add(w)
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
			if end++; end-at > maxBare {
				return at, false // a list, which is not read to its end from each of its numbers
			}
		}
	}
	return end, end > at && !n.mayFollow(s, end)
}

// maxBare is more bytes than a number has that stands by itself.
const maxBare = 64

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
		return last == '$' || last == ' ' || last >= 0x80
	case ' ':
		switch {
		case figures.IsLetter(s, at-2):
			return n.mayEnd(s, at-1)
		case last == '.' && figures.IsLetter(s, at-3):
			return n.mayEnd(s, at-2)
		case figures.IsDigit(s, at-2), last == ',', last == ':', last == ';', last == ')', last == '\n', last == '"':
			return false
		}
	}
	return true
}

// mayEnd reports whether a code or sign of letters may end at byte end.
func (n *neighbors) mayEnd(s string, end int) bool {
	last := s[end-1]
	switch {
	case last >= 0x80 || end > 1 && s[end-2] >= 0x80:
		return true
	case figures.IsLetter(s, end-2):
		return n.before[int(s[end-2])<<7|int(last)] && n.maySign(s, end)
	case last == 'a': // "a hundred"
		return n.mayPrecede(s, end-1)
	}
	return last <= 'Z'
}

// maySign reports whether the word that ends at byte end may be a code or sign.
func (n *neighbors) maySign(s string, end int) bool {
	start := end
	for start > 0 && end-start <= maxSign && figures.IsLetter(s, start-1) {
		start--
	}
	return end-start <= maxSign && n.sign.Has(s, start)
}

// maxSign is the number of letters of the longest code or sign, and more.
const maxSign = 6

// mayFollow reports whether a unit, more of the number or a list may go on at
// byte end.
func (n *neighbors) mayFollow(s string, end int) bool {
	if end+1 >= len(s) {
		return end < len(s)
	}
	switch c := s[end]; c {
	case '.':
		return figures.IsDigit(s, end+1) || s[end+1] == ' ' && figures.IsDigit(s, end+2)
	case ')', ':', ';', '%', '\'', '"', '?', '!':
		return figures.IsDigit(s, end+1)
	case ',':
		return s[end+1] != ' ' || end+2 >= len(s) || n.mayStart(s, end+2)
	case ' ', '\n', '-':
		return n.mayStart(s, end+1)
	}
	return n.mayStart(s, end)
}

// mayStart reports whether what stands at byte at may belong to the number before.
func (n *neighbors) mayStart(s string, at int) bool {
	if figures.Has(s, at, "of ") && at+3 < len(s) {
		at += 3
	}
	return s[at] >= 0x80 || !figures.IsLetter(s, at) || n.after.Has(s, at)
}

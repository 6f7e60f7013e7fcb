package amounts

import (
	"strings"

	"harrow/extractors/internal/figures"
)

// suffix reads the unit after the number that ends at byte end, and returns
// the byte after it.
func (r *reader) suffix(end int) (u uint32, after int) {
	s, t := r.text, r.table
	at := figures.Blank(s, end)
	if at == end && end < len(s) && (s[end] == '-' || s[end] == '/') {
		at = end + 1
		if figures.Has(s, at, " ") && figures.IsLetter(s, at+1) {
			at++ // a broken line: "a 45- cent dividend"
		}
	}
	if at >= len(s) {
		return 0, end
	}
	if s[at] == '(' && at == end+1 {
		return r.bracketed(end)
	}
	switch {
	case s[at] == '$' || s[at] >= 0x80 && signRune(s, at):
		return r.signAfter(at, end)
	case !figures.IsLetter(s, at), s[at] >= 'a' && s[at] < 0x80 && !t.first.Has(s, at) && !t.initial.Has(s, at):
		return 0, end
	}
	letters := figures.SkipWord(s, at)
	if u, after := r.lettersAndSign(at, letters, end); u != 0 {
		return u, after
	}
	if letters-at <= 4 && letters-at >= 3 && !figures.IsLetter(s, letters) {
		if u := r.codeAt(at, letters); u != 0 && (!r.startsNext(at, letters, end)) {
			return u, letters
		}
	}
	if u, after, ok := r.wordAfter(at, end); ok {
		return u, after
	}
	if !figures.IsLetter(s, letters) && !figures.IsDigit(s, letters) {
		if n := t.sign(s, at, letters); n != 0 && r.sure(n) {
			return nameUnit(n, 0), letters
		}
	}
	return 0, end
}

// signAfter reads the currency sign at byte at, behind the number that ends at byte end.
func (r *reader) signAfter(at, end int) (u uint32, after int) {
	s := r.text
	if at > end && strings.IndexByte(s[end:at], '\n') >= 0 {
		return 0, end
	}
	size := signSize(s, at)
	for _, word := range [...]string{"人民币", "日元", "日圆"} {
		if figures.Has(s, at, word) {
			size = len(word)
		}
	}
	if n := r.table.signs[s[at:at+size]]; n != 0 && !r.startsNext(at, at+size, end) {
		return nameUnit(n, 0), at + size
	}
	return 0, end
}

// lettersAndSign reads the letters s[at:letters] with the sign behind them: "5 HK$", in
// tokenized text "5 hk $".
func (r *reader) lettersAndSign(at, letters, end int) (u uint32, after int) {
	s := r.text
	if letters-at > 5 || letters >= len(s) {
		return 0, end
	}
	sign := letters
	switch {
	case s[letters] == '$' || s[letters] >= 0x80 && signRune(s, letters):
	case at == end+1 && figures.Has(s, letters, " $") && among(beforeSign, s[at:letters]):
		sign++
	default:
		return 0, end
	}
	after = sign + signSize(s, sign)
	if n := r.sign(s[at:letters], s[sign:after]); n != 0 && (sign == letters && !r.startsNext(sign, after, end) || sign > letters && !r.startsNext(sign, after, letters)) {
		return nameUnit(n, 0), after
	}
	return 0, end
}

// signSize returns the bytes of the character at byte at.
func signSize(s string, at int) int {
	size := 1
	for at+size < len(s) && s[at] >= 0x80 && s[at+size] >= 0x80 && s[at+size] < 0xc0 {
		size++
	}
	return size
}

// wordAfter reads the word of a unit, or a place and the word, at byte at, behind the
// number that ends at byte end; ok says that nothing else can stand there.
func (r *reader) wordAfter(at, end int) (u uint32, after int, ok bool) {
	s, t := r.text, r.table
	n, after := t.wordAt(s, at)
	if n == 0 {
		return 0, end, false
	}
	if after == at+1 && (s[at] == 'C' || s[at] == 'c' && at > end) {
		return 0, end, true // only "12c" are cents
	}
	if figures.Has(s, after, "-") && len(t.names[n].senses) == 0 {
		// "Canadian-dollar"
		if m, end := t.wordAt(s, after+1); m != 0 && r.placed(m, n) {
			return nameUnit(m, n), end, true
		}
	}
	if len(t.names[n].places) > 0 {
		if next := figures.Blank(s, after); next > after || s[after-1] == '.' {
			if m, end := t.wordAt(s, next); m != 0 && r.placed(m, n) {
				return nameUnit(m, n), end, true
			}
		}
	}
	if len(t.names[n].senses) == 0 {
		return 0, end, false
	}
	if figures.IsLetter(s, after) || figures.IsDigit(s, after) && after > 0 && figures.IsLetter(s, after-1) && after-at < 3 {
		return 0, end, true
	}
	if us := t.words["us"]; figures.Has(s, after, " US") && figures.Blank(s, after+3) == after+3 && !figures.IsLetter(s, after+3) && !figures.Has(s, after+3, "$") && r.placed(n, us) {
		return nameUnit(n, us), after + 3, true // "320,000 dollars US"
	}
	return nameUnit(n, 0), after, true
}

// bracketed reads a unit of which a bracket holds the place, "3.6 billion (U.S.)
// dollars", or all: "150 billion (dollars)".
func (r *reader) bracketed(end int) (u uint32, after int) {
	s, t := r.text, r.table
	n, close := t.wordAt(s, end+2)
	if n == 0 || !figures.Has(s, close, ")") {
		return 0, end
	}
	if len(t.names[n].places) > 0 {
		if m, after := t.wordAt(s, figures.Blank(s, close+1)); m != 0 && r.placed(m, n) {
			return nameUnit(m, n), after
		}
	}
	if len(t.names[n].senses) > 0 && r.sure(n) {
		return nameUnit(n, 0), close + 1
	}
	return 0, end
}

// startsNext reports whether the sign or code at byte at belongs to the number
// behind it: "1 $10", "5 USD 50 cards" but "10 $ 30 cent".
func (r *reader) startsNext(at, after, end int) bool {
	s := r.text
	if figures.IsDigit(s, after) {
		return at > end
	}
	if at == end {
		return false
	}
	next := figures.Blank(s, after)
	if at > end+1 && figures.Has(s, next, "(") && figures.IsDigit(s, next+1) {
		return true // in columns: "$ (1.20)   $ (0.40)"
	}
	if next == after || !figures.IsDigit(s, next) {
		return false
	}
	n, ok := r.number(next)
	if !ok {
		return false
	}
	// The next number has a unit of its own behind it, or is the small change.
	if figures.IsLetter(s, at) {
		return n.Scaled
	}
	follow := figures.Blank(s, n.End)
	if follow < len(s) && (s[follow] == '$' || s[follow] >= 0x80 && signRune(s, follow)) {
		return false
	}
	m, _ := r.table.wordAt(s, follow)
	for _, sense := range r.table.names[m].senses {
		if sense.power < 0 {
			return false
		}
	}
	return true
}

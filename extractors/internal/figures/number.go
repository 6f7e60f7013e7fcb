package figures

import (
	"strings"

	"harrow/extractors/numerals"
)

// Number reads the number at byte at, where the scanner stopped, with what of
// it stands before that byte: "." of ".5", the article of "a million". ok is
// false inside a larger number, a version or a word.
func Number(s string, at int) (n numerals.Number, start int, ok bool) {
	start = at
	if class[s[at]] == letter {
		return spelled(s, at)
	}
	if at > 0 {
		switch p := s[at-1]; {
		case class[p] == digit:
			return n, at, false
		case p == '.' && !IsDigit(s, at-2) && !IsLetter(s, at-2) && (at < 2 || s[at-2] != '.'):
			start--
		case (p == '.' || p == ',' || p == ':' || p == '/') && IsDigit(s, at-2):
			return n, at, false
		}
	}
	n, ok = numerals.Figure(s, start)
	if ok && n.End+1 < len(s) && (s[n.End] == '.' || s[n.End] == ':') && IsDigit(s, n.End+1) {
		ok = false
	}
	if ok && broken(s, start, n.End) {
		n = mended(s, start, n)
	}
	return n, start, ok
}

// broken reports whether a blank stands by mistake behind the point or comma of
// the number s[start:end], as agency texts have it: "2. 4 million", "10, 000". The
// end of a sentence, a list and the number of a list's item look alike, so that a
// magnitude or a group with a zero in front must follow, or behind a plain word
// any word that may be a unit.
func broken(s string, start, end int) bool {
	if end+2 >= len(s) || s[end] != '.' && s[end] != ',' || s[end+1] != ' ' || !IsDigit(s, end+2) || end-start > 3 || !allDigits(s[start:end]) {
		return false
	}
	after := end + 2
	for IsDigit(s, after) {
		after++
	}
	size := after - end - 2
	if size > 3 || s[end] == ',' && size < 3 {
		return false
	}
	w, e := Before(s, start)
	plain := e > w && e < start && s[w] >= 'a' && class[s[w]] == letter
	if !plain && (start == 0 || s[start-1] != '(' && s[start-1] != '$') {
		return false
	}
	if _, scaled := numerals.Magnitude(s, after); scaled || s[end] == ',' && s[end+2] == '0' {
		return true
	}
	return s[start-1] != '$' && unitMayStand(s, after)
}

// unitMayStand reports whether a percent sign or the word of a unit may stand behind
// the number that ends at byte at, and no list goes on there.
func unitMayStand(s string, at int) bool {
	if Has(s, at, "%") {
		return true
	}
	w, e := After(s, at)
	if w != at+1 || !IsLetter(s, w) {
		return false
	}
	switch s[w:e] {
	case "and", "or", "to":
		return false
	}
	return true
}

func allDigits(s string) bool {
	for i := range len(s) {
		if !IsDigit(s, i) {
			return false
		}
	}
	return s != ""
}

// mended reads a broken number without its blank.
func mended(s string, start int, n numerals.Number) numerals.Number {
	rest := s[n.End+2 : min(len(s), n.End+2+maxMended)]
	whole, ok := numerals.Figure(s[start:n.End+1]+rest, 0)
	if !ok || whole.End <= n.End-start+1 {
		return n
	}
	whole.End += start + 1
	return whole
}

// maxMended is how much of the text behind a broken number may belong to it.
const maxMended = 64

func spelled(s string, at int) (n numerals.Number, start int, ok bool) {
	if IsLetter(s, at-1) || IsDigit(s, at-1) {
		return n, at, false
	}
	start = at
	if w, e := Before(s, at); e > w {
		switch strings.ToLower(s[w:e]) {
		case "a", "an":
			if n, ok := numerals.Figure(s, w); ok && n.End > at {
				return n, w, true
			}
		case "several", "few", "many", "some", "of", "multi", "per", "these", "those", "hundreds", "thousands", "millions":
			// "several hundred": no number is given.
			if n, ok := numerals.Figure(s, at); !ok || bare(s, at) {
				return n, at, false
			}
		}
	}
	n, ok = numerals.Figure(s, at)
	if ok && bare(s, at) && (s[SkipWord(s, at)-1]|0x20 == 's' || Has(s, at-1, "(") || Has(s, Back(s, at)-1, "-") || Has(s, Back(s, at)-1, ")")) {
		ok = false // "millions of", "(billion yen)" above a table, "multi- billion", "1.2 (1.5) million"
	}
	return n, start, ok
}

// bare reports whether a magnitude stands at byte at without a number before it.
func bare(s string, at int) bool {
	switch s[at] | 0x20 {
	case 'h':
		return Has(s, at+1, "undred")
	case 't':
		return Has(s, at+1, "housand") || Has(s, at+1, "rillion")
	case 'm', 'b':
		return Has(s, at+1, "illion")
	case 'c':
		return Has(s, at+1, "rore")
	case 'l':
		return Has(s, at+1, "akh") || Has(s, at+1, "ac")
	}
	return false
}

// Skip returns the byte after the number or word at byte at, which gave nothing.
func Skip(s string, at int) int {
	if n, ok := numerals.Figure(s, at); ok {
		return n.End
	}
	end := at + 1
	for IsDigit(s, end) {
		end++
	}
	if class[s[at]] == letter {
		end = SkipWord(s, at)
	}
	return end
}

// OfA returns the byte after "a" or "of a" behind a fraction, "half a dollar",
// "a fifth of a percent", or at.
func OfA(s string, at int) int {
	w, e := After(s, at)
	if e-w == 2 && s[w:e] == "of" {
		w, e = After(s, e)
	}
	switch s[w:e] {
	case "a", "an", "one":
		return e
	case "1": // "three-tenths of 1 percent"
		if w > at+1 {
			return e
		}
	}
	return at
}

// Odd returns the number with the "-odd" behind it, which makes it a round one, and
// the magnitude behind that: "20-odd million".
func Odd(s string, n numerals.Number) numerals.Number {
	if n.End+len(odd) >= len(s) || s[n.End+1] != 'o' || !Has(s, n.End, odd) && !Has(s, n.End, " odd ") {
		return n
	}
	n.End += len(odd)
	return Scaled(s, n, n.End)
}

const odd = "-odd"

// Again returns the number with the bracket behind it that says it again, in digits
// or words, and the magnitude behind that: "five (5) percent", "five (5) million".
func Again(s string, n numerals.Number) numerals.Number {
	open := Blank(s, n.End)
	if open == n.End || open+1 >= len(s) || s[open] != '(' {
		return n
	}
	m, ok := numerals.Figure(s, open+1)
	if !ok || !Has(s, m.End, ")") || m.Spelled == n.Spelled || m.Value != n.Value {
		return n
	}
	n.End = m.End + 1
	return Scaled(s, n, n.End)
}

// Scaled returns the number times the magnitude at byte at, where it has none yet:
// "75 USD million".
func Scaled(s string, n numerals.Number, at int) numerals.Number {
	if n.Scaled {
		return n
	}
	m, ok := numerals.Magnitude(s, at)
	if !ok {
		return n
	}
	n = n.Shift(m.Power)
	n.Scaled, n.Magnitude, n.End = true, m.Power, m.End
	return n
}

// Sign negates an item with a minus sign before it, a character or a word, and
// takes that into its span.
func Sign(s string, item *Item) bool {
	start := item.Start
	from := start
	if class[s[start]] == letter && !item.Prefix && bare(s, start) {
		return false // the hyphen of a broken "-million-dollar"
	}
	if w, e := Before(s, start); e > w && (strings.EqualFold(s[w:e], "minus") || strings.EqualFold(s[w:e], "negative")) {
		if or, _ := Before(s, w); strings.HasPrefix(s[or:w], "or ") {
			return false // "plus or minus 3 points"
		}
		from = w
	} else if Has(s, start-1, "-") && opens(s, start-2) {
		from = start - 1
	} else if Has(s, start-3, "−") && opens(s, start-4) {
		from = start - 3
	}
	if from == start {
		return false
	}
	item.Start = from
	item.Number = item.Number.Negated()
	return true
}

// opens reports whether byte at is one after which a minus sign can stand.
func opens(s string, at int) bool {
	if at < 0 {
		return true
	}
	switch s[at] {
	case ' ', '\t', '\n', '(', '"', ':', 0xa0:
		return true
	}
	return false
}

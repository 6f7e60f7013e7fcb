// Package numerals reads written and spelled English numbers as exact decimals:
// "1,234.5", "9 3/4", "¾", "3.8-billion", "two hundred and fifty million", "half
// a million", "a dozen", "one and a half", "21st". Dates, amounts, percentages
// and counts share it.
//
// Every function reads forward from a byte of the text, allocates nothing and
// takes time linear in the number that it reads.
package numerals

import (
	"github.com/apache/arrow/go/v17/arrow/decimal128"

	"harrow/schema"
)

// Number is a number read from a text.
type Number struct {
	// Value is null where the number has more digits than a decimal of 38
	// digits, schema.Scale of them after the point, holds.
	Value     schema.Decimal
	Rounded   bool // a fraction without a finite decimal ("one-third"): Value is the nearest
	End       int  // byte after the number
	Spelled   bool // holds number words other than a magnitude after digits
	Scaled    bool // ends in a magnitude: "3.8 billion", "2bn"
	Magnitude int  // power of ten of that magnitude

	exact quantity
	neg   bool
}

func number(q quantity, end int) Number {
	n := Number{End: end, exact: q}
	n.Value, n.Rounded = q.decimal()
	return n
}

func (n Number) with(q quantity) Number {
	n.exact = q
	n.Value, n.Rounded = q.decimal()
	if n.neg {
		n.Value.Num = n.Value.Num.Negate()
	}
	return n
}

// Shift returns n times 10^power.
func (n Number) Shift(power int) Number { return n.with(n.exact.shift(power)) }

// Plus returns n plus m, the sum of two parts such as dollars and cents.
// The rest of the result is that of n.
func (n Number) Plus(m Number) Number { return n.with(n.exact.plus(m.exact)) }

// Negated returns -n.
func (n Number) Negated() Number {
	n.neg = !n.neg
	return n.with(n.exact)
}

// Int returns the value where it is a whole number below 10^9.
func (n Number) Int() (int, bool) {
	q := n.exact.lowered(min(n.exact.exp, 0))
	for q.exp < 0 {
		var r uint64
		if q, r = q.divided(10); r != 0 {
			return 0, false
		}
		q.exp++
	}
	if q.over || q.hi != 0 || q.den != 1 || q.lo >= 1e9 {
		return 0, false
	}
	if n.neg {
		return -int(q.lo), true
	}
	return int(q.lo), true
}

// Cardinal reads the number that starts at byte at of s. It does not look at
// what stands before or after: "5" is read of "5th" and of "5,".
func Cardinal(s string, at int) (Number, bool) { return reader{s, false}.read(at) }

// Figure reads a number as Cardinal does, and also what only a currency or a
// percent sign beside it makes clear: blanks between groups ("1 234 567"), a
// decimal comma ("8,26", "1.234,56") and magnitudes of one letter ("5m").
func Figure(s string, at int) (Number, bool) { return reader{s, true}.read(at) }

type reader struct {
	s      string
	figure bool
}

func (r reader) read(at int) (Number, bool) {
	if at < 0 || at >= len(r.s) {
		return Number{}, false
	}
	c := r.s[at]
	switch {
	case isDigit(c), c == '.' && at+1 < len(r.s) && isDigit(r.s[at+1]), c >= 0x80:
		return r.written(at)
	case isLetter(c):
		return r.spelled(at)
	}
	return Number{}, false
}

func isDigit(c byte) bool { return c-'0' <= 9 }

func isLetter(c byte) bool { return c|0x20-'a' < 26 }

// spaceRune reports whether a space other than ASCII starts at byte at: no-break,
// figure, thin and narrow no-break.
func spaceRune(s string, at int) bool {
	return hasAt(s, at, "\u00a0") || hasAt(s, at, "\u2007") || hasAt(s, at, "\u2009") || hasAt(s, at, "\u202f")
}

// dashRune reports whether a hyphen other than ASCII starts at byte at.
func dashRune(s string, at int) bool { return hasAt(s, at, "\u2010") || hasAt(s, at, "\u2011") }

func hasAt(s string, at int, prefix string) bool {
	return len(s)-at >= len(prefix) && s[at:at+len(prefix)] == prefix
}

// blank returns the byte after the white space at byte at, at most one line
// end and a few blanks, or at itself.
func blank(s string, at int) int {
	lines := 0
	for i := 0; i < 6 && at < len(s); i++ {
		switch {
		case s[at] == ' ' || s[at] == '\t' || s[at] == '\r':
			at++
		case s[at] == '\n' && lines == 0:
			lines++
			at++
		case s[at] == 0xc2 && hasAt(s, at, "\u00a0"):
			at += 2
		case s[at] == 0xe2 && spaceRune(s, at):
			at += 3
		default:
			return at
		}
	}
	return at
}

// joint returns the byte after what may stand between two words of one number,
// white space or a hyphen, or at itself. Where a line was broken or joined, blanks
// stand beside the hyphen.
func joint(s string, at int) int {
	next := at
	if at < len(s) && s[at] == '-' || dashRune(s, at) {
		if next++; s[at] != '-' {
			next += 2
		}
		if next+1 < len(s) && s[next] == ' ' && isLetter(s[next+1]) {
			next++
		}
		return next
	}
	next = blank(s, at)
	if next == at+1 && next+2 < len(s) && s[next] == '-' {
		switch {
		case isLetter(s[next+1]):
			next++
		case s[next+1] == ' ' && isLetter(s[next+2]) && s[at] == ' ':
			next += 2 // tokenized text: "sixty - six"
		}
	}
	return next
}

// Below reports whether the value is less than limit.
func (n Number) Below(limit int64) bool {
	return n.Value.Valid && n.Value.Num.Less(decimal128.FromI64(limit*1e6))
}

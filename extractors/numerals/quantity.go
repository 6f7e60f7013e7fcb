package numerals

import (
	"math/bits"

	"github.com/apache/arrow/go/v17/arrow/decimal128"

	"harrow/schema"
)

// quantity is an exact number: (hi, lo) x 10^exp / den. The zero den is 1.
type quantity struct {
	hi, lo uint64
	den    uint64
	exp    int
	over   bool // the numerator did not fit 128 bits
}

var pow10 = [20]uint64{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19}

func whole(n uint64) quantity { return quantity{lo: n, den: 1} }

func fraction(n, den uint64) quantity { return quantity{lo: n, den: den} }

func (q quantity) zero() bool { return q.hi|q.lo == 0 }

func (q quantity) times(n uint64) quantity {
	high, low := bits.Mul64(q.lo, n)
	over, top := bits.Mul64(q.hi, n)
	var carry uint64
	q.hi, carry = bits.Add64(top, high, 0)
	q.lo = low
	q.over = q.over || over|carry != 0
	return q
}

// digit appends a decimal digit to the numerator.
func (q quantity) digit(c byte) quantity {
	if q.hi == 0 && q.lo < 1e18 {
		q.lo = q.lo*10 + uint64(c-'0')
		return q
	}
	q = q.times(10)
	var carry uint64
	q.lo, carry = bits.Add64(q.lo, uint64(c-'0'), 0)
	q.hi, carry = bits.Add64(q.hi, 0, carry)
	q.over = q.over || carry != 0
	return q
}

func (q quantity) shift(n int) quantity {
	q.exp += n
	return q
}

// lowered returns q with its exponent lowered to exp.
func (q quantity) lowered(exp int) quantity {
	if q.zero() {
		q.exp = exp
	}
	if q.exp-exp > 60 {
		q.over, q.exp = true, exp
	}
	for q.exp > exp {
		n := min(q.exp-exp, 19)
		q = q.times(pow10[n])
		q.exp -= n
	}
	return q
}

func (q quantity) plus(p quantity) quantity {
	exp := min(q.exp, p.exp)
	q, p = q.lowered(exp), p.lowered(exp)
	if q.den != p.den {
		q, p = q.times(p.den), p.times(q.den)
		q.den *= p.den
	}
	var carry uint64
	q.lo, carry = bits.Add64(q.lo, p.lo, 0)
	q.hi, carry = bits.Add64(q.hi, p.hi, carry)
	q.over = q.over || p.over || carry != 0
	return q
}

// divided returns the numerator divided by n and the remainder.
func (q quantity) divided(n uint64) (quantity, uint64) {
	var r uint64
	q.hi, r = q.hi/n, q.hi%n
	q.lo, r = bits.Div64(r, q.lo, n)
	return q, r
}

// decimal returns the value with schema.Scale decimals. It is null where a
// written number has more digits than 38 or than the scale; a fraction without
// a finite decimal is rounded to the nearest, and rounded says so.
func (q quantity) decimal() (d schema.Decimal, rounded bool) {
	if q.hi == 0 && q.lo < 1e12 && q.exp == 0 && q.den == 1 {
		return schema.NewDecimal(decimal128.New(0, q.lo*pow10[schema.Scale])), false
	}
	if q.zero() {
		return schema.NewDecimal(decimal128.Num{}), false
	}
	for q.exp < -schema.Scale {
		tenth, r := q.divided(10)
		if r != 0 {
			if q.den == 1 || q.den > 1e12 {
				return schema.Decimal{}, false
			}
			tenth = q
			tenth.den *= 10
		}
		tenth.exp++
		q = tenth
	}
	q = q.lowered(-schema.Scale)
	if q.den > 1 {
		whole, r := q.divided(q.den)
		if r != 0 {
			rounded = true
			if r >= q.den-r {
				whole = whole.plus(quantity{lo: 1, den: q.den, exp: q.exp})
			}
		}
		q = whole
	}
	if q.over || q.hi > maxHigh || q.hi == maxHigh && q.lo >= maxLow {
		return schema.Decimal{}, false
	}
	return schema.NewDecimal(decimal128.New(int64(q.hi), q.lo)), rounded
}

// 10^38, the first number that decimal128(38, s) does not hold.
const (
	maxHigh = 0x4b3b4ca85a86c47a
	maxLow  = 0x098a224000000000
)

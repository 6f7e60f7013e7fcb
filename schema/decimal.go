package schema

import (
	"bytes"
	"math"
	"strconv"

	"github.com/apache/arrow/go/v17/arrow/decimal128"
)

// Scale is the number of digits after the decimal point of every decimal column.
const Scale = 6

// Decimal is an exact decimal: Num is the value times 10^Scale. The zero
// Decimal is null.
type Decimal struct {
	Num   decimal128.Num
	Valid bool
}

// NewDecimal returns units x 10^-Scale, so NewDecimal(1500000) is 1.5.
func NewDecimal(units decimal128.Num) Decimal { return Decimal{Num: units, Valid: true} }

// String returns the plain decimal digits without trailing zeros after the
// point ("1200000000", "0.25", "-3.16"), or nothing for null.
func (d Decimal) String() string {
	if !d.Valid {
		return ""
	}
	if n := int64(d.Num.LowBits()); d.Num.HighBits() == n>>63 && n != math.MinInt64 {
		return short(n)
	}
	s := d.Num.ToString(Scale)
	end := len(s)
	for end > 0 && s[end-1] == '0' {
		end--
	}
	if end > 0 && s[end-1] == '.' {
		end--
	}
	return s[:end]
}

// short is String for what 64 bits hold.
func short(n int64) string {
	const unit = 1_000_000 // 10^Scale
	var buf [24]byte
	s := buf[:0]
	if n < 0 {
		s, n = append(s, '-'), -n
	}
	s = strconv.AppendInt(s, n/unit, 10)
	if fraction := n % unit; fraction > 0 {
		point := len(s)
		s = strconv.AppendInt(s, unit+fraction, 10)
		s[point] = '.'
		s = bytes.TrimRight(s, "0")
	}
	return string(s)
}

// Cmp orders two valid decimals: -1, 0 or 1.
func (d Decimal) Cmp(e Decimal) int { return d.Num.Cmp(e.Num) }

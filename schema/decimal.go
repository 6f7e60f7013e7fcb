package schema

import (
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

// Cmp orders two valid decimals: -1, 0 or 1.
func (d Decimal) Cmp(e Decimal) int { return d.Num.Cmp(e.Num) }

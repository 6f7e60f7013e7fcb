// Package numerals reads written and spelled numbers as exact decimals. Dates,
// amounts, percentages and counts share it.
package numerals

import "harrow/schema"

// Number is a number read from a text.
type Number struct {
	Value   schema.Decimal
	End     int  // byte after the number
	Spelled bool // holds number words other than a magnitude after digits
	Scaled  bool // ends in a magnitude: "3.8 billion", "2m"
}

// Cardinal reads the number that starts at byte at of s.
func Cardinal(s string, at int) (Number, bool) { return Number{}, false }

// Ordinal reads the ordinal that starts at byte at of s ("third", "21st") and
// returns its value and the byte after it.
func Ordinal(s string, at int) (n, end int, ok bool) { return 0, 0, false }

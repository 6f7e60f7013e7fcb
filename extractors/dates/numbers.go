package dates

import (
	"harrow/extractors/numerals"
	"harrow/extractors/text"
	"harrow/schema"
)

// A reading is what numerals read at a token, kept because several patterns
// ask for it.
type reading struct {
	token int // plus one
	n     int // whole part
	tenth int
	next  int // token after it, or -1
}

// cardinal reads a number at token i: its whole part, tenths, and the token
// after it or -1.
func (m *matcher) cardinal(i int) (n, tenth, next int) {
	if m.counted.token != i+1 {
		n, tenth, next := m.readCardinal(i)
		m.counted = reading{i + 1, n, tenth, next}
	}
	return m.counted.n, m.counted.tenth, m.counted.next
}

func (m *matcher) readCardinal(i int) (n, tenth, next int) {
	switch m.class(i) {
	case text.Digits, text.Cardinal, text.Scale:
	default:
		return 0, 0, -1
	}
	if n, ok := m.short(i); ok && !m.set.alphabet.number.has(m.look(i+1)) {
		return n, 0, i + 1
	}
	read, ok := numerals.Cardinal(m.d.Text, m.d.Tokens[i].Start)
	v := read.Value
	if !ok || read.Rounded || !v.Valid || v.Num.HighBits() != 0 {
		return 0, 0, -1
	}
	tenths := v.Num.LowBits() / tenthOf
	if v.Num.LowBits()%tenthOf != 0 || tenths > 1e9 {
		return 0, 0, -1
	}
	return int(tenths / 10), int(tenths % 10), m.boundary(i, read.End)
}

// short returns the value of a token that is one word or up to six digits, as
// most numbers are.
func (m *matcher) short(i int) (n int, ok bool) {
	s := m.word(i)
	if m.class(i) == text.Cardinal {
		return m.arg(i), s[len(s)-1]|0x20 != 's' // not with a possessive
	}
	if len(s) > 6 {
		return 0, false
	}
	return atoi(s)
}

// tenthOf is a tenth in the units of a schema.Decimal.
var tenthOf = uint64(pow10(schema.Scale - 1))

// plainDigits reads a token of digits alone: its value, how many they are,
// and whether it is one.
func (m *matcher) plainDigits(i int) (n, size int, ok bool) {
	if m.class(i) != text.Digits {
		return 0, 0, false
	}
	s := m.word(i)
	n, ok = atoi(s)
	return n, len(s), ok
}

// ordinal reads "third", "3rd" or "twenty-third" and returns the token after
// it or -1.
func (m *matcher) ordinal(i int) (n, next int) {
	switch m.class(i) {
	case text.Ordinal, text.Digits:
	case text.Cardinal:
		if !m.set.alphabet.number.has(m.look(i + 1)) {
			return 0, -1
		}
	default:
		return 0, -1
	}
	if m.placed.token != i+1 {
		m.placed = reading{token: i + 1, next: -1}
		if n, end, ok := numerals.Ordinal(m.d.Text, m.d.Tokens[i].Start); ok {
			m.placed.n, m.placed.next = n, m.boundary(i, end)
		}
	}
	return m.placed.n, m.placed.next
}

func pow10(n int) int {
	p := 1
	for range n {
		p *= 10
	}
	return p
}

package dates

import "harrow/extractors/text"

// cardinal reads a number at token i: its whole part, tenths, and the token
// after it.
func (m *matcher) cardinal(i int) (n, tenth, next int) {
	if m.class(i) == text.Digits {
		return m.digits(i)
	}
	total, part := 0, 0
	k := i
	seen := false
loop:
	for ; k < m.limit && k < i+12; k++ {
		a := m.arg(k)
		switch m.class(k) {
		case text.Cardinal:
			if seen && (part%100 != 0 && (part%10 != 0 || a >= 10)) {
				break loop
			}
			part += a
			seen = true
		case text.Scale:
			if !seen && a > 2 {
				break loop
			}
			if a == 2 {
				part = max(part, 1) * 100
			} else {
				total += max(part, 1) * pow10(a)
				part = 0
			}
			seen = true
		default:
			if seen && m.is(k, "-") && m.d.Glued(k) && m.class(k+1) == text.Cardinal && m.arg(k-1) >= 20 && m.class(k-1) == text.Cardinal {
				continue
			}
			if seen && m.is(k, "and") && m.class(k-1) == text.Scale && m.class(k+1) == text.Cardinal {
				continue
			}
			break loop
		}
	}
	if !seen {
		return 0, 0, -1
	}
	return total + part, 0, k
}

func pow10(n int) int {
	p := 1
	for range n {
		p *= 10
	}
	return p
}

// digits reads a number in digits: "12", "1,200", "2.5", "3 million".
func (m *matcher) digits(i int) (n, tenth, next int) {
	s := m.word(i)
	if len(s) > 9 {
		return 0, 0, -1
	}
	for k := 0; k < len(s); k++ {
		c := s[k]
		switch {
		case '0' <= c && c <= '9':
			n = n*10 + int(c-'0')
		case c == ',' && len(s)-k == 4:
		case c == '.' && k == len(s)-2 && '0' <= s[k+1] && s[k+1] <= '9':
			return n, int(s[k+1] - '0'), i + 1
		default:
			return 0, 0, -1
		}
	}
	if m.class(i+1) == text.Scale && m.arg(i+1) <= 6 && n < 1000 {
		return n * pow10(m.arg(i+1)), 0, i + 2
	}
	if m.class(i+1) == text.Digits && m.is(i+2, "/") && m.d.Glued(i+1) && m.word(i+1) == "1" {
		if h, _, _ := m.plainDigits(i + 3); h == 2 {
			return n, 5, i + 4
		}
	}
	return n, 0, i + 1
}

// plainDigits reads a token of digits alone: its value, how many they are,
// and whether it is one.
func (m *matcher) plainDigits(i int) (n, size int, ok bool) {
	if m.class(i) != text.Digits {
		return 0, 0, false
	}
	s := m.word(i)
	for k := range len(s) {
		if s[k] < '0' || s[k] > '9' || k > 8 {
			return 0, 0, false
		}
		n = n*10 + int(s[k]-'0')
	}
	return n, len(s), true
}

// ordinal reads "third", "3rd" or "twenty-third".
func (m *matcher) ordinal(i int) (n, next int) {
	switch m.class(i) {
	case text.Ordinal:
		return m.arg(i), i + 1
	case text.Digits:
		s := m.word(i)
		k := 0
		for ; k < len(s) && '0' <= s[k] && s[k] <= '9' && k < 5; k++ {
			n = n*10 + int(s[k]-'0')
		}
		if k == 0 || len(s) != k+2 {
			return 0, -1
		}
		switch s[k:] {
		case "st", "nd", "rd", "th", "ST", "ND", "RD", "TH":
			return n, i + 1
		}
	case text.Cardinal:
		if tens := m.arg(i); tens >= 20 {
			k := i + 1
			if m.is(k, "-") {
				k++
			}
			if m.class(k) == text.Ordinal && m.arg(k) < 10 {
				return tens + m.arg(k), k + 1
			}
		}
	}
	return 0, -1
}

package dates

import "harrow/extractors/text"

// dayYear takes "16,2024", which is one token.
func (m *matcher) dayYear(i int, e *expr) int {
	s := m.word(i)
	if n := len(s); n < 6 || n > 7 || s[n-5] != ',' {
		return -1
	}
	day, ok := atoi(s[:len(s)-5])
	year, ok2 := atoi(s[len(s)-4:])
	if !ok || !ok2 || day < 1 || day > 31 || year < 1000 {
		return -1
	}
	e.put(fDay, day)
	e.put(fYear, year)
	return i + 1
}

func atoi(s string) (n int, ok bool) {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' || i > 8 {
			return 0, false
		}
		n = n*10 + int(s[i]-'0')
	}
	return n, len(s) > 0
}

// year takes a year in four digits or in words.
func (m *matcher) year(i int, e *expr) int {
	if m.class(i) == text.Cardinal {
		return m.spelledYear(i, e)
	}
	return m.yearNumber(i, e)
}

func (m *matcher) yearNumber(i int, e *expr) int {
	n, size, ok := m.plainDigits(i)
	if !ok || size != 4 || n < 1000 || n > 2999 || m.continued(i) && !m.is(i+1, "/") {
		return -1
	}
	e.put(fYear, n)
	return i + 1
}

// yearDotMonth takes "2012.02", which is one token.
func (m *matcher) yearDotMonth(i int, e *expr) int {
	s := m.word(i)
	if len(s) != 7 || s[4] != '.' {
		return -1
	}
	year, ok := atoi(s[:4])
	month, ok2 := atoi(s[5:])
	if !ok || !ok2 || year < 1800 || year > 2200 || month < 1 || month > 12 {
		return -1
	}
	e.put(fYear, year)
	e.put(fMonth, month)
	return i + 1
}

// edgeYear takes the first and the last year of the calendar in four digits, which stand
// for no beginning and no end: "0001", "9999".
func (m *matcher) edgeYear(i int, e *expr) int {
	n, size, ok := m.plainDigits(i)
	if !ok || size != 4 || n != 1 && n != 9999 || m.continued(i) {
		return -1
	}
	e.put(fYear, n)
	return i + 1
}

// spelledYear takes "nineteen ninety-six" and "two thousand and five".
func (m *matcher) spelledYear(i int, e *expr) int {
	c := m.arg(i)
	if c == 2 && m.class(i+1) == text.Scale && m.arg(i+1) == 3 {
		n, _, next := m.cardinal(i)
		if n < 2000 || n > 2099 {
			return -1
		}
		e.put(fYear, n)
		return next
	}
	if c < 10 || c > 20 {
		return -1
	}
	k := i + 1
	if m.is(k, "-") {
		k++
	}
	year := c * 100
	switch {
	case m.is(k, "hundred"):
		k++
		if m.is(k, "and") && m.class(k+1) == text.Cardinal {
			k++
		}
		if m.class(k) == text.Cardinal {
			n, _, next := m.cardinal(k)
			year, k = year+n, next
		}
	case m.class(k) == text.Cardinal && m.arg(k) >= 10:
		n, _, next := m.cardinal(k)
		if n > 99 {
			return -1
		}
		year, k = year+n, next
	default:
		return -1
	}
	if year < 1000 || year > 2099 {
		return -1
	}
	e.put(fYear, year)
	return k
}

// shortYear takes a two-digit year; the apostrophe before it is not part of
// the token.
func (m *matcher) shortYear(i int, e *expr) int {
	n, size, ok := m.plainDigits(i)
	if !ok || size != 2 || m.continued(i) {
		return -1
	}
	e.put(fYear, century(n))
	e.put(fShort, 1)
	return i + 1
}

// century completes a two-digit year as the usual pivot has it.
func century(n int) int {
	if n < 50 {
		return 2000 + n
	}
	return 1900 + n
}

// ancient takes the number of a year in two or three digits.
func (m *matcher) ancient(i int, e *expr) int {
	n, size, ok := m.plainDigits(i)
	if !ok || size != 3 && size != 2 || n < 10 || m.continued(i) {
		return -1
	}
	e.put(fYear, n)
	return i + 1
}

func (m *matcher) era(i int) (bc bool, next int) {
	if m.class(i) != text.Era || m.lower(i) && len(m.word(i)) < 3 {
		return false, -1
	}
	w := m.word(i)
	next = i + 1
	if w[len(w)-1] != '.' && len(w) > 2 && w[1] == '.' && m.d.Glued(i) && m.word(i+1) == "." {
		next++
	}
	return w[0]|0x20 == 'b', next
}

func (m *matcher) before(i int, e *expr) int {
	bc, next := m.era(i)
	if next < 0 || !bc {
		return -1
	}
	e.put(fEra, 1)
	return next
}

func (m *matcher) after(i int, e *expr) int {
	bc, next := m.era(i)
	if next < 0 || bc {
		return -1
	}
	e.put(fEra, 0)
	return next
}

// yearShift takes "last year", "this year", "the previous year", "that year".
func (m *matcher) yearShift(i int, e *expr) int {
	article := m.determiner(i, 1)
	if article {
		i++
	}
	if c := m.class(i); c != text.Direction && c != text.Determiner {
		return -1
	}
	var word expr
	k := m.direction(i, &word)
	if k < 0 && m.is(i, "that") {
		if k = i + 1; m.is(k, "same") {
			k++
		}
		word.put(fKind, 1)
	}
	if k < 0 {
		return -1
	}
	if m.class(k) == text.Fiscal && m.in(k, "fiscal", "financial", "calendar") {
		k++
	}
	if !m.is(k, "year") {
		return -1
	}
	e.put(fYearShift, word.get(fDir))
	if word.get(fKind) == 1 || m.is(i, "same") || article && m.is(i, "next") {
		e.put(fThatYear, 1)
	}
	return k + 1
}

// weekShift takes "last week", "this week"; fKind 3 marks it.
func (m *matcher) weekShift(i int, e *expr) int {
	if m.determiner(i, 1) {
		i++
	}
	k := m.direction(i, e)
	if k < 0 || !m.is(k, "week") {
		return -1
	}
	e.put(fKind, 3)
	return k + 1
}

func (m *matcher) fiscalYear(i int, e *expr) int {
	s := m.word(i)
	if len(s) < 4 || s[:2] != "FY" && s[:2] != "CY" {
		return -1
	}
	n, ok := atoi(s[2:])
	switch {
	case !ok:
		return -1
	case len(s) == 4:
		n = century(n)
	case len(s) != 6 || n < 1900 || n > 2199:
		return -1
	}
	e.put(fYear, n)
	return i + 1
}

// hundreds takes "1500s", a century; of the 20th and later ones a decade may
// be meant.
func (m *matcher) hundreds(i int, e *expr) int {
	s := m.word(i)
	if len(s) != 5 || s[2:] != "00s" {
		return -1
	}
	n, ok := atoi(s[:2])
	if !ok || n < 10 || n > 18 {
		return -1
	}
	e.put(fCentury, n+1)
	return i + 1
}

// fourDigits takes a time of day without a mark: "0800".
func (m *matcher) fourDigits(i int, e *expr) int {
	n, size, ok := m.plainDigits(i)
	if !ok || size != 4 || n/100 > 24 || n%100 > 59 {
		return -1
	}
	e.put(fHour, n/100)
	e.put(fMinute, n%100)
	return i + 1
}

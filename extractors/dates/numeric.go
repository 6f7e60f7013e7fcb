package dates

import (
	"strings"

	"harrow/extractors/text"
)

// boundary returns the token after the byte offset end if a token ends
// there, else -1.
func (m *matcher) boundary(i, end int) int {
	for ; i < m.limit; i++ {
		switch e := m.d.Tokens[i].End; {
		case e == end:
			return i + 1
		case e > end:
			return -1
		}
	}
	return -1
}

// A reader takes digits and marks off a string.
type reader struct {
	s  string
	at int
}

// number reads exactly size digits.
func (r *reader) number(size int) (int, bool) {
	if r.at+size > len(r.s) {
		return 0, false
	}
	n, ok := atoi(r.s[r.at : r.at+size])
	if ok {
		r.at += size
	}
	return n, ok
}

// upTo reads one digit or more, at most size.
func (r *reader) upTo(size int) (n, digits int) {
	for digits < size && r.at < len(r.s) && '0' <= r.s[r.at] && r.s[r.at] <= '9' {
		n = n*10 + int(r.s[r.at]-'0')
		r.at++
		digits++
	}
	return n, digits
}

func (r *reader) mark(c byte) bool {
	if r.at < len(r.s) && r.s[r.at] == c {
		r.at++
		return true
	}
	return false
}

// from returns a reader of the text at token i, within the sentence.
func (m *matcher) from(i int) reader {
	return reader{s: m.d.Text[:m.d.Tokens[m.limit-1].End], at: m.d.Tokens[i].Start}
}

// iso takes the calendar, week and ordinal dates of ISO 8601, with a time.
func (m *matcher) iso(i int, e *expr) int {
	if i > m.first && m.d.Glued(i-1) && m.in(i-1, "/", ".", "_", "-", "+") && !m.isolated(i) {
		return -1
	}
	r := m.from(i)
	year, ok := r.number(4)
	if !ok || !writtenYear(year) {
		return -1
	}
	switch {
	case r.mark('-'):
		if r.mark('W') || r.mark('w') {
			week, ok := r.number(2)
			if !ok || week < 1 || week > 53 {
				return -1
			}
			e.put(fWeek, week)
			if at := r.at; r.mark('-') {
				if d, ok := r.number(1); ok && d >= 1 && d <= 7 {
					e.put(fWeekday, d)
				} else {
					r.at = at
				}
			}
			break
		}
		at := r.at
		if n, digits := r.upTo(3); digits == 3 && n >= 1 && n <= 366 {
			e.put(fOrd, n)
			break
		}
		r.at = at
		month, ok := r.number(2)
		day, ok2 := 0, false
		if ok && r.mark('-') {
			day, ok2 = r.number(2)
		}
		if !ok2 || month < 1 || month > 12 || day < 1 || day > 31 {
			return -1
		}
		e.put(fMonth, month)
		e.put(fDay, day)
	default:
		month, ok := r.number(2)
		day, ok2 := r.number(2)
		if !ok || !ok2 || month < 1 || month > 12 || day < 1 || day > 31 || year < 1800 || year > 2100 {
			return -1
		}
		e.put(fMonth, month)
		e.put(fDay, day)
	}
	e.put(fYear, year)
	end := r.at
	if r.mark('T') || r.mark('t') || r.mark(' ') {
		if m.isoTime(&r, e) {
			end = r.at
		}
	}
	return m.boundary(i, end)
}

// writtenYear reports whether a year stands in dates of digits: one near ours, or the
// first or last of the calendar, for no beginning or no end.
func writtenYear(year int) bool { return 1000 <= year && year <= 2999 || year == 1 || year == 9999 }

// isolated reports whether a mark before token i does not join it to another
// word.
func (m *matcher) isolated(i int) bool { return i-1 == m.first || !m.d.Glued(i-2) }

func (m *matcher) isoTime(r *reader, e *expr) bool {
	hour, ok := r.number(2)
	if !ok || hour > 24 || !r.mark(':') {
		return false
	}
	minute, ok := r.number(2)
	if !ok || minute > 59 {
		return false
	}
	e.put(fHour, hour)
	e.put(fMinute, minute)
	if at := r.at; r.mark(':') {
		if s, ok := r.number(2); ok && s < 60 {
			e.put(fSecond, s)
			if at := r.at; r.mark('.') {
				if _, digits := r.upTo(9); digits == 0 {
					r.at = at
				}
			}
		} else {
			r.at = at
		}
	}
	switch at := r.at; {
	case r.mark('Z') || r.mark('z'):
		e.put(fZulu, 1)
	case r.mark('+') || r.mark('-'):
		_, ok := r.number(2)
		r.mark(':')
		_, ok2 := r.number(2)
		if !ok || !ok2 {
			r.at = at
		}
	}
	return true
}

// numeric takes a day, month and year in digits, in any order that the
// calendar allows. Where day and month could change places it fills fKind
// with 1 and takes the month first.
func (m *matcher) numeric(i int, e *expr) int {
	if i > m.first && m.d.Glued(i-1) && m.in(i-1, "/", ".", "_", "-", "+", "$", ":") && !m.isolated(i) && !m.closesRange(i) {
		return -1
	}
	r := m.from(i)
	a, na := r.upTo(4)
	if na == 0 || na == 3 || r.at >= len(r.s) {
		return -1
	}
	sep := r.s[r.at]
	if sep != '/' && sep != '.' && sep != '-' && (sep != ' ' || na != 4) {
		return -1
	}
	r.at++
	b, nb := r.upTo(2)
	if nb == 0 || !r.mark(sep) {
		return -1
	}
	c, nc := r.upTo(4)
	if nc == 0 || nc == 3 || sep == ' ' && (nb != 2 || nc != 2) {
		return -1
	}
	var year, month, day int
	switch {
	case na == 4 && nc <= 2:
		year, month, day = a, b, c
	case na <= 2 && nc == 4:
		year, month, day = c, a, b
		if sep == '.' && b <= 12 {
			month, day = b, a
		} else if a <= 12 && b <= 12 && a != b {
			e.put(fKind, 1)
		}
	case na <= 2 && nc == 2 && sep == '/':
		year, month, day = century(c), a, b
		if a <= 12 && b <= 12 && a != b {
			e.put(fKind, 1)
		}
	default:
		return -1
	}
	if month > 12 && na != 4 {
		month, day = day, month
		e.put(fKind, 2)
	}
	if month < 1 || month > 12 || day < 1 || day > 31 || !writtenYear(year) {
		return -1
	}
	if r.at < len(r.s) && strings.IndexByte("/-:%_", r.s[r.at]) >= 0 && !(r.s[r.at] == '-' && sep != '-' && wholeDate(r.s[r.at+1:], sep)) {
		return -1
	}
	e.put(fYear, year)
	e.put(fMonth, month)
	e.put(fDay, day)
	return m.boundary(i, r.at)
}

// wholeDate reports whether s begins with a day, month and year between the marks sep.
func wholeDate(s string, sep byte) bool {
	r := reader{s: s}
	_, a := r.upTo(4)
	ok := r.mark(sep)
	_, b := r.upTo(2)
	ok = r.mark(sep) && ok
	_, c := r.upTo(4)
	return ok && b > 0 && (a == 4 && (c == 1 || c == 2) || c == 4 && (a == 1 || a == 2))
}

// closesRange reports whether a dash joins token i to a date in digits before it:
// "5/3/2021-6/2/2021".
func (m *matcher) closesRange(i int) bool {
	if !m.is(i-1, "-") {
		return false
	}
	end := m.d.Tokens[i-1].Start
	start := end
	for start > m.d.Tokens[m.first].Start && end-start < len("31/12/2021") && strings.IndexByte("0123456789/.", m.d.Text[start-1]) >= 0 {
		start--
	}
	before := m.d.Text[start:end]
	return wholeDate(before, '/') || wholeDate(before, '.')
}

// numericPair takes a day and a month in digits. fKind is as in numeric.
func (m *matcher) numericPair(i int, e *expr) int {
	r := m.from(i)
	a, na := r.upTo(2)
	if na == 0 || !r.mark('/') {
		return -1
	}
	b, nb := r.upTo(2)
	if nb == 0 || r.at < len(r.s) && strings.IndexByte("/-:%.,", r.s[r.at]) >= 0 && r.at+1 < len(r.s) && r.s[r.at+1] != ' ' {
		return -1
	}
	switch {
	case a > 12:
		a, b = b, a
		e.put(fKind, 2)
	case b <= 12 && a != b:
		e.put(fKind, 1)
	}
	if a < 1 || a > 12 || b < 1 || b > 31 {
		return -1
	}
	e.put(fMonth, a)
	e.put(fDay, b)
	return m.boundary(i, r.at)
}

// cjk takes the Chinese, Japanese and Korean forms: 2024年10月12日 星期六.
func (m *matcher) cjk(i int, e *expr) int {
	r := m.from(i)
	parts := []struct {
		f     field
		size  int
		top   int
		marks []string
	}{
		{fYear, 4, 2999, []string{"年", "년"}},
		{fMonth, 2, 12, []string{"月", "월"}},
		{fDay, 2, 31, []string{"日", "号", "일"}},
	}
	end := 0
	for _, part := range parts {
		at := r.at
		n, digits := r.upTo(part.size)
		if digits > 0 && n >= 1 && n <= part.top && r.anyMark(part.marks) {
			e.put(part.f, n)
			end = r.at
			r.blanks()
		} else {
			r.at = at
		}
	}
	if end == 0 || !e.has(fMonth) && !e.has(fYear) || e.get(fYear) > 0 && e.get(fYear) < 1000 {
		return -1
	}
	if e.has(fDay) {
		end = r.cjkWeekday(end)
	}
	return m.boundary(i, end)
}

func (r *reader) blanks() {
	for r.at < len(r.s) && r.s[r.at] == ' ' {
		r.at++
	}
}

func (r *reader) anyMark(marks []string) bool {
	for _, mark := range marks {
		if strings.HasPrefix(r.s[r.at:], mark) {
			r.at += len(mark)
			return true
		}
	}
	return false
}

// cjkWeekday returns the end of a weekday after a date, which adds nothing
// to it, or else end.
func (r *reader) cjkWeekday(end int) int {
	if r.anyMark([]string{"星期", "周", "週"}) && r.anyMark([]string{"一", "二", "三", "四", "五", "六", "日", "天"}) {
		return r.at
	}
	return end
}

// periodCode takes "Q3", "3Q", "H1", "1H24", "FY24", "Q3FY24".
func (m *matcher) periodCode(i int, e *expr) int {
	s := strings.ToUpper(m.word(i))
	if len(s) > 8 {
		return -1
	}
	r := reader{s: s}
	letter := func() byte {
		switch {
		case r.mark('Q'):
			return 'Q'
		case r.mark('H'):
			return 'H'
		}
		return 0
	}
	put := func(kind byte, n int) bool {
		switch {
		case kind == 'Q' && n >= 1 && n <= 4:
			e.put(fQuarter, n)
		case kind == 'H' && n >= 1 && n <= 2:
			e.put(fHalf, n)
		default:
			return false
		}
		return true
	}
	if n, digits := r.upTo(1); digits == 1 {
		if !put(letter(), n) {
			return -1
		}
	} else if kind := letter(); kind != 0 {
		n, _ := r.upTo(1)
		if !put(kind, n) {
			return -1
		}
	} else {
		return -1
	}
	hours := m.word(i)[1] == 'h' // "1h" is an hour, "1h30" one or a time of day
	if strings.HasPrefix(r.s[r.at:], "FY") || strings.HasPrefix(r.s[r.at:], "CY") {
		r.at += 2
	}
	if r.at == len(s) {
		if next, size, _ := m.plainDigits(i + 1); hours && !(size == 4 && next > 1900) {
			return -1
		}
		return i + 1
	}
	if hours {
		return -1
	}
	n, digits := r.upTo(4)
	switch {
	case r.at < len(s):
		return -1
	case digits == 2:
		n = century(n)
	case digits != 4 || n < 1900 || n > 2199:
		return -1
	}
	e.put(fYear, n)
	return i + 1
}

// spanCode takes a length of time written as one word, "3h", "90min", or as two parts:
// "1h 30m", "1h30m".
func (m *matcher) spanCode(i int, e *expr) int {
	s := m.word(i)
	k := 0
	for k < len(s) && '0' <= s[k] && s[k] <= '9' {
		k++
	}
	if k == 0 || k > 3 {
		return -1
	}
	n, _ := atoi(s[:k])
	unit := s[k:]
	if unit != "" && unit[0]|0x20 == 'h' {
		rest, end := unit[1:], i+1
		if rest == "" {
			rest, end = m.word(i+1), i+2
		}
		if more, ok := minutesCode(rest); ok && end <= m.limit {
			e.put(fUnit, int(text.UnitHour))
			e.put(fNum, n)
			e.put(fMore, int(text.UnitMinute)<<partShift|more)
			return end
		}
	}
	switch unit {
	case "h", "H":
		e.put(fUnit, int(text.UnitHour))
	case "W", "w":
		e.put(fUnit, int(text.UnitWeek))
	case "Y", "y":
		e.put(fUnit, int(text.UnitYear))
	default:
		class, arg := text.ClassOf(unit)
		if class != text.Unit && class != text.Units || arg > text.UnitYear {
			return -1
		}
		e.put(fUnit, int(arg))
	}
	e.put(fNum, n)
	return i + 1
}

// minutesCode reads minutes behind hours: "30m", "30min".
func minutesCode(s string) (n int, ok bool) {
	k := strings.IndexAny(s, "mM")
	if k < 1 || k > 2 {
		return 0, false
	}
	switch strings.ToLower(s[k:]) {
	case "m", "min", "mins":
		n, ok = atoi(s[:k])
	}
	return n, ok && n < 60
}

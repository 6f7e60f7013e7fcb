package dates

import (
	"strings"

	"harrow/extractors/text"
)

// clock takes a time of day: "14:30", "2 p.m.", "8:45am", "noon".
func (m *matcher) clock(i int, e *expr) int {
	if m.class(i) == text.Cardinal { // "twelve noon"
		if i++; i >= m.limit || !m.is(i-1, "twelve") || m.class(i) != text.DayPart {
			return -1
		}
	}
	if m.class(i) == text.DayPart {
		if p := m.arg(i); p >= partNoon {
			e.put(fHour, 12*(p-partNoon+1))
			e.put(fMinute, 0)
			return i + 1
		}
		return -1
	}
	if i > m.first && m.d.Glued(i-1) && m.in(i-1, ":", ".", "-", "/", "$", "£", "€") {
		return -1
	}
	return m.clockEnd(i, e)
}

// clockEnd takes a time of day that a dash may stand before.
func (m *matcher) clockEnd(i int, e *expr) int {
	if m.class(i) == text.DayPart {
		return m.clock(i, e)
	}
	if n, size, ok := m.plainDigits(i); ok && (size == 3 || size == 4) && n/100 <= 12 && n >= 100 && n%100 < 60 && m.in(i+1, "am", "pm") {
		hour := n / 100 % 12
		if m.is(i+1, "pm") {
			hour += 12
		}
		e.put(fHour, hour)
		e.put(fMinute, n%100)
		e.put(fKind, halfNamed)
		return i + 2 // "342 PM"
	}
	r := m.from(i)
	hour, digits := r.upTo(2)
	if digits == 0 || hour > 24 {
		return -1
	}
	if m.is(i, "12") && m.class(i+1) == text.DayPart && m.arg(i+1) >= partNoon {
		return m.clock(i+1, e)
	}
	minute, second := -1, -1
	if at := r.at; r.mark(':') || r.mark('.') {
		n, ok := r.number(2)
		if !ok || n > 59 {
			return -1
		}
		colon := r.s[at] == ':'
		minute = n
		if at := r.at; colon && r.mark(':') {
			if n, ok := r.number(2); ok && n < 60 {
				second = n
			} else {
				r.at = at
			}
		}
		if ahead, h := r, hour; !colon && !m.halfDay(&ahead, &h) {
			return -1
		}
	}
	named := m.halfDay(&r, &hour)
	if !named && (minute < 0 || digits == 1 && second < 0 && hour == 0) {
		return -1
	}
	next := m.boundary(i, r.at)
	if next < 0 {
		return -1
	}
	if named && m.word(i) == strings.ToUpper(m.word(i)) && minute < 0 && m.d.Text[m.d.Tokens[next-1].End-1]|0x20 != 'm' && m.word(next-1) != "." {
		return -1 // "Item 1A"
	}
	if !named && m.d.Glued(next-1) && next < m.limit && !m.in(next, ",", ".", ")", ";", "-", "?", "!", "\"", "”", "]") {
		return -1
	}
	e.put(fHour, hour)
	if minute >= 0 {
		e.put(fMinute, minute)
	} else if named {
		e.put(fMinute, 0)
	}
	if second >= 0 {
		e.put(fSecond, second)
	}
	if named {
		e.put(fKind, halfNamed)
	}
	return next
}

// halfNamed is the fKind of a time of day that says which half of the day it is in.
const halfNamed = 11

// halfDay reads a.m. or p.m. and turns hour into that of the whole day.
func (m *matcher) halfDay(r *reader, hour *int) bool {
	at := r.at
	for r.at < len(r.s) && (r.s[r.at] == ' ' || strings.HasPrefix(r.s[r.at:], "\u00a0")) {
		r.at++
		if r.s[r.at-1] != ' ' {
			r.at++
		}
	}
	spaced := r.at > at
	if r.at >= len(r.s) || *hour > 12 {
		r.at = at
		return false
	}
	c := r.s[r.at] | 0x20
	if c != 'a' && c != 'p' {
		r.at = at
		return false
	}
	r.at++
	short := r.at
	dotted := r.mark('.')
	switch {
	case r.mark('m') || r.mark('M'):
		if dotted {
			r.mark('.')
		}
	case spaced:
		r.at = at
		return false
	default:
		r.at = short // "9a"
	}
	if r.at < len(r.s) {
		if b := r.s[r.at] | 0x20; b >= 'a' && b <= 'z' {
			r.at = at
			return false
		}
	}
	switch {
	case c == 'p' && *hour < 12:
		*hour += 12
	case c == 'a' && *hour == 12:
		*hour = 0
	}
	return true
}

// bareHour takes an hour without minutes, which a pattern must introduce.
func (m *matcher) bareHour(i int, e *expr) int {
	n, ok := m.alone(i)
	tenth, next := 0, i+1
	if !ok {
		n, tenth, next = m.cardinal(i)
	}
	if next < 0 || n < 1 || n > 12 || m.continued(i) {
		return -1
	}
	e.put(fHour, n)
	e.put(fMinute, 0)
	if s := m.word(i); m.class(i) == text.Digits && len(s) > 3 && s[len(s)-3] == '.' { // "7.30"
		minute, ok := atoi(s[len(s)-2:])
		if !ok || minute > 59 {
			return -1
		}
		e.put(fMinute, minute)
		return i + 1
	}
	if tenth != 0 {
		return -1
	}
	return next
}

// alone returns the value of a number of one token, where the next one cannot go on it.
func (m *matcher) alone(i int) (n int, ok bool) {
	switch m.class(i + 1) {
	case text.Cardinal, text.Digits, text.Scale, text.Ordinal:
		return 0, false
	}
	switch m.class(i) {
	case text.Digits, text.Cardinal:
		return m.short(i)
	}
	return 0, false
}

// hourWords takes an hour and its minutes in words: "seven thirty".
func (m *matcher) hourWords(i int, e *expr) int {
	if m.class(i) != text.Cardinal || m.class(i+1) != text.Cardinal || i+1 >= m.limit {
		return -1
	}
	minute, _, next := m.cardinal(i + 1)
	hour, ok := m.short(i)
	if !ok || next < 0 || hour < 1 || hour > 12 || minute < 10 || minute > 59 {
		return -1
	}
	e.put(fHour, hour)
	e.put(fMinute, minute)
	return next
}

// halfWord takes the half of the day behind an hour in words: "seven p.m.".
func (m *matcher) halfWord(i int, e *expr) int {
	switch {
	case m.in(i, "am", "a.m"):
		e.put(fPart, partMorning)
	case m.in(i, "pm", "p.m"):
		e.put(fPart, partAfternoon)
	default:
		return -1
	}
	if m.in(i, "a.m", "p.m") && m.is(i+1, ".") && m.d.Glued(i) {
		i++
	}
	return i + 1
}

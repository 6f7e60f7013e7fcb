package dates

import "harrow/extractors/text"

// guardClockWords tells "ten to three", a time, from other numbers that stand so.
func guardClockWords(m *matcher, e *expr, end int) bool {
	if e.has(fPart) || e.inner != nil && (e.inner.has(fPart) || m.in(e.start-1, "at")) {
		return e.get(fNum) < 60
	}
	return e.inner == nil && e.get(fNum) <= 30 &&
		(m.in(e.start-1, "at") || e.get(fSign) > 0 && m.in(e.start-1, "by", "around", "about", "until", "before", "after", "since"))
}

// guardPlace holds "the 5th of", without the word day, to a month.
func guardPlace(m *matcher, e *expr, end int) bool {
	if m.in(e.start+1, "of") || m.in(e.start+2, "of") && m.is(e.start+1, "-") {
		return e.inner != nil && e.inner.has(fUnit) && e.inner.get(fUnit) == int(text.UnitMonth)
	}
	return true
}

// dated reports whether a word of class c goes on a date: "last" before it is its own.
func dated(c text.Class) bool {
	switch c {
	case text.Month, text.MonthShort, text.Weekday, text.WeekdayShort, text.Season, text.Unit, text.Holiday:
		return true
	}
	return false
}

// guardInStory takes a part of the day after a preposition, where it tells when
// something took place.
func guardInStory(m *matcher, e *expr, end int) bool {
	if m.in(e.start, "dawn", "daybreak", "dusk", "nightfall") && m.in(e.start-1, "at", "by", "before", "after", "until", "till", "from", "since") {
		return !m.in(end, "-", "patrol", "raid", "raids")
	}
	if e.get(fPart) >= partNoon {
		return false
	}
	if m.class(e.start) != text.Determiner && !m.is(e.start, "mid") {
		i := e.start - 2
		if m.is(i, "the") {
			i--
		}
		if !m.in(e.start-1, "early", "late") || !m.in(i, "by", "until", "in") {
			return false
		}
	} else if !m.in(e.start-1, "in", "during", "by", "until", "throughout") || m.class(e.start-2) == text.Digits || m.class(e.start-2) == text.Cardinal {
		return false
	}
	return end >= m.limit || m.d.Tokens[end].Kind == text.Other && !m.is(end, "-") ||
		m.in(end, "and", "the", "he", "she", "they", "when", "to", "after", "before", "with", "as", "a", "hours", "by", "but", "it", "at", "from")
}

// guardAncient takes a number for a year between a preposition and the end of
// its phrase.
func guardAncient(m *matcher, e *expr, end int) bool {
	if !m.in(e.start-1, "in", "by", "since", "until", "from", "to", "late", "early", "about", "around", "between") &&
		!(m.is(e.start-1, "and") && m.is(e.start-3, "between")) || m.joined(e.start) {
		return false
	}
	if end >= m.limit {
		return true
	}
	return m.d.Tokens[end].Kind == text.Other && !m.is(end, "-") && !m.is(end, "%") ||
		m.in(end, "and", "the", "he", "they", "when", "a", "an", "after", "at", "to", "it", "under", "while", "until", "but")
}

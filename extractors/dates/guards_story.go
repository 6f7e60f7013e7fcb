package dates

import "harrow/extractors/text"

// guardClockWords tells "ten to three", a time, from other numbers that stand so.
func guardClockWords(m *matcher, e *expr, end int) bool {
	if e.has(fPart) || e.inner != nil && (e.inner.has(fPart) || m.in(e.start-1, "at")) {
		return e.get(fNum) < 60
	}
	return e.inner == nil && e.get(fNum) <= 30 &&
		(m.in(e.start-1, "at") || e.get(fNum) >= 15 && m.in(e.start-1, "was", "is") || e.get(fSign) > 0 && m.in(e.start-1, "by", "around", "about", "until", "before", "after", "since"))
}

// guardPlace holds "the 5th of", without the word day, to a month.
func guardPlace(m *matcher, e *expr, end int) bool {
	if m.in(e.start+1, "of") || m.in(e.start+2, "of") && m.is(e.start+1, "-") {
		return e.inner != nil && e.inner.has(fUnit) && e.inner.get(fUnit) == int(text.UnitMonth)
	}
	return true
}

// aDay reports whether an expression is a day or a part of one, which alone has hours.
func (e *expr) aDay() bool {
	switch {
	case e.has(fDay), e.has(fPart), e.has(fHour), e.has(fHoliday), e.has(fOrd) && !e.has(fUnit):
		return true
	case e.has(fUnit):
		return e.get(fUnit) == int(text.UnitDay)
	}
	return e.has(fWeekday)
}

// countsDays reports whether an expression is a day told from today, or its time of day:
// "the day after tomorrow" is one, no day counted from another.
func (e *expr) countsDays() bool {
	return e.rule.name == "dates/deictic-day" || e.inner != nil && (e.has(fHour) || e.has(fPart)) && e.inner.countsDays()
}

// guardOnDay takes an hour behind a day: one that says nothing more of itself only
// where nothing that it may count follows, and in no report of prices.
func guardOnDay(m *matcher, e *expr, end int) bool {
	if !e.inner.aDay() || e.inner.has(fHour) || e.inner.second {
		return false
	}
	if e.has(fPart) || e.inner.has(fPart) || e.has(fSign) || m.in(end-1, "o'clock", "hours", "hrs", "h") {
		return true
	}
	n, size, digits := m.plainDigits(end - 1)
	return !(digits && size == 4 && n%5 != 0) && m.standsAlone(end) && !m.among(bounding, e.inner.start-1) && !m.business()
}

// guardHourOfDay takes an hour before its day.
func guardHourOfDay(m *matcher, e *expr, end int) bool {
	return m.in(e.start-1, "at", "around", "by", "until", "before", "after") && e.inner.aDay() && !e.inner.has(fHour) && !e.inner.has(fPart) &&
		!m.business() && !m.among(bounding, e.start-2)
}

// standsAlone reports whether what ends before token end has a phrase to itself:
// the sentence ends there, or a mark or a word that begins another phrase follows.
func (m *matcher) standsAlone(end int) bool {
	return end >= m.limit || m.d.Tokens[end].Kind == text.Other && !m.in(end, "-", "%", "/", ":", "$") ||
		m.in(end, "and", "but", "or", "in", "on", "at", "for", "with", "to", "when", "if", "because", "before", "after", "sharp", "then", "please", "as", "by", "so")
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
	if e.get(fPart) >= partNoon || m.plural(end-1) {
		return false
	}
	if m.class(e.start) != text.Determiner && !m.is(e.start, "mid") {
		i := e.start - 2
		if m.is(i, "the") {
			i--
		}
		if !m.in(e.start-1, "early", "late") || !m.in(i, "by", "until", "in", "from") {
			return false
		}
	} else if !m.in(e.start-1, "in", "during", "by", "until", "throughout") || m.class(e.start-2) == text.Digits || m.class(e.start-2) == text.Cardinal {
		return false
	}
	return end >= m.limit || m.d.Tokens[end].Kind == text.Other && !m.is(end, "-") ||
		m.in(end, "and", "the", "he", "she", "they", "when", "to", "after", "before", "with", "as", "a", "hours", "by", "but", "it", "at", "from")
}

// plural reports whether token i is a part of many days, "mornings", which tells of a habit.
func (m *matcher) plural(i int) bool { return m.in(i, "mornings", "afternoons", "evenings") }

// guardAncient takes a number for a year between a preposition and the end of
// its phrase.
func guardAncient(m *matcher, e *expr, end int) bool {
	if e.get(fYear) < 100 && !m.is(e.start-1, "in") {
		return false // as often a count
	}
	if !m.in(e.start-1, "in", "by", "since", "until", "from", "to", "late", "early", "about", "around", "between") &&
		!(m.is(e.start-1, "and") && m.is(e.start-3, "between")) || m.joined(e.start) {
		return false
	}
	if end >= m.limit {
		return true
	}
	if e.get(fYear) < 100 {
		return m.in(end, ".", ",", ";", ")")
	}
	return m.d.Tokens[end].Kind == text.Other && !m.is(end, "-") && !m.is(end, "%") ||
		m.in(end, "and", "the", "he", "they", "when", "a", "an", "after", "at", "to", "it", "under", "while", "until", "but")
}

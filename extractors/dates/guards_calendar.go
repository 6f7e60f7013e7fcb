package dates

import (
	"strings"

	"harrow/extractors/text"
)

// guardYear rejects numbers of four digits that are no year.
func guardYear(m *matcher, e *expr, end int) bool {
	i := e.start
	if m.class(i) == text.Cardinal {
		return !m.in(end-1, "hundred") && !m.in(end-2, "hundred") || m.in(i-1, "in", "since", "by", "of", "until")
	}
	if m.class(i) != text.Digits {
		return true
	}
	if m.yearsBeside(i) {
		return true
	}
	if m.among(numbering, i-1) || m.word(i-1) == "." && m.in(i-2, "no", "nos", "art", "para", "sec") {
		return false
	}
	if n, size, ok := m.plainDigits(end + 1); ok && size == 4 && m.word(end) == "(" && m.word(end+2) == ")" && n > 1900 && n < 2100 {
		return false // "resolution 1540 (2004)"
	}
	if e.get(fYear) > 2100 && !m.in(i-1, "in", "by", "until", "till", "to", "from", "of", "year", "through", "after", "before", "around", "about", "and", "-", "(") {
		return false
	}
	if i > m.first && (m.d.Tokens[i-1].Kind == text.Upper && len(m.word(i-1)) <= 3 && m.class(i-1) == text.NoClass || m.class(i-1) == text.Digits) {
		return false // "BA 2490", "555 1999"
	}
	if m.numbered(i) {
		return false
	}
	if m.joined(i) && !(m.is(i-1, "-") && m.in(i-2, "mid", "post", "pre", "early", "late")) {
		return false
	}
	if m.d.Glued(end-1) && m.in(end, "%", "°", "_", "@", "=") {
		return false
	}
	if _, size, ok := m.plainDigits(end); ok && size > 2 {
		return false
	}
	if m.is(i-1, "-") && m.class(i-2) == text.Digits {
		if _, size, ok := m.plainDigits(i - 2); !ok || size != 4 {
			return false
		}
	}
	if m.in(end, "-", "/") && m.d.Glued(end-1) && m.class(end+1) == text.Digits && m.d.Glued(end) {
		return false
	}
	return !m.quantity(end)
}

// yearsBeside reports whether a number is one of a row of years, as at the head of a
// table: "2021 2022 2023".
func (m *matcher) yearsBeside(i int) bool {
	n, _, _ := m.plainDigits(i)
	for _, k := range [...]int{i - 1, i + 1} {
		if k < m.first || k >= m.limit {
			continue
		}
		if year, size, ok := m.plainDigits(k); ok && size == 4 && (year == n+k-i || year == n-k+i) && n > 1900 && n < 2100 &&
			!m.d.Glued(min(i, k)) {
			return true
		}
	}
	return false
}

// numbered reports whether a year at token i ends a name: "Euro 2004".
func (m *matcher) numbered(i int) bool {
	if i-1 <= m.first || m.d.Tokens[i-1].Kind != text.Capitalized || m.class(i-1) != text.NoClass || possessive(m.word(i-1)) ||
		m.in(i-1, "report", "results", "budget", "accounts", "review", "survey", "outlook") {
		return false
	}
	return !m.in(i-1, "in", "of", "by", "since", "from", "for", "to", "the", "that", "this", "and", "or", "between", "until", "after", "before", "during", "through", "about", "around", "on", "at", "circa")
}

func possessive(w string) bool {
	return strings.HasSuffix(w, "'s") || strings.HasSuffix(w, "’s")
}

func guardMonth(m *matcher, e *expr, end int) bool {
	i := end - 1
	if m.word(i) == "." {
		i--
	}
	switch doubtful := m.doubtful(e.start, end); {
	case e.has(fDir):
		return m.pointed(e.start) && !(doubtful && (m.is(e.start, "this") || m.is(e.start, "the") || m.is(e.start-1, "the") || !m.standsAlone(end)))
	case doubtful:
		return m.in(i-1, "in", "since", "until", "during", "early", "mid", "late") && m.standsAlone(end) || m.toMonth(end)
	case m.is(i-1, "the") && end < m.limit && m.d.Tokens[end].Kind == text.Capitalized && m.class(end) == text.NoClass && m.word(end-1) != ".":
		return false // the October Revolution
	case m.is(i, "may"):
		// The verb at the start of a sentence, or a name.
		return m.in(i-1, "in", "since", "of", "by", "until", "till", "from", "to", "through", "last", "next", "this", "late", "early",
			"mid", "-", "and", "or", "between", "for", "before", "after", "during", "(", "–", "the", "each", "every", "about", "around") ||
			m.d.Tokens[i].Kind == text.Upper || m.toMonth(end)
	case m.class(i) == text.MonthShort:
		return m.word(end-1) == "." || m.in(i-1, "in", "since", "until", "of", "from", "to", "by") && (end >= m.limit || m.d.Tokens[end].Kind == text.Other)
	case m.is(i, "march") && m.is(i-1, "long"):
		return false
	case m.is(i, "march"):
		return !m.in(end, "of", "for", "on") || m.in(i-1, "in", "last", "since", "until", "by", "from", "through")
	case m.is(i, "april"), m.is(i, "june"), m.is(i, "august"):
		// A given name before a surname.
		return i > m.first && m.in(i-1, "in", "last", "since", "until", "by", "from", "of", "through", "early", "late", "-") ||
			end >= m.limit || m.d.Tokens[end].Kind != text.Capitalized || m.class(end) != text.NoClass
	}
	return true
}

// toMonth reports whether a range goes on to a month at token i: "to July".
func (m *matcher) toMonth(i int) bool {
	return m.in(i, "to", "until", "till", "through", "-", "–", "and") && m.class(i+1) == text.Month
}

// doubtful reports whether a month between two tokens is written in small letters as
// another word is: "may", "march", "mar".
func (m *matcher) doubtful(start, end int) bool {
	for i := start; i < end; i++ {
		switch m.class(i) {
		case text.Month, text.MonthShort:
			if m.lower(i) && (m.arg(i) == 3 || m.arg(i) == 5 || m.arg(i) == 8) {
				return true
			}
		}
	}
	return false
}

// introduced reports whether a word that dates follow stands before token i, or none.
func (m *matcher) introduced(i int) bool {
	return i == m.first || m.in(i-1, "on", "by", "until", "till", "from", "since", "before", "after", "between", "to", "through", "due", "for", "in", "of", "and", "during", "early", "late", "mid")
}

func guardMonthDay(m *matcher, e *expr, end int) bool {
	if m.is(end-2, "the") && m.class(end-1) == text.Ordinal && !m.standsAlone(end) {
		return false // "by March the second line gave way"
	}
	if m.doubtful(e.start, end) && !m.introduced(e.start) {
		return false
	}
	return m.pointed(e.start) && !m.quantity(end) && !(m.is(end, "-") && m.d.Glued(end-1) && m.class(end+1) == text.Units)
}

func guardDayMonth(m *matcher, e *expr, end int) bool {
	if m.joined(e.start) && !(m.in(e.start-1, "-", "/") && m.class(e.start-2) == text.Month) {
		return false
	}
	if m.doubtful(e.start, end) && !m.introduced(e.start) && !m.ordinalOf(e.start) {
		return false
	}
	// "17 May 6" is the month's own day.
	if _, size, ok := m.plainDigits(end); ok && size <= 2 && m.class(e.start) == text.Digits && !m.is(end-1, ".") && !m.continued(end) {
		return false
	}
	return true
}

// ordinalOf reports whether an ordinal and "of" stand from token i on, after which
// "may" can be but the month: "third of may".
func (m *matcher) ordinalOf(i int) bool {
	var day expr
	next := m.dayOrdinal(i, &day)
	return next >= 0 && m.is(next, "of")
}

func guardApostrophe(m *matcher, e *expr, end int) bool {
	i := e.start
	return i > m.first && m.d.Glued(i-1) && m.is(i-1, "'") && !m.d.Glued(i-2) && !m.is(end, "'") && !m.numbered(i-1) &&
		(i < 2 || m.d.Tokens[i-2].Kind != text.Lower || strings.ToLower(m.word(i-2)) == m.word(i-2)) // the name of a thing: "eBook '11"
}

// pointed holds "that March" and "following Friday" to where they point to a
// date: "said that March sales" and "following Friday's march" do not.
func (m *matcher) pointed(i int) bool {
	switch {
	case m.is(i, "that"):
		return i == m.first || i+2 >= m.limit || m.in(i+2, ".", ";") || m.in(i-1, "on", "in", "by", "until", "since", "during", "early", "late", "later", "(")
	case m.class(i) == text.Direction:
		return m.arg(i) != 3
	}
	return true
}

func guardWeekday(m *matcher, e *expr, end int) bool {
	if !m.pointed(e.start) {
		return false
	}
	if m.class(end-1) == text.WeekdayShort {
		return false // "Sat", "Sun" without a stop
	}
	if e.has(fDay) {
		return !possessive(m.word(e.start)) && (end >= m.limit || m.d.Tokens[end].Kind == text.Other)
	}
	if m.class(end-2) == text.WeekdayShort && end-2 == e.start && e.start > m.first && m.d.Tokens[e.start-1].Kind == text.Capitalized {
		return false // a name at the end of a sentence: "Ms. Sun."
	}
	if m.is(e.start-1, "the") && end < m.limit && m.d.Tokens[end].Kind == text.Capitalized && m.class(end) == text.NoClass {
		return false // the Sunday Times
	}
	return !m.d.Glued(end-1) || !m.in(end, "/", "@") || end >= m.limit
}

func guardBareDay(m *matcher, e *expr, end int) bool {
	i := e.start + 1
	if m.class(i) != text.Digits {
		// In words from the eleventh on: those before it count things too ("on the
		// second, ...").
		return e.get(fDay) > 10 && m.lower(i) && (m.in(e.start-1, "on", "until", "by", "from", "till", "since") || m.is(e.start-1, "to") && m.class(e.start-2) == text.Ordinal) &&
			(m.standsAlone(end) || m.in(end, "about", "around", "i", "we", "he", "she", "they", "it", "the", "a", "my", "our")) && !m.speaksOf(holes)
	}
	switch {
	case end >= m.limit:
		return m.in(e.start-1, "on", "of", "until", "by", "to", "from", "and", "till", "since")
	case m.d.Tokens[end].Kind == text.Other, m.in(end, "and", "to", "the", "he", "they", "it", "when", "a", "but", "at", "in"):
		return m.in(e.start-1, "on", "until", "by", "from", "till", "since", "of", "to", "and", "between")
	}
	return false
}

func guardDecade(m *matcher, e *expr, end int) bool {
	if m.is(end-1, "s") { // "the 1980's", no year's
		return m.in(e.start-1, "the", "early", "late", "mid", "-")
	}
	if v := e.get(fDecade); v < 100 && m.class(end-1) == text.Digits {
		// "90s" needs its apostrophe or an article; temperatures and ages have "in his".
		i := e.start - 1
		for m.in(i, "-", "mid", "early", "late") {
			i--
		}
		return !(m.class(i) == text.Determiner && m.arg(i) == 5) && (m.is(e.start-1, "'") || i < e.start-1 || m.is(i, "the") || m.is(e.start-2, "the"))
	}
	if m.class(end-1) == text.Decade {
		return m.in(e.start-1, "the", "early", "late", "-", "mid", "roaring", "swinging")
	}
	return !m.joined(e.start) || m.in(e.start-1, "-", "'")
}

func guardSeason(m *matcher, e *expr, end int) bool {
	i := e.start
	if end < m.limit && m.d.Tokens[i].Kind == text.Capitalized && m.d.Tokens[end].Kind == text.Capitalized && m.class(end) == text.NoClass {
		return false // the Winter Palace
	}
	if m.in(i, "fall", "spring") && !m.in(i-1, "the", "in", "this", "last", "next", "since", "by", "early", "late") {
		return false
	}
	if m.in(i-1, "before", "after", "until") && m.in(i, "summer", "autumn", "winter") {
		return m.standsAlone(end)
	}
	return m.in(i-1, "in", "since", "until", "by", "early", "late", "mid", "-", "during") || m.is(i-1, "the") && !m.is(end, "of") && (!m.in(i, "fall", "spring") || m.in(i-2, "in", "during", "by", "until", "since", "throughout", "from", "between"))
}

func guardDirection(m *matcher, e *expr, end int) bool {
	if m.is(end, "of") && m.class(e.start) == text.Direction && e.get(fDir) < 0 {
		// "the last day of the talks", but "the outbreak last month of the disease"
		return e.get(fUnit) >= int(text.UnitWeek) && e.start > m.first && m.lower(e.start-1) && m.class(e.start-1) == text.NoClass &&
			!m.in(e.start-1, "in", "on", "during", "for", "until", "into", "at", "and", "s")
	}
	if m.is(e.start, "past") && e.get(fUnit) != int(text.UnitYear) && e.get(fUnit) != int(text.UnitQuarter) {
		return false // a length of time: past-unit
	}
	if m.class(e.start) == text.Direction && m.in(e.start, "past", "present", "same", "prior") && !m.is(e.start-1, "the") && !m.is(e.start-1, "this") {
		return m.is(e.start, "past")
	}
	return !(m.is(end, "-") && m.is(end+1, "old")) && !m.titled(e.start)
}

func guardTheYear(m *matcher, e *expr, end int) bool {
	if c := m.class(end + 1); m.in(end, "to", "through") && (c == text.Month || c == text.MonthShort) {
		return false // a length up to then: year-ended
	}
	if m.is(e.start-1, "of") && !m.among(ofYear, e.start-2) {
		return false // the player of the year
	}
	if m.is(end, "-") || m.is(e.start+1, "year") {
		return (m.in(e.start-1, "of", "in", "for", "during", "by", "through", "this") || m.among(bounding, e.start-1)) && !m.in(end, "-", "that", "when", "in", "ended", "ending")
	}
	return !m.in(end, "ended", "ending")
}

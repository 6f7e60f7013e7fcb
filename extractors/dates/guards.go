package dates

import (
	"strings"

	"harrow/extractors/text"
)

// A guard looks at the words around a match and says whether it stands. end is
// the token after the match.
type guard func(m *matcher, e *expr, end int) bool

var guards = map[string]guard{
	"yearrange": guardYearRange,
	"clockrange": func(m *matcher, e *expr, end int) bool {
		if m.joined(e.start) || m.quantity(end) {
			return false
		}
		n, size, ok := m.plainDigits(e.start)
		return !ok || size != 4 || m.word(e.start)[0] == '0' && n%5 == 0 &&
			(m.in(e.start-1, "between", "from") || m.is(end-1, "hours") || m.is(e.start+1, "-"))
	},
	"dayrange": func(m *matcher, e *expr, end int) bool {
		return !m.joined(e.start) && !m.quantity(end) && !m.continued(end-1) && (!m.doubtful(e.start, end) || m.introduced(e.start))
	},
	"fourdigits": guardFourDigits,
	"whole": func(m *matcher, e *expr, end int) bool {
		if m.is(e.start, "all") { // elsewhere it is as often no more than an intensive
			return e.start > m.first && (end >= m.limit || m.d.Tokens[end].Kind == text.Other && !m.is(end, "-"))
		}
		return !dated(m.class(end))
	},
	"decades": func(m *matcher, e *expr, end int) bool {
		return e.get(fDecade) >= 1000 && m.class(end-1) == text.Digits
	},
	"ends":       func(m *matcher, e *expr, end int) bool { return !dated(m.class(end)) },
	"clockwords": guardClockWords,
	"place":      guardPlace,
	"partofday": func(m *matcher, e *expr, end int) bool {
		return e.has(fPart) || e.inner != nil && e.inner.has(fPart)
	},
	"pair": func(m *matcher, e *expr, end int) bool {
		return e.has(fWeekday) || e.attacks() || m.in(e.start-1, "on", "dated", "until", "due") && !m.quantity(end)
	},
	"theday":    guardTheDay,
	"theweek":   guardTheWeek,
	"adjective": func(m *matcher, e *expr, end int) bool { return !m.joined(e.start) },
	"pastunit":  guardPastUnit,
	"onday":     guardOnDay,
	"numeric": func(m *matcher, e *expr, _ int) bool {
		return !m.in(e.start-1, "version", "versions", "release", "build", "firmware", "ip")
	},
	"dayspart": func(_ *matcher, e *expr, _ int) bool { return e.inner == nil || e.inner.aDay() }, // no "dawn of the century"
	"afterday": func(m *matcher, e *expr, end int) bool {
		return e.inner.aDay() && !e.inner.has(fPart) && !e.inner.has(fHour) && m.standsAlone(end)
	},
	"hourofday": guardHourOfDay,
	"oneday": func(m *matcher, e *expr, end int) bool { // not one of "8 a.m. to 4 p.m., Monday through Friday"
		if e.inner != nil && !e.inner.aDay() {
			return false
		}
		return e.inner != nil && e.inner.has(fDir) || !(m.in(end, "to", "through", "-") && m.class(end+1) == text.Weekday || m.in(e.start-1, "to", "through", "-") && m.class(e.start-2) == text.Weekday)
	},
	"ended":    func(m *matcher, e *expr, end int) bool { return m.in(end, "ended", "ending", "to", "through") },
	"year":     guardYear,
	"month":    guardMonth,
	"monthday": guardMonthDay,
	"monthrange": func(m *matcher, e *expr, end int) bool {
		return !m.doubtful(e.start, e.start+1) || m.introduced(e.start)
	},
	"daymonth": guardDayMonth,
	"monthdigits": func(m *matcher, e *expr, end int) bool {
		if _, size, _ := m.plainDigits(end - 1); size == 2 && e.get(fMonth) > e.get(fYear)%100 {
			return false // "2009-10" are two years
		} else if size == 1 {
			return false
		}
		return m.in(e.start-1, "from", "to", "in", "since", "until", "by", "through", "of", "expires", "between") &&
			!m.quantity(end) && !(m.d.Glued(end-1) && m.in(end, "/", "-"))
	},
	"yearandmonth": func(m *matcher, e *expr, end int) bool {
		i := e.start
		return m.yearAndMonth(i) && !m.joined(i) && !m.quantity(end) && !m.among(numbering, i-1) && !m.numbered(i) &&
			!m.in(i-1, "directive", "decision", "case", "cases", "order", "law", "act", "circular", "notice", "rule", "judgment", "application") &&
			!(i > m.first && m.d.Tokens[i-1].Kind == text.Upper && len(m.word(i-1)) > 1) &&
			!(m.d.Glued(end-1) && (m.in(end, "/", "-", "_", ":") || m.is(end, ".") && m.d.Glued(end)))
	},
	"monthdayyear": func(m *matcher, e *expr, end int) bool {
		short := len(m.word(end-1)) == 2 && m.class(end-1) == text.Digits && !m.is(end-2, "'")
		return !m.quantity(end) && !(short && end < m.limit && m.d.Tokens[end].Kind != text.Other)
	},
	"monthyear": func(m *matcher, e *expr, end int) bool {
		return !m.quantity(end) && (!m.doubtful(e.start, end) || m.introduced(e.start))
	},
	"apostrophe": guardApostrophe,
	"weekday":    guardWeekday,
	"bareday":    guardBareDay,
	"decade":     guardDecade,
	"half":       guardHalf,
	"match":      guardQuarter,
	"instory":    guardInStory,
	"counted": func(m *matcher, e *expr, end int) bool {
		if e.inner != nil && e.inner.rule.name == "dates/year" && m.is(e.inner.start-1, "from") {
			return false // a rate, and when it starts: "2 tonnes a year from 2026"
		}
		if e.inner != nil && m.is(e.start-1, "for") && m.is(e.inner.start-1, "from") {
			return false // a length, and when it begins: "for ten days from 3 May"
		}
		return e.inner == nil || !e.has(fVague) && !(m.is(e.start, "the") && e.inner.countsDays())
	},
	"session": func(m *matcher, e *expr, end int) bool {
		return m.in(end, "trading", "trade", "deals", "dealings", "session") && (!m.joined(e.start) || m.is(e.start-2, "mid"))
	},
	"record": guardRecord,
	"nthday": func(m *matcher, e *expr, end int) bool { return e.get(fOrd) > 1 && !m.is(end, "-") },
	"thattime": func(m *matcher, e *expr, end int) bool {
		return m.in(e.start-1, "at", "by", "during", "until", "since", "around") && (end >= m.limit || m.d.Tokens[end].Kind == text.Other && !m.is(end, "-") || m.in(end, "he", "she", "they", "it", "the", "that", "was", "and", "will"))
	},
	"besideday": func(m *matcher, e *expr, end int) bool {
		return m.in(end, "before", "after") && !m.is(e.start-1, "to") // "three months to the day after"
	},
	"overyears": func(m *matcher, e *expr, end int) bool {
		return m.in(e.start-1, "over", "through", "throughout", "down") && m.class(end) != text.Digits
	},
	"ancient": guardAncient,
	"earlyhours": func(m *matcher, e *expr, end int) bool {
		if e.has(fPart) || e.inner.has(fPart) {
			return false
		}
		e.put(fPart, partMorning)
		return true
	},
	"ancientpart": func(m *matcher, e *expr, end int) bool { return !m.quantity(end) },
	"century": func(m *matcher, e *expr, end int) bool {
		return m.class(e.start-1) != text.Determiner || m.arg(e.start-1) != 5
	},
	"pastcount": guardPastCount,
	"seasonyear": func(m *matcher, e *expr, end int) bool {
		if m.in(e.start-1, "to", "will", "would", "may", "could", "not", "n't") && m.lower(e.start) {
			return false // "prices will fall in 2006"
		}
		return !m.quantity(end) && !m.in(end, "games", "olympics", "olympic", "olympiad", "paralympics", "universiade")
	},
	"notthan":   func(m *matcher, e *expr, end int) bool { return !m.is(end, "than") },
	"season":    guardSeason,
	"direction": guardDirection,
	"context":   guardContext,
	"weekend":   func(m *matcher, e *expr, end int) bool { return !m.is(end, "-") },
	"quarter": func(m *matcher, e *expr, end int) bool {
		return m.is(e.start, "the") && !m.is(end, "-") && !m.is(end, "of")
	},
	"theyear": guardTheYear,
	"partof": func(m *matcher, e *expr, _ int) bool {
		return m.in(e.start-1, "of", "in") && m.in(e.start-2, "end", "close", "beginning", "start", "middle", "half", "part", "years", "rest", "early", "late", "later")
	},
	"later":    guardLater,
	"clock":    guardClock,
	"duration": guardDuration,
	"article":  guardArticle,
	"bare":     guardBare,
	"beside": func(m *matcher, e *expr, end int) bool {
		if c := m.class(e.start - 1); m.in(end, "before", "after") && (c == text.NoClass || c == text.Modifier) && !m.joined(e.start) {
			return true
		}
		return m.is(e.start-1, "the") && (m.in(end, "before", "after", "since", "following", "leading", "ahead") || m.is(end, "to") && m.is(end+1, "come") || m.is(end, "that") && m.in(end+1, "followed", "follow", "preceded"))
	},
	"vaguetime": func(m *matcher, e *expr, end int) bool {
		return m.is(e.start-1, "for") && !m.in(end, "they", "we", "he", "the", "longer")
	},
	"adverb":  guardAdverb,
	"present": guardPresent,
	"pastref": func(m *matcher, e *expr, end int) bool {
		if c := m.class(end); m.is(end-1, "past") && (c == text.Cardinal || c == text.Digits || c == text.Quantifier) {
			return false // "the past three summers"
		}
		if m.is(end-1, "recent") && (m.class(e.start-1) == text.Determiner || possessive(m.word(e.start-1)) || m.is(e.start-1, "most") || m.is(e.start-1, "more")) {
			return false // "a recent vote" is one that took place; "recent gains" are those of a time
		}
		if m.is(e.start-1, "most") && (m.class(end) == text.Direction || m.class(end) == text.Month || m.in(end, "in", "on", "at", "as", "by", "with")) {
			return false // the last time of several: "most recently in May"
		}
		return !m.titled(e.start) && !m.is(e.start-1, "-") && !m.is(end, "-")
	},
	"setat": func(m *matcher, e *expr, end int) bool {
		return !m.quantity(end) && !(end < m.limit && strings.HasSuffix(m.word(end), "s"))
	},
	"singlepart": func(m *matcher, e *expr, end int) bool { return !m.plural(e.start) && !m.plural(end-1) },
	"future":     guardFuture,
}

// quantity reports whether token i is what a number counts: "people".
func (m *matcher) quantity(i int) bool {
	switch m.class(i) {
	case text.Units, text.Scale:
		return true
	}
	return m.among(counted, i)
}

// joined reports whether a mark glues token i to the word before it.
func (m *matcher) joined(i int) bool {
	return i > m.first && m.d.Glued(i-1) && m.in(i-1, "-", "/", ".", ":", "+", "_", ",", "$", "£", "€", "#", "@", "=", "&")
}

func guardHalf(m *matcher, e *expr, end int) bool {
	if e.has(fYear) && !m.speaksOf(match) {
		return true
	}
	return !m.is(end, "of") && m.business() // a match has halves too
}

// business reports whether the sentence speaks of figures that come by quarters
// and halves of a year.
func (m *matcher) business() bool { return m.speaksOf(business) }

// guardRecord looks for what the best or worst week is the best since.
func guardRecord(m *matcher, e *expr, end int) bool {
	if !m.in(e.start-1, "best", "biggest", "bloodiest", "busiest", "deadliest", "strongest", "weakest", "worst") {
		return false
	}
	for i := end; i < end+5 && m.d.Tokens[min(i, m.limit-1)].Kind != text.Other; i++ {
		if m.is(i, "since") {
			return true
		}
	}
	return false
}

// guardQuarter rejects the quarter of a match.
func guardQuarter(m *matcher, e *expr, end int) bool {
	return e.has(fYear) || e.has(fYearShift) || (!m.speaksOf(match) || m.business()) && !m.ofSports()
}

// shortestSport is the length of the shortest word in the set sport.
const shortestSport = 7

// ofSports reports whether the document is about matches.
func (m *matcher) ofSports() bool {
	if m.sports < 0 {
		m.sports = 0
		seen := ""
		for i := range m.d.Tokens {
			if t := &m.d.Tokens[i]; t.Kind == text.Lower && t.End-t.Start >= shortestSport {
				if w := m.d.Word(i); setsOf(sport, w)&sport != 0 && w != seen {
					m.sports, seen = m.sports+1, w
				}
			}
		}
	}
	return m.sports > 1
}

// speaksOf reports whether a word of the sets is in the sentence.
func (m *matcher) speaksOf(s set) bool {
	if m.asked&s == 0 {
		m.asked |= s
		for i := m.first; i < m.limit; i++ {
			if m.among(s, i) {
				m.spoken |= s
				break
			}
		}
	}
	return m.spoken&s != 0
}

// guardPastCount rejects the verb: "talks will last two days".
func guardPastCount(m *matcher, e *expr, end int) bool {
	return !m.is(e.start, "last") || !m.among(beforeVerb, e.start-1)
}

// guardPastUnit takes "past week" after an article or where it begins a phrase, and
// holds hours to those that something takes place in.
func guardPastUnit(m *matcher, e *expr, end int) bool {
	if m.is(end, "-") || m.is(end, "of") && !m.is(e.start, "past") {
		return false
	}
	return m.is(e.start-1, "the") || m.is(e.start-2, "the") || m.in(e.start-1, "for", "in", "over", "within", "during", "of", "this")
}

func guardClock(m *matcher, e *expr, end int) bool {
	if m.class(e.start) == text.DayPart {
		return m.in(e.start-1, "at", "by", "until", "before", "after", "since", "around", "about", "from", "to") ||
			m.is(e.start-1, "and") && m.in(e.start-2, "a.m", "p.m", "am", "pm", ".")
	}
	if m.class(end-1) == text.Digits && (m.in(e.start-1, "with", "of", "in") || m.in(end, "left", "remaining") || m.is(end, ".") && m.class(end+1) == text.Digits) ||
		m.is(end, "session") {
		return false // what is left of a match, or the time of a race
	}
	// The time of a race: "ran 2:06:20".
	return !e.has(fSecond) || len(m.word(e.start)) > 1 || m.in(e.start-1, "at", "by", "until", "before", "since", "around", "from", "to", "(")
}

func guardDuration(m *matcher, e *expr, end int) bool {
	if m.d.Glued(e.start-1) && m.in(e.start-1, "$", "£", "€", "-", ".", "/", "#") || m.titled(end-1) && !m.in(end-2, "business", "trading", "calendar", "working") {
		return false
	}
	if m.someDay(e.start, end) || m.is(e.start, "many") && m.is(e.start-1, "as") {
		return false
	}
	if m.d.Tokens[end-1].Kind == text.Capitalized && m.in(e.start-1, "\"", "“", "'", "`") && m.d.Glued(e.start-1) {
		return false // "24 Hours", a name
	}
	if n := e.get(fNum); n >= 1000 && n < 2200 && m.class(end-1) == text.Unit && !m.is(end-2, "-") {
		return false // "the 1994 season"
	}
	if m.d.Tokens[end-1].Kind == text.Capitalized && (m.class(e.start) == text.Digits && e.start > m.first || m.is(end-2, "-") && m.is(end-1, "second")) {
		return false // a name, "the Sixty-Second Congress"
	}
	if m.is(end-1, "second") && m.is(end-2, "-") && end < m.limit && m.d.Tokens[end].Kind == text.Capitalized {
		return false
	}
	if m.in(end, "a", "per") && m.always(e.start, end) {
		return false
	}
	if e.has(fMore) && m.in(end, "a", "an", "per", "each") {
		return false // "for 20 years, five days a week"
	}
	if m.is(end-1, "century") && e.get(fNum) > 1 && end-e.start == 2 {
		return false // "22 century"
	}
	if e.get(fUnit) == int(text.UnitQuarter) && (m.in(e.start, "three", "some") && (m.is(end, "of") || m.is(e.start, "some")) || m.is(end-1, "quarter") || m.is(end-2, "-")) {
		return false
	}
	if m.is(end-1, "second") || m.is(end-1, "min") || m.is(end-1, "sec") {
		return true
	}
	if m.is(end, "-") && m.in(end+1, "old", "end", "ending") || m.in(end, "old", "older", "younger") {
		return false
	}
	return true
}

// always reports whether a match begins "24 hours a day" or "seven days a week".
func (m *matcher) always(start, end int) bool {
	return m.in(start, "24", "twenty-four") && m.is(end-1, "hours") && m.is(end+1, "day") ||
		m.in(start, "7", "seven") && m.is(end-1, "days") && m.is(end+1, "week")
}

// someDay reports whether "one day" is a day to come, not a length.
func (m *matcher) someDay(start, end int) bool {
	return end-start == 2 && m.is(start, "one") && m.is(end-1, "day") &&
		(m.in(start-1, "will", "would", "could", "may", "might", "can", "should", "hope", "hopes", "hoped") ||
			m.in(end, "to", "will", "would", "be", "become", "return") || m.in(end+1, "will", "would", "could", "may", "might"))
}

func guardArticle(m *matcher, e *expr, end int) bool {
	if e.get(fUnit) == int(text.UnitQuarter) || m.is(end-1, "second") || m.is(end, "-") {
		return false
	}
	switch {
	case m.class(e.start-1) == text.Units && m.always(e.start-2, e.start):
		return false
	case m.in(end, "after", "before") && end+1 < m.limit:
		return true // before a clause; before a date it is an offset
	case m.in(e.start-1, "for", "in", "within", "than", "over", "about", "nearly", "almost", "after", "least", "every", "around", "under", "half",
		"take", "takes", "took", "last", "lasts", "lasted"):
		return true
	}
	// A rate or a length: "$33 million a year"; "an hour" is as often a speed.
	unit := e.get(fUnit)
	if m.is(e.start-1, "on") {
		return false
	}
	return unit >= int(text.UnitDay) && unit <= int(text.UnitYear) || unit == int(text.UnitFortnight) ||
		m.is(end, "of") && m.in(e.start-1, "end", "ended", "ending", "spent", "follows", "followed", "of", "capped", "despite") || m.is(e.start-1, "of") && m.is(e.start-2, "part")
}

func guardBare(m *matcher, e *expr, end int) bool {
	switch m.class(e.start - 1) {
	case text.Digits, text.Cardinal, text.Determiner, text.Direction:
		return false
	}
	if m.is(e.start-1, "early") && m.is(e.start-2, "the") {
		return e.get(fUnit) >= int(text.UnitWeek)
	}
	if m.is(end, "of") && !m.in(e.start-1, "for", "after", "follows", "following", "followed", "despite", "ended", "ending", "end", "amid", "through", "with", "by", "within") {
		return false // "the early days of", but "after years of drought"
	}
	return (m.in(e.start-1, "for", "in", "over", "after", "take", "takes", "of", "within", "took", "last", "lasts", "lasted", "spent", "follows", "following", "followed", "despite", "ended",
		"ending", "end", "amid", "through") || m.is(e.start-1, "by") && m.is(end, "of")) && !m.is(end, "-") && e.get(fUnit) != int(text.UnitSecond) && e.get(fUnit) != int(text.UnitSeason)
}

func guardPresent(m *matcher, e *expr, end int) bool {
	if m.is(end-1, "current") && (end >= m.limit || m.d.Tokens[end].Kind == text.Other || m.in(end, "account", "accounts", "affairs", "of", "in", "and", "is", "was", "to", "through")) {
		return false // a stream, or the current account
	}
	return !m.titled(e.start) && !m.shout(e.start, end) && !m.d.Glued(e.start-1) || !m.is(e.start-1, "-")
}

// titled reports whether token i is part of a name: "China Daily".
func (m *matcher) titled(i int) bool {
	if i <= m.first || m.d.Tokens[i].Kind != text.Capitalized {
		return false
	}
	k := m.d.Tokens[i-1].Kind
	if k == text.Capitalized || k == text.Upper {
		return true
	}
	// The name of a programme or newspaper, not the start of a quoted sentence.
	return m.in(i-1, "\"", "“", "'", "''", "`") && m.d.Glued(i-1) && i-1 > m.first && i+1 < m.limit &&
		(m.d.Tokens[i+1].Kind == text.Capitalized || m.in(i+1, "\"", "”", "'", "''", "’"))
}

// shout reports whether a match is all of its sentence but a verb: the label
// of a button ("Share now").
func (m *matcher) shout(start, end int) bool { return end-m.first <= 2 && end == m.limit }

// guardLater rejects the verbs and adverbs of other phrases.
func guardLater(m *matcher, e *expr, end int) bool {
	switch {
	case m.is(end, "than"):
		return false
	case m.class(e.start) == text.Units:
		c := m.class(e.start - 1)
		return c != text.Digits && c != text.Cardinal && c != text.Quantifier && !m.joined(e.start)
	case m.in(end-1, "before", "after", "prior", "previously", "that"):
		// Before a clause this is a length of time; the length alone is marked.
		return end >= m.limit || m.d.Tokens[end].Kind == text.Other && !m.is(end, "-")
	case m.is(end-1, "later"):
		return !m.in(end, "this", "today", "tonight", "on") && !m.is(end, "in")
	}
	return true
}

// guardAdverb rejects adjectives of business that TimeML leaves out, and names.
func guardAdverb(m *matcher, e *expr, end int) bool {
	if m.in(e.start-2, "bi", "semi", "tri") && m.is(e.start-1, "-") {
		return false
	}
	if m.titled(e.start) || m.is(end, "-") {
		return false
	}
	if m.in(end, "said", "reported", "wrote", "quoted", "newspaper") || end < m.limit && m.d.Tokens[end].Kind == text.Capitalized {
		return false // a newspaper
	}
	if m.in(e.start-1, "average", "mean", "total") {
		return false // a rate
	}
	if m.is(e.start, "quarterly") {
		return end >= m.limit || m.d.Tokens[end].Kind == text.Other || m.in(end, "in", "by", "to", "at", "on", "from", "since")
	}
	return true
}

func guardFuture(m *matcher, e *expr, end int) bool {
	if m.titled(e.start) || m.d.Glued(end-1) && m.is(end, "-") {
		return false
	}
	switch {
	case m.is(end-1, "day"):
		return m.someDay(e.start, end)
	case m.is(end-1, "soon"):
		// In a story soon is soon after; at the end of a clause or after a modal it is the future.
		return !m.is(e.start-1, "as") && (end >= m.limit || m.d.Tokens[end].Kind == text.Other || m.in(e.start-1, "will", "may", "it", "to", "would", "very"))
	case m.is(end-1, "possible"):
		return !m.is(end, "-")
	}
	// "the future of Europe", "the future trend" mean something else.
	return end >= m.limit || m.d.Tokens[end].Kind == text.Other || m.in(end, "and", "or", "to", "as", "will", "if", "when", "but", "with", "he", "she", "it", "we", "they", "the", "a", "is", "would", "looks")
}

// guardYearRange holds a range of years to one that can be.
func guardYearRange(m *matcher, e *expr, end int) bool {
	return !m.joined(e.start) && !m.quantity(end) && !m.yearAndMonth(e.start) && !(m.d.Glued(end-1) && m.in(end, "-", "/", ".") && m.d.Glued(end) && m.class(end+1) == text.Digits)
}

// yearAndMonth reports whether the digits from token i on are a year and its month,
// "2012/02": of two years the second is the later one, mostly the next.
func (m *matcher) yearAndMonth(i int) bool {
	year, _, _ := m.plainDigits(i)
	n, size, ok := m.plainDigits(i + 2)
	return ok && m.is(i+1, "/") && size == 2 && n >= 1 && n <= 12 && n < year%100 && year > 1900 && year < 2100
}

// guardTheDay takes "the day" of a report, which is the day of its date.
func guardTheDay(m *matcher, e *expr, end int) bool {
	if m.is(e.start-1, "in") {
		return m.in(e.start-2, "later", "late", "earlier", "early")
	}
	if m.is(e.start-1, "of") {
		return m.in(e.start-2, "rest", "remainder") || m.is(e.start-2, "end") && m.in(e.start-4, "by", "before", "until")
	}
	if m.in(end, "before", "after", "of", "when", "that", "-", "he", "she") {
		return false
	}
	return m.among(bounding, e.start-1)
}

func guardTheWeek(m *matcher, e *expr, end int) bool {
	if possessive(m.word(end - 1)) {
		return e.get(fUnit) == int(text.UnitWeek)
	}
	if m.in(end, "before", "after", "of", "when", "that", "-", "ended", "ending", "to") {
		return false
	}
	if m.is(e.start-1, "in") && m.in(e.start-2, "later", "earlier") {
		return true
	}
	if m.is(e.start-1, "of") && (m.class(e.start-3) == text.Ordinal || m.in(e.start-3, "last", "final")) && (m.in(e.start-2, "day", "week", "weekend") || m.class(e.start-2) == text.Weekday) {
		return true // "the last day of the month"
	}
	return m.is(e.start-1, "for") || m.is(e.start-1, "of") && m.in(e.start-2, "rest", "remainder", "end", "most", "part", "start", "beginning", "middle")
}

// guardContext holds "the day before" to where nothing follows that it comes
// before.
func guardContext(m *matcher, e *expr, end int) bool {
	if m.in(end-1, "before", "after") {
		return end >= m.limit || m.d.Tokens[end].Kind == text.Other
	}
	return true
}

// guardFourDigits holds "0800 hours" to where a time is told; a time zone
// tells it by itself.
func guardFourDigits(m *matcher, e *expr, end int) bool {
	if m.in(e.start+1, "hours", "hrs", "h") || e.inner != nil {
		return m.in(e.start-1, "at", "by", "until", "from", "to", "before", "after", "around")
	}
	return true
}

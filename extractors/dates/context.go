package dates

import (
	"strconv"
	"strings"

	"harrow/extractors/text"
	"harrow/schema"
)

// A resolver gives expressions their calendar time, in text order. It holds
// what has been spoken of so far.
type resolver struct {
	d         *text.Document
	holidays  []holiday
	dct       schema.Day // publication date, or NoDay
	narrative bool       // the text tells of times far from its own date, or has none
	dayFirst  bool       // numeric dates put the day before the month
	guessed   int        // year of the document where only its text tells it, or 0
	ancient   bool       // the text names years before Christ
	opening   int        // the first year that the text names, or 0
	openingAt int        // its token
	horizon   int        // years after it are terms, not times that an undated text tells of; 0 is none

	read        tensed
	last        period // the last date spoken of
	hasLast     bool
	lastAt      int // its token
	namedYearIs int // the last year that is stated, of whatever
	namedYearAt int
	lastEndAt   int  // and the one after it
	lastStated  bool // it was stated in full
	lastEnd     bool // it was the end of it
	story       story
	lastAncient int // the last year before Christ
	lastDay     schema.Day
	lastDayAt   int
	reported    schema.Day // the day that the head of a report tells of
	clockDay    schema.Day // the day of the last time of day told
	clockTime   int        // and that time, in minutes
	clockAt     int
	nightAt     int           // token of the last night told, plus one
	aside       bool          // it is what others are compared with: "from Monday's close"
	coming      [8]schema.Day // the day to come that a weekday has meant
	foretold    [8]schema.Day // the day to come that it will mean
	gone        [8]schema.Day // the day of the last week that it has meant
	named       [8]schema.Day // the latest days told by month and day
	namedAt     int
	weekly      bool       // it was named with its weekday, so that weekdays after it count from it
	planDay     schema.Day // the last day to come, which holds in its sentence alone
	planAt      int
	opened      schema.Day // the day that an undated text seems to be of
	habit       bool       // the sentence before habitAt tells what is so at all times
	habitAt     int
	listedSet   int // the token after "each March", or after what it lists
	lastQuarter period
	quarterAt   int
	hasQuarter  bool
	lastStretch timex
	stretchAt   int
	monthsAt    int // token of the last half year or nine months of a report
}

// survey reads all expressions for what holds of the whole text: whether day
// or month comes first in numeric dates, whether it is a narrative, and its
// year where only it tells.
func (r *resolver) survey(found []*expr) {
	var years []int
	latest, dayFirst, monthFirst := 0, 0, 0
	shift, deictic, days := 0, 0, 0
	thisYear := false
	reported := false // the text opens with a quarter of its latest year
	for _, e := range found {
		if e.rule.numeric && e.get(fKind) != 1 && e.get(fMonth) != e.get(fDay) {
			if e.get(fKind) == 2 {
				dayFirst++
			} else {
				monthFirst++
			}
		}
		r.ancient = r.ancient || e.get(fEra) == 1
		if e.has(fYear) && e.get(fEra) == 0 && !e.atEdge() {
			years = append(years, e.get(fYear))
			if !r.term(e) && r.opening == 0 {
				r.opening, r.openingAt = e.get(fYear), e.start
			}
			if y := e.get(fYear); !r.term(e) && y >= latest && !(r.dct == schema.NoDay && r.yetToCome(e)) {
				latest, reported = y, (e.has(fQuarter) || e.has(fHalf)) && len(years) == 1 || reported && y == latest
			}
		}
		year := e.has(fYearShift) && !e.has(fThatYear) || e.rule.mean.deictic && e.get(fUnit) == int(text.UnitYear)
		if year && e.get(fKind) == 0 && e.rule.name != "dates/the-year" && !r.nextInStory(e) {
			deictic++
			thisYear = thisYear || e.get(fYearShift)+e.get(fDir) == 0
			if e.get(fYearShift)+e.get(fDir) < 0 {
				shift = 1
			}
		}
		if e.deicticDay() || e.inner != nil && e.inner.deicticDay() {
			days++
		}
	}
	r.dayFirst = dayFirst > monthFirst
	if r.dct != schema.NoDay {
		y, _, _ := r.dct.Date()
		far := 0
		for _, year := range years {
			if year < y-2 {
				far++
			}
		}
		r.foretell(found)
		r.narrative = len(years) >= 8 && far*10 >= len(years)*9 && (deictic+days)*4 <= len(years)
		return
	}
	if latest > 0 {
		r.horizon = latest + 2
	}
	r.opened = r.openingDay(found, latest)
	late := 0
	for _, year := range years {
		if year >= latest-2 {
			late++
		}
	}
	r.narrative = deictic+days == 0 || len(years) > 8*deictic+2*days || 2*late < len(years) && !thisYear
	if !r.narrative && latest > 0 {
		r.guessed = latest
		if !reported { // who reports on a quarter of 2023 and last year's writes in 2023
			r.guessed += shift
		}
	}
}

// deicticDay reports whether an expression is a day told from the present.
func (e *expr) deicticDay() bool {
	return e.has(fWeekday) && e.rule.name == "dates/weekday" || e.has(fDir) && e.rule.name == "dates/deictic-day"
}

// term reports whether an expression is the end of something, as in "valid to
// 2030", rather than a time that the text has come to.
func (r *resolver) term(e *expr) bool {
	switch r.d.Word(e.start - 1) {
	case "to", "until", "till", "through", "by":
		return true
	}
	return false
}

// atEdge reports whether an expression is of the first or the last year of the calendar,
// which no text has come to.
func (e *expr) atEdge() bool {
	return e.has(fDay) && e.has(fYear) && !e.has(fEra) && (e.get(fYear) == 1 || e.get(fYear) == 9999)
}

// contextReach is how many tokens back a day still holds for a bare time of day.
const contextReach = 50

// remember makes a date the one last spoken of.
func (r *resolver) remember(e *expr, t timex) {
	if e.atEdge() {
		return
	}
	if t.kind == "DURATION" && t.first != schema.NoDay {
		r.lastStretch, r.stretchAt = t, e.start
	}
	if t.kind == "DURATION" && e.get(fUnit) == int(text.UnitMonth) && (e.get(fNum) == 6 || e.get(fNum) == 9) {
		r.monthsAt = e.start
		if strings.EqualFold(r.d.Word(e.start), "the") { // "for the nine months"
			r.lastStretch, r.stretchAt = t, e.start
		}
	}
	if t.kind == "DURATION" && e.inner != nil && r.dct == schema.NoDay {
		t = r.inner(e) // a story comes to March in "the first week of March"
	}
	if t.known && e.second && r.closes(e, t.p) && r.story.known && r.story.at == r.last && r.last.year+1 == t.p.year {
		r.story.until = t.p
	}
	if t.kind == "TIME" && t.known {
		r.clockDay, r.clockTime, r.clockAt = t.p.day, 60*e.get(fHour)+e.get(fMinute), e.start
		if r.nightAt = 0; e.get(fPart) == partNight && !e.has(fHour) {
			r.nightAt = e.start + 1
		}
	}
	if t.known && t.anchor == anchorExplicit && e.rule.base {
		r.namedYearIs, r.namedYearAt = t.p.year, e.start
	}
	if t.known && t.p.unit == text.UnitMonth && r.hasLast && r.last.unit == text.UnitMonth && (e.second || r.ranged(e)) {
		r.stretchOf(r.last, t.p, e)
	}
	if !t.known || !e.rule.base || r.closes(e, t.p) || r.compared(e) ||
		r.horizon > 0 && t.anchor == anchorExplicit && t.p.unit == text.UnitYear && t.p.year > r.horizon {
		return
	}
	before, had := r.last, r.hasLast
	ranged := e.second || had && r.ranged(e)
	r.last, r.hasLast, r.lastAt, r.lastStated = t.p, true, e.start, t.anchor == anchorExplicit
	r.lastEnd, r.lastEndAt = e.mod == "END" || t.mod == "END", e.end
	r.story.before = before
	if r.dct == schema.NoDay || r.narrative {
		r.follow(e, before, had && ranged)
	}
	if t.p.year <= 0 {
		r.lastAncient = t.p.year
	}
	if t.p.unit == text.UnitDay {
		r.weekly = e.has(fWeekday) && (e.has(fDay) || r.weekly)
		r.lastDay, r.lastDayAt = t.p.day, e.start
		if t.kind == "DATE" {
			switch r.d.Word(e.start - 1) {
			case "from", "than", "since", "against", "until", "till", "through", "ended", "ending":
				r.aside = true
			default:
				r.aside = false
				r.report(e)
			}
		}
		if e.has(fMonth) && !r.narrative && r.dct != schema.NoDay {
			r.named[r.namedAt%len(r.named)] = t.p.day
			r.namedAt++
		}
		if ahead := t.p.day - r.dct; r.dct != schema.NoDay && ahead > 0 && ahead < 7 {
			r.coming[t.p.day.Weekday()] = t.p.day
		} else if r.dct != schema.NoDay && ahead <= 0 && ahead > -7 {
			r.gone[t.p.day.Weekday()] = t.p.day
		}
	}
	if t.p.unit == text.UnitQuarter && !(r.hasQuarter && r.besides(t.p)) {
		r.lastQuarter, r.hasQuarter, r.quarterAt = t.p, true, e.start
	}
}

// stretchOf makes the months from one to another the stretch last spoken of, as "the
// same period last year" compares it.
func (r *resolver) stretchOf(from, to period, e *expr) {
	n := 12*(to.year-from.year) + to.n - from.n + 1
	if n < 2 || n > 12 {
		return
	}
	first, _ := from.bounds()
	_, last := to.bounds()
	r.lastStretch = timex{kind: "DURATION", value: "P" + strconv.Itoa(n) + "M", granularity: unitNames[text.UnitMonth], first: first, last: last}
	r.stretchAt = e.start
}

// closes reports whether e bounds a stretch of years that a story is within: the
// end of one that its sentence has begun, "from 1337 until 1453", or one that
// lies before, "since 1300".
func (r *resolver) closes(e *expr, p period) bool {
	if r.dct != schema.NoDay && !r.narrative || !r.hasLast {
		return false
	}
	if p.year >= r.last.year && r.dct == schema.NoDay && r.yetToCome(e) {
		if p.unit == text.UnitDay {
			r.planDay, r.planAt = p.day, e.start
		}
		return true
	}
	before := strings.ToLower(r.d.Word(e.start - 1))
	open := before == "until" || before == "till" || before == "to" || before == "through"
	if p.year < r.last.year {
		return before == "since" || open
	}
	if !r.lastInSentence(e) || p.year == r.last.year {
		return false
	}
	return e.second && before != "and" && before != "or" || p.year > r.last.year+1 && (open || before == "and" && r.d.Word(r.lastAt-1) == "between")
}

// dayHolds reports whether a time of day lies in the day last spoken of. In a
// report that is the day of its sentence, or the one that it tells of: none that
// others are only compared with, none to come where the verb is of the past.
func (r *resolver) dayHolds(e *expr) bool {
	switch {
	case r.lastDay == schema.NoDay || e.start-r.lastDayAt >= contextReach || r.timeless(e):
		return false
	case r.dct == schema.NoDay || r.narrative:
		return true
	case r.lastDayAt >= r.sentenceOf(e).First:
		return true
	}
	ahead := r.lastDay - r.dct
	t, _ := r.tense(e)
	return !r.aside && (ahead <= 0 || t != past) && (ahead >= 0 || t != future) && ahead >= -14 && ahead <= 366
}

// report keeps the first day that the head of a report tells of, if it has just
// passed.
func (r *resolver) report(e *expr) {
	if since := r.dct - r.lastDay; r.reported == schema.NoDay && r.dct != schema.NoDay && since >= 0 && since <= 3 &&
		(len(r.d.Sentences) < 3 || e.start < r.d.Sentences[2].Last) {
		r.reported = r.lastDay
	}
}

// timeOfDay returns the day that a bare time of day lies in: the one last spoken of,
// else the one that the report is about.
func (r *resolver) timeOfDay(e *expr) (schema.Day, bool) {
	switch {
	case r.dayHolds(e):
		return r.lastDay, true
	case r.reported == schema.NoDay || r.narrative:
		return schema.NoDay, false
	}
	t, _ := r.tense(e)
	return r.reported, t != future
}

// statedNear reports whether the date last spoken of was stated in full, in
// the sentence of e, and is not yet to come.
func (r *resolver) statedNear(e *expr) bool {
	first, _ := r.last.bounds()
	return r.lastStated && r.lastInSentence(e) && first <= r.dct
}

// lastInSentence reports whether the sentence of e has named a date.
func (r *resolver) lastInSentence(e *expr) bool {
	return r.hasLast && r.lastAt >= r.sentenceOf(e).First
}

func (r *resolver) sentenceOf(e *expr) text.Sentence {
	return r.d.Sentences[r.d.SentenceAt(r.d.Tokens[e.start].Start)]
}

// besides reports whether a quarter stands beside the one that a report is
// about: one that has not ended yet (an outlook), or an earlier one (a
// comparison).
func (r *resolver) besides(q period) bool {
	if r.dct == schema.NoDay || r.narrative {
		return false
	}
	_, end := q.bounds()
	_, reported := r.lastQuarter.bounds()
	return reported < r.dct && (end >= r.dct || end < reported)
}

// today returns the day that deictic words count from.
func (r *resolver) today(e *expr) (schema.Day, string, bool) {
	if r.dct != schema.NoDay && (!r.narrative || e.present()) {
		return r.dct, anchorDocument, true
	}
	if r.dct == schema.NoDay && (e.present() || r.timeless(e)) {
		return schema.NoDay, "", false
	}
	if (r.narrative || r.weekly && r.dct == schema.NoDay && e.has(fWeekday)) && r.lastDay != schema.NoDay {
		return r.lastDay, anchorContext, true
	}
	return schema.NoDay, "", false
}

// now returns the period of a unit that deictic words count from.
func (r *resolver) now(unit uint8, e *expr) (period, string, bool) {
	if r.dct != schema.NoDay && (!r.narrative || e.present()) {
		return containing(r.dct, unit), anchorDocument, true
	}
	if r.guessed != 0 && unit >= text.UnitYear && !r.narrative {
		return yearPeriod(r.guessed).widen(unit), anchorContext, true
	}
	if r.narrative && !(r.dct == schema.NoDay && e.present()) {
		if p, ok := r.recent(unit); ok {
			return p, anchorContext, true
		}
	}
	return period{}, "", false
}

// spoken is now, but where the text has no date it prefers the time that the
// text has come to: "the first half of the year".
func (r *resolver) spoken(unit uint8, e *expr) (period, string, bool) {
	if r.dct == schema.NoDay {
		if p, ok := r.recent(unit); ok {
			return p, anchorContext, true
		}
	}
	return r.now(unit, e)
}

// recent returns the period of a unit around the date last spoken of, where
// that is precise enough.
func (r *resolver) recent(unit uint8) (period, bool) {
	if !r.hasLast {
		return period{}, false
	}
	if unit == text.UnitDay || unit == text.UnitNight {
		if r.lastDay == schema.NoDay {
			return period{}, false
		}
		return dayPeriod(r.lastDay), true
	}
	if fine := r.story.fine; r.last.unit == text.UnitYear && unit != text.UnitQuarter && unit < text.UnitYear &&
		fine.year == r.last.year && days(fine.unit) <= days(unit) && (r.dct == schema.NoDay || r.narrative) {
		return fine.widen(unit), true // months after the one that this year's story has come to
	}
	if length := days(r.last.unit); length > days(unit) {
		if unit == text.UnitQuarter && r.hasQuarter {
			return r.lastQuarter, true
		}
		return period{}, false
	}
	if unit == text.UnitQuarter {
		if r.hasQuarter {
			return r.lastQuarter, true
		}
		return period{}, false
	}
	return r.last.widen(unit), true
}

// days orders units by length.
func days(unit uint8) int {
	switch unit {
	case unitHalf:
		return 182
	case text.UnitSeason:
		return 91
	case text.UnitWeekend:
		return 2
	case text.UnitWeek, text.UnitWorkweek, text.UnitFortnight:
		return 7
	case text.UnitMonth:
		return 30
	case text.UnitQuarter:
		return 90
	case text.UnitYear:
		return 365
	case text.UnitDecade:
		return 3650
	case text.UnitCentury:
		return 36500
	case text.UnitMillennium:
		return 365000
	}
	return 1
}

// recentQuarter returns the quarter that the text has been speaking of.
func (r *resolver) recentQuarter() (period, bool) { return r.lastQuarter, r.hasQuarter }

// nearYear returns the year of a month, or of a day of it, without one.
func (r *resolver) nearYear(e *expr, month, day int) (int, string, bool) {
	if r.timeless(e) {
		return 0, "", false
	}
	if d, ok := r.fromOpening(e, func(d schema.Day) bool {
		_, m, n := d.Date()
		return m == month && (day == 0 || n == day)
	}); ok {
		year, _, _ := d.Date()
		return year, anchorContext, true
	}
	if r.dct == schema.NoDay || r.narrative {
		if !r.hasLast {
			if r.guessed != 0 {
				return r.guessed, anchorContext, true
			}
			return r.opening, anchorContext, r.opening != 0 && r.openingAt-e.start < contextReach && !r.apart(e, r.openingAt)
		}
		if r.guessed != 0 && !r.narrative {
			return r.guessed, anchorContext, true
		}
		if r.dct == schema.NoDay && r.willBe(e) && !r.lastInSentence(e) && r.opened == schema.NoDay {
			return 0, "", false // no time of the story
		}
		return r.storyYear(e, month), anchorContext, true
	}
	y, m, d := r.dct.Date()
	if day == 0 && e.partner != nil && !e.has(fDay) && !e.partner.has(fDay) {
		return r.stretchYear(e, y, m), anchorDocument, true
	}
	if month == m && (day == 0 || day == d) {
		return y, anchorDocument, true
	}
	if year, ok := r.namedYear(month, day); ok {
		return year, anchorContext, true
	}
	after := month - m // in months, 0 to 11
	if day > 0 && month == m && day < d {
		after = 12
	}
	if after < 0 {
		after += 12
	}
	if day > 0 && day < d {
		after-- // whole months
	}
	next, last := y, y-1
	if month < m || month == m && day > 0 && day < d {
		next, last = y+1, y
	}
	if r.ahead(e, after, 2, 4) || r.follows(e, next, month) {
		return next, anchorDocument, true
	}
	return last, anchorDocument, true
}

// follows reports whether a month goes on from a date to come in its sentence, as
// "from March 30, and by ship from August 6" does, or is that of a day to come named
// before, where no verb speaks against it.
func (r *resolver) follows(e *expr, year, month int) bool {
	goesOn, named := false, false
	if r.lastInSentence(e) {
		if begun, _ := r.last.bounds(); begun > r.dct {
			day, _ := schema.NewDay(year, month, 15)
			goesOn = day > begun && day < begun+170
		}
	}
	if !goesOn && e.has(fDay) {
		for _, d := range r.named {
			if y, m, _ := d.Date(); d > r.dct && m == month && y == year {
				named = true
			}
		}
	}
	if !goesOn && !named {
		return false
	}
	t, _ := r.tense(e)
	return t == unknown || goesOn && t != past
}

// namedYear returns the year of a day that the text has named before.
func (r *resolver) namedYear(month, day int) (int, bool) {
	for _, d := range r.named {
		if y, m, n := d.Date(); m == month && n == day && d != schema.NoDay && d < r.dct+365 {
			return y, true
		}
	}
	return 0, false
}

// stretchYear returns the year of a month that begins or ends a stretch of months
// without a year: the stretch that the publication date lies in, else the
// nearer one of the last and the next.
func (r *resolver) stretchYear(e *expr, year, month int) int {
	from, to := e, e.partner
	if e.second {
		from, to = to, from
	}
	begin, end := from.get(fMonth), to.get(fMonth)
	length := (end - begin + 12) % 12
	since := (month - begin + 12) % 12 // months since it last began
	start := year
	if begin > month {
		start--
	}
	t, _ := r.tense(from)
	if since > length && (t == future || t == unknown && 12-since < since-length) {
		start++
	}
	if e.second && end < begin {
		start++
	}
	return start
}

// monthFor returns the month of a bare day of the month.
func (r *resolver) monthFor(e *expr, day int) (period, string, bool) {
	if r.hasLast && days(r.last.unit) <= 31 && (r.dct == schema.NoDay || r.narrative || e.start-r.lastAt < 60) {
		p := r.last.widen(text.UnitMonth)
		return p, anchorContext, true
	}
	if p, _ := r.told(e); r.hasLast && p.unit == text.UnitYear && r.story.fine.year == p.year && (r.dct == schema.NoDay || r.narrative) {
		return r.story.fine.widen(text.UnitMonth), anchorContext, true
	}
	base, anchor, ok := r.today(e)
	if !ok {
		return period{}, "", false
	}
	p := containing(base, text.UnitMonth)
	if _, _, d := base.Date(); day > d && !r.looksAhead(e) && anchor == anchorDocument {
		p = p.shift(-1)
	}
	return p, anchor, true
}

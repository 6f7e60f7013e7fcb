package dates

import (
	"strings"

	"harrow/extractors/text"
	"harrow/schema"
)

// around resolves the decade or century that a text has come to.
func (r *resolver) around(e *expr) timex {
	unit := uint8(e.get(fUnit))
	if r.dct == schema.NoDay || r.narrative || r.statedNear(e) {
		if p, ok := r.recent(unit); ok {
			return on(p, anchorContext)
		}
	}
	p, anchor, ok := r.now(unit, e)
	if !ok {
		return open(openValue(unit))
	}
	return on(p, anchor)
}

// lasts reports whether "for the next decade" tells how long something went on: of
// years and less in a story alone, since reports forecast for the next year.
func (r *resolver) lasts(e *expr, unit uint8, dir int) bool {
	return dir == 1 && e.end-e.start == 3 && strings.EqualFold(r.d.Word(e.start-1), "for") && strings.EqualFold(r.d.Word(e.start), "the") &&
		(r.dct == schema.NoDay || r.narrative || unit == text.UnitDecade || unit == text.UnitCentury)
}

// shift resolves a unit before, around or after the reference: "last year",
// "the following day", "that month".
func (r *resolver) shift(e *expr) timex {
	unit, dir := uint8(e.get(fUnit)), e.get(fDir)
	if r.lasts(e, unit, dir) {
		e.put(fNum, 1)
		return r.duration(e)
	}
	if e.get(fKind) == 1 && !r.fromNow(e) || r.nextInStory(e) {
		if base, ok := r.recent(unit); ok {
			return on(base.shift(dir), anchorContext)
		}
	}
	if unit == text.UnitDay && e.get(fKind) == 6 {
		if day, ok := r.timeOfDay(e); ok {
			return on(dayPeriod(day), anchorContext) // the day that the story tells of
		}
	}
	if e.get(fKind) == 9 { // the day before an event: known where a date stands beside it
		if r.lastDay != schema.NoDay && e.start-r.lastAt <= 6 && r.lastDayAt == r.lastAt && r.lastInSentence(e) {
			return on(dayPeriod(r.lastDay), anchorContext)
		}
		return open("XXXX-XX-XX")
	}
	if unit == text.UnitDay && dir == 0 && r.d.Word(e.start) == "this" && strings.EqualFold(r.d.Word(e.start-1), "to") {
		return timex{kind: "DATE", value: "PRESENT_REF"} // "to this day"
	}
	if unit == text.UnitDay && dir == 1 && e.rule.name == "dates/deictic-day" && r.is(e.start-1, "of") && !among(ofDay, r.d.Word(e.start-2)) {
		return timex{kind: "DATE", value: "FUTURE_REF"} // "the leaders of tomorrow"
	}
	if unit == text.UnitDay && dir == 0 && e.rule.name == "dates/deictic-day" && possessive(r.d.Word(e.end-1)) && among(generic, r.d.Word(e.end)) {
		return timex{kind: "DATE", value: "PRESENT_REF"} // "today's world"
	}
	if unit == text.UnitDay && dir == 0 && (r.narrative || r.dct == schema.NoDay) && e.rule.name == "dates/deictic-day" {
		return timex{kind: "DATE", value: "PRESENT_REF"} // the time of who writes, not of what is told
	}
	if unit == text.UnitDay {
		if base, anchor, ok := r.today(e); ok {
			return on(dayPeriod(base+schema.Day(dir)), anchor)
		}
		return open("XXXX-XX-XX")
	}
	if e.rule.name == "dates/the-year" && e.end-e.start == 3 && r.dct != schema.NoDay && r.statedNear(e) {
		return on(yearPeriod(r.last.year), anchorContext) // "in the last quarter of 2005 and the entire year"
	}
	base, anchor, ok := r.now(unit, e)
	if e.has(fYear) { // "year-end 2018"
		base, anchor, ok = yearPeriod(e.get(fYear)), anchorExplicit, true
	} else if e.get(fKind) >= 4 || e.rule.name == "dates/the-year" {
		base, anchor, ok = r.spoken(unit, e)
	}
	if !ok && unit == text.UnitQuarter && e.get(fKind) == 2 && r.dct == schema.NoDay && !r.hasQuarter {
		return timex{} // of a town
	}
	if !ok {
		return open(openValue(unit))
	}
	if e.rule.name == "dates/year-end" && e.get(fKind) == 5 && !e.has(fYear) && r.statedNear(e) && r.last.unit == text.UnitYear && r.lastEndAt >= e.start-2 {
		_, last := r.last.bounds()
		return on(dayPeriod(last), anchorContext) // "in 1988, when year-end profit fell"
	}
	if k := e.get(fKind); (k == 4 || k == 5) && unit == text.UnitYear && !e.has(fYear) && r.yearJustEnded(e) {
		base = base.shift(-1)
	}
	switch {
	case unit == text.UnitQuarter && dir == 0 && r.hasQuarter && possessive(r.d.Word(e.end-1)) && r.lastQuarter == base.shift(-1):
		return on(r.lastQuarter, anchorContext) // "this quarter's loss" is that of the quarter reported
	case e.get(fKind) == 4:
		t := on(base, anchor)
		t.mod = "END"
		return t
	case e.get(fKind) == 5:
		if r.past(e) && !e.has(fYear) { // "since year-end"
			base = base.shift(-1)
		}
		_, last := base.bounds()
		return on(dayPeriod(last), anchor)
	case unit == text.UnitWeekend && e.get(fKind) == 2:
		// "the weekend": the nearest.
		if day, _, ok := r.today(e); ok && day.Weekday() <= 5 {
			t, _ := r.tense(e)
			if t != future && day.Weekday() <= 3 || t == past && r.is(e.start-1, "over") {
				dir = -1
			}
		}
	case unit == text.UnitQuarter && e.get(fKind) == 2:
		// "the quarter", "the latest quarter": the one spoken of, else the last one ended.
		spoken, _ := r.lastQuarter.bounds()
		if t, _ := r.tense(e); e.mod == "END" && (t != past || r.hasQuarter && spoken > r.dct) && r.dct != schema.NoDay && !r.narrative {
			return on(base, anchor)
		}
		if q, ok := r.recent(unit); ok {
			return on(q, anchorContext)
		}
		if q, ok := r.quarterEnded(e); ok {
			return on(q, anchor)
		}
		dir = -1
	}
	return on(base.shift(dir), anchor)
}

// yearJustEnded reports whether "year-end" is that of the year before: in its first
// months, where nothing speaks of a time to come.
func (r *resolver) yearJustEnded(e *expr) bool {
	if _, month, _ := r.dct.Date(); r.dct == schema.NoDay || r.narrative || month > 3 || e.rule.name != "dates/year-end" {
		return false
	}
	switch strings.ToLower(r.d.Word(e.start - 1)) {
	case "by", "before", "until", "till", "into", "through", "this", "next":
		return false
	case "the":
		return !r.is(e.start-2, "by") && !r.is(e.start-2, "before") && !r.looksAhead(e)
	}
	return !r.looksAhead(e)
}

// fromNow reports whether "the next decade" of a report is the one after the present.
func (r *resolver) fromNow(e *expr) bool {
	if unit := uint8(e.get(fUnit)); unit < text.UnitWeek || r.dct == schema.NoDay || r.narrative || !strings.EqualFold(r.d.Word(e.start+1), "next") {
		return false
	}
	t, _ := r.tense(e)
	return t != past
}

// quarterEnded returns the calendar's quarter nearest to one whose end is told:
// "the quarter ended July 31".
func (r *resolver) quarterEnded(e *expr) (period, bool) {
	i := e.end
	if r.is(i, "that") || r.is(i, "which") {
		i++
	}
	if !r.is(i, "ended") && !r.is(i, "ending") || i+1 >= len(r.d.Tokens) || r.dct == schema.NoDay {
		return period{}, false
	}
	t := r.d.Tokens[i+1]
	if t.Class != text.Month && t.Class != text.MonthShort {
		return period{}, false
	}
	year, month, _ := r.dct.Date()
	if int(t.Arg) > month {
		year--
	}
	end, _ := schema.NewDay(year, int(t.Arg), 15)
	return containing(end-30, text.UnitQuarter), true
}

// thatTime resolves "by that time": the date last spoken of, if it is not far.
func (r *resolver) thatTime(e *expr) timex {
	if !r.hasLast || e.start-r.lastAt > contextReach {
		return timex{}
	}
	return on(r.last, anchorContext)
}

// openValue is the value of a unit that nothing anchors.
func openValue(unit uint8) string {
	switch unit {
	case text.UnitWeek:
		return "XXXX-WXX"
	case text.UnitWeekend:
		return "XXXX-WXX-WE"
	case text.UnitMonth:
		return "XXXX-XX"
	case text.UnitQuarter:
		return "XXXX-QX"
	case unitHalf:
		return "XXXX-HX"
	case text.UnitDecade:
		return "XXX"
	case text.UnitCentury:
		return "XX"
	}
	return "XXXX"
}

// offset resolves a distance from another date, from the reference or, for
// later and earlier, from the last date spoken of.
func (r *resolver) offset(e *expr) timex {
	unit := uint8(e.get(fUnit))
	n := e.get(fNum) * e.get(fSign)
	if e.get(fKind) == 1 && (e.has(fVague) || unit <= text.UnitHour && e.inner == nil) {
		return r.duration(e) // "a few days later", "two hours later"
	}
	if e.has(fVague) {
		return timex{kind: "DATE", value: map[bool]string{true: "PAST_REF", false: "FUTURE_REF"}[e.get(fSign) < 0]}
	}
	if tenth := e.get(fTenth); tenth > 0 && ofYears(unit) {
		n = (10*e.get(fNum) + tenth) * yearsOf(unit) / 10 * e.get(fSign)
		if _, months := r.recent(text.UnitMonth); unit == text.UnitYear && (months || e.get(fKind) == 0) {
			n, unit = (10*e.get(fNum)+tenth)*12/10*e.get(fSign), text.UnitMonth
		} else {
			unit = text.UnitYear
		}
	}
	if e.get(fKind) == 1 && r.is(e.start-1, ",") && r.lastInSentence(e) && r.lastEndAt == e.start-1 && ofYears(unit) && r.story.before.year == r.last.year-n*yearsOf(unit) {
		return on(yearPeriod(r.last.year), anchorContext) // "on 15 August 1923, nineteen years later"
	}
	var base schema.Day
	var anchor string
	ok := false
	switch {
	case e.inner != nil:
		t := r.inner(e)
		if !t.known {
			return timex{}
		}
		base, _ = t.p.bounds()
		anchor, ok = t.anchor, base != schema.NoDay
		if unit == text.UnitWeek && t.p.unit == text.UnitDay { // "a week from Tuesday" is a Tuesday
			n, unit = 7*n, text.UnitDay
		}
		if ofYears(unit) && ofYears(t.p.unit) {
			return on(yearPeriod(t.p.year+n*yearsOf(unit)), anchor)
		}
	case e.get(fKind) == 1 && unit <= text.UnitHour:
		base, anchor, ok = r.lastDay, anchorContext, r.lastDay != schema.NoDay
	case e.get(fKind) == 1:
		if p, found := r.recent(stepOf(unit)); found {
			base, _ = p.bounds()
			anchor, ok = anchorContext, base != schema.NoDay
			if ofYears(unit) {
				return on(yearPeriod(p.year+n*yearsOf(unit)), anchor)
			}
		}
	}
	if !ok && e.get(fKind) == 1 && n > 0 {
		return r.duration(e) // later than what the text does not date
	}
	if !ok {
		if base, anchor, ok = r.today(e); !ok {
			p, a, known := r.now(unit, e)
			if !known {
				return open(openValue(unit))
			}
			base, _ = p.bounds()
			anchor = a
		}
	}
	switch unit {
	case text.UnitHour, text.UnitMinute, text.UnitSecond:
		return timex{kind: "TIME", value: dayPeriod(base).value(), p: dayPeriod(base), known: true, anchor: anchor, granularity: "time"}
	case text.UnitDay:
		return on(dayPeriod(base+schema.Day(n)), anchor)
	case text.UnitFortnight:
		return on(containing(base, text.UnitWeek).shift(2*n), anchor)
	case text.UnitWeek, text.UnitWorkweek, text.UnitWeekend:
		if n == -1 && e.get(fKind) == 0 && e.mod == "" && e.inner == nil && unit == text.UnitWeek && e.end-e.start == 3 {
			return on(dayPeriod(base-7), anchor) // "a week ago" is this day of last week
		}
		if (n == 1 || n == -1) && e.get(fKind) == 1 && e.mod == "" && e.inner == nil && unit == text.UnitWeek && e.end-e.start == 3 && r.last.unit == text.UnitDay && anchor == anchorContext {
			return on(dayPeriod(r.last.day+schema.Day(7*n)), anchor) // as "a week ago" is
		}
		return on(containing(base, text.UnitWeek).shift(n), anchor)
	case text.UnitMonth, text.UnitQuarter:
		return on(containing(base, unit).shift(n), anchor)
	case text.UnitSemester:
		return on(containing(base, text.UnitMonth).shift(6*n), anchor)
	case text.UnitNight:
		p := dayPeriod(base + schema.Day(n))
		return timex{kind: "TIME", value: p.value() + "TNI", p: p, known: true, anchor: anchor, granularity: "time"}
	}
	y, _, _ := base.Date()
	return on(yearPeriod(y+n*yearsOf(unit)), anchor)
}

// ofYears reports whether a unit is a year or a number of them.
func ofYears(unit uint8) bool { return unit >= text.UnitYear && unit <= text.UnitMillennium }

// stepOf returns the unit of the calendar that distances in a unit count.
func stepOf(unit uint8) uint8 {
	switch unit {
	case text.UnitNight:
		return text.UnitDay
	case text.UnitFortnight, text.UnitWorkweek, text.UnitWeekend:
		return text.UnitWeek
	case text.UnitSemester:
		return text.UnitMonth
	case text.UnitSeason: // of sport, one a year
		return text.UnitYear
	}
	return min(unit, text.UnitYear)
}

func yearsOf(unit uint8) int {
	switch unit {
	case text.UnitDecade:
		return 10
	case text.UnitCentury:
		return 100
	case text.UnitMillennium:
		return 1000
	}
	return 1
}

// place resolves a place in a larger period: "the third month of 2021",
// "the first Monday of May".
func (r *resolver) place(e *expr) timex {
	n := e.get(fOrd)
	if e.inner == nil {
		return timex{}
	}
	t := r.inner(e)
	if !t.known {
		return timex{}
	}
	first, last := t.p.bounds()
	if first == schema.NoDay {
		return timex{}
	}
	if e.has(fWeekday) {
		w := e.get(fWeekday)
		d := first + schema.Day((w-first.Weekday()+7)%7+7*(n-1))
		if n < 0 {
			d = last - schema.Day((last.Weekday()-w+7)%7)
		}
		if d > last || d < first {
			return timex{}
		}
		return on(dayPeriod(d), t.anchor)
	}
	unit := uint8(e.get(fUnit))
	var p period
	switch unit {
	case text.UnitDay:
		p = dayPeriod(first + schema.Day(n-1))
		if n < 0 {
			p = dayPeriod(last)
		}
	case text.UnitWeek:
		p = containing(first+schema.Day(7*n-4), unit) // its middle
		if t.p.unit == text.UnitYear {
			p = period{unit: unit, year: t.p.year, n: n}
		}
		if n < 0 {
			p = containing(last-3, unit)
		}
	case text.UnitMonth, text.UnitQuarter, unitHalf, text.UnitDecade, text.UnitYear:
		p = containing(first, unit).shift(n - 1)
		if n < 0 {
			p = containing(last, unit)
		}
	case text.UnitWeekend:
		p = containing(first+schema.Day((6-first.Weekday()+7)%7+7*(n-1)), unit)
		if n < 0 {
			p = containing(last-schema.Day(last.Weekday()%7), unit)
		}
	default:
		return timex{}
	}
	if from, _ := p.bounds(); from > last {
		return timex{}
	}
	return on(p, t.anchor)
}

// halfOf resolves the halves of any period; those of a year have a value of
// their own.
func (r *resolver) halfOf(e *expr) timex {
	t := r.inner(e)
	half := max(e.get(fHalf), e.get(fOrd))
	if !t.known || half > 2 {
		return timex{}
	}
	if t.p.unit == text.UnitYear {
		return on(period{unit: unitHalf, year: t.p.year, n: half}, t.anchor)
	}
	t = on(t.p, t.anchor)
	t.mod = [...]string{1: "START", 2: "END"}[half]
	return t
}

// weekOf resolves "the week of May 5" and "the weekend of Thanksgiving".
func (r *resolver) weekOf(e *expr) timex {
	t := r.inner(e)
	if !t.known {
		return timex{}
	}
	return on(t.p.widen(uint8(e.get(fUnit))), t.anchor)
}

// sameTime resolves "the same period of last year": the last stretch spoken
// of, moved to the year that is named.
func (r *resolver) sameTime(e *expr) timex {
	shift := -1
	year, _, named := r.yearOf(e)
	if s := r.lastStretch; s.kind != "" && e.get(fUnit) == 0 && (!r.hasLast || r.stretchAt >= r.lastAt) {
		if y, _, _ := s.first.Date(); e.has(fYear) {
			shift = year - y
		}
		if s.first != schema.NoDay {
			s.first, s.last = addMonths(s.first, 12*shift), addMonths(s.last, 12*shift)
		}
		s.anchor = anchorContext
		s.mod = ""
		return s
	}
	if !r.hasLast {
		if named {
			return on(yearPeriod(year), anchorDocument)
		}
		return timex{}
	}
	p := r.last
	if q, ok := r.recentQuarter(); ok && !(p.unit == text.UnitMonth && (e.get(fUnit) == int(text.UnitMonth) || e.get(fUnit) == 0 && r.lastInSentence(e) && r.lastAt > r.quarterAt)) {
		p = q
	}
	if named && (e.has(fYear) || e.has(fYearShift) && e.get(fYearShift) >= 0) {
		shift = year - p.year
	}
	return on(p.years(shift), anchorContext)
}

// yearAgo resolves "a year earlier" and "the year-earlier quarter" with the
// granularity of what they are compared with.
func (r *resolver) yearAgo(e *expr) timex {
	n := 1
	if e.has(fOrd) {
		if base, anchor, ok := r.now(text.UnitYear, e); ok {
			return on(quarterPeriod(base.year-n, e.get(fOrd)), anchor)
		}
	}
	if s := r.lastStretch; e.get(fKind) == 1 && s.kind != "" && r.stretchAt > r.lastAt && e.has(fUnit) {
		if s.first != schema.NoDay {
			s.first, s.last = addMonths(s.first, -12), addMonths(s.last, -12)
		}
		return s
	}
	if p, ok := r.comparedYear(e); ok {
		return on(p.shift(-n), anchorContext)
	}
	if q, ok := r.recentQuarter(); ok && !r.monthNamed(e) && (r.quarterAt > r.monthsAt || e.get(fUnit) == int(text.UnitQuarter)) {
		return on(q.years(-n), anchorContext)
	}
	if e.get(fUnit) == int(text.UnitQuarter) {
		if base, anchor, ok := r.now(text.UnitQuarter, e); ok {
			return on(base.shift(-5), anchor)
		}
	}
	if e.get(fSign) == 1 && (r.dct == schema.NoDay || r.narrative || r.statedNear(e)) {
		if p, ok := r.recent(text.UnitYear); ok {
			return on(yearPeriod(p.year-n), anchorContext)
		}
	}
	base, anchor, ok := r.now(text.UnitYear, e)
	if !ok {
		return open("XXXX")
	}
	return on(yearPeriod(base.year-n), anchor)
}

// monthNamed reports whether the sentence of e has named a month after the quarter
// that the report is about.
func (r *resolver) monthNamed(e *expr) bool {
	return r.last.unit == text.UnitMonth && r.lastInSentence(e) && r.lastAt > r.quarterAt && e.get(fUnit) == 0
}

// comparedYear returns the year that is told after the figure which is compared
// with that of e: "rose 5 percent from a year earlier to 9 million in 1996".
func (r *resolver) comparedYear(e *expr) (period, bool) {
	if !r.is(e.start-1, "from") || !r.is(e.end, "to") || e.has(fUnit) {
		return period{}, false
	}
	last := min(r.sentenceOf(e).Last, e.end+clauseWindow)
	for i := e.end + 1; i < last; i++ {
		if !r.is(i, "in") {
			continue
		}
		if y, ok := atoi(r.d.Word(i + 1)); ok && y > 1000 && y < 2100 && i+1 < last {
			return yearPeriod(y), true
		}
	}
	return period{}, false
}

// reference resolves what points to the present, the past or the future at
// large.
func (r *resolver) reference(e *expr) timex {
	value := [...]string{"PRESENT_REF", "PAST_REF", "FUTURE_REF"}[min(max(e.get(fKind), 0), 2)]
	return timex{kind: "DATE", value: value}
}

package dates

import (
	"strconv"
	"strings"

	"harrow/extractors/text"
	"harrow/schema"
)

// A timex is the meaning of an expression: TIMEX3 attributes and the calendar
// time that it denotes.
type timex struct {
	kind        string // DATE, TIME, DURATION, SET; empty where it means nothing
	value       string
	mod         string
	quant, freq string
	p           period // the calendar time, where known
	known       bool
	first, last schema.Day // bounds where they are not those of p
	granularity string
	anchor      string
}

// The anchors: what a value rests on.
const (
	anchorExplicit = "explicit"
	anchorDocument = "document"
	anchorContext  = "context"
)

var anchors = [...]string{anchorDocument, "", anchorContext, anchorExplicit}

// A meaning resolves expressions of one kind.
type meaning struct {
	resolve  func(r *resolver, e *expr) timex
	calendar bool // denotes calendar time that others can count from
	deictic  bool // counts from the present
}

var meanings = map[string]meaning{
	"date":      {(*resolver).date, true, false},
	"quarter":   {(*resolver).quarter, true, false},
	"season":    {(*resolver).season, true, false},
	"ancient":   {(*resolver).ancientYear, true, false},
	"decade":    {(*resolver).decade, true, false},
	"century":   {(*resolver).century, true, false},
	"shift":     {(*resolver).shift, true, true},
	"around":    {(*resolver).around, true, true},
	"offset":    {(*resolver).offset, true, false},
	"half-of":   {(*resolver).halfOf, true, false},
	"place":     {(*resolver).place, true, false},
	"holiday":   {(*resolver).holiday, true, false},
	"that-time": {(*resolver).thatTime, false, false},
	"part":      {(*resolver).part, true, false},
	"clock":     {(*resolver).clock, true, false},
	"week-of":   {(*resolver).weekOf, true, false},
	"same-time": {(*resolver).sameTime, true, false},
	"year-ago":  {(*resolver).yearAgo, true, false},
	"stretch":   {(*resolver).stretch, false, false},
	"duration":  {(*resolver).duration, false, false},
	"set":       {(*resolver).set, false, false},
	"reference": {(*resolver).reference, false, false},
}

// row returns the row of an expression, or false where it means nothing, as
// the 31st of April does.
func (r *resolver) row(e *expr) (schema.DateRow, bool) {
	t := e.rule.mean.resolve(r, e)
	if t.kind == "" || t.value == "" {
		return schema.DateRow{}, false
	}
	r.remember(e, t)
	row := schema.DateRow{
		Type: t.kind, Value: t.value, Mod: t.mod, Quant: t.quant, Freq: t.freq,
		StartDate: t.first, EndDate: t.last, Granularity: t.granularity, Anchor: t.anchor,
	}
	if e.mod != "" {
		row.Mod = e.mod
	}
	if t.known {
		if row.StartDate == schema.NoDay {
			row.StartDate, row.EndDate = t.p.bounds()
		}
		if row.Granularity == "" {
			row.Granularity = unitNames[t.p.unit]
		}
	}
	row.Start, row.End = int64(e.from), int64(e.to)
	row.Rule = e.rule.name
	return row, true
}

// inner resolves the date that e counts from or lies in, if it has one.
func (r *resolver) inner(e *expr) timex {
	if e.inner == nil {
		return timex{}
	}
	in := *e.inner
	in.start, in.end = min(in.start, e.start), max(in.end, e.end) // its context is that of the whole
	return in.rule.mean.resolve(r, &in)
}

// on returns the DATE of a period.
func on(p period, anchor string) timex {
	return timex{kind: "DATE", value: p.value(), p: p, known: true, anchor: anchor}
}

// open returns a DATE whose year or week the text leaves open.
func open(value string) timex { return timex{kind: "DATE", value: value} }

// yearOf returns the year that e states, or counts from the reference.
func (r *resolver) yearOf(e *expr) (year int, anchor string, ok bool) {
	switch {
	case e.has(fYear):
		y := e.get(fYear)
		if e.has(fShort) && r.dct != schema.NoDay {
			if now, _, _ := r.dct.Date(); y > now+10 {
				y -= 100
			}
		}
		if e.get(fEra) == 1 {
			y = 1 - y
		}
		return y, anchorExplicit, true
	case e.inner != nil:
		t := r.inner(e)
		return t.p.year, t.anchor, t.known
	case e.has(fThatYear) && r.namedYearAt >= r.sentenceOf(e).First && r.namedYearIs > 0 && r.dct == schema.NoDay:
		return r.namedYearIs + e.get(fYearShift), anchorContext, true // of a year that is only the end of a stretch, too
	case e.has(fThatYear) && r.hasLast && (r.dct == schema.NoDay || r.narrative || r.lastInSentence(e)):
		return r.last.year + e.get(fYearShift), anchorContext, true
	case e.has(fYearShift):
		if base, anchor, ok := r.now(text.UnitYear, e); ok {
			return base.year + e.get(fYearShift), anchor, true
		}
	}
	return 0, "", false
}

// date resolves day, month, year, weekday and ISO week in any combination.
func (r *resolver) date(e *expr) timex {
	year, anchor, ok := r.yearOf(e)
	var t timex
	switch {
	case e.has(fWeek) && ok:
		week := period{unit: text.UnitWeek, year: year, n: e.get(fWeek)}
		t = on(week, anchor)
		if e.has(fWeekday) {
			first, _ := week.bounds()
			t = on(dayPeriod(first+schema.Day(e.get(fWeekday)-1)), anchor)
		}
	case e.has(fOrd) && ok:
		first, valid := schema.NewDay(year, 1, 1)
		d := first + schema.Day(e.get(fOrd)-1)
		if y, _, _ := d.Date(); !valid || y != year {
			return timex{}
		}
		t = on(dayPeriod(d), anchor)
	case e.has(fMonth) && e.has(fDay):
		t = r.monthDay(e, year, anchor, ok)
	case e.has(fMonth) && ok:
		t = on(monthPeriod(year, e.get(fMonth)), anchor)
	case e.has(fMonth):
		t = r.bareMonth(e)
	case e.has(fDay):
		t = r.bareDay(e)
	case e.has(fWeekday):
		t = r.bareWeekday(e)
	case ok:
		t = on(yearPeriod(year), anchor)
	default:
		return timex{}
	}
	return r.withClock(e, t)
}

// withClock adds the time of day of an ISO 8601 date.
func (r *resolver) withClock(e *expr, t timex) timex {
	if !e.has(fHour) || t.kind == "" {
		return t
	}
	t.kind = "TIME"
	t.value += "T" + clockValue(e)
	t.granularity = "time"
	return t
}

func clockValue(e *expr) string {
	two := func(n int) string {
		s := strconv.Itoa(n)
		if n < 10 {
			s = "0" + s
		}
		return s
	}
	s := two(e.get(fHour))
	if e.has(fMinute) {
		s += ":" + two(e.get(fMinute))
	}
	if e.has(fSecond) {
		s += ":" + two(e.get(fSecond))
	}
	if e.has(fZulu) {
		s += "Z"
	}
	return s
}

func (r *resolver) monthDay(e *expr, year int, anchor string, ok bool) timex {
	month, day := e.get(fMonth), e.get(fDay)
	if e.get(fKind) == 1 && e.rule.numeric && r.dayFirst {
		month, day = day, month
	}
	if !ok && month == 9 && day == 11 && (r.attacks(e) || e.rule.numeric && e.attacks() && !r.is(e.start-1, "on")) {
		year, anchor, ok = 2001, anchorExplicit, true
	}
	if !ok {
		year, anchor, ok = r.nearYear(e, month, day)
	}
	if !ok {
		if day > schema.DaysIn(2000, month) {
			return timex{}
		}
		return open("XXXX-" + pad(month) + "-" + pad(day))
	}
	if year <= 0 && day <= schema.DaysIn(2000, month) { // before the calendar of the bounds
		t := on(monthPeriod(year, month), anchor)
		t.value += "-" + pad(day)
		t.granularity = unitNames[text.UnitDay]
		return t
	}
	d, valid := schema.NewDay(year, month, day)
	if !valid {
		return timex{}
	}
	return on(dayPeriod(d), anchor)
}

// attacks reports whether e is written as the attacks of 2001 are: "9/11".
func (e *expr) attacks() bool {
	return e.get(fKind) == 1 && e.get(fMonth) == 9 && e.get(fDay) == 11 && !e.has(fWeekday)
}

// attacks reports whether a day is followed by the word that makes it the name
// of the attacks of 2001.
func (r *resolver) attacks(e *expr) bool {
	switch r.d.Word(e.end) {
	case "attacks", "attack", "terrorist", "terror", "hijackings", "hijackers":
		return true
	}
	return false
}

func pad(n int) string {
	if n < 10 {
		return "0" + strconv.Itoa(n)
	}
	return strconv.Itoa(n)
}

// bareMonth resolves a month without a year: the one of the stated
// direction, else the one near the reference.
func (r *resolver) bareMonth(e *expr) timex {
	month := e.get(fMonth)
	if r.listedSet > 0 && r.lists(r.listedSet, e.start) { // "each March, June and September"
		r.listedSet = e.end
		return timex{kind: "SET", value: "XXXX-" + pad(month)}
	}
	if e.has(fDir) {
		base, anchor, ok := r.now(text.UnitMonth, e)
		if !ok && r.guessed != 0 && e.get(fKind) == 0 { // as "last year" is
			return on(monthPeriod(r.guessed+e.get(fDir), month), anchorContext)
		}
		if !ok && e.present() {
			return open("XXXX-" + pad(month))
		}
		if e.get(fKind) == 1 { // "the following January"
			if base, ok = r.recent(text.UnitMonth); !ok && r.hasLast {
				return on(monthPeriod(r.last.year+e.get(fDir), month), anchorContext)
			}
			anchor = anchorContext
		}
		if ok {
			switch year := base.year; e.get(fDir) {
			case -1:
				if month >= base.n {
					year--
				}
				return on(monthPeriod(year, month), anchor)
			case 1:
				if month <= base.n {
					year++
				}
				return on(monthPeriod(year, month), anchor)
			default:
				return on(monthPeriod(year, month), anchor)
			}
		}
	}
	year, anchor, ok := r.nearYear(e, month, 0)
	if !ok {
		return open("XXXX-" + pad(month))
	}
	return on(monthPeriod(year, month), anchor)
}

// lists reports whether nothing but a comma or a conjunction, or both, stands between two tokens.
func (r *resolver) lists(from, to int) bool {
	if to > from+2 {
		return false
	}
	for i := from; i < to; i++ {
		if !r.is(i, ",") && !r.is(i, "and") && !r.is(i, "or") {
			return false
		}
	}
	return from < to
}

// bareDay resolves a day of the month without a month: "the 15th".
func (r *resolver) bareDay(e *expr) timex {
	day := e.get(fDay)
	base, anchor, ok := r.monthFor(e, day)
	if !ok {
		return open("XXXX-XX-" + pad(day))
	}
	if e.has(fWeekday) {
		for _, k := range [...]int{0, 1, -1, 2, -2} {
			p := base.shift(k)
			if d, valid := schema.NewDay(p.year, p.n, day); valid && d.Weekday() == e.get(fWeekday) {
				return on(dayPeriod(d), anchor)
			}
		}
	}
	d, valid := schema.NewDay(base.year, base.n, day)
	if !valid {
		return timex{}
	}
	return on(dayPeriod(d), anchor)
}

func (r *resolver) bareWeekday(e *expr) timex {
	w := e.get(fWeekday)
	if r.listedSet > 0 && r.lists(r.listedSet, e.start) { // "every Tuesday and Thursday"
		r.listedSet = e.end
		return timex{kind: "SET", value: "XXXX-WXX-" + strconv.Itoa(w)}
	}
	base, anchor, ok := r.today(e)
	if !ok || anchor == anchorContext && e.start-r.lastDayAt > contextReach {
		if r.dct == schema.NoDay {
			if d, ok := r.fromOpening(e, func(d schema.Day) bool { return d.Weekday() == w }); ok && !r.timeless(e) {
				return on(dayPeriod(d), anchorContext)
			}
			return open("XXXX-WXX-" + strconv.Itoa(w))
		}
		base, anchor = r.dct, anchorDocument
	}
	if e.get(fKind) == 3 {
		first, _ := containing(base, text.UnitWeek).shift(e.get(fDir)).bounds()
		return on(dayPeriod(first+schema.Day(w-1)), anchor)
	}
	if e.get(fKind) == 4 { // "the Monday after next"
		next := base + schema.Day((w-base.Weekday()+6)%7) + 1
		return on(dayPeriod(next+schema.Day(map[int]int{1: 7, -1: -14}[e.get(fDir)])), anchor)
	}
	if e.get(fKind) == 1 && r.lastDay != schema.NoDay {
		// "the previous Friday" is the one before the last day spoken of.
		base, anchor = r.lastDay, anchorContext
	}
	ahead := schema.Day((w - base.Weekday() + 7) % 7)
	back := (7 - ahead) % 7
	d := base
	switch {
	case e.has(fDir) && e.get(fDir) == -1:
		d = base - back
		if back == 0 || back == 1 && r.plain(e) { // the day before is no "last Monday"
			d -= 7
		}
		if e.get(fKind) == 1 && d == r.reported {
			d -= 7 // the Friday before the one that the report is about
		}
	case e.has(fDir) && e.get(fDir) == 1:
		d = base + ahead
		if ahead == 0 || ahead == 1 && r.plain(e) {
			d += 7
		}
	case ahead == 0:
	case e.second && r.lastDayAt == e.partner.start: // the end of "Thursday through Saturday"
		d = r.lastDay + schema.Day((w-r.lastDay.Weekday()+7)%7)
		anchor = anchorContext
	case anchor == anchorContext:
		d = base + ahead // stories go forward
	case ahead == 6 && possessive(r.d.Word(e.end-1)) && (r.is(e.start-1, "of") || r.is(e.start-1, "to")) && r.lead(e, r.sentenceOf(e)) == future: // "ahead of Sunday's vote"
		d = base + ahead
	case ahead == 6 && (r.dueBy(e) || r.trail(e) == future && !r.is(e.end, "would")):
		d = base + ahead
	case ahead == 6 && (amongFold(asking, r.d.Word(r.sentenceOf(e).First)) || r.asks(e, r.sentenceOf(e))) && r.looksAhead(e):
		d = base + ahead
	case ahead == 1 && r.gone[w] == base-back && !r.looksAhead(e):
		d = base - back
	case ahead < 6 && (r.ahead(e, int(ahead), 1, 1) || r.goesOn(e, base) || r.meantAhead(e, base+ahead)):
		d = base + ahead
	default:
		d = base - back
	}
	return on(dayPeriod(d), anchor)
}

// plain reports whether a weekday has "last" or "next" alone before it.
func (r *resolver) plain(e *expr) bool {
	w := r.d.Word(e.start)
	return e.end == e.start+2 && e.get(fKind) == 0 && (strings.EqualFold(w, "last") || strings.EqualFold(w, "next"))
}

// goesOn reports whether e follows a day to come in its sentence, as the second
// day of "plan to march on Saturday and to drive around on Monday" does.
func (r *resolver) goesOn(e *expr, base schema.Day) bool {
	s := r.sentenceOf(e)
	if r.lastDay <= base || r.lastDayAt < s.First || r.lastDayAt >= e.start {
		return false
	}
	t, _ := r.tense(e)
	return t != past
}

// meantAhead reports whether the text has named the weekday of e for the coming
// one, and nothing near e speaks of the past. A day that only tells which event
// is meant, "Sunday's vote", is no part of what is said to have happened.
func (r *resolver) meantAhead(e *expr, day schema.Day) bool {
	if r.coming[e.get(fWeekday)] != day {
		return r.foretold[e.get(fWeekday)] == day && r.saysNothing(e)
	}
	t, distance := r.tense(e)
	return t != past || distance > 1 && possessive(r.d.Word(e.end-1)) && !r.is(e.start-1, "after")
}

// saysNothing reports whether no word near a weekday puts it on either side.
func (r *resolver) saysNothing(e *expr) bool {
	t, _ := r.tense(e)
	return t == unknown
}

// foretell keeps the days to come that weekdays named more than once are said to lie
// on, for those of their mentions that say nothing.
func (r *resolver) foretell(found []*expr) {
	var times [8]int
	for _, e := range found {
		if e.bareWeekday() {
			times[e.get(fWeekday)]++
		}
	}
	for _, e := range found {
		if !e.bareWeekday() || times[e.get(fWeekday)] < 2 {
			continue
		}
		ahead := schema.Day((e.get(fWeekday) - r.dct.Weekday() + 7) % 7)
		if ahead > 1 && ahead < 6 && r.ahead(e, int(ahead), 1, 1) {
			r.foretold[e.get(fWeekday)] = r.dct + ahead
		}
	}
}

func distance(a, b schema.Day) schema.Day { return max(a-b, b-a) }

// part resolves a part of a day.
func (r *resolver) part(e *expr) timex {
	code := partCodes[min(e.get(fPart), partMidday)]
	if e.get(fKind) == 10 { // the night before the second day
		switch next := e.get(fNum); {
		case next == 1 && e.get(fDay) > 27:
			e.put(fMonth, (e.get(fMonth)+10)%12+1)
		case next != e.get(fDay)+1:
			return timex{}
		}
	}
	t, ok := r.dayOf(e)
	if !ok || e.get(fKind) >= 8 && !t.known {
		return timex{}
	}
	if e.get(fPart) >= partNoon {
		hour := map[int]string{partNoon: "12:00", partMidnight: "24:00"}[e.get(fPart)]
		return timex{kind: "TIME", value: t.value + "T" + hour, p: t.p, known: t.known, granularity: "time", anchor: t.anchor}
	}
	return timex{kind: "TIME", value: t.value + "T" + code, p: t.p, known: t.known, granularity: "time", anchor: t.anchor}
}

// dayOf returns the day that a time lies in: that of the inner date, else
// the reference moved by fDir days.
func (r *resolver) dayOf(e *expr) (timex, bool) {
	if e.inner != nil {
		t := r.inner(e)
		if i := strings.IndexByte(t.value, 'T'); i > 0 {
			t.value = t.value[:i]
		}
		return t, t.kind == "DATE" || t.kind == "TIME"
	}
	if e.has(fWeekday) || e.has(fMonth) || e.has(fDay) {
		bare := *e
		bare.set &^= 1<<fHour | 1<<fPart
		t := r.date(&bare)
		return t, t.kind != ""
	}
	base, anchor, ok := r.today(e)
	if day, holds := r.timeOfDay(e); holds && !e.has(fDir) {
		base, anchor, ok = day, anchorContext, true
		if r.nightAt == r.lastDayAt+1 && e.early() {
			base++ // the hours after "the night of 5 May"
		}
	} else if r.lastDay != schema.NoDay && e.get(fKind) == 1 {
		base, anchor, ok = r.lastDay, anchorContext, true
	}
	if e.get(fKind) == 1 && r.dct == schema.NoDay && r.lastDay != schema.NoDay && r.passed(r.lastDay) {
		ok = false // of a day that the text does not name
	}
	if r.planDay != schema.NoDay && r.planAt >= r.sentenceOf(e).First && r.planAt > r.lastDayAt {
		base, anchor, ok = r.planDay, anchorContext, true
	}
	if !ok {
		return open("XXXX-XX-XX"), true
	}
	return on(dayPeriod(base+schema.Day(e.get(fDir))), anchor), true
}

// early reports whether a time of day is one of the hours up to the morning.
func (e *expr) early() bool {
	if e.has(fHour) {
		return e.get(fHour) < 8 && (e.get(fKind) == halfNamed || e.get(fPart) == partMorning)
	}
	return e.get(fPart) == partMorning
}

// openHalf reports whether a time of day is told in words that leave open which half
// of the day it lies in.
func (r *resolver) openHalf(e *expr) bool {
	return !e.has(fPart) && (e.inner == nil || !e.inner.has(fPart)) && (e.rule.name == "dates/clock-words" || r.d.Word(e.end-1) == "o'clock")
}

// lateHour moves an hour into the half of the day that the part of the day beside it
// lies in: "10 at night".
func (e *expr) lateHour() bool {
	if small := e.get(fPart) == partNight && e.get(fHour) < 6; small || !e.has(fPart) || e.get(fHour) >= 12 || e.get(fPart) == partMorning || e.get(fPart) >= partNoon {
		return false
	}
	e.put(fHour, e.get(fHour)+12)
	return true
}

// clock resolves a time of day.
func (r *resolver) clock(e *expr) timex {
	if !e.lateHour() && e.inner != nil && e.inner.has(fPart) && e.get(fHour) < 12 && e.inner.get(fPart) != partMorning {
		e.put(fHour, e.get(fHour)+12)
	}
	if e.has(fSign) { // minutes past or to the hour
		minute := (60 + e.get(fSign)*e.get(fNum)) % 60
		if e.get(fSign) < 0 {
			e.put(fHour, (e.get(fHour)+23)%24)
		}
		e.put(fMinute, minute)
	}
	t, ok := r.dayOf(e)
	if !ok || t.known && t.p.unit != text.UnitDay {
		return timex{}
	}
	if e.second && e.inner == nil && e.partner.inner == nil && e.get(fHour) < 12 && e.partner.get(fHour) >= 12 && t.known && t.p.day == r.clockDay {
		day := on(dayPeriod(t.p.day+1), t.anchor) // "from 7 p.m. to 6 a.m."
		t = day
	}
	if h := e.get(fHour); h < 12 && r.openHalf(e) && t.known && t.p.day == r.clockDay && e.start-r.clockAt < contextReach &&
		60*h+e.get(fMinute) < r.clockTime && 60*(h+12)+e.get(fMinute) > r.clockTime {
		e.put(fHour, h+12) // "at noon ..., at half past one"
	}
	t.kind, t.granularity = "TIME", "time"
	t.value += "T" + clockValue(e)
	return t
}

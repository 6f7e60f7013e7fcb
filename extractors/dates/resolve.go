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
	"decade":    {(*resolver).decade, true, false},
	"century":   {(*resolver).century, true, false},
	"shift":     {(*resolver).shift, true, true},
	"offset":    {(*resolver).offset, true, false},
	"half-of":   {(*resolver).halfOf, true, false},
	"place":     {(*resolver).place, true, false},
	"holiday":   {(*resolver).holiday, true, false},
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
		if e.get(fEra) == 1 {
			y = 1 - y
		}
		return y, anchorExplicit, true
	case e.inner != nil:
		t := r.inner(e)
		return t.p.year, t.anchor, t.known
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
	if y, _, _ := r.dct.Date(); e.rule.name == "dates/year-short" && r.dct != schema.NoDay && year > y+10 {
		year -= 100
	}
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
	if !ok && month == 9 && day == 11 && r.attacks(e) {
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
	d, valid := schema.NewDay(year, month, day)
	if !valid {
		return timex{}
	}
	return on(dayPeriod(d), anchor)
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
	if e.has(fDir) {
		base, anchor, ok := r.now(text.UnitMonth, e)
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
	base, anchor, ok := r.today(e)
	if !ok || anchor == anchorContext && e.start-r.lastDayAt > contextReach {
		return open("XXXX-WXX-" + strconv.Itoa(w))
	}
	if e.get(fKind) == 3 {
		first, _ := containing(base, text.UnitWeek).shift(e.get(fDir)).bounds()
		return on(dayPeriod(first+schema.Day(w-1)), anchor)
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
		if back == 0 {
			d -= 7
		}
	case e.has(fDir) && e.get(fDir) == 1:
		d = base + ahead
		if ahead == 0 {
			d += 7
		}
	case ahead == 0:
	case anchor == anchorContext:
		d = base + ahead // stories go forward
	case ahead < 6 && (r.ahead(e, int(ahead), 1, 1) || r.goesOn(e, base)):
		d = base + ahead
	default:
		d = base - back
	}
	return on(dayPeriod(d), anchor)
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

// quarter resolves quarters and halves of years.
func (r *resolver) quarter(e *expr) timex {
	year, anchor, ok := r.yearOf(e)
	unit, n := text.UnitQuarter, e.get(fQuarter)
	if e.has(fOrd) {
		n = e.get(fOrd)
	}
	if e.has(fHalf) {
		unit, n = unitHalf, e.get(fHalf)
	}
	size := map[bool]int{true: 2, false: 4}[unit == unitHalf]
	if n == -1 {
		n = size
	}
	if n < 1 || n > size {
		return timex{}
	}
	if !ok {
		var base period
		base, anchor, ok = r.spoken(text.UnitYear, e)
		if habit := r.habitual(e); !ok || habit {
			t := open("XXXX-" + map[bool]string{true: "H", false: "Q"}[unit == unitHalf] + strconv.Itoa(n))
			if habit {
				t.kind = "SET"
			}
			return t
		}
		year = base.year
		if anchor == anchorDocument && r.yetFar(period{unit: unit, year: year, n: n}) && !r.looksAhead(e) {
			year--
		}
	}
	return on(period{unit: unit, year: year, n: n}, anchor)
}

// habitual reports whether the words before an expression tell of a habit.
func (r *resolver) habitual(e *expr) bool {
	s := r.sentenceOf(e)
	for i := e.start - 1; i >= max(s.First, e.start-tenseWindow); i-- {
		switch r.d.Word(i) {
		case "usually", "typically", "normally", "traditionally", "generally", "always", "often":
			return true
		}
	}
	return false
}

// yetFar reports whether a quarter or half of this year begins more than two
// quarters after the document, so that it is rather last year's.
func (r *resolver) yetFar(p period) bool {
	first, _ := p.bounds()
	return first > r.dct+190
}

func (r *resolver) season(e *expr) timex {
	n := e.get(fSeason)
	if year, anchor, ok := r.yearOf(e); ok {
		return on(period{unit: text.UnitSeason, year: year, n: n}, anchor)
	}
	if (r.dct == schema.NoDay || r.narrative) && r.hasLast && r.guessed == 0 {
		return on(r.seasonOf(e, n), anchorContext)
	}
	base, anchor, ok := r.now(text.UnitDay, e)
	if !ok {
		if base, anchor, ok = r.now(text.UnitYear, e); !ok {
			return open("XXXX-" + seasonCodes[n])
		}
		return on(period{unit: text.UnitSeason, year: base.year, n: n}, anchor)
	}
	current := base.widen(text.UnitSeason)
	year := base.year
	switch {
	case e.get(fKind) == 7 || r.d.Word(e.start) == "past" || r.d.Word(e.start+1) == "past": // "this past summer": the last one that has begun
		year = current.year
		if n > current.n {
			year--
		}
	case !e.has(fDir):
	case e.get(fDir) < 0 && e.get(fKind) == 0:
		year-- // "last spring" is the year before's, in October too
	case r.d.Word(e.start) == "next":
		year = current.year + 1 // the coming one of this year is "this summer"
	case e.get(fDir) > 0 && n <= current.n && year == current.year:
		year++
	}
	return on(period{unit: text.UnitSeason, year: year, n: n}, anchor)
}

// seasonOf returns the season of a story: that of the year last spoken of, or
// the next or previous one from the season that the story has come to.
func (r *resolver) seasonOf(e *expr, n int) period {
	p := period{unit: text.UnitSeason, year: r.last.year, n: n}
	if r.lastMonth() == 0 {
		p.year += e.get(fDir)
		return p
	}
	current := r.last.widen(text.UnitSeason)
	switch dir := e.get(fDir); {
	case n == 4 && current.n == 4:
		p.year = current.year + dir
	case dir > 0 && n <= current.n:
		p.year = current.year + 1
	case dir < 0 && n >= current.n:
		p.year = current.year - 1
	case dir == 0 && current.n == 4 && n < 4:
		p.year = current.year + 1
	}
	return p
}

func (r *resolver) decade(e *expr) timex {
	y := e.get(fDecade)
	anchor := anchorExplicit
	if y < 100 {
		base := 1900
		if p, a, ok := r.now(text.UnitYear, e); ok && r.narrative {
			base, anchor = floor(p.year, 100)*100, a
		}
		y += base
	}
	return on(period{unit: text.UnitDecade, year: y}, anchor)
}

func (r *resolver) century(e *expr) timex {
	y := (e.get(fCentury) - 1) * 100
	if e.get(fEra) == 1 {
		return timex{kind: "DATE", value: "BC" + pad(e.get(fCentury)-1), anchor: anchorExplicit, granularity: "century"}
	}
	t := on(period{unit: text.UnitCentury, year: y}, anchorExplicit)
	if y == 0 { // the first century, whose first year is not one BC
		t.value = "00"
		t.first, _ = schema.NewDay(1, 1, 1)
		t.last, _ = schema.NewDay(100, 12, 31)
	}
	return t
}

// holiday resolves a named day by its year, or the one near the reference.
func (r *resolver) holiday(e *expr) timex {
	h := r.holidays[e.get(fHoliday)]
	year, anchor, ok := r.yearOf(e)
	if !ok {
		base, a, known := r.today(e)
		if known && a == anchorContext && r.last.year != 0 {
			year, anchor = r.last.year, a
			if d, valid := h.in(year); valid {
				_, month, day := d.Date()
				year, _, _ = r.nearYear(e, month, day)
			}
		} else if !known {
			p, a, known := r.now(text.UnitYear, e)
			if !known {
				if h.kind == "fixed" {
					return open("XXXX-" + pad(h.args[0]) + "-" + pad(h.args[1]))
				}
				return timex{}
			}
			year, anchor = p.year, a
		} else {
			anchor = a
			var best schema.Day
			y, _, _ := base.Date()
			for c := y - 1; c <= y+1; c++ {
				d, valid := h.in(c)
				if !valid || e.has(fDir) && (e.get(fDir) < 0 && d >= base || e.get(fDir) > 0 && d <= base) || !e.has(fDir) && d < base && r.looksAhead(e) {
					continue
				}
				if best == schema.NoDay || distance(d, base) < distance(best, base) {
					best, year = d, c
				}
			}
		}
	}
	d, valid := h.in(year)
	if !valid {
		return timex{}
	}
	p := dayPeriod(d)
	if e.has(fUnit) {
		p = p.widen(uint8(e.get(fUnit)))
	}
	if e.get(fKind) == 2 && d.Weekday() < 3 { // the weekend of a Monday is the one before
		p = dayPeriod(d - 3).widen(text.UnitWeekend)
	}
	return on(p, anchor)
}

func distance(a, b schema.Day) schema.Day { return max(a-b, b-a) }

// part resolves a part of a day.
func (r *resolver) part(e *expr) timex {
	code := partCodes[min(e.get(fPart), partNight)]
	t, ok := r.dayOf(e)
	if !ok {
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
	if r.lastDay != schema.NoDay && (e.get(fKind) == 1 || !e.has(fDir) && e.start-r.lastDayAt < contextReach) {
		base, anchor, ok = r.lastDay, anchorContext, true
	}
	if !ok {
		return open("XXXX-XX-XX"), true
	}
	return on(dayPeriod(base+schema.Day(e.get(fDir))), anchor), true
}

// clock resolves a time of day.
func (r *resolver) clock(e *expr) timex {
	if e.has(fPart) && e.get(fHour) < 12 && e.get(fPart) != partMorning && e.get(fPart) < partNoon {
		e.put(fHour, e.get(fHour)+12)
	} else if e.inner != nil && e.inner.has(fPart) && e.get(fHour) < 12 && e.inner.get(fPart) != partMorning {
		e.put(fHour, e.get(fHour)+12)
	}
	t, ok := r.dayOf(e)
	if !ok || t.known && t.p.unit != text.UnitDay {
		return timex{}
	}
	t.kind, t.granularity = "TIME", "time"
	t.value += "T" + clockValue(e)
	return t
}

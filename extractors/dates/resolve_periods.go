package dates

import (
	"strconv"

	"harrow/extractors/text"
	"harrow/schema"
)

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

// yetFar reports whether a quarter or half of this year begins more than half a year
// after the document, so that it is rather last year's.
func (r *resolver) yetFar(p period) bool {
	first, _ := p.bounds()
	return first > r.dct+183
}

func (r *resolver) season(e *expr) timex {
	n := e.get(fSeason)
	if year, anchor, ok := r.yearOf(e); ok {
		return on(period{unit: text.UnitSeason, year: year, n: n}, anchor)
	}
	if e.get(fKind) != 1 && r.timeless(e) || r.dct == schema.NoDay && e.present() && r.guessed == 0 {
		return open("XXXX-" + seasonCodes[n])
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
	case n == current.n && e.get(fDir) == 0: // the winter that January lies in
		year = current.year
	case !e.has(fDir):
		if n < current.n && year == current.year && r.looksAhead(e) {
			year++
		}
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
	told, end := r.told(e)
	p := period{unit: text.UnitSeason, year: told.year, n: n}
	if monthOf(told, end) == 0 {
		p.year += e.get(fDir)
		return p
	}
	current := told.widen(text.UnitSeason)
	if current.n == 0 && told.unit == text.UnitMonth { // before the calendar of the bounds
		current = period{unit: text.UnitSeason, year: told.year, n: told.n / 3}
		if told.n < 3 {
			current.year, current.n = told.year-1, 4
		}
	}
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

// ancientYear resolves a year of three digits, which only a text that has
// named years before Christ leaves without its era.
func (r *resolver) ancientYear(e *expr) timex {
	if !r.ancient || !r.hasLast {
		return timex{}
	}
	year, told := e.get(fYear), r.last.year
	if told <= 0 || told > 1000 {
		year, told = 1-year, r.lastAncient
	}
	switch {
	case year < told-200 || year > told+200, e.get(fYear) < 100 && (told > 0 || told < -120 || year < told-60 || year > told+60):
		return timex{}
	case e.has(fSeason):
		return on(period{unit: text.UnitSeason, year: year, n: e.get(fSeason)}, anchorContext)
	case e.has(fMonth):
		return on(monthPeriod(year, e.get(fMonth)), anchorContext)
	}
	return on(yearPeriod(year), anchorContext)
}

func (r *resolver) decade(e *expr) timex {
	y := e.get(fDecade)
	anchor := anchorExplicit
	if e.has(fCentury) {
		y += 100 * e.get(fCentury)
	} else if y < 100 {
		base := 1900
		if p, a, ok := r.now(text.UnitYear, e); ok && r.narrative {
			base, anchor = schema.FloorDiv(p.year, 100)*100, a
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
	if r.lastDay != schema.NoDay && r.lastDayAt == r.lastAt && r.lastEndAt == e.start-1 && r.is(e.start-1, ",") && e.end-e.start <= 3 && !e.has(fYear) && !e.has(fDir) {
		if y, _, _ := r.lastDay.Date(); y > 0 && r.is(e.end-1, "Day") {
			return on(dayPeriod(r.lastDay), anchorContext) // "on 14 August, Independence Day"
		}
	}
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
				if !valid || e.has(fDir) && (e.get(fDir) < 0 && d >= base || e.get(fDir) > 0 && d <= base || r.is(e.start, "this") && e.get(fDir) == 0 && c != y) || !e.has(fDir) && d < base && r.looksAhead(e) {
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

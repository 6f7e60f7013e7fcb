package dates

import (
	"strconv"

	"harrow/extractors/text"
	"harrow/schema"
)

// A period is a stretch of calendar time of one granularity: a day, an ISO
// week, a month, a century. It knows its TIMEX3 value and its bounds.
type period struct {
	unit uint8
	year int        // 0 is 1 BC; of a decade or century, its first year
	n    int        // month, quarter, half, season or ISO week
	day  schema.Day // of a day
}

func dayPeriod(d schema.Day) period {
	y, _, _ := d.Date()
	return period{unit: text.UnitDay, year: y, day: d}
}

func yearPeriod(y int) period { return period{unit: text.UnitYear, year: y} }

func monthPeriod(y, m int) period {
	y, m = carry(y, m, 12)
	return period{unit: text.UnitMonth, year: y, n: m}
}

func quarterPeriod(y, q int) period {
	y, q = carry(y, q, 4)
	return period{unit: text.UnitQuarter, year: y, n: q}
}

// carry brings n into 1..size, moving the year.
func carry(y, n, size int) (int, int) {
	k := y*size + n - 1
	y = schema.FloorDiv(k, size)
	return y, k - y*size + 1
}

// containing returns the period of a unit that holds a day.
func containing(d schema.Day, unit uint8) period {
	y, m, _ := d.Date()
	p := period{unit: unit, year: y}
	switch unit {
	case text.UnitDay:
		return dayPeriod(d)
	case text.UnitWeek, text.UnitWeekend:
		p.year, p.n = d.ISOWeek()
	case text.UnitMonth:
		p.n = m
	case text.UnitQuarter:
		p.n = (m + 2) / 3
	case unitHalf:
		p.n = (m + 5) / 6
	case text.UnitSeason:
		p.n = m / 3 // December to February count as the winter of their first year
		if m < 3 {
			p.year, p.n = y-1, 4
		}
	case text.UnitDecade:
		p.year = schema.FloorDiv(y, 10) * 10
	case text.UnitCentury:
		p.year = schema.FloorDiv(y, 100) * 100
	case text.UnitMillennium:
		p.year = schema.FloorDiv(y, 1000) * 1000
	}
	return p
}

// widen returns the period of a larger unit that holds the start of p.
func (p period) widen(unit uint8) period {
	if p.unit == unit {
		return p
	}
	first, _ := p.bounds()
	if p.unit == text.UnitWeek && unit != text.UnitWeekend {
		first += 3 // ISO 8601: a week belongs to the year of its Thursday
	}
	if first == schema.NoDay {
		return yearPeriod(p.year)
	}
	return containing(first, unit)
}

// shift moves p by n of its own units.
func (p period) shift(n int) period {
	switch p.unit {
	case text.UnitDay:
		return dayPeriod(p.day + schema.Day(n))
	case text.UnitWeek, text.UnitWeekend:
		first, _ := period{unit: text.UnitWeek, year: p.year, n: p.n}.bounds()
		return containing(first+schema.Day(7*n), p.unit)
	case text.UnitMonth:
		return monthPeriod(p.year, p.n+n)
	case text.UnitQuarter:
		return quarterPeriod(p.year, p.n+n)
	case unitHalf:
		p.year, p.n = carry(p.year, p.n+n, 2)
	case text.UnitSeason, text.UnitYear:
		p.year += n
	case text.UnitDecade:
		p.year += 10 * n
	case text.UnitCentury:
		p.year += 100 * n
	case text.UnitMillennium:
		p.year += 1000 * n
	}
	return p
}

// years moves p by n years, to a day that exists.
func (p period) years(n int) period {
	if p.unit == text.UnitDay {
		return dayPeriod(addMonths(p.day, 12*n))
	}
	p.year += n
	return p
}

// addMonths keeps the day of the month, or takes the month's last day.
func addMonths(d schema.Day, n int) schema.Day {
	y, m, day := d.Date()
	y, m = carry(y, m+n, 12)
	if y < -9999 || y > 9999 {
		return d
	}
	moved, _ := schema.NewDay(y, m, min(day, schema.DaysIn(y, m)))
	return moved
}

var seasonCodes = [...]string{1: "SP", 2: "SU", 3: "FA", 4: "WI"}

// value returns the TIMEX3 value.
func (p period) value() string {
	var buf [16]byte
	switch p.unit {
	case text.UnitDay:
		y, m, d := p.day.Date()
		b := append(appendYear(buf[:0], y), '-')
		b = append(appendTwo(b, m), '-')
		return string(appendTwo(b, d))
	case text.UnitDecade:
		return shorter(p.year, 1)
	case text.UnitCentury:
		return shorter(p.year, 2)
	case text.UnitMillennium:
		return shorter(p.year, 3)
	}
	b := appendYear(buf[:0], p.year)
	switch p.unit {
	case text.UnitWeek:
		b = appendTwo(append(b, "-W"...), p.n)
	case text.UnitWeekend:
		b = append(appendTwo(append(b, "-W"...), p.n), "-WE"...)
	case text.UnitMonth:
		b = appendTwo(append(b, '-'), p.n)
	case text.UnitQuarter:
		b = append(b, '-', 'Q', byte('0'+p.n))
	case unitHalf:
		b = append(b, '-', 'H', byte('0'+p.n))
	case text.UnitSeason:
		b = append(append(b, '-'), seasonCodes[p.n]...)
	}
	return string(b)
}

func appendTwo(b []byte, n int) []byte { return append(b, byte('0'+n/10), byte('0'+n%10)) }

// appendYear appends a year in four digits; 0 is 1 BC.
func appendYear(b []byte, y int) []byte {
	if y <= 0 {
		b, y = append(b, "BC"...), 1-y
	}
	for scale := 1000; scale > 1 && y < scale; scale /= 10 {
		b = append(b, '0')
	}
	return strconv.AppendInt(b, int64(y), 10)
}

// shorter drops the last digits of a year: a decade has three, a century two.
func shorter(y, digits int) string {
	s := string(appendYear(nil, y))
	return s[:len(s)-digits]
}

// bounds returns the first and last day, or NoDay beyond the calendar.
func (p period) bounds() (first, last schema.Day) {
	span := func(y, m, months int) (schema.Day, schema.Day) {
		ey, em := carry(y, m+months, 12)
		first, ok := schema.NewDay(y, m, 1)
		next, ok2 := schema.NewDay(ey, em, 1)
		if !ok || !ok2 {
			return schema.NoDay, schema.NoDay
		}
		return first, next - 1
	}
	switch p.unit {
	case text.UnitDay:
		return p.day, p.day
	case text.UnitWeek, text.UnitWeekend:
		jan4, ok := schema.NewDay(p.year, 1, 4)
		if !ok {
			return schema.NoDay, schema.NoDay
		}
		monday := jan4 - schema.Day(jan4.Weekday()-1) + schema.Day(7*(p.n-1))
		if p.unit == text.UnitWeekend {
			return monday + 5, monday + 6
		}
		return monday, monday + 6
	case text.UnitMonth:
		return span(p.year, p.n, 1)
	case text.UnitQuarter:
		return span(p.year, 3*p.n-2, 3)
	case unitHalf:
		return span(p.year, 6*p.n-5, 6)
	case text.UnitSeason:
		return span(p.year, 3*p.n, 3)
	case text.UnitDecade:
		return span(p.year, 1, 120)
	case text.UnitCentury:
		return span(p.year, 1, 1200)
	case text.UnitMillennium:
		return span(p.year, 1, 12000)
	}
	return span(p.year, 1, 12)
}

var unitNames = [...]string{
	text.UnitSecond: "second", text.UnitMinute: "minute", text.UnitHour: "hour", text.UnitDay: "day",
	text.UnitWeek: "week", text.UnitMonth: "month", text.UnitQuarter: "quarter", text.UnitYear: "year",
	text.UnitDecade: "decade", text.UnitCentury: "century", text.UnitMillennium: "millennium",
	text.UnitWeekend: "weekend", text.UnitFortnight: "fortnight", text.UnitWorkweek: "week",
	text.UnitSemester: "semester", text.UnitNight: "night", text.UnitSeason: "season", unitHalf: "half",
}

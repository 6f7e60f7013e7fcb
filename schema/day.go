package schema

import (
	"fmt"
	"time"
)

// Day is a calendar day in the proleptic Gregorian calendar. The zero Day is
// no day and null in every output; days compare and subtract as integers.
type Day int32

// NoDay is the absent day.
const NoDay Day = 0

// unixEpoch is 1970-01-01. It lies far enough from zero that every day of
// date32 that a calendar shows is above NoDay.
const unixEpoch Day = 1 << 24

// DayOfUnix returns the day that is n days after 1970-01-01: what Arrow and
// Parquet store as date32.
func DayOfUnix(n int32) Day { return unixEpoch + Day(n) }

// Unix returns the number of days since 1970-01-01.
func (d Day) Unix() int32 { return int32(d - unixEpoch) }

// NewDay returns the day of a year (1..9999), month (1..12) and day of month.
// ok is false where the calendar has no such day, such as 31 April, and outside
// of these years, which SQL's DATE and Python's date do not know.
func NewDay(year, month, day int) (d Day, ok bool) {
	if year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > DaysIn(year, month) {
		return NoDay, false
	}
	return dayOf(year, month, day), true
}

// Days are counted from 1 March of the year 0, so that a leap day ends its year,
// by cycles of 400 years (E. G. Richards, "Calendars", in the Explanatory
// Supplement to the Astronomical Almanac).
const (
	daysIn400      = 146097
	daysBefore1970 = 719468
)

// dayOf returns the day of a date that the calendar has.
func dayOf(year, month, day int) Day {
	y, m := year, month-3
	if m < 0 {
		y, m = y-1, m+12
	}
	cycle := FloorDiv(y, 400)
	y -= 400 * cycle
	n := daysIn400*cycle + 365*y + y/4 - y/100 + (153*m+2)/5 + day - 1
	return DayOfUnix(int32(n - daysBefore1970))
}

// FloorDiv returns a / b, rounded down, for a positive b.
func FloorDiv(a, b int) int {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}

// DaysIn returns the number of days of a month (1..12).
func DaysIn(year, month int) int {
	switch month {
	case 4, 6, 9, 11:
		return 30
	case 2:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	}
	return 31
}

// ParseDay reads YYYY-MM-DD.
func ParseDay(s string) (Day, error) {
	t, err := time.Parse(time.DateOnly, s)
	d, ok := NewDay(t.Year(), int(t.Month()), t.Day())
	if err != nil || !ok {
		return NoDay, fmt.Errorf("not a calendar day in the form YYYY-MM-DD: %q", s)
	}
	return d, nil
}

// Date returns year, month (1..12) and day of month.
func (d Day) Date() (year, month, day int) {
	n := int(d.Unix()) + daysBefore1970
	cycle := FloorDiv(n, daysIn400)
	n -= daysIn400 * cycle
	y := (n - n/1460 + n/36524 - n/146096) / 365
	n -= 365*y + y/4 - y/100
	m := (5*n + 2) / 153
	year, month, day = 400*cycle+y, m+3, n-(153*m+2)/5+1
	if month > 12 {
		year, month = year+1, month-12
	}
	return year, month, day
}

// Weekday returns the ISO 8601 number of the weekday, Monday 1 to Sunday 7.
func (d Day) Weekday() int {
	return int((d.Unix()%7+10)%7) + 1 // 1970 began on a Thursday
}

// ISOWeek returns the ISO 8601 year and week, those of the week's Thursday.
func (d Day) ISOWeek() (year, week int) {
	thursday := d + Day(4-d.Weekday())
	year, _, _ = thursday.Date()
	return year, int(thursday-dayOf(year, 1, 1))/7 + 1
}

// String returns YYYY-MM-DD, or nothing for NoDay.
func (d Day) String() string { return string(d.AppendTo(nil)) }

// AppendTo appends the day as String has it.
func (d Day) AppendTo(dst []byte) []byte {
	if d == NoDay {
		return dst
	}
	year, month, day := d.Date()
	if year < 0 || year > 9999 {
		return time.Unix(int64(d.Unix())*86400, 0).UTC().AppendFormat(dst, time.DateOnly)
	}
	digits := func(n int) { dst = append(dst, byte('0'+n/10), byte('0'+n%10)) }
	digits(year / 100)
	digits(year % 100)
	dst = append(dst, '-')
	digits(month)
	dst = append(dst, '-')
	digits(day)
	return dst
}

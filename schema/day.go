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
	t := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	return DayOfUnix(int32(t.Unix() / 86400)), true
}

// DaysIn returns the number of days of a month (1..12).
func DaysIn(year, month int) int {
	return time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
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
	y, m, dd := d.time().Date()
	return y, int(m), dd
}

func (d Day) time() time.Time { return time.Unix(int64(d.Unix())*86400, 0).UTC() }

// Weekday returns the ISO 8601 number of the weekday, Monday 1 to Sunday 7.
func (d Day) Weekday() int {
	return int((d.time().Weekday()+6)%7) + 1
}

// ISOWeek returns the ISO 8601 year and week.
func (d Day) ISOWeek() (year, week int) { return d.time().ISOWeek() }

// String returns YYYY-MM-DD, or nothing for NoDay.
func (d Day) String() string {
	if d == NoDay {
		return ""
	}
	return d.time().Format(time.DateOnly)
}

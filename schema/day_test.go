package schema

import (
	"testing"
	"time"
)

// Every day of four hundred years before 1970 and after it, and days of fifteen
// thousand years, are as package time has them.
func TestDayIsThatOfTime(t *testing.T) {
	check := func(n int) {
		d, want := DayOfUnix(int32(n)), time.Unix(int64(n)*86400, 0).UTC()
		y, m, day := d.Date()
		if wy, wm, wd := want.Date(); y != wy || m != int(wm) || day != wd {
			t.Fatalf("day %d is %d-%d-%d, want %v", n, y, m, day, want)
		}
		if wd := int(want.Weekday()+6)%7 + 1; d.Weekday() != wd {
			t.Fatalf("%v is weekday %d, want %d", d, d.Weekday(), wd)
		}
		year, week := d.ISOWeek()
		if wy, ww := want.ISOWeek(); year != wy || week != ww {
			t.Fatalf("%v is in week %d of %d, want %d of %d", d, week, year, ww, wy)
		}
		if d.String() != want.Format(time.DateOnly) {
			t.Fatalf("%v is written %s", want, d)
		}
		back, ok := NewDay(y, m, day)
		if inside := y >= 1 && y <= 9999; ok != inside || ok && back != d {
			t.Fatalf("NewDay(%d, %d, %d) = %v, %v", y, m, day, back, ok)
		}
		if last := time.Date(y, time.Month(m)+1, 0, 0, 0, 0, 0, time.UTC).Day(); DaysIn(y, m) != last {
			t.Fatalf("month %d of %d has %d days, want %d", m, y, DaysIn(y, m), last)
		}
	}
	for n := -146100; n <= 146100; n++ {
		check(n)
	}
	for n := -1_500_000; n < 4_000_000; n += 97 {
		check(n)
	}
}

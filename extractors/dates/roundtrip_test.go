package dates

import (
	"flag"
	"fmt"
	"strings"
	"testing"
	"time"

	"harrow/extractors/text"
	"harrow/schema"
)

// dayForms are the written forms of a day, as layouts of package time and
// functions where a layout cannot say it.
var dayForms = []func(t time.Time) string{
	layout("2006-01-02"), layout("20060102"), layout("January 2, 2006"), layout("2 January 2006"), func(t time.Time) string { return strings.Replace(t.Format("Jan. 2, 2006"), "May.", "May", 1) },
	layout("Jan 2 2006"), layout("2 Jan 2006"), layout("Monday, January 2, 2006"), layout("Monday, 2 January 2006"),
	layout("Mon., Jan 2, 2006"), layout("02-Jan-2006"), layout("Jan-02-2006"), layout("2006/01/02"), layout("2.1.2006"),
	layout("January 02, 2006"), layout("2006 January 2"), layout("2006-01-02T15:04:05Z"),
	func(t time.Time) string { return fmt.Sprintf("%d年%d月%d日", t.Year(), t.Month(), t.Day()) },
	func(t time.Time) string { return fmt.Sprintf("%d년 %d월 %d일", t.Year(), t.Month(), t.Day()) },
	func(t time.Time) string { return fmt.Sprintf("%d-%03d", t.Year(), t.YearDay()) },
	func(t time.Time) string {
		year, week := t.ISOWeek()
		return fmt.Sprintf("%d-W%02d-%d", year, week, (t.Weekday()+6)%7+1)
	},
	func(t time.Time) string {
		return fmt.Sprintf("the %s of %s", suffixed(t.Day()), t.Format("January 2006"))
	},
	func(t time.Time) string { return fmt.Sprintf("%s %s, %d", t.Month(), suffixed(t.Day()), t.Year()) },
	func(t time.Time) string { return fmt.Sprintf("%s %s", suffixed(t.Day()), t.Format("January, 2006")) },
	func(t time.Time) string { return fmt.Sprintf("%d of %s", t.Day(), t.Format("January 2006")) },
}

func layout(l string) func(time.Time) string { return func(t time.Time) string { return t.Format(l) } }

func suffixed(n int) string {
	suffix := "th"
	if n/10 != 1 && n%10 >= 1 && n%10 <= 3 {
		suffix = [...]string{1: "st", 2: "nd", 3: "rd"}[n%10]
	}
	return fmt.Sprint(n, suffix)
}

// roundTrip demands that each of the written forms, in a sentence of its own,
// gives one row with its text, value and bounds.
func roundTrip(t *testing.T, written, values []string, bounds func(i int) (first, last string)) {
	t.Helper()
	var b strings.Builder
	for _, w := range written {
		b.WriteString("It was on " + w + " there.\n\n")
	}
	d := text.New(b.String())
	var rows schema.Rows
	New().Extract(d, &rows)
	if len(rows.Dates) != len(written) {
		t.Errorf("%d rows for %d forms such as %q", len(rows.Dates), len(written), written[0])
		return
	}
	for i, row := range rows.Dates {
		got := d.Text[row.Start:row.End]
		if got != written[i] || strings.TrimSuffix(row.Value, "T00:00:00Z") != values[i] {
			t.Errorf("%q: row %q with value %s, want %s", written[i], got, row.Value, values[i])
		}
		if bounds != nil {
			if first, last := bounds(i); row.StartDate.String() != first || row.EndDate.String() != last {
				t.Errorf("%q: bounds %v to %v, want %s to %s", written[i], row.StartDate, row.EndDate, first, last)
			}
		}
	}
}

var full = flag.Bool("full", false, "test every day in every form, not one form a year")

// Every day of three centuries in every written form; without -full, each
// form in one year of 25, every year in one form.
func TestEveryDay(t *testing.T) {
	for i, form := range dayForms {
		start, step := 1800+i, len(dayForms)
		if *full {
			start, step = 1800, 1
		}
		t.Run(form(time.Date(2006, 1, 2, 0, 0, 0, 0, time.UTC)), func(t *testing.T) {
			t.Parallel()
			for year := start; year <= 2100 && !t.Failed(); year += step {
				var written, values []string
				for day := time.Date(year, 1, 1, 0, 0, 0, 0, time.UTC); day.Year() == year; day = day.AddDate(0, 0, 1) {
					written = append(written, form(day))
					values = append(values, day.Format(time.DateOnly))
				}
				roundTrip(t, written, values, func(i int) (string, string) { return values[i], values[i] })
			}
		})
	}
}

// Every week, month, quarter, half, season, year, decade and century.
func TestEveryPeriod(t *testing.T) {
	numbers := []string{"zeroth", "first", "second", "third", "fourth"}
	for year := 1800; year <= 2100; year++ {
		var written, values, firsts, lasts []string
		add := func(w, v, first, last string) {
			written, values, firsts, lasts = append(written, w), append(values, v), append(firsts, first), append(lasts, last)
		}
		day := func(y, m, d int) string {
			return time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC).Format(time.DateOnly)
		}
		for monday := time.Date(year, 1, 1, 0, 0, 0, 0, time.UTC); ; monday = monday.AddDate(0, 0, 1) {
			y, w := monday.ISOWeek()
			if monday.Weekday() != time.Monday || y < year {
				continue
			}
			if y > year {
				break
			}
			first, last := monday.Format(time.DateOnly), monday.AddDate(0, 0, 6).Format(time.DateOnly)
			add(fmt.Sprintf("week %d of %d", w, year), fmt.Sprintf("%d-W%02d", year, w), first, last)
			add(fmt.Sprintf("%d-W%02d", year, w), fmt.Sprintf("%d-W%02d", year, w), first, last)
			monday = monday.AddDate(0, 0, 5)
		}
		for m := 1; m <= 12; m++ {
			value := fmt.Sprintf("%d-%02d", year, m)
			for _, w := range []string{"%s %d", "%s, %d", "%s of %d"} {
				add(fmt.Sprintf(w, time.Month(m), year), value, day(year, m, 1), day(year, m+1, 0))
			}
			add(fmt.Sprintf("%s %d", time.Month(m).String()[:3], year), value, day(year, m, 1), day(year, m+1, 0))
		}
		for q := 1; q <= 4; q++ {
			value := fmt.Sprintf("%d-Q%d", year, q)
			add(fmt.Sprintf("the %s quarter of %d", numbers[q], year), value, day(year, 3*q-2, 1), day(year, 3*q+1, 0))
			if year >= 1900 {
				add(fmt.Sprintf("Q%d %d", q, year), value, day(year, 3*q-2, 1), day(year, 3*q+1, 0))
			}
		}
		for h := 1; h <= 2; h++ {
			add(fmt.Sprintf("the %s half of %d", numbers[h], year), fmt.Sprintf("%d-H%d", year, h), day(year, 6*h-5, 1), day(year, 6*h+1, 0))
		}
		for i, s := range []string{"spring", "summer", "autumn", "winter"} {
			add(fmt.Sprintf("the %s of %d", s, year), fmt.Sprintf("%d-%s", year, seasonCodes[i+1]), day(year, 3*i+3, 1), day(year, 3*i+6, 0))
		}
		add(fmt.Sprint(year), fmt.Sprint(year), day(year, 1, 1), day(year, 12, 31))
		if year%10 == 0 && year%100 != 0 {
			add(fmt.Sprintf("the %ds", year), fmt.Sprint(year/10), day(year, 1, 1), day(year+9, 12, 31))
		}
		roundTrip(t, written, values, func(i int) (string, string) { return firsts[i], lasts[i] })
		if t.Failed() {
			return
		}
	}
	for c := 11; c <= 21; c++ {
		roundTrip(t, []string{fmt.Sprintf("the %s century", suffixed(c))}, []string{fmt.Sprint(c - 1)}, nil)
	}
}

// No row for days that the calendar lacks.
func TestNoSuchDay(t *testing.T) {
	for _, s := range []string{"April 31, 2020", "31 June 2021", "February 29, 2023", "29 February 1900", "2021-02-29", "2020-13-01", "30.02.2020"} {
		for _, row := range extract(t, "It was on "+s+" there.", schema.NoDay) {
			if row.Granularity == "day" {
				t.Errorf("%s: %s", s, row.Value)
			}
		}
	}
}

// Relative days over the ends of months, years and leap Februaries.
func TestOverYearEnds(t *testing.T) {
	for _, c := range []struct{ published, text, value string }{
		{"2024-01-01", "He left yesterday.", "2023-12-31"},
		{"2023-12-31", "He will leave tomorrow.", "2024-01-01"},
		{"2024-02-28", "He will leave tomorrow.", "2024-02-29"},
		{"2023-02-28", "He will leave tomorrow.", "2023-03-01"},
		{"2024-01-03", "He left last week.", "2023-W52"},
		{"2021-01-02", "He left this week.", "2020-W53"},
		{"2024-01-15", "He left last month.", "2023-12"},
		{"2023-12-15", "He will leave next month.", "2024-01"},
		{"2024-01-15", "He left last year.", "2023"},
		{"2024-01-15", "Sales fell last quarter.", "2023-Q4"},
		{"2024-01-26", "Sales fell in the fourth quarter.", "2023-Q4"},
		{"2024-01-02", "He left on Friday.", "2023-12-29"},
		{"2024-01-15", "He left in December.", "2023-12"},
		{"2023-12-15", "He will leave in January.", "2024-01"},
		{"2024-02-29", "He left a decade ago.", "2014"},
		{"2024-01-05", "He left ten days ago.", "2023-12-26"},
		{"2024-03-30", "He left one month ago.", "2024-02"},
	} {
		published, _ := schema.ParseDay(c.published)
		rows := extract(t, c.text, published)
		if len(rows) != 1 || rows[0].Value != c.value {
			t.Errorf("%s, %q: %s, want %s", c.published, c.text, show(c.text, rows), c.value)
		}
	}
}

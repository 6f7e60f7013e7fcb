package dates

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"harrow/extractors/text"
	"harrow/schema"
)

func FuzzExtract(f *testing.F) {
	f.Add("He left on Friday, Oct. 13, 2009 at 2 p.m. EST.", int32(20000))
	f.Add("2024年10月12日 星期六 2024-W07-1 1939–45, the '90s, 490 BC", int32(0))
	f.Add("the first nine months of last year; two days before the third quarter of FY24", int32(19000))
	f.Add("every other Monday night, mid-1980s, early in the year 2000 or so", int32(1))
	f.Add("at 2 a.m. (0600 GMT Friday), 7 pm (", int32(15000))
	f.Add("In 480 BC and in 479. By that December, the following Sunday, 5/6 June 44 BC; years ago", int32(0))
	f.Fuzz(func(t *testing.T, s string, published int32) {
		if !utf8.ValidString(s) {
			return
		}
		d := text.New(s)
		if published != 0 {
			d.Published = schema.DayOfUnix(published % 1000000)
		}
		var rows, again schema.Rows
		New().Extract(d, &rows)
		New().Extract(d, &again)
		if !slices.Equal(rows.Dates, again.Dates) {
			t.Fatalf("%q: not the same twice", s)
		}
		at := int64(0)
		for _, row := range rows.Dates {
			if row.Start < at || row.End <= row.Start || row.End > int64(len(s)) ||
				!utf8.ValidString(s[row.Start:row.End]) {
				t.Fatalf("%q: row at %d-%d after %d", s, row.Start, row.End, at)
			}
			at = row.End
			if row.Value == "" || row.Rule == "" || row.Confidence < 0 || row.Confidence > 1 || row.StartDate > row.EndDate {
				t.Fatalf("%q: %+v", s, row)
			}
		}
		Published(d)
	})
}

// A quarter of a megabyte of what a pattern could stumble over: work that grows with the
// square of its length would not end within the time that go test allows.
func TestLongInput(t *testing.T) {
	x := New()
	for _, s := range []string{
		"May ", "1 ", "the ", ",", "1,", "12:", "a ", "two ", "twenty-", "first ", "of ", "early ", "the early ", "last ", "1990 ",
		"2024-", "2024-05-", "Monday ", "Monday, ", "year ", "years ago ", "two days before ", "the first of ", "the week of ",
		"at noon ", "1/", "'90s ", "every ", "about ", "more than ", "half ", "hundred ", "hundred and ", "quarter of the ", "年", "2024年",
		"from May to ", "1999-", "p.m. ", "12 p.m. ", "the end of the ", "day before yesterday's ",
		"in the second half ", "in the third quarter ",
	} {
		t.Run(s, func(t *testing.T) {
			d := text.New(strings.Repeat(s, 1<<18/len(s)))
			d.Published = schema.DayOfUnix(19000)
			var rows schema.Rows
			x.Extract(d, &rows)
		})
	}
	t.Run("a long word", func(t *testing.T) { // at the head of the sentence of all weekdays
		d := text.New(strings.Repeat("A.", 1<<18) + strings.Repeat("Monday ", 1<<16))
		d.Published = schema.DayOfUnix(19000)
		x.Extract(d, &schema.Rows{})
	})
}

package dates

import (
	"testing"

	"harrow/extractors/text"
	"harrow/schema"
)

// The first and the last day of the calendar are dates, with or without a document
// date, but no text is of their year.
func TestEdgesOfCalendar(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"The card is valid until 31 December 9999.", "9999-12-31"},
		{"The card is valid until December 31, 9999.", "9999-12-31"},
		{"The field holds 9999-12-31.", "9999-12-31"},
		{"The field holds 12/31/9999.", "9999-12-31"},
		{"Days count from 1 January 0001.", "0001-01-01"},
		{"The field holds 0001-01-01.", "0001-01-01"},
	} {
		for _, published := range []schema.Day{schema.NoDay, schema.DayOfUnix(19000)} {
			d := text.New(c.text)
			d.Published = published
			var rows schema.Rows
			New().Extract(d, &rows)
			if len(rows.Dates) != 1 || rows.Dates[0].Value != c.want || rows.Dates[0].StartDate == schema.NoDay {
				t.Errorf("%q of %v: %+v", c.text, published, rows.Dates)
			}
		}
	}
	d := text.New("It was valid to 31 December 9999. The board met in March.")
	d.Published = schema.DayOfUnix(19000) // January 2022
	var rows schema.Rows
	New().Extract(d, &rows)
	if len(rows.Dates) != 2 || rows.Dates[1].Value != "2021-03" {
		t.Errorf("%+v", rows.Dates)
	}
	if day, _ := Published(text.New("31 December 9999\n\nThe board met in March.")); day != schema.NoDay {
		t.Errorf("published on %v", day)
	}
}

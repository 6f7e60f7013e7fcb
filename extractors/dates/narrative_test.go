package dates

import (
	"testing"

	"harrow/schema"
)

// What a text without a publication date may take from the dates it names.
func TestUndated(t *testing.T) {
	story := "In 1940 war came. In 1941 the town fell. In 1942 it starved. In 1943 it was shelled. " +
		"In 1944 and 1945 it was rebuilt. In 1939 and 1938 it was calm. "
	for _, c := range []struct{ text, span, value string }{
		{"The treaty dates from 1 April 1998. The chairman spoke on Thursday.", "Thursday", "XXXX-WXX-4"},
		{story + "On 6 June 1944 the ships came. On Thursday they left.", "Thursday", "1944-06-08"},
		{story + "On 6 June 1944 the ships came. The following January they left.", "following January", "1945-01"},
		{"Sales fell in 2023. The permit is valid to 2030. In January a plant opened.", "January", "2023-01"},
	} {
		found := false
		for _, row := range extract(t, c.text, schema.NoDay) {
			if c.text[row.Start:row.End] == c.span {
				found = row.Value == c.value
			}
		}
		if !found {
			t.Errorf("%q: want [%s] %s; rows: %s", c.text, c.span, c.value, show(c.text, extract(t, c.text, schema.NoDay)))
		}
	}
}

// What does not move the time that a report counts from.
func TestReport(t *testing.T) {
	published, _ := schema.NewDay(2024, 5, 17)
	for _, c := range []struct{ text, span, value string }{
		{"The bond runs until 2041. Profit rose from a year earlier.", "a year earlier", "2023"},
		{"Net rose in the first quarter. A second-quarter charge will follow. Sales rose in the latest quarter.", "the latest quarter", "2024-Q1"},
		{"Net rose in the first quarter after a flat fourth quarter of 2023. Sales rose from a year ago.", "a year ago", "2023-Q1"},
		{"In 2019 net rose from a year earlier.", "a year earlier", "2018"},
	} {
		found := false
		for _, row := range extract(t, c.text, published) {
			if c.text[row.Start:row.End] == c.span {
				found = row.Value == c.value
			}
		}
		if !found {
			t.Errorf("%q: want [%s] %s; rows: %s", c.text, c.span, c.value, show(c.text, extract(t, c.text, published)))
		}
	}
}

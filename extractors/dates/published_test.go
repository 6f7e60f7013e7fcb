package dates

import (
	"testing"

	"harrow/extractors/text"
)

func TestPublished(t *testing.T) {
	for _, c := range []struct{ text, day, rule string }{
		{"Home>News\n\nGrain fair opens\n\nUpdated : 2021-03-04\n\nBy A. Writer\n\nThe fair opened.", "2021-03-04", "head/label"},
		{" date 2021-03-04 On the eve of the fair the two sides met.", "2021-03-04", "head/label"},
		{"Published on March 4, 2021 at 10:15 GMT\nThe fair opened.", "2021-03-04", "head/label"},
		{"2021年3月4日 星期四\nGrain fair\nThe fair opened.", "2021-03-04", "head/line"},
		{"Grain fair\nThursday, March 4, 2021\nThe fair opened.", "2021-03-04", "head/line"},
		{"Grain fair\n4 March 2021 10:15\nThe fair opened.", "2021-03-04", "head/line"},
		{"Grain fair\nBy Ann Writer | 4 March 2021\nThe fair opened.", "2021-03-04", "head/byline"},
		{"Grain fair\n(Wire) 10:15, March 04, 2021\nThe fair opened.", "2021-03-04", "head/line"},
		{"GENEVA, March 4, 2021 (Wire) -- The fair opened.", "2021-03-04", "head/dateline"},

		{"The fair opened on March 4, 2021, in Geneva.", "", ""},
		{"Grain fair\nGeneva, capital of grain, March 4, 2021. The two met.", "", ""},
		{"GENEVA, March 4 (Wire) -- The fair opened.", "", ""},
		{"Date : Author : NA\n\nThe fair of 2021-03-04 opened.", "", ""},
		{"Updated 2021-02-31\n", "", ""},
		{"", "", ""},
	} {
		day, rule := Published(text.New(c.text))
		if day.String() != c.day || rule != c.rule {
			t.Errorf("%q: %s %s, want %s %s", c.text, day, rule, c.day, c.rule)
		}
	}
}

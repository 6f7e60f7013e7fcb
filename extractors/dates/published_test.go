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
		{"BOISE, Idaho -- March 4, 2021 -- Tallis Corp. today said that it had opened.", "2021-03-04", "head/dateline"},
		{"BREDA, the Netherlands, March 4, 2021 – Tallis N.V. today said that it had opened.", "2021-03-04", "head/dateline"},
		{"BOISE (March 4, 2021) — Tallis Corp. today said that it had opened.", "2021-03-04", "head/dateline"},
		{"Geneva, 4 March 2021 – The fair opened today.", "2021-03-04", "head/dateline"},
		{"Remarks by the Chair at the Grain Fair, 4 March 2021\nDear friends,", "2021-03-04", "head/heading"},
		{"MINUTES OF THE COUNCIL\nRegular meeting – Thursday, 4 March 2021\nPresent: all.", "2021-03-04", "head/heading"},
		{"Minutes of March 4, 2021\nThe chair called.", "2021-03-04", "head/heading"},
		{"How I learned\nby Ann Writer, March 4, 2021\nI moved.", "2021-03-04", "head/byline"},
		{"Judgment delivered 4 March 2021\nBerg v Lund", "2021-03-04", "head/label"},
		{"Heard January 12, 2021 – Decided March 4, 2021\nThe Court:", "2021-03-04", "head/label"},
		{"Adopted by the Council at its 12th session, on 4 March 2021\nThe Council,", "2021-03-04", "head/label"},
		{"Grain bulletin, issued 1700 UTC Thursday 4 March 2021\nPrices rose.", "2021-03-04", "head/label"},
		{"# Why we moved\n\n*4 March 2021 · 6 min read*\n\nIn January we", "2021-03-04", "head/line"},
		{"THIS LEASE AGREEMENT (this \"Lease\") is made as of the 4th day of March, 2021, by and between", "2021-03-04", "head/contract"},

		{"Ann Writer (4 March 1921 – 3 May 1980) was a miller.", "", ""},
		{"A. B. Writer (4 March 1921–3 May 1980) was a miller.", "", ""},
		{"Battle of the Mill, 4 March 1821\nThe two armies met.", "", ""},
		{"The loan agreement dated as of March 4, 2021 was signed by both.", "", ""},
		{"Geneva, 4 March 2021 – 6 March 2021: the fair.", "", ""},
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

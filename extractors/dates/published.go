package dates

import (
	"strings"

	"harrow/extractors/text"
	"harrow/schema"
)

// The head of a document is its first lines, where a publication date stands.
const (
	headBytes = 1200
	headLines = 12
	// maxLabel is the longest text, in bytes, between the start of a line and
	// the date that the line states.
	maxLabel = 60
)

// Published returns the publication date that the head of a document states
// and the rule that found it, or NoDay. Only a full date counts, in a place
// where documents state theirs:
//
//	head/label     after a label: "Updated : 2024-05-17", "date 2024-05-19"
//	head/line      alone on its line: "2024年10月12日 星期六", "Friday, May 17, 2024"
//	head/byline    at the end of a byline: "By A. Writer | 17 May 2024"
//	head/dateline  in a dateline: "BEIJING, May 17, 2024 (Xinhua) --"
func Published(d *text.Document) (schema.Day, string) {
	m := &matcher{set: builtin(), d: d, ahead: d.Classed}
	r := &resolver{d: d}
	for _, s := range d.Sentences {
		if s.Start > headBytes || strings.Count(d.Text[:s.Start], "\n") > headLines {
			break
		}
		for _, e := range m.sentence(s, nil) {
			full := e
			for full != nil && !(full.has(fYear) && full.has(fMonth) && full.has(fDay)) {
				full = full.inner // a time on that day
			}
			if full == nil || e.from > headBytes {
				continue
			}
			rule := headRule(line(d.Text, e.from, e.to))
			if rule == "" {
				continue
			}
			if t := full.rule.mean.resolve(r, full); t.known && t.p.unit == text.UnitDay {
				return t.p.day, rule
			}
		}
	}
	return schema.NoDay, ""
}

// line returns what stands before and after s[from:to] on its line.
func line(s string, from, to int) (before, after string) {
	before, after = s[:from], s[to:]
	before = before[strings.LastIndexByte(before, '\n')+1:]
	if i := strings.IndexByte(after, '\n'); i >= 0 {
		after = after[:i]
	}
	return strings.TrimSpace(before), strings.TrimSpace(after)
}

// headRule names the place that a date has on its line, or nothing.
func headRule(before, after string) string {
	switch {
	case len(before) > maxLabel:
		return ""
	case labelled(before):
		return "head/label"
	case before == "" && clockOnly(after), clockOnly(before) && clockOnly(after):
		return "head/line"
	case clockOnly(after) && (strings.HasPrefix(before, "By ") || strings.HasSuffix(before, "|") || strings.HasSuffix(before, ")") ||
		strings.HasSuffix(before, "·")):
		return "head/byline"
	case dateline(before, after):
		return "head/dateline"
	}
	return ""
}

// labelled reports whether the words before a date are a label for it.
func labelled(before string) bool {
	before = strings.ToLower(strings.TrimRight(before, " :：\t"))
	before = strings.TrimSuffix(strings.TrimSuffix(before, " on"), " at")
	if i := strings.LastIndexAny(before, "|·>"); i >= 0 {
		before = strings.TrimSpace(before[i+1:])
	}
	return among(label, before)
}

// clockOnly reports whether s holds nothing but a time of day, its zone and
// marks.
func clockOnly(s string) bool {
	letters := 0
	for _, c := range s {
		switch {
		case c >= '0' && c <= '9':
		case c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z':
			letters++
		case c > 0x2fff:
			return false
		}
	}
	return letters <= 6 && len(s) <= 24
}

// dateline reports whether a place in capitals stands before the date and an
// agency or a dash after it.
func dateline(before, after string) bool {
	before = strings.TrimRight(before, ", ")
	if len(before) < 3 || before != strings.ToUpper(before) || before == strings.ToLower(before) {
		return false
	}
	for _, mark := range []string{"(", "-", "—", "–", "/", ":"} {
		if strings.HasPrefix(after, mark) {
			return true
		}
	}
	return false
}

package dates

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"harrow/extractors/text"
	"harrow/schema"
)

// The head of a document is its first lines, where a publication date stands.
const (
	headBytes = 1200
	headLines = 12
	// maxLabel is the longest text, in bytes, between the start of a line and
	// the date that the line states; maxOpening that of a contract.
	maxLabel   = 60
	maxOpening = 200
)

// Published returns the publication date that the head of a document states
// and the rule that found it, or NoDay. Only a full date counts, in a place
// where documents state theirs:
//
//	head/label     after a label: "Updated : 2024-05-17", "Adopted on 3 May 2024"
//	head/line      alone on its line: "2024年10月12日 星期六", "Friday, May 17, 2024"
//	head/byline    at the end of a byline: "By A. Writer | 17 May 2024"
//	head/heading   at the end of the heading of a paper: "Remarks in Bonn, 17 May 2024"
//	head/dateline  in a dateline: "BEIJING, May 17, 2024 (Xinhua) --", "BONN (May 17, 2024) -"
//	head/contract  in the first words of a contract: "THIS LEASE is made as of May 17, 2024"
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
			if full == nil || full.atEdge() || e.from > headBytes {
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

// markup is what stands around a line in Markdown and lists.
const markup = "*_#>|•- \t"

// headRule names the place that a date has on its line, or nothing.
func headRule(before, after string) string {
	if contract(before) {
		return "head/contract"
	}
	before, after = strings.TrimLeft(before, markup), strings.TrimRight(after, markup)
	switch {
	case len(before) > maxLabel:
		return ""
	case labelled(before), clockOnly(after) && among(label, leadWord(before)):
		return "head/label"
	case before == "" && clockOnly(after), clockOnly(before) && clockOnly(after):
		return "head/line"
	case clockOnly(after) && (strings.HasPrefix(before, "By ") || strings.HasPrefix(before, "by ") || strings.HasSuffix(before, "|") || strings.HasSuffix(before, ")") ||
		strings.HasSuffix(before, "·")):
		return "head/byline"
	case after == "" && heading(before):
		return "head/heading"
	case dateline(before, after):
		return "head/dateline"
	}
	return ""
}

func leadWord(s string) string {
	w, _, _ := strings.Cut(strings.ToLower(s), " ")
	return w
}

// labelled reports whether the words before a date are a label for it.
func labelled(before string) bool {
	before = strings.ToLower(strings.TrimRight(before, " :：\t"))
	before = strings.TrimSuffix(strings.TrimSuffix(before, " on"), " at")
	if i := strings.LastIndexAny(before, "|·>,;–—"); i >= 0 {
		_, size := utf8.DecodeRuneInString(before[i:])
		before = strings.TrimSpace(before[i+size:])
	}
	if w, rest, ok := strings.Cut(before, " "); ok && clockOnly(rest) { // "issued 1700 UTC"
		before = w
	}
	if first, last, two := strings.Cut(before, " "); two && among(paper, first) {
		before = last // "Judgment delivered"
	}
	return among(label, before)
}

// heading reports whether the words before a date are the heading of a paper that
// is of that day: "Minutes of the board -".
func heading(before string) bool {
	if first, _, _ := strings.Cut(strings.ToLower(before), " "); strings.HasSuffix(before, " of") && among(paper, first) {
		return true // "Minutes of"
	}
	if !strings.HasSuffix(before, ",") && !strings.HasSuffix(before, "-") && !strings.HasSuffix(before, "–") && !strings.HasSuffix(before, "—") {
		return false
	}
	for w := range strings.FieldsFuncSeq(strings.ToLower(before), func(c rune) bool { return c < 'a' || c > 'z' }) {
		if among(paper, w) {
			return true
		}
	}
	return false
}

// contract reports whether the words before a date are the first of a contract,
// which is of that day: "THIS LEASE AGREEMENT is made as of".
func contract(before string) bool {
	name, _, _ := strings.Cut(before, " ")
	if len(before) > maxOpening || name != strings.ToUpper(name) && name != "This" {
		return false
	}
	before = strings.ToLower(before)
	for _, end := range [...]string{"dated as of", "made as of", "into as of", "executed as of", "effective as of", " made this", " made on", "into on", "into this", ", dated"} {
		if strings.HasSuffix(before, end) || strings.HasSuffix(before, end+" the") {
			for w := range strings.FieldsFuncSeq(before, func(c rune) bool { return c < 'a' || c > 'z' }) {
				if among(deed, w) {
					return true
				}
			}
		}
	}
	return false
}

// clockOnly reports whether s holds nothing but a time of day, its zone and
// marks.
func clockOnly(s string) bool {
	s = strings.TrimSuffix(s, "min read")
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

// dateline reports whether a place stands before the date, and an agency or a
// dash after it.
func dateline(before, after string) bool {
	place := strings.TrimRight(before, ",(-–—/ ")
	after = strings.TrimLeft(strings.TrimPrefix(after, ")"), " ")
	first, _, _ := strings.Cut(place, " ")
	first = strings.TrimSuffix(first, ",")
	if len(place) < 3 || !placeName(place) {
		return false
	}
	capitals := len(first) > 2 && first == strings.ToUpper(first) && first != strings.ToLower(first)
	if !capitals && !strings.HasSuffix(before, ",") {
		return false
	}
	for _, mark := range [...]string{"(", "-", "—", "–", "/", ":"} {
		if rest, ok := strings.CutPrefix(after, mark); ok {
			rest = strings.TrimLeft(rest, "-—– ")
			return rest != "" && (rest[0] < '0' || rest[0] > '9') && (capitals || mark != ":") // no range of days
		}
	}
	return false
}

// placeName reports whether s has the words of a place and its country alone.
func placeName(s string) bool {
	words := 0
	for w := range strings.FieldsSeq(s) {
		c, _ := utf8.DecodeRuneInString(w)
		words++
		switch {
		case words > 6:
			return false
		case unicode.IsUpper(c):
		case words > 1 && (w == "the" || w == "de" || w == "la" || w == "el" || w == "es" || w == "al" || w == "and"):
		default:
			return false
		}
	}
	return true
}

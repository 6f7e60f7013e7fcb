package percentages

import (
	"strings"

	"harrow/extractors/internal/figures"
)

// maxComparison is how far behind a figure, in words, its comparison ends.
const maxComparison = 16

// comparison says with what the figures are compared: "year-on-year", "from a
// month earlier", "over the same period of the previous year".
func (c *clause) comparison() string {
	if found := c.compared(c.end, c.to); found != "" {
		return found
	}
	return c.adjective()
}

// adjective looks for "year-on-year" and its like before the figures.
func (c *clause) adjective() string {
	at := c.start
	for range wordsBefore {
		w, e := figures.Before(c.s, at)
		if w < c.from {
			break
		}
		if w == e {
			if e == 0 || c.s[e-1] == ';' {
				break
			}
			at = e - 1
			continue
		}
		if p := onePeriod(c.s, w, e); p != "" {
			return p
		}
		at = w
	}
	return ""
}

// onePeriod reads "year-on-year", "yoy", "month over month" at s[w:e].
func onePeriod(s string, w, e int) string {
	switch s[w] | 0x20 {
	case 'y', 'm', 'q', 'w', 'd':
	default:
		return ""
	}
	key := figures.Fold(s, w, e)
	switch string(key.Bytes()) {
	case "year-on-year", "year-over-year", "year-to-year", "yoy", "y-o-y":
		return "year_on_year"
	case "month-on-month", "month-over-month", "month-to-month", "mom", "m-o-m":
		return "month_on_month"
	case "quarter-on-quarter", "quarter-over-quarter", "quarter-to-quarter", "qoq", "q-o-q":
		return "quarter_on_quarter"
	case "week-on-week", "day-on-day", "week-over-week":
		return "other"
	case "y":
		if figures.Has(s, e, "/y") {
			return "year_on_year"
		}
	case "m":
		if figures.Has(s, e, "/m") {
			return "month_on_month"
		}
	case "q":
		if figures.Has(s, e, "/q") {
			return "quarter_on_quarter"
		}
	case "year", "month", "quarter":
		a, b := figures.After(s, e)
		c, d := figures.After(s, b)
		if (s[a:b] == "on" || s[a:b] == "over") && strings.EqualFold(s[c:d], s[w:e]) {
			return s[w:e] + "_on_" + s[w:e]
		}
	}
	return ""
}

// compared reads the words behind the figures up to the next percentage.
func (c *clause) compared(at, to int) string {
	s := c.s
	comparator, same := false, false // a word such as "from"; "same", "corresponding"
	back := ""                       // "last", "previous" before a period
	found := ""
	for range maxComparison {
		w, e := figures.After(s, at)
		if w >= to || e > to {
			break
		}
		if w == e {
			if c.ends(w) {
				break
			}
			at = w + 1
			continue
		}
		if p := onePeriod(s, w, e); p != "" {
			return p
		}
		key := figures.Fold(s, w, e)
		word := string(key.Bytes())
		switch word {
		case "from", "over", "than", "against", "versus", "on", "compared", "comparing", "vs":
			comparator = true
			if word == "compared" || word == "versus" {
				found = "other"
			}
		case "same", "corresponding", "equivalent", "comparable", "like":
			same = true
		case "last", "previous", "prior", "preceding", "year-ago", "year-earlier":
			if back = word; strings.HasPrefix(word, "year-") && (comparator || same) {
				return "year_on_year"
			}
		case "year", "month", "quarter", "week", "day", "session", "decade":
			a, b := figures.After(s, e)
			ago := s[a:b] == "earlier" || s[a:b] == "ago" || s[a:b] == "before" || s[a:b] == "previously"
			if ago && a == e+1 || back != "" && (comparator || same) {
				return period(word)
			}
		case "and", "while", "but", "as", "after", "because", "when":
			if found == "" && !same {
				return ""
			}
		default:
			if len(word) == 4 && (word[:2] == "19" || word[:2] == "20") && (same || comparator) {
				if same {
					return "year_on_year"
				}
				return "other" // "from 2003"
			}
			if figures.IsDigit(s, w) && (figures.Has(s, e, "%") || figures.Has(s, e, " percent") || figures.Has(s, e, " per cent")) {
				// The figure compared with: "5 percent, compared with 4 percent a year ago".
				if found == "" && !comparator {
					return ""
				}
			}
			if word != "the" && word != "a" && word != "period" && word != "of" && word != "in" {
				back = ""
			}
		}
		at = e
	}
	return found
}

// ends reports whether the mark at byte at ends the clause.
func (c *clause) ends(at int) bool {
	switch c.s[at] {
	case ';', ':', '(', ')', '"', '!', '?':
		return true
	case '.':
		return !figures.IsDigit(c.s, at+1)
	}
	return false
}

func period(word string) string {
	switch word {
	case "year", "month", "quarter":
		return word + "_on_" + word
	}
	return "other"
}

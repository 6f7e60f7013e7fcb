package percentages

import (
	"strings"

	"harrow/extractors/internal/figures"
	"harrow/extractors/numerals"
)

// governor is the word of change that governs a figure.
type governor struct {
	role       figures.Role // increase or decrease, with the part of speech
	start, end int
	right      bool // it stands behind the figure: "a 5 percent increase"
}

// clause is the text around the figures of one chain within their sentence.
type clause struct {
	s          string
	from, to   int  // the sentence, from the end of the percentage before
	start, end int  // the figures, with the words that bound them
	continued  bool // another percentage of the sentence stands before
}

const (
	wordsBefore = 14 // how far a governor stands before its figure
	wordsBehind = 4
)

// governor finds the word of change that governs the figures: next to them on the
// left, else a noun behind them, else farther left in the clause.
func (c *clause) governor() governor {
	left, near := c.left()
	if near {
		return left
	}
	if right := c.right(); right.role != 0 {
		return right
	}
	return left
}

// left looks back word by word. near says that only words such as "by" or "a
// further" lie between.
func (c *clause) left() (g governor, near bool) {
	at := c.alternative()
	near = true
	var fallback governor // a noun that may be the object of a verb: "slowed growth by"
	limit := wordsBefore
	last := ""
	for i := 0; i < limit; i++ {
		w, e := figures.Before(c.s, at)
		if w == e {
			at = c.over(e, last)
			if at < 0 {
				return fallback, false
			}
			continue
		}
		if w < c.from {
			return fallback, false
		}
		r := figures.RoleOf(c.s, w, e)
		switch {
		case r&figures.Flat != 0:
			return governor{}, true
		case near && adverb(c.s, w, e), near && c.s[w:e] == "off" && c.level(w):
			if c.phrasal(w) {
				return governor{}, true
			}
			if r&figures.Adverb == 0 {
				r = figures.Decrease | figures.Adverb
			}
			return governor{r, w, e, false}, true
		case r&figures.Verb != 0, r&figures.Noun != 0 && (last == "of" || last == "in" || near && last != "by"):
			return governor{r, w, e, false}, near
		case r&figures.Noun != 0 && fallback.role == 0:
			fallback = governor{r, w, e, false}
		case r&figures.Copula != 0 && limit > i+3:
			limit = i + 3 // "the increase was 5 percent"
		case r&figures.Stop != 0:
			return fallback, false
		}
		if r&figures.Filler == 0 {
			near = false
		}
		last = c.s[w:e]
		at = w
	}
	return fallback, false
}

// phrasal reports whether the word before byte at makes the "up" or "down" there part
// of a verb that tells no change: "make up 5 percent of".
func (c *clause) phrasal(at int) bool {
	w, e := figures.Before(c.s, at)
	return in(phrasalVerb, strings.ToLower(c.s[w:e]))
}

// level reports whether what stands before byte at makes "off" tell a loss: "was off 2
// percent", ", off 2 percent"; not "laid off 2 percent".
func (c *clause) level(at int) bool {
	w, e := figures.Before(c.s, at)
	return figures.RoleOf(c.s, w, e)&figures.Copula != 0 || w == e && figures.Has(c.s, e-1, ",")
}

// alternative returns where the figure stands that the percentage says in other words,
// "up [23 points], or 1.2 percent", "gained [23 points] (1.2 percent)", or to which
// that brings it, "up [2] to 27 percent"; else where the percentage does. Behind the
// adverb in "23 points lower, or 1.2 percent" it is the end of that.
func (c *clause) alternative() int {
	s := c.s
	at := figures.Back(s, c.start)
	w, e := figures.Before(s, at)
	to := s[w:e] == "to"
	switch {
	case figures.Has(s, at-1, "("):
		at--
	case s[w:e] == "or", to:
		at = figures.Back(s, w)
		if figures.Has(s, at-1, ",") {
			at--
		}
	default:
		return c.start
	}
	for range 3 {
		w, e := figures.Before(s, at)
		if w == e || w < c.from {
			break
		}
		if !to && adverb(s, w, e) {
			return e
		}
		at = w
		if figures.IsDigit(s, w) || to && numeral(s, w) {
			for at-1 > c.from && (figures.IsDigit(s, at-1) || strings.IndexByte(".,$", s[at-1]) >= 0) {
				at--
			}
			if w, e := figures.Before(s, at); to && !adverb(s, w, e) {
				break
			}
			return at
		}
	}
	return c.start
}

// numeral reports whether a number word stands at byte at.
func numeral(s string, at int) bool {
	_, ok := numerals.Cardinal(s, at)
	return ok
}

// adverb reports whether s[w:e] is an adverb of change such as "up" or "lower".
func adverb(s string, w, e int) bool {
	r := figures.RoleOf(s, w, e)
	return r&figures.Adverb != 0 && r&figures.Filler == 0
}

// over returns the byte before the mark at which the way back ends, where the
// clause goes on behind it: a sign, a bracket, a comma before "to" or "or"; else -1.
func (c *clause) over(end int, last string) int {
	if end <= c.from {
		return -1
	}
	switch b := c.s[end-1]; {
	case b == '%' || b == '$' || b >= 0x80 && b != 0xa0:
		if figures.Has(c.s, end-3, "—") || figures.Has(c.s, end-3, "”") {
			return -1
		}
		return end - 1
	case (b == '.' || b == ',') && figures.IsDigit(c.s, end-2) && figures.IsDigit(c.s, end):
		return end - 1
	case b == ',' && (last == "to" || last == "or" || last == "by" || last == "and" || last == "from"):
		return end - 1
	case b == ')':
		if open := strings.LastIndexByte(c.s[max(c.from, end-60):end], '('); open >= 0 {
			return max(c.from, end-60) + open
		}
	}
	return -1
}

// right looks for a noun or adverb of change right behind the figures: "a 24
// percent increase", "5% higher".
func (c *clause) right() governor {
	at := c.end
	if figures.Has(c.s, at, "-") {
		at++
	}
	for i := range wordsBehind {
		w, e := figures.After(c.s, at)
		if w == e || e > c.to || w > at+1 && i > 0 && strings.IndexByte(c.s[at:w], '\n') >= 0 {
			return governor{}
		}
		r, word := figures.RoleOf(c.s, w, e), strings.ToLower(c.s[w:e])
		switch {
		case r&figures.Noun != 0:
			return governor{r, w, e, true}
		case r&figures.Adverb != 0 && i == 0:
			return governor{r, w, e, true}
		case r&(figures.Stop|figures.Copula|figures.Verb) != 0, in(phraseBreak, word):
			return governor{}
		}
		at = e
	}
	return governor{}
}

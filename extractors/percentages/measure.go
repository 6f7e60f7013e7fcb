package percentages

import (
	"strings"

	"harrow/extractors/internal/figures"
)

// maxMeasure is the longest phrase, in words, that names what changed.
const maxMeasure = 16

// measure returns the phrase of the clause that names what changed.
func (c *clause) measure(g governor) string {
	s := c.s
	switch {
	case g.right && g.role&figures.Noun != 0:
		if m := after(s, g.end, c.to, "in"); m != "" {
			return m
		}
		if m := trimPhrase(s[c.end:g.start]); m != "" && !strings.Contains(m, ",") {
			return m // "a 5 percent pay increase"
		}
		return c.head(c.start)
	case g.role == 0:
		return c.copula()
	case g.role&figures.Noun != 0 && c.nominal(g):
		if m := after(s, g.end, c.start, "in"); m != "" {
			return m // "an increase in sales of 5 percent"
		}
		if m := after(s, c.end, c.to, "in"); m != "" && !startsLower(s, c.end, "by") {
			return m // "an increase of 5 percent in sales"
		}
		return c.head(c.article(g.start))
	case g.role&figures.Verb != 0 && !g.right:
		if m := object(s, g.end, c.start); m != "" {
			return m
		}
		if strings.HasSuffix(s[g.start:g.end], "ing") && figures.Has(s, figures.Back(s, g.start)-1, ",") {
			return c.head(g.start) // "..., rising 5 percent"
		}
		return c.phrase(c.from, g.start)
	}
	return c.head(min(g.start, c.start))
}

// nominal reports whether a word that may be verb or noun is a noun here: after an
// article or adjective, or before "of" or "in".
func (c *clause) nominal(g governor) bool {
	if g.role&figures.Verb == 0 {
		return true
	}
	w, e := figures.Before(c.s, g.start)
	switch word := strings.ToLower(c.s[w:e]); word {
	case "a", "an", "the", "further", "this", "that", "its", "another":
		return true
	default:
		if figures.RoleOf(c.s, w, e)&figures.Filler != 0 && word != "to" && word != "more" {
			return true
		}
	}
	w, e = figures.After(c.s, g.end)
	return c.s[w:e] == "of"
}

// after returns the noun phrase behind the preposition that follows byte at.
func after(s string, at, to int, preposition string) string {
	w, e := figures.After(s, at)
	if s[w:e] != preposition || e >= to {
		return ""
	}
	end := e
	for range maxMeasure + 4 {
		w, e := figures.After(s, end)
		if w == e || e > to || w > end+1 || in(phraseEnd, s[w:e]) || figures.IsDigit(s, w) {
			break
		}
		end = e
	}
	return trimPhrase(s[e:end])
}

func startsLower(s string, at int, word string) bool {
	w, e := figures.After(s, at)
	return s[w:e] == word
}

// object returns the object between a verb and its figure: "cut [interest rates]
// by 5 percent"; nothing where only prepositions and adverbs stand there.
func object(s string, from, to int) string {
	phrase := s[from:to]
	if strings.ContainsAny(phrase, ",;:()$€£%") {
		return ""
	}
	end := to
	for {
		w, e := figures.Before(s, end)
		if w < from || w == e {
			break
		}
		word := strings.ToLower(s[w:e])
		if r := figures.RoleOf(s, w, e); r&figures.Filler == 0 && word != "and" && !strings.HasSuffix(word, "ly") {
			break
		}
		end = w
	}
	m := trimPhrase(s[from:max(from, end)])
	if first, _, _ := strings.Cut(m, " "); in(phraseEnd, first) || first == "in" || first == "for" || figures.IsDigit(m, 0) || strings.HasSuffix(first, "ly") || timeWord(first) {
		return ""
	}
	return m
}

// head returns what the clause before byte at is about. After a comma stands an
// apposition ("was $5 billion, up 5 percent"): the subject of a verb of level, else
// the clause. Otherwise an adverb follows its verb ("closed down 5 percent").
func (c *clause) head(at int) string {
	s := c.s
	w, e := figures.After(s, at)
	adverb := figures.RoleOf(s, w, e)&figures.Adverb != 0
	for i := 0; ; i++ {
		w, e := figures.Before(s, at)
		if e > c.from && s[e-1] == ',' {
			if w := level(s, c.from, e-1); w > 0 {
				return c.phrase(c.from, w)
			}
			return c.phrase(c.from, e-1)
		}
		if w == e || w < c.from {
			return c.copula()
		}
		word := strings.ToLower(s[w:e])
		if r := figures.RoleOf(s, w, e); r&figures.Filler == 0 && !strings.HasSuffix(word, "ly") && word != "with" {
			switch {
			case i > 0:
				return c.copula()
			case adverb && r&(figures.Copula|figures.Verb|figures.Move) == 0 && !strings.HasSuffix(word, "ed") && !strings.HasSuffix(word, "ing"):
				return c.phrase(c.from, e) // "with investment up 20 percent"
			}
			return c.phrase(c.from, w)
		}
		at = w
	}
}

// article returns where the article of the noun at byte at stands, or at: "a sharp
// rise".
func (c *clause) article(at int) int {
	start := at
	for range 3 {
		w, e := figures.Before(c.s, start)
		if w == e || w < c.from {
			break
		}
		start = w
		switch c.s[w:e] {
		case "a", "an", "the", "its":
			return w
		}
	}
	return at
}

// copula returns the subject of "is", "was" and the like before the figure, or
// the noun that "of" joins to it ("an inflation rate of 5 percent").
func (c *clause) copula() string {
	s := c.s
	at := c.start
	for i := range 6 {
		w, e := figures.Before(s, at)
		if w == e || w < c.from {
			return ""
		}
		word := strings.ToLower(s[w:e])
		switch {
		case figures.RoleOf(s, w, e)&figures.Copula != 0 || in(levelVerb, word):
			return c.phrase(c.from, w)
		case i == 0 && word == "of":
			return nounBefore(s, c.from, w)
		}
		at = w
	}
	return ""
}

// nounBefore returns the few words of a noun phrase that end at byte at.
func nounBefore(s string, from, at int) string {
	start := at
	for range 4 {
		w, e := figures.Before(s, start)
		if w == e || w < from || e != figures.Back(s, start) {
			break
		}
		word := strings.ToLower(s[w:e])
		if in(phraseEnd|phraseBreak, word) || figures.RoleOf(s, w, e)&(figures.Stop|figures.Copula) != 0 || word == "with" {
			break
		}
		start = w
	}
	return trimPhrase(s[start:at])
}

// level returns where the last verb of level starts that a figure follows, or 0.
func level(s string, from, to int) (found int) {
	for at := from; at < to; {
		w, e := figures.After(s, at)
		if e > to {
			break
		}
		if w == e {
			at = w + 1
			continue
		}
		at = e
		word := strings.ToLower(s[w:e])
		if r := figures.RoleOf(s, w, e); w > from+1 && (in(levelVerb, word) || r&(figures.Copula|figures.Verb) != 0) {
			next := figures.Blank(s, e)
			for range 2 {
				if a, b := figures.After(s, e); s[a:b] == "to" || s[a:b] == "at" || s[a:b] == "by" || s[a:b] == "a" || s[a:b] == "record" {
					next, e = figures.Blank(s, b), b
				}
			}
			next = figures.SkipBound(s, next)
			if next < to && (figures.IsDigit(s, next) || s[next] == '$' || s[next] >= 0x80 || currencyFollows(s, next)) {
				found = w
			}
		}
	}
	return found
}

// currencyFollows reports whether letters with a sign or digits stand at byte
// at: "US$5", "RMB5".
func currencyFollows(s string, at int) bool {
	end := figures.SkipWord(s, at)
	return end > at && end-at <= 4 && end < len(s) && (s[end] == '$' || figures.IsDigit(s, end))
}

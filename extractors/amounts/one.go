package amounts

import (
	"strings"

	"harrow/extractors/internal/figures"
	"harrow/extractors/numerals"
)

// unitsOfOne yields the units of which an article makes an amount.
func unitsOfOne(yield func(string) bool) {
	for w, sets := range words().sets {
		if sets&unitOfOne != 0 && !yield(w) {
			return
		}
	}
}

// one reads the amount of which the word of a unit stands at byte at, behind an
// article, "a penny", "a dollar a day", and returns where to go on.
func (r *reader) one(at int) (next int) {
	s := r.text
	next = figures.SkipWord(s, at)
	if at < 2 || s[at-1] != ' ' || s[at-2]|0x20 != 'a' || figures.IsLetter(s, at-3) || figures.Has(s, at-3, "-") {
		return next
	}
	name, end := r.table.wordAt(s, at)
	if name == 0 || !among(unitOfOne, strings.ToLower(s[at:end])) || !r.priceOfOne(name, at-2, end) {
		return next
	}
	item := figures.Item{Start: at - 2, End: end, Number: unity(), Unit: nameUnit(name, 0), Suffix: true}
	item.Number.End = at - 1
	return r.row(&item, nil, &item)
}

// priceOfOne reports whether the article and unit s[start:end] are an amount. Of a
// whole unit it must be a price, or what a price moved by: "to a dollar" quotes a rate.
func (r *reader) priceOfOne(name uint16, start, end int) bool {
	s := r.text
	per := per(s, end) != ""
	if w, e := figures.After(s, end); !per && !r.closes(end, false) && figures.RoleOf(s, w, e)&figures.Adverb == 0 {
		return false // "a dollar bill"
	}
	w, e := figures.Before(s, start)
	before := strings.ToLower(s[w:e])
	switch before {
	case "of", "half", "to":
		return false
	}
	return per || r.table.names[name].senses[0].power != 0 || among(costWord|priceOf, before) || figures.RoleOf(s, w, e)&(figures.Verb|figures.Adverb) != 0
}

// oneBefore returns the one unit that small change completes, and where it starts:
// "a dollar and ten cents".
func (r *reader) oneBefore(item *figures.Item, power int) (start int, u unit) {
	s := r.text
	and, end := figures.Before(s, item.Start)
	if power >= 0 || s[and:end] != "and" {
		return 0, 0
	}
	word, wordEnd := figures.Before(s, and)
	name, after := r.table.wordAt(s, word)
	start, end = figures.Before(s, word)
	if s[start:end] != "a" || after != wordEnd || r.done > 0 && figures.Back(s, start) <= r.done {
		return 0, 0
	}
	whole := nameUnit(name, 0)
	if len(r.table.names[name].senses) == 0 || r.table.names[name].senses[0].power != 0 || !r.agree(whole, item.Unit) {
		return 0, 0
	}
	return start, unit(whole)
}

// unity returns the number of an article.
func unity() numerals.Number {
	n, _ := numerals.Figure("1", 0)
	return n
}

package dates

import (
	_ "embed"
	"strings"
	"sync"

	"harrow/extractors/internal/datafile"

	"harrow/extractors/text"
)

// A modifier is a phrase before an expression that sets its TIMEX3 mod.
type modifier struct {
	words []string
	value string
	kind  modKind
	over  bool // "over", a preposition as well
	of    bool // the article before it belongs to the span
	// "earlier" and "later" are adverbs of their own before a weekday.
	shifting bool
}

type modKind uint8

const (
	modLoose modKind = iota
	modCount
	modPart
)

//go:embed modifiers.txt
var modifierFile string

// modifiers files the phrases by the number of their first word, the longest
// first.
var modifiers = sync.OnceValue(func() [][]*modifier {
	kinds := map[string]modKind{"loose": modLoose, "count": modCount, "part": modPart}
	table := make([][]*modifier, text.WordCount()+1)
	for _, line := range datafile.Lines(modifierFile) {
		f := strings.Fields(line)
		mod := &modifier{words: f[2:], value: strings.Trim(f[0], "-"), kind: kinds[f[1]]}
		mod.over = len(mod.words) == 1 && f[2] == "over"
		mod.of = f[len(f)-1] == "of"
		mod.shifting = len(mod.words) == 1 && (f[2] == "earlier" || f[2] == "later")
		word := text.WordOf(f[2])
		list := append(table[word], mod)
		for k := len(list) - 1; k > 0 && len(list[k].words) > len(list[k-1].words); k-- {
			list[k], list[k-1] = list[k-1], list[k]
		}
		table[word] = list
	}
	return table
})

// modifier returns the longest modifier at token i and the token after it.
func (m *matcher) modifier(i int) (*modifier, int) {
next:
	for _, mod := range m.set.modifiers[m.d.Tokens[i].Word] {
		if len(m.word(i)) != len(mod.words[0]) {
			continue // a possessive
		}
		for k, w := range mod.words {
			if k > 0 && !m.is(i+k, w) {
				continue next
			}
		}
		return mod, i + len(mod.words)
	}
	return nil, i
}

// fits reports whether the modifier may stand before e.
func (mod *modifier) fits(e *expr) bool {
	counted := e.has(fNum) && !e.has(fVague) && !e.has(fDir) && e.get(fUnit) != 0
	switch mod.kind {
	case modCount:
		return counted
	case modLoose:
		return counted || e.has(fYear) || e.has(fMonth) || e.has(fDecade) || e.has(fCentury) || e.has(fHour) || e.get(fPart) >= partNoon ||
			e.has(fHoliday) && mod.words[0] != "about" || e.has(fYearShift)
	}
	if mod.shifting && (e.has(fWeekday) || e.has(fUnit) && e.get(fUnit) == int(text.UnitDay) && e.get(fDir) == 0 && e.get(fKind) == 0) {
		return false // "earlier Friday", "later today"
	}
	if mod.of && e.has(fPart) && e.get(fKind) == 9 {
		return false // the end of the trading
	}
	return !counted && !e.has(fHour) && (!e.has(fPart) || e.get(fPart) < partNoon) && e.get(fUnit) < int(text.UnitNight)
}

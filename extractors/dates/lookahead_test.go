package dates

import (
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"harrow/extractors/text"
	"harrow/schema"
)

// blind returns the rules without lookahead: every element is asked.
func blind(t *testing.T) *ruleSet {
	set, err := load(ruleFiles)
	if err != nil {
		t.Fatal(err)
	}
	set.lookaheads = nil
	set.file()
	for n := range set.windows {
		for k := range n.alts {
			n.alts[k].can = anything
		}
	}
	set.tailed = wide
	for k := range set.tails {
		set.tails[k].after = wide
	}
	starts := append(slices.Clone(set.index.words), set.index.codes)
	for _, s := range append(starts, set.index.digits[:]...) {
		for g := range s.groups {
			s.groups[g].begin, s.groups[g].after, s.groups[g].table = gate{wide, anything}, wide, nil
			for p := range s.groups[g].patterns {
				s.groups[g].patterns[p].gate = gate{wide, anything}
			}
		}
	}
	for k := range set.index.words {
		set.index.words[k].widen()
	}
	for k := range set.index.digits {
		set.index.digits[k].widen()
	}
	set.index.codes.widen()
	return set
}

func (s *start) widen() { s.core, s.any, s.table = anything, anything, nil }

// No start has more groups than a choice holds.
func TestChoice(t *testing.T) {
	x := &builtin().index
	for _, s := range append(append(slices.Clone(x.words), x.codes), x.digits[:]...) {
		if len(s.groups) > maxChoice {
			t.Errorf("%d groups of one start, more than %d", len(s.groups), maxChoice)
		}
	}
}

// Lookahead changes no row, in texts thrown together from the words that rules
// know and the forms that elements read.
func TestLookahead(t *testing.T) {
	with, without := New(), newExtractor(blind(t))
	vocabulary := strings.Fields("one two twenty a an the of to in on and or - / , . : ' ( 5:30 2 p.m. 8am 12 31 32 0 99 1984 2024 20240512 " +
		"1,234 16,2024 5.6.2021 3.5 1990s 90s 15th 1st 2Q 1H24 90min 3h 5bn 3/4 Q3 FY24 H1 W05 2024年10月12日 10월 ½ – ’s 's")
	for word := range text.Words {
		vocabulary = append(vocabulary, word)
	}
	for _, names := range holidayNames() {
		for _, name := range names {
			vocabulary = append(vocabulary, strings.Join(name.words, " "))
		}
	}
	for _, list := range modifiers() {
		for _, mod := range list {
			vocabulary = append(vocabulary, strings.Join(mod.words, " "))
		}
	}
	for _, r := range builtin().rules {
		for _, ex := range r.yes {
			vocabulary = append(vocabulary, ex.text, ex.span, ex.span, ex.span)
		}
	}
	slices.Sort(vocabulary)
	rng := rand.New(rand.NewPCG(1, 2))
	for range 6000 {
		var b strings.Builder
		for range 2 + rng.IntN(30) {
			w := vocabulary[rng.IntN(len(vocabulary))]
			switch rng.IntN(8) {
			case 0:
				w = strconv.Itoa(rng.IntN(2100))
			case 1, 2, 3:
				w = strings.ToUpper(w[:1]) + w[1:]
			}
			b.WriteString(w)
			b.WriteString([]string{" ", " ", " ", " ", " ", " ", " ", "-", ", ", "/"}[rng.IntN(10)])
		}
		d := text.New(strings.ToValidUTF8(b.String(), ""))
		d.Published = schema.DayOfUnix(19000)
		var rows, want schema.Rows
		with.Extract(d, &rows)
		without.Extract(d, &want)
		if !slices.Equal(rows.Dates, want.Dates) {
			t.Fatalf("%s\ngives %s\nwant  %s", d.Text, show(d.Text, rows.Dates), show(d.Text, want.Dates))
		}
	}
}

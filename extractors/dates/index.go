package dates

import (
	"slices"

	"harrow/extractors/text"
)

// A head is a pattern's beginning: one of the words or elements that it can
// start with, and the node from which it runs then.
type head struct {
	rule        *rule
	first, from *node
}

// An index files the patterns by the tokens that they can start with.
type index struct {
	words  []start           // by the number of the word
	digits [shapeCount]start // by shape
	codes  start             // class LetterDigits
}

// A start is what can begin at one kind of token.
type start struct {
	any    tokenSet // what must come second for a group, or an article or modifier before it
	core   tokenSet // what must come second for a group
	groups []group
	table  *openTable // where there are many groups
}

// A choice holds those of a list, of groups or patterns, that can match, by their place.
type choice uint32

// maxChoice is the longest list that a choice is made from.
const maxChoice = 32

// A gate says what must come after a token or an element, and what before it.
type gate struct {
	after  window
	behind tokenSet
}

// An openTable has, by symbol, the gates that let it through, so that all of a long list
// are asked at once.
type openTable [256]struct{ next, free, then, behind choice }

func newOpenTable(gates []gate) *openTable {
	t := new(openTable)
	for k := range gates {
		bit, g := choice(1)<<k, &gates[k]
		for x := range t {
			row, x := &t[x], symbol(x)
			if g.after.next.has(x) {
				row.next |= bit
			}
			if g.after.free.has(x) {
				row.free |= bit
			}
			if g.after.then.has(x) {
				row.then |= bit
			}
			if g.behind.has(x) {
				row.behind |= bit
			}
		}
	}
	return t
}

// open returns what can match between the symbol before and the two that come next.
func (t *openTable) open(before, next, then symbol) choice {
	return t[next].next & (t[next].free | t[then].then) & t[before].behind
}

func (g *gate) open(before, next, then symbol) bool {
	return g.after.admits(next, then) && g.behind.has(before)
}

// open returns the groups that can match.
func (s *start) open(before, next, third symbol) (open choice) {
	if s.table != nil {
		return s.table.open(before, next, third)
	}
	for k := range s.groups {
		if s.groups[k].begin.open(before, next, third) {
			open |= 1 << k
		}
	}
	return open
}

// open returns the patterns that can match.
func (g *group) open(before, next, then symbol) (open choice) {
	if g.table != nil {
		return g.table.open(before, next, then)
	}
	for k := range g.patterns {
		if g.patterns[k].open(before, next, then) {
			open |= 1 << k
		}
	}
	return open
}

// A group is the patterns that start with one word or element, so that this
// is looked at once.
type group struct {
	begin    gate   // what must come after the first token, and before it
	after    window // what must come after the first word or element
	first    *node
	patterns []pattern
	table    *openTable // where there are many patterns
}

type pattern struct {
	gate // what must come after the first word or element, and before it
	rule *rule
	node *node // from which the pattern runs
	// rest follows the first word or element, where nothing that counts stands
	// before that: the pattern may go on from there.
	rest *node
}

// at returns the start of token t of d.
func (x *index) at(d *text.Document, t *text.Token) *start {
	switch t.Class {
	case text.Digits:
		return &x.digits[shapeOf(d.Text[t.Start:t.End], t.Kind)]
	case text.LetterDigits:
		return &x.codes
	}
	return &x.words[t.Word]
}

// file makes the index and what looks ahead. Of one word or class, patterns
// keep their order.
func (set *ruleSet) file() {
	set.windows = make(map[*node]window, 2048)
	for k := range set.tails {
		set.tails[k].after = set.window(set.tails[k].node)
		set.tailed = set.tailed.or(set.tails[k].after)
	}
	for _, h := range set.heads {
		set.window(h.from)
	}
	x := &set.index
	x.words = make([]start, text.WordCount()+1)
	byWord := make([][]group, text.WordCount()+1)
	var byClass [256][]group
	for _, h := range set.heads {
		p := pattern{rule: h.rule, node: h.from, rest: h.rest(), gate: gate{set.window(h.first.next), anything}}
		if h.rule.behind != nil {
			p.behind = set.alphabet.ofWords(h.rule.behind...)
		}
		if h.first.op == opWord {
			byWord[h.first.id] = grouped(byWord[h.first.id], h.first, p)
			continue
		}
		for _, class := range h.first.elem.starts {
			byClass[class] = grouped(byClass[class], h.first, p)
		}
	}
	for s := range shapeCount {
		x.digits[s] = set.newStart(nil, byClass[text.Digits], func(l *lookahead) bool {
			return l.class == text.Digits && (l.shapes == 0 || l.shapes>>s&1 != 0)
		})
	}
	x.codes = set.newStart(nil, byClass[text.LetterDigits], func(l *lookahead) bool { return l.class == text.LetterDigits })
	for word, number := range text.Words {
		class, arg := text.ClassOf(word)
		if class == text.NoClass {
			continue
		}
		s := set.newStart(byWord[number], byClass[class], func(l *lookahead) bool {
			return l.class == class && (l.words == nil || slices.Contains(l.words, word))
		})
		s.any = s.any.or(set.afterPrefix(class, arg, word))
		x.words[number] = s
	}
}

// grouped adds a pattern to a group of its first node. What must stand behind words has
// groups of its own, and a group has no more patterns than a choice holds.
func grouped(groups []group, first *node, p pattern) []group {
	for k := range groups {
		if g := &groups[k]; g.first.op == first.op && g.first.elem == first.elem &&
			(g.begin.behind == anything) == (p.behind == anything) && len(g.patterns) < maxChoice {
			g.patterns = append(g.patterns, p)
			g.after = g.after.or(p.after)
			g.begin.behind = g.begin.behind.or(p.behind)
			return groups
		}
	}
	return append(groups, group{first: first, patterns: []pattern{p}, after: p.after, begin: gate{behind: p.behind}})
}

// newStart returns the groups of a word, and those of its class whose element
// has a lookahead that opens there.
func (set *ruleSet) newStart(words, elements []group, opens func(*lookahead) bool) (s start) {
	for _, g := range words {
		g.begin.after = g.after
		s.groups = append(s.groups, g)
	}
	for _, g := range elements {
		list := set.lookahead(g.first.elem)
		for k := range list {
			if opens(&list[k]) {
				g.begin.after = g.begin.after.or(list[k].after(g.after))
			}
		}
		if g.begin.after.next != nothing {
			s.groups = append(s.groups, g)
		}
	}
	for k := range s.groups {
		s.core = s.core.or(s.groups[k].begin.after.next)
	}
	s.any = s.core
	begins := make([]gate, len(s.groups))
	for k := range s.groups {
		g := &s.groups[k]
		begins[k] = g.begin
		gates := make([]gate, len(g.patterns))
		for p := range g.patterns {
			gates[p] = g.patterns[p].gate
		}
		g.table = set.openTable(gates)
	}
	s.table = set.openTable(begins)
	return s
}

// fewGates is how many gates are asked one by one.
const fewGates = 3

// openTable returns the table of gates, which words of one class mostly share, or nil
// where they are few.
func (set *ruleSet) openTable(gates []gate) *openTable {
	if len(gates) <= fewGates {
		return nil
	}
	for k, made := range set.gates {
		if slices.Equal(made, gates) {
			return set.tables[k]
		}
	}
	set.gates, set.tables = append(set.gates, gates), append(set.tables, newOpenTable(gates))
	return set.tables[len(set.tables)-1]
}

// afterPrefix returns what can come after a word that is an article or starts
// a modifier: a token with a class, or the modifier's second word.
func (set *ruleSet) afterPrefix(class text.Class, arg uint8, word string) (next tokenSet) {
	switch class {
	case text.Determiner:
		if arg <= maxArticle {
			return set.alphabet.classed()
		}
	case text.Modifier, text.Direction:
		for _, mod := range set.modifiers[text.WordOf(word)] {
			if len(mod.words) == 1 {
				next = next.or(set.alphabet.classed())
			} else {
				next = next.or(set.alphabet.ofWords(mod.words[1]))
			}
		}
	}
	return next
}

// rest returns what follows the first word or element, or nil where more than
// the bound of a span stands before it, which is where the match starts anyway.
func (h *head) rest() *node {
	n := h.from
	for n != h.first && (n.op == opOpen || n.op == opJoin) {
		n = n.next
	}
	if n != h.first {
		return nil
	}
	return n.next
}

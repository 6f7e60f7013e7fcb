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

// A groupSet holds groups of a start by their place.
type groupSet uint32

// maxGroups is the greatest number of groups of a start.
const maxGroups = 32

// An openTable has, by symbol, the groups whose first looks let it through, so that a
// start with many groups asks all of them at once.
type openTable [256]struct{ next, free, then, behind groupSet }

func newOpenTable(groups []group) *openTable {
	t := new(openTable)
	for k := range groups {
		bit, g := groupSet(1)<<k, &groups[k]
		for x := range t {
			row, x := &t[x], symbol(x)
			if g.begin.next.has(x) {
				row.next |= bit
			}
			if g.begin.free.has(x) {
				row.free |= bit
			}
			if g.begin.then.has(x) {
				row.then |= bit
			}
			if g.behind.has(x) {
				row.behind |= bit
			}
		}
	}
	return t
}

// open returns the groups that can match between the tokens before, and next and third
// after the first.
func (s *start) open(before, next, third symbol) (open groupSet) {
	if t := s.table; t != nil {
		return t[next].next & (t[next].free | t[third].then) & t[before].behind
	}
	for k := range s.groups {
		if g := &s.groups[k]; g.begin.admits(next, third) && g.behind.has(before) {
			open |= 1 << k
		}
	}
	return open
}

// A group is the patterns that start with one word or element, so that this
// is looked at once.
type group struct {
	begin    window   // what must come after the first token
	after    window   // what must come after the first word or element
	behind   tokenSet // what must come before
	first    *node
	patterns []pattern
}

type pattern struct {
	after  window   // what must come after the first word or element
	behind tokenSet // what must come before
	rule   *rule
	node   *node // from which the pattern runs
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
		p := pattern{rule: h.rule, node: h.from, rest: h.rest(), after: set.window(h.first.next), behind: anything}
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

// grouped adds a pattern to the group of its first node. What must stand behind words
// has groups of its own.
func grouped(groups []group, first *node, p pattern) []group {
	for k := range groups {
		if groups[k].first.op == first.op && groups[k].first.elem == first.elem && (groups[k].behind == anything) == (p.behind == anything) {
			groups[k].patterns = append(groups[k].patterns, p)
			groups[k].after = groups[k].after.or(p.after)
			groups[k].behind = groups[k].behind.or(p.behind)
			return groups
		}
	}
	return append(groups, group{first: first, patterns: []pattern{p}, after: p.after, behind: p.behind})
}

// newStart returns the groups of a word, and those of its class whose element
// has a lookahead that opens there.
func (set *ruleSet) newStart(words, elements []group, opens func(*lookahead) bool) (s start) {
	for _, g := range words {
		g.begin = g.after
		s.groups = append(s.groups, g)
	}
	for _, g := range elements {
		list := set.lookahead(g.first.elem)
		for k := range list {
			if opens(&list[k]) {
				g.begin = g.begin.or(list[k].after(g.after))
			}
		}
		if g.begin.next != nothing {
			s.groups = append(s.groups, g)
		}
	}
	for k := range s.groups {
		s.core = s.core.or(s.groups[k].begin.next)
	}
	s.any = s.core
	if len(s.groups) > fewGroups {
		s.table = set.openTable(s.groups)
	}
	return s
}

// fewGroups is how many groups a start asks one by one.
const fewGroups = 3

// openTable returns the table of groups, which words of one class mostly share.
func (set *ruleSet) openTable(groups []group) *openTable {
	for _, made := range set.tables {
		if slices.EqualFunc(made.groups, groups, func(a, b group) bool { return a.begin == b.begin && a.behind == b.behind }) {
			return made.table
		}
	}
	made := start{groups: groups, table: newOpenTable(groups)}
	set.tables = append(set.tables, made)
	return made.table
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

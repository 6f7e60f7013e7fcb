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
	words  []start                  // by the number of the word
	digits [shapeLettered + 1]start // by shape
	codes  start                    // class LetterDigits
}

// A start is what can begin at one kind of token.
type start struct {
	groups []group
	core   tokenSet // what must come second for a group
	any    tokenSet // what must come second for a group, or an article or modifier before it
}

// A group is the patterns that start with one word or element, so that this
// is looked at once.
type group struct {
	first    *node
	patterns []pattern
	second   tokenSet // what must come after the first token
	after    tokenSet // what must come after the first word or element
}

type pattern struct {
	rule *rule
	node *node // from which the pattern runs
	// plain is true where node is the group's first, so that the pattern may go
	// on from there.
	plain bool
	next  tokenSet // what must come after the first word or element
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

// file makes the index. Of one word or class, patterns keep their order.
func (set *ruleSet) file() {
	x := &set.index
	x.words = make([]start, text.WordCount()+1)
	byWord := make([][]group, text.WordCount()+1)
	var byClass [256][]group
	for _, h := range set.heads {
		p := pattern{rule: h.rule, node: h.from, plain: h.first == h.from, next: h.first.next.follow()}
		if h.first.op == opWord {
			byWord[h.first.id] = grouped(byWord[h.first.id], h.first, p)
			continue
		}
		for _, class := range h.first.elem.starts {
			byClass[class] = grouped(byClass[class], h.first, p)
		}
	}
	for s := shapeDay; s <= shapeLettered; s <<= 1 {
		x.digits[s] = newStart(nil, byClass[text.Digits], func(l *lookahead) bool {
			return l.class == text.Digits && (l.shapes == 0 || l.shapes&s != 0)
		})
	}
	x.codes = newStart(nil, byClass[text.LetterDigits], func(l *lookahead) bool { return l.class == text.LetterDigits })
	for word, number := range text.Words {
		class, arg := text.ClassOf(word)
		if class == text.NoClass {
			continue
		}
		s := newStart(byWord[number], byClass[class], func(l *lookahead) bool {
			return l.class == class && (l.words == nil || slices.Contains(l.words, word))
		})
		s.any |= set.afterPrefix(class, arg, word)
		x.words[number] = s
	}
}

// grouped adds a pattern to the group of its first node.
func grouped(groups []group, first *node, p pattern) []group {
	for k := range groups {
		if groups[k].first.op == first.op && groups[k].first.elem == first.elem {
			groups[k].patterns = append(groups[k].patterns, p)
			groups[k].after |= p.next
			return groups
		}
	}
	return append(groups, group{first: first, patterns: []pattern{p}, after: p.next})
}

// newStart returns the groups of a word, and those of its class whose element
// has a lookahead that opens there.
func newStart(words, elements []group, opens func(*lookahead) bool) (s start) {
	for _, g := range words {
		g.second = g.after
		s.groups = append(s.groups, g)
	}
	for _, g := range elements {
		for _, l := range g.first.ahead {
			if !opens(&l) {
				continue
			}
			g.second |= l.more
			if l.alone {
				g.second |= g.after
			}
		}
		if g.second != nothing {
			s.groups = append(s.groups, g)
		}
	}
	for _, g := range s.groups {
		s.core |= g.second
	}
	s.any = s.core
	return s
}

// afterPrefix returns what can come after a word that is an article or starts
// a modifier: a token with a class, or the modifier's second word.
func (set *ruleSet) afterPrefix(class text.Class, arg uint8, word string) (next tokenSet) {
	const classed = 1<<plainBits - 1
	switch class {
	case text.Determiner:
		if arg <= maxArticle {
			return classed
		}
	case text.Modifier, text.Direction:
		for _, mod := range set.modifiers[text.WordOf(word)] {
			if len(mod.words) == 1 {
				next |= classed
			} else {
				next |= ofWords(mod.words[1])
			}
		}
	}
	return next
}

package percentages

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed change.txt
var changeFile string

// role is what a word says of the figure near it, as a set.
type role uint16

const (
	increase role = 1 << iota
	decrease
	verb
	noun
	adverb
	skip
	flat
	copula
	stop
)

var roleNames = map[string]role{"increase": increase, "decrease": decrease, "verb": verb, "noun": noun,
	"adverb": adverb, "skip": skip, "flat": flat, "copula": copula, "stop": stop}

// change returns the words of change. A word that is verb and noun has both roles.
var change = sync.OnceValue(func() map[string]role {
	m := map[string]role{}
	var section role
	for line := range strings.Lines(changeFile) {
		line = strings.TrimSpace(line)
		switch {
		case line == "" || line[0] == '#':
		case line[0] == '[':
			section = 0
			for f := range strings.FieldsSeq(strings.Trim(line, "[]")) {
				section |= roleNames[f]
			}
		default:
			for f := range strings.FieldsSeq(line) {
				m[f] |= section
			}
		}
	}
	return m
})

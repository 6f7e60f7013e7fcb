package figures

import (
	_ "embed"
	"strings"
	"sync"

	"harrow/extractors/internal/datafile"

	"harrow/extractors/numerals/prefix"
)

//go:embed change.txt
var changeFile string

// Role is what a word says of the change of a figure near it, as a set.
type Role uint16

// The roles. A word that is verb and noun has both.
const (
	Increase Role = 1 << iota
	Decrease
	Verb
	Noun
	Adverb
	Filler // may stand between a word of change and its figure
	Flat   // tells that nothing changes
	Copula
	Stop      // ends the search: a verb of another kind, a conjunction
	Move      // tells a change of no direction: "moved from 3 to 4"
	RangeWord // tells a range: "ranging from 3 to 4"
	Price     // tells a range where no word tells a change
	Time      // behind the old value of a change tells when it was: "from 4.9 a year earlier"
)

var roleNames = map[string]Role{"increase": Increase, "decrease": Decrease, "verb": Verb, "noun": Noun,
	"adverb": Adverb, "skip": Filler, "flat": Flat, "copula": Copula, "stop": Stop, "move": Move,
	"range": RangeWord, "price": Price, "time": Time}

type roleTable struct {
	words datafile.Sets[Role]
	first prefix.Set
}

var roles = sync.OnceValue(func() *roleTable {
	t := &roleTable{words: datafile.ReadSets(changeFile, roleNames)}
	for word := range t.words {
		t.first.Add(word)
	}
	return t
})

// RoleOf returns the roles of the word s[start:end].
func RoleOf(s string, start, end int) Role {
	t := roles()
	if start == end || !t.first.Has(s, start) {
		return 0
	}
	key := Fold(s, start, end)
	return t.words[string(key.Bytes())]
}

// changes reports whether a word tells that a figure before another is the old
// value, or how much the value moved.
func (r Role) changes() bool {
	return r&(Move|Verb) != 0 || r&Adverb != 0 && r&Filler == 0 || r&Noun != 0
}

// toldBefore returns Verb, RangeWord or 0: what the nearest of the few words
// before byte at, in the same clause, tells of the figures behind it.
func toldBefore(s string, at, words int) (told Role) {
	for i := range words {
		w, e := Before(s, at)
		if w == e || i > 0 && e != Back(s, at) {
			break
		}
		switch r := RoleOf(s, w, e); {
		case r&RangeWord != 0:
			return RangeWord
		case r.changes():
			return Verb
		case r&Price != 0:
			told = RangeWord
		}
		at = w
	}
	return told
}

// wordBefore reports whether the word before byte at is word.
func wordBefore(s string, at int, word string) (start int, ok bool) {
	w, e := Before(s, at)
	return w, e-w == len(word) && strings.EqualFold(s[w:e], word)
}

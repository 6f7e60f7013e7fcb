package dates

import (
	_ "embed"
	"strings"
	"sync"

	"harrow/extractors/internal/datafile"
)

//go:embed words.txt
var wordsFile string

// set is a set of words, or several.
type set uint32

// The sets of words.txt, which says what each is for.
const (
	counted set = 1 << iota
	numbering
	business
	match
	ofYear
	bounding
	beforeVerb
	measuring
	aheadWord
	arranged
	meant
	behindWord
	occurred
	tookPart
	generic
	label
	paper
	deed
	habit
	toCome
	asking
	closeOf
	sport
	ofDay
	holes
	clauseStart
	questions
	asked
	persons
)

var setNames = map[string]set{"counted": counted, "numbering": numbering, "business": business, "match": match,
	"of-year": ofYear, "bounding": bounding, "before-verb": beforeVerb, "measuring": measuring, "ahead": aheadWord,
	"arranged": arranged, "meant": meant, "behind": behindWord, "occurred": occurred, "took-part": tookPart, "generic": generic,
	"label": label, "paper": paper, "deed": deed, "habit": habit, "to-come": toCome, "asking": asking, "close-of": closeOf, "sport": sport,
	"of-day": ofDay, "holes": holes, "clause-start": clauseStart,
	"questions": questions, "asked": asked, "persons": persons}

type wordTable struct {
	sets  datafile.Sets[set]
	first [256]set // of the words that begin with a byte, a capital letter or not
}

var words = sync.OnceValue(func() *wordTable {
	t := &wordTable{sets: datafile.ReadSets(wordsFile, setNames)}
	for w, s := range t.sets {
		t.first[w[0]] |= s
		if 'a' <= w[0] && w[0] <= 'z' {
			t.first[w[0]-'a'+'A'] |= s
		}
	}
	return t
})

// among reports whether a word, in lower case, is in a set.
func among(s set, word string) bool { return words().sets.Has(s, word) }

// amongFold is among for a word in any letter case.
func amongFold(s set, word string) bool {
	if word == "" {
		return false
	}
	t := words()
	return t.first[word[0]]&s != 0 && t.fold(word)&s != 0
}

// setsOf returns the sets that a word, in lower case, is in; where it is in none of
// those asked for, it may return none.
func setsOf(asked set, word string) set {
	if t := words(); t.first[word[0]]&asked != 0 {
		return t.sets[word]
	}
	return 0
}

// maxWord is more bytes than any word of a set has. A token may have millions.
const maxWord = 64

// longestWord is the length of the longest word in a set, but for labels.
const longestWord = 14

// among reports whether token i is in a set; letter case and a possessive 's are
// disregarded.
func (m *matcher) among(s set, i int) bool {
	if i < m.first || i >= m.limit {
		return false
	}
	t := words()
	if t.first[m.d.Tokens[i].First]&s == 0 {
		return false
	}
	w := m.d.Word(i)
	if possessive(w) {
		w = strings.TrimRight(w[:len(w)-1], "'’")
	}
	return t.fold(w)&s != 0
}

// fold returns the sets that a word, in any letter case, is in.
func (t *wordTable) fold(w string) set {
	var low [longestWord]byte
	switch {
	case len(w) > maxWord:
		return 0
	case len(w) > len(low):
		return t.sets[strings.ToLower(w)]
	}
	for k := range len(w) {
		c := w[k]
		if 'A' <= c && c <= 'Z' {
			c |= 0x20
		}
		low[k] = c
	}
	return t.sets[string(low[:len(w)])]
}

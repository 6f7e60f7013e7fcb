// Package gazetteer knows names: countries and their demonyms, regions and
// cities, international organisations, peoples, companies and personal names.
// The lists are data files, each with its source and licence at its head; a
// name of one or more words is looked up by the hashes of its words.
package gazetteer

import (
	"embed"
	"strings"
	"sync"
)

//go:embed *.txt
var files embed.FS

// Flags say on which lists a name stands.
type Flags uint16

// The lists.
const (
	Country Flags = 1 << iota
	Place         // a region, former state, sea or the like
	City
	BigCity // a capital or a city of half a million people
	Demonym // "Russian", "Muscovites"
	People  // "Arab", "Christians", "Tory"
	Organisation
	Company
	GivenName
	Surname
	AsianSurname // a surname that often stands first
	Initiative   // a treaty or programme
	Club         // a sports team
	prefix       // the start of a longer name
)

// Entry is an entity that the lists know.
type Entry struct {
	ID      string // iso3166:RU, iso3166-2:GB-SCT, geonames:524901, org:european-union, place:europe
	Label   string // OntoNotes label of the entity itself: GPE, LOC, FAC, ORG, NORP
	Name    string
	Country string // ISO 3166-1 alpha-2, or nothing
}

// Gazetteer is the lists together. It is read-only.
type Gazetteer struct {
	entries []Entry
	slots   []slot
	mask    uint64
	used    int
}

type slot struct {
	key   uint64
	entry int32 // index of the entry plus one, or 0
	flags Flags
}

// Default returns the built-in lists.
var Default = sync.OnceValue(load)

// Key is the hash of a sequence of words; the zero Key is that of none.
type Key uint64

// Add returns the key of the sequence k and then word.
func (k Key) Add(word uint64) Key {
	h := (uint64(k) ^ word) * 0x9e3779b97f4a7c15
	return Key(h ^ h>>29)
}

// Word returns the hash of a word. Case is folded after the first letter of
// words of four letters or more, so that "CHINA" is "China" and "Nato" is
// "NATO", but "US" is not "Us".
func Word(w string) uint64 {
	fold := len(w) > 3
	h := uint64(14695981039346656037)
	for i := 0; i < len(w); i++ {
		c := w[i]
		if c == 0xe2 && strings.HasPrefix(w[i:], "’") {
			c, i = '\'', i+2
		}
		if fold && i > 0 && 'A' <= c && c <= 'Z' {
			c |= 0x20
		}
		h = (h ^ uint64(c)) * 1099511628211
	}
	return h ^ h>>32
}

// KeyOf returns the key of a name in plain text, as its words are split here.
func KeyOf(name string) Key {
	var k Key
	for w := range Words(name) {
		k = k.Add(Word(w))
	}
	return k
}

// Words yields the words of a name: at blanks, with hyphens, commas and
// other punctuation on their own, a possessive 's on its own, full stops kept
// with their word.
func Words(name string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		word := func(w string) bool {
			if n := len(w) - PossessiveLen(w); n > 0 && n < len(w) {
				return yield(w[:n]) && yield(w[n:])
			}
			return yield(w)
		}
		start := -1
		for i, r := range name {
			end := r == ' ' || r == '\u00a0'
			mark := strings.ContainsRune("-–,()&/+\"", r)
			if (end || mark) && start >= 0 {
				if !word(name[start:i]) {
					return
				}
				start = -1
			}
			if mark && !yield(name[i:i+len(string(r))]) {
				return
			}
			if !end && !mark && start < 0 {
				start = i
			}
		}
		if start >= 0 {
			word(name[start:])
		}
	}
}

// PossessiveLen returns the length of the 's at the end of a word, or 0.
func PossessiveLen(w string) int {
	if w == "" || w[len(w)-1]|0x20 != 's' {
		return 0
	}
	for _, s := range []string{"'s", "’s", "'S", "’S"} {
		if strings.HasSuffix(w, s) {
			return len(s)
		}
	}
	return 0
}

// Lookup returns the lists that hold a name and whether a longer name starts
// with it.
func (g *Gazetteer) Lookup(k Key) (flags Flags, longer bool) {
	s := g.find(uint64(k))
	return s.flags &^ prefix, s.flags&prefix != 0
}

// Entry returns the entity of a name, or nil where the lists know no more
// than that such a name exists.
func (g *Gazetteer) Entry(k Key) *Entry {
	if s := g.find(uint64(k)); s.entry > 0 {
		return &g.entries[s.entry-1]
	}
	return nil
}

// EntryOf is Entry for a name in plain text.
func (g *Gazetteer) EntryOf(name string) *Entry { return g.Entry(KeyOf(name)) }

func (g *Gazetteer) find(k uint64) *slot {
	for i := k & g.mask; ; i = (i + 1) & g.mask {
		if s := &g.slots[i]; s.key == k || s.key == 0 {
			return s
		}
	}
}

// add puts a name on a list. The first entry given for a name stays.
func (g *Gazetteer) add(name string, flags Flags, entry int) {
	var k Key
	var last *slot
	if lettersOnly(name) {
		last = g.slot(uint64(k.Add(Word(name))))
		name = ""
	}
	for w := range Words(name) {
		if last != nil {
			last.flags |= prefix
		}
		k = k.Add(Word(w))
		last = g.slot(uint64(k))
	}
	if last == nil {
		return
	}
	last.flags |= flags
	if last.entry == 0 {
		last.entry = int32(entry)
	}
}

// lettersOnly reports whether a name is one word of ASCII letters, as most
// personal names are.
func lettersOnly(name string) bool {
	for i := 0; i < len(name); i++ {
		if c := name[i] | 0x20; c < 'a' || c > 'z' {
			return false
		}
	}
	return name != ""
}

func (g *Gazetteer) slot(k uint64) *slot {
	if 2*g.used >= len(g.slots) {
		g.grow()
	}
	s := g.find(k)
	if s.key == 0 {
		s.key = k
		g.used++
	}
	return s
}

func (g *Gazetteer) grow() {
	old := g.slots
	g.slots = make([]slot, max(1<<19, 2*len(old)))
	g.mask = uint64(len(g.slots) - 1)
	for _, s := range old {
		if s.key != 0 {
			*g.find(s.key) = s
		}
	}
}

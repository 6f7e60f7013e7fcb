// Package gazetteer knows names: countries and their demonyms, regions and
// cities, international organisations, peoples, companies and personal names.
// The lists are the text files of package lists, each with its source and
// licence at its head; gen makes one table of them, in which a name of one or
// more words is looked up by the hashes of its words.
package gazetteer

import (
	_ "embed"
	"encoding/hex"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

//go:embed gazetteer.bin
var builtIn string

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
	Label   string // OntoNotes label of the entity itself: GPE, LOC, FAC, ORG, NORP, LAW, PERSON
	Name    string
	Country string // ISO 3166-1 alpha-2, or nothing
}

// Gazetteer is the lists together, as a file: magic (8 bytes), SHA-256 of
// what follows (32), the numbers of slots, a power of two, and of entries
// (uint32); slots: the upper half of a name's key
// (uint32), its flags and the number of its entry (uint16, from one on); where
// each entry starts in the file (uint32); the entries: id, label, name and
// country, each ended by a zero byte. Numbers are little-endian. It is looked
// up in place, so that there is nothing to load.
type Gazetteer struct {
	data           string
	slots, entries int // their numbers
}

const (
	magic      = "HARROWG1"
	headerSize = len(magic) + 32 + 8
	slotSize   = 8
)

// Default returns the built-in lists.
func Default() *Gazetteer { return open(builtIn) }

func open(data string) *Gazetteer {
	return &Gazetteer{data, int(uint32At(data, headerSize-8)), int(uint32At(data, headerSize-4))}
}

// Checksum names the built-in lists.
func Checksum() string { return hex.EncodeToString([]byte(builtIn[len(magic) : headerSize-8])) }

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
	switch n := len(w); {
	case n < 2 || w[n-1]|0x20 != 's':
	case w[n-2] == '\'':
		return 2
	case n > 3 && w[n-4:n-1] == "’":
		return 4
	}
	return 0
}

// Lookup returns the lists that hold a name and whether a longer name starts
// with it.
func (g *Gazetteer) Lookup(k Key) (flags Flags, longer bool) {
	flags, _ = g.find(k)
	return flags &^ prefix, flags&prefix != 0
}

// Entry returns the entity of a name; ok is false where the lists know no more
// than that such a name exists.
func (g *Gazetteer) Entry(k Key) (e Entry, ok bool) {
	_, n := g.find(k)
	if n == 0 {
		return e, false
	}
	rest := g.data[uint32At(g.data, headerSize+slotSize*g.slots+4*(n-1)):]
	for _, field := range []*string{&e.ID, &e.Label, &e.Name, &e.Country} {
		*field, rest, _ = strings.Cut(rest, "\x00")
	}
	return e, true
}

// EntryOf is Entry for a name in plain text.
func (g *Gazetteer) EntryOf(name string) (Entry, bool) { return g.Entry(KeyOf(name)) }

// find returns the lists of a name and the number of its entry, or 0.
func (g *Gazetteer) find(k Key) (flags Flags, entry int) {
	for i := int(k); ; i++ {
		s := uint64At(g.data, headerSize+slotSize*(i&(g.slots-1)))
		if s == 0 || uint32(s) == uint32(k>>32) {
			return Flags(s >> 32), int(s >> 48)
		}
	}
}

func uint32At(s string, i int) uint32 {
	s = s[i : i+4]
	return uint32(s[0]) | uint32(s[1])<<8 | uint32(s[2])<<16 | uint32(s[3])<<24
}

func uint64At(s string, i int) uint64 {
	s = s[i : i+8]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

// Slug returns a name as a key: lower case, letters without diacritics and
// digits, one hyphen between words.
func Slug(name string) string {
	var b strings.Builder
	b.Grow(len(name))
	gap := false
	for _, r := range name {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if gap && b.Len() > 0 {
				b.WriteByte('-')
			}
			gap = false
			writeFolded(&b, unicode.ToLower(r))
		case unicode.Is(unicode.Mn, r):
		case r == '\'' || r == '’' || r == '.':
		default:
			gap = true
		}
	}
	return b.String()
}

// writeFolded writes a letter in lower case without its diacritics.
func writeFolded(b *strings.Builder, r rune) {
	if r < utf8.RuneSelf {
		b.WriteByte(byte(r))
		return
	}
	if plain, ok := ligatures[r]; ok {
		b.WriteString(plain)
		return
	}
	base, _ := utf8.DecodeRuneInString(norm.NFD.String(string(r)))
	if base < utf8.RuneSelf {
		r = base
	}
	b.WriteRune(r)
}

// ligatures are the Latin letters that do not decompose into one and a mark.
var ligatures = map[rune]string{'ø': "o", 'ł': "l", 'đ': "d", 'ð': "d", 'ı': "i", 'ß': "ss", 'æ': "ae", 'œ': "oe", 'þ': "th", 'ħ': "h"}

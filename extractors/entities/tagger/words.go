package tagger

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"harrow/extractors/entities/gazetteer"
	"harrow/extractors/internal/datafile"
	"harrow/extractors/text"
)

// word is what a piece is by itself, whatever stands around it. It fills
// two cache lines; what the features of its neighbours ask for is in the first.
type word struct {
	hash   uint64 // gazetteer.Word of the text
	lower  uint64 // of the text in lower case, digits as 0
	shape  uint64 // "Xx", "X.X.", "00": runs of one class written once or twice
	flags  gazetteer.Flags
	fine   uint16
	middle uint16
	coarse uint8
	known  bool // it has a cluster
	longer bool // a longer name of the gazetteer starts with it
	kind   text.Kind
	length uint8
	traits
	form int32 // number of the text in lower case among those of the table

	exact  uint64 // of the text, digits as 0
	prefix [4]uint64
	suffix [4]uint64
	parts  [gazetteer.VectorParts]uint8
	_      [8 - gazetteer.VectorParts]byte
}

// traits say what part a word may play in a name.
type traits struct {
	caps bool // it may be the head of a name: it holds a capital
	stop bool // a function word, whatever its case
	link bool // it may stand inside a name between capitalized words
	lead bool // in lower case, it may start a name: "al", "van"
	tail bool // in lower case, it may end one: "election"
}

const (
	fnvOffset = 14695981039346656037
	fnvPrime  = 1099511628211
)

// newWord analyses the text of a piece.
func newWord(s string, p Piece, g *gazetteer.Gazetteer, lex *lexicon) word {
	w := word{hash: gazetteer.Word(s), kind: p.Kind, length: uint8(min(len(s), 255))}
	w.flags, w.longer = g.Lookup(gazetteer.Key(0).Add(w.hash))
	if len(s) > 40 {
		s = s[:40] // no name's word is longer; what is, is known by its start
	}
	var buf [160]byte
	low := buf[:0]
	h := uint64(fnvOffset)
	shape := uint64(fnvOffset)
	var last, count byte
	for i, r := range s {
		c := class(r)
		if c == 'X' && (i > 0 || p.Kind != text.Lower) {
			w.caps = true
		}
		if c == '0' {
			r = '0'
		}
		if r == '’' {
			r = '\''
		}
		h = (h ^ uint64(r)) * fnvPrime
		if c == last {
			count++
		} else {
			last, count = c, 1
		}
		if count <= 2 {
			shape = (shape ^ uint64(c)) * fnvPrime
		}
		low = utf8.AppendRune(low, unicode.ToLower(r))
	}
	w.exact, w.shape = finish(h), finish(shape)
	w.lower = hashBytes(low)
	for n := range 4 {
		if len(low) > n {
			w.prefix[n] = hashBytes(low[:n+1])
			w.suffix[n] = hashBytes(low[len(low)-n-1:])
		}
	}
	if c, ok := gazetteer.ClusterOf(gazetteer.ClusterKey(low)); ok {
		w.fine, w.middle, w.coarse, w.parts, w.known = c.Fine, uint16(c.Middle), c.Coarse, c.Parts, true
	}
	switch lex.classes[string(low)] {
	case stopWord:
		w.stop = true
	case linkWord:
		w.stop, w.link = true, true
	case leadWord:
		w.link, w.lead = true, p.Kind == text.Lower
	case tailWord:
		w.link, w.tail = true, p.Kind == text.Lower
	}
	if p.Kind == text.Number || p.Kind == text.Mixed && !w.caps {
		w.link = true
	}
	return w
}

func class(r rune) byte {
	switch {
	case 'a' <= r && r <= 'z':
		return 'x'
	case 'A' <= r && r <= 'Z':
		return 'X'
	case '0' <= r && r <= '9':
		return '0'
	case r < utf8.RuneSelf:
		return byte(r)
	case unicode.IsUpper(r):
		return 'X'
	case unicode.IsLetter(r):
		return 'x'
	case r == '’':
		return '\''
	}
	return '?'
}

func hashBytes(b []byte) uint64 {
	h := uint64(fnvOffset)
	for _, c := range b {
		h = (h ^ uint64(c)) * fnvPrime
	}
	return finish(h)
}

func finish(h uint64) uint64 { return h ^ h>>32 }

// wordClass says what part a word in lower case may play in a name.
type wordClass uint8

const (
	stopWord wordClass = iota + 1 // none, though it is often capitalized
	linkWord                      // a link between capitalized words: "of", "and"
	leadWord                      // a link that may also come first: "al", "van"
	tailWord                      // a link that may also come last: "election"
)

// part says what part a word may play in a name, or beside one; a word may play
// several. words.txt says what each is.
type part uint16

const (
	field part = 1 << iota
	body
	treaty
	weekday
	office
	degree
	opener
	concern
	title
	honorific
	abbreviation
	form
	prefix
	headLOC
	headMISC
	headORG
)

type lexicon struct {
	classes map[string]wordClass
	parts   map[string]part
}

//go:embed words.txt
var wordsFile string

var (
	classNames = map[string]wordClass{"function": stopWord, "link": linkWord, "lead": leadWord, "tail": tailWord}
	partNames  = map[string]part{"field": field, "body": body, "treaty": treaty, "weekday": weekday, "office": office,
		"degree": degree, "opener": opener, "concern": concern, "title": title, "honorific": honorific,
		"abbreviation": abbreviation, "form": form, "prefix": prefix, "head LOC": headLOC, "head MISC": headMISC, "head ORG": headORG}
)

// words reads words.txt; a word of two classes has the later one.
var words = sync.OnceValue(func() *lexicon {
	l := &lexicon{map[string]wordClass{}, map[string]part{}}
	for section, w := range datafile.Words(wordsFile) {
		if c, ok := classNames[section]; ok {
			l.classes[w] = c
		} else {
			l.parts[w] |= partNames[section]
		}
	}
	return l
})

// plays reports whether a word may play a part.
func plays(p part, w string) bool { return words().parts[w]&p != 0 }

func (a *Analysis) plays(p part, i int) bool { return plays(p, a.text(i)) }

func (a *Analysis) text(i int) string {
	p := a.Pieces[i]
	return a.Text[p.Start:p.End]
}

// isTitle reports whether a word is a title, whatever its case.
func isTitle(w string) bool { return plays(title, strings.ToLower(w)) }

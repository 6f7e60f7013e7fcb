package tagger

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"harrow/extractors/entities/gazetteer"
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
	switch lex.words[string(low)] {
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

type lexicon struct {
	words map[string]wordClass
}

// newLexicon reads the lists; a word on two has the class of the later one.
func newLexicon() *lexicon {
	l := &lexicon{map[string]wordClass{}}
	for i, list := range []string{
		`a an this that these those it its he his she her they their them we our us you your i me my who whom
		which what when where why how if then than as at by from with without into onto upon over under after before
		since until while during although though because but or nor so yet not no yes all any both each few many more
		most some such other another one two three first last next new is are was were be been has have had do does
		did will would can could may might must shall should there here also however meanwhile still even only just
		about above across against among around between through toward towards within according despite earlier later
		mr mrs ms dr prof gen sen rep gov lt col capt sgt said says monday tuesday wednesday thursday friday saturday
		sunday january february march april june july august september october november december jan feb aug sept oct
		nov dec`,
		`of the and for on in to at & - – — / ' . , : ! + 's und et y e o a`,
		`al el de la le les los las van von der den des du del della di da dos das bin ibn ben bint abu ad ul ur
		ter ten zu af av d l`,
		`election elections general federal presidential parliamentary legislative gubernatorial local regional
		municipal mayoral senatorial primary primaries provincial state special congressional midterm referendum
		campaign summit award awards team national`,
	} {
		for w := range strings.FieldsSeq(list) {
			l.words[w] = wordClass(i + 1)
		}
	}
	return l
}

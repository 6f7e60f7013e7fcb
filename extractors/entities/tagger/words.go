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
	form   int32 // number of the text in lower case among those of the table
	roles  part  // of the text as it stands
	titles titleKind
	parts  [gazetteer.VectorParts]uint8

	exact  uint64 // of the text, digits as 0
	prefix [4]uint64
	suffix [4]uint64
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
func newWord(s string, p Piece, g *gazetteer.Gazetteer, sets datafile.Sets[part]) word {
	w := word{hash: gazetteer.Word(s), kind: p.Kind, length: uint8(min(len(s), 255))}
	w.flags, w.longer = g.Lookup(gazetteer.Key(0).Add(w.hash))
	w.roles, w.titles = sets[s], titlesOf(s, sets)
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
	switch part := sets[string(low)]; {
	case part&tailWord != 0:
		w.link, w.tail = true, p.Kind == text.Lower
	case part&leadWord != 0:
		w.link, w.lead = true, p.Kind == text.Lower
	case part&linkWord != 0:
		w.stop, w.link = true, true
	case part&stopWord != 0:
		w.stop = true
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

// part says what part a word may play in a name, or beside one; a word may play
// several. words.txt says what each is.
type part uint64

const (
	stopWord part = 1 << iota
	linkWord
	leadWord
	tailWord
	field
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
	tailMISC
	tailORG
	participle
	numbered
	measure
	outlet
	house
	partner
	game
	column
	sport
	event
	bank
	seated
)

//go:embed words.txt
var wordsFile string

var partNames = map[string]part{"function": stopWord, "link": linkWord, "lead": leadWord, "tail": tailWord,
	"field": field, "body": body, "treaty": treaty, "weekday": weekday, "office": office,
	"degree": degree, "opener": opener, "concern": concern, "title": title, "honorific": honorific,
	"abbreviation": abbreviation, "form": form, "prefix": prefix, "head-LOC": headLOC, "head-MISC": headMISC, "head-ORG": headORG,
	"tail-MISC": tailMISC, "tail-ORG": tailORG, "participle": participle, "numbered": numbered, "measure": measure,
	"outlet": outlet, "house": house, "partner": partner, "game": game, "column": column, "sport": sport, "event": event,
	"bank": bank, "seated": seated}

var words = sync.OnceValue(func() datafile.Sets[part] { return datafile.ReadSets(wordsFile, partNames) })

// ofSport are the hashes of the words that tell a document on sport, and of the games
// that head one.
var ofSport = sync.OnceValue(func() (h struct{ words, games []uint64 }) {
	for w, p := range words() {
		if p&sport != 0 {
			h.words = append(h.words, hashBytes([]byte(w)))
		}
		if p&game != 0 {
			h.games = append(h.games, hashBytes([]byte(strings.ToLower(w))))
		}
	}
	return h
})

// plays reports whether there is a piece i and it may play a part.
func (a *Analysis) plays(p part, i int) bool {
	return i >= 0 && i < len(a.Pieces) && a.word(i).roles&p != 0
}

func (a *Analysis) text(i int) string {
	p := a.Pieces[i]
	return a.Text[p.Start:p.End]
}

// titleKind says what kinds of title a word is, whatever its case.
type titleKind uint8

const (
	isTitle         titleKind = 1 << iota // as it stands
	isBareTitle                           // without the full stop at its end
	isBareHonorific                       // the same
	isBareTitles                          // the same, of several: "Commissioners Ortiz and Beck"
)

func titlesOf(s string, sets datafile.Sets[part]) (kind titleKind) {
	bare := strings.TrimSuffix(s, ".")
	low := strings.ToLower(bare)
	roles := sets[low]
	if roles&title != 0 {
		kind |= isBareTitle
	}
	if roles&honorific != 0 {
		kind |= isBareHonorific
	}
	if len(bare) < len(s) {
		roles = sets[strings.ToLower(s)]
	}
	if roles&title != 0 {
		kind |= isTitle
	}
	if one, ok := strings.CutSuffix(bare, "s"); ok && len(one) > 5 && (sets.Has(title, strings.ToLower(one)) || one == "Commissioner") {
		kind |= isBareTitles
	}
	return kind
}

// titled reports whether piece i is a title of one of several kinds.
func (a *Analysis) titled(i int, kinds titleKind) bool { return a.word(i).titles&kinds != 0 }

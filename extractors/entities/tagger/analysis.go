package tagger

import (
	"strings"

	"harrow/extractors/entities/gazetteer"
	"harrow/extractors/internal/datafile"
	"harrow/extractors/text"
)

// maxSegment bounds the pieces that are labelled together.
const maxSegment = 120

// Segment is a stretch of pieces of one sentence that may hold names; what
// lies outside of segments holds none.
type Segment struct {
	First, Last int // pieces [First, Last)
	Sentence    int
}

// Analysis is a document cut into pieces and what the features are made of.
// It is used again for the next document and is not for concurrent use.
type Analysis struct {
	names *gazetteer.Gazetteer
	sets  datafile.Sets[part]

	NoClusters, NoLists bool // leave these out of the features, to see what they are worth

	Text     string
	Pieces   []Piece
	Segments []Segment

	words []int32 // of each piece, an index into table
	table []word  // the words seen so far; 0 is what stands beyond a sentence
	index wordIndex
	forms map[uint64]int32 // of the words' lower hashes

	sentences []sentence
	listed    []uint32 // of each piece, the lists of the longest name over it: flags<<2 | its place in it
	runs      []run
	runOf     []int32 // of each piece, the run of capitalized pieces plus one
	seen      counts  // how words stand in the document
	sport     bool    // it is about sport
}

type sentence struct {
	first, last int
	style       uint8
}

// The styles of a sentence.
const (
	plain    = iota
	titled   // nearly every word is capitalized: a headline
	shouting // no letter in lower case
)

// run is a stretch of capitalized pieces.
type run struct{ first, last int32 }

// The place of a piece in a name of the lists.
const (
	placeFirst = iota
	placeInner
	placeLast
	placeOnly
)

// NewAnalysis returns an empty analysis.
func NewAnalysis(g *gazetteer.Gazetteer) *Analysis {
	a := &Analysis{names: g, sets: words(), table: make([]word, 0, roomy), forms: map[uint64]int32{}}
	a.clear()
	return a
}

// maxTable bounds the words that are kept from one document to the next; there
// is room for those of one more, which costs nothing before it is used.
const (
	maxTable = 1 << 15
	roomy    = maxTable + maxTable/8
)

func (a *Analysis) clear() {
	a.table = append(a.table[:0], word{})
	a.index.clear()
	clear(a.forms)
	a.seen = counts{capital: append(a.seen.capital[:0], wordCount{}), lower: append(a.seen.lower[:0], 0)}
}

// Load analyses a document. It reports whether the words of the documents
// before it were forgotten.
func (a *Analysis) Load(d *text.Document) (cleared bool) {
	if len(a.table) > maxTable {
		a.clear()
		cleared = true
	}
	a.Text = d.Text
	a.Pieces, a.Segments, a.words = a.Pieces[:0], a.Segments[:0], a.words[:0]
	a.sentences, a.listed, a.runs, a.runOf = a.sentences[:0], a.listed[:0], a.runs[:0], a.runOf[:0]
	a.seen.round++
	for _, s := range d.Sentences {
		a.cells(d, s)
	}
	a.sport = a.isSport()
	return cleared
}

// cells analyses what tabs part in a sentence as sentences of their own: no
// name goes from one cell of a table to the next.
func (a *Analysis) cells(d *text.Document, s text.Sentence) {
	if strings.IndexByte(d.Text[s.Start:s.End], '\t') < 0 {
		a.sentence(d, s)
		return
	}
	cell := s
	for i := s.First + 1; i < s.Last; i++ {
		if strings.IndexByte(d.Text[d.Tokens[i-1].End:d.Tokens[i].Start], '\t') >= 0 {
			cell.Last = i
			a.sentence(d, cell)
			cell.First = i
		}
	}
	cell.Last = s.Last
	a.sentence(d, cell)
}

func (a *Analysis) sentence(d *text.Document, s text.Sentence) {
	first := len(a.Pieces)
	a.Pieces = appendPieces(a.Pieces, d, s)
	last := len(a.Pieces)
	a.words, a.listed, a.runOf = extended(a.words, last), extended(a.listed, last), extended(a.runOf, last)
	clear(a.listed[first:])
	clear(a.runOf[first:])
	pieces, words := a.Pieces[first:], a.words[first:]
	caps := 0
	for i := range words {
		p := &pieces[i]
		w := a.lookup(p)
		p.traits = w.traits()
		if p.caps || p.Kind == text.Upper {
			caps++
		}
		if p.Kind == text.Lower {
			a.seen.lower[w.form] = a.seen.round
		}
		words[i] = w.index
	}
	a.sentences = append(a.sentences, sentence{first, last, plain})
	if caps == 0 {
		return
	}
	a.sentences[len(a.sentences)-1].style = a.style(pieces, caps)
	segments := len(a.Segments)
	a.findSegments(first, last)
	if len(a.Segments) > segments {
		a.findRuns(first, last)
		a.findListed(first, last)
	}
}

// lookup returns the slot of the piece's word, which may be new.
func (a *Analysis) lookup(p *Piece) *indexSlot {
	id := slotID(p)
	slot := a.index.find(id)
	if slot.index == 0 {
		slot = a.learn(p, id, slot)
	}
	return slot
}

// learn fills the slot of a new word.
func (a *Analysis) learn(p *Piece, id uint64, slot *indexSlot) *indexSlot {
	w := newWord(a.Text[p.Start:p.End], *p, a.names, a.sets)
	if a.NoClusters {
		w.fine, w.middle, w.coarse, w.known = 0, 0, 0, false
	}
	if a.NoLists {
		w.flags, w.longer = 0, false
	}
	form, known := a.forms[w.lower]
	if !known {
		form = int32(len(a.seen.capital))
		a.forms[w.lower] = form
		a.seen.capital = append(a.seen.capital, wordCount{})
		a.seen.lower = append(a.seen.lower, 0)
	}
	w.form = form
	a.table = append(a.table, w)
	return a.index.put(slot, indexSlot{id: id | w.traits.bits(), index: int32(len(a.table) - 1), form: form})
}

func (a *Analysis) word(i int) *word { return &a.table[a.words[i]] }

// style tells headlines and capitals from running text, by how many of the pieces
// have a capital.
func (a *Analysis) style(pieces []Piece, caps int) uint8 {
	lower := 0
	for i := range pieces {
		if p := &pieces[i]; p.Kind == text.Lower && p.End-p.Start > 3 && !p.stop && !p.caps {
			if lower++; 4*lower >= caps {
				return plain
			}
		}
	}
	upper, long := 0, false
	for i := range pieces {
		if p := &pieces[i]; p.Kind == text.Upper {
			upper++
			long = long || p.End-p.Start > 3
		}
	}
	switch {
	case lower == 0 && upper >= 2 && 3*upper >= 2*caps && long:
		return shouting
	case caps >= 4:
		return titled
	}
	return plain
}

// findRuns gathers capitalized pieces that stand together, with the hyphens
// and ampersands that tie them.
func (a *Analysis) findRuns(first, last int) {
	for i := first; i < last; i++ {
		p := &a.Pieces[i]
		if !p.caps || p.stop && p.Kind == text.Capitalized {
			continue
		}
		j := i + 1
		for j < last {
			if n := &a.Pieces[j]; n.caps && (!n.stop || n.Kind == text.Upper && n.End-n.Start > 2) {
				j++
			} else if j+1 < last && a.ties(j) && a.Pieces[j+1].caps {
				j += 2
			} else {
				break
			}
		}
		a.runs = append(a.runs, run{int32(i), int32(j)})
		for k := i; k < j; k++ {
			a.runOf[k] = int32(len(a.runs))
		}
		i = j - 1
	}
}

// ties reports whether piece i ties the capitalized pieces around it.
func (a *Analysis) ties(i int) bool {
	p := a.Pieces[i]
	if p.End-p.Start != 1 {
		return false
	}
	switch a.Text[p.Start] {
	case '&':
		return true
	case '-':
		return p.Glued
	}
	return false
}

// findListed marks the longest names of the gazetteer.
func (a *Analysis) findListed(first, last int) {
	for i := first; i < last; i++ {
		if p := &a.Pieces[i]; !p.caps && !p.lead {
			continue
		}
		w := a.word(i)
		k := gazetteer.Key(0).Add(w.hash)
		flags, longer := w.flags, w.longer
		n := 0
		var found gazetteer.Flags
		for j := i + 1; ; j++ {
			if flags != 0 {
				n, found = j-i, flags
			}
			if !longer || j == last {
				break
			}
			k = k.Add(a.word(j).hash)
			flags, longer = a.names.Lookup(k)
		}
		if n == 0 || !w.caps && n == 1 {
			continue
		}
		for j := i; j < i+n; j++ {
			place := uint32(placeInner)
			switch {
			case n == 1:
				place = placeOnly
			case j == i:
				place = placeFirst
			case j == i+n-1:
				place = placeLast
			}
			a.listed[j] = uint32(found)<<2 | place
		}
		i += n - 1
	}
}

// maxLink is the most pieces that may link two capitalized ones in a name.
const maxLink = 3

// findSegments marks the pieces that may be part of a name: those with a
// capital, the links between two of them, and words such as "al" before one.
func (a *Analysis) findSegments(first, last int) {
	sentence := len(a.sentences) - 1
	start := -1
	end := first // of the last piece with a capital in the segment, plus one
	flush := func() {
		for start >= 0 && start < end {
			stop := min(end, start+maxSegment)
			a.Segments = append(a.Segments, Segment{start, stop, sentence})
			start = stop
		}
		start = -1
	}
	for i := first; i < last; i++ {
		if !a.Pieces[i].caps || a.merelyFirst(i, first, last) {
			continue
		}
		a.count(i, first)
		from := i
		for from > first && from > end && a.leads(from-1) {
			from--
		}
		if start >= 0 && a.linked(end, from) {
			end = i + 1
		} else {
			flush()
			start, end = from, i+1
		}
		for end < last && a.trails(end) {
			end++
			i = end - 1
		}
	}
	flush()
}

// merelyFirst reports whether piece i is a function word or a month or day
// with no capital next to it: a capital that makes no name.
func (a *Analysis) merelyFirst(i, first, last int) bool {
	p := &a.Pieces[i]
	return p.stop && p.Kind == text.Capitalized && (i == first || !a.Pieces[i-1].caps) && (i+1 == last || !a.Pieces[i+1].caps)
}

// leads reports whether piece i may start a name before a capital: "al-",
// "von", or a number as in "10 Downing Street".
func (a *Analysis) leads(i int) bool {
	p := &a.Pieces[i]
	return p.lead || p.Kind == text.Number && p.End-p.Start < 5 || a.ties(i) && i > 0 && a.Pieces[i-1].lead
}

// trails reports whether piece i may end a name after a capital: a number,
// or a word such as "election".
func (a *Analysis) trails(i int) bool {
	p := &a.Pieces[i]
	return p.tail || p.Kind == text.Number && p.End-p.Start < 6 || p.Kind == text.Mixed && p.End-p.Start < 8 ||
		a.ties(i) && i+1 < len(a.Pieces) && a.Pieces[i+1].Glued && a.Pieces[i+1].Kind == text.Number
}

func (a *Analysis) linked(from, to int) bool {
	if to-from > maxLink {
		return false
	}
	for i := from; i < to; i++ {
		if !a.Pieces[i].link {
			return false
		}
	}
	return true
}

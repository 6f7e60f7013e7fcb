package tagger

import "slices"

// wordIndex finds a word in a table by its hash and kind.
type wordIndex struct {
	slots []indexSlot
	used  int
}

// indexSlot is kept small: memory is asked for one at every piece.
type indexSlot struct {
	id    uint64 // of hash and kind; the lowest bits are the traits
	index int32  // 0 is free
	form  int32
}

const traitBits = 5

// traitsOf has the traits of an id's lowest bits.
var traitsOf = func() (table [1 << traitBits]traits) {
	for i := range table {
		table[i] = traits{caps: i&1 != 0, stop: i&2 != 0, link: i&4 != 0, lead: i&8 != 0, tail: i&16 != 0}
	}
	return table
}()

func (t traits) bits() uint64 { return uint64(slices.Index(traitsOf[:], t)) }

func (s indexSlot) traits() traits { return traitsOf[s.id&(1<<traitBits-1)] }

// slotID is the id of a piece's word but for its traits.
func slotID(p *Piece) uint64 { return (p.hash ^ uint64(p.Kind)<<56) << traitBits }

func (x *wordIndex) clear() {
	if x.slots == nil {
		x.slots = make([]indexSlot, 1<<12)
	}
	clear(x.slots)
	x.used = 0
}

// find returns the slot of a word by its id, whose index is 0 where it is new.
func (x *wordIndex) find(id uint64) *indexSlot {
	slots := x.slots
	for i := id >> traitBits; ; i++ {
		s := &slots[i&uint64(len(slots)-1)]
		if s.index == 0 || (s.id^id)>>traitBits == 0 {
			return s
		}
	}
}

// put fills the slot of a new word and returns it, for it may move.
func (x *wordIndex) put(slot *indexSlot, s indexSlot) *indexSlot {
	*slot = s
	x.used++
	if 2*x.used < len(x.slots) {
		return slot
	}
	old := x.slots
	x.slots = make([]indexSlot, 2*len(old))
	for _, s := range old {
		if s.index != 0 {
			*x.find(s.id) = s
		}
	}
	return x.find(s.id)
}

// counts tells of each word of a document, by its form, how it stands there.
type counts struct {
	round   uint32 // number of the document
	capital []wordCount
	lower   []uint32 // the last document that has it in lower case
}

type wordCount struct {
	round  uint32    // the document that the rest is about
	middle bool      // it stands capitalized inside a sentence of running text
	number uint16    // how often it is capitalized
	votes  [5]uint16 // by type of the names that hold it in the first pass; the last: no name
	longer [4]uint16 // the same, of names of two pieces or more
}

// of returns the counts of a word; they are zero for a new one.
func (c *counts) of(form int32) *wordCount {
	s := &c.capital[form]
	if s.round != c.round {
		*s = wordCount{round: c.round}
	}
	return s
}

// get is of for reading: nil where the word has no counts.
func (c *counts) get(form int32) *wordCount {
	if s := &c.capital[form]; s.round == c.round {
		return s
	}
	return nil
}

// inLower reports whether the document has a word in lower case.
func (c *counts) inLower(form int32) bool { return c.lower[form] == c.round }

// count notes a capitalized piece of the sentence that starts at piece first.
func (a *Analysis) count(i, first int) {
	c := a.seen.of(a.word(i).form)
	c.number = min(c.number+1, 1000)
	if i > first && a.sentences[len(a.sentences)-1].style == plain && a.Text[a.Pieces[i-1].Start] != '"' {
		c.middle = true
	}
}

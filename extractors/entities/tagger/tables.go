package tagger

import "harrow/extractors/text"

// wordIndex finds a word in a table by its hash and kind.
type wordIndex struct {
	slots []indexSlot
	used  int
}

type indexSlot struct {
	id    uint64
	kind  text.Kind
	index int32 // 0 is free
}

func (x *wordIndex) clear() {
	if x.slots == nil {
		x.slots = make([]indexSlot, 1<<12)
	}
	clear(x.slots)
	x.used = 0
}

// find returns the slot of a piece's word, whose index is 0 where it is new.
func (x *wordIndex) find(p Piece) *indexSlot {
	mask := uint64(len(x.slots) - 1)
	for i := (p.Hash + uint64(p.Kind)) & mask; ; i = (i + 1) & mask {
		s := &x.slots[i]
		if s.index == 0 || s.id == p.Hash && s.kind == p.Kind {
			return s
		}
	}
}

// put gives a new word its index.
func (x *wordIndex) put(slot *indexSlot, p Piece, index int32) {
	*slot = indexSlot{p.Hash, p.Kind, index}
	x.used++
	if 2*x.used < len(x.slots) {
		return
	}
	old := x.slots
	x.slots = make([]indexSlot, 2*len(old))
	for _, s := range old {
		if s.index != 0 {
			*x.find(Piece{Hash: s.id, Kind: s.kind}) = s
		}
	}
}

// counts tells of each word of a document, by its lower-case hash, how it
// stands there.
type counts struct {
	slots []wordCount
	used  int
	round uint32
}

type wordCount struct {
	key    uint64
	round  uint32
	lower  bool      // it also stands in lower case
	middle bool      // it stands capitalized inside a sentence of running text
	number uint16    // how often it is capitalized
	votes  [5]uint16 // by type of the names that hold it in the first pass; the last: no name
	longer [4]uint16 // the same, of names of two pieces or more
}

func (c *counts) clear() {
	if c.slots == nil {
		c.slots = make([]wordCount, 1<<10)
	}
	c.round++
	c.used = 0
}

// of returns the counts of a word; they are zero for a new one.
func (c *counts) of(key uint64) *wordCount {
	mask := uint64(len(c.slots) - 1)
	for i := key & mask; ; i = (i + 1) & mask {
		s := &c.slots[i]
		if s.round == c.round && s.key == key {
			return s
		}
		if s.round != c.round {
			if 2*c.used >= len(c.slots) {
				c.grow()
				return c.of(key)
			}
			c.used++
			*s = wordCount{key: key, round: c.round}
			return s
		}
	}
}

// get is of for reading: nil where the word has no counts.
func (c *counts) get(key uint64) *wordCount {
	mask := uint64(len(c.slots) - 1)
	for i := key & mask; ; i = (i + 1) & mask {
		s := &c.slots[i]
		if s.round != c.round {
			return nil
		}
		if s.key == key {
			return s
		}
	}
}

func (c *counts) grow() {
	old := c.slots
	c.slots = make([]wordCount, 2*len(old))
	mask := uint64(len(c.slots) - 1)
	for _, s := range old {
		if s.round != c.round {
			continue
		}
		i := s.key & mask
		for c.slots[i].round == c.round {
			i = (i + 1) & mask
		}
		c.slots[i] = s
	}
}

// count notes a capitalized piece of the sentence that starts at piece first.
func (a *Analysis) count(i, first int) {
	w := a.word(i)
	c := a.seen.of(w.lower)
	c.number = min(c.number+1, 1000)
	if i > first && a.sentences[len(a.sentences)-1].style == plain && a.Text[a.Pieces[i-1].Start] != '"' {
		c.middle = true
	}
}

// countLower notes which of the capitalized words also stand in lower case.
func (a *Analysis) countLower() {
	for i := range a.Pieces {
		if a.Pieces[i].Kind == text.Lower {
			if c := a.seen.get(a.word(i).lower); c != nil {
				c.lower = true
			}
		}
	}
}

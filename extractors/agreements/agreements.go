// Package agreements extracts the rows of the agreements table: a row for each
// mention of a treaty, deal, contract, merger, ceasefire or joint statement,
// with its parties, status and what else the text says of it.
//
// A mention begins with a trigger word (triggers.go). The words around it are
// given roles (sentence.go), the predicate that governs the trigger gives the
// status (governor.go), the noun phrases around it the parties (parties.go,
// sides.go). Mentions of one agreement are then joined (chain.go): a later
// "the deal" has the parties and, where its clause is silent, the status of
// what went before. docs/agreements.md walks through one sentence.
package agreements

import (
	"sync"

	"harrow/extractors/text"
	"harrow/schema"
)

// Extractor is the agreements stage.
type Extractor struct {
	rooms sync.Pool
}

// New returns the stage.
func New() *Extractor {
	return &Extractor{rooms: sync.Pool{New: func() any { return new(room) }}}
}

// Extract implements the stage. It reads the rows of dates, amounts and
// entities.
func (x *Extractor) Extract(d *text.Document, rows *schema.Rows) {
	candidates := find(d)
	if len(candidates) == 0 {
		return
	}
	room := x.rooms.Get().(*room)
	r := newReader(d, rows, room)
	c := chain{r: r, own: r.contract(), out: room.readings[:0]}
	var m reading
	read := 0 // up to which byte
	for _, t := range candidates {
		if d.Tokens[t.token].Start < read {
			continue // "agreed to [merge]"
		}
		m = reading{}
		if r.mention(&m, t) && !m.generic() {
			c.add(&m)
			read = m.ws[m.last].end
		}
	}
	room.readings = c.out
	rows.Agreements = append(rows.Agreements, c.rows()...)
	x.rooms.Put(room)
}

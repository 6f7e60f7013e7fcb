// Package tagger finds the names of a document with a linear-chain
// conditional random field over hashed features (Lafferty, McCallum and
// Pereira 2001). It labels twice: the second time knowing what the first
// said of the same words elsewhere in the document (Krishnan and Manning
// 2006; Ratinov and Roth 2009).
//
// Only words with a capital, and what stands between them, can be part of a
// name, so most of a text is never scored; what a word contributes by itself
// is added up once a document and word.
package tagger

import (
	"harrow/extractors/entities/gazetteer"
	"harrow/extractors/text"
)

// Mention is a name in a document.
type Mention struct {
	Start, End  int // bytes
	First, Last int // its pieces are Pieces[First:Last]
	Type        int // see TypeName
	Confidence  float32
}

// Tagger labels documents, one at a time: it is not for concurrent use.
type Tagger struct {
	*Analysis
	model    *Model
	cached   [][2*window + 1]sums // of each word of the table, by offset
	ready    []uint8              // which offsets are
	scores   []sums               // of each piece of a segment
	labels   []Tag
	second   []Tag
	odds     []float32 // of each piece, the probability of its label
	features []uint64
	chain    chain
}

// New returns a tagger.
func New(m *Model, g *gazetteer.Gazetteer) *Tagger {
	return &Tagger{Analysis: NewAnalysis(g), model: m}
}

// Tag adds the names of a document to out, in text order.
func (t *Tagger) Tag(out []Mention, d *text.Document) []Mention {
	if t.Load(d) {
		t.cached, t.ready = t.cached[:0], t.ready[:0]
	}
	for len(t.cached) < len(t.table) {
		t.cached = append(t.cached, [2*window + 1]sums{})
		t.ready = append(t.ready, 0)
	}
	n := len(t.Pieces)
	t.labels, t.second = resized(t.labels, n), resized(t.second, n)
	t.scores, t.odds = resized(t.scores, n), resized(t.odds, n)
	clear(t.labels)
	for _, seg := range t.Segments {
		for i := seg.First; i < seg.Last; i++ {
			t.scores[i] = t.static(seg, i)
		}
		t.chain.decode(t.model, t.scores[seg.First:seg.Last], t.labels[seg.First:seg.Last])
	}
	t.CastVotes(t.labels)
	copy(t.second, t.labels)
	for _, seg := range t.Segments {
		for i := seg.First; i < seg.Last; i++ {
			t.features = t.VoteFeatures(t.features[:0], seg, i, t.labels)
			t.model.add(&t.scores[i], t.features)
		}
		c := &t.chain
		c.decode(t.model, t.scores[seg.First:seg.Last], t.second[seg.First:seg.Last])
		c.marginals(t.model, t.second[seg.First:seg.Last], t.odds[seg.First:seg.Last])
	}
	return t.mentions(out)
}

// static returns the scores that both passes share.
func (t *Tagger) static(seg Segment, i int) sums {
	s := t.sentences[seg.Sentence]
	var total sums
	for offset := -window; offset <= window; offset++ {
		w := int32(0)
		if j := i + offset; j >= s.first && j < s.last {
			w = t.words[j]
		}
		cell := &t.cached[w][offset+window]
		if bit := uint8(1) << (offset + window); t.ready[w]&bit == 0 {
			t.features = wordFeatures(t.features[:0], &t.table[w], offset)
			*cell = sums{}
			t.model.add(cell, t.features)
			t.ready[w] |= bit
		}
		total.plus(cell)
	}
	t.features = t.contextFeatures(t.features[:0], s, i)
	t.model.add(&total, t.features)
	return total
}

func (t *Tagger) mentions(out []Mention) []Mention {
	for _, seg := range t.Segments {
		for i := seg.First; i < seg.Last; i++ {
			tag := t.second[i]
			if tag == Outside {
				continue
			}
			m := Mention{Start: int(t.Pieces[i].Start), First: i, Type: tag.Type(), Confidence: t.odds[i]}
			for !t.second[i].Ends() && i+1 < seg.Last {
				i++
				m.Confidence = min(m.Confidence, t.odds[i])
			}
			m.End, m.Last = int(t.Pieces[i].End), i+1
			m.Confidence = t.model.calibrated(m.Confidence)
			out = append(out, m)
		}
	}
	return out
}

func resized[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n+n/4)[:n]
	}
	return s[:n]
}

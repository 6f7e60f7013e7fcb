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
	"slices"

	"harrow/extractors/entities/gazetteer"
	"harrow/extractors/text"
)

// Mention is a name in a document.
type Mention struct {
	Start, End  int // bytes
	First, Last int // its pieces are Pieces[First:Last]
	Type        int // see TypeName
	Key         gazetteer.Key
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
	sure     []bool    // of each segment, the first pass leaves no doubt
	features []uint64
	finder   finder
	ofPolls  ofPolls
	chain    chain
	bare     map[int32]bool // words of companies that stand without a possessive, once that is asked
}

// New returns a tagger.
func New(m *Model, g *gazetteer.Gazetteer) *Tagger {
	return &Tagger{Analysis: NewAnalysis(g), model: m, cached: make([][2*window + 1]sums, 0, roomy)}
}

// Tag adds the names of a document to out, in text order.
func (t *Tagger) Tag(out []Mention, d *text.Document) []Mention {
	if t.Load(d) {
		t.cached, t.ready = t.cached[:0], t.ready[:0]
	}
	if n := len(t.table) - len(t.ready); n > 0 {
		t.cached = append(t.cached, make([][2*window + 1]sums, n)...)
		t.ready = append(t.ready, make([]uint8, n)...)
	}
	n := len(t.Pieces)
	t.labels, t.second = resized(t.labels, n), resized(t.second, n)
	t.scores, t.odds = resized(t.scores, n), resized(t.odds, n)
	clear(t.labels)
	t.sure = resized(t.sure, len(t.Segments))
	for n, seg := range t.Segments {
		for i := seg.First; i < seg.Last; i++ {
			t.scores[i] = t.static(seg, i)
		}
		c, labels := &t.chain, t.labels[seg.First:seg.Last]
		c.decode(t.model, t.scores[seg.First:seg.Last], labels)
		t.sure[n] = len(labels) == 1 && c.certain(t.model, labels[0])
		if t.sure[n] {
			c.marginals(t.model, labels, t.odds[seg.First:seg.Last])
		}
	}
	t.CastVotes(t.labels)
	copy(t.second, t.labels)
	for n, seg := range t.Segments {
		if t.sure[n] {
			continue
		}
		for i := seg.First; i < seg.Last; i++ {
			t.addVotes(&t.scores[i], t.sentences[seg.Sentence], i)
		}
		c := &t.chain
		c.decode(t.model, t.scores[seg.First:seg.Last], t.second[seg.First:seg.Last])
		if slices.ContainsFunc(t.second[seg.First:seg.Last], func(l Tag) bool { return l != Outside }) {
			c.marginals(t.model, t.second[seg.First:seg.Last], t.odds[seg.First:seg.Last])
		}
	}
	return t.mentions(out)
}

// static returns the scores that both passes share.
func (t *Tagger) static(seg Segment, i int) sums {
	s := t.sentences[seg.Sentence]
	total := noSums
	for offset := -window; offset <= window; offset++ {
		w := int32(0)
		if j := i + offset; j >= s.first && j < s.last {
			w = t.words[j]
		}
		cell := &t.cached[w][offset+window]
		if bit := uint8(1) << (offset + window); t.ready[w]&bit == 0 {
			t.sumUp(cell, wordFeatures(t.features[:0], &t.table[w], offset))
			t.ready[w] |= bit
		}
		total.plus(cell)
	}
	t.features = t.contextFeatures(t.features[:0], s, i)
	t.model.table.add(&total, t.features, &t.finder)
	return total
}

// sumUp gives the weights of features added up, and keeps the room of these.
func (t *Tagger) sumUp(sum *sums, features []uint64) {
	*sum = noSums
	t.model.table.add(sum, features, &t.finder)
	t.features = features
}

// ruled is the probability that is given to names which no label but the
// conventions made.
const ruled = 0.85

func (t *Tagger) mentions(out []Mention) []Mention {
	t.bare = nil
	done := 0 // pieces before it are part of a name
	for _, seg := range t.Segments {
		from := len(out)
		for i := max(seg.First, done); i < seg.Last; i++ {
			j := i + 1
			if end := t.house(i, seg); end > i {
				out = append(out, t.mention(TypeNamed("ORG"), i, end, ruled))
				i, done = end-1, end
				continue
			}
			if end := t.encounter(i, seg.Last); end > i {
				out = append(out, t.mention(TypeNamed("MISC"), i, end, ruled))
				i, done = end-1, end
				continue
			}
			if t.second[i] == Outside {
				typ := TypeNamed("MISC")
				n := t.IsDemonym(i, seg.Last)
				if n == 0 && t.tied(i, seg) {
					n, typ = 1, t.typeOfState(i)
				} else if n == 0 {
					n, typ = t.office(i, seg.Last), TypeNamed("LOC")
				}
				if n == 0 {
					n, typ = t.people(i, seg.Last), TypeNamed("MISC")
				}
				if n == 0 {
					n, typ = t.body(i, seg.Last), TypeNamed("ORG")
				}
				if n == 0 {
					n, typ = t.incumbent(i, t.sentences[seg.Sentence].first, seg.Last), TypeNamed("PERSON")
				}
				if n > 0 && t.free(i, i+n) {
					out = append(out, t.mention(typ, i, i+n, ruled))
					i += n - 1
				}
				continue
			}
			odds := t.odds[i]
			for ; j < seg.Last && !t.second[j-1].Ends(); j++ {
				odds = min(odds, t.odds[j])
			}
			typ := t.second[i].Type()
			if whole := max(t.whole(i, j, seg.Last), t.company(j, seg.Last)); whole > j {
				typ, j = TypeNamed("ORG"), whole
			} else if types[typ] == "LOC" {
				j = t.site(i, j, t.sentences[seg.Sentence].last)
			}
			j, typ = t.grown(typ, i, j, seg)
			out = t.settled(out, typ, t.compound(i, seg, out), j, odds, t.sentences[seg.Sentence].first)
			i = j - 1
			done = j
		}
		out = append(out[:from], t.join(out[from:], seg)...)
	}
	t.metonyms(out)
	return t.digest(t.results(out))
}

// settled adds a name as the conventions have it, which may make several. Its
// sentence opens with the piece opening.
func (t *Tagger) settled(out []Mention, typ, first, last int, odds float32, opening int) []Mention {
	if n := t.listing(first, last); n > 0 {
		out = t.settled(out, typ, first, first+n, odds, opening)
		return t.settled(out, typ, first+n+1, last, odds, opening)
	}
	if name := t.portfolio(first, last); name > first {
		if name == last {
			return out
		}
		typ, first = TypeNamed("PERSON"), name
	}
	if first, last = t.headless(first, last, opening); first >= last || t.opens(first, last, opening) || t.priced(first, last) || t.common(typ, first, last, odds) {
		return out
	}
	end := last
	first, last = t.cut(typ, first, last, opening)
	if holder := t.holder(last, end); holder < end {
		out = t.settled(out, typ, first, last, odds, opening)
		typ, first, last = TypeNamed("PERSON"), holder, end
	}
	if n := t.parts(first, last); n > 1 && first+2*n-1 == last {
		for i := first; i < last; i += 2 {
			out = append(out, t.mention(t.typeOfState(i), i, i+1, ruled))
		}
		return out
	}
	if n := t.owner(typ, first, last); n > 0 {
		out = append(out, t.mention(t.typeOfState(first), first, first+n, ruled))
		first += n
		if t.possessive(first) {
			first++
		}
	}
	if n := t.compatriot(typ, first, last); n > 0 {
		out = append(out, t.mention(stateType(t.flagsOf(first, first+n)), first, first+n, ruled))
		first, typ = first+n, TypeNamed("PERSON")
	}
	first, last = t.Trim(typ, first, last)
	if len(out) > 0 {
		opening = max(opening, out[len(out)-1].Last)
	}
	switch types[typ] {
	case "PERSON":
		first = t.given(t.surnamed(first, opening), last, opening)
	case "ORG", "LOC":
		if types[typ] == "ORG" {
			first = t.banked(t.formed(first, last, opening), opening)
		}
		first = t.placed(first, opening)
	}
	m := t.mention(t.settle(typ, first, last), first, last, odds)
	if types[typ] == "PERSON" && last-first > 1 && t.Text[m.End-1] == '.' && t.titled(last-1, isBareTitle) {
		m.End-- // the sentence ends there: "they met Lo Sen."
	}
	return append(out, m)
}

// tied reports whether piece i is a state that a hyphen ties to another one.
func (t *Tagger) tied(i int, seg Segment) bool {
	return t.state(i) && (t.listed[i] == 0 || t.listed[i]&3 == placeOnly) &&
		(i+2 < seg.Last && t.hyphen(i+1) && t.state(i+2) || i-2 >= seg.First && t.hyphen(i-1) && t.state(i-2))
}

func (t *Tagger) mention(typ, first, last int, odds float32) Mention {
	return Mention{Start: int(t.Pieces[first].Start), End: int(t.Pieces[last-1].End), First: first, Last: last,
		Type: typ, Key: t.key(first, last), Confidence: t.model.calibrated(odds)}
}

// free reports whether no name of the tagger lies on the pieces.
func (t *Tagger) free(first, last int) bool {
	return !slices.ContainsFunc(t.second[first:last], func(l Tag) bool { return l != Outside })
}

// extended returns a slice of n, the first of which are as they were.
func extended[T any](s []T, n int) []T { return slices.Grow(s, n-len(s))[:n] }

func resized[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n+n/4)[:n]
	}
	return s[:n]
}

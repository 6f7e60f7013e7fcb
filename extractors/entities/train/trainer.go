package main

import (
	"log"
	"math/rand/v2"
	"slices"

	"harrow/extractors/entities/gazetteer"
	"harrow/extractors/entities/tagger"
)

// What the cross-fit figures chose.
const (
	passes        = 2    // over the data; more learn the corpora rather than names
	snapshots     = 8    // of the weights in the last pass of a run, which leaves their mean
	runs          = 5    // of the training, in orders of their own; the weights are their mean
	folds         = 3    // parts of the cross-fit of the votes
	rate          = 0.2  // of AdaGrad
	decay         = 1e-4 // of the weights (L2), a step
	dropout       = 0.2  // share of the features left out of a step
	wordDropout   = 0.15 // share of the words left out of a step
	doubted       = 0.9  // probability of a name from which on it may be one that the labels lack
	leastCount    = 2    // occurrences of a feature that is learned
	leastWeight   = 0.15 // a feature whose weights are all smaller is left out of the file
	wireDocuments = 950  // made-up newswire
	reports       = 350  // of them, on one thing each
)

// choices are the seed and what an ablation leaves out.
type choices struct {
	seed    uint64
	without []string
}

// ablations are what can be left out: kinds of text, the second pass, the
// doubt of missing labels, the mean of several runs, the dropout of words and
// what features are made of.
var ablations = []string{"tweets", "votes", "capitals", "wire", "exchange", "doubt", "average", "words", "clusters", "lists"}

func (c choices) with(name string) bool { return !slices.Contains(c.without, name) }

// blind takes what is left out from an analysis.
func (c choices) blind(a *tagger.Analysis) *tagger.Analysis {
	a.NoClusters, a.NoLists = !c.with("clusters"), !c.with("lists")
	return a
}

type trainer struct {
	choices
	docs        []document
	ids         map[uint64]uint32 // of features
	features    []uint64          // by id
	analysis    *tagger.Analysis
	examples    []example
	reliability reliability
}

func newTrainer(c choices, docs []document) *trainer {
	t := &trainer{choices: c, ids: map[uint64]uint32{}, analysis: c.blind(tagger.NewAnalysis(gazetteer.Default()))}
	rng := rand.New(rand.NewPCG(c.seed, 0))
	pool := newNamePool(docs)
	for i := range docs {
		d := &docs[i]
		if tweets := d.corpus == "btc" || d.corpus == "wnut17"; tweets && !c.with("tweets") {
			continue
		}
		t.docs = append(t.docs, *d)
		if c.with("capitals") && d.edited {
			t.docs = append(t.docs, shout(d, rng)...)
		}
		if c.with("exchange") && d.edited && rng.Float64() < exchanges {
			t.docs = append(t.docs, pool.exchange(d, rng))
		}
	}
	if c.with("wire") {
		t.docs = append(t.docs, wire(wireDocuments, rng)...)
	}
	t.makeExamples()
	log.Printf("%d documents, %d segments, %d features", len(t.docs), len(t.examples), len(t.ids))
	return t
}

func (t *trainer) makeExamples() {
	a := t.analysis
	counts := map[uint64]uint32{}
	var buf, words []uint64
	for i := range t.docs {
		a.Load(t.docs[i].parsed)
		for _, seg := range a.Segments {
			for p := seg.First; p < seg.Last; p++ {
				buf = a.StaticFeatures(buf[:0], seg, p)
				for _, f := range buf {
					counts[f]++
				}
			}
		}
	}
	for i := range t.docs {
		a.Load(t.docs[i].parsed)
		sets := allowed(a, &t.docs[i])
		for _, seg := range a.Segments {
			x := example{document: i, allowed: slices.Clone(sets[seg.First:seg.Last])}
			for p := seg.First; p < seg.Last; p++ {
				buf = a.StaticFeatures(buf[:0], seg, p)
				words = a.WordOnly(words[:0], seg, p)
				for _, f := range buf {
					if counts[f] < leastCount {
						continue
					}
					id := t.id(f)
					if slices.Contains(words, f) {
						id |= ofWord
					}
					x.features = append(x.features, id)
				}
				x.ends = append(x.ends, len(x.features))
			}
			t.examples = append(t.examples, x)
		}
	}
}

func (t *trainer) id(f uint64) uint32 {
	id, ok := t.ids[f]
	if !ok {
		id = uint32(len(t.ids))
		t.ids[f] = id
		t.features = append(t.features, f)
	}
	return id
}

// train returns the model file.
func (t *trainer) train() []byte {
	t.crossFit()
	m := t.fit(-1, passes, 0, t.with("votes"))
	if t.with("average") {
		var mean average
		mean.add(m)
		for run := range runs - 1 {
			mean.add(t.fit(-1, passes, run+1, t.with("votes")))
		}
		mean.set(m)
	}
	return t.marshal(m)
}

// fold is the part of the cross-fit that a document belongs to.
func fold(document int) int { return document % folds }

// crossFit gives each example the votes of a model that has not seen its
// document, as the second pass will meet them. What these models say also
// calibrates the confidence.
func (t *trainer) crossFit() {
	for f := range folds {
		m := t.fit(f, 1, 0, false)
		next := 0
		for d := range t.docs {
			first := next
			for next < len(t.examples) && t.examples[next].document == d {
				next++
			}
			if fold(d) == f {
				t.vote(m, &t.docs[d], t.examples[first:next])
			}
		}
	}
}

// vote adds the vote features to the examples of a document.
func (t *trainer) vote(m *learner, d *document, examples []example) {
	a := t.analysis
	a.Load(d.parsed)
	labels := make([]tagger.Tag, len(a.Pieces))
	for n, seg := range a.Segments {
		x, part := &examples[n], labels[seg.First:seg.Last]
		m.decode(x, part)
		odds := m.marginals(part)
		if d.edited {
			t.reliability.add(odds, part, x.allowed)
		}
		if incomplete[d.corpus] && t.with("doubt") {
			doubt(part, odds, x.allowed)
		}
	}
	a.CastVotes(labels)
	var buf []uint64
	for n, seg := range a.Segments {
		x := &examples[n]
		for p := seg.First; p < seg.Last; p++ {
			buf = a.VoteFeatures(buf[:0], seg, p, labels)
			for _, f := range buf {
				x.votes = append(x.votes, t.id(f))
			}
			x.voteEnds = append(x.voteEnds, len(x.votes))
		}
	}
}

// fit trains on the examples outside of a fold. With votes, half of the
// steps see them: one model serves both passes.
func (t *trainer) fit(without, passes, run int, votes bool) *learner {
	rng := rand.New(rand.NewPCG(t.seed+1000*uint64(run), uint64(without+2)))
	var order []int
	for i := range t.examples {
		if without < 0 || fold(t.examples[i].document) != without {
			order = append(order, i)
		}
	}
	m := newLearner(len(t.ids), rng)
	if !t.with("words") {
		m.wordDropout = 0
	}
	loss := 0.0
	var mean average
	for pass := range passes {
		rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		loss = 0
		for n, i := range order {
			loss += m.learn(&t.examples[i], votes && rng.IntN(2) == 0)
			if pass == passes-1 && (n+1)*snapshots/len(order) > n*snapshots/len(order) {
				mean.add(m)
			}
		}
	}
	if mean.number > 0 && t.with("average") {
		mean.set(m)
	}
	log.Printf("trained on %d segments, loss %.4f", len(order), loss/float64(max(1, len(order))))
	return m
}

// marshal returns the model file without the features of little weight.
func (t *trainer) marshal(m *learner) []byte {
	w := tagger.Weights{Features: map[uint64][tags]float32{}, Calibration: t.reliability.calibration()}
	for a := range tags {
		for b := range tags {
			w.Moves[a][b] = m.moves[a][b].w
		}
	}
	for id, f := range t.features {
		var row [tags]float32
		most := float32(0)
		for k := range row {
			row[k] = m.weights[id*tags+k].w
			most = max(most, row[k]-row[0], row[0]-row[k])
		}
		if most >= leastWeight {
			w.Features[f] = row
		}
	}
	log.Printf("%d of %d features kept", len(w.Features), len(t.features))
	return w.Marshal()
}

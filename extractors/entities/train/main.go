// Command train learns the model of the entities stage from labelled text.
package main

import (
	"flag"
	"fmt"
	"log"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"time"

	"harrow/extractors/entities/gazetteer"
	"harrow/extractors/entities/tagger"
)

type options struct {
	gold     string
	holdout  string
	out      string
	prune    float64
	half     bool
	errors   int
	drop     float64
	average  bool
	separate bool
	epochs   int
	folds    int
	rate     float64
	decay    float64
	least    int
	seed     uint64
}

func main() {
	log.SetFlags(0)
	var o options
	flag.StringVar(&o.gold, "gold", "", "folder with entities-*.jsonl[.gz]")
	flag.StringVar(&o.holdout, "holdout", "", "prefixes of the ids to measure on, by commas")
	flag.StringVar(&o.out, "out", "", "model file to write")
	flag.Float64Var(&o.prune, "prune", 0.05, "leave out features whose weights are all smaller")
	flag.BoolVar(&o.half, "half", false, "hold out every other document only")
	flag.Float64Var(&o.drop, "drop", 0, "dropout")
	flag.BoolVar(&o.average, "average", false, "average")
	flag.BoolVar(&o.separate, "separate", false, "separate")
	flag.IntVar(&o.errors, "errors", 0, "list errors")
	flag.IntVar(&o.epochs, "epochs", 6, "passes over the data")
	flag.IntVar(&o.folds, "folds", 2, "parts for the cross-fit of the votes; 0: no votes")
	flag.Float64Var(&o.rate, "rate", 0.2, "AdaGrad rate")
	flag.Float64Var(&o.decay, "decay", 1e-4, "L2")
	flag.IntVar(&o.least, "least", 2, "least count of a feature")
	flag.Uint64Var(&o.seed, "seed", 1, "seed")
	ws := flag.String("weights", "", "corpus weights")
	flag.Parse()
	parseWeights(*ws)
	docs, err := readGold(o.gold)
	if err != nil {
		log.Fatalf("train: %v", err)
	}
	start := time.Now()
	var training, held []document
	number := map[string]int{}
	for _, d := range docs {
		in := o.holdout != "" && slices.ContainsFunc(strings.Split(o.holdout, ","), func(p string) bool { return strings.HasPrefix(d.ID, p) })
		if in {
			number[d.corpus]++
			in = !o.half || number[d.corpus]%2 == 0
		}
		if in {
			held = append(held, d)
		} else {
			training = append(training, d)
		}
	}
	t := newTrainer(o, training)
	log.Printf("%d documents, %d segments, %d features, %.0fs", len(training), len(t.examples), len(t.ids), time.Since(start).Seconds())
	t.train()
	if o.out != "" {
		if err := os.WriteFile(o.out, t.marshal(), 0o644); err != nil {
			log.Fatalf("train: %v", err)
		}
	}
	log.Printf("trained %.0fs", time.Since(start).Seconds())
	if o.holdout != "" {
		for _, p := range strings.Split(o.holdout, ",") {
			var part []document
			for _, d := range held {
				if strings.HasPrefix(d.ID, p) {
					part = append(part, d)
				}
			}
			t.report(p, part)
		}
		t.report("ALL", held)
	}
}

type trainer struct {
	options
	docs         []document
	ids          map[uint64]uint32
	features     []uint64 // by id
	analysis     *tagger.Analysis
	examples     []example
	model, first *learner
}

var weights = map[string]float32{}

func parseWeights(s string) {
	for _, f := range strings.Split(s, ",") {
		if c, w, ok := strings.Cut(f, "="); ok {
			var v float32
			fmt.Sscan(w, &v)
			weights[c] = v
		}
	}
}

func newTrainer(o options, docs []document) *trainer {
	t := &trainer{options: o, docs: docs, ids: map[uint64]uint32{}, analysis: tagger.NewAnalysis(gazetteer.Default())}
	counts := map[uint64]uint32{}
	var buf []uint64
	for i := range docs {
		a := t.analysis
		a.Load(docs[i].parsed)
		for _, seg := range a.Segments {
			for p := seg.First; p < seg.Last; p++ {
				buf = a.StaticFeatures(buf[:0], seg, p)
				for _, f := range buf {
					counts[f]++
				}
			}
		}
	}
	for i := range docs {
		a := t.analysis
		a.Load(docs[i].parsed)
		sets := allowed(a, &docs[i])
		for _, seg := range a.Segments {
			x := example{document: int32(i), weight: 1, allowed: slices.Clone(sets[seg.First:seg.Last])}
			if w, ok := weights[docs[i].corpus]; ok {
				x.weight = w
			}
			for p := seg.First; p < seg.Last; p++ {
				buf = a.StaticFeatures(buf[:0], seg, p)
				for _, f := range buf {
					if int(counts[f]) >= o.least {
						x.features = append(x.features, t.id(f))
					}
				}
				x.ends = append(x.ends, uint32(len(x.features)))
			}
			t.examples = append(t.examples, x)
		}
	}
	return t
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

// lookup turns features into ids, leaving out those not trained.
func (t *trainer) lookup(out []uint32, features []uint64) []uint32 {
	for _, f := range features {
		if id, ok := t.ids[f]; ok {
			out = append(out, id)
		}
	}
	return out
}

func (t *trainer) train() {
	if t.folds > 1 {
		t.crossFit()
	}
	t.model = t.fit(-1, t.epochs, t.folds > 1)
	t.first = t.model
	if t.separate {
		t.first = t.fit(-1, t.epochs, false)
	}
}

// fold is the part of the cross-fit that a document belongs to.
func (t *trainer) fold(doc int32) int { return int(doc) % t.folds }

// crossFit gives each example the votes of a model that has not seen its
// document.
func (t *trainer) crossFit() {
	for fold := range t.folds {
		m := t.fit(fold, max(2, t.epochs/2), false)
		next := 0
		for d := range t.docs {
			first := next
			for next < len(t.examples) && t.examples[next].document == int32(d) {
				next++
			}
			if t.fold(int32(d)) == fold {
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
		copy(labels[seg.First:seg.Last], m.decode(&examples[n], false, nil))
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
			x.voteEnds = append(x.voteEnds, uint32(len(x.votes)))
		}
	}
}

// fit trains on the examples outside of a fold.
func (t *trainer) fit(without int, epochs int, votes bool) *learner {
	rng := rand.New(rand.NewPCG(t.seed, uint64(without+2)))
	var order []int
	for i := range t.examples {
		if without < 0 || t.fold(t.examples[i].document) != without {
			order = append(order, i)
		}
	}
	m := newLearner(len(t.ids), float32(t.rate), float32(t.decay))
	m.drop, m.rng = float32(t.drop), rng
	var sum []float32
	var taken float32
	for epoch := range epochs {
		rng.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		loss := 0.0
		start := time.Now()
		for _, i := range order {
			loss += m.learn(&t.examples[i], votes && (t.separate || rng.IntN(2) == 0))
		}
		if t.average && epoch >= epochs/2 {
			if sum == nil {
				sum = make([]float32, len(m.weights))
			}
			for i := range sum {
				sum[i] += m.weights[i].w
			}
			taken++
		}
		log.Printf("fold %d epoch %d loss %.4f %.1fs", without, epoch, loss/float64(len(order)), time.Since(start).Seconds())
	}
	for i := range sum {
		m.weights[i].w = sum[i] / taken
	}
	return m
}

// tag returns the spans of a document.
func (t *trainer) tag(d *document, votes bool) []span {
	a := t.analysis
	a.Load(d.parsed)
	labels := make([]tagger.Tag, len(a.Pieces))
	examples := make([]example, len(a.Segments))
	var buf []uint64
	for n, seg := range a.Segments {
		x := &examples[n]
		for p := seg.First; p < seg.Last; p++ {
			buf = a.StaticFeatures(buf[:0], seg, p)
			x.features = t.lookup(x.features, buf)
			x.ends = append(x.ends, uint32(len(x.features)))
		}
		copy(labels[seg.First:seg.Last], t.first.decode(x, false, nil))
	}
	if votes {
		a.CastVotes(labels)
		second := slices.Clone(labels)
		for n, seg := range a.Segments {
			x := &examples[n]
			for p := seg.First; p < seg.Last; p++ {
				buf = a.VoteFeatures(buf[:0], seg, p, labels)
				x.votes = t.lookup(x.votes, buf)
				x.voteEnds = append(x.voteEnds, uint32(len(x.votes)))
			}
			copy(second[seg.First:seg.Last], t.model.decode(x, true, nil))
		}
		labels = second
	}
	var out []span
	for i := 0; i < len(labels); i++ {
		if labels[i] == tagger.Outside {
			continue
		}
		j := i
		for !labels[j].Ends() {
			j++
		}
		out = append(out, span{int(a.Pieces[i].Start), int(a.Pieces[j].End), tagger.TypeName(labels[i].Type())})
		i = j
	}
	return out
}

func (t *trainer) report(name string, docs []document) {
	for _, votes := range []bool{false, true} {
		if votes && t.folds < 2 {
			continue
		}
		right, system, gold := map[string]int{}, map[string]int{}, map[string]int{}
		for i := range docs {
			found := map[span]bool{}
			golds := map[span]bool{}
			for _, g := range docs[i].Gold {
				golds[g] = true
			}
			for _, s := range t.tag(&docs[i], votes) {
				found[s] = true
				system[s.Label]++
				if votes && t.errors > 0 && !golds[s] {
					t.show("+", &docs[i], s)
				}
			}
			for _, g := range docs[i].Gold {
				gold[g.Label]++
				if found[g] {
					right[g.Label]++
				} else if votes && t.errors > 0 {
					t.show("-", &docs[i], g)
				}
			}
		}
		var r, s, g int
		line := ""
		for _, l := range []string{"PERSON", "ORG", "LOC", "MISC"} {
			if l != "MISC" {
				r, s, g = r+right[l], s+system[l], g+gold[l]
			}
			line += fmt.Sprintf(" %s %.1f", l, f1(right[l], system[l], gold[l]))
		}
		log.Printf("%-20s votes=%-5v F1 %.2f P %.1f R %.1f |%s", name, votes, f1(r, s, g), 100*float64(r)/float64(max(s, 1)), 100*float64(r)/float64(max(g, 1)), line)
	}
}

func f1(right, system, gold int) float64 {
	if system+gold == 0 {
		return 0
	}
	return 200 * float64(right) / float64(system+gold)
}

// marshal returns the model file without the features of little weight.
func (t *trainer) marshal() []byte {
	w := tagger.Weights{Features: map[uint64][tags]float32{}}
	for a := range tags {
		for b := range tags {
			w.Moves[a][b] = t.model.moves[a][b].w
		}
	}
	for i := range w.Calibration {
		w.Calibration[i] = (float32(i) + 0.5) / float32(len(w.Calibration))
	}
	var order []uint64
	for id, f := range t.features {
		var row [tags]float32
		most := float32(0)
		for k := range row {
			row[k] = t.model.weights[id*tags+k].w
			most = max(most, row[k]-t.model.weights[id*tags].w, t.model.weights[id*tags].w-row[k])
		}
		if float64(most) >= t.prune {
			w.Features[f] = row
			order = append(order, f)
		}
	}
	log.Printf("%d of %d features kept", len(order), len(t.features))
	return w.Marshal(order)
}

func (t *trainer) show(sign string, d *document, s span) {
	fmt.Printf("%s %s %-6s %s [[%s]] %s\n", sign, d.ID, s.Label, strings.ReplaceAll(d.Text[max(0, s.Start-40):s.Start], "\n", "/"), d.Text[s.Start:s.End], strings.ReplaceAll(d.Text[s.End:min(len(d.Text), s.End+40)], "\n", "/"))
}

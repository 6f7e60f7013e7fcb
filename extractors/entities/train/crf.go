package main

import (
	"math"
	"math/rand/v2"

	"harrow/extractors/entities/tagger"
)

const tags = tagger.Tags

// learner is a linear-chain conditional random field with AdaGrad steps
// (Lafferty, McCallum and Pereira 2001; Duchi, Hazan and Singer 2011).
type learner struct {
	weights []cell // of each feature and tag
	moves   [tags][tags]cell
	rng     *rand.Rand

	wordDropout float32

	// Scratch space of one example.
	active   []uint32 // the features that take part
	ends     []int
	scores   [][tags]float32
	alpha    [][tags]float64
	beta     [][tags]float64
	marginal [][tags]float64
	gradient [][tags]float64
	norm     []float64
	emission [][tags]float64 // exponentials of the scores, relative to the highest
	top      []float64       // the highest
	move     [tags][tags]float64
	expected [tags][tags]float64
	open     [tags]int
}

// cell is a weight and the sum of the squares of its gradients.
type cell struct{ w, g float32 }

func newLearner(features int, rng *rand.Rand) *learner {
	return &learner{weights: make([]cell, features*tags), rng: rng, wordDropout: wordDropout}
}

// average is the mean of weights at several times, of a run and of several runs.
type average struct {
	number  float32
	weights []float32
	moves   [tags][tags]float32
}

func (a *average) add(l *learner) {
	if a.weights == nil {
		a.weights = make([]float32, len(l.weights))
	}
	a.number++
	for i := range l.weights {
		a.weights[i] += l.weights[i].w
	}
	for i := range l.moves {
		for j := range l.moves[i] {
			a.moves[i][j] += l.moves[i][j].w
		}
	}
}

// set gives a learner the mean.
func (a *average) set(l *learner) {
	for i := range l.weights {
		l.weights[i].w = a.weights[i] / a.number
	}
	for i := range l.moves {
		for j := range l.moves[i] {
			l.moves[i][j].w = a.moves[i][j] / a.number
		}
	}
}

// activate gathers the features of an example that take part in a step. Where
// some are dropped, all that name the word itself are dropped now and then, so
// that the weights of its surroundings are learned too (Sutton, Sindelar and
// McCallum 2006).
func (l *learner) activate(x *example, votes bool, drop float32) {
	l.active, l.ends = l.active[:0], l.ends[:0]
	static, vote := 0, 0
	limit := uint32(drop * (1 << 32))
	for i := range x.ends {
		nameless := drop > 0 && l.rng.Float32() < l.wordDropout
		for _, f := range x.features[static:x.ends[i]] {
			if f&ofWord != 0 && nameless {
				continue
			}
			if drop == 0 || l.rng.Uint32() >= limit {
				l.active = append(l.active, f&^ofWord)
			}
		}
		static = x.ends[i]
		if votes && len(x.voteEnds) > 0 {
			for _, f := range x.votes[vote:x.voteEnds[i]] {
				if drop == 0 || l.rng.Uint32() >= limit {
					l.active = append(l.active, f)
				}
			}
			vote = x.voteEnds[i]
		}
		l.ends = append(l.ends, len(l.active))
	}
}

// at returns the active features of piece i.
func (l *learner) at(i int) []uint32 {
	if i == 0 {
		return l.active[:l.ends[0]]
	}
	return l.active[l.ends[i-1]:l.ends[i]]
}

// score computes the emission scores of an example.
func (l *learner) score(x *example, votes bool, drop float32) {
	n := len(x.ends)
	for len(l.scores) < n {
		l.scores = append(l.scores, [tags]float32{})
		l.alpha = append(l.alpha, [tags]float64{})
		l.beta = append(l.beta, [tags]float64{})
		l.marginal = append(l.marginal, [tags]float64{})
		l.gradient = append(l.gradient, [tags]float64{})
		l.norm = append(l.norm, 0)
		l.emission = append(l.emission, [tags]float64{})
		l.top = append(l.top, 0)
	}
	l.activate(x, votes, drop)
	for i := range n {
		s := [tags]float32{}
		for _, f := range l.at(i) {
			row := (*[tags]cell)(l.weights[int(f)*tags:])
			for t := range s {
				s[t] += row[t].w
			}
		}
		for t := range s {
			l.scores[i][t] = s[t] / (1 - drop)
		}
	}
}

// pairs are the tags that may follow each other; a segment is surrounded by
// Outside.
var pairs = func() (out [][2]int) {
	for a := range tags {
		for b := range tags {
			if tagger.Tag(b).Follows(tagger.Tag(a)) {
				out = append(out, [2]int{a, b})
			}
		}
	}
	return out
}()

// prepare computes the exponentials of the moves and of the scores of n
// pieces.
func (l *learner) prepare(n int) {
	for _, p := range pairs {
		if n > 1 || p[0] == 0 || p[1] == 0 {
			l.move[p[0]][p[1]] = math.Exp(float64(l.moves[p[0]][p[1]].w))
		}
	}
	for i := range n {
		s, e := &l.scores[i], &l.emission[i]
		top := s[0]
		for _, v := range s {
			top = max(top, v)
		}
		l.top[i] = float64(top)
		for t, v := range s {
			if n == 1 && !tagger.Tag(t).Ends() {
				continue
			}
			e[t] = math.Exp(float64(v - top))
		}
	}
}

// alone is forwardBackward for one piece.
func (l *learner) alone(allowed []tagSet, sign float64) float64 {
	var p [tags]float64
	sum := 0.0
	for t := range p {
		if tagger.Tag(t).Ends() && tagger.Tag(t).Starts() && (allowed == nil || allowed[0].has(t)) {
			p[t] = l.move[0][t] * l.emission[0][t] * l.move[t][0]
			sum += p[t]
		}
	}
	if sum == 0 {
		return math.Inf(-1)
	}
	for t := range p {
		v := p[t] / sum
		l.marginal[0][t] = v
		l.gradient[0][t] += sign * v
		l.expected[0][t] += sign * v
		l.expected[t][0] += sign * v
	}
	return l.top[0] + math.Log(sum)
}

// forwardBackward adds sign times the expected tags and moves to the
// gradient, of the paths that the sets allow. It returns the logarithm of
// their weight.
func (l *learner) forwardBackward(n int, allowed []tagSet, sign float64) float64 {
	if n == 1 {
		return l.alone(allowed, sign)
	}
	move := &l.move
	logZ := 0.0
	for i := range n {
		logZ += l.top[i]
		emit := &l.emission[i]
		a := &l.alpha[i]
		*a = [tags]float64{}
		if i == 0 {
			for t := range tags {
				a[t] = move[0][t]
			}
		} else {
			before := &l.alpha[i-1]
			for _, p := range pairs {
				a[p[1]] += before[p[0]] * move[p[0]][p[1]]
			}
		}
		sum := 0.0
		for t := range a {
			if allowed == nil || allowed[i].has(t) {
				a[t] *= emit[t]
				sum += a[t]
			} else {
				a[t] = 0
			}
		}
		if sum == 0 {
			return math.Inf(-1)
		}
		for t := range a {
			a[t] /= sum
		}
		l.norm[i] = sum
		logZ += math.Log(sum)
	}
	last := 0.0
	for t := range tags {
		l.beta[n-1][t] = move[t][0]
		last += l.alpha[n-1][t] * move[t][0]
	}
	logZ += math.Log(last)
	if last == 0 {
		return math.Inf(-1)
	}
	for t := range tags {
		l.beta[n-1][t] /= last
	}
	for i := n - 1; i >= 0; i-- {
		for t := range tags {
			l.marginal[i][t] = l.alpha[i][t] * l.beta[i][t]
			l.gradient[i][t] += sign * l.marginal[i][t]
		}
		if i == 0 {
			break
		}
		b := &l.beta[i-1]
		*b = [tags]float64{}
		var next [tags]float64
		for t := range tags {
			if allowed == nil || allowed[i].has(t) {
				next[t] = l.beta[i][t] * l.emission[i][t] / l.norm[i]
			}
		}
		before := &l.alpha[i-1]
		for _, p := range pairs {
			v := move[p[0]][p[1]] * next[p[1]]
			b[p[0]] += v
			l.expected[p[0]][p[1]] += sign * before[p[0]] * v
		}
	}
	for t := range tags {
		l.expected[0][t] += sign * l.marginal[0][t]
		l.expected[t][0] += sign * l.marginal[n-1][t]
	}
	return logZ
}

// least is the smallest gradient that makes a step.
const least = 1e-3

// learn makes a step for an example and returns its loss.
func (l *learner) learn(x *example, votes bool) float64 {
	n := len(x.ends)
	l.score(x, votes, dropout)
	for i := range n {
		l.gradient[i] = [tags]float64{}
	}
	l.expected = [tags][tags]float64{}
	l.prepare(n)
	all := l.forwardBackward(n, nil, 1)
	gold := l.forwardBackward(n, x.allowed, -1)
	if math.IsInf(gold, -1) {
		return 0
	}
	for i := range n {
		var g [tags]float32
		for t := range tags {
			g[t] = float32(l.gradient[i][t]) / (1 - dropout)
		}
		open := l.open[:0] // the tags of which there is something to learn
		for t := range g {
			if g[t] > least || g[t] < -least {
				open = append(open, t)
			}
		}
		if len(open) == 0 {
			continue
		}
		for _, f := range l.at(i) {
			row := (*[tags]cell)(l.weights[int(f)*tags:])
			for _, t := range open {
				l.step(&row[t], g[t])
			}
		}
	}
	for _, p := range pairs {
		if g := float32(l.expected[p[0]][p[1]]); g != 0 {
			l.step(&l.moves[p[0]][p[1]], g)
		}
	}
	return all - gold
}

func (l *learner) step(c *cell, g float32) {
	g += decay * c.w
	c.g += g * g
	c.w -= rate * g / (1 + float32(math.Sqrt(float64(c.g))))
}

// decode writes the best tags of an example, as the first pass sees it.
func (l *learner) decode(x *example, out []tagger.Tag) {
	l.score(x, false, 0)
	back := make([][tags]uint8, len(out))
	impossible := float32(math.Inf(-1))
	var best [tags]float32
	for t := 1; t < tags; t++ {
		best[t] = impossible
	}
	for i := range out {
		var next [tags]float32
		for t := range next {
			next[t] = impossible
		}
		for _, p := range pairs {
			if v := best[p[0]] + l.moves[p[0]][p[1]].w; v > next[p[1]] {
				next[p[1]], back[i][p[1]] = v, uint8(p[0])
			}
		}
		for t := range next {
			next[t] += l.scores[i][t]
		}
		best = next
	}
	at, top := 0, impossible
	for t := range best {
		if v := best[t] + l.moves[t][0].w; tagger.Tag(t).Ends() && v > top {
			top, at = v, t
		}
	}
	for i := len(out) - 1; i >= 0; i-- {
		out[i] = tagger.Tag(at)
		at = int(back[i][at])
	}
}

// marginals returns the probability of each tag that decode chose last.
func (l *learner) marginals(labels []tagger.Tag) []float64 {
	l.prepare(len(labels))
	l.forwardBackward(len(labels), nil, 0)
	out := make([]float64, len(labels))
	for i, t := range labels {
		out[i] = l.marginal[i][t]
	}
	return out
}

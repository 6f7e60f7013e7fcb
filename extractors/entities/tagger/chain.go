package tagger

import "math"

// chain is the scratch space of one segment's dynamic programming.
type chain struct {
	scores []perTag[int32]
	back   [][Tags]Tag
	alpha  []perTag[float32]
	emit   []perTag[float32]
}

// perTag holds a value of each tag, those of a type by position.
type perTag[T any] struct {
	outside T
	of      [len(types)][4]T
}

func (p *perTag[T]) at(t Tag) T {
	if t == Outside {
		return p.outside
	}
	return p.of[t.Type()][t.position()]
}

// starts is the number of the tags at which a name may start or none is, and of
// those at which one may end or none is: first Outside, then two of each type.
const starts = 1 + 2*len(types)

var startTags, endTags = func() (first, last [starts]Tag) {
	for typ := range types {
		b := Tag(1 + 4*typ)
		first[1+2*typ], first[2+2*typ] = b+begin, b+single
		last[1+2*typ], last[2+2*typ] = b+end, b+single
	}
	return first, last
}()

// impossible is the score of what can't be, which no sum of moves and scores
// brings near to what can.
const impossible = -1 << 28

// decode writes the best sequence of labels (Viterbi 1967).
func (c *chain) decode(m *Model, pieces []sums, labels []Tag) {
	n := len(pieces)
	c.scores, c.back = resized(c.scores, n), resized(c.back, n)
	for i := range pieces {
		pieces[i].scores(&c.scores[i])
	}
	if n == 1 {
		labels[0] = c.alone(m)
		return
	}
	// The scores of the best ways to the tags at which a name may end, to those at
	// which one begins and to those inside.
	var ended [starts]int32
	var begun, inner [len(types)]int32
	for typ := range types {
		ended[1+2*typ], ended[2+2*typ], begun[typ], inner[typ] = impossible, impossible, impossible, impossible
	}
	for i := range n {
		start, from := m.start(&ended)
		s, back := &c.scores[i], &c.back[i]
		ended[0] = start[0]
		back[Outside] = from[0]
		for typ := range types {
			// What a name has begun goes on or ends.
			move, score, tag := &m.inner[typ], &s.of[typ], Tag(1+4*typ)
			in, out := begun[typ]+move.beginInside, begun[typ]+move.beginEnd
			inFrom, outFrom := tag+begin, tag+begin
			if v := inner[typ] + move.insideInside; v > in {
				in, inFrom = v, tag+inside
			}
			if v := inner[typ] + move.insideEnd; v > out {
				out, outFrom = v, tag+inside
			}
			begun[typ], inner[typ] = start[1+2*typ]+score[begin], in+score[inside]
			ended[1+2*typ], ended[2+2*typ] = out+score[end], start[2+2*typ]+score[single]
			back[tag+inside], back[tag+end] = inFrom, outFrom
			back[tag+begin], back[tag+single] = from[1+2*typ], from[2+2*typ]
		}
	}
	at, top := Outside, int32(impossible)
	for e, t := range endTags {
		if v := ended[e] + m.starts[e][0]; v > top {
			top, at = v, t
		}
	}
	for i := n - 1; i >= 0; i-- {
		labels[i] = at
		at = c.back[i][at]
	}
}

// start returns the scores of the best ways to startTags, and the tags
// that these come from: the first of several that are as good.
func (m *Model) start(ended *[starts]int32) (best [starts]int32, from [starts]Tag) {
	top, score := 0, ended[0]
	for e, v := range ended {
		if v > score {
			top, score = e, v
		}
	}
	for k, move := range &m.starts[top] {
		best[k], from[k] = score+move, endTags[top]
	}
	for e, gain := range &m.gain[top] {
		if ended[e]+gain < score || e == top {
			continue // whatever comes next, it comes better after top
		}
		for k, move := range &m.starts[e] {
			if v := ended[e] + move; v > best[k] || v == best[k] && endTags[e] < from[k] {
				best[k], from[k] = v, endTags[e]
			}
		}
	}
	return best, from
}

// path is the score of a segment of one piece that is a name of a type, or none.
func (c *chain) path(m *Model, typ int) int32 {
	if typ == NoType {
		return m.alone[typ]
	}
	return m.alone[typ] + c.scores[0].of[typ][single]
}

// alone is decode for a segment of one piece.
func (c *chain) alone(m *Model) Tag {
	best, score := Outside, c.path(m, NoType)
	for typ := range types {
		if v := c.path(m, typ); v > score {
			best, score = TagOf(typ, 0, 1), v
		}
	}
	return best
}

// doubt is the difference of the logarithms of two labels' probabilities
// from which on the second pass is not asked.
const doubt = 5

// certain reports whether a segment of one piece can't have another label.
func (c *chain) certain(m *Model, label Tag) bool {
	least := c.path(m, label.Type()) - int32(doubt*m.scale)
	for typ := range NoType + 1 {
		if typ != label.Type() && c.path(m, typ) > least {
			return false
		}
	}
	return true
}

// negligible is the probability of a label, given what stands before it, from
// which on it is left out of account.
const negligible = 1e-7

// marginals writes the probability of each label but Outside by the
// forward-backward algorithm. It uses the scores of the last decode.
func (c *chain) marginals(m *Model, labels []Tag, odds []float32) {
	n := len(labels)
	if n == 1 {
		odds[0] = c.oddsAlone(m, labels[0].Type())
		return
	}
	c.alpha, c.emit = resized(c.alpha, n), resized(c.emit, n)
	before := &perTag[float32]{outside: 1}
	for i := range n {
		m.forward(&c.alpha[i], before)
		m.emit(&c.emit[i], &c.alpha[i], &c.scores[i])
		before = &c.alpha[i]
	}
	first := 0 // of the names
	for first < n && labels[first] == Outside {
		first++
	}
	var beta perTag[float32]
	beta.outside = m.startPowers[0][0]
	for typ := range types {
		beta.of[typ][end], beta.of[typ][single] = m.startPowers[1+2*typ][0], m.startPowers[2+2*typ][0]
	}
	for i := n - 1; i >= first; i-- {
		a, emit := &c.alpha[i], &c.emit[i]
		if labels[i] != Outside {
			sum := a.outside * beta.outside
			for typ := range types {
				x, y := &a.of[typ], &beta.of[typ]
				sum = sum + x[begin]*y[begin] + x[inside]*y[inside] + x[end]*y[end] + x[single]*y[single]
			}
			odds[i] = 0
			if sum > 0 {
				odds[i] = a.at(labels[i]) * beta.at(labels[i]) / sum
			}
		}
		if i > first {
			beta.outside *= emit.outside
			for typ := range types {
				x, y := &beta.of[typ], &emit.of[typ]
				x[begin], x[inside], x[end], x[single] = x[begin]*y[begin], x[inside]*y[inside], x[end]*y[end], x[single]*y[single]
			}
			m.backward(&beta, &c.alpha[i-1])
		}
	}
}

// oddsAlone is marginals for a segment of one piece.
func (c *chain) oddsAlone(m *Model, own int) float32 {
	least := c.path(m, own)
	sum := m.power(c.path(m, NoType) - least)
	for typ := range types {
		sum += m.power(c.path(m, typ) - least)
	}
	return m.power(0) / sum
}

// emit multiplies the probabilities of a piece's tags with its emission, the
// exponentials of its scores relative to the highest, and makes their sum one.
func (m *Model) emit(emit, a *perTag[float32], s *perTag[int32]) {
	top := s.outside
	for typ := range types {
		of := &s.of[typ]
		top = max(top, of[begin], of[inside], of[end], of[single])
	}
	*emit = perTag[float32]{}
	sum := float32(0)
	if a.outside > 0 {
		emit.outside = m.power(s.outside - top)
		a.outside *= emit.outside
		sum = a.outside
	}
	for typ := range types {
		from, to, score := &a.of[typ], &emit.of[typ], &s.of[typ]
		for k, v := range from {
			if v > 0 {
				to[k] = m.power(score[k] - top)
				from[k] = v * to[k]
				sum += from[k]
			}
		}
	}
	if sum > 0 {
		divide(a, sum)
	}
}

// forward adds up what leads to each tag.
func (m *Model) forward(to, from *perTag[float32]) {
	var start [starts]float32
	add := func(e int, v float32) {
		if v > negligible {
			for k, power := range &m.startPowers[e] {
				start[k] += v * power
			}
		}
	}
	add(0, from.outside)
	for typ := range types {
		add(1+2*typ, from.of[typ][end])
		add(2+2*typ, from.of[typ][single])
	}
	to.outside = start[0]
	for typ := range types {
		f, power := &from.of[typ], &m.innerPowers[typ]
		in, out := float32(0), float32(0)
		if v := f[begin]; v > negligible {
			in, out = v*power.beginInside, v*power.beginEnd
		}
		if v := f[inside]; v > negligible {
			in, out = in+v*power.insideInside, out+v*power.insideEnd
		}
		to.of[typ] = [4]float32{start[1+2*typ], in, out, start[2+2*typ]}
	}
}

// backward turns what each tag leads to into what the tags before it do, as
// far as from reaches these, up to a factor.
func (m *Model) backward(beta, from *perTag[float32]) {
	start := [starts]float32{beta.outside}
	for typ := range types {
		start[1+2*typ], start[2+2*typ] = beta.of[typ][begin], beta.of[typ][single]
	}
	var b perTag[float32]
	if from.outside > negligible {
		b.outside = dot(&m.startPowers[0], &start)
	}
	top := b.outside
	for typ := range types {
		f, to := &from.of[typ], &b.of[typ]
		power, in, out := &m.innerPowers[typ], beta.of[typ][inside], beta.of[typ][end]
		if f[begin] > negligible {
			to[begin] = power.beginInside*in + power.beginEnd*out
		}
		if f[inside] > negligible {
			to[inside] = power.insideInside*in + power.insideEnd*out
		}
		if f[end] > negligible {
			to[end] = dot(&m.startPowers[1+2*typ], &start)
		}
		if f[single] > negligible {
			to[single] = dot(&m.startPowers[2+2*typ], &start)
		}
		for _, v := range to {
			if v > top {
				top = v
			}
		}
	}
	if top > 0 {
		divide(&b, top)
	}
	*beta = b
}

func dot(a, b *[starts]float32) float32 {
	return a[0]*b[0] + a[1]*b[1] + a[2]*b[2] + a[3]*b[3] + a[4]*b[4] + a[5]*b[5] + a[6]*b[6] + a[7]*b[7] + a[8]*b[8]
}

func divide(p *perTag[float32], by float32) {
	p.outside /= by
	for typ := range types {
		of := &p.of[typ]
		of[begin], of[inside], of[end], of[single] = of[begin]/by, of[inside]/by, of[end]/by, of[single]/by
	}
}

// power is the exponential of a score that is at most 0.
func (m *Model) power(v int32) float32 {
	if int(-v) < len(m.exp) {
		return m.exp[-v]
	}
	return 0
}

// calibrated returns the share of right names among those of a probability,
// to four digits: what is beyond is rounding, which may differ from machine to
// machine.
func (m *Model) calibrated(p float32) float32 {
	c := &m.confs
	at := c.Part(float64(p)) - 0.5
	share := c[0]
	if i := int(at); i >= len(c)-1 {
		share = c[len(c)-1]
	} else if at > 0 {
		share = c[i] + float32(at-float64(i))*(c[i+1]-c[i])
	}
	return float32(math.Round(float64(share)*1e4) / 1e4)
}

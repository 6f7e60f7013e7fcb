package tagger

import (
	"math"
	"slices"
)

// chain is the scratch space of one segment's dynamic programming.
type chain struct {
	scores [][Tags]int32
	back   [][Tags]uint8
	alpha  [][Tags]float32
	emit   [][Tags]float32
}

// next lists of each tag those that may follow it.
var next = func() (out [Tags][]uint8) {
	for a := range Tags {
		for b := range Tags {
			if Tag(b).Follows(Tag(a)) {
				out[a] = append(out[a], uint8(b))
			}
		}
	}
	return out
}()

// ends lists the tags at which a name ends, or none is.
var ends = func() (out []uint8) {
	for t := range Tags {
		if Tag(t).Ends() {
			out = append(out, uint8(t))
		}
	}
	return out
}()

// starts is the number of the tags that may follow one at which a name ends,
// or none is, and of the latter.
const starts = 1 + 2*len(types)

// endTags are the tags of ends.
var endTags = [starts]uint8(ends)

// impossible is the score of what can't be, which no sum of moves and scores
// brings near to what can.
const impossible = -1 << 28

// unreached are the scores of tags that nothing leads to.
var unreached = func() (out [Tags]int32) {
	for t := range out {
		out[t] = impossible
	}
	return out
}()

// decode writes the best sequence of labels (Viterbi 1967).
func (c *chain) decode(m *Model, pieces []sums, labels []Tag) {
	n := len(pieces)
	c.scores, c.back = resized(c.scores, n), resized(c.back, n)
	for i := range pieces {
		c.scores[i] = pieces[i].scores()
	}
	if n == 1 {
		labels[0] = c.alone(m)
		return
	}
	best := unreached
	best[Outside] = 0
	for i := range n {
		now := unreached
		back := &c.back[i]
		top := Outside
		for _, t := range ends {
			if best[t] > best[top] {
				top = Tag(t)
			}
		}
		for _, from := range ends {
			score := best[from]
			if score+m.gain[from][top] < best[top] {
				continue // whatever comes next, it comes better after top
			}
			moves := &m.moves[from]
			for _, to := range next[from] {
				if v := score + moves[to]; v > now[to] {
					now[to], back[to] = v, from
				}
			}
		}
		for b := 1 + begin; b < Tags; b += single - begin + 1 {
			// What a name has begun goes on or ends.
			in, out := b+inside-begin, b+end-begin
			first, second := &m.moves[b], &m.moves[in]
			now[in], back[in] = best[b]+first[in], uint8(b)
			if v := best[in] + second[in]; v > now[in] {
				now[in], back[in] = v, uint8(in)
			}
			now[out], back[out] = best[b]+first[out], uint8(b)
			if v := best[in] + second[out]; v > now[out] {
				now[out], back[out] = v, uint8(in)
			}
		}
		s := &c.scores[i]
		for t := range now {
			now[t] += s[t]
		}
		best = now
	}
	at, top := Outside, int32(impossible)
	for _, t := range ends {
		if v := best[t]; v+m.moves[t][Outside] > top {
			top, at = v+m.moves[t][Outside], Tag(t)
		}
	}
	for i := n - 1; i >= 0; i-- {
		labels[i] = at
		at = Tag(c.back[i][at])
	}
}

// path is the score of a segment of one piece with a label.
func (c *chain) path(m *Model, t Tag) int32 {
	return m.moves[Outside][t] + c.scores[0][t] + m.moves[t][Outside]
}

// alone is decode for a segment of one piece.
func (c *chain) alone(m *Model) Tag {
	best := Outside
	for _, t := range next[Outside] {
		if Tag(t).Ends() && c.path(m, Tag(t)) > c.path(m, best) {
			best = Tag(t)
		}
	}
	return best
}

// doubt is the difference of the logarithms of two labels' probabilities
// from which on the second pass is not asked.
const doubt = 5

// certain reports whether a segment of one piece can't have another label.
func (c *chain) certain(m *Model, label Tag) bool {
	least := c.path(m, label) - int32(doubt*m.scale)
	for _, t := range next[Outside] {
		if Tag(t).Ends() && Tag(t) != label && c.path(m, Tag(t)) > least {
			return false
		}
	}
	return true
}

// negligible is the probability of a label, given what stands before it, from
// which on it is left out of account.
const negligible = 1e-7

// marginals writes the probability of each label by the forward-backward
// algorithm. It uses the scores of the last decode.
func (c *chain) marginals(m *Model, labels []Tag, odds []float32) {
	n := len(labels)
	if n == 1 {
		sum, own := float32(0), float32(0)
		for _, t := range next[Outside] {
			if Tag(t).Ends() {
				v := m.power(c.path(m, Tag(t)) - c.path(m, labels[0]))
				sum += v
				if Tag(t) == labels[0] {
					own = v
				}
			}
		}
		odds[0] = own / sum
		return
	}
	c.alpha, c.emit = resized(c.alpha, n), resized(c.emit, n)
	before := &[Tags]float32{Outside: 1}
	for i := range n {
		a, s, emit := &c.alpha[i], &c.scores[i], &c.emit[i]
		m.forward(a, before)
		top := slices.Max(s[:])
		sum := float32(0)
		for t, v := range a {
			emit[t] = 0
			if v > 0 {
				emit[t] = m.power(s[t] - top)
				a[t] *= emit[t]
				sum += a[t]
			}
		}
		if sum > 0 {
			for t, v := range a {
				if v > 0 {
					a[t] = v / sum
				}
			}
		}
		before = a
	}
	var beta [Tags]float32
	for _, t := range ends {
		beta[t] = m.powers[t][Outside]
	}
	for i := n - 1; i >= 0; i-- {
		sum := float32(0)
		for t, v := range &c.alpha[i] {
			sum += v * beta[t]
		}
		odds[i] = 0
		if sum > 0 {
			odds[i] = c.alpha[i][labels[i]] * beta[labels[i]] / sum
		}
		if i > 0 {
			for t, v := range &c.emit[i] {
				beta[t] *= v
			}
			m.backward(&beta, &c.alpha[i-1])
		}
	}
}

// forward adds up what leads to each tag.
func (m *Model) forward(to, from *[Tags]float32) {
	var start [starts]float32
	for e, t := range &endTags {
		if v := from[t]; v > negligible {
			for k, power := range &m.startPowers[e] {
				start[k] += v * power
			}
		}
	}
	to[Outside] = start[0]
	for typ := range types {
		b := 1 + 4*typ
		in, out := b+inside-begin, b+end-begin
		to[b], to[b+single-begin] = start[1+2*typ], start[2+2*typ]
		to[in], to[out] = 0, 0
		for _, t := range [...]int{b, in} {
			if v := from[t]; v > negligible {
				to[in] += v * m.powers[t][in]
				to[out] += v * m.powers[t][out]
			}
		}
	}
}

// backward turns what each tag leads to into what the tags before it do, as
// far as from reaches these, up to a factor.
func (m *Model) backward(beta, from *[Tags]float32) {
	var start [starts]float32
	start[0] = beta[Outside]
	for typ := range types {
		start[1+2*typ], start[2+2*typ] = beta[1+4*typ], beta[1+4*typ+single-begin]
	}
	var b [Tags]float32
	top := float32(0)
	for e, t := range &endTags {
		if from[t] > negligible {
			sum := float32(0)
			for k, power := range &m.startPowers[e] {
				sum += power * start[k]
			}
			b[t] = sum
			top = max(top, sum)
		}
	}
	for typ := range types {
		in, out := 1+4*typ+inside-begin, 1+4*typ+end-begin
		for _, t := range [...]int{1 + 4*typ, in} {
			if from[t] > negligible {
				b[t] = m.powers[t][in]*beta[in] + m.powers[t][out]*beta[out]
				top = max(top, b[t])
			}
		}
	}
	if top > 0 {
		for t, v := range &b {
			if v > 0 {
				b[t] = v / top
			}
		}
	}
	*beta = b
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

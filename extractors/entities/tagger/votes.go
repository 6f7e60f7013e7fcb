package tagger

import "harrow/extractors/text"

// noVote marks a word that the first pass has seen nowhere else.
const noVote = 9

// poll is what the first pass said of the same word elsewhere in the document.
type poll struct {
	best   uint64 // the type that most mentions have, or noVote
	share  uint64 // whether all of them (2), most (1) or fewer (0) have it
	number uint64 // how many there are, 3 for more
	long   uint64 // the type that most longer names with the word have, or noVote
}

// VoteFeatures adds the features of piece i that the second pass sees, after
// CastVotes. labels are those of the first pass.
func (a *Analysis) VoteFeatures(out []uint64, seg Segment, i int, labels []Tag) []uint64 {
	own := a.poll(i, labels)
	out = own.features(out, a.word(i).kind)
	for side := range 2 {
		if p, ok := a.besides(a.sentences[seg.Sentence], i, side, labels); ok {
			out = p.featuresBeside(out, side, own.best)
		}
	}
	return out
}

// poll returns that of piece i.
func (a *Analysis) poll(i int, labels []Tag) poll {
	p := a.vote(i, labels)
	p.long = a.voteLong(i, labels)
	return p
}

// besides returns the poll, but for longer names, of the piece before piece i, on side
// 0, or after it, if that has a capital.
func (a *Analysis) besides(s sentence, i, side int, labels []Tag) (p poll, ok bool) {
	i += 2*side - 1
	if i < s.first || i >= s.last || !a.Pieces[i].caps {
		return p, false
	}
	return a.vote(i, labels), true
}

const voteBase = 260 // where the numbers of the templates of votes start

func (p *poll) features(out []uint64, kind text.Kind) []uint64 {
	most := p.best<<4 | p.share
	return append(out, feature(voteBase, most), feature(voteBase+1, most<<4|p.number), feature(voteBase+2, mix(most, uint64(kind))),
		feature(voteBase+3, p.long), feature(voteBase+4, p.long<<8|most))
}

// featuresBeside adds those of a poll on a side of a piece whose own poll is for best.
func (p *poll) featuresBeside(out []uint64, side int, best uint64) []uint64 {
	most := p.best<<4 | p.share
	if side == 0 {
		return append(out, feature(voteBase+5, most), feature(voteBase+6, p.best<<8|best))
	}
	return append(out, feature(voteBase+7, most), feature(voteBase+8, best<<8|p.best))
}

// ofPolls keeps what the weights of the features of polls add up to, zero where that
// is not known: there are few polls.
type ofPolls struct {
	own    [1 << 13]sums
	beside [2][1 << 8]sums
}

// unseen stands for noVote in the places of polls.
const unseen = uint64(NoType + 1)

// addVotes adds the scores of what the second pass sees of piece i.
func (t *Tagger) addVotes(total *sums, s sentence, i int) {
	own, kind := t.poll(i, t.labels), t.word(i).kind
	best := min(own.best, unseen)
	sum := &t.ofPolls.own[(best<<10|own.share<<8|own.number<<6|min(own.long, unseen)<<3|uint64(kind))%(1<<13)]
	if sum[0] == 0 {
		t.sumUp(sum, own.features(t.features[:0], kind))
	}
	total.plus(sum)
	for side := range 2 {
		p, ok := t.besides(s, i, side, t.labels)
		if !ok {
			continue
		}
		sum := &t.ofPolls.beside[side][(min(p.best, unseen)<<5|p.share<<3|best)%(1<<8)]
		if sum[0] == 0 {
			t.sumUp(sum, p.featuresBeside(t.features[:0], side, own.best))
		}
		total.plus(sum)
	}
}

// vote returns the poll of the word's other mentions, but for longer names.
func (a *Analysis) vote(i int, labels []Tag) poll {
	c := a.seen.get(a.word(i).form)
	if c == nil {
		return poll{best: noVote}
	}
	own := labels[i].Type()
	top, sum := 0, 0
	best, share := uint64(noVote), uint64(0)
	for t, n := range c.votes {
		if t == own && n > 0 {
			n--
		}
		sum += int(n)
		if int(n) > top {
			top, best = int(n), uint64(t)
		}
	}
	switch {
	case sum == 0:
		return poll{best: noVote}
	case top == sum:
		share = 2
	case 2*top > sum:
		share = 1
	}
	return poll{best: best, share: share, number: uint64(min(sum, 3))}
}

// voteLong returns the type that most longer names with the word have.
func (a *Analysis) voteLong(i int, labels []Tag) uint64 {
	c := a.seen.get(a.word(i).form)
	if c == nil {
		return noVote
	}
	own := labels[i].Type()
	if labels[i].Single() {
		own = -1
	}
	best, top := uint64(noVote), uint16(0)
	for t, n := range c.longer {
		if t == own && n > 0 {
			n--
		}
		if n > top {
			top, best = n, uint64(t)
		}
	}
	return best
}

// CastVotes counts the labels of the first pass.
func (a *Analysis) CastVotes(labels []Tag) {
	for _, seg := range a.Segments {
		for i := seg.First; i < seg.Last; i++ {
			if !a.Pieces[i].caps {
				continue
			}
			c := a.seen.of(a.word(i).form)
			t := labels[i]
			c.votes[t.Type()] = min(c.votes[t.Type()]+1, 1000)
			if t != Outside && !t.Single() {
				c.longer[t.Type()] = min(c.longer[t.Type()]+1, 1000)
			}
		}
	}
}

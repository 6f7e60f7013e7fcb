package tagger

// A feature is the hash of a template and what the template sees. Templates
// are numbered in the order in which they stand here; a model belongs to the
// templates that it was trained with.

// Version names the feature templates and the tags. A model of another
// version is refused.
const Version = 3

// mix adds a value to a feature.
func mix(h, v uint64) uint64 {
	h = (h ^ v) * 0x9e3779b97f4a7c15
	return h ^ h>>32
}

// feature is the hash of template n and what it sees.
func feature(n, v uint64) uint64 { return mix(n*0xd6e8feb86659fd93+1, v) }

// window is how far the word features reach to each side.
const window = 2

// wordFeatures adds the features of a word that stands at an offset
// (-window..window) from the piece that is labelled.
func wordFeatures(out []uint64, w *word, offset int) []uint64 {
	base := uint64(offset+window) * 32
	add := func(n uint64, v uint64) { out = append(out, feature(base+n, v)) }
	add(0, w.lower)
	add(1, w.shape)
	if w.known {
		add(2, uint64(w.middle))
		add(3, uint64(w.fine))
		for n, part := range w.parts {
			add(22+uint64(n), uint64(part))
		}
	}
	if offset < -1 || offset > 1 {
		return out
	}
	if w.known {
		add(4, uint64(w.coarse))
	} else {
		add(4, 1<<20)
	}
	add(5, w.suffix[2])
	add(6, uint64(w.flags))
	for f := w.flags; f != 0; f &= f - 1 {
		add(7, uint64(f&-f))
	}
	add(8, uint64(w.kind))
	if offset != 0 {
		return out
	}
	add(9, w.exact)
	for n := range 4 {
		if w.suffix[n] != 0 {
			add(10+uint64(n), w.suffix[n])
		}
		if n > 0 && w.prefix[n] != 0 {
			add(14+uint64(n), w.prefix[n])
		}
	}
	add(18, uint64(min(w.length, 12))<<4|uint64(w.kind))
	if w.known {
		add(19, mix(uint64(w.coarse), w.shape))
	}
	return out
}

// StaticFeatures adds the features of piece i of a segment that both passes
// see.
func (a *Analysis) StaticFeatures(out []uint64, seg Segment, i int) []uint64 {
	s := a.sentences[seg.Sentence]
	for offset := -window; offset <= window; offset++ {
		out = wordFeatures(out, a.at(s, i+offset), offset)
	}
	return a.contextFeatures(out, s, i)
}

// WordOnly adds those of the features of piece i that name its word: a trainer
// that leaves them out at times learns what the surroundings tell.
func (a *Analysis) WordOnly(out []uint64, seg Segment, i int) []uint64 {
	s := a.sentences[seg.Sentence]
	p1, w, n1 := a.at(s, i-1), a.word(i), a.at(s, i+1)
	const base, context = window * 32, 200
	for _, f := range [...][2]uint64{
		{base, w.lower}, {base + 9, w.exact},
		{context, mix(p1.lower, w.lower)}, {context + 1, mix(w.lower, n1.lower)}, {context + 18, mix(uint64(s.style), w.lower)},
	} {
		out = append(out, feature(f[0], f[1]))
	}
	return out
}

// at returns the word of piece i, or what stands beyond the sentence.
func (a *Analysis) at(s sentence, i int) *word {
	if i < s.first || i >= s.last {
		return &a.table[0]
	}
	return a.word(i)
}

// contextFeatures adds the features of piece i that more than one word makes.
func (a *Analysis) contextFeatures(out []uint64, s sentence, i int) []uint64 {
	const base = 200
	add := func(n uint64, v uint64) { out = append(out, feature(base+n, v)) }
	p2, p1, w, n1, n2 := a.at(s, i-2), a.at(s, i-1), a.word(i), a.at(s, i+1), a.at(s, i+2)
	add(0, mix(p1.lower, w.lower))
	add(1, mix(w.lower, n1.lower))
	add(2, mix(p1.shape, w.shape))
	add(3, mix(w.shape, n1.shape))
	add(4, mix(mix(p1.shape, w.shape), n1.shape))
	add(5, mix(uint64(p1.middle), uint64(w.middle)))
	add(6, mix(uint64(w.middle), uint64(n1.middle)))
	add(7, mix(mix(uint64(p1.middle), w.shape), uint64(n1.middle)))
	add(8, mix(p1.lower, w.shape))
	add(9, mix(n1.lower, w.shape))
	add(10, mix(p2.lower, p1.lower))
	add(11, mix(n1.lower, n2.lower))
	add(12, mix(uint64(p1.flags), uint64(w.flags)))
	add(13, mix(uint64(w.flags), uint64(n1.flags)))
	add(14, mix(uint64(p1.coarse)<<8|uint64(w.coarse), uint64(n1.coarse)))
	add(15, mix(p1.lower, n1.lower))

	var bits uint64 // how the piece is tied to its neighbours
	if a.Pieces[i].Glued {
		bits |= 1
	}
	if i+1 < s.last && a.Pieces[i+1].Glued {
		bits |= 2
	}
	add(16, mix(bits, mix(p1.shape, n1.shape)))

	first := uint64(0)
	if i == s.first {
		first = 1
	} else if i == s.first+1 {
		first = 2
	}
	add(17, uint64(s.style)<<8|first<<4|uint64(w.kind))
	add(18, mix(uint64(s.style), w.lower))
	c := a.seen.get(w.form)
	stands := uint64(0)
	if c != nil {
		if a.seen.inLower(w.form) {
			stands |= 1
		}
		if c.middle {
			stands |= 2
		}
		if c.number > 1 {
			stands |= 4
		}
	}
	add(19, stands<<8|first<<4|uint64(w.kind))
	add(20, mix(stands<<2|first, uint64(w.coarse)))

	if l := a.listed[i]; l != 0 {
		add(21, uint64(l))
		for f := l >> 2; f != 0; f &= f - 1 {
			add(22, uint64(f&-f)<<2|uint64(l&3))
		}
	}
	if a.sport {
		out = a.sportFeatures(out, s, i, w)
	}
	return a.runFeatures(out, s, i, w)
}

// sportFeatures adds those of piece i in a document about sport, where a city is a
// team more often than not.
func (a *Analysis) sportFeatures(out []uint64, s sentence, i int, w *word) []uint64 {
	const base = 280
	add := func(n uint64, v uint64) { out = append(out, feature(base+n, v)) }
	add(0, uint64(w.flags)<<8|uint64(w.kind))
	add(1, uint64(a.listed[i]))
	if a.runOf[i] == 0 {
		return out
	}
	r := a.runs[a.runOf[i]-1]
	before, after := a.at(s, int(r.first)-1), a.at(s, int(r.last))
	add(2, before.lower)
	add(3, after.lower)
	add(4, mix(before.lower, uint64(a.listed[i])))
	add(5, mix(after.lower, uint64(a.listed[i])))
	return out
}

// runFeatures adds what surrounds the run of capitalized pieces of piece i
// and what its ends are.
func (a *Analysis) runFeatures(out []uint64, s sentence, i int, w *word) []uint64 {
	const base = 230
	add := func(n uint64, v uint64) { out = append(out, feature(base+n, v)) }
	if a.runOf[i] == 0 {
		add(0, uint64(w.kind))
		return out
	}
	r := a.runs[a.runOf[i]-1]
	fromFirst, toLast := min(i-int(r.first), 3), min(int(r.last)-1-i, 3)
	place := uint64(min(fromFirst, 2)<<2 | min(toLast, 2))
	length := uint64(min(r.last-r.first, 5))
	before, after := a.at(s, int(r.first)-1), a.at(s, int(r.last))
	head, tail := a.word(int(r.first)), a.word(int(r.last)-1)
	add(1, length<<4|place)
	add(2, mix(before.lower, place))
	add(3, mix(after.lower, place))
	add(4, mix(uint64(before.middle), place))
	add(5, mix(uint64(after.middle), place))
	add(6, mix(tail.lower, uint64(toLast)))
	add(7, mix(head.lower, uint64(fromFirst)))
	add(8, mix(uint64(tail.middle), uint64(toLast)))
	add(9, mix(uint64(head.flags), place))
	add(10, mix(uint64(tail.flags), place))
	add(11, mix(mix(before.lower, after.lower), place))
	add(12, mix(uint64(before.fine), place))
	add(13, mix(uint64(after.fine), place))
	before2, after2 := a.at(s, int(r.first)-2), a.at(s, int(r.last)+1)
	add(14, mix(before2.lower, place))
	add(15, mix(after2.lower, place))
	if a.inBrackets(s, r) {
		add(16, place<<4|length)
	}
	if before.link && int(r.first)-2 >= s.first {
		// "Bank of England", "Johnson & Johnson": the run beyond the link.
		add(17, mix(before2.lower, before.lower))
		add(18, mix(mix(uint64(before2.middle), before.lower), place))
	}
	if after.link && int(r.last)+1 < s.last && after2.caps {
		add(19, mix(after2.lower, after.lower))
		add(20, mix(mix(uint64(after2.middle), after.lower), place))
	}
	return out
}

// inBrackets reports whether a run stands in brackets by itself.
func (a *Analysis) inBrackets(s sentence, r run) bool {
	return int(r.first) > s.first && int(r.last) < s.last &&
		a.Text[a.Pieces[r.first-1].Start] == '(' && a.Text[a.Pieces[r.last].Start] == ')'
}

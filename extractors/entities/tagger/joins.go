package tagger

import "harrow/extractors/text"

// join puts long names of a segment together that the labels cut at "and",
// "of", "on" or "for": "[State Development] and Reform Commission".
func (t *Tagger) join(out []Mention, seg Segment) []Mention {
	kept := out[:0]
	opening := t.sentences[seg.Sentence].first
	for k := 0; k < len(out); k++ {
		m := out[k]
		if m.Last-m.First == 2 && t.is(m.Last-1, "Bank") && t.plays(bank, m.First) {
			m.Type = TypeNamed("ORG")
		}
		for {
			last, typ := t.reach(m, out[k+1:], seg)
			if last == 0 && k+1 < len(out) && out[k+1].First == m.Last && types[out[k+1].Type] == "PERSON" && t.concern(kept, m.First, opening) {
				last, typ = out[k+1].Last, TypeNamed("ORG")
			}
			if k+1 < len(out) && t.fielded(m, out[k+1]) {
				last, typ = out[k+1].Last, out[k+1].Type
			}
			if last <= m.Last {
				break
			}
			for k+1 < len(out) && out[k+1].First < last {
				k++
				m.Confidence = min(m.Confidence, out[k].Confidence)
			}
			m.Last, m.Type = last, typ
			m.End, m.Key = int(t.Pieces[last-1].End), t.key(m.First, last)
		}
		kept = append(kept, m)
	}
	return kept
}

// fielded reports whether a state and the name after it are one that the labels cut at
// its fields: "[China] Grain Trade [Demonstration Zone]".
func (t *Tagger) fielded(m, next Mention) bool {
	if m.Last-m.First > 1 || !t.state(m.First) || m.Last == next.First || types[next.Type] == "PERSON" || t.state(next.First) {
		return false
	}
	for i := m.Last; i < next.First; i++ {
		if !t.plays(field, i) || t.Pieces[i].Kind != text.Capitalized {
			return false
		}
	}
	return true
}

// reach returns where a name ends that goes on after its end, and its type.
// next are the names after it in the segment.
func (t *Tagger) reach(m Mention, next []Mention, seg Segment) (last, typ int) {
	typ = m.Type
	end := seg.Last
	i := m.Last
	if types[typ] == "PERSON" || types[typ] == "LOC" || i+1 >= end {
		return 0, typ
	}
	switch {
	case t.is(i, "and") || t.is(i, "&"):
		if !t.plays(field, i-1) || !t.plays(field, i+1) {
			return 0, typ
		}
		last = t.fields(i+1, end, next)
	case t.is(i, ","):
		// "Ministry of Trade, Industry and Energy"
		if !t.plays(field, i-1) || !t.is(m.First+1, "of") {
			return 0, typ
		}
		for i+2 < end && t.is(i, ",") && t.plays(field, i+1) {
			i += 2
		}
		if i == m.Last || i+1 >= end || !t.is(i, "and") || !t.plays(field, i+1) {
			return 0, typ
		}
		last = t.fields(i+1, end, next)
	case t.is(i, "on") || t.is(i, "for") || t.is(i, "against"):
		if !t.plays(body|treaty, i-1) && !t.is(i-1, "Front") && !t.is(i-1, "Movement") && !t.is(i-1, "Army") || m.Last-m.First < 2 && !t.is(i, "on") {
			return 0, typ
		}
		from := i + 1
		if t.is(from, "the") {
			from++
		}
		for from+1 < end && (t.state(from) || t.hyphen(from)) {
			from++
		}
		if len(next) > 0 && next[0].First == from && types[next[0].Type] == "ORG" && t.is(from, "Liberation") {
			return next[0].Last, TypeNamed("ORG") // "Popular Front for the Liberation of Velmo"
		}
		switch {
		case from >= end, !t.plays(field, from) && (from > i+1 || t.sentences[seg.Sentence].style != plain):
			return 0, typ
		case !t.plays(field, from):
			return t.concerns(from, end, next), typ
		}
		last = t.fields(from, end, next)
	case t.is(i, "of") && types[typ] == "ORG" && t.plays(seated, i-1):
		if len(next) == 0 || next[0].First != i+1 || types[next[0].Type] == "PERSON" {
			return 0, typ
		}
		return next[0].Last, TypeNamed("ORG")
	}
	if last > 0 && t.plays(body, last-1) {
		typ = TypeNamed("ORG")
	}
	return last, typ
}

// concerns returns where the capitalized words end that start at piece i and say
// what a body is for: "Presidential Debates". It is 0 where they are one word, a
// name or start with a state.
func (t *Tagger) concerns(i, end int, next []Mention) int {
	if len(next) > 0 && next[0].First <= i || t.state(i) {
		return 0
	}
	last := i
	for last < end && t.Pieces[last].Kind == text.Capitalized && !t.word(last).stop && !t.isTitle(last) && (len(next) == 0 || last < next[0].First) {
		last++
	}
	if last < i+2 {
		return 0
	}
	return last
}

// fields returns where the words that start at piece i as a field end: the
// name there, or as many as are of that kind. It is 0 before a title, as in
// "Ministry of Trade and Finance Minister Orlov".
func (t *Tagger) fields(i, end int, next []Mention) int {
	first := i
	for i < end && t.plays(field|body|treaty, i) {
		i++
	}
	for _, n := range next {
		if n.First <= first && n.Last >= i {
			if types[n.Type] == "PERSON" || types[n.Type] == "LOC" {
				return 0
			}
			return n.Last
		}
		if n.First > first {
			break
		}
	}
	if i < end && t.titled(i, isTitle) {
		return 0
	}
	for _, n := range next {
		if n.First < i && n.Last > i {
			return 0
		}
	}
	return i
}

package agreements

import "slices"

// placeOf finds the place of signing or agreeing: "signed the pact in Lima", "at
// a summit in Lima", "the forum in Lima saw firms reach two accords", and "here"
// under a dateline.
func (r *reader) placeOf(m *reading) field {
	if !m.irrealis && !is(m.evidence.status, "signed", "agreed") && !is(m.rule, "act", "participle") {
		return field{}
	}
	ws := m.ws
	for i := range ws {
		k := ws[i].mention
		switch {
		case ws[i].low == "here" && r.done(m, i):
			return r.dateline()
		case k < 0 || ws[i].role != name || i > 0 && ws[i-1].mention == k:
		default:
			if n := &r.mentions[k]; is(n.label, "GPE", "LOC", "FAC") && !slices.ContainsFunc(m.parties, func(p party) bool { return p.start == n.start }) && r.signedAt(m, i) {
				return field{n.name, n.start, n.end}
			}
		}
	}
	return field{}
}

// signedAt reports whether the place that begins at word i is said of the
// signing.
func (r *reader) signedAt(m *reading, i int) bool {
	ws := m.ws
	in := locative(ws, i)
	if in < 0 {
		return false
	}
	if end := phraseEnd(ws, i); hasRole(ws[i:end], poss) || hasRole(ws[i:end], hyphen) {
		return false // "in Peru's largest port"
	}
	at := event(ws, in)
	switch {
	case in < m.phrase:
		return m.gov > in && signs(ws, m.gov) && (at >= 0 || in == 0) && opens(ws, m.gov)
	case at >= 0:
		in = at
	case in > m.last+1 && ws[in-1].role == noun:
		return false // "with the firm in Lima"
	case in > m.last+1 && ws[in-1].role == name && !r.mentions[ws[in-1].mention].isCountry():
		j := in - 1
		for j > m.last && ws[j].mention == ws[in-1].mention {
			j--
		}
		if low(ws, j) == "the" {
			j--
		}
		if low(ws, j) != "at" {
			return false // "with Orbis in Lima"
		}
		in = j
	}
	return r.done(m, in)
}

// done reports whether the adverbial at word i, behind the trigger, is said of
// the signing and of nothing between.
func (r *reader) done(m *reading, i int) bool {
	ws := m.ws
	for j := m.first + 1; j < i; j++ {
		if ws[j].role == to || ws[j].role == stop {
			return false // "signed a deal to build a port in Lima"
		}
	}
	v := nearestVerb(ws, i-1)
	if v < 0 || i < m.phrase {
		return m.rule == "act" && i == m.last+1
	}
	return (v == m.gov || v > m.last && r.belongs(m, v)) && signs(ws, v)
}

func signs(ws []word, v int) bool {
	return among(agreeingLemma, ws[v].verb.lemma)
}

// opens reports whether the words before the verb at v name an occasion and a
// subject only: "The fair held in Lima in May saw firms reach two accords".
func opens(ws []word, v int) bool {
	for j := range v {
		if ws[j].role == verb && !is(ws[j].low, "saw", "sees", "held") || ws[j].role == sub || ws[j].role == stop {
			return false
		}
	}
	return true
}

// locative returns the preposition of place before the name at i, or -1: "in
// Lima", "in the Peruvian capital Lima", "on the island of Taquile".
func locative(ws []word, i int) int {
	in := i - 1
	for ; in >= 0 && i-in < 8; in-- {
		switch w := &ws[in]; w.role {
		case det, poss, name:
			continue
		case noun:
			if w.strong() || event(ws, in+1) >= 0 {
				return -1
			}
			continue
		case prep:
			if w.low == "of" && at(ws, in-1).in(placeNoun) {
				continue
			}
			if w.low == "in" || w.low == "at" || w.low == "on" && is(low(ws, i-2), "island", "resort", "coast", "border") {
				return in
			}
		}
		break
	}
	return -1
}

// event returns the first word of the phrase, with its preposition, of an event
// that ends before word i, or -1: "at a summit last week" in Lima.
func event(ws []word, i int) int {
	j := i - 1
	for j > 0 && (ws[j].role == date || ws[j].role == prep && ws[j+1].role == date || is(ws[j].low, "held", "scheduled")) {
		j--
	}
	if j < 0 || !occasion(ws[j].low) {
		return -1
	}
	j = phraseStart(ws, j)
	if j > 0 && ws[j-1].role == prep {
		j--
	}
	if low(ws, j) == "of" && is(low(ws, j-1), "sidelines", "margins", "occasion", "end", "conclusion") {
		j = max(0, phraseStart(ws, j-1)-1)
	}
	return j
}

// dateline returns the place in which the report was written, where the text
// opens with it: "LIMA, March 3 (Andes) -- ".
func (r *reader) dateline() field {
	if r.named == 0 || r.mentions[0].label != "GPE" || r.mentions[0].start > 2 {
		return field{}
	}
	n := &r.mentions[0]
	ws := r.read(0)
	for i := range ws[:min(len(ws), 14)] {
		if is(ws[i].low, "(", "-", "--", "–", "—") && ws[i].start >= n.end {
			return field{n.name, n.start, n.end}
		}
		if ws[i].role == verb || ws[i].role == det {
			break
		}
	}
	return field{}
}

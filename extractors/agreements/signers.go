package agreements

import "slices"

// maxSigners is how many words around a signing are searched for names.
const maxSigners = 60

// signers reads the persons who signed: the subject of "sign" and who follow
// "signed by". A person who signs for a side is no side.
func (r *reader) signers(m *reading) {
	if m.verb || m.irrealis {
		return
	}
	var signed []int
	titled := false
	if v := signing(m); v >= 0 {
		signed, titled = r.signersBefore(m.ws, v)
	}
	if len(signed) == 0 {
		signed, titled = r.signersAfter(m)
	}
	if !titled && !slices.ContainsFunc(signed, func(i int) bool { return !r.isParty(m, i) }) {
		return // "Juan Mora signed a contract": a side
	}
	slices.Sort(signed)
	for _, i := range signed {
		n := &r.mentions[i]
		m.signatories = append(m.signatories, field{n.name, n.start, n.end})
	}
	if titled && len(signed) > 1 {
		agent := func(p party) bool {
			return p.person && slices.ContainsFunc(signed, func(i int) bool { return p.start == r.mentions[i].start })
		}
		if rest := slices.DeleteFunc(slices.Clone(m.parties), agent); len(rest) > 0 {
			m.parties, m.near = rest, slices.DeleteFunc(slices.Clone(m.near), agent)
		}
	}
}

// signing returns the verb of signing that governs the trigger, or -1.
func signing(m *reading) int {
	if m.gov < 0 || !m.active || !is(m.evidence.status, "signed", "agreed") {
		return -1
	}
	lemma := m.ws[m.gov].verb.lemma
	if is(lemma, "sign", "ink", "initial") || lemma == "issue" && m.evidence.status == "signed" {
		return m.gov
	}
	return -1
}

// signersBefore returns the persons in the subject of the verb at v and whether
// the subject names an office.
func (r *reader) signersBefore(ws []word, v int) (out []int, titled bool) {
	v = chainStart(ws, v)
	var phrase []int // since the last comma
	for i := v - 1; i >= 0 && v-i < maxSigners; i-- {
		w := &ws[i]
		switch w.role {
		case verb:
			if i+1 < len(ws) && ws[i+1].role == conj && len(out)+len(phrase) == 0 {
				continue // "met and signed"
			}
			if w.class&verbOfSaying == 0 {
				phrase = nil // its object
			}
			return append(out, phrase...), titled
		case sub:
			if is(w.low, "who", "whom") && len(out)+len(phrase) == 0 {
				continue
			}
			return append(out, phrase...), titled
		case stop:
			if is(w.low, "(", ")") {
				continue
			}
			return append(out, phrase...), titled
		case comma:
			out, phrase = append(out, phrase...), nil
		case prep:
			if !is(w.low, "of", "for") {
				phrase = nil // "after talks with President Paz"
			}
		case name:
			if p, ok := r.signer(ws, i); ok {
				phrase = append(phrase, p)
				titled = titled || i > 1 && ws[i-1].role == poss && ws[i-2].role == name && r.mentions[ws[i-2].mention].isCountry()
			}
		}
		titled = titled || w.class&(stateNoun|officerNoun) != 0
	}
	return append(out, phrase...), titled
}

// signersAfter returns the persons after "signed by" or "signed between".
func (r *reader) signersAfter(m *reading) (out []int, titled bool) {
	ws := m.ws
	i := m.last + 1
	for act := m.rule == "act" && m.evidence.status == "signed"; ; i++ {
		if i >= len(ws) || i > m.last+maxSigners || ws[i].role == stop && !is(ws[i].low, "(", ")") {
			return nil, false
		}
		if signedForm := is(ws[i].low, "signed", "inked", "initialed", "initialled"); signedForm {
			act = true
		} else if ws[i].role == verb || ws[i].role == noun && ws[i].strong() {
			act = false
		}
		if act && is(ws[i].low, "by", "between") {
			break
		}
	}
	for i++; i < len(ws); i++ {
		w := &ws[i]
		switch {
		case w.role == verb, w.role == aux, w.role == sub, w.role == ing, w.role == pron,
			w.role == stop && !is(w.low, "(", ")"), w.role == prep && !is(w.low, "of", "for"):
			return out, titled
		case w.role == name:
			if p, ok := r.signer(ws, i); ok {
				out = append(out, p)
			}
		}
		titled = titled || w.class&(stateNoun|officerNoun) != 0
	}
	return out, titled
}

// signer returns the person whose name begins at word i, unless it modifies
// what follows: "the Ruiz government".
func (r *reader) signer(ws []word, i int) (int, bool) {
	k := ws[i].mention
	if r.mentions[k].label != "PERSON" || i > 0 && ws[i-1].mention == k {
		return 0, false
	}
	for i+1 < len(ws) && ws[i+1].mention == k {
		i++
	}
	return k, i+1 >= len(ws) || ws[i+1].role != poss && ws[i+1].role != noun && ws[i+1].role != hyphen
}

func (r *reader) isParty(m *reading, mention int) bool {
	for _, p := range m.parties {
		if p.start == r.mentions[mention].start || p.EntityID != "" && p.EntityID == r.mentions[mention].id {
			return true
		}
	}
	return false
}

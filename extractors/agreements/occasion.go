package agreements

import "harrow/schema"

// attend gives what "the conference" brought about the place and the day at which
// a sentence before says that the conference was held.
func (r *reader) attend(m *reading) {
	if m.place.ok() && m.signed.ok() || !is(m.evidence.status, "signed", "agreed") || m.irrealis {
		return
	}
	at := 0
	if is(low(m.ws, 0), "at", "during", "following", "after") {
		at++
	}
	if low(m.ws, at) != "the" || !occasion(low(m.ws, at+1)) {
		return
	}
	for back := 1; back <= 2; back++ {
		ws := r.read(m.sentence - back)
		for j := range ws {
			if ws[j].low == m.ws[at+1].low && r.heldAt(m, ws, j+1) {
				return
			}
		}
	}
}

// heldAt reads place and day behind the name of an event: "conference held in
// Lima in May".
func (r *reader) heldAt(m *reading, ws []word, i int) bool {
	found := false
	for ; i < len(ws); i++ {
		w := &ws[i]
		switch {
		case w.role == stop, w.role == sub, w.role == aux, w.role == verb && !is(w.low, "held", "opened", "concluded", "ended"):
			return found
		case w.role == name && !m.place.ok():
			n := &r.mentions[w.mention]
			if is(n.label, "GPE", "LOC", "FAC") && locative(ws, i) >= 0 && !hasRole(ws[i:phraseEnd(ws, i)], poss) {
				m.place, found = field{n.name, n.start, n.end}, true
			}
		case w.role == date && !m.signed.ok():
			if d := r.dateAt(w.start); d != nil && d.Type == "DATE" {
				m.signed, m.signedOn, found = field{d.Value, int(d.Start), int(d.End)}, d, true
			}
		}
	}
	return found
}

// dateAt returns the date that begins at the offset, or nil.
func (r *reader) dateAt(offset int) *schema.DateRow {
	for _, k := range r.dates {
		if d := &r.rows.Dates[k]; int(d.Start) == offset {
			return d
		}
	}
	return nil
}

// occasion reports whether the word names an event at which agreements are made.
func occasion(w string) bool {
	return among(occasionNoun, w)
}

package agreements

// standing reads what a clause without a statement takes for granted: that the
// agreement is kept, or that it is signed and waits for approval.
func standing(m *reading) string {
	if m.weak != "" {
		return m.weak
	}
	if is(m.instrument, "declaration", "joint_statement") && speaks(m) {
		return "agreed"
	}
	if has(m.ws, m.last, 8, "unratified") {
		return "signed"
	}
	if aged(m.ws, m.phrase, m.first) {
		return "in_force"
	}
	if at(m.ws, m.phrase-1).in(recallingVerb) {
		return "mentioned"
	}
	if m.gov >= 0 && m.active {
		p := m.ws[m.gov].verb
		switch {
		case p.lemma == "ratify":
			return "signed" // "has not ratified the pact", "urged Peru to ratify it"
		case among(presupposingLemma, p.lemma):
			return "in_force" // "threatened to cancel the pact", "called on Peru to honour it"
		}
	}
	if !is(m.instrument, "plan", "declaration") && observing(m.ws, m.phrase) || is(m.instrument, "treaty", "pact") && regulates(m.ws, m.last) ||
		low(m.ws, m.last+1) == "governing" || low(m.ws, m.phrase-1) == "as" && at(m.ws, m.last+1).in(regulatingVerb) || is(m.instrument, "agreement", "accord", "contract") && forbids(m.ws, m.last) {
		return "in_force"
	}
	return ""
}

// speaks reports whether the clause quotes the declaration: "said the declaration",
// "the call came in the Lima Declaration", "according to the declaration".
func speaks(m *reading) bool {
	ws := m.ws
	before, after := low(ws, m.phrase-1), m.last+1
	switch {
	case before == "to" && low(ws, m.phrase-2) == "according":
		return true
	case before == "in" && !(m.phrase > 1 && ws[m.phrase-2].class&participle != 0 && ws[m.phrase-2].class&verbOfSaying == 0):
		for j := range ws[:m.phrase] {
			if ws[j].class&verbOfSaying != 0 || ws[j].in(speakingWord) {
				return true
			}
		}
		return false
	}
	return m.phrase > 0 && ws[m.phrase-1].class&verbOfSaying != 0 || after < len(ws) && (ws[after].class&verbOfSaying != 0 || ws[after].in(speakingWord))
}

// resumes reports whether the sentences at m say that talks go on: "they will meet
// again", "talks resume on Monday".
func (r *reader) resumes(m *reading) bool {
	for s := m.sentence - 1; s <= m.sentence+2; s++ {
		ws := r.read(s)
		for i := range ws {
			switch w := &ws[i]; {
			case w.low == "again" && is(low(ws, i-1), "meet", "met", "meeting"),
				w.low == "further" && is(low(ws, i+1), "talks", "negotiations", "discussions", "meetings"),
				w.low == "next" && is(low(ws, i+1), "round", "meeting"),
				w.in(resumingVerb) && has(ws, i, 5, "talks", "negotiations", "discussions", "negotiating", "meeting"):
				return true
			}
		}
	}
	return false
}

// observing reports whether what the clause tells of is done because the
// agreement says so: "in line with the pact", "as part of a truce".
func observing(ws []word, first int) bool {
	switch prep, before := low(ws, first-1), low(ws, first-2); prep {
	case "with":
		return is(before, "accordance", "line", "compliance", "keeping", "conformity") && (low(ws, first-3) == "in" || low(ws, first-4) == "in")
	case "to":
		return before == "pursuant"
	case "by", "in", "under":
		return is(before, "required", "stipulated", "prescribed", "mandated", "provided", "guaranteed") || before == "for" && is(low(ws, first-3), "provided", "called")
	case "of":
		if is(before, "terms", "provisions", "framework") {
			return is(low(ws, first-3), "under", "within", "with") || is(low(ws, first-4), "under", "within", "with")
		}
		return before == "part" && (low(ws, first-3) == "as" || ws[first].low == "the" && first > 2 && ws[first-3].class&formOfBe != 0)
	}
	return false
}

// forbids reports whether the agreement that ends at last is the subject right
// before a verb of forbidding.
func forbids(ws []word, last int) bool {
	return last+1 < len(ws) && ws[last+1].role == verb && ws[last+1].in(forbiddingVerb)
}

// regulates reports whether the agreement that ends at last is the subject of a
// verb in the present that says what it lays down: "the treaty bars".
func regulates(ws []word, last int) bool {
	for j := last + 1; j < len(ws) && j < last+12; j++ {
		w := &ws[j]
		switch w.role {
		case verb, noun:
			if w.in(regulatingVerb) && ws[j-1].role != prep && ws[j-1].role != det {
				return true
			}
			if w.role == verb {
				return false
			}
		case prep, name, det, conj, date, poss, number, hyphen:
		default:
			return false
		}
	}
	return false
}

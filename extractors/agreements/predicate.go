package agreements

// clause reports whether the noun phrase between first and last is not the
// object of the verb at gov but the subject of a clause of its own: "said the
// pact was", "hoped the pact could".
func clause(ws []word, gov, first, last int) bool {
	if gov < 0 || gov != first-1 || !finiteAfter(ws, last) {
		return false
	}
	if ws[gov].class&verbOfSaying != 0 {
		return true
	}
	s := ws[gov].verb.status
	return ws[gov].role == verb && (s == "" || s == "proposed") && last+1 < len(ws) && ws[last+1].role == aux
}

// finiteAfter reports whether a finite verb follows the noun phrase that ends
// at i, so that the phrase is its subject.
func finiteAfter(ws []word, i int) bool {
	for j := i + 1; j < len(ws) && j < i+14; j++ {
		switch ws[j].role {
		case aux:
			return true
		case verb:
			return ws[j].class&pastForm == 0 || j > i+1
		case stop, sub, comma, to, ing:
			return false
		}
	}
	return false
}

// dashed returns the dash that closes what the dash at i opens, or i.
func dashed(ws []word, i int) int {
	if !is(ws[i].low, "-", "--", "–", "—") {
		return i
	}
	for j := i + 1; j < min(len(ws), i+25); j++ {
		if ws[j].role == stop && (ws[j].low == ws[i].low || is(ws[j].low, "-", "--", "–", "—")) && ws[j].start > ws[j-1].end-1 && ws[j-1].low != ws[j].low && j > i+2 {
			if j+1 < len(ws) && ws[j+1].low == ws[j].low {
				j++
			}
			return j
		}
	}
	return i
}

// tookEffect reports whether the verb at i begins "took effect", "came into
// force".
func tookEffect(ws []word, i int) bool {
	if is(ws[i].low, "took", "takes", "take", "taken") {
		return is(low(ws, i+1), "effect")
	}
	return is(ws[i].low, "came", "comes", "come", "entered", "enter", "enters", "went") &&
		is(low(ws, i+1), "into", "in") && is(low(ws, i+2), "effect", "force")
}

// copula reads what the form of "be" at i says of its subject: "is in force",
// "is under discussion".
func copula(ws []word, i int) string {
	next := low(ws, i+1)
	if next == "very" {
		next = low(ws, i+2)
	}
	switch {
	case ws[i].class&formOfBe == 0:
	case next == "in" && is(low(ws, i+2), "force", "effect", "place"):
		return "in_force"
	case is(next, "under", "near", "close", "possible", "likely", "expected", "about", "imminent"):
		return "proposed"
	case is(next, "dead", "over", "void", "invalid"):
		return "ended"
	}
	return ""
}

// intransitive reports whether the past form of the verb is no participle that
// modifies: "the pact fell".
func intransitive(p predicate) bool {
	return among(passingLemma, p.lemma)
}

// followsParticiple reports whether a past participle right after the trigger
// modifies it: what follows is no object.
func followsParticiple(ws []word, i int) bool {
	if i+1 >= len(ws) {
		return true
	}
	switch ws[i+1].role {
	case det, name, number:
		return false
	}
	return true
}

// expires reports whether the verb at v says when what holds now will end: "expires
// in May", "runs until 2009", "is due to expire".
func expires(ws []word, v, u int) bool {
	switch ws[v].low {
	case "expires", "expire", "expiring", "lapses", "lapse":
		return u != denied
	case "runs":
		return is(low(ws, v+1), "until", "till", "through", "out", "to")
	}
	return false
}

// subjectStatus reads a predicate whose subject is the agreement; part is what
// a participle before it says.
func (r *reader) subjectStatus(ws []word, v int, e evidence, u int, passive bool, part evidence) evidence {
	if !passive && expires(ws, v, u) {
		if e.status = "in_force"; ws[v].low == "runs" {
			part.weak = e.status // a new one may run too
			return part
		}
		return e
	}
	if !passive {
		// "the deal collapsed", "the truce holds"
		over := u == real && is(ws[v].low, "broke", "breaks", "broken") && is(low(ws, v+1), "down", "apart") || u == real && ws[v].in(overVerb)
		if v+1 < len(ws) && (ws[v+1].role == det || ws[v+1].role == name) {
			return part // "the accord ended the war"
		}
		if e.status == "ended" && over || e.status == "in_force" && is(ws[v].low, "holds", "held", "holding") {
			return e
		}
		return part
	}
	switch {
	case u != real:
		if is(e.status, "signed", "agreed") || u == denied && e.status == "approved" {
			e.status = "proposed"
			return e
		}
		return part
	case e.status == "proposed" && !ws[v].in(pendingParticiple):
		return part
	case ws[v].low == "announced" && part.status != "":
		return part
	}
	return e
}

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

// rightGovernor reads what follows the trigger: a participle or relative
// clause that modifies it, or, where it is a subject, its predicate.
func (r *reader) rightGovernor(ws []word, t trigger, subject bool) evidence {
	i := t.last + 1
	last := t.last // and the abbreviation in brackets behind it
	part := evidence{gov: -1}
	relative := i < len(ws) && (ws[i].role == pron || is(ws[i].low, "both"))
	for n := 0; i < len(ws) && n < 30; i, n = i+1, n+1 {
		w := &ws[i]
		switch w.role {
		case stop:
			if w.low == "(" {
				for i < len(ws) && ws[i].low != ")" {
					i++
				}
				last = i
				continue
			}
			if k := dashed(ws, i); subject && k > i {
				i = k
				continue
			}
			return part
		case quote:
			continue
		case sub:
			if is(w.low, "because", "although", "though", "while", "whereas", "so") {
				return part // another clause
			}
			relative = true
			continue
		case verb, ing:
			if w.role == ing && i == last+1 && !subject {
				continue // "a treaty calling for, which both signed"
			}
			p, ok := w.verb, w.verb.known()
			before := i - 1
			for before > t.last && (ws[before].role == adv || ws[before].role == neg) {
				before--
			}
			passive := ws[before].role == aux && ws[before].class&(formOfBe|formOfHave) != 0
			if p.status == "exists" {
				if p.status = "in_force"; passive && subject && !relative {
					return evidence{status: p.status, gov: -1, rule: "predicate", passive: true} // "will be amended"
				}
			}
			s, multi := phrasalAfter(ws, i, false)
			if multi = multi && (passive || i == last+1); multi {
				p, ok = predicate{s.lemma, s.plain()}, true
			} else if s, own := phrasalAfter(ws, i, true); own && subject && !relative && r.unreal(ws, i) == real {
				return evidence{status: s.plain(), gov: -1, rule: "predicate"}
			}
			modifies := !tookEffect(ws, i) && !(ok && subject && intransitive(p)) && !passive && ws[before].role != aux && w.class&(pastForm|participle) != 0 && ws[before].role != sub
			if modifies && (i == last+1 || i <= last+3 && part.gov < 0 && !relative) && followsParticiple(ws, i) || modifies && n < 4 && ok && !relative && is(p.status, "signed", "agreed") && !subject ||
				modifies && n < 12 && i > 0 && ws[i-1].role == comma && part.status == "" && is(p.status, "signed", "agreed", "approved") && is(low(ws, i+1), "by", "in", "on", "last") {
				if ok && part.status == "" && !intransitive(p) {
					part = evidence{status: p.status, gov: -1, rule: "participle", passive: true}
				}
				continue
			}
			if ok = ok || expires(ws, i, real); ok {
				e := evidence{status: p.status, gov: -1, rule: "predicate", passive: passive}
				if !multi && p.status != "in_force" {
					e.status = particle(ws, i, p)
				}
				u := r.unreal(ws, i)
				if relative && part.status == "" && expires(ws, i, u) {
					e.rule = "participle"
					return r.subjectStatus(ws, i, e, u, false, part)
				}
				if relative && part.status == "" {
					// "pact that both signed", "agreements that were signed"
					if u == real && (passive || w.class&pastForm != 0) && is(e.status, "signed", "agreed", "approved", "ended", "extended") {
						if is(e.status, "ended") && !passive && w.low != "expired" && w.low != "collapsed" {
							// "a deal that ended the war"
							return part
						}
						e.rule = "participle"
						return e
					}
					if u == open && is(e.status, "signed", "agreed") {
						e.status = "proposed"
						return e
					}
					return part
				}
				if !subject {
					return part
				}
				return r.subjectStatus(ws, i, e, u, passive, part)
			}
			if relative {
				relative = false
				if !subject {
					return part
				}
				continue
			}
			if !subject {
				return part
			}
			if tookEffect(ws, i) && r.unreal(ws, i) == real {
				return evidence{status: "in_force", gov: -1, rule: "predicate"}
			}
			return part
		case aux:
			if s := copula(ws, i); subject && s != "" {
				return evidence{status: s, gov: -1, rule: "predicate"}
			}
			continue
		case comma:
			// only a participle may follow: "the pact, signed in May"
			if i+1 < len(ws) && (ws[i+1].role == verb && ws[i+1].class&pastForm != 0 || ws[i+1].role == sub) {
				continue
			}
			if i+1 < len(ws) && ws[i+1].role == adv && i+2 < len(ws) && ws[i+2].role == verb || i == last+1 && i+1 < len(ws) && ws[i+1].role == to {
				continue // "the pact, to be signed in May"
			}
			if subject && part.status == "" {
				continue
			}
			return part
		case conj:
			if !subject && !relative {
				return part
			}
		case prep:
			if !subject && i+1 < len(ws) && is(w.low, "as", "while", "because") && (ws[i+1].role == pron || ws[i+1].role == name) {
				return part // another clause
			}
		case to:
			if low(ws, i+1) == "be" && part.status == "" && (i == t.last+1 || i == last+2 && ws[i-1].role == comma || subject) {
				// "a pact to be signed in May", "has yet to be signed"
				if p := at(ws, i+2).verb; is(p.status, "signed", "agreed") {
					return evidence{status: "proposed", gov: -1, rule: "predicate", passive: true}
				}
			}
			if !subject {
				return part
			}
			for i+1 < len(ws) && (ws[i+1].role == verb || ws[i+1].role == adv) {
				i++
			}
		}
	}
	return part
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

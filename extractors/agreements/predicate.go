package agreements

// clause reports whether the noun phrase between first and last is not the
// object of the verb at gov but the subject of a clause of its own: "said the
// pact was", "hoped the pact could".
func (r *reader) clause(ws []word, gov, first, last int) bool {
	if gov < 0 || gov != first-1 || !finiteAfter(ws, last) {
		return false
	}
	if ws[gov].class&verbOfSaying != 0 {
		return true
	}
	s := lex().verbs[ws[gov].low].status
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
	l := lex()
	none := evidence{gov: -1}
	i := t.last + 1
	var part evidence
	part.gov = -1
	relative := i < len(ws) && (ws[i].role == pron || is(ws[i].low, "both"))
	for n := 0; i < len(ws) && n < 30; i, n = i+1, n+1 {
		w := &ws[i]
		switch w.role {
		case stop:
			if w.low == "(" {
				for i < len(ws) && ws[i].low != ")" {
					i++
				}
				continue
			}
			return part
		case quote:
			continue
		case sub:
			relative = true
			continue
		case verb, ing:
			p, ok := l.verbs[w.low]
			aux0 := i - 1
			for aux0 > t.last && (ws[aux0].role == adv || ws[aux0].role == neg) {
				aux0--
			}
			passive := ws[aux0].role == aux && ws[aux0].class&(formOfBe|formOfHave) != 0
			part0 := !passive && ws[aux0].role != aux && w.class&(pastForm|participle) != 0 && ws[aux0].role != sub
			if part0 && (i == t.last+1 || i <= t.last+3 && part.gov < 0 && !relative) && followsParticiple(ws, i) || part0 && n < 4 && ok && !relative && is(p.status, "signed", "agreed") && !subject {
				if ok && part.status == "" && !intransitive(p) {
					part = evidence{status: p.status, gov: -1, rule: "participle", passive: true}
				}
				continue
			}
			if ok {
				e := evidence{status: particle(ws, i, p), gov: -1, rule: "predicate", passive: passive}
				u := r.unreal(ws, i)
				if relative && part.status == "" {
					// "pact that both signed", "agreements that were signed"
					if u == real && (passive || w.class&pastForm != 0) && is(e.status, "signed", "agreed", "approved", "ended", "extended") && (passive || ws[aux0].role != sub || true) {
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
			switch {
			case is(w.low, "took", "takes", "take", "taken") && is(low(ws, i+1), "effect"), is(w.low, "came", "comes", "come", "entered", "enter", "enters", "went") && is(low(ws, i+1), "into", "in") && is(low(ws, i+2), "effect", "force"):
				if r.unreal(ws, i) == real {
					return evidence{status: "in_force", gov: -1, rule: "predicate"}
				}
				return part
			}
			return part
		case aux:
			if subject && w.class&formOfBe != 0 && w.class&modal == 0 {
				// "is in force", "is under discussion"
				switch {
				case follows(ws, i, "in") && is(low(ws, i+2), "force", "effect", "place"):
					return evidence{status: "in_force", gov: -1, rule: "predicate"}
				case follows(ws, i, "under"), follows(ws, i, "near"), follows(ws, i, "close"), follows(ws, i, "possible"), follows(ws, i, "likely"), follows(ws, i, "expected"), follows(ws, i, "about"), follows(ws, i, "imminent"):
					return evidence{status: "proposed", gov: -1, rule: "predicate"}
				case follows(ws, i, "dead", "over", "void", "invalid"):
					return evidence{status: "ended", gov: -1, rule: "predicate"}
				case follows(ws, i, "very") && is(low(ws, i+2), "close", "near"):
					return evidence{status: "proposed", gov: -1, rule: "predicate"}
				}
			}
			continue
		case comma:
			// only a participle may follow: "the pact, signed in May"
			if i+1 < len(ws) && (ws[i+1].role == verb && ws[i+1].class&pastForm != 0 || ws[i+1].role == sub) {
				continue
			}
			if i+1 < len(ws) && ws[i+1].role == adv && i+2 < len(ws) && ws[i+2].role == verb {
				continue
			}
			if subject && part.status == "" {
				continue
			}
			return part
		case conj:
			if !subject && !relative {
				return part
			}
		case to:
			if !subject {
				return part
			}
			for i+1 < len(ws) && (ws[i+1].role == verb || ws[i+1].role == adv) {
				i++
			}
		}
	}
	if part.status != "" {
		return part
	}
	return none
}

// intransitive reports whether the past form of the verb is no participle that
// modifies: "the pact fell".
func intransitive(p predicate) bool {
	return is(p.lemma, "fall", "fail", "collapse", "expire", "lapse", "withdraw", "quit", "hold", "leave", "end", "begin", "get", "win")
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

// subjectStatus reads a predicate whose subject is the agreement.
func (r *reader) subjectStatus(ws []word, v int, e evidence, u int, passive bool, part evidence) evidence {
	if !passive {
		// "the deal collapsed", "the treaty expires in May"
		switch e.status {
		case "ended":
			if is(ws[v].low, "collapsed", "collapses", "expired", "expires", "expire", "lapsed", "ended", "unraveled", "fell", "ends", "failed", "unravelled") && u == real {
				if is(ws[v].low, "expires", "expire", "ends") {
					return evidence{gov: -1, status: part.status, rule: part.rule}
				}
				return e
			}
			return part
		case "in_force":
			if is(ws[v].low, "holds", "held", "holding") {
				return e
			}
			return part
		}
		return part
	}
	switch u {
	case denied:
		if is(e.status, "signed", "agreed", "approved") {
			e.status = "proposed"
			return e
		}
		return part
	case open:
		if is(e.status, "signed", "agreed") {
			e.status = "proposed"
			return e
		}
		return part
	}
	if is(e.status, "proposed") && is(ws[v].low, "expected", "discussed", "delayed", "proposed", "planned", "negotiated", "negotiating", "considered", "sought") || e.status != "proposed" {
		if ws[v].low == "announced" && part.status != "" {
			return part
		}
		return e
	}
	return part
}

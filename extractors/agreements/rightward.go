package agreements

// rightward is the walk over the words behind a trigger that finds what they say of it.
type rightward struct {
	r        *reader
	ws       []word
	trigger  trigger
	subject  bool // the trigger may be the subject of a predicate
	i, n     int  // the word in hand, and how many were read before
	last     int  // of the trigger and the abbreviation in brackets behind it
	relative bool // a relative clause has begun
	part     evidence
	found    evidence
	done     bool
}

// rightGovernor reads what follows the trigger: a participle or relative
// clause that modifies it, or, where it is a subject, its predicate.
func (r *reader) rightGovernor(ws []word, t trigger, subject bool) evidence {
	g := rightward{r: r, ws: ws, trigger: t, subject: subject, i: t.last + 1, last: t.last, part: evidence{gov: -1}}
	first := at(ws, g.i)
	g.relative = first.role == pron || first.role == det
	for ; g.i < len(ws) && g.n < 30; g.i, g.n = g.i+1, g.n+1 {
		if g.step(); g.done {
			return g.found
		}
	}
	return g.part
}

// end ends the walk with what was found.
func (g *rightward) end(e evidence) { g.found, g.done = e, true }

// step reads the word in hand.
func (g *rightward) step() {
	ws, i := g.ws, g.i
	w, next := &ws[i], at(ws, i+1)
	switch w.role {
	case stop:
		if w.low == "(" {
			for g.i < len(ws) && ws[g.i].low != ")" {
				g.i++
			}
			g.last = g.i
		} else if k := dashed(ws, i); g.subject && k > i {
			g.i = k
		} else {
			g.end(g.part)
		}
	case sub:
		if is(w.low, "because", "although", "though", "while", "whereas", "so") {
			g.end(g.part) // another clause
		}
		g.relative = true
	case verb:
		g.verb()
	case ing:
		if i != g.last+1 || g.subject {
			g.verb() // but not "a treaty calling for, which both signed"
		}
	case aux:
		if s := copula(ws, i); g.subject && s != "" {
			g.end(evidence{status: s, gov: -1, rule: "predicate"})
		}
	case comma:
		switch {
		case next.role == verb && next.class&pastForm != 0, next.role == sub, // "the pact, signed in May"
			next.role == adv && at(ws, i+2).role == verb, i == g.last+1 && next.role == to, // "the pact, to be signed in May"
			g.subject && g.part.status == "":
		default:
			g.end(g.part)
		}
	case conj:
		if !g.subject && !g.relative {
			g.end(g.part)
		}
	case prep:
		if !g.subject && is(w.low, "as", "while", "because") && (next.role == pron || next.role == name) {
			g.end(g.part) // another clause
		}
	case to:
		g.infinitive()
	}
}

// infinitive reads "to be signed in May", "has yet to be signed".
func (g *rightward) infinitive() {
	ws, i := g.ws, g.i
	if low(ws, i+1) == "be" && g.part.status == "" && (i == g.trigger.last+1 || i == g.last+2 && ws[i-1].role == comma || g.subject) && is(at(ws, i+2).verb.status, "signed", "agreed") {
		g.end(evidence{status: "proposed", gov: -1, rule: "predicate", passive: true})
		return
	}
	if !g.subject {
		g.end(g.part)
		return
	}
	for g.i+1 < len(ws) && (ws[g.i+1].role == verb || ws[g.i+1].role == adv) {
		g.i++
	}
}

// verb reads the verb in hand: a participle that modifies the trigger, the verb of a
// relative clause, or the predicate.
func (g *rightward) verb() {
	ws, i := g.ws, g.i
	w := &ws[i]
	before := i - 1
	for before > g.trigger.last && (ws[before].role == adv || ws[before].role == neg) {
		before--
	}
	passive := ws[before].role == aux && ws[before].class&(formOfBe|formOfHave) != 0
	p := w.verb
	if p.status == "exists" {
		if p.status = "in_force"; passive && g.subject && !g.relative {
			g.end(evidence{status: p.status, gov: -1, rule: "predicate", passive: true}) // "will be amended"
			return
		}
	}
	s, multi := phrasalAfter(ws, i, false)
	if multi = multi && (passive || i == g.last+1); multi {
		p = predicate{s.lemma, s.plain()}
	} else if s, own := phrasalAfter(ws, i, true); own && g.subject && !g.relative && g.r.unreal(ws, i) == real {
		g.end(evidence{status: s.plain(), gov: -1, rule: "predicate"})
		return
	}
	if !passive && ws[before].role != aux && ws[before].role != sub && g.modifies(p) {
		if p.known() && g.part.status == "" && !intransitive(p) {
			g.part = evidence{status: p.status, gov: -1, rule: "participle", passive: true}
		}
		return
	}
	switch {
	case p.known() || expires(ws, i, real):
		e := evidence{status: p.status, gov: -1, rule: "predicate", passive: passive}
		if !multi && p.status != "in_force" {
			e.status = particle(ws, i, p)
		}
		g.predicate(e)
	case !g.subject:
		g.end(g.part)
	case g.relative:
		g.relative = false
	case tookEffect(ws, i) && g.r.unreal(ws, i) == real:
		g.end(evidence{status: "in_force", gov: -1, rule: "predicate"})
	default:
		g.end(g.part)
	}
}

// modifies reports whether the past form in hand may be a participle that modifies the
// trigger, as the predicate p.
func (g *rightward) modifies(p predicate) bool {
	ws, i := g.ws, g.i
	if tookEffect(ws, i) || p.known() && g.subject && intransitive(p) || ws[i].class&(pastForm|participle) == 0 {
		return false
	}
	makes := is(p.status, "signed", "agreed")
	if (i == g.last+1 || i <= g.last+3 && g.part.gov < 0 && !g.relative) && followsParticiple(ws, i) {
		return true
	}
	return g.n < 4 && !g.relative && makes && !g.subject ||
		g.n < 12 && ws[i-1].role == comma && g.part.status == "" && (makes || p.status == "approved") && is(low(ws, i+1), "by", "in", "on", "last")
}

// predicate reads the verb in hand, of which e is the evidence, as that of a relative
// clause or of the clause whose subject the trigger is.
func (g *rightward) predicate(e evidence) {
	ws, i := g.ws, g.i
	w := &ws[i]
	u := g.r.unreal(ws, i)
	switch {
	case !g.relative || g.part.status != "":
		if g.subject {
			g.end(g.r.subjectStatus(ws, i, e, u, e.passive, g.part))
		} else {
			g.end(g.part)
		}
	case expires(ws, i, u):
		e.rule = "participle"
		g.end(g.r.subjectStatus(ws, i, e, u, false, g.part))
	case u == real && (e.passive || w.class&pastForm != 0) && is(e.status, "signed", "agreed", "approved", "ended", "extended"):
		// "pact that both signed", "agreements that were signed", but not "a deal that ended the war"
		if e.status == "ended" && !e.passive && w.low != "expired" && w.low != "collapsed" && !ownSubject(ws, i) {
			e = g.part
		} else {
			e.rule = "participle"
		}
		g.end(e)
	case u == open && is(e.status, "signed", "agreed"), u == real && e.status == "proposed" && ownSubject(ws, i) && !g.crossed():
		e.status = "proposed" // also "the deal that Peru is negotiating"
		g.end(e)
	default:
		g.end(g.part)
	}
}

// crossed reports whether another predicate stands between the trigger and the subject of
// the verb in hand: "the pact is void, a result that Peru sought".
func (g *rightward) crossed() bool {
	v := g.i - 1
	for v > g.last && (g.ws[v].role == adv || g.ws[v].role == aux || g.ws[v].role == date) {
		v--
	}
	between := g.ws[min(g.last+1, v):v]
	return hasRole(between, aux) || hasRole(between, verb) || hasRole(between, comma)
}

// ownSubject reports whether the verb at v has a subject of its own in the relative
// clause, so that what the clause modifies is its object: "the pact (that) Peru ended".
func ownSubject(ws []word, v int) bool {
	for v--; v > 0 && (ws[v].role == adv || ws[v].role == aux || ws[v].role == date); v-- {
	}
	return v > 0 && (ws[v].role == name || ws[v].role == pron && ws[v].class&subordinator == 0)
}

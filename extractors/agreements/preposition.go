package agreements

// beforeSpan returns the verb before a span of time or a count of votes that ends at i:
// "extended by five years", "approved by 60 votes"; or i.
func beforeSpan(ws []word, i int) int {
	if !ws[i].in(measure) {
		return i
	}
	for j := i - 1; j > 0 && i-j < 5; j-- {
		switch ws[j].role {
		case number, det, pron, noun, hyphen:
		case prep:
			if is(ws[j].low, "by", "for") && ws[j-1].role == verb {
				return j - 1
			}
			return i
		default:
			return i
		}
	}
	return i
}

// prepGovernor reads the verb or noun that the preposition at j belongs to.
func (r *reader) prepGovernor(ws []word, j, depth int) evidence {
	none := evidence{gov: -1}
	if nearing(ws[j].low, ws[j-1].low) {
		return evidence{status: "proposed", gov: -1, rule: "near"}
	}
	prep, prev := ws[j].low, &ws[j-1]
	for ; prev.role == adv || prev.role == date || prev.role == quote; prev = &ws[j-1] {
		if j < 2 {
			return none
		}
		j--
	}
	if k := agreeingWith(ws, prep, j); k >= 0 {
		return r.predicateStatus(ws, k)
	}
	if prep == "to" && is(prev.low, "close", "closer", "near", "nearer") {
		return evidence{status: "proposed", gov: -1, rule: "near"}
	}
	if prep == "of" && is(prev.low, "period", "term", "validity", "duration", "life") {
		if up := r.leftGovernor(ws, phraseStart(ws, j-1), depth+1); is(up.status, "extended", "ended") {
			return up
		}
	}
	if prep == "under" && prev.role == noun && prev.in(dutyNoun) {
		return evidence{status: "in_force", gov: -1, rule: "duty"} // "the targets under the protocol"
	}
	if prep == "of" && prev.role == noun && prev.in(hearsay) {
		return evidence{status: "proposed", gov: -1, rule: "near"} // "rumours of a merger"
	}
	if prep == "in" && is(prev.low, "interested", "interest") {
		return evidence{status: "proposed", gov: j - 1, active: prev.low == "interested", rule: "aim"}
	}
	over := overAdjunct(ws, prep, j) // to the noun for the act
	adjunct := over < j
	j, prev = over, &ws[over-1]
	isAct, isVerb := prev.act.known(), prev.verb.known()
	switch {
	case isVerb && prev.role == verb || isVerb && prev.role == ing && !(isAct && prep == "of"):
		if prep == "under" || prep == "in" || prev.verb.status == "exists" {
			return none
		}
		return r.predicateStatus(ws, j-1)
	case (prev.role == name || prev.role == noun) && prep == "to" && j > 1 && !isAct:
		// "signed Ruiz to a contract"
		if k := phraseStart(ws, j-1) - 1; k >= 0 && ws[k].in(signingVerb) {
			return r.predicateStatus(ws, k)
		}
		return none
	case isAct && (prev.role == noun || prev.role == ing) && (adjunct || is(prep, "of", "on", "for", "to", "about", "over", "from") || prep == "with" && prev.act.lemma == "comply"):
		return r.actStatus(ws, j-1, depth)
	case prev.role == noun && prev.in(contents):
		return r.contentStatus(ws, j-1, depth)
	case prep == "for" && (prev.class&irrealis != 0 || j > 1 && ws[j-2].class&irrealis != 0):
		e := evidence{status: "proposed", gov: -1, rule: "aim"}
		if prev.role == verb || prev.role == ing {
			e.gov, e.active = j-1, true
		}
		return e
	}
	return none
}

// nearing reports whether a preposition and the word before it tell that there is no
// agreement yet: "far from a deal", "on the verge of one".
func nearing(prep, before string) bool {
	return prep == "from" && before == "far" || prep == "of" && is(before, "short", "verge", "brink", "cusp", "threshold")
}

// agreeingWith returns the verb of agreeing before a side and the preposition at j, or
// -1: "agree with the union on a contract".
func agreeingWith(ws []word, prep string, j int) int {
	if !is(prep, "on", "over", "for") {
		return -1
	}
	k := phraseStart(ws, j-1) - 1
	if k <= 0 || ws[k].low != "with" {
		return -1
	}
	for k--; k > 0 && (ws[k].role == date || is(ws[k].low, "on", "to", "terms")); {
		k-- // "agreed to terms on Sunday with"
	}
	if ws[k].role != noun && is(ws[k].verb.lemma, "agree", "negotiate") {
		return k
	}
	return -1
}

// overAdjunct returns the word behind the noun for an act that the preposition at j
// belongs to, where sides and places stand between; else j.
func overAdjunct(ws []word, prep string, j int) int {
	if is(prep, "on", "over", "about", "for") && ws[j-1].role != noun {
		// "talks in Lima on a pact", "negotiations with Chile over a deal"
		if k := talks(ws, j-1); k >= 0 {
			j = k + 1
		}
	}
	if k := phraseStart(ws, j-1) - 1; ws[j-1].role == name && is(prep, "for", "of") && k > 0 && is(ws[k].low, "from", "by") && is(ws[k-1].act.status, "approved", "ended", "extended") {
		j = k // "won approval from Peru for"
	}
	return j
}

// actStatus reads the noun for an act at head, which is done to an agreement: "the
// signing of a pact", "talks on a deal".
func (r *reader) actStatus(ws []word, head, depth int) evidence {
	act := ws[head].act
	first := phraseStart(ws, head)
	e := evidence{status: act.status, gov: -1, rule: "act"}
	up := r.leftGovernor(ws, first, depth+1)
	before := at(ws, first-1)
	possible := possibleAct(ws, first, head)
	if among(breachingLemma, act.lemma) {
		if e.rule = "breach"; !possible && !before.in(unbreaching) {
			return e // one that is called so counts
		}
	}
	if up.irrealis || up.status == "proposed" || before.class&irrealis != 0 || possible {
		e.irrealis = true
	}
	switch {
	case up.status == "ended" && !up.irrealis && act.status == "proposed":
		e.status = "ended" // "turned down an offer of a pact", "broke off talks on a deal"
		e.gov, e.active = up.gov, up.active
		return e
	case up.status == "agreed" && !up.irrealis && act.lemma == "propose" && up.gov >= 0 && is(ws[up.gov].verb.lemma, "accept", "agree"):
		return up // "accepted a proposal for a truce"
	case act.lemma == "negotiate" && up.gov >= 0:
		e.gov, e.active = up.gov, up.active
	}
	if up.status == "approved" && !up.irrealis || up.status == "ended" && !up.irrealis && act.status == "in_force" {
		e.status = up.status // "approved the signing of a truce", "suspended its implementation"
	}
	if act.status == "extended" && up.status == "" && is(before.low, "on", "about", "over", "for") {
		e.status, e.weak = "", "in_force" // "a row over the renewal of the pact"
	}
	if act.status == "in_force" && up.gov < 0 {
		e.irrealis = e.irrealis || willBe(ws, first) || is(before.low, "for", "monitor")
	}
	if e.status == "exists" || e.status == "ended" && e.rule == "act" && supposed(ws, head+1) {
		e.status, e.weak = "", "in_force" // "Peru's withdrawal from the pact would cost jobs"
	}
	switch act.lemma {
	case "ratify":
		e.weak = "signed" // "delayed ratification of the pact"
	case "comply", "adhere", "observe":
		e.weak = "in_force" // "to monitor compliance with the pact"
	}
	return e
}

// contentStatus reads the noun at head for what an agreement consists of: "failed to
// agree on the terms of a truce".
func (r *reader) contentStatus(ws []word, head, depth int) evidence {
	w := ws[head].low
	if w == "draft" {
		return evidence{status: "proposed", gov: -1, rule: "act"}
	}
	up := r.leftGovernor(ws, phraseStart(ws, head), depth+1)
	if is(w, "phase", "phases", "provisions") && up.gov < 0 && up.rule == "act" && is(up.status, "ended", "in_force") && !up.irrealis {
		return up // "halted the implementation of the second phase of the deal"
	}
	if !is(w, "terms", "text", "details", "wording", "outlines") || !is(up.status, "agreed", "proposed", "ended") && !up.irrealis || up.gov < 0 || !up.active {
		return evidence{gov: -1}
	}
	if w == "details" && up.status == "agreed" {
		up.status = "proposed" // "worked out details of"
	}
	return up
}

// willBe reports whether a modal stands in the clause before word i: "will
// follow from a review of the implementation".
func willBe(ws []word, i int) bool {
	for j := i - 1; j >= 0 && i-j < 25 && ws[j].role != stop && ws[j].role != sub; j-- {
		if ws[j].role == aux && ws[j].class&modal != 0 {
			return true
		}
	}
	return false
}

// talks returns the noun for talks before word i that only names and places
// divide from it, or -1.
func talks(ws []word, i int) int {
	for k := i; k >= 0 && i-k < 14; k-- {
		switch ws[k].role {
		case noun:
			if is(ws[k].act.lemma, "negotiate", "discuss") {
				return k
			}
		case name, det, conj, comma, poss, hyphen, date, number:
		case prep:
			if !is(ws[k].low, "with", "between", "in", "at", "among") {
				return -1
			}
		default:
			return -1
		}
	}
	return -1
}

func possibleAct(ws []word, from, to int) bool {
	for k := max(0, from); k < to; k++ {
		if ws[k].in(prospective) {
			return true
		}
	}
	return false
}

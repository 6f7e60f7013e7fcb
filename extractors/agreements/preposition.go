package agreements

// beforeSpan returns the verb before a span of time that ends at i: "extended by
// five years"; or i.
func beforeSpan(ws []word, i int) int {
	if !is(ws[i].low, "years", "months", "weeks", "days", "year", "month") {
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
	prep, prev := ws[j].low, &ws[j-1]
	if prep == "from" && prev.low == "far" || prep == "of" && is(prev.low, "short", "verge", "brink", "cusp", "threshold") {
		return evidence{status: "proposed", gov: -1, rule: "near"}
	}
	for ; prev.role == adv || prev.role == date || prev.role == quote; prev = &ws[j-1] {
		if j < 2 {
			return none
		}
		j--
	}
	if is(prep, "on", "over", "for") {
		// "agree with the union on a contract"
		if k := phraseStart(ws, j-1) - 1; k > 0 && ws[k].low == "with" {
			for k--; k > 0 && (ws[k].role == date || is(ws[k].low, "on", "to", "terms")); {
				k-- // "agreed to terms on Sunday with"
			}
			if l := ws[k].verb.lemma; ws[k].role != noun && is(l, "agree", "negotiate") {
				return r.predicateStatus(ws, k)
			}
		}
	}
	if prep == "to" && is(prev.low, "close", "closer", "near", "nearer") {
		return evidence{status: "proposed", gov: -1, rule: "near"}
	}
	if is(prev.low, "period", "term", "validity", "duration", "life") && prep == "of" {
		if up := r.leftGovernor(ws, phraseStart(ws, j-1), depth+1); is(up.status, "extended", "ended") {
			return up
		}
	}
	if prep == "under" && prev.role == noun && prev.in(dutyNoun) {
		return evidence{status: "in_force", gov: -1, rule: "duty"} // "the targets under the protocol"
	}
	if prep == "in" && is(prev.low, "interested", "interest") {
		return evidence{status: "proposed", gov: j - 1, active: prev.low == "interested", rule: "aim"}
	}
	adjunct := 0
	if is(prep, "on", "over", "about", "for") && prev.role != noun {
		// "talks in Lima on a pact", "negotiations with Chile over a deal"
		if k := talks(ws, j-1); k >= 0 {
			adjunct = j - 1 - k
			j, prev = k+1, &ws[k]
		}
	}
	if k := phraseStart(ws, j-1) - 1; prev.role == name && is(prep, "for", "of") && k > 0 && is(ws[k].low, "from", "by") && is(ws[k-1].act.status, "approved", "ended", "extended") {
		adjunct = j - k
		j, prev = k, &ws[k-1] // "won approval from Peru for"
	}
	act, isAct, isVerb := prev.act, prev.act.known(), prev.verb.known()
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
	case isAct && (prev.role == noun || prev.role == ing) && (adjunct > 0 || is(prep, "of", "on", "for", "to", "about", "over", "from") || prep == "with" && act.lemma == "comply"):
		e := evidence{status: act.status, gov: -1, rule: "act"}
		if among(breachingLemma, act.lemma) {
			e.rule = "breach"
		}
		up := r.leftGovernor(ws, phraseStart(ws, j-1), depth+1)
		first := phraseStart(ws, j-1)
		if e.rule == "breach" && !possibleAct(ws, first, j-1) && !(first > 0 && is(ws[first-1].low, "prevent", "preventing", "avoid", "avoiding", "denied", "denies", "denying", "without", "any", "against")) {
			return e // one that is called so counts
		}
		if up.irrealis || up.status == "proposed" || first > 0 && ws[first-1].class&irrealis != 0 || possibleAct(ws, first, j-1) {
			e.irrealis = true
		}
		if up.status == "ended" && !up.irrealis && act.status == "proposed" {
			e.status = "ended" // "turned down an offer of a pact", "broke off talks on a deal"
			e.gov, e.active = up.gov, up.active
			return e
		}
		if up.status == "agreed" && !up.irrealis && act.lemma == "propose" && up.gov >= 0 && is(ws[up.gov].verb.lemma, "accept", "agree") {
			return up // "accepted a proposal for a truce"
		}
		if act.lemma == "negotiate" && up.gov >= 0 {
			e.gov, e.active = up.gov, up.active
		}
		if up.status == "approved" && !up.irrealis || up.status == "ended" && !up.irrealis && act.status == "in_force" {
			e.status = up.status // "approved the signing of a truce", "suspended its implementation"
		}
		if act.status == "extended" && up.status == "" && first > 0 && is(ws[first-1].low, "on", "about", "over", "for") {
			e.status, e.weak = "", "in_force" // "a row over the renewal of the pact"
		}
		if act.status == "in_force" && up.gov < 0 {
			e.irrealis = e.irrealis || willBe(ws, first) || low(ws, first-1) == "for" || low(ws, first-1) == "monitor"
		}
		if e.status == "exists" {
			e.status, e.weak = "", "in_force"
		}
		switch act.lemma {
		case "ratify":
			e.weak = "signed" // "delayed ratification of the pact"
		case "comply", "adhere", "observe":
			e.weak = "in_force" // "to monitor compliance with the pact"
		}
		return e
	case prev.role == noun && prev.in(contents):
		if prev.low == "draft" {
			return evidence{status: "proposed", gov: -1, rule: "act"}
		}
		if up := r.leftGovernor(ws, phraseStart(ws, j-1), depth+1); is(prev.low, "terms", "text", "details", "wording", "outlines") && (is(up.status, "agreed", "proposed") || up.irrealis || up.status == "ended") && up.gov >= 0 && up.active {
			if prev.low == "details" && up.status == "agreed" {
				up.status = "proposed" // "worked out details of"
			}
			return up // "failed to agree on the terms of a truce"
		}
		return none
	case prev.class&irrealis != 0 && prep == "for" || prep == "for" && j > 1 && ws[j-2].class&irrealis != 0:
		e := evidence{status: "proposed", gov: -1, rule: "aim"}
		if prev.role == verb || prev.role == ing {
			e.gov, e.active = j-1, true
		}
		return e
	}
	return none
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

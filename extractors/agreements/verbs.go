package agreements

import (
	"harrow/extractors/text"
)

// verbTrigger decides on a form of "agree" or "merge" that no noun of the
// clause names.
func (r *reader) verbTrigger(t trigger, ws []word) (trigger, bool) {
	i := t.first
	t.verb = true
	if is(ws[i].low, "merge", "merges", "merged", "merging") {
		t.instrument = "merger"
		return t, r.mergeTest(ws, i)
	}
	t.instrument = "agreement"
	if i > 0 && ws[i-1].role == det || is(low(ws, i-1), "n't", "not", "never") {
		return t, false
	}
	j := i + 1
	for j < len(ws) && (ws[j].role == adv || ws[j].role == date || ws[j].low == "in" && follows(ws, j, "principle") || ws[j].low == "principle" || is(ws[j].low, "on") && j+1 < len(ws) && ws[j+1].role == date) {
		j++
	}
	if j >= len(ws) {
		return t, false
	}
	switch ws[j].low {
	case "to":
		return r.agreedTo(t, ws, j)
	case "on", "upon":
		return t, r.agreedOn(ws, i, j)
	case "with":
		return t, r.agreedWith(ws, j)
	case "for":
		for k := j + 1; k < min(len(ws), j+10); k++ {
			if ws[k].role == to {
				return t, r.mutual(ws, i, k)
			}
		}
	case "purchase", "sale", "merger", "swap":
		return t, true
	}
	return t, false
}

// agreedTo decides on an "agreed" with the "to" at j, and how far the trigger goes.
func (r *reader) agreedTo(t trigger, ws []word, j int) (trigger, bool) {
	i, k := t.first, j+1
	for k < len(ws) && ws[k].role == adv {
		k++
	}
	if k >= len(ws) || ws[k].role == prep || ws[k].class&modal != 0 || !verbal(ws[k].class) && ws[k].role != verb && ws[k].kind != text.Lower {
		return t, false
	}
	if k+1 < len(ws) && ws[k+1].role == hyphen {
		// "agreed to face-to-face talks"
		t.last = i
		return t, has(ws, k, 7, "talks", "negotiations", "meeting") && len(r.subject(ws, i).parties) > 1
	}
	if ws[k].role == det || ws[k].role == name || ws[k].role == pron {
		// "agreed to a plan": an acceptance, but "both agreed to a swap"
		if t.last = i; is(low(ws, k), "a", "an") && !named(ws, j) {
			s := r.subject(ws, i)
			return t, len(s.parties) >= 2 || s.group && s.plural && !has(ws, k, 5, "plan", "proposal", "request", "demand", "offer", "idea", "bid")
		}
		return t, false
	}
	if j == i+1 || ws[i+1].role == adv {
		t.last = k
	}
	if k+1 < len(ws) && is(low(ws, k+1), "on", "up", "out", "over", "off") && is(ws[k].low, "take", "set", "carry", "hand", "work", "call") {
		t.last = min(k+1, t.last+1)
	}
	return t, !named(ws, k) && r.mutual(ws, i, k)
}

// agreedOn decides on the "agreed" at i with the "on" at j: on what two do, not on what
// they think.
func (r *reader) agreedOn(ws []word, i, j int) bool {
	if j+1 >= len(ws) || ws[j+1].role == comma || ws[j+1].role == conj || ws[j+1].role == stop || named(ws, j) {
		return false
	}
	if has(ws, j, 4, "importance", "need", "necessity", "fact", "issue", "issues", "point", "points", "everything", "principle", "agenda", "question") {
		return false
	}
	return r.mutual(ws, i, j)
}

// agreedWith decides on an "agreed" with the "with" at j: "agreed with Chile to open",
// "agreed with Chile on a limit", but not "agreed with Chile that".
func (r *reader) agreedWith(ws []word, j int) bool {
	if j+1 >= len(ws) || ws[j+1].role != name && ws[j+1].role != det {
		return false
	}
	n := r.list(ws, j+1)
	k := n.next
	if k+1 < len(ws) && is(low(ws, k), "in", "at") {
		k = phraseEnd(ws, k+1)
	}
	return len(n.parties) > 0 && k+1 < len(ws) && is(ws[k].low, "to", "on", "upon") && !named(ws, k) && !named(ws, k+1)
}

// named reports whether the object of the verb at i is a noun that names the
// agreement: "agreed to sign a treaty".
func named(ws []word, i int) bool {
	if p := ws[i].verb; !p.known() && ws[i].role != prep || p.known() && !is(p.status, "signed", "agreed", "approved", "in_force", "extended", "ended", "proposed", "exists") {
		return false
	}
	for j := i + 1; j < min(len(ws), i+12); j++ {
		switch ws[j].role {
		case noun, name, det, number, hyphen, poss, quote, date:
			if s := ws[j].trigger; s.instrument != "" && !is(s.test, "document", "plan") && ws[j].role == noun {
				return true
			}
		case ing, adv:
		case prep:
			if ws[j].low != "of" || !is(ws[j-1].low, "wording", "text", "terms", "details", "outlines") {
				return false
			}
		default:
			return false
		}
	}
	return false
}

// mutual reports whether the agreeing at i has two sides: more than one
// subject, or a counterpart in what is agreed.
func (r *reader) mutual(ws []word, i, inf int) bool {
	s := r.subject(ws, i)
	if len(s.parties) >= 2 || s.group || s.many || s.pronoun && s.plural || summit(ws, i) {
		return true
	}
	if ws[inf].low == "be" && inf+2 < len(ws) && is(ws[inf+1].low, "acquired", "bought", "purchased", "taken", "merged") && has(ws, inf, 5, "by", "with", "into") {
		return true // "agreed to be bought by Orbis"
	}
	for k := chainStart(ws, i) - 1; k >= 0; k-- {
		if w := &ws[k]; w.role != aux && w.role != adv && w.role != neg && w.role != quote {
			if is(w.low, "ministers", "leaders", "delegates", "participants", "negotiators", "governors") {
				return true // "Ministers also agreed to"
			}
			break
		}
	}
	buy := ws[inf].in(purposeVerb) && (ws[inf].low != "take" || !has(ws, inf, 3, "part", "steps", "measures", "action", "place", "care", "turns", "note"))
	for j := inf + 1; j < min(len(ws), inf+25); j++ {
		switch {
		case ws[j].role == stop || ws[j].role == verb && j > inf+1 && ws[j].class&pastForm != 0:
			return false
		case buy && (ws[j].role == name || ws[j].low == "to" && j+2 < len(ws) && ws[j+1].role == det && ws[j+2].class&(companyNoun|partyNoun) != 0):
			return true
		case ws[inf].low == "meet" && j == inf+1 && len(s.parties) > 0 && (ws[j].role == name || ws[j].class&(stateNoun|partyNoun) != 0):
			return true // "agreed to meet Chilean envoys"
		case is(ws[j].low, "exchange", "return") && low(ws, j-1) == "in" && follows(ws, j, "for", "of"):
			return true
		case is(ws[j].low, "with", "from") && j+1 < len(ws) && ws[j+1].role == name && len(s.parties) > 0:
			return true
		case ws[j].low == "each" && follows(ws, j, "other"):
			return true
		}
	}
	return false
}

// summit reports whether the noun right before the verb at i is of those who
// decide together: "political leaders agreed", "EU ministers have agreed".
func summit(ws []word, i int) bool {
	for i--; i > 0 && (ws[i].role == aux || ws[i].role == adv); i-- {
	}
	return i > 0 && is(ws[i].low, "leaders", "ministers", "chiefs", "elders", "delegates", "parties") && is(ws[i-1].low, "political", "party", "rival", "opposition", "tribal", "clan", "finance", "trade", "foreign", "the", "world", "regional", "eu", "union")
}

func (r *reader) mergeTest(ws []word, i int) bool {
	if ws[i].role == noun {
		return false
	}
	s := r.subject(ws, i)
	if i+2 < len(ws) && is(ws[i+1].low, "with", "into") {
		with := r.list(ws, i+2)
		firms := len(with.parties) > 0 && !with.parties[0].common && len(s.parties) > 0 && !s.parties[0].common
		return firms || ws[i+1].low == "with" && (len(with.parties) > 0 || with.pronoun || with.group || ws[max(phraseEnd(ws, i+2)-1, 0)].class&companyNoun != 0) &&
			(len(s.parties) > 0 || s.pronoun || s.group || i > 1 && ws[phraseStart(ws, i-1)].low == "the" && len(with.parties) > 0 && with.parties[0].EntityID != "")
	}
	return len(s.parties) >= 2
}

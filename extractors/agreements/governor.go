package agreements

import (
	"cmp"

	"harrow/extractors/text"
)

// evidence is what a clause says of an agreement.
type evidence struct {
	status   string // empty where the clause is silent
	gov      int    // the governing verb, or -1
	active   bool   // the trigger is its object and it has a subject
	passive  bool
	rule     string
	irrealis bool
	refused  bool   // a side failed or refused to sign or agree
	phrasal  bool   // the verb governs with the words behind it
	weak     string // the status where the document says nothing else
}

// governor finds the predicate that governs the trigger and what it says of
// the status.
func (r *reader) governor(ws []word, t trigger) evidence {
	if t.verb {
		return r.verbStatus(ws, t)
	}
	if follows(ws, t.last, "violation", "violations", "breach", "breaches") && !is(low(ws, phraseStart(ws, t.first)-1), "without", "no", "monitor", "any") {
		return evidence{status: "ended", gov: -1, rule: "breach"}
	}
	e := r.nounGovernor(ws, t)
	if is(e.status, "agreed", "signed") && !e.irrealis && follows(ws, t.last, "extension", "extensions", "renewal") {
		e.status = "extended" // "reached a contract extension"
	}
	return e
}

func (r *reader) nounGovernor(ws []word, t trigger) evidence {
	r.statement = is(t.instrument, "joint_statement", "declaration")
	first := phraseStart(ws, t.first)
	if status, rule := r.besides(ws, t, first); status != "" {
		return evidence{status: status, gov: -1, rule: rule}
	}
	e := r.leftGovernor(ws, first, 0)
	if v, p := phrasalAround(ws, first, t.last); v >= 0 {
		e = r.judge(ws, v, p.lemma, p.status)
	}
	// "met, and a pact was signed" is a clause of its own too
	embedded := clause(ws, e.gov, first, t.last) || first > 1 && ws[first-1].role == conj && ws[first-2].role == comma && finiteAfter(ws, t.last)
	if e.status == "proposed" && e.rule == "governor" && !embedded && (aged(ws, first, t.first) || is(low(ws, first), "the", "their", "this") && at(ws, t.last+1).role == to) {
		return evidence{gov: e.gov} // it exists: "wants to save a month-old truce", "want the truce to be extended"
	}
	if e.status != "" && !e.irrealis && e.rule != "act" && e.rule != "having" && !embedded {
		return e
	}
	if e.gov >= 0 && ws[e.gov].in(rendering) && anyWithin(ws, t.last+1, 10, defunct) {
		e.status, e.irrealis = "ended", false // "rendered the truce of May defunct"
		return e
	}
	if s := opening(ws, first); s != "" && e.gov < 0 {
		return evidence{status: s, gov: -1, rule: "participle", passive: true}
	}
	if embedded {
		e = evidence{gov: -1}
	}
	after := evidence{gov: -1}
	if !(r.statement && low(ws, first-1) == "in") {
		after = r.rightGovernor(ws, t, embedded || e.gov < 0 && (starts(ws, first) || e.rule == "act" && e.status == "proposed" && !e.irrealis))
	}
	return weigh(ws, t, first, e, after)
}

// besides reads the words next to the phrase that begins at first which settle the status
// whatever governs it, and names the rule.
func (r *reader) besides(ws []word, t trigger, first int) (status, rule string) {
	if k := t.last + 1; is(low(ws, k), "talks", "negotiations", "discussions") || k < len(ws) && ws[k].role == quote && is(low(ws, k+1), "talks", "negotiations") {
		return "proposed", "talks"
	}
	if s := member(ws, first); s != "" {
		if k := phraseStart(ws, first-2) - 1; k > 0 && ws[k].role == verb && is(ws[first-2].low, "participation", "membership") {
			if up := r.predicateStatus(ws, k); up.status == "ended" && !up.irrealis {
				s = "ended" // "suspended its participation in the pact"
			}
		}
		return s, "member"
	}
	if low(ws, first-1) == "of" && low(ws, first-2) == "out" && t.instrument == "contract" && at(ws, first-3).role != verb {
		return "ended", "out" // "Mora, out of contract with Orbis"
	}
	if first > 0 && ws[first-1].role == neg {
		return "proposed", "denied"
	}
	return "", ""
}

// weigh decides between what stands before the phrase that begins at first, what stands
// behind it, and the adjectives of the trigger.
func weigh(ws []word, t trigger, first int, before, after evidence) evidence {
	m := modifier(ws, t, first)
	modified := evidence{status: m, gov: before.gov, active: before.active, rule: "modifier"}
	switch {
	case before.rule == "act" && before.status == "proposed" && after.status == "ended" && after.rule == "predicate":
		return after
	case before.irrealis && is(before.status, "signed", "agreed", "proposed") && !(after.status != "" && !after.irrealis && after.rule == "participle"):
		before.status = "proposed"
		return before
	case (before.rule == "act" || before.rule == "having" && after.status == "signed") && after.rule == "participle" && !after.irrealis:
		return after
	case m == "proposed":
		if t.instrument == "merger" && is(low(ws, t.first-1), "planned", "pending", "proposed") {
			modified.status = "agreed"
		}
		return modified
	case before.status != "" && !before.irrealis:
		return before
	case (low(ws, first) == "no" || deniedThat(ws, first)) && is(after.status, "signed", "agreed"):
		return evidence{status: "proposed", gov: -1, rule: "denied"}
	case after.status != "" && !(after.status == "agreed" && before.weak == "in_force"):
		if before.gov >= 0 {
			after.gov, after.active = before.gov, before.active
		}
		return after
	case m != "":
		return modified
	}
	silent := evidence{gov: before.gov, active: before.active, passive: before.passive, weak: cmp.Or(before.weak, after.weak)}
	if before.irrealis && before.status == "" && is(low(ws, t.first-1), "final", "eventual") {
		silent.status, silent.rule = "proposed", "modifier" // "points that will decide the final accord"
	}
	return silent
}

// aged reports whether the phrase tells how old the agreement is: "a month-old truce".
func aged(ws []word, first, last int) bool {
	for j := first + 1; j < last; j++ {
		if ws[j].low == "old" && ws[j-1].role == hyphen {
			return true
		}
	}
	return false
}

// opening reads a participle that opens the sentence and modifies the subject
// at first: "Signed by Peru and Chile, the pact".
func opening(ws []word, first int) string {
	p := ws[0].verb
	if first < 3 || ws[first-1].role != comma || ws[0].class&(pastForm|participle) == 0 || !is(p.status, "signed", "agreed", "approved") || !is(ws[1].low, "by", "in", "on", "after", "between") && ws[1].role != date {
		return ""
	}
	for j := 1; j < first-1; j++ {
		if ws[j].role == verb || ws[j].role == aux {
			return ""
		}
	}
	return p.status
}

// member reads what makes a side of an existing agreement: "a signatory to
// the convention", "participation in the protocol", "bound by the treaty".
func member(ws []word, first int) string {
	prep, before := low(ws, first-1), low(ws, first-2)
	if low(ws, first-3) == "not" || low(ws, first-4) == "not" {
		return "" // "is not a party to the pact"
	}
	if before == "country" || before == "countries" || before == "state" || before == "states" {
		before = low(ws, first-3)
	}
	switch {
	case is(prep, "to", "of") && is(before, "signatory", "signatories"):
		return "signed"
	case is(prep, "to", "in", "of") && is(before, "party", "participation", "member", "membership") || is(prep, "to", "of") && is(before, "parties", "members") && ws[first-2].kind == text.Lower,
		prep == "by" && is(before, "bound", "governed", "regulated", "covered", "set", "regulation"):
		return "in_force"
	}
	return ""
}

// starts reports whether the phrase that begins at first can be the subject
// of what follows.
func starts(ws []word, first int) bool {
	if first == 0 {
		return true
	}
	p := &ws[first-1]
	switch p.role {
	case sub, quote, comma, stop, conj, verb, adv, date:
		return true
	case prep:
		if p.low == "of" && is(low(ws, first-2), "wording", "text", "terms", "details", "draft", "total") {
			return starts(ws, phraseStart(ws, first-2))
		}
		return is(p.low, "since", "after", "before", "until", "as")
	}
	return p.class&verbOfSaying != 0
}

// leftGovernor reads the predicate before the noun phrase that begins at first.
func (r *reader) leftGovernor(ws []word, first, depth int) evidence {
	none := evidence{gov: -1}
	j := first - 1
	for j >= 0 && (ws[j].role == adv || ws[j].role == quote || ws[j].role == date) {
		j--
	}
	if j < 0 || depth > 4 {
		return none
	}
	if v, p := phrasalBefore(ws, first); v >= 0 && v < j {
		e := r.judge(ws, v, p.lemma, p.status)
		e.phrasal = p.status != "proposed"
		return e
	}
	j = beforeSpan(ws, j)
	w := &ws[j]
	switch {
	case w.role == verb || w.role == ing:
		return r.verbGovernor(ws, j, first)
	case w.role == aux && w.class&formOfHave != 0:
		e := evidence{status: "in_force", gov: j, active: true, rule: "having"}
		if r.unreal(ws, j) != real || low(ws, first) == "no" {
			e.status = "proposed"
		}
		return e
	case w.role == aux && w.class&formOfDo != 0 && low(ws, first) != "not":
		e := evidence{status: "agreed", gov: j, active: true, rule: "governor"}
		if r.unreal(ws, j) != real || low(ws, j) == "do" {
			e.status, e.irrealis = "proposed", true
		}
		return e
	case w.role == prep && is(w.low, "without"):
		return withoutAny(ws, j)
	case w.low == "law" && low(ws, j-1) == "into" && j > 1 && ws[j-2].verb.lemma == "sign":
		e := r.predicateStatus(ws, j-2) // "signed into law a treaty"
		if e.status == "signed" {
			e.status = "approved"
		}
		return e
	case w.role == name && ws[first].role == det && low(ws, phraseStart(ws, j)-1) == "with":
		return r.leftGovernor(ws, phraseStart(ws, j)-1, depth+1) // "signed on Sunday with Peru a pact"
	case w.role == name || w.role == noun:
		// "awarded Orbis a contract"
		if k := phraseStart(ws, j) - 1; k >= 0 && ws[first].role == det && is(ws[k].verb.lemma, "award", "offer", "give", "hand", "grant") {
			return r.predicateStatus(ws, k)
		}
	case w.role == conj:
		return r.conjunctGovernor(ws, j, depth)
	case w.role == prep && j > 0:
		return r.prepGovernor(ws, j, depth)
	}
	return none
}

// verbGovernor reads the verb at v, whose object is the phrase that begins at first.
func (r *reader) verbGovernor(ws []word, v, first int) evidence {
	e := r.predicateStatus(ws, v)
	if ws[v].role == ing && is(e.status, "signed", "agreed") && (v == 0 || ws[v-1].role == sub) && supposed(ws, first) {
		e.status, e.irrealis, e.active = "proposed", true, false // "signing a pact would help"
	}
	if low(ws, first) == "no" && is(e.status, "signed", "agreed") {
		e.status = refused(ws, v)
		e.refused = e.status == "ended"
	}
	return e
}

// withoutAny reads the "without" at j before an agreement: it was not reached, or the talks
// are over.
func withoutAny(ws []word, j int) evidence {
	for is(low(ws, j-1), "up", "off", "down") || j > 1 && (ws[j-1].role == date || ws[j-1].role == prep && ws[j].role == date) {
		j-- // "broke up on Friday without"
	}
	if j > 0 && ws[j-1].role == verb && is(ws[j-1].verb.lemma, "end", "break", "conclude", "close", "collapse") {
		return evidence{status: "ended", gov: -1, rule: "without"}
	}
	return evidence{status: "proposed", gov: -1, rule: "without"}
}

// conjunctGovernor reads what governs the other conjunct, before the conjunction at j:
// "signed a treaty and two accords".
func (r *reader) conjunctGovernor(ws []word, j, depth int) evidence {
	k := j - 1
	if k >= 0 && ws[k].role == comma {
		k--
	}
	if k < 0 {
		return evidence{gov: -1}
	}
	switch ws[k].role {
	case noun, name:
		if p := phraseStart(ws, k) - 1; p > 0 && ws[p].role == prep && ws[p-1].strong() {
			k = p - 1 // "a treaty with Chile and an accord with Peru"
		}
		return r.leftGovernor(ws, phraseStart(ws, k), depth+1)
	case verb, ing:
		return r.predicateStatus(ws, k)
	}
	return evidence{gov: -1}
}

// predicateStatus reads the verb at v, whose object is an agreement.
func (r *reader) predicateStatus(ws []word, v int) evidence {
	p := ws[v].verb
	if !p.known() {
		return evidence{gov: v, active: true, rule: "governor", irrealis: r.unreal(ws, v) != real}
	}
	status := particle(ws, v, p)
	switch {
	case p.lemma == "discuss" && is(low(ws, v+1), "the", "their", "its", "this"):
		status = "" // it exists
	case p.lemma == "make" && v+1 < len(ws) && ws[v+1].role == det && ws[v+1].class&indefinite == 0:
		status = "" // "made the deal public"
	case is(p.lemma, "adopt", "pass") && r.statement:
		status = "agreed"
	}
	return r.judge(ws, v, p.lemma, status)
}

// judge reads whether what the verb at v says happened: the status is that which
// the agreement then has, or keep, quit or breach.
func (r *reader) judge(ws []word, v int, lemma, status string) evidence {
	e := evidence{gov: v, active: true, rule: "governor", status: status}
	keep := status == "keep" || status == "in_force" && among(presupposingLemma, lemma)
	switch status {
	case "exists":
		e.status, e.weak = "", "in_force"
	case "keep":
		e.status, e.weak = "in_force", "in_force"
	case "quit":
		e.status, e.weak = "ended", "in_force"
	case "breach":
		e.status, e.weak, e.rule = "ended", "in_force", "breach"
	}
	if v > 1 && ws[v-1].role == conj && ws[v-2].role == verb {
		// "signed and issued"
		if q := ws[v-2].verb; q.status == "signed" {
			e.status = "signed"
			v -= 2
		}
	}
	if deniedThat(ws, v) {
		switch e.status {
		case "ended":
			e.status = ""
		case "signed", "agreed":
			e.status = "proposed"
		}
	}
	if e.status == "agreed" && ws[v].role == ing && v > 0 && ws[v-1].role == aux && ws[v-1].class&formOfBe != 0 && !is(lemma, "announce", "make", "get", "receive", "give") {
		e.status = "proposed" // "is mediating a deal"
	}
	switch r.unreal(ws, v) {
	case real:
		if e.status == "in_force" && ws[v].role == ing && willBe(ws, v) {
			return evidence{gov: v, active: true, rule: "governor", irrealis: true}
		}
	case denied:
		e.deny(ws, v, lemma, keep)
	case open:
		e.leaveOpen(ws, v, lemma)
	}
	if e.status == "proposed" {
		e.irrealis = false
	}
	return e
}

// deny changes what the verb at v would say to what it says denied; keep tells that it is
// one of keeping an agreement.
func (e *evidence) deny(ws []word, v int, lemma string, keep bool) {
	e.irrealis = true
	if e.status == "in_force" && lemma != "hold" && lemma != "complete" && refuses(ws, v) {
		e.status, e.irrealis = "ended", false
	} else if keep {
		e.status, e.irrealis, e.rule = "ended", false, "breach" // "has not kept"
	} else if s := contrasted(ws, v); s != "" {
		e.status, e.irrealis = s, false
	} else if is(e.status, "signed", "agreed") || e.status == "approved" && refused(ws, v) == "ended" {
		e.status = refused(ws, v)
		if e.status == "ended" && supposed(ws, v+1) {
			e.status = "proposed" // "failure to find a deal would cost jobs"
		}
		e.irrealis, e.refused = false, e.status == "ended"
	} else if e.status == "extended" {
		e.status, e.irrealis = "ended", false
	} else {
		e.status = ""
	}
}

// leaveOpen changes what the verb at v would say to what it says where it is only planned
// or possible.
func (e *evidence) leaveOpen(ws []word, v int, lemma string) {
	if is(e.status, "extended", "ended") && low(ws, v-1) == "to" && is(low(ws, v-2), "agreed", "agree", "agrees") {
		return // "agreed to extend the truce" extends it
	}
	e.irrealis = true
	if e.status == "extended" {
		e.status, e.weak = "", "in_force" // it runs still
	}
	if e.status == "in_force" && is(lemma, "join", "accede") {
		e.status = "proposed"
	}
	switch {
	case is(e.status, "signed", "agreed", "proposed"):
	case lemma == "replace":
		e.status, e.irrealis = "in_force", false // until then
	case is(lemma, "withdraw", "pull") && !threatened(ws, v):
		e.irrealis = false
	default:
		e.status = ""
	}
}

// refuses reports whether the verb at v is what a side will not do: "would not
// honour", "refused to respect".
func refuses(ws []word, v int) bool {
	for j := v - 1; j >= 0 && v-j < 5; j-- {
		if ws[j].class&refusal != 0 || is(ws[j].low, "would", "will", "wo") && (ws[j+1].role == neg || ws[j+1].low == "no") {
			return true
		}
	}
	return false
}

// deniedThat reports whether a denial governs the clause of the verb at v:
// "denied on Monday that it had violated", "dismissed reports that it signed".
func deniedThat(ws []word, v int) bool {
	for j := v - 1; j >= 0 && v-j < 8; j-- {
		if ws[j].low != "that" {
			continue
		}
		rumoured := false
		for k := j - 1; k >= 0 && j-k < 9; k-- {
			rumoured = rumoured || ws[k].in(rumour)
			if is(ws[k].low, "denied", "denies", "deny", "denying") || rumoured && ws[k].in(dismissal) {
				return true
			}
		}
		return false
	}
	return false
}

// contrasted returns what the verb before "but" says where the one at v is
// denied: "signed but has not ratified".
func contrasted(ws []word, v int) string {
	for j := v - 1; j > 0 && v-j < 6; j-- {
		switch {
		case ws[j].low == "but":
			k := j - 1
			if ws[k].role == comma && k > 0 {
				k--
			}
			if p := ws[k].verb; ws[k].role == verb && is(p.status, "signed", "approved", "agreed") {
				return p.status
			}
			return ""
		case ws[j].role != aux && ws[j].role != neg && ws[j].role != adv:
			return ""
		}
	}
	return ""
}

// modifier reads the adjectives of the trigger.
func modifier(ws []word, t trigger, first int) string {
	for j := first; j < t.first; j++ {
		switch {
		case ws[j].class&proposedModifier != 0 && !(ws[j].low == "tentative" && t.instrument == "ceasefire"):
			return "proposed"
		case ws[j].class&inForceModifier != 0:
			return "in_force"
		case ws[j].class&(pastForm|participle) != 0 && (j+1 == len(ws) || ws[j+1].role != hyphen) && !(j > 1 && ws[j-1].role == hyphen && ws[j-2].role == name):
			// "the signed contract", "a failed truce"
			if p := ws[j].verb; is(p.status, "signed", "approved", "extended") || is(p.lemma, "announce", "reach", "agree") || p.status == "ended" && !is(p.lemma, "leave", "drop") {
				return p.status
			}
		}
	}
	return ""
}

// verbStatus reads an agreeing or merging.
func (r *reader) verbStatus(ws []word, t trigger) evidence {
	e := evidence{status: "agreed", gov: t.first, active: true, rule: "verb"}
	switch r.unreal(ws, t.first) {
	case open:
		if t.instrument != "merger" || !is(low(ws, t.first-1), "will", "to") || is(low(ws, t.first-2), "bid", "offer", "proposal", "attempt", "bidding", "proposed", "offered") {
			e.status = "proposed"
		}
	case denied:
		e.status = refused(ws, t.first)
	}
	if t.instrument == "merger" && ws[t.first].low == "merged" && e.status == "agreed" {
		e.status = "in_force"
	}
	return e
}

package agreements

// phraseStart returns the first word of the noun phrase whose head is i.
func phraseStart(ws []word, i int) int {
	j := i
	for j > 0 {
		p := &ws[j-1]
		switch p.role {
		case noun, name, number, hyphen, poss, quote, date:
		case ing:
			// "binding agreement", but not "signing agreements"
			if _, ok := lex().verbs[p.low]; ok {
				return j
			}
			if j > 1 && (ws[j-2].role == aux || ws[j-2].role == noun || ws[j-2].role == name) {
				return j
			}
		case adv:
			if j < 2 || ws[j-2].role != det {
				return j
			}
		case conj:
			// "peace and friendship treaty"
			if j < 2 || ws[j-2].role != noun && ws[j-2].role != adv || ws[j].role != noun || i-j > 4 || det0(ws, j-2) {
				return j
			}
		case det:
			if j > 1 && ws[j-2].role == det {
				return j - 2
			}
			return j - 1
		case prep:
			// "more than 20 deals"
			if p.low != "than" || ws[j].role != number || j < 2 {
				return j
			}
			j--
		default:
			return j
		}
		j--
		if i-j > 30 {
			return j
		}
	}
	return j
}

// det0 reports whether no determiner opens the phrase that ends at i.
func det0(ws []word, i int) bool {
	for j := i; j >= 0 && j > i-4; j-- {
		if ws[j].role == det {
			return false
		}
		if ws[j].role != noun && ws[j].role != adv {
			break
		}
	}
	return true
}

// evidence is what a clause says of an agreement.
type evidence struct {
	status   string // empty where the clause is silent
	gov      int    // the governing verb, or -1
	active   bool   // the trigger is its object and it has a subject
	passive  bool
	rule     string
	irrealis bool
}

// governor finds the predicate that governs the trigger and what it says of
// the status.
func (r *reader) governor(ws []word, t trigger) evidence {
	if t.verb {
		return r.verbStatus(ws, t)
	}
	none := evidence{gov: -1}
	r.statement = is(t.instrument, "joint_statement", "declaration")
	first := phraseStart(ws, t.first)
	if k := t.last + 1; is(low(ws, k), "talks", "negotiations", "discussions") || k < len(ws) && ws[k].role == quote && is(low(ws, k+1), "talks", "negotiations") {
		none.status, none.rule = "proposed", "talks"
		return none
	}
	if s := member(ws, first); s != "" {
		none.status, none.rule = s, "member"
		return none
	}
	e := r.leftGovernor(ws, first, 0)
	if e.status != "" && !e.irrealis && e.rule != "act" && !r.clause(ws, e.gov, first, t.last) {
		return e
	}
	m := r.modifier(ws, t, first)
	clause := r.clause(ws, e.gov, first, t.last)
	if clause {
		e = evidence{gov: -1}
	}
	after := r.rightGovernor(ws, t, clause || e.gov < 0 && r.starts(ws, first))
	switch {
	case e.irrealis && is(e.status, "signed", "agreed", "proposed", "extended") && !(after.status != "" && !after.irrealis && after.rule == "participle"):
		e.status = "proposed"
		return e
	case e.rule == "act" && after.rule == "participle" && !after.irrealis:
		return after
	case m == "proposed" && t.instrument == "merger" && is(low(ws, t.first-1), "planned", "pending", "proposed"):
		none.status, none.rule = "agreed", "modifier"
		none.gov, none.active = e.gov, e.active
		return none
	case m == "proposed":
		none.status, none.rule = m, "modifier"
		none.gov, none.active = e.gov, e.active
		return none
	case e.status != "" && !e.irrealis:
		return e
	case after.status != "":
		if e.gov >= 0 {
			after.gov, after.active = e.gov, e.active
		}
		return after
	case m != "":
		none.status, none.rule = m, "modifier"
		none.gov, none.active = e.gov, e.active
		return none
	}
	none.gov, none.active, none.passive = e.gov, e.active, e.passive
	return none
}

// member reads what makes a side of an existing agreement: "a signatory to
// the convention", "participation in the protocol", "bound by the treaty".
func member(ws []word, first int) string {
	prep, before := low(ws, first-1), low(ws, first-2)
	if before == "country" || before == "countries" || before == "state" || before == "states" {
		before = low(ws, first-3)
	}
	switch {
	case is(prep, "to", "of") && is(before, "signatory", "signatories"):
		return "signed"
	case is(prep, "to", "in", "of") && is(before, "party", "participation", "member", "membership"),
		prep == "by" && is(before, "bound", "governed", "regulated", "covered", "set", "regulation"):
		return "in_force"
	}
	return ""
}

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

// starts reports whether the phrase that begins at first can be the subject
// of what follows.
func (r *reader) starts(ws []word, first int) bool {
	if first == 0 {
		return true
	}
	p := &ws[first-1]
	switch p.role {
	case sub, quote, comma, stop, conj, verb, adv, date:
		return true
	case prep:
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
	w := &ws[j]
	switch {
	case w.role == verb || w.role == ing:
		e := r.predicateStatus(ws, j)
		if low(ws, first) == "no" && is(e.status, "signed", "agreed") {
			e.status = r.refused(ws, j)
		}
		return e
	case w.role == aux && w.class&formOfHave != 0:
		e := evidence{status: "in_force", gov: j, active: true, rule: "having"}
		if r.unreal(ws, j) != real {
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
		return evidence{status: "proposed", gov: -1, rule: "without"}
	case w.role == name || w.role == noun:
		// "awarded Orbis a contract"
		if k := phraseStart(ws, j) - 1; k >= 0 && ws[first].role == det && is(lex().verbs[ws[k].low].lemma, "award", "offer", "give", "hand", "grant") {
			return r.predicateStatus(ws, k)
		}
		return none
	case w.role == conj || w.role == comma && depth < 3 && j > 0:
		// the other conjunct: "signed a treaty and two accords"
		k := j - 1
		if k >= 0 && ws[k].role == comma {
			k--
		}
		if k >= 0 && (ws[k].role == noun || ws[k].role == name) && w.role == conj {
			if p := phraseStart(ws, k) - 1; p > 0 && ws[p].role == prep && strong(ws[p-1].low) {
				k = p - 1 // "a treaty with Chile and an accord with Peru"
			}
			return r.leftGovernor(ws, phraseStart(ws, k), depth+1)
		}
		if k >= 0 && (ws[k].role == verb || ws[k].role == ing) && w.role == conj {
			return r.predicateStatus(ws, k)
		}
		return none
	case w.role == prep && j > 0:
		return r.prepGovernor(ws, j, depth)
	}
	return none
}

// prepGovernor reads the verb or noun that the preposition at j belongs to.
func (r *reader) prepGovernor(ws []word, j, depth int) evidence {
	none := evidence{gov: -1}
	prev := &ws[j-1]
	if prev.role == adv || prev.role == date {
		if j < 2 {
			return none
		}
		j--
		prev = &ws[j-1]
	}
	if is(ws[j].low, "on", "over", "for") {
		// "agree with the union on a contract"
		if k := phraseStart(ws, j-1) - 1; k > 0 && ws[k].low == "with" && lex().verbs[ws[k-1].low].lemma == "agree" {
			return r.predicateStatus(ws, k-1)
		}
	}
	if ws[j].low == "to" && is(prev.low, "close", "closer", "near", "nearer") {
		return evidence{status: "proposed", gov: -1, rule: "near"}
	}
	if ws[j].low == "to" && is(prev.low, "come", "came", "comes", "coming") {
		e := evidence{status: "agreed", gov: j - 1, active: true, rule: "governor"}
		if r.unreal(ws, j-1) != real {
			e.status, e.irrealis = "proposed", true
		}
		return e
	}
	if is(prev.low, "period", "term", "validity", "duration", "life") && ws[j].low == "of" {
		if up := r.leftGovernor(ws, phraseStart(ws, j-1), depth+1); is(up.status, "extended", "ended") {
			return up
		}
	}
	act, isAct := lex().acts[prev.low]
	_, isVerb := lex().verbs[prev.low]
	switch {
	case isVerb && prev.role == verb || isVerb && prev.role == ing && !(isAct && ws[j].low == "of"):
		if ws[j].low == "under" || ws[j].low == "in" {
			return none
		}
		return r.predicateStatus(ws, j-1)
	case (prev.role == name || prev.role == noun) && ws[j].low == "to" && j > 1:
		// "signed Ruiz to a contract"
		if k := phraseStart(ws, j-1) - 1; k >= 0 && is(ws[k].low, "signed", "sign", "signs", "signing", "inked", "re-signed", "tied") {
			return r.predicateStatus(ws, k)
		}
		return none
	case isAct && (prev.role == noun || prev.role == ing) && is(ws[j].low, "of", "on", "for", "to", "about", "over", "from"):
		e := evidence{status: act.status, gov: -1, rule: "act"}
		if is(act.lemma, "violate", "breach") {
			e.rule = "breach"
		}
		up := r.leftGovernor(ws, phraseStart(ws, j-1), depth+1)
		first := phraseStart(ws, j-1)
		if up.irrealis || up.status == "proposed" || first > 0 && ws[first-1].class&irrealis != 0 || possibleAct(ws, first, j-1) {
			e.irrealis = true
		}
		if act.status == "in_force" && up.gov < 0 {
			e.irrealis = e.irrealis || low(ws, first-1) == "for" || low(ws, first-1) == "monitor"
		}
		return e
	case prev.role == noun && is(prev.low, "terms", "part", "framework", "provisions", "text", "version", "details", "draft", "provisions"):
		if prev.low == "draft" {
			return evidence{status: "proposed", gov: -1, rule: "act"}
		}
		return none
	case prev.class&irrealis != 0 && ws[j].low == "for" || ws[j].low == "for" && j > 1 && ws[j-2].class&irrealis != 0:
		return evidence{status: "proposed", gov: -1, rule: "aim"}
	}
	return none
}

func possibleAct(ws []word, from, to int) bool {
	for k := max(0, from); k < to; k++ {
		if is(ws[k].low, "possible", "final", "potential", "likely", "early", "quick", "future") {
			return true
		}
	}
	return false
}

// predicateStatus reads the verb at v, whose object is an agreement.
func (r *reader) predicateStatus(ws []word, v int) evidence {
	e := evidence{gov: v, active: true, rule: "governor"}
	p, ok := lex().verbs[ws[v].low]
	if !ok {
		e.irrealis = r.unreal(ws, v) != 0
		return e
	}
	e.status = particle(ws, v, p)
	if p.lemma == "make" && v+1 < len(ws) && ws[v+1].role == det && ws[v+1].class&indefinite == 0 {
		e.status = "" // "made the deal public"
	}
	if p.lemma == "adopt" && r.statement {
		e.status = "agreed"
	}
	if v > 1 && ws[v-1].role == conj && ws[v-2].role == verb {
		// "signed and issued"
		if q := lex().verbs[ws[v-2].low]; q.status == "signed" {
			e.status = "signed"
			v -= 2
		}
	}
	switch r.unreal(ws, v) {
	case denied:
		e.irrealis = true
		if is(e.status, "signed", "agreed") {
			e.status = r.refused(ws, v)
			e.irrealis = false
		} else if e.status == "extended" {
			e.status, e.irrealis = "ended", false
		} else {
			e.status = ""
		}
	case open:
		e.irrealis = true
		if !is(e.status, "signed", "agreed", "extended", "proposed") {
			if !is(p.lemma, "withdraw", "pull") {
				e.status = ""
			} else {
				e.irrealis = false
			}
		}
	}
	if e.status == "proposed" {
		e.irrealis = false
	}
	return e
}

// particle mends the senses that depend on the word after the verb.
func particle(ws []word, v int, p predicate) string {
	next := low(ws, v+1)
	switch p.lemma {
	case "work":
		if next == "out" {
			return "agreed"
		}
		if !is(next, "on", "toward", "towards", "for") {
			return ""
		}
	case "put":
		if next != "together" {
			return ""
		}
	case "push":
		if !is(next, "for", "on", "toward", "towards") {
			return ""
		}
	case "fall":
		if !is(next, "through", "apart") {
			return ""
		}
	case "pass", "back", "hold", "follow", "make", "close", "release", "fail", "leave", "get", "produce":
		if p.lemma == "hold" && next != "up" {
			return "in_force"
		}
		if p.lemma == "leave" || p.lemma == "fail" {
			return ""
		}
	case "break":
		if is(next, "down", "up", "off") {
			return "ended"
		}
	case "call":
		if next == "off" {
			return "ended"
		}
	case "pull":
		return "ended"
	case "withdraw":
		if next != "from" {
			return ""
		}
	case "monitor", "supervise", "maintain", "respect", "observe":
		return "in_force"
	case "call for":
		return "proposed"
	}
	return p.status
}

// refused tells a side's refusal or a failure from talks that go on.
func (r *reader) refused(ws []word, v int) string {
	for j := max(0, v-4); j < v; j++ {
		if ws[j].class&refusal != 0 {
			return "ended"
		}
	}
	for i := range ws {
		if is(ws[i].low, "refused", "refuses", "refuse", "refusing") && i < v {
			return "ended"
		}
		if is(ws[i].low, "yet", "still", "talks", "continue", "continuing", "continued", "negotiations", "so") {
			return "proposed"
		}
	}
	return "proposed"
}

// The reality of a predicate.
const (
	real = iota
	open // planned, possible, to be done
	denied
)

// unreal reads the auxiliaries and controlling words before the verb at v.
func (r *reader) unreal(ws []word, v int) int {
	state := real
	sawTo := false
	for j := v - 1; j >= 0 && v-j < 10; j-- {
		w := &ws[j]
		switch w.role {
		case neg:
			if low(ws, j) == "not" && low(ws, j+1) == "only" {
				return state
			}
			return denied
		case aux:
			if w.class&modal != 0 {
				return open
			}
			if w.class&formOfHave != 0 && low(ws, j+1) == "to" || w.class&formOfBe != 0 && low(ws, j+1) == "to" {
				return open
			}
			continue
		case to:
			sawTo = true
			continue
		case adv, quote:
			if w.low == "yet" {
				return denied
			}
			continue
		case date:
			continue
		case verb, ing, noun:
			if w.class&refusal != 0 && sawTo {
				return denied
			}
			if (w.class&irrealis != 0 || w.low == "yet") && (sawTo || w.role == ing || ws[v].role == ing) {
				state = open
				if w.role != noun {
					continue
				}
				return open
			}
			if sawTo {
				if is(w.low, "managed", "able", "met", "went", "gathered", "voted", "votes", "decided", "decides", "chose", "opted") {
					return state
				}
				return open
			}
			if w.role == noun && j == v-1 || w.role == noun && ws[v].role != ing {
				return max(state, r.conditional(ws, j))
			}
			return state
		case prep:
			if ws[v].role == ing && j == v-1 {
				if is(w.low, "without", "before", "towards", "toward", "of", "for", "about", "on", "to", "at", "in") {
					if j > 0 && ws[j-1].class&irrealis != 0 || is(w.low, "without", "before", "towards", "toward", "about", "to") {
						return open
					}
				}
				return state
			}
			return state
		case sub:
			if is(w.low, "if", "unless", "whether", "once", "until") {
				return open
			}
			return state
		case conj, comma:
			if sawTo {
				return open
			}
			return max(state, r.conditional(ws, j))
		case stop:
			return state
		default:
			if sawTo {
				return open
			}
			return max(state, r.conditional(ws, j))
		}
	}
	return state
}

// conditional reports whether the clause that holds j begins with "if" or its
// like.
func (r *reader) conditional(ws []word, j int) int {
	for k := j; k >= 0 && j-k < 14; k-- {
		switch ws[k].role {
		case stop, verb, quote:
			return real
		case comma:
			if k < j {
				return real
			}
		}
		if is(ws[k].low, "if", "unless", "until", "whether") || ws[k].low == "soon" && low(ws, k+1) == "as" {
			return open
		}
	}
	return real
}

// modifier reads the adjectives of the trigger.
func (r *reader) modifier(ws []word, t trigger, first int) string {
	for j := first; j < t.first; j++ {
		switch {
		case ws[j].class&proposedModifier != 0:
			return "proposed"
		case ws[j].class&inForceModifier != 0:
			return "in_force"
		}
	}
	return ""
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

// verbStatus reads an agreeing or merging.
func (r *reader) verbStatus(ws []word, t trigger) evidence {
	e := evidence{status: "agreed", gov: t.first, active: true, rule: "verb"}
	switch r.unreal(ws, t.first) {
	case open:
		if t.instrument != "merger" || !is(low(ws, t.first-1), "will", "to") {
			e.status = "proposed"
		}
	case denied:
		e.status = "proposed"
	}
	if t.instrument == "merger" && ws[t.first].low == "merged" && e.status == "agreed" {
		e.status = "in_force"
	}
	return e
}

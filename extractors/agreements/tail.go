package agreements

// tail is the walk over the words behind a trigger that gathers its sides.
type tail struct {
	r       *reader
	m       *reading
	ws      []word
	i       int // the word in hand
	out     []party
	crossed bool // a finite verb stood between
	apart   bool // a comma did
	closed  bool // the text gave both sides, by "between"
	done    bool
}

// after reads the parties behind the trigger. closed is set where the text
// gives both sides, by "between".
func (r *reader) after(m *reading) (out []party, closed bool) {
	ws := m.ws
	if i := m.last + 1; i+1 < len(ws) && is(ws[i].low, "are", "were") && (ws[i+1].role == name || ws[i+1].role == det) {
		// "the countries that signed the pact are Peru, Chile and Ecuador"
		if n := r.list(ws, i+1); len(n.parties) > 1 && !allCommon(n.parties) {
			return n.parties, false
		}
	}
	b := tail{r: r, m: m, ws: ws}
	for b.i = m.last + 1; b.i < len(ws) && b.i < m.last+40 && !b.done; b.i++ {
		if b.ends() {
			break
		}
		b.take()
	}
	return b.out, b.closed
}

// ends reports whether the word in hand begins what is said of something else.
func (b *tail) ends() bool {
	w, i := &b.ws[b.i], b.i
	next := at(b.ws, i+1)
	switch w.role {
	case aux:
		b.crossed = true
	case verb:
		return (b.crossed || w.class&pastForm == 0 && b.ws[i-1].role != to) && !is(w.verb.status, "signed", "agreed") && !among(unmakingLemma, w.verb.lemma)
	case stop:
		over := b.r.skipBrackets(b.ws, i)
		if over == i {
			return true
		}
		b.i = over - 1
	case sub:
		return w.low != "that" && w.low != "which"
	case conj:
		end := phraseEnd(b.ws, i+1)
		return end > i+1 && b.ws[end-1].strong() // the next agreement
	case comma:
		b.apart = true
		return next.role == sub && !(next.low == "which" && at(b.ws, i+2).role == aux) || next.role == conj
	}
	return false
}

// take reads the sides that the word in hand leads to.
func (b *tail) take() {
	w, i, m := &b.ws[b.i], b.i, b.m
	next := at(b.ws, i+1)
	named := i+1 < len(b.ws) && (next.role == name || next.role == det)
	switch w.low {
	case "between", "among", "amongst", "involving":
		b.between()
	case "with":
		b.with()
	case "by":
		b.by()
	case "of":
		switch {
		case i > m.last+1:
		case m.instrument == "merger":
			b.add(i + 1)
			m.closed = len(b.out) > 1
		case m.instrument == "contract":
			// "extended the contract of Juan Mora"
			if n := b.r.list(b.ws, i+1); onlyPersons(n.parties) {
				b.out = join(b.out, n.parties...)
			}
		}
	case "into":
		if m.verb && m.instrument == "merger" && i == m.last+1 {
			b.add(i + 1) // "merged into Orbis"
		}
	case "buy", "acquire", "purchase", "sell", "takeover":
		if b.crossed {
			b.done = true
		} else if w.role == verb && b.ws[i-1].role == to || low(b.ws, i-1) == "for" || w.low == "purchase" && next.low == "of" {
			b.out = join(b.out, b.r.bought(b.ws, i)...)
		}
	case "from":
		if w.role == prep && named && len(b.out) == 0 && (m.instrument == "contract" || m.verb || m.gov >= 0 && is(b.ws[m.gov].verb.lemma, "accept", "reject", "secure", "win")) {
			b.add(i + 1)
		}
	case "to":
		if w.role == prep && named && m.instrument == "contract" && i < m.last+3 {
			b.add(i + 1)
		}
	}
}

// add adds the sides that a list from word i on names.
func (b *tail) add(i int) nominals {
	n := b.r.list(b.ws, i)
	b.out = join(b.out, n.parties...)
	return n
}

// between reads both sides: "between Peru and Chile".
func (b *tail) between() {
	i, m := b.i, b.m
	n := b.r.list(b.ws, i+1)
	switch {
	case n.group && b.apart:
		b.done = true
	case n.group, is(low(b.ws, i+1), "their", "both") && phraseEnd(b.ws, i+1) == n.next:
		m.group, m.states, m.firms = true, n.states, n.firm
		b.out, b.closed, b.done = nil, false, true
	case i > m.last+1 && b.ws[i-1].role == noun && (b.ws[i-1].in(crossingNoun) || allCommon(n.parties)):
	case len(n.parties) > 0:
		b.out, b.closed, b.done = n.parties, true, true
	}
}

// with reads the other side: "with Chile", "with six world powers", "with her".
func (b *tail) with() {
	i, m := b.i, b.m
	next := low(b.ws, i+1)
	if is(next, "its", "their") && at(b.ws, i+2).role == name {
		return // "violated the pact with its new plant"
	}
	n := b.r.list(b.ws, i+1)
	if n.group && len(n.parties) == 0 {
		if m.head = n.head; len(n.noun) > 0 && b.ws[i+1].role == number {
			b.out = join(b.out, n.noun...)
		}
		return
	}
	if after := at(b.ws, i+2); len(n.parties) == 0 && (n.human || isHuman(next) && (i+2 == len(b.ws) || after.role != noun && after.role != name)) {
		n.parties = b.r.person(m, i)
	}
	b.out = join(b.out, n.parties...)
	if len(n.parties) > 0 {
		b.i = max(i, n.next-1)
	}
	if following := at(b.ws, b.i+1); b.i+1 < len(b.ws) && following.role == noun && following.strong() {
		b.done = true
	}
}

// by reads who signed or bought: "signed on Friday by Peru".
func (b *tail) by() {
	i, m := b.i, b.m
	if m.instrument == "merger" && len(b.out) > 0 && b.ws[i-1].role == name {
		b.add(i + 1) // "the acquisition of Orbis by Tarvo"
		m.closed = len(b.out) > 1
		return
	}
	v := i - 1
	for v > m.last+1 && (b.ws[v].role == date || b.ws[v].role == adv || b.ws[v].role == prep && b.ws[v+1].role == date) {
		v--
	}
	p := b.ws[v].verb
	if is(p.lemma, "propose", "offer") && !b.crossed {
		m.maybe = join(m.maybe, b.r.list(b.ws, i+1).parties...) // "a truce offered by Peru"
	}
	if m.instrument == "ceasefire" && is(p.lemma, "announce", "declare") {
		b.add(i + 1) // who declares a truce is a side
	}
	if p.lemma == "ratify" {
		if n := b.r.list(b.ws, i+1); len(n.parties) > 0 && (n.many && n.states || countries(n.parties)) {
			b.out = join(b.out, n.parties...) // "ratified by the Chilean Senate"
		}
	}
	makes := is(p.status, "signed", "agreed") || among(unmakingLemma, p.lemma)
	if makes && b.ws[v].class&outsider == 0 && !is(b.ws[v].low, "issued", "released", "published") || b.ws[i-1].low == "issued" {
		n := b.add(i + 1)
		m.closed = m.closed || len(b.out) > 1
		b.i = max(i, n.next-1)
	}
}

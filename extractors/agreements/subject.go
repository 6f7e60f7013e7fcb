package agreements

// subject reads the subject of the verb at v.
func (r *reader) subject(ws []word, v int) nominals {
	if n := r.accused(ws, v); len(n.parties) > 0 {
		return n
	}
	if n := r.seen(ws, v); len(n.parties) > 0 {
		return n
	}
	if n := r.possessed(ws, v); len(n.parties) > 0 {
		return n
	}
	v = chainStart(ws, v)
	i := beforeVerb(ws, v)
	if i >= 0 && ws[i].role == conj && ws[v].role == verb {
		return r.sharedSubject(ws, v, i)
	}
	if i = overInsertion(ws, i); i < 0 {
		return nominals{}
	}
	if k := antecedentOf(ws, i); k >= 0 {
		return r.list(ws, phraseStart(ws, k)) // "the rebels who hold the north signed"
	}
	relative := ws[i].role == sub && is(ws[i].low, "who", "which", "that")
	if relative {
		if i--; i >= 0 && ws[i].role == comma {
			i--
		}
	}
	for i > 0 && ws[i].role == to && ws[i-1].role == aux {
		i -= 2 // "are to sign"
	}
	if i < 0 {
		return nominals{}
	}
	if ws[i].role == to {
		return r.infinitive(ws, i)
	}
	if k := phraseStart(ws, i); relative && k > 1 && ws[k].class&indefinite != 0 && ws[k-1].role == comma && ws[k-2].role == name {
		i = k - 2 // "Orbis, a firm which signed"
	}
	if ws[i].role == pron {
		return nominals{pronoun: true, human: isHuman(ws[i].low), first: ws[i].low == "we", plural: is(ws[i].low, "they", "both", "we")}
	}
	s := overLeading(ws, subjectStart(ws, i), i)
	switch {
	case s > i:
		return nominals{}
	case s > 1 && ws[s-1].role == aux && ws[s].role == prep:
		return r.subject(ws, s-1) // "will at a meeting in May push for"
	}
	return r.subjectOf(ws, s, i, relative)
}

// accused reads the subject of a form in -ing of which somebody is accused: "accused
// Chile of violating". The accuser is a side too.
func (r *reader) accused(ws []word, v int) nominals {
	if v < 3 || ws[v].role != ing || !is(ws[v-1].low, "of", "for", "from", "against") || ws[v-2].role != name && ws[v-2].role != noun {
		return nominals{}
	}
	k := phraseStart(ws, v-2)
	if k == 0 || !ws[k-1].in(accusingVerb) {
		return nominals{}
	}
	n := r.list(ws, k)
	n.parties = join(n.parties, r.subject(ws, k-1).parties...)
	return n
}

// beforeVerb returns the last word before the verb at v and what modifies it.
func beforeVerb(ws []word, v int) int {
	i := v - 1
	for ; i >= 0; i-- {
		switch w := &ws[i]; {
		case w.role == adv, w.role == aux, w.role == neg, w.role == date, w.role == quote:
		case w.role == prep && i+1 < v && ws[i+1].role == date:
		case w.low == ")":
			for i >= 0 && ws[i].low != "(" {
				i--
			}
		default:
			return i
		}
	}
	return i
}

// sharedSubject reads the subject that the verb at v has from one before the conjunction at i:
// "met and signed".
func (r *reader) sharedSubject(ws []word, v, i int) nominals {
	for j := i - 1; j >= 0 && i-j < 45; j-- {
		if ws[j].role == verb && !(ws[v].class&pastForm != 0 && (ws[j-min(j, 1)].role == to || ws[j].class&(pastForm|eitherForm) == 0)) {
			return r.subject(ws, j)
		}
		if ws[j].role == sub || ws[j].role == stop {
			break
		}
	}
	return nominals{}
}

// overInsertion returns the word before what two commas set off before the verb, where
// word i is the second.
func overInsertion(ws []word, i int) int {
	if i < 0 || ws[i].role != comma {
		return i
	}
	j := i - 1
	for j >= 0 && i-j < 40 && ws[j].role != comma && ws[j].role != stop {
		j--
	}
	if j > 0 && ws[j].role == comma {
		return j - 1
	}
	return i - 1
}

// infinitive reads the subject of the infinitive whose "to" is at i.
func (r *reader) infinitive(ws []word, i int) nominals {
	if i == 0 || ws[i-1].role != name && ws[i-1].role != noun {
		return r.purpose(ws, i)
	}
	k := phraseStart(ws, i-1)
	for k > 2 && ws[k-1].role == conj && (ws[k-2].role == name || ws[k-2].role == noun) {
		k = phraseStart(ws, k-2)
	}
	switch {
	case k > 1 && ordinal(ws, i-1):
		if ws[k-1].role == comma && ws[k-2].role == name {
			j := phraseStart(ws, k-2)
			if j > 1 && ws[j-1].role == conj && ws[j-2].role == name {
				j = phraseStart(ws, j-2)
			}
			return r.list(ws, j) // "Peru, the first state to sign"
		}
		return r.subject(ws, k-1) // "Peru became the first state to sign"
	case k > 0 && is(ws[k-1].low, "for", "of", "by"):
		return r.list(ws, k) // "for Orbis to sign", "the intention of Peru to leave"
	case k > 0 && ws[k-1].role == verb && (ws[k-1].class&irrealis != 0 || ws[k-1].in(causingVerb)):
		return r.list(ws, k) // "want Chile to join"
	}
	return r.purpose(ws, i)
}

// subjectStart returns the first word of the coordinated noun phrases that end at i,
// with the prepositions between them.
func subjectStart(ws []word, i int) int {
	s := nominalStart(ws, i)
	switch {
	case s == 0:
	case s < i && ws[s].in(temporalConjunction) && ws[s-1].role != comma && ws[s-1].role != quote && ws[s+1].role != date:
		return s + 1 // "left after Peru, Chile and Ecuador signed"
	case ws[s-1].role == verb, ws[s-1].role == aux && ws[s-1].class&formOfHave != 0:
		if k := beforeRelative(ws, s-1, i); k >= 0 {
			return phraseStart(ws, k)
		}
		// "The firm has no union, and each worker signs", "When Ruiz visited Chile, the two leaders agreed"
		for k := i; k > s; k-- {
			if ws[k].role == comma {
				return k + 1
			}
		}
	case ws[s-1].role == ing && (s == 1 || ws[s-2].role == comma || ws[s-2].role == quote):
		// "Ending months of talks, Peru and Chile signed"
		for k := s; k < i; k++ {
			if ws[k].role == comma {
				return k + 1
			}
		}
	}
	return s
}

// beforeRelative returns the name that begins a list up to i, where the verb at v is of
// a clause on it: "Orbis, which makes locks, and Tarvo agreed"; or -1.
func beforeRelative(ws []word, v, i int) int {
	for v < i && ws[v].role != comma {
		v++
	}
	if v == i || ws[v+1].role != conj {
		return -1
	}
	for j := v - 1; j > 1 && v-j < 14; j-- {
		if is(ws[j].low, "which", "who") && ws[j-1].role == comma && ws[j-2].role == name {
			return j - 2
		}
	}
	return -1
}

// nominalStart walks left from i over noun phrases, and what joins them.
func nominalStart(ws []word, i int) int {
	s, commas := i, false
	for s > 0 && i-s < 60 {
		p := &ws[s-1]
		switch p.role {
		case noun, name, number, det, poss, hyphen, quote, date:
		case conj:
			if p.low == "but" {
				return s
			}
		case comma:
			commas = true
			if ws[s].role != name && ws[s].role != det && ws[s].role != noun && ws[s].role != conj {
				return s
			}
		case prep:
			if !commas && (p.in(temporalConjunction) || p.low == "as") {
				return s
			}
		case stop:
			if p.low != ")" && p.low != "(" {
				return s
			}
		default:
			return s
		}
		s--
	}
	return s
}

// overLeading returns the first word from s to i behind a leading phrase with a
// preposition, a date or an adverb, up to its comma.
func overLeading(ws []word, s, i int) int {
	for s <= i {
		switch w := &ws[s]; {
		case w.role == prep && s < i && ws[s+1].role == date:
			s++
		case w.role == prep, w.role == date, w.role == conj && s < i:
			k := s
			for k <= i && ws[k].role != comma {
				k++
			}
			switch {
			case k <= i:
				s = k + 1
			case w.role == prep:
				return s
			default:
				s++
			}
		case w.role == comma, w.role == quote, w.role == noun && w.class&adverb != 0:
			s++
		default:
			return s
		}
	}
	return s
}

// subjectOf reads the sides in the noun phrases from s to i, the last of which stands
// nearest to the verb, or is what its relative clause modifies.
func (r *reader) subjectOf(ws []word, s, i int, relative bool) nominals {
	n := r.list(ws, s)
	if n.looseNext == i+1 && n.next <= i && len(n.loose) >= 2 {
		n.parties, n.plural = n.loose, true
	}
	if n.next <= i && (relative || len(n.parties) == 0 && !n.group && !n.pronoun) {
		k := phraseStart(ws, i)
		if k > s && (ws[k-1].role != prep || relative) {
			if near := r.list(ws, k); len(near.parties) > 0 || !relative {
				return near
			}
		}
	}
	if end := phraseEnd(ws, s); len(n.parties) == 0 && !n.group && !n.pronoun && !at(ws, end-1).in(judging) {
		// "Peru's ruling coalition"
		if k := r.lastName(ws, s, end); k >= 0 && r.mentions[k].isCountry() {
			n.parties = []party{r.partyOf(k)}
		}
	}
	return n
}

// possessed reads the subject of an infinitive behind a noun with a possessor:
// "Peru's refusal to sign".
func (r *reader) possessed(ws []word, v int) nominals {
	i := v - 1
	for i > 0 && (ws[i].role == adv || ws[i].role == neg) {
		i--
	}
	if i < 2 || ws[i].role != to || ws[i-1].role != noun {
		return nominals{}
	}
	k := phraseStart(ws, i-1)
	for j := i - 1; j > k; j-- {
		if ws[j].role == poss && ws[j-1].role == name {
			n, _ := r.phrase(ws, k, j)
			return n
		}
	}
	return nominals{}
}

// antecedentOf returns the last word of the noun whose relative clause ends at i
// with its object, or -1.
func antecedentOf(ws []word, i int) int {
	k := phraseStart(ws, i) - 1
	if k < 3 || ws[i].role != noun && ws[i].role != name || ws[k].role != verb || ws[k].class&verbOfSaying != 0 {
		return -1
	}
	for k--; k > 0 && (ws[k].role == aux || ws[k].role == adv); k-- {
	}
	if k < 1 || !is(ws[k].low, "who") || ws[k-1].role != noun && ws[k-1].role != name {
		return -1
	}
	return k - 1
}

// purpose reads the subject of the infinitive whose "to" is at i behind a phrase
// with a preposition: that of the verb before ("flew to Lima to sign"), or the
// phrase itself where it is asked ("called on Chile to sign").
func (r *reader) purpose(ws []word, i int) nominals {
	if i > 0 && ws[i-1].act != (predicate{}) {
		return nominals{} // "the proposal to begin talks"
	}
	for j := i - 1; j >= 0 && i-j < 14; j-- {
		switch ws[j].role {
		case verb:
			if p := j + 1; ws[j].class&irrealis != 0 && ws[p].role == prep && is(ws[p].low, "on", "upon", "to", "with") && p+1 < i && ws[p+1].role != date {
				return r.list(ws, p+1)
			}
			return r.subject(ws, j)
		case prep, name, noun, det, date, adv, poss, hyphen, number:
		default:
			return nominals{}
		}
	}
	return nominals{}
}

// seen reads the subject of an infinitive behind a verb of seeing: "the fair saw
// Peru and Chile reach a deal".
func (r *reader) seen(ws []word, v int) nominals {
	for j := v - 1; j >= 0 && v-j < 20; j-- {
		switch ws[j].role {
		case verb:
			if !is(ws[j].low, "saw", "see", "sees") || ws[v].class&pastForm != 0 {
				return nominals{}
			}
			for k := j + 1; k < v; k++ {
				if k == j+1 || ws[k-1].role == conj {
					if n := r.list(ws, k); len(n.parties) > 0 {
						return n
					}
				}
			}
			return nominals{}
		case aux, to, sub, stop:
			return nominals{}
		}
	}
	return nominals{}
}

// chainStart returns the first verb of the chain that ends at v: "plans" of
// "plans to sign".
func chainStart(ws []word, v int) int {
	for j := v - 1; j >= 0 && v-j < 14; j-- {
		switch ws[j].role {
		case verb:
			if j+1 < v && (ws[j+1].role == to || ws[j+1].role == adv || ws[j+1].role == neg || ws[j+1].role == prep || ws[j+1].class&possessive != 0) || hanging(ws, v) {
				v = j
				continue
			}
			return v
		case to, aux, neg, adv, quote:
			continue
		case date:
			if ws[j+1].role == to {
				continue // "failed on Friday to agree"
			}
			if hanging(ws, v) {
				continue
			}
			return v
		case ing:
			if ws[j+1].role == to || hanging(ws, v) {
				v = j
				continue
			}
			return v
		case prep, comma:
			if hanging(ws, v) && ws[j].role == prep || is(ws[j].low, "for", "on") && is(low(ws, j+2), "to") {
				continue
			}
			if hanging(ws, v) {
				continue
			}
			return v
		case noun:
			if ws[j].class&(irrealis) != 0 && (ws[j+1].role == to || hanging(ws, v)) || is(ws[j].low, "process") {
				continue
			}
			if hanging(ws, v) || ws[j+1].role == to && lasting(ws, j) {
				continue
			}
			return v
		case name, det, number:
			if hanging(ws, v) || ws[j].class&possessive != 0 && ws[j+1].class&irrealis != 0 {
				continue // "presented their plan to merge"
			}
			return v
		default:
			return v
		}
	}
	return v
}

// hanging reports whether the word at v is a form in -ing that is no progressive:
// its subject is that of a verb before.
func hanging(ws []word, v int) bool {
	if ws[v].role != ing {
		return false
	}
	for v--; v > 0 && (ws[v].role == adv || ws[v].role == neg); v-- {
	}
	return v < 0 || ws[v].role != aux || ws[v].class&formOfBe == 0
}

// lasting reports whether the noun at i ends a phrase of time between a verb
// and its infinitive: "worked for months to reach".
func lasting(ws []word, i int) bool {
	return i > 1 && ws[i-1].low == "for" && ws[i-2].role == verb
}

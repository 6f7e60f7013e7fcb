package agreements

import (
	"slices"
	"strings"

	"harrow/extractors/text"
)

// reading is what a sentence says of the agreement that a trigger names.
type reading struct {
	trigger
	evidence
	details
	ws        []word
	phrase    int     // first word of the trigger's noun phrase
	parties   []party // named in the sentence as sides
	near      []party // of them, those of the subject or possessor
	with      []party // and those behind the trigger
	maybe     []party // names that modify the trigger and may be sides: "the Orbis deal"
	closed    bool    // the sentence names every side
	group     bool    // sides meant but named elsewhere
	states    bool    // and they are countries
	firms     bool    // or companies
	head      string  // by this noun: "29 cities"
	noun      []party // and their common noun: "the factions"
	definite  bool
	predicate bool // "the deal was its largest contract"
	plural    bool
	class     bool   // by a capitalized name of a kind
	origin    string // the rule that gave the sides
	status    string
	agreement *agreement
	nth       int // of the agreement's mentions
}

// mention reads the sentence of a candidate into m, if it names an agreement.
func (r *reader) mention(m *reading, c candidate) bool {
	m.ws = r.read(c.sentence)
	var ok bool
	if m.trigger, ok = r.trigger(c, m.ws); !ok {
		return false
	}
	m.phrase = phraseStart(m.ws, m.first)
	m.evidence = r.governor(m.ws, m.trigger)
	r.describe(m)
	r.sidesOf(m)
	r.enumerate(m)
	r.detail(m)
	return true
}

// describe reads the determiner and number of the trigger's phrase.
func (r *reader) describe(m *reading) {
	ws := m.ws
	m.plural = !m.verb && ws[m.last].low[len(ws[m.last].low)-1] == 's' && ws[m.last].low != "papers"
	if m.verb {
		return
	}
	m.class = m.phrase < m.first
	for j := m.phrase; j < m.first; j++ {
		m.class = m.class && ws[j].kind == text.Capitalized && (ws[j].role == noun || ws[j].mention >= r.named) // "Regional Trade Agreements"
	}
	first := &ws[m.phrase]
	switch {
	case first.role == det:
		m.definite = first.class&indefinite == 0 && !is(first.low, "any", "no", "each", "every")
	case m.phrase < m.first && hasRole(ws[m.phrase:m.first], poss):
		m.definite = true
	case m.titled:
		m.definite = true
	}
	for k := m.phrase; k < m.first; k++ {
		if ws[k].low == "such" {
			m.predicate, m.definite = true, false
		}
	}
	j := m.phrase - 1
	for j >= 0 && (ws[j].role == quote || ws[j].role == adv) {
		j--
	}
	if m.phrase == m.first && m.phrase > 0 && low(ws, m.phrase-1) == "(" && low(ws, m.last+1) == ")" {
		m.predicate = true // the abbreviation of what stands before
	}
	if j >= 0 && ws[j].role == aux && ws[j].class&formOfBe != 0 && !is(low(ws, j-1), "there") || j >= 0 && ws[j].low == "as" && low(ws, j-1) != "well" {
		m.predicate = true
	}
	if j >= 1 && ws[j].role == comma && ws[j-1].role != adv && !((ws[0].role == prep || ws[0].low == "according") && !hasRole(ws[:j], comma)) && first.role == det && (first.class&indefinite != 0 || ws[j-1].strong()) {
		m.predicate = true
	}
}

// generic reports whether the mention is of a class, not of an agreement:
// "enforcing contracts".
func (m *reading) generic() bool {
	return m.plural && !m.titled && (m.class || m.phrase == m.first-m.lowerBefore()) && m.evidence.status == "" && len(m.parties) == 0 && !m.group && (m.gov < 0 || m.class)
}

// lowerBefore counts the words before the trigger that are plain nouns or
// adjectives of its phrase.
func (m *reading) lowerBefore() int {
	n := 0
	for j := m.first - 1; j >= m.phrase && (m.ws[j].role == noun || m.ws[j].role == hyphen || m.ws[j].role == adv); j-- {
		n++
	}
	return n
}

func hasRole(ws []word, x role) bool {
	for i := range ws {
		if ws[i].role == x {
			return true
		}
	}
	return false
}

// sidesOf finds the parties that the sentence names.
func (r *reader) sidesOf(m *reading) {
	ws := m.ws
	var own []party
	if !m.verb {
		own = r.modifiers(m)
	}
	after, closed := r.after(m)
	if closed && len(after) >= 2 {
		m.closed = true
		m.parties = after
		if m.gov >= 0 && m.evidence.status == "ended" && !m.breach() && !overlap(r.subject(ws, m.gov).parties, after) {
			// a third side's rejection ends nothing
			m.evidence.status = "agreed"
		}
		return
	}
	if len(own) >= 2 {
		m.parties = own
		return
	}
	acting := r.acting(m, len(after) > 0)
	if m.rule == "member" && len(own) == 0 {
		acting = r.memberOf(m)
	}
	if len(own) == 0 && len(acting) == 0 && !m.verb {
		acting = r.contact(m)
	}
	if m.evidence.status == "approved" {
		acting = slices.DeleteFunc(slices.Clone(acting), func(p party) bool {
			// those who vote on it, not its sides
			return m.closed || p.common && among(shareholderNoun, strings.ToLower(p.Name))
		})
	}
	if len(own) == 1 && len(after) > 0 || m.group {
		acting = nil
	}
	m.near, m.with = join(join(nil, own...), acting...), after
	m.parties = join(join(nil, m.near...), after...)
	if slices.ContainsFunc(m.parties, party.isCountry) {
		m.maybe = slices.DeleteFunc(m.maybe, func(p party) bool { return among(conventionName, strings.ToLower(p.Name)) })
	}
	if len(m.parties) < 2 {
		m.near = join(m.near, m.maybe...)
		m.parties = join(m.parties, m.maybe...)
	}
	if len(m.parties) < 2 && m.gov >= 0 && m.active {
		m.with = join(m.with, r.object(m, m.gov)...)
		m.parties = join(m.parties, m.with...)
	}
}

// acting returns the sides that make the agreement by the verb that governs it, or by
// the one that tells what a statement says; with tells that others are named behind it.
func (r *reader) acting(m *reading, with bool) []party {
	ws, v := m.ws, m.gov
	statement := is(m.instrument, "joint_statement", "declaration")
	sides := r.governing(m)
	switch {
	case statement && m.phrase > 1 && ws[m.phrase-1].low == "in" && ws[m.phrase-2].role == verb:
		// "the ministers said in a joint statement"
		said := r.subject(ws, m.phrase-2)
		if sides = said.parties; said.pronoun && len(sides) == 0 {
			sides = r.antecedent(m, m.phrase-2, said)
		}
		m.group = said.group
	case statement && m.phrase == 1 && ws[0].low == "in" && !with:
		sides = r.mainSubject(m) // "In a joint statement, Peru and Chile"
	}
	if v == 0 && m.active && ws[0].class&(pastForm|participle) != 0 {
		// "Signed to a contract by the Lions, Mora"
		sides = r.mainSubject(m)
		for i := m.last + 1; i < min(len(ws), m.last+8) && ws[i].role != comma; i++ {
			if ws[i].low == "by" {
				sides = join(slices.Clone(sides), r.list(ws, i+1).parties...)
			}
		}
	}
	return sides
}

// governing reads the subject of the verb that governs the trigger, unless it is one of
// those who only look on.
func (r *reader) governing(m *reading) []party {
	v := m.gov
	if v < 0 || !m.active {
		return nil
	}
	w := &m.ws[v]
	discussed := w.verb.lemma == "discuss" && !m.definite
	if w.class&outsider != 0 && !m.phrasal && !discussed && !(m.instrument == "ceasefire" && is(w.verb.lemma, "announce", "declare")) {
		return nil
	}
	n := r.subject(m.ws, v)
	if n.pronoun && len(n.parties) == 0 && !(n.first && m.verb) {
		n.parties = r.antecedent(m, v, n)
	}
	if discussed && len(n.parties) < 2 {
		n.parties = r.meeting(m) // one who discusses it may be no side
	}
	if n.group {
		m.group, m.states, m.firms, m.noun = true, n.states, n.firm, n.noun
	}
	return n.parties
}

// modifiers reads the names inside the trigger's noun phrase: "Peru's deal",
// "the Chile-Peru pact", "a US trade agreement".
func (r *reader) modifiers(m *reading) []party {
	ws := m.ws
	var out []party
	last := -1
	for j := m.phrase; j < m.first; j++ {
		w := &ws[j]
		if w.mention < 0 || w.mention == last || w.role != name {
			continue
		}
		last = w.mention
		n := &r.mentions[w.mention]
		end := j
		for end+1 < m.first && ws[end+1].mention == w.mention {
			end++
		}
		brokered := end+2 < m.first && ws[end+1].role == hyphen && ws[end+2].class&(pastForm|participle) != 0
		based := end+2 < m.first && ws[end+1].role == hyphen && ws[end+2].role != name
		switch {
		case brokered || based || regional(n.name):
		case m.titled && !n.isCountry():
		case n.id == unitedNations && is(m.instrument, "treaty", "protocol", "declaration"):
			// it only keeps what states sign
		case n.isCountry(), n.label == "ORG", n.label == "NORP", n.label == "":
			if n.label == "GPE" && !n.isCountry() {
				continue
			}
			switch {
			case end+1 < m.first && ws[end+1].role == poss || ws[end+1].role == hyphen || n.isCountry():
				out = join(out, r.partyOf(w.mention))
			case end+1 == m.first || n.label == "ORG":
				m.maybe = join(m.maybe, r.partyOf(w.mention))
			}
		case n.label == "PERSON":
			if end+1 < m.first && ws[end+1].role == poss {
				if side, ok := r.officeOf(n); ok {
					out = join(out, r.partyOf(side))
				} else {
					out = join(out, r.partyOf(w.mention))
				}
			}
		}
	}
	if is(low(ws, m.phrase), "its", "their") && len(out) == 0 && !(m.gov >= 0 && m.active) {
		if m.phrase == 1 && ws[0].role == prep {
			out = r.mainSubject(m) // "In their statement, Peru and Chile"
		}
		if len(out) == 0 {
			out = r.antecedent(m, m.phrase, nominals{plural: low(ws, m.phrase) == "their"})
		}
	}
	if is(low(ws, m.phrase), "his", "her") && len(out) == 0 && m.instrument == "contract" {
		out = r.person(m, m.phrase)
	}
	// "X's agreement": a common noun or a phrase that ends in 's
	if len(out) == 0 && m.phrase < m.first {
		for j := m.first - 1; j > m.phrase; j-- {
			if ws[j].role == poss {
				n, _ := r.phrase(ws, m.phrase, j)
				out = n.parties
				if n.pronoun {
					out = r.antecedent(m, m.phrase, n)
				}
				break
			}
		}
	}
	return out
}

// regional reports whether the name is the adjective of a part of the world:
// "the South American deals" may be anybody's there.
func regional(name string) bool {
	for _, part := range []string{"American", "African", "Asian", "European", "Arabian"} {
		if before, ok := strings.CutSuffix(name, part); ok && (before != "" || part != "American") {
			return true
		}
	}
	return false
}

func allCommon(list []party) bool {
	for _, p := range list {
		if !p.common {
			return false
		}
	}
	return true
}

// bought reads the firm behind a purchase or sale: the owner of what is bought
// and, after "from" or "to", the other side. What is sold is none.
func (r *reader) bought(ws []word, v int) []party {
	var out []party
	sale := is(ws[v].low, "sell", "selling", "sold")
	for i := v + 1; i < len(ws) && i < v+22; i++ {
		w := &ws[i]
		switch w.role {
		case stop, sub, verb:
			return out
		case prep:
			if is(w.low, "to", "from") && i+1 < len(ws) && ws[i+1].role == det {
				// "sold a stake to a local consortium"
				if n := r.list(ws, i+1); len(n.parties) == 1 && n.parties[0].common {
					out = join(out, n.parties...)
				}
			}
		case name:
			n := &r.mentions[w.mention]
			if (len(out) == 0 && !sale || ws[i-1].role == prep && is(ws[i-1].low, "to", "from", "with")) && !n.isCountry() && !is(n.label, "LAW", "EVENT", "LANGUAGE") {
				end := i
				for end+1 < len(ws) && ws[end+1].mention == w.mention {
					end++
				}
				if n.label == "GPE" && end+1 < len(ws) && (ws[end+1].role == noun || ws[end+1].role == hyphen) {
					i = end // "its Ohio plants"
					continue
				}
				out = join(out, r.partyOf(w.mention))
			}
		}
	}
	return out
}

// object reads the party that stands as an object between verb and trigger:
// "signed Ruiz to a contract", "awarded Orbis a contract".
func (r *reader) object(m *reading, v int) []party {
	ws := m.ws
	if m.verb {
		if m.last+1 >= len(ws) {
			return nil
		}
		out := r.bought(ws, m.last)
		if is(low(ws, m.last), "be") {
			out = r.bought(ws, m.last+1) // "agreed to be acquired by"
		}
		if len(out) > 0 && !is(ws[m.last].low, "be", "buy", "acquire", "purchase", "sell", "take", "take over", "merge", "over", "agree", "agreed", "invest", "join", "form", "supply", "lease", "license", "pay", "create") {
			out = slices.DeleteFunc(out, func(p party) bool {
				k := r.d.TokenAt(p.start) - 1
				if is(r.d.Word(k), "the", "The") {
					k--
				}
				return !is(r.d.Word(k), "with", "from", "to")
			})
		}
		return out
	}
	var out []party
	for i := v + 1; i < m.phrase; i++ {
		if ws[i].role == name && (i == v+1 || ws[i-1].mention != ws[i].mention) {
			n, next := r.phrase(ws, phraseStart(ws, i), phraseEnd(ws, i))
			out = join(out, n.parties...)
			i = max(i, next-1)
		}
	}
	return out
}

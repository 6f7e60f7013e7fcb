package agreements

import (
	"slices"
	"strings"
)

// step finds sides that the sentence of a new agreement leaves open.
type step struct {
	rule  string // the rule of the rows whose sides it gave
	sides func(*chain, *reading) []party
}

// steps are tried in order until one gives sides.
var steps = []step{
	{"agreements/title", (*chain).titledSides},
	{"agreements/group", (*chain).groupSides},
	{"agreements/occasion", (*chain).occasionSides},
	{"agreements/other-side", (*chain).otherSide},
	{"agreements/clause", (*chain).clauseSides},
	{"agreements/purchase", (*chain).purchaseSides},
	{"agreements/talks", (*chain).talkSides},
	{"agreements/talks", (*chain).akinSides},
	{"agreements/actor", (*chain).actingPair},
	{"agreements/talks", (*chain).toldSides},
	{"agreements/salient", (*chain).salientSides},
	{"agreements/actor", (*chain).actorSides},
}

// complete gives a new agreement the sides that its sentence leaves open.
func (c *chain) complete(m *reading) {
	for _, s := range steps {
		if sides := s.sides(c, m); len(sides) > 0 {
			if fighters(m.parties) && slices.ContainsFunc(sides, party.fights) {
				m.parties = nil // "armed groups" are the "factions" of before
			}
			m.parties = join(slices.Clone(sides), m.parties...)
			m.origin = s.rule
			return
		}
		if m.titled || m.predicate && len(c.list) > 1 {
			return // a treaty in passing needs no sides
		}
	}
	if len(m.parties) == 0 {
		m.parties = m.noun
	}
}

// titledSides reads who acts under a titled agreement: "under the action plan,
// Peru and Chile", "Peru and Chile, in signing the Lima Declaration".
func (c *chain) titledSides(m *reading) []party {
	if !m.titled || len(m.parties) > 0 {
		return nil
	}
	if is(low(m.ws, m.phrase-1), "of", "under") || is(low(m.ws, 0), "under", "within") {
		if s := c.r.mainSubject(m); len(s) > 1 {
			return s
		}
	}
	if observing(m.ws, m.phrase) {
		for v := m.phrase - 1; v >= 0; v-- {
			if m.ws[v].role != verb {
				continue
			}
			if s := c.r.subject(m.ws, v).parties; len(s) > 0 {
				return s // "freed them as part of the Lima Pact"
			}
		}
	}
	if is(low(m.ws, m.last+1), "requires", "obliges", "commits", "binds", "obligates") {
		n := c.r.list(m.ws, m.last+2)
		return join(n.parties, n.noun...) // "the Lima Protocol requires 35 states to"
	}
	if is(m.evidence.status, "signed", "agreed", "approved") {
		if p := c.r.pair(m.ws, m.first); len(p) > 1 {
			return p
		}
	}
	if is(m.instrument, "plan", "declaration") {
		if b := c.r.mainBody(); b >= 0 {
			return []party{c.r.partyOf(b)}
		}
	}
	return nil
}

// groupSides resolves "the two countries" and the subject of an agreeing.
func (c *chain) groupSides(m *reading) []party {
	switch {
	case m.group && len(m.with) > 0 && len(m.near) == 0:
		m.near = c.grouped(m)
		return m.near
	case len(m.parties) > 0 || !m.group && !m.verb:
		return nil
	}
	for back := range min(len(c.list), maxBack) {
		if a := c.list[len(c.list)-1-back]; len(a.parties) > 1 && m.fits(a.parties) {
			return a.parties
		}
	}
	if m.group {
		if p := c.r.pair(m.ws, m.first); len(p) > 1 {
			return p
		}
		if p := c.r.meeting(m); len(p) > 1 {
			return p
		}
		if p := c.r.pair(c.r.read(m.sentence-1), maxWords); len(p) > 1 && m.fits(p) {
			return p
		}
	}
	return nil
}

// fits reports whether the noun of a group, "the two countries" or "the firms", may
// mean these parties.
func (m *reading) fits(list []party) bool {
	return !(m.states && !countries(list)) && !(m.firms && slices.ContainsFunc(list, party.isCountry))
}

func countries(list []party) bool {
	for _, p := range list {
		if !isCountryID(p.EntityID) {
			return false
		}
	}
	return true
}

// occasionSides gives an agreement without sides those of one of the same
// sentence or, where it is new, of the sentence before: "They reached 20 deals.
// Eight pacts were signed."
func (c *chain) occasionSides(m *reading) []party {
	if !m.group && len(m.parties) > 0 {
		return nil
	}
	for back := range min(len(c.list), maxBack) {
		a := c.list[len(c.list)-1-back]
		d := m.sentence - a.sentence
		if a.minor || !(d == 0 && len(a.parties) > 0 || d == 1 && len(a.parties) > 1 && (!m.definite || m.plural && a.title != "")) {
			continue
		}
		if last := &c.out[a.mentions[len(a.mentions)-1]]; m.evidence.status == "signed" && !m.signed.ok() {
			m.signed, m.signedOn, m.place = last.signed, last.signedOn, last.place
		}
		if m.states {
			return c.r.statesOf(a.parties)
		}
		return a.parties
	}
	return nil
}

// statesOf gives capitals that stand for their countries the names of these, where
// the text has them.
func (r *reader) statesOf(list []party) []party {
	out := slices.Clone(list)
	for i, p := range out {
		if k := r.stateNamed(p.Country); k >= 0 && !p.isCountry() && !p.common && !p.person {
			out[i] = r.partyOf(k)
		}
	}
	return out
}

// oneSided reports whether the sentence names only the side after "with".
func (m *reading) oneSided() bool {
	return len(m.near) == 0 && len(m.with) > 0 && len(m.parties) == len(m.with) && !m.closed
}

// otherSide gives "the deals with Chile and Ecuador" the side that the
// agreements before had.
func (c *chain) otherSide(m *reading) []party {
	if !m.oneSided() || !m.definite {
		return nil
	}
	for back := range min(len(c.list), maxBack) {
		if a := c.list[len(c.list)-1-back]; len(a.near) == 1 && !overlap(a.near, m.parties) {
			return a.near
		}
	}
	return nil
}

// clauseSides gives an agreement with one side the subject of a verb before
// it, else the sides of talks that the sentence names.
func (c *chain) clauseSides(m *reading) []party {
	if len(m.parties) == 0 {
		if leading(m.ws, m.phrase) {
			if s := c.r.mainSubject(m); len(s) > 1 || len(s) == 1 && len(c.list) == 0 && low(m.ws, m.phrase-1) == "under" {
				return s // "Under a truce, Peru and Chile withdrew"
			}
		}
		if s := c.r.between(m); s != nil || m.verb || m.definite && len(c.list) > 0 {
			return s
		}
		return c.r.actors(m)
	}
	if !m.oneSided() {
		return nil
	}
	if leading(m.ws, m.phrase) {
		if s := c.r.mainSubject(m); len(s) > 0 && !overlap(s, m.parties) {
			m.near = s // "In defiance of a deal with Chile, Peru"
			return s
		}
	}
	for v := m.phrase - 1; v >= 0; v-- {
		if m.ws[v].role != verb && m.ws[v].role != aux || m.ws[v].in(goBetweenVerb) {
			continue
		}
		s := c.r.subject(m.ws, v)
		if s.pronoun && len(s.parties) == 0 {
			s.parties = c.r.antecedent(m, v, s)
		}
		if len(s.parties) > 0 && !overlap(s.parties, m.parties) {
			m.near = s.parties
			return s.parties
		}
	}
	return nil
}

// leading reports whether the noun phrase at first stands in a phrase with a
// preposition or a participle that opens the sentence.
func leading(ws []word, first int) bool {
	if ws[0].role != prep && ws[0].role != ing && !is(ws[0].low, "having", "after", "since", "before") || first > 12 {
		return false
	}
	for j := 1; j < first; j++ {
		if r := ws[j].role; r == comma || r == sub || r == stop || r == aux || r == verb && ws[0].role == prep {
			return false
		}
	}
	return true
}

// purchaseSides gives "the deal" the sides of the purchase or sale that the
// sentences before tell of: "Orbis has bought Tarvo".
func (c *chain) purchaseSides(m *reading) []party {
	if len(m.parties) > 0 || m.group || !m.definite || !is(m.instrument, "deal", "agreement", "merger", "contract") || m.titled {
		return nil
	}
	tried := 0
	for back := 0; back < 6 && m.sentence-back >= 0; back++ {
		ws := c.r.read(m.sentence - back)
		for v := range ws {
			if ws[v].role != verb && ws[v].role != ing || !ws[v].in(purchaseVerb) || back == 0 && v > m.phrase {
				continue
			}
			if tried++; tried > 8 {
				return nil
			}
			s := firmsOf(c.r.subject(ws, v).parties)
			if sides := join(slices.Clone(s), c.r.bought(ws, v)...); len(s) > 0 && len(sides) > 1 {
				return sides
			}
		}
	}
	return nil
}

// talkSides gives an agreement without sides those that the text before names
// as two: "talks between Peru and Chile", or those of the last agreement.
func (c *chain) talkSides(m *reading) []party {
	if len(m.parties) > 1 || m.titled || m.definite || m.group || m.plural && len(m.parties) == 0 {
		return nil
	}
	for back := range min(len(c.list), maxBack) {
		a := c.list[len(c.list)-1-back]
		if a.minor || a.guessed || a.title != "" || len(a.parties) < 2 || m.plural && !a.plural {
			continue
		}
		if len(m.parties) == 0 || len(a.parties) == 2 && (covered(m.parties, a.parties) || fighters(m.parties) && slices.ContainsFunc(a.parties, party.fights)) {
			return a.parties
		}
	}
	return nil
}

// toldSides gives an agreement without sides those that a sentence before told of:
// "talks between Peru and Chile", "the war between the two".
func (c *chain) toldSides(m *reading) []party {
	if len(m.parties) > 0 || m.titled || m.plural {
		return nil
	}
	for back := 1; back <= told && back <= m.sentence; back++ {
		s := c.r.d.Sentences[m.sentence-back]
		if !strings.Contains(c.r.d.Text[s.Start:s.End], "etween") {
			continue
		}
		ws := c.r.read(m.sentence - back)
		for i := len(ws) - 2; i > 0; i-- {
			if ws[i].low != "between" || !ws[i-1].in(contactNoun) {
				continue
			}
			if n := c.r.list(ws, i+1); len(n.parties) == 2 && m.fits(n.parties) && !allCommon(n.parties) && !n.parties[0].person && !n.parties[1].person {
				return n.parties
			}
		}
	}
	return nil
}

// told is how many sentences before are searched for talks.
const told = 6

// akinSides gives an agreement without sides those of one before that is on the
// same matter: "the peace deal ... a peace accord".
func (c *chain) akinSides(m *reading) []party {
	if len(m.parties) > 0 || m.titled || m.plural {
		return nil
	}
	for back := range min(len(c.list), maxBack) {
		a := c.list[len(c.list)-1-back]
		if a.minor || a.title != "" || len(a.parties) < 2 || !m.fits(a.parties) {
			continue
		}
		for j := m.phrase; j < m.first; j++ {
			w := &m.ws[j]
			if w.role == noun && w.class&(appraisal|determiner) == 0 && w.mention < 0 && strings.Contains(a.words, " "+w.low+" ") {
				return a.parties
			}
		}
	}
	return nil
}

// salientSides fills up to two sides with the names that the text speaks of
// most. A convention may have any number of sides and is left alone.
func (c *chain) salientSides(m *reading) []party {
	if len(m.parties) > 1 || len(m.parties) > 0 && is(m.ws[m.last].low, "convention", "protocol", "conventions", "protocols") {
		return nil
	}
	if len(m.parties) == 1 && !m.group && !m.definite && !isCountryID(m.parties[0].EntityID) {
		return nil
	}
	if m.verb && len(m.parties) == 1 && c.r.body(m.parties[0].EntityID) {
		return nil // its members agree among themselves
	}
	more := c.r.salient(m)
	if len(m.parties) == 0 && len(more) == 1 && (m.group || !m.definite) && !c.r.body(more[0].EntityID) {
		return nil
	}
	if m.group || m.definite || len(m.parties)+len(more) > 1 || len(m.parties) == 0 {
		return more
	}
	return nil
}

// actingPair gives an agreement of which no side is told the two that act in its
// sentence: "Peru and Chile exchanged instruments of ratification of the pact".
func (c *chain) actingPair(m *reading) []party {
	if len(m.parties) > 0 || m.titled || m.predicate {
		return nil
	}
	for v := range m.ws[:m.phrase] {
		w := &m.ws[v]
		if w.in(goBetweenVerb) || w.class&verbOfSaying != 0 {
			return nil
		}
		if w.role == verb || w.role == aux {
			if s := c.r.subject(m.ws, v).parties; len(s) == 2 && m.fits(s) && !allCommon(s) {
				return s
			}
			return nil
		}
	}
	return nil
}

// actorSides gives an agreement of which no side is told the subject of the
// sentence, as the one side known: "Peru's minister flew to Lima to sign a pact".
func (c *chain) actorSides(m *reading) []party {
	if len(m.parties) > 0 || m.titled || m.group || m.predicate && len(c.list) > 0 || m.plural && m.definite {
		return nil
	}
	var actor []party
	for v := range m.ws[:m.phrase] {
		w := &m.ws[v]
		if w.role != verb && w.role != aux && w.role != ing {
			continue
		}
		if w.in(goBetweenVerb) {
			return nil
		}
		if s := c.r.subject(m.ws, v); actor == nil && w.role != ing && len(s.parties) == 1 && !s.pronoun {
			if p := s.parties[0]; !p.common && !p.person && p.EntityID != unitedNations {
				actor = s.parties
			} else {
				return nil
			}
		}
	}
	return actor
}

// grouped returns the sides that "the two countries" means where a third side
// is named: "the two countries have a deal with Chile".
func (c *chain) grouped(m *reading) []party {
	for back := range min(len(c.list), maxBack) {
		var rest []party
		for _, p := range c.list[len(c.list)-1-back].parties {
			if !overlap([]party{p}, m.with) {
				rest = append(rest, p)
			}
		}
		if len(rest) > 1 {
			return rest
		}
	}
	for back := range 3 {
		if p := c.r.pair(c.r.read(m.sentence-back), maxWords); len(p) > 1 && !overlap(p, m.with) {
			return p
		}
	}
	return nil
}

// split tells "Chile plans to sign its agreement" from the deals that Chile
// and Peru have with a third side: it gives the parties of the one meant.
func split(m *reading, a *agreement) []party {
	if !a.plural || m.plural || len(m.parties) != 1 || len(a.near) < 2 || len(a.with) == 0 || !covered(m.parties, a.near) {
		return nil
	}
	return join(append([]party{}, m.parties...), a.with...)
}

// hypothetical reports whether the clause before the noun phrase at first
// speaks of what may be: "may result in a deal", "the key to a deal".
func hypothetical(ws []word, first int) bool {
	if ws[first].low == "any" {
		return true
	}
	for j := first - 1; j >= 0 && first-j < 12; j-- {
		w := &ws[j]
		switch {
		case j == first-1 && is(w.low, "following", "after", "since", "under", "with", "by", "through") && low(ws, j-1) != "up" && !(is(w.low, "by", "through") && obliged(ws, j)):
			return false
		case w.role == stop || w.role == comma || w.role == quote || w.role == sub && !is(w.low, "if", "unless", "until", "whether"):
			return false
		case w.low == "out":
			return false // "to get out of a contract"
		case w.class&(modal|irrealis) != 0, w.in(openIssue):
			return true
		}
	}
	return false
}

// obliged reports whether the clause before word i says what should be done.
func obliged(ws []word, i int) bool {
	for j := i - 1; j >= 0 && i-j < 14; j-- {
		switch ws[j].role {
		case aux:
			if is(ws[j].low, "should", "must", "can", "could", "may", "might") {
				return true
			}
		case stop, comma, sub:
			return false
		}
	}
	return false
}

// wouldBe reports whether the noun phrase that ends at last is the subject of
// a modal: "a deal with Peru would".
func wouldBe(ws []word, last int) bool {
	for j := last + 1; j < len(ws) && j < last+7; j++ {
		switch ws[j].role {
		case aux:
			return is(ws[j].low, "would", "could", "may", "might")
		case prep, name, det, noun, adv:
		default:
			return false
		}
	}
	return false
}

// underTerms reports whether the phrase at first follows "under" or "under the
// terms of".
func underTerms(ws []word, first int) bool {
	if low(ws, first-1) == "of" && is(low(ws, first-2), "terms", "provisions") {
		if first -= 2; low(ws, first-1) == "the" {
			first--
		}
	}
	return low(ws, first-1) == "under" || low(ws, first-1) == "to" && low(ws, first-2) == "according"
}

// silent is the status of an agreement of which nothing is said.
func (c *chain) silent(m *reading) string {
	ws := m.ws
	if low(ws, m.phrase) == "no" {
		return "proposed"
	}
	switch s := standing(m); s {
	case "":
	default:
		return s
	}
	if underTerms(ws, m.phrase) && m.instrument != "contract" && (!m.titled || len(m.parties) > 0) {
		first := m.last
		if m.instrument == "settlement" {
			first = 0 // "will pay $3 million under a settlement"
		}
		for i := first; i < len(ws); i++ {
			if ws[i].class&modal != 0 && ws[i].role == aux {
				return "agreed"
			}
		}
		return "in_force"
	}
	if !m.titled && !m.verb && (!m.predicate || low(ws, m.phrase) == "such") && m.year() == "" && !(m.phrase > 1 && is(low(ws, m.phrase-1), "on", "under") && ws[m.phrase-2].class&formOfBe != 0) && (ws[m.phrase].class&indefinite != 0 || m.phrase == m.first || !m.definite) && (hypothetical(ws, m.phrase) || wouldBe(ws, m.last)) {
		return "proposed"
	}
	if m.phrase > 1 && is(low(ws, m.phrase-1), "on", "under") && ws[m.phrase-2].class&formOfBe != 0 && is(m.instrument, "deal", "contract", "agreement") {
		return "in_force" // "is on a one-year deal"
	}
	switch m.instrument {
	case "ceasefire":
		return "in_force"
	case "contract":
		if m.last+1 < len(ws) && ws[m.last+1].low == "will" {
			return "proposed"
		}
		return "in_force"
	case "treaty", "protocol":
		return "mentioned"
	case "plan":
		if strings.HasPrefix(ws[m.last].low, "road") && m.titled {
			return "mentioned"
		}
		return "in_force"
	case "joint_venture":
		return "in_force"
	}
	if m.titled {
		return "mentioned"
	}
	return "agreed"
}

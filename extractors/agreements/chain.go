package agreements

import (
	"slices"
	"strconv"
	"strings"
)

// agreement is what the document has said of one agreement so far.
type agreement struct {
	id       string
	parties  []party
	near     []party // of the first mention, before and behind the trigger
	with     []party
	signers  []field
	status   string
	year     string
	title    string
	plural   bool
	words    string  // of the noun phrase that brought it in
	guessed  bool    // its sides are not stated
	maybe    []party // names that modify it: "the Helsinki accord"
	minor    bool    // brought in as "another", "other", "the 1991 pact"
	verb     bool
	twin     *agreement // one of the same sides that was reached, where this may never be
	sentence int        // of the last mention
	mentions []int      // in chain.out
}

// chain joins the mentions of a document to agreements.
type chain struct {
	r    *reader
	list []*agreement
	out  []reading
	own  *contract // that the document is, or nil
}

const (
	maxBack    = 12 // of the last agreements a mention is compared with
	maxParties = 64 // of one agreement
)

// add joins a mention to the agreement that it speaks of, or begins one.
func (c *chain) add(m *reading) {
	if c.own != nil && c.own.names(m) {
		c.addOwn(m)
		return
	}
	a := c.find(m)
	if a != nil {
		if sides := split(m, a); sides != nil {
			m.parties, a = sides, nil
		}
	}
	if a == nil {
		a = c.begin(m)
	} else {
		if len(m.parties) < 2 {
			m.origin = carried
		}
		if overlap(m.parties, m.maybe) && len(a.parties) > 1 {
			m.parties = nil
		}
	}
	m.status = c.statusOf(m, a)
	if len(a.mentions) == 0 && (m.status == "proposed" || m.instrument == "ceasefire") && !m.definite && !a.minor {
		a.twin = c.reached(m)
	}
	a.learn(m)
	c.append(m, a)
}

// append adds a mention of a to the list.
func (c *chain) append(m *reading, a *agreement) {
	m.agreement, m.nth = a, len(a.mentions)
	a.mentions = append(a.mentions, len(c.out))
	c.out = append(c.out, *m)
}

// begin returns the agreement that m brings in.
func (c *chain) begin(m *reading) *agreement {
	stated := len(m.parties) > 0
	if len(m.parties) < 2 || len(m.near) == 0 {
		c.complete(m)
	}
	a := &agreement{id: "a" + strconv.Itoa(len(c.list)+1), near: m.near, with: m.with,
		guessed: !stated && is(m.origin, "agreements/salient", "agreements/talks", "agreements/occasion") || len(m.parties) == 0 && !m.titled,
		minor:   !m.verb && is(m.ws[m.phrase].low, "other", "another") || m.year() != ""}
	if !m.verb {
		a.words = spelled(m.ws[m.phrase : m.last+1])
	}
	c.list = append(c.list, a)
	return a
}

// spelled returns the words in lower case, a blank behind each.
func spelled(ws []word) string {
	var b strings.Builder
	for i := range ws {
		b.WriteString(ws[i].low)
		b.WriteByte(' ')
	}
	return b.String()
}

// reached returns the agreement that the sides of m have reached by what the
// document said before, or nil.
func (c *chain) reached(m *reading) *agreement {
	for back := 1; back < min(len(c.list), maxBack); back++ {
		a := c.list[len(c.list)-1-back]
		if (a.status == "agreed" || settled(a.status)) && !a.minor && a.title == "" && len(m.parties) > 1 && covered(m.parties, a.parties) && covered(a.parties, m.parties) {
			return a
		}
	}
	return nil
}

// statusOf is the status of a mention: what its clause says, else what the
// document said of the agreement before, else what its kind is by default.
func (c *chain) statusOf(m *reading, a *agreement) string {
	s := m.evidence.status
	if s == "ended" && m.gov >= 0 && is(m.ws[m.gov].verb.status, "signed", "agreed") && settled(a.status) && !overlap(m.near, a.parties) {
		return a.status // who refuses to join ends nothing
	}
	if m.refused && a.title != "" && a.status != "" {
		return a.status // some refuse to join the treaty
	}
	if m.refused && c.r.resumes(m) {
		return "proposed" // "failed to reach a deal ... will meet again"
	}
	if s == "proposed" && m.definite && (is(m.rule, "act", "talks") && settled(a.status) ||
		m.gov >= 0 && m.ws[m.gov].verb.status == "agreed" && (settled(a.status) || a.status == "agreed")) {
		return a.status // "negotiations on the pact began in May", "pushed them to reach the pact"
	}
	if s != "" && !(s == "agreed" && !m.verb && settled(a.status)) {
		return s
	}
	if m.evidence.status == "" && is(a.status, "agreed", "signed", "approved") && m.gov >= 0 && m.active && among(keepingLemma, m.ws[m.gov].verb.lemma) && low(m.ws, m.gov-1) == "to" {
		return "in_force" // "withdrew its troops to honour the pact"
	}
	if a.status != "" {
		return a.status
	}
	if m.definite && !m.titled && len(m.near) == 0 && len(c.list) > 1 && a == c.list[len(c.list)-1] {
		if before := c.list[len(c.list)-2].status; before != "" {
			return before
		}
	}
	if last := len(c.out) - 1; last >= 0 && !m.definite && !m.titled && c.out[last].sentence == m.sentence &&
		(c.out[last].plural || low(m.ws, m.phrase-1) == "and" && m.phrase-c.out[last].last < 3) {
		return c.out[last].status // "two accords: a treaty and a pact"
	}
	return c.silent(m)
}

// learn adds what a mention says to what is known of its agreement.
func (a *agreement) learn(m *reading) {
	switch {
	case m.breach():
		if a.status == "" {
			a.status = "agreed"
			if m.instrument == "ceasefire" {
				a.status = "in_force"
			}
		}
	case m.rule == "duty" && a.status != "":
	case m.verb && settled(a.status):
	case m.status == "proposed" && m.definite && (settled(a.status) || a.status == "agreed"):
	default:
		a.status = m.status
	}
	if a.guessed && len(m.parties) > 1 && m.origin == "" && len(a.mentions) > 0 {
		a.parties, a.guessed = nil, false // now they are stated
	}
	if len(m.parties) > 1 && allied(m.parties, a.parties) {
		a.parties = nil // the states, not their capitals
	}
	for _, p := range m.parties {
		if len(a.parties) < 2 || len(a.parties) < maxParties && !p.common && !(p.person && !onlyPersons(a.parties)) {
			a.parties = join(a.parties, p)
		}
	}
	for _, s := range m.signatories {
		if len(a.signers) < maxParties && !slices.ContainsFunc(a.signers, func(t field) bool { return t.value == s.value }) {
			a.signers = append(a.signers, s)
		}
	}
	if y := m.year(); y != "" {
		a.year = y
	} else if a.year == "" && len(m.signed.value) == 4 {
		a.year = m.signed.value
	}
	if a.title == "" {
		a.title = m.titleText()
	}
	if len(a.maybe) < maxParties {
		a.maybe = join(a.maybe, m.maybe...)
	}
	a.plural, a.verb, a.sentence = m.plural, m.verb, m.sentence
}

func onlyPersons(list []party) bool {
	for _, p := range list {
		if !p.person {
			return false
		}
	}
	return len(list) > 0
}

// settled reports whether a status says more than that sides agreed.
func settled(status string) bool {
	return is(status, "signed", "approved", "in_force", "extended")
}

// breach reports whether the clause tells of a breach, which counts for this
// mention alone.
func (m *reading) breach() bool {
	return m.evidence.status == "ended" && (m.gov >= 0 && among(breachingLemma, m.ws[m.gov].verb.lemma) || m.rule == "breach")
}

// find returns the agreement that m speaks of again, or nil.
func (c *chain) find(m *reading) *agreement {
	var best *agreement
	most := -1 << 30
	for back := range min(len(c.list), maxBack) {
		a := c.list[len(c.list)-1-back]
		n, ok := c.fits(m, a)
		if ok && n-back > most {
			best, most = a, n-back
		}
	}
	if best != nil && best.twin != nil && m.evidence.status == "" && m.definite {
		return best.twin
	}
	return best
}

// fits reports whether m may speak of a, and how well.
func (c *chain) fits(m *reading, a *agreement) (int, bool) {
	year, title := m.year(), m.titleText()
	last := &c.out[a.mentions[len(a.mentions)-1]]
	switch {
	case c.repeats(m, a, last):
		return 30, true
	case c.distinct(m, a, last):
		return 0, false
	case title != "" && a.title != "":
		return 20, strings.EqualFold(title, a.title)
	case title != "":
		return 20, a.title == "" && m.definite && strings.HasSuffix(a.words, title) // "a trade pact", "the Trade Pact"
	case a.title != "" && !strings.HasSuffix(strings.TrimSpace(a.title), m.ws[m.last].low):
		return 0, false
	case a.minor && year == "" && !overlap(m.parties, a.parties) && !(last.titled && m.definite && last.instrument == m.instrument):
		return 0, false
	case year != "" && a.year != "" && year != a.year:
		return 0, false
	case m.definite && len(m.with) == 0 && overlap(m.maybe, a.maybe):
		return 25, true // "the Helsinki accord" again
	case m.verb:
		return 0, !last.verb && last.sentence == m.sentence
	case !m.definite && last.verb && last.sentence == m.sentence && is(low(m.ws, m.phrase-1), "in", "under"):
		return 30, true
	case m.predicate && !m.definite:
		return 30, last.sentence == m.sentence
	case !m.definite:
		// a headline and its story
		return 0, last.sentence == 0 && m.sentence <= 2 && m.sentence > 0 && last.instrument == m.instrument && len(c.list) == 1 &&
			(len(m.parties) == 0 || covered(m.parties, a.parties) || covered(a.parties, m.parties)) &&
			m.plural == a.plural && m.evidence.status == last.evidence.status
	case len(m.parties) > 0 && len(a.parties) > 0 && !overlap(m.parties, a.parties) && !(onlyPersons(m.parties) && !onlyPersons(a.parties) && last.instrument == m.instrument):
		return 0, false
	case len(m.parties) >= 2 && len(a.parties) >= 2 && !onlyPersons(m.parties) && !covered(m.parties, a.parties) && !covered(a.parties, m.parties):
		return 0, false
	case m.plural && !a.plural, len(m.with) > 1 && len(a.parties) > len(m.parties)+1:
		return 0, false
	case year != "" && a.year == "":
		return 0, false
	}
	n := min(len(a.mentions), 4) + c.r.alsoNamed(m, a)
	if a.verb && last.verb {
		n -= 3
	}
	if last.instrument == m.instrument {
		n += 2
	}
	if last.sentence == m.sentence || !a.guessed && c.r.paragraph(last.sentence, m.sentence) {
		n += 3
	}
	if overlap(m.parties, a.parties) {
		n += 4
	}
	return n, true
}

// covered reports whether b holds every party of a.
func covered(a, b []party) bool {
	for _, p := range a {
		if !overlap([]party{p}, b) {
			return false
		}
	}
	return true
}

func overlap(a, b []party) bool {
	for _, p := range a {
		for _, q := range b {
			if p.same(q) {
				return true
			}
		}
	}
	return false
}

// year is the year that modifies the trigger ("the 1991 pact"), or nothing.
func (m *reading) year() string {
	for j := m.phrase; j < m.first && !m.verb; j++ {
		if w := m.ws[j].low; len(w) == 4 && (w[0] == '1' || w[0] == '2') && w[3] >= '0' && w[3] <= '9' {
			return w
		}
	}
	return ""
}

// titleText is the official name that the trigger heads, or nothing.
func (m *reading) titleText() string {
	if !m.titled {
		return ""
	}
	first := m.first
	for first > 0 && m.ws[first-1].kind >= 2 && m.ws[first-1].kind <= 3 && m.ws[first-1].class&determiner == 0 {
		first--
	}
	return spelled(m.ws[first : m.last+1])
}

package agreements

import (
	"slices"
	"strconv"
	"strings"

	"harrow/schema"
)

// agreement is what the document has said of one agreement so far.
type agreement struct {
	id       string
	parties  []party
	near     []party // of the first mention
	with     []party
	status   string
	year     string
	title    string
	plural   bool
	minor    bool // brought in as "another", "other"
	verb     bool
	sentence int
	mentions []int
}

// chain joins the mentions of a document to agreements.
type chain struct {
	r      *reader
	list   []*agreement
	out    []reading
	of     []*agreement
	status []string
}

// maxBack is how many of the last agreements a mention is compared with.
const maxBack = 12

func (c *chain) add(m reading) {
	a := c.find(&m)
	if a != nil {
		if sides := split(&m, a); sides != nil {
			m.parties, a = sides, nil
		}
	}
	if a == nil {
		if len(m.parties) < 2 || len(m.near) == 0 {
			c.complete(&m)
		}
		a = &agreement{id: "a" + strconv.Itoa(len(c.list)+1)}
		c.list = append(c.list, a)
	}
	status := m.evidence.status
	if status == "" || a.status != "" && status == "agreed" && !m.verb && settled(a.status) {
		status = a.status
	}
	if status == "" && m.definite && !m.titled && len(m.near) == 0 && len(c.list) > 1 {
		status = c.list[len(c.list)-2].status
	}
	if last := len(c.out) - 1; status == "" && last >= 0 && !m.definite && !m.titled && c.out[last].sentence == m.sentence && c.out[last].plural {
		status = c.status[last] // "two accords: a treaty and a pact"
	}
	if status == "" {
		status = c.silent(&m)
	}
	switch {
	case m.breach():
		if a.status == "" {
			a.status = "agreed"
		}
	case m.verb && settled(a.status):
	default:
		a.status = status
	}
	for _, p := range m.parties {
		if len(a.parties) < 2 || !p.common && !(p.person && !onlyPersons(a.parties)) {
			a.parties = join(a.parties, p)
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
	if len(a.mentions) == 0 {
		a.near, a.with = m.near, m.with
	}
	a.plural = m.plural
	if len(a.mentions) == 0 {
		a.minor = !m.verb && is(m.ws[m.phrase].low, "other", "another") || m.year() != ""
	}
	a.verb = m.verb
	a.sentence = m.sentence
	a.mentions = append(a.mentions, len(c.out))
	c.out = append(c.out, m)
	c.of = append(c.of, a)
	c.status = append(c.status, status)
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
	return m.evidence.status == "ended" && (m.gov >= 0 && is(lex().verbs[m.ws[m.gov].low].lemma, "violate", "breach", "break") || m.rule == "breach")
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
	return best
}

// fits reports whether m may speak of a, and how well.
func (c *chain) fits(m *reading, a *agreement) (int, bool) {
	year, title := m.year(), m.titleText()
	last := &c.out[a.mentions[len(a.mentions)-1]]
	switch {
	case title != "" && a.title != "":
		return 20, strings.EqualFold(title, a.title)
	case title != "":
		return 0, false
	case a.title != "" && !strings.HasSuffix(strings.TrimSpace(a.title), m.ws[m.last].low):
		return 0, false
	case a.minor && year == "" && !overlap(m.parties, a.parties):
		return 0, false
	case year != "" && a.year != "" && year != a.year:
		return 0, false
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
	case m.plural && !a.plural:
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
	if last.sentence == m.sentence {
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

// complete gives a new agreement the sides that its sentence leaves open. Of a
// list such as "the deals with Chile and Peru", the other side is the one that
// the agreements before had; else the names that the text speaks of most.
func (c *chain) complete(m *reading) {
	if m.titled && len(m.parties) == 0 && low(m.ws, m.phrase-1) == "of" || m.titled && low(m.ws, m.phrase-1) == "under" {
		if s := c.r.mainSubject(m); len(s) > 1 {
			m.parties = s
		}
	}
	if m.titled && len(m.parties) == 0 && is(m.evidence.status, "signed", "agreed", "approved") {
		m.parties = c.r.pair(m.ws, m.first)
	}
	if m.titled || m.predicate && len(c.list) > 1 || len(m.parties) > 0 && is(m.ws[m.last].low, "convention", "protocol") {
		return
	}
	if m.group && len(m.with) > 0 && len(m.near) == 0 {
		m.near = c.grouped(m)
		m.parties = join(append([]party{}, m.near...), m.with...)
		return
	}
	if m.group && len(m.parties) == 0 || m.verb && len(m.parties) == 0 {
		for back := range min(len(c.list), maxBack) {
			if a := c.list[len(c.list)-1-back]; len(a.parties) >= 2 {
				m.parties = a.parties
				return
			}
		}
		if p := c.r.pair(m.ws, m.first); len(p) > 1 && m.group {
			m.parties = p
			return
		}
	}
	if m.group || len(m.parties) == 0 {
		for back := range min(len(c.list), maxBack) {
			a := c.list[len(c.list)-1-back]
			if d := m.sentence - a.sentence; (d == 0 && len(a.parties) > 0 || d == 1 && len(a.parties) > 1 && !m.definite) && !a.minor {
				m.parties = a.parties
				if last := &c.out[a.mentions[len(a.mentions)-1]]; m.evidence.status == "signed" && !m.signed.ok() {
					// the same occasion: "reached 20 deals ... Eight pacts were signed"
					m.signed, m.signedOn, m.place = last.signed, last.signedOn, last.place
				}
				return
			}
		}
	}
	oneSided := len(m.near) == 0 && len(m.with) > 0 && len(m.parties) == len(m.with) && !m.closed
	if oneSided && m.definite {
		for back := range min(len(c.list), maxBack) {
			if a := c.list[len(c.list)-1-back]; len(a.near) == 1 && !overlap(a.near, m.parties) {
				m.parties = join(append([]party{}, a.near...), m.parties...)
				return
			}
		}
	}
	if oneSided {
		for v := m.phrase - 1; v >= 0; v-- {
			if m.ws[v].role != verb && m.ws[v].role != aux {
				continue
			}
			s := c.r.subject(m.ws, v)
			if s.pronoun && len(s.parties) == 0 {
				s.parties = c.r.antecedent(m, v, s)
			}
			if len(s.parties) > 0 && !overlap(s.parties, m.parties) {
				m.near = s.parties
				m.parties = join(append([]party{}, s.parties...), m.parties...)
				return
			}
		}
	}
	if len(m.parties) == 0 {
		m.parties = c.r.between(m)
	}
	if len(m.parties) < 2 {
		all := join(append([]party{}, m.parties...), c.r.salient(m)...)
		if m.group || m.definite || len(all) > 1 {
			m.parties = all
		}
	}
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

// silent is the status of an agreement of which nothing is said.
func (c *chain) silent(m *reading) string {
	ws := m.ws
	if low(ws, m.phrase) == "no" {
		return "proposed"
	}
	if low(ws, m.phrase-1) == "under" && (!m.titled || len(m.parties) > 0) {
		for i := m.last; i < len(ws); i++ {
			if ws[i].class&modal != 0 && ws[i].role == aux {
				return "agreed"
			}
		}
		return "in_force"
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
		return "in_force"
	case "joint_venture":
		return "in_force"
	}
	if m.titled {
		return "mentioned"
	}
	return "agreed"
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
	var b strings.Builder
	first := m.first
	for first > 0 && m.ws[first-1].kind >= 2 && m.ws[first-1].kind <= 3 {
		first--
	}
	for j := first; j <= m.last; j++ {
		b.WriteString(m.ws[j].low + " ")
	}
	return b.String()
}

// near is how many sentences a value, date or place may stand from the mention
// that it is given to.
const near = 1

// rows returns the rows of the document's agreements.
func (c *chain) rows() []schema.AgreementRow {
	rows := make([]schema.AgreementRow, 0, len(c.out))
	for i := range c.out {
		rows = append(rows, c.row(i))
	}
	return rows
}

func (c *chain) row(i int) schema.AgreementRow {
	m, a := &c.out[i], c.of[i]
	row := schema.AgreementRow{
		Span: schema.Span{Start: int64(m.ws[m.first].start), End: int64(m.ws[m.last].end),
			Rule: "agreements/" + ruleOf(m), Confidence: 0.7},
		AgreementID: a.id, Instrument: m.instrument, Status: c.status[i], Count: m.count, Topic: m.topic,
		Plover: plover(m.instrument, c.status[i], a.parties),
	}
	cite := func(name string, f field) string {
		if f.ok() {
			row.Evidence = append(row.Evidence, schema.Evidence{Field: name, Start: int64(f.start), End: int64(f.end)})
		}
		return f.value
	}
	for _, p := range a.parties {
		row.Parties = append(row.Parties, p.Party)
		cite("party", field{start: p.start, end: p.end})
	}
	row.Title = cite("title", m.details.title)
	value, signed, from, to, place := &m.details, &m.details, &m.details, &m.details, &m.details
	at := slices.Index(a.mentions, i)
	for _, step := range []int{-1, 1} {
		for k := at + step; k >= 0 && k < len(a.mentions); k += step {
			o := &c.out[a.mentions[k]]
			if d := o.sentence - m.sentence; d > near || d < -near {
				break
			}
			inherit(&value, &o.details, func(d *details) bool { return d.amount.Valid })
			inherit(&signed, &o.details, func(d *details) bool { return d.signed.ok() })
			inherit(&from, &o.details, func(d *details) bool { return d.from.ok() })
			inherit(&to, &o.details, func(d *details) bool { return d.to.ok() })
			inherit(&place, &o.details, func(d *details) bool { return d.place.ok() })
		}
	}
	row.Amount, row.Currency = value.amount, value.currency
	cite("value", value.value)
	row.Signed = cite("signed", signed.signed)
	if signed.signedOn != nil {
		row.SignedStart, row.SignedEnd = signed.signedOn.StartDate, signed.signedOn.EndDate
	}
	row.ValidFrom, row.ValidTo = cite("valid_from", from.from), cite("valid_to", to.to)
	row.Place = cite("place", place.place)
	for _, k := range a.mentions {
		for _, s := range c.out[k].signatories {
			if !slices.Contains(row.Signatories, s.value) {
				row.Signatories = append(row.Signatories, s.value)
				cite("signatory", s)
			}
		}
	}
	return row
}

// inherit lets a mention have what a mention beside it gives.
func inherit(own **details, other *details, has func(*details) bool) {
	if !has(*own) && has(other) {
		*own = other
	}
}

func ruleOf(m *reading) string {
	if m.verb {
		return "verb"
	}
	return "noun"
}

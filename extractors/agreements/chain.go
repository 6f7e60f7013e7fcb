package agreements

import (
	"strconv"
	"strings"

	"harrow/schema"
)

// agreement is what the document has said of one agreement so far.
type agreement struct {
	id       string
	parties  []party
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
	if a == nil {
		a = &agreement{id: "a" + strconv.Itoa(len(c.list)+1)}
		c.list = append(c.list, a)
		if len(m.parties) < 2 {
			m.parties = join(m.parties, c.guess(&m)...)
		}
	}
	status := m.evidence.status
	if status == "" || a.status != "" && status == "agreed" && !m.verb && settled(a.status) {
		status = a.status
	}
	if status == "" && m.definite && !m.title && len(c.status) > 0 {
		status = c.status[len(c.status)-1]
	}
	if status == "" {
		status = c.silent(&m)
	}
	switch {
	case m.breach(), m.verb && settled(a.status):
	default:
		a.status = status
	}
	a.parties = join(a.parties, m.parties...)
	if y := m.year(); y != "" {
		a.year = y
	}
	if a.title == "" {
		a.title = m.titleText()
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

// settled reports whether a status says more than that sides agreed.
func settled(status string) bool {
	return is(status, "signed", "approved", "in_force", "extended")
}

// breach reports whether the clause tells of a breach, which counts for this
// mention alone.
func (m *reading) breach() bool {
	return m.evidence.status == "ended" && (m.gov >= 0 && is(lex().verbs[m.ws[m.gov].low].lemma, "violate", "breach", "break") || m.rule == "act")
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
	case m.predicate && !m.definite:
		return 30, last.sentence == m.sentence
	case !m.definite:
		// a headline and its story
		return 0, last.sentence == 0 && m.sentence <= 2 && m.sentence > 0 && last.instrument == m.instrument && len(c.list) == 1 &&
			(len(m.parties) == 0 || covered(m.parties, a.parties) || covered(a.parties, m.parties)) &&
			m.plural == a.plural && m.evidence.status == last.evidence.status
	case len(m.parties) > 0 && len(a.parties) > 0 && !overlap(m.parties, a.parties):
		return 0, false
	case len(m.parties) >= 2 && len(a.parties) >= 2 && !covered(m.parties, a.parties) && !covered(a.parties, m.parties):
		return 0, false
	case m.plural && !a.plural:
		return 0, false
	case year != "" && a.year == "" && last.sentence != m.sentence && a.status == "proposed":
		return 0, false
	}
	n := min(len(a.mentions), 4)
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

// guess names the sides of an agreement that its sentence leaves open: those
// of the last agreement where the text says "the two sides", else the names
// that lead the sentences before.
func (c *chain) guess(m *reading) []party {
	if m.title || m.predicate && len(c.list) > 1 {
		return nil
	}
	if m.group || m.verb {
		for back := range min(len(c.list)-1, maxBack) {
			if a := c.list[len(c.list)-2-back]; len(a.parties) >= 2 {
				return a.parties
			}
		}
	}
	var out []party
	for back := range 3 {
		s := m.sentence - back
		ws := c.r.read(s)
		for i := range ws {
			if back == 0 && i >= m.phrase && !m.group {
				break
			}
			if ws[i].mention < 0 || i > 0 && ws[i-1].mention == ws[i].mention {
				continue
			}
			n := &c.r.mentions[ws[i].mention]
			if n.isCountry() || n.label == "ORG" {
				if len(m.parties)+len(out) > 0 && n.isCountry() != isCountryID(append(m.parties, out...)[0].EntityID) {
					continue
				}
				out = join(out, c.r.partyOf(ws[i].mention))
				if len(join(append([]party{}, m.parties...), out...)) >= 2 {
					return out
				}
			}
		}
		if !m.group && !m.definite {
			break
		}
	}
	return out
}

// silent is the status of an agreement of which nothing is said.
func (c *chain) silent(m *reading) string {
	ws := m.ws
	if low(ws, m.phrase-1) == "under" && (!m.title || len(m.parties) > 0) {
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
	if m.title {
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
	if !m.title {
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

// rows returns the rows of the document's agreements.
func (c *chain) rows() []schema.AgreementRow {
	rows := make([]schema.AgreementRow, 0, len(c.out))
	for i := range c.out {
		m := &c.out[i]
		a := c.of[i]
		row := schema.AgreementRow{
			Span: schema.Span{Start: int64(m.ws[m.first].start), End: int64(m.ws[m.last].end),
				Rule: "agreements/" + ruleOf(m), Confidence: 0.7},
			AgreementID: a.id, Instrument: m.instrument, Status: c.status[i],
		}
		for _, p := range a.parties {
			row.Parties = append(row.Parties, p.Party)
			row.Evidence = append(row.Evidence, schema.Evidence{Field: "party", Start: int64(p.start), End: int64(p.end)})
		}
		rows = append(rows, row)
	}
	return rows
}

func ruleOf(m *reading) string {
	if m.verb {
		return "verb"
	}
	return "noun"
}

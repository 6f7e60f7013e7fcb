package agreements

import (
	"strings"

	"harrow/schema"
)

// distinct reports whether m cannot speak of a, of which last was the mention
// before.
func (c *chain) distinct(m *reading, a *agreement, last *reading) bool {
	one, other := family(m.instrument), family(last.instrument)
	switch {
	case one != other && (one != "" && other != "" || one == "statement" || other == "statement") && !m.predicate:
		return true
	case m.amount.Valid && last.amount.Valid && m.amount != last.amount && !m.definite,
		m.count > 0 && last.count > 0 && m.count != last.count:
		return true
	case m.instrument == "joint_statement" && last.instrument != m.instrument && low(m.ws, m.phrase-1) == "in" &&
		m.phrase > 1 && m.ws[m.phrase-2].class&verbOfSaying != 0:
		return true // "they agreed to meet, they said in a joint statement"
	case m.verb:
		return len(m.parties) > 1 && len(a.parties) > 1 && !covered(m.parties, a.parties) && !covered(a.parties, m.parties)
	case a.plural && !m.plural && last.sentence != m.sentence && low(m.ws, m.first-1) == "latest":
		return true
	case superlative(m) && !m.predicate && !(last.sentence == m.sentence && m.phrase > 0 && m.ws[m.phrase-1].role == stop):
		return true // "its largest contract had been one with Orbis"
	}
	// what is still to be signed was not signed in an earlier year
	published := c.r.d.Published
	return a.status == "proposed" && m.signedOn != nil && is(m.evidence.status, "signed", "agreed", "ended") && !m.irrealis &&
		m.signedOn.EndDate != schema.NoDay && published != schema.NoDay && year(m.signedOn.EndDate) < year(published)
}

func year(d schema.Day) int {
	y, _, _ := d.Date()
	return y
}

// family groups the instruments that no other kind of agreement is called; of
// the rest, an "accord" may be a treaty and a "deal" a contract.
func family(instrument string) string {
	switch instrument {
	case "joint_statement", "declaration":
		return "statement"
	case "contract", "merger", "joint_venture":
		return "business"
	case "treaty", "protocol":
		return "treaty"
	case "ceasefire":
		return "ceasefire"
	}
	return ""
}

func superlative(m *reading) bool {
	for j := m.phrase; j < m.first; j++ {
		if w := m.ws[j].low; is(w, "largest", "biggest", "highest", "smallest", "longest", "richest") {
			return true
		}
	}
	return false
}

// repeats reports whether m, though it is worded like a new agreement, brings in
// a again: the story under a headline, an abbreviation in brackets, the same
// words of the same sides.
func (c *chain) repeats(m *reading, a *agreement, last *reading) bool {
	headline := len(c.list) == 1 && last.sentence < 2 && m.sentence > 0 && m.sentence <= last.sentence+2
	word, before := m.ws[m.last].low, last.ws[last.last].low
	switch {
	case m.predicate && low(m.ws, m.first-1) == "(" && last.sentence == m.sentence && m.first-last.last < 6:
		return true
	case a.title != "" && m.definite && !m.titled:
		return word == before
	case m.instrument == "ceasefire" && last.instrument == m.instrument && !m.plural && !a.plural && len(m.parties) == 0 && m.evidence.status == "" &&
		(settled(a.status) || a.status == "agreed") && !renewed(m) && len(c.r.pair(m.ws, m.phrase)) < 2:
		return true // "a truce" where one holds
	case m.definite || m.evidence.status != last.evidence.status, m.amount.Valid && last.amount.Valid && m.amount != last.amount:
		return false
	case m.verb:
		return headline && last.verb && overlap(m.parties, a.parties) && m.ws[m.first].low[:4] == last.ws[last.first].low[:4]
	case m.plural != a.plural:
		return false
	case headline && len(m.parties) > 1 && allied(m.parties, a.parties):
		return true
	case word != before || !alike(m.topic, last.topic):
		return false
	}
	return m.group && len(m.parties) == 0 || len(m.parties) > 1 && covered(m.parties, a.parties) && covered(a.parties, m.parties)
}

// renewed reports whether the phrase of the trigger speaks of one more.
func renewed(m *reading) bool {
	for j := m.phrase; j < m.first; j++ {
		if m.ws[j].in(newness) {
			return true
		}
	}
	return false
}

// allied reports whether the parties are the same states, be it by the names of
// their capitals.
func allied(a, b []party) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i].Country == "" || a[i].Country != b[i].Country {
			return false
		}
	}
	return true
}

// alike reports whether two topics begin with the same words.
func alike(a, b string) bool {
	const same = 20 // bytes
	return len(a) > same && len(b) > same && strings.EqualFold(a[:same], b[:same])
}

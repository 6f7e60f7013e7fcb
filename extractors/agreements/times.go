package agreements

import (
	"strings"

	"harrow/schema"
)

// times reads the dates of signing and of validity.
func (r *reader) times(m *reading) {
	ws := m.ws
	if len(ws) == 0 {
		return
	}
	from, to := ws[0].start, ws[len(ws)-1].end
	var event field // when the occasion of the signing was
	var on *schema.DateRow
	for _, k := range r.dates {
		d := &r.rows.Dates[k]
		if int(d.Start) < from || int(d.Start) >= to || d.Type == "SET" || len(d.Value) < 4 || d.Value[0] == 'X' {
			continue
		}
		i := wordAt(ws, int(d.Start))
		if i < 0 {
			continue
		}
		f := field{d.Value, int(d.Start), int(d.End)}
		if d.Type == "DURATION" || strings.HasSuffix(d.Value, "_REF") {
			continue
		}
		last := i
		for last+1 < len(ws) && ws[last+1].start < int(d.End) {
			last++
		}
		switch r.timeRole(m, d, i, last) {
		case "signed":
			if !m.signed.ok() {
				if t := strings.IndexByte(f.value, 'T'); t > 0 {
					f.value = f.value[:t]
				}
				m.signed, m.signedOn = f, d
			}
		case "from":
			if !m.from.ok() {
				m.from = f
			}
		case "to":
			if !m.to.ok() {
				m.to = f
			}
		case "event":
			event, on = f, d
		}
	}
	if !m.signed.ok() && event.ok() {
		m.signed, m.signedOn = event, on
	}
}

// timeRole tells what the time expression ws[i:last+1] dates.
func (r *reader) timeRole(m *reading, d *schema.DateRow, i, last int) string {
	ws := m.ws
	l := lex()
	if !m.verb && i >= m.phrase && i < m.first {
		// "the 1991 pact", "a June agreement"
		if ws[i].role == det {
			return ""
		}
		return "signed"
	}
	before := low(ws, i-1)
	if ws[i].role == prep {
		before = ws[i].low
	}
	if i > m.last {
		switch before {
		case "from", "effective":
			if j := nearestVerb(ws, i-1); j < 0 || !is(l.verbs[ws[j].low].status, "ended") || j < m.first {
				return "from"
			}
		case "until", "till", "through":
			return "to"
		case "to":
			if m.from.ok() {
				return "to"
			}
		}
	}
	if !m.verb && is(m.evidence.status, "", "signed", "agreed") && (i == m.last+1 || i == m.last+2 && is(before, "in", "of", "on") && ws[i-1].role == prep) && (m.gov < 0 || ws[m.gov].class&verbOfSaying == 0) {
		return "signed"
	}
	if m.rule == "act" && m.evidence.status == "signed" && i > m.last && is(before, "on", "in") {
		return "signed"
	}
	v := r.dated(ws, i, last)
	if v < 0 {
		return ""
	}
	p := l.verbs[ws[v].low]
	ours := v == m.gov || v > m.last && v-m.last < 14 && (r.belongs(m, v)) || m.verb && v >= m.first && v <= m.last || v < m.phrase && m.gov > v && chainStart(ws, m.gov) == v
	if !ours && v < m.phrase && m.gov >= 0 && v < m.gov && ws[v].class&irrealis != 0 {
		ours = true
	}
	if !ours && v < m.gov && i < m.gov && m.active && !m.irrealis && is(m.evidence.status, "signed", "agreed") && is(ws[v].low, "held", "meeting", "opened", "visited", "visit", "met", "saw", "ended", "concluded", "hosted") {
		return "event" // "the fair held in May saw firms reach"
	}
	if !ours {
		return ""
	}
	switch {
	case is(p.lemma, "announce", "unveil", "win") && v != m.gov, is(p.lemma, "announce", "unveil", "reject", "approve"):
		return ""
	case m.verb && d.StartDate != schema.NoDay && r.d.Published != schema.NoDay && d.StartDate > r.d.Published:
		return "" // when it is to be done
	case is(p.status, "signed", "agreed"), m.verb:
		return "signed"
	case p.lemma == "expire" || p.lemma == "end" || p.lemma == "revoke" || p.lemma == "terminate":
		return "to"
	case is(ws[v].low, "took", "takes", "take", "came", "comes", "come", "entered", "enter", "began", "starts", "started") && v > m.last:
		return "from"
	}
	if v == m.gov && m.irrealis && ws[v].class&irrealis != 0 {
		return "signed"
	}
	return ""
}

// dated returns the verb that the time expression modifies, or -1: the verb
// right after it ("Peru on Monday signed"), else the nearest before it.
func (r *reader) dated(ws []word, i, last int) int {
	j := last + 1
	for j < len(ws) && (ws[j].role == adv || ws[j].role == aux) {
		j++
	}
	if j < len(ws) && ws[j].role == verb && (i == 0 || ws[i-1].role != verb) && !(i > 0 && ws[i-1].role == prep && i > 1 && ws[i-2].role == verb) {
		return j
	}
	if v := nearestVerb(ws, i-1); v >= 0 {
		return v
	}
	if j < len(ws) && ws[j].role == comma {
		// "Last month, Orbis signed"
		for j++; j < len(ws) && j < last+20; j++ {
			if ws[j].role == verb {
				return j
			}
			if ws[j].role == sub || ws[j].role == stop {
				break
			}
		}
	}
	return -1
}

// nearestVerb walks left within the clause.
func nearestVerb(ws []word, i int) int {
	for j := i; j >= 0 && i-j < 22; j-- {
		switch ws[j].role {
		case verb, ing:
			if ws[j].role == ing && lex().verbs[ws[j].low].status == "" {
				continue
			}
			if j > 0 && ws[j-1].role == to && j > 1 {
				// "agreement to supply gas, signed": an infinitive takes the date
				// only where it is a predicate of agreements
				if lex().verbs[ws[j].low].status == "" {
					continue
				}
			}
			return j
		case stop, quote:
			if ws[j].low != "(" && ws[j].low != ")" {
				return -1
			}
		case sub:
			if j < i {
				return -1
			}
		}
	}
	return -1
}

// belongs reports whether the verb at v behind the trigger is said of it: a
// participle or its predicate, with no other clause between.
func (r *reader) belongs(m *reading, v int) bool {
	for j := m.last + 1; j < v; j++ {
		switch m.ws[j].role {
		case verb:
			return false
		case stop, quote:
			return false
		case noun:
			if s := lex().triggers[m.ws[j].low]; s.instrument != "" && !s.weak() {
				return false
			}
		}
	}
	return true
}

package agreements

import (
	"sort"
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
	first := sort.Search(len(r.dates), func(k int) bool { return int(r.rows.Dates[r.dates[k]].Start) >= from })
	for _, k := range r.dates[first:] {
		d := &r.rows.Dates[k]
		if int(d.Start) >= to {
			break
		}
		if d.Type == "SET" || len(d.Value) < 4 || d.Value[0] == 'X' {
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
	if !m.verb && i >= m.phrase && i < m.first {
		// "the 1991 pact", "a June agreement"
		if m.titled && !strings.ContainsAny(d.Text, "0123456789") {
			return "" // "the Good Friday Agreement"
		}
		if ws[i].role == det || i > 1 && ws[i-1].role == conj && ws[i-2].role == date {
			return ""
		}
		return "signed"
	}
	before := low(ws, i-1)
	if ws[i].role == prep {
		before = ws[i].low
	}
	if i > m.last {
		if role := r.validity(m, i, last, before); role != "" {
			return role
		}
	}
	scheduled := before == "for" && is(low(ws, i-2), "scheduled", "set", "planned", "due")
	if !scheduled && is(before, "from", "effective", "until", "till", "through", "since", "for", "before", "after") || r.denied(m) {
		return ""
	}
	if !m.verb && is(m.evidence.status, "", "signed", "agreed") && (i == m.last+1 || i == m.last+2 && is(before, "in", "of", "on") && ws[i-1].role == prep) && (m.gov < 0 || ws[m.gov].class&verbOfSaying == 0) {
		return "signed"
	}
	if m.rule == "act" && m.evidence.status == "signed" && i > m.last && is(before, "on", "in") {
		return "signed"
	}
	when := last + 1
	if low(ws, when) == "," {
		when++
	}
	if m.gov > when && ws[when].low == "when" && signs(ws, m.gov) && !hasRole(ws[when+1:m.gov], verb) {
		return "signed" // "in 1971, when Peru and Chile signed"
	}
	return r.signedOn(m, d, i, last)
}

// denied reports whether the sentence says that the agreement was not signed.
func (r *reader) denied(m *reading) bool {
	return m.gov >= 0 && m.active && !m.irrealis && m.evidence.status != "ended" && r.unreal(m.ws, m.gov) == denied
}

// validity reads the bounds of validity: "from 2023 to 2027", "took effect in
// May", "runs until 2010", "expires in March".
func (r *reader) validity(m *reading, i, last int, before string) string {
	ws := m.ws
	for j := i - 1; j > m.last && i-j < 14; j-- {
		if ws[j].role == verb {
			if tookEffect(ws, j) && !otherTrigger(ws, m.last+1, j) {
				return "from"
			}
			break
		}
	}
	v := nearestVerb(ws, i-1)
	if v >= 0 && v != m.gov && !(v > m.last && r.belongs(m, v)) {
		return ""
	}
	direct := v < m.last // no verb between
	switch {
	case v > m.last && (i == v+1 || i == v+2 && (ws[i-1].role == prep || ws[i].role == prep)) && is(ws[v].verb.lemma, "expire", "end", "revoke", "terminate", "lapse"):
		return "to"
	case is(before, "from", "effective") && (low(ws, i-2) == "effect" || direct && i <= m.last+2 || ranged(ws, last) || v > m.last && is(ws[v].low, "runs", "run", "ran", "valid", "applies", "apply")),
		v > m.last && i-v <= 2 && is(ws[v].low, "began", "begins", "begin", "starts", "started", "start") && before != "from":
		return "from"
	case before == "to" && m.from.ok():
		return "to"
	case is(before, "until", "till", "through") && (direct || m.from.ok() || ws[v].in(lastingVerb)):
		return "to"
	}
	return ""
}

// ranged reports whether the end of a range follows the date that ends at i:
// "from 2023 to 2027".
func ranged(ws []word, i int) bool {
	return is(low(ws, i+1), "to", "until", "till", "through") && i+2 < len(ws) && ws[i+2].role == date
}

// signedOn reports by "signed" or "event" that the date is that of the signing
// or of its occasion.
func (r *reader) signedOn(m *reading, d *schema.DateRow, i, last int) string {
	ws := m.ws
	v := r.dated(ws, i, last)
	if left := nearestVerb(ws, i-1); left > m.last && r.belongs(m, left) && signs(ws, left) {
		v = left // "the accord signed by Peru in 1998 has lapsed"
	}
	if v < 0 {
		return ""
	}
	p := ws[v].verb
	ours := v == m.gov || v > m.last && v-m.last < 14 && !m.verb && r.belongs(m, v) || m.verb && v >= m.first && v <= m.last ||
		v < m.phrase && m.gov > v && chainStart(ws, m.gov) == v && m.evidence.status != "approved"
	if !ours && v < m.phrase && m.gov >= 0 && v < m.gov && ws[v].class&irrealis != 0 {
		ours = true
	}
	if !ours && v < m.gov && i < m.gov && m.active && !m.irrealis && is(m.evidence.status, "signed", "agreed") && ws[v].in(meetingVerb) {
		return "event" // "the fair held in May saw firms reach"
	}
	if m.rule == "act" && v < m.phrase && is(ws[v].low, "ended", "concluded", "closed", "opened") && is(m.evidence.status, "signed", "agreed") && !m.irrealis {
		return "event" // "the talks ended on Friday with the signing of"
	}
	for j := v + 1; j < i; j++ {
		if ws[j].low == "according" {
			return "" // the day of the report
		}
	}
	switch {
	case !ours,
		is(p.lemma, "announce", "unveil", "win") && v != m.gov, is(p.lemma, "announce", "unveil", "reject", "approve"),
		m.verb && d.StartDate != schema.NoDay && r.d.Published != schema.NoDay && d.StartDate > r.d.Published: // when it is to be done
		return ""
	case is(p.status, "signed", "agreed"), m.verb, v == m.gov && m.irrealis && ws[v].class&irrealis != 0:
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
	first := i
	for first > 0 && (ws[first-1].role == prep || ws[first-1].role == date) {
		first--
	}
	opening := first > 0 && ws[first-1].role == conj && (j >= len(ws) || ws[j].role != conj)
	if v := nearestVerb(ws, i-1); v >= 0 && !opening {
		return v
	}
	if j < len(ws) && (ws[j].role == comma || opening) {
		// "Last month, Orbis signed", "but in May Orbis signed"
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
			if ws[j].role == ing && ws[j].verb.status == "" {
				continue
			}
			if j > 0 && ws[j-1].role == to && j > 1 {
				// "agreement to supply gas, signed": an infinitive takes the date
				// only where it is a predicate of agreements
				if ws[j].verb.status == "" {
					continue
				}
			}
			if is(ws[j].low, "scheduled", "held") && j > 0 && ws[j-1].role == noun {
				continue // "sign it at a meeting scheduled on Monday"
			}
			return j
		case stop:
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
		case verb, stop, quote:
			return false
		case conj, prep:
			if is(m.ws[j].low, "but", "since", "after", "before", "until", "as") && m.ws[j+1].role != date {
				return false // of another clause
			}
		case noun:
			if m.ws[j].strong() {
				return false
			}
		}
	}
	return true
}

package agreements

import (
	"strings"

	"harrow/extractors/numerals"
	"harrow/extractors/text"
	"harrow/schema"
)

// field is a value of an agreement and where the text gives it.
type field struct {
	value      string
	start, end int
}

func (f field) ok() bool { return f.end > 0 }

// details are the fields that a sentence gives beside status and parties.
type details struct {
	count       int32
	amount      schema.Decimal
	currency    string
	value       field // the place of the amount
	signed      field
	signedOn    *schema.DateRow
	from, to    field
	place       field
	title       field
	topic       string
	signatories []field
}

// detail reads the fields of the trigger's sentence.
func (r *reader) detail(m *reading) {
	m.count = r.count(m)
	r.worth(m)
	r.times(m)
	m.place = r.placeOf(m)
	m.details.title = r.officialName(m)
	m.topic = r.topicOf(m)
	r.signers(m)
}

// count reads the number of agreements: "eight accords".
func (r *reader) count(m *reading) int32 {
	if m.verb || !m.plural {
		return 0
	}
	ws := m.ws
	for j := m.phrase; j < m.first; j++ {
		if ws[j].role != number || j+1 < len(ws) && ws[j+1].role == hyphen || j > 0 && ws[j-1].role == hyphen || ws[j].class&calendar != 0 {
			continue
		}
		at := ws[j].start
		if j > 0 && ws[j-1].low == "a" && ws[j].low == "dozen" {
			at = ws[j-1].start
		}
		n, ok := numerals.Cardinal(r.d.Text, at)
		if !ok || n.End > ws[m.first].start || !n.Value.Valid {
			continue
		}
		v := n.Value.String()
		if len(v) > 4 || strings.ContainsRune(v, '.') || len(v) == 4 && (v[0] == '1' || v[0] == '2') {
			continue
		}
		var count int32
		for _, c := range v {
			count = count*10 + int32(c-'0')
		}
		return count
	}
	return 0
}

// worth finds the total value: an amount inside the trigger's phrase ("a $2
// million contract") or behind it after a word of worth.
func (r *reader) worth(m *reading) {
	ws := m.ws
	if len(ws) == 0 {
		return
	}
	from, to := ws[0].start, ws[len(ws)-1].end
	for _, k := range r.amounts {
		a := &r.rows.Amounts[k]
		if int(a.Start) < from || int(a.Start) >= to {
			continue
		}
		if a.Per != "" || !a.Amount.Valid {
			continue
		}
		i := wordAt(ws, int(a.Start))
		if i < 0 || !r.worthAt(m, i, a) {
			continue
		}
		m.amount, m.currency = a.Amount, a.Currency
		m.value = field{start: int(a.Start), end: int(a.End)}
		return
	}
}

func (r *reader) worthAt(m *reading, i int, a *schema.AmountRow) bool {
	ws := m.ws
	if i >= m.phrase && i < m.first {
		return true
	}
	if i < m.first {
		return false
	}
	end := i
	for end < len(ws) && ws[end].start < int(a.End) {
		end++
	}
	if is(low(ws, end), "a", "per", "each", "annually", "yearly") || low(ws, end) == "stake" {
		return false
	}
	// no other finite clause between, unless it is a purchase
	j := i - 1
	for j > m.last && (ws[j].role == adv || ws[j].role == det || is(ws[j].low, "some", "about", "around", "nearly", "roughly", "over", "more", "than", "reported", "estimated", "up", "to", "at", "least", "approximately", "almost", "initial", "only", "just", "total", "an", "of", "be") && !is(ws[j].low, "valued", "worth")) {
		if ws[j].low == "of" && is(low(ws, j-1), "value", "total", "price", "sum", "cost") {
			return true
		}
		if ws[j].low == "of" && j-1 == m.last {
			return true
		}
		if ws[j].low == "at" && is(low(ws, j-1), "valued", "estimated", "priced") {
			return true
		}
		if ws[j].low == "to" && is(low(ws, j-1), "amounting", "amounts") {
			return true
		}
		j--
	}
	if j <= m.last {
		return false
	}
	switch ws[j].low {
	case "worth", "totaling", "totalling", "totaled", "totalled", "valued", "exceeding":
		return !otherTrigger(ws, m.last+1, j)
	case "for":
		if m.verb || is(m.instrument, "merger", "contract", "deal", "agreement", "memorandum") {
			for k := m.last; k < j; k++ {
				if is(ws[k].low, "buy", "purchase", "acquire", "acquisition", "sell", "sale", "takeover", "merger", "supply", "sells", "buys", "giving") {
					return !otherTrigger(ws, m.last+1, j)
				}
			}
		}
	}
	return false
}

func otherTrigger(ws []word, from, to int) bool {
	for k := from; k < to && k < len(ws); k++ {
		if s := lex().triggers[ws[k].low]; s.instrument != "" && !s.weak() && ws[k].role == noun {
			return true
		}
	}
	return false
}

// placeOf finds the place of signing: "signed the pact in Lima".
func (r *reader) placeOf(m *reading) field {
	ws := m.ws
	if !is(m.evidence.status, "signed", "agreed") && !is(m.rule, "act", "participle") {
		if !m.irrealis {
			return field{}
		}
	}
	for i := max(1, m.gov+1); i < len(ws); i++ {
		if ws[i].role != name || i > 0 && ws[i-1].mention == ws[i].mention {
			continue
		}
		n := &r.mentions[ws[i].mention]
		if !is(n.label, "GPE", "LOC", "FAC") || !is(low(ws, i-1), "in", "at") || ws[i-1].role != prep {
			continue
		}
		if end := phraseEnd(ws, i); end > i && hasRole(ws[i:end], poss) {
			continue // "in Peru's largest port"
		}
		if i >= 2 && ws[i-2].mention >= 0 && ws[i-2].role == name && i-2 > m.last && low(ws, phraseStart(ws, i-2)-1) != "at" {
			continue // "the firm in Peru"
		}
		v := nearestVerb(ws, i-1)
		if v < 0 {
			continue
		}
		p := lex().verbs[ws[v].low]
		ours := v == m.gov || v > m.last && r.belongs(m, v)
		if !ours || !is(p.lemma, "sign", "reach", "ink", "conclude", "initial", "issue", "strike", "clinch", "agree") {
			continue
		}
		if r.isParty(m, ws[i].mention) || m.verb {
			continue
		}
		return field{n.name, n.start, n.end}
	}
	if m.rule == "act" && m.last+2 < len(ws) && is(ws[m.last+1].low, "in", "at") && ws[m.last+2].role == name {
		n := &r.mentions[ws[m.last+2].mention]
		if is(n.label, "GPE", "LOC", "FAC") {
			return field{n.name, n.start, n.end}
		}
	}
	return field{}
}

func (r *reader) isParty(m *reading, mention int) bool {
	for _, p := range m.parties {
		if p.start == r.mentions[mention].start || p.EntityID != "" && p.EntityID == r.mentions[mention].id {
			return true
		}
	}
	return false
}

// officialName reads a capitalized or quoted title around the trigger.
func (r *reader) officialName(m *reading) field {
	ws := m.ws
	if m.verb || !m.titled {
		return field{}
	}
	proper := func(i int) bool {
		return i >= 0 && i < len(ws) && (ws[i].kind == text.Capitalized || ws[i].kind == text.Upper) && ws[i].role != date
	}
	link := func(i int) bool {
		return i > 0 && i < len(ws) && is(ws[i].low, "of", "and", "the", "on", "for", "to", "in", "against", "'s", "-", "between", "with", ",")
	}
	first := m.first
	for first > 0 {
		switch {
		case proper(first-1) && (first-1 > 0 || ws[0].class&determiner == 0):
			first--
			continue
		case is(low(ws, first-1), "and", "'s", "-", ",", "of") && !strong(low(ws, first-2)) && proper(first-2) && first-2 >= 0 && (low(ws, first-1) != "," || proper(first)):
			first -= 2
			continue
		}
		break
	}
	last := m.last
	if is(low(ws, last+1), "on", "for", "against", "of", "relating", "concerning", "between") {
		i := last + 1
		for i < len(ws) {
			k := i
			for k < len(ws) && k < i+3 && link(k) && ws[k].low != "," {
				k++
			}
			if !proper(k) {
				break
			}
			last = k
			i = k + 1
		}
	}
	start, end := ws[first].start, ws[last].end
	return field{r.d.Text[start:end], start, end}
}

// topicOf says what the agreement covers, in the words of the text.
func (r *reader) topicOf(m *reading) string {
	ws := m.ws
	i := m.last + 1
	if m.verb {
		return r.stretch(ws, m.last, m.last+14)
	}
	for n := 0; i < len(ws) && n < 14; n++ {
		w := &ws[i]
		switch {
		case is(w.low, "on", "to", "covering", "over", "for", "regarding", "concerning", "about") && w.role != date && i+1 < len(ws) && ws[i+1].role != date && !(w.low == "to" && w.role == prep) && !(w.low == "on" && ws[i+1].role == name && ws[i+1].class&calendar != 0) && !(w.low == "for" && ws[i+1].role == number):
			return r.stretch(ws, i+1, i+15)
		case is(w.low, "with", "between", "among"):
			i = max(i+1, r.list(ws, i+1).next)
			continue
		case w.role == date, w.role == name, w.low == "in", w.low == "(", w.low == ")", w.role == verb && w.class&pastForm != 0, w.role == number, w.low == "by", w.low == "and", w.role == adv:
			i++
			continue
		}
		break
	}
	// the modifiers: "security cooperation pact"
	first := m.first
	for first > m.phrase && (ws[first-1].role == noun || ws[first-1].role == hyphen && first-2 >= m.phrase && ws[first-2].role == noun) && ws[first-1].class&(proposedModifier|inForceModifier) == 0 && (ws[first-1].kind == text.Lower || ws[first-1].role == hyphen) && !is(ws[first-1].low, "new", "latest", "big", "major", "historic", "landmark", "final", "bilateral", "interim", "preliminary", "separate", "key", "first", "similar", "multi", "year", "point", "month", "day", "week", "term", "old", "such", "own", "joint", "formal", "recent") {
		first--
	}
	for first < m.first && ws[first].role == hyphen {
		first++
	}
	if first == m.first {
		return ""
	}
	return r.d.Text[ws[first].start:ws[m.first-1].end]
}

// stretch returns the words from i to the end of the phrase, at most to limit.
func (r *reader) stretch(ws []word, i, limit int) string {
	j := i
	for j < len(ws) && j < limit && ws[j].role != stop && ws[j].role != sub && ws[j].role != comma && ws[j].role != quote && ws[j].role != date && !(ws[j].role == aux && j > i) {
		j++
	}
	for j > i && (ws[j-1].role == prep || ws[j-1].role == conj || ws[j-1].role == det || ws[j-1].role == to) {
		j--
	}
	if j <= i {
		return ""
	}
	return r.d.Text[ws[i].start:ws[j-1].end]
}

// signers reads the persons who signed: the subjects of "sign", and those after
// "signed by".
func (r *reader) signers(m *reading) {
	ws := m.ws
	if m.verb || m.irrealis {
		return
	}
	if m.gov >= 0 && m.active && is(m.evidence.status, "signed", "agreed") {
		p := lex().verbs[ws[m.gov].low]
		if is(p.lemma, "sign", "ink", "initial") || m.evidence.status == "signed" && p.lemma == "issue" {
			m.signatories = r.persons(m, r.subject(ws, m.gov).persons)
		}
	}
	for i := m.last + 1; i+1 < len(ws) && i < m.last+16; i++ {
		if ws[i].low == "by" && i-m.last < 12 {
			for k := i - 1; k > m.last; k-- {
				if is(ws[k].low, "signed", "inked", "initialed", "initialled") {
					m.signatories = append(m.signatories, r.persons(m, r.list(ws, i+1).persons)...)
					return
				}
				if ws[k].role == verb {
					return
				}
			}
		}
	}
}

func (r *reader) persons(m *reading, list []int) []field {
	var out []field
	for _, i := range list {
		n := &r.mentions[i]
		if n.label == "PERSON" && !r.isParty(m, i) {
			out = append(out, field{n.name, n.start, n.end})
		}
	}
	return out
}

// plover maps an agreement to the PLOVER event code where the mapping is
// clear: CAMEO has no mergers, contracts of firms or lawsuits settled.
func plover(instrument, status string, parties []party) string {
	if is(instrument, "merger", "contract", "joint_venture", "settlement", "plan") {
		return ""
	}
	public := false
	for _, p := range parties {
		public = public || p.Country != "" || isCountryID(p.EntityID)
	}
	if !public && !is(instrument, "treaty", "ceasefire", "joint_statement", "declaration", "protocol") {
		return ""
	}
	switch status {
	case "proposed", "agreed":
		if instrument == "ceasefire" && status == "agreed" {
			return "RETREAT"
		}
		return "AGREE"
	case "signed", "approved":
		if instrument == "ceasefire" {
			return "RETREAT"
		}
		return "SUPPORT"
	case "in_force":
		return "COOPERATE"
	case "ended":
		return "REJECT"
	}
	return ""
}

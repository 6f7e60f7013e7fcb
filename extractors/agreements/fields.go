package agreements

import (
	"strings"

	"harrow/extractors/numerals"
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
	r.attend(m)
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

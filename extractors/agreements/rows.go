package agreements

import (
	_ "embed"
	"strings"
	"sync"

	"harrow/extractors/internal/calibration"
	"harrow/schema"
)

// near is how many sentences a value, date or place may stand from the mention
// that it is given to.
const near = 1

// rows returns the rows of the document's agreements.
func (c *chain) rows() []schema.AgreementRow {
	rows := make([]schema.AgreementRow, 0, len(c.out))
	for i := range c.out {
		rows = append(rows, c.row(i))
		rows[i].Confidence = unseen * confidence().Confidence(CalibrationKey(&rows[i], &rows[c.out[i].agreement.mentions[0]]))
	}
	return rows
}

func (c *chain) row(i int) schema.AgreementRow {
	m := &c.out[i]
	a := m.agreement
	row := schema.AgreementRow{
		Span: schema.Span{Start: int64(m.ws[m.first].start), End: int64(m.ws[m.last].end),
			Rule: ruleOf(m)},
		AgreementID: a.id, Instrument: m.instrument, Status: m.status, Count: m.count,
		Plover: plover(m.instrument, m.status, a.parties),
	}
	cite := func(name string, f field) string {
		if f.ok() {
			row.Evidence = append(row.Evidence, schema.Evidence{Field: name, Start: int64(f.start), End: int64(f.end)})
		}
		return f.value
	}
	parties := a.parties
	if len(m.parties) > 1 && allied(m.parties, parties) {
		parties = m.parties // the capitals of a headline
	}
	for _, p := range parties {
		row.Parties = append(row.Parties, p.Party)
		cite("party", field{start: p.start, end: p.end})
	}
	row.Title = cite("title", m.details.title)
	value, signed, from, to, place, topic := &m.details, &m.details, &m.details, &m.details, &m.details, &m.details
	for _, step := range []int{-1, 1} {
		for k := m.nth + step; k >= 0 && k < len(a.mentions); k += step {
			o := &c.out[a.mentions[k]]
			if d := o.sentence - m.sentence; d > near || d < -near {
				break
			}
			inherit(&value, &o.details, func(d *details) bool { return d.amount.Valid })
			inherit(&signed, &o.details, func(d *details) bool { return d.signed.ok() })
			inherit(&from, &o.details, func(d *details) bool { return d.from.ok() })
			inherit(&to, &o.details, func(d *details) bool { return d.to.ok() })
			inherit(&place, &o.details, func(d *details) bool { return d.place.ok() })
			inherit(&topic, &o.details, func(d *details) bool { return d.topic != "" })
		}
	}
	row.Amount, row.Currency = value.amount, value.currency
	cite("value", value.value)
	row.Signed = cite("signed", signed.signed)
	if signed.signedOn != nil {
		row.SignedStart, row.SignedEnd = signed.signedOn.StartDate, signed.signedOn.EndDate
	}
	row.ValidFrom, row.ValidTo = cite("valid_from", from.from), cite("valid_to", to.to)
	row.Place, row.Topic = cite("place", place.place), topic.topic
	for _, signer := range a.signers {
		row.Signatories = append(row.Signatories, cite("signatory", signer))
	}
	return row
}

// inherit lets a mention have what a mention beside it gives.
func inherit(own **details, other *details, has func(*details) bool) {
	if !has(*own) && has(other) {
		*own = other
	}
}

//go:embed calibration.txt
var calibrationFile string

var confidence = sync.OnceValue(func() calibration.Table { return calibration.Parse(calibrationFile) })

// unseen is how much less often than measured rows are right in documents that
// were not read while the rules were written: nine tenths as often where rows of
// 60 texts were judged, seven tenths where 76 texts were labelled first.
const unseen = 0.8

// CalibrationKey names the rows whose confidence is measured together: those
// whose sides were found in one way. Sides carried from an earlier mention are
// as good as those of the first mention of the agreement.
func CalibrationKey(row, first *schema.AgreementRow) string {
	if row.Rule == carried && first.Rule != carried {
		return row.Rule + ":" + strings.TrimPrefix(first.Rule, "agreements/")
	}
	return row.Rule
}

const carried = "agreements/carried"

// ruleOf names the way by which a row got its sides.
func ruleOf(m *reading) string {
	switch {
	case m.origin != "":
		return m.origin
	case m.verb:
		return "agreements/verb"
	case m.titled:
		return "agreements/title"
	case len(m.parties) > 1:
		return "agreements/stated"
	}
	return "agreements/open"
}

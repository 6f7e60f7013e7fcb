// Package dates extracts the rows of the dates table: time expressions in the
// manner of TimeML, with calendar bounds.
//
// Recognition and resolution are apart. Rules (rules/*.txt, patterns over
// tokens) say what a span states; a matcher runs them. A resolver then reads
// the matches in text order and gives each its calendar time, from what it
// states, from the publication date or from the date last spoken of.
package dates

import (
	"slices"
	"sync"

	"harrow/extractors/text"
	"harrow/schema"
)

// CalibrationKey names the rows whose confidence is measured together: those
// of one rule that rest on the same kind of anchor.
func CalibrationKey(row *schema.DateRow) string {
	if row.Anchor == "" {
		return row.Rule
	}
	return row.Rule + ":" + row.Anchor
}

// Extractor is the dates stage.
type Extractor struct {
	set      *ruleSet
	matchers sync.Pool
}

// New returns the stage.
func New() *Extractor { return newExtractor(builtin()) }

func newExtractor(set *ruleSet) *Extractor {
	return &Extractor{set: set, matchers: sync.Pool{New: func() any { return &matcher{set: set} }}}
}

// Extract implements the stage.
func (x *Extractor) Extract(d *text.Document, rows *schema.Rows) {
	m := x.matchers.Get().(*matcher)
	found := m.document(d)
	r := &m.resolver
	r.begin(d, found)
	rows.Dates = slices.Grow(rows.Dates, len(found))
	for _, e := range found {
		row, ok := r.row(e)
		if !ok {
			continue
		}
		row.Confidence = e.rule.confidence[slices.Index(anchors[:], row.Anchor)]
		rows.Dates = append(rows.Dates, row)
	}
	m.release()
	x.matchers.Put(m)
}

// begin makes r the resolver of what was found in a document.
func (r *resolver) begin(d *text.Document, found []*expr) {
	stretches(d, found)
	pair(found)
	*r = resolver{d: d, dct: d.Published, holidays: holidays()}
	r.survey(found)
}

// stretches makes ranges of two dates with words of their own: two months or weekdays,
// "from late May to early July", or two dates of which one tells the year of both.
func stretches(d *text.Document, found []*expr) {
	for i, e := range found[:max(len(found)-1, 0)] {
		other := found[i+1]
		if e.partner != nil || other.partner != nil || other.start != e.end+1 {
			continue
		}
		weekdays := e.bareWeekday() && other.bareWeekday()
		year := e.partOfYear() && other.partOfYear() && e.has(fYear) != other.has(fYear)
		if !weekdays && !year && !(e.bareMonth() && other.bareMonth()) {
			continue
		}
		before, joined := d.Word(e.start-1), false
		switch d.Word(e.end) {
		case "and":
			joined = before == "between" || before == "Between"
		case "to", "until", "till", "through", "-", "–":
			joined = weekdays || year || before == "from" || before == "From"
		}
		if joined {
			e.partner, other.partner, other.second = other, e, true
		}
	}
}

// partOfYear reports whether e is a month, day, quarter or season that states its year or
// leaves it out.
func (e *expr) partOfYear() bool {
	if e.inner != nil || e.has(fDir) || e.has(fYearShift) || e.has(fEra) {
		return false
	}
	switch e.rule.name {
	case "dates/month", "dates/month-year", "dates/month-day", "dates/day-month", "dates/month-day-year", "dates/day-month-year",
		"dates/quarter", "dates/period-code", "dates/season-year", "dates/season-alone":
		return true
	}
	return false
}

// bareWeekday reports whether e is a weekday that tells nothing else.
func (e *expr) bareWeekday() bool {
	return e.end == e.start+1 && e.has(fWeekday) && e.rule.name == "dates/weekday"
}

// bareMonth reports whether e is a month that tells no year.
func (e *expr) bareMonth() bool {
	return e.rule.name == "dates/month" && !e.has(fDir)
}

// pair shares between the ends of a range what one states for both.
func pair(found []*expr) {
	for _, e := range found {
		other := e.partner
		if other == nil || e.second {
			continue
		}
		if other.has(fYear) && e.has(fYear) && other.get(fYear) < 100 && other.get(fEra) == 0 {
			year := e.get(fYear)/100*100 + other.get(fYear)
			if year <= e.get(fYear) {
				year += 100
			}
			other.put(fYear, year)
		}
		if v := other.get(fDecade); other.has(fDecade) && v < 100 && e.get(fDecade) >= 1000 {
			other.put(fDecade, e.get(fDecade)/100*100+v)
		}
		if other.has(fHour) && e.has(fHour) {
			if h := e.get(fHour) + 12; other.get(fKind) == halfNamed && e.get(fKind) != halfNamed && h < 24 && h <= other.get(fHour) {
				e.put(fHour, h) // "4 to 7 p.m."
			}
			if e.inner == nil {
				e.inner = other.inner
			}
		}
		e.share(other, fEra, fYearShift)
		if e.rule.name == "dates/every" {
			e.share(other, fPart)
		}
		if !e.has(fYear) && other.has(fYear) {
			year := other.get(fYear)
			if e.get(fMonth) > other.get(fMonth) && other.has(fMonth) || e.get(fSeason) > other.get(fSeason) && other.has(fSeason) ||
				max(e.get(fQuarter), e.get(fOrd)) > max(other.get(fQuarter), other.get(fOrd)) && e.has(fQuarter) == other.has(fQuarter) {
				year-- // from December to March 2021
			}
			e.put(fYear, year)
		}
		if e.has(fDay) && !e.has(fMonth) {
			e.share(other, fMonth)
		}
		if other.has(fDay) && !other.has(fMonth) {
			other.share(e, fMonth)
		}
		if !other.has(fYear) && e.has(fYear) {
			year := e.get(fYear)
			if other.has(fMonth) && other.get(fMonth) < e.get(fMonth) {
				year++
			}
			other.put(fYear, year)
		}
	}
}

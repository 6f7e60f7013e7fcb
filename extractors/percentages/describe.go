package percentages

import (
	"harrow/extractors/internal/figures"
	"harrow/schema"
)

// describe sets direction, comparison and measure of the rows of one chain.
func (r *reader) describe(rows []schema.PercentageRow, before int) {
	first, last := &rows[0], &rows[len(rows)-1]
	sentence := r.doc.Sentences[min(r.doc.SentenceAt(int(first.Start)), len(r.doc.Sentences)-1)]
	c := clause{s: r.text, from: sentence.Start, to: sentence.End, end: int(last.End)}
	if c.to < c.end { // the sentences part at a broken number: "2. 4 percent"
		c.to = max(c.end, r.doc.Sentences[min(r.doc.SentenceAt(c.end-1), len(r.doc.Sentences)-1)].End)
	}
	c.from = min(c.from, int(first.Start))
	if before > c.from {
		c.from, c.continued = before, true
	}
	_, c.start = figures.Bound(r.text, int(first.Start), int(first.End))
	c.start = max(c.start, c.from)

	g := c.governor()
	comparison := c.comparison()
	measure := c.measure(g)
	for i := range rows {
		switch {
		case g.role&figures.Increase != 0:
			rows[i].Direction = "increase"
		case g.role&figures.Decrease != 0:
			rows[i].Direction = "decrease"
		}
		rows[i].Comparison, rows[i].Measure = comparison, measure
	}
}

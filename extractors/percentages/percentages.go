// Package percentages extracts the rows of the percentages table: a number with
// a percent sign or word, percentage points or basis points, as an exact decimal
// in percent, with what the sentence says of it: the direction of a change, what
// it is compared with, and what changed.
//
// A scanner stops at digits and number words only; a unit is then looked for
// behind the number. The words of direction and comparison are tables in files
// of their own.
package percentages

import (
	"slices"
	"strings"

	"github.com/apache/arrow/go/v17/arrow/decimal128"

	"harrow/extractors/internal/figures"
	"harrow/extractors/numerals"
	"harrow/extractors/text"
	"harrow/schema"
)

// Extractor is the percentages stage. It is immutable and safe for concurrent use.
type Extractor struct {
	starts *figures.Words
	units  *figures.Words
}

// New returns the stage.
func New() *Extractor {
	return &Extractor{figures.NewStarts(), figures.NewWords(slices.Values(unitWords[:]))}
}

// reader reads the percentages of one document.
type reader struct {
	doc    *text.Document
	text   string
	rows   *schema.Rows
	units  *figures.Words
	figure int // where in Document.Figures the search for units goes on
	end    int // of the last row
}

// Extract implements the stage.
func (x *Extractor) Extract(d *text.Document, rows *schema.Rows) {
	r := &reader{doc: d, text: d.Text, rows: rows, units: x.units}
	scan := figures.NewScanner(d, x.starts)
	var c figures.Chain
	at := 0
	for {
		unit := r.nextUnit(at)
		if unit == len(d.Text) {
			return
		}
		at = max(at, windowStart(d.Text, unit))
		scan.Seek(at)
		for at <= unit {
			next := scan.Next(at, r.figure+1)
			if next >= unit {
				at = max(r.word(unit), unit+1)
				break
			}
			at = r.at(next, &c)
		}
	}
}

// window is how far before its unit, in bytes, the first number of a list begins.
const window = 128

// windowStart returns where to look for the numbers of the unit at byte at.
func windowStart(s string, at int) int {
	if at <= window {
		return 0
	}
	start := at - window
	for start < at && (s[start] > ' ' || figures.IsDigit(s, start-1)) {
		start++
	}
	return start
}

// nextUnit returns the first byte from at on where a unit stands, or the length of
// the text.
func (r *reader) nextUnit(at int) int {
	s := r.text
	for ; r.figure < len(r.doc.Figures); r.figure++ {
		t := &r.doc.Tokens[r.doc.Figures[r.figure]]
		if t.Kind == text.Number {
			continue
		}
		if t.Word != 0 && t.Start >= at {
			if r.units.Has(t) {
				if u, _ := unitAt(s, t.Start); u != 0 {
					return t.Start
				}
			}
			continue
		}
		for i := max(at, t.Start); i < t.End; i = max(i+1, figures.SkipWord(s, i)) {
			if c := s[i]; c == '%' || c >= 0x80 || r.units.Starts(s, i) && !figures.IsLetter(s, i-1) {
				if u, _ := unitAt(s, i); u != 0 {
					return i
				}
			}
		}
	}
	return len(s)
}

// at reads the percentages whose first number starts at byte at, and returns
// where to go on.
func (r *reader) at(at int, c *figures.Chain) int {
	if !figures.Read(r.text, at, r, c) {
		return figures.Skip(r.text, at)
	}
	if c.Len == 0 {
		return c.First
	}
	first, before := len(r.rows.Percentages), r.end
	for i := 0; i < c.Len; i++ {
		lower := &c.Items[i]
		var upper *figures.Item
		if c.IsRange(r.text, i) {
			i++
			upper = &c.Items[i]
		}
		r.row(lower, upper)
	}
	r.describe(r.rows.Percentages[first:], before)
	return c.Items[c.Len-1].End
}

// word reads the percentages that start with their unit: "a percentage point",
// and a phrase that is nothing but "per cent of 210".
func (r *reader) word(at int) int {
	s := r.text
	u, end := unitAt(s, at)
	if u == 0 {
		return figures.SkipWord(s, at)
	}
	w, e := figures.Before(s, at)
	if s[w:e] == "full" || s[w:e] == "whole" {
		w, e = figures.Before(s, w)
	}
	switch {
	case u != percent && (s[w:e] == "a" || s[w:e] == "A"):
		one, _ := numerals.Cardinal("1", 0)
		before := r.end
		r.row(&figures.Item{Start: w, End: end, Number: one, Unit: uint32(u)}, nil)
		r.describe(r.rows.Percentages[len(r.rows.Percentages)-1:], before)
	case u == percent && lineStart(s, at):
		of, e := figures.After(s, end)
		if s[of:e] != "of" {
			return end
		}
		n, ok := numerals.Figure(s, figures.Blank(s, e))
		if !ok || strings.Trim(lineRest(s, n.End), " .?!\r") != "" {
			return end
		}
		item := figures.Item{Start: at, End: n.End, Number: n, Unit: uint32(u)}
		r.row(&item, nil)
		row := &r.rows.Percentages[len(r.rows.Percentages)-1]
		row.Rule, row.Confidence = ruleUnitFirst, confidence().Confidence(ruleUnitFirst)
		return n.End
	}
	return end
}

func lineStart(s string, at int) bool {
	for at > 0 && (s[at-1] == ' ' || s[at-1] == '\t') {
		at--
	}
	return at == 0 || s[at-1] == '\n'
}

func lineRest(s string, at int) string {
	line, _, _ := strings.Cut(s[at:min(at+64, len(s))], "\n")
	return line
}

// Read implements figures.Reader.
func (r *reader) Read(at int) (figures.Item, bool) {
	s := r.text
	minus := 0
	if at+1 < len(s) && s[at] == '-' && figures.IsDigit(s, at+1) {
		minus = 1
	}
	if at+minus >= len(s) {
		return figures.Item{}, false
	}
	n, start, ok := figures.Number(s, at+minus)
	if !ok || figures.IsLetter(s, start-1) || figures.Has(s, start-1, "%") {
		return figures.Item{}, false
	}
	item := figures.Item{Start: start, End: n.End, Number: n}
	again := figures.Odd(s, figures.Again(s, n))
	at = again.End
	if (n.Spelled || n.Below(1)) && !n.Scaled && at == n.End {
		at = figures.OfA(s, at)
	}
	bracket := start > 0 && s[start-1] == '(' && figures.Has(s, at, ")")
	if bracket {
		if figures.Has(s, start-2, " ") && figures.IsDigit(s, start-3) {
			return item, false // "1.2 (1.5) percent": which of the two?
		}
		at++
	}
	u, end := suffix(s, at)
	if u == 0 {
		return item, !bracket && !n.Scaled && !money(s, start) // "2 million and 5 percent" share no unit
	}
	item.Unit, item.Suffix, item.End = uint32(u), true, end
	if bracket {
		item.Start, item.Number = start-1, n.Negated() // "(3.2)%"
		return item, true
	}
	if !figures.Sign(s, &item) && figures.Has(s, start-1, "(") && figures.Has(s, end, ")") && signedCell(s, start-1, end+1) {
		item.Number = n.Negated()
	}
	return item, true
}

// money reports whether a currency sign stands before the number at byte at.
func money(s string, at int) bool {
	end := figures.Back(s, at)
	return end > 0 && (s[end-1] == '$' || s[end-1] >= 0x80 && s[end-1] < 0xc0 && (figures.Has(s, end-2, "£") || figures.Has(s, end-2, "¥") || figures.Has(s, end-3, "€") || figures.Has(s, end-3, "₹")))
}

// signedCell reports whether s[start:end] with its brackets is a cell of a table, in a
// row of changes or results: negative, as accountants write it.
func signedCell(s string, start, end int) bool {
	if !figures.Cell(s, start, end) {
		return false
	}
	line := strings.LastIndexByte(s[max(0, start-maxRow):start], '\n') + max(0, start-maxRow) + 1
	for word := range strings.FieldsFuncSeq(s[line:start], func(r rune) bool { return r|0x20 < 'a' || r|0x20 > 'z' }) {
		if in(signed, strings.ToLower(word)) {
			return true
		}
	}
	return false
}

// maxRow is how far back, in bytes, a row of a table is read.
const maxRow = 256

// Compatible implements figures.Reader.
func (r *reader) Compatible(a, b uint32) bool { return a == b }

// row adds the row of a percentage, or of a range where upper is given.
func (r *reader) row(lower, upper *figures.Item) {
	u := unit(lower.Unit)
	low := lower.Number.Shift(u.power())
	start, end := lower.Start, lower.End
	var high numerals.Number
	row := schema.PercentageRow{Unit: u.String()}
	rule := u.rule(lower.Shared)
	if upper != nil {
		high = upper.Number.Shift(u.power())
		end, rule = upper.End, ruleRange
	}
	row.Start, row.End = int64(start), int64(end)
	row.Bound, _ = figures.Bound(r.text, start, end)
	if upper != nil {
		row.ValueMax, row.Bound = fit(high.Value), figures.Range
	}
	row.Value = fit(low.Value)
	switch {
	case !row.Value.Valid || upper != nil && !row.ValueMax.Valid:
		rule = ruleDigits
	case low.Rounded || upper != nil && high.Rounded:
		rule = ruleRounded
	}
	row.Rule, row.Confidence = rule, confidence().Confidence(rule)
	r.rows.Percentages = append(r.rows.Percentages, row)
	r.end = end
}

// fit returns d, or null where decimal128(18, 6) does not hold it.
func fit(d schema.Decimal) schema.Decimal {
	limit := decimal128.FromI64(1e18)
	if d.Valid && (!d.Num.Less(limit) || !limit.Negate().Less(d.Num)) {
		return schema.Decimal{}
	}
	return d
}

// Package amounts extracts the rows of the amounts table: a number with a
// currency word, sign or ISO 4217 code, as an exact decimal in units of the
// currency.
//
// A scanner stops at digits and number words only; at each stop a parser
// written by hand looks for a unit before and after the number and joins
// ranges and lists. Currencies, places and units of price are tables in files
// of their own.
package amounts

import (
	"strings"

	"harrow/extractors/internal/figures"
	"harrow/extractors/numerals"
	"harrow/extractors/text"
	"harrow/schema"
)

// Extractor is the amounts stage. It is immutable and safe for concurrent use.
type Extractor struct {
	table  *table
	starts *figures.Words // of numbers, and ones
	ones   *figures.Words // the units of which an article makes an amount
}

// New returns the stage.
func New() *Extractor {
	ones := figures.NewWords(unitsOfOne)
	return &Extractor{lexicon(), figures.NewStarts().Or(ones), ones}
}

// reader reads the amounts of one document.
type reader struct {
	doc    *text.Document
	text   string
	table  *table
	year   int       // of publication, or 0
	places []uint16  // how often the document names places, by currency; counted on demand
	named  []mention // those places, in order
	said   [4]uint64 // currencies that an amount so far names, a bit each
	last   neighbor
	dollar bool // an amount so far names a dollar
	done   int  // end of the last row
	// What ask found of the document: 1 for yes, -1 for no, 0 where nobody asked.
	exchange    int8 // it speaks of a stock exchange
	foreign     int8 // its dateline is of a place outside the United States
	dollarNamed int8 // it names dollars
	rows        *schema.Rows
}

// Extract implements the stage.
func (x *Extractor) Extract(d *text.Document, rows *schema.Rows) {
	r := &reader{doc: d, text: d.Text, table: x.table, rows: rows}
	if d.Published != schema.NoDay {
		r.year, _, _ = d.Published.Date()
	}
	scan := figures.NewScanner(d, x.starts)
	var c figures.Chain
	for at := scan.Next(0, len(d.Figures)); at < len(d.Text); at = scan.Next(at, len(d.Figures)) {
		if x.ones.Starts(d.Text, at) {
			at = r.one(at)
		} else if end, ok := x.table.neighbors.bare(d.Text, at); ok {
			at = end
		} else {
			at = r.at(at, &c)
		}
	}
	r.movedTo()
	r.repeated()
}

// at reads the amounts whose first number starts at byte at, and returns where to go on.
func (r *reader) at(at int, c *figures.Chain) int {
	if !figures.Read(r.text, at, r, c) {
		return figures.Skip(r.text, at)
	}
	if c.Len == 0 {
		return c.First
	}
	end := c.End
	for i := 0; i < c.Len; i++ {
		lower := &c.Items[i]
		if lower.Start < end && i > 0 {
			continue // the small change of the amount before
		}
		var upper *figures.Item
		if c.IsRange(r.text, i) {
			i++
			upper = &c.Items[i]
		}
		written := lower // where the unit stands that a list or range shares
		for k := i; lower.Shared && written.Shared && k < c.Len; k++ {
			written = &c.Items[k]
		}
		end = r.row(lower, upper, written)
	}
	return end
}

// number reads the number at byte at.
func (r *reader) number(at int) (numerals.Number, bool) {
	n, _, ok := figures.Number(r.text, at)
	return n, ok
}

// Read implements figures.Reader: at is where a number or the sign before it starts.
func (r *reader) Read(at int) (figures.Item, bool) {
	s := r.text
	n, start, ok := numberAfterSign(s, at)
	if !ok {
		return figures.Item{}, false
	}
	item := figures.Item{Start: start, End: n.End, Number: n}
	var from int
	if item.Unit, from = r.prefix(start); from < r.done {
		item.Unit = 0 // the sign of the row before
	}
	if item.Unit != 0 {
		item.Start, item.Prefix = from, true
	} else if figures.IsLetter(s, start-1) || start > at {
		return figures.Item{}, false // a number inside a word, or behind what is no sign
	}
	r.closeParenthesis(&item, start)
	r.readSuffix(&item)
	if item.Unit == 0 {
		return item, true
	}
	r.thousands(&item, start)
	if r.strict(&item) || r.code(&item, start) {
		return figures.Item{}, false
	}
	if unit(item.Unit).mega() && !item.Number.Scaled {
		item.Number = item.Number.Shift(6)
		item.Number.Scaled, item.Number.Magnitude = true, 6
	}
	r.negative(&item, start)
	return item, item.Start >= r.done
}

// numberAfterSign reads the number that starts at byte at or behind the sign there.
func numberAfterSign(s string, at int) (n numerals.Number, start int, ok bool) {
	for i := at; i < len(s) && i-at < 9; i++ {
		c := s[i]
		if figures.IsDigit(s, i) {
			return figures.Number(s, i)
		}
		if word := i == at && figures.IsLetter(s, i); word || c == 0xc2 || c == 0xe2 {
			if n, start, ok = figures.Number(s, i); ok {
				return n, start, ok
			}
		}
		if c < 0x80 && !figures.IsLetter(s, i) && c != '$' && c != '.' && c != ' ' && c != '(' && c != '-' {
			break
		}
	}
	return n, at, false
}

// readSuffix reads the unit after the number, a magnitude after that ("75 USD
// million"), and the small change ("3 dollars 50 cents").
func (r *reader) readSuffix(item *figures.Item) {
	s := r.text
	n := figures.Odd(s, figures.Again(s, item.Number))
	at := n.End
	if (n.Spelled || n.Below(1)) && !n.Scaled && at == item.Number.End {
		at = figures.OfA(s, at)
	}
	at = max(at, item.End)
	u, end := r.suffix(at)
	if u == 0 && item.Number.Scaled && !item.Prefix && abbreviated(s, at) {
		u, end = r.suffix(at + 1) // "20 mln. euros"
	}
	if u == 0 {
		return
	}
	if item.Prefix && !r.agree(item.Unit, u) {
		return
	}
	if !item.Prefix || r.vaguer(item.Unit, u) && r.currenciesOf(u)[0].power == 0 { // "£2.50p" are no pence
		item.Unit = u
	}
	item.Suffix, item.Number = true, figures.Scaled(s, n, end)
	item.End = max(end, item.Number.End)
}

// abbreviated reports whether the full stop at byte at belongs to an abbreviated
// magnitude before it.
func abbreviated(s string, at int) bool {
	if !figures.Has(s, at, ".") {
		return false
	}
	w, e := figures.Before(s, at)
	return e == at && among(magnitudeWord, strings.ToLower(s[w:e]))
}

// Compatible implements figures.Reader.
func (r *reader) Compatible(a, b uint32) bool { return r.agree(a, b) }

// agree reports whether two units may mean one currency.
func (r *reader) agree(a, b uint32) bool {
	if a == b {
		return true
	}
	for _, x := range r.currenciesOf(a) {
		for _, y := range r.currenciesOf(b) {
			if x.currency == y.currency {
				return true
			}
		}
	}
	return false
}

// vaguer reports whether b says more about the currency than a: "$5 USD".
func (r *reader) vaguer(a, b uint32) bool {
	return len(r.currenciesOf(a)) > 1 || len(r.currenciesOf(b)) == 1
}

func (r *reader) currenciesOf(u uint32) []sense {
	if id, ok := unit(u).code(); ok {
		return []sense{{currency: id}}
	}
	n, place := unit(u).name()
	senses := r.table.names[n].senses
	if place != 0 {
		for i, s := range senses {
			for _, p := range r.table.names[place].places {
				if s.currency == p {
					return senses[i : i+1]
				}
			}
		}
	}
	return senses
}

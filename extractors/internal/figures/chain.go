package figures

import (
	"strings"

	"harrow/extractors/numerals"
)

// Item is a number with the unit that stands beside it, if any.
type Item struct {
	Start, End int
	Number     numerals.Number
	Unit       uint32 // the layer's own key of the unit; 0 for a bare number
	Prefix     bool   // the unit stands before the number: "$20"
	Suffix     bool   // the unit stands after it: "20 percent"
	Shared     bool   // the unit is written at another item
}

// Reader reads the items of a layer.
type Reader interface {
	// Read reads the item whose number starts at byte at.
	Read(at int) (Item, bool)
	// Compatible reports whether two units can be ends of one range.
	Compatible(a, b uint32) bool
}

// Link is what joins two items.
type Link uint8

const (
	None  Link = iota
	To         // "10 to 20"
	Dash       // "10-20"
	And        // "10 and 20"
	Or         // "10 or 20"
	Comma      // "10, 20 and 30"
	From       // "to 10.7 from 9.9 percent"
)

// MaxChain is the number of items that are joined at most.
const MaxChain = 8

// Chain is a sequence of joined items: Links[i] joins Items[i] and Items[i+1].
type Chain struct {
	Items [MaxChain]Item
	Links [MaxChain]Link
	Len   int
	First int // byte after the first item read
	End   int // byte after the last item read
}

// Read reads the chain whose first number starts at byte at, and shares out the
// units and magnitudes that are written once. Its length is 0 where no item has
// a unit.
func Read[R Reader](s string, at int, r R, c *Chain) bool {
	item, ok := r.Read(at)
	if !ok {
		return false
	}
	c.Items[0], c.Len, c.First, c.End = item, 1, item.End, item.End
	for c.Len < MaxChain {
		link, next := linkAt(s, c.End)
		if link == None || link == From && !c.movedTo(s) {
			break
		}
		item, ok := r.Read(next)
		if !ok || item.Start < c.End || item.Unit == 0 && link == Dash && c.Items[c.Len-1].Suffix {
			break
		}
		if link == From && !c.old(s, &item) {
			break
		}
		c.Links[c.Len-1] = link
		c.Items[c.Len] = item
		c.Len++
		c.End = item.End
		if item.Suffix && item.Unit != 0 && link != To && link != Dash && c.Items[0].Unit == 0 {
			break // the unit that the list shares
		}
	}
	c.abbreviated(s)
	c.share(s)
	c.trim(r)
	return true
}

// movedTo reports whether something moved to the first item: "to 10.7 from 9.9
// percent".
func (c *Chain) movedTo(s string) bool {
	_, to := wordBefore(s, c.Items[0].Start, "to")
	return to && c.Len == 1
}

// old reports whether the item behind "from" is what the first one moved from, with
// the unit written at one of the two: "to 5.2 percent from 4.9 a year earlier". No
// other noun may stand behind a number without one.
func (c *Chain) old(s string, item *Item) bool {
	first := &c.Items[0]
	if first.Unit == 0 {
		return true
	}
	if item.Unit != 0 || first.Number.Scaled && !item.Number.Scaled {
		return false
	}
	if n, ok := item.Number.Int(); ok && n >= 1900 && n < 2100 {
		return false
	}
	w, e := After(s, item.End)
	if w == e {
		return w >= len(s) || strings.IndexByte(".,;)\n", s[w]) >= 0
	}
	if s[w:e] == "and" {
		next := Blank(s, e)
		return next < len(s) && !IsDigit(s, next)
	}
	return RoleOf(s, w, e)&Time != 0
}

// abbreviated completes the upper end of a quote, "116.04-06 yen", of which only
// the digits that differ are written.
func (c *Chain) abbreviated(s string) {
	for i := 0; i+1 < c.Len; i++ {
		a, b := &c.Items[i], &c.Items[i+1]
		lower := s[a.Start:a.Number.End]
		point := strings.LastIndexByte(lower, '.')
		first := b.Number.End
		for first > b.Start && IsDigit(s, first-1) {
			first--
		}
		size := b.Number.End - first
		if c.Links[i] != Dash || point < 0 || size < 2 || size > len(lower)-point-1 || s[first-1] == '.' || s[first-1] == ',' {
			continue
		}
		n, ok := numerals.Figure(lower[:len(lower)-size]+s[first:b.Number.End], signs(lower))
		if ok && n.Value.Valid && a.Number.Value.Valid && n.Value.Cmp(a.Number.Value) > 0 {
			n.End = b.Number.End
			b.Number = n
		}
	}
}

// signs returns the number of bytes before the first digit of s.
func signs(s string) int {
	return max(0, strings.IndexAny(s, "0123456789"))
}

// linkAt reads what may join the item that ends at byte end to a next one, and
// returns where the number of that starts or its sign stands.
func linkAt(s string, end int) (Link, int) {
	if end >= len(s) {
		return None, end
	}
	switch c := s[end]; {
	case c == '-':
		if Has(s, end, "-to-") {
			return To, end + 4
		}
		if link, next := suspended(s, end); link != None {
			return link, next
		}
		if Has(s, end, "--") || !starter(s, end+1) {
			return None, end
		}
		return Dash, end + 1
	case c == '/':
		return None, end
	case c == ',':
		return comma(s, end)
	}
	next := Blank(s, end)
	for _, dash := range [...]string{"–", "—", "‑", "−", "‐"} {
		if next >= len(s) || s[next] != 0xe2 {
			break
		}
		if Has(s, next, dash) {
			after := Blank(s, next+len(dash))
			if starter(s, after) && (dash != "—" || after == end+len(dash)) {
				return Dash, after
			}
			return None, end
		}
	}
	if next == end {
		return None, end
	}
	if Has(s, next, "- ") && next == end+1 && (starter(s, next+2) && IsDigit(s, end-1) || IsDigit(s, next+2) && s[end-1] == '%') {
		return Dash, next + 2
	}
	if next < len(s) {
		switch s[next] | 0x20 {
		case 't', 'a', 'o', '&', 'f':
			w, e := After(s, end)
			return word(s, end, w, e)
		}
	}
	return None, end
}

// suspended reads what joins the number before a hyphen, whose unit stands at a
// later one, to the next: "10-, 20- and 50-dollar bills", "a 5- to 6-percent rise".
func suspended(s string, hyphen int) (Link, int) {
	end := hyphen + 1
	if Has(s, end, ",") {
		return comma(s, end)
	}
	w, e := After(s, end)
	if w == end {
		return None, end
	}
	link, next := word(s, end, w, e)
	switch link {
	case From:
		return None, end
	case Or:
		return And, next // "5- or 10-euro notes" are of two kinds, no range
	}
	return link, next
}

func word(s string, end, w, e int) (Link, int) {
	link := None
	switch {
	case strings.EqualFold(s[w:e], "to"):
		link = To
	case strings.EqualFold(s[w:e], "and"), s[w:min(w+1, len(s))] == "&":
		link = And
		e = max(e, w+1)
	case strings.EqualFold(s[w:e], "or"):
		link = Or
	case s[w:e] == "from":
		link = From
	default:
		return None, end
	}
	next := Blank(s, e)
	if next == e {
		return None, end
	}
	return link, SkipBound(s, next)
}

func comma(s string, end int) (Link, int) {
	next := Blank(s, end+1)
	if next == end+1 {
		return None, end
	}
	w, e := After(s, next)
	switch {
	case s[w:e] == "from": // "to 11.6 percent, from 11.2 in May"
		return word(s, end, w, e)
	case strings.EqualFold(s[w:e], "and"), strings.EqualFold(s[w:e], "or"):
		next = Blank(s, e)
	}
	if !starter(s, next) {
		return None, end
	}
	return Comma, next
}

// starter reports whether a number or sign may start at byte at.
func starter(s string, at int) bool {
	if at >= len(s) {
		return false
	}
	c := s[at]
	return class[c] != other || c == '$' || c >= 0x80 || c == '.'
}

// share gives bare numbers the unit written after a later one ("10 and 20
// percent"), and items the magnitude and sign written once ("$20-25 million").
func (c *Chain) share(s string) {
	for i := c.Len - 2; i >= 0; i-- {
		a, b := &c.Items[i], &c.Items[i+1]
		if c.Links[i] == Comma && !b.Shared {
			continue // a list of two has no comma: "the index fell 5, or 3 percent"
		}
		if i > 0 && c.Links[i-1] == Dash && c.Items[i-1].Prefix {
			continue // the upper end of another: "$1.1560-62 and 137.92 yen"
		}
		if a.Unit == 0 && b.Unit != 0 && b.Suffix && !a.apart(s, c.Links[i]) && !(a.Number.Spelled && a.Number.Below(1) && !b.Number.Below(10)) && !(c.Links[i] == To && a.step(s, b)) {
			a.Unit, a.Suffix, a.Shared = b.Unit, true, true
			c.magnitude(i)
		}
	}
	for i := 0; i+1 < c.Len; i++ {
		a, b := &c.Items[i], &c.Items[i+1]
		if b.Unit == 0 && a.Unit != 0 && c.Links[i] == From {
			b.Unit, b.Shared = a.Unit, true
		}
		if b.Unit == 0 && a.Unit != 0 && a.Prefix && !a.Suffix && b.ends(s, a, c.Links[i]) {
			b.Unit, b.Shared = a.Unit, true
		}
	}
}

// apart reports whether a bare number does not share the unit of the next: a
// year, a day of the month, part of a name, "by half to 15 million".
func (a *Item) apart(s string, link Link) bool {
	w, e := Before(s, a.Start)
	if link == Or && e-w > 1 && s[w:e] == strings.ToUpper(s[w:e]) && IsLetter(s, w) {
		return true // a currency: "EUR 500 or 5 percent"
	}
	if link == And && e > w && (s[w]-'A' < 26 && !strings.EqualFold(s[w:e], "between") || s[w:e] == "from") {
		return true // a name or an old value: "the Fortune 500 and 5 percent", "from 3 and 5 percent"
	}
	if Has(s, a.Start-1, "-") && IsLetter(s, a.Start-2) {
		return true // "Sakhalin-2 to 20 billion"
	}
	if a.Number.Spelled && !a.Number.Scaled && a.Number.Below(1) && Has(s, a.Start, "half ") {
		return true
	}
	n, ok := a.Number.Int()
	if !ok || a.Number.Spelled {
		return false
	}
	if e > w && months[strings.ToLower(s[w:min(w+3, e)])] && s[w] <= 'Z' {
		return true
	}
	return link != Dash && n >= 1900 && n < 2100 && a.End-a.Start == 4
}

// step reports whether a bare number tells how far a figure moved to the next, in
// points that nobody names: "slipped by one to 48 percent". The ends of a range are
// nearer to each other.
func (a *Item) step(s string, b *Item) bool {
	if a.Number.Scaled || b.Number.Scaled || !a.Number.Shift(1).Below(100) || !a.far(b) || b.Number.Below(10) {
		return false
	}
	w, e := Before(s, a.Start)
	role := RoleOf(s, w, e)
	if strings.EqualFold(s[w:e], "by") {
		w, e = Before(s, w)
		role = RoleOf(s, w, e)
		return role&Verb != 0
	}
	return role&Adverb != 0 && role&Filler == 0
}

// far reports whether b is three times a or more, which ends of a range seldom are.
func (a *Item) far(b *Item) bool {
	return a.Number.Value.Valid && b.Number.Value.Valid && a.Number.Plus(a.Number).Plus(a.Number).Value.Cmp(b.Number.Value) <= 0
}

var months = map[string]bool{"jan": true, "feb": true, "mar": true, "apr": true, "may": true, "jun": true,
	"jul": true, "aug": true, "sep": true, "oct": true, "nov": true, "dec": true}

// ends reports whether the bare number b is the upper end of a range that
// starts with the prefixed item a: "$20-25 million", "$20 to 25 million".
func (b *Item) ends(s string, a *Item, link Link) bool {
	if link == Dash {
		return a.Number.Value.Valid && b.Number.Value.Valid && b.Number.Value.Cmp(a.Number.Value) > 0
	}
	if link == And {
		_, between := wordBefore(s, a.Start, "between")
		return between
	}
	return link == To && b.Number.Scaled && !a.Number.Scaled
}

// magnitude gives item i the magnitude of the next, where it is one that the
// two share: "10 to 20 billion" but not "500,000 to 1 million".
func (c *Chain) magnitude(i int) {
	a, b := &c.Items[i], &c.Items[i+1]
	if a.Number.Scaled || !b.Number.Scaled || b.Number.Magnitude < 3 {
		return
	}
	n := a.Number.Shift(b.Number.Magnitude)
	n.Scaled, n.Magnitude = true, b.Number.Magnitude
	if a.Number.Value.Valid && n.Value.Valid && b.Number.Value.Valid && a.Number.Below(1000) && n.Value.Cmp(b.Number.Shift(1).Value) <= 0 {
		a.Number = n
	}
}

// trim cuts the chain at the first item without a unit, and where two units do
// not belong together.
func (c *Chain) trim(r Reader) {
	first := 0
	for first < c.Len && c.Items[first].Unit == 0 {
		first++
	}
	n := first
	for n < c.Len && c.Items[n].Unit != 0 {
		n++
	}
	copy(c.Items[:], c.Items[first:n])
	copy(c.Links[:], c.Links[first:n])
	c.Len = n - first
	for i := 0; i+1 < c.Len; i++ {
		if !r.Compatible(c.Items[i].Unit, c.Items[i+1].Unit) {
			c.Links[i] = None
		}
	}
}

// IsRange reports whether items i and i+1 are the ends of one range. It shares
// the magnitude of the upper end with the lower where both have a sign of their
// own ("$20 to $25 million").
func (c *Chain) IsRange(s string, i int) bool {
	if i+1 >= c.Len {
		return false
	}
	a, b := &c.Items[i], &c.Items[i+1]
	if !c.rangeWords(s, i) {
		return false
	}
	lower := *a
	if !a.Suffix {
		c.magnitude(i)
	}
	if ascending(a, b) {
		return true
	}
	*a = lower
	return ascending(a, b)
}

// begins reports whether a sentence or bracket opens at byte at: no verb of change
// stands before it.
func begins(s string, at int) bool {
	at = Back(s, at)
	return at == 0 || strings.IndexByte(".(:\"\n", s[at-1]) >= 0
}

func ascending(a, b *Item) bool {
	return !a.Number.Value.Valid || !b.Number.Value.Valid || a.Number.Value.Cmp(b.Number.Value) < 0
}

func (c *Chain) rangeWords(s string, i int) bool {
	a, b := &c.Items[i], &c.Items[i+1]
	_, start := Bound(s, a.Start, a.Start)
	switch c.Links[i] {
	case Dash:
		return true
	case And:
		_, between := wordBefore(s, start, "between")
		return between
	case Or:
		// "5, 6 or 7 percent" is a list; "2 percent, 5 or 6 percent" is none.
		return a.Shared && (i == 0 || c.Links[i-1] == Comma && !c.Items[i-1].Shared) && (i+2 == c.Len || c.Links[i+1] == Comma)
	case To:
	default:
		return false
	}
	own := !a.Shared && !b.Shared
	from, ok := wordBefore(s, start, "from")
	if ok {
		switch toldBefore(s, from, 8) {
		case RangeWord:
			return true
		case Verb:
			return false
		}
		return !own || begins(s, from)
	}
	if !own {
		return true
	}
	if _, of := wordBefore(s, start, "of"); of {
		return true // "growth of 2% to 3%"
	}
	if _, by := wordBefore(s, start, "by"); by && a.far(b) {
		return false // "raise it by $30 million to $455 million"
	}
	return toldBefore(s, start, 2) != Verb
}

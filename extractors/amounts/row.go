package amounts

import (
	"strings"

	"harrow/extractors/internal/figures"
	"harrow/extractors/numerals"
	"harrow/schema"
)

// row adds the row of an amount, or of a range where upper is given, and
// returns the byte after it. The unit stands at the item written.
func (r *reader) row(lower, upper, written *figures.Item) (end int) {
	s := r.text
	start := lower.Start
	end = lower.End
	if upper != nil {
		end = upper.End
	}
	currency, power, how := r.resolve(unit(lower.Unit), start)
	low := lower.Number
	var high numerals.Number
	if upper != nil {
		c, p, h := r.resolve(unit(upper.Unit), start)
		high = upper.Number.Shift(p)
		if h < how {
			currency, how = c, h
		}
	}
	low = low.Shift(power)
	if r.otherSense(written) || how == doubtful && !r.money(written, start, end) {
		return end
	}
	if how == doubtful {
		currency, how = r.likeliest(unit(lower.Unit))
	}
	rule := ruleOf(lower, upper, how)
	if upper == nil && (lower.Suffix || lower.Prefix) && !lower.Shared {
		if more, after, ok := r.change(lower, currency, power); ok {
			low, end, rule = low.Plus(more), after, ruleComposite
		} else if one, u := r.oneBefore(lower, power); u != 0 {
			if c, _, h := r.resolve(u, one); h < how {
				currency, how = c, h
			}
			low, start, rule = low.Plus(unity()), one, ruleComposite
		}
	}
	row := schema.AmountRow{Amount: low.Value, Currency: currency}
	row.Start, row.End = int64(start), int64(end)
	row.Bound, _ = figures.Bound(s, start, end)
	if upper != nil {
		row.AmountMax, row.Bound = high.Value, figures.Range
	}
	row.Per = per(s, end)
	row.Rule = exactness(rule, low, high, upper != nil)
	row.Confidence = confidence().Confidence(row.Rule)
	r.rows.Amounts = append(r.rows.Amounts, row)
	r.remember(currency, how, end)
	r.done = end
	return end
}

func (r *reader) remember(currency string, how known, end int) {
	id, ok := r.table.codes[currency]
	if how != explicit || !ok {
		return
	}
	r.said[id>>6] |= 1 << (id & 63)
	r.dollar = r.dollar || r.table.dollars[id]
	r.last = neighbor{true, id, end}
}

// change reads the small change after an amount: "3 dollars 50 cents", "thirteen
// dollars and forty-five cents", "15 dollars 50", "£3 50p".
func (r *reader) change(item *figures.Item, currency string, power int) (n numerals.Number, end int, ok bool) {
	s := r.text
	if item.Number.Scaled || power < 0 && power != -1 || currency == "" && power != 0 {
		return n, 0, false
	}
	next := figures.Blank(s, item.End)
	and, comma := false, false
	if w, e := figures.After(s, item.End); s[w:e] == "and" {
		next, and = figures.Blank(s, e), true
	} else if item.Suffix && !item.Prefix && figures.Has(s, next, ", ") {
		next, comma = figures.Blank(s, next+1), true
	}
	if next == item.End || next >= len(s) {
		return n, 0, false
	}
	n, start, ok := figures.Number(s, next)
	if !ok || start != next || n.Scaled || !n.Below(100) {
		return n, 0, false
	}
	if u, after := r.suffix(n.End); u != 0 {
		for _, sense := range r.currenciesOf(u) {
			if int(sense.power) < power && r.table.currencies[sense.currency].code == currency || currency == "" && sense.power < 0 {
				n = n.Shift(int(sense.power))
				if w, e := figures.After(s, after); comma && (!r.closes(after, false) || figures.RoleOf(s, w, e)&figures.Adverb != 0) {
					return n, 0, false // "5 dollars, 20 cents more than"
				}
				if more, end, ok := r.bareChange(after, int(sense.power), item); ok {
					return n.Plus(more), end, true
				}
				return n, after, true
			}
		}
		return n, 0, false
	}
	if comma {
		return n, 0, false
	}
	if figures.Has(s, n.End, "c") && !figures.IsLetter(s, n.End+1) && !figures.IsDigit(s, n.End+1) && power == 0 && !n.Spelled {
		return n.Shift(-2), n.End + 1, true // "20 dollars 43c"
	}
	if !item.Suffix && !(and && n.Spelled) && !(n.End-start == 2 && alone(s, item.Start, n.End)) {
		return n, 0, false
	}
	return r.bareChange(item.End, power, item)
}

// alone reports whether nothing else stands on the line of s[start:end]: "$20 43".
func alone(s string, start, end int) bool {
	for start > 0 && s[start-1] == ' ' {
		start--
	}
	for end < len(s) && strings.IndexByte(" .?!\r", s[end]) >= 0 {
		end++
	}
	return (start == 0 || s[start-1] == '\n') && (end == len(s) || s[end] == '\n')
}

// bareChange reads the number of small change whose unit is not written: "15
// dollars 50", "one kuai and five mao five".
func (r *reader) bareChange(end, power int, item *figures.Item) (n numerals.Number, after int, ok bool) {
	s := r.text
	at := figures.Blank(s, end)
	and := false
	if w, e := figures.After(s, end); s[w:e] == "and" {
		at, and = figures.Blank(s, e), true
	}
	if at == end || at >= len(s) {
		return n, 0, false
	}
	n, start, ok := figures.Number(s, at)
	if !ok || start != at || n.Scaled || !n.Below(100) {
		return n, 0, false
	}
	if _, whole := n.Int(); !whole || !r.closes(n.End, and) {
		return n, 0, false
	}
	if !and && !n.Spelled && n.End-start != 2 {
		return n, 0, false
	}
	if power == -1 && !n.Below(10) {
		return n, 0, false
	}
	return n.Shift(-2), n.End, true
}

// closes reports whether a number that ends at byte end counts nothing else: the
// phrase ends, or goes on with a function word.
func (r *reader) closes(end int, and bool) bool {
	s := r.text
	if end >= len(s) {
		return true
	}
	switch s[end] {
	case '.', ',', ';', '!', '?', ')', '"', '\n':
		return !figures.IsDigit(s, end+1)
	}
	w, e := figures.After(s, end)
	if w == e {
		return w >= len(s) || !and && s[w] == '('
	}
	return among(goingOn, strings.ToLower(s[w:e]))
}

// negative makes an item negative where a minus sign or the brackets of a loss
// stand at it.
func (r *reader) negative(item *figures.Item, number int) {
	s := r.text
	if item.Prefix && number-1 > item.Start && s[number-1] == '-' && !figures.IsLetter(s, number-2) {
		item.Number = item.Number.Negated() // "$-5"
		return
	}
	if !figures.Sign(s, item) && figures.Has(s, item.Start-1, "(") && figures.Has(s, item.End, ")") &&
		(lossBefore(s, item.Start-1) || figures.Cell(s, item.Start-1, item.End+1)) {
		item.Number = item.Number.Negated()
	}
}

// lossBefore reports whether a word of loss stands before the bracket at byte at,
// "a net loss ($5.2 million)", or one that the amount itself completes: "or ($0.12)
// per share".
func lossBefore(s string, at int) bool {
	for range 3 {
		w, e := figures.Before(s, at)
		if w == e || figures.IsDigit(s, w) {
			return false
		}
		word := strings.ToLower(s[w:e])
		if among(lossWord, word) {
			return true
		}
		if among(complemented, word) {
			return true
		}
		if word != "a" && word != "an" {
			return false
		}
		at = w
	}
	return false
}

// closeParenthesis reads the bracket of "$(1.2) million", a negative amount.
func (r *reader) closeParenthesis(item *figures.Item, number int) {
	s := r.text
	if !item.Prefix || number == 0 || s[number-1] != '(' || !figures.Has(s, item.End, ")") {
		return
	}
	item.End++
	item.Number = figures.Scaled(s, item.Number.Negated(), item.End)
	item.End = max(item.End, item.Number.End)
}

package amounts

import (
	"iter"
	"slices"
	"strings"

	"harrow/extractors/internal/figures"
	"harrow/extractors/text"
	"harrow/schema"
)

// How the currency of an amount is known; each names a rule.
type known uint8

const (
	explicit   known = iota // the word or sign means one currency
	byDocument              // the document speaks of one of the currencies it may mean
	byNeighbor              // an amount before it in the sentence tells
	byDefault               // nothing tells: the usual meaning
	open                    // nothing tells, and there is no usual meaning
	doubtful                // the word may be no currency at all
)

// evidence returns how often the document names places of a currency.
func (r *reader) evidence(currency uint8) int {
	if r.places == nil {
		r.countPlaces()
	}
	return int(r.places[currency])
}

// countPlaces counts the places that the document names, by currency.
func (r *reader) countPlaces() {
	s := r.text
	r.places = make([]uint16, len(r.table.currencies))
	r.named = make([]mention, 0, 16)
	from, to := dateline(s)
	end := 0
	for i := range r.doc.Tokens {
		t := &r.doc.Tokens[i]
		if (t.Kind != text.Capitalized && t.Kind != text.Upper) || t.Start < end || !r.table.places.Has(s, t.Start) {
			continue
		}
		var n uint16
		n, end = r.table.wordAt(s, t.Start)
		if len(r.table.names[n].places) > 0 {
			r.named = append(r.named, mention{t.Start, n})
		}
		for _, p := range r.table.names[n].places {
			r.places[p] = min(r.places[p]+1, 1<<15)
			if from <= t.Start && t.Start < to {
				r.places[p] += reportedFrom
			}
		}
	}
}

// mention is a place that the document names at a byte.
type mention struct {
	at   int
	name uint16
}

// nearest returns the sense of the last place named before byte at in its sentence
// that has one of the senses; -1 where there is none.
func (r *reader) nearest(senses []sense, at int) int {
	if r.places == nil {
		r.countPlaces()
	}
	sentence := r.doc.Sentences[min(r.doc.SentenceAt(at), len(r.doc.Sentences)-1)]
	end, _ := slices.BinarySearchFunc(r.named, at+1, func(m mention, at int) int { return m.at - at })
	for i := end - 1; i >= max(0, end-maxNamed) && r.named[i].at >= sentence.Start; i-- {
		for _, place := range r.table.names[r.named[i].name].places {
			for k, s := range senses {
				if s.currency == place {
					return k
				}
			}
		}
	}
	return -1
}

// maxNamed is how many places before an amount are looked at.
const maxNamed = 32

// besideIt is how many places elsewhere one in the sentence of an amount outweighs.
const besideIt = 4

// reportedFrom is how many places elsewhere one in the dateline outweighs.
const reportedFrom = 2

// dateline returns where the place stands that a report is from: before a dash, at
// the start of one of its first lines, in capitals: "OSLO, March 3 (Wire) --".
func dateline(s string) (from, to int) {
	const lines, longest = 8, 90
	for range lines {
		line, rest, more := strings.Cut(s[from:], "\n")
		word, _, _ := strings.Cut(line, " ")
		if len(word) <= 3 || !capitals(word) {
			line = ""
		}
		for _, dash := range [...]string{" -- ", " - ", " – ", " — ", "--"} {
			if i := strings.Index(line[:min(len(line), longest)], dash); i > 0 {
				return from, from + i
			}
		}
		if !more {
			break
		}
		from = len(s) - len(rest)
	}
	return 0, 0
}

// capitals reports whether all letters of a word, and one at least, are in upper case.
func capitals(word string) bool {
	for i := range len(word) {
		if word[i]-'a' < 26 {
			return false
		}
	}
	return word == strings.ToUpper(word) && word != strings.ToLower(word)
}

// abroad reports whether the dateline is of a place outside the United States, whose
// cents its report may count in.
func (r *reader) abroad() bool {
	return r.ask(&r.foreign, func() bool {
		from, _ := dateline(r.text)
		n, _ := r.table.wordAt(r.text, from)
		for _, p := range r.table.names[n].places {
			if r.table.currencies[p].code == "USD" {
				return false
			}
		}
		return len(r.table.names[n].places) > 0
	})
}

// resolve returns the currency of a unit, the power of ten of its sub-unit, and
// how it is known.
func (r *reader) resolve(u unit, start int) (currency string, power int, how known) {
	if id, ok := u.code(); ok {
		return r.table.currencies[id].code, 0, explicit
	}
	n, place := u.name()
	senses := r.table.names[n].senses
	if place != 0 {
		for _, s := range senses {
			for _, p := range r.table.names[place].places {
				if s.currency == p && !(r.table.currencies[p].code == "EUR" && len(r.table.names[place].places) > 1) {
					return r.table.codeIn(p, r.year), int(s.power), explicit
				}
			}
		}
	}
	if len(senses) == 1 && !senses[0].unsure {
		return r.table.codeIn(senses[0].currency, r.year), int(senses[0].power), explicit
	}
	return r.choose(senses, start)
}

// choose picks one of several senses.
func (r *reader) choose(senses []sense, start int) (currency string, power int, how known) {
	if s := senses[0]; s.power < 0 && r.last.ok && r.last.sentenceHolds(r, start) {
		for _, s := range senses {
			if s.currency == r.last.currency {
				return r.table.codeIn(s.currency, r.year), int(s.power), byNeighbor
			}
		}
	}
	if i := r.centsOf(senses); i >= 0 {
		return r.table.codeIn(senses[i].currency, r.year), int(senses[i].power), byNeighbor
	}
	standard := usual(senses)
	isDollar := standard >= 0 && r.table.currencies[senses[standard].currency].code == "USD"
	if isDollar && !r.market() && (senses[0].power == 0 || !r.abroad()) { // needs no count of places
		return "USD", int(senses[standard].power), byDefault
	}
	near := -1
	if !isDollar {
		near = r.nearest(senses, start)
	}
	best, score := r.spokenOf(senses, near)
	at := func(i int, how known) (string, int, known) {
		return r.table.codeIn(senses[i].currency, r.year), int(senses[i].power), how
	}
	switch {
	case isDollar && best >= 0 && best != standard && r.dollarOf(senses[best], score, senses[standard]):
		return at(best, byDocument)
	case isDollar:
		return at(standard, byDefault)
	case best >= 0:
		return at(best, byDocument)
	case !slices.ContainsFunc(senses, func(s sense) bool { return !s.unsure }):
		return "", int(senses[0].power), doubtful
	case standard >= 0:
		if n := len(r.rows.Amounts); n > 0 && senses[0].power < 0 { // a penny behind dollars
			i := slices.IndexFunc(senses, func(s sense) bool { return r.table.currencies[s.currency].code == r.rows.Amounts[n-1].Currency })
			if i >= 0 {
				return at(i, byNeighbor)
			}
		}
		return at(standard, byDefault)
	}
	return "", int(senses[0].power), open
}

// centsOf returns the sense of cents in a document that names another currency with
// cents and no dollars; -1 where it does not.
func (r *reader) centsOf(senses []sense) int {
	if senses[0].power >= 0 || !r.last.ok || r.namesDollars() {
		return -1
	}
	return slices.IndexFunc(senses, func(s sense) bool { return s.currency == r.last.currency })
}

// namesDollars reports whether the document names any dollars.
func (r *reader) namesDollars() bool {
	return r.ask(&r.dollarNamed, func() bool { return strings.Contains(r.text, "$") || strings.Contains(r.text, "dollar") })
}

// usual returns the index of the standard sense, or -1.
func usual(senses []sense) int {
	return slices.IndexFunc(senses, func(s sense) bool { return s.standard })
}

// spokenOf returns the sense whose places and amounts the document names most, and
// how often; -1 where it names none. The place of the sense near, beside the amount,
// counts for several.
func (r *reader) spokenOf(senses []sense, near int) (best, score int) {
	best = -1
	for i, s := range senses {
		n := r.evidence(s.currency)
		if i == near {
			n += besideIt
		}
		if r.said[s.currency>>6]>>(s.currency&63)&1 != 0 {
			n += 3
		}
		if r.table.currencies[s.currency].historic && r.year >= 2003 {
			n = 0
		}
		if n > score || n == score && n > 0 && s.standard {
			best, score = i, n
		}
	}
	return best, score
}

// dollarOf reports whether "$", "dollars" and "cents" mean the dollar of another place
// than those of the United States: the document reports a stock exchange there.
func (r *reader) dollarOf(s sense, score int, american sense) bool {
	return score >= minDollar && score > 2*r.evidence(american.currency) && r.table.currencies[s.currency].code != "EUR"
}

// minDollar is how often a document must name the places of another dollar.
const minDollar = 3

// market reports whether the document reports prices of a stock exchange. News
// agencies mean the United States' dollars everywhere else.
func (r *reader) market() bool {
	return r.ask(&r.exchange, func() bool { return namesMarket(r.text) })
}

// ask returns what was found of the document, and finds it where nobody asked.
func (r *reader) ask(found *int8, find func() bool) bool {
	if *found == 0 {
		*found = -1
		if find() {
			*found = 1
		}
	}
	return *found > 0
}

func namesMarket(s string) bool {
	for at := range occurrences(s, "xchange") {
		if figures.Has(s, at-5, "ock e") || figures.Has(s, at-5, "ock E") {
			return true
		}
	}
	// "share market" and "share price", by a letter of each that is rare.
	for at := range occurrences(s, "k") {
		if figures.Has(s, at-7, "haremarket") || figures.Has(s, at-8, "hare market") {
			return true
		}
	}
	for at := range occurrences(s, "p") {
		if figures.Has(s, at-5, "hare price") {
			return true
		}
	}
	return strings.Contains(s, "bourse") || strings.Contains(s, "Ordinaries")
}

// occurrences yields where part stands in s.
func occurrences(s, part string) iter.Seq[int] {
	return func(yield func(int) bool) {
		for at := 0; ; at++ {
			i := strings.Index(s[at:], part)
			if i < 0 || !yield(at+i) {
				return
			}
			at += i
		}
	}
}

// neighbor is the last amount whose currency was explicit.
type neighbor struct {
	ok       bool
	currency uint8
	end      int
}

// sentenceHolds reports whether the sentence of the amount before holds byte at too.
func (n neighbor) sentenceHolds(r *reader, at int) bool {
	return at-n.end < 400 && r.doc.SentenceAt(n.end-1) == r.doc.SentenceAt(at)
}

// movedTo gives cents the currency of the dollars that they brought a price to: "lost
// 30 cents to 18.70 Singapore dollars".
func (r *reader) movedTo() {
	if !r.dollar {
		return
	}
	rows := r.rows.Amounts
	for i := range len(rows) - 1 {
		row, next := &rows[i], &rows[i+1]
		if row.Rule != ruleWord || next.Rule != ruleExplicit || !r.dollars(next.Currency) || row.Currency == next.Currency {
			continue
		}
		if s := r.text; strings.Contains(s[row.Start:row.End], "cent") && s[row.End:next.Start] == " to " {
			row.Currency, row.Rule, row.Confidence = next.Currency, ruleNeighbor, confidence().Confidence(ruleNeighbor)
		}
	}
}

// repeated gives an amount in bare dollars the currency of an equal amount that
// the document writes out: "$52.5 million" in the headline, "AU$52.5 million" below.
func (r *reader) repeated() {
	if !r.dollar {
		return
	}
	named := map[schema.Decimal]string{}
	for _, row := range r.rows.Amounts {
		if row.Rule == ruleExplicit && row.Amount.Valid {
			if old, ok := named[row.Amount]; ok && old != row.Currency {
				named[row.Amount] = "" // two currencies: neither
			} else {
				named[row.Amount] = row.Currency
			}
		}
	}
	if len(named) == 0 {
		return
	}
	for i := range r.rows.Amounts {
		row := &r.rows.Amounts[i]
		code := named[row.Amount]
		if (row.Rule != ruleDefault && row.Rule != ruleWord) || code == "" || code == row.Currency || !r.dollars(code) {
			continue
		}
		row.Currency, row.Rule = code, ruleDocument
		row.Confidence = confidence().Confidence(ruleDocument)
	}
}

// dollars reports whether a code is that of a dollar.
func (r *reader) dollars(code string) bool { return r.table.dollars[r.table.codes[code]] }

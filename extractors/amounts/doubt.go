package amounts

import (
	"strings"

	"harrow/extractors/internal/figures"
)

// strict reports whether a code that is also a word ("ALL 5 solutions", "TRY 3
// times") is none here: it needs an amount that looks like money, or a document
// that speaks of the country.
func (r *reader) strict(item *figures.Item) bool {
	id, ok := unit(item.Unit).code()
	if !ok || !r.table.currencies[id].strict {
		return false
	}
	n := item.Number
	if n.Scaled && n.Magnitude >= 6 || r.evidence(id) > 0 {
		return false
	}
	if w, e := figures.Before(r.text, item.Start); among(costWord, strings.ToLower(r.text[w:e])) {
		return false
	}
	s := r.text[item.Start:item.End]
	if strings.Contains(s, ",") || len(s) > 3 && cents(s) {
		return false
	}
	return true
}

// code reports whether a dollar sign beside a short number is one of a program or a
// formula: "$1" where "$PATH" stands in the line, "$2^n$".
func (r *reader) code(item *figures.Item, number int) bool {
	s := r.text
	n := item.Number
	if n.Scaled || n.Spelled || n.End-number > 2 || !figures.Has(s, number-1, "$") && !figures.Has(s, n.End, "$") {
		return false
	}
	if figures.IsDigit(s, number-2) || n.End < len(s) && strings.IndexByte("^\\_{}", s[n.End]) >= 0 {
		return true
	}
	if item.Prefix && n.End < len(s) && (s[n.End] == '$' || figures.IsLetter(s, n.End) && s[n.End] != 'a' && (item.End == n.End || s[n.End:item.End] == "c")) {
		return true
	}
	from := max(0, item.Start-maxLine)
	line, _, _ := strings.Cut(s[strings.LastIndexByte(s[from:item.Start], '\n')+1+from:min(len(s), item.End+maxLine)], "\n")
	for at := range occurrences(line, "$") {
		if named(line, at+1) {
			return true
		}
	}
	return false
}

// maxLine is how far around a sign, in bytes, its line is read.
const maxLine = 160

// named reports whether the name of a variable stands at byte at, and no currency:
// "$x", "${x}", "$(x)", but not "$US5" or "$m".
func named(s string, at int) bool {
	if figures.IsDigit(s, at) { // "$2^n"
		for at++; figures.IsDigit(s, at); at++ {
		}
		return figures.Has(s, at, "^") || figures.Has(s, at, "\\")
	}
	if at >= len(s) {
		return false
	}
	switch c := s[at]; {
	case c == '{' || c == '\\' || c == '_':
		return true
	case c == '(':
		return figures.IsLetter(s, at+1)
	}
	end := figures.SkipWord(s, at)
	return end > at && !figures.IsDigit(s, end) && !figures.Has(s, at, "m ") && !figures.Has(s, at, "bn") && !figures.Has(s, at, "mn")
}

// thousands shifts a number of which the point parts thousands, "€12.500", by what
// its currency is seldom or never counted in: fractions of a rupiah or dong, tenths
// of a cent that are no hundredths.
func (r *reader) thousands(item *figures.Item, start int) {
	digits := r.text[start:item.Number.End]
	point := strings.IndexByte(digits, '.')
	if point < 1 || point > 3 || digits[0] == '0' || len(digits) != point+4 || item.Number.Spelled {
		return
	}
	senses := r.currenciesOf(item.Unit)
	if len(senses) != 1 || senses[0].power != 0 {
		return
	}
	switch r.table.currencies[senses[0].currency].code {
	case "EUR":
		if digits[point+2:] != "00" {
			return
		}
	case "IDR", "VND":
	default:
		return
	}
	item.Number = item.Number.Shift(3)
}

// cents reports whether s holds a point with exactly two digits after it.
func cents(s string) bool {
	i := strings.LastIndexByte(s, '.')
	return i >= 0 && figures.IsDigit(s, i+1) && figures.IsDigit(s, i+2) && !figures.IsDigit(s, i+3)
}

// otherSense reports whether what stands around a currency word shows that it is
// none, whatever the document speaks of: "the 4,000 mark", "in 1995 won", "a
// 500-pound bomb".
func (r *reader) otherSense(item *figures.Item) bool {
	s := r.text
	n := item.Number
	if item.Prefix || n.End > item.End {
		return false
	}
	if year, ok := n.Int(); ok && n.End-item.Start == 4 && year >= 1900 && year < 2100 {
		switch w, e := figures.Before(s, item.Start); s[w:e] {
		case "in", "In", "since", "Since":
			return true // "in 1996 dollars": at the prices of that year
		}
	}
	switch word := s[n.End:item.End]; {
	case among(properName, strings.TrimLeft(word, " ")):
		return true
	case figures.Has(word, len(word)-4, "mark") && !strings.Contains(word, "-"), strings.HasSuffix(word, "crown"):
		one, ok := n.Int()
		_, coarse := n.Shift(2).Int()
		rate := !coarse && !n.Scaled && n.Below(1000) // "the 1.7225 mark level"
		return (!ok || one != 1) && len(word) < 8 && !rate
	case strings.HasSuffix(word, " won"), strings.HasSuffix(word, "\nwon"):
		year, ok := n.Int()
		if len(word) > len(" won") {
			return false // "South Korean won"
		}
		if ok && !n.Scaled && (year >= 1900 && year < 2100 && !strings.Contains(s[item.Start:n.End], ",") || year < 10) {
			return true
		}
		next := figures.Blank(s, item.End)
		w, e := figures.After(s, item.End)
		return next > item.End && (figures.IsDigit(s, next) || s[w:e] == "by" || s[w:e] == "the" || s[w:e] == "only")
	case strings.HasSuffix(strings.ToLower(word), "grand"):
		w, e := figures.After(s, item.End)
		return !strings.HasSuffix(word, "grand") || !r.closes(item.End, false) && !among(functionWord, s[w:e])
	case word == "c":
		return !r.smallChange(item)
	case strings.Contains(word, "pound"):
		return holds(bombCue, strings.ToLower(s[max(0, item.Start-40):min(len(s), item.End+20)]))
	}
	return false
}

// smallChange reports whether a "c" behind a number is for cents, not a letter of a
// list: a price for one of something, or a change of one.
func (r *reader) smallChange(item *figures.Item) bool {
	s := r.text
	w, e := figures.After(s, item.End)
	if per(s, item.End) != "" || s[w:e] == "to" && figures.Has(s, figures.Blank(s, e), "$") {
		return true
	}
	w, e = figures.Before(s, item.Start)
	if preposition := strings.ToLower(s[w:e]); preposition == "by" || preposition == "to" || preposition == "at" {
		w, e = figures.Before(s, w)
	}
	return figures.RoleOf(s, w, e)&(figures.Verb|figures.Adverb|figures.Price) != 0 || among(costWord, strings.ToLower(s[w:e]))
}

// money reports whether an amount of a word with two senses (a pound of weight,
// the mark of an examination) is money by what stands around it.
func (r *reader) money(item *figures.Item, start, end int) bool {
	s := r.text
	n, _ := unit(item.Unit).name()
	word := strings.ToLower(strings.TrimLeft(s[item.Number.End:item.End], " -\u00a0\n"))
	if word == "p" {
		return alone(s, start, end)
	}
	if !strings.HasPrefix(word, "pound") || n == 0 {
		rate := strings.HasPrefix(word, "mark") && hundredths(s[start:item.Number.End]) // "1.5755 marks"
		return (item.Number.Scaled || rate) && !strings.HasPrefix(word, "p") && len(word) > 2
	}
	if w, e := figures.Before(s, start); len(r.text) > 400 && !among(costWord, strings.ToLower(s[w:e])) {
		return false
	}
	return !weight(s, start, end)
}

// hundredths reports whether two digits or more stand behind the point of a number.
func hundredths(number string) bool {
	i := strings.IndexByte(number, '.')
	return i > 0 && figures.IsDigit(number, i+1) && figures.IsDigit(number, i+2)
}

// weight reports whether the words around a number of pounds speak of weight.
func weight(s string, start, end int) bool {
	if w, e := figures.After(s, end); e > w && strings.EqualFold(s[w:e], "of") {
		return true
	}
	return holds(weightCue, strings.ToLower(s[max(0, start-80):min(len(s), end+80)]))
}

// likeliest returns the currency that a word with two senses means when it means one.
func (r *reader) likeliest(u unit) (string, known) {
	n, _ := u.name()
	senses := r.table.names[n].senses
	if i := usual(senses); i >= 0 {
		return r.table.currencies[senses[i].currency].code, doubtful
	}
	return "", doubtful
}

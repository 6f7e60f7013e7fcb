package dates

import (
	"strings"
	"sync"

	"harrow/extractors/numerals"
	"harrow/extractors/text"
)

// A tokenSet says which tokens can come at a place, by what one look at a token
// tells: its class or, of a token without one, its first byte. It may hold
// more than can really come, never less.
type tokenSet uint64

const (
	nothing  tokenSet = 0
	anything          = ^nothing
	noToken  tokenSet = 1 << 63 // the end of the sentence

	firstLetter = 28 // the bit of "a"; below are the classes
	firstMark   = firstLetter + 26
	marks       = "-'/:,." // the bits after those of the letters; then comes one for what is not ASCII
)

// byFirstByte is the set of the tokens without a class that start with a byte.
var byFirstByte = func() (table [256]tokenSet) {
	for c := range table {
		switch low, mark := c|0x20, strings.IndexByte(marks, byte(c)); {
		case 'a' <= low && low <= 'z':
			table[c] = 1 << (firstLetter + low - 'a')
		case mark >= 0:
			table[c] = 1 << (firstMark + mark)
		case c < 0x80:
			table[c] = 1 << (firstMark + len(marks))
		default:
			table[c] = 1 << (firstMark + len(marks) + 1)
		}
	}
	return table
}()

func ofClass(c text.Class) tokenSet { return 1 << c }

// ofWords returns the set of words and marks.
func ofWords(words ...string) (set tokenSet) {
	for _, w := range words {
		if class, _ := text.ClassOf(w); class != text.NoClass {
			set |= ofClass(class)
			continue
		}
		set |= byFirstByte[w[0]]
		if w == "-" || w == "'" {
			set |= byFirstByte["–"[0]] // dashes and curly quotes
		}
	}
	return set
}

// look returns the set that token i is in.
func (m *matcher) look(i int) tokenSet {
	if i >= m.limit {
		return noToken
	}
	t := &m.d.Tokens[i]
	if t.Class != text.NoClass {
		return ofClass(t.Class)
	}
	return byFirstByte[m.d.Text[t.Start]]
}

// A shape is what a token of class Digits looks like.
type shape uint8

const (
	shapeDay      shape = 1 << iota // 1 to 31, in one or two digits
	shapeShort                      // one or two other digits
	shapeFour                       // four digits
	shapePlain                      // any other number of digits
	shapeMarked                     // with marks: "1,234.5"
	shapeLettered                   // with letters: "15th", "1990s"
	shapeCount    = 6
)

const (
	shapesShort = shapeDay | shapeShort
	shapesPlain = shapesShort | shapeFour | shapePlain
	shapesAll   = shapesPlain | shapeMarked | shapeLettered
)

func shapeOf(s string, kind text.Kind) shape {
	if kind == text.Mixed {
		return shapeLettered
	}
	n, ok := atoi(s)
	switch {
	case !ok && strings.Trim(s, "0123456789") != "":
		return shapeMarked
	case len(s) == 4:
		return shapeFour
	case len(s) > 2:
		return shapePlain
	case n >= 1 && n <= 31:
		return shapeDay
	}
	return shapeShort
}

// A lookahead says what the first two tokens of an element's match can be,
// so that most tokens are passed over without asking the element.
type lookahead struct {
	class  text.Class // of the first token
	words  []string   // where only these words of the class will do
	shapes shape      // where only these shapes of class Digits will do
	alone  bool       // the match may be that one token
	more   tokenSet   // what comes second in a longer match
}

// lookaheads has those of the elements by name: together they hold every
// match. An element that is not here may start with any token of its classes
// and go on with anything.
var lookaheads = sync.OnceValue(func() map[string][]lookahead {
	const plain, lettered = shapesPlain, shapeLettered
	digits := func(shapes shape) lookahead { return lookahead{class: text.Digits, shapes: shapes, alone: true} }
	more := func(class text.Class, next tokenSet) lookahead { return lookahead{class: class, more: next} }
	only := func(class text.Class, words ...string) lookahead {
		return lookahead{class: class, words: words, alone: true}
	}
	any := func(class text.Class) lookahead { return lookahead{class: class, alone: true, more: anything} }

	number := ofWords("-", "–") // the rest of a spelled number
	for w := range numerals.Lexicon {
		number |= ofWords(w)
	}
	month := []lookahead{only(text.Month), {class: text.MonthShort, alone: true, more: ofWords(".")}}
	ordinal := []lookahead{digits(lettered), only(text.Ordinal), more(text.Cardinal, number)}
	article := lookahead{class: text.Determiner, words: []string{"a", "an"}, more: ofWords("number", "couple", "few")}
	one := article
	one.alone, one.more = true, one.more|ofWords("dozen", "hundred")
	vague := lookahead{class: text.Quantifier, alone: true, more: ofWords("of")}
	shift := ofWords("this", "last", "fiscal", "year")

	return map[string][]lookahead{
		"MONTH":      month,
		"MONTHS":     month,
		"WEEKDAY":    {only(text.Weekday), {class: text.WeekdayShort, alone: true, more: ofWords(".")}},
		"WEEKDAYS":   {only(text.Weekdays)},
		"DAY":        {digits(shapeDay | lettered), only(text.Ordinal), {class: text.Cardinal, alone: true, more: number}},
		"DAYNUM":     {digits(shapeDay)},
		"DAYPART":    {digits(shapeDay)},
		"DAYORD":     ordinal,
		"ORD":        ordinal,
		"CENTURY":    ordinal,
		"YYEND":      {digits(shapesShort)},
		"YYSKIP":     {digits(shapesShort)},
		"YY":         {digits(shapesShort)},
		"FOURDIGITS": {digits(shapeFour)},
		"YEARNUM":    {digits(shapeFour)},
		"YEAR":       {digits(shapeFour), more(text.Cardinal, number)},
		"EYEAR":      {digits(plain)},
		"WEEKNUM":    {digits(plain)},
		"DAYYEAR":    {digits(shapeMarked)},
		"HUNDREDS":   {digits(lettered)},
		"SPAN":       {digits(lettered)},
		"DECADE":     {digits(lettered), only(text.Decade)},
		"PERIOD":     {digits(lettered), only(text.LetterDigits)},
		"FISCAL":     {only(text.LetterDigits)},
		"COUNT":      {any(text.Digits), any(text.Cardinal), any(text.Scale), vague, one},
		"VAGUE":      {vague, article},
		"UNIT":       {only(text.Unit), only(text.Ordinal, "second")},
		"UNITS":      {only(text.Units)},
		"ANYUNIT":    {only(text.Unit), only(text.Units), only(text.Ordinal, "second")},
		"UNITWORD":   {only(text.Unit), only(text.Units)},
		"DATEUNIT":   {only(text.Unit)},
		"SEASON":     {only(text.Season)},
		"PART":       {only(text.DayPart), only(text.Unit, "night")},
		"DIR":        {only(text.Direction), only(text.Determiner, "this")},
		"YEARSHIFT":  {more(text.Direction, shift), {class: text.Determiner, words: []string{"the", "this"}, more: shift}},
		"WEEKSHIFT":  {more(text.Direction, shift), {class: text.Determiner, words: []string{"the", "this"}, more: shift}},
		"CLOCK": {only(text.DayPart, "noon", "midday", "noontime", "midnight"), any(text.Digits).shaped(shapeMarked | lettered),
			more(text.Digits, ofWords(":", "am", "a", "pm")).shaped(shapesShort)},
		"ISO": {more(text.Digits, ofWords("-")).shaped(shapeFour), any(text.Digits).shaped(shapePlain | lettered)},
		"NUMERIC": {more(text.Digits, ofWords("-", "/")|ofClass(text.Digits)).shaped(plain),
			any(text.Digits).shaped(shapeMarked)},
		"PAIR": {more(text.Digits, ofWords("/")).shaped(shapesShort)},
		"CJK":  {more(text.Digits, ofWords("年")).shaped(plain), any(text.Digits).shaped(lettered)},
	}
})

// shaped returns l for digits of some shapes only.
func (l lookahead) shaped(shapes shape) lookahead {
	l.shapes = shapes
	return l
}

// lookahead returns the lookaheads of an element.
func (e *element) lookahead(name string) []lookahead {
	list := lookaheads()[name]
	if list == nil {
		for _, c := range e.starts {
			list = append(list, lookahead{class: c, alone: true, more: anything})
		}
	}
	return list
}

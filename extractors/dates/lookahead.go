package dates

import (
	"strings"
	"sync"
	"unicode/utf8"

	"harrow/extractors/numerals"
	"harrow/extractors/text"
)

// A tokenSet says which tokens can come at a place, by what one look at a token
// tells: its class; of one without a class, its number among the words that
// patterns ask for; of any other, its first byte. Several words share a bit: a
// set may hold more than can really come, never less.
type tokenSet uint64

const (
	nothing  tokenSet = 0
	anything          = ^nothing
	noToken  tokenSet = 1 << 63 // the end of the sentence

	// Where the bits of each kind start; those of the classes come first.
	plainBits, plainBitCount   = 28, 20 // words without a class
	letterBits, letterBitCount = 48, 6  // other words, by first letter
	markBits                   = 54
	marks                      = "-'/:,."
	otherBit                   = markBits + len(marks) // other ASCII
	foreignBit                 = otherBit + 1
)

// byFirstByte is the set of the tokens that start with a byte and are no word
// of the class file.
var byFirstByte = func() (table [256]tokenSet) {
	for c := range table {
		switch low, mark := c|0x20, strings.IndexByte(marks, byte(c)); {
		case 'a' <= low && low <= 'z':
			table[c] = 1 << (letterBits + low%letterBitCount)
		case mark >= 0:
			table[c] = 1 << (markBits + mark)
		case c < utf8.RuneSelf:
			table[c] = 1 << otherBit
		default:
			table[c] = 1 << foreignBit
		}
	}
	return table
}()

func ofClass(c text.Class) tokenSet { return 1 << c }

func ofPlain(word uint16) tokenSet { return 1 << (plainBits + word%plainBitCount) }

// ofWords returns the set of words and marks.
func ofWords(words ...string) (set tokenSet) {
	for _, w := range words {
		if class, _ := text.ClassOf(w); class != text.NoClass {
			set |= ofClass(class)
		} else if number := text.WordOf(w); number != 0 {
			set |= ofPlain(number)
		} else {
			set |= byFirstByte[w[0]]
		}
		if w == "-" || w == "'" {
			set |= 1 << foreignBit // dashes and curly quotes
		}
	}
	return set
}

// look returns the set that token i is in.
func (m *matcher) look(i int) tokenSet {
	if i >= m.limit {
		return noToken
	}
	switch t := &m.d.Tokens[i]; {
	case t.Class != text.NoClass:
		return ofClass(t.Class)
	case t.Word != 0:
		return ofPlain(t.Word)
	default:
		return byFirstByte[m.d.Text[t.Start]]
	}
}

// A shape is what a token of class Digits looks like.
type shape uint8

const (
	shapeDay      shape = 1 << iota // 1 to 31, in one or two digits
	shapeShort                      // one or two other digits
	shapeFour                       // four digits
	shapePlain                      // digits alone, any other number of them
	shapeComma                      // with marks, the first a comma: "1,234.5"
	shapeMarked                     // with other marks: "5.30"
	shapeLettered                   // with letters: "15th", "1990s"
)

const (
	shapesShort = shapeDay | shapeShort
	shapesPlain = shapesShort | shapeFour | shapePlain
)

func shapeOf(s string, kind text.Kind) shape {
	if kind == text.Mixed {
		return shapeLettered
	}
	n := 0
	for i := range len(s) {
		switch c := s[i]; {
		case c == ',':
			return shapeComma
		case c < '0' || c > '9':
			return shapeMarked
		default:
			n = n*10 + int(c-'0')
		}
	}
	switch {
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

	number := ofWords("-", "/", "–") | ofClass(text.Digits) // the rest of a number
	for w := range numerals.Lexicon {
		number |= ofWords(w)
	}
	count := func(class text.Class) lookahead {
		return lookahead{class: class, alone: true, more: number | ofWords("to", "or")}
	}
	month := []lookahead{only(text.Month), {class: text.MonthShort, alone: true, more: ofWords(".")}}
	ordinal := []lookahead{digits(lettered), only(text.Ordinal), more(text.Cardinal, number)}
	article := lookahead{class: text.Determiner, words: []string{"a", "an"}, more: ofWords("number", "couple", "few")}
	one := article
	one.alone, one.more = true, one.more|ofWords("dozen", "hundred")
	vague := lookahead{class: text.Quantifier, alone: true, more: ofWords("of")}
	shift := ofWords("this", "last", "fiscal", "year")

	var holiday []lookahead
	for _, names := range holidayNames() {
		for _, name := range names {
			class, _ := text.ClassOf(name.words[0])
			l := only(class, name.words[0])
			if len(name.words) > 1 {
				l.alone, l.more = false, ofWords(name.words[1])
			}
			holiday = append(holiday, l)
		}
	}

	return map[string][]lookahead{
		"HOLIDAY":    holiday,
		"MONTH":      month,
		"MONTHS":     month,
		"WEEKDAY":    {only(text.Weekday), {class: text.WeekdayShort, alone: true, more: ofWords(".")}},
		"WEEKDAYS":   {only(text.Weekdays)},
		"DAY":        {digits(shapeDay | lettered), only(text.Ordinal), count(text.Cardinal)},
		"DAYNUM":     {digits(shapeDay)},
		"DAYPART":    {digits(shapeDay)},
		"DAYORD":     ordinal,
		"ORD":        ordinal,
		"CENTURY":    ordinal,
		"YYEND":      {digits(shapesShort)},
		"YYSKIP":     {digits(shapesShort)},
		"YY":         {digits(shapesShort)},
		"YEARSKIP":   {digits(shapeFour)},
		"FOURDIGITS": {digits(shapeFour)},
		"YEARNUM":    {digits(shapeFour)},
		"YEAR":       {digits(shapeFour), more(text.Cardinal, number)},
		"EYEAR":      {digits(plain)},
		"ANCIENT":    {digits(shapePlain)},
		"WEEKNUM":    {digits(plain)},
		"DAYYEAR":    {digits(shapeComma)},
		"HUNDREDS":   {digits(lettered)},
		"SPAN":       {digits(lettered)},
		"DECADE":     {digits(lettered), only(text.Decade)},
		"PERIOD":     {digits(lettered), only(text.LetterDigits)},
		"FISCAL":     {only(text.LetterDigits)},
		"COUNT":      {count(text.Digits), count(text.Cardinal), count(text.Scale), vague, one},
		"MORE":       {count(text.Digits), count(text.Cardinal)},
		"NUM":        {count(text.Digits), count(text.Cardinal), count(text.Scale)},
		"HOUR":       {count(text.Digits), count(text.Cardinal)},
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
			more(text.Digits, ofWords(":", "am", "a", "pm", "a.m", "p.m")).shaped(shapesShort)},
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

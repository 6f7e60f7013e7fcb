package dates

import "harrow/extractors/text"

// A shape is what a token of class Digits looks like.
type shape uint8

const (
	shapeDay      shape = iota // 1 to 31, in one or two digits
	shapeShort                 // one or two other digits
	shapeFour                  // four digits
	shapePlain                 // digits alone, any other number of them
	shapeComma                 // with marks, the first a comma: "1,234.5"
	shapeMarked                // with other marks: "5.30"
	shapeNth                   // "15th"
	shapePlural                // "1990s"
	shapeLettered              // with letters otherwise: "8am", "1H24"
	shapeCount
)

// A shapeSet holds shapes.
type shapeSet uint16

const (
	daysOnly     shapeSet = 1 << shapeDay
	fourOnly     shapeSet = 1 << shapeFour
	plainOnly    shapeSet = 1 << shapePlain
	commaOnly    shapeSet = 1 << shapeComma
	markedOnly   shapeSet = 1 << shapeMarked
	nthOnly      shapeSet = 1 << shapeNth
	pluralOnly   shapeSet = 1 << shapePlural
	letteredOnly shapeSet = 1 << shapeLettered
	shortDigits           = daysOnly | 1<<shapeShort
	plainDigits           = shortDigits | fourOnly | plainOnly
)

func shapeOf(s string, kind text.Kind) shape {
	if kind == text.Mixed {
		return letteredShape(s)
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

func letteredShape(s string) shape {
	switch a, b := s[len(s)-2]|0x20, s[len(s)-1]|0x20; {
	case a == 's' && b == 't', a == 'n' && b == 'd', a == 'r' && b == 'd', a == 't' && b == 'h':
		return shapeNth
	case b == 's':
		return shapePlural
	}
	return shapeLettered
}

// A window says which tokens can come next, and which after the next: anything
// after those in free. It may let through too much, never too little.
type window struct{ next, free, then tokenSet }

var wide = windowOf(anything, anything)

func windowOf(next, then tokenSet) window {
	if then == anything {
		return window{next: next, free: next}
	}
	return window{next: next, then: then}
}

func (w *window) admits(next, then symbol) bool {
	return w.next.has(next) && (w.free.has(next) || w.then.has(then))
}

func (w window) or(more window) window {
	return window{w.next.or(more.next), w.free.or(more.free), w.then.or(more.then)}
}

// window returns what can come where n is to match, and tells the choices from
// there on what their branches can start with.
func (set *ruleSet) window(n *node) window {
	w, ok := set.windows[n]
	if ok {
		return w
	}
	switch n.op {
	case opAccept:
		w = wide
	case opWord:
		w = windowOf(set.alphabet.ofWords(n.word), set.window(n.next).next)
	case opElem:
		after := set.window(n.next)
		list := set.lookahead(n.elem)
		if list == nil {
			w = wide
		}
		for k := range list {
			l := &list[k]
			w = w.or(windowOf(set.alphabet.first(l), l.after(after).next))
		}
	case opAlt:
		for k := range n.alts {
			alt := set.window(n.alts[k].node)
			n.alts[k].can = alt.next
			w = w.or(alt)
		}
	default:
		w = set.window(n.next)
	}
	set.windows[n] = w
	return w
}

// A lookahead says what the first tokens of an element's match can be, so that
// most tokens are passed over without asking the element.
type lookahead struct {
	class  text.Class // of the first token
	words  []string   // where only these words of the class will do
	shapes shapeSet   // where only these shapes of class Digits will do
	alone  bool       // the match may be that one token
	more   window     // what comes second and third in a longer match
}

// after returns what can come after the first token, where w can come after
// the element.
func (l *lookahead) after(w window) window {
	if l.alone {
		return w.or(l.more)
	}
	return l.more
}

// first returns the set of the tokens that l is about.
func (a *alphabet) first(l *lookahead) (s tokenSet) {
	if l.words != nil {
		return a.ofWords(l.words...)
	}
	if l.shapes == 0 {
		return a.classes[l.class]
	}
	for k := range shapeCount {
		if l.shapes>>k&1 != 0 {
			s = s.or(setOf(firstShape + symbol(k)))
		}
	}
	return s
}

// lookahead returns the lookaheads of an element: where it has none of its
// own, it may start with any token of its classes and go on with anything.
func (set *ruleSet) lookahead(e *element) []lookahead {
	list := set.lookaheads[e]
	if list == nil {
		for _, c := range e.starts {
			list = append(list, lookahead{class: c, alone: true, more: wide})
		}
	}
	return list
}

// lookaheads has those of the elements by name: together they hold every
// match.
func (a *alphabet) lookaheads() map[string][]lookahead {
	const lettered = nthOnly | pluralOnly | letteredOnly
	words := a.ofWords
	class := func(c text.Class) tokenSet { return a.classes[c] }
	follow := func(next tokenSet) window { return windowOf(next, anything) }
	digits := func(shapes shapeSet) lookahead { return lookahead{class: text.Digits, shapes: shapes, alone: true} }
	more := func(class text.Class, more window) lookahead { return lookahead{class: class, more: more} }
	only := func(class text.Class, words ...string) lookahead {
		return lookahead{class: class, words: words, alone: true}
	}
	any := func(class text.Class) lookahead {
		return lookahead{class: class, alone: true, more: wide}
	}

	number := a.number
	count := func(class text.Class) lookahead {
		return lookahead{class: class, alone: true, more: follow(number.or(words("to", "or", "(")))}
	}
	counted := follow(number.or(class(text.Unit), class(text.Units), words("second")))
	halfDay := words("am", "a", "pm", "a.m", "p.m")
	month := []lookahead{only(text.Month), {class: text.MonthShort, alone: true, more: follow(words("."))}}
	ordinal := []lookahead{digits(nthOnly), only(text.Ordinal), more(text.Cardinal, follow(number))}
	article := lookahead{class: text.Determiner, words: []string{"a", "an"}, more: follow(words("number", "couple", "few"))}
	one := article
	one.alone, one.more = true, one.more.or(follow(words("dozen").or(class(text.Scale))))
	vague := lookahead{class: text.Quantifier, alone: true, more: follow(words("of"))}
	shift := func(unit tokenSet) []lookahead {
		that := unit.or(words("same"))
		return []lookahead{more(text.Direction, follow(unit)), more(text.Determiner, follow(unit)).of("this"),
			more(text.Determiner, follow(that)).of("that"),
			more(text.Determiner, windowOf(class(text.Direction).or(words("this", "that")), that)).of("the")}
	}

	noon := more(text.Cardinal, follow(words("noon", "midday", "noontime", "midnight"))).of("twelve")
	clock := []lookahead{noon, only(text.DayPart, "noon", "midday", "noontime", "midnight"), any(text.Digits).shaped(lettered),
		more(text.Digits, follow(halfDay.or(words(":", "noon", "midday", "noontime", "midnight")))).shaped(shortDigits),
		more(text.Digits, follow(halfDay)).shaped(markedOnly | fourOnly | plainOnly)}

	var holiday []lookahead
	for _, names := range holidayNames() {
		for _, name := range names {
			if text.WordOf(name.words[0]) == 0 {
				continue // the element knows a name by the number of its first word
			}
			class, _ := text.ClassOf(name.words[0])
			l := only(class, name.words[0])
			if len(name.words) > 1 {
				l.alone, l.more = false, follow(words(name.words[1]))
			}
			holiday = append(holiday, l)
		}
	}

	return map[string][]lookahead{
		"HOLIDAY":    holiday,
		"MONTH":      month,
		"MONTHS":     month,
		"WEEKDAY":    {only(text.Weekday), {class: text.WeekdayShort, alone: true, more: follow(words("."))}},
		"WEEKDAYS":   {only(text.Weekdays)},
		"DAY":        {digits(daysOnly | nthOnly), only(text.Ordinal), count(text.Cardinal)},
		"DAYNUM":     {digits(daysOnly)},
		"DAYPART":    {digits(daysOnly)},
		"DAYNEXT":    {digits(daysOnly)},
		"MONTHNUM":   {digits(daysOnly)},
		"DAYORD":     ordinal,
		"ORD":        ordinal,
		"CENTURY":    ordinal,
		"YYEND":      {digits(shortDigits)},
		"YYSKIP":     {digits(shortDigits)},
		"YY":         {digits(shortDigits)},
		"NUMSKIP":    {digits(plainDigits)},
		"YEARSKIP":   {digits(fourOnly)},
		"FOURDIGITS": {digits(fourOnly)},
		"EDGEYEAR":   {digits(fourOnly)},
		"YEARNUM":    {digits(fourOnly)},
		"YEAR":       {digits(fourOnly), more(text.Cardinal, follow(number))},
		"EYEAR":      {digits(plainDigits)},
		"ANCIENT":    {digits(plainOnly | shortDigits)},
		"WEEKNUM":    {digits(shortDigits | plainOnly)},
		"DAYYEAR":    {digits(commaOnly)},
		"HUNDREDS":   {digits(pluralOnly)},
		"SPAN":       {any(text.Digits).shaped(lettered)},
		"DECADENUM":  {digits(fourOnly | shortDigits)},
		"DECADE":     {digits(pluralOnly), only(text.Decade)},
		"PERIOD":     {digits(lettered), only(text.LetterDigits)},
		"FISCAL":     {only(text.LetterDigits)},
		"COUNT":      {count(text.Digits), count(text.Cardinal), count(text.Scale), vague, one},
		"MORE":       {more(text.Digits, counted), more(text.Cardinal, counted)},
		"NUM":        {count(text.Digits), count(text.Cardinal), count(text.Scale)},
		"HOUR":       {count(text.Digits).shaped(daysOnly | markedOnly), count(text.Cardinal)},
		"SPOKEN":     {more(text.Cardinal, follow(class(text.Cardinal)))},
		"HALFDAY":    {{words: []string{"am", "pm", "a.m", "p.m"}, alone: true, more: follow(words("."))}},
		"ZONE":       {{words: zoneWords(), alone: true, more: wide}},
		"VAGUE":      {vague, article},
		"UNIT":       {only(text.Unit), only(text.Ordinal, "second")},
		"UNITS":      {only(text.Units)},
		"UNITSKIP":   {only(text.Units)},
		"ANYUNIT":    {only(text.Unit), only(text.Units), only(text.Ordinal, "second")},
		"UNITWORD":   {only(text.Unit), only(text.Units)},
		"DATEUNIT":   {only(text.Unit)},
		"SEASON":     {only(text.Season)},
		"PART":       {only(text.DayPart), only(text.Unit, "night")},
		"DIR":        {only(text.Direction), only(text.Determiner, "this")},
		"YEARSHIFT":  shift(words("year").or(class(text.Fiscal))),
		"WEEKSHIFT":  shift(words("week")),
		"CLOCK":      clock,
		"CLOCKEND":   clock,
		"CLOCKHALF":  clock[2:],
		"ISO": {more(text.Digits, windowOf(words("-"), class(text.Digits).or(class(text.LetterDigits)))).shaped(fourOnly),
			any(text.Digits).shaped(plainOnly | lettered)},
		"NUMERIC": {more(text.Digits, windowOf(words("-", "/").or(class(text.Digits)), class(text.Digits))).shaped(plainDigits),
			any(text.Digits).shaped(markedOnly)},
		"PAIR":         {more(text.Digits, windowOf(words("/"), class(text.Digits))).shaped(shortDigits)},
		"YEARDOTMONTH": {digits(markedOnly)},
		"CJK":          {more(text.Digits, follow(words("年"))).shaped(plainDigits), any(text.Digits).shaped(lettered)},
	}
}

// shaped returns l for digits of some shapes only.
func (l lookahead) shaped(shapes shapeSet) lookahead {
	l.shapes = shapes
	return l
}

// of returns l for some words only.
func (l lookahead) of(words ...string) lookahead {
	l.words = words
	return l
}

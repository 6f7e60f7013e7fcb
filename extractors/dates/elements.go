package dates

import "harrow/extractors/text"

// An element is a class of words in a pattern. match returns the token
// after it and fills fields of e, or returns -1.
type element struct {
	starts []text.Class
	match  func(m *matcher, i int, e *expr) int
}

var elements = map[string]*element{
	"MONTH":   {[]text.Class{text.Month, text.MonthShort}, (*matcher).strongMonth},
	"MONTHS":  {[]text.Class{text.Month, text.MonthShort}, (*matcher).anyMonth},
	"WEEKDAY": {[]text.Class{text.Weekday, text.WeekdayShort}, (*matcher).weekday},
	"WEEKDAYS": {[]text.Class{text.Weekdays}, func(m *matcher, i int, e *expr) int {
		return m.argument(i, e, text.Weekdays, fWeekday)
	}},
	"DAY":          {[]text.Class{text.Digits, text.Ordinal, text.Cardinal}, (*matcher).day},
	"DAYNUM":       {[]text.Class{text.Digits}, (*matcher).dayNumber},
	"DAYPART":      {[]text.Class{text.Digits}, (*matcher).dayDigits},
	"MONTHNUM":     {[]text.Class{text.Digits}, (*matcher).monthDigits},
	"YEARDOTMONTH": {[]text.Class{text.Digits}, (*matcher).yearDotMonth},
	"YYEND":        {[]text.Class{text.Digits}, (*matcher).yearEnd},
	"HUNDREDS":     {[]text.Class{text.Digits}, (*matcher).hundreds},
	"FOURDIGITS":   {[]text.Class{text.Digits}, (*matcher).fourDigits},
	"YYSKIP": {[]text.Class{text.Digits}, func(m *matcher, i int, _ *expr) int {
		var end expr
		return m.yearEnd(i, &end)
	}},
	"NUMSKIP": {[]text.Class{text.Digits}, func(m *matcher, i int, _ *expr) int {
		var end expr
		return m.within(i, &end, fYear, 9999)
	}},
	"YEARSKIP": {[]text.Class{text.Digits}, func(m *matcher, i int, _ *expr) int {
		var end expr
		return m.yearNumber(i, &end)
	}},
	"DAYNEXT": {[]text.Class{text.Digits}, func(m *matcher, i int, e *expr) int {
		var next expr
		i = m.dayDigits(i, &next)
		e.put(fNum, next.get(fDay))
		return i
	}},
	"DAYORD":   {[]text.Class{text.Digits, text.Ordinal, text.Cardinal}, (*matcher).dayOrdinal},
	"DAYYEAR":  {[]text.Class{text.Digits}, (*matcher).dayYear},
	"YEAR":     {[]text.Class{text.Digits, text.Cardinal}, (*matcher).year},
	"EDGEYEAR": {[]text.Class{text.Digits}, (*matcher).edgeYear},
	"YEARNUM":  {[]text.Class{text.Digits}, (*matcher).yearNumber},
	"YY":       {[]text.Class{text.Digits}, (*matcher).shortYear},
	"EYEAR": {[]text.Class{text.Digits}, func(m *matcher, i int, e *expr) int {
		return m.within(i, e, fYear, 9999)
	}},
	"ANCIENT": {[]text.Class{text.Digits}, (*matcher).ancient},
	"BC":      {[]text.Class{text.Era}, (*matcher).before},
	"AD":      {[]text.Class{text.Era}, (*matcher).after},
	"NUM":     {[]text.Class{text.Digits, text.Cardinal, text.Scale}, (*matcher).number},
	"MORE":    {[]text.Class{text.Digits, text.Cardinal}, (*matcher).more},
	"COUNT":   {[]text.Class{text.Digits, text.Cardinal, text.Scale, text.Determiner, text.Quantifier}, (*matcher).count},
	"VAGUE":   {[]text.Class{text.Determiner, text.Quantifier}, (*matcher).vague},
	"ORD":     {[]text.Class{text.Ordinal, text.Digits, text.Cardinal}, (*matcher).ord},
	"UNIT":    {[]text.Class{text.Unit, text.Ordinal}, (*matcher).unit},
	"UNITS": {[]text.Class{text.Units}, func(m *matcher, i int, e *expr) int {
		return m.argument(i, e, text.Units, fUnit)
	}},
	"UNITSKIP": {[]text.Class{text.Units}, func(m *matcher, i int, _ *expr) int {
		if m.class(i) != text.Units {
			return -1
		}
		return i + 1
	}},
	"ANYUNIT":  {[]text.Class{text.Unit, text.Units, text.Ordinal}, (*matcher).anyUnit},
	"UNITWORD": {[]text.Class{text.Unit, text.Units}, (*matcher).unitWord},
	"DATEUNIT": {[]text.Class{text.Unit}, (*matcher).dateUnit},
	"DIR":      {[]text.Class{text.Direction, text.Determiner}, (*matcher).direction},
	"SEASON":   {[]text.Class{text.Season}, (*matcher).season},
	"PART":     {[]text.Class{text.DayPart, text.Unit}, (*matcher).part},
	"DECADE":   {[]text.Class{text.Digits, text.Decade}, (*matcher).decade},
	"DECADENUM": {[]text.Class{text.Digits}, func(m *matcher, i int, e *expr) int {
		n, size, ok := m.plainDigits(i)
		if !ok || n%10 != 0 || size != 4 && size != 2 || size == 4 && (n < 1000 || n > 2990) || n < 10 {
			return -1
		}
		e.put(fDecade, n)
		return i + 1
	}},
	"CENTURY":  {[]text.Class{text.Digits, text.Ordinal, text.Cardinal}, (*matcher).century},
	"CLOCK":    {[]text.Class{text.Digits, text.DayPart, text.Cardinal}, (*matcher).clock},
	"CLOCKEND": {[]text.Class{text.Digits, text.DayPart}, (*matcher).clockEnd},
	"CLOCKHALF": {[]text.Class{text.Digits}, func(m *matcher, i int, e *expr) int {
		next := m.clockEnd(i, e)
		if e.get(fKind) != halfNamed {
			return -1
		}
		return next
	}},
	"HOUR":      {[]text.Class{text.Digits, text.Cardinal}, (*matcher).bareHour},
	"SPOKEN":    {[]text.Class{text.Cardinal}, (*matcher).hourWords},
	"HALFDAY":   {nil, (*matcher).halfWord},
	"ZONE":      {nil, (*matcher).zone},
	"ISO":       {[]text.Class{text.Digits, text.LetterDigits}, (*matcher).iso},
	"NUMERIC":   {[]text.Class{text.Digits}, (*matcher).numeric},
	"PAIR":      {[]text.Class{text.Digits}, (*matcher).numericPair},
	"PERIOD":    {[]text.Class{text.Digits, text.LetterDigits}, (*matcher).periodCode},
	"HOLIDAY":   {[]text.Class{text.Holiday, text.Month, text.Season}, (*matcher).holiday},
	"YEARSHIFT": {[]text.Class{text.Direction, text.Determiner}, (*matcher).yearShift},
	"WEEKSHIFT": {[]text.Class{text.Direction, text.Determiner}, (*matcher).weekShift},
	"FISCAL":    {[]text.Class{text.LetterDigits}, (*matcher).fiscalYear},
	"WEEKNUM": {[]text.Class{text.Digits}, func(m *matcher, i int, e *expr) int {
		return m.within(i, e, fWeek, 53)
	}},
	"DATE": {nil, (*matcher).date},
	"CJK":  {[]text.Class{text.Digits}, (*matcher).cjk},
	"SPAN": {[]text.Class{text.Digits}, (*matcher).spanCode},
}

// argument takes a token of a class and puts its argument into f.
func (m *matcher) argument(i int, e *expr, class text.Class, f field) int {
	if m.class(i) != class {
		return -1
	}
	e.put(f, m.arg(i))
	return i + 1
}

// within puts a number of digits from 1 to most into f.
func (m *matcher) within(i int, e *expr, f field, most int) int {
	n, _, ok := m.plainDigits(i)
	if !ok || n < 1 || n > most {
		return -1
	}
	e.put(f, n)
	return i + 1
}

func (m *matcher) lower(i int) bool { return m.d.Tokens[i].Kind == text.Lower }

// strongMonth takes a month's name that can be nothing else. The stop of an
// abbreviation belongs to it.
func (m *matcher) strongMonth(i int, e *expr) int {
	switch m.class(i) {
	case text.Month:
		if m.lower(i) && (m.arg(i) == 3 || m.arg(i) == 5 || m.arg(i) == 8) {
			return -1
		}
	case text.MonthShort:
		if m.lower(i) {
			return -1
		}
	}
	return m.anyMonth(i, e)
}

func (m *matcher) anyMonth(i int, e *expr) int {
	short := m.class(i) == text.MonthShort
	if !short && m.class(i) != text.Month {
		return -1
	}
	return m.named(i, e, fMonth, short)
}

// named puts the name at token i into f; if it is short, a stop belongs to it.
func (m *matcher) named(i int, e *expr, f field, short bool) int {
	e.put(f, m.arg(i))
	if short && m.d.Glued(i) && m.word(i+1) == "." {
		i++
	}
	return i + 1
}

func (m *matcher) weekday(i int, e *expr) int {
	short := m.class(i) == text.WeekdayShort
	if !short && m.class(i) != text.Weekday || short && m.lower(i) {
		return -1
	}
	return m.named(i, e, fWeekday, short)
}

func (m *matcher) dayNumber(i int, e *expr) int {
	if m.continued(i) {
		return -1
	}
	return m.dayDigits(i, e)
}

func (m *matcher) dayDigits(i int, e *expr) int { return m.twoDigits(i, e, fDay, 31) }

func (m *matcher) monthDigits(i int, e *expr) int { return m.twoDigits(i, e, fMonth, 12) }

// twoDigits is within for a number of at most two digits.
func (m *matcher) twoDigits(i int, e *expr, f field, most int) int {
	if _, size, _ := m.plainDigits(i); size > 2 {
		return -1
	}
	return m.within(i, e, f, most)
}

// yearEnd takes the two digits that end a range of years; pair completes them.
func (m *matcher) yearEnd(i int, e *expr) int {
	n, size, ok := m.plainDigits(i)
	if !ok || size != 2 || m.d.Glued(i) && m.in(i+1, "-", "/", ":", "%") {
		return -1
	}
	e.put(fYear, n)
	return i + 1
}

// continued reports whether a mark glued to number i makes it part of a
// longer number or code: "5:30", "5/8", "5%".
func (m *matcher) continued(i int) bool {
	if !m.d.Glued(i) || i+1 >= m.limit {
		return false
	}
	switch m.word(i + 1) {
	case "%", "°", "+", "$", "€", "£":
		return true
	case ":", "/":
		return m.d.Glued(i+1) && m.class(i+2) == text.Digits
	}
	return false
}

func (m *matcher) dayOrdinal(i int, e *expr) int {
	n, next := m.ordinal(i)
	if next < 0 || n < 1 || n > 31 {
		return -1
	}
	e.put(fDay, n)
	return next
}

func (m *matcher) day(i int, e *expr) int {
	if next := m.dayNumber(i, e); next >= 0 {
		return next
	}
	if next := m.dayOrdinal(i, e); next >= 0 {
		return next
	}
	if m.class(i) == text.Cardinal {
		if n, _, next := m.cardinal(i); next >= 0 && n >= 1 && n <= 31 {
			e.put(fDay, n)
			return next
		}
	}
	return -1
}

// number takes a definite count.
func (m *matcher) number(i int, e *expr) int {
	n, tenth, next := m.cardinal(i)
	if next < 0 {
		return -1
	}
	if m.in(next, "to", "or", "-") && m.class(next+1) == m.class(i) && !m.is(next+2, "-") {
		// "two to three": the lower end stands for both
		if _, _, after := m.cardinal(next + 1); after >= 0 && (m.class(after) == text.Units) {
			next = after
		}
	}
	e.put(fNum, n)
	e.put(fTenth, tenth)
	return m.restated(next, n)
}

// restated returns the token after "(30)", which states number n again as
// contracts do, else i.
func (m *matcher) restated(i, n int) int {
	if m.word(i) != "(" {
		return i
	}
	if again, _, next := m.cardinal(i + 1); next >= 0 && again == n && m.word(next) == ")" {
		return next + 1
	}
	return i
}

// more takes a count of a unit smaller than the one before: "and two months".
func (m *matcher) more(i int, e *expr) int {
	n, tenth, next := m.cardinal(i)
	if next < 0 || tenth != 0 || n > 999 || m.is(next, "-") {
		return -1
	}
	var part expr
	end := m.anyUnit(next, &part)
	unit, f := part.get(fUnit), fMore
	bigger := e.get(fUnit)
	if e.has(fMore) {
		bigger, f = e.get(fMore)>>partShift, fMost
	}
	if end < 0 || unit >= bigger || bigger > int(text.UnitYear) {
		return -1
	}
	e.put(f, unit<<partShift|n)
	return end
}

// partShift is where the unit of a part of a length begins; its count is below.
const partShift = 16

// count takes a definite or vague count, or the article that stands for one.
func (m *matcher) count(i int, e *expr) int {
	if next := m.number(i, e); next >= 0 {
		return next
	}
	if next := m.vague(i, e); next >= 0 {
		return next
	}
	switch {
	case !m.determiner(i, 2):
	case m.is(i+1, "dozen"):
		e.put(fNum, 12)
		return i + 2
	case m.class(i+1) == text.Scale:
		e.put(fNum, pow10(m.arg(i+1)))
		return i + 2
	default:
		e.put(fNum, 1)
		return i + 1
	}
	return -1
}

// vague takes a count that the text leaves open.
func (m *matcher) vague(i int, e *expr) int {
	start := i
	switch {
	case m.determiner(i, 2):
		if i++; m.is(i, "number") && m.is(i+1, "of") {
			e.put(fVague, 1)
			return i + 2
		}
		if !m.in(i, "couple", "few") {
			return -1
		}
	case m.class(i) != text.Quantifier:
		return -1
	}
	i++
	of := m.is(i, "of")
	switch {
	case m.is(i-1, "couple") && (of || i-1 > start):
		e.put(fNum, 2)
		e.mod = "APPROX"
	case m.in(i-1, "couple", "dozens", "hundreds") && !of:
		return -1
	default:
		e.put(fVague, 1)
		of = of && m.in(i-1, "dozens", "hundreds")
	}
	if of {
		i++
	}
	return i
}

func (m *matcher) ord(i int, e *expr) int {
	n, next := m.ordinal(i)
	if next < 0 {
		return -1
	}
	e.put(fOrd, n)
	return next
}

func (m *matcher) unit(i int, e *expr) int {
	switch {
	case m.class(i) == text.Unit:
		e.put(fUnit, m.arg(i))
		return i + 1
	case m.class(i) == text.Ordinal && m.is(i, "second"):
		e.put(fUnit, int(text.UnitSecond))
		return i + 1
	}
	return -1
}

func (m *matcher) anyUnit(i int, e *expr) int {
	if next := m.unit(i, e); next >= 0 {
		return next
	}
	return m.argument(i, e, text.Units, fUnit)
}

// unitWord takes any unit but "second", which counts in "every second week".
func (m *matcher) unitWord(i int, e *expr) int {
	if m.class(i) == text.Ordinal {
		return -1
	}
	return m.anyUnit(i, e)
}

// dateUnit takes a unit that the calendar numbers.
func (m *matcher) dateUnit(i int, e *expr) int {
	if m.class(i) != text.Unit {
		return -1
	}
	switch u := uint8(m.arg(i)); u {
	case text.UnitSecond, text.UnitMinute, text.UnitHour, text.UnitFortnight, text.UnitSemester, text.UnitNight, text.UnitSeason:
		return -1
	default:
		if u == text.UnitWorkweek {
			u = text.UnitWeek
		}
		e.put(fUnit, int(u))
	}
	return i + 1
}

// direction takes last, this and next; fKind 1 marks what counts from the
// date last spoken of.
func (m *matcher) direction(i int, e *expr) int {
	switch {
	case m.class(i) == text.Direction:
		v := int(int8(m.arg(i)))
		e.put(fDir, min(max(v, -1), 1))
		if v == 2 {
			e.put(fDir, 0)
		}
		if v < -1 || v > 1 {
			e.put(fKind, 1)
		}
	case m.determiner(i, 3) && m.is(i, "this"):
		e.put(fDir, 0)
	default:
		return -1
	}
	return i + 1
}

// determiner reports whether token i is a determiner of the kind arg.
func (m *matcher) determiner(i, arg int) bool {
	return m.class(i) == text.Determiner && m.arg(i) == arg
}

func (m *matcher) season(i int, e *expr) int { return m.argument(i, e, text.Season, fSeason) }

func (m *matcher) part(i int, e *expr) int {
	if m.class(i) == text.Unit && uint8(m.arg(i)) == text.UnitNight {
		e.put(fPart, partNight)
		return i + 1
	}
	return m.argument(i, e, text.DayPart, fPart)
}

// decade takes "1990s", "90s" and "nineties".
func (m *matcher) decade(i int, e *expr) int {
	if m.class(i) == text.Decade {
		e.put(fDecade, m.arg(i))
		return i + 1
	}
	s := m.word(i)
	n := len(s)
	if n > 3 && (s[n-2] == '\'' || s[n-2] == 0x99) { // 1990's
		s = s[:n-1]
		for len(s) > 0 && (s[len(s)-1] < '0' || s[len(s)-1] > '9') {
			s = s[:len(s)-1]
		}
	} else if n > 1 && s[n-1] == 's' {
		s = s[:n-1]
	} else {
		return -1
	}
	v, ok := atoi(s)
	if !ok || v%10 != 0 || len(s) == 4 && v%100 == 0 && v < 1900 || len(s) != 2 && len(s) != 4 || v < 10 || len(s) == 4 && (v < 1000 || v > 2990) {
		return -1
	}
	e.put(fDecade, v)
	return i + 1
}

func (m *matcher) century(i int, e *expr) int {
	n, next := m.ordinal(i)
	if next < 0 || n < 1 || n > 40 {
		return -1
	}
	e.put(fCentury, n)
	return next
}

// date takes a whole expression that stands for calendar time.
func (m *matcher) date(i int, e *expr) int {
	if m.depth >= maxDepth || m.class(i) == text.NoClass {
		return -1
	}
	m.depth++
	found, second, end := m.at(i)
	m.depth--
	if found == nil || second != nil || !found.rule.calendar {
		return -1
	}
	e.inner = found
	return end
}

package text

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"
)

// Class says what a token has to do with time or number. It is decided once,
// while tokenizing; most tokens have none. Token.Arg tells the words of a class
// apart.
type Class uint8

const (
	NoClass      Class = iota
	Digits             // starts with a digit: "12", "1,234.5", "15th", "1990s"
	LetterDigits       // a letter first, then digits: "Q3", "FY24"
	Month              // a month's full name; Arg is 1 to 12
	MonthShort         // a month's abbreviation
	Weekday            // a weekday's full name; Arg is 1 (Monday) to 7
	WeekdayShort       // a weekday's abbreviation
	Weekdays           // "Mondays"
	Unit               // a unit of time; Arg is one of the Unit constants
	Units              // its plural
	Cardinal           // a number word below a hundred; Arg is its value
	Scale              // a magnitude; Arg is its power of ten
	Ordinal            // an ordinal word; Arg is its value
	Season             // Arg is 1 (spring) to 4 (winter)
	Seasons            // their plural
	DayPart            // a part of the day
	Decade             // "eighties"; Arg is 80
	Determiner         // articles, demonstratives and possessives
	Quantifier         // a vague number: "several"
	Direction          // "last", "this", "next"; the sign of int8(Arg) is -1, 0 or 1, but 2 is "same"
	Modifier           // "early", "about", "more"
	Deictic            // "today", "now"
	Reference          // "recently", "soon"
	Frequency          // "every", "daily"
	Holiday            // first word of a holiday's name
	Fiscal             // "fiscal", "calendar"
	Era                // "BC"
)

// The units of time, from the smallest.
const (
	UnitSecond uint8 = iota + 1
	UnitMinute
	UnitHour
	UnitDay
	UnitWeek
	UnitMonth
	UnitQuarter
	UnitYear
	UnitDecade
	UnitCentury
	UnitMillennium
	UnitWeekend
	UnitFortnight
	UnitWorkweek
	UnitSemester
	UnitNight
	UnitSeason
)

//go:embed classes.txt
var classFile string

var classSections = map[string]Class{
	"[month]": Month, "[month-short]": MonthShort, "[weekday]": Weekday, "[weekday-short]": WeekdayShort,
	"[weekdays]": Weekdays, "[unit]": Unit, "[units]": Units, "[cardinal]": Cardinal, "[scale]": Scale,
	"[ordinal]": Ordinal, "[season]": Season, "[seasons]": Seasons, "[day-part]": DayPart, "[decade]": Decade,
	"[determiner]": Determiner, "[quantifier]": Quantifier, "[direction]": Direction, "[modifier]": Modifier,
	"[deictic]": Deictic, "[reference]": Reference, "[frequency]": Frequency, "[holiday]": Holiday,
	"[fiscal]": Fiscal, "[era]": Era, "[plain]": NoClass, "[figure]": NoClass,
}

const longestClassed = 16 // bytes

type classed struct {
	class  Class
	arg    uint8
	figure bool // begins a number or is the unit of a percentage
	word   uint16
}

type classTable struct {
	words map[string]classed
	// lengths[c] has bit n set where a word of n bytes starts with the letter c.
	lengths [256]uint32
}

var classes = sync.OnceValue(func() *classTable {
	t := &classTable{words: map[string]classed{}}
	var class Class
	figures := false
	for line := range strings.Lines(classFile) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		if line[0] == '[' {
			class, figures = classSections[line], line == "[figure]"
			continue
		}
		fields := strings.Fields(line)
		arg, _ := strconv.ParseUint(fields[0], 10, 8)
		for _, w := range fields[1:] {
			c, ok := t.words[w]
			if !ok || !figures {
				c = classed{class, uint8(arg), false, uint16(len(t.words) + 1)}
			}
			c.figure = figures
			t.words[w] = c
			t.lengths[w[0]] |= 1 << len(w)
			t.lengths[w[0]-'a'+'A'] |= 1 << len(w)
		}
	}
	return t
})

// ClassOf returns the class and argument of a word; letter case and a
// possessive 's are disregarded.
func ClassOf(w string) (Class, uint8) {
	c := classes().lookup(w)
	return c.class, c.arg
}

// WordOf returns the number of a word of the class file, 0 for any other word;
// letter case and a possessive 's are disregarded.
func WordOf(w string) uint16 { return classes().lookup(w).word }

func (t *classTable) lookup(w string) classed {
	if n := len(w); n > 2 && w[n-1]|0x20 == 's' {
		if w[n-2] == '\'' {
			w = w[:n-2]
		} else if n > 4 && w[n-4:n-1] == "’" {
			w = w[:n-4]
		}
	}
	n := len(w)
	if n == 0 || n > longestClassed || t.lengths[w[0]]>>n&1 == 0 {
		return classed{}
	}
	var lower [longestClassed]byte
	for i := range n {
		c := w[i]
		if 'A' <= c && c <= 'Z' {
			c |= 0x20
		}
		lower[i] = c
	}
	return t.words[string(lower[:n])]
}

// Words yields the words of the class file, in lower case, and their numbers.
func Words(yield func(word string, number uint16) bool) {
	for w, c := range classes().words {
		if !yield(w, c.word) {
			return
		}
	}
}

// WordCount returns the greatest number of a word of the class file.
func WordCount() int { return len(classes().words) }

// token returns the token s[start:end] with its class, and whether that may hold
// a figure.
func (t *classTable) token(s string, start, end int, kind Kind) (token Token, figure bool) {
	token = Token{Start: start, End: end, Kind: kind}
	switch kind {
	case Other:
		return token, s[start] == '%'
	case Number:
		token.Class = Digits
	case Mixed:
		token.Class = LetterDigits
		if c := s[start]; '0' <= c && c <= '9' {
			token.Class = Digits
		}
	default:
		c := t.lookup(s[start:end])
		token.Class, token.Arg, token.Word = c.class, c.arg, c.word
		return token, c.figure
	}
	return token, true
}

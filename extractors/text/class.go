package text

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"

	"harrow/extractors/internal/datafile"
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
	"month": Month, "month-short": MonthShort, "weekday": Weekday, "weekday-short": WeekdayShort,
	"weekdays": Weekdays, "unit": Unit, "units": Units, "cardinal": Cardinal, "scale": Scale,
	"ordinal": Ordinal, "season": Season, "seasons": Seasons, "day-part": DayPart, "decade": Decade,
	"determiner": Determiner, "quantifier": Quantifier, "direction": Direction, "modifier": Modifier,
	"deictic": Deictic, "reference": Reference, "frequency": Frequency, "holiday": Holiday,
	"fiscal": Fiscal, "era": Era, "plain": NoClass, "figure": NoClass,
}

type classed struct {
	class  Class
	arg    uint8
	figure bool // begins a number or is the unit of a percentage
	word   uint16
}

var classes = sync.OnceValue(func() *classTable {
	words := map[wordKey]classed{}
	eachClassed(func(w string, c classed) {
		key := keyAt(w, 0, len(w))
		if old, ok := words[key]; ok {
			old.figure = c.figure
			c = old
		}
		words[key] = c
	})
	return newClassTable(words)
})

// eachClassed reads the class file. A word of [figure] may stand there twice.
func eachClassed(yield func(w string, c classed)) {
	var c classed
	for section, line := range datafile.Lines(classFile) {
		c.class, c.figure = classSections[section], section == "figure"
		fields := strings.Fields(line)
		arg, _ := strconv.ParseUint(fields[0], 10, 8)
		c.arg = uint8(arg)
		for _, w := range fields[1:] {
			c.word++
			yield(w, c)
		}
	}
}

// ClassOf returns the class and argument of a word; letter case and a
// possessive 's are disregarded.
func ClassOf(w string) (Class, uint8) {
	c := classes().lookup(w, 0, len(w))
	return c.class, c.arg
}

// WordOf returns the number of a word of the class file, 0 for any other word;
// letter case and a possessive 's are disregarded.
func WordOf(w string) uint16 { return classes().lookup(w, 0, len(w)).word }

// Words yields the words of the class file, in lower case, and their numbers.
func Words(yield func(word string, number uint16) bool) {
	more := true
	eachClassed(func(w string, c classed) {
		if c.word == WordOf(w) {
			more = more && yield(w, c.word)
		}
	})
}

// WordCount returns the greatest number of a word of the class file.
func WordCount() int { return int(classes().greatest) }

// lookup returns what is known of the word s[start:end].
func (t *classTable) lookup(s string, start, end int) classed {
	if n := end - start; n > 2 && s[end-1]|0x20 == 's' {
		if s[end-2] == '\'' {
			end -= 2
		} else if n > 4 && s[end-4:end-1] == "’" {
			end -= 4
		}
	}
	if end == start || end-start > longestKey {
		return classed{}
	}
	return t.find(keyAt(s, start, end))
}

// classify sets the class of a token of s, and reports whether a figure may start
// in it.
func (t *classTable) classify(s string, token *Token) (figure bool) {
	word := s[token.Start:token.End]
	switch token.Kind {
	case Other:
		return len(word) > 1 || word == "%"
	case Number:
		token.Class = Digits
		return true
	case Mixed:
		token.Class = LetterDigits
		if c := word[0]; '0' <= c && c <= '9' {
			token.Class = Digits
		}
		return true
	}
	figure = token.set(t.lookup(s, token.Start, token.End))
	for i := range len(word) {
		figure = figure || byteClass[word[i]]&isLetter == 0
	}
	return figure
}

func (t *Token) set(c classed) (figure bool) {
	t.Class, t.Arg, t.Word = c.class, c.arg, c.word
	return c.figure
}

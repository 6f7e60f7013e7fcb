package dates

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"

	"harrow/extractors/internal/datafile"

	"harrow/extractors/text"
	"harrow/schema"
)

//go:embed holidays.txt
var holidayFile string

// A holiday is a named day: its names as token sequences and its rule.
type holiday struct {
	names [][]string
	kind  string
	args  []int
}

var holidays = sync.OnceValue(func() []holiday {
	var list []holiday
	for _, line := range datafile.Lines(holidayFile) {
		columns := strings.Split(line, "|")
		f := strings.Fields(columns[0])
		h := holiday{kind: f[0]}
		if month, day, ok := strings.Cut(f[0], "-"); ok {
			h.kind, f = "fixed", []string{"", month, day}
		}
		for _, s := range f[1:] {
			if n, err := strconv.Atoi(s); err == nil {
				h.args = append(h.args, n)
			} else {
				h.kind = s
			}
		}
		for _, name := range columns[1:] {
			// A possessive is disregarded; that of a plural is a token of its own.
			name = strings.ReplaceAll(strings.ReplaceAll(name, "s' ", "s ' "), "'s", "")
			h.names = append(h.names, strings.Fields(name))
		}
		list = append(list, h)
	}
	return list
})

// A holidayName is one name of a holiday.
type holidayName struct {
	words   []string
	holiday int
}

// holidayNames files the names by the number of their first word, the longest
// first.
func holidayNames() [][]holidayName {
	table := make([][]holidayName, text.WordCount()+1)
	for h, holiday := range holidays() {
		for _, words := range holiday.names {
			id := text.WordOf(words[0])
			list := append(table[id], holidayName{words, h})
			for k := len(list) - 1; k > 0 && len(list[k].words) > len(list[k-1].words); k-- {
				list[k], list[k-1] = list[k-1], list[k]
			}
			table[id] = list
		}
	}
	return table
}

// holiday takes a holiday's name.
func (m *matcher) holiday(i int, e *expr) int {
	id := m.d.Tokens[i].Word
	if id == 0 || m.set.holidays[id] == nil {
		return -1
	}
	if i-1 > m.first && m.d.Tokens[i-1].Kind == text.Capitalized && m.class(i-1) == text.NoClass && !possessive(m.word(i-1)) {
		return -1 // somebody's name, or another calendar's: "the Burmese New Year"
	}
	if m.is(i, "ramadan") && m.aName(i) {
		return -1
	}
next:
	for _, name := range m.set.holidays[id] {
		for k, word := range name.words {
			if !m.is(i+k, word) {
				continue next
			}
		}
		e.put(fHoliday, name.holiday)
		return i + len(name.words)
	}
	return -1
}

// aName reports whether token i is of somebody's name: a capital after a title or
// another name, or before a surname.
func (m *matcher) aName(i int) bool {
	if m.lower(i) {
		return false
	}
	if i+1 < m.limit && m.d.Tokens[i+1].Kind == text.Capitalized && m.class(i+1) == text.NoClass {
		return true
	}
	if m.in(i-1, "mr", "mrs", "ms", "dr") || m.is(i-1, ".") && m.in(i-2, "mr", "mrs", "ms", "dr", "prof") {
		return true
	}
	return i-1 == m.first && m.d.Tokens[i-1].Kind == text.Capitalized && m.class(i-1) == text.NoClass &&
		!m.in(i-1, "in", "on", "at", "during", "throughout", "for", "until", "happy", "with", "when", "as", "if", "though", "but", "while", "islam", "how", "why", "what")
}

// in returns the holiday's day in a year.
func (h holiday) in(year int) (schema.Day, bool) {
	switch h.kind {
	case "fixed":
		return schema.NewDay(year, h.args[0], h.args[1])
	case "nth":
		return nthWeekday(year, h.args[0], h.args[1], h.args[2])
	case "after":
		d, ok := nthWeekday(year, h.args[1], h.args[2], h.args[3])
		return d + schema.Day(h.args[0]), ok
	case "before":
		d, ok := schema.NewDay(year, h.args[0], h.args[1])
		d--
		return d - schema.Day((d.Weekday()-h.args[2]+7)%7), ok
	case "easter":
		d, ok := easter(year)
		return d + schema.Day(h.args[0]), ok
	case "orthodox":
		d, ok := orthodoxEaster(year)
		return d + schema.Day(h.args[0]), ok
	case "lunar":
		return fromTable(lunarNewYears, 1995, year)
	case "ramadan":
		return fromTable(ramadans, 2000, year)
	case "eid":
		return fromTable(eids, 2000, year)
	}
	return schema.NoDay, false
}

// nthWeekday returns the nth (from 1, or -1 for the last) weekday of a month.
func nthWeekday(year, month, weekday, n int) (schema.Day, bool) {
	if n < 0 {
		last, ok := schema.NewDay(year, month, schema.DaysIn(year, month))
		return last - schema.Day((last.Weekday()-weekday+7)%7), ok
	}
	first, ok := schema.NewDay(year, month, 1)
	d := first + schema.Day((weekday-first.Weekday()+7)%7+7*(n-1))
	if _, m, _ := d.Date(); m != month {
		return schema.NoDay, false
	}
	return d, ok
}

// easter is the anonymous Gregorian computus (Nature, 1876).
func easter(year int) (schema.Day, bool) {
	if year < 1583 {
		return schema.NoDay, false
	}
	a, b, c := year%19, year/100, year%100
	d, e := b/4, b%4
	g := (8*b + 13) / 25
	h := (19*a + b - d - g + 15) % 30
	i, k := c/4, c%4
	l := (32 + 2*e + 2*i - h - k) % 7
	m := (a + 11*h + 22*l) / 451
	n := h + l - 7*m + 114
	return schema.NewDay(year, n/31, n%31+1)
}

// orthodoxEaster is Meeus's Julian algorithm, moved to the Gregorian calendar.
func orthodoxEaster(year int) (schema.Day, bool) {
	if year < 1583 {
		return schema.NoDay, false
	}
	d := (19*(year%19) + 15) % 30
	e := (2*(year%4) + 4*(year%7) - d + 34) % 7
	n := d + e + 114
	julian, ok := schema.NewDay(year, n/31, n%31+1)
	return julian + schema.Day(year/100-year/400-2), ok
}

// fromTable reads a table of days, MMDD by year from its first.
func fromTable(table []int, first, year int) (schema.Day, bool) {
	if year < first || year >= first+len(table) || table[year-first] == 0 {
		return schema.NoDay, false
	}
	n := table[year-first]
	return schema.NewDay(year, n/100, n%100)
}

// lunarNewYears are the first days of the Chinese calendar's years from 1995
// to 2035, as published by the Hong Kong Observatory.
var lunarNewYears = []int{
	131, 219, 207, 128, 216, 205, 124, 212, 201, 122, 209, 129, 218, 207, 126, 214, 203, 123, 210, 131,
	219, 208, 128, 216, 205, 125, 212, 201, 122, 210, 129, 217, 206, 126, 213, 203, 123, 211, 131, 219, 208,
}

// ramadans are the first days of Ramadan from 2000 to 2030 by the Umm al-Qura
// calendar; of the two in a Gregorian year, the first.
var ramadans = []int{
	1127, 1116, 1106, 1026, 1015, 1004, 924, 913, 901, 822, 811, 801, 720, 709, 628, 618, 606, 527, 516, 506, 424,
	413, 402, 323, 311, 301, 218, 208, 128, 116, 105,
}

// eids are the days of Eid al-Fitr from 2000 to 2030 by the same calendar.
var eids = []int{
	108, 1216, 1205, 1125, 1114, 1103, 1023, 1013, 1001, 920, 910, 830, 819, 808, 728, 717, 706, 625, 615, 604, 524,
	513, 502, 421, 410, 330, 320, 309, 226, 214, 204,
}

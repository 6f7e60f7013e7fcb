package dates

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"

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
	for line := range strings.Lines(holidayFile) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
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
			h.names = append(h.names, strings.Fields(name))
		}
		list = append(list, h)
	}
	return list
})

// A holidayName is one name of a holiday by the words after its first.
type holidayName struct {
	rest    []string
	holiday int
}

// holidayNames maps the first word of each name, the longest names first.
var holidayNames = sync.OnceValue(func() map[string][]holidayName {
	table := map[string][]holidayName{}
	for h, holiday := range holidays() {
		for _, name := range holiday.names {
			first := strings.TrimSuffix(name[0], "'s")
			list := append(table[first], holidayName{name, h})
			for k := len(list) - 1; k > 0 && len(list[k].rest) > len(list[k-1].rest); k-- {
				list[k], list[k-1] = list[k-1], list[k]
			}
			table[first] = list
		}
	}
	return table
})

// holiday takes a holiday's name; its first letter must be a capital where
// the word alone is a common one.
func (m *matcher) holiday(i int, e *expr) int {
	w := strings.ToLower(m.word(i))
	w = strings.TrimSuffix(strings.TrimSuffix(w, "'s"), "’s")
next:
	for _, name := range m.set.holidays[w] {
		for k, word := range name.rest {
			if !m.same(i+k, word) {
				continue next
			}
		}
		e.put(fHoliday, name.holiday)
		return i + len(name.rest)
	}
	return -1
}

// same reports whether token i is the word of a name; curly and straight
// apostrophes are one.
func (m *matcher) same(i int, w string) bool {
	t := strings.ToLower(strings.ReplaceAll(m.word(i), "’", "'"))
	return t == w || t == w+"'s"
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

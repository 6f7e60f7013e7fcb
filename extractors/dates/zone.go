package dates

import (
	"maps"
	"slices"
	"strings"

	"harrow/extractors/text"
)

// zones has the first words of time zones: those of UTC, those that are a zone,
// and those that a word has to follow.
var zones = func() map[string]uint8 {
	table := map[string]uint8{}
	for kind, words := range []string{zoneUTC: "GMT UTC Z",
		zoneShort: "EST EDT CST CDT MST MDT PST PDT ET PT CET CEST BST MSK JST IST HKT SGT AEST AEDT EET EEST KST",
		zoneLong:  "local Eastern Pacific Central Mountain Moscow Beijing Greenwich"} {
		for _, w := range strings.Fields(words) {
			table[w] = uint8(kind)
		}
	}
	return table
}()

const (
	zoneUTC = 1 + iota
	zoneShort
	zoneLong
)

// zoneWords returns what a zone can start with.
func zoneWords() []string { return slices.AppendSeq([]string{"("}, maps.Keys(zones)) }

// zone takes a time zone.
func (m *matcher) zone(i int, e *expr) int {
	w := m.word(i)
	if w == "(" {
		return m.zoneAside(i+1, e)
	}
	switch zones[w] {
	case zoneUTC:
		e.put(fZulu, 1)
	case zoneShort:
	case zoneLong:
		k := i + 1
		if m.in(k, "standard", "daylight", "mean") {
			k++
		}
		if !m.is(k, "time") {
			return -1
		}
		return k + 1
	default:
		return -1
	}
	return i + 1
}

// zoneAside takes a zone in parentheses up to the closing one: "(GMT)",
// "(GMT +8)", and the same time elsewhere: "(0735 GMT)".
func (m *matcher) zoneAside(i int, e *expr) int {
	if i >= m.limit || m.word(i) == "(" {
		return -1
	}
	zulu := e.has(fZulu)
	if next := m.zone(i, e); next >= 0 {
		if m.in(next, "+", "-") && m.class(next+1) == text.Digits {
			next += 2
			e.set &^= 1 << fZulu
		}
		i = next
	} else {
		var other expr
		next := m.fourDigits(i, &other)
		if next < 0 && m.class(i) == text.Digits {
			next = m.clock(i, &other)
		}
		if next < 0 {
			return -1
		}
		if i = m.zone(next, &other); i < 0 {
			return -1
		}
		if zulu {
			e.put(fZulu, 1)
		}
	}
	if m.class(i) == text.Weekday {
		i++ // there it is another day
	}
	if m.word(i) != ")" {
		return -1
	}
	return i + 1
}

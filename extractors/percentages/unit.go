package percentages

import (
	"strings"

	"harrow/extractors/internal/figures"
)

// unit is what a number is a number of.
type unit uint32

const (
	percent unit = iota + 1
	permille
	percentagePoint
	basisPoint
)

// String returns the name in the unit column; a permille is a tenth of a percent.
func (u unit) String() string {
	switch u {
	case percentagePoint:
		return "percentage_point"
	case basisPoint:
		return "basis_point"
	}
	return "percent"
}

// power returns the power of ten that turns the unit into percent.
func (u unit) power() int {
	switch u {
	case permille:
		return -1
	case basisPoint:
		return -2
	}
	return 0
}

// suffix reads the unit after the number that ends at byte end.
func suffix(s string, end int) (u unit, after int) {
	at := figures.Blank(s, end)
	if at == end && at < len(s) && (s[at] == '-' || figures.Has(s, at, "\u2011") || figures.Has(s, at, "\u2010")) {
		if at++; s[at-1] != '-' {
			at += 2
		} else if figures.Has(s, at, " p") {
			at++ // a broken line: "30- percent"
		}
	}
	if at < len(s) && s[at] == '%' && strings.IndexByte(s[end:at], '\n') >= 0 {
		return 0, end
	}
	if _, e := word(s, end, "full", "whole"); e > 0 {
		at = figures.Blank(s, e) // "three full percentage points"
	}
	return unitAt(s, at)
}

// unitWords are the words with which a unit begins; unitAt reads them.
var unitWords = [...]string{"percent", "percents", "percentum", "percentage", "per", "pct", "procent", "pp", "pps", "ppt", "ppts", "pc", "p.p", "p.c", "basis", "bp", "bps", "bips"}

// unitAt reads the unit at byte at.
func unitAt(s string, at int) (u unit, after int) {
	if at >= len(s) {
		return 0, at
	}
	switch {
	case s[at] == '%':
		if figures.IsDigit(s, at+1) {
			return 0, at // "a=5%20b"
		}
		return points(s, at+1)
	case figures.Has(s, at, "％"), figures.Has(s, at, "﹪"):
		return percent, at + 3
	case figures.Has(s, at, "‰"):
		return permille, at + 3
	case s[at]|0x20 != 'p' && s[at]|0x20 != 'b' && s[at]|0x20 != 'c':
		return 0, at
	}
	end := figures.SkipWord(s, at)
	if end-at > 11 || figures.IsLetter(s, end) {
		return 0, at
	}
	if end-at == 2 && s[at:end] == strings.ToUpper(s[at:end]) && at > 0 && s[at-1] == ' ' {
		return 0, at // "486 PC", "5 BP stations"
	}
	var buf [12]byte
	for i := at; i < end; i++ {
		buf[i-at] = s[i] | 0x20
	}
	switch string(buf[:end-at]) {
	case "percent", "pct", "percents", "procent", "percentum":
		return points(s, end)
	case "per":
		if _, e := word(s, end, "cent", "centum"); e > 0 {
			return points(s, e)
		}
		if _, e := word(s, end, "mille", "mil"); e > 0 {
			return permille, e
		}
	case "percentage":
		if _, e := word(s, end, "point", "points", "pt", "pts"); e > 0 {
			return percentagePoint, e
		}
		if next := figures.Blank(s, end); next >= len(s) || !figures.IsLetter(s, next) {
			return percent, end
		}
	case "pp", "pps", "ppt", "ppts":
		return percentagePoint, end
	case "pc":
		return percent, end
	case "p":
		if len(s)-at >= 4 && (strings.EqualFold(s[at:at+4], "p.p.") || strings.EqualFold(s[at:at+4], "p.c.")) {
			if s[at+2]|0x20 == 'c' {
				return percent, at + 4
			}
			return percentagePoint, at + 4
		}
	case "basis":
		if _, e := word(s, end, "point", "points", "pt", "pts"); e > 0 {
			return basisPoint, e
		}
	case "bp", "bps", "bips":
		return basisPoint, end
	}
	return 0, at
}

// points turns percent into percentage points where "points" follows.
func points(s string, end int) (unit, int) {
	if _, e := word(s, end, "point", "points", "pts", "pt"); e > 0 {
		return percentagePoint, e
	}
	return percent, end
}

// word reads one of several words after a blank or hyphen at byte at.
func word(s string, at int, words ...string) (start, end int) {
	next := figures.Blank(s, at)
	if next == at && figures.Has(s, at, "-") {
		next++
	}
	if next == at {
		return at, 0
	}
	e := figures.SkipWord(s, next)
	for _, w := range words {
		if strings.EqualFold(s[next:e], w) {
			return next, e
		}
	}
	return at, 0
}

package dates

import "harrow/extractors/text"

// A field is one thing that an expression says of itself.
type field uint8

const (
	fYear      field = iota
	fYearShift       // "last year" beside a month or quarter: -1, 0, 1
	fMonth
	fDay
	fWeekday
	fQuarter
	fHalf
	fSeason
	fDecade  // first year; below 100 where the text leaves out the century
	fCentury // ordinal: 19 is the 19th
	fEra     // 1 for BC
	fUnit    // of package text
	fNum     // a count of units
	fTenth   // tenths of a unit beyond fNum
	fVague   // a count that the text leaves open
	fOrd     // a place in a sequence; -1 is the last
	fDir     // -1, 0, 1: last, this, next
	fSign    // -1 for ago and before, 1 for later and after
	fPart    // part of the day
	fHour
	fMinute
	fSecond
	fZulu // the clock is UTC
	fHoliday
	fWeek     // ISO week
	fKind     // tells the patterns of one rule apart
	fFreq     // of a SET
	fMore     // a count of a smaller unit beyond fNum, in more's form
	fMost     // one of a unit smaller still
	fShort    // the year was told in two digits
	fThatYear // the year counts from the one last spoken of, not from the present
	fieldCount
)

var fieldNames = map[string]field{
	"year": fYear, "yearshift": fYearShift, "month": fMonth, "day": fDay, "weekday": fWeekday,
	"quarter": fQuarter, "half": fHalf, "season": fSeason, "decade": fDecade, "century": fCentury,
	"era": fEra, "unit": fUnit, "num": fNum, "tenth": fTenth, "vague": fVague, "ord": fOrd, "dir": fDir,
	"sign": fSign, "part": fPart, "hour": fHour, "minute": fMinute, "second": fSecond, "zulu": fZulu,
	"holiday": fHoliday, "week": fWeek, "kind": fKind, "freq": fFreq,
}

// An expr is what recognition says of a span: the rule and the fields that
// its pattern filled. It holds no date that the text does not state.
type expr struct {
	rule       *rule
	start, end int // tokens
	from, to   int // bytes, where they differ from the tokens'
	set        uint64
	f          [fieldCount]int32 // read by get: a field that is not set may hold anything
	inner      *expr             // the date that this one counts from or lies in
	mod        string            // TIMEX3 mod
	partner    *expr             // the other end of a range
	second     bool              // the later end of a range
}

func (e *expr) has(f field) bool { return e.set>>f&1 != 0 }

// get returns a field, 0 where e lacks it.
func (e *expr) get(f field) int {
	if e.set>>f&1 == 0 {
		return 0
	}
	return int(e.f[f])
}

func (e *expr) put(f field, v int) {
	e.f[f] = int32(v)
	e.set |= 1 << f
}

// share copies fields that e lacks from another end of the range.
func (e *expr) share(from *expr, fields ...field) {
	for _, f := range fields {
		if !e.has(f) && from.has(f) {
			e.put(f, from.get(f))
		}
	}
}

// The parts of the day as fPart has them: the arguments of text.DayPart.
const (
	partMorning = 1 + iota
	partAfternoon
	partEvening
	partNight
	partMidday
	partNoon
	partMidnight
)

var partCodes = [...]string{partMorning: "MO", partAfternoon: "AF", partEvening: "EV", partNight: "NI", partMidday: "MI"}

// unitHalf is half a year, a unit beyond those of package text.
const unitHalf = text.UnitSeason + 1

// clear makes e empty for a match; what is not of the match is set on copies.
func (e *expr) clear() {
	e.set, e.inner, e.mod, e.end = 0, nil, "", 0
}

package dates

import (
	"strconv"
	"strings"

	"harrow/extractors/text"
	"harrow/schema"
)

// stretch resolves "the first nine months of 2020": a length of time whose
// ends the calendar gives.
func (r *resolver) stretch(e *expr) timex {
	t := r.duration(e)
	if t.kind == "" || e.has(fVague) {
		return t
	}
	unit := uint8(e.get(fUnit))
	var in period
	var anchor string
	if e.inner != nil {
		inner := r.inner(e)
		if !inner.known {
			return t
		}
		in, anchor = inner.p, inner.anchor
	} else {
		if unit != text.UnitMonth && unit != text.UnitQuarter {
			return t
		}
		base, a, ok := r.spoken(text.UnitYear, e)
		if !ok {
			return t
		}
		in, anchor = base, a
	}
	first, last := in.bounds()
	if first == schema.NoDay {
		return t
	}
	end := lengthFrom(first, unit, e.get(fNum), 1) - 1
	if e.get(fOrd) < 0 {
		first, end = lengthFrom(last+1, unit, e.get(fNum), -1), last
	}
	if first <= end {
		t.first, t.last, t.anchor = first, end, anchor
	}
	return t
}

// lengthFrom returns the day that lies n units after (sign 1) or before d.
func lengthFrom(d schema.Day, unit uint8, n, sign int) schema.Day {
	switch unit {
	case text.UnitDay:
		return d + schema.Day(sign*n)
	case text.UnitWeek:
		return d + schema.Day(sign*n*7)
	case text.UnitMonth:
		return addMonths(d, sign*n)
	case text.UnitQuarter:
		return addMonths(d, sign*3*n)
	case text.UnitYear, text.UnitDecade, text.UnitCentury:
		return addMonths(d, sign*12*n*yearsOf(unit))
	}
	return d + schema.Day(sign)
}

var unitLetters = [...]string{
	text.UnitSecond: "S", text.UnitMinute: "M", text.UnitHour: "H", text.UnitDay: "D", text.UnitWeek: "W",
	text.UnitMonth: "M", text.UnitQuarter: "Q", text.UnitYear: "Y", text.UnitDecade: "Y", text.UnitCentury: "Y",
	text.UnitMillennium: "Y", text.UnitWeekend: "WE", text.UnitFortnight: "W", text.UnitWorkweek: "W",
	text.UnitSemester: "M", text.UnitNight: "NI", text.UnitSeason: "M", unitHalf: "M",
}

// length returns the TIMEX3 value of a length of time.
func length(e *expr) string {
	unit := uint8(e.get(fUnit))
	prefix := "P"
	if unit <= text.UnitHour {
		prefix = "PT"
	}
	letter := unitLetters[unit]
	if e.has(fVague) {
		switch unit {
		case text.UnitDecade:
			letter = "DE"
		case text.UnitCentury:
			letter = "CE"
		}
		return prefix + "X" + letter
	}
	n, tenth := e.get(fNum), e.get(fTenth)
	factor := yearsOf(unit)
	switch unit {
	case text.UnitFortnight:
		factor = 2
	case text.UnitSemester, unitHalf:
		factor = 6
	case text.UnitSeason:
		factor = 3
	}
	n, tenth = n*factor, tenth*factor
	n, tenth = n+tenth/10, tenth%10
	value := prefix
	switch {
	case tenth == 5 && unit == text.UnitYear:
		if n > 0 {
			value += strconv.Itoa(n) + "Y"
		}
		return value + "6M"
	case tenth == 5 && unit == text.UnitHour:
		if n > 0 {
			value += strconv.Itoa(n) + "H"
		}
		return value + "30M"
	case tenth == 5 && unit == text.UnitMinute:
		if n > 0 {
			value += strconv.Itoa(n) + "M"
		}
		return value + "30S"
	case tenth == 5 && n == 0 && unit == text.UnitDay:
		return "PT12H"
	case tenth > 0:
		return value + strconv.Itoa(n) + "." + strconv.Itoa(tenth) + letter
	}
	value += strconv.Itoa(n) + letter
	for _, f := range [...]field{fMore, fMost} {
		if !e.has(f) {
			continue
		}
		unit := uint8(e.get(f) >> partShift)
		if unit <= text.UnitHour && !strings.Contains(value, "T") {
			value += "T"
		}
		value += strconv.Itoa(e.get(f)&(1<<partShift-1)) + unitLetters[unit]
	}
	return value
}

func (r *resolver) duration(e *expr) timex {
	if e.get(fKind) == 7 {
		return timex{kind: "DURATION", value: "PXX"} // "some time"
	}
	if !e.has(fUnit) || e.has(fNum) && e.get(fNum)+e.get(fTenth) == 0 {
		return timex{}
	}
	return timex{kind: "DURATION", value: length(e), granularity: unitNames[e.get(fUnit)]}
}

// set resolves what recurs.
func (r *resolver) set(e *expr) timex {
	t := timex{kind: "SET"}
	if e.get(fKind) == 3 { // "three times a week"
		e.put(fFreq, e.get(fNum))
		e.put(fNum, 1)
		e.put(fKind, 0)
	}
	switch {
	case e.has(fWeekday) && e.has(fUnit): // "the first Monday of every month"
		e.put(fNum, 1)
		t.value = length(e)
	case e.has(fWeekday):
		t.value = "XXXX-WXX-" + strconv.Itoa(e.get(fWeekday))
		r.listedSet = e.end
	case e.has(fDay): // "the 1st of every month"
		t.value = "XXXX-XX-" + pad(e.get(fDay))
	case e.has(fMonth):
		t.value = "XXXX-" + pad(e.get(fMonth))
		r.listedSet = e.end
	case e.has(fSeason):
		t.value = "XXXX-" + seasonCodes[e.get(fSeason)]
	case e.has(fQuarter):
		t.value = "XXXX-Q" + strconv.Itoa(e.get(fQuarter))
	case e.get(fKind) == 4:
		t.value = openValue(text.UnitWeekend)
	case e.has(fHour): // "every night at 10"
		t.value = "XXXX-XX-XX"
	case e.get(fUnit) == int(text.UnitWeekend) && e.get(fNum) <= 1 && e.get(fOrd) <= 1:
		t.value = openValue(text.UnitWeekend)
	case e.has(fUnit):
		if !e.has(fNum) {
			e.put(fNum, max(e.get(fOrd), 1)) // "every third year"
		}
		t.value = length(e)
	case !e.has(fPart):
		return timex{}
	}
	if e.has(fHour) {
		e.lateHour()
		t.value += "T" + clockValue(e)
		return t
	}
	if e.has(fPart) && !e.has(fUnit) && t.value != "" {
		t.value += "T" + partCodes[min(e.get(fPart), partMidday)]
	} else if e.has(fPart) {
		t.value = "XXXX-XX-XXT" + partCodes[min(e.get(fPart), partMidday)]
	}
	if e.has(fFreq) {
		t.freq = strconv.Itoa(e.get(fFreq)) + "X"
	}
	t.quant = [...]string{"", "EVERY", "EACH", "", ""}[e.get(fKind)]
	return t
}

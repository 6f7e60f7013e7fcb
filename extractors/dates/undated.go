package dates

import (
	"harrow/extractors/text"
	"harrow/schema"
)

// timeless reports whether the sentence of e tells what is so at all times, "open
// daily from 9 a.m., in July until noon", rather than what took place: a word of
// habit or a price, and no verb of the past. A date that the sentence has named
// holds all the same.
func (r *resolver) timeless(e *expr) bool {
	if r.eachYear(e) {
		return true
	}
	if r.dct != schema.NoDay || r.lastInSentence(e) && r.lastStated {
		return false
	}
	at := r.d.SentenceAt(r.d.Tokens[e.start].Start)
	if r.habitAt != at+1 {
		r.habitAt, r.habit = at+1, r.readHabit(r.d.Sentences[at])
	}
	return r.habit
}

// eachYear reports whether "of each year" follows e, or the date that e is listed with.
func (r *resolver) eachYear(e *expr) bool {
	for i := e.end; i < e.end+5; i++ {
		if r.is(i, "of") {
			return (r.is(i+1, "each") || r.is(i+1, "every")) && r.is(i+2, "year")
		}
	}
	return false
}

func (r *resolver) readHabit(s text.Sentence) bool {
	found := false
	for i := s.First; i < s.Last; i++ {
		switch w := r.d.Word(i); {
		case w == "will":
			return false
		case r.weekdays(i):
			found = true
		case w == "€" || w == "£" || w == "$" || w == "¥":
			found = true
		case len(w) > longestWord:
		case amongFold(habit, w):
			found = true
		case r.tenseOf(i, false, false) == past && !r.is(i-1, "is") && !r.is(i-1, "are") && !r.is(i, "has") && !r.is(i, "have"):
			return false
		}
	}
	return found
}

// weekdays reports whether a range of weekdays begins at token i: "Monday to Friday".
func (r *resolver) weekdays(i int) bool {
	class := func(i int) bool {
		return i < len(r.d.Tokens) && (r.d.Tokens[i].Class == text.Weekday || r.d.Tokens[i].Class == text.WeekdayShort)
	}
	return class(i) && class(i+2) && (r.is(i+1, "to") || r.is(i+1, "through") || r.is(i+1, "-") || r.is(i+1, "–"))
}

// present reports whether e counts from the time of who speaks, not from that of
// a story: "last month", "two years ago", "tonight".
func (e *expr) present() bool {
	if e.get(fKind) != 0 {
		return false
	}
	switch e.rule.name {
	case "dates/ago":
		return e.inner == nil && !e.has(fVague)
	case "dates/direction-unit", "dates/month", "dates/season":
		return e.has(fDir) && e.get(fDir) < 0
	case "dates/part-of-day":
		return e.has(fDir) && e.inner == nil && !(e.end-e.start == 1 && e.get(fDir) < 0) // "overnight" may be the story's
	}
	return false
}

// yetToCome reports whether an undated text tells of e as a time to come, the end
// of a thing or what is planned, so that the text has not come to it: "matures
// on June 12, 2030", "will run until 2027".
func (r *resolver) yetToCome(e *expr) bool {
	for i := e.start - 1; i >= max(r.sentenceOf(e).First, e.start-tenseWindow); i-- {
		w := r.d.Word(i)
		if len(w) > longestWord {
			continue
		}
		if amongFold(toCome, w) {
			return true
		}
		if r.tenseOf(i, false, false) == past {
			return false
		}
	}
	return false
}

// passed reports whether an undated story has come to a month after that of a day.
func (r *resolver) passed(day schema.Day) bool {
	first, _ := r.last.bounds()
	return r.hasLast && first > day && days(r.last.unit) < 366
}

// planned reports whether the sentence of e tells what "will" be.
func (r *resolver) planned(e *expr) bool {
	s := r.sentenceOf(e)
	for i := s.First; i < s.Last; i++ {
		if r.is(i, "will") {
			return true
		}
	}
	return false
}

// compared reports whether a date is what figures are only compared with: "than last year".
func (r *resolver) compared(e *expr) bool {
	switch r.d.Word(e.start - 1) {
	case "than", "from", "against", "versus", "vs", "over":
		return e.rule.name == "dates/direction-unit" && r.dct == schema.NoDay || e.rule.name == "dates/context-unit" && e.get(fDir) < 0
	}
	return false
}

// openingDay returns the day that an undated text seems to be of: a full date in its
// first sentences that no other year but of what is to come lies after.
func (r *resolver) openingDay(found []*expr, latest int) schema.Day {
	const first = 4 // sentences
	for _, e := range found {
		switch {
		case r.d.SentenceAt(r.d.Tokens[e.start].Start) >= first:
			return schema.NoDay
		case e.has(fYear) && e.has(fMonth) && e.has(fDay) && e.get(fYear) == latest && e.get(fEra) == 0 && !r.planned(e):
			if day, ok := schema.NewDay(latest, e.get(fMonth), e.get(fDay)); ok {
				return day
			}
		}
	}
	return schema.NoDay
}

// fromOpening returns the first day after the opening day that fits, where the
// sentence of e speaks of the future.
func (r *resolver) fromOpening(e *expr, fits func(schema.Day) bool) (schema.Day, bool) {
	if r.opened == schema.NoDay || !r.looksAhead(e) && !r.yetToCome(e) {
		return schema.NoDay, false
	}
	for d := r.opened; d < r.opened+183; d++ {
		if fits(d) {
			return d, true
		}
	}
	return schema.NoDay, false
}

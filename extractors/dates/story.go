package dates

import (
	"strings"

	"harrow/extractors/text"
	"harrow/schema"
)

// A story has come to a time of its own, which is not always the date last
// spoken of: it glances back and ahead. "In January 1943 they met. One had
// fought in 1899. In May they met again" is May 1943.
type story struct {
	at     period
	known  bool
	end    bool   // it has come to the end of it
	from   period // where at ends a range, the start of the range
	until  period // where at begins a range of years, the end of the range
	before period // the date spoken of before the last one
	fine   period // the last month, or part of one, that was spoken of
}

// follow takes the story to the date last spoken of, unless that is a glance.
// ranged says that the date before it begins a range, which this one ends.
func (r *resolver) follow(e *expr, before period, ranged bool) {
	if days(r.last.unit) <= 31 {
		r.story.fine = r.last
	}
	if r.story.known && (r.last.unit > text.UnitYear && days(r.last.unit) > 366 || r.glances(e)) {
		return
	}
	from := period{}
	if ranged {
		from = before
	}
	fine := r.story.fine
	r.story = story{at: r.last, known: true, end: r.lastEnd, from: from, before: r.story.before, fine: fine}
}

// ranged reports whether e ends a range that the date last spoken of begins.
func (r *resolver) ranged(e *expr) bool {
	if r.lastEndAt != e.start-1 {
		return false
	}
	switch r.d.Word(e.start - 1) {
	case "to", "until", "till", "through", "-", "–":
		return true
	case "and":
		return strings.EqualFold(r.d.Word(r.lastAt-1), "between")
	}
	return false
}

// glance is how many tokens before a date are read for what makes it one.
const glance = 8

// glances reports whether a date lies off the story: behind "had" or "would", in
// parentheses, or in a name ("the 1839 treaty"), and in another year.
func (r *resolver) glances(e *expr) bool {
	years := r.last.year - r.story.at.year
	if r.dct == schema.NoDay && years != 0 && e.rule.name == "dates/year" && r.is(e.start-1, "(") && (r.is(e.end, ":") || r.is(e.end, ")")) {
		return true // "(2017: 3 million)"
	}
	if e.rule.name == "dates/year" && e.start+1 == e.end && (r.is(e.start-1, "\"") || r.is(e.start-1, "“")) && e.end < len(r.d.Tokens) && r.d.Tokens[e.end].Kind == text.Capitalized {
		return true // "the "2029 Notes""
	}
	if years >= -1 && years <= 1 {
		return false
	}
	if years < 0 && e.get(fSign) < 0 && e.get(fKind) == 1 { // "two years earlier"
		return true
	}
	if e.rule.name == "dates/year" && e.start+1 == e.end && r.adjective(e) {
		return true
	}
	s := r.sentenceOf(e)
	closed := false
	for i := e.start - 1; i >= max(s.First, e.start-2*glance); i-- {
		switch w := r.d.Word(i); {
		case w == ")":
			closed = true
		case w == "(":
			if !closed && (years < -5 || years > 5) {
				return true
			}
		case e.start-i > glance:
		case strings.EqualFold(w, "had"):
			return years < 0
		case strings.EqualFold(w, "would"):
			return years > 2
		}
	}
	return false
}

// apart reports whether e stands in parentheses that close before token at.
func (r *resolver) apart(e *expr, at int) bool {
	closed := false
	for i := e.end; i < at; i++ {
		closed = closed || r.d.Word(i) == ")"
	}
	for i := e.start - 1; closed && i >= r.sentenceOf(e).First && r.d.Word(i) != ")"; i-- {
		if r.d.Word(i) == "(" {
			return true
		}
	}
	return false
}

// adjective reports whether a year stands as an adjective before a noun.
func (r *resolver) adjective(e *expr) bool {
	if e.end >= len(r.d.Tokens) || e.start == 0 {
		return false
	}
	next, before := &r.d.Tokens[e.end], &r.d.Tokens[e.start-1]
	return (next.Kind == text.Lower || next.Kind == text.Capitalized) && !r.d.Glued(e.end-1) &&
		(before.Class == text.Determiner && before.Arg != 3 || possessive(r.d.Word(e.start-1)))
}

// told returns the period that a month or day without a year is counted from:
// the story's, but in the sentence of a glance the glance itself.
func (r *resolver) told(e *expr) (p period, end bool) {
	if r.story.known && !r.lastInSentence(e) {
		return r.story.at, r.story.end
	}
	return r.last, r.lastEnd
}

// storyYear returns the year of a month in a story. Stories go forward: after
// December comes the next year's January; but a month within the range last
// spoken of lies there.
func (r *resolver) storyYear(e *expr, month int) int {
	p, end := r.told(e)
	m := monthOf(p, end)
	if until := r.story.until; until.unit != 0 && p == r.story.at {
		if to := monthOf(until, true); m > 0 && to > 0 && month < m && month <= to {
			return until.year // within the range
		}
	}
	if from := r.story.from; p == r.story.at && from.unit != 0 && from.year == p.year-1 && m < month {
		if first := monthOf(from, false); first > 0 && first <= month {
			return from.year // within the range over the turn of the year
		}
	}
	if m-month < 7 {
		return p.year
	}
	if from := r.story.from; p == r.story.at && from.year == p.year && from.unit != 0 {
		if first := monthOf(from, false); first > 0 && first <= month {
			return p.year
		}
	}
	return p.year + 1
}

// monthOf returns the month that a story has come to with p, 0 where that is
// not so precise.
func monthOf(p period, end bool) int {
	first, last := p.bounds()
	switch {
	case p.unit == text.UnitMonth:
		return p.n
	case first == schema.NoDay:
		return 0
	case days(p.unit) <= 91:
		_, m, _ := first.Date()
		return m
	case end && p.unit == text.UnitYear:
		_, m, _ := last.Date()
		return m
	}
	return 0
}

// nextInStory reports whether "next year" is the one after that of the story:
// in an undated text, beside a verb of the past.
func (r *resolver) nextInStory(e *expr) bool {
	if r.dct != schema.NoDay || e.get(fDir) != 1 || e.rule.name != "dates/direction-unit" {
		return false
	}
	t, _ := r.tense(e)
	return t == past
}

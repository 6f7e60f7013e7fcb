package dates

import (
	"strings"

	"harrow/extractors/text"
)

// A tense says on which side of the reference the words around an expression
// put it.
type tense int8

const (
	unknown tense = iota
	past
	future
)

// tenseWindow is how many tokens around an expression are read.
const tenseWindow = 9

// tense reads the words before an expression, the nearest first, then those
// after it, up to the end of the clause. near reports that the word that
// decides stands within a few tokens before it.
func (r *resolver) tense(e *expr) (t tense, near bool) {
	s := r.sentenceOf(e)
	if strings.EqualFold(r.d.Word(e.start-1), "by") && !possessive(r.d.Word(e.end-1)) {
		return r.byThen(e, s), true
	}
	for i := e.start - 1; i >= max(s.First, e.start-tenseWindow); i-- {
		if t := r.tenseOf(i, i == e.start-1); t != unknown {
			return t, e.start-i <= 4
		}
	}
	for i := e.end; i < min(s.Last, e.end+tenseWindow); i++ {
		if t := r.tenseOf(i, false); t != unknown {
			return t, false
		}
	}
	return unknown, false
}

// byThen returns the tense of "by Friday": a term to come, but not after "had",
// nor at the start of a clause that tells what was so by then.
func (r *resolver) byThen(e *expr, s text.Sentence) tense {
	for i := e.start - 2; i >= max(s.First, e.start-6); i-- {
		if r.d.Word(i) == "had" {
			return past
		}
	}
	if i := e.start - 2; i >= s.First && r.d.Word(i) != "and" && r.d.Word(i) != "," && r.d.Word(i) != ";" {
		return future
	}
	for i := e.end; i < min(s.Last, e.end+tenseWindow); i++ {
		if w := r.d.Word(i); w == "said" || w == "told" {
			continue
		}
		if t := r.tenseOf(i, false); t != unknown {
			return t
		}
	}
	return future
}

// tenseOf returns what one word says of time. adjacent is true of the word
// right before the expression.
func (r *resolver) tenseOf(i int, adjacent bool) tense {
	w := r.d.Word(i)
	if len(w) < 2 || len(w) > 12 {
		return unknown
	}
	w = strings.ToLower(w)
	switch w {
	case "scheduled", "planned", "expected", "due", "slated":
		if r.d.Word(i-1) == "been" && r.d.Word(i-2) == "had" {
			return past // what had been due has come
		}
		return future
	case "will", "'ll", "shall", "plans", "planning", "resume", "upcoming", "effective",
		"deadline", "payable", "expires", "would", "should", "might", "can", "intends", "likely", "succeed":
		return future
	case "meet", "meets", "begins", "opens", "starts", "resumes", "arrives", "leaves", "visits", "travels", "faces", "hosts":
		return future // the present of what is arranged
	case "until", "till", "starting":
		if adjacent {
			return future
		}
	case "plan":
		if r.d.Tokens[i-1].Class != text.Determiner { // the verb
			return future
		}
	case "to":
		switch r.d.Word(i - 1) {
		case "due":
			return r.tenseOf(i-1, false)
		case "set", "is", "are", "expects", "agreed", "agreement", "agrees", "decided", "promised", "pledged", "offered", "vowed":
			return future
		}
	case "as":
		if p := r.d.Word(i - 1); adjacent && (p == "soon" || p == "early") {
			return future
		}
	case "since", "ended":
		if adjacent {
			return past
		}
	case "said", "was", "were", "had", "did", "told", "began", "took", "came", "went", "made", "fell", "rose", "held", "won",
		"lost", "met", "left", "got", "gave", "found", "shot", "died", "became", "sent", "has", "have":
		return past
	}
	if len(w) > 4 && strings.HasSuffix(w, "ed") && r.d.Tokens[i].Kind == text.Lower {
		switch r.d.Word(i - 1) {
		case "be", "a", "an", "the", "still", "yet", "to": // an adjective, or "to proceed"
			return unknown
		}
		return past
	}
	return unknown
}

// past reports whether the word right before an expression puts it in the past.
func (r *resolver) past(e *expr) bool {
	switch r.d.Word(e.start - 1) {
	case "ended", "since":
		return true
	}
	return false
}

// ahead reports whether an expression means the time that lies n steps after
// the reference rather than the one before it. The distance alone decides
// most: what is soon is meant, what is far has passed. (Steps are weekdays of
// seven, months of twelve; bounds as measured on TimeBank.)
func (r *resolver) ahead(e *expr, n, soon, far int) bool {
	if n > 9 || r.past(e) {
		return false
	}
	if n <= soon && soon > 1 {
		return true
	}
	switch t, near := r.tense(e); {
	case n <= soon:
		return t != past
	case n <= far:
		return t == future || r.d.Word(e.start-1) == "through"
	default:
		return t == future && near
	}
}

// looksAhead reports whether the words around an expression speak of the future.
func (r *resolver) looksAhead(e *expr) bool {
	t, _ := r.tense(e)
	return t == future
}

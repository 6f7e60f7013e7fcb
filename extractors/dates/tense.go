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
// after it, up to the end of the clause.
func (r *resolver) tense(e *expr) tense {
	s := r.d.Sentences[r.d.SentenceAt(r.d.Tokens[e.start].Start)]
	for i := e.start - 1; i >= max(s.First, e.start-tenseWindow); i-- {
		if t := r.tenseOf(i, i == e.start-1); t != unknown {
			return t
		}
	}
	for i := e.end; i < min(s.Last, e.end+tenseWindow); i++ {
		if t := r.tenseOf(i, false); t != unknown {
			return t
		}
	}
	return unknown
}

// tenseOf returns what one word says of time. adjacent is true of the word
// right before the expression.
func (r *resolver) tenseOf(i int, adjacent bool) tense {
	w := strings.ToLower(r.d.Word(i))
	if len(w) < 3 {
		return unknown
	}
	switch w {
	case "will", "'ll", "shall", "won't", "scheduled", "planned", "plans", "expected", "due", "resume", "slated", "upcoming",
		"starting", "effective", "deadline", "payable", "expires", "plan":
		return future
	case "until", "till":
		if adjacent {
			return future
		}
	case "since", "ended":
		if adjacent {
			return past
		}
	case "said", "was", "were", "had", "did", "told", "began", "took", "came", "went", "made", "fell", "rose", "held", "won",
		"lost", "met", "left", "got", "gave", "found", "shot", "died", "became", "sent", "has", "have", "been":
		return past
	}
	if strings.HasSuffix(w, "ed") && len(w) > 4 && r.d.Tokens[i].Kind == text.Lower {
		return past
	}
	return unknown
}

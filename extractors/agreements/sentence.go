package agreements

import (
	"strings"
	"unicode/utf8"

	"harrow/extractors/text"
)

// role is what a word does in its sentence, as far as the stage needs to know.
type role uint8

const (
	noun role = iota // also adjectives and whatever is not known
	name             // part of a name
	number
	det
	prep
	conj
	comma
	hyphen
	stop // ; : dash brackets
	quote
	poss // 's
	aux  // be, have, do, modals
	neg
	to // before an infinitive
	pron
	sub // that, which, if, ...
	adv
	verb // finite, or a base form after "to" or a modal
	ing
	date // part of a time expression
)

// word is a word of a sentence.
type word struct {
	start, end int
	low        string
	role       role
	kind       text.Kind
	mention    int // index into the document's mentions, or -1
	*lexeme
}

// maxWords is the longest sentence, in words, that is read as one; a longer
// one is read in pieces, so that time stays linear.
const maxWords = 400

// parse reads tokens first to last of the document: its words, less their suffixes
// and full stops, with their roles and the names that they are in.
func (r *reader) parse(first, last int) []word {
	if first >= last {
		return []word{}
	}
	base, end := r.d.Tokens[first].Start, r.d.Tokens[last-1].End
	lower := r.asciiLower(r.d.Text[base:end])
	ws := r.hold(2 * (last - first))
	add := func(start, end int, kind text.Kind) *word {
		low := r.d.Text[start:end]
		switch {
		case kind == text.Lower || kind == text.Number || kind == text.Other:
		case lower != "":
			low = lower[start-base : end-base]
		default:
			low = strings.ToLower(low)
		}
		ws = append(ws, word{start: start, end: end, low: low, lexeme: lookUp(low), kind: kind, mention: -1})
		return &ws[len(ws)-1]
	}
	for i, t := range r.d.Tokens[first:last] {
		s := r.d.Text[t.Start:t.End]
		switch s[len(s)-1] {
		case '.':
			if s == "." && first+i+1 < last && len(ws) > 0 && ws[len(ws)-1].end == t.Start {
				ws[len(ws)-1].end = t.End
				continue
			}
		case 's':
			if n := possessiveSuffix(s); n > 0 {
				add(t.Start, t.End-n, t.Kind)
				add(t.End-n, t.End, text.Other).low = "'s"
				continue
			}
		case 't':
			if strings.HasSuffix(s, "n't") || strings.HasSuffix(s, "n’t") {
				w := add(t.Start, t.End, t.Kind)
				w.low, w.lexeme = "n't", lookUp("n't")
				continue
			}
		}
		add(t.Start, t.End, t.Kind)
	}
	r.words = r.words[:len(r.words)+len(ws)]
	r.markMentions(ws)
	r.markDates(ws)
	assign(ws)
	r.markNames(ws)
	return ws
}

// asciiLower returns a text of ASCII letters in lower case, or nothing where it
// holds others.
func (r *room) asciiLower(s string) string {
	r.lower = append(r.lower[:0], s...)
	for i, c := range r.lower {
		switch {
		case c >= utf8.RuneSelf:
			return ""
		case 'A' <= c && c <= 'Z':
			r.lower[i] = c + 'a' - 'A'
		}
	}
	return string(r.lower)
}

func possessiveSuffix(s string) int {
	switch {
	case strings.HasSuffix(s, "'s") && len(s) > 2:
		return 2
	case strings.HasSuffix(s, "’s") && len(s) > len("’s"):
		return len("’s")
	}
	return 0
}

// assign gives each word its role, left to right: closed classes by the
// lexicon, open ones by their commonest tag and their neighbours.
func assign(ws []word) {
	for i := range ws {
		w := &ws[i]
		if w.role == date {
			continue
		}
		if w.mention >= 0 {
			w.role = name
			if w.low == "'s" {
				w.role = poss
			}
			continue
		}
		prev := unassigned
		if i > 0 {
			prev = ws[i-1].role
		}
		w.role = roleOf(ws, i, prev)
	}
}

// unassigned is the role beyond either end of the sentence.
const unassigned role = 255

// roleOf returns the role of word i behind a word of role prev.
func roleOf(ws []word, i int, prev role) role {
	w := &ws[i]
	if x, ok := markRole(ws, i); ok {
		return x
	}
	switch {
	case w.kind == text.Other:
		return stop
	case i > 0 && w.in(periodNoun) && is(ws[i-1].low, "last", "next", "this"):
		ws[i-1].role = date
		return date
	case adverbial(ws, i):
		return adv
	case w.in(approximation) && (prev == unassigned || prev == comma || prev == conj || prev == quote) && i+1 < len(ws) && peek(&ws[i+1]) == number:
		return adv // "About 800 workers"
	case w.kind == text.Number || w.kind == text.Mixed || w.class&numeral != 0:
		return number
	}
	if x, ok := closedRole(ws, i, prev); ok {
		return x
	}
	return openRole(ws, i, prev)
}

// markRole reads punctuation, possessive endings and the words whose role only what
// follows tells.
func markRole(ws []word, i int) (role, bool) {
	w := &ws[i]
	switch w.low {
	case ",":
		return comma, true
	case "-", "‐", "‑":
		if i == 0 || ws[i-1].end != w.start || i+1 < len(ws) && (ws[i+1].start != w.end && ws[i+1].kind != text.Lower || ws[i+1].low == "-") {
			return stop, true // a dash
		}
		return hyphen, true
	case "/":
		if i > 0 && i+1 < len(ws) && ws[i-1].end == w.start && ws[i+1].start == w.end {
			return hyphen, true // "the Orbis/Tarvo deal"
		}
	case "'s":
		return poss, true
	case "'", "’":
		if i > 0 && strings.HasSuffix(ws[i-1].low, "s") && ws[i-1].role != verb {
			return poss, true
		}
		return quote, true
	case `"`, "“", "”", "‘", "`":
		return quote, true
	case "$", "€", "£", "¥", "%":
		return number, true
	case "to":
		if next := at(ws, i+1); verbal(next.class) && next.kind == text.Lower || next.class&adverb != 0 && verbal(at(ws, i+2).class) {
			return to, true
		}
		return prep, true
	case "that":
		if next := at(ws, i+1); next.trigger.instrument != "" && !strings.HasSuffix(next.low, "s") {
			return det, true
		}
		return sub, true
	}
	return 0, false
}

// closedRole reads the words of closed classes.
func closedRole(ws []word, i int, prev role) (role, bool) {
	w := &ws[i]
	c := w.class
	switch {
	case c&negation != 0:
		return neg, true
	case c&(modal|formOfBe|formOfHave|formOfDo) != 0 && !(prev == det || prev == poss):
		return aux, true
	case w.low == "her" || w.low == "his":
		return det, true
	case c&determiner != 0:
		return det, true
	case c&conjunction != 0:
		return conj, true
	case w.low == "one" && low(ws, i+1) == "-":
		return number, true // "one-year"
	case c&pronoun != 0 && c&subordinator == 0 && !(w.low == "us" && w.kind == text.Upper):
		return pron, true
	case w.in(clausePreposition):
		return prep, true
	case c&subordinator != 0:
		return sub, true
	case c&preposition != 0 && !(c&ingForm != 0 && prev == aux):
		return prep, true
	case c&adverb != 0 && c&(eitherForm|baseForm) == 0:
		return adv, true
	}
	return 0, false
}

// openRole reads verbs, nouns and adjectives by their commonest tag and their
// neighbours.
func openRole(ws []word, i int, prev role) role {
	w := &ws[i]
	c := w.class
	if capitalNoun(ws, i) {
		return noun
	}
	next := unassigned
	if i+1 < len(ws) {
		next = peek(&ws[i+1])
	}
	switch {
	case actsAsVerb(ws, i, prev, next):
		return verb
	case governedIng(ws, i, prev, next):
		return ing
	case c&ingForm != 0:
		if prev == det || prev == poss {
			return noun
		}
		return ing
	case c&(pastForm|participle) != 0:
		if modifyingPast(ws, i, prev, next) {
			return noun
		}
		return verb
	case c&eitherForm != 0:
		if eitherVerb(ws, i, prev, next) {
			return verb
		}
		return noun
	case c&(baseForm|sForm) != 0 && !nominal(prev):
		return verb
	}
	return noun
}

// nominal reports whether a noun is to be expected behind a word of the role.
func nominal(prev role) bool {
	return prev == det || prev == poss || prev == prep || prev == number || prev == hyphen
}

// capitalNoun reports whether the capitalized word at i is part of a title or an
// office, be it a verb elsewhere.
func capitalNoun(ws []word, i int) bool {
	w := &ws[i]
	if w.kind != text.Capitalized || i == 0 {
		return false
	}
	if !verbal(w.class) && w.class&ingForm == 0 || w.class&(stateNoun|officerNoun) != 0 {
		return true // also "the Peruvian Finance Minister"
	}
	return ws[i-1].kind == text.Capitalized && at(ws, i+1).strong() && w.verb.status == "" // "the Test Ban Treaty"
}

// actsAsVerb reports whether the word at i, whatever its commonest tag, is a finite verb
// by who stands before and what behind it.
func actsAsVerb(ws []word, i int, prev, next role) bool {
	w := &ws[i]
	object := next == det || next == number
	switch {
	case prev == conj:
		return i > 1 && (ws[i-2].role == verb || w.class&(eitherForm|baseForm) != 0) && object && w.verb.status != "" // "sign and issue a statement"
	case prev == noun:
		return w.class&irrealis != 0 && next == to && ws[i-1].class&(partyNoun|stateNoun) != 0 && i > 3 &&
			(ws[i-2].role == conj || ws[i-3].role == conj || ws[i-4].role == conj) // "the government and the rebels plan to"
	case prev == aux:
		return w.class == 0 && w.kind == text.Lower && ws[i-1].class&modal != 0 && (object || next == name) // "will shape the accord"
	case prev != name:
		return false
	case w.class&irrealis != 0 && next == to:
		return true // "Peru and Chile plan to"
	case w.class != 0:
		return false
	case w.kind == text.Lower && strings.HasSuffix(w.low, "ed") && (object || next == name):
		return true // "Peru freed the men"
	}
	return (next == det || next == name) && strings.HasSuffix(w.low, "s") && !strings.HasSuffix(w.low, "ss") // "Peru regards this"
}

// governedIng reports whether the word at i is a form in -ing of a predicate of
// agreements behind a preposition: "after striking a deal".
func governedIng(ws []word, i int, prev, next role) bool {
	w := &ws[i]
	if prev != prep && prev != sub || !strings.HasSuffix(w.low, "ing") {
		return false
	}
	return w.verb.status != "" && (next == det || next == name) || w.phrasals != nil && at(ws, i+1).in(verbParticle)
}

// modifyingPast reports whether the past form at i modifies the noun behind it.
func modifyingPast(ws []word, i int, prev, next role) bool {
	switch {
	case low(ws, i+1) == "-" && ws[i+1].start == ws[i].end:
		return true // "managed-services contract"
	case prev == prep || prev == det || prev == poss || prev == hyphen:
		return next == noun || next == name
	case prev == adv && i > 1 && next == noun:
		before := ws[i-2].role
		return before != aux && before != name && before != noun && before != pron
	}
	return false
}

// eitherVerb reports whether the word at i, which is a noun as often, is a verb.
func eitherVerb(ws []word, i int, prev, next role) bool {
	w := &ws[i]
	switch prev {
	case to, aux, pron, neg:
		return true
	case name:
		if w.verb.status != "" && (at(ws, i+1).trigger.instrument != "" || next == noun && w.low == "sign") {
			return true
		}
		if i+2 < len(ws) && ws[i+1].class&conjunction != 0 && w.verb.status != "" && ws[i+2].verb.status != "" {
			return true // "the presidents sign and issue"
		}
		return next == det || next == name || next == number || next == to && i+2 < len(ws) && verbal(ws[i+2].class)
	case noun:
		if ws[i-1].class&partyNoun != 0 && strings.HasSuffix(ws[i-1].low, "s") && w.verb.status == "signed" && next != prep {
			return true // "Peru, rebels sign truce"
		}
		if !strings.HasSuffix(w.low, "s") && i > 1 && ws[i-2].role == det && singular(ws[i-1].low) {
			return false // "the trade deal the two seek"
		}
		return next == det || next == name || next == number
	case adv:
		return next == det || next == name || next == number
	}
	return false
}

// singular reports whether a noun has the form of one thing.
func singular(noun string) bool {
	return !strings.HasSuffix(noun, "s") && !is(noun, "people", "police", "men", "women", "public", "military", "press", "staff", "militia", "rest", "majority")
}

// adverbial reports whether the word at i is of a preposition and a noun that
// modify a verb: "in principle", "in secret".
func adverbial(ws []word, i int) bool {
	if ws[i].in(mannerNoun) && i > 0 && ws[i-1].role == adv && ws[i-1].class&preposition != 0 {
		return true
	}
	if !ws[i].in(mannerPreposition) || i+1 >= len(ws) || !ws[i+1].in(mannerNoun) {
		return false
	}
	return i+2 >= len(ws) || peek(&ws[i+2]) != noun || verbal(ws[i+2].class)
}

// peek is the role of a word not yet assigned, roughly.
func peek(w *word) role {
	switch {
	case w.role == date:
		return date
	case w.mention >= 0 || w.kind == text.Capitalized || w.kind == text.Upper:
		return name
	case w.kind == text.Number || w.kind == text.Mixed || w.class&numeral != 0:
		return number
	case w.class&determiner != 0:
		return det
	case w.low == "to":
		return to
	case w.class&(preposition|conjunction|pronoun|subordinator|modal|formOfBe|formOfHave|formOfDo|adverb) != 0 || w.kind == text.Other:
		return prep
	}
	return noun
}

func verbal(c class) bool {
	return c&(baseForm|eitherForm) != 0 || c&(formOfBe|formOfHave|formOfDo) != 0
}

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
		prev := role(255)
		if i > 0 {
			prev = ws[i-1].role
		}
		w.role = roleOf(ws, i, prev)
	}
}

func roleOf(ws []word, i int, prev role) role {
	w := &ws[i]
	switch w.low {
	case ",":
		return comma
	case "-", "‐", "‑":
		if i == 0 || ws[i-1].end != w.start || i+1 < len(ws) && (ws[i+1].start != w.end && ws[i+1].kind != text.Lower || ws[i+1].low == "-") {
			return stop // a dash
		}
		return hyphen
	case "/":
		if i > 0 && i+1 < len(ws) && ws[i-1].end == w.start && ws[i+1].start == w.end {
			return hyphen // "the Orbis/Tarvo deal"
		}
	case "'s":
		return poss
	case "'", "’":
		if i > 0 && strings.HasSuffix(ws[i-1].low, "s") && ws[i-1].role != verb {
			return poss
		}
		return quote
	case `"`, "“", "”", "‘", "`":
		return quote
	case "to":
		if i+1 < len(ws) && verbal(ws[i+1].class) && ws[i+1].kind == text.Lower {
			return to
		}
		if i+2 < len(ws) && ws[i+1].class&adverb != 0 && verbal(ws[i+2].class) {
			return to
		}
		return prep
	case "that":
		if i+1 < len(ws) && ws[i+1].trigger.instrument != "" && !strings.HasSuffix(ws[i+1].low, "s") {
			return det
		}
		return sub
	}
	if is(w.low, "$", "€", "£", "¥", "%") {
		return number
	}
	if w.kind == text.Other {
		return stop
	}
	if i > 0 && is(ws[i-1].low, "last", "next", "this") && w.in(periodNoun) {
		ws[i-1].role = date
		return date
	}
	if adverbial(ws, i) {
		return adv
	}
	if is(w.low, "about", "around", "over", "nearly") && (i == 0 || prev == comma || prev == conj || prev == quote) && i+1 < len(ws) && peek(&ws[i+1]) == number {
		return adv // "About 800 workers"
	}
	c := w.class
	if w.kind == text.Number || w.kind == text.Mixed || c&numeral != 0 {
		return number
	}
	nominal := prev == det || prev == poss || prev == prep || prev == number || prev == hyphen
	switch {
	case c&negation != 0:
		return neg
	case c&(modal|formOfBe|formOfHave|formOfDo) != 0 && !(prev == det || prev == poss):
		return aux
	case w.low == "her" || w.low == "his":
		return det
	case c&determiner != 0:
		return det
	case c&conjunction != 0:
		return conj
	case w.low == "one" && i+1 < len(ws) && ws[i+1].low == "-":
		return number // "one-year"
	case c&pronoun != 0 && c&subordinator == 0 && !(w.low == "us" && w.kind == text.Upper):
		return pron
	case w.low == "before" || w.low == "after" || w.low == "since" || w.low == "until" || w.low == "as" || w.low == "than":
		return prep
	case c&subordinator != 0:
		return sub
	case c&preposition != 0 && !(c&ingForm != 0 && prev == aux):
		return prep
	case c&adverb != 0 && c&(eitherForm|baseForm) == 0:
		return adv
	}
	if w.kind == text.Capitalized && i > 0 && (!verbal(c) && c&ingForm == 0 || c&(stateNoun|officerNoun) != 0) {
		return noun // also "the Peruvian Finance Minister"
	}
	if w.kind == text.Capitalized && i > 0 && i+1 < len(ws) && ws[i-1].kind == text.Capitalized && ws[i+1].strong() && w.verb.status == "" {
		return noun // "the Test Ban Treaty"
	}
	next := role(255)
	if i+1 < len(ws) {
		next = peek(&ws[i+1])
	}
	if prev == conj && i > 1 && (ws[i-2].role == verb || c&(eitherForm|baseForm) != 0) && (next == det || next == number) && w.verb.status != "" {
		return verb // "sign and issue a statement"
	}
	if prev == noun && c&irrealis != 0 && next == to && ws[i-1].class&(partyNoun|stateNoun) != 0 && i > 3 && (ws[i-2].role == conj || ws[i-3].role == conj || ws[i-4].role == conj) {
		return verb // "the government and the rebels plan to"
	}
	if prev == name && c&irrealis != 0 && next == to {
		return verb // "Peru and Chile plan to"
	}
	if prev == name && c == 0 && w.kind == text.Lower && strings.HasSuffix(w.low, "ed") && (next == det || next == name || next == number) {
		return verb // "Peru freed the men"
	}
	if prev == name && c == 0 && (next == det || next == name) && strings.HasSuffix(w.low, "s") && !strings.HasSuffix(w.low, "ss") {
		return verb // "Peru regards this"
	}
	if (prev == prep || prev == sub) && strings.HasSuffix(w.low, "ing") && (w.verb.status != "" && (next == det || next == name) ||
		w.phrasals != nil && i+1 < len(ws) && is(ws[i+1].low, "away", "out", "down", "up", "off", "back")) {
		return ing // "after striking a deal"
	}
	switch {
	case c&ingForm != 0:
		if prev == det || prev == poss {
			return noun
		}
		return ing
	case c&(pastForm|participle) != 0:
		if i+1 < len(ws) && ws[i+1].low == "-" && ws[i+1].start == w.end {
			return noun // "managed-services contract"
		}
		if (nominal || prev == noun && i > 1 && ws[i-2].role == det) && (next == noun || next == name) && prev != number {
			if prev == prep || prev == det || prev == poss || prev == hyphen {
				return noun
			}
		}
		if prev == adv && i > 1 && ws[i-2].role != aux && ws[i-2].role != name && ws[i-2].role != noun && ws[i-2].role != pron && next == noun {
			return noun
		}
		return verb
	case c&eitherForm != 0:
		if prev == to || prev == aux || prev == pron || prev == neg {
			return verb
		}
		if prev == name && w.verb.status != "" && (i+1 < len(ws) && ws[i+1].trigger.instrument != "" || next == noun && w.low == "sign") {
			return verb
		}
		if prev == noun && ws[i-1].class&partyNoun != 0 && strings.HasSuffix(ws[i-1].low, "s") && w.verb.status == "signed" && next != prep {
			return verb // "Peru, rebels sign truce"
		}
		if prev == name && i+2 < len(ws) && ws[i+1].class&conjunction != 0 && w.verb.status != "" && ws[i+2].verb.status != "" {
			return verb // "the presidents sign and issue"
		}
		if (prev == name || prev == noun || prev == adv) && (next == det || next == name || next == number || next == to && i+2 < len(ws) && verbal(ws[i+2].class)) && !nominal && !(next == to && prev != name) {
			return verb
		}
		return noun
	case c&(baseForm|sForm) != 0:
		if nominal {
			return noun
		}
		return verb
	}
	return noun
}

// adverbial reports whether the word at i is of a preposition and a noun that
// modify a verb: "in principle", "in secret".
func adverbial(ws []word, i int) bool {
	if ws[i].in(mannerNoun) && i > 0 && ws[i-1].role == adv && ws[i-1].class&preposition != 0 {
		return true
	}
	if !is(ws[i].low, "in", "by", "at", "without", "on", "under") || i+1 >= len(ws) || !ws[i+1].in(mannerNoun) {
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

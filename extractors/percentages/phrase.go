package percentages

import (
	"strings"

	"harrow/extractors/internal/figures"
)

// phrase returns the noun phrase or clause in s[from:to] without what introduces
// it, the auxiliaries at its end, and the times at both.
func (c *clause) phrase(from, to int) string {
	text := trimAuxiliaries(c.s[from:to])
	if strings.HasSuffix(text, ",") { // "Sales, which fell in May, rose"
		text = strings.TrimSuffix(text, ",")
		if i := strings.LastIndexByte(text, ','); i >= 0 {
			text = text[:i]
		}
	}
	text = trimTimes(text)
	if cut := relative(text); cut < len(text) { // "the index, which fell"
		return nounBefore(text, 0, cut)
	}
	text = text[clauseStart(text):]
	if from == c.from && c.continued {
		text = afterFirst(text, " and ", "and ", " while ", " but ", ", ")
	}
	for {
		i := strings.Index(text, ", ")
		if i < 0 || !introduces(strings.TrimSpace(text[:i])) {
			break
		}
		text = text[i+2:]
	}
	if i := strings.LastIndex(text, " and "); i >= 0 && strings.ContainsAny(text[:i], "0123456789") {
		text = text[i+len(" and "):]
	}
	if i := strings.Index(text, " the "); i >= 0 && strings.Count(text[:i], " ") <= 2 && introduces(text[:i]) {
		text = text[i+len(" the "):] // "In Frankfurt the index"
	}
	return trimPhrase(text)
}

// relative returns where a relative pronoun at the end of text starts, or its length.
func relative(text string) int {
	for _, w := range [...]string{"which", "that", "who"} {
		if head, ok := strings.CutSuffix(text, " "+w); ok {
			return len(strings.TrimRight(head, ", "))
		}
	}
	return len(text)
}

// introduces reports whether a piece before a comma is no part of the subject: a
// time, a source, a clause with a figure of its own.
func introduces(piece string) bool {
	first, rest, _ := strings.Cut(piece, " ")
	if first == "" || in(introduction, strings.ToLower(first)) {
		return true
	}
	if last := piece[strings.LastIndexByte(piece, ' ')+1:]; last == "ago" || last == "earlier" || last == "later" {
		return true
	}
	return rest == "" && strings.HasSuffix(first, "ly") || strings.ContainsAny(piece, "0123456789$%")
}

// clauseStart returns where the last clause of text starts: behind a mark that parts
// clauses, a conjunction or a verb of saying.
func clauseStart(text string) int {
	for i := len(text) - 1; i >= 0; i-- {
		switch text[i] {
		case ';', ':', '(', ')', '"', '\n':
			return i + 1
		case 0xe2:
			for _, mark := range [...]string{"“", "”", "—"} {
				if figures.Has(text, i, mark) {
					return i + len(mark)
				}
			}
		case ',':
			if figures.Has(text, i, ", with ") {
				return i + len(", with ")
			}
		case ' ':
			rest := text[i+1:]
			end := strings.IndexByte(rest, ' ')
			if end < 0 {
				continue
			}
			if in(clauseMark, rest[:end]) {
				return i + end + 2
			}
		}
	}
	return 0
}

func afterFirst(text string, marks ...string) string {
	first, size := len(text), 0
	for _, m := range marks {
		if i := strings.Index(text, m); i >= 0 && i < first {
			first, size = i, len(m)
		}
	}
	if size == 0 {
		return text
	}
	return text[first+size:]
}

// trimAuxiliaries cuts auxiliaries and adverbs off the end of a subject.
func trimAuxiliaries(text string) string {
	for {
		text = strings.TrimRight(text, " \t\n\u00a0")
		i := strings.LastIndexByte(text, ' ')
		if word := text[i+1:]; !in(auxiliary, word) && (!strings.HasSuffix(word, "ly") || i < 0) {
			return text
		}
		text = text[:max(i, 0)]
	}
}

// trimPhrase cuts articles and conjunctions off the beginning and times off the
// end of a noun phrase; nothing is left of a phrase too long or without a letter.
func trimPhrase(text string) string {
	for {
		text = strings.Trim(text, " \t\r\n\u00a0,-–*•|")
		first, rest, ok := strings.Cut(text, " ")
		switch first = strings.ToLower(first); {
		case first == "of":
			rest = strings.TrimPrefix(rest, "which ")
		case !in(opening, first):
			ok = false
		}
		if !ok {
			break
		}
		text = rest
	}
	text = trimTimes(text)
	for {
		i := strings.LastIndexByte(text, ' ')
		if !in(phraseBreak, text[i+1:]) || i < 0 {
			break
		}
		text = text[:i]
	}
	if strings.Count(text, " ") >= maxMeasure || in(pronoun, strings.ToLower(text)) || timeOnly(text) || !figures.IsLetter(text, 0) && !figures.IsLetter(text, len(text)-1) || len(text) < 2 {
		return ""
	}
	return text
}

// trimTimes cuts "in the first nine months", "last year", "for the quarter ended
// June 30" off the end.
func trimTimes(text string) string {
	for {
		at, cut, seen := len(text), -1, false
		for {
			w, e := figures.Before(text, at)
			if w == e {
				if e > 0 && (text[e-1] == '.' || text[e-1] == ',') && seen {
					at = e - 1
					continue
				}
				break
			}
			word := strings.ToLower(text[w:e])
			switch {
			case in(timePreposition, word) && seen:
				cut = w
			case word == "last" || word == "this" || word == "yesterday" || word == "today":
				cut, seen = w, true
			case timeWord(word):
				seen = true
			default:
				at = -1
			}
			if at < 0 || cut == w && in(timePreposition, word) {
				break
			}
			at = w
		}
		if cut < 0 {
			return text
		}
		text = strings.TrimRight(text[:cut], " ,\n\u00a0")
	}
}

// timeOnly reports whether a phrase names a time and nothing else: "previous quarter".
func timeOnly(text string) bool {
	for w := range strings.FieldsSeq(text) {
		if !timeWord(strings.ToLower(w)) {
			return false
		}
	}
	return true
}

// timeWord reports whether a word belongs to an expression of time.
func timeWord(w string) bool {
	return in(time, w) || w != "" && figures.IsDigit(w, 0)
}

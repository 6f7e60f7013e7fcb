package agreements

import (
	_ "embed"
	"strings"
)

//go:embed phrasal.txt
var phrasalFile string

// phrasal is a sense that a verb has with the words behind it.
type phrasal struct {
	lemma  string
	status string // or keep, quit, breach
	words  []string
	place  byte // '*' around its object, '^' behind its subject, 0 before its object
}

// maxPhrasal is how many words a predicate and its object's place may span.
const maxPhrasal = 9

// readPhrasals reads the senses of the file, by verb form.
func (l *lexicon) readPhrasals(file string) {
	for fields := range entries(file) {
		var forms []string
		for i, f := range fields {
			if f != "|" {
				forms = append(forms, f)
				continue
			}
			for _, s := range fields[i+1:] {
				status, words, _ := strings.Cut(s, ":")
				p := phrasal{lemma: forms[0], status: status}
				if words != "" && (words[0] == '*' || words[0] == '^') {
					p.place, words = words[0], words[1:]
				}
				if words != "" {
					p.words = strings.Split(words, "-")
				}
				for _, form := range forms {
					l.word(form).phrasals = append(l.word(form).phrasals, p)
				}
			}
			break
		}
		for i, w := range forms {
			l.word(w).markForm(w, i == 0)
		}
	}
}

// phrasalBefore returns the verb that governs the noun phrase that begins at
// first by a predicate of several words, and the sense: "gave its blessing to".
func phrasalBefore(ws []word, first int) (int, phrasal) {
	for v := first - 1; v >= 0 && first-v <= maxPhrasal; v-- {
		w := &ws[v]
		switch w.role {
		case comma, stop, sub:
			return -1, phrasal{}
		case verb, ing:
			for _, p := range w.phrasals {
				if p.place == 0 && spells(ws[v+1:first], p.words) {
					return v, p
				}
			}
		}
	}
	return -1, phrasal{}
}

// phrasalAround reads the verb before the noun phrase from first to last with
// words behind it: "declared the truce over".
func phrasalAround(ws []word, first, last int) (int, phrasal) {
	v := first - 1
	if v < 0 || ws[v].role != verb && ws[v].role != ing {
		return -1, phrasal{}
	}
	for _, p := range ws[v].phrasals {
		if p.place == '*' && p.follows(ws, last) {
			return v, p
		}
	}
	return -1, phrasal{}
}

// follows reports whether the words of p stand soon behind word i, in the same
// clause.
func (p *phrasal) follows(ws []word, i int) bool {
	for j := i + 1; j+len(p.words) <= len(ws) && j < i+maxPhrasal; j++ {
		n := 0
		for n < len(p.words) && ws[j+n].low == p.words[n] {
			n++
		}
		if n == len(p.words) {
			return true
		}
		if is(ws[j].low, ",", ";", ":") || ws[j].role == verb || ws[j].role == sub {
			return false
		}
	}
	return false
}

// plain is the status where what p says happened.
func (p *phrasal) plain() string {
	switch p.status {
	case "keep":
		return "in_force"
	case "quit", "breach":
		return "ended"
	}
	return p.status
}

// phrasalAfter reads the words right behind the verb at v, whose subject is the
// agreement in the active ("fell apart") or else in the passive ("was called
// off").
func phrasalAfter(ws []word, v int, active bool) (phrasal, bool) {
	for _, p := range ws[v].phrasals {
		if active != (p.place == '^') || len(p.words) == 0 {
			continue
		}
		if end := min(len(ws), v+1+len(p.words)+3); spells(ws[v+1:end], p.words) || begins(ws[v+1:end], p.words) {
			return p, true
		}
	}
	return phrasal{}, false
}

// spells reports whether the stretch consists of the words, but for what may
// stand between them: determiners, adverbs, dates, adjectives.
func spells(ws []word, words []string) bool {
	return matched(ws, words) == len(ws)
}

// begins reports whether the stretch begins with the words in the same sense.
func begins(ws []word, words []string) bool { return matched(ws, words) > 0 }

// matched returns how much of the stretch the words and what may stand between
// and behind them take, or -1.
func matched(ws []word, words []string) int {
	k, end := 0, -1
	for j := range ws {
		w := &ws[j]
		switch {
		case k < len(words) && w.low == words[k]:
			if k++; k == len(words) {
				end = j + 1
			}
		case w.role == adv || w.role == date || w.role == quote || k == 0 && (strings.HasSuffix(w.low, "selves") || strings.HasSuffix(w.low, "self")) || w.low == "on" && j+1 < len(ws) && ws[j+1].role == date:
			if end == j {
				end = j + 1
			}
		case k == 0 && len(words) > 1 && (w.role == det || w.role == poss || w.class&appraisal != 0):
		default:
			if k == len(words) {
				return end
			}
			return -1
		}
	}
	if k < len(words) {
		return -1
	}
	return end
}

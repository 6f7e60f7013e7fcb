package agreements

import (
	"strings"

	"harrow/extractors/text"
)

// maxTopic is how many words a topic may have.
const maxTopic = 15

// topicOf says what the agreement covers, in the words of the text: what follows
// "on", "to" or "covering", what the sides do "under the accord", else what
// modifies the trigger.
func (r *reader) topicOf(m *reading) string {
	ws := m.ws
	if m.verb {
		return r.agreedTopic(m)
	}
	if i := r.topicStart(m); i >= 0 {
		if m.evidence.status == "" && ws[i].start < m.details.title.end {
			return "" // a treaty in passing: its title says it
		}
		return r.stretch(ws, i)
	}
	if s := r.obligation(m); s != "" {
		return s
	}
	return r.modifying(m)
}

// agreedTopic reads what is agreed: the infinitive of the trigger or behind it,
// or what follows "on".
func (r *reader) agreedTopic(m *reading) string {
	ws := m.ws
	if m.last > m.first {
		return r.stretch(ws, m.last)
	}
	for i := m.last; i < min(len(ws), m.last+10); i++ {
		switch {
		case i > m.last && (ws[i].role == stop || ws[i].role == sub):
			return ""
		case is(ws[i].low, "on", "for") && i+1 < len(ws) && ws[i+1].role != date:
			return r.stretch(ws, i+1)
		case ws[i].role == to && i+1 < len(ws):
			return r.stretch(ws, i+1)
		}
	}
	return r.stretch(ws, m.last)
}

// topicStart returns the word after the preposition that leads from the trigger
// to its topic, or -1.
func (r *reader) topicStart(m *reading) int {
	ws := m.ws
	i := m.last + 1
	for n := 0; i+1 < len(ws) && n < 14; n++ {
		w, next := &ws[i], &ws[i+1]
		switch {
		case w.role == date:
		case w.low == "(" && r.skipBrackets(ws, i) > i:
			i = r.skipBrackets(ws, i) // "a memorandum (MOU) on"
			continue
		case w.role == prep && next.role == date:
		case is(w.low, "for", "about", "over") && next.role == number && !(i+2 < len(ws) && ws[i+2].role == noun && !is(ws[i+2].low, "year", "years", "months", "days", "weeks", "dollars", "euros")), tookEffect(ws, i+1):
			return -1
		case w.low == "to" && w.role == to:
			if ws[i-1].role == verb && !is(ws[i-1].verb.status, "signed", "agreed") || next.low == "be" || next.class&verbOfSaying != 0 || next.verb.status == "signed" {
				return -1 // "a deal expected to be worth", "a deal to announce"
			}
			return i + 1
		case w.role != to && is(w.low, "on", "covering", "over", "for", "regarding", "concerning", "about"):
			return i + 1
		case w.role == ing && w.class&ingForm != 0 && w.in(grantingVerb):
			return i + 1
		case w.low == "of" && i == m.last+1 && is(m.instrument, "treaty", "pact", "protocol") && next.role == noun && next.kind == text.Lower:
			return i + 1 // "a treaty of friendship"
		case w.low == "worth":
			for i+1 < len(ws) && (ws[i+1].role == number || ws[i+1].role == noun || ws[i+1].role == adv || ws[i+1].class&determiner != 0 || ws[i+1].mention >= 0) {
				i++ // "worth some $3 million"
			}
		case is(w.low, "with", "between", "among"):
			i = max(i+1, r.list(ws, i+1).next, phraseEnd(ws, i+1))
			continue
		case w.low == "in":
			i = max(i+1, phraseEnd(ws, i+1))
			continue
		case w.role == name, w.role == number, w.role == adv, w.role == verb && w.class&pastForm != 0, is(w.low, "(", ")", "by", "and"):
		default:
			return -1
		}
		i++
	}
	return -1
}

// obligation reads what is done under the agreement: "Under the accord, Peru will
// reopen the border".
func (r *reader) obligation(m *reading) string {
	ws := m.ws
	if p := low(ws, m.phrase-1); p != "under" && !(p == "to" && low(ws, m.phrase-2) == "according") {
		return ""
	}
	for i := m.last + 1; i+1 < len(ws) && i < m.last+24; i++ {
		switch {
		case ws[i].role == stop, ws[i].role == sub, ws[i].role == verb && ws[i].class&pastForm == 0:
			return ""
		case ws[i].role == aux && ws[i].class&modal != 0 && ws[i+1].role == verb:
			return r.stretch(ws, i+1)
		}
	}
	return ""
}

// modifying returns the nouns that modify the trigger: "security cooperation
// pact".
func (r *reader) modifying(m *reading) string {
	ws := m.ws
	first := m.first
	for first > m.phrase {
		w := &ws[first-1]
		hyphened := w.role == hyphen && first-2 >= m.phrase && ws[first-2].role == noun
		compound := w.role == ing && first-2 >= m.phrase && ws[first-2].role == hyphen // "water-sharing"
		if !hyphened && !compound && (w.role != noun || w.kind != text.Lower || appraises(ws, first-1)) {
			break
		}
		first--
	}
	for first < m.first && ws[first].role == hyphen {
		first++
	}
	if first == m.first {
		return ""
	}
	return r.d.Text[ws[first].start:ws[m.first-1].end]
}

// appraises reports whether the modifier at i tells of what kind, age or state
// an agreement is, not what it is about: "latest", "five-year", "signed".
func appraises(ws []word, i int) bool {
	w := &ws[i]
	if w.class&(appraisal|proposedModifier|inForceModifier|determiner) != 0 || strings.HasSuffix(w.low, "est") {
		return true
	}
	if w.class&ingForm != 0 && i > 0 && (ws[i-1].role == aux || ws[i-1].role == adv) {
		return true // "are still blocking accord"
	}
	compounded := ws[i].role == noun && i+1 < len(ws) && ws[i+1].role == hyphen
	return w.class&(pastForm|participle) != 0 && !compounded
}

// stretch returns the words from i to the end of the phrase, with the items of
// a list.
func (r *reader) stretch(ws []word, i int) string {
	if is(low(ws, i), "areas", "fields", "sectors") && low(ws, i+1) == "such" && low(ws, i+2) == "as" {
		i += 3
	}
	j := i
	for ; j < len(ws) && j < i+maxTopic; j++ {
		switch w := &ws[j]; w.role {
		case comma:
			if items(ws, j) {
				continue
			}
		case prep:
			if w.low == "by" && j+1 < len(ws) && ws[j+1].role == ing {
				break
			}
			if j == i || !is(w.low, "after", "before", "during", "until", "amid", "following", "since", "at") {
				continue
			}
		case aux:
			if j == i {
				continue
			}
		case date:
			if j > i && j+1 < len(ws) && (ws[j-1].role == noun || ws[j-1].role == det) && (ws[j+1].role == noun || ws[j+1].role == date) {
				continue // "a tighter 2007 budget"
			}
		case stop, sub, quote:
		default:
			continue
		}
		break
	}
	for j > i && (ws[j-1].role == prep || ws[j-1].role == conj || ws[j-1].role == det || ws[j-1].role == to || ws[j-1].role == comma) {
		j--
	}
	if j <= i || j-i < 3 && is(ws[j-1].low, "matter", "issue", "terms", "subject", "rest") {
		return ""
	}
	out := r.d.Text[ws[i].start:ws[j-1].end]
	if ws[j-1].kind == text.Lower {
		return strings.TrimRight(out, ".") // but "Orbis Ltd."
	}
	return out
}

// items reports whether the comma at i divides the items of a list of nouns:
// "trade, energy and tourism".
func items(ws []word, i int) bool {
	for j := i + 1; j < len(ws) && j < i+12; j++ {
		switch ws[j].role {
		case noun, ing, hyphen, comma:
		case conj:
			return j > i+1 || i > 1 && ws[i-2].role == comma
		default:
			return false
		}
	}
	return false
}

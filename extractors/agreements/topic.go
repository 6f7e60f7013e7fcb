package agreements

import "harrow/extractors/text"

// topicOf says what the agreement covers, in the words of the text.
func (r *reader) topicOf(m *reading) string {
	ws := m.ws
	i := m.last + 1
	if m.verb {
		return r.stretch(ws, m.last, m.last+14)
	}
	for n := 0; i < len(ws) && n < 14; n++ {
		w := &ws[i]
		switch {
		case is(w.low, "on", "to", "covering", "over", "for", "regarding", "concerning", "about") && w.role != date && i+1 < len(ws) && ws[i+1].role != date && !(w.low == "to" && w.role == prep) && !(w.low == "on" && ws[i+1].role == name && ws[i+1].class&calendar != 0) && !(w.low == "for" && ws[i+1].role == number):
			return r.stretch(ws, i+1, i+15)
		case is(w.low, "with", "between", "among"):
			i = max(i+1, r.list(ws, i+1).next)
			continue
		case w.role == date, w.role == name, w.low == "in", w.low == "(", w.low == ")", w.role == verb && w.class&pastForm != 0, w.role == number, w.low == "by", w.low == "and", w.role == adv:
			i++
			continue
		}
		break
	}
	// the modifiers: "security cooperation pact"
	first := m.first
	for first > m.phrase && (ws[first-1].role == noun || ws[first-1].role == hyphen && first-2 >= m.phrase && ws[first-2].role == noun) && ws[first-1].class&(proposedModifier|inForceModifier) == 0 && (ws[first-1].kind == text.Lower || ws[first-1].role == hyphen) && !is(ws[first-1].low, "new", "latest", "big", "major", "historic", "landmark", "final", "bilateral", "interim", "preliminary", "separate", "key", "first", "similar", "multi", "year", "point", "month", "day", "week", "term", "old", "such", "own", "joint", "formal", "recent") {
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

// stretch returns the words from i to the end of the phrase, at most to limit.
func (r *reader) stretch(ws []word, i, limit int) string {
	j := i
	for j < len(ws) && j < limit && ws[j].role != stop && ws[j].role != sub && ws[j].role != comma && ws[j].role != quote && ws[j].role != date && !(ws[j].role == aux && j > i) {
		j++
	}
	for j > i && (ws[j-1].role == prep || ws[j-1].role == conj || ws[j-1].role == det || ws[j-1].role == to) {
		j--
	}
	if j <= i {
		return ""
	}
	return r.d.Text[ws[i].start:ws[j-1].end]
}

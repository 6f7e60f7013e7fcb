package agreements

import "harrow/extractors/text"

// officialName reads a capitalized or quoted title around the trigger. The name
// of a kind alone ("Memorandum of Understanding") is no title.
func (r *reader) officialName(m *reading) field {
	ws := m.ws
	if m.verb || !m.titled {
		return field{}
	}
	first, last := r.titleStart(ws, m.first), titleEnd(ws, m.last)
	if first == m.first && last == m.last || first == m.first && kindOnly(ws[m.last+1:last+1]) {
		return field{}
	}
	start, end := ws[first].start, ws[last].end
	return field{r.d.Text[start:end], start, end}
}

func kindOnly(ws []word) bool {
	for i := range ws {
		if !is(ws[i].low, "of", "understand", "understanding", "intent", "cooperation", "co-operation", "association", "agreement") {
			return false
		}
	}
	return true
}

func proper(ws []word, i int) bool {
	return i >= 0 && i < len(ws) && (ws[i].kind == text.Capitalized || ws[i].kind == text.Upper) && ws[i].role != date
}

// titleStart returns the first word of the title whose trigger is at i.
func (r *reader) titleStart(ws []word, i int) int {
	for i > 0 {
		before := low(ws, i-1)
		switch {
		case proper(ws, i-1) && (i-1 > 0 || ws[0].class&determiner == 0):
			i--
			continue
		case is(before, "and", "'s", "-", ",", "of") && proper(ws, i-2) && !at(ws, i-2).strong() && (before != "," || proper(ws, i)):
			i -= 2
			continue
		case before == "and" && low(ws, i-2) == "," && proper(ws, i-3) && (ws[i-3].mention < 0 || !is(r.mentions[ws[i-3].mention].label, "GPE", "PERSON")):
			i -= 3 // "Science, Technology, and Innovation Agreement"
			continue
		}
		break
	}
	return i
}

// titleEnd returns the last word of the title whose trigger is at i: "Convention
// for the Protection of Rivers".
func titleEnd(ws []word, i int) int {
	if !is(low(ws, i+1), "on", "for", "against", "of", "relating", "concerning", "between") {
		return i
	}
	for k := i + 1; ; k++ {
		j := k
		for j < len(ws) && j < k+3 && is(ws[j].low, "of", "and", "the", "on", "for", "to", "in", "against", "'s", "-", "between", "with", "from", "by", "their", "its") {
			j++
		}
		if !proper(ws, j) {
			return i
		}
		i, k = j, j
	}
}

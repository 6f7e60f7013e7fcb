package agreements

import "harrow/extractors/text"

// officialName reads a capitalized or quoted title around the trigger.
func (r *reader) officialName(m *reading) field {
	ws := m.ws
	if m.verb || !m.titled {
		return field{}
	}
	proper := func(i int) bool {
		return i >= 0 && i < len(ws) && (ws[i].kind == text.Capitalized || ws[i].kind == text.Upper) && ws[i].role != date
	}
	link := func(i int) bool {
		return i > 0 && i < len(ws) && is(ws[i].low, "of", "and", "the", "on", "for", "to", "in", "against", "'s", "-", "between", "with", ",")
	}
	first := m.first
	for first > 0 {
		switch {
		case proper(first-1) && (first-1 > 0 || ws[0].class&determiner == 0):
			first--
			continue
		case is(low(ws, first-1), "and", "'s", "-", ",", "of") && !strong(low(ws, first-2)) && proper(first-2) && first-2 >= 0 && (low(ws, first-1) != "," || proper(first)):
			first -= 2
			continue
		}
		break
	}
	last := m.last
	if is(low(ws, last+1), "on", "for", "against", "of", "relating", "concerning", "between") {
		i := last + 1
		for i < len(ws) {
			k := i
			for k < len(ws) && k < i+3 && link(k) && ws[k].low != "," {
				k++
			}
			if !proper(k) {
				break
			}
			last = k
			i = k + 1
		}
	}
	start, end := ws[first].start, ws[last].end
	return field{r.d.Text[start:end], start, end}
}

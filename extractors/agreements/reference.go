package agreements

import (
	"slices"
	"strings"
)

// antecedent resolves "it", "they", "the company" as the subject of the verb
// at v: the subject nearest before it, in its sentence or the two before.
func (r *reader) antecedent(m *reading, v int, n nominals) []party {
	if n.human {
		return r.person(m, v)
	}
	var single []party
	for back := range 3 {
		ws := r.read(m.sentence - back)
		last := len(ws)
		if back == 0 {
			last = min(v, last)
		}
		seen := 0
		for i := last - 1; i >= 0 && seen < 6; i-- {
			if back > 0 {
				// of an earlier sentence, its first subject
				i = firstVerb(ws)
				seen = 6
			}
			if i < 0 || ws[i].role != verb && ws[i].role != aux {
				continue
			}
			seen++
			s := r.subject(ws, i).parties
			if n.firm {
				s = firmsOf(s)
			}
			switch {
			case len(s) == 0:
			case !n.plural:
				return s[:1]
			case len(s) > 1 || s[0].common:
				return s
			case single == nil:
				single = s
			}
			if n.plural && back == 0 {
				if p := r.pair(ws, i); len(p) > 1 {
					return p
				}
			}
			if back > 0 {
				break
			}
		}
	}
	return single
}

func isHuman(w string) bool { return is(w, "he", "she", "him", "her", "his") }

// person resolves "he" and "her" before word v: the subject of the sentence, else
// the person named last, or whom that person acts for.
func (r *reader) person(m *reading, v int) []party {
	for back := range 4 {
		ws := r.read(m.sentence - back)
		last := len(ws)
		if back == 0 {
			last = min(v, last)
		}
		found := -1
		for i := range ws[:last] {
			k := ws[i].mention
			if k < 0 || ws[i].role != name || r.mentions[k].label != "PERSON" {
				continue
			}
			if found < 0 {
				found = i
			}
		}
		if found < 0 {
			if v := firstVerb(ws); back > 0 && v > 0 && ws[v-1].class&(stateNoun|officerNoun) != 0 {
				if s := r.subject(ws, v).parties; len(s) == 1 {
					return s // "The Orbis president said"
				}
			}
			continue
		}
		n := &r.mentions[ws[found].mention]
		if side, ok := r.officeOf(n); ok {
			return []party{r.partyOf(side)}
		}
		return []party{r.partyOf(ws[found].mention)}
	}
	return nil
}

// pair returns the names coordinated last before word i: "Chile and Peru".
func (r *reader) pair(ws []word, i int) []party {
	for j := min(i, len(ws)) - 1; j > 0; j-- {
		if ws[j].role != conj || ws[j].low != "and" || ws[j-1].role != name && ws[j-1].class&(stateNoun|partyNoun) == 0 || j+1 >= len(ws) {
			continue
		}
		first := phraseStart(ws, j-1)
		for first > 1 && ws[first-1].role == comma && ws[first-2].role == name {
			first = phraseStart(ws, first-2)
		}
		if p := r.list(ws, first).parties; len(p) > 1 && isCountryID(p[0].EntityID) == isCountryID(p[1].EntityID) && !p[0].person && !p[1].person {
			return p
		}
	}
	return nil
}

func firstVerb(ws []word) int {
	for i := range ws {
		if ws[i].role == verb || ws[i].role == aux {
			return i
		}
	}
	return -1
}

// firmsOf returns the parties that may be firms.
func firmsOf(list []party) []party {
	var out []party
	for _, p := range list {
		if !p.person && !isCountryID(p.EntityID) {
			out = append(out, p)
		}
	}
	return out
}

// memberOf reads whose membership it is: "China's participation in", "as a
// party to the convention, Peru".
func (r *reader) memberOf(m *reading) []party {
	ws := m.ws
	i := m.phrase - 2
	for i > 0 && (ws[i].role == noun || ws[i].role == prep) {
		i--
	}
	if i >= 0 && ws[i].role == poss {
		n, _ := r.phrase(ws, phraseStart(ws, i), i)
		return n.parties
	}
	if i >= 0 && is(ws[i].low, "its", "their") {
		return r.antecedent(m, i, nominals{})
	}
	for j := m.phrase - 1; j >= 0; j-- {
		if ws[j].role == aux || ws[j].role == verb {
			n := r.subject(ws, j)
			if n.pronoun && len(n.parties) == 0 {
				return r.antecedent(m, j, n)
			}
			if len(n.parties) > 0 {
				return n.parties
			}
		}
	}
	for j := m.last + 1; j < len(ws) && low(ws, 0) == "as"; j++ {
		if ws[j].role == aux || ws[j].role == verb {
			return r.subject(ws, j).parties
		}
	}
	return nil
}

// contact reads the subject of a relative clause without a relative word:
// "the pact they signed", "a deal both countries reached".
func (r *reader) contact(m *reading) []party {
	ws := m.ws
	i := m.last + 1
	if i+1 < len(ws) && ws[i].role == comma && ws[i+1].role == sub {
		i++
	}
	if i < len(ws) && ws[i].role == sub {
		i++
	}
	if i >= len(ws) || ws[i].role != pron && ws[i].role != name && ws[i].role != det && ws[i].role != number {
		return nil
	}
	n := r.list(ws, i)
	j := n.next
	for j < len(ws) && (ws[j].role == aux || ws[j].role == adv) {
		j++
	}
	if j >= len(ws) || ws[j].role != verb || !is(ws[j].verb.status, "signed", "agreed", "approved", "extended", "ended") {
		return nil
	}
	if n.group {
		m.group, m.noun = true, n.noun
	}
	if n.pronoun && len(n.parties) == 0 {
		return r.antecedent(m, i, n)
	}
	return n.parties
}

// mainSubject reads the subject of the clause that follows "under the pact,".
func (r *reader) mainSubject(m *reading) []party {
	ws := m.ws
	for i := m.last + 1; i < len(ws); i++ {
		if ws[i].role != comma || i+1 < len(ws) && ws[i+1].role == verb && ws[i+1].class&pastForm != 0 {
			continue // also "the pact, signed in May,"
		}
		for j := i + 1; j < min(len(ws), i+20); j++ {
			if ws[j].role == aux || ws[j].role == verb {
				return r.subject(ws, j).parties
			}
		}
		return nil
	}
	return nil
}

// meeting returns who met in the sentence of m, before it, or in the one before:
// "Peru's president received his Chilean counterpart and the two signed a pact".
func (r *reader) meeting(m *reading) []party {
	for back := range 2 {
		ws := r.read(m.sentence - back)
		last := len(ws)
		if back == 0 {
			last = m.phrase
		}
		for v := range ws[:last] {
			if ws[v].role != verb || !is(ws[v].low, "met", "meets", "received", "hosted", "visited", "welcomed") {
				continue
			}
			at := v + 1
			if low(ws, at) == "with" {
				at++
			}
			if p := join(r.subject(ws, v).parties, r.list(ws, at).parties...); len(p) > 1 {
				return p
			}
		}
	}
	return nil
}

// enumerate gives the sides of m that are told by a noun the names that a
// sentence soon lists: "29 cities ... The cities include Lima and Quito".
func (r *reader) enumerate(m *reading) {
	if m.head != "" && len(m.parties) < 2 {
		if names := r.roster(m, m.head); names != nil {
			m.parties = join(m.parties, names...)
			m.group = false
		}
	}
	for i, p := range m.parties {
		head := strings.ToLower(p.Name[strings.LastIndexByte(p.Name, ' ')+1:])
		if !p.common || !strings.HasSuffix(head, "s") {
			continue
		}
		if names := r.roster(m, head); names != nil {
			m.parties = join(slices.Delete(slices.Clone(m.parties), i, i+1), names...)
			return
		}
	}
}

// roster reads the list of those called by the plural noun, in the sentence of m
// or the two behind it: "the firms involved are Orbis and Tarvo".
func (r *reader) roster(m *reading, noun string) []party {
	const gap = 8 // words between noun and verb
	for ahead := range 3 {
		ws := r.read(m.sentence + ahead)
		for i := range ws {
			if ws[i].low != noun || ahead == 0 && i < m.last {
				continue
			}
			for j := i + 1; j < min(len(ws), i+gap) && ws[j].role != stop && ws[j].role != name; j++ {
				if is(ws[j].low, "are", "include", "were", "included") && j+1 < len(ws) {
					if n := r.list(ws, j+1); len(n.parties) > 1 && !slices.ContainsFunc(n.parties, func(p party) bool { return p.common }) {
						return n.parties
					}
					break
				}
			}
		}
	}
	return nil
}

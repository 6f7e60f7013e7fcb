package agreements

import "strings"

func personKey(m *mention) string {
	name := m.name
	if i := strings.LastIndexByte(name, ' '); i >= 0 {
		name = name[i+1:]
	}
	return strings.ToLower(name)
}

// office returns the mention of the side that a titled person acts for, or -1:
// the country of "Peruvian Foreign Minister Ana Ruiz".
func (r *reader) office(ws []word, from, head, to int) int {
	titled := false
	side := -1
	if to+1 < len(ws) && ws[to].role == comma && ws[to+1].low != "who" {
		// "Ana Ruiz, president of Orbis"
		for j := to + 1; j < min(len(ws), to+6); j++ {
			if ws[j].class&(stateNoun|officerNoun) != 0 && follows(ws, j, "of") {
				for k := j + 2; k < min(len(ws), j+5); k++ {
					if ws[k].role == name {
						return ws[k].mention
					}
				}
			}
		}
	}
	for j := from; j < head; j++ {
		if ws[j].mention == ws[head].mention {
			titled = titled || j > from && ws[j-1].role == poss && side >= 0 && r.mentions[side].isCountry()
			break
		}
		if ws[j].class&(stateNoun|officerNoun) != 0 {
			titled = true
		}
		if ws[j].mention >= 0 {
			m := &r.mentions[ws[j].mention]
			if is(m.label, "GPE", "NORP", "ORG", "") && ws[j].class&partyNoun == 0 && !(m.label == "" && side >= 0 && r.mentions[side].isCountry()) {
				side = ws[j].mention
			}
		}
	}
	if !titled {
		return -1
	}
	return side
}

// readOffices finds whom the persons named act for: "Peruvian President Ana
// Ruiz", "Ana Ruiz, the president of Peru".
func (r *reader) readOffices() {
	title := func(i int) bool {
		return lookUp(strings.ToLower(r.d.Word(i))).class&(stateNoun|officerNoun) != 0
	}
	side := func(i int) bool {
		return i >= 0 && i < len(r.mentions) && (r.mentions[i].isCountry() || r.mentions[i].label == "ORG" && lookUp(strings.ToLower(r.mentions[i].name)).class == 0)
	}
	defer func() {
		// "Wei Tang ... Wei": where the family name comes first
		for i := range r.mentions {
			first, _, ok := strings.Cut(r.mentions[i].name, " ")
			if !ok || r.mentions[i].label != "PERSON" {
				continue
			}
			if side, known := r.offices[personKey(&r.mentions[i])]; known {
				key := strings.ToLower(first)
				if _, taken := r.offices[key]; !taken {
					r.offices[key] = side
				}
			}
		}
	}()
	for i := range r.mentions {
		m := &r.mentions[i]
		if m.label != "PERSON" {
			continue
		}
		if _, known := r.offices[personKey(m)]; known {
			continue
		}
		first := m.first
		k := first - 1
		for k >= 0 && first-k < 6 && title(k) {
			k--
		}
		if k < first-1 && side(i-1) && r.last(&r.mentions[i-1]) == k {
			r.offices[personKey(m)] = i - 1
			continue
		}
		titled := k < first-1
		if side(i-1) && r.last(&r.mentions[i-1]) == first-1 {
			of := r.mentions[i-1].first - 1
			if of > 0 && r.d.Word(of) == "of" && title(of-1) {
				r.offices[personKey(m)] = i - 1 // "Prime Minister of Peru Ana Ruiz"
				continue
			}
		}
		k = m.next
		if titled && r.d.Word(k) == "of" && side(i+1) && r.mentions[i+1].first == k+1 {
			r.offices[personKey(m)] = i + 1 // "President Ana Ruiz of Peru"
			continue
		}
		if r.d.Word(k) != "," {
			continue
		}
		k++
		if r.d.Word(k) == "who" && is(r.d.Word(k+1), "is", "was") {
			k += 2
		}
		if side(i+1) && r.mentions[i+1].first == k {
			// "Ana Ruiz, Peru's deputy minister"
			if k = r.mentions[i+1].next; r.d.Word(k) == "'s" || r.d.Word(k) == "’s" {
				k++
			}
			if title(k) {
				r.offices[personKey(m)] = i + 1
			}
			continue
		}
		if is(r.d.Word(k), "the", "The") {
			k++
		}
		last := k
		for last-k < 4 && title(last) {
			last++
		}
		if is(r.d.Word(last+1), "the") {
			last++
		}
		if last > k && side(i+1) && r.mentions[i+1].first == last+1 {
			r.offices[personKey(m)] = i + 1
		}
	}
}

package agreements

import "strings"

// lastName returns the last word of a name.
func lastName(name string) string { return name[strings.LastIndexByte(name, ' ')+1:] }

// officeOf returns the mention of the side that the person m acts for.
func (r *reader) officeOf(m *mention) (side int, known bool) {
	var room [foldBytes]byte
	side, known = r.offices[string(fold(room[:0], lastName(m.name)))]
	return side, known
}

// appoint notes the side that the person m acts for.
func (r *reader) appoint(m *mention, side int) { r.offices[strings.ToLower(lastName(m.name))] = side }

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

// readOffices finds whom the persons named act for.
func (r *reader) readOffices() {
	for i := range r.mentions {
		m := &r.mentions[i]
		if m.label != "PERSON" {
			continue
		}
		if _, known := r.officeOf(m); known {
			continue
		}
		if side := r.officeBeside(i); side >= 0 {
			r.appoint(m, side)
		}
	}
	// "Wei Tang ... Wei": where the family name comes first
	for i := range r.mentions {
		m := &r.mentions[i]
		first, _, ok := strings.Cut(m.name, " ")
		if !ok || m.label != "PERSON" {
			continue
		}
		if side, known := r.officeOf(m); known {
			if _, taken := r.officeOf(&mention{name: first}); !taken {
				r.appoint(&mention{name: first}, side)
			}
		}
	}
}

// title reports whether the token is a word for an office.
func (r *reader) title(token int) bool {
	return lookUpFold(r.d.Word(token)).class&(stateNoun|officerNoun) != 0
}

// served reports whether somebody may hold an office of the i-th name.
func (r *reader) served(i int) bool {
	if i < 0 || i >= len(r.mentions) {
		return false
	}
	m := &r.mentions[i]
	return m.isCountry() || m.label == "ORG" && lookUpFold(m.name).class == 0
}

// officeBeside returns the name before or behind that of the i-th person whose office
// the words between say is held, or -1.
func (r *reader) officeBeside(i int) int {
	m := &r.mentions[i]
	before := m.first - 1
	for before >= 0 && m.first-before < 6 && r.title(before) {
		before--
	}
	titled := before < m.first-1
	if r.served(i - 1) {
		last := r.last(&r.mentions[i-1])
		if titled && last == before {
			return i - 1 // "Peruvian President Ana Ruiz"
		}
		of := r.mentions[i-1].first - 1
		if last == m.first-1 && of > 0 && r.d.Word(of) == "of" && r.title(of-1) {
			return i - 1 // "Prime Minister of Peru Ana Ruiz"
		}
	}
	switch r.d.Word(m.next) {
	case "of":
		if titled && r.served(i+1) && r.mentions[i+1].first == m.next+1 {
			return i + 1 // "President Ana Ruiz of Peru"
		}
	case ",":
		return r.officeBehind(i, m.next+1)
	}
	return -1
}

// officeBehind returns the name whose office the i-th person holds by what is set off
// behind the person's name, from the token on; or -1.
func (r *reader) officeBehind(i, token int) int {
	if r.d.Word(token) == "who" && is(r.d.Word(token+1), "is", "was") {
		token += 2
	}
	if !r.served(i + 1) {
		return -1
	}
	side := &r.mentions[i+1]
	if side.first == token {
		after := side.next
		if is(r.d.Word(after), "'s", "’s") {
			after++
		}
		if r.title(after) {
			return i + 1 // "Ana Ruiz, Peru's deputy minister"
		}
		return -1
	}
	if is(r.d.Word(token), "the", "The") {
		token++
	}
	of := token
	for of-token < 4 && r.title(of) {
		of++
	}
	titled := of > token
	if r.d.Word(of+1) == "the" {
		of++
	}
	if titled && side.first == of+1 {
		return i + 1 // "Ana Ruiz, the president of Peru"
	}
	return -1
}

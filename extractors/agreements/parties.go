package agreements

import (
	"cmp"
	"slices"
	"strings"

	"harrow/schema"
)

// party is a side of an agreement and where the text names it.
type party struct {
	schema.Party
	start, end int
	person     bool
	common     bool // a common noun: "rebels"
}

// same reports whether two parties are one: the same entity, or a name that
// the other holds as whole words.
func (p party) same(q party) bool {
	if p.EntityID != "" && p.EntityID == q.EntityID {
		return true
	}
	a, b := p.Name, q.Name
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(a) == len(b) || p.isCountry() || q.isCountry() {
		return strings.EqualFold(a, b)
	}
	i := indexFold(b, a)
	if i == 0 && len(b) == len(a)+1 && b[len(a)]|0x20 == 's' {
		return true // "Maoist leaders" speak for the "Maoists"
	}
	return i >= 0 && len(a) > 1 && (i == 0 || b[i-1] == ' ') && (i+len(a) == len(b) || b[i+len(a)] == ' ')
}

// indexFold returns where s holds part first, in any case, or -1.
func indexFold(s, part string) int {
	for i := 0; i+len(part) <= len(s); i++ {
		if strings.EqualFold(s[i:i+len(part)], part) {
			return i
		}
	}
	return -1
}

func isCountryID(id string) bool { return strings.HasPrefix(id, countryPrefix) }

func (p party) isCountry() bool { return isCountryID(p.EntityID) }

// join adds the parties of b that a does not hold.
func join(a []party, b ...party) []party {
	if a == nil && len(b) > 0 {
		a = make([]party, 0, max(len(b), 2))
	}
	for _, p := range b {
		found := false
		for i := range a {
			if a[i].same(p) {
				found = true
				if len(p.Name) > len(a[i].Name) && strings.Contains(p.Name, a[i].Name) && !isCountryID(a[i].EntityID) {
					a[i].Party = p.Party
				}
				break
			}
		}
		if !found {
			a = append(a, p)
		}
	}
	return a
}

// nominals are what a stretch of noun phrases gives.
type nominals struct {
	parties   []party
	many      bool    // "five states"
	group     bool    // "the two countries": sides that the text names elsewhere
	noun      []party // the noun of a group, where none is named: "the factions"
	pronoun   bool    // "it", "they", "the company"
	human     bool    // "he", "her"
	first     bool    // "we"
	firm      bool    // "the company", "the two firms"
	states    bool    // "the two countries"
	plural    bool
	head      string  // the noun of the group
	loose     []party // with those of a list that has commas only: "Lima, Quito sign"
	looseNext int
	next      int // the word after
}

// list reads coordinated noun phrases from word i on: "Peru, Chile and the
// government of Bolivia".
func (r *reader) list(ws []word, i int) nominals {
	var n nominals
	var open nominals // what stood before the first comma
	commas := false
	for depth := 0; depth < 40 && i < len(ws); depth++ {
		end := phraseEnd(ws, i)
		if end == i {
			if ws[i].role == pron {
				n.pronoun = true
				n.human = isHuman(ws[i].low)
				n.plural = n.plural || is(ws[i].low, "they", "them", "both", "we", "us")
				i++
			}
			break
		}
		one, next := r.phrase(ws, i, end)
		if h := end - 1; one.group && len(one.parties) == 0 && (ws[h].class&partyNoun != 0 || ws[h].low == "parties") &&
			(len(n.parties) > 0 && i > 0 && ws[i-1].low == "and" || next+1 < len(ws) && ws[next].low == "and" && ws[next+1].role == name) {
			// "the Reds and seven other parties": not a group that the text names
			one.parties, one.group = []party{r.common(ws, i, h, -1)}, false
		}
		n.add(&one)
		// "the government and the bishops": two, if only one is known
		n.many = n.many || len(one.parties) == 0 && len(n.parties) == 1 && i > 0 && ws[i-1].low == "and" && ws[i].low == "the" && strings.HasSuffix(ws[end-1].low, "s")
		i = r.skipName(ws, i, r.skipBrackets(ws, next))
		if at(ws, i).role == comma && !commas {
			open, commas = n, true
			open.next = i
		}
		j, joined := r.nextConjunct(ws, i)
		if joined {
			commas = false
		}
		if j < 0 || len(one.parties) == 0 && !one.group || !conjunct(ws, j) {
			break
		}
		i = j
	}
	n.settle(ws)
	n.next = i
	loose := n.parties
	if commas {
		n = open
	}
	n.loose, n.looseNext = loose, i
	if len(n.parties) > 2 && n.parties[0].common && allNamed(n.parties[1:]) {
		n.parties = n.parties[1:] // "three rebel groups, the Reds and the Blues,"
	}
	n.plural = n.plural || len(n.parties) >= 2
	return n
}

// add adds what the next conjunct gives.
func (n *nominals) add(one *nominals) {
	n.parties = join(n.parties, one.parties...)
	n.noun = append(n.noun, one.noun...)
	n.head = cmp.Or(n.head, one.head)
	n.group = n.group || one.group
	n.pronoun = n.pronoun || one.pronoun
	n.firm = n.firm || one.firm
	n.states = n.states || one.states
	n.many = n.many || one.many
	n.plural = n.plural || one.plural
}

// settle decides between the noun of a group and the names that stand in one list with
// it.
func (n *nominals) settle(ws []word) {
	switch {
	case len(n.noun) == 0 || len(n.parties) == 0:
	case allNamed(n.parties) && n.noun[0].start < n.parties[0].start && low(ws, wordAt(ws, n.parties[0].start)-1) == ",":
		n.group, n.noun = false, nil // "two Arab states, Egypt and Jordan,"
	default:
		n.parties, n.group, n.noun = join(n.noun, n.parties...), false, nil // "two factions and the government of Peru"
	}
}

// allNamed reports whether there are two parties or more and all have names.
func allNamed(list []party) bool {
	return len(list) > 1 && !slices.ContainsFunc(list, func(p party) bool { return p.common })
}

// nextConjunct returns the word after the comma or conjunction at i, or -1 where a list
// does not go on there; joined tells that a conjunction was read.
func (r *reader) nextConjunct(ws []word, i int) (j int, joined bool) {
	j = i
	if at(ws, j).role == comma {
		j++
		if k := afterClause(ws, j); k > j {
			j = k
		} else if w := at(ws, j); w.role == det && (w.class&indefinite != 0 || j+1 < len(ws) && ws[j+1].role == noun && !r.listed(ws, j)) {
			// an appositive: "Orbis, a maker of locks, and ..."
			k := j
			for k < len(ws) && k < j+20 && ws[k].role != comma && ws[k].role != stop && ws[k].role != aux {
				k++
			}
			if at(ws, k).role != comma || at(ws, k+1).role != conj {
				return -1, false
			}
			j = k + 1
		}
	}
	if w := at(ws, j); w.role == conj && w.low != "but" {
		return j + 1, true
	}
	if j == i {
		return -1, false
	}
	return j, false
}

// conjunct reports whether a noun phrase that may be a side begins at j: not the next
// agreement, as in "with Chile and an accord".
func conjunct(ws []word, j int) bool {
	if j >= len(ws) || ws[j].role != name && ws[j].role != noun && ws[j].role != det && ws[j].role != number {
		return false
	}
	end := phraseEnd(ws, j)
	return end <= j || !ws[end-1].strong()
}

// afterClause returns the conjunction behind the clause on a side that begins at j:
// "Ana Ruiz, who is the deputy minister of Peru, and"; or j.
func afterClause(ws []word, j int) int {
	if !is(low(ws, j), "who", "whose", "which") {
		return j
	}
	for k := j + 1; k+1 < min(len(ws), j+25) && ws[k].role != stop; k++ {
		if ws[k].role == comma && ws[k+1].role == conj {
			return k + 1
		}
	}
	return j
}

// listed reports whether the phrase at j goes on a list: it names a party.
func (r *reader) listed(ws []word, j int) bool {
	end := phraseEnd(ws, j)
	return end < len(ws) && (ws[end].role == conj || ws[end].role == comma) && ws[end-1].role == name
}

// skipName returns the word after the name of an officer, set off by commas:
// "the president of Peru, Ana Ruiz, and ...". The phrase is ws[first:i].
func (r *reader) skipName(ws []word, first, i int) int {
	if i+2 >= len(ws) || ws[i].role != comma || ws[i+1].role != name || r.mentions[ws[i+1].mention].label != "PERSON" ||
		!headTitled(ws, first, i) && !(first > 1 && ws[first-1].low == "of" && ws[first-2].class&(stateNoun|officerNoun) != 0) {
		return i
	}
	if end := phraseEnd(ws, i+1); end+1 < len(ws) && ws[end].role == comma && ws[end-1].role == name && ws[end-1].mention == ws[i+1].mention {
		if side := r.lastName(ws, first, i); side >= 0 {
			r.appoint(&r.mentions[ws[i+1].mention], side)
		}
		return end
	}
	return i
}

func (r *reader) skipBrackets(ws []word, i int) int {
	if i < len(ws) && ws[i].low == "(" {
		for j := i; j < len(ws) && j < i+12; j++ {
			if ws[j].low == ")" {
				return j + 1
			}
		}
	}
	return i
}

// usual is the name of m, for a body of states the one by which the text most
// often calls it, be it the full one or an abbreviation.
func (r *reader) usual(m *mention) string {
	if m.label != "ORG" || !r.body(m.id) {
		return m.name
	}
	if r.called == nil {
		r.called = map[string]string{}
		count := map[[2]string]int{}
		for i := range r.mentions[:r.named] {
			n := &r.mentions[i]
			if n.label != "ORG" || n.start > 0 && r.d.Text[n.start-1] == '(' {
				continue
			}
			key := [2]string{n.id, n.name}
			count[key]++
			if best, ok := r.called[n.id]; !ok || count[key] > count[[2]string{n.id, best}] {
				r.called[n.id] = n.name
			}
		}
	}
	if name, ok := r.called[m.id]; ok && abbreviates(name, m.name) {
		return name
	}
	return m.name
}

// abbreviates reports whether one of the names is in capitals and the other is
// not.
func abbreviates(a, b string) bool {
	return (strings.ToUpper(a) == a) != (strings.ToUpper(b) == b)
}

func (r *reader) partyOf(mi int) party {
	m := &r.mentions[mi]
	if code := half(m.name); code != "" {
		// "the North", where the text speaks of the two Koreas
		if k := r.stateNamed(code); k >= 0 && r.stateNamed("KP") >= 0 && r.stateNamed("KR") >= 0 {
			n := &r.mentions[k]
			return party{Party: schema.Party{Name: n.name, EntityID: n.id, Country: n.country}, start: m.start, end: m.end}
		}
	}
	return party{Party: schema.Party{Name: r.usual(m), EntityID: m.id, Country: m.country}, start: m.start, end: m.end, person: m.label == "PERSON"}
}

// examples returns the name that begins a list of instances at i: "like Peru",
// "such as Peru", ", including Peru"; or 0.
func examples(ws []word, i int) int {
	if low(ws, i) == "," && is(low(ws, i+1), "including", "such") {
		i++
	}
	switch low(ws, i) {
	case "like", "including":
		i++
	case "such":
		if i += 2; low(ws, i-1) != "as" {
			return 0
		}
	default:
		return 0
	}
	if i >= len(ws) || ws[i].role != name && !(ws[i].low == "the" && i+1 < len(ws) && ws[i+1].role == name) {
		return 0
	}
	return i
}

// lastName returns the mention that stands last in ws[from:to], or -1.
func (r *reader) lastName(ws []word, from, to int) int {
	for j := to - 1; j >= from; j-- {
		if ws[j].mention >= 0 && ws[j].role == name {
			if is(r.mentions[ws[j].mention].label, "EVENT", "LAW", "LANGUAGE", "WORK_OF_ART") {
				continue
			}
			return ws[j].mention
		}
	}
	return -1
}

// common makes a party of a common noun, with the name before it: "rebels",
// "Maoist rebels".
func (r *reader) common(ws []word, from, head, owner int) party {
	first := head
	if head > from && ws[head-1].role == name {
		first = head - 1
		for first > from && ws[first-1].mention == ws[head-1].mention {
			first--
		}
	}
	if head > from && ws[head-1].role == noun && ws[head-1].kind != 0 && is(ws[head].low, "group", "groups", "companies", "firms", "officials") {
		first = head - 1
	}
	if k := ledBy(ws, head); k >= from {
		first = k
		for first > from && ws[first-1].mention == ws[k].mention {
			first--
		}
	}
	start, end := ws[first].start, ws[head].end
	p := party{Party: schema.Party{Name: r.d.Text[start:end]}, start: start, end: end, common: true}
	if first < head && owner >= 0 {
		p.Country = r.mentions[owner].country
	}
	return p
}

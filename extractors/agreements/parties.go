package agreements

import (
	"cmp"
	"slices"
	"strings"

	"harrow/extractors/text"
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
	defer0 := func() {
		if commas {
			n = open
		}
	}
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
		n.parties = join(n.parties, one.parties...)
		n.group = n.group || one.group
		n.head = cmp.Or(n.head, one.head)
		n.noun = append(n.noun, one.noun...)
		n.pronoun = n.pronoun || one.pronoun
		n.firm = n.firm || one.firm
		n.states = n.states || one.states
		n.many = n.many || one.many
		n.plural = n.plural || one.plural
		i = r.skipName(ws, i, r.skipBrackets(ws, next))
		// on to the next conjunct
		if i >= len(ws) {
			break
		}
		j := i
		if ws[j].role == comma {
			if !commas {
				open = n
				open.next = i
			}
			commas = true
			j++
			if k := afterClause(ws, j); k > j {
				j = k
			} else if j < len(ws) && ws[j].role == det && ws[j].class&indefinite != 0 || j < len(ws) && ws[j].role == det && j+1 < len(ws) && ws[j+1].role == noun && !r.listed(ws, j) {
				// an appositive: "Orbis, a maker of locks, and ..."
				k := j
				for k < len(ws) && k < j+20 && ws[k].role != comma && ws[k].role != stop && ws[k].role != aux {
					k++
				}
				if k+1 < len(ws) && ws[k].role == comma && ws[k+1].role == conj {
					j = k + 1
				} else {
					break
				}
			}
		}
		if j < len(ws) && ws[j].role == conj && ws[j].low != "but" {
			commas = false
			j++
		} else if j == i {
			break
		}
		if j >= len(ws) || ws[j].role != name && ws[j].role != noun && ws[j].role != det && ws[j].role != number {
			break
		}
		if len(one.parties) == 0 && !one.group {
			break
		}
		if end := phraseEnd(ws, j); end > j && ws[end-1].strong() {
			break // "with Chile and an accord"
		}
		i = j
	}
	named := func(list []party) bool {
		return len(list) > 1 && !slices.ContainsFunc(list, func(p party) bool { return p.common })
	}
	switch {
	case len(n.noun) > 0 && named(n.parties) && n.noun[0].start < n.parties[0].start && low(ws, wordAt(ws, n.parties[0].start)-1) == ",":
		n.group, n.noun = false, nil // "two Arab states, Egypt and Jordan,"
	case len(n.noun) > 0 && len(n.parties) > 0:
		// "two factions and the government of Peru"
		n.parties, n.group, n.noun = join(n.noun, n.parties...), false, nil
	}
	n.next = i
	loose := n.parties
	defer0()
	n.loose, n.looseNext = loose, i
	if len(n.parties) > 2 && n.parties[0].common && named(n.parties[1:]) {
		n.parties = n.parties[1:] // "three rebel groups, the Reds and the Blues,"
	}
	if len(n.parties) >= 2 {
		n.plural = true
	}
	return n
}

// afterClause returns the conjunction behind the clause on a person that begins at
// j: "Ana Ruiz, who is the deputy minister of Peru, and"; or j.
func afterClause(ws []word, j int) int {
	if !is(low(ws, j), "who", "whose") {
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

// phrase reads the noun phrase ws[from:to] and the "of" phrases that belong to
// it, and returns the word after them.
func (r *reader) phrase(ws []word, from, to int) (nominals, int) {
	var n nominals
	next := to
	head := to - 1
	for head > from && (ws[head].role == quote || ws[head].role == poss || ws[head].role == hyphen) {
		head--
	}
	h := &ws[head]
	of := func() (nominals, bool) {
		if to < len(ws) && (ws[to].low == "of" || ws[to].low == "from" || ws[to].low == "for" && (h.class&officerNoun != 0 || is(h.low, "negotiators", "representatives", "envoys", "officials", "mediators")) || ws[to].low == "in" && to+1 < len(ws) && ws[to+1].role == name && is(h.low, "officials", "leaders", "authorities", "negotiators", "ministers", "government", "junta", "regime")) && to+1 < len(ws) && phraseEnd(ws, to+1) > to+1 {
			return r.list(ws, to+1), true
		}
		return nominals{}, false
	}
	if h.low == "koreas" {
		n.parties, n.plural = koreas(h), true
		return n, next
	}
	if k := examples(ws, to); k > 0 && strings.HasSuffix(h.low, "s") && h.class&(partyNoun|groupNoun) != 0 {
		if more := r.list(ws, k); len(more.parties) > 0 {
			more.plural = true
			return more, more.next // "countries such as Peru and Chile"
		}
	}
	if h.role == name {
		m := &r.mentions[h.mention]
		if m.name == "North and South Korea" {
			n.parties, n.plural = koreas(h), true
			return n, next
		}
		if m.label == "PERSON" || m.label == "" && headTitled(ws, from, head) {
			if side := r.office(ws, from, head, to); side >= 0 {
				r.appoint(m, side)
				n.parties = []party{r.partyOf(side)}
				return n, next
			}
			if side, ok := r.officeOf(m); ok {
				n.parties = []party{r.partyOf(side)}
				return n, next
			}
		}
		if side, ok := r.officeOf(m); ok && !m.isCountry() && !strings.Contains(m.name, " ") && r.mentions[side].id != m.id {
			n.parties = []party{r.partyOf(side)} // an officer's last name alone
			return n, next
		}
		if side := r.stateOf(ws, from, head); side >= 0 {
			n.parties = []party{r.partyOf(side)}
			return n, next
		}
		if is(m.label, "DATE", "EVENT", "WORK_OF_ART", "LAW", "LANGUAGE") {
			return n, next
		}
		if more, ok := of(); ok && m.label == "" {
			next = more.next
		}
		n.parties = []party{r.partyOf(h.mention)}
		return n, next
	}
	owner := r.lastName(ws, from, head)
	c := h.class
	quantified := false
	for j := from; j < head; j++ {
		if is(ws[j].low, "two", "both", "three", "four", "five", "six", "seven", "other", "each") || ws[j].role == number {
			quantified = true
		}
	}
	if h.role == number && ws[from].role == det || is(h.low, "both", "each") {
		n.group, n.plural = true, true
		return n, next
	}
	switch {
	case is(h.low, "meeting", "talks", "summit", "meetings") && to < len(ws) && is(ws[to].low, "between", "of", "among"):
		more := r.list(ws, to+1)
		more.plural = true
		return more, more.next
	case h.in(collectionNoun) && to < len(ws) && ws[to].low == "of" && phraseEnd(ws, to+1) > to+1:
		more := r.list(ws, to+1)
		return more, more.next // "a number of firms"
	case c&groupNoun != 0 && (owner < 0 || quantified && !r.mentions[owner].isCountry() && is(r.mentions[owner].label, "NORP", "LOC")) && (ws[from].role == det || ws[from].role == number || quantified):
		if more, ok := of(); ok && len(more.parties) > 0 {
			n.parties, next = more.parties, more.next
			n.plural = true
			return n, next
		}
		if b := r.bodyOf(h.low, h.start); b >= 0 && !quantified {
			n.parties = []party{r.partyOf(b)}
			return n, next
		}
		n.group, n.plural = true, true
		if is(h.low, "factions", "groups", "delegations", "foes", "camps", "belligerents", "antagonists") || is(low(ws, head-1), "rival", "warring") || owner >= 0 || is(h.low, "ministers", "leaders", "presidents", "premiers") || ws[from].role == number ||
			head > from+1 && ws[head-1].role == noun && ws[head-1].kind == text.Lower && !quantified {
			n.noun = []party{r.common(ws, from, head, owner)}
		}
		if ws[from].role == number && !is(ws[from].low, "two", "both") && owner < 0 {
			n.parties, n.group, n.noun, n.many = []party{r.common(ws, from, head, -1)}, false, nil, true // "five upstream states"
			return n, next
		}
		n.states = h.in(statesNoun)
		n.firm = is(h.low, "companies", "firms", "airlines", "banks", "clubs")
	case h.low == "country" && ws[from].class&possessive != 0 && owner < 0:
		if p, ok := r.homeState(ws[from].start); ok {
			n.parties = []party{p}
		}
	case c&stateNoun != 0 || c&officerNoun != 0:
		if owner >= 0 {
			side := owner
			if m := &r.mentions[owner]; m.label == "PERSON" && is(h.low, "government", "administration", "regime") {
				if k, ok := r.officeOf(m); ok {
					side = k
				} else if p, ok := r.homeState(ws[from].start); ok {
					n.parties = []party{p}
					return n, next
				}
			}
			n.parties = []party{r.partyOf(side)}
			if is(h.low, "minister", "secretary") {
				next = r.skipPortfolio(ws, to)
			}
			return n, next
		}
		if more, ok := of(); ok {
			n.parties, next, n.group = more.parties, more.next, more.group
			n.plural = n.group
			return n, next
		}
		if (h.in(organOfState) || is(h.low, "forces", "officials", "leaders", "negotiators") && is(low(ws, head-1), "government", "army", "security", "junta", "regime")) && ws[from].class&indefinite == 0 {
			p, ok := r.homeState(ws[from].start)
			if !ok {
				p = r.common(ws, from, head, -1)
			}
			n.parties = []party{p}
		}
		n.pronoun = false
	case c&companyNoun != 0 && c&partyNoun == 0:
		if to+1 < len(ws) && ws[to].role == comma && ws[to+1].role == name && !r.mentions[ws[to+1].mention].isCountry() {
			// "the band's record company, Orbis"
			k := to + 1
			for k+1 < len(ws) && ws[k+1].mention == ws[to+1].mention {
				k++
			}
			n.parties = []party{r.partyOf(ws[to+1].mention)}
			return n, k + 1
		}
		if owner >= 0 && !r.mentions[owner].isCountry() && r.mentions[owner].label != "GPE" {
			n.parties = []party{r.partyOf(owner)}
			return n, next
		}
		if more, ok := of(); ok && len(more.parties) > 0 {
			n.parties, next = more.parties, more.next
			return n, next
		}
		if ws[from].role == det && ws[from].class&indefinite == 0 {
			n.pronoun, n.firm = true, true
			return n, next
		}
		if owner >= 0 {
			n.parties = []party{r.common(ws, from, head, owner)}
		}
	case to+1 < len(ws) && ws[to].low == "in" && ws[to+1].role == name && h.in(institutionNoun):
		return r.phrase(ws, to+1, phraseEnd(ws, to+1)) // "universities in Lima": they act for the place
	case c&partyNoun != 0 && is(h.low, "coalition", "alliance") && owner >= 0 && hasRole(ws[from:head], poss):
		n.parties = []party{r.partyOf(owner)} // "Peru's ruling coalition"
	case c&partyNoun != 0:
		if owner >= 0 && !r.mentions[owner].isCountry() && r.mentions[owner].label != "GPE" && is(h.low, "union", "group") {
			r.unions[h.low] = owner
			n.parties = []party{r.partyOf(owner)}
			return n, next
		}
		if k, ok := r.unions[h.low]; ok && owner < 0 && ws[from].low == "the" {
			n.parties = []party{r.partyOf(k)}
			return n, next
		}
		if owner >= 0 && r.mentions[owner].label == "ORG" && is(h.low, "studios", "airlines", "networks", "banks", "universities", "hospitals") {
			n.parties = []party{r.partyOf(owner)}
			return n, next
		}
		if k := r.namedForce(ws[from].start, h.low); k >= 0 && owner < 0 && ws[from].low == "the" {
			n.parties, n.plural = []party{r.partyOf(k)}, true
			return n, next
		}
		n.parties = []party{r.common(ws, from, head, owner)}
		n.plural = strings.HasSuffix(h.low, "s")
		if n.plural && head > from && is(ws[head-1].low, "warring", "rival", "feuding") {
			n.noun, n.group, n.parties = n.parties, true, nil
		}
	case owner >= 0 && head > from && ws[head-1].role == poss:
	case owner >= 0 && (r.mentions[owner].label == "ORG" || !r.mentions[owner].isCountry() && r.mentions[owner].label != "PERSON" && ws[head-1].mention == owner):
		n.parties = []party{r.partyOf(owner)}
	}
	return n, next
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
	start, end := ws[first].start, ws[head].end
	p := party{Party: schema.Party{Name: r.d.Text[start:end]}, start: start, end: end, common: true}
	if first < head && owner >= 0 {
		p.Country = r.mentions[owner].country
	}
	return p
}

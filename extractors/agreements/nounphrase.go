package agreements

import (
	"strings"

	"harrow/extractors/text"
)

// nounPhrase is a noun phrase whose sides are read: ws[from:to], with its head.
type nounPhrase struct {
	ws             []word
	from, to, head int
	owner          int  // the last name before the head, or -1
	quantified     bool // "two", "both", "other"
}

// before returns the word before the head.
func (p *nounPhrase) before() string { return low(p.ws, p.head-1) }

// phrase reads the noun phrase ws[from:to] and the "of" phrases that belong to
// it, and returns the word after them.
func (r *reader) phrase(ws []word, from, to int) (nominals, int) {
	p := nounPhrase{ws: ws, from: from, to: to, head: to - 1, owner: -1}
	for p.head > from && (ws[p.head].role == quote || ws[p.head].role == poss || ws[p.head].role == hyphen) {
		p.head--
	}
	h := &ws[p.head]
	if h.low == "koreas" {
		return nominals{parties: koreas(h), plural: true}, to
	}
	if k := examples(ws, to); k > 0 && strings.HasSuffix(h.low, "s") && h.class&(partyNoun|groupNoun) != 0 {
		if more := r.list(ws, k); len(more.parties) > 0 {
			more.plural = true
			return more, more.next // "countries such as Peru and Chile"
		}
	}
	if h.role == name {
		return r.namePhrase(&p)
	}
	p.owner = r.lastName(ws, from, p.head)
	for j := from; j < p.head; j++ {
		p.quantified = p.quantified || ws[j].role == number || ws[j].in(quantifier)
	}
	return r.commonPhrase(&p)
}

// one returns the side of the mention as what a phrase names.
func (r *reader) one(mention int) nominals { return nominals{parties: []party{r.partyOf(mention)}} }

// ofPhrase reads the names behind the phrase that belong to its head: "of Peru", "from
// Chile", "officials in Lima".
func (r *reader) ofPhrase(p *nounPhrase) (nominals, bool) {
	next := at(p.ws, p.to)
	h := &p.ws[p.head]
	switch next.low {
	case "of", "from":
	case "for":
		if h.class&officerNoun == 0 && !h.in(agentNoun) {
			return nominals{}, false
		}
	case "in":
		if at(p.ws, p.to+1).role != name || !h.in(residentNoun) {
			return nominals{}, false
		}
	default:
		return nominals{}, false
	}
	if p.to+1 >= len(p.ws) || phraseEnd(p.ws, p.to+1) <= p.to+1 {
		return nominals{}, false
	}
	n := r.list(p.ws, p.to+1)
	if strings.HasSuffix(h.low, "s") && len(n.parties) == 1 && len(n.loose) > 1 {
		n.parties, n.next = n.loose, n.looseNext // "the presidents of Peru, Chile"
	}
	return n, true
}

// namePhrase reads a phrase whose head is a name: of a side, of somebody who acts for
// one, or of an organ of a state.
func (r *reader) namePhrase(p *nounPhrase) (nominals, int) {
	h := &p.ws[p.head]
	m := &r.mentions[h.mention]
	if m.name == "North and South Korea" {
		return nominals{parties: koreas(h), plural: true}, p.to
	}
	office, held := r.officeOf(m)
	if m.label == "PERSON" || m.label == "" && headTitled(p.ws, p.from, p.head) {
		if side := r.office(p.ws, p.from, p.head, p.to); side >= 0 {
			r.appoint(m, side)
			return r.one(side), p.to
		}
		if held {
			return r.one(office), p.to
		}
	}
	if held && !m.isCountry() && !strings.Contains(m.name, " ") && r.mentions[office].id != m.id {
		return r.one(office), p.to // an officer's last name alone
	}
	if side := r.stateOf(p.ws, p.from, p.head); side >= 0 {
		return r.one(side), p.to
	}
	if is(m.label, "DATE", "EVENT", "WORK_OF_ART", "LAW", "LANGUAGE") {
		return nominals{}, p.to
	}
	next := p.to
	if more, ok := r.ofPhrase(p); ok && m.label == "" {
		next = more.next
	}
	return r.one(h.mention), next
}

// commonPhrase reads a phrase whose head is a common noun.
func (r *reader) commonPhrase(p *nounPhrase) (nominals, int) {
	ws, owner := p.ws, p.owner
	h, first := &ws[p.head], &ws[p.from]
	following := at(ws, p.to)
	foreign := owner >= 0 && !r.mentions[owner].isCountry()
	switch c := h.class; {
	case h.in(judging):
	case h.role == number && first.role == det, is(h.low, "both", "each"):
		return nominals{group: true, plural: true}, p.to
	case h.in(assembly) && is(following.low, "between", "of", "among"):
		more := r.list(ws, p.to+1)
		more.plural = true
		return more, more.next
	case h.in(collectionNoun) && following.low == "of" && phraseEnd(ws, p.to+1) > p.to+1:
		more := r.list(ws, p.to+1)
		return more, more.next // "a number of firms"
	case c&groupNoun != 0 && (owner < 0 || p.quantified && foreign && is(r.mentions[owner].label, "NORP", "LOC")) && (first.role == det || first.role == number || p.quantified),
		h.low == "parties" && is(p.before(), "warring", "rival", "feuding"):
		return r.groupPhrase(p)
	case h.low == "country" && first.class&possessive != 0 && owner < 0:
		if home, ok := r.homeState(first.start); ok {
			return nominals{parties: []party{home}}, p.to
		}
	case c&(stateNoun|officerNoun) != 0 && ledBy(ws, p.head) < p.from:
		return r.officePhrase(p)
	case c&companyNoun != 0 && c&partyNoun == 0 && ledBy(ws, p.head) < p.from:
		return r.firmPhrase(p)
	case following.low == "in" && at(ws, p.to+1).role == name && h.in(institutionNoun):
		return r.phrase(ws, p.to+1, phraseEnd(ws, p.to+1)) // "universities in Lima": they act for the place
	case ledBy(ws, p.head) >= p.from:
		return nominals{parties: []party{r.common(ws, p.from, p.head, owner)}}, p.to
	case c&partyNoun != 0:
		return r.partyPhrase(p)
	case owner >= 0 && p.head > p.from && ws[p.head-1].role == poss:
	case owner >= 0 && r.mentions[owner].label == "ORG", foreign && r.mentions[owner].label != "PERSON" && ws[p.head-1].mention == owner:
		return r.one(owner), p.to
	case owner < 0 && agents(h.low) && c&(eitherForm|sForm) == 0:
		return nominals{parties: []party{r.common(ws, p.from, p.head, -1)}, plural: true}, p.to
	}
	return nominals{}, p.to
}

// ledBy returns the name of the leader or backer in "Saudi-led coalition", the head of
// which is at i; or -1.
func ledBy(ws []word, i int) int {
	if i < 3 || ws[i-2].role != hyphen || ws[i-3].role != name || !is(ws[i-1].low, "led", "backed", "dominated", "controlled") {
		return -1
	}
	return i - 3
}

// agents reports whether the plural noun names persons by what they do: "dockers",
// "growers", "unionists".
func agents(noun string) bool {
	for _, suffix := range [...]string{"ers", "ors", "ists", "ees", "ians", "men"} {
		if strings.HasSuffix(noun, suffix) && len(noun) > len(suffix)+2 {
			return !among(noAgent, noun)
		}
	}
	return false
}

// groupPhrase reads a noun for several sides that the text may name elsewhere: "the two
// countries", "five upstream states", "the leaders of Peru and Chile".
func (r *reader) groupPhrase(p *nounPhrase) (nominals, int) {
	h, first := &p.ws[p.head], &p.ws[p.from]
	if more, ok := r.ofPhrase(p); ok && len(more.parties) > 0 {
		return nominals{parties: more.parties, plural: true}, more.next
	}
	if b := r.bodyOf(h.low, h.start); b >= 0 && !p.quantified {
		return r.one(b), p.to
	}
	counted := first.role == number
	if counted && !is(first.low, "two", "both") && p.owner < 0 {
		return nominals{parties: []party{r.common(p.ws, p.from, p.head, -1)}, plural: true, many: true,
			states: h.in(statesNoun), firm: h.in(firmsNoun)}, p.to // "five upstream states"
	}
	n := nominals{group: true, plural: true, states: h.in(statesNoun), firm: h.in(firmsNoun)}
	described := p.head > p.from+1 && p.ws[p.head-1].role == noun && p.ws[p.head-1].kind == text.Lower && !p.quantified
	if h.in(unnamedSides) || is(p.before(), "rival", "warring") || p.owner >= 0 || counted || described {
		n.noun = []party{r.common(p.ws, p.from, p.head, p.owner)}
	}
	return n, p.to
}

// officePhrase reads a noun for an organ of a state or an officer: "Peru's cabinet",
// "the president of Orbis".
func (r *reader) officePhrase(p *nounPhrase) (nominals, int) {
	h, first := &p.ws[p.head], &p.ws[p.from]
	if p.owner >= 0 {
		side := p.owner
		if m := &r.mentions[side]; m.label == "PERSON" && is(h.low, "government", "administration", "regime") {
			if k, ok := r.officeOf(m); ok {
				side = k
			} else if home, ok := r.homeState(first.start); ok {
				return nominals{parties: []party{home}}, p.to
			}
		}
		next := p.to
		if is(h.low, "minister", "secretary") {
			next = r.skipPortfolio(p.ws, p.to)
		}
		return r.one(side), next
	}
	if more, ok := r.ofPhrase(p); ok {
		return nominals{parties: more.parties, group: more.group, plural: more.group, many: more.many}, more.next
	}
	if (h.in(organOfState) || is(h.low, "forces", "officials", "leaders", "negotiators") && is(p.before(), "government", "army", "security", "junta", "regime")) && first.class&indefinite == 0 {
		home, ok := r.homeState(first.start)
		if !ok {
			home = r.common(p.ws, p.from, p.head, -1)
		}
		return nominals{parties: []party{home}}, p.to
	}
	return nominals{}, p.to
}

// firmPhrase reads a noun for a firm: "Orbis's subsidiary", "the record company, Orbis",
// "the company".
func (r *reader) firmPhrase(p *nounPhrase) (nominals, int) {
	first := &p.ws[p.from]
	if apposed := at(p.ws, p.to+1); at(p.ws, p.to).role == comma && apposed.role == name && !r.mentions[apposed.mention].isCountry() {
		// "the band's record company, Orbis"
		k := p.to + 1
		for k+1 < len(p.ws) && p.ws[k+1].mention == apposed.mention {
			k++
		}
		return r.one(apposed.mention), k + 1
	}
	if p.owner >= 0 && !r.mentions[p.owner].isCountry() && r.mentions[p.owner].label != "GPE" {
		return r.one(p.owner), p.to
	}
	if more, ok := r.ofPhrase(p); ok && len(more.parties) > 0 {
		return nominals{parties: more.parties}, more.next
	}
	switch {
	case first.role == det && first.class&indefinite == 0:
		return nominals{pronoun: true, firm: true}, p.to
	case p.owner >= 0:
		return nominals{parties: []party{r.common(p.ws, p.from, p.head, p.owner)}}, p.to
	}
	return nominals{}, p.to
}

// partyPhrase reads a noun for those who may be a side without a name: "rebels", "the
// pilots' union".
func (r *reader) partyPhrase(p *nounPhrase) (nominals, int) {
	h, first := &p.ws[p.head], &p.ws[p.from]
	the := p.owner < 0 && first.low == "the"
	if p.owner >= 0 {
		owner := &r.mentions[p.owner]
		switch {
		case is(h.low, "coalition", "alliance") && hasRole(p.ws[p.from:p.head], poss):
			return r.one(p.owner), p.to // "Peru's ruling coalition"
		case !owner.isCountry() && owner.label != "GPE" && is(h.low, "union", "group"):
			r.unions[h.low] = p.owner
			return r.one(p.owner), p.to
		case owner.label == "ORG" && h.in(memberFirms):
			return r.one(p.owner), p.to
		}
	}
	if k, ok := r.unions[h.low]; ok && the {
		return r.one(k), p.to
	}
	if k := r.namedForce(first.start, h.low); k >= 0 && the {
		n := r.one(k)
		n.plural = true
		return n, p.to
	}
	if h.in(residentNoun) && p.owner < 0 {
		if more, ok := r.ofPhrase(p); ok && len(more.parties) > 0 {
			return nominals{parties: more.parties}, more.next // "lawmakers in Lima"
		}
	}
	n := nominals{parties: []party{r.common(p.ws, p.from, p.head, p.owner)}, plural: strings.HasSuffix(h.low, "s")}
	if n.plural && is(p.before(), "warring", "rival", "feuding") && p.head > p.from {
		n.noun, n.group, n.parties = n.parties, true, nil
	}
	return n, p.to
}

package agreements

import (
	"slices"
	"sort"
	"strings"

	"harrow/extractors/text"
	"harrow/schema"
)

// window is how many names around a mention are weighed, behind how many of them
// may follow it.
const (
	window = 80
	behind = 10
)

// between reads the sides of talks before the trigger: "talks between Peru and
// Chile on a pact".
func (r *reader) between(m *reading) []party {
	for i := m.phrase - 1; i >= 0; i-- {
		if m.ws[i].low == "between" {
			if n := r.list(m.ws, i+1); len(n.parties) > 1 {
				return n.parties
			}
		}
	}
	return nil
}

// actors returns the two or more names that are the subject of a verb of the
// sentence: "Peru and Chile exchanged instruments of ratification of the pact".
func (r *reader) actors(m *reading) []party {
	for v := range m.ws[:m.phrase] {
		if w := &m.ws[v]; w.role != verb || w.class&(verbOfSaying|outsider) != 0 {
			continue
		}
		s := r.subject(m.ws, v).parties
		if len(s) > 1 && !onlyPersons(s) {
			return s
		}
	}
	return nil
}

// weighed is a name and how much the text speaks of it.
type weighed struct {
	mention, weight   int
	party             party
	all, here, before int  // how often, in the sentence, in the one before
	places, joined    int  // "in X", "with X"
	sources           int  // "X said"
	members           int  // "X ministers", "the X summit"
	broker            bool // "X mediators", "brokered by X"
}

// salient returns the names that the text before and around m speaks of most,
// as many as m lacks of two sides, or a body alone whose members agree.
func (r *reader) salient(m *reading) []party {
	end := m.ws[len(m.ws)-1].end
	if !m.group && !m.definite {
		// "a deal": its sides are in its sentence, if it names two
		if out := r.weigh(m, m.ws[0].start, end); len(m.parties)+len(out) > 1 || len(m.parties) > 0 {
			return out
		}
	}
	if out := r.weigh(m, 0, r.ahead(end)); len(out) > 0 || !m.group && !m.definite || m.sentence+1 >= len(r.d.Sentences) {
		return out
	}
	// "The two sides": named in the next sentence
	return r.weigh(m, 0, r.d.Sentences[m.sentence+1].End)
}

// ahead returns the end of the last of the names that follow the offset and are
// weighed too.
func (r *reader) ahead(offset int) int {
	last := sort.Search(r.named, func(i int) bool { return r.mentions[i].start >= offset }) + behind
	if last > r.named {
		return len(r.d.Text)
	}
	return r.mentions[last-1].end
}

// weigh returns the names between the two offsets that the text speaks of most:
// how often, in the sentence of m and the one before, as a side ("with X",
// "between X and Y") rather than a place ("in X").
func (r *reader) weigh(m *reading, start, end int) []party {
	list := r.tally(m, start, end)
	for i := range list {
		w := &list[i]
		w.weight = w.sum(&r.mentions[w.mention], m.public())
		if w.party.EntityID == unitedNations {
			w.weight -= kindred // it more often oversees
		}
		if len(m.parties) == 0 {
			w.weight += logs[min(w.members, len(logs)-1)] / 2
		}
	}
	if m.peace() {
		list = r.addForces(list, start, end)
	}
	if len(m.parties) == 1 {
		list = slices.DeleteFunc(list, func(w weighed) bool { return w.sources == w.all && !r.mentions[w.mention].isCountry() })
	}
	return r.weightiest(m, list)
}

// public reports whether agreements of the kind are made by states.
func (m *reading) public() bool {
	return is(m.instrument, "treaty", "pact", "accord", "ceasefire", "joint_statement", "declaration", "protocol")
}

// tally counts the names between the two offsets, and those of the sentence of m
// that the entities table has not.
func (r *reader) tally(m *reading, start, end int) []weighed {
	last := sort.Search(r.named, func(i int) bool { return r.mentions[i].start >= end })
	r.tallied = r.tallied[:0]
	for i := max(0, last-window); i < last; i++ {
		if r.mentions[i].start >= start {
			r.reckon(m, i)
		}
	}
	for _, i := range r.unlisted(m.ws) {
		if r.mentions[i].start >= start {
			r.reckon(m, i)
		}
	}
	return r.tallied
}

// reckon adds mention i to what is tallied, if it may be a side of m.
func (r *reader) reckon(m *reading, i int) {
	n, g := &r.mentions[i], r.regardOf(i)
	if !g.side || m.states && !n.isCountry() || m.firms && n.isCountry() || !n.isCountry() && n.label != "ORG" && !(g.nation || m.public() && g.acts) {
		return
	}
	at := slices.IndexFunc(r.tallied, func(w weighed) bool { return r.mentions[w.mention].id == n.id })
	if at < 0 {
		if n.start > m.ws[len(m.ws)-1].end && !m.group && !m.definite {
			return // first named behind "a deal"
		}
		at = len(r.tallied)
		r.tallied = append(r.tallied, weighed{mention: i, party: r.partyOf(i)})
	}
	w := &r.tallied[at]
	w.all++
	switch {
	case g.sentence == m.sentence:
		w.here++
	case g.sentence == m.sentence-1, r.paragraph(g.sentence, m.sentence):
		w.before++
	}
	w.places += g.places
	if g.joined {
		w.joined++
	}
	if g.source {
		w.sources++
	}
	if g.members {
		w.members++
	}
	w.broker = w.broker || g.broker
}

// regard is how the text around a name speaks of it.
type regard struct {
	known    bool // the rest is
	side     bool // it may be one
	nation   bool // it is used as the name of a state
	acts     bool // it acts as a state would in a text on a public agreement
	source   bool // "X said"
	joined   bool // "with X"
	members  bool // "X ministers"
	broker   bool // "X mediators"
	places   int  // "in X", "signed in X"
	sentence int
}

// regardOf returns how the text speaks of mention i.
func (r *reader) regardOf(i int) *regard {
	if len(r.regards) < len(r.mentions) {
		r.regards = slices.Grow(r.regards, len(r.mentions)-len(r.regards))[:len(r.mentions)]
	}
	g := &r.regards[i]
	if g.known {
		return g
	}
	n := &r.mentions[i]
	*g = regard{known: true, side: !passing(r, i) && r.sidelike(n) && !regional(n.name)}
	if !g.side {
		return g
	}
	if !n.isCountry() && n.label != "ORG" {
		if g.nation, g.acts = r.nation(n, false), r.nation(n, true); !g.acts {
			return g
		}
	}
	g.sentence, g.source, g.broker = r.d.SentenceAt(n.start), r.source(n), r.mediates(n)
	g.members = r.body(n.id) && r.membersAt(n) != 0
	before := n.first - 1
	if is(r.d.Word(before), "the", "The") {
		before--
	}
	switch w := r.d.Word(before); {
	case is(w, "in", "In", "at", "At", "near", "outside", "across", "into", "around"):
		g.places++
		if w := lookUp(r.d.Word(before - 1)); w.in(signingVerb) || w.in(meetingVerb) || w.in(occasionNoun) {
			g.places++ // "signed in X"
		}
	case is(w, "with", "With", "between", "Between"):
		g.joined = true
	}
	return g
}

// weightiest returns the names of the list that m lacks of two sides, or a body alone
// whose members agree.
func (r *reader) weightiest(m *reading, list []weighed) []party {
	out := slices.Clone(m.parties)
	for len(out) < 2 {
		best := -1
		most := 0
		for i := range list {
			w := list[i].weight
			if p := list[i].party; len(out) > 0 && !p.common && isCountryID(p.EntityID) == isCountryID(out[0].EntityID) && !out[0].person && !out[0].common {
				w += kindred
			}
			if (best < 0 || w > most) && !list[i].broker && !kin(list[i].party, out) && !(len(out) > 0 && out[0].isCountry() && organ(list[i].party.Name)) {
				best, most = i, w
			}
		}
		if best < 0 {
			break
		}
		out = append(out, list[best].party)
		if len(out) == 1 && list[best].members > 0 && !business(m.instrument) {
			break // its members agree among themselves
		}
	}
	return out[len(m.parties):]
}

// province reports whether the text calls the name's entity a part of a country: "the
// region of X", "X province".
func (r *reader) province(n *mention) bool {
	if r.provinces == nil {
		r.provinces = map[string]bool{}
		for i := range r.mentions[:r.named] {
			m := &r.mentions[i]
			if m.label != "GPE" && m.label != "LOC" {
				continue
			}
			before := m.first - 1
			if among(partOfCountry, r.d.Word(m.next)) || among(partOfCountry, r.d.Word(before)) ||
				r.d.Word(before) == "of" && among(partOfCountry, r.d.Word(before-1)) {
				r.provinces[m.id] = true
			}
		}
	}
	return r.provinces[n.id]
}

// unlisted returns the names of the sentence that the entities table has not.
func (r *reader) unlisted(ws []word) []int {
	var out []int
	for i := range ws {
		if k := ws[i].mention; k >= r.named && (i == 0 || ws[i-1].mention != k) {
			out = append(out, k)
		}
	}
	return out
}

// nation reports whether the name of no known country is used as one: an organ of
// it is spoken of, or it acts in a text on a public agreement.
func (r *reader) nation(n *mention, public bool) bool {
	if n.label == "ORG" || strings.Contains(n.name, " ") || n.label == "LAW" {
		return false
	}
	k := n.next
	if w := r.d.Word(k); w == "'s" || w == "’s" {
		k++
	}
	if c := lookUp(r.d.Word(k)).class; c&stateNoun != 0 || public && n.label == "" && c&(sForm|pastForm|formOfBe|formOfHave) != 0 {
		return true
	}
	if r.province(n) {
		return false
	}
	return n.label == "GPE" && n.id != "" && !strings.HasPrefix(n.id, "geonames:")
}

// peace reports whether the agreement is to end a war.
func (m *reading) peace() bool {
	if m.instrument == "ceasefire" {
		return true
	}
	for j := m.phrase; j < m.first; j++ {
		if is(m.ws[j].low, "peace", "ceasefire", "truce", "cease-fire") {
			return true
		}
	}
	return false
}

// forceWindow is how many words before a mention are searched for those who
// fight.
const forceWindow = 400

// addForces adds those who fight a government, "the rebels", between the offsets,
// by their name where the text gives it.
func (r *reader) addForces(list []weighed, start, end int) []weighed {
	last := min(r.d.TokenAt(end-1), len(r.d.Tokens)-1)
	count, at, name := 0, -1, -1
	for i := last; i >= 0 && i > last-forceWindow && r.d.Tokens[i].Start >= start; i-- {
		if force(r.d.Word(i)) {
			count++
			if at < 0 {
				at = i
			}
			if name < 0 && count < 8 {
				name = r.namedForce(r.d.Tokens[i].End, r.d.Word(i))
			}
		}
	}
	gain := logs[min(count, len(logs)-1)] + 70
	for i := range list {
		if name >= 0 && r.mentions[list[i].mention].id == r.mentions[name].id {
			list[i].weight += gain
		}
	}
	if at < 0 || name >= 0 {
		return list
	}
	t := r.d.Tokens[at]
	return append(list, weighed{weight: gain, party: party{Party: schema.Party{Name: r.d.Word(at)}, start: t.Start, end: t.End, common: true}})
}

// fights reports whether the party is a common noun for those who fight.
func (p party) fights() bool {
	w := strings.ToLower(p.Name[strings.LastIndexByte(p.Name, ' ')+1:])
	return p.common && (force(w) || is(w, "factions", "groups", "fighters", "gunmen", "extremists"))
}

// fighters reports whether the parties are those who fight, by common nouns.
func fighters(list []party) bool {
	for _, p := range list {
		if !p.fights() {
			return false
		}
	}
	return len(list) > 0
}

// force reports whether the word names those who fight a government.
func force(w string) bool {
	return among(fightersNoun, w)
}

// mediates reports whether the name is that of a go-between: "X mediators",
// "X-brokered", "mediated by X".
func (r *reader) mediates(n *mention) bool {
	k := n.next
	if r.d.Word(k) == "-" {
		return is(r.d.Word(k+1), "brokered", "mediated", "sponsored", "facilitated", "backed")
	}
	if among(mediatorNoun, r.d.Word(k)) || among(mediatorNoun, r.d.Word(k+1)) && lookUp(r.d.Word(k)).class&(preposition|conjunction|formOfBe|formOfHave) == 0 && r.d.Tokens[k].Kind == text.Lower {
		return true // "Norwegian peace facilitators"
	}
	for j := k; j < min(k+6, len(r.d.Tokens)) && r.d.Word(j) != "."; j++ {
		if w := r.d.Word(j); among(mediatingWord, w) && !is(r.d.Word(j-1), "-", "by") {
			return true // "X, which is mediating"
		}
	}
	if k = n.first - 1; is(r.d.Word(k), "the", "The") {
		k--
	}
	return r.d.Word(k) == "by" && is(r.d.Word(k-1), "brokered", "mediated", "sponsored", "facilitated")
}

// business reports whether agreements of the kind are made by firms and those
// who work for them.
func business(instrument string) bool {
	return is(instrument, "contract", "merger", "joint_venture")
}

// passing reports whether the text only passes through the place that mention
// i names: "through Peru and Chile".
func passing(r *reader, i int) bool {
	for back := 0; i >= 0 && back < 4; back++ {
		before := r.mentions[i].first - 1
		switch r.d.Word(before) {
		case "through", "via", "across":
			return true
		case "and":
			if i--; i < 0 || r.mentions[i].next != before {
				return false
			}
		default:
			return false
		}
	}
	return false
}

// sidelike reports whether the name may be a side where it stands: it is no
// source of the news and no abbreviation in brackets.
func (r *reader) sidelike(n *mention) bool {
	if i := n.next; i < len(r.d.Tokens) && r.d.Tokens[i].Kind == text.Capitalized && !n.isCountry() && lookUpFold(r.d.Word(i)).strong() {
		return false // it names a treaty
	}
	return !(n.start > 0 && r.d.Text[n.start-1] == '(') && !r.reporter(n) && !newspaper(n.name) && !r.broker(n) &&
		!(n.start == 0 && r.d.Word(0) == strings.ToUpper(r.d.Word(0)) && r.d.Word(n.next) != strings.ToLower(r.d.Word(n.next)))
}

// broker reports whether the name is that of who made the sides agree: "the
// Kenyan-brokered pact".
func (r *reader) broker(n *mention) bool {
	i := n.next
	return r.d.Word(i) == "-" && among(brokeringWord, r.d.Word(i+1))
}

// kindred is what a name gains that is of the kind of the first side: both
// countries or both not.
const kindred = 40

// logs holds 100 times the logarithm of n+1.
var logs = [...]int{0, 69, 110, 139, 161, 179, 195, 208, 220, 230, 240, 248, 256, 264, 271, 277}

// sum weighs what was counted. The weights were fitted on development gold and
// rounded.
func (w *weighed) sum(n *mention, public bool) int {
	l := func(n int) int { return logs[min(n, len(logs)-1)] }
	sum := l(w.all) + l(w.here)*9/10 + l(w.before)*2/5 + l(w.joined)/2 - 100*(w.places+w.sources)/w.all
	switch {
	case n.isCountry() && public:
		sum += 70
	case n.isCountry():
		sum += 30
	case n.label == "ORG":
		sum += 40
	default:
		sum -= 100
	}
	return sum
}

// newspaper reports whether the name sounds like one that reports the news.
func newspaper(name string) bool {
	for w := range strings.FieldsSeq(name) {
		if among(pressWord, w) {
			return true
		}
	}
	return false
}

// kin reports whether p is one of the list or a part of it by name: "Orbis
// Holding" beside "Orbis".
func kin(p party, list []party) bool {
	for _, q := range list {
		a, b := core(p.Name), core(q.Name)
		if p.same(q) || vehicle(a, b) || vehicle(b, a) {
			return true
		}
	}
	return false
}

// organ reports whether the name is that of a part of a state: "Ministry of Trade".
func organ(name string) bool {
	for w := range strings.FieldsSeq(name) {
		if among(legislature, strings.ToLower(w)) {
			return true
		}
	}
	return false
}

// vehicle reports whether a is a firm that b keeps for a purpose: "Orbis
// Acquisition" beside "Orbis".
func vehicle(a, b string) bool {
	rest, ok := strings.CutPrefix(a, b+" ")
	first, _, _ := strings.Cut(rest, " ")
	return ok && among(holdingWord, first)
}

// core is a firm's name without its legal form.
func core(name string) string {
	if i := strings.LastIndexByte(name, ' '); i > 0 && among(legalForm, strings.Trim(name[i+1:], ".")) {
		return strings.Trim(name[:i], " ,")
	}
	return name
}

// reporter reports whether the name is that of the source of the news.
func (r *reader) reporter(n *mention) bool {
	i := n.next
	for j := i; j < i+3; j++ {
		if is(r.d.Word(j), "reported", "news", "News", "newspaper", "daily") {
			return true
		}
	}
	before := n.first - 1
	return is(r.d.Word(before), "daily", "newspaper", "agency") || r.d.Word(before) == "told" && !n.isCountry()
}

// source reports whether the name is that of who said what stands before it:
// ", Peruvian officials said on Monday."
func (r *reader) source(n *mention) bool {
	after, before := n.next, n.first-1
	if among(onlookerVerb, r.d.Word(after)) {
		return true
	}
	if is(r.d.Word(before), "the", "The", "a", "an") {
		before--
	}
	if r.d.Word(before) != "," {
		return false
	}
	for j := after; j < after+4; j++ {
		if is(r.d.Word(j), "said", "announced", "added") {
			return is(r.d.Word(j+1), "", ".", "on", "in", "late", "here", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
		}
	}
	return false
}

// alsoNamed counts the sides of a that the sentence of m names.
func (r *reader) alsoNamed(m *reading, a *agreement) int {
	n := 0
	for back, ws := range [][]word{m.ws, r.read(m.sentence - 1)} {
		for _, p := range a.parties[:min(len(a.parties), 6)] {
			for i := range ws {
				if k := ws[i].mention; k >= 0 && (i == 0 || ws[i-1].mention != k) && p.same(r.partyOf(k)) {
					n += 2 - back
					break
				}
			}
		}
		if n > 0 {
			break
		}
	}
	return min(n, 4)
}

package agreements

import (
	"slices"
	"sort"
	"strings"
)

// window is how many names before a mention are weighed.
const window = 80

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

// weighed is a name and how much the text speaks of it.
type weighed struct {
	mention, weight, order int
}

// salient returns the names that the text before and around m speaks of most,
// as many as m lacks of two sides. All are of one kind: countries, or
// organizations, whichever the kind of agreement prefers.
func (r *reader) salient(m *reading) []party {
	end := m.ws[len(m.ws)-1].end
	if !m.group && !m.definite {
		// "a deal": its sides, if any, are in its sentence
		return r.weigh(m, m.ws[0].start, end)
	}
	if out := r.weigh(m, 0, end); len(out) > 0 || !m.group && !m.definite || m.sentence+1 >= len(r.d.Sentences) {
		return out
	}
	// "The two sides": named in the next sentence
	return r.weigh(m, 0, r.d.Sentences[m.sentence+1].End)
}

func (r *reader) weigh(m *reading, start, end int) []party {
	last := sort.Search(r.named, func(i int) bool { return r.mentions[i].start >= end })
	byKey := map[string]int{}
	var states, firms []weighed
	for i := max(0, last-window); i < last; i++ {
		n := &r.mentions[i]
		var list *[]weighed
		switch {
		case n.start < start:
			continue
		case n.isCountry():
			list = &states
		case n.label == "ORG":
			list = &firms
		default:
			continue
		}
		if n.start > 0 && r.d.Text[n.start-1] == '(' || r.reporter(n) || newspaper(n.name) || n.start == 0 && r.d.Word(0) == strings.ToUpper(r.d.Word(0)) {
			continue
		}
		key := n.id
		w := 1
		if s := r.d.SentenceAt(n.start); s < len(r.d.Sentences) && n.start-r.d.Sentences[s].Start < 30 {
			w = 2
		}
		if next := r.d.Word(r.d.TokenAt(n.end)); is(next, "'", "’", "'s", "’s") || possessiveSuffix(r.d.Word(r.d.TokenAt(n.end-1))) > 0 {
			w = 0 // an owner of something
		}
		if k, ok := byKey[key]; ok {
			(*list)[k].weight += w
			continue
		}
		byKey[key] = len(*list)
		*list = append(*list, weighed{i, w, i})
	}
	public := is(m.instrument, "treaty", "pact", "accord", "ceasefire", "joint_statement", "declaration", "protocol")
	pick := firms
	if public && len(states) >= 2 || len(states) >= 2 && total(states) > 2*total(firms) {
		pick = states
	}
	if len(m.parties) == 1 {
		pick = firms
		if isCountryID(m.parties[0].EntityID) {
			pick = states
		}
	}
	slices.SortStableFunc(pick, func(a, b weighed) int {
		if a.weight != b.weight {
			return b.weight - a.weight
		}
		return a.order - b.order
	})
	var out []party
	for _, p := range pick {
		if len(m.parties)+len(out) >= 2 {
			break
		}
		q := r.partyOf(p.mention)
		if !kin(q, m.parties) && !kin(q, out) {
			out = append(out, q)
		}
	}
	return out
}

// newspaper reports whether the name sounds like one that reports the news.
func newspaper(name string) bool {
	for w := range strings.FieldsSeq(name) {
		if is(w, "Journal", "Times", "Post", "News", "Daily", "Herald", "Tribune", "Radio", "Television", "TV", "Agency", "Newspaper", "Press") {
			return true
		}
	}
	return false
}

// total is the weight of all.
func total(list []weighed) int {
	n := 0
	for _, w := range list {
		n += w.weight
	}
	return n
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

// vehicle reports whether a is a firm that b keeps for a purpose: "Orbis
// Acquisition" beside "Orbis".
func vehicle(a, b string) bool {
	rest, ok := strings.CutPrefix(a, b+" ")
	first, _, _ := strings.Cut(rest, " ")
	return ok && is(first, "Acquisition", "Holding", "Holdings", "International", "Group", "Capital", "Finance")
}

// core is a firm's name without its legal form.
func core(name string) string {
	if i := strings.LastIndexByte(name, ' '); i > 0 && is(strings.Trim(name[i+1:], "."), "S.p.A", "S.A", "N.V", "Corp", "Inc", "Co", "Ltd", "plc", "PLC", "AG", "AB", "Oy", "GmbH", "LLC") {
		return strings.Trim(name[:i], " ,")
	}
	return name
}

// reporter reports whether the name is that of the source of the news.
func (r *reader) reporter(n *mention) bool {
	i := r.d.TokenAt(n.end)
	for j := i; j < i+3; j++ {
		if is(r.d.Word(j), "reported", "news", "News", "newspaper", "daily") {
			return true
		}
	}
	before := r.d.TokenAt(n.start) - 1
	return is(r.d.Word(before), "told", "daily", "newspaper", "agency")
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

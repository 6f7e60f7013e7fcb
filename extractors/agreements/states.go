package agreements

import (
	"sort"
	"strings"

	"harrow/schema"
)

// stateOf returns the mention of the country whose parliament or cabinet the
// name at head is: "Peru's Congress", "the Chilean Senate"; or -1.
func (r *reader) stateOf(ws []word, from, head int) int {
	if !ws[head].in(legislature) {
		return -1
	}
	m := &r.mentions[ws[head].mention]
	for j := head - 1; j >= from; j-- {
		if k := ws[j].mention; k >= 0 && k != ws[head].mention && r.mentions[k].isCountry() {
			return k
		}
	}
	return r.stateNamed(m.country)
}

// stateNamed returns the mention of the country with the code, or -1.
func (r *reader) stateNamed(code string) int {
	if r.states == nil {
		r.states = map[string]int{}
		for i := range r.mentions[:r.named] {
			if n := &r.mentions[i]; n.isCountry() {
				r.states[n.country] = i
			}
		}
	}
	if k, ok := r.states[code]; ok && code != "" {
		return k
	}
	return -1
}

// half is the code of the Korea that the name means by its side, or nothing.
func half(name string) string {
	switch name {
	case "North", "the North":
		return "KP"
	case "South", "the South":
		return "KR"
	}
	return ""
}

// koreas returns the two countries that the word at h means.
func koreas(h *word) []party {
	north := party{Party: schema.Party{Name: "North Korea", EntityID: countryPrefix + "KP", Country: "KP"}, start: h.start, end: h.end}
	south := party{Party: schema.Party{Name: "South Korea", EntityID: countryPrefix + "KR", Country: "KR"}, start: h.start, end: h.end}
	return []party{north, south}
}

func headTitled(ws []word, from, head int) bool {
	for j := from; j < head; j++ {
		if ws[j].class&(stateNoun|officerNoun) != 0 {
			return true
		}
	}
	return false
}

// namedForce returns the mention that the text before the offset calls by the
// common noun: "the rebel Red Front" for "the rebels"; or -1.
func (r *reader) namedForce(offset int, plural string) int {
	single, ok := strings.CutSuffix(plural, "s")
	if !ok {
		return -1
	}
	last := sort.Search(r.named, func(i int) bool { return r.mentions[i].start >= offset })
	for i := last - 1; i >= max(0, last-window); i-- {
		n := &r.mentions[i]
		if n.isCountry() || n.label != "ORG" && n.label != "NORP" {
			continue
		}
		before := n.first - 1
		if r.d.Word(before) == single || r.d.Word(n.next) == plural && n.label == "ORG" ||
			is(r.d.Word(before), "group", "movement", "party") && r.d.Word(before-1) == single {
			return i
		}
	}
	return -1
}

// homeState returns the country named last before the offset.
func (r *reader) homeState(offset int) (party, bool) {
	if r.countries == nil {
		r.countries = []int{}
		for i := range r.mentions[:r.named] {
			if r.mentions[i].isCountry() {
				r.countries = append(r.countries, i)
			}
		}
	}
	n := sort.Search(len(r.countries), func(k int) bool { return r.mentions[r.countries[k]].start >= offset })
	if n == 0 {
		return party{}, false
	}
	return r.partyOf(r.countries[n-1]), true
}

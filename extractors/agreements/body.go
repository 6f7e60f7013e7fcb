package agreements

import (
	"sort"
	"strings"

	"harrow/extractors/text"
)

// ofMembers reports whether the text at n speaks of the members of a body or
// their meeting by the word ("WTO talks", "EU finance ministers", "leaders of
// the EU"), or by any such word where it is empty.
func (r *reader) ofMembers(n *mention, word string) bool {
	if n.label != "ORG" {
		return false
	}
	fits := func(w string) bool { return membership(w) && (word == "" || w == word) }
	k := r.d.TokenAt(n.end)
	if r.d.Word(k) == "(" && r.d.Word(k+2) == ")" {
		k += 3 // an abbreviation
	}
	for j := k; j < min(k+3, len(r.d.Tokens)); j++ {
		w := strings.ToLower(r.d.Word(j))
		if fits(w) {
			return true
		}
		if kind := r.d.Tokens[j].Kind; kind == text.Other || kind == text.Number || is(w, "and", "to", "in", "of", "has", "is", "on", "for", "with") {
			break
		}
	}
	// "leaders of the 21 member economies of the EU"
	first := r.d.TokenAt(n.start)
	for j := first - 1; j >= max(0, first-9); j-- {
		w := strings.ToLower(r.d.Word(j))
		if fits(w) && is(r.d.Word(j+1), "of", "from") {
			return true
		}
		if !membership(w) && !is(w, "the", "of", "from") && r.d.Tokens[j].Kind != text.Number {
			break
		}
	}
	return false
}

// membership reports whether the word names the members of a body of states, or
// an event at which they meet.
func membership(w string) bool {
	return is(w, "summit", "ministerial", "ministers", "members", "member", "economies", "talks", "negotiations", "round", "leaders", "states", "countries", "nations")
}

// body reports whether the text speaks of the members of the party.
func (r *reader) body(p party) bool {
	if r.bodies == nil {
		r.bodies = map[string]bool{}
		for i := range r.mentions[:r.named] {
			if n := &r.mentions[i]; r.ofMembers(n, "") {
				r.bodies[n.id] = true
			}
		}
	}
	return r.bodies[p.EntityID]
}

// mainBody returns a mention of the body whose members the text speaks of most,
// or -1.
func (r *reader) mainBody() int {
	if r.assembly != nil {
		return *r.assembly
	}
	count := map[string]int{}
	best := -1
	for i := range r.mentions[:r.named] {
		n := &r.mentions[i]
		for _, w := range [...]string{"summit", "ministerial", "ministers", "leaders", "economies"} {
			if r.ofMembers(n, w) {
				count[n.id]++
				if best < 0 || count[n.id] > count[r.mentions[best].id] {
					best = i
				}
				break
			}
		}
	}
	if best >= 0 && count[r.mentions[best].id] < 2 {
		best = -1
	}
	r.assembly = &best
	return best
}

// bodyOf returns the mention of the body that the text names with the word,
// before the offset or else behind: "APEC ministers" for "the ministers"; or -1.
func (r *reader) bodyOf(word string, offset int) int {
	if !membership(word) {
		return -1
	}
	here := sort.Search(r.named, func(i int) bool { return r.mentions[i].start >= offset })
	for i := here - 1; i >= max(0, here-window); i-- {
		if r.ofMembers(&r.mentions[i], word) {
			return i
		}
	}
	for i := here; i < min(r.named, here+window); i++ {
		if r.ofMembers(&r.mentions[i], word) {
			return i
		}
	}
	return -1
}

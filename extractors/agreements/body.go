package agreements

import (
	"slices"
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
	k := n.next
	if r.d.Word(k) == "(" && r.d.Word(k+2) == ")" {
		k += 3 // an abbreviation
	}
	for j := k; j < min(k+3, len(r.d.Tokens)); j++ {
		w := strings.ToLower(r.d.Word(j))
		if fits(w) || word == portfolio && w == "ministers" && j > k {
			return true
		}
		if kind := r.d.Tokens[j].Kind; kind == text.Other || kind == text.Number || is(w, "and", "to", "in", "of", "has", "is", "on", "for", "with") {
			break
		}
	}
	// "leaders of the 21 member economies of the EU"
	first := n.first
	for j := first - 1; j >= max(0, first-9); j-- {
		w := strings.ToLower(r.d.Word(j))
		if next := r.d.Word(j + 1); fits(w) && (is(next, "of", "from") || membership(next)) {
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
	return ofStates(w) || is(w, "ministers", "members", "talks", "negotiations", "round", "leaders", "states", "countries", "nations")
}

// ofStates reports whether the word is said of a body of states, not of a party
// or an armed group, which may have leaders and ministers too.
func ofStates(w string) bool { return slices.Contains(bodyWords, w) }

var bodyWords = []string{"summit", "ministerial", "member", "economies", portfolio}

// portfolio stands for ministers of one office: "EU finance ministers".
const portfolio = "x ministers"

// body reports whether the text speaks of the entity as of a body of states.
func (r *reader) body(id string) bool {
	if r.bodies == nil {
		r.bodies = map[string]bool{}
		for i := range r.mentions[:r.named] {
			n := &r.mentions[i]
			if n.label != "ORG" || r.bodies[n.id] {
				continue
			}
			for _, w := range bodyWords {
				if r.ofMembers(n, w) {
					r.bodies[n.id] = true
				}
			}
		}
	}
	return r.bodies[id]
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
		if !r.body(n.id) {
			continue
		}
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
		if n := &r.mentions[i]; r.body(n.id) && r.ofMembers(n, word) {
			return i
		}
	}
	for i := here; i < min(r.named, here+window); i++ {
		if n := &r.mentions[i]; r.body(n.id) && r.ofMembers(n, word) {
			return i
		}
	}
	return -1
}

package agreements

import (
	"sort"
	"strings"

	"harrow/extractors/text"
)

// gathering is a set of words for the members of a body of states or their meeting,
// each a bit.
type gathering uint16

// gatherings are those words. The first are said of a body of states alone, not of a
// party or an armed group, which may have leaders and ministers too.
var gatherings = [...]string{"summit", "ministerial", "member", "economies", portfolio,
	"ministers", "members", "talks", "negotiations", "round", "leaders", "states", "countries", "nations"}

const (
	// portfolio stands for ministers of one office: "EU finance ministers".
	portfolio = "x ministers"
	ofStates  = gathering(1<<5 - 1)
)

// gatheringOf returns the set of the word alone.
func gatheringOf(w string) gathering {
	for i, g := range gatherings {
		if g == w {
			return 1 << i
		}
	}
	return 0
}

// gatheringAt returns the set of the token alone.
func (r *reader) gatheringAt(token int) gathering {
	var room [foldBytes]byte
	return gatheringOf(string(fold(room[:0], r.d.Word(token))))
}

// membersAt returns by which words the text at n speaks of the members of a body or of
// their meeting: "WTO talks", "EU finance ministers", "leaders of the EU".
func (r *reader) membersAt(n *mention) (said gathering) {
	if n.label != "ORG" {
		return 0
	}
	k := n.next
	if r.d.Word(k) == "(" && r.d.Word(k+2) == ")" {
		k += 3 // an abbreviation
	}
	for j := k; j < min(k+3, len(r.d.Tokens)); j++ {
		g := r.gatheringAt(j)
		said |= g
		if j > k && g == gatheringOf("ministers") {
			said |= gatheringOf(portfolio)
		}
		if kind := r.d.Tokens[j].Kind; kind == text.Other || kind == text.Number || is(strings.ToLower(r.d.Word(j)), "and", "to", "in", "of", "has", "is", "on", "for", "with") {
			break
		}
	}
	// "leaders of the 21 member economies of the EU"
	for j := n.first - 1; j >= max(0, n.first-9); j-- {
		g := r.gatheringAt(j)
		if g != 0 && (is(r.d.Word(j+1), "of", "from") || r.gatheringAt(j+1) != 0) {
			said |= g
		}
		if g == 0 && !is(strings.ToLower(r.d.Word(j)), "the", "of", "from") && r.d.Tokens[j].Kind != text.Number {
			break
		}
	}
	return said
}

// body reports whether the text speaks of the entity as of a body of states.
func (r *reader) body(id string) bool {
	if r.bodies == nil {
		r.bodies = map[string]bool{}
		for i := range r.mentions[:r.named] {
			if n := &r.mentions[i]; r.membersAt(n)&ofStates != 0 {
				r.bodies[n.id] = true
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
	met := gatheringOf("summit") | gatheringOf("ministerial") | gatheringOf("ministers") | gatheringOf("leaders") | gatheringOf("economies")
	count := map[string]int{}
	best := -1
	for i := range r.mentions[:r.named] {
		n := &r.mentions[i]
		if !r.body(n.id) || r.membersAt(n)&met == 0 {
			continue
		}
		count[n.id]++
		if best < 0 || count[n.id] > count[r.mentions[best].id] {
			best = i
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
	g := gatheringOf(word)
	if g == 0 {
		return -1
	}
	here := sort.Search(r.named, func(i int) bool { return r.mentions[i].start >= offset })
	for i := here - 1; i >= max(0, here-window); i-- {
		if n := &r.mentions[i]; r.body(n.id) && r.membersAt(n)&g != 0 {
			return i
		}
	}
	for i := here; i < min(r.named, here+window); i++ {
		if n := &r.mentions[i]; r.body(n.id) && r.membersAt(n)&g != 0 {
			return i
		}
	}
	return -1
}

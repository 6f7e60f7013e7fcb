package agreements

import (
	"strings"

	"harrow/extractors/text"
)

func (r *reader) conventionTest(ws []word, i int, t *trigger) bool {
	if again := r.titled["convention"] && is(low(ws, i-1), "the", "this", "that"); again || ws[i].kind == text.Lower {
		if again || at(ws, i-1).in(conventionWord) || ratified(ws, i) || governed(ws, i, "signed", "approved", "in_force") && follows(ws, i, "on", "against", "with", "banning", "prohibiting", "protecting") ||
			low(ws, i-1) == "the" && i+1 < len(ws) && tookEffect(ws, i+1) ||
			is(low(ws, phraseStart(ws, i)-1), "to", "of") && is(low(ws, phraseStart(ws, i)-2), "party", "parties", "signatory", "signatories") {
			r.titled["convention"] = true
			return true
		}
		return false
	}
	ok := follows(ws, i, "of") && i+2 < len(ws) && ws[i+2].mention >= 0 && r.mentions[ws[i+2].mention].label == "GPE" || follows(ws, i, "on", "for", "against", "relating", "concerning") && !is(low(ws, i-1), "national", "annual", "republican", "democratic", "party") ||
		i > 0 && ws[i-1].in(conventionName) ||
		low(ws, i-1) == "change" || low(ws, i-1) == "the" && (ratified(ws, i) || has(ws, i, 12, "treaty", "ratification", "obligations", "reviewed", "provisions", "signatories"))
	if ok {
		t.titled = true
		r.titled["convention"] = true
	}
	return ok
}

// ratified reports whether the convention at i is one that states sign: it is the
// object of "ratify", "accede to" and the like, or of "violate".
func ratified(ws []word, i int) bool {
	for j := phraseStart(ws, i) - 1; j >= 0 && i-j < 8; j-- {
		switch ws[j].role {
		case verb, ing, noun:
			l := ws[j].verb.lemma
			if l == "" {
				l = ws[j].act.lemma
			}
			return is(l, "ratify", "accede", "abrogate", "denounce", "renounce") || among(breachingLemma, l) && l != "ignore" && l != "break"
		case prep, adv, date, quote, det:
		default:
			return false
		}
	}
	return false
}

func (r *reader) protocolTest(ws []word, i int, t *trigger) bool {
	if at(ws, i-1).in(technicalWord) {
		return false
	}
	if ws[i].kind != text.Lower && i > 0 && (ws[i-1].kind == text.Capitalized || ws[i-1].role == quote) || ws[i].kind != text.Lower && follows(ws, i, "on", "to", "of") {
		r.titled["protocol"] = true
		t.titled = true
		return true
	}
	if governed(ws, i, "signed", "agreed", "approved", "extended") || follows(ws, i, "signed", "between") ||
		governed(ws, i, "ended", "proposed") && ws[phraseStart(ws, i)].role == det && follows(ws, i, "on", "with", "to") {
		return true
	}
	if _, p := phrasalBefore(ws, phraseStart(ws, i)); is(p.plain(), "signed", "approved", "in_force", "ended") {
		return true
	}
	if k := i - 1; k > 0 && ws[k].mention >= 0 && ws[k].role == name {
		if n := &r.mentions[ws[k].mention]; n.label == "GPE" && !n.isCountry() || n.label == "" {
			return true // "the collapse of the Lima protocol"
		}
	}
	return r.titled["protocol"] && i > 0 && ws[i-1].role == det || is(low(ws, i-1), "trade", "peace", "cooperation", "additional", "optional", "accession")
}

func (r *reader) declarationTest(ws []word, i int, t *trigger) bool {
	ok := declares(ws, i, t)
	if first := phraseStart(ws, i); !ok && r.titled["declaration"] && is(ws[first].low, "the", "this", "their") && !declared(ws, i) {
		return is(low(ws, i-1), "the", "this", "final", "joint", "summit") || ws[i-1].role == name
	}
	r.titled["declaration"] = r.titled["declaration"] || ok
	return ok
}

// declared reports whether one side declares: "the declaration of war".
func declared(ws []word, i int) bool {
	return follows(ws, i, "of") && at(ws, i+2).in(declaredNoun)
}

// adoptedAt reports whether those who meet are to adopt the declaration or plan at i:
// "a declaration is likely to be adopted at the forum".
func adoptedAt(ws []word, i int) bool {
	for j := i + 1; j < min(len(ws), i+18) && ws[j].role != stop; j++ {
		if is(ws[j].low, "adopted", "announced", "endorsed") {
			return has(ws, j, 8, "summit", "conference", "forum")
		}
	}
	return false
}

// declares reports whether the declaration is one of several sides.
func declares(ws []word, i int, t *trigger) bool {
	if declared(ws, i) {
		return false
	}
	if low(ws, i-1) == "joint" {
		t.first = i - 1
		return true
	}
	if ws[i].kind == text.Capitalized && i > 0 && (ws[i-1].kind == text.Capitalized || ws[i-1].role == poss) {
		t.titled = true
		return true
	}
	if is(low(ws, i-1), "final", "closing", "summit") && has(ws, i, 25, "summit", "conference", "meeting", "forum") {
		return true
	}
	if governed(ws, i, "signed", "approved") || is(low(ws, i+1), "signed", "adopted") ||
		low(ws, i-1) == "the" && (is(low(ws, i+1), "says", "states", "notes", "reaffirms", "stresses", "commits") || low(ws, i+1) == "points" && low(ws, i+2) == "out") {
		return true
	}
	first := phraseStart(ws, i)
	return adoptedAt(ws, i) || is(low(ws, first-1), "issued", "issue", "issuing", "released") && has(ws, i, 20, "leaders", "summit", "ministers", "countries", "nations", "heads", "conference", "forum")
}

// phrased reports whether a predicate of several words governs the noun phrase at
// first: "called for a settlement".
func phrased(ws []word, first int) bool {
	v, _ := phrasalBefore(ws, first)
	return v >= 0
}

func (r *reader) planTest(ws []word, i int, t *trigger) bool {
	if ws[i].kind == text.Capitalized && low(ws, i-1) == "action" && ws[i-1].kind == text.Capitalized {
		t.first = i - 1
		t.titled = true
		r.titled["plan"] = true
		return true
	}
	if ws[i].kind == text.Lower && governed(ws, i, "signed") && (is(low(ws, i-1), "cooperation", "peace", "trade") || low(ws, i-1) == "the" && has(ws, i, 12, "two", "both", "presidents", "leaders", "sides")) {
		return true // "the two presidents signed the plan"
	}
	if low(ws, i-1) == "action" && ws[i].kind == text.Lower && strings.HasSuffix(ws[i].low, "n") &&
		(governed(ws, i, "signed") || adoptedAt(ws, i) || governed(ws, i, "approved", "agreed") && has(ws, i, 20, "leaders", "summit", "ministers", "countries", "sides", "nations", "talks")) {
		t.first = i - 1
		return true // "the two countries signed an action plan"
	}
	if r.titled["plan"] && is(low(ws, i-1), "the", "this") {
		return true
	}
	if follows(ws, i, "to") && is(low(ws, i+2), "sell", "merge") {
		for j := i + 3; j < min(len(ws), i+16) && ws[j].role != verb; j++ {
			if is(ws[j].low, "to", "with") && j+1 < len(ws) && ws[j+1].role == name {
				r.selling = true
				return true
			}
		}
	}
	return r.selling && low(ws, i-1) == "the"
}

func documentTest(ws []word, i int, t *trigger) bool {
	if low(ws, i-1) == "cooperation" {
		t.first = i - 1
		return true
	}
	if strings.HasPrefix(ws[i].low, "intention") {
		return false
	}
	ok := governed(ws, i, "signed")
	if follows(ws, i, "of") && low(ws, i+2) == "accession" {
		t.last = i + 2
		return true
	}
	return ok
}

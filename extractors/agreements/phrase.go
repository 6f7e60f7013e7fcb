package agreements

import (
	"strings"

	"harrow/extractors/text"
)

// phraseStart returns the first word of the noun phrase whose head is i.
func phraseStart(ws []word, i int) int {
	j := i
	for j > 0 {
		p := &ws[j-1]
		if j > 1 && ws[j].role == hyphen && ws[j-2].role == hyphen {
			j-- // "oil-for-food deal", "search-and-rescue pact"
			continue
		}
		switch p.role {
		case noun, name, number, hyphen, poss, quote, date:
		case ing:
			// "binding agreement", but not "signing agreements"
			if p.verb.known() {
				return j
			}
			if j > 1 && (ws[j-2].role == aux || ws[j-2].role == name || ws[j-2].role == noun && !sharing(ws, j-2, i)) {
				return j
			}
		case adv:
			if j < 2 || ws[j-2].role != det {
				return j
			}
		case stop:
			// "a $3 million (2 million euro) deal"
			k := j - 1
			for p.low == ")" && k > 0 && j-k < 14 && ws[k].low != "(" {
				k--
			}
			if ws[k].low != "(" || k < 1 || ws[k-1].role == name {
				return j
			}
			j = k + 1
		case comma:
			// "a broad, lasting agreement"
			if j < 3 || (ws[j].role != noun || ws[j].kind != text.Lower) && ws[j].role != number || !adjectives(ws, j-2) {
				return j
			}
		case conj:
			// "peace and friendship treaty"
			if j < 2 || ws[j-2].role != noun && ws[j-2].role != adv || ws[j].role != noun || i-j > 4 || bare(ws, j-2) {
				return j
			}
		case det:
			if j > 1 && ws[j-2].role == det {
				return j - 2
			}
			return j - 1
		case prep:
			// "more than 20 deals", "a series of deals"
			if ws[j].role == hyphen && ws[j].start == p.end {
				break // "out-of-court settlement"
			}
			if j < 2 || !(p.low == "than" && ws[j].role == number) && !(p.low == "of" && ws[j-2].in(collectionNoun)) {
				return j
			}
			j--
		default:
			return j
		}
		j--
		if i-j > 30 {
			return j
		}
	}
	return j
}

// adjectives reports whether the words that end at i are one or two lower-case
// ones behind an indefinite article.
func adjectives(ws []word, i int) bool {
	if i > 2 && ws[i-1].role == hyphen && is(ws[i-3].low, "a", "an") {
		return true // "a two-year, 14 million dollar contract"
	}
	for j := i; j > 0 && j > i-2 && ws[j].role == noun && ws[j].kind == text.Lower; j-- {
		if is(ws[j-1].low, "a", "an") {
			return true
		}
	}
	return false
}

// sharing reports whether the noun before a word in -ing is its object inside
// the phrase that ends at i: "production sharing agreement".
func sharing(ws []word, at, i int) bool {
	return at > 0 && (ws[at-1].role == det || ws[at-1].role == noun || ws[at-1].role == name && at > 1 && ws[at-2].role == hyphen) && !strings.HasSuffix(ws[at].low, "s") && !strings.HasSuffix(ws[i].low, "s")
}

// bare reports whether no determiner opens the phrase that ends at i.
func bare(ws []word, i int) bool {
	for j := i; j >= 0 && j > i-4; j-- {
		if ws[j].role == det {
			return false
		}
		if ws[j].role != noun && ws[j].role != adv {
			break
		}
	}
	return true
}

// phraseEnd returns the word after the noun phrase that begins at i.
func phraseEnd(ws []word, i int) int {
	start := i
	for i < len(ws) && ws[i].role == det {
		i++
	}
	for i < len(ws) {
		switch ws[i].role {
		case noun, name, number, hyphen, poss:
			if i > start && ws[i].kind == text.Lower && strings.HasSuffix(ws[i].low, "ing") && ws[i-1].role == noun && strings.HasSuffix(ws[i-1].low, "s") {
				return i // "companies operating there"
			}
		case quote:
			if i > start && i+1 < len(ws) && ws[i+1].role != name && ws[i+1].role != noun {
				return i
			}
		case det:
			if i == start || ws[i-1].role != poss && ws[i-1].role != det {
				return i
			}
		case conj:
			// "the foreign and trade ministers", "foreign and security policy chief"
			if i+1 >= len(ws) || !ws[i-1].in(fieldWord) || ws[i+1].role != noun {
				return i
			}
		default:
			return i
		}
		i++
	}
	return i
}

// skipPortfolio returns the word after what a minister is for, and the name:
// "of Trade and Industry Ana Ruiz". A country there is left to be read.
func (r *reader) skipPortfolio(ws []word, i int) int {
	k, and := i, i
	if low(ws, k) != "of" {
		return i
	}
	for k++; k < len(ws) && (ws[k].role == noun || ws[k].role == name || ws[k].low == "and" || ws[k].role == comma && low(ws, k+2) == "and"); k++ {
		if ws[k].low == "and" {
			and = k
		} else if ws[k].role == name && r.mentions[ws[k].mention].isCountry() {
			return and // "of State Ana Ruiz and Chilean ..."
		}
	}
	if ws[k-1].role == conj {
		k--
	}
	return k
}

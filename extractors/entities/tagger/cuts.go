package tagger

import (
	"strings"

	"harrow/extractors/entities/gazetteer"
	"harrow/extractors/text"
)

// cut narrows the pieces [first, last) of a name to what is its own: without
// the day that follows it, the word that opens the sentence or an office.
func (t *Tagger) cut(typ, first, last, opening int) (int, int) {
	if last-first > 1 && t.word(last-1).stop && t.plays(weekday, last-1) && t.flagsOf(first, last) == 0 {
		last--
	}
	if last-first > 1 && (first == opening || !t.Pieces[first-1].Kind.Wordy()) && t.plays(opener, first) && t.flagsOf(first, last) == 0 && t.word(first+1).caps {
		first++
	}
	switch number := t.Pieces[first].Kind == text.Number; {
	case last-first < 2 || !t.word(first+1).caps:
	case number && types[typ] == "ORG" && (t.Pieces[first].End-t.Pieces[first].Start < 4 && first > opening || t.isYear(first)) && t.flagsOf(first, last) == 0,
		types[typ] == "PERSON" && first > opening && t.word(first).stop && t.Pieces[first-1].Kind == text.Number:
		first++ // "In 1968 [Velmo Post]", "on 29 January [Berg]"
	}
	if t.article(typ, first, last, opening) {
		first++
	}
	for types[typ] != "MISC" && last-first > 1 && t.Pieces[last-1].Kind == text.Lower && t.Pieces[last-1].tail {
		last-- // "[Jiangxi] provincial"
	}
	if types[typ] == "PERSON" {
		return first, last
	}
	for i := first + 1; i < last; i++ {
		if !t.word(i).caps {
			break
		}
		if !t.plays(office, i) {
			continue
		}
		if i < last-1 && (i > first+1 || !t.state(first) || !t.is(i+1, "of")) {
			continue
		}
		for i > first+1 && t.plays(degree, i-1) {
			i--
		}
		if t.word(first).stop {
			break
		}
		return first, i
	}
	return first, last
}

// opens reports whether a name is but a word that opens a sentence or the line of a
// list, "Opposition leader", where a word in lower case follows.
func (t *Tagger) opens(first, last, opening int) bool {
	return last-first == 1 && last < len(t.Pieces) && t.Pieces[last].Kind == text.Lower && t.Pieces[first].Kind == text.Capitalized &&
		(first == opening || first == opening+1 && !t.Pieces[opening].Kind.Wordy()) && t.plays(opener, first) && t.flagsOf(first, last) == 0
}

// common reports whether a name of another kind is but a noun that the document also
// has in lower case, as in "Challenges and Recommendations", or what bodies deal with.
func (t *Tagger) common(typ, first, last int, odds float32) bool {
	return types[typ] == "MISC" && last-first == 1 && odds < ruled && t.Pieces[first].Kind == text.Capitalized && t.word(first).flags == 0 &&
		(t.seen.inLower(t.word(first).form) || t.plays(field|body, first))
}

// priced reports whether a name is the country of a sum of money, "8 billion [US]
// dollars", which is no name there.
func (t *Tagger) priced(first, last int) bool {
	return last-first == 1 && first > 0 && (t.is(last, "dollars") || t.is(last, "dollar")) &&
		(t.Pieces[first-1].Kind == text.Number || t.plays(measure, first-1))
}

// isYear reports whether piece i is a year of the last century or this.
func (t *Tagger) isYear(i int) bool {
	w := t.text(i)
	return len(w) == 4 && (w[:2] == "19" || w[:2] == "20")
}

// article reports whether a name starts with an article that is no part of it: that
// of a place, or one that opens a sentence or what is said, unless the name may be
// a title.
func (t *Tagger) article(typ, first, last, opening int) bool {
	the := t.is(first, "The")
	if last-first < 2 || !the && !t.is(first, "A") && !t.is(first, "An") || t.flagsOf(first, last) != 0 || !t.word(first+1).caps {
		return false
	}
	switch types[typ] {
	case "LOC":
		return true
	case "MISC":
		if first > opening || t.Pieces[first].Glued {
			return first == opening+1 && !t.Pieces[opening].Kind.Wordy() && !t.closed(last)
		}
		return t.plays(tailMISC, last-1) || last-first == 2 && t.Pieces[last-1].Kind == text.Upper
	case "ORG":
		return !the && first == opening && last-first > 2
	}
	return false
}

// closed reports whether piece i is a closing quotation mark, or one that follows a
// comma or full stop is.
func (t *Tagger) closed(i int) bool {
	if t.is(i, ",") || t.is(i, ".") {
		i++
	}
	return t.is(i, "\"") || t.is(i, "”") || t.is(i, "'") || t.is(i, "’") || t.is(i, "»")
}

// listing returns how many pieces stand before the "and" that parts a name of
// two that the lists know: "European Union and Russia".
func (t *Tagger) listing(first, last int) int {
	const known = gazetteer.Country | gazetteer.Organisation
	for i := first + 1; i < last-1; i++ {
		if t.is(i, "and") && t.flagsOf(first, last) == 0 && t.flagsOf(first, i)&known != 0 && t.flagsOf(i+1, last)&known != 0 {
			return i - first
		}
	}
	return 0
}

// holder returns where the name of an office's holder starts in the pieces
// [first, last) that a name was cut by: at "Anna" of "Secretary of State Anna
// Berg". It is last where there is none.
func (t *Tagger) holder(first, last int) int {
	i := first
	for i < last && (t.plays(office|field, i) || t.is(i, "of") || t.is(i, "State")) {
		i++
	}
	for j := i; j < last; j++ {
		if w := t.word(j); !w.caps || w.stop || i == first {
			return last
		}
	}
	return i
}

// incumbent returns how many pieces from i on are a person's name that no
// label is on, after a title: "Secretary of State [Anna Berg]".
func (t *Tagger) incumbent(i, opening, last int) int {
	if i == opening || i+1 >= last || t.Pieces[i].Kind != text.Capitalized || t.Pieces[i-1].Kind != text.Capitalized {
		return 0
	}
	state := i >= opening+3 && t.is(i-1, "State") && t.is(i-2, "of")
	if !state && t.word(i).flags&gazetteer.GivenName == 0 || t.isTitle(i) {
		return 0
	}
	if !t.isTitle(i-1) && !state {
		return 0
	}
	n := 1
	for i+n < last && n < 4 && t.second[i+n] == Outside && t.Pieces[i+n].Kind == text.Capitalized && !t.word(i+n).stop && t.word(i+n).flags&gazetteer.Demonym == 0 {
		n++
	}
	if n < 2 {
		return 0
	}
	return n
}

// concern reports whether a name that starts with a country is that of a
// company, not of a person from there: a word such as "operator" stands before
// it, or another such name, the last of before, and "and".
func (t *Tagger) concern(before []Mention, first, opening int) bool {
	switch {
	case first == opening || !t.state(first):
		return false
	case t.plays(concern, first-1):
		return true
	case len(before) == 0 || !t.is(first-1, "and"):
		return false
	}
	m := before[len(before)-1]
	return m.Last == first-1 && m.Last-m.First > 1 && types[m.Type] == "ORG" && t.state(m.First)
}

// surnamed returns where a person's name starts that the labels cut after a
// title: at "Tarek" of "President Tarek [Ahmed Sami]".
func (t *Tagger) surnamed(first, opening int) int {
	i := first - 1
	if i <= opening || t.second[i] != Outside || t.Pieces[i].Kind != text.Capitalized || t.word(i).stop {
		return first
	}
	const other = gazetteer.Country | gazetteer.Place | gazetteer.Demonym | gazetteer.People | gazetteer.Organisation
	const personal = gazetteer.GivenName | gazetteer.Surname | gazetteer.AsianSurname
	w, next := t.word(i), t.word(first)
	if w.flags&other != 0 || w.flags&personal == 0 && (w.coarse != next.coarse || !w.known) || t.isTitle(i) || !t.isTitle(i-1) {
		return first
	}
	return i
}

// formed returns where a company's name starts of which the labels have nothing
// but its legal form and words that many companies bear: at "Velmo" of "Velmo
// [Group PLC]". It starts no earlier than piece opening.
func (t *Tagger) formed(first, last, opening int) int {
	if !t.plays(form, last-1) {
		return first
	}
	for i := first; i < last-1; i++ {
		if !t.plays(form|field|body, i) {
			return first
		}
	}
	i := first
	for i > opening && first-i < 4 && t.second[i-1] == Outside && t.word(i-1).caps && !t.word(i-1).stop && t.Pieces[i-1].Kind.Wordy() && !t.plays(opener, i-1) {
		i--
	}
	return i
}

// placed returns where a place of two words starts that the labels cut: at "New"
// of "New [York Stock Exchange]".
func (t *Tagger) placed(first, opening int) int {
	const places = gazetteer.Country | gazetteer.Place | gazetteer.City
	i := first - 1
	if i < opening || t.second[i] != Outside || !t.word(i).caps || strings.EqualFold(t.text(i), "the") || t.flagsOf(i, first+1)&places == 0 {
		return first
	}
	return i
}

// banked returns where the name of a bank starts that the labels cut: at "Central"
// of "Central [Bank of Velmo]", at "People" of "People's [Bank of Velmo]".
func (t *Tagger) banked(first, opening int) int {
	switch {
	case first <= opening || !t.is(first, "Bank") || t.second[first-1] != Outside:
	case t.plays(bank, first-1):
		return first - 1
	case first-1 > opening && t.possessive(first-1) && t.is(first-2, "People"):
		return first - 2
	}
	return first
}

// company returns the end of a company's name that the labels cut before its
// legal form, or before "Holding", "Trading" and the like that lead to it: at the
// end of "[Velmo] Holding PLC". It is first where none follows.
func (t *Tagger) company(first, end int) int {
	i := first
	for i < end && i-first < 3 && t.second[i] == Outside && t.plays(field|body, i) && !t.plays(form, i) {
		i++
	}
	if i < end && t.second[i] == Outside && t.plays(form, i) {
		return i + 1
	}
	return first
}

func (t *Tagger) isTitle(i int) bool {
	return t.titled(i, isBareTitle|isBareHonorific)
}

// whole returns the end of the organisation of the lists that a name starts,
// where the labels have only its start: "[European] Commission".
func (t *Tagger) whole(first, last, end int) int {
	if l := t.listed[first]; l&3 != placeFirst || gazetteer.Flags(l>>2)&gazetteer.Organisation == 0 {
		return last
	}
	if n := t.listedEnd(first, end); n > last && n <= end && (t.second[n-1] == Outside || t.second[n-1].Ends()) {
		return n
	}
	return last
}

// site returns the end of the place of the lists that a name starts, where the
// labels cut it: "[Sao Tome] and [Principe]". A comma parts names: "[Washington],
// [D.C.]".
func (t *Tagger) site(first, last, end int) int {
	const places = gazetteer.Country | gazetteer.Place | gazetteer.City
	if l := t.listed[first]; l&3 != placeFirst || gazetteer.Flags(l>>2)&places == 0 {
		return last
	}
	n := t.listedEnd(first, end)
	if n <= last || n > end || !t.word(n-1).caps || t.second[n-1] != Outside && !t.second[n-1].Ends() {
		return last
	}
	for i := last; i < n; i++ {
		if t.is(i, ",") {
			return last
		}
	}
	return n
}

// listedEnd returns the end of the name of the lists that starts at piece first.
func (t *Tagger) listedEnd(first, end int) int {
	n := first + 1
	for n < end && t.listed[n]&3 == placeInner {
		n++
	}
	return n + 1
}

// portfolio returns where the name starts that follows what an office deals
// with, which is none: "Anna" of "Secretary of [State Anna Berg]", the end of
// "Minister of [Foreign Affairs]".
func (t *Tagger) portfolio(first, last int) int {
	if first < 2 || !t.is(first-1, "of") && !t.is(first-1, "for") || !t.plays(office, first-2) && !t.isTitle(first-2) {
		return first
	}
	i := first
	for i < last && (t.plays(field, i) || t.is(i, "State") || i > first && (t.is(i, "and") || t.is(i, "for") || t.is(i, "of") || t.is(i, ","))) {
		i++
	}
	if i == last || i > first && (t.word(i).flags&gazetteer.GivenName != 0 || t.is(i-1, "State") && last-i == 2) {
		return i
	}
	return first
}

package tagger

import (
	"strings"

	"harrow/extractors/entities/gazetteer"
	"harrow/extractors/text"
)

// Trim narrows the pieces [first, last) of a name of a type to the name
// proper: a person's without titles.
func (a *Analysis) Trim(typ, first, last int) (int, int) {
	if types[typ] != "PERSON" {
		return first, last
	}
	from := first
	for from < last-1 {
		if !a.titled(from, isBareTitle|isBareTitles) && !(from > first && a.is(from, "-")) {
			break
		}
		from++
	}
	if !a.word(from).caps && !a.word(from).lead {
		return first, last
	}
	return from, last
}

// headType is the type of a name by the parts that its last word plays, where it is almost never that
// of another type, or "".
func headType(p part) string {
	switch {
	case p&headLOC != 0:
		return "LOC"
	case p&headMISC != 0:
		return "MISC"
	case p&headORG != 0:
		return "ORG"
	}
	return ""
}

// settle gives a name the type that the gazetteer leaves no doubt of: a
// demonym is no place, a country that acts is no organisation, and the United
// Nations are no place, though a seat such as the White House may be.
//
// So does the head of a name: a Province is a place, a Treaty is not.
func (a *Analysis) settle(typ, first, last int) int {
	if head := headType(a.word(last - 1).roles); head != "" && last-first > 1 {
		if own := types[typ]; own == "PERSON" || own == "ORG" && head == "LOC" || own == "LOC" {
			return TypeNamed(head)
		}
	}
	if types[typ] != "ORG" && types[typ] != "LOC" {
		return typ
	}
	flags := a.flagsOf(first, last)
	switch {
	case flags&(gazetteer.Demonym|gazetteer.Country|gazetteer.Place) == gazetteer.Demonym && (types[typ] != "ORG" || flags&gazetteer.Club == 0):
		return TypeNamed("MISC")
	case flags&gazetteer.Country != 0:
		return TypeNamed("LOC")
	case flags&gazetteer.Organisation != 0 && flags&(gazetteer.Place|gazetteer.City) == 0:
		seat := (a.is(last-1, "House") || a.is(last-1, "Yard")) && !a.state(first)
		if seat && a.is(first, "White") {
			return TypeNamed("LOC")
		}
		if a.Pieces[last-1].Kind == text.Upper || last-first > 1 && !seat {
			return TypeNamed("ORG")
		}
	}
	return typ
}

// metonyms makes places of organisations that are called like a capital or a
// region, which stands for who governs there: no team, since the document is not
// about sport, no company, and no longer name of an organisation starts so.
func (t *Tagger) metonyms(out []Mention) {
	const place = gazetteer.BigCity | gazetteer.Place
	const thing = gazetteer.Organisation | gazetteer.Company | gazetteer.People | gazetteer.Initiative
	org := TypeNamed("ORG")
	var longer map[int32]bool // first words of organisations of several, once that is asked
	for k := range out {
		m := &out[k]
		if m.Type != org {
			continue
		}
		flags, _ := t.names.Lookup(m.Key)
		if flags&place == 0 || flags&thing != 0 || t.plays(outlet, m.Last) || t.inResults(m.First, m.Last) {
			continue
		}
		if e, _ := t.names.Entry(m.Key); !strings.HasPrefix(e.ID, "geonames:") && !strings.HasPrefix(e.ID, "iso3166") {
			continue
		}
		if longer == nil {
			if t.sport {
				return
			}
			longer = map[int32]bool{}
			for _, o := range out {
				if flags, _ := t.names.Lookup(o.Key); o.Type == org && o.Last-o.First > 1 && flags&place == 0 {
					longer[t.words[o.First]] = true
				}
			}
		}
		if !longer[t.words[m.First]] {
			m.Type = TypeNamed("LOC")
		}
	}
}

// inResults reports whether a name stands before a number or "v", or after "v".
func (a *Analysis) inResults(first, last int) bool {
	return last < len(a.Pieces) && a.Pieces[last].Kind == text.Number || a.is(last, "v") || a.is(last, "vs") ||
		a.is(first-1, "v") || a.is(first-1, "vs")
}

// enough is how many of the words of sport a document has that is about it.
const enough = 2

// isSport reports whether the document has words of sport, or is headed so.
func (a *Analysis) isSport() bool {
	for _, h := range ofSport().games {
		if form, ok := a.forms[h]; ok && a.seen.capital[form].round == a.seen.round {
			return true
		}
	}
	n := 0
	for _, h := range ofSport().words {
		if form, ok := a.forms[h]; ok && a.seen.lower[form] == a.seen.round {
			n++
		}
	}
	return n >= enough
}

// flagsOf returns the lists that hold the name of the pieces [first, last).
func (a *Analysis) flagsOf(first, last int) gazetteer.Flags {
	flags, _ := a.names.Lookup(a.key(first, last))
	return flags
}

// key is what the gazetteer knows the pieces [first, last) by.
func (a *Analysis) key(first, last int) (k gazetteer.Key) {
	for i := first; i < last; i++ {
		k = k.Add(a.word(i).hash)
	}
	return k
}

// IsDemonym reports whether the pieces from first on are a demonym, whatever
// the tagger says of them, and of how many. A prefix such as "Sino" is one
// before a hyphen only.
func (a *Analysis) IsDemonym(first, last int) int {
	const lists = gazetteer.Demonym | gazetteer.Country | gazetteer.Place | gazetteer.City
	n := a.isListed(first, last, lists, gazetteer.Demonym)
	if n == 0 {
		return 0
	}
	if a.plays(prefix, first) && (first+1 >= last || !a.Pieces[first+1].Glued) {
		return 0
	}
	return n
}

// people reports whether the pieces from first on are a people of the lists and
// nothing else, and of how many: "Shiite". A capital after them tells a longer name.
func (a *Analysis) people(first, last int) int {
	n := a.isListed(first, last, ^gazetteer.Flags(0)>>1, gazetteer.People)
	if n == 0 || first+n < last && a.word(first+n).caps && a.word(first+n).flags&(gazetteer.Demonym|gazetteer.People) == 0 || first > 0 && a.Pieces[first-1].caps && !a.Pieces[first-1].stop && a.word(first-1).flags&(gazetteer.Demonym|gazetteer.People|gazetteer.Country) == 0 {
		return 0
	}
	return n
}

// body reports whether the pieces from first on are an organisation of the lists
// of several words, and of how many: "Islamic Jihad".
func (a *Analysis) body(first, last int) int {
	if a.listed[first]&3 != placeFirst {
		return 0
	}
	n := a.isListed(first, last, ^gazetteer.Flags(0)>>1&^gazetteer.Company, gazetteer.Organisation)
	if n > 0 && (!a.word(first+n-1).caps || first+n < last && a.word(first+n).caps) {
		return 0
	}
	return n
}

// office reports whether the pieces from first on are the country of an
// office, as in "President of Peru", and of how many.
func (a *Analysis) office(first, last int) int {
	if first < 2 || !a.is(first-1, "of") || !a.titled(first-2, isTitle) {
		return 0
	}
	return a.isListed(first, last, gazetteer.Country, gazetteer.Country)
}

// isListed returns of how many pieces the name of the lists is that starts at
// piece first, if it is on just those of some lists that are wanted.
func (a *Analysis) isListed(first, last int, lists, wanted gazetteer.Flags) int {
	if k := a.Pieces[first].Kind; k != text.Capitalized && k != text.Upper {
		return 0
	}
	l := a.listed[first]
	if gazetteer.Flags(l>>2)&lists != wanted {
		return 0
	}
	n := 1
	if l&3 == placeFirst {
		for first+n < last && a.listed[first+n]&3 == placeInner {
			n++
		}
		n++
	} else if l&3 != placeOnly {
		return 0
	}
	if first+n > last {
		return 0
	}
	return n
}

// parts returns how many pieces from first on are a country, a region of the
// world or a demonym that a hyphen ties to others: the first of "China-Russia".
// It is 0 where the hyphenated whole is a name of the gazetteer.
func (a *Analysis) parts(first, last int) (n int) {
	if l := a.listed[first]; l != 0 && l&3 != placeOnly {
		return 0
	}
	for i := first; i < last; i += 2 {
		if !a.state(i) && (!a.word(i).caps || a.word(i).flags&gazetteer.People == 0) {
			return 0
		}
		n++
		if i+2 >= last || !a.hyphen(i+1) {
			break
		}
	}
	return n
}

// state reports whether piece i alone is a country, a region or a demonym.
func (a *Analysis) state(i int) bool {
	return a.word(i).caps && a.word(i).flags&(gazetteer.Country|gazetteer.Place|gazetteer.Demonym) != 0
}

// hyphen reports whether piece i is a hyphen between two words.
func (a *Analysis) hyphen(i int) bool {
	p := a.Pieces[i]
	switch a.Text[p.Start:p.End] {
	case "-", "–", "\u2010", "\u2011":
		return p.Glued && i+1 < len(a.Pieces) && a.Pieces[i+1].Glued
	}
	return false
}

// typeOfState is the type of a piece that is a demonym or starts a place.
func (a *Analysis) typeOfState(i int) int { return stateType(a.word(i).flags) }

// stateType is the type of a state by the lists that it stands on.
func stateType(flags gazetteer.Flags) int {
	if flags&(gazetteer.Country|gazetteer.Place) == 0 && flags&(gazetteer.Demonym|gazetteer.People) != 0 {
		return TypeNamed("MISC")
	}
	return TypeNamed("LOC")
}

// compound returns where the hyphenated word starts that a name at piece i is
// cut from: "High" of "High-[Level Council]". A state before the hyphen is a
// name of its own, and so is what ends the names before it.
func (t *Tagger) compound(i int, seg Segment, before []Mention) int {
	floor := seg.First
	if len(before) > 0 {
		floor = max(floor, before[len(before)-1].Last)
	}
	for i-2 >= floor && t.hyphen(i-1) && t.Pieces[i-2].caps && !t.state(i-2) && t.free(i-2, i) {
		i -= 2
	}
	return i
}

// owner returns how many pieces at the start of a name are another one, which
// owns the rest: "Russian" of "Russian Ministry of Trade", "Russia" of
// "Russia's Far East".
func (a *Analysis) owner(typ, first, last int) int {
	for i := first + 1; i < last-1; i++ {
		if a.possessive(i) && a.flagsOf(first, i)&(gazetteer.Country|gazetteer.Place|gazetteer.BigCity) != 0 && a.word(i+1).caps {
			return i - first
		}
	}
	if types[typ] == "ORG" && last-first > 1 && a.word(first).flags&gazetteer.Demonym != 0 &&
		(a.is(first+1, "Ministry") || a.is(last-1, "Ministry")) {
		return 1
	}
	return 0
}

// compatriot returns how many pieces at the start of a name are the country
// or the demonym of the person that the rest names: "China" of "China Xi
// Jinping". The rest is a person's name if the model says so and its first
// word is a personal name, if both its words are and the first is no
// surname of the West, as in "Carter Center", or if the document has a person
// of its last word.
func (a *Analysis) compatriot(typ, first, last int) int {
	n := 0
	for i := first + 1; i <= min(first+3, last-2); i++ {
		if a.flagsOf(first, i)&(gazetteer.Country|gazetteer.Demonym) != 0 {
			n = i - first
		}
	}
	rest, most := first+n, 3
	person := types[typ] == "PERSON"
	if person {
		most = 4
	}
	if n == 0 || last-rest > most || a.flagsOf(first, last) != 0 || a.flagsOf(rest, last) != 0 || a.state(rest) {
		return 0
	}
	if person && n == 1 && a.word(first).flags&gazetteer.GivenName != 0 && !a.votedFor("LOC", first) {
		return 0 // Jordan is also a man's name
	}
	for i := rest; i < last; i++ {
		if w := a.word(i); (!w.caps || w.stop) && (!w.lead || i == rest || i == last-1) && !a.hyphen(i) && !a.hyphen(i-1) {
			return 0
		}
	}
	head, tail := a.word(rest).flags, a.word(last-1).flags
	const personal = gazetteer.GivenName | gazetteer.Surname | gazetteer.AsianSurname
	switch {
	case a.votedFor("PERSON", last-1):
	case person:
		if head&personal == 0 {
			return 0
		}
	case last-rest != 2 || tail&personal == 0:
		return 0
	case a.word(first).flags&gazetteer.Country == 0 && head&gazetteer.GivenName != 0 && tail&gazetteer.Surname != 0:
	case head&gazetteer.AsianSurname == 0 && head&personal != gazetteer.GivenName:
		return 0
	}
	return n
}

// votedFor reports whether the first pass found a name of a type with the
// word of piece i.
func (a *Analysis) votedFor(typ string, i int) bool {
	c := a.seen.get(a.word(i).form)
	return c != nil && c.votes[TypeNamed(typ)] > 0
}

func (a *Analysis) possessive(i int) bool { return a.is(i, "'s") || a.is(i, "’s") }

// is reports whether there is a piece i and it is the word.
func (a *Analysis) is(i int, word string) bool {
	if i < 0 || i >= len(a.Pieces) {
		return false
	}
	p := a.Pieces[i]
	return a.Text[p.Start:p.End] == word
}

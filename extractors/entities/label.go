package entities

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode"

	"harrow/extractors/internal/datafile"

	"harrow/extractors/entities/gazetteer"
)

//go:embed labels.txt
var labelFile string

// place is where a word decides a label: as the head of a name, as its last word, its
// first, anywhere in it, or around it. labels.txt has the places by these names.
type place uint8

const (
	atHead place = iota
	atLast
	atFirst
	atAny
	atName
	atBefore
	atAfter
	atLone
	atParty
	atNear
	atTitle
	atRole
	atEmployee
	atPart
	atUnit
	atOff
	atShares
	atDeal
	atVerb
	atMaker
	atModel
	atLanguage
	atParticle
	atOpening
	atNumbered
	atOffice
	atHeld
	atSite
	allPlaces
)

var placeNames = [allPlaces]string{"head", "last", "first", "any", "name", "before", "after", "lone", "party", "near", "title",
	"role", "employee", "part", "unit", "off", "shares", "deal", "verb", "maker", "model", "language", "particle", "opening",
	"numbered", "office", "held", "site"}

// decided are the labels of labels.txt, the first for none.
var decided = [...]string{"", "PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT", "LAW", "WORK_OF_ART", "LANGUAGE", "PRODUCT", "ANY", "NONE"}

// decider is what a word decides by itself, nil for nothing.
type decider struct {
	labels [allPlaces]uint8 // of decided
	paired bool             // with the word before it, it may decide something else
}

// at returns the label at a place, or nothing.
func (d *decider) at(p place) string {
	if d == nil {
		return ""
	}
	return decided[d.labels[p]]
}

func (d *decider) is(p place) bool { return d != nil && d.labels[p] != 0 }

// lexicon holds the words of labels.txt.
type lexicon struct {
	words    map[string]*decider
	outlines [1 << 10]uint64 // bits of those of the words
}

var deciders = sync.OnceValue(func() *lexicon {
	x := &lexicon{words: map[string]*decider{}}
	get := func(w string) *decider {
		if x.words[w] == nil {
			x.words[w] = new(decider)
			o := outline(w)
			x.outlines[o>>6] |= 1 << (o & 63)
		}
		return x.words[w]
	}
	for section, word := range datafile.Words(labelFile) {
		name, label, _ := strings.Cut(section, " ")
		p := slices.Index(placeNames[:], name)
		if p == int(atName) {
			word = strings.ReplaceAll(word, "_", " ")
		} else if at := strings.LastIndexByte(word, '_'); at > 0 {
			get(word[at+1:]).paired = true
		}
		get(word).labels[p] = uint8(slices.Index(decided[:], label))
	}
	return x
})

// deciderOf returns what a word decides.
func deciderOf(w string) *decider {
	x := deciders()
	if o := outline(w); x.outlines[o>>6]>>(o&63)&1 == 0 {
		return nil // most words, without a look-up
	}
	return x.words[w]
}

// outline is a number of 16 bits that words share of one length with the same ends.
func outline(w string) uint16 {
	if w == "" {
		return 0
	}
	return uint16(w[0])<<9 ^ uint16(w[len(w)-1])<<4 ^ uint16(len(w))
}

// labelAt returns the label that a word decides at a place, or nothing.
func labelAt(p place, w string) string { return deciderOf(w).at(p) }

// fineLabel returns the OntoNotes label of a name of a coarse type: what its
// head or the noun before it leaves no doubt of, else that of the entity where the gazetteer knows
// it, else by the words that are typical of one label, else the most frequent
// label of the type.
func fineLabel(m *mention, g *gazetteer.Gazetteer) string {
	flags := m.flags
	if l := labelAt(atName, m.name); l != "" {
		return l
	}
	if l := decisive(m, flags, g); l != "" {
		return l
	}
	switch m.coarse {
	case "PERSON":
		const personal = gazetteer.GivenName | gazetteer.Surname | gazetteer.AsianSurname
		switch {
		case isPeople(m.name, g):
			return "NORP"
		case flags&(gazetteer.Country|gazetteer.Place) != 0 && flags&personal == 0 && strings.Contains(m.name, " "):
			e, _ := g.Entry(m.key)
			return e.Label
		}
		return m.coarse
	case "ORG":
		switch {
		case isPeople(m.name, g) && !isParty(m.name) || flags == gazetteer.People:
			return "NORP"
		case isDirected(m.name, g):
			return "LOC"
		case flags&gazetteer.Initiative != 0 && flags&gazetteer.Organisation == 0:
			return "LAW"
		case strings.HasSuffix(m.name, "ists") && !strings.Contains(m.name, " "):
			return "NORP"
		}
		return "ORG"
	case "LOC":
		if flags&gazetteer.Initiative != 0 && flags&^gazetteer.Initiative == 0 {
			return "LAW"
		}
		if e, _ := g.Entry(m.key); e.Label == "LOC" || e.Label == "FAC" || e.Label == "GPE" {
			return e.Label
		}
		if l := labelByWords(m.name); l == "FAC" || l == "LOC" {
			return l
		}
		return "GPE"
	}
	return miscLabel(m, flags, g)
}

// known are the lists of names that need no sign of what they are.
const known = gazetteer.Country | gazetteer.Place | gazetteer.City | gazetteer.Organisation | gazetteer.Company

// decisive returns the label that the head of a name gives it, whatever the
// model takes it for: "Tallis Corp." is no person, "Narva Agreement" no place.
func decisive(m *mention, flags gazetteer.Flags, g *gazetteer.Gazetteer) string {
	if m.coarse == "PERSON" && m.beforeSays.at(atBefore) == "ORG" && !startsWithGivenName(m.name, g) {
		return "ORG"
	}
	if !strings.Contains(m.name, " ") {
		if m.before == "" {
			return ""
		}
		l := m.beforeSays.at(atLone)
		if l == "ORG" && (m.coarse == "LOC" || flags&known != 0) {
			return ""
		}
		return l
	}
	if m.quoted {
		return ""
	}
	switch {
	case strings.HasPrefix(m.name, "Space Shuttle "):
		return "PRODUCT"
	case m.coarse != "ORG":
	case strings.HasPrefix(m.name, "Tour of "), strings.HasPrefix(m.name, "Tour de "):
		return "EVENT"
	case strings.HasPrefix(m.name, "Law on "), strings.HasPrefix(m.name, "Law of "), isNumberedLaw(m.name):
		return "LAW"
	}
	if flags&known != 0 {
		return ""
	}
	if isModel(m.name) {
		return "PRODUCT"
	}
	l := headLabel(atHead, m.name)
	if l == "ORG" && m.coarse == "LOC" || l != "ORG" && (m.coarse == "PERSON" || m.nearWork) {
		return ""
	}
	return l
}

// isNumberedLaw reports whether a name is that of part of a law: "Chapter 9".
func isNumberedLaw(name string) bool {
	word, number, _ := strings.Cut(name, " ")
	return labelAt(atFirst, word) == "LAW" && number[0] >= '0' && number[0] <= '9'
}

// isModel reports whether a name is that of a maker and of what it makes: "Fiat
// Panda", "Boeing 747".
func isModel(name string) bool {
	maker, _, _ := strings.Cut(name, " ")
	if !deciderOf(maker).is(atMaker) {
		return false
	}
	last := name[strings.LastIndexByte(name, ' ')+1:]
	return headLabel(atModel, name) != "" || strings.ContainsAny(last, "0123456789")
}

func startsWithGivenName(name string, g *gazetteer.Gazetteer) bool {
	first, _, _ := strings.Cut(name, " ")
	flags, _ := g.Lookup(gazetteer.KeyOf(first))
	return flags&gazetteer.GivenName != 0
}

// miscLabel returns the label of a name that is no person, place or organisation.
func miscLabel(m *mention, flags gazetteer.Flags, g *gazetteer.Gazetteer) string {
	switch {
	case flags&(gazetteer.Demonym|gazetteer.People) != 0:
		if isLanguage(m) {
			return "LANGUAGE"
		}
		return "NORP"
	case flags&gazetteer.Initiative != 0:
		return "LAW"
	case flags&(gazetteer.Country|gazetteer.Place) != 0:
		e, _ := g.Entry(m.key)
		return e.Label
	}
	single := !strings.Contains(m.name, " ")
	l := labelByWords(m.name)
	switch {
	case l == "EVENT" || l == "LAW" || l == "LANGUAGE":
		return l
	case !single && !m.quoted && !m.nearWork && headLabel(atSite, m.name) != "":
		return headLabel(atSite, m.name)
	case m.quoted || m.name[0] == '"':
		return "WORK_OF_ART"
	case l == "WORK_OF_ART" || l == "PRODUCT":
		return l
	case flags == gazetteer.Company || flags == gazetteer.Organisation:
		return "ORG"
	}
	if e, ok := g.Entry(m.key); ok && !single && !m.nearWork {
		return e.Label
	}
	switch {
	case endsInDemonym(m.name, g):
		return "NORP"
	case !single && hasYear(m.name):
		return "EVENT"
	}
	if l := m.beforeSays.at(atBefore); l != "" {
		return l
	}
	if l := m.afterSays.at(atAfter); l != "" {
		return l
	}
	switch {
	case strings.ContainsFunc(m.name, unicode.IsDigit):
		return "PRODUCT"
	case single && (hasDemonymEnding(m.name) || isOfPlace(m.name, g)):
		return "NORP"
	case !single && (m.nearWork || isTitle(m.name)):
		return "WORK_OF_ART"
	case single && flags&gazetteer.City != 0 && placePrepositions[m.before]:
		return "GPE"
	case !single && isPersonal(m.name, g):
		return "PERSON"
	}
	return "PRODUCT"
}

// placePrepositions are the words before a city, rather than what has its name.
var placePrepositions = map[string]bool{"in": true, "near": true, "from": true, "at": true}

// isPersonal reports whether a name is two words, a given name and a surname
// or, as in Asia, the other way round.
func isPersonal(name string, g *gazetteer.Gazetteer) bool {
	first, last, _ := strings.Cut(name, " ")
	if strings.Contains(last, " ") {
		return false
	}
	head, _ := g.Lookup(gazetteer.KeyOf(first))
	tail, _ := g.Lookup(gazetteer.KeyOf(last))
	const family = gazetteer.Surname | gazetteer.AsianSurname
	return head&gazetteer.GivenName != 0 && tail&family != 0 || head&gazetteer.AsianSurname != 0 && tail&(family|gazetteer.GivenName) != 0
}

// labelByWords returns the label that the words of a name decide, or nothing:
// its head, its last word, its first, any.
func labelByWords(name string) string {
	first, _, _ := strings.Cut(name, " ")
	last := name[strings.LastIndexByte(name, ' ')+1:]
	if l := headLabel(atLast, name); l != "" {
		return l
	}
	if l := labelAt(atLast, last); l != "" {
		return l
	}
	if l := labelAt(atFirst, first); l != "" {
		return l
	}
	for w := range strings.FieldsSeq(name) {
		if l := labelAt(atAny, w); l != "" {
			return l
		}
	}
	return ""
}

// headLabel returns the label that the head of a name has at a place: that of
// the word that says what it is the name of, the last before a preposition
// ("Forum" of "Polar Forum on Trade in Grain"), with the word before it or
// alone. Numbers are no heads.
func headLabel(p place, name string) string {
	previous, head := "", ""
	for w := range strings.FieldsSeq(name) {
		if head != "" && prepositions[w] {
			break
		}
		if w[0] < '0' || w[0] > '9' {
			previous, head = head, w
		}
	}
	own := deciderOf(head)
	if own != nil && own.paired {
		if l := labelAt(p, previous+"_"+head); l != "" {
			return l
		}
	}
	return own.at(p)
}

var prepositions = map[string]bool{"of": true, "for": true, "on": true, "in": true, "at": true, "against": true,
	"to": true, "by": true, "with": true, "between": true, "from": true, "under": true, "about": true}

// isTitle reports whether a name reads like the title of a work: it starts
// with an article, or a word in lower case joins its parts.
func isTitle(name string) bool {
	for _, article := range []string{"The ", "A ", "An "} {
		if strings.HasPrefix(name, article) {
			return true
		}
	}
	for w := range strings.FieldsSeq(name) {
		switch w {
		case "the", "a", "with", "in", "to", "from", "is", "are", "on", "at":
			return true
		}
	}
	return false
}

// hasYear reports whether the first or the last word of a name is a year.
func hasYear(name string) bool {
	first, _, _ := strings.Cut(name, " ")
	last := name[strings.LastIndexByte(name, ' ')+1:]
	return isYear(first) || isYear(last)
}

func isYear(w string) bool {
	return len(w) == 4 && (w[:2] == "19" || w[:2] == "20") && w[2] >= '0' && w[2] <= '9' && w[3] >= '0' && w[3] <= '9'
}

// isLanguage reports whether a demonym means the language.
func isLanguage(m *mention) bool {
	switch m.after {
	case "language", "languages", "dialect", "dialects", "alphabet", "grammar", "translation":
		return true
	}
	switch m.before {
	case "speak", "speaks", "spoke", "speaking", "spoken", "fluent", "learn", "learning", "translated":
		return true
	case "in", "into", "(":
		return (m.after == "" || m.after == ")" || m.after == "." || m.after == ",") && deciderOf(m.name).is(atLanguage)
	}
	return false
}

// endsInDemonym reports whether the last part of a name of two is a demonym:
// "South Ossetian", "Franco-Belgian".
func endsInDemonym(name string, g *gazetteer.Gazetteer) bool {
	at := strings.LastIndexAny(name, " -")
	if at < 0 {
		return false
	}
	flags, _ := g.Lookup(gazetteer.KeyOf(name[at+1:]))
	return flags&gazetteer.Demonym != 0
}

func hasDemonymEnding(name string) bool {
	for _, s := range []string{"ian", "ians", "ean", "eans", "ese", "ish", "ists", "ist", "ite", "ites"} {
		if strings.HasSuffix(name, s) && len(name) > len(s)+2 {
			return true
		}
	}
	return false
}

// isOfPlace reports whether a name is made of that of a place: "Biharis", "Gazan".
func isOfPlace(name string, g *gazetteer.Gazetteer) bool {
	const places = gazetteer.Country | gazetteer.Place | gazetteer.City
	for _, ending := range []string{"i", "is", "n", "ns", "an", "ans"} {
		if place, ok := strings.CutSuffix(name, ending); ok && len(place) > 3 {
			if flags, _ := g.Lookup(gazetteer.KeyOf(place)); flags&places != 0 {
				return true
			}
		}
	}
	return false
}

// isPeople reports whether a name is the plural of a demonym, in two words
// ("Iraqi Kurds") or in one that is made of the name of a place ("Zaireans").
func isPeople(name string, g *gazetteer.Gazetteer) bool {
	if !strings.HasSuffix(name, "s") {
		return false
	}
	first, last, two := strings.Cut(name, " ")
	if !two {
		place, ok := strings.CutSuffix(name, "ans")
		if !ok || len(place) < 4 {
			return false
		}
		flags, _ := g.Lookup(gazetteer.KeyOf(strings.TrimSuffix(place, "i")))
		more, _ := g.Lookup(gazetteer.KeyOf(strings.TrimSuffix(place, "e") + "e"))
		return (flags|more)&(gazetteer.Country|gazetteer.Place) != 0
	}
	const people = gazetteer.Demonym | gazetteer.People
	head, _ := g.Lookup(gazetteer.KeyOf(first))
	tail, _ := g.Lookup(gazetteer.KeyOf(last))
	return head&people != 0 && tail&people != 0 && tail&(gazetteer.Club|gazetteer.Company) == 0
}

// isParty reports whether a name of two words ends like that of a party:
// "Peruvian Greens", unlike "Christian Democrats", who may be of many.
func isParty(name string) bool {
	first, last, _ := strings.Cut(name, " ")
	return deciderOf(last).is(atParty) && first != "Christian" && first != "Social"
}

// isDirected reports whether a name is a direction and a country: "Northeast China".
func isDirected(name string, g *gazetteer.Gazetteer) bool {
	direction, country, two := strings.Cut(name, " ")
	if d := deciderOf(direction); !two || d.at(atLast) != "LOC" || d.at(atFirst) != "LOC" {
		return false
	}
	flags, _ := g.Lookup(gazetteer.KeyOf(country))
	return flags&gazetteer.Country != 0
}

package entities

import (
	"slices"
	"strings"
	"unicode/utf8"

	"harrow/extractors/entities/gazetteer"
	"harrow/extractors/entities/tagger"
	"harrow/extractors/text"
)

// mention is what the fine label and the entity of a name are decided by.
type mention struct {
	name          string // the text with plain blanks and apostrophes
	key           gazetteer.Key
	flags         gazetteer.Flags
	coarse        string // PERSON, ORG, LOC, MISC
	before, after string // the words around it, in lower case, unless the lists leave no doubt of it
	beforeSays    *decider
	afterSays     *decider
	held          bool // what one has of a firm stands before it: "a stake in", "a unit of"
	employee      bool // "at" and somebody's work stand before it
	shouted       bool // the text has it in capitals
	quoted        bool // it stands in quotation marks
	nearWork      bool // a word of books, films or the like stands near
}

// plain are the lists whose names mean one thing.
const plain = gazetteer.Country | gazetteer.Place | gazetteer.Demonym | gazetteer.Organisation

// mentionsOf describes the names that the tagger found, in the room of out.
func mentionsOf(out []mention, g *gazetteer.Gazetteer, d *text.Document, found []tagger.Mention) []mention {
	out = slices.Grow(out[:0], len(found))[:len(found)]
	clear(out)
	first := 0
	for i, f := range found {
		m := &out[i]
		m.key = f.Key
		m.name = plainName(d.Text[f.Start:f.End])
		m.coarse = tagger.TypeName(f.Type)
		if isShouted(m.name, m.coarse) {
			m.name = outOfCapitals(g, m.name)
			m.key, m.shouted = gazetteer.KeyOf(m.name), true
		}
		m.flags, _ = g.Lookup(m.key)
		if m.coarse != "MISC" && m.coarse != "PERSON" && m.flags&plain != 0 {
			continue
		}
		for d.Tokens[first].End <= f.Start {
			first++
		}
		last := first
		for last+1 < len(d.Tokens) && d.Tokens[last].End < f.End {
			last++
		}
		m.before, m.after = strings.ToLower(d.Word(first-1)), strings.ToLower(d.Word(last+1))
		switch m.before {
		case "at", "with":
			m.employee = deciderOf(d.Word(first - 2)).is(atEmployee)
		case "in":
			m.held = deciderOf(d.Word(first - 2)).is(atHeld)
		case "of":
			w := deciderOf(d.Word(first - 2))
			m.held = w.is(atHeld) || w.is(atPart)
		}
		if m.coarse == "MISC" && m.flags&gazetteer.Demonym != 0 && listsLanguages(d, last+1) {
			m.after = "languages"
		}
		if m.coarse == "MISC" && m.flags&(gazetteer.Demonym|gazetteer.People) == 0 {
			m.quoted = isQuoted(d, first, last)
			m.nearWork = nearWork(d, first, last)
		}
		m.listen()
	}
	return out
}

// listen asks what the words around the name decide.
func (m *mention) listen() { m.beforeSays, m.afterSays = deciderOf(m.before), deciderOf(m.after) }

// listsLanguages reports whether a list of names that goes on at token i ends in
// "languages": "in the Estonian, Spanish and English languages".
func listsLanguages(d *text.Document, i int) bool {
	for end := i + 8; i < end; i++ {
		switch w := d.Word(i); {
		case w == "languages":
			return true
		case w == "," || w == "and" || w == "or" || i < len(d.Tokens) && d.Tokens[i].Kind == text.Capitalized:
		default:
			return false
		}
	}
	return false
}

// maxTitle is how many words of a quoted title may follow a name in it.
const maxTitle = 4

// isQuoted reports whether the tokens of a name start what stands in quotation
// marks: a quotation that goes on is speech.
func isQuoted(d *text.Document, first, last int) bool {
	closing := ""
	switch d.Word(first - 1) {
	case "\"":
		closing = "\""
	case "“":
		closing = "”"
	case "‘":
		closing = "’"
	case "«":
		closing = "»"
	default:
		return false
	}
	for i := last + 1; i <= last+1+maxTitle; i++ {
		if d.Word(i) == closing {
			return true
		}
	}
	return false
}

// reach is how many words to each side of a name are looked at.
const reach = 40

// nearWork reports whether a word of works of art stands in the sentence of
// the tokens [first, last] of a name.
func nearWork(d *text.Document, first, last int) bool {
	s := d.Sentences[d.SentenceAt(d.Tokens[first].Start)]
	for i := max(s.First, first-reach); i < min(s.Last, last+reach); i++ {
		if t := d.Tokens[i]; t.Kind == text.Lower && deciderOf(d.Text[t.Start:t.End]).is(atNear) {
			return true
		}
	}
	return false
}

// isShouted reports whether a name stands in capitals only because its line
// does. A single word may be an acronym, unless it is a place or a person.
func isShouted(name, coarse string) bool {
	return hasCapitals(name) && name == strings.ToUpper(name) && strings.ToLower(name) != name &&
		(strings.Contains(name, " ") || (coarse == "LOC" || coarse == "PERSON") && len(name) > 4)
}

// outOfCapitals writes a name in capitals as in running text: "NEW YORK" is
// New York, "US CONGRESS" US Congress.
func outOfCapitals(g *gazetteer.Gazetteer, name string) string {
	words := strings.Fields(name)
	for i, w := range words {
		low := strings.ToLower(w)
		_, first := utf8.DecodeRuneInString(w)
		flags, _ := g.Lookup(gazetteer.KeyOf(w))
		switch {
		case i > 0 && (prepositions[low] || low == "the" || low == "and" || low == "de"):
			words[i] = low
		case i > 0 && capitalForms()[w] != "":
			words[i] = capitalForms()[w]
		case strings.Contains(w, ".") || len(w) < 4 && flags != 0 && flags&(gazetteer.Surname|gazetteer.GivenName) == 0,
			len(w) < 7 && flags&gazetteer.Organisation != 0:
		default:
			words[i] = w[:first] + strings.ToLower(w[first:])
		}
	}
	return strings.Join(words, " ")
}

// plainName returns a name with one blank between words and a straight
// apostrophe.
func plainName(s string) string {
	plain := true
	for i := 0; i < len(s); i++ {
		if c := s[i]; c >= utf8.RuneSelf || c < ' ' || c == ' ' && i+1 < len(s) && s[i+1] == ' ' {
			plain = false
			break
		}
	}
	if plain {
		return s
	}
	return strings.ReplaceAll(strings.Join(strings.Fields(s), " "), "’", "'")
}

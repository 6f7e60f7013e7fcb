package entities

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"

	"harrow/extractors/entities/gazetteer"
)

//go:embed labels.txt
var labelFile string

// heads gives the label that a word decides by its place in a name: the first
// of several, the last, or any.
type heads struct{ first, last, any map[string]string }

var labelWords = sync.OnceValue(func() heads {
	h := heads{map[string]string{}, map[string]string{}, map[string]string{}}
	var label string
	var into map[string]string
	for line := range strings.Lines(labelFile) {
		line = strings.TrimSpace(line)
		switch {
		case line == "" || line[0] == '#':
		case line[0] == '[':
			place, l, _ := strings.Cut(strings.Trim(line, "[]"), " ")
			label, into = l, map[string]map[string]string{"first": h.first, "last": h.last, "any": h.any}[place]
		default:
			for w := range strings.FieldsSeq(line) {
				if into != nil {
					into[w] = label
				}
			}
		}
	}
	return h
})

// mention is what the fine label and the entity of a name are decided by.
type mention struct {
	name          string // the text with plain blanks and apostrophes
	key           gazetteer.Key
	coarse        string // PERSON, ORG, LOC, MISC
	before, after string // the words around it, in lower case
	quoted        bool
}

// fineLabel returns the OntoNotes label of a name of a coarse type: that of
// the entity where the gazetteer knows it, else by the words that are typical
// of one label, else the most frequent label of the type.
func fineLabel(m *mention, g *gazetteer.Gazetteer) string {
	switch m.coarse {
	case "PERSON", "ORG":
		return m.coarse
	case "LOC":
		if e, _ := g.Entry(m.key); e.Label == "LOC" || e.Label == "FAC" || e.Label == "GPE" {
			return e.Label
		}
		if l := labelByWords(m.name); l == "FAC" || l == "LOC" {
			return l
		}
		return "GPE"
	}
	return miscLabel(m, g)
}

func miscLabel(m *mention, g *gazetteer.Gazetteer) string {
	flags, _ := g.Lookup(m.key)
	switch {
	case flags&(gazetteer.Demonym|gazetteer.People) != 0:
		if isLanguage(m) {
			return "LANGUAGE"
		}
		return "NORP"
	case flags&gazetteer.Initiative != 0:
		return "LAW"
	}
	l := labelByWords(m.name)
	switch {
	case l == "EVENT" || l == "LAW" || l == "LANGUAGE":
		return l
	case m.quoted || m.name[0] == '"':
		return "WORK_OF_ART"
	case l == "WORK_OF_ART" || l == "PRODUCT":
		return l
	}
	if strings.ContainsFunc(m.name, unicode.IsDigit) {
		return "PRODUCT"
	}
	if l, ok := labelWords().any["before:"+m.before]; ok {
		return l
	}
	if l, ok := labelWords().any["after:"+m.after]; ok {
		return l
	}
	if !strings.Contains(m.name, " ") {
		if hasDemonymEnding(m.name) {
			return "NORP"
		}
		return "PRODUCT"
	}
	return "WORK_OF_ART"
}

// labelByWords returns the label that the words of a name decide, or nothing.
func labelByWords(name string) string {
	h := labelWords()
	first, _, many := strings.Cut(name, " ")
	last := name[strings.LastIndexByte(name, ' ')+1:]
	if many {
		if l, ok := h.last[last]; ok {
			return l
		}
		if l, ok := h.first[first]; ok {
			return l
		}
	}
	for w := range strings.FieldsSeq(name) {
		if l, ok := h.any[w]; ok {
			return l
		}
	}
	return ""
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
		return m.after == "" || m.after == ")"
	}
	return false
}

func hasDemonymEnding(name string) bool {
	for _, s := range []string{"ian", "ians", "ese", "ish", "ists", "ist", "ite", "ites"} {
		if strings.HasSuffix(name, s) && len(name) > len(s)+2 {
			return true
		}
	}
	return false
}

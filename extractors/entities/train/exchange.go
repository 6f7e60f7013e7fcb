package main

import (
	"cmp"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"

	"harrow/extractors/entities/gazetteer"
	"harrow/extractors/entities/gazetteer/lists"
	"harrow/extractors/text"
)

// exchanges is the share of the edited documents that are repeated with other
// names in the place of their persons and organisations (Dai and Adel 2020).
const exchanges = 0.3

// leastNames is how many names of a kind there must be to take some from.
const leastNames = 50

// kind is what a corpus says of a name.
type kind struct{ label, source string }

// namePool holds the different names of each kind in the edited documents.
type namePool map[kind][]string

func newNamePool(docs []document) namePool {
	pool := namePool{}
	type entry struct {
		kind
		name string
	}
	seen := map[entry]bool{}
	for i := range docs {
		if !docs[i].edited {
			continue
		}
		for _, g := range docs[i].Gold {
			e := entry{kind{g.Label, g.Source}, docs[i].Text[g.Start:g.End]}
			if (g.Label == "PERSON" || g.Label == "ORG") && !seen[e] {
				seen[e] = true
				pool[e.kind] = append(pool[e.kind], e.name)
			}
		}
	}
	return pool
}

// exchange returns a document with other names, the same one throughout for
// each. The surname of a person is that of the new name.
func (pool namePool) exchange(d *document, rng *rand.Rand) document {
	longest := slices.Clone(d.Gold)
	slices.SortStableFunc(longest, func(a, b span) int { return cmp.Compare(b.End-b.Start, a.End-a.Start) })
	names := map[string]string{}
	for _, g := range longest {
		name, from := d.Text[g.Start:g.End], pool[kind{g.Label, g.Source}]
		if g.Label == "LOC" && names[name] == "" && rng.Float64() < coined {
			names[name] = coin(name, g.Label, rng)
		}
		if names[name] != "" || len(from) < leastNames || g.Label != "PERSON" && g.Label != "ORG" {
			continue
		}
		other := from[rng.IntN(len(from))]
		if rng.Float64() < coined {
			other = coin(name, g.Label, rng)
		} else if g.Label == "PERSON" && strings.Contains(name, " ") != strings.Contains(other, " ") {
			other = from[rng.IntN(len(from))]
		}
		names[name] = other
		if g.Label == "PERSON" && names[lastWord(name)] == "" {
			names[lastWord(name)] = lastWord(other)
		}
	}
	out := document{ID: d.ID + "-exchanged", corpus: d.corpus}
	var b strings.Builder
	end := 0
	for _, g := range d.Gold {
		if g.Start < end {
			continue
		}
		b.WriteString(d.Text[end:g.Start])
		name := d.Text[g.Start:g.End]
		if other := names[name]; other != "" && g.Label != "MISC" {
			name = other
		}
		out.Gold = append(out.Gold, span{b.Len(), b.Len() + len(name), g.Label, g.Source})
		b.WriteString(name)
		end = g.End
	}
	b.WriteString(d.Text[end:])
	out.Text = b.String()
	out.parsed = text.New(out.Text)
	return out
}

// coined is the share of the exchanged names that are made up of syllables, as the
// names are that no list and no cluster has.
const coined = 0.25

// coin returns a name of the same form with a word that no list has: of a person the
// surname is new, of an organisation or a place of one word the whole. Other names stay.
func coin(name, label string, rng *rand.Rand) string {
	first, last := "", name
	if label == "PERSON" {
		last = lastWord(name)
		first = name[:len(name)-len(last)]
	}
	if strings.ContainsRune(last, ' ') || len(last) < 4 || last[1] < 'a' || last[1] > 'z' {
		return name
	}
	flags, _ := gazetteer.Default().Lookup(gazetteer.KeyOf(name))
	if flags&(gazetteer.Country|gazetteer.Place|gazetteer.Organisation) != 0 {
		return name
	}
	source := stock[label]()
	a, b := source[rng.IntN(len(source))], source[rng.IntN(len(source))]
	return first + a[:2+rng.IntN(2)] + b[len(b)-3-rng.IntN(2):]
}

// stock are the names whose starts and ends make up others.
var stock = map[string]func() []string{
	"PERSON": sync.OnceValue(func() []string { return ofOneWord(gazetteer.Surname) }),
	"ORG":    sync.OnceValue(func() []string { return ofOneWord(gazetteer.Company) }),
	"LOC":    sync.OnceValue(func() []string { return ofOneWord(gazetteer.BigCity) }),
}

// ofOneWord returns the names of a kind that are a capital and at least four small
// letters of ASCII.
func ofOneWord(of gazetteer.Flags) (out []string) {
	for _, n := range lists.Names(of) {
		if len(n) > 4 && strings.Trim(n[1:], "abcdefghijklmnopqrstuvwxyz") == "" && n[0] >= 'A' && n[0] <= 'Z' {
			out = append(out, n)
		}
	}
	return out
}

func lastWord(name string) string { return name[strings.LastIndexByte(name, ' ')+1:] }

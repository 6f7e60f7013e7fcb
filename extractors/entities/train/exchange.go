package main

import (
	"cmp"
	"math/rand/v2"
	"slices"
	"strings"

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
		if names[name] != "" || len(from) < leastNames {
			continue
		}
		other := from[rng.IntN(len(from))]
		if g.Label == "PERSON" && strings.Contains(name, " ") != strings.Contains(other, " ") {
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
		if other := names[name]; other != "" && (g.Label == "PERSON" || g.Label == "ORG") {
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

func lastWord(name string) string { return name[strings.LastIndexByte(name, ' ')+1:] }

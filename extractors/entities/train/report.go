package main

import (
	"fmt"
	"io"
	"strings"

	"harrow/extractors/entities/gazetteer"
	"harrow/extractors/entities/tagger"
)

// leftOut are the parts of the corpora, by the start of their ids, that are
// measured on models which saw nothing of them.
var leftOut = []string{"meantime", "gum-news", "re3d", "wikigold", "crossner-politics"}

// report prints exact F1 on each part: of models trained without it, and of
// models trained without one half of all five, measured on that half.
func report(w io.Writer, docs []document, c choices, halvesOnly bool) error {
	fmt.Fprint(w, "| left out | documents | F1 | precision | recall | PERSON | ORG | LOC | MISC |\n| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n")
	for _, part := range leftOut {
		if halvesOnly {
			break
		}
		held, rest := split(docs, func(_ int, id string) bool { return strings.HasPrefix(id, part) })
		s, err := measure(newTrainer(c, rest).train(), held, c)
		if err != nil {
			return err
		}
		fmt.Fprintf(w, "| %s | %d | %s |\n", part, len(held), s)
	}
	halves := map[string]*scores{}
	number := map[string]int{}
	for half := range 2 {
		held, rest := split(docs, func(i int, id string) bool {
			for _, part := range leftOut {
				if strings.HasPrefix(id, part) {
					return i%2 == half
				}
			}
			return false
		})
		model := newTrainer(c, rest).train()
		for _, part := range leftOut {
			some, _ := split(held, func(_ int, id string) bool { return strings.HasPrefix(id, part) })
			s, err := measure(model, some, c)
			if err != nil {
				return err
			}
			if halves[part] == nil {
				halves[part] = &scores{}
			}
			halves[part].add(s)
			number[part] += len(some)
		}
	}
	for _, part := range leftOut {
		fmt.Fprintf(w, "| half of each, two-fold: %s | %d | %s |\n", part, number[part], halves[part])
	}
	return nil
}

func split(docs []document, is func(i int, id string) bool) (in, out []document) {
	for i, d := range docs {
		if is(i, d.ID) {
			in = append(in, d)
		} else {
			out = append(out, d)
		}
	}
	return in, out
}

// scores counts names by type.
type scores struct {
	right, system, gold [tagger.NoType]int
}

func (s *scores) add(o *scores) {
	for t := range s.gold {
		s.right[t] += o.right[t]
		s.system[t] += o.system[t]
		s.gold[t] += o.gold[t]
	}
}

// String gives F1, precision and recall of persons, organisations and
// places together, then F1 of each type.
func (s *scores) String() string {
	var right, system, gold int
	misc := tagger.TypeNamed("MISC")
	for t := range s.gold {
		if t != misc {
			right, system, gold = right+s.right[t], system+s.system[t], gold+s.gold[t]
		}
	}
	share := func(a, b int) float64 { return 100 * float64(a) / float64(max(1, b)) }
	out := fmt.Sprintf("%.1f | %.1f | %.1f", share(2*right, system+gold), share(right, system), share(right, gold))
	for t := range s.gold {
		out += fmt.Sprintf(" | %.1f", share(2*s.right[t], s.system[t]+s.gold[t]))
	}
	return out
}

// measure compares a model's names with the labels of documents.
func measure(model []byte, docs []document, c choices) (*scores, error) {
	m, err := tagger.ReadModel(model)
	if err != nil {
		return nil, err
	}
	t := tagger.New(m, gazetteer.Default())
	c.blind(t.Analysis)
	s := &scores{}
	for i := range docs {
		found := map[span]bool{}
		for _, n := range t.Tag(nil, docs[i].parsed) {
			found[span{Start: n.Start, End: n.End, Label: tagger.TypeName(n.Type)}] = true
			s.system[n.Type]++
		}
		for _, g := range docs[i].Gold {
			typ := tagger.TypeNamed(g.Label)
			if typ < 0 {
				continue
			}
			s.gold[typ]++
			if g.Source = ""; found[g] {
				s.right[typ]++
			}
		}
	}
	return s, nil
}

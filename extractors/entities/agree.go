package entities

import (
	"strings"

	"harrow/extractors/entities/gazetteer"
	"harrow/schema"
)

// agree gives one label to what means one thing: to all mentions of a name of
// several words the label that has most confidence together, to an acronym
// that of the name which explains it, or the other way round where the lists
// know the acronym.
func agree(g *gazetteer.Gazetteer, text string, mentions []mention, rows []schema.EntityRow) {
	first := make(map[string]int, len(rows)) // mention of a name
	var unsure map[string]string             // names of several labels, and the best
	for i := range rows {
		name := mentions[i].name
		if !strings.Contains(name, " ") {
			continue
		}
		if f, ok := first[name]; !ok {
			first[name] = i
		} else if rows[f].Label != rows[i].Label {
			if unsure == nil {
				unsure = map[string]string{}
			}
			unsure[name] = rows[f].Label
		}
	}
	relabel(mentions, rows, unsure)

	var labels map[string]string // of acronyms, and of names whose acronym the lists know
	for i := 1; i < len(rows); i++ {
		long, short := mentions[i-1].name, mentions[i].name
		if rows[i].Label == rows[i-1].Label || !explained(text, rows, i) || !isAcronymOf(short, strings.Fields(long)) {
			continue
		}
		if labels == nil {
			labels = map[string]string{}
		}
		if e, ok := g.Entry(mentions[i].key); ok {
			labels[long], labels[short] = e.Label, e.Label
		} else if l := rows[i-1].Label; l != "PERSON" && l != "WORK_OF_ART" {
			labels[short] = l
		}
	}
	if labels == nil {
		return
	}
	for i := range rows {
		if l, ok := labels[mentions[i].name]; ok {
			rows[i].Label = l
		}
	}
}

// relabel gives the mentions of each name the label whose confidences sum to most.
func relabel(mentions []mention, rows []schema.EntityRow, names map[string]string) {
	if len(names) == 0 {
		return
	}
	sums := map[[2]string]float32{}
	for i, r := range rows {
		name := mentions[i].name
		if best, ok := names[name]; ok {
			sums[[2]string{name, r.Label}] += r.Confidence
			if sums[[2]string{name, r.Label}] > sums[[2]string{name, best}] {
				names[name] = r.Label
			}
		}
	}
	for i := range rows {
		if best, ok := names[mentions[i].name]; ok {
			rows[i].Label = best
		}
	}
}

// explained reports whether row i stands in brackets after the row before it.
func explained(text string, rows []schema.EntityRow, i int) bool {
	gap := text[rows[i-1].End:rows[i].Start]
	return len(gap) <= 4 && strings.HasSuffix(gap, "(") && strings.TrimSpace(gap) == "("
}

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
	var labels map[string]string // of acronyms, and of names whose acronym the lists know
	for i := 1; i < len(rows); i++ {
		long, short := mentions[i-1].name, mentions[i].name
		if rows[i].Label == rows[i-1].Label || !explained(text, rows, i) ||
			!isAcronymOf(short, strings.Fields(long)) && (mentions[i].flags != 0 || !isCompany(long)) {
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

// explained reports whether row i stands in brackets after the row before it.
func explained(text string, rows []schema.EntityRow, i int) bool {
	gap := text[rows[i-1].End:rows[i].Start]
	return len(gap) <= 4 && strings.HasSuffix(gap, "(") && strings.TrimSpace(gap) == "("
}

// isCompany reports whether a name has a legal form, so that a word in
// brackets after it is its short form.
func isCompany(name string) bool {
	words := strings.Fields(name)
	return len(withoutForm(words)) < len(words)
}

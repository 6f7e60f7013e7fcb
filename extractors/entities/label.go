package entities

import (
	"harrow/extractors/entities/gazetteer"
	"harrow/extractors/entities/tagger"
)

// fineLabel returns the OntoNotes label of a name of a coarse type.
func fineLabel(name string, typ int, g *gazetteer.Gazetteer) string {
	e := g.EntryOf(name)
	switch tagger.TypeName(typ) {
	case "PERSON":
		return "PERSON"
	case "ORG":
		return "ORG"
	case "LOC":
		if e != nil && (e.Label == "LOC" || e.Label == "FAC") {
			return e.Label
		}
		return "GPE"
	}
	return "NORP"
}

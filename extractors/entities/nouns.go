package entities

import (
	"slices"
	"strings"

	"harrow/extractors/entities/tagger"
	"harrow/extractors/text"
)

// withoutNouns removes from the names that the tagger found what only looks
// like one: common nouns such as "GDP", the letters before a dollar sign, and an acronym which the document
// explains by words in lower case, "industrial production index (IPI)".
func withoutNouns(d *text.Document, found []tagger.Mention) []tagger.Mention {
	var explained map[string]bool
	for _, f := range found {
		if isMisc(f) && f.First+1 == f.Last && isExplained(d, f) {
			if explained == nil {
				explained = map[string]bool{}
			}
			explained[d.Text[f.Start:f.End]] = true
		}
	}
	return slices.DeleteFunc(found, func(f tagger.Mention) bool {
		name := d.Text[f.Start:f.End]
		return labelAt(atName, name) == "NONE" || isMisc(f) && explained[name] || strings.HasPrefix(d.Text[f.End:], "$")
	})
}

func isMisc(f tagger.Mention) bool { return tagger.TypeName(f.Type) == "MISC" }

// isExplained reports whether a name stands in brackets and the words before
// them, all in lower case, have its letters as initials.
func isExplained(d *text.Document, f tagger.Mention) bool {
	if f.Start == 0 || d.Text[f.Start-1] != '(' {
		return false
	}
	i := d.TokenAt(f.Start) - 2
	name := strings.ToLower(d.Text[f.Start:f.End])
	for n := len(name) - 1; n >= 0; i-- {
		w := d.Word(i)
		switch {
		case w == "-":
		case w == "" || d.Tokens[i].Kind != text.Lower || w[0] != name[n]:
			return false
		default:
			n--
		}
	}
	return true
}

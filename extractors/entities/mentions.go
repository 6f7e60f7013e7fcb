package entities

import (
	"strings"
	"unicode/utf8"

	"harrow/extractors/entities/tagger"
	"harrow/extractors/text"
)

// mentionsOf describes the names that the tagger found.
func mentionsOf(d *text.Document, found []tagger.Mention) []mention {
	out := make([]mention, len(found))
	for i, f := range found {
		m := &out[i]
		m.key = f.Key
		m.name = plainName(d.Text[f.Start:f.End])
		m.coarse = tagger.TypeName(f.Type)
		if m.coarse != "MISC" {
			continue
		}
		first := d.TokenAt(f.Start)
		m.before, m.after = strings.ToLower(d.Word(first-1)), strings.ToLower(d.Word(d.TokenAt(f.End-1)+1))
		switch m.before {
		case "\"", "“", "‘", "«":
			m.quoted = true
		}
	}
	return out
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

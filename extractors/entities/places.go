package entities

import (
	"strings"

	"harrow/extractors/entities/gazetteer"
	"harrow/schema"
)

// locate gives places the country that the text names after them, as in
// "Valencia, Spain": it tells cities of one name apart, and where an unknown
// place is.
func (l *linker) locate(text string, mentions []mention, rows []schema.EntityRow) {
	for i := 0; i+1 < len(rows); i++ {
		s := l.of[i]
		if rows[i].Label != "GPE" || rows[i+1].Label != "GPE" || s.entity != nil || text[rows[i].End:rows[i+1].Start] != ", " {
			continue
		}
		state, ok := l.names.Entry(mentions[i+1].key)
		if !ok || state.Country == "" || !strings.HasPrefix(state.ID, "iso3166") || state.Name == "Georgia" || isListed(text, rows, i) {
			continue
		}
		known := l.listed(s)
		switch {
		case known == nil:
			s.entity = &entity{id: "place:" + gazetteer.Slug(s.name), name: s.name, country: state.Country}
		case strings.HasPrefix(known.id, "geonames:") && known.country != state.Country:
			s.entity = &entity{id: "place:" + gazetteer.Slug(s.name) + "-" + strings.ToLower(state.Country), name: s.name, country: state.Country}
		}
	}
}

// isListed reports whether row i and the next are of a list of names: "Oslo,
// Sweden and Riga".
func isListed(text string, rows []schema.EntityRow, i int) bool {
	if i > 0 && text[rows[i-1].End:rows[i].Start] == ", " {
		return true
	}
	rest := text[rows[i+1].End:]
	for _, word := range []string{" and ", " or ", " & ", ", and ", ", the "} {
		if strings.HasPrefix(rest, word) {
			return true
		}
	}
	return i+2 < len(rows) && text[rows[i+1].End:rows[i+2].Start] == ", "
}

package entities

import (
	_ "embed"
	"strings"
	"sync"

	"harrow/extractors/entities/gazetteer"
	"harrow/extractors/internal/datafile"
	"harrow/schema"
)

//go:embed famous.txt
var famousFile string

// famous are the towns that need no country beside them.
var famous = sync.OnceValue(func() map[string]*entity {
	towns := map[string]*entity{}
	for _, line := range datafile.Lines(famousFile) {
		f := strings.Split(line, "|")
		towns[f[0]] = nil
		if len(f) == 3 {
			towns[f[0]] = &entity{id: "geonames:" + f[1], name: f[0], country: f[2]}
		}
	}
	return towns
})

//go:embed states.txt
var stateFile string

// states are the states and provinces that an abbreviation means: "Newark, N.J."
var states = sync.OnceValue(func() map[string]entity {
	m := map[string]entity{}
	for _, line := range datafile.Lines(stateFile) {
		f := strings.Split(line, "|")
		country, _, _ := strings.Cut(f[1], "-")
		m[f[0]] = entity{id: "iso3166-2:" + f[1], name: f[2], country: country}
	}
	return m
})

// stateNames are the same by their names.
var stateNames = sync.OnceValue(func() map[string]entity {
	m := map[string]entity{}
	for _, state := range states() {
		m[state.name] = state
	}
	return m
})

// town returns the entity of a city of the lists: one that is not big is meant
// only where the document speaks of its country, for there are many of a name.
func (l *linker) town(s *surface, e gazetteer.Entry) *entity {
	own := &entity{id: e.ID, name: e.Name, country: e.Country}
	if flags, _ := l.names.Lookup(s.key); flags&(gazetteer.City|gazetteer.BigCity|gazetteer.Place) != gazetteer.City {
		return own
	}
	if other, ok := famous()[s.name]; ok {
		if other != nil {
			return &entity{id: other.id, name: other.name, country: other.country}
		}
		return own
	}
	if l.countries == nil {
		l.countries = map[string]bool{}
		for _, o := range l.order {
			e, ok := l.names.Entry(o.key)
			if !ok || e.Country == "" {
				continue
			}
			if strings.HasPrefix(e.ID, "geonames:") {
				if flags, _ := l.names.Lookup(o.key); flags&gazetteer.BigCity == 0 {
					continue
				}
			}
			l.countries[e.Country] = true
		}
	}
	if l.countries[e.Country] {
		return own
	}
	return nil
}

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
		case strings.HasPrefix(known.id, "geonames:") && known.country != state.Country && (mentions[i].flags&gazetteer.BigCity == 0 || isClosed(text[rows[i+1].End:])):
			s.entity = &entity{id: "place:" + gazetteer.Slug(s.name) + "-" + strings.ToLower(state.Country), name: s.name, country: state.Country}
		}
	}
}

// isClosed reports whether what follows a name closes its phrase, unlike in
// "in Lima, US officials said".
func isClosed(rest string) bool {
	return rest == "" || strings.IndexByte(",.;)\n", rest[0]) >= 0
}

// isListed reports whether row i and the next are of a list of names: "Oslo,
// Sweden and Riga".
func isListed(text string, rows []schema.EntityRow, i int) bool {
	if i > 0 && rows[i-1].Label != "FAC" && text[rows[i-1].End:rows[i].Start] == ", " {
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

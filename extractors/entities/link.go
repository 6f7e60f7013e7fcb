package entities

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"harrow/extractors/entities/gazetteer"
	"harrow/schema"
)

// entity is what mentions mean.
type entity struct {
	id, name, country string
	last              int // row of its last mention so far, plus one
	called            int // what all entities of its id are called, by number plus one
}

// surface is a form of a name in a document: all mentions that read the same
// and have the same kind share it.
type surface struct {
	name    string
	key     gazetteer.Key
	kind    string   // of label, as entityKind gives it
	words   []string // of persons and organisations, and of what is longer than a word
	entity  *entity
	bearers []*surface // of a single name, the full names that it may stand for
}

type surfaceKey struct{ name, kind string }

// linker finds out which mentions of a document mean one entity.
type linker struct {
	names     *gazetteer.Gazetteer
	surfaces  map[surfaceKey]*surface
	space     []surface  // for as many as there are rows
	order     []*surface // by first mention
	of        []*surface // of each row
	acronyms  map[string]*surface
	words     []string        // room for those of the surfaces
	countries map[string]bool // that the document names, once that is asked
	means     []*entity       // of each row
	called    []called        // of each entity
	byID      map[string]int  // the number of each
}

// called is the name and country of an entity, by its id.
type called struct{ name, country string }

// link sets the entity of each row. mentions are the rows' names and what
// stands around them.
func (l *linker) link(names *gazetteer.Gazetteer, text string, mentions []mention, rows []schema.EntityRow) {
	l.names, l.surfaces = names, emptied(l.surfaces, len(rows))
	l.space = slices.Grow(l.space[:0], len(rows)) // which never moves: there are pointers into it
	l.order, l.of = l.order[:0], slices.Grow(l.of[:0], len(rows))[:len(rows)]
	l.means = slices.Grow(l.means[:0], len(rows))[:len(rows)]
	l.words, l.countries = l.words[:0], nil
	for i := range rows {
		name := l.fullName(text, mentions, rows, i)
		key := mentions[i].key
		if name != mentions[i].name {
			key = gazetteer.KeyOf(name)
		}
		l.of[i] = l.surface(name, key, entityKind(rows[i].Label))
	}
	l.findAcronyms(text, mentions, rows)
	l.locate(text, mentions, rows)
	l.persons()
	l.organisations()
	for _, s := range l.order {
		if s.entity == nil && len(s.bearers) == 0 {
			s.entity = l.known(s)
		}
	}
	for i, s := range l.of {
		e := s.entity
		if e == nil {
			e = latest(s)
		}
		e.last = i + 1
		l.means[i] = e
	}
	l.oneName(rows)
}

// oneName gives all mentions of an entity the name of most words, of those the
// first, and its country: two forms may have one id, "Orbis" and "Orbis Corp.".
func (l *linker) oneName(rows []schema.EntityRow) {
	l.called, l.byID = l.called[:0], emptied(l.byID, len(rows))
	for _, e := range l.means {
		if e.called > 0 {
			continue
		}
		n := l.byID[e.id]
		if n == 0 {
			l.called = append(l.called, called{})
			n = len(l.called)
			l.byID[e.id] = n
		}
		e.called = n
		c := &l.called[n-1]
		if c.name == "" || strings.Count(e.name, " ") > strings.Count(c.name, " ") {
			c.name = e.name
		}
		c.country = cmp.Or(c.country, e.country)
	}
	for i, e := range l.means {
		c := &l.called[e.called-1]
		rows[i].EntityID, rows[i].Name, rows[i].Country = e.id, c.name, c.country
	}
}

// entityKind is the first part of the key of an entity that no list knows.
func entityKind(label string) string {
	switch label {
	case "GPE", "LOC", "FAC":
		return "place"
	case "WORK_OF_ART":
		return "work"
	}
	for i, l := range labelNames {
		if l == label {
			return kinds[i]
		}
	}
	return strings.ToLower(label)
}

var kinds = func() (kinds [labels]string) {
	for i, l := range labelNames {
		kinds[i] = strings.ToLower(l)
	}
	return kinds
}()

func (l *linker) surface(name string, known gazetteer.Key, kind string) *surface {
	key := surfaceKey{name, kind}
	if kind != "person" && strings.Contains(name, " ") {
		key.kind = "" // the tagger may doubt its type, its identity is plain
	}
	s := l.surfaces[key]
	if s == nil {
		first := len(l.words)
		l.words = appendFields(l.words, name)
		l.space = append(l.space, surface{name: name, key: known, kind: kind, words: slices.Clip(l.words[first:])})
		s = &l.space[len(l.space)-1]
		l.surfaces[key] = s
		l.order = append(l.order, s)
	}
	return s
}

// known returns the entity of a name by itself: that of the gazetteer, else
// one with a key made of the name.
func (l *linker) known(s *surface) *entity {
	if e := l.listed(s); e != nil {
		return e
	}
	if s.kind == "org" {
		base := strings.Join(withoutForm(s.words), " ")
		return &entity{id: "org:" + gazetteer.Slug(respell(base)), name: s.name, country: l.stateOf(s.name)}
	}
	return &entity{id: s.kind + ":" + gazetteer.Slug(s.name), name: s.name}
}

// listed returns the entity of the gazetteer that a name means, or nil. A
// word such as "Province" after the name of a region is left aside.
func (l *linker) listed(s *surface) *entity {
	if s.kind == "language" {
		if _, ok := l.names.Entry(s.key); ok {
			return &entity{id: "language:" + gazetteer.Slug(s.name), name: s.name + " language"}
		}
		return nil
	}
	e, ok := l.names.Entry(s.key)
	if !ok && s.kind == "org" {
		if name := respell(s.name); name != s.name {
			e, ok = l.names.EntryOf(name)
		}
		if owner, rest, found := strings.Cut(s.name, " "); !ok && found {
			e, ok = l.names.EntryOf(rest)
			state, _ := l.names.EntryOf(owner)
			ok = ok && e.Label == "ORG" && e.Country != "" && state.ID == "iso3166:"+e.Country // "US State Department"
		}
	}
	if rest, found := strings.CutPrefix(s.name, "U.S. "); !ok && found && s.kind == "org" {
		if e, ok = l.names.EntryOf(rest); e.Country != "US" {
			return nil
		}
	}
	if name, found := strings.CutPrefix(s.name, "State of "); found && s.kind == "org" {
		if state, known := stateNames()[name]; known {
			return &state
		}
	}
	if !ok && s.kind == "place" {
		if state, found := states()[s.name]; found {
			return &state
		}
		if country := sportCodes()[s.name]; country != "" {
			e, ok = l.names.EntryOf(country)
		}
		for _, head := range []string{"State of ", "Commonwealth of ", "Province of "} {
			if state, found := stateNames()[strings.TrimPrefix(s.name, head)]; found && strings.HasPrefix(s.name, head) {
				return &state
			}
		}
		if name, tail := strings.CutSuffix(s.name, " State"); tail {
			if state, found := stateNames()[name]; found {
				return &state
			}
		}
		for _, tail := range []string{" Province", " province", " City", " Region", " Oblast", " Municipality", " State"} {
			if name, found := strings.CutSuffix(s.name, tail); found && !ok {
				e, ok = l.names.EntryOf(name)
			}
		}
		for _, head := range []string{"Republic of ", "Province of ", "State of ", "City of ", "Greater "} {
			if name, found := strings.CutPrefix(s.name, head); found && !ok {
				e, ok = l.names.EntryOf(name)
			}
		}
	}
	if !ok || !agrees(e, s.kind) {
		return nil
	}
	if strings.HasPrefix(e.ID, "geonames:") {
		return l.town(s, e)
	}
	return &entity{id: e.ID, name: e.Name, country: e.Country}
}

// agrees reports whether an entry of the gazetteer can be of the kind. A
// country may act as an organisation, and an organisation's seat as a place.
func agrees(e gazetteer.Entry, kind string) bool {
	switch kind {
	case "org":
		return e.Label == "ORG" || e.Label == "LAW" || e.Label == "GPE" && strings.HasPrefix(e.ID, "iso3166:")
	case "place":
		return e.Label != "LAW" && e.Label != "NORP" && e.Label != "PERSON"
	case "law":
		return e.Label == "LAW"
	case "person":
		return e.Label == "PERSON"
	}
	return kind == "norp"
}

// latest returns the entity among the bearers of a single name that was
// mentioned last; one of its own if none was.
func latest(s *surface) *entity {
	var best *entity
	for _, b := range s.bearers {
		if e := b.entity; e != nil && e.last > 0 && (best == nil || e.last > best.last) {
			best = e
		}
	}
	if best == nil {
		s.bearers = nil
		s.entity = &entity{id: s.kind + ":" + gazetteer.Slug(s.name), name: s.name}
		return s.entity
	}
	return best
}

// findAcronyms joins "Shanghai Cooperation Organization (SCO)".
func (l *linker) findAcronyms(text string, mentions []mention, rows []schema.EntityRow) {
	l.acronyms = map[string]*surface{}
	for i := 1; i < len(rows); i++ {
		if !explained(text, rows, i) {
			continue
		}
		long, short := l.of[i-1], l.of[i]
		if !isAcronymOf(short.name, long.words) && !isAcronymOf(short.name, strings.Fields(mentions[i-1].name)) {
			continue
		}
		if e, part := l.partOf(short, long); part {
			continue // "Youth Wing of the African Union (AU)"
		} else if e != nil {
			long.entity = e
		}
		l.acronyms[short.name] = long
	}
	for _, s := range l.order {
		if long := l.acronyms[s.name]; long != nil && long != s && s.kind != "person" && len(s.words) == 1 {
			s.bearers = []*surface{long}
		}
	}
	for _, s := range l.order {
		if len(s.bearers) == 1 && s.bearers[0].entity == nil {
			s.bearers[0].entity = l.known(s.bearers[0])
		}
		if len(s.bearers) == 1 {
			s.entity, s.bearers = s.bearers[0].entity, nil
		}
	}
}

// partOf returns the entity of the lists that an acronym means, if the name which
// stands before it is that with its country, "US Federal Bureau of Investigation (FBI)",
// or reports that the name only ends in it.
func (l *linker) partOf(short, long *surface) (*entity, bool) {
	e, ok := l.names.Entry(short.key)
	if !ok || e.Label != "ORG" || l.listed(long) != nil {
		return nil, false
	}
	for i := 1; i < len(long.words); i++ {
		if tail, _ := l.names.EntryOf(strings.Join(long.words[i:], " ")); tail.ID == e.ID {
			owner, _ := l.names.EntryOf(strings.Join(long.words[:i], " "))
			if strings.HasPrefix(owner.ID, "iso3166:") {
				return &entity{id: e.ID, name: e.Name, country: e.Country}, false
			}
			return nil, true
		}
	}
	return nil, false
}

// isAcronymOf reports whether the capitals of short are, in their order,
// initials of the words.
func isAcronymOf(short string, words []string) bool {
	if len(short) < 2 || len(words) < 2 {
		return false
	}
	i, n := 0, 0
	for _, r := range short {
		if !unicode.IsUpper(r) {
			if r == '.' || unicode.IsLower(r) {
				continue
			}
			return false
		}
		n++
		for i < len(words) && !strings.HasPrefix(strings.ToUpper(words[i]), string(r)) {
			i++
		}
		if i == len(words) {
			return false
		}
		i++
	}
	return n >= 2
}

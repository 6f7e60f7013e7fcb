package entities

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"

	"harrow/extractors/internal/datafile"

	"harrow/extractors/entities/gazetteer"
	"harrow/schema"
)

//go:embed organisations.txt
var organisationFile string

// forms are the word lists of organisations: legal forms, the heads of
// bodies that every state has one of, and heads that stand for the whole.
var forms = sync.OnceValue(func() (f struct{ legal, state, heads map[string]bool }) {
	f.legal, f.state, f.heads = map[string]bool{}, map[string]bool{}, map[string]bool{}
	sections := map[string]map[string]bool{"legal": f.legal, "state": f.state, "heads": f.heads}
	for section, line := range datafile.Lines(organisationFile) {
		sections[section][line] = true
	}
	return f
})

// organisations joins the forms of an organisation's name: "Boeing" and
// "Boeing Co.", "Lockheed" and "Lockheed Martin", "the Commission" and
// "European Commission".
func (l *linker) organisations() {
	byBase := map[string]*entity{}
	byFirst, byLast := map[string][]*surface{}, map[string][]*surface{}
	for _, s := range l.order {
		if s.kind != "org" {
			continue
		}
		base := withoutForm(s.words)
		if s.entity == nil {
			s.entity = l.listed(s)
		}
		key := gazetteer.Slug(respell(strings.Join(base, " ")))
		e := byBase[key]
		if e == nil {
			e = s.entity
			if e == nil && len(base) < len(s.words) {
				name := strings.Join(base, " ")
				e = l.listed(&surface{name: name, key: gazetteer.KeyOf(name), kind: "org"})
			}
			if e == nil {
				e = &entity{id: "org:" + key, name: s.name, country: l.stateOf(s.name)}
			}
			byBase[key] = e
			if head := hyphenHead(base[0]); len(base) < len(s.words) && head != base[0] {
				byFirst[head] = append(byFirst[head], s)
			}
			if len(base) > 1 {
				byFirst[base[0]] = append(byFirst[base[0]], s)
				last := base[len(base)-1]
				byLast[last] = append(byLast[last], s)
			}
		}
		if s.entity == nil {
			s.entity = e
			if rest, ok := strings.CutPrefix(e.id, "org:"); ok && strings.HasPrefix(rest, key) && len(s.name) > len(e.name) {
				e.name = s.name
			}
		}
	}
	l.bodies()
	for _, s := range l.order {
		if s.kind != "org" || len(s.words) != 1 {
			continue
		}
		if _, ok := l.names.Entry(s.key); ok {
			continue
		}
		longer := byFirst[s.name]
		if forms().heads[s.name] {
			longer = byLast[s.name]
		}
		if len(longer) == 0 && !deciderOf(s.name).is(atHead) && !isAcronym(s.name) {
			longer = byLast[s.name] // "Hydro" of "Norsk Hydro"
		}
		if len(longer) == 1 && (forms().heads[s.name] || !isAcronym(s.name)) {
			s.entity = longer[0].entity
		}
	}
}

// bodies joins a body that every state has one of, named without its country, with
// the only one of its kind that the document names with it.
func (l *linker) bodies() {
	var of map[string][]*entity
	for _, s := range l.order {
		if s.kind != "org" || s.entity == nil || s.entity.country == "" {
			continue
		}
		if at := strings.LastIndex(s.name, " of "); at > 0 && isStateBody(s.name[:at]) {
			if of == nil {
				of = map[string][]*entity{}
			}
			of[s.name[:at]] = append(of[s.name[:at]], s.entity)
		}
	}
	if of == nil {
		return
	}
	for _, s := range l.order {
		if s.kind == "org" && s.entity != nil && s.entity.country == "" && isStateBody(s.name) {
			if owned := of[bodyName(s.name)]; len(owned) == 1 {
				s.entity = owned[0]
			}
		}
	}
}

// respell writes the words of organisations that are spelled in two ways in
// the one that the lists have.
func respell(name string) string {
	known := false
	for w := range strings.FieldsSeq(name) {
		known = known || spellings[w] != ""
	}
	if !known {
		return name
	}
	words := strings.Fields(name)
	for i, w := range words {
		if other, ok := spellings[w]; ok {
			words[i] = other
		}
	}
	return strings.Join(words, " ")
}

var spellings = map[string]string{"Organisation": "Organization", "Defence": "Defense", "Centre": "Center", "Labour": "Labor", "Programme": "Program", "&": "and"}

func isAcronym(w string) bool {
	return !strings.ContainsFunc(w, unicode.IsLower)
}

// withoutForm returns the words of a name without legal forms at its end.
func withoutForm(words []string) []string {
	n := len(words)
	for n > 1 && (words[n-1] == "&" || forms().legal[strings.ToLower(strings.Trim(words[n-1], ".,"))]) {
		n--
		if words[n] == "o.o." && n > 2 && words[n-1] == "z" { // "Sp. z o.o."
			n -= 2
		}
	}
	if !strings.HasSuffix(words[n-1], ",") {
		return words[:n:n]
	}
	out := append([]string(nil), words[:n]...)
	out[n-1] = strings.TrimRight(out[n-1], ",")
	return out
}

// fullName returns the name of row i as its entity is keyed: a body that
// every state has one of gets its country, where the text gives it just
// before or after: "Russian Ministry of Foreign Affairs", "Foreign Ministry of China".
func (l *linker) fullName(text string, mentions []mention, rows []schema.EntityRow, i int) string {
	name := mentions[i].name
	switch rows[i].Label {
	case "PERSON":
		return personName(name)
	case "WORK_OF_ART", "NORP":
		return name
	}
	name = l.withoutArticle(name)
	if rows[i].Label != "ORG" {
		return name
	}
	if body := l.bodyOfState(name); body != name {
		return body
	}
	own, _ := l.names.Entry(mentions[i].key)
	body := isStateBody(name)
	if !body && (own.Country == "" || !isNational(name)) {
		return name
	}
	for _, j := range []int{i - 1, i + 1} {
		if j < 0 || j >= len(rows) {
			continue
		}
		gap := ""
		if j < i {
			gap = text[rows[j].End:rows[i].Start]
		} else {
			gap = text[rows[i].End:rows[j].Start]
		}
		if len(gap) > 12 || j < i && !isOwner(gap) || j > i && !isOf(gap) {
			continue
		}
		e, _ := l.names.Entry(mentions[j].key)
		switch {
		case !strings.HasPrefix(e.ID, "iso3166:"):
		case body:
			return bodyName(name) + " of " + e.Name
		case j < i && gap == " " && own.Country != e.Country:
			return e.Name + " " + name // the namesake of a body of another state
		}
	}
	return name
}

// withoutArticle returns a name without the article at its start, unless that
// is part of it: "The Hague", "The Economist".
func (l *linker) withoutArticle(name string) string {
	rest, ok := strings.CutPrefix(name, "The ")
	if !ok {
		return name
	}
	if _, ok := l.names.EntryOf(name); ok {
		return name
	}
	if _, ok := l.names.EntryOf(rest); ok || strings.Contains(rest, " ") {
		return rest
	}
	return name
}

// bodyOfState returns the name of a body that is named with its state,
// "Polish Foreign Ministry", as it is keyed; other names as they are.
func (l *linker) bodyOfState(name string) string {
	for i, c := range name {
		if c != ' ' || !isStateBody(name[i+1:]) {
			continue
		}
		if _, ok := l.names.EntryOf(name); ok {
			break
		}
		if e, _ := l.names.EntryOf(name[:i]); strings.HasPrefix(e.ID, "iso3166:") {
			return bodyName(name[i+1:]) + " of " + e.Name
		}
	}
	return name
}

// stateOf returns the code of the state whose body a name is, as in "Supreme
// Court of Peru", or nothing.
func (l *linker) stateOf(name string) string {
	if strings.HasPrefix(name, "U.S. ") || strings.HasPrefix(name, "United States ") {
		return "US"
	}
	for i := strings.Index(name, " of "); i > 0; {
		if isStateBody(name[:i]) {
			e, _ := l.names.EntryOf(strings.TrimPrefix(name[i+4:], "the "))
			if strings.HasPrefix(e.ID, "iso3166:") {
				return e.Country
			}
		}
		next := strings.Index(name[i+4:], " of ")
		if next < 0 {
			break
		}
		i += 4 + next
	}
	return ""
}

func isOwner(gap string) bool {
	gap = strings.TrimFunc(gap, unicode.IsSpace)
	return gap == "" || gap == "'s" || gap == "’s"
}

func isOf(gap string) bool {
	gap = strings.Join(strings.Fields(gap), " ")
	return gap == "of" || gap == "of the"
}

// isStateBody reports whether a name is that of a body which many states have.
func isStateBody(name string) bool {
	return forms().state[name] || strings.HasSuffix(name, " Ministry") ||
		strings.HasPrefix(name, "Ministry ") || strings.HasPrefix(name, "Department of ")
}

// isNational reports whether a name ends like that of a body which several
// states have, unlike that of a company.
func isNational(name string) bool {
	switch last := name[strings.LastIndexByte(name, ' ')+1:]; last {
	case "Army", "Congress", "Assembly", "Guard", "Forces", "Police", "Senate":
		return true
	default:
		return forms().heads[last] && last != "Bank"
	}
}

// bodyName turns "Foreign Ministry" into "Ministry of Foreign Affairs".
func bodyName(name string) string {
	field, ok := strings.CutSuffix(name, " Ministry")
	switch {
	case !ok:
		return name
	case field == "Foreign":
		field = "Foreign Affairs"
	}
	return "Ministry of " + field
}

package gazetteer

import (
	"iter"
	"strings"
	"unicode"
)

func load() *Gazetteer {
	g := &Gazetteer{entries: make([]Entry, 0, 1<<16)}
	g.grow()
	for f := range lines("countries.txt", 4) {
		e := g.entry(Entry{ID: "iso3166:" + f[0], Label: "GPE", Name: f[1], Country: f[0]})
		g.names(Country, e, f[1], f[2])
		g.names(Demonym, e, f[3])
	}
	for f := range lines("places.txt", 6) {
		e := g.entry(Entry{ID: f[0], Label: f[1], Name: f[2], Country: f[5]})
		g.names(Place, e, f[2], f[3])
		g.names(Demonym, e, f[4])
	}
	for f := range lines("regions.txt", 4) {
		e := g.entry(Entry{ID: f[0], Label: "GPE", Name: f[1], Country: f[3]})
		g.names(Place, e, f[1], f[2])
	}
	for f := range lines("initiatives.txt", 2) {
		e := g.entry(Entry{ID: "law:" + Slug(f[0]), Label: "LAW", Name: f[0]})
		g.names(Initiative, e, f[0], f[1])
	}
	for f := range lines("peoples.txt", 1) {
		e := g.entry(Entry{ID: "norp:" + Slug(f[0]), Label: "NORP", Name: f[0]})
		g.names(People, e, f[0])
	}
	for f := range lines("organisations.txt", 3) {
		e := g.entry(Entry{ID: "org:" + Slug(f[0]), Label: "ORG", Name: f[0], Country: f[2]})
		g.names(Organisation, e, f[0], f[1])
	}
	for f := range lines("cities.txt", 5) {
		flags := City
		if f[4] != "" {
			flags |= BigCity
		}
		e := g.entry(Entry{ID: "geonames:" + f[0], Label: "GPE", Name: f[1], Country: f[3]})
		g.names(flags, e, f[1], f[2])
	}
	for f := range lines("companies.txt", 2) {
		e := g.entry(Entry{ID: "org:" + Slug(f[0]), Label: "ORG", Name: f[0], Country: f[1]})
		g.names(Company, e, f[0])
	}
	for f := range lines("known.txt", 1) {
		e := g.entry(Entry{ID: "org:" + Slug(f[0]), Label: "ORG", Name: f[0]})
		g.names(Company, e, f[0])
	}
	for f := range lines("clubs.txt", 1) {
		for club := range strings.SplitSeq(f[0], "; ") {
			g.add(club, Club, 0)
		}
	}
	for f := range lines("given-names.txt", 1) {
		g.add(f[0], GivenName, 0)
	}
	for f := range lines("surnames.txt", 1) {
		g.add(f[0], Surname, 0)
	}
	for f := range lines("surnames-asia.txt", 1) {
		g.add(f[0], Surname|AsianSurname, 0)
	}
	for f := range lines("persons.txt", 2) {
		e := g.entry(Entry{ID: "person:" + Slug(f[1]), Label: "PERSON", Name: f[1]})
		g.names(Surname, e, f[0])
	}
	return g
}

func (g *Gazetteer) entry(e Entry) int {
	g.entries = append(g.entries, e)
	return len(g.entries)
}

// names adds the names of lists that are separated by "; ".
func (g *Gazetteer) names(flags Flags, entry int, lists ...string) {
	for _, list := range lists {
		for name := range strings.SplitSeq(list, "; ") {
			g.add(name, flags, entry)
		}
	}
}

// lines yields the fields of each line of a data file, which are separated
// by "|", in a slice that is used again. A line with another number of fields
// is left out; a test finds it.
func lines(file string, fields int) iter.Seq[[]string] {
	return func(yield func([]string) bool) {
		data, err := files.ReadFile(file)
		if err != nil {
			return
		}
		f := make([]string, 0, fields)
		for line := range strings.Lines(string(data)) {
			line = strings.TrimRight(line, "\r\n")
			if line == "" || line[0] == '#' {
				continue
			}
			f = f[:0]
			for field := range strings.SplitSeq(line, "|") {
				f = append(f, field)
			}
			if len(f) == fields && !yield(f) {
				return
			}
		}
	}
}

// Slug returns a name as a key: lower case, letters and digits, one hyphen
// between words.
func Slug(name string) string {
	var b strings.Builder
	b.Grow(len(name))
	gap := false
	for _, r := range name {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if gap && b.Len() > 0 {
				b.WriteByte('-')
			}
			gap = false
			b.WriteRune(unicode.ToLower(r))
		case r == '\'' || r == '’' || r == '.':
		default:
			gap = true
		}
	}
	return b.String()
}

// Names returns the names on one list, in the order of its file.
func (g *Gazetteer) Names(list Flags) []string {
	var out []string
	add := func(file string, fields, name int) {
		for f := range lines(file, fields) {
			if flags, _ := g.Lookup(KeyOf(f[name])); flags&list != 0 {
				out = append(out, f[name])
			}
		}
	}
	switch list {
	case Country:
		add("countries.txt", 4, 1)
	case City, BigCity:
		add("cities.txt", 5, 1)
	case Club:
		for f := range lines("clubs.txt", 1) {
			out = append(out, strings.Split(f[0], "; ")...)
		}
	case Company:
		add("companies.txt", 2, 0)
	case GivenName:
		add("given-names.txt", 1, 0)
	case Surname:
		add("surnames.txt", 1, 0)
	case AsianSurname:
		for f := range lines("surnames-asia.txt", 1) {
			out = append(out, f[0])
		}
	}
	return out
}

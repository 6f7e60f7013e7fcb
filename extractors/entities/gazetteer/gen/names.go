package main

import (
	"bufio"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// surnames is how many of the most frequent surnames of the census are kept.
const surnames = 60000

// names writes the given names and surnames of the US census and of Faker's
// locales in Latin script.
func names(sources string) error {
	given, family := map[string]bool{}, map[string]bool{}
	census := filepath.Join(sources, "names-0.3.0/names")
	for _, c := range []struct {
		file string
		set  map[string]bool
		most int
	}{{"dist.male.first", given, 1 << 20}, {"dist.female.first", given, 1 << 20}, {"dist.all.last", family, surnames}} {
		if err := readCensus(filepath.Join(census, c.file), c.set, c.most); err != nil {
			return err
		}
	}
	files, err := filepath.Glob(filepath.Join(sources, "faker/providers/person/*_*/__init__.py"))
	if err != nil {
		return err
	}
	for _, f := range files {
		if err := readFaker(f, given, family); err != nil {
			return err
		}
	}
	const source = `Generated from the lists of the 1990 US census (public domain) as packed in names 0.3.0
# (MIT) and from the person providers of Faker 40.54.0 (MIT).`
	if err := write("given-names.txt", "# Given names. "+source, slices.Sorted(maps.Keys(given))); err != nil {
		return err
	}
	return write("surnames.txt", "# Surnames. "+source, slices.Sorted(maps.Keys(family)))
}

// readCensus adds the names of a file "NAME frequency cumulative rank".
func readCensus(file string, set map[string]bool, most int) error {
	f, err := os.Open(file)
	if err != nil {
		return err
	}
	defer f.Close()
	s := bufio.NewScanner(f)
	for n := 0; n < most && s.Scan(); n++ {
		if w := strings.Fields(s.Text()); len(w) > 0 && len(w[0]) > 1 {
			set[w[0][:1]+strings.ToLower(w[0][1:])] = true
		}
	}
	return s.Err()
}

var (
	fakerList = regexp.MustCompile(`^\s+(first_names|last_names)\w*\s*(:[^=]*)?=`)
	fakerName = regexp.MustCompile(`"([^"]+)"|'([^']+)'`)
)

func readFaker(file string, given, family map[string]bool) error {
	data, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	var set map[string]bool
	for line := range strings.Lines(string(data)) {
		if m := fakerList.FindStringSubmatch(line); m != nil {
			set = given
			if m[1] == "last_names" {
				set = family
			}
		} else if len(strings.TrimLeft(line, " ")) > 1 && len(line)-len(strings.TrimLeft(line, " ")) <= 4 {
			set = nil
		}
		if set == nil {
			continue
		}
		for _, m := range fakerName.FindAllStringSubmatch(line, -1) {
			if n := m[1] + m[2]; latinName(n) {
				set[n] = true
				if ascii := fold(n); ascii != n {
					set[ascii] = true
				}
			}
		}
	}
	return nil
}

// latinName reports whether s is one capitalized word in Latin letters.
func latinName(s string) bool {
	for i, r := range s {
		if i == 0 && !unicode.IsUpper(r) || !unicode.Is(unicode.Latin, r) && r != '\'' && r != '’' {
			return false
		}
	}
	return len(s) > 1
}

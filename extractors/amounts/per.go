package amounts

import (
	_ "embed"
	"strings"
	"sync"

	"harrow/extractors/internal/datafile"

	"harrow/extractors/internal/figures"
)

//go:embed units.txt
var unitsFile string

var units = sync.OnceValue(func() map[string]string {
	m := map[string]string{}
	for _, line := range datafile.Lines(unitsFile) {
		word, name, ok := strings.Cut(line, " = ")
		if !ok {
			name = word
		}
		m[word] = name
	}
	return m
})

const maxUnitWords = 3

// per returns what the amount that ends at byte end is for one of: "a share",
// "per barrel", "-a-year", "/kg", "each", "annually".
func per(s string, end int) string {
	if end >= len(s) {
		return ""
	}
	at := end
	switch c := s[end]; {
	case c == '/':
		return unitAt(s, end+1, true)
	case figures.Has(s, end, "-a-"):
		return unitAt(s, end+3, false)
	case figures.Has(s, end, "-an-"):
		return unitAt(s, end+4, false)
	case figures.Has(s, end, "-per-"):
		return unitAt(s, end+5, true)
	case c == ',' || c == ')':
		at = end + 1
	}
	w, e := figures.After(s, at)
	key := figures.Fold(s, w, e)
	switch word := string(key.Bytes()); {
	case at > end && word != "per" && word != "annually":
		return ""
	case word == "a" || word == "an":
		return unitAt(s, e, false)
	case word == "per":
		if w, e := figures.After(s, e); e-w == 4 && figures.Has(s, w, "cent") {
			return ""
		}
		return unitAt(s, e, true)
	case word == "the" || word == "for" || word == "every":
		if word == "for" {
			w, e = figures.After(s, e)
			if !strings.EqualFold(s[w:e], "each") && !strings.EqualFold(s[w:e], "every") {
				return ""
			}
			return unitAt(s, e, false)
		}
		return unitAt(s, e, false)
	case word == "each" || word == "apiece":
		if u := unitAt(s, e, false); word == "each" && u != "" {
			return u
		}
		return "unit"
	case word == "annually" || word == "yearly":
		return "year"
	case word == "monthly":
		return "month"
	case word == "weekly":
		return "week"
	case word == "daily":
		return "day"
	case word == "hourly":
		return "hour"
	}
	return ""
}

// timeOf reports whether the words at byte at make a unit of time a point in time:
// "a year earlier".
func timeOf(s string, at int) bool {
	w, e := figures.After(s, at)
	switch s[w:e] {
	case "earlier", "ago", "before", "later", "previously", "after":
		return true
	}
	return false
}

// unitAt returns the unit named at byte at, the longest; after "per" any word is one.
func unitAt(s string, at int, any bool) string {
	table := units()
	found := ""
	end := at
	first := figures.Blank(s, at)
	for range maxUnitWords {
		w, e := figures.After(s, end)
		if w == e {
			break
		}
		key := figures.Fold(s, first, e)
		if u, ok := table[string(key.Bytes())]; ok {
			found = u
		}
		if found != "" && timeOf(s, e) {
			return ""
		}
		if found == "" && any && end == at && figures.IsLetter(s, w) {
			found = strings.ToLower(s[w:e])
		}
		end = e
	}
	return found
}

package figures

import (
	_ "embed"
	"strings"
	"sync"

	"harrow/extractors/internal/datafile"

	"harrow/extractors/numerals/prefix"
)

//go:embed bounds.txt
var boundsFile string

const maxBoundWords = 4

// boundTable holds the phrases, and the first letters of their first and last words.
type boundTable struct {
	phrases     map[string]string
	first, last prefix.Set
}

var bounds = sync.OnceValue(func() *boundTable {
	t := &boundTable{phrases: map[string]string{}}
	for section, line := range datafile.Lines(boundsFile) {
		t.phrases[line] = section
		t.first.Add(line)
		t.last.Add(line[strings.LastIndexByte(line, ' ')+1:])
	}
	return t
})

// Exact, Range are the bounds that no word gives.
const (
	Exact = "exact"
	Range = "range"
)

// Bound returns the bound of the figure s[start:end] and the byte where the
// words that give it start, else start.
func Bound(s string, start, end int) (bound string, from int) {
	if b := after(s, end); b != "" {
		return b, start
	}
	if strings.Contains(s[start:end], "odd ") {
		return "about", start // "20-odd million"
	}
	return before(s, start)
}

func before(s string, start int) (bound string, from int) {
	at := Back(s, start)
	if at > 0 {
		switch c := s[at-1]; {
		case c == '~':
			return "about", at - 1
		case c == '>' && (at == start || at > 1 && s[at-2] == ' '):
			return "more_than", at - 1
		case c == '<' && (at == start || at > 1 && s[at-2] == ' '):
			return "less_than", at - 1
		case Has(s, at-3, "≥"):
			return "at_least", at - 3
		case Has(s, at-3, "≤"):
			return "at_most", at - 3
		case Has(s, at-3, "≈"):
			return "about", at - 3
		}
	}
	table := bounds()
	bound, from = Exact, start
	word := start
	for range maxBoundWords {
		w, e := Before(s, word)
		if w == e && e > 0 && s[e-1] == '.' {
			w, e = Before(s, e-1) // "approx. 5"
			e++
		}
		if w == e || word != start && e != Back(s, word) || word == start && !table.last.Has(s, w) {
			break
		}
		key := Fold(s, w, at)
		if b, ok := table.phrases[string(key.Bytes())]; ok && !(b == "at_most" && moved(s, w)) {
			bound, from = b, w
		}
		word = w
	}
	return bound, from
}

// moved reports whether a verb of change stands before byte at: "climbed up to 5
// percent" tells where to, not how much at most.
func moved(s string, at int) bool {
	w, e := Before(s, at)
	return RoleOf(s, w, e)&(Verb|Move) != 0
}

// after returns the bound that the words behind the figure give.
func after(s string, end int) string {
	if end < len(s) && s[end] == '+' && !IsDigit(s, end+1) {
		return "at_least"
	}
	if Has(s, end, "-plus") || Has(s, end, " plus-") {
		return "at_least"
	}
	w, e := After(s, end)
	if s[w:e] == "at" {
		w, e = After(s, e)
		if s[w:e] == "the" {
			w, e = After(s, e)
		}
		switch s[w:e] {
		case "least":
			return "at_least"
		case "most":
			if next := Blank(s, e); next == e || next >= len(s) || !IsLetter(s, next) { // "$5 at most shops"
				return "at_most"
			}
		}
		return ""
	}
	if e-w != 2 || !strings.EqualFold(s[w:e], "or") {
		return ""
	}
	w, e = After(s, e)
	key := Fold(s, w, e)
	switch string(key.Bytes()) {
	case "more", "above", "higher", "greater", "over", "better":
		return "at_least"
	case "less", "fewer", "below", "lower", "under":
		return "at_most"
	case "so", "thereabouts":
		return "about"
	}
	return ""
}

// SkipBound returns the byte after the words at byte at that bound the figure
// behind them ("about 5"), or at.
func SkipBound(s string, at int) int {
	table := bounds()
	end, skipped := at, at
	for range maxBoundWords {
		w, e := After(s, end)
		if w == e || end == at && !table.first.Has(s, w) {
			break
		}
		end = e
		key := Fold(s, at, e)
		if _, ok := table.phrases[string(key.Bytes())]; ok {
			skipped = Blank(s, e)
		}
	}
	return skipped
}

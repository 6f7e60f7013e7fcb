package entities

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"harrow/extractors/entities/gazetteer"
	"harrow/extractors/entities/tagger"
	"harrow/extractors/internal/datafile"
	"harrow/extractors/text"
)

//go:embed sportcodes.txt
var sportFile string

// sportCodes are the countries that athletes compete for, by the code behind the
// athlete's name.
var sportCodes = sync.OnceValue(func() map[string]string {
	m := map[string]string{}
	for _, line := range datafile.Lines(sportFile) {
		code, country, _ := strings.Cut(line, "|")
		m[code] = country
	}
	return m
})

// minCodes is how many persons of a text have a country's code behind them before
// such codes are read: three letters may mean anything once.
const minCodes = 2

// withSportCodes makes places of the codes in parentheses behind the names of persons:
// "Aisha Bello (NGR)", "Andrej Kovac (SRB)".
func withSportCodes(d *text.Document, found []tagger.Mention) []tagger.Mention {
	var at []tagger.Mention
	for _, f := range found {
		if tagger.TypeName(f.Type) != "PERSON" || f.End+6 > len(d.Text) || d.Text[f.End:f.End+2] != " (" || d.Text[f.End+5] != ')' {
			continue
		}
		if code := d.Text[f.End+2 : f.End+5]; sportCodes()[code] != "" {
			at = append(at, tagger.Mention{Start: f.End + 2, End: f.End + 5, Last: 1, Type: tagger.TypeNamed("LOC"), Confidence: formSure, Key: gazetteer.KeyOf(code)})
		}
	}
	if len(at) < minCodes {
		return found
	}
	var more []tagger.Mention
	for _, m := range at {
		k, ok := slices.BinarySearchFunc(found, m.Start, startsAt)
		if ok {
			found[k] = m
		} else if (k == 0 || found[k-1].End <= m.Start) && (k == len(found) || found[k].Start >= m.End) {
			more = append(more, m)
		}
	}
	found = append(found, more...)
	slices.SortFunc(found, func(a, b tagger.Mention) int { return startsAt(a, b.Start) })
	return found
}

func startsAt(m tagger.Mention, start int) int { return m.Start - start }

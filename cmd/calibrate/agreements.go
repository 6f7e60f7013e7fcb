package main

import (
	"slices"
	"strings"
	"sync"

	"harrow/extractors"
	"harrow/extractors/agreements"
	"harrow/schema"
)

// agreementRows judges rows of agreements. A row belongs to a gold span that it
// overlaps, of several to the one with the same bounds; it is right where the
// status is the same and the sets of parties agree with an F1 of a half or
// more. A row that belongs to no required span, but overlaps an optional one,
// does not count.
func agreementRows(d document, rows []schema.Row, add func(string, bool)) {
	first := map[string]*schema.AgreementRow{}
	taken := map[int]bool{}
	for _, row := range rows {
		r := row.(*schema.AgreementRow)
		if first[r.AgreementID] == nil {
			first[r.AgreementID] = r
		}
		best, most := -1, int64(0)
		optional := false
		for i, g := range d.Gold {
			n := g.overlap(&r.Span)
			if n > 0 && g.optional() {
				optional = true
			} else if n > most && !taken[i] {
				best, most = i, n
			}
		}
		key := agreements.CalibrationKey(r, first[r.AgreementID])
		if best >= 0 {
			taken[best] = true
			g := d.Gold[best]
			add(key, g.text("status") == r.Status && agree(g, r))
		} else if !optional {
			add(key, false)
		}
	}
}

// agree reports whether the parties of a row and of a gold span have an F1 of a
// half or more.
func agree(gold span, row *schema.AgreementRow) bool {
	names, _ := gold["parties"].([]any)
	if len(names)+len(row.Parties) == 0 {
		return true
	}
	taken := map[int]bool{}
	for _, n := range names {
		name, _ := n.(string)
		if i := slices.IndexFunc(row.Parties, func(p schema.Party) bool { return samePartyName(name, p.Name) }); i >= 0 {
			taken[i] = true
		}
	}
	return 4*len(taken) >= len(names)+len(row.Parties)
}

// samePartyName reports whether two names are of one party: the same once the
// entities stage has given each the name that it knows, or one within the
// other by whole words. The name of a country is within no other.
func samePartyName(a, b string) bool {
	x, state := known(a)
	y, state2 := known(b)
	if state || state2 || x == "" || y == "" {
		return x == y
	}
	return strings.Contains(" "+x+" ", " "+y+" ") || strings.Contains(" "+y+" ", " "+x+" ")
}

var naming = sync.OnceValues(func() (*extractors.Extractor, error) {
	return extractors.New(extractors.Options{Tables: []string{"entities"}})
})

// known returns the canonical name, in lower case, of an entity that is all of
// the text, else the text; and whether it is a country.
func known(name string) (string, bool) {
	name = strings.TrimPrefix(name, "the ")
	if x, err := naming(); err == nil {
		for _, row := range x.Extract(extractors.Input{Text: name, Published: schema.NoDay}).Rows[0].Rows {
			if e := row.(*schema.EntityRow); e.Text == name {
				return strings.ToLower(e.Name), strings.HasPrefix(e.EntityID, "iso3166:")
			}
		}
	}
	return strings.ToLower(name), false
}

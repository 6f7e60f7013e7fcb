package agreements

import (
	"slices"
	"strings"

	"harrow/extractors/text"
	"harrow/schema"
)

// names are those of the test texts, as the entities stage gives them: label,
// entity, country.
var names = map[string]schema.EntityRow{
	"Peru":    {Label: "GPE", EntityID: "iso3166:PE", Name: "Peru", Country: "PE"},
	"Chile":   {Label: "GPE", EntityID: "iso3166:CL", Name: "Chile", Country: "CL"},
	"Ecuador": {Label: "GPE", EntityID: "iso3166:EC", Name: "Ecuador", Country: "EC"},
	"Brazil":  {Label: "GPE", EntityID: "iso3166:BR", Name: "Brazil", Country: "BR"},
	"Israel":  {Label: "GPE", EntityID: "iso3166:IL", Name: "Israel", Country: "IL"},

	"Peruvian":         {Label: "NORP", EntityID: "iso3166:PE", Name: "Peru", Country: "PE"},
	"Chilean":          {Label: "NORP", EntityID: "iso3166:CL", Name: "Chile", Country: "CL"},
	"Greek Cypriots":   {Label: "NORP", EntityID: "iso3166:CY", Name: "Cyprus", Country: "CY"},
	"Turkish Cypriots": {Label: "NORP", EntityID: "iso3166:CY", Name: "Cyprus", Country: "CY"},
	"Peruvians":        {Label: "NORP", EntityID: "iso3166:PE", Name: "Peru", Country: "PE"},
	"Swedish":          {Label: "NORP", EntityID: "iso3166:SE", Name: "Sweden", Country: "SE"},

	"Lima":      {Label: "GPE", EntityID: "geonames:3936456", Name: "Lima", Country: "PE"},
	"Yalta":     {Label: "GPE", EntityID: "geonames:688533", Name: "Yalta", Country: "UA"},
	"West Bank": {Label: "LOC", EntityID: "loc:west-bank", Name: "West Bank"},

	"Orbis Corp.":    {Label: "ORG", EntityID: "org:orbis", Name: "Orbis Corp."},
	"Tarvo Inc.":     {Label: "ORG", EntityID: "org:tarvo", Name: "Tarvo Inc."},
	"Andean Council": {Label: "ORG", EntityID: "org:andean-council", Name: "Andean Council"},
	"Lima Lions":     {Label: "ORG", EntityID: "org:lima-lions", Name: "Lima Lions"},
	"Ana Ruiz":       {Label: "PERSON", EntityID: "person:ana-ruiz", Name: "Ana Ruiz"},
	"Luis Paz":       {Label: "PERSON", EntityID: "person:luis-paz", Name: "Luis Paz"},
	"Juan Mora":      {Label: "PERSON", EntityID: "person:juan-mora", Name: "Juan Mora"},

	"North Atlantic Treaty Organization": {Label: "ORG", EntityID: "org:nato", Name: "NATO"},
	"Republican National Convention":     {Label: "EVENT", EntityID: "event:rnc", Name: "Republican National Convention"},
}

// recognized returns the names that stand in a text, the longer ones first.
func recognized(s string) []schema.EntityRow {
	var rows []schema.EntityRow
	taken := make([]bool, len(s))
	order := make([]string, 0, len(names))
	for n := range names {
		order = append(order, n)
	}
	slices.SortFunc(order, func(a, b string) int {
		if len(a) != len(b) {
			return len(b) - len(a)
		}
		return strings.Compare(a, b)
	})
	for _, n := range order {
		for from := 0; ; {
			at := strings.Index(s[from:], n)
			if at < 0 {
				break
			}
			at += from
			from = at + len(n)
			if taken[at] || from < len(s) && s[from] >= 'a' && s[from] <= 'z' {
				continue
			}
			for k := at; k < from; k++ {
				taken[k] = true
			}
			row := names[n]
			row.Span = schema.Span{Start: int64(at), End: int64(from), Text: n}
			rows = append(rows, row)
		}
	}
	slices.SortFunc(rows, func(a, b schema.EntityRow) int { return int(a.Start - b.Start) })
	return rows
}

func read(s string) []schema.AgreementRow {
	rows := schema.Rows{Entities: recognized(s)}
	New().Extract(text.New(s), &rows)
	return rows.Agreements
}

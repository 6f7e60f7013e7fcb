package entities

import (
	"strings"

	"harrow/extractors/entities/gazetteer"
	"harrow/extractors/text"
	"harrow/schema"
)

// link sets the entity of each row.
func link(d *text.Document, g *gazetteer.Gazetteer, rows []schema.EntityRow) {
	for i := range rows {
		r := &rows[i]
		name := strings.Join(strings.Fields(d.Text[r.Start:r.End]), " ")
		if e := g.EntryOf(name); e != nil {
			r.EntityID, r.Name, r.Country = e.ID, e.Name, e.Country
			continue
		}
		r.EntityID, r.Name = strings.ToLower(r.Label)+":"+gazetteer.Slug(name), name
	}
}

// Package entities extracts the rows of the entities table: mentions of
// named entities with OntoNotes labels, linked within a document and to the
// countries and organisations that everybody knows.
package entities

import (
	_ "embed"
	"encoding/hex"
	"sync"

	"harrow/extractors/entities/gazetteer"
	"harrow/extractors/entities/tagger"
	"harrow/extractors/text"
	"harrow/schema"
)

//go:embed model.bin
var builtIn []byte

// Extractor is the entities stage. It is safe for concurrent use.
type Extractor struct {
	names   *gazetteer.Gazetteer
	model   *tagger.Model
	taggers sync.Pool
}

var builtInModel = sync.OnceValues(func() (*tagger.Model, error) { return tagger.ReadModel(builtIn) })

// New returns the stage with a model as the trainer writes it; nil is the
// built-in one.
func New(model []byte) (*Extractor, error) {
	var m *tagger.Model
	var err error
	if model == nil {
		m, err = builtInModel()
	} else if err = tagger.Verify(model); err == nil {
		m, err = tagger.ReadModel(model)
	}
	if err != nil {
		return nil, err
	}
	x := &Extractor{names: gazetteer.Default(), model: m}
	x.taggers.New = func() any { return tagger.New(m, x.names) }
	return x, nil
}

// Checksums name the built-in model and the gazetteer.
func Checksums() string {
	return hex.EncodeToString([]byte(tagger.Checksum(builtIn))) + gazetteer.Checksum()
}

// Extract implements the stage.
func (x *Extractor) Extract(d *text.Document, rows *schema.Rows) {
	t := x.taggers.Get().(*tagger.Tagger)
	defer x.taggers.Put(t)
	found := withoutNouns(d, t.Tag(nil, d))
	mentions := mentionsOf(x.names, d, found)
	first := len(rows.Entities)
	for i, f := range found {
		rows.Entities = append(rows.Entities, schema.EntityRow{
			Span:  schema.Span{Start: int64(f.Start), End: int64(f.End), Rule: "entities/model", Confidence: f.Confidence},
			Label: fineLabel(&mentions[i], x.names),
		})
	}
	agree(x.names, d.Text, mentions, rows.Entities[first:])
	link(x.names, d.Text, mentions, rows.Entities[first:])
}

// Package entities extracts the rows of the entities table: mentions of
// named entities with OntoNotes labels, linked within a document and to the
// countries and organisations that everybody knows.
package entities

import (
	_ "embed"
	"encoding/hex"
	"slices"
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
	names *gazetteer.Gazetteer
	model *tagger.Model
	mu    sync.Mutex
	idle  []*workspace // the one used last is the next: it knows the words
}

// workspace is what a document is worked on with and leaves to the next one.
type workspace struct {
	tagger    *tagger.Tagger
	found     []tagger.Mention
	mentions  []mention
	standings standings
	linker    linker
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
	return &Extractor{names: gazetteer.Default(), model: m}, nil
}

// take returns a workspace, to be given back. A sync.Pool would part them by
// processor, so that one goroutine would come to have several.
func (x *Extractor) take() *workspace {
	x.mu.Lock()
	defer x.mu.Unlock()
	n := len(x.idle)
	if n == 0 {
		return &workspace{tagger: tagger.New(x.model, x.names)}
	}
	w := x.idle[n-1]
	x.idle = x.idle[:n-1]
	return w
}

func (x *Extractor) giveBack(w *workspace) {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.idle = append(x.idle, w)
}

// Checksums name the built-in model and the gazetteer.
func Checksums() string {
	return hex.EncodeToString([]byte(tagger.Checksum(builtIn))) + gazetteer.Checksum()
}

// Extract implements the stage.
func (x *Extractor) Extract(d *text.Document, rows *schema.Rows) {
	w := x.take()
	w.found = withoutTerms(d, withSportCodes(d, withoutNouns(d, withCompanies(d, w.tagger.Tag(w.found[:0], d)))))
	w.mentions = mentionsOf(w.mentions[:0], x.names, d, w.found)
	first := len(rows.Entities)
	rows.Entities = slices.Grow(rows.Entities, len(w.found))
	for i, f := range w.found {
		rows.Entities = append(rows.Entities, schema.EntityRow{
			Span:  schema.Span{Start: int64(f.Start), End: int64(f.End), Rule: "entities/model", Confidence: f.Confidence},
			Label: fineLabel(&w.mentions[i], x.names),
		})
	}
	own := rows.Entities[first:]
	w.standings.settle(w.mentions, own)
	agree(x.names, d.Text, w.mentions, own)
	w.linker.link(x.names, d.Text, w.mentions, own)
	x.giveBack(w) // unless it panicked
}

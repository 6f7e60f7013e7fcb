// Package agreements extracts the rows of the agreements table.
package agreements

import (
	"harrow/extractors/text"
	"harrow/schema"
)

// Extractor is the agreements stage.
type Extractor struct{}

// New returns the stage.
func New() *Extractor { return &Extractor{} }

// Extract implements the stage.
func (x *Extractor) Extract(d *text.Document, rows *schema.Rows) {}

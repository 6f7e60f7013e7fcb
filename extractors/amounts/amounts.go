// Package amounts extracts the rows of the amounts table.
package amounts

import (
	"harrow/extractors/text"
	"harrow/schema"
)

// Extractor is the amounts stage.
type Extractor struct{}

// New returns the stage.
func New() *Extractor { return &Extractor{} }

// Extract implements the stage.
func (x *Extractor) Extract(d *text.Document, rows *schema.Rows) {}

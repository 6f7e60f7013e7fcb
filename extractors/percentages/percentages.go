// Package percentages extracts the rows of the percentages table.
package percentages

import (
	"harrow/extractors/text"
	"harrow/schema"
)

// Extractor is the percentages stage.
type Extractor struct{}

// New returns the stage.
func New() *Extractor { return &Extractor{} }

// Extract implements the stage.
func (x *Extractor) Extract(d *text.Document, rows *schema.Rows) {}

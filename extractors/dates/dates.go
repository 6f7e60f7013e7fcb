// Package dates extracts the rows of the dates table.
package dates

import (
	"harrow/extractors/text"
	"harrow/schema"
)

// Extractor is the dates stage.
type Extractor struct{}

// New returns the stage.
func New() *Extractor { return &Extractor{} }

// Extract implements the stage.
func (x *Extractor) Extract(d *text.Document, rows *schema.Rows) {}

// Published returns the publication date that the head of a document states
// and the rule that found it, or NoDay.
func Published(d *text.Document) (schema.Day, string) { return schema.NoDay, "" }

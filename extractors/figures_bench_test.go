package extractors

import (
	"testing"

	"harrow/extractors/amounts"
	"harrow/extractors/internal/sample"
	"harrow/extractors/percentages"
	"harrow/extractors/text"
	"harrow/schema"
)

// BenchmarkFigures measures amounts and percentages together over news texts that
// are made documents.
func BenchmarkFigures(b *testing.B) {
	a, p := amounts.New(), percentages.New()
	sample.Bench(b, 500, func(d *text.Document, rows *schema.Rows) {
		a.Extract(d, rows)
		p.Extract(d, rows)
	})
}

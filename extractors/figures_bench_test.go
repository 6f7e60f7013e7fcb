package extractors

import (
	"testing"

	"harrow/extractors/amounts"
	"harrow/extractors/internal/sample"
	"harrow/extractors/percentages"
	"harrow/schema"
)

// BenchmarkFigures measures amounts and percentages together over news texts that
// are made documents.
func BenchmarkFigures(b *testing.B) {
	docs, size := sample.News(b, 500)
	stages := []Stage{amounts.New(), percentages.New()}
	var rows schema.Rows
	b.SetBytes(size)
	b.ReportAllocs()
	for b.Loop() {
		for _, d := range docs {
			rows.Amounts, rows.Percentages = rows.Amounts[:0], rows.Percentages[:0]
			for _, s := range stages {
				s.Extract(d, &rows)
			}
		}
	}
}

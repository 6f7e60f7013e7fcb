package percentages

import (
	"testing"

	"harrow/extractors/internal/sample"
	"harrow/schema"
)

func BenchmarkExtract(b *testing.B) {
	docs, size := sample.News(b, 500)
	x := New()
	var rows schema.Rows
	b.SetBytes(size)
	b.ReportAllocs()
	for b.Loop() {
		for _, d := range docs {
			rows.Percentages = rows.Percentages[:0]
			x.Extract(d, &rows)
		}
	}
}

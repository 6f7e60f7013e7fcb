package dates

import (
	"testing"

	"harrow/extractors/internal/sample"
	"harrow/schema"
)

func BenchmarkExtract(b *testing.B) {
	docs, size := sample.News(b, 1000)
	x := New()
	b.SetBytes(size)
	b.ReportAllocs()
	for b.Loop() {
		for _, d := range docs {
			var rows schema.Rows
			x.Extract(d, &rows)
		}
	}
}

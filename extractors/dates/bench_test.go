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
	fastest := make(sample.Fastest, len(docs))
	for b.Loop() {
		for i, d := range docs {
			var rows schema.Rows
			fastest.Time(i, func() { x.Extract(d, &rows) })
		}
	}
	fastest.Report(b, size)
}

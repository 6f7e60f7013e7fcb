package entities

import (
	"testing"

	"harrow/extractors/internal/sample"
	"harrow/schema"
)

func BenchmarkExtract(b *testing.B) {
	docs := news(b, 2<<20)
	x := extractor(b)
	size := 0
	for _, d := range docs {
		size += len(d.Text)
	}
	var rows schema.Rows
	b.SetBytes(int64(size))
	b.ReportAllocs()
	fastest := make(sample.Fastest, len(docs))
	for b.Loop() {
		for i, d := range docs {
			rows.Entities = rows.Entities[:0]
			fastest.Time(i, func() { x.Extract(d, &rows) })
		}
	}
	fastest.Report(b, int64(size))
}

package entities

import (
	"testing"

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
	for b.Loop() {
		for _, d := range docs {
			rows.Entities = rows.Entities[:0]
			x.Extract(d, &rows)
		}
	}
}

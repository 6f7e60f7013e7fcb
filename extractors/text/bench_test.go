package text_test

import (
	"testing"

	"harrow/extractors/internal/sample"
	"harrow/extractors/text"
)

func BenchmarkNew(b *testing.B) {
	docs, size := sample.News(b, 0)
	b.SetBytes(size)
	b.ReportAllocs()
	for b.Loop() {
		for _, d := range docs {
			text.New(d.Text)
		}
	}
}

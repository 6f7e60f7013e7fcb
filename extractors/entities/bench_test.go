package entities

import (
	"testing"

	"harrow/extractors/internal/sample"
)

func BenchmarkExtract(b *testing.B) { sample.Bench(b, 1200, extractor(b).Extract) }

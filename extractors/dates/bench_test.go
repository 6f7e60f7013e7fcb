package dates

import (
	"testing"

	"harrow/extractors/internal/sample"
)

func BenchmarkExtract(b *testing.B) { sample.Bench(b, 1000, New().Extract) }

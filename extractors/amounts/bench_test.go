package amounts

import (
	"testing"

	"harrow/extractors/internal/sample"
)

func BenchmarkExtract(b *testing.B) { sample.Bench(b, 500, New().Extract) }

package dates

import (
	"testing"

	"harrow/extractors/internal/sample"
	"harrow/schema"
)

func TestNegativeCorpus(t *testing.T) {
	published, _ := schema.NewDay(2024, 5, 17)
	sample.Negative(t, "testdata/negative.txt", func(s string) string { return show(s, extract(t, s, published)) })
}

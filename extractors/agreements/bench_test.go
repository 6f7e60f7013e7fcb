package agreements

import (
	"os"
	"slices"
	"strings"
	"testing"

	"harrow/extractors/amounts"
	"harrow/extractors/dates"
	"harrow/extractors/entities"
	"harrow/extractors/internal/sample"
	"harrow/extractors/text"
	"harrow/extractors/text/tags"
	"harrow/schema"
)

// BenchmarkExtract measures the stage alone over news, where the corpus is
// present: the rows that it reads are made before.
func BenchmarkExtract(b *testing.B) {
	docs, rows, size := corpus(b, 800)
	x := New()
	b.SetBytes(size)
	b.ReportAllocs()
	for b.Loop() {
		for i, d := range docs {
			r := rows[i]
			r.Agreements = nil
			x.Extract(d, &r)
		}
	}
}

// BenchmarkDense measures the stage over texts of which every sentence was written to
// test it, thirty to a text.
func BenchmarkDense(b *testing.B) {
	const sentencesOfText = 30
	file, err := os.ReadFile("testdata/sentences.txt")
	if err != nil {
		b.Fatal(err)
	}
	var texts []string
	for line := range strings.Lines(string(file)) {
		if strings.TrimSpace(line) != "" && line[0] != '#' && line[0] != ' ' {
			texts = append(texts, strings.TrimSpace(line))
		}
	}
	var docs []*text.Document
	var rows []schema.Rows
	size := 0
	for chunk := range slices.Chunk(texts, sentencesOfText) {
		d := text.New(strings.Join(chunk, " "))
		r := schema.Rows{Entities: recognized(d.Text)}
		dates.New().Extract(d, &r)
		amounts.New().Extract(d, &r)
		docs, rows, size = append(docs, d), append(rows, r), size+len(d.Text)
	}
	x := New()
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for b.Loop() {
		for i, d := range docs {
			r := rows[i]
			r.Agreements = nil
			x.Extract(d, &r)
		}
	}
}

// BenchmarkTags measures what part-of-speech tags of the sentences with a
// trigger would cost.
func BenchmarkTags(b *testing.B) {
	docs, _, size := corpus(b, 100)
	b.SetBytes(size)
	var tagged, all int
	for b.Loop() {
		for _, d := range docs {
			all += len(d.Text)
			last := -1
			for _, c := range find(d) {
				if c.sentence != last {
					tags.Of(d, c.sentence)
					tagged += d.Sentences[c.sentence].End - d.Sentences[c.sentence].Start
				}
				last = c.sentence
			}
		}
	}
	b.ReportMetric(100*float64(tagged)/float64(all), "%-bytes-tagged")
}

func corpus(b *testing.B, n int) (docs []*text.Document, rows []schema.Rows, size int64) {
	docs, size = sample.News(b, n)
	es, err := entities.New(nil)
	if err != nil {
		b.Fatal(err)
	}
	for _, d := range docs {
		var r schema.Rows
		dates.New().Extract(d, &r)
		amounts.New().Extract(d, &r)
		es.Extract(d, &r)
		rows = append(rows, r)
	}
	return docs, rows, size
}

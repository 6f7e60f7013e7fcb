package agreements

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"os"
	"testing"

	"harrow/extractors/amounts"
	"harrow/extractors/dates"
	"harrow/extractors/entities"
	"harrow/extractors/text"
	"harrow/schema"
)

// BenchmarkExtract measures the stage alone over news, where the corpus is
// present: the rows that it reads are made before.
func BenchmarkExtract(b *testing.B) {
	docs, rows, size := corpus(b, 800)
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
	b.SetBytes(int64(size))
	var tagged, all int
	for b.Loop() {
		for _, d := range docs {
			all += len(d.Text)
			last := -1
			for _, c := range find(d) {
				if c.sentence != last {
					d.Tags(c.sentence)
					tagged += d.Sentences[c.sentence].End - d.Sentences[c.sentence].Start
				}
				last = c.sentence
			}
		}
	}
	b.ReportMetric(100*float64(tagged)/float64(all), "%-bytes-tagged")
}

func corpus(b *testing.B, n int) (docs []*text.Document, rows []schema.Rows, size int) {
	f, err := os.Open("../../../shared/text/news.jsonl.gz")
	if err != nil {
		b.Skip("the news corpus is not here")
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		b.Fatal(err)
	}
	es, err := entities.New(nil)
	if err != nil {
		b.Fatal(err)
	}
	lines := bufio.NewScanner(z)
	lines.Buffer(make([]byte, 1<<16), 1<<24)
	for len(docs) < n && lines.Scan() {
		var doc struct{ Text, Date string }
		if err := json.Unmarshal(lines.Bytes(), &doc); err != nil {
			b.Fatal(err)
		}
		d := text.New(doc.Text)
		d.Published, _ = schema.ParseDay(doc.Date)
		var r schema.Rows
		dates.New().Extract(d, &r)
		amounts.New().Extract(d, &r)
		es.Extract(d, &r)
		docs, rows, size = append(docs, d), append(rows, r), size+len(doc.Text)
	}
	return docs, rows, size
}

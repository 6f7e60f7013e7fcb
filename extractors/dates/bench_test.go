package dates

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"os"
	"testing"

	"harrow/extractors/text"
	"harrow/schema"
)

// news returns the documents of the news texts beside the project.
func news(tb testing.TB, limit int) []*text.Document {
	tb.Helper()
	f, err := os.Open("../../../shared/text/news.jsonl.gz")
	if err != nil {
		tb.Skip("no news texts beside the project: ", err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		tb.Fatal(err)
	}
	var docs []*text.Document
	lines := bufio.NewScanner(z)
	lines.Buffer(nil, 1<<24)
	for lines.Scan() && len(docs) < limit {
		var in struct{ Text, Date string }
		if err := json.Unmarshal(lines.Bytes(), &in); err != nil {
			tb.Fatal(err)
		}
		d := text.New(in.Text)
		d.Published, _ = schema.ParseDay(in.Date)
		docs = append(docs, d)
	}
	return docs
}

func BenchmarkExtract(b *testing.B) {
	docs := news(b, 1000)
	size := 0
	for _, d := range docs {
		size += len(d.Text)
	}
	x := New()
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for b.Loop() {
		for _, d := range docs {
			var rows schema.Rows
			x.Extract(d, &rows)
		}
	}
}

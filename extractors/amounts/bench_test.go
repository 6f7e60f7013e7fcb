package amounts

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"os"
	"testing"

	"harrow/extractors/text"
	"harrow/schema"
)

func BenchmarkExtract(b *testing.B) {
	docs, size := news(b)
	x := New()
	var rows schema.Rows
	b.SetBytes(size)
	b.ReportAllocs()
	for b.Loop() {
		for _, d := range docs {
			rows.Amounts = rows.Amounts[:0]
			x.Extract(d, &rows)
		}
	}
}

// news returns news texts as documents, and their length in bytes.
func news(b *testing.B) (docs []*text.Document, size int64) {
	f, err := os.Open("../../../shared/text/news.jsonl.gz")
	if err != nil {
		b.Skip("needs news texts: ", err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		b.Fatal(err)
	}
	for dec := json.NewDecoder(bufio.NewReader(z)); dec.More() && len(docs) < 500; {
		var d struct{ Text string }
		if err := dec.Decode(&d); err != nil {
			b.Fatal(err)
		}
		docs = append(docs, text.New(d.Text))
		size += int64(len(d.Text))
	}
	return docs, size
}

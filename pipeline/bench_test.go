package pipeline

import (
	"bytes"
	"context"
	"encoding/json"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"testing"
)

// newsCorpus writes 10 MB of generated news as .jsonl and returns its path and
// the bytes of its texts.
func newsCorpus(b *testing.B) (string, int64) {
	rng := rand.New(rand.NewPCG(1, 1))
	var out bytes.Buffer
	size := int64(0)
	for i := 0; size < 10<<20; i++ {
		var text string
		for len(text) < 3000 {
			text += randomText(rng) + "Officials in the capital said that talks would go on as planned, and gave no further details. "
		}
		line, err := json.Marshal(map[string]string{"id": strconv.Itoa(i), "text": text, "date": "2024-05-17"})
		if err != nil {
			b.Fatal(err)
		}
		out.Write(append(line, '\n'))
		size += int64(len(text))
	}
	path := filepath.Join(b.TempDir(), "news.jsonl")
	if err := os.WriteFile(path, out.Bytes(), 0o666); err != nil {
		b.Fatal(err)
	}
	return path, size
}

func benchmarkRun(b *testing.B, jobs int, formats []string, full bool) {
	path, size := newsCorpus(b)
	opts := Options{Paths: []string{path}, Out: filepath.Join(b.TempDir(), "out"), Formats: formats, Jobs: jobs, Full: full}
	if !full {
		if _, err := Run(context.Background(), opts); err != nil {
			b.Fatal(err)
		}
	}
	b.SetBytes(size)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Run(context.Background(), opts); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkRun(b *testing.B) {
	b.Run("one job", func(b *testing.B) { benchmarkRun(b, 1, []string{"parquet", "csv"}, true) })
	b.Run("all jobs", func(b *testing.B) { benchmarkRun(b, runtime.GOMAXPROCS(0), []string{"parquet", "csv"}, true) })
	b.Run("unchanged", func(b *testing.B) { benchmarkRun(b, runtime.GOMAXPROCS(0), []string{"parquet", "csv"}, false) })
}

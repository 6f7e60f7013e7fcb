package pipeline

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
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

// benchmarkRun measures runs over the corpus; before is called before each
// with its path and number, in no time that counts.
func benchmarkRun(b *testing.B, opts Options, before func(path string, i int)) {
	path, size := newsCorpus(b)
	opts.Paths, opts.Out = []string{path}, filepath.Join(b.TempDir(), "out")
	if opts.Formats == nil {
		opts.Formats = []string{"parquet", "csv"}
	}
	run := func() {
		if _, err := Run(context.Background(), opts); err != nil {
			b.Fatal(err)
		}
	}
	if !opts.Full {
		run()
	}
	b.SetBytes(size)
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		if before != nil {
			b.StopTimer()
			before(path, i)
			b.StartTimer()
		}
		run()
	}
}

func BenchmarkRun(b *testing.B) {
	jobs := runtime.GOMAXPROCS(0)
	b.Run("one job", func(b *testing.B) { benchmarkRun(b, Options{Jobs: 1, Full: true}, nil) })
	b.Run("all jobs", func(b *testing.B) { benchmarkRun(b, Options{Jobs: jobs, Full: true}, nil) })
	for _, format := range Formats {
		b.Run(format, func(b *testing.B) { benchmarkRun(b, Options{Jobs: 1, Full: true, Formats: []string{format}}, nil) })
	}
	b.Run("unchanged", func(b *testing.B) { benchmarkRun(b, Options{Jobs: 1}, nil) })
	b.Run("one in a hundred changed", func(b *testing.B) {
		benchmarkRun(b, Options{Jobs: 1}, func(path string, i int) { changeLines(b, path, i) })
	})
}

// changeLines adds a number to every hundredth text of a .jsonl file.
func changeLines(b *testing.B, path string, number int) {
	data, err := os.ReadFile(path)
	if err != nil {
		b.Fatal(err)
	}
	lines := bytes.SplitAfter(data, []byte("\n"))
	for i := 0; i < len(lines)-1; i += 100 {
		lines[i] = bytes.Replace(lines[i], []byte(`"text":"`), fmt.Appendf(nil, `"text":"%d `, number), 1)
	}
	if err := os.WriteFile(path, bytes.Join(lines, nil), 0o666); err != nil {
		b.Fatal(err)
	}
}

package extractors

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"harrow/extractors/text"
	"harrow/schema"
)

// corpus returns n bytes or more of documents made of the seeds' sentences,
// shuffled and with other digits, the same at every call.
func corpus(b *testing.B, n int) []string {
	files, err := filepath.Glob("../seeds/*.[tm]*")
	if err != nil || len(files) == 0 {
		b.Fatal("no seeds: ", err)
	}
	var sentences []string
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			b.Fatal(err)
		}
		d := text.New(string(data))
		for _, s := range d.Sentences {
			sentences = append(sentences, d.Text[s.Start:s.End])
		}
	}
	rng := rand.New(rand.NewPCG(1, 2))
	digits := func(r rune) rune {
		if '1' <= r && r <= '9' {
			return '1' + rng.Int32N(9)
		}
		return r
	}
	var docs []string
	for size := 0; size < n; {
		var doc strings.Builder
		fmt.Fprintf(&doc, "Updated: 20%02d-%02d-%02d\n\n", rng.IntN(30), 1+rng.IntN(12), 1+rng.IntN(28))
		for range 10 + rng.IntN(40) {
			doc.WriteString(strings.Map(digits, sentences[rng.IntN(len(sentences))]))
			doc.WriteByte(" \n"[rng.IntN(2)])
		}
		docs = append(docs, doc.String())
		size += doc.Len()
	}
	return docs
}

// BenchmarkStage measures the text layer, each stage alone on documents that
// are made and hold the rows of the stages before it, and all of it.
func BenchmarkStage(b *testing.B) {
	texts := corpus(b, 10<<20)
	size := 0
	for _, s := range texts {
		size += len(s)
	}
	run := func(name string, f func()) {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(size))
			b.ReportAllocs()
			for b.Loop() {
				f()
			}
		})
	}
	run("text", func() {
		for _, s := range texts {
			text.New(s)
		}
	})
	x, err := New(Options{})
	if err != nil {
		b.Fatal(err)
	}
	docs := make([]*text.Document, len(texts))
	rows := make([]schema.Rows, len(texts))
	for i, s := range texts {
		docs[i] = text.New(s)
		docs[i].Published, _ = published(docs[i], Input{Text: s})
	}
	for _, stage := range x.stages {
		run(stage.table.Name, func() {
			for i, d := range docs {
				before := rows[i]
				stage.stage.Extract(d, &before)
			}
		})
		for i, d := range docs {
			stage.stage.Extract(d, &rows[i])
			complete(d, stage.table.AppendRows(nil, &rows[i]))
		}
	}
	run("all", func() {
		for _, s := range texts {
			x.Extract(Input{Text: s})
		}
	})
}

// Package pipeline reads documents, runs the extractors over them and writes
// the tables.
package pipeline

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"harrow/extractors"
	"harrow/schema"
)

// Options say what a run reads and writes.
type Options struct {
	Paths []string
	Out   string
	Date  schema.Day
	extractors.Options
}

// Run extracts from .jsonl files and writes CSV tables.
func Run(opts Options) error {
	x, err := extractors.New(opts.Options)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(opts.Out, 0o777); err != nil {
		return err
	}
	type doc struct {
		ID   string `json:"id"`
		Text string `json:"text"`
		Date string `json:"date"`
	}
	var docs []doc
	for _, path := range opts.Paths {
		f, err := os.Open(path)
		if err != nil {
			return err
		}
		defer f.Close()
		in := bufio.NewScanner(f)
		in.Buffer(nil, 1<<30)
		for in.Scan() {
			var d doc
			if err := json.Unmarshal(in.Bytes(), &d); err != nil {
				return fmt.Errorf("%s: %w", path, err)
			}
			docs = append(docs, d)
		}
		if err := in.Err(); err != nil {
			return err
		}
	}
	slices.SortFunc(docs, func(a, b doc) int {
		if a.ID < b.ID {
			return -1
		}
		return 1
	})
	writers := map[string]*csvWriter{}
	for _, t := range schema.Tables() {
		f, err := os.Create(filepath.Join(opts.Out, t.Name+".csv"))
		if err != nil {
			return err
		}
		defer f.Close()
		writers[t.Name] = newCSVWriter(f, t)
	}
	for _, d := range docs {
		day, _ := schema.ParseDay(d.Date)
		out := x.Extract(extractors.Input{Text: d.Text, Published: day, PublishedRule: "jsonl/date", Default: opts.Date})
		var published any
		if out.Document.Published != schema.NoDay {
			published = out.Document.Published
		}
		row := []any{d.ID, "", "", int64(len(d.Text)), nil, published, out.PublishedRule, "ok"}
		for _, t := range out.Rows {
			row = append(row, int32(len(t.Rows)))
			for _, r := range t.Rows {
				writers[t.Table.Name].Write(r.Values(d.ID))
			}
		}
		writers["documents"].Write(row)
		for i, s := range out.Document.Sentences {
			writers["sentences"].Write([]any{d.ID, int32(i), int64(s.Start), int64(s.End), d.Text[s.Start:s.End]})
		}
	}
	for _, w := range writers {
		if err := w.Close(); err != nil {
			return err
		}
	}
	return nil
}

// Package sample is what the tests and benchmarks of the stages share: the texts that
// stand beside the project, in ../shared, and running a stage over one text.
package sample

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"harrow/extractors/internal/datafile"
	"harrow/extractors/text"
	"harrow/schema"
)

// Path returns the path of a file or folder of ../shared, or skips the test
// where it is absent.
func Path(tb testing.TB, name string) string {
	tb.Helper()
	dir, err := os.Getwd()
	if err != nil {
		tb.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			break
		}
		if dir == filepath.Dir(dir) {
			tb.Fatal("no go.mod above the test")
		}
		dir = filepath.Dir(dir)
	}
	path := filepath.Join(filepath.Dir(dir), "shared", name)
	if _, err := os.Stat(path); err != nil {
		tb.Skip("needs a file beside the project: ", err)
	}
	return path
}

// Read decodes the first limit lines of a .jsonl or .jsonl.gz file, or all of
// them where limit is 0.
func Read[T any](tb testing.TB, path string, limit int) []T {
	tb.Helper()
	f, err := os.Open(path)
	if err != nil {
		tb.Fatal(err)
	}
	defer f.Close()
	var r io.Reader = bufio.NewReader(f)
	if strings.HasSuffix(path, ".gz") {
		if r, err = gzip.NewReader(r); err != nil {
			tb.Fatal(err)
		}
	}
	var all []T
	for dec := json.NewDecoder(r); limit == 0 || len(all) < limit; {
		var one T
		if err := dec.Decode(&one); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			tb.Fatalf("%s: %v", path, err)
		}
		all = append(all, one)
	}
	return all
}

// News returns the first limit news texts as documents, and their length in
// bytes.
func News(tb testing.TB, limit int) (docs []*text.Document, size int64) {
	tb.Helper()
	for _, in := range Read[struct{ Text, Date string }](tb, Path(tb, "text/news.jsonl.gz"), limit) {
		d := text.New(in.Text)
		day, err := schema.ParseDay(in.Date)
		if err != nil {
			tb.Fatal(err)
		}
		d.Published = day
		docs, size = append(docs, d), size+int64(len(in.Text))
	}
	return docs, size
}

// Bench measures a stage that reads no other's rows over the first limit news texts.
// best-MB/s is the speed by the shortest time that each text took, which other work
// on the machine disturbs least.
func Bench(b *testing.B, limit int, extract func(*text.Document, *schema.Rows)) {
	docs, size := News(b, limit)
	var rows schema.Rows
	b.SetBytes(size)
	b.ReportAllocs()
	fastest := make([]time.Duration, len(docs))
	for b.Loop() {
		for i, d := range docs {
			rows.Dates, rows.Amounts = rows.Dates[:0], rows.Amounts[:0]
			rows.Percentages, rows.Entities = rows.Percentages[:0], rows.Entities[:0]
			start := time.Now()
			extract(d, &rows)
			if took := time.Since(start); fastest[i] == 0 || took < fastest[i] {
				fastest[i] = took
			}
		}
	}
	var sum time.Duration
	for _, took := range fastest {
		sum += took
	}
	b.ReportMetric(float64(size)/1e6/sum.Seconds(), "best-MB/s")
}

// Extract runs a stage over a text, and demands that the spans of the rows of its
// table are in order, within the text, apart, and cut no character.
func Extract(tb testing.TB, s string, day schema.Day, table string, extract func(*text.Document, *schema.Rows)) (rows schema.Rows) {
	tb.Helper()
	d := text.New(s)
	d.Published = day
	extract(d, &rows)
	end := int64(0)
	for _, row := range schema.TableNamed(table).AppendRows(nil, &rows) {
		r := row.Base()
		if r.Start < end || r.End <= r.Start || r.End > int64(len(s)) {
			tb.Fatalf("%q: span %d-%d after %d", s, r.Start, r.End, end)
		}
		if !utf8.ValidString(s[r.Start:r.End]) {
			tb.Fatalf("%q: a character is cut at %d-%d", s, r.Start, r.End)
		}
		end = r.End
	}
	return rows
}

// Figure writes a row as tables of cases do: its text, value and what else is said
// of it, "3 to 4 euros = 3..4 EUR".
func Figure(text string, value, most schema.Decimal, words ...string) string {
	w := text + " = " + value.String()
	if most.Valid {
		w += ".." + most.String()
	}
	return strings.Join(append([]string{w}, words...), " ")
}

// Negative demands that no line of a file gives a row. show writes the rows of a text.
func Negative(t *testing.T, path string, show func(text string) string) {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	lines := 0
	for _, line := range datafile.Lines(string(data)) {
		lines++
		if rows := show(line); rows != "" {
			t.Errorf("%q gives %s", line, rows)
		}
	}
	if lines < 300 {
		t.Errorf("%s: %d lines, want 300 or more", path, lines)
	}
}

// Labelled demands of every document of a labelled file that its rows, as labels,
// are those of the file.
func Labelled[L comparable](t *testing.T, path string, rows func(text string) []L) {
	t.Helper()
	type document struct {
		ID, Text string
		Gold     []L
	}
	for _, d := range Read[document](t, path, 0) {
		got := rows(d.Text)
		if len(got) != len(d.Gold) {
			t.Errorf("%s: %d rows, %d labelled", d.ID, len(got), len(d.Gold))
			continue
		}
		for i, r := range got {
			if r != d.Gold[i] {
				t.Errorf("%s:\n row      %+v\n labelled %+v", d.ID, r, d.Gold[i])
			}
		}
	}
}

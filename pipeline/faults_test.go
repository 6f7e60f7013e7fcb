package pipeline

import (
	"bytes"
	"context"
	"errors"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/apache/arrow/go/v17/parquet"

	"harrow/extractors"
	"harrow/schema"
)

// A link of the user's is as little an output of ours as a file is.
func TestLinksOfTheUserStay(t *testing.T) {
	c := newCorpus(t, 12, 5)
	opts := Options{Paths: []string{c.dir}, Out: t.TempDir(), Formats: []string{"csv"}, Jobs: 1}
	mine := filepath.Join(t.TempDir(), "mine.csv")
	os.WriteFile(mine, []byte("mine"), 0o666)
	link := filepath.Join(opts.Out, "dates.csv")
	if err := os.Symlink(mine, link); err != nil {
		t.Skip(err)
	}
	if _, err := Run(context.Background(), opts); err == nil || !strings.Contains(err.Error(), link) {
		t.Errorf("error %v", err)
	}
	if target, err := os.Readlink(link); err != nil || target != mine {
		t.Errorf("the link leads to %q: %v", target, err)
	}
}

// A manifest that somebody changed does not lead a run to files elsewhere.
func TestManifestNamesOutputsOnly(t *testing.T) {
	c := newCorpus(t, 13, 5)
	dir := t.TempDir()
	opts := Options{Paths: []string{c.dir}, Out: filepath.Join(dir, "out"), Formats: []string{"csv"}, Jobs: 1,
		symlink: func(string, string) error { return errors.ErrUnsupported }}
	files := mustRun(t, opts)
	victim := filepath.Join(dir, "victim.csv")
	os.WriteFile(victim, []byte("mine"), 0o666)
	manifest := strings.Replace(files[manifestFile], `"name": "dates.csv"`, `"name": "../victim.csv"`, 1)
	os.WriteFile(filepath.Join(opts.Out, manifestFile), []byte(manifest), 0o666)
	opts.Full = true
	mustRun(t, opts)
	if data, err := os.ReadFile(victim); string(data) != "mine" {
		t.Errorf("the file holds %q: %v", data, err)
	}
}

// A fault of an extractor costs its document, and nothing of it shows in the next.
func TestFaultOfAnExtractor(t *testing.T) {
	p, err := newPlan(&Options{Note: func(string) {}, Progress: &Progress{}}, "")
	if err != nil {
		t.Fatal(err)
	}
	document := func(w *worker, text string) []byte {
		r := w.process(input{id: "a.txt", source: "a.txt", kind: plain, data: []byte(text)})
		if r.bad {
			return []byte(r.reason)
		}
		return bytes.Join(w.body(&r), nil)
	}
	const text = "Kenya paid $5 on 3 May 2024."
	fresh, faulty := p.worker, p.worker
	want := document(&fresh, text)
	faulty.stages = func(out *extractors.Output, in extractors.Input) {
		p.worker.stages(out, in)
		if strings.Contains(in.Text, "fault") {
			panic("index out of range")
		}
	}
	document(&faulty, "Ghana paid €7.")
	if got := document(&faulty, "A fault in 2021."); string(got) != "extraction failed: index out of range" {
		t.Errorf("the record is %q", got)
	}
	if got := document(&faulty, text); !bytes.Equal(got, want) {
		t.Errorf("the next record is %q, want %q", got, want)
	}
}

func TestStrictMindsDuplicates(t *testing.T) {
	c := newCorpus(t, 14, 0)
	c.write("x/1.txt", []byte("Kenya paid $1."))
	c.write("y/1.txt", []byte("Ghana paid $2."))
	opts := Options{Paths: []string{c.dir + "/x", c.dir + "/y"}, Out: filepath.Join(t.TempDir(), "out"), Formats: []string{"csv"}, Jobs: 2, Strict: true}
	var bad *BadError
	if _, err := Run(context.Background(), opts); !errors.As(err, &bad) || bad.Source != filepath.Join(c.dir, "y/1.txt") {
		t.Errorf("error %v", err)
	}
}

// A strict run ends at the first bad document, though more may come.
func TestStrictDoesNotWait(t *testing.T) {
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	lines := "{\"id\": 1\n" + strings.Repeat(`{"id":"a","text":"Kenya paid $1."}`+"\n", 50)
	opts := Options{Paths: []string{"-"}, Stdin: io.MultiReader(strings.NewReader(lines), endless{}),
		Out: filepath.Join(t.TempDir(), "out"), Formats: []string{"csv"}, Jobs: 1, Strict: true}
	var bad *BadError
	if _, err := Run(ctx, opts); !errors.As(err, &bad) || bad.Source != "-:1" {
		t.Errorf("error %v", err)
	}
}

// A run that is cancelled when all documents are read writes nothing.
func TestCancelWhileWriting(t *testing.T) {
	c := newCorpus(t, 15, 0)
	for _, name := range []string{"x/1.txt", "y/1.txt", "z/1.txt"} {
		c.write(name, []byte("Kenya paid $1."))
	}
	ctx, cancel := context.WithCancel(context.Background())
	bad := 0
	opts := Options{Paths: []string{c.dir + "/x", c.dir + "/y", c.dir + "/z"}, Out: filepath.Join(t.TempDir(), "out"), Formats: []string{"csv"}, Jobs: 2,
		Bad: func(Bad) { // a duplicate shows when the documents are put in order
			bad++
			cancel()
		}}
	if _, err := Run(ctx, opts); !errors.Is(err, context.Canceled) || bad != 1 {
		t.Errorf("error %v after %d bad documents", err, bad)
	}
	if files := outputs(t, opts.Out); len(files) > 0 {
		t.Errorf("%d files were written", len(files))
	}
}

// No error of a file is lost, whatever the format.
func TestWriteErrors(t *testing.T) {
	table := schema.TableNamed("dates")
	rows, _ := randomRows(t, rand.New(rand.NewPCG(16, 17)), table, 10)
	for _, format := range Formats {
		set, err := newTableSet(t.TempDir(), &layout{documents: table, sentences: schema.TableNamed("amounts")}, []string{format})
		if err != nil {
			t.Fatal(err)
		}
		set.tables[0][0].file.f.Close()
		if err := errors.Join(set.write(0, rows), set.close()); !errors.Is(err, os.ErrClosed) {
			t.Errorf("%s: error %v", format, err)
		}
		// A pipe takes what is written and cannot be synced.
		read, write, err := os.Pipe()
		if err != nil {
			t.Fatal(err)
		}
		go io.Copy(io.Discard, read)
		if set, err = newTableSet(t.TempDir(), &layout{documents: table, sentences: schema.TableNamed("amounts")}, []string{format}); err != nil {
			t.Fatal(err)
		}
		set.tables[0][0].file.f.Close()
		set.tables[0][0].file.f = write
		if err := errors.Join(set.write(0, rows), set.close()); err == nil || !strings.Contains(err.Error(), "sync") {
			t.Errorf("%s: error %v", format, err)
		}
		read.Close()
	}
}

func TestCSVRecordsAreWhole(t *testing.T) {
	table := schema.TableNamed("sentences")
	path := filepath.Join(t.TempDir(), "sentences.csv")
	for _, record := range []string{"a,0,0,1", "a,0,0,1,x,y", "a,zero,0,1,x"} {
		os.WriteFile(path, []byte("doc_id,sentence,start_byte,end_byte,text\r\n"+record+"\r\n"), 0o666)
		r, err := openTable(path, "csv", table)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := r.next(); err == nil || err == io.EOF {
			t.Errorf("%s was read as %q, %v", record, got, err)
		}
		r.close()
	}
}

// Whatever a page holds, its cells end or are an error.
func TestDamagedPages(t *testing.T) {
	rng := rand.New(rand.NewPCG(18, 19))
	encodings := []parquet.Encoding{parquet.Encodings.Plain, parquet.Encodings.RLEDict}
	for range 20_000 {
		l := leafReader{maxDef: uint8(rng.IntN(4)), member: []schema.Type{schema.String, schema.Int32, schema.Int64, schema.Amount}[rng.IntN(4)]}
		l.maxRep = min(l.maxDef, uint8(rng.IntN(2)))
		l.width = map[schema.Type]int{schema.Int32: 4, schema.Int64: 8, schema.Amount: 16}[l.member]
		data := make([]byte, rng.IntN(60))
		for i := range data {
			data[i] = byte(rng.IntN(1 + rng.IntN(256)))
		}
		l.readDictionary(data, rng.IntN(5))
		if !l.readPage(data[rng.IntN(len(data)+1):], encodings[rng.IntN(2)]) {
			continue
		}
		l.pages = noPages{}
		for l.levels = 300; ; {
			def, err := l.level()
			if err == nil {
				_, err = l.appendCell(nil, def)
			}
			if err != nil {
				break
			}
		}
	}
	l := leafReader{inDict: true}
	l.indexBlock[0] = 1
	if cell, err := l.appendCell(nil, 0); err != errDamaged {
		t.Errorf("a value that the dictionary does not have was read as %q, %v", cell, err)
	}
}

// The last document is gone and no other has changed: the files are written anew.
func TestLastDocumentRemoved(t *testing.T) {
	c := newCorpus(t, 21, 0)
	c.write("a.txt", []byte("Kenya paid $1."))
	c.write("b.txt", []byte("Ghana paid $2."))
	opts := Options{Paths: []string{c.dir}, Out: filepath.Join(t.TempDir(), "out"), Formats: []string{"csv"}, Jobs: 1}
	mustRun(t, opts)
	os.Remove(filepath.Join(c.dir, "b.txt"))
	got := mustRun(t, opts)
	opts.Out, opts.Full = filepath.Join(t.TempDir(), "full"), true
	sameFiles(t, "without the last document", got, mustRun(t, opts))
}

// The output folder is no input, wherever it lies.
func TestOutputsWithinTheInput(t *testing.T) {
	c := newCorpus(t, 22, 0)
	c.write("a.txt", []byte("Kenya paid $1."))
	opts := Options{Paths: []string{c.dir}, Out: filepath.Join(c.dir, "out"), Formats: []string{"csv"}, Jobs: 1}
	want := mustRun(t, opts)
	c.write("out/notes.txt", []byte("Ghana paid $2."))
	sum, err := Run(context.Background(), opts)
	if err != nil || sum.Documents != 1 || sum.Skipped != 0 {
		t.Errorf("%+v, %v", sum, err)
	}
	got := outputs(t, opts.Out)
	delete(got, "notes.txt")
	sameFiles(t, "the second run", got, want)
}

func TestTooLarge(t *testing.T) {
	c := newCorpus(t, 20, 0)
	c.write("large.txt", nil)
	c.write("small.txt", []byte("Kenya paid $1."))
	if err := os.Truncate(filepath.Join(c.dir, "large.txt"), maxDocument+1); err != nil { // no byte of it is stored
		t.Skip(err)
	}
	var bad []Bad
	files := mustRun(t, Options{Paths: []string{c.dir}, Out: filepath.Join(t.TempDir(), "out"), Formats: []string{"csv"}, Jobs: 1,
		Bad: func(b Bad) { bad = append(bad, b) }})
	if len(bad) != 1 || bad[0].DocID != "large.txt" || bad[0].Reason != "larger than 1024 MiB" {
		t.Errorf("bad documents %v", bad)
	}
	if !strings.Contains(files["amounts.csv"], "small.txt") {
		t.Error("the other document is lost")
	}
}

// noPages is the end of a column.
type noPages struct{ pageReader }

func (noPages) Next() bool { return false }
func (noPages) Err() error { return nil }

func TestArena(t *testing.T) {
	var a arena
	for round := range 3 {
		seen := map[*byte]bool{}
		for i := range 3000 {
			b := a.alloc(1 + i%900)
			if seen[&b[0]] {
				t.Fatal("memory was handed out twice")
			}
			seen[&b[0]] = true
			for _, c := range b {
				if c == byte(round+1) {
					t.Fatal("pieces overlap")
				}
			}
			for k := range b {
				b[k] = byte(round + 1)
			}
		}
		a.alloc(arenaChunk + 1)
		a.clear()
		for _, c := range a.chunks {
			if cap(c) > arenaChunk {
				t.Errorf("%d bytes are kept", cap(c))
			}
		}
	}
}

package pipeline

import (
	"bytes"
	"compress/gzip"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"harrow/schema"
)

// phrases give rows of every table when put together.
var phrases = []string{
	"France and Kenya signed a trade agreement worth $%d million in Nairobi on %d May 2024.",
	"Prices rose %d.5 percent from a year earlier, the central bank of Ghana said on %d March.",
	"The plan costs between €%d and €%d9 billion.",
	"=%d+%d is no formula here, said Mr. Otieno.",
	"Exports fell by %d%% to £%d,000 per tonne, “far below” plan.",
	"On 2023-11-0%d the two companies agreed a %d-year contract.\r\n",
	"价值%d亿元, 2024年10月1%d日。",
}

func randomText(rng *rand.Rand) string {
	var b strings.Builder
	for range rng.IntN(6) {
		fmt.Fprintf(&b, phrases[rng.IntN(len(phrases))], 1+rng.IntN(9), 1+rng.IntN(9))
		b.WriteString([]string{" ", "\n", "\n\n"}[rng.IntN(3)])
	}
	return b.String()
}

// corpus is a folder of documents that changes at random.
type corpus struct {
	t   *testing.T
	dir string
	rng *rand.Rand
}

func (c *corpus) write(name string, data []byte) {
	path := filepath.Join(c.dir, name)
	if strings.HasSuffix(name, ".gz") {
		var b bytes.Buffer
		w := gzip.NewWriter(&b)
		w.Write(data)
		w.Close()
		data = b.Bytes()
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		c.t.Fatal(err)
	}
	if err := os.WriteFile(path, data, 0o666); err != nil {
		c.t.Fatal(err)
	}
}

// change writes, changes or removes a file.
func (c *corpus) change() {
	n := c.rng.IntN(12)
	switch c.rng.IntN(8) {
	case 0:
		c.write(fmt.Sprintf("a%d.txt", n), []byte(randomText(c.rng)))
	case 1:
		c.write(fmt.Sprintf("sub/b%d.txt.gz", n), []byte(randomText(c.rng)))
	case 2:
		c.write(fmt.Sprintf("b%d.html", n), []byte("<title>Page</title><time datetime=2024-05-0"+fmt.Sprint(1+n%9)+"><p>"+randomText(c.rng)))
	case 3:
		c.write(fmt.Sprintf("sub/c%d.md", n), []byte("# Title\n\n"+randomText(c.rng)))
	case 4, 5:
		var b bytes.Buffer
		for i := range c.rng.IntN(6) {
			line, _ := json.Marshal(map[string]any{"id": fmt.Sprintf("doc-%d", c.rng.IntN(20)), "text": randomText(c.rng), "date": "2024-05-17", "n": i})
			b.Write(append(line, '\n'))
		}
		if c.rng.IntN(3) == 0 {
			b.WriteString("{\"id\": \"broken\n")
		}
		c.write(fmt.Sprintf("sub/d%d.jsonl%s", n%4, []string{"", ".gz"}[n%2]), b.Bytes())
	case 6:
		c.write(fmt.Sprintf("a%d.txt", n), []byte("not text \x00\xff"))
	default:
		files, _ := filepath.Glob(filepath.Join(c.dir, "*"))
		if len(files) > 0 {
			os.Remove(files[c.rng.IntN(len(files))])
		}
	}
}

func newCorpus(t *testing.T, seed uint64, changes int) *corpus {
	c := &corpus{t, filepath.Join(t.TempDir(), "in"), rand.New(rand.NewPCG(seed, 1))}
	os.MkdirAll(c.dir, 0o777)
	for range changes {
		c.change()
	}
	return c
}

// outputs returns the visible files of an output folder.
func outputs(t *testing.T, dir string) map[string]string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for _, e := range entries {
		if hidden(e.Name()) {
			continue
		}
		data, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil && !os.IsNotExist(err) { // a link to nothing is no file
			t.Fatal(err)
		}
		if err == nil {
			files[e.Name()] = string(data)
		}
	}
	return files
}

// mustRun runs and returns the outputs.
func mustRun(t *testing.T, opts Options) map[string]string {
	t.Helper()
	if _, err := Run(context.Background(), opts); err != nil {
		t.Fatal(err)
	}
	files := outputs(t, opts.Out)
	checkManifest(t, files)
	return files
}

// checkManifest fails unless the manifest describes exactly the files.
func checkManifest(t *testing.T, files map[string]string) {
	t.Helper()
	var m Manifest
	if err := json.Unmarshal([]byte(files[manifestFile]), &m); err != nil {
		t.Fatal(err)
	}
	if len(m.Files) != len(files)-1 {
		t.Fatalf("the manifest has %d files, the folder %v", len(m.Files), slices.Sorted(maps.Keys(files)))
	}
	for _, f := range m.Files {
		data := files[f.Name]
		if int64(len(data)) != f.Bytes || sha256Hex(data) != f.SHA256 {
			t.Fatalf("%s is not what the manifest says", f.Name)
		}
	}
}

func sameFiles(t *testing.T, what string, got, want map[string]string) {
	t.Helper()
	for name := range want {
		if got[name] != want[name] {
			i := 0
			for i < min(len(got[name]), len(want[name])) && got[name][i] == want[name][i] {
				i++
			}
			t.Errorf("%s: %s differs at byte %d of %d and %d", what, name, i, len(got[name]), len(want[name]))
		}
	}
	if len(got) != len(want) {
		t.Errorf("%s: files %v, want %v", what, slices.Sorted(maps.Keys(got)), slices.Sorted(maps.Keys(want)))
	}
}

func TestSameBytesWhateverJobsAndOrder(t *testing.T) {
	c := newCorpus(t, 1, 60)
	paths := []string{filepath.Join(c.dir, "sub"), filepath.Join(c.dir, "a1.txt"), c.dir, filepath.Join(c.dir, "sub")}
	c.write("a1.txt", []byte("Kenya paid $5."))
	opts := Options{Paths: paths, Out: filepath.Join(t.TempDir(), "out"), Formats: Formats, Jobs: 1, WithText: true}
	want := mustRun(t, opts)
	slices.Reverse(opts.Paths)
	opts.Jobs, opts.Out = 8, filepath.Join(t.TempDir(), "out")
	sameFiles(t, "8 jobs", mustRun(t, opts), want)
	opts.Paths, opts.Out = []string{c.dir}, filepath.Join(t.TempDir(), "out")
	sameFiles(t, "the outermost folder only", mustRun(t, opts), want)
}

func TestIncrementalEqualsFull(t *testing.T) {
	for seed, formats := range [][]string{{"parquet", "csv"}, {"csv"}, {"arrow", "csv"}, {"parquet"}} {
		t.Run(strings.Join(formats, ","), func(t *testing.T) {
			t.Parallel()
			c := newCorpus(t, uint64(seed), 30)
			opts := Options{Paths: []string{c.dir}, Out: filepath.Join(t.TempDir(), "out"), Formats: formats, Jobs: 2}
			reused := 0
			for round := range 12 {
				sum, err := Run(context.Background(), opts)
				if err != nil {
					t.Fatal(err)
				}
				reused += sum.Reused
				if c.rng.IntN(2) == 0 { // once more, with nothing changed
					if sum, err = Run(context.Background(), opts); err != nil || sum.Documents != sum.Reused {
						t.Fatalf("%+v, %v", sum, err)
					}
				}
				full := opts
				full.Full, full.Out = true, filepath.Join(t.TempDir(), "full")
				sameFiles(t, fmt.Sprintf("round %d", round), outputs(t, opts.Out), mustRun(t, full))
				for range c.rng.IntN(5) {
					c.change()
				}
				if c.rng.IntN(4) == 0 { // other choices give other rows
					opts.Date = schema.DayOfUnix(int32(19000 + c.rng.IntN(2)))
				}
			}
			if reused == 0 {
				t.Error("nothing was ever reused")
			}
		})
	}
}

func TestReuseIsRefused(t *testing.T) {
	c := newCorpus(t, 3, 20)
	c.write("a1.txt", []byte("Kenya paid $5 on 3 May 2024."))
	out := filepath.Join(t.TempDir(), "out")
	base := Options{Paths: []string{c.dir}, Out: out, Formats: []string{"csv"}, Jobs: 2}
	for name, change := range map[string]func(*Options){
		"another date":         func(o *Options) { o.Date = schema.DayOfUnix(19000) },
		"other tables":         func(o *Options) { o.Tables = []string{"dates", "amounts"} },
		"with text":            func(o *Options) { o.WithText = true },
		"Parquet from CSV":     func(o *Options) { o.Formats = []string{"parquet"} },
		"full":                 func(o *Options) { o.Full = true },
		"an output was edited": func(o *Options) { os.WriteFile(filepath.Join(out, "dates.csv"), []byte("doc_id\r\n"), 0o666) },
		"a value was edited": func(o *Options) {
			path := filepath.Join(out, "sentences.csv")
			data, err := os.ReadFile(path)
			if err != nil || !bytes.Contains(data, []byte("Kenya paid $5")) {
				t.Fatalf("%s, %v", data, err)
			}
			os.WriteFile(path, bytes.Replace(data, []byte("Kenya paid $5"), []byte("Kenya paid $6"), 1), 0o666)
		},
		"another model": func(o *Options) {
			model, err := os.ReadFile("../extractors/entities/model.bin")
			if err != nil {
				t.Fatal(err)
			}
			o.EntitiesModel = model
		},
		"another version":      func(o *Options) { editManifest(t, out, `"version": "`+Version, `"version": "0.0.`) },
		"other rules":          func(o *Options) { editManifest(t, out, Fingerprint(), "0123456789abcdef") },
		"an output is missing": func(o *Options) { os.Remove(filepath.Join(out, stateDir, currentLink, "dates.csv")) },
		"the manifest is not JSON": func(o *Options) {
			os.WriteFile(filepath.Join(out, manifestFile), []byte("{"), 0o666)
		},
		"the state is gone": func(o *Options) { os.RemoveAll(filepath.Join(out, stateDir)) },
	} {
		t.Run(name, func(t *testing.T) {
			mustRun(t, base)
			opts := base
			change(&opts)
			sum, err := Run(context.Background(), opts)
			if err != nil {
				t.Fatal(err)
			}
			if sum.Reused > 0 {
				t.Errorf("%d documents were reused", sum.Reused)
			}
			got := outputs(t, out)
			opts.Full, opts.Out = true, filepath.Join(t.TempDir(), "full")
			sameFiles(t, name, got, mustRun(t, opts))
		})
	}
}

// editManifest replaces text of the manifest in an output folder.
func editManifest(t *testing.T, out, old, text string) {
	t.Helper()
	path := filepath.Join(out, manifestFile)
	data, err := os.ReadFile(path)
	if err != nil || !bytes.Contains(data, []byte(old)) {
		t.Fatalf("%s, %v", data, err)
	}
	if err := os.WriteFile(path, bytes.Replace(data, []byte(old), []byte(text), 1), 0o666); err != nil {
		t.Fatal(err)
	}
}

// A run that ends anywhere leaves the outputs of the run before or its own,
// whole, and the next run gives its own.
func TestKilledAnywhere(t *testing.T) {
	for name, plainCopy := range map[string]bool{"links": false, "a copy without links": true} {
		t.Run(name, func(t *testing.T) {
			c := newCorpus(t, 4, 20)
			start := Options{Paths: []string{c.dir}, Out: filepath.Join(t.TempDir(), "out"), Formats: []string{"csv", "parquet"}, Jobs: 1}
			before := mustRun(t, start)
			c.write("new.txt", []byte("Kenya paid $7 on 9 May 2024."))
			narrow := start
			narrow.Out, narrow.Formats, narrow.Tables = filepath.Join(t.TempDir(), "out"), []string{"csv", "arrow"}, []string{"dates"}
			after := mustRun(t, narrow)
			for kill := 1; ; kill++ {
				opts := narrow
				opts.Out = filepath.Join(t.TempDir(), "out")
				if plainCopy {
					for file, data := range before {
						os.MkdirAll(opts.Out, 0o777)
						os.WriteFile(filepath.Join(opts.Out, file), []byte(data), 0o666)
					}
				} else if err := os.CopyFS(opts.Out, os.DirFS(start.Out)); err != nil {
					t.Fatal(err)
				}
				os.WriteFile(filepath.Join(opts.Out, "mine.csv"), []byte("mine"), 0o666)
				killed := runUntil(t, opts, kill)
				got := outputs(t, opts.Out)
				if got["mine.csv"] != "mine" {
					t.Fatal("a file of the user's is gone")
				}
				delete(got, "mine.csv")
				want := before
				if got[manifestFile] == after[manifestFile] {
					want = after
					for file := range got { // links that are yet to be removed lead nowhere
						if _, ok := after[file]; !ok {
							t.Errorf("killed at step %d: %s is left", kill, file)
						}
					}
				}
				sameFiles(t, fmt.Sprintf("killed at step %d", kill), got, want)
				if !killed {
					if kill < 5 {
						t.Errorf("only %d steps", kill)
					}
					break
				}
				opts.step = nil
				if _, err := Run(context.Background(), opts); err != nil {
					t.Fatal(err)
				}
				got = outputs(t, opts.Out)
				delete(got, "mine.csv")
				sameFiles(t, fmt.Sprintf("the run after step %d", kill), got, after)
				if left, _ := os.ReadDir(filepath.Join(opts.Out, stateDir)); len(left) != 3 {
					t.Errorf("the run after step %d left %v", kill, left)
				}
			}
		})
	}
}

func TestWithoutSymbolicLinks(t *testing.T) {
	c := newCorpus(t, 8, 20)
	start := Options{Paths: []string{c.dir}, Formats: []string{"csv", "parquet"}, Jobs: 1,
		symlink: func(string, string) error { return errors.ErrUnsupported }}
	out := func() string { return filepath.Join(t.TempDir(), "out") }
	for kill := 1; ; kill++ {
		opts := start
		opts.Out, opts.Tables = out(), nil
		before := mustRun(t, opts)
		opts.Tables = []string{"dates"}
		fresh := opts
		fresh.Out = out()
		after := mustRun(t, fresh)
		killed := runUntil(t, opts, kill)
		got := outputs(t, opts.Out)
		if m := got[manifestFile]; killed && m != "" && m != before[manifestFile] {
			t.Errorf("killed at step %d: a manifest that no run wrote", kill)
		}
		opts.step = nil
		sameFiles(t, fmt.Sprintf("the run after step %d", kill), mustRun(t, opts), after)
		if !killed {
			if kill < 4 {
				t.Errorf("only %d steps", kill)
			}
			break
		}
	}
}

func TestFilesOfTheUserStay(t *testing.T) {
	c := newCorpus(t, 9, 5)
	opts := Options{Paths: []string{c.dir}, Out: t.TempDir(), Formats: []string{"csv"}, Jobs: 1}
	for _, name := range []string{"dates.csv", manifestFile} {
		path := filepath.Join(opts.Out, name)
		os.WriteFile(path, []byte(`{"name": "mine"}`), 0o666)
		for range 2 {
			if _, err := Run(context.Background(), opts); err == nil || !strings.Contains(err.Error(), path) {
				t.Errorf("%s: error %v", name, err)
			}
		}
		if data, _ := os.ReadFile(path); string(data) != `{"name": "mine"}` {
			t.Errorf("%s holds %q", name, data)
		}
		os.Remove(path)
	}
	mustRun(t, opts)
}

// endless is standard input at which nobody types.
type endless struct{}

func (endless) Read([]byte) (int, error) { select {} }

func TestCancelWhileStandardInputWaits(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	time.AfterFunc(10*time.Millisecond, cancel)
	opts := Options{Paths: []string{"-"}, Stdin: endless{}, Out: filepath.Join(t.TempDir(), "out"), Formats: []string{"csv"}, Jobs: 1}
	if _, err := Run(ctx, opts); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
}

func TestOneFolderTwice(t *testing.T) {
	c := newCorpus(t, 10, 0)
	c.write("a.txt", []byte("Kenya paid $7."))
	elsewhere := newCorpus(t, 11, 0)
	elsewhere.write("b.txt", []byte("Ghana paid $7."))
	link := filepath.Join(c.dir, "linked")
	if err := os.Symlink(elsewhere.dir, link); err != nil {
		t.Skip(err)
	}
	again := filepath.Join(t.TempDir(), "again")
	os.Symlink(c.dir, again)
	var want map[string]string
	for i, paths := range [][]string{{c.dir, again, link}, {link, again, c.dir}} {
		files := mustRun(t, Options{Paths: paths, Out: filepath.Join(t.TempDir(), "out"), Formats: []string{"csv"}, Jobs: 1})
		if i == 0 {
			want = files
		}
		sameFiles(t, "paths in another order", files, want)
		for _, id := range []string{"\na.txt,", "\nb.txt,"} {
			if strings.Count(files["documents.csv"], id) != 1 {
				t.Errorf("%q not once in %s", id, files["documents.csv"])
			}
		}
	}
}

// runUntil runs and ends, as if killed, before step n of the store.
func runUntil(t *testing.T, opts Options, n int) (killed bool) {
	defer func() { killed = recover() != nil }()
	opts.step = func(string) error {
		if n--; n == 0 {
			panic("killed")
		}
		return nil
	}
	if _, err := Run(context.Background(), opts); err != nil {
		t.Fatal(err)
	}
	return false
}

func TestFailedRunLeavesTheOutputs(t *testing.T) {
	c := newCorpus(t, 5, 20)
	c.write("bad.txt", []byte{0xff})
	opts := Options{Paths: []string{c.dir}, Out: filepath.Join(t.TempDir(), "out"), Formats: []string{"csv"}, Jobs: 2}
	before := mustRun(t, opts)
	strict := opts
	strict.Strict = true
	if _, err := Run(context.Background(), strict); err == nil {
		t.Fatal("a strict run did not mind a bad document")
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Run(ctx, opts); err == nil {
		t.Fatal("a cancelled run did not end")
	}
	sameFiles(t, "after failures", outputs(t, opts.Out), before)
	if left, _ := os.ReadDir(filepath.Join(opts.Out, stateDir)); len(left) != 3 {
		t.Errorf("failures left %v", left)
	}
}

func TestTwoRunsIntoOneFolder(t *testing.T) {
	c := newCorpus(t, 6, 20)
	out := filepath.Join(t.TempDir(), "out")
	opts := Options{Paths: []string{c.dir}, Out: out, Formats: []string{"csv", "parquet"}, Jobs: 2, Full: true}
	want := mustRun(t, opts)
	errs := make(chan error)
	for range 4 {
		go func() {
			_, err := Run(context.Background(), opts)
			errs <- err
		}()
	}
	for range 4 {
		if err := <-errs; err != nil {
			t.Error(err)
		}
	}
	sameFiles(t, "after four runs at once", outputs(t, out), want)
}

func TestDuplicateIDs(t *testing.T) {
	dir := t.TempDir()
	c := &corpus{t: t, dir: dir}
	c.write("x/1.txt", []byte("Kenya paid $1."))
	c.write("y/1.txt", []byte("Ghana paid $2."))
	c.write("z.jsonl", []byte(`{"id":"1.txt","text":"Togo paid $3."}`+"\n"+`{"text":"no id"}`))
	var bad []string
	opts := Options{Paths: []string{dir + "/y", dir + "/x", dir + "/z.jsonl"}, Out: dir + "/out", Formats: []string{"csv"}, Jobs: 3,
		Bad: func(b Bad) { bad = append(bad, strings.ReplaceAll(b.DocID+": "+b.Reason, dir, "")) }}
	files := mustRun(t, opts)
	want := []string{
		`/y/1.txt#duplicate: doc_id "1.txt" is taken by /x/1.txt`,
		`/z.jsonl:1: doc_id "1.txt" is taken by /x/1.txt`,
		`/z.jsonl:2: no "id"`,
	}
	slices.Sort(bad)
	if !slices.Equal(bad, want) {
		t.Errorf("bad: %q", bad)
	}
	if n := strings.Count(files["documents.csv"], "\n"); n != 5 {
		t.Errorf("%d lines in documents.csv:\n%s", n, files["documents.csv"])
	}
}

func TestCheck(t *testing.T) {
	c := newCorpus(t, 7, 40)
	c.write("a1.txt", []byte("Kenya paid $5 on 3 May 2024."))
	opts := Options{Paths: []string{c.dir}, Out: filepath.Join(t.TempDir(), "out"), Formats: Formats, Jobs: 2, Date: schema.DayOfUnix(19000)}
	mustRun(t, opts)
	again := Options{Paths: opts.Paths, Out: opts.Out, Jobs: 3}
	check := func(want ...string) {
		t.Helper()
		found, err := Check(context.Background(), again)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, d := range found.Differences {
			got = append(got, d.DocID)
		}
		if got = append(got, found.Files...); !slices.Equal(got, want) {
			t.Errorf("differences %q, want %q", got, want)
		}
	}
	check()
	c.write("a1.txt", []byte("Kenya paid $6 on 3 May 2024."))
	c.write("zz.txt", []byte("Nothing."))
	check("a1.txt", "zz.txt")
	os.Remove(filepath.Join(c.dir, "a1.txt"))
	os.Remove(filepath.Join(c.dir, "zz.txt"))
	check("a1.txt")
	c.write("a1.txt", []byte("Kenya paid $5 on 3 May 2024."))
	f, err := os.OpenFile(filepath.Join(opts.Out, "dates.parquet"), os.O_WRONLY|os.O_APPEND, 0)
	if err != nil {
		t.Fatal(err)
	}
	f.Write([]byte("x"))
	f.Close()
	check("dates.parquet")
}

// A check sees the outputs of one run, though another ends meanwhile.
func TestCheckDuringRuns(t *testing.T) {
	dir, out := t.TempDir(), filepath.Join(t.TempDir(), "out")
	write := func(name string) Options {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte("Kenya paid $5 on 3 May 2024."), 0o666); err != nil {
			t.Fatal(err)
		}
		return Options{Paths: []string{path}, Out: out, Formats: []string{"csv"}}
	}
	a, b := write("a.txt"), write("b.txt")
	mustRun(t, a)
	done := make(chan error)
	go func() {
		var err error
		for i := 0; i < 20 && err == nil; i++ {
			_, err = Run(context.Background(), []Options{b, a}[i%2])
		}
		done <- err
	}()
	for running := true; running; {
		select {
		case err := <-done:
			if running = false; err != nil {
				t.Fatal(err)
			}
		default:
		}
		found, err := Check(context.Background(), a)
		if err != nil || len(found.Files) > 0 || len(found.Differences) != 0 && len(found.Differences) != 2 {
			t.Fatalf("%+v, %v", found, err)
		}
	}
}

func sha256Hex(s string) string {
	sum := sha256.Sum256([]byte(s))
	return hex.EncodeToString(sum[:])
}

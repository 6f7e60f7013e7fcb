package pipeline

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"sync/atomic"

	"golang.org/x/sync/errgroup"

	"harrow/extractors"
	"harrow/schema"
)

// Formats are the names of the file formats.
var Formats = []string{"parquet", "arrow", "csv"}

// Options say what a run reads and writes.
type Options struct {
	Paths         []string // files, folders, - for Stdin
	Stdin         io.Reader
	Out           string     // folder
	Formats       []string   // of Formats
	Tables        []string   // fact tables wanted; empty for all
	Date          schema.Day // publication date where a document states none
	EntitiesModel []byte     // model file of the entities stage; nil for the built-in one
	WithText      bool       // a text column in documents
	Jobs          int        // documents worked on at a time
	Full          bool       // use nothing of an earlier run
	Strict        bool       // the first bad document ends the run

	// Note is told what a user should know, in one line; it may be nil.
	Note func(string)
	// Bad is told of each bad document; it may be nil.
	Bad func(Bad)
	// Progress, where it is not nil, is kept up to date while the run lasts.
	Progress *Progress
	// CountInput sets Progress.Total, for which the paths are walked once more.
	CountInput bool

	// Of the store; for tests.
	step    func(name string) error
	symlink func(target, path string) error
}

// Bad is a bad document.
type Bad struct {
	DocID  string
	Source string // path, with :LINE in a .jsonl file
	Reason string
}

// BadError ends a strict run.
type BadError struct{ Bad }

func (e *BadError) Error() string { return e.Source + ": " + e.Reason }

// ModelError says why Options.EntitiesModel cannot be used.
type ModelError struct{ Err error }

func (e *ModelError) Error() string { return e.Err.Error() }
func (e *ModelError) Unwrap() error { return e.Err }

// Progress counts what a run has done so far.
type Progress struct {
	Documents atomic.Int64
	TextBytes atomic.Int64
	Rows      atomic.Int64
	Read      atomic.Int64 // bytes of the input
	Total     atomic.Int64 // bytes of the input; 0 while unknown
	Writing   atomic.Bool  // all documents are read
}

// Summary is what a run did.
type Summary struct {
	Documents int   // good ones
	Reused    int   // of these, those taken from the earlier run
	Bad       int   // bad ones
	Skipped   int   // files of unknown kinds
	TextBytes int64 // of the documents extracted
	Files     []File
}

func (o *Options) defaults() {
	if o.Note == nil {
		o.Note = func(string) {}
	}
	if o.Bad == nil {
		o.Bad = func(Bad) {}
	}
	if o.Progress == nil {
		o.Progress = &Progress{}
	}
	o.Jobs = max(o.Jobs, 1)
}

// choices are the options as the manifest states them.
func (o *Options) choices(l *layout) Choices {
	c := Choices{Date: o.Date.String(), WithText: o.WithText}
	for _, t := range l.facts {
		c.Extract = append(c.Extract, t.Name)
	}
	for _, f := range Formats {
		if slices.Contains(o.Formats, f) {
			c.Format = append(c.Format, f)
		}
	}
	if o.EntitiesModel != nil {
		sum := sha256.Sum256(o.EntitiesModel)
		c.EntitiesModel = hex.EncodeToString(sum[:])
	}
	return c
}

// Run extracts from the documents below the paths into the tables of the
// output folder. Should it fail, the folder stays as it was.
func Run(ctx context.Context, opts Options) (sum *Summary, err error) {
	opts.defaults()
	p, err := newPlan(&opts, opts.Out)
	if err != nil {
		return nil, err
	}
	choices := opts.choices(p.layout)
	if err := claim(opts.Out, p.layout.fileNames(choices.Format)); err != nil {
		return nil, err
	}
	st, err := openStore(ctx, opts.Out, func() {
		opts.Note(fmt.Sprintf("waiting for another run into %s to end", opts.Out))
	})
	if err != nil {
		return nil, err
	}
	defer st.close()
	if opts.step != nil {
		st.step = opts.step
	}
	if opts.symlink != nil {
		st.symlink = opts.symlink
	}
	staging, err := st.stage()
	if err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, os.RemoveAll(staging))
		}
	}()

	before, dir, err := readManifest(opts.Out)
	if err != nil && err != ErrNoOutputs {
		opts.Note(fmt.Sprintf("ignoring the earlier outputs: %v", err))
	}
	if before != nil && !opts.Full {
		if p.earlier, err = openEarlier(before, dir, choices, p.layout); err != nil {
			opts.Note(fmt.Sprintf("extracting everything again: %v", err))
		}
		defer p.earlier.close()
	}
	sp, err := newSpool(staging)
	if err != nil {
		return nil, err
	}
	defer sp.close()
	if err := p.gather(ctx, sp); err != nil {
		return nil, err
	}
	if p.earlier != nil && !p.changed.Load() && intact(opts.Out, dir, before, choices) {
		if same, err := p.nothingChanged(ctx, staging, sp, before, dir); err != nil || same {
			return &p.sum, errors.Join(err, os.RemoveAll(staging), st.dropStale(before.names()))
		}
	}
	set, err := newTableSet(staging, p.layout, choices.Format)
	if err != nil {
		return nil, err
	}
	if err := p.write(ctx, staging, sp, set); err != nil {
		set.abort()
		return nil, err
	}
	p.sum.Files = set.files()
	m := Manifest{Version, schema.Version, Fingerprint(), choices, p.sum.Files}
	if err := writeSynced(filepath.Join(staging, manifestFile), m.encode()); err != nil {
		return nil, err
	}
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	return &p.sum, st.commit(m.names(), before.names())
}

// Stream extracts from the documents below the paths and writes one table to
// w, as CSV or as an Arrow IPC stream.
func Stream(ctx context.Context, opts Options, table, format string, w io.Writer) (*Summary, error) {
	opts.defaults()
	p, err := newPlan(&opts, "")
	if err != nil {
		return nil, err
	}
	i := slices.IndexFunc(p.layout.tables(), func(t *schema.Table) bool { return t.Name == table })
	if i < 0 {
		return nil, fmt.Errorf("table %s is not asked for", table)
	}
	set := newStream(w, p.layout, i, format)
	if err := p.run(ctx, set); err != nil {
		set.abort()
		return nil, err
	}
	return &p.sum, nil
}

func writeSynced(path string, data []byte) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	return errors.Join(err, f.Sync(), f.Close())
}

// plan is a run in progress.
type plan struct {
	opts    *Options
	source  *source
	layout  *layout
	worker  worker
	earlier *earlier    // nil where there is nothing to reuse
	changed atomic.Bool // a document's rows are not in earlier
	sum     Summary
}

func newPlan(opts *Options, out string) (*plan, error) {
	x, err := extractors.New(extractors.Options{Tables: opts.Tables, EntitiesModel: opts.EntitiesModel})
	if err != nil && opts.EntitiesModel != nil {
		return nil, &ModelError{err}
	}
	if err != nil {
		return nil, err
	}
	p := &plan{opts: opts, layout: newLayout(opts.Tables, opts.WithText)}
	if p.source, err = newSource(opts.Paths, out); err != nil {
		return nil, err
	}
	p.source.stdin = opts.Stdin
	p.source.read = func(n int64) { opts.Progress.Read.Add(n) }
	p.source.skip = func(string) { p.sum.Skipped++ }
	p.worker = worker{stages: x.ExtractInto, layout: p.layout, date: opts.Date}
	return p, nil
}

// output takes the rows of a run in the order of the files: first those of
// sentences and the fact tables document by document, then all of documents.
// The lists of rows are the caller's, the rows stay.
type output interface {
	document(id string, rows [][]row) error
	documents(r row) error
	close() error
}

// run extracts and writes, with temporary files in the system's folder for them.
func (p *plan) run(ctx context.Context, out output) error {
	const dir = ""
	sp, err := newSpool(dir)
	if err != nil {
		return err
	}
	defer sp.close()
	if err := p.gather(ctx, sp); err != nil {
		return err
	}
	return p.write(ctx, dir, sp, out)
}

// write gives all rows to out, with temporary files in dir.
func (p *plan) write(ctx context.Context, dir string, sp *spool, out output) error {
	p.opts.Progress.Writing.Store(true)
	documents, err := newSpool(dir)
	if err != nil {
		return err
	}
	defer documents.close()
	p.sum.Documents, p.sum.Reused, p.sum.Bad, p.sum.TextBytes = 0, 0, 0, 0
	if err := p.merge(ctx, sp, documents, out); err != nil {
		return err
	}
	if err := documents.each(func(_ key, r []byte) error { return out.documents(r) }); err != nil {
		return err
	}
	return out.close()
}

// gather extracts every document into the spool. At most Jobs documents are
// in memory, and one that is being read.
func (p *plan) gather(ctx context.Context, sp *spool) error {
	p.worker.earlier = p.earlier
	group, ctx := errgroup.WithContext(ctx)
	found := make(chan input)
	group.Go(func() error {
		defer close(found)
		return p.source.each(ctx, func(in input) error {
			select {
			case found <- in:
				return nil
			case <-ctx.Done():
				return ctx.Err()
			}
		})
	})
	if p.opts.CountInput {
		group.Go(func() error {
			p.opts.Progress.Total.Store(p.source.size(ctx))
			return nil
		})
	}
	for range p.opts.Jobs {
		group.Go(func() error {
			w := p.worker // of its own, as it keeps buffers
			for in := range found {
				r := w.process(in)
				if r.bad && p.opts.Strict {
					return &BadError{Bad{r.id, r.place(), r.reason}}
				}
				p.note(in, r)
				if err := sp.add(r.key, w.body(&r)...); err != nil {
					return err
				}
				if r.bytes > maxRoom {
					w.forget()
				}
			}
			return nil
		})
	}
	return group.Wait()
}

func (p *plan) note(in input, r record) {
	if r.state == fresh {
		p.changed.Store(true)
	}
	progress := p.opts.Progress
	progress.Documents.Add(1)
	progress.TextBytes.Add(r.bytes)
	for _, s := range r.rows {
		progress.Rows.Add(int64(s.n))
	}
	if in.open {
		if info, err := os.Stat(in.source); err == nil {
			progress.Read.Add(info.Size())
		}
	}
}

// merge gives the rows of all documents to out in order, those of unchanged
// ones from the earlier outputs, and the rows of documents to the second
// spool: a document whose id is taken gets another and so another place.
func (p *plan) merge(ctx context.Context, sp, documents *spool, out output) error {
	var winner key
	started := false
	// Of the last document, to be reused.
	rows := make([][]row, len(p.layout.facts)+1)
	var sets []rowSet
	return sp.each(func(k key, body []byte) error {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		r, err := decodeRecord(k, body, sets)
		if err != nil {
			return err
		}
		sets = r.rows
		if started && k.id == winner.id {
			reason := r.reason
			if !k.bad {
				reason = fmt.Sprintf("doc_id %q is taken by %s", k.id, winner.place())
			}
			r.id, r.bad, r.reason = k.derivedID(), true, reason
			r.document = p.layout.badRow(r.key, r.sha, reason)
		} else {
			winner, started = k, true
		}
		if r.bad {
			p.sum.Bad++
			p.opts.Bad(Bad{r.id, r.place(), r.reason})
			if p.opts.Strict {
				return &BadError{Bad{r.id, r.place(), r.reason}}
			}
			return documents.add(r.key, r.document)
		}
		p.sum.Documents++
		for i := range rows {
			rows[i] = rows[i][:0]
		}
		if r.state == unchanged {
			p.sum.Reused++
			if r.document, err = p.earlier.take(r.id, rows); err != nil {
				return err
			}
			if r.document, err = p.layout.replaceSource(r.document, r.source); err != nil {
				return err
			}
		} else {
			p.sum.TextBytes += r.bytes
			for i := range r.rows {
				rows[i] = r.rows[i].appendTo(rows[i])
			}
		}
		if err := out.document(r.id, rows); err != nil {
			return err
		}
		return documents.add(r.key, r.document)
	})
}

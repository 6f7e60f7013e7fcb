package pipeline

import (
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"path/filepath"
	"slices"

	"harrow/schema"
)

// Difference is a document whose rows in the output folder are not those that
// the documents give today.
type Difference struct {
	DocID  string
	Tables []string // in the order of the documentation
}

// Findings are what a check found.
type Findings struct {
	Documents   int          // compared
	Differences []Difference // by document
	Files       []string     // output files that are not as they were written
	Rules       bool         // the outputs were made by other rules than today's
}

// Same reports whether nothing was found.
func (f *Findings) Same() bool { return len(f.Differences) == 0 && len(f.Files) == 0 }

// Check extracts again from the documents below the paths, with the choices
// that the manifest of the output folder states, and compares every row of
// every file. The paths themselves (the source column) may differ. Fields of
// opts that say what to write are ignored; a zero Date stands for the
// manifest's.
func Check(ctx context.Context, opts Options) (*Findings, error) {
	given := opts
	opts.defaults()
	m, dir, err := readManifest(opts.Out)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", opts.Out, err)
	}
	if m.SchemaVersion != schema.Version {
		return nil, fmt.Errorf("%s: schema version %d, this program has %d", opts.Out, m.SchemaVersion, schema.Version)
	}
	if err := opts.adopt(m.Options); err != nil {
		return nil, err
	}
	p, err := newPlan(&opts, opts.Out)
	if err != nil {
		return nil, err
	}
	c := &comparer{found: map[string][]string{}}
	defer c.closeFiles()
	err = c.open(p.layout, m, opts.Out, dir)
	if _, now, _ := readManifest(opts.Out); now != dir {
		return Check(ctx, given) // a run has ended in the meantime
	}
	if err != nil {
		return nil, err
	}
	if err := p.run(ctx, c); err != nil {
		return nil, err
	}
	return &Findings{
		Documents:   p.sum.Documents + p.sum.Bad,
		Differences: c.differences(p.layout),
		Files:       c.changed,
		Rules:       m.RuleFingerprint != Fingerprint() || m.Version != Version,
	}, nil
}

// adopt takes the choices of the run that made the outputs.
func (o *Options) adopt(c Choices) error {
	o.Tables, o.Formats, o.WithText, o.Strict = c.Extract, c.Format, c.WithText, false
	if o.Date == schema.NoDay && c.Date != "" {
		var err error
		if o.Date, err = schema.ParseDay(c.Date); err != nil {
			return fmt.Errorf("manifest: %w", err)
		}
	}
	if model := sha256.Sum256(o.EntitiesModel); o.EntitiesModel != nil && hex.EncodeToString(model[:]) != c.EntitiesModel ||
		o.EntitiesModel == nil && c.EntitiesModel != "" {
		return errors.New("the outputs were made with another entities model: give the same --entities-model")
	}
	return nil
}

// comparer is the output of a check: it compares rows instead of writing them.
type comparer struct {
	tables  []tableComparer     // documents first
	found   map[string][]string // tables that differ, by document
	changed []string            // files that are not as they were written
}

type tableComparer struct {
	table *schema.Table
	files []fileComparer
}

type fileComparer struct {
	follow
	csv bool
}

// open opens the files of a manifest, which lie in dir and are shown in out.
func (c *comparer) open(l *layout, m *Manifest, out, dir string) error {
	for _, t := range l.tables() {
		c.tables = append(c.tables, tableComparer{table: t})
		tc := &c.tables[len(c.tables)-1]
		for _, format := range m.Options.Format {
			f := m.file(t.Name, format)
			if f == nil {
				return fmt.Errorf("%s: %s.%s is not in the manifest", out, t.Name, format)
			}
			// What the link leads to, and what stands in the folder, should it no
			// longer be our link.
			path, shown := filepath.Join(dir, f.Name), filepath.Join(out, f.Name)
			if !isFile(path, f.SHA256) || !sameFile(shown, path) && !isFile(shown, f.SHA256) {
				c.changed = append(c.changed, f.Name)
				continue
			}
			r, err := openTable(path, format, t)
			if err != nil {
				return err
			}
			tc.files = append(tc.files, fileComparer{follow{r: r}, format == "csv"})
		}
	}
	return nil
}

func (c *comparer) closeFiles() {
	for _, t := range c.tables {
		for _, f := range t.files {
			f.r.close()
		}
	}
}

func (c *comparer) differ(id string, t *schema.Table) {
	if !slices.Contains(c.found[id], t.Name) {
		c.found[id] = append(c.found[id], t.Name)
	}
}

func (c *comparer) document(id string, rows [][]row) error {
	for i, list := range rows {
		if err := c.compare(&c.tables[i+1], id, list); err != nil {
			return err
		}
	}
	return nil
}

func (c *comparer) documents(r row) error {
	return c.compare(&c.tables[0], string(docIDOf(r)), []row{r})
}

// compare compares the rows of a document in a table with each file.
func (c *comparer) compare(t *tableComparer, id string, rows []row) error {
	for i := range t.files {
		f := &t.files[i]
		if err := c.skipTo(t.table, f, id); err != nil {
			return err
		}
		have, err := f.take(id, nil)
		if err != nil {
			return err
		}
		if !slices.EqualFunc(rows, have, func(a, b row) bool { return sameRow(t.table, a, b, f.csv) }) {
			c.differ(id, t.table)
		}
	}
	return nil
}

// skipTo notes the documents before id that a file still has.
func (c *comparer) skipTo(t *schema.Table, f *fileComparer, id string) error {
	for {
		next, ok, err := f.peek()
		if err != nil || !ok || next >= id {
			return err
		}
		c.differ(next, t)
		f.head = nil
	}
}

func (c *comparer) close() error {
	for _, t := range c.tables {
		for i := range t.files {
			for f := &t.files[i]; ; f.head = nil {
				id, ok, err := f.peek()
				if err != nil {
					return err
				}
				if !ok {
					break
				}
				c.differ(id, t.table)
			}
		}
	}
	return nil
}

// sameRow compares a row of today with one of a file. A CSV file holds less
// than a row, so that rows are compared as CSV.
func sameRow(t *schema.Table, today, have row, asCSV bool) bool {
	if i := t.ColumnNamed("source"); i >= 0 {
		today, have = withoutCell(t, today, i), withoutCell(t, have, i)
	}
	if bytes.Equal(today, have) {
		return true
	}
	return asCSV && bytes.Equal(csvLine(t, today), csvLine(t, have))
}

func withoutCell(t *schema.Table, r row, i int) row {
	cells := decodeRow(r, t.Columns)
	cells[i] = ""
	out, err := appendRow(nil, t.Columns, cells)
	if err != nil {
		return r
	}
	return out
}

func csvLine(t *schema.Table, r row) []byte {
	w := csvWriter{columns: t.Columns}
	w.add(r)
	return w.buf
}

func (c *comparer) differences(l *layout) []Difference {
	var list []Difference
	order := map[string]int{}
	for i, t := range l.tables() {
		order[t.Name] = i
	}
	for id, tables := range c.found {
		slices.SortFunc(tables, func(a, b string) int { return cmp.Compare(order[a], order[b]) })
		list = append(list, Difference{id, tables})
	}
	slices.SortFunc(list, func(a, b Difference) int { return cmp.Compare(a.DocID, b.DocID) })
	return list
}

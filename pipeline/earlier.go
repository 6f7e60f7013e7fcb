package pipeline

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"

	"harrow/schema"
)

// earlier is the outputs of the last run, read in step with the merge. A nil
// earlier has nothing.
type earlier struct {
	layout  *layout
	keys    []digest  // of the good documents, sorted
	readers []*follow // documents, sentences, then the fact tables
}

// openEarlier opens the outputs in dir if the rows of an unchanged document
// would be the same today; if not, the error says why.
func openEarlier(m *Manifest, dir string, now Choices, l *layout) (*earlier, error) {
	switch {
	case m.Version != Version || m.SchemaVersion != schema.Version || m.RuleFingerprint != Fingerprint():
		return nil, errors.New("the rules have changed")
	case !slices.Equal(m.Options.Extract, now.Extract), m.Options.Date != now.Date,
		m.Options.EntitiesModel != now.EntitiesModel, m.Options.WithText != now.WithText:
		return nil, errors.New("the options have changed")
	}
	format := servingFormat(m.Options.Format, now.Format)
	if format == "" {
		return nil, errors.New("the earlier outputs are CSV, which leaves out the entities of parties")
	}
	e := &earlier{layout: l}
	for _, t := range l.tables() {
		f := m.file(t.Name, format)
		if f == nil {
			e.close()
			return nil, fmt.Errorf("%s.%s is not in the manifest", t.Name, format)
		}
		path := filepath.Join(dir, f.Name)
		if sum, err := fileSHA256(path); err != nil || sum != f.SHA256 {
			e.close()
			return nil, fmt.Errorf("%s is not as the last run wrote it", f.Name)
		}
		if t == l.documents {
			var err error
			if e.keys, err = documentKeys(path, format, t); err != nil {
				return nil, err
			}
		}
		r, err := openTable(path, format, t)
		if err != nil {
			e.close()
			return nil, err
		}
		e.readers = append(e.readers, &follow{r: r})
	}
	return e, nil
}

// servingFormat chooses the format to take rows from. CSV serves CSV only.
func servingFormat(have, want []string) string {
	for _, f := range []string{"parquet", "arrow"} {
		if slices.Contains(have, f) {
			return f
		}
	}
	if slices.Contains(have, "csv") && slices.Equal(want, []string{"csv"}) {
		return "csv"
	}
	return ""
}

// documentKeys reads which good documents there are, 16 bytes each.
func documentKeys(path, format string, t *schema.Table) ([]digest, error) {
	r, err := openTable(path, format, t)
	if err != nil {
		return nil, err
	}
	defer r.close()
	source, sha := t.ColumnNamed("source"), t.ColumnNamed("sha256")
	var keys []digest
	for {
		document, err := r.next()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, err
		}
		if !isGood(document, t) {
			continue
		}
		path := string(textAt(document, t.Columns, source))
		k, zipped := kindOf(path)
		if sum := textAt(document, t.Columns, sha); len(sum) > 0 && path != stdin {
			keys = append(keys, digestOf(string(docIDOf(document)), string(sum), k, zipped))
		}
	}
	slices.SortFunc(keys, func(a, b digest) int { return bytes.Compare(a[:], b[:]) })
	return keys, nil
}

// isGood reports whether a row of documents is that of a good document.
func isGood(r row, t *schema.Table) bool {
	return string(textAt(r, t.Columns, t.ColumnNamed("status"))) == statusOK
}

// has reports whether the outputs hold the rows of a document.
func (e *earlier) has(d digest) bool {
	_, ok := slices.BinarySearchFunc(e.keys, d, func(a, b digest) int { return bytes.Compare(a[:], b[:]) })
	return ok
}

// take returns the row of a document in documents and appends its rows in the
// other tables to those of rows. Documents are taken in ascending order.
func (e *earlier) take(id string, rows [][]row) (document row, err error) {
	for i, r := range e.readers {
		if i > 0 {
			if rows[i-1], err = r.take(id, rows[i-1]); err != nil {
				return nil, err
			}
			continue
		}
		list, err := r.take(id, nil)
		if err != nil {
			return nil, err
		}
		k := slices.IndexFunc(list, func(r row) bool { return isGood(r, e.layout.documents) })
		if k < 0 {
			return nil, fmt.Errorf("the earlier outputs have no document %q any more", id)
		}
		document = list[k]
	}
	return document, nil
}

func (e *earlier) close() {
	if e == nil {
		return
	}
	for _, r := range e.readers {
		r.r.close()
	}
}

// follow reads a table document by document.
type follow struct {
	r    rowReader
	head row // not yet taken
	id   string
	end  bool
}

// peek returns the document of the next row; ok is false at the end.
func (f *follow) peek() (id string, ok bool, err error) {
	if f.head == nil && !f.end {
		f.head, err = f.r.next()
		if err == io.EOF {
			f.end, err = true, nil
		} else if err == nil {
			if id := docIDOf(f.head); string(id) != f.id {
				f.id = string(id)
			}
		}
	}
	return f.id, !f.end, err
}

// take appends the rows of a document and drops those of the ones before it.
func (f *follow) take(id string, list []row) ([]row, error) {
	for {
		next, ok, err := f.peek()
		if err != nil || !ok || next > id {
			return list, err
		}
		if next == id {
			list = append(list, f.head)
		}
		f.head = nil
	}
}

// intact reports whether a folder holds, byte for byte, the files of its
// manifest in the formats that are asked for now. Those in dir that the
// earlier rows are taken from have been read.
func intact(out, dir string, m *Manifest, now Choices) bool {
	if !slices.Equal(m.Options.Format, now.Format) {
		return false
	}
	read := servingFormat(m.Options.Format, now.Format)
	for _, f := range m.Files {
		path := filepath.Join(out, f.Name)
		if !(f.Format == read && sameFile(path, filepath.Join(dir, f.Name))) && !isFile(path, f.SHA256) {
			return false
		}
	}
	return true
}

// nothingChanged reports whether the documents table would be as it is, where
// all rows of the other tables would come from the earlier outputs: then so
// are all files, and none has to be written.
func (p *plan) nothingChanged(ctx context.Context, temp string, sp *spool, m *Manifest, dir string) (bool, error) {
	format := servingFormat(m.Options.Format, m.Options.Format)
	path := filepath.Join(dir, m.file(p.layout.documents.Name, format).Name)
	var readers [2]*follow // one for the merge, one to compare with
	for i := range readers {
		r, err := openTable(path, format, p.layout.documents)
		if err != nil {
			return false, err
		}
		defer r.close()
		readers[i] = &follow{r: r}
	}
	all := p.earlier
	p.earlier = &earlier{layout: p.layout, readers: readers[:1]}
	defer func() { p.earlier = all }()
	same := &sameDocuments{have: readers[1], same: true}
	err := p.write(ctx, temp, sp, same)
	p.opts.Bad = func(Bad) {} // all have been told
	p.sum.Files = m.Files
	return same.same, err
}

// sameDocuments is an output that compares the rows of documents.
type sameDocuments struct {
	have *follow
	same bool
}

func (s *sameDocuments) document(string, [][]row) error { return nil }

func (s *sameDocuments) documents(r row) error {
	_, ok, err := s.have.peek()
	s.same = s.same && ok && bytes.Equal(s.have.head, r)
	s.have.head = nil
	return err
}

func (s *sameDocuments) close() error {
	_, more, err := s.have.peek()
	s.same = s.same && !more
	return err
}

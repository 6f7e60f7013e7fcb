package pipeline

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"math"
	"slices"

	"harrow/extractors"
	"harrow/schema"
)

// statusOK is the status of a document that was read.
const statusOK = "ok"

// worker turns documents as found into records of the spool, one at a time.
type worker struct {
	stages  func(*extractors.Output, extractors.Input)
	layout  *layout
	date    schema.Day // publication date where a document states none
	earlier *earlier

	// Of the last document, to be reused.
	output   extractors.Output
	rows     []rowSet
	cells    []any
	document row
	head     []byte
	parts    [][]byte
}

// body returns the parts of the body of a record.
func (w *worker) body(r *record) [][]byte {
	w.parts = r.encode(w.head[:0], w.parts[:0])
	w.head = w.parts[0]
	return w.parts
}

// layout is the tables of a run.
type layout struct {
	documents *schema.Table
	sentences *schema.Table
	facts     []*schema.Table // those wanted
	counted   []int           // which of them each count of documents is of, -1 for none
	withText  bool
}

// tables returns all tables, documents first.
func (l *layout) tables() []*schema.Table {
	return append([]*schema.Table{l.documents, l.sentences}, l.facts...)
}

// fileNames are the names of the files of a run, the manifest last.
func (l *layout) fileNames(formats []string) []string {
	var names []string
	for _, t := range l.tables() {
		for _, format := range formats {
			names = append(names, t.Name+"."+format)
		}
	}
	return append(names, manifestFile)
}

func newLayout(wanted []string, withText bool) *layout {
	l := &layout{documents: schema.TableNamed("documents"), sentences: schema.TableNamed("sentences"), withText: withText}
	if withText {
		l.documents.Columns = append(l.documents.Columns, schema.TextColumn())
	}
	for _, t := range schema.FactTables() {
		if len(wanted) == 0 || slices.Contains(wanted, t.Name) {
			l.counted = append(l.counted, len(l.facts))
			l.facts = append(l.facts, t)
		} else {
			l.counted = append(l.counted, -1)
		}
	}
	return l
}

// digest identifies the bytes of a document together with all that decides
// how they are read.
type digest [16]byte

func digestOf(id, sha string, k kind, zipped bool) digest {
	h := sha256.Sum256(fmt.Appendf(nil, "%q %s %d %t", id, sha, k, zipped))
	return digest(h[:16])
}

// record is a document in the spool.
type record struct {
	key
	state    byte     // fresh, unchanged or bad
	sha      string   // of the bytes, or nothing
	document row      // row of documents; nil where it is unchanged
	rows     []rowSet // of sentences and the fact tables; nil unless fresh; the worker's
	bytes    int64    // of the text, for progress
	reason   string   // why it is bad
}

const (
	fresh byte = iota
	unchanged
	bad
)

// rowSet is the rows of one table, each with its length before it.
type rowSet struct {
	n    int
	data []byte
}

// lengthSize is that of the length of a row.
const lengthSize = 4

func (s *rowSet) add(t *schema.Table, cells []any) error {
	start := len(s.data)
	data, err := appendRow(append(s.data, make([]byte, lengthSize)...), t.Columns, cells)
	if err != nil {
		return fmt.Errorf("%s: %w", t.Name, err)
	}
	if uint64(len(data)-start) > math.MaxUint32 {
		return fmt.Errorf("%s: a row of %d bytes", t.Name, len(data)-start)
	}
	binary.LittleEndian.PutUint32(data[start:], uint32(len(data)-start-lengthSize))
	s.data = data
	s.n++
	return nil
}

// appendTo appends the rows, which lie in s.
func (s *rowSet) appendTo(list []row) []row {
	c := cells{s.data}
	for range s.n {
		list = append(list, c.bytes(int(binary.LittleEndian.Uint32(c.bytes(lengthSize)))))
	}
	return list
}

// process decodes a document and extracts its rows.
func (w *worker) process(in input) record {
	r := record{key: key{id: in.id, source: validID(in.source), line: in.line}}
	if in.err == nil && in.open {
		in.data, in.err = readFile(in.source)
	}
	if in.err != nil {
		return w.reject(r, in.err)
	}
	if in.data != nil || in.open {
		sum := sha256.Sum256(in.data)
		r.sha = hex.EncodeToString(sum[:])
	}
	var p page
	var err error
	if in.kind == jsonLines {
		if r.id, p, err = parseLine(in.data); err != nil {
			return w.reject(r, err)
		}
	}
	if w.earlier != nil && w.earlier.has(digestOf(r.id, r.sha, in.kind, in.zipped)) {
		r.state, r.bytes = unchanged, int64(len(in.data))
		return r
	}
	if in.kind != jsonLines {
		if p, err = decode(in); err != nil {
			return w.reject(r, err)
		}
	}
	return w.extract(r, p)
}

// decode returns the text of a file and what it says of itself.
func decode(in input) (page, error) {
	data := in.data
	var err error
	if in.open && in.zipped {
		if data, err = unzip(data); err != nil {
			return page{}, err
		}
	}
	var text string
	if in.kind == htmlPage {
		if text, err = decodeHTML(data); err == nil {
			return parseHTML(text), nil
		}
		return page{}, err
	}
	if text, err = decodeText(data); err == nil && in.kind == markdown {
		return parseMarkdown(text), nil
	}
	return page{text: text}, err
}

// extract makes the rows of a decoded document. A fault of an extractor costs
// the document, not the run.
func (w *worker) extract(r record, p page) (out record) {
	out = r
	defer func() {
		if fault := recover(); fault != nil {
			w.forget()
			out = w.reject(r, fmt.Errorf("extraction failed: %v", fault))
		}
	}()
	result := &w.output
	w.stages(result, extractors.Input{
		Text: p.text, Published: p.published, PublishedRule: p.rule, Default: w.date,
	})
	d := result.Document
	w.clear()
	var span schema.Span
	cells := []any{&r.id, &span.Sentence, &span.Start, &span.End, &span.Text}
	for i, s := range d.Sentences {
		span = schema.Span{Sentence: int32(i), Start: int64(s.Start), End: int64(s.End), Text: p.text[s.Start:s.End]}
		if err := w.rows[0].add(w.layout.sentences, cells); err != nil {
			return w.reject(r, err)
		}
	}
	for i, t := range result.Rows {
		for _, row := range t.Rows {
			w.cells = row.Cells(w.cells[:0], &r.id)
			if err := w.rows[i+1].add(t.Table, w.cells); err != nil {
				return w.reject(r, fmt.Errorf("extraction failed: %w", err))
			}
		}
	}
	out.rows = w.rows
	out.bytes = int64(len(p.text))
	w.cells = append(w.cells[:0], &r.id, &r.source, &r.sha, &out.bytes, &p.title, &d.Published, &result.PublishedRule, statusOK)
	var err error
	if w.document, err = w.layout.documentRow(w.document[:0], w.cells, out.rows[1:], &p.text); err != nil {
		return w.reject(r, err)
	}
	out.document = w.document
	return out
}

// maxRoom is the longest text whose room is kept for the next.
const maxRoom = 1 << 20

// forget gives up the room of the last document.
func (w *worker) forget() {
	w.output, w.rows, w.cells, w.document, w.head, w.parts = extractors.Output{}, nil, nil, nil, nil, nil
}

// clear empties the rows of the last document.
func (w *worker) clear() {
	if w.rows == nil {
		w.rows = make([]rowSet, 1+len(w.layout.facts))
	}
	for i := range w.rows {
		w.rows[i].n, w.rows[i].data = 0, w.rows[i].data[:0]
	}
}

// documentRow appends the row of a document, whose cells it completes: the
// counts of the fact tables and, where it is wanted, the text.
func (l *layout) documentRow(dst []byte, cells []any, facts []rowSet, text any) (row, error) {
	for _, i := range l.counted {
		switch {
		case i < 0:
			cells = append(cells, nil)
		case facts == nil:
			cells = append(cells, int32(0))
		default:
			cells = append(cells, int32(facts[i].n))
		}
	}
	if l.withText {
		cells = append(cells, text)
	}
	return appendRow(dst, l.documents.Columns, cells)
}

// reject makes the record of a bad document.
func (w *worker) reject(r record, reason error) record {
	if r.id == "" {
		r.id = r.derivedID()
	}
	r.bad, r.state, r.reason = true, bad, reason.Error()
	r.document = w.layout.badRow(r.key, r.sha, r.reason)
	r.rows = nil
	return r
}

func (l *layout) badRow(k key, sha, reason string) row {
	r, err := l.documentRow(nil, []any{k.id, k.source, sha, nil, nil, nil, nil, reason}, nil, nil)
	if err != nil {
		panic(err) // the columns are known
	}
	return r
}

// encode appends the parts of the body of a record: the first is appended to
// head, the others are the rows of the tables.
func (r *record) encode(head []byte, parts [][]byte) [][]byte {
	head = append(head, r.state)
	head = appendString(head, r.sha)
	head = appendString(head, r.reason)
	head = append(binary.AppendUvarint(head, uint64(len(r.document))), r.document...)
	head = binary.AppendUvarint(head, uint64(len(r.rows)))
	for _, s := range r.rows {
		head = binary.AppendUvarint(binary.AppendUvarint(head, uint64(s.n)), uint64(len(s.data)))
	}
	parts = append(parts, head)
	for _, s := range r.rows {
		parts = append(parts, s.data)
	}
	return parts
}

// decodeRecord undoes encode, with rows in the place of those given.
func decodeRecord(k key, body []byte, rows []rowSet) (r record, err error) {
	defer func() {
		if recover() != nil {
			err = errors.New("the temporary file was damaged")
		}
	}()
	c := cells{body[1:]}
	r = record{key: k, state: body[0], sha: c.string(), reason: c.string()}
	r.document = c.bytes(c.count())
	r.rows = rows[:0]
	n := c.count()
	sizes := c
	for range 2 * n {
		c.count()
	}
	for range n {
		r.rows = append(r.rows, rowSet{sizes.count(), c.bytes(sizes.count())})
	}
	return r, nil
}

// replaceSource returns the row of an unchanged document with the path under
// which it was found now.
func (l *layout) replaceSource(r row, source string) (row, error) {
	column := l.documents.ColumnNamed("source")
	if string(textAt(r, l.documents.Columns, column)) == source {
		return r, nil
	}
	cells := decodeRow(r, l.documents.Columns)
	cells[column] = source
	return appendRow(nil, l.documents.Columns, cells)
}

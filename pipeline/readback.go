package pipeline

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/apache/arrow/go/v17/arrow"
	"github.com/apache/arrow/go/v17/arrow/array"
	"github.com/apache/arrow/go/v17/arrow/ipc"

	"harrow/schema"
)

// rowReader reads the rows of a file that an earlier run wrote. At the end it
// returns io.EOF.
type rowReader interface {
	next() (row, error)
	close() error
}

// openTable opens a table's file in one of the formats.
func openTable(path, format string, t *schema.Table) (rowReader, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	var r rowReader
	switch format {
	case "parquet":
		r, err = newParquetReader(f, t)
	case "arrow":
		r, err = newIPCReader(f, t)
	default:
		r, err = newCSVReader(f, t)
	}
	if err != nil {
		f.Close()
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return r, nil
}

// recordReader turns Arrow records into rows.
type recordReader struct {
	columns []schema.Column
	read    func() (arrow.Record, error) // a record, which is released before the next one is read
	done    func() error
	rec     arrow.Record
	i       int64
	rows    rowBlock
}

func newIPCReader(f *os.File, t *schema.Table) (rowReader, error) {
	r, err := ipc.NewFileReader(f)
	if err != nil {
		return nil, err
	}
	if err := sameColumns(r.Schema(), t); err != nil {
		return nil, err
	}
	i := 0
	read := func() (arrow.Record, error) {
		if i == r.NumRecords() {
			return nil, io.EOF
		}
		i++
		return r.Record(i - 1)
	}
	return &recordReader{columns: t.Columns, read: read, done: func() error { return errors.Join(r.Close(), f.Close()) }}, nil
}

func sameColumns(s *arrow.Schema, t *schema.Table) error {
	if s.NumFields() != len(t.Columns) {
		return fmt.Errorf("%d columns where %s has %d", s.NumFields(), t.Name, len(t.Columns))
	}
	for i, c := range t.Columns {
		if f := s.Field(i); f.Name != c.Name || f.Nullable != c.Nullable || !arrow.TypeEqual(f.Type, c.Type.Arrow()) {
			return fmt.Errorf("column %d is %s %s where %s has %s %s", i, f.Name, f.Type, t.Name, c.Name, c.Type)
		}
	}
	return nil
}

func (r *recordReader) next() (row, error) {
	for r.rec == nil || r.i == r.rec.NumRows() {
		rec, err := r.read()
		if err != nil {
			return nil, err
		}
		r.rec, r.i = rec, 0
	}
	i := int(r.i)
	r.i++
	dst := r.rows.start()
	for k := range r.columns {
		c := &r.columns[k]
		a := r.rec.Column(k)
		if c.Nullable {
			if a.IsNull(i) {
				dst = append(dst, 0)
				continue
			}
			dst = append(dst, 1)
		}
		dst = appendFromArrow(dst, a, c.Type, i)
	}
	return r.rows.end(dst), nil
}

func (r *recordReader) close() error { return r.done() }

// appendFromArrow appends cell i of an array, which is not null.
func appendFromArrow(dst []byte, a arrow.Array, t schema.Type, i int) []byte {
	switch t {
	case schema.Int32:
		return binary.AppendVarint(dst, int64(a.(*array.Int32).Value(i)))
	case schema.Int64:
		return binary.AppendVarint(dst, a.(*array.Int64).Value(i))
	case schema.Float32:
		return appendFloat(dst, a.(*array.Float32).Value(i))
	case schema.Date32:
		return binary.AppendVarint(dst, int64(a.(*array.Date32).Value(i)))
	case schema.Amount, schema.Percent:
		return appendDecimal(dst, a.(*array.Decimal128).Value(i))
	case schema.Strings, schema.Parties, schema.Evidences:
		list := a.(*array.List)
		start, end := list.ValueOffsets(i)
		dst = binary.AppendUvarint(dst, uint64(end-start))
		for k := int(start); k < int(end); k++ {
			dst = appendElementFromArrow(dst, list.ListValues(), k)
		}
		return dst
	}
	return appendString(dst, a.(*array.String).Value(i))
}

func appendElementFromArrow(dst []byte, a arrow.Array, k int) []byte {
	switch a := a.(type) {
	case *array.Struct:
		for i := range a.NumField() {
			dst = appendElementFromArrow(dst, a.Field(i), k)
		}
	case *array.Int64:
		dst = binary.AppendVarint(dst, a.Value(k))
	case *array.String:
		if a.IsNull(k) {
			return appendString(dst, "")
		}
		dst = appendString(dst, a.Value(k))
	}
	return dst
}

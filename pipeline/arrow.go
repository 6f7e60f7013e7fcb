package pipeline

import (
	"io"

	"github.com/apache/arrow/go/v17/arrow"
	"github.com/apache/arrow/go/v17/arrow/array"
	"github.com/apache/arrow/go/v17/arrow/ipc"
	"github.com/apache/arrow/go/v17/arrow/memory"

	"harrow/schema"
)

// The sizes below are part of the format: the same rows give the same bytes
// because a batch ends at a number of rows or bytes alone.
const (
	batchRows  = 8192    // rows of a record batch
	batchBytes = 8 << 20 // encoded bytes after which a batch ends
)

// arrowWriter writes rows as an Arrow IPC file or stream, in record batches,
// uncompressed, since readers in browsers know no codec.
type arrowWriter struct {
	columns []schema.Column
	builder *array.RecordBuilder
	out     recordWriter
	rows    int // of the batch
	size    int
}

type recordWriter interface {
	Write(arrow.Record) error
	Close() error
}

func newIPCFileWriter(w io.WriteSeeker, t *schema.Table, s *arrow.Schema) (*arrowWriter, error) {
	fw, err := ipc.NewFileWriter(w, ipc.WithSchema(s))
	return newArrowWriter(t, s, fw), err
}

func newIPCStreamWriter(w io.Writer, t *schema.Table, s *arrow.Schema) *arrowWriter {
	return newArrowWriter(t, s, ipc.NewWriter(w, ipc.WithSchema(s)))
}

func newArrowWriter(t *schema.Table, s *arrow.Schema, out recordWriter) *arrowWriter {
	return &arrowWriter{columns: t.Columns, builder: array.NewRecordBuilder(memory.DefaultAllocator, s), out: out}
}

// Write adds rows.
func (w *arrowWriter) Write(rows []row) error {
	for _, r := range rows {
		in := cells{r}
		for i := range w.columns {
			col := &w.columns[i]
			if in.null(col) {
				w.builder.Field(i).AppendNull()
				continue
			}
			appendArrowCell(w.builder.Field(i), col.Type, &in)
		}
		w.rows++
		w.size += len(r)
		if w.rows == batchRows || w.size >= batchBytes {
			if err := w.flush(); err != nil {
				return err
			}
		}
	}
	return nil
}

func (w *arrowWriter) flush() error {
	rec := w.builder.NewRecord()
	defer rec.Release()
	w.rows, w.size = 0, 0
	return w.out.Write(rec)
}

// Close writes the last batch and ends the file.
func (w *arrowWriter) Close() error {
	if w.rows > 0 {
		if err := w.flush(); err != nil {
			return err
		}
	}
	w.builder.Release()
	return w.out.Close()
}

// appendArrowCell appends the next cell of in, which is not null.
func appendArrowCell(b array.Builder, t schema.Type, in *cells) {
	switch t {
	case schema.String:
		b.(*array.StringBuilder).BinaryBuilder.Append(in.bytes(in.count()))
	case schema.Int32:
		b.(*array.Int32Builder).Append(int32(in.varint()))
	case schema.Int64:
		b.(*array.Int64Builder).Append(in.varint())
	case schema.Float32:
		b.(*array.Float32Builder).Append(in.float())
	case schema.Date32:
		b.(*array.Date32Builder).Append(arrow.Date32(in.varint()))
	case schema.Amount, schema.Percent:
		b.(*array.Decimal128Builder).Append(in.decimal())
	case schema.Strings:
		list := b.(*array.ListBuilder)
		list.Append(true)
		for range in.count() {
			appendOptional(list.ValueBuilder(), in)
		}
	case schema.Parties:
		list := b.(*array.ListBuilder)
		list.Append(true)
		party := list.ValueBuilder().(*array.StructBuilder)
		for range in.count() {
			party.Append(true)
			for i := range party.NumField() {
				appendOptional(party.FieldBuilder(i), in)
			}
		}
	case schema.Evidences:
		list := b.(*array.ListBuilder)
		list.Append(true)
		evidence := list.ValueBuilder().(*array.StructBuilder)
		for range in.count() {
			evidence.Append(true)
			appendOptional(evidence.FieldBuilder(0), in)
			evidence.FieldBuilder(1).(*array.Int64Builder).Append(in.varint())
			evidence.FieldBuilder(2).(*array.Int64Builder).Append(in.varint())
		}
	}
}

// appendOptional appends a string of a list, null where it is empty.
func appendOptional(b array.Builder, in *cells) {
	if v := in.bytes(in.count()); len(v) > 0 {
		b.(*array.StringBuilder).BinaryBuilder.Append(v)
	} else {
		b.AppendNull()
	}
}

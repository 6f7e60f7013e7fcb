package pipeline

import (
	"io"

	"github.com/apache/arrow/go/v17/arrow"
	"github.com/apache/arrow/go/v17/arrow/array"
	"github.com/apache/arrow/go/v17/arrow/ipc"
	"github.com/apache/arrow/go/v17/arrow/memory"
	"github.com/apache/arrow/go/v17/parquet"
	"github.com/apache/arrow/go/v17/parquet/compress"
	"github.com/apache/arrow/go/v17/parquet/pqarrow"

	"harrow/schema"
)

// The sizes below are part of the format: the same rows give the same bytes
// because a batch and a row group end at a number of rows or bytes alone.
const (
	batchRows     = 8192     // rows of a record batch
	batchBytes    = 8 << 20  // encoded bytes after which a batch ends
	rowGroupRows  = 122_880  // rows of a Parquet row group, DuckDB's own size
	rowGroupBytes = 64 << 20 // encoded bytes after which a row group ends
)

// recordWriter writes Arrow records of encoded size bytes.
type recordWriter interface {
	write(rec arrow.Record, size int) error
	close() error
}

// columnarWriter gathers rows into record batches.
type columnarWriter struct {
	columns []schema.Column
	builder *array.RecordBuilder
	out     recordWriter
	rows    int
	size    int
}

func newColumnarWriter(t *schema.Table, s *arrow.Schema, out recordWriter) *columnarWriter {
	return &columnarWriter{columns: t.Columns, builder: array.NewRecordBuilder(memory.DefaultAllocator, s), out: out}
}

// Write adds rows.
func (w *columnarWriter) Write(rows []row) error {
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

func (w *columnarWriter) flush() error {
	rec := w.builder.NewRecord()
	defer rec.Release()
	size := w.size
	w.rows, w.size = 0, 0
	return w.out.write(rec, size)
}

// Close writes the last batch and ends the file.
func (w *columnarWriter) Close() error {
	if w.rows > 0 {
		if err := w.flush(); err != nil {
			return err
		}
	}
	w.builder.Release()
	return w.out.close()
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

// parquetFile is a Parquet file: zstd, dictionaries and statistics except
// for long text, row groups of [rowGroupRows].
type parquetFile struct {
	w    *pqarrow.FileWriter
	rows int64 // of the row group
	size int
}

func newParquetWriter(w io.Writer, t *schema.Table, s *arrow.Schema) (*columnarWriter, error) {
	if err := shareZstd(); err != nil {
		return nil, err
	}
	props := []parquet.WriterProperty{
		// A repeated root, the library's default, makes some readers fail.
		parquet.WithRootRepetition(parquet.Repetitions.Required),
		parquet.WithCompression(compress.Codecs.Zstd),
		parquet.WithMaxRowGroupLength(rowGroupRows),
	}
	for _, c := range t.Columns {
		if c.LongText {
			props = append(props, parquet.WithDictionaryFor(c.Name, false), parquet.WithStatsFor(c.Name, false))
		}
	}
	// The writer closes what it can close, and a file must be synced first.
	fw, err := pqarrow.NewFileWriter(s, struct{ io.Writer }{w}, parquet.NewWriterProperties(props...),
		pqarrow.NewArrowWriterProperties(pqarrow.WithStoreSchema()))
	return newColumnarWriter(t, s, &parquetFile{w: fw}), err
}

func (p *parquetFile) write(rec arrow.Record, size int) error {
	if p.size >= rowGroupBytes {
		p.w.NewBufferedRowGroup()
		p.rows, p.size = 0, 0
	}
	p.rows += rec.NumRows()
	p.size += size
	if p.rows > rowGroupRows {
		p.rows, p.size = p.rows-rowGroupRows, size
	}
	return p.w.WriteBuffered(rec)
}

func (p *parquetFile) close() error { return p.w.Close() }

// ipcFile is an Arrow IPC file or stream, uncompressed, since readers in
// browsers know no codec.
type ipcFile struct {
	w interface {
		Write(arrow.Record) error
		Close() error
	}
}

func newIPCFileWriter(w io.WriteSeeker, t *schema.Table, s *arrow.Schema) (*columnarWriter, error) {
	fw, err := ipc.NewFileWriter(w, ipc.WithSchema(s))
	return newColumnarWriter(t, s, ipcFile{fw}), err
}

func newIPCStreamWriter(w io.Writer, t *schema.Table, s *arrow.Schema) *columnarWriter {
	return newColumnarWriter(t, s, ipcFile{ipc.NewWriter(w, ipc.WithSchema(s))})
}

func (f ipcFile) write(rec arrow.Record, _ int) error { return f.w.Write(rec) }

func (f ipcFile) close() error { return f.w.Close() }

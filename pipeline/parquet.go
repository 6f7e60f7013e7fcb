package pipeline

import (
	"bufio"
	"encoding/binary"
	"fmt"
	"io"

	"github.com/apache/arrow/go/v17/arrow"
	"github.com/apache/arrow/go/v17/parquet"
	"github.com/apache/arrow/go/v17/parquet/compress"
	"github.com/apache/arrow/go/v17/parquet/metadata"

	"harrow/schema"
)

// The sizes below are part of the format: the same rows give the same bytes
// because a row group and a page end at a number of rows or bytes alone.
const (
	rowGroupRows  = 122_880  // rows of a row group, DuckDB's own size
	rowGroupBytes = 64 << 20 // encoded bytes after which a row group ends
	pageBytes     = 1 << 20  // bytes after which a page of values without a dictionary ends
)

// parquetWriter writes rows as a Parquet file: zstd, and dictionaries and
// statistics except for long text. The library's writer would take them by way
// of Arrow arrays at several times the cost; it also states the encodings of a
// column whose dictionary grew large in an order that changes from run to run,
// and loses an error that occurs in the footer. So only the schema, the headers
// of pages and the footer are the library's.
type parquetWriter struct {
	out     *tellWriter
	columns []schema.Column
	leaves  []leaf // of all columns, in their order
	props   *parquet.WriterProperties
	meta    *metadata.FileMetaDataBuilder
	groups  int16 // row groups written
	rows    int   // of the row group
	size    int
	cell    []byte
}

const parquetMagic = "PAR1"

func newParquetWriter(out io.Writer, t *schema.Table, s *arrow.Schema) (*parquetWriter, error) {
	encoder, err := useZstd()
	if err != nil {
		return nil, err
	}
	w := &parquetWriter{out: &tellWriter{w: bufio.NewWriterSize(out, 1<<16)}, columns: t.Columns}
	w.props = parquet.NewWriterProperties(parquet.WithCompression(compress.Codecs.Zstd))
	ps := parquetSchema(s)
	shared := &pageRoom{}
	for i := range t.Columns {
		c := &t.Columns[i]
		for range leavesOf(c.Type) {
			w.leaves = append(w.leaves, newLeaf(ps.Column(len(w.leaves)), c.LongText, encoder, shared))
		}
	}
	if len(w.leaves) != ps.NumColumns() {
		return nil, fmt.Errorf("%s: %d Parquet columns, not %d", t.Name, ps.NumColumns(), len(w.leaves))
	}
	pairs := metadata.NewKeyValueMetadata()
	for i, key := range s.Metadata().Keys() {
		pairs.Append(key, s.Metadata().Values()[i])
	}
	encoded, err := encodedSchema(s)
	if err != nil {
		return nil, err
	}
	pairs.Append("ARROW:schema", encoded)
	w.meta = metadata.NewFileMetadataBuilder(ps, w.props, pairs)
	_, err = io.WriteString(w.out, parquetMagic)
	return w, err
}

// Write adds rows.
func (w *parquetWriter) Write(rows []row) error {
	for _, r := range rows {
		w.add(r)
		w.rows++
		w.size += len(r)
		if w.rows == rowGroupRows || w.size >= rowGroupBytes {
			if err := w.flush(); err != nil {
				return err
			}
		}
	}
	return nil
}

// leavesOf returns how many columns of a Parquet file a column takes.
func leavesOf(t schema.Type) int {
	if t == schema.Parties || t == schema.Evidences {
		return 3
	}
	return 1
}

// memberType returns the type of the values of a column's i-th leaf.
func memberType(t schema.Type, i int) schema.Type {
	switch t {
	case schema.Evidences:
		if i > 0 {
			return schema.Int64
		}
		return schema.String
	case schema.Strings, schema.Parties:
		return schema.String
	}
	return t
}

func (w *parquetWriter) add(r row) {
	in := cells{r}
	at := 0
	for i := range w.columns {
		c := &w.columns[i]
		leaves := w.leaves[at : at+leavesOf(c.Type)]
		at += len(leaves)
		switch c.Type {
		case schema.Strings, schema.Parties, schema.Evidences:
			w.list(leaves, c.Type, &in)
			continue
		}
		l := &leaves[0]
		if in.null(c) {
			l.level(0, 0)
			continue
		}
		l.level(l.maxDef, 0)
		l.value(w.plain(c.Type, &in))
	}
}

// plain returns the next cell of in, which is not null, as Parquet's encoding
// PLAIN has it, but for the length before a string.
func (w *parquetWriter) plain(t schema.Type, in *cells) []byte {
	switch t {
	case schema.Int32, schema.Date32:
		w.cell = binary.LittleEndian.AppendUint32(w.cell[:0], uint32(in.varint()))
	case schema.Int64:
		w.cell = binary.LittleEndian.AppendUint64(w.cell[:0], uint64(in.varint()))
	case schema.Float32:
		return in.bytes(4)
	case schema.Amount, schema.Percent:
		n := in.decimal()
		w.cell = w.cell[:0]
		if t == schema.Amount { // 16 bytes; Percent has 8
			w.cell = binary.BigEndian.AppendUint64(w.cell, uint64(n.HighBits()))
		}
		w.cell = binary.BigEndian.AppendUint64(w.cell, n.LowBits())
	default:
		return in.bytes(in.count())
	}
	return w.cell
}

// list adds a list: of strings, or of structs with a leaf for each member. An
// empty string is null.
func (w *parquetWriter) list(leaves []leaf, t schema.Type, in *cells) {
	n := in.count()
	if n == 0 {
		for i := range leaves {
			leaves[i].level(0, 0)
		}
		return
	}
	repetition := uint8(0)
	for range n {
		for i := range leaves {
			l := &leaves[i]
			v := w.plain(memberType(t, i), in)
			if len(v) == 0 {
				l.level(l.maxDef-1, repetition)
				continue
			}
			l.level(l.maxDef, repetition)
			l.value(v)
		}
		repetition = 1
	}
}

// flush writes the row group.
func (w *parquetWriter) flush() error {
	group := w.meta.AppendRowGroup()
	group.SetNumRows(w.rows)
	size := int64(0)
	for i := range w.leaves {
		column := group.NextColumnChunk()
		if err := w.leaves[i].write(w.out, column, w.groups, int16(i)); err != nil {
			return err
		}
		size += column.Contents().MetaData.TotalUncompressedSize
	}
	err := group.Finish(size, w.groups)
	w.groups++
	w.rows, w.size = 0, 0
	return err
}

// Close writes the last row group and the footer.
func (w *parquetWriter) Close() error {
	if w.rows > 0 {
		if err := w.flush(); err != nil {
			return err
		}
	}
	footer, err := w.meta.Finish()
	if err != nil {
		return err
	}
	n, err := footer.WriteTo(w.out, nil)
	if err != nil {
		return err
	}
	w.out.Write(append(binary.LittleEndian.AppendUint32(nil, uint32(n)), parquetMagic...))
	return w.out.w.Flush()
}

// tellWriter knows how much was written to it.
type tellWriter struct {
	w *bufio.Writer
	n int64
}

func (t *tellWriter) Write(p []byte) (int, error) {
	n, err := t.w.Write(p)
	t.n += int64(n)
	return n, err
}

// Tell returns how much was written.
func (t *tellWriter) Tell() int64 { return t.n }

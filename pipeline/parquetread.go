package pipeline

import (
	"encoding/binary"
	"fmt"
	"io"
	"os"

	"github.com/apache/arrow/go/v17/arrow/memory"
	"github.com/apache/arrow/go/v17/parquet"
	"github.com/apache/arrow/go/v17/parquet/file"

	"harrow/schema"
)

// parquetReader reads rows from a Parquet file that parquetWriter wrote, page by
// page in every column. The library takes it apart into pages; its way through
// Arrow arrays costs several times as much.
type parquetReader struct {
	file    *file.Reader
	columns []schema.Column
	leaves  []leafReader
	group   int   // row groups read
	left    int64 // rows of the row group
	rows    rowBlock
	list    []byte
}

func newParquetReader(f *os.File, t *schema.Table) (rowReader, error) {
	props := parquet.NewReaderProperties(memory.DefaultAllocator)
	props.BufferedStreamEnabled = true
	pf, err := file.NewParquetReader(f, file.WithReadProps(props))
	if err != nil {
		return nil, err
	}
	if want := parquetSchema(t.Arrow(nil)); !pf.MetaData().Schema.Equals(want) {
		return nil, fmt.Errorf("its columns are not those of %s", t.Name)
	}
	r := &parquetReader{file: pf, columns: t.Columns}
	for i := range t.Columns {
		c := &t.Columns[i]
		for k := range leavesOf(c.Type) {
			r.leaves = append(r.leaves, newLeafReader(pf.MetaData().Schema.Column(len(r.leaves)), memberType(c.Type, k)))
		}
	}
	return r, nil
}

func (r *parquetReader) close() error { return r.file.Close() }

func (r *parquetReader) next() (row, error) {
	for r.left == 0 {
		if r.group == r.file.NumRowGroups() {
			return nil, io.EOF
		}
		group := r.file.RowGroup(r.group)
		for i := range r.leaves {
			pages, err := group.GetColumnPageReader(i)
			if err != nil {
				return nil, err
			}
			r.leaves[i].open(pages)
		}
		r.left = group.NumRows()
		r.group++
	}
	r.left--
	dst := r.rows.start()
	at := 0
	for i := range r.columns {
		t := r.columns[i].Type
		leaves := r.leaves[at : at+leavesOf(t)]
		at += len(leaves)
		var err error
		if leaves[0].maxRep > 0 {
			dst, err = r.appendList(dst, leaves)
		} else {
			dst, err = leaves[0].appendNext(dst)
		}
		if err != nil {
			return nil, fmt.Errorf("column %s: %w", r.columns[i].Name, err)
		}
	}
	return r.rows.end(dst), nil
}

// appendList appends the next list: of strings, or of structs with a leaf for
// each member.
func (r *parquetReader) appendList(dst []byte, leaves []leafReader) ([]byte, error) {
	r.list = r.list[:0]
	n := uint64(0)
	for more := true; more; {
		for i := range leaves {
			l := &leaves[i]
			def, err := l.level()
			if err != nil {
				return dst, err
			}
			if def == 0 {
				continue // the list is empty
			}
			if r.list, err = l.appendCell(r.list, def); err != nil {
				return dst, err
			}
			if i == 0 {
				n++
			}
		}
		var err error
		if more, err = leaves[0].goesOn(); err != nil {
			return dst, err
		}
	}
	return append(binary.AppendUvarint(dst, n), r.list...), nil
}

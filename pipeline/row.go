package pipeline

import (
	"encoding/binary"
	"fmt"
	"math"

	"github.com/apache/arrow/go/v17/arrow/decimal128"

	"harrow/schema"
)

// A row travels as bytes: its cells one after the other, each as its column's
// type says, and before a nullable cell one byte that is 0 for null. Equal
// rows are equal bytes. The spool holds rows in this form, every writer reads
// it and every reader of earlier outputs gives it, so that the types are
// handled in one place a format and no place a table.
type row = []byte

// appendRow encodes cells: values of the Go types that [schema.Type] names, or
// pointers to them. nil is null; so are an empty string, NoDay and the zero
// Decimal in a nullable column.
func appendRow(dst []byte, columns []schema.Column, cells []any) ([]byte, error) {
	if len(cells) != len(columns) {
		return dst, fmt.Errorf("%d cells for %d columns", len(cells), len(columns))
	}
	for i := range columns {
		c := &columns[i]
		if c.Nullable {
			if isNull(cells[i]) {
				dst = append(dst, 0)
				continue
			}
			dst = append(dst, 1)
		}
		var ok bool
		if dst, ok = appendCell(dst, c.Type, cells[i]); !ok {
			return dst, fmt.Errorf("column %s: %T is no %s", c.Name, cells[i], c.Type)
		}
	}
	return dst, nil
}

func isNull(cell any) bool {
	switch v := cell.(type) {
	case *string:
		return *v == ""
	case *schema.Day:
		return *v == schema.NoDay
	case *schema.Decimal:
		return !v.Valid
	}
	return cell == nil || cell == "" || cell == schema.NoDay
}

// valueOf returns the T that a cell is or points to.
func valueOf[T any](cell any) (v T, ok bool) {
	if p, ok := cell.(*T); ok {
		return *p, true
	}
	v, ok = cell.(T)
	return v, ok
}

func appendCell(dst []byte, t schema.Type, cell any) (_ []byte, ok bool) {
	switch t {
	case schema.String:
		v, ok := valueOf[string](cell)
		return appendString(dst, v), ok
	case schema.Int32:
		v, ok := valueOf[int32](cell)
		return binary.AppendVarint(dst, int64(v)), ok
	case schema.Int64:
		v, ok := valueOf[int64](cell)
		return binary.AppendVarint(dst, v), ok
	case schema.Float32:
		v, ok := valueOf[float32](cell)
		return appendFloat(dst, v), ok
	case schema.Date32:
		v, ok := valueOf[schema.Day](cell)
		return binary.AppendVarint(dst, int64(v.Unix())), ok
	case schema.Amount, schema.Percent:
		v, ok := valueOf[schema.Decimal](cell)
		return appendDecimal(dst, v.Num), ok && v.Valid
	case schema.Strings:
		v, ok := valueOf[[]string](cell)
		dst = binary.AppendUvarint(dst, uint64(len(v)))
		for _, s := range v {
			dst = appendString(dst, s)
		}
		return dst, ok
	case schema.Parties:
		v, ok := valueOf[[]schema.Party](cell)
		dst = binary.AppendUvarint(dst, uint64(len(v)))
		for _, p := range v {
			dst = appendString(appendString(appendString(dst, p.Name), p.EntityID), p.Country)
		}
		return dst, ok
	case schema.Evidences:
		v, ok := valueOf[[]schema.Evidence](cell)
		dst = binary.AppendUvarint(dst, uint64(len(v)))
		for _, e := range v {
			dst = appendString(dst, e.Field)
			dst = binary.AppendVarint(binary.AppendVarint(dst, e.Start), e.End)
		}
		return dst, ok
	}
	return dst, false
}

func appendString(dst []byte, s string) []byte {
	return append(binary.AppendUvarint(dst, uint64(len(s))), s...)
}

func appendFloat(dst []byte, f float32) []byte {
	return binary.LittleEndian.AppendUint32(dst, math.Float32bits(f))
}

func appendDecimal(dst []byte, n decimal128.Num) []byte {
	return binary.LittleEndian.AppendUint64(binary.LittleEndian.AppendUint64(dst, n.LowBits()), uint64(n.HighBits()))
}

// cells reads a row cell by cell, in the order of its columns.
type cells struct{ rest []byte }

// null reports whether the next cell is null, and skips it if so.
func (c *cells) null(column *schema.Column) bool {
	if !column.Nullable {
		return false
	}
	isNull := c.rest[0] == 0
	c.rest = c.rest[1:]
	return isNull
}

func (c *cells) uvarint() uint64 {
	v, n := binary.Uvarint(c.rest)
	c.rest = c.rest[n:]
	return v
}

func (c *cells) varint() int64 {
	v, n := binary.Varint(c.rest)
	c.rest = c.rest[n:]
	return v
}

func (c *cells) count() int { return int(c.uvarint()) }

// bytes returns the next n bytes.
func (c *cells) bytes(n int) []byte {
	b := c.rest[:n:n]
	c.rest = c.rest[n:]
	return b
}

func (c *cells) string() string { return string(c.bytes(c.count())) }

func (c *cells) float() float32 {
	return math.Float32frombits(binary.LittleEndian.Uint32(c.bytes(4)))
}

func (c *cells) decimal() decimal128.Num {
	low := binary.LittleEndian.Uint64(c.bytes(8))
	return decimal128.New(int64(binary.LittleEndian.Uint64(c.bytes(8))), low)
}

// cell returns the next cell in the Go type of its column.
func (c *cells) cell(column *schema.Column) any {
	if c.null(column) {
		return nil
	}
	switch column.Type {
	case schema.Int32:
		return int32(c.varint())
	case schema.Int64:
		return c.varint()
	case schema.Float32:
		return c.float()
	case schema.Date32:
		return schema.DayOfUnix(int32(c.varint()))
	case schema.Amount, schema.Percent:
		return schema.NewDecimal(c.decimal())
	case schema.Strings:
		list := make([]string, c.count())
		for i := range list {
			list[i] = c.string()
		}
		return list
	case schema.Parties:
		list := make([]schema.Party, c.count())
		for i := range list {
			list[i] = schema.Party{Name: c.string(), EntityID: c.string(), Country: c.string()}
		}
		return list
	case schema.Evidences:
		list := make([]schema.Evidence, c.count())
		for i := range list {
			list[i] = schema.Evidence{Field: c.string(), Start: c.varint(), End: c.varint()}
		}
		return list
	}
	return c.string()
}

// decodeRow returns all cells of a row.
func decodeRow(r row, columns []schema.Column) []any {
	c := cells{r}
	list := make([]any, len(columns))
	for i := range columns {
		list[i] = c.cell(&columns[i])
	}
	return list
}

// docIDOf returns the first cell of a row: the document it belongs to.
func docIDOf(r row) []byte {
	c := cells{r}
	return c.bytes(c.count())
}

// skip passes over the next cell.
func (c *cells) skip(column *schema.Column) {
	if c.null(column) {
		return
	}
	switch column.Type {
	case schema.String:
		c.bytes(c.count())
	case schema.Int32, schema.Int64, schema.Date32:
		c.varint()
	default:
		c.cell(&schema.Column{Type: column.Type})
	}
}

// textAt returns cell i of a row, a string, or nothing where it is null.
func textAt(r row, columns []schema.Column, i int) []byte {
	c := cells{r}
	for k := range columns[:i] {
		c.skip(&columns[k])
	}
	if c.null(&columns[i]) {
		return nil
	}
	return c.bytes(c.count())
}

// rowBlock hands out memory for rows, many of which lie in one piece.
type rowBlock struct{ buf []byte }

// blockBytes is how much is asked for together.
const blockBytes = 1 << 15

// start returns what a row is to be appended to.
func (b *rowBlock) start() []byte {
	if len(b.buf) > blockBytes {
		b.buf = make([]byte, 0, blockBytes+blockBytes/8)
	}
	return b.buf
}

// end returns the row that was appended.
func (b *rowBlock) end(buf []byte) row {
	start := len(b.buf)
	b.buf = buf
	return buf[start:len(buf):len(buf)]
}

// alloc returns n bytes.
func (b *rowBlock) alloc(n int) []byte {
	if n > blockBytes/4 {
		return make([]byte, n)
	}
	return b.end(append(b.start(), make([]byte, n)...))
}

package pipeline

import (
	"encoding/binary"
	"errors"
	"io"
	"math/bits"

	"github.com/apache/arrow/go/v17/arrow/decimal128"
	"github.com/apache/arrow/go/v17/parquet"
	"github.com/apache/arrow/go/v17/parquet/file"
	pqschema "github.com/apache/arrow/go/v17/parquet/schema"

	"harrow/schema"
)

var errDamaged = errors.New("a damaged page")

// leafReader reads a column of a Parquet file as cells of rows.
type leafReader struct {
	maxDef, maxRep uint8
	width          int // as in leaf
	member         schema.Type
	pages          pageReader

	// What is left of the page.
	levels     int
	defs, reps hybridReader
	indices    hybridReader // into the dictionary
	plain      []byte       // values, where the page has no indices
	inDict     bool

	cells []byte // the dictionary's values
	ends  []int  // in cells

	// Levels and indices are decoded by the block.
	at, n      int // next and number of levels
	nextIndex  int
	defBlock   [levelBlock]uint32
	repBlock   [levelBlock]uint32
	indexBlock [levelBlock]uint32
}

const levelBlock = 256

// pageReader gives the pages of a column of a row group.
type pageReader interface {
	Next() bool
	Page() file.Page
	Err() error
}

// newLeafReader makes the reader of a column of a file that has cells, or
// members of cells, of a type.
func newLeafReader(c *pqschema.Column, member schema.Type) leafReader {
	return leafReader{
		maxDef: uint8(c.MaxDefinitionLevel()), maxRep: uint8(c.MaxRepetitionLevel()),
		width: widthOf(c), member: member,
	}
}

// open starts with the pages of a row group.
func (l *leafReader) open(pages pageReader) {
	l.pages, l.levels, l.at, l.n = pages, 0, 0, 0
	l.cells, l.ends = l.cells[:0], l.ends[:0]
}

// fill makes sure that there is a next level; io.EOF means that there is none.
func (l *leafReader) fill() error {
	if l.at < l.n {
		return nil
	}
	if l.levels == 0 {
		if err := l.nextPage(); err != nil {
			return err
		}
	}
	l.at, l.n = 0, min(l.levels, levelBlock)
	l.levels -= l.n
	values := l.n
	if l.maxRep > 0 && !l.reps.read(l.repBlock[:l.n]) {
		return errDamaged
	}
	if l.maxDef > 0 {
		if !l.defs.read(l.defBlock[:l.n]) {
			return errDamaged
		}
		for _, def := range l.defBlock[:l.n] {
			if def != uint32(l.maxDef) {
				values--
			}
		}
	}
	l.nextIndex = 0
	if l.inDict && !l.indices.read(l.indexBlock[:values]) {
		return errDamaged
	}
	return nil
}

func (l *leafReader) nextPage() error {
	for l.pages.Next() {
		switch p := l.pages.Page().(type) {
		case *file.DictionaryPage:
			if !l.readDictionary(p.Data(), int(p.NumValues())) {
				return errDamaged
			}
		case *file.DataPageV1:
			if !l.readPage(p.Data(), parquet.Encoding(p.Encoding())) {
				return errDamaged
			}
			if l.levels = int(p.NumValues()); l.levels > 0 {
				return nil
			}
		default:
			return errors.New("a page of an unknown kind")
		}
	}
	if err := l.pages.Err(); err != nil {
		return err
	}
	return io.EOF
}

func (l *leafReader) readPage(data []byte, encoding parquet.Encoding) bool {
	for _, levels := range []struct {
		r    *hybridReader
		most uint8
	}{{&l.reps, l.maxRep}, {&l.defs, l.maxDef}} {
		if levels.most == 0 {
			continue
		}
		if len(data) < 4 {
			return false
		}
		size := uint64(binary.LittleEndian.Uint32(data))
		if data = data[4:]; size > uint64(len(data)) {
			return false
		}
		*levels.r = hybridReader{data: data[:size], width: bits.Len8(levels.most)}
		data = data[size:]
	}
	l.inDict = encoding == parquet.Encodings.RLEDict || encoding == parquet.Encodings.PlainDict
	if !l.inDict {
		l.plain = data
		return encoding == parquet.Encodings.Plain
	}
	if len(data) == 0 || data[0] > 32 {
		return false
	}
	l.indices = hybridReader{data: data[1:], width: int(data[0])}
	return true
}

func (l *leafReader) readDictionary(data []byte, n int) bool {
	for range n {
		v, rest, ok := l.takePlain(data)
		if !ok {
			return false
		}
		l.cells = l.appendValue(l.cells, v)
		l.ends = append(l.ends, len(l.cells))
		data = rest
	}
	return true
}

// takePlain takes a value off data, which has it as the encoding PLAIN.
func (l *leafReader) takePlain(data []byte) (v, rest []byte, ok bool) {
	size := l.width
	if size == 0 {
		if len(data) < 4 {
			return nil, nil, false
		}
		size = int(binary.LittleEndian.Uint32(data))
		data = data[4:]
	}
	if size > len(data) {
		return nil, nil, false
	}
	return data[:size], data[size:], true
}

// appendValue appends a value as a cell that is not null.
func (l *leafReader) appendValue(dst, v []byte) []byte {
	switch l.member {
	case schema.Int32, schema.Date32:
		return binary.AppendVarint(dst, int64(int32(binary.LittleEndian.Uint32(v))))
	case schema.Int64:
		return binary.AppendVarint(dst, int64(binary.LittleEndian.Uint64(v)))
	case schema.Float32:
		return append(dst, v...)
	case schema.Amount:
		return appendDecimal(dst, decimal128.New(int64(binary.BigEndian.Uint64(v)), binary.BigEndian.Uint64(v[8:])))
	case schema.Percent:
		return appendDecimal(dst, decimal128.FromI64(int64(binary.BigEndian.Uint64(v))))
	}
	return append(binary.AppendUvarint(dst, uint64(len(v))), v...)
}

// level returns the next definition level.
func (l *leafReader) level() (def uint32, err error) {
	if err := l.fill(); err != nil {
		return 0, unexpected(err)
	}
	def = uint32(l.maxDef)
	if l.maxDef > 0 {
		def = l.defBlock[l.at]
	}
	l.at++
	return def, nil
}

// goesOn reports whether the next level belongs to the same list.
func (l *leafReader) goesOn() (bool, error) {
	switch err := l.fill(); err {
	case nil:
		return l.repBlock[l.at] > 0, nil
	case io.EOF:
		return false, nil
	default:
		return false, err
	}
}

// appendNext appends the next cell of a column without lists.
func (l *leafReader) appendNext(dst []byte) ([]byte, error) {
	def, err := l.level()
	if err != nil {
		return dst, err
	}
	if l.maxDef > 0 {
		if def == 0 {
			return append(dst, 0), nil
		}
		dst = append(dst, 1)
	}
	return l.appendCell(dst, def)
}

// appendCell appends a cell, or member of one, of a definition level: one that
// is null there is an empty string.
func (l *leafReader) appendCell(dst []byte, def uint32) ([]byte, error) {
	if def != uint32(l.maxDef) {
		return append(dst, 0), nil
	}
	if l.inDict {
		i := int(l.indexBlock[l.nextIndex])
		l.nextIndex++
		if i >= len(l.ends) {
			return dst, errDamaged
		}
		start := 0
		if i > 0 {
			start = l.ends[i-1]
		}
		return append(dst, l.cells[start:l.ends[i]]...), nil
	}
	v, rest, ok := l.takePlain(l.plain)
	if !ok {
		return dst, errDamaged
	}
	l.plain = rest
	return l.appendValue(dst, v), nil
}

// hybridReader reads the RLE/bit-packing hybrid; see appendHybrid.
type hybridReader struct {
	data   []byte
	width  int
	same   uint64 // equal values left, each of them value
	value  uint32
	packed []byte // values bit by bit, from the bit-th bit on
	bit    int
	left   uint64 // values in packed
}

// read reads values; it returns false where data does not hold as many.
func (h *hybridReader) read(dst []uint32) bool {
	for len(dst) > 0 {
		var n int
		switch {
		case h.same > 0:
			n = int(min(h.same, uint64(len(dst))))
			for i := range dst[:n] {
				dst[i] = h.value
			}
			h.same -= uint64(n)
		case h.left > 0:
			n = int(min(h.left, uint64(len(dst))))
			h.unpack(dst[:n])
			h.left -= uint64(n)
		case !h.nextRun():
			return false
		}
		dst = dst[n:]
	}
	return true
}

func (h *hybridReader) nextRun() bool {
	head, n := binary.Uvarint(h.data)
	if n <= 0 || head < 2 {
		return false
	}
	h.data = h.data[n:]
	size := uint64(h.width+7) / 8
	if head&1 == 1 {
		if size = head >> 1 * uint64(h.width); h.width > 0 && head>>1 > uint64(len(h.data)) {
			return false
		}
	}
	if size > uint64(len(h.data)) {
		return false
	}
	run := h.data[:size]
	h.data = h.data[size:]
	if head&1 == 1 {
		h.packed, h.bit, h.left = run, 0, head>>1*packedGroup
		return true
	}
	h.same, h.value = head>>1, 0
	for i, b := range run {
		h.value |= uint32(b) << (8 * i)
	}
	return true
}

// unpack reads values that are packed.
func (h *hybridReader) unpack(dst []uint32) {
	mask := uint64(1)<<h.width - 1
	for i := range dst {
		from := h.packed[h.bit/8:]
		var x uint64
		if len(from) >= 8 {
			x = binary.LittleEndian.Uint64(from)
		} else {
			for k, b := range from {
				x |= uint64(b) << (8 * k)
			}
		}
		dst[i] = uint32(x >> (h.bit % 8) & mask)
		h.bit += h.width
	}
}

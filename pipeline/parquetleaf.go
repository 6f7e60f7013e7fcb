package pipeline

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"math"
	"math/bits"

	"github.com/apache/arrow/go/v17/arrow/memory"
	"github.com/apache/arrow/go/v17/parquet"
	"github.com/apache/arrow/go/v17/parquet/compress"
	"github.com/apache/arrow/go/v17/parquet/file"
	"github.com/apache/arrow/go/v17/parquet/metadata"
	pqschema "github.com/apache/arrow/go/v17/parquet/schema"
	"github.com/klauspost/compress/zstd"
)

// leaf gathers a column of a row group of a Parquet file. Values stand in a
// dictionary until the row group ends, when it is seen whether it makes the
// column smaller; those of long text go to pages right away.
type leaf struct {
	column         *pqschema.Column
	zstd           *zstd.Encoder
	maxDef, maxRep uint8
	width          int // bytes of a value; 0 where each has its length before it
	long           bool

	levels     int // of the row group: values, nulls and empty lists
	defs, reps []uint8
	nulls      int64
	dict       dictionary
	indices    []uint32 // into dict, of the values
	size       int      // bytes of the values as PLAIN has them

	from  int // level that the page starts with
	pages []dataPage
	room  *pageRoom
}

// pageRoom is room for the pages of a column of a row group. Columns whose pages
// are made when the row group ends share one.
type pageRoom struct {
	values     []byte // of the page
	page       []byte // levels and values
	compressed []byte // of all pages
}

// dataPage is a compressed page of levels and values.
type dataPage struct {
	data   []byte
	levels int
	size   int // uncompressed
}

func newLeaf(c *pqschema.Column, long bool, z *zstd.Encoder, shared *pageRoom) leaf {
	l := leaf{column: c, zstd: z, maxDef: uint8(c.MaxDefinitionLevel()), maxRep: uint8(c.MaxRepetitionLevel()), long: long, width: widthOf(c), room: shared}
	if long {
		l.room = &pageRoom{}
	}
	l.dict.width = l.width
	return l
}

// widthOf returns the bytes of a column's values, 0 where they differ.
func widthOf(c *pqschema.Column) int {
	switch c.PhysicalType() {
	case parquet.Types.Int32, parquet.Types.Float:
		return 4
	case parquet.Types.Int64:
		return 8
	case parquet.Types.FixedLenByteArray:
		return c.TypeLength()
	}
	return 0
}

// level adds the definition and repetition level of a value, which has to
// follow where def is the highest, or of what stands in its place.
func (l *leaf) level(def, rep uint8) {
	if l.long && len(l.room.values) >= pageBytes {
		l.endPage(l.levels)
	}
	l.levels++
	if l.maxDef > 0 {
		l.defs = append(l.defs, def)
		if def < l.maxDef {
			l.nulls++
		}
	}
	if l.maxRep > 0 {
		l.reps = append(l.reps, rep)
	}
}

// value adds a value.
func (l *leaf) value(v []byte) {
	if l.long {
		l.room.values = l.appendPlain(l.room.values, v)
		return
	}
	l.indices = append(l.indices, l.dict.add(v))
	l.size += len(v)
	if l.width == 0 {
		l.size += 4
	}
}

func (l *leaf) appendPlain(dst, v []byte) []byte {
	if l.width == 0 {
		dst = binary.LittleEndian.AppendUint32(dst, uint32(len(v)))
	}
	return append(dst, v...)
}

// endPage makes a page of the values in the room and of the levels up to another.
func (l *leaf) endPage(to int) {
	r := l.room
	page := r.page[:0]
	for _, levels := range []struct {
		list []uint8
		most uint8
	}{{l.reps, l.maxRep}, {l.defs, l.maxDef}} {
		if levels.most > 0 {
			start := len(page)
			page = append(page, 0, 0, 0, 0) // the length of what follows
			page = appendHybrid(page, levels.list[l.from:to], bits.Len8(levels.most))
			binary.LittleEndian.PutUint32(page[start:], uint32(len(page)-start-4))
		}
	}
	size := len(page) + len(r.values)
	start := len(r.compressed)
	if len(page) == 0 {
		r.compressed = l.zstd.EncodeAll(r.values, r.compressed)
	} else {
		r.page = append(page, r.values...)
		r.compressed = l.zstd.EncodeAll(r.page, r.compressed)
	}
	r.values = r.values[:0]
	l.pages = append(l.pages, dataPage{r.compressed[start:], to - l.from, size})
	l.from = to
}

// write writes the column to a row group and empties it.
func (l *leaf) write(out *tellWriter, chunk *metadata.ColumnChunkMetaDataBuilder, group, column int16) error {
	pages, err := file.NewPageWriter(out, compress.Codecs.Zstd, 0, chunk, group, column, memory.DefaultAllocator, false, nil, nil)
	if err != nil {
		return err
	}
	encoding := parquet.Encodings.Plain
	width := max(1, bits.Len(uint(max(0, l.dict.len()-1))))
	inDict := !l.long && l.dict.size()+len(l.indices)*width/8 < l.size
	switch {
	case l.long:
		l.endPage(l.levels)
	case inDict:
		encoding = parquet.Encodings.RLEDict
		if err := l.writeDictionary(pages); err != nil {
			return err
		}
		l.room.values = appendHybrid(append(l.room.values, byte(width)), l.indices, width)
		l.endPage(l.levels)
	default:
		l.expand()
	}
	if !l.long {
		chunk.SetStats(l.statistics())
	}
	for _, p := range l.pages {
		data := file.NewDataPageV1(memory.NewBufferBytes(p.data), int32(p.levels), encoding, parquet.Encodings.RLE, parquet.Encodings.RLE, int32(p.size))
		if _, err := pages.WriteDataPage(data); err != nil {
			return err
		}
	}
	l.reset()
	return pages.Close(inDict, false)
}

func (l *leaf) writeDictionary(pages file.PageWriter) error {
	data := make([]byte, 0, l.dict.size())
	for i := range l.dict.len() {
		data = l.appendPlain(data, l.dict.value(i))
	}
	_, err := pages.WriteDictionaryPage(file.NewDictionaryPage(memory.NewBufferBytes(data), int32(l.dict.len()), parquet.Encodings.Plain))
	return err
}

// expand makes pages without the dictionary, which end where a row does.
func (l *leaf) expand() {
	next := 0 // of indices
	for i := range l.levels {
		if len(l.room.values) >= pageBytes && (l.maxRep == 0 || l.reps[i] == 0) {
			l.endPage(i)
		}
		if l.maxDef == 0 || l.defs[i] == l.maxDef {
			l.room.values = l.appendPlain(l.room.values, l.dict.value(int(l.indices[next])))
			next++
		}
	}
	l.endPage(l.levels)
}

func (l *leaf) reset() {
	l.levels, l.nulls, l.size, l.from = 0, 0, 0, 0
	l.defs, l.reps, l.indices, l.pages = l.defs[:0], l.reps[:0], l.indices[:0], l.pages[:0]
	l.room.compressed = l.room.compressed[:0]
	l.dict.clear()
}

// maxStatistic is the longest value that statistics state.
const maxStatistic = 4096

// statistics returns the least and the greatest value and the number of nulls.
func (l *leaf) statistics() metadata.EncodedStatistics {
	s := metadata.EncodedStatistics{Signed: l.column.SortOrder() == pqschema.SortSIGNED}
	s.SetNullCount(l.nulls)
	if l.dict.len() == 0 {
		return s
	}
	least, most := l.dict.value(0), l.dict.value(0)
	for i := 1; i < l.dict.len(); i++ {
		if v := l.dict.value(i); l.compare(v, least) < 0 {
			least = v
		} else if l.compare(v, most) > 0 {
			most = v
		}
	}
	if len(least) <= maxStatistic {
		s.SetMin(bytes.Clone(least))
	}
	if len(most) <= maxStatistic {
		s.SetMax(bytes.Clone(most))
	}
	return s
}

// compare orders values as Parquet orders those of their type.
func (l *leaf) compare(a, b []byte) int {
	switch l.column.PhysicalType() {
	case parquet.Types.Int32:
		return cmp.Compare(int32(binary.LittleEndian.Uint32(a)), int32(binary.LittleEndian.Uint32(b)))
	case parquet.Types.Int64:
		return cmp.Compare(int64(binary.LittleEndian.Uint64(a)), int64(binary.LittleEndian.Uint64(b)))
	case parquet.Types.Float:
		return cmp.Compare(math.Float32frombits(binary.LittleEndian.Uint32(a)), math.Float32frombits(binary.LittleEndian.Uint32(b)))
	case parquet.Types.FixedLenByteArray: // a decimal: two's complement, the sign first
		return cmp.Or(cmp.Compare(int8(a[0]), int8(b[0])), bytes.Compare(a, b))
	}
	return bytes.Compare(a, b)
}

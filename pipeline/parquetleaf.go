package pipeline

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"hash/maphash"
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

	plain []byte // values of the page
	from  int    // level that the page starts with
	pages []dataPage
}

// dataPage is a compressed page of levels and values.
type dataPage struct {
	data   []byte
	levels int
	size   int // uncompressed
}

func newLeaf(c *pqschema.Column, long bool, z *zstd.Encoder) leaf {
	l := leaf{column: c, zstd: z, maxDef: uint8(c.MaxDefinitionLevel()), maxRep: uint8(c.MaxRepetitionLevel()), long: long}
	switch c.PhysicalType() {
	case parquet.Types.Int32, parquet.Types.Float:
		l.width = 4
	case parquet.Types.Int64:
		l.width = 8
	case parquet.Types.FixedLenByteArray:
		l.width = c.TypeLength()
	}
	return l
}

// level adds the definition and repetition level of a value, which has to
// follow where def is the highest, or of what stands in its place.
func (l *leaf) level(def, rep uint8) {
	if l.long && len(l.plain) >= pageBytes {
		l.endPage(l.plain, l.levels)
		l.plain = l.plain[:0]
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
		l.plain = l.appendPlain(l.plain, v)
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

// endPage makes a page of the levels up to another and of their values.
func (l *leaf) endPage(values []byte, to int) {
	var body []byte
	for _, levels := range []struct {
		list []uint8
		most uint8
	}{{l.reps, l.maxRep}, {l.defs, l.maxDef}} {
		if levels.most > 0 {
			start := len(body)
			body = append(body, 0, 0, 0, 0) // the length of what follows
			body = appendHybrid(body, levels.list[l.from:to], bits.Len8(levels.most))
			binary.LittleEndian.PutUint32(body[start:], uint32(len(body)-start-4))
		}
	}
	if len(body) > 0 {
		values = append(body, values...)
	}
	l.pages = append(l.pages, dataPage{l.zstd.EncodeAll(values, nil), to - l.from, len(values)})
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
	inDict := !l.long && l.dict.size(l.width)+len(l.indices)*width/8 < l.size
	switch {
	case l.long:
		l.endPage(l.plain, l.levels)
	case inDict:
		encoding = parquet.Encodings.RLEDict
		if err := l.writeDictionary(pages); err != nil {
			return err
		}
		l.endPage(appendHybrid([]byte{byte(width)}, l.indices, width), l.levels)
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
	data := make([]byte, 0, l.dict.size(l.width))
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
		if len(l.plain) >= pageBytes && (l.maxRep == 0 || l.reps[i] == 0) {
			l.endPage(l.plain, i)
			l.plain = l.plain[:0]
		}
		if l.maxDef == 0 || l.defs[i] == l.maxDef {
			l.plain = l.appendPlain(l.plain, l.dict.value(int(l.indices[next])))
			next++
		}
	}
	l.endPage(l.plain, l.levels)
}

func (l *leaf) reset() {
	l.levels, l.nulls, l.size, l.from = 0, 0, 0, 0
	l.defs, l.reps, l.indices, l.plain = l.defs[:0], l.reps[:0], l.indices[:0], l.plain[:0]
	clear(l.pages)
	l.pages = l.pages[:0]
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

// dictionary numbers the values that it is given in the order in which they
// first come.
type dictionary struct {
	data  []byte   // the values
	ends  []int    // in data
	slots []uint32 // hash table of the numbers plus one
	last  uint32   // number given out last
}

// hashSeed decides where a value stands in a hash table, not its number.
var hashSeed = maphash.MakeSeed()

func (d *dictionary) len() int { return len(d.ends) }

func (d *dictionary) value(i int) []byte {
	start := 0
	if i > 0 {
		start = d.ends[i-1]
	}
	return d.data[start:d.ends[i]]
}

// size is that of the values with their lengths, where their width is 0.
func (d *dictionary) size(width int) int {
	if width == 0 {
		return len(d.data) + 4*len(d.ends)
	}
	return len(d.data)
}

func (d *dictionary) add(v []byte) uint32 {
	if len(d.ends) > 0 && bytes.Equal(d.value(int(d.last)), v) {
		return d.last // such as the document of the row before
	}
	if 2*len(d.ends) >= len(d.slots) {
		d.grow()
	}
	slot := d.find(v)
	if *slot == 0 {
		d.data = append(d.data, v...)
		d.ends = append(d.ends, len(d.data))
		*slot = uint32(len(d.ends))
	}
	d.last = *slot - 1
	return d.last
}

// find returns the slot of a value, which holds 0 where it is new.
func (d *dictionary) find(v []byte) *uint32 {
	mask := uint64(len(d.slots) - 1)
	for at := maphash.Bytes(hashSeed, v); ; at++ {
		slot := &d.slots[at&mask]
		if *slot == 0 || bytes.Equal(d.value(int(*slot-1)), v) {
			return slot
		}
	}
}

func (d *dictionary) grow() {
	d.slots = make([]uint32, max(64, 2*len(d.slots)))
	for i := range d.ends {
		*d.find(d.value(i)) = uint32(i + 1)
	}
}

func (d *dictionary) clear() {
	d.data, d.ends = d.data[:0], d.ends[:0]
	clear(d.slots)
}

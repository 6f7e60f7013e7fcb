package pipeline

import (
	"bytes"
	"encoding/binary"
	"hash/maphash"
)

// dictionary numbers the values that it is given in the order in which they
// first come.
type dictionary struct {
	width int      // bytes of every value; 0 where they differ
	data  []byte   // the values
	ends  []int    // in data, where they differ in width
	slots []uint64 // hash table: the upper half of a value's hash, then its number plus one
	n     int      // values
	last  uint32   // number given out last
}

// hashSeed decides where a value stands in a hash table, not its number.
var hashSeed = maphash.MakeSeed()

func (d *dictionary) len() int { return d.n }

func (d *dictionary) value(i int) []byte {
	if d.width > 0 {
		return d.data[i*d.width:][:d.width]
	}
	start := 0
	if i > 0 {
		start = d.ends[i-1]
	}
	return d.data[start:d.ends[i]]
}

// size is that of the values, with their lengths where they differ.
func (d *dictionary) size() int { return len(d.data) + 4*len(d.ends) }

func (d *dictionary) add(v []byte) uint32 {
	if d.n > 0 && bytes.Equal(d.value(int(d.last)), v) {
		return d.last // such as the document of the row before
	}
	if 2*d.n >= len(d.slots) {
		d.grow()
	}
	hash := d.hash(v)
	slot := d.find(hash, v)
	if *slot == 0 {
		d.data = append(d.data, v...)
		if d.width == 0 {
			d.ends = append(d.ends, len(d.data))
		}
		d.n++
		*slot = hash&^lowerHalf | uint64(d.n)
	}
	d.last = uint32(*slot) - 1
	return d.last
}

const lowerHalf = 1<<32 - 1

func (d *dictionary) hash(v []byte) uint64 {
	const golden = 0x9e3779b97f4a7c15 // Fibonacci hashing: the upper bits are mixed best
	switch d.width {
	case 4:
		h := uint64(binary.LittleEndian.Uint32(v)) * golden
		return h ^ h>>32
	case 8:
		h := binary.LittleEndian.Uint64(v) * golden
		return h ^ h>>32
	}
	return maphash.Bytes(hashSeed, v)
}

// find returns the slot of a value, which holds 0 where it is new.
func (d *dictionary) find(hash uint64, v []byte) *uint64 {
	mask := uint64(len(d.slots) - 1)
	for at := hash; ; at++ {
		slot := &d.slots[at&mask]
		if *slot == 0 || (*slot^hash)>>32 == 0 && bytes.Equal(d.value(int(uint32(*slot)-1)), v) {
			return slot
		}
	}
}

func (d *dictionary) grow() {
	d.slots = make([]uint64, max(64, 2*len(d.slots)))
	for i := range d.n {
		v := d.value(i)
		hash := d.hash(v)
		*d.find(hash, v) = hash&^lowerHalf | uint64(i+1)
	}
}

func (d *dictionary) clear() {
	d.data, d.ends, d.n = d.data[:0], d.ends[:0], 0
	clear(d.slots)
}

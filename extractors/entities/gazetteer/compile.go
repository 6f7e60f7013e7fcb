package gazetteer

import (
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"maps"
	"slices"
)

// Table gathers names for [Table.Marshal].
type Table struct {
	names   map[Key]value
	entries []Entry
}

type value struct {
	flags Flags
	entry uint16
}

// Entry adds an entity and returns its number.
func (t *Table) Entry(e Entry) int {
	t.entries = append(t.entries, e)
	return len(t.entries)
}

// Add puts a name on a list. The first entry given for a name stays; 0 is none.
func (t *Table) Add(name string, list Flags, entry int) {
	if t.names == nil {
		t.names = map[Key]value{}
	}
	put := func(k Key, flags Flags, entry int) {
		v := t.names[k]
		v.flags |= flags
		if v.entry == 0 {
			v.entry = uint16(entry)
		}
		t.names[k] = v
	}
	var k Key
	for w := range Words(name) {
		if k != 0 {
			put(k, prefix, 0)
		}
		k = k.Add(Word(w))
	}
	if k != 0 {
		put(k, list, entry)
	}
}

// Marshal returns the table as a file. The same names give the same bytes.
func (t *Table) Marshal() ([]byte, error) {
	if len(t.entries) >= 1<<16 {
		return nil, errors.New("more entries than a slot can number")
	}
	size := 1
	for 2*size < 3*len(t.names) {
		size *= 2
	}
	slots := make([]uint64, size)
	for _, k := range slices.Sorted(maps.Keys(t.names)) {
		at := int(k) & (size - 1)
		for slots[at] != 0 {
			if uint32(slots[at]) == uint32(k>>32) {
				return nil, errors.New("two names have one key")
			}
			at = (at + 1) & (size - 1)
		}
		v := t.names[k]
		slots[at] = uint64(k>>32) | uint64(v.flags)<<32 | uint64(v.entry)<<48
	}
	out := binary.LittleEndian.AppendUint32(nil, uint32(size))
	out = binary.LittleEndian.AppendUint32(out, uint32(len(t.entries)))
	for _, s := range slots {
		out = binary.LittleEndian.AppendUint64(out, s)
	}
	start := headerSize - 8 + len(out) + 4*len(t.entries)
	var blob []byte
	for _, e := range t.entries {
		out = binary.LittleEndian.AppendUint32(out, uint32(start+len(blob)))
		blob = append(blob, e.ID+"\x00"+e.Label+"\x00"+e.Name+"\x00"+e.Country+"\x00"...)
	}
	out = append(out, blob...)
	sum := sha256.Sum256(out)
	return append(append([]byte(magic), sum[:]...), out...), nil
}

package tagger

import (
	"cmp"
	"encoding/binary"
	"slices"
)

// table holds a row of weights for each feature, found by hash and
// displacement (Belazzougui, Botelho and Dietzfelbinger 2009): a feature
// falls into a bucket, whose displacement sends each feature of the bucket to
// a slot of its own. So a look-up reads one displacement and one key, and a
// row only where the feature is known; none of it depends on another look-up.
type table struct {
	displacements []uint16  // of the buckets
	keys          []uint32  // of the slots
	rows          []weights // of the slots
}

// weights is a row as it is added: tags 1 to 8 and 9 to 16, a byte each.
type weights [2]uint64

// row is the weight of each tag but Outside, plus bias.
type row [rowSize]byte

func (r row) weights() weights {
	return weights{binary.LittleEndian.Uint64(r[:]), binary.LittleEndian.Uint64(r[8:])}
}

const (
	rowSize = Tags - 1
	bias    = 128
	// A bucket of four features finds its slots soon, though few are left free.
	perBucket = 4
)

// bucketOf returns the bucket of a feature.
func bucketOf(f uint64, buckets int) uint32 {
	return uint32(uint64(uint32(f)) * uint64(buckets) >> 32)
}

// keyOf tells the features of a slot apart.
func keyOf(f uint64) uint32 { return uint32(f >> 32) }

// slotOf returns the slot that a displacement sends a key to.
func slotOf(key uint32, displacement uint16, slots int) uint32 {
	return uint32(uint64((key^uint32(displacement)*0x9e3779b1)*0x85ebca6b) * uint64(slots) >> 32)
}

// newTable returns the table of the rows; the same rows give the same table.
func newTable(rows map[uint64]row) *table {
	for spare := 1; ; spare++ {
		if t, ok := tryTable(rows, len(rows)+spare*(1+len(rows)/64)); ok {
			return t
		}
	}
}

// tryTable places the largest buckets first, while most slots are free.
func tryTable(rows map[uint64]row, slots int) (*table, bool) {
	buckets := make([][]uint64, 1+len(rows)/perBucket)
	for f := range rows {
		b := bucketOf(f, len(buckets))
		buckets[b] = append(buckets[b], f)
	}
	order := make([]int, len(buckets))
	for i := range order {
		order[i] = i
		slices.Sort(buckets[i])
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(len(buckets[b]), len(buckets[a])) })
	t := &table{make([]uint16, len(buckets)), make([]uint32, slots), make([]weights, slots)}
	taken := make([]bool, slots)
	for _, b := range order {
		d, ok := displace(buckets[b], taken)
		if !ok {
			return nil, false
		}
		t.displacements[b] = d
		for _, f := range buckets[b] {
			at := slotOf(keyOf(f), d, slots)
			t.keys[at] = keyOf(f)
			t.rows[at] = rows[f].weights()
		}
	}
	return t, true
}

// displace takes free slots for the features of a bucket.
func displace(bucket []uint64, taken []bool) (uint16, bool) {
	var at []uint32
	for d := range 1 << 16 {
		at = at[:0]
		for _, f := range bucket {
			s := slotOf(keyOf(f), uint16(d), len(taken))
			if taken[s] {
				break
			}
			taken[s] = true
			at = append(at, s)
		}
		if len(at) == len(bucket) {
			return uint16(d), true
		}
		for _, s := range at {
			taken[s] = false
		}
	}
	return 0, false
}

// append adds the table as it stands in a file.
func (t *table) append(out []byte) []byte {
	for _, d := range t.displacements {
		out = binary.LittleEndian.AppendUint16(out, d)
	}
	for _, k := range t.keys {
		out = binary.LittleEndian.AppendUint32(out, k)
	}
	for _, r := range t.rows {
		out = binary.LittleEndian.AppendUint64(binary.LittleEndian.AppendUint64(out, r[0]), r[1])
	}
	return out
}

func tableSize(slots, buckets int) int { return 2*buckets + (4+rowSize)*slots }

// readTable reads the table of a file.
func readTable(b []byte, slots, buckets int) table {
	t := table{make([]uint16, buckets), make([]uint32, slots), make([]weights, slots)}
	for i := range t.displacements {
		t.displacements[i] = binary.LittleEndian.Uint16(b[2*i:])
	}
	b = b[2*buckets:]
	for i := range t.keys {
		t.keys[i] = binary.LittleEndian.Uint32(b[4*i:])
	}
	b = b[4*slots:]
	for i := range t.rows {
		t.rows[i] = row(b[rowSize*i:][:rowSize]).weights()
	}
	return t
}

// sums are the scores of the tags but Outside, added up in four words of four
// 16-bit lanes that start at zero. There is room for the weights of 190
// features, more than there are templates.
type sums [4]uint64

const (
	evenBytes = 0x00ff00ff00ff00ff
	eachLane  = 0x0001000100010001
	zero      = 0x8000
)

// noSums are the scores of no feature.
var noSums = sums{zero * eachLane, zero * eachLane, zero * eachLane, zero * eachLane}

// batch is how many features are looked up together, so that the memory
// answers for several at once.
const batch = 64

// finder is the scratch space of look-ups.
type finder struct{ slots, keys [batch]uint32 }

// add adds the weights of the features that the table has.
func (t *table) add(s *sums, features []uint64, scratch *finder) {
	for len(features) > batch {
		s.add(t.rows, t.find(features[:batch], scratch))
		features = features[batch:]
	}
	s.add(t.rows, t.find(features, scratch))
}

// find returns the slots of the features that the table has.
func (t *table) find(features []uint64, scratch *finder) []uint32 {
	slots, keys := scratch.slots[:len(features)], scratch.keys[:len(features)]
	displacements, size := t.displacements, len(t.keys)
	for i, f := range features {
		keys[i] = keyOf(f)
		slots[i] = slotOf(keyOf(f), displacements[bucketOf(f, len(displacements))], size)
	}
	return known(t.keys, slots, keys)
}

// known returns those of slots whose keys the table has there.
func known(table, slots, keys []uint32) []uint32 {
	keys = keys[:len(slots)]
	hits := 0
	for i, at := range slots {
		slots[hits] = at
		if table[at] == keys[i] {
			hits++
		}
	}
	return slots[:hits]
}

// add adds the rows of slots.
func (s *sums) add(rows []weights, slots []uint32) {
	a, b, c, d := s[0], s[1], s[2], s[3]
	for _, at := range slots {
		lo, hi := rows[at][0], rows[at][1]
		a += lo & evenBytes
		b += lo >> 8 & evenBytes
		c += hi & evenBytes
		d += hi >> 8 & evenBytes
	}
	own := uint64(len(slots)) * bias * eachLane
	s[0], s[1], s[2], s[3] = a-own, b-own, c-own, d-own
}

// plus adds other scores.
func (s *sums) plus(o *sums) {
	const start = zero * eachLane
	s[0], s[1], s[2], s[3] = s[0]+o[0]-start, s[1]+o[1]-start, s[2]+o[2]-start, s[3]+o[3]-start
}

// scores gives the score of each tag; that of Outside is 0.
func (s *sums) scores(out *perTag[int32]) {
	out.outside = 0
	for half := range 2 {
		even, odd := s[2*half], s[2*half+1]
		a, b := &out.of[2*half], &out.of[2*half+1]
		a[begin], a[inside], a[end], a[single] = lane(even, 0), lane(odd, 0), lane(even, 1), lane(odd, 1)
		b[begin], b[inside], b[end], b[single] = lane(even, 2), lane(odd, 2), lane(even, 3), lane(odd, 3)
	}
}

func lane(word uint64, i int) int32 { return int32(uint16(word>>(16*i))) - zero }

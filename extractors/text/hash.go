package text

import "slices"

// A wordKey is a word of up to 16 bytes in lower case, as two numbers of which
// the first byte is the lowest.
type wordKey struct{ low, high uint64 }

const longestKey = 16 // bytes

// keyAt returns the key of s[start:end], of 1 to 16 bytes.
func keyAt(s string, start, end int) wordKey {
	n := end - start
	if start+longestKey > len(s) {
		var padded [longestKey]byte
		copy(padded[:], s[start:end])
		s, start = string(padded[:]), 0
	}
	return wordKey{
		(eightBytes(s[start:]) | lowerCase) & firstBytes(min(n, 8)),
		(eightBytes(s[start+8:]) | lowerCase) & firstBytes(max(n-8, 0)),
	}
}

// A classTable finds the words of the class file by a perfect hash: the top
// bits of a word's hash choose a shift, so made that no two words meet in a slot.
type classTable struct {
	seed     uint64
	shifts   [128]uint16
	slots    [1024]classSlot
	greatest uint16 // number of a word
}

type classSlot struct {
	key wordKey
	classed
}

func (t *classTable) find(k wordKey) (c classed) {
	h := t.hash(k)
	if s := &t.slots[t.slot(h, t.shifts[h>>57])]; s.key == k {
		c = s.classed
	}
	return c
}

func (t *classTable) hash(k wordKey) uint64 { return (k.low ^ k.high*0x9e3779b97f4a7c15) * t.seed }

func (t *classTable) slot(hash uint64, shift uint16) uint64 {
	return (hash>>32 + uint64(shift)) % uint64(len(t.slots))
}

// newClassTable tries seeds until each group of words has a shift that fits.
func newClassTable(words map[wordKey]classed) *classTable {
	var slots []classSlot
	for key, c := range words {
		slots = append(slots, classSlot{key, c})
	}
	for seed := uint64(0xd6e8feb86659fd93); ; seed += 2 {
		t := &classTable{seed: seed}
		if t.fill(slots) {
			return t
		}
	}
}

// fill chooses the shifts, those of the most words first.
func (t *classTable) fill(words []classSlot) bool {
	groups := make([][]classSlot, len(t.shifts))
	for _, w := range words {
		g := t.hash(w.key) >> 57
		groups[g] = append(groups[g], w)
	}
	order := make([]int, len(groups))
	for g := range order {
		order[g] = g
	}
	slices.SortFunc(order, func(a, b int) int { return len(groups[b]) - len(groups[a]) })
	for _, g := range order {
		for !t.place(groups[g], t.shifts[g]) {
			if t.shifts[g]++; int(t.shifts[g]) == len(t.slots) {
				return false
			}
		}
	}
	return true
}

// place puts words into the slots of a shift if these are free.
func (t *classTable) place(words []classSlot, shift uint16) bool {
	for n, w := range words {
		s := &t.slots[t.slot(t.hash(w.key), shift)]
		if s.word != 0 {
			for _, w := range words[:n] {
				t.slots[t.slot(t.hash(w.key), shift)] = classSlot{}
			}
			return false
		}
		*s = w
		t.greatest = max(t.greatest, w.word)
	}
	return true
}

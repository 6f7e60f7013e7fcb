package tagger

import (
	"math/rand/v2"
	"testing"
)

func TestTable(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for _, n := range []int{0, 1, 2, 5, 64, 20000} {
		rows := map[uint64]row{}
		for range n {
			var r row
			for i := range r {
				r[i] = byte(rng.Uint32())
			}
			rows[rng.Uint64()] = r
		}
		built := newTable(rows)
		read := readTable(built.append(nil), len(built.keys), len(built.displacements))
		for f, r := range rows {
			got := noSums
			read.add(&got, []uint64{f, f ^ 1<<63}, new(finder))
			var scores perTag[int32]
			got.scores(&scores)
			for i := range r {
				if want := int32(r[i]) - bias; scores.at(Tag(i+1)) != want {
					t.Fatalf("of %d features: tag %d of %x has %d, want %d", n, i+1, f, scores.at(Tag(i+1)), want)
				}
			}
		}
	}
}

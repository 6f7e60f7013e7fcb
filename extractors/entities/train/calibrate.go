package main

import (
	"log"
	"math"

	"harrow/extractors/entities/tagger"
)

// reliability counts, of the names that models gave to documents which they
// had not seen, how many were right, by the least probability of their tags.
type reliability struct {
	right, total [len(tagger.Calibration{})]int
}

// add counts the names of one example.
func (r *reliability) add(odds []float64, labels []tagger.Tag, allowed []tagSet) {
	for i := 0; i < len(labels); i++ {
		if labels[i] == tagger.Outside {
			continue
		}
		p, right, open := odds[i], true, false
		for {
			p = min(p, odds[i])
			right = right && allowed[i].has(int(labels[i]))
			open = open || allowed[i] == allTags
			if labels[i].Ends() {
				break
			}
			i++
		}
		if open {
			continue
		}
		bin := min(int((*tagger.Calibration)(nil).Part(p)), len(r.total)-1)
		r.total[bin]++
		if right {
			r.right[bin]++
		}
	}
}

// calibration returns the share of right names of each bin, made to rise by
// pooling neighbours that do not (isotonic regression).
func (r *reliability) calibration() (c tagger.Calibration) {
	type pool struct{ right, total, bins float64 }
	var pools []pool
	for i := range r.total {
		// One right and one wrong name more keep an empty bin in the middle.
		pools = append(pools, pool{float64(r.right[i]) + 1, float64(r.total[i]) + 2, 1})
		for n := len(pools); n > 1 && pools[n-2].right/pools[n-2].total > pools[n-1].right/pools[n-1].total; n-- {
			a, b := pools[n-2], pools[n-1]
			pools = append(pools[:n-2], pool{a.right + b.right, a.total + b.total, a.bins + b.bins})
		}
	}
	i := 0
	for _, p := range pools {
		for range int(p.bins) {
			c[i] = float32(p.right / p.total)
			i++
		}
	}
	for i := range c {
		log.Printf("probability from %.4f: %6d names, %.3f right", 1-math.Pow(1-float64(i)/float64(len(c)), 3), r.total[i], c[i])
	}
	return c
}

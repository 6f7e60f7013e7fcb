// Package calibration turns what was measured of a rule into the confidence of
// its rows. The program calibrate writes the measurements.
package calibration

import (
	"strconv"
	"strings"
)

// strength is how many rows of the layer's mean precision are added to those
// measured of a rule, and one wrong row with them, so that a rule seen twice is
// not called certain however good its layer is.
const strength = 4

// A Table holds the confidence of each key measured.
type Table struct {
	keys map[string]float32
	mean float32
}

// Parse reads lines of a key, its right rows and all its rows, and comments
// after #. A line that is not so is passed over.
func Parse(data string) Table {
	type count struct{ right, rows float64 }
	counts := map[string]count{}
	var all count
	for line := range strings.Lines(data) {
		f := strings.Fields(line)
		if len(f) != 3 || f[0][0] == '#' {
			continue
		}
		right, err := strconv.ParseFloat(f[1], 64)
		rows, err2 := strconv.ParseFloat(f[2], 64)
		if err != nil || err2 != nil {
			continue
		}
		counts[f[0]] = count{right, rows}
		all.right += right
		all.rows += rows
	}
	mean := all.right / max(all.rows, 1)
	t := Table{map[string]float32{}, float32(strength * mean / (strength + 1))}
	for key, c := range counts {
		t.keys[key] = float32((c.right + strength*mean) / (c.rows + strength + 1))
	}
	return t
}

// Confidence returns the share of right rows to expect of a key; of a key not
// measured, little less than that of its layer.
func (t Table) Confidence(key string) float32 {
	if c, ok := t.keys[key]; ok {
		return c
	}
	return t.mean
}

// Times returns the table with each confidence times share.
func (t Table) Times(share float32) Table {
	scaled := Table{map[string]float32{}, t.mean * share}
	for key, c := range t.keys {
		scaled.keys[key] = c * share
	}
	return scaled
}

package main

import (
	"cmp"
	"math"
	"math/rand/v2"
	"slices"

	"harrow/extractors/entities/gazetteer"
)

// parts returns the clusters of the parts of each word's vector, which lies
// along the principal axes: they are dealt so that each part holds as much of
// the variance. The words of the embedding come first; another one has the
// clusters of the mean of the words of its own.
func parts(e *embedding, words []string, cluster map[string]int) [][gazetteer.VectorParts]byte {
	axes := principal(e.rows[:min(learned, len(e.rows))])
	out := make([][gazetteer.VectorParts]byte, len(words))
	for n := range gazetteer.VectorParts {
		var own [][]float64
		for i, axis := range axes {
			// There and back: 0 1 2 3 4 4 3 2 1 0.
			if at := i % (2 * gazetteer.VectorParts); at == n || at == 2*gazetteer.VectorParts-1-n {
				own = append(own, axis)
			}
		}
		rows := make([][]float32, len(e.rows))
		whole := make([][]float32, gazetteer.FineClusters)
		for i, row := range e.rows {
			rows[i] = project(row, own)
			sum := &whole[cluster[e.words[i]]]
			if *sum == nil {
				*sum = make([]float32, len(rows[i]))
			}
			for k, x := range rows[i] {
				(*sum)[k] += x
			}
		}
		centres := kmeans(rows[:min(learned, len(rows))], gazetteer.PartClusters, points, rand.New(rand.NewPCG(2, uint64(n))))
		for i, w := range words {
			if i < len(rows) {
				out[i][n] = byte(nearest(rows[i], centres))
			} else {
				sum := whole[cluster[w]]
				row := mean(sum)
				row[len(row)-1] = 1
				out[i][n] = byte(nearest(row, centres))
			}
		}
	}
	return out
}

// points are projected rows.
var points = space{mean, mean}

// project returns a row along some axes, and 1.
func project(row []float32, axes [][]float64) []float32 {
	out := make([]float32, 0, len(axes)+1)
	for _, axis := range axes {
		dot := 0.0
		for i, x := range row {
			dot += axis[i] * float64(x)
		}
		out = append(out, float32(dot))
	}
	return append(out, 1)
}

// mean returns the mean of projected rows by their sum, with half its squared
// length taken off in the place of the 1: so the row closest to it has the
// largest product with it.
func mean(sum []float32) []float32 {
	n := len(sum) - 1
	out := make([]float32, n+1)
	for i, x := range sum[:n] {
		out[i] = x / sum[n]
		out[n] -= out[i] * out[i] / 2
	}
	return out
}

// principal returns the axes of the rows, the one of the largest variance
// first: the eigenvectors of their covariance, by Jacobi's rotations.
func principal(rows [][]float32) [][]float64 {
	n := len(rows[0])
	middle := make([]float64, n)
	for _, row := range rows {
		for i, x := range row {
			middle[i] += float64(x) / float64(len(rows))
		}
	}
	c, axes := make([][]float64, n), make([][]float64, n)
	for i := range n {
		c[i], axes[i] = make([]float64, n), make([]float64, n)
		axes[i][i] = 1
	}
	for _, row := range rows {
		for i, x := range row {
			for j, y := range row {
				c[i][j] += (float64(x) - middle[i]) * (float64(y) - middle[j])
			}
		}
	}
	const sweeps = 12
	for range sweeps {
		for p := range n {
			for q := p + 1; q < n; q++ {
				rotate(c, axes, p, q)
			}
		}
	}
	order := make([]int, n)
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Compare(c[b][b], c[a][a]) })
	out := make([][]float64, n)
	for i, k := range order {
		out[i] = axes[k]
	}
	return out
}

// rotate turns rows and columns p and q of a symmetric matrix so that it is
// zero where they cross, and the axes with them.
func rotate(c, axes [][]float64, p, q int) {
	if c[p][q] == 0 {
		return
	}
	theta := (c[q][q] - c[p][p]) / (2 * c[p][q])
	t := 1 / (math.Abs(theta) + math.Hypot(theta, 1))
	if theta < 0 {
		t = -t
	}
	cos := 1 / math.Hypot(t, 1)
	sin := t * cos
	for k := range c {
		a, b := c[k][p], c[k][q]
		c[k][p], c[k][q] = cos*a-sin*b, sin*a+cos*b
	}
	for k := range c {
		a, b := c[p][k], c[q][k]
		c[p][k], c[q][k] = cos*a-sin*b, sin*a+cos*b
		a, b = axes[p][k], axes[q][k]
		axes[p][k], axes[q][k] = cos*a-sin*b, sin*a+cos*b
	}
}

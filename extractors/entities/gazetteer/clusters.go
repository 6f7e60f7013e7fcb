package gazetteer

import _ "embed"

// The numbers of word clusters in the three sizes.
const (
	FineClusters   = 2048
	MiddleClusters = 256
	CoarseClusters = 48
)

// ClusterMagic starts the file of word clusters. After it come the number of
// slots of the hash table (uint32), the middle and the coarse cluster of each
// fine one (bytes), the keys (uint32) and the fine clusters (uint16) of the
// slots, little-endian.
const ClusterMagic = "HARROWC1"

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

// Clusters returns the fine, middle and coarse cluster of a word by its key;
// ok is false for a word that has none.
func Clusters(key uint32) (fine, middle, coarse int, ok bool) {
	const table = len(ClusterMagic) + 4
	const keys = table + 2*FineClusters
	size := uint32At(clusterFile, len(ClusterMagic))
	for at := key & (size - 1); ; at = (at + 1) & (size - 1) {
		switch uint32At(clusterFile, keys+4*int(at)) {
		case key:
			id := keys + 4*int(size) + 2*int(at)
			fine = int(clusterFile[id]) | int(clusterFile[id+1])<<8
			return fine, int(clusterFile[table+2*fine]), int(clusterFile[table+2*fine+1]), true
		case 0:
			return 0, 0, 0, false
		}
	}
}

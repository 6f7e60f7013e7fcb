package tagger

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"math"
)

// A model file is, little-endian: magic (8 bytes), SHA-256 of all that
// follows (32), version of the features (uint32), scale (float32, of the
// weights' unit), number of slots (uint32), bounds of the
// confidence table, moves (int16, Tags x Tags), slots: a key (uint32, 0 is
// free) and a row (16 bytes: the weight of each tag but Outside, plus 128).
const (
	modelMagic = "HARROWE1"
	slotSize   = 4 + Tags - 1
	bias       = 128
	headerSize = len(modelMagic) + sha256.Size
	fixedSize  = headerSize + 12 + 4*len(Calibration{}) + 2*Tags*Tags
)

// Calibration gives the share of right names among those whose probability
// the model puts in each part of 0..1; see [Calibration.Part].
type Calibration [20]float32

// Part is where a probability stands among the parts, 0 to their number. The
// parts get narrower towards 1, where most names are.
func (c *Calibration) Part(p float64) float64 {
	return float64(len(c)) * (1 - math.Cbrt(1-min(1, p)))
}

// Model is a linear-chain conditional random field: weights of hashed
// features and of moves from tag to tag. It is read-only.
type Model struct {
	Checksum string // SHA-256 in hexadecimal digits
	scale    float32
	confs    Calibration
	moves    [Tags][Tags]int32
	size     uint32
	keys     []uint32    // of the slots: together they fit a cache that the rows don't
	rows     [][2]uint64 // of the slots
	exp      []float32   // exp of -i units
	powers   [Tags][Tags]float32
}

// Weights is a model as the trainer learns it.
type Weights struct {
	Features    map[uint64][Tags]float32
	Moves       [Tags][Tags]float32
	Calibration Calibration
}

// maxWeight bounds the difference of a tag's weight to that of Outside.
const maxWeight = 6

// Marshal returns the model file. Weights of Outside are taken off the
// others, which changes no probability. Features are given in a fixed order
// so that the same weights give the same bytes.
func (w *Weights) Marshal(order []uint64) []byte {
	size := len(order)*5/4 + 1
	const scale = float32(127) / maxWeight
	out := binary.LittleEndian.AppendUint32(nil, Version)
	out = binary.LittleEndian.AppendUint32(out, math.Float32bits(scale))
	out = binary.LittleEndian.AppendUint32(out, uint32(size))
	for _, c := range w.Calibration {
		out = binary.LittleEndian.AppendUint32(out, math.Float32bits(c))
	}
	for from := range Tags {
		for to := range Tags {
			out = binary.LittleEndian.AppendUint16(out, uint16(int16(math.Round(float64(w.Moves[from][to]*scale)))))
		}
	}
	slots := make([]byte, size*slotSize)
	for _, f := range order {
		at, key := place(f, uint32(size))
		for binary.LittleEndian.Uint32(slots[int(at)*slotSize:]) != 0 {
			at = (at + 1) % uint32(size)
		}
		slot := slots[int(at)*slotSize:][:slotSize]
		binary.LittleEndian.PutUint32(slot, key)
		row := w.Features[f]
		for t := 1; t < Tags; t++ {
			v := math.Round(float64((row[t] - row[0]) * scale))
			slot[4+t-1] = byte(int(max(-127, min(127, v))) + bias)
		}
	}
	out = append(out, slots...)
	sum := sha256.Sum256(out)
	return append(append([]byte(modelMagic), sum[:]...), out...)
}

// place returns the slot at which the search for a feature starts, and its
// key there.
func place(f uint64, size uint32) (at, key uint32) {
	return uint32(uint64(uint32(f)) * uint64(size) >> 32), max(1, uint32(f>>32))
}

var errModel = errors.New("not a model of the entities stage")

// ReadModel reads a model file.
func ReadModel(data []byte) (*Model, error) {
	if len(data) < fixedSize || string(data[:len(modelMagic)]) != modelMagic {
		return nil, errModel
	}
	sum := sha256.Sum256(data[headerSize:])
	if string(sum[:]) != string(data[len(modelMagic):headerSize]) {
		return nil, errors.New("the model file is damaged: its checksum is wrong")
	}
	b := data[headerSize:]
	u32 := func() uint32 { v := binary.LittleEndian.Uint32(b); b = b[4:]; return v }
	if v := u32(); v != Version {
		return nil, fmt.Errorf("the model has version %d, this program reads version %d", v, Version)
	}
	m := &Model{Checksum: hex.EncodeToString(sum[:]), scale: math.Float32frombits(u32())}
	size := u32()
	if size == 0 || len(data) != fixedSize+int(size)*slotSize || !(m.scale > 0) {
		return nil, errModel
	}
	for i := range m.confs {
		m.confs[i] = math.Float32frombits(u32())
	}
	for from := range Tags {
		for to := range Tags {
			m.moves[from][to] = int32(int16(binary.LittleEndian.Uint16(b)))
			m.powers[from][to] = float32(math.Exp(float64(m.moves[from][to]) / float64(m.scale)))
			b = b[2:]
		}
	}
	m.size = size
	m.keys, m.rows = make([]uint32, size), make([][2]uint64, size)
	for at := range m.keys {
		slot := b[at*slotSize:][:slotSize]
		m.keys[at] = binary.LittleEndian.Uint32(slot)
		m.rows[at] = [2]uint64{binary.LittleEndian.Uint64(slot[4:]), binary.LittleEndian.Uint64(slot[12:])}
	}
	for i := 0; float32(i) < 20*m.scale; i++ {
		m.exp = append(m.exp, float32(math.Exp(-float64(i)/float64(m.scale))))
	}
	return m, nil
}

// sums are the scores of the tags but Outside, added up in four words of four
// 16-bit lanes; each feature adds its bias as well. There is room for 257
// features, more than twice as many as there are templates.
type sums struct {
	lanes [4]uint64
	n     uint64 // features found
}

const evenBytes = 0x00ff00ff00ff00ff

// batch is how many features are looked up together, so that the memory
// answers for several at once.
const batch = 64

// add adds the weights of the features that the model knows.
func (m *Model) add(s *sums, features []uint64) {
	var keys, found [batch]uint32
	for len(features) > 0 {
		n := min(batch, len(features))
		for i, f := range features[:n] {
			at, _ := place(f, m.size)
			keys[i] = m.keys[at]
		}
		hits := 0
		for i, f := range features[:n] {
			at, key := place(f, m.size)
			k := keys[i]
			for k != key && k != 0 {
				if at++; at == m.size {
					at = 0
				}
				k = m.keys[at]
			}
			found[hits] = at
			if k != 0 {
				hits++
			}
		}
		for _, at := range found[:hits] {
			lo, hi := m.rows[at][0], m.rows[at][1]
			s.lanes[0] += lo & evenBytes
			s.lanes[1] += lo >> 8 & evenBytes
			s.lanes[2] += hi & evenBytes
			s.lanes[3] += hi >> 8 & evenBytes
		}
		s.n += uint64(hits)
		features = features[n:]
	}
}

func (s *sums) plus(o *sums) {
	for i := range s.lanes {
		s.lanes[i] += o.lanes[i]
	}
	s.n += o.n
}

// scores returns the score of each tag; that of Outside is 0.
func (s *sums) scores() (out [Tags]int32) {
	off := int32(s.n) * bias
	for word := range 2 {
		even, odd := s.lanes[2*word], s.lanes[2*word+1]
		for i := range 4 {
			out[1+8*word+2*i] = int32(uint16(even>>(16*i))) - off
			out[2+8*word+2*i] = int32(uint16(odd>>(16*i))) - off
		}
	}
	return out
}

package tagger

import (
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"math"
)

// A model file is, little-endian: magic (8 bytes), SHA-256 of all that
// follows (32), version of the features (uint32), scale (float32, of the
// weights' unit), numbers of slots and of buckets of the table (uint32), bounds
// of the confidence table, moves (int16, Tags x Tags), then the table as
// [table] has it.
const (
	modelMagic = "HARROWE2"
	headerSize = len(modelMagic) + sha256.Size
	fixedSize  = headerSize + 16 + 4*len(Calibration{}) + 2*Tags*Tags
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
	scale float32
	confs Calibration
	table table
	exp   []float32 // exp of -i units

	starts [starts][starts]int32     // moves from endTags to startTags
	gain   [starts][starts]int32     // how much better those from the second of endTags may be than those from the first, at most
	inner  [len(types)]within[int32] // moves within a name, by type
	alone  [NoType + 1]int32         // moves of a name of one piece that stands alone, by type

	startPowers [starts][starts]float32 // exponentials of the same
	innerPowers [len(types)]within[float32]
}

// within holds something of each move within a name.
type within[T any] struct{ beginInside, beginEnd, insideInside, insideEnd T }

// Weights is a model as the trainer learns it.
type Weights struct {
	Features    map[uint64][Tags]float32
	Moves       [Tags][Tags]float32
	Calibration Calibration
}

// maxWeight bounds the difference of a tag's weight to that of Outside.
const maxWeight = 6

// Marshal returns the model file. Weights of Outside are taken off the
// others, which changes no probability.
func (w *Weights) Marshal() []byte {
	const scale = float32(127) / maxWeight
	rows := make(map[uint64]row, len(w.Features))
	for f, weights := range w.Features {
		var r row
		for t := 1; t < Tags; t++ {
			v := math.Round(float64((weights[t] - weights[0]) * scale))
			r[t-1] = byte(int(max(-127, min(127, v))) + bias)
		}
		rows[f] = r
	}
	t := newTable(rows)
	out := binary.LittleEndian.AppendUint32(nil, Version)
	out = binary.LittleEndian.AppendUint32(out, math.Float32bits(scale))
	out = binary.LittleEndian.AppendUint32(out, uint32(len(t.keys)))
	out = binary.LittleEndian.AppendUint32(out, uint32(len(t.displacements)))
	for _, c := range w.Calibration {
		out = binary.LittleEndian.AppendUint32(out, math.Float32bits(c))
	}
	for from := range Tags {
		for to := range Tags {
			out = binary.LittleEndian.AppendUint16(out, uint16(int16(math.Round(float64(w.Moves[from][to]*scale)))))
		}
	}
	out = t.append(out)
	sum := sha256.Sum256(out)
	return append(append([]byte(modelMagic), sum[:]...), out...)
}

var errModel = errors.New("not a model of the entities stage")

// Verify holds a model file against its checksum.
func Verify(data []byte) error {
	if len(data) < fixedSize || string(data[:len(modelMagic)]) != modelMagic {
		return errModel
	}
	if sum := sha256.Sum256(data[headerSize:]); string(sum[:]) != Checksum(data) {
		return errors.New("the model file is damaged: its checksum is wrong")
	}
	return nil
}

// Checksum is the SHA-256 that a model file states.
func Checksum(data []byte) string { return string(data[len(modelMagic):headerSize]) }

// ReadModel reads a model file that is known to be whole.
func ReadModel(data []byte) (*Model, error) {
	if len(data) < fixedSize {
		return nil, errModel
	}
	b := data[headerSize:]
	u32 := func() uint32 { v := binary.LittleEndian.Uint32(b); b = b[4:]; return v }
	if v := u32(); v != Version {
		return nil, fmt.Errorf("the model has version %d, this program reads version %d", v, Version)
	}
	m := &Model{scale: math.Float32frombits(u32())}
	slots, buckets := int(u32()), int(u32())
	if slots == 0 || buckets == 0 || len(data) != fixedSize+tableSize(slots, buckets) || !(m.scale > 0) {
		return nil, errModel
	}
	for i := range m.confs {
		m.confs[i] = math.Float32frombits(u32())
	}
	var moves [Tags][Tags]int32
	for from := range Tags {
		for to := range Tags {
			moves[from][to] = int32(int16(binary.LittleEndian.Uint16(b)))
			b = b[2:]
		}
	}
	m.setMoves(&moves)
	m.table = readTable(b, slots, buckets)
	for i := 0; float32(i) < 20*m.scale; i++ {
		m.exp = append(m.exp, float32(math.Exp(-float64(i)/float64(m.scale))))
	}
	return m, nil
}

func (m *Model) setMoves(moves *[Tags][Tags]int32) {
	power := func(move int32) float32 { return float32(math.Exp(float64(move) / float64(m.scale))) }
	for e, from := range endTags {
		for k, to := range startTags {
			m.starts[e][k] = moves[from][to]
			m.startPowers[e][k] = power(moves[from][to])
		}
	}
	for a := range starts {
		for b := range starts {
			for k := range starts {
				m.gain[a][b] = max(m.gain[a][b], m.starts[b][k]-m.starts[a][k])
			}
		}
	}
	m.alone[NoType] = moves[Outside][Outside] + moves[Outside][Outside]
	for typ := range types {
		b := 1 + 4*typ
		in := within[int32]{moves[b][b+inside], moves[b][b+end], moves[b+inside][b+inside], moves[b+inside][b+end]}
		m.inner[typ] = in
		m.innerPowers[typ] = within[float32]{power(in.beginInside), power(in.beginEnd), power(in.insideInside), power(in.insideEnd)}
		m.alone[typ] = moves[Outside][b+single] + moves[b+single][Outside]
	}
}

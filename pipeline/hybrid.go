package pipeline

import "encoding/binary"

// Parquet's RLE/bit-packing hybrid packs in groups of eight values. A longer
// stretch is cut, so that its header is one byte as in every other writer.
const (
	packedGroup  = 8
	packedLength = 63 * packedGroup
)

// appendHybrid appends values of some bits each in the RLE/bit-packing hybrid
// encoding of Parquet: eight or more equal values as their number and the
// value, others packed.
func appendHybrid[T uint8 | uint32](dst []byte, values []T, width int) []byte {
	packed := 0 // where those to be packed start
	for i := 0; i < len(values); {
		v, run := values[i], 1
		for i+run < len(values) && values[i+run] == v {
			run++
		}
		if run < packedGroup {
			i += packedGroup
			if i-packed >= packedLength {
				dst = appendPacked(dst, values[packed:min(i, len(values))], width)
				packed = i
			}
			continue
		}
		dst = appendPacked(dst, values[packed:i], width)
		dst = binary.AppendUvarint(dst, uint64(run)<<1)
		for shift := 0; shift < width; shift += 8 {
			dst = append(dst, byte(uint32(v)>>shift))
		}
		i += run
		packed = i
	}
	return appendPacked(dst, values[min(packed, len(values)):], width)
}

// appendPacked appends values bit by bit from the lowest on, the last group
// filled up with zeros.
func appendPacked[T uint8 | uint32](dst []byte, values []T, width int) []byte {
	if len(values) == 0 {
		return dst
	}
	groups := (len(values) + packedGroup - 1) / packedGroup
	dst = append(dst, byte(groups<<1|1))
	end := len(dst) + groups*width
	var held uint64
	n := 0 // bits held
	for _, v := range values {
		held |= uint64(v) << n
		for n += width; n >= 8; n -= 8 {
			dst = append(dst, byte(held))
			held >>= 8
		}
	}
	for ; len(dst) < end; held >>= 8 {
		dst = append(dst, byte(held))
	}
	return dst
}

package text

import "math/bits"

// Eight bytes of a text are looked at together, as a number of which the first
// byte is the lowest. A mask is such a number with the top bit of the bytes that
// it holds.
const (
	eachByte  = 0x0101010101010101
	topBits   = 0x80 * eachByte
	lowerCase = 0x20 * eachByte // the bit that tells lower from upper case
)

// eightBytes returns the first eight bytes of s.
func eightBytes(s string) uint64 {
	_ = s[7]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

// firstBytes holds every bit of the first n bytes, of 0 to 8.
func firstBytes(n int) uint64 { return ^uint64(0) >> (64 - 8*uint(n)) }

// letters returns the mask of the ASCII letters in x.
func letters(x uint64) uint64 { return between(x|lowerCase, 'a', 'z') }

// digits returns the mask of the ASCII digits in x.
func digits(x uint64) uint64 { return between(x, '0', '9') }

// between returns the mask of the bytes of x from low to high, which are ASCII.
func between(x uint64, low, high byte) uint64 {
	y := x &^ topBits
	return (y + (0x80-uint64(low))*eachByte) &^ (y + (0x7f-uint64(high))*eachByte) &^ x & topBits
}

// leading returns how many bytes a mask holds from the first on.
func leading(mask uint64) int { return bits.TrailingZeros64(^mask&topBits) / 8 }

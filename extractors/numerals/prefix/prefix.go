// Package prefix tells in a few instructions that a text does not go on with a
// word of a lexicon, before the lexicon itself is asked.
package prefix

// Set holds the first four letters of words: by the first three, five bits each,
// the set of fourth letters. A word shorter than that counts as ended by a letter
// of its own, 0. Case is disregarded.
type Set struct {
	fourth [1 << 15]uint32
	third  [1 << 10]uint32 // by the first two, the set of third letters: small enough to stay near
}

var fold = func() (t [256]uint8) {
	for c := range uint8(26) {
		t['a'+c], t['A'+c] = c+1, c+1
	}
	return t
}()

// Add adds a word.
func (p *Set) Add(word string) {
	i, last := key(word, 0)
	p.fourth[i] |= 1 << last
	p.third[i>>5] |= 1 << (i & 31)
	if i&31 == 0 {
		p.third[i>>5] = 1<<32 - 1 // whatever follows a word of two letters
		if i>>5&31 == 0 {
			for second := range uint(32) {
				p.third[i>>5|second] = 1<<32 - 1
			}
		}
	}
}

// Or adds the words of another set.
func (p *Set) Or(other *Set) {
	for i, bits := range other.fourth {
		p.fourth[i] |= bits
	}
	for i, bits := range other.third {
		p.third[i] |= bits
	}
}

// Three reports whether the letters at byte at of s, which has three bytes there,
// may start a word of the set, by the first three. It is the cheap first test.
func (p *Set) Three(s string, at int) bool {
	a, b, c := fold[s[at]], fold[s[at+1]], fold[s[at+2]]
	i := uint(a)<<10 | uint(b)<<5 | uint(c)
	return p.third[i>>5]&(1<<(i&31)) != 0
}

// Has reports whether the letters at byte at of s may start a word of the set.
func (p *Set) Has(s string, at int) bool {
	if at+2 < len(s) && !p.Three(s, at) {
		return false
	}
	i, last := key(s, at)
	return p.fourth[i]&(1<<last) != 0
}

func key(s string, at int) (i uint, last uint8) {
	if at+4 <= len(s) {
		a, b, c, d := fold[s[at]], fold[s[at+1]], fold[s[at+2]], fold[s[at+3]]
		if b == 0 {
			c = 0
		}
		if c == 0 {
			d = 0
		}
		return uint(a)<<10 | uint(b)<<5 | uint(c), d
	}
	for n := range 3 {
		i <<= 5
		if at+n < len(s) && (n == 0 || i>>5 != 0 && i&(31<<5) != 0) {
			i |= uint(fold[s[at+n]])
		}
	}
	return i, 0
}

package numerals

import (
	"strings"
	"testing"
)

func FuzzCardinal(f *testing.F) {
	for _, s := range []string{"12,345.6 million", "two hundred and fifty", "9 3/4", "½", "1.234,5", "half a dozen", "21st", "three point five", "1 000 000"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for at := range min(len(s), 64) {
			for _, read := range []func(string, int) (Number, bool){Cardinal, Figure} {
				if n, ok := read(s, at); ok && (n.End <= at || n.End > len(s)) {
					t.Fatalf("%q at %d ends at %d", s, at, n.End)
				}
			}
			if n, end, ok := Ordinal(s, at); ok && (end <= at || end > len(s) || n < 0) {
				t.Fatalf("%q at %d: ordinal %d ends at %d", s, at, n, end)
			}
		}
	})
}

// A megabyte of what a pattern could stumble over: work that grows with the
// square of its length would not end within the time that go test allows.
func TestLongInput(t *testing.T) {
	for _, unit := range []string{"1", "1,111,", "12,", "1 ", "one ", "hundred ", "two million ", "twenty-", "half a ", "one and a ", "one hundred and ", "1/2 ", "point one ", "5 million 5 thousand "} {
		s := strings.Repeat(unit, 1<<20/len(unit))
		for at := 0; at < len(s); {
			n, ok := Figure(s, at)
			if !ok {
				n.End = at + 1
			}
			at = n.End
		}
	}
}

package figures

import (
	"strings"
	"testing"

	"harrow/extractors/numerals/prefix"
)

func TestNext(t *testing.T) {
	const s = "The old man, once 31, sold one-half of ½ the sea for fifty-five or so; he wondered about tens (2)"
	sc := NewScanner(s, NewStarts())
	var got []string
	for at := sc.Next(0); at < len(s); {
		end := at + 1
		for IsLetter(s, end) || IsDigit(s, end) {
			end++
		}
		got = append(got, s[at:end])
		at = sc.Next(end)
	}
	if want := "31|one|half|\xc2|fifty|five|2"; strings.Join(got, "|") != want {
		t.Errorf("stops at %q, want %q", strings.Join(got, "|"), want)
	}
}

// TestNextAgrees holds the eight bytes at a time to the byte at a time.
func TestNextAgrees(t *testing.T) {
	starts := NewStarts()
	const s = "a1b22 ten;ten\xc2\xbdzero A.9 thirty3 one\u00a0two \xe2\x85\x9bx hundredth--six é7 Eight"
	for from := range len(s) {
		long := NewScanner(s[from:], starts)
		for end := range len(s) - from {
			short := NewScanner(s[from:from+end], starts)
			if a, b := short.Next(0), long.Next(0); b < end-4 && a != b {
				t.Fatalf("%q: %d, alone %d", s[from:], b, a)
			}
		}
	}
}

func BenchmarkNext(b *testing.B) {
	s := strings.Repeat("The committee said on Thursday that it would not rule out a wider inquiry into the affair. ", 1000)
	sc := NewScanner(s, NewStarts())
	b.SetBytes(int64(len(s)))
	for b.Loop() {
		for at := sc.Next(0); at < len(s); at = sc.Next(SkipWord(s, at)) {
		}
	}
}

func TestNextCapital(t *testing.T) {
	var p prefix.Set
	for _, w := range []string{"Oslo", "Norway", "US"} {
		p.Add(w)
	}
	const s = "oslo Oslo, aOslo Norwegian-Norway; the US (USA) NORWAY Os"
	var got []string
	for at := NextCapital(s, 0, &p); at < len(s); at = NextCapital(s, SkipWord(s, at), &p) {
		got = append(got, s[at:SkipWord(s, at)])
	}
	if want := "Oslo|Norwegian|Norway|US|NORWAY"; strings.Join(got, "|") != want {
		t.Errorf("%q, want %q", strings.Join(got, "|"), want)
	}
}

package figures

import (
	"strings"
	"testing"

	"harrow/extractors/numerals"
	"harrow/extractors/text"
)

func TestNext(t *testing.T) {
	const s = "The old man, once 31, sold one-half of ½ the sea for fifty-five or so.Ten éfour; he wondered about tens (2) RMB5 a_6 3m7 US$8bn"
	d := text.New(s)
	sc := NewScanner(d, NewStarts())
	var got []string
	for at := sc.Next(0, len(d.Figures)); at < len(s); {
		end := at + 1
		for IsLetter(s, end) || IsDigit(s, end) {
			end++
		}
		got = append(got, s[at:end])
		at = sc.Next(end, len(d.Figures))
	}
	if want := "31|one|half|\xc2|fifty|five|Ten|four|2|5|6|3m7|8bn"; strings.Join(got, "|") != want {
		t.Errorf("stops at %q, want %q", strings.Join(got, "|"), want)
	}
	sc.Seek(18)
	if at := sc.Next(18, len(d.Figures)); at != 18 {
		t.Errorf("from 18 on at %d", at)
	}
}

// TestStarts holds every word that can begin a number to the class file.
func TestStarts(t *testing.T) {
	for w := range numerals.Words {
		if text.WordOf(w) == 0 {
			t.Errorf("%q is not in the class file", w)
		}
	}
}

func BenchmarkNext(b *testing.B) {
	s := strings.Repeat("The committee said on Thursday that it would not rule out a wider inquiry into the affair. ", 1000)
	d, starts := text.New(s), NewStarts()
	b.SetBytes(int64(len(s)))
	for b.Loop() {
		sc := NewScanner(d, starts)
		for at := sc.Next(0, len(d.Figures)); at < len(s); at = sc.Next(SkipWord(s, at), len(d.Figures)) {
		}
	}
}

package entities

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"
)

func check(t *testing.T, x *Extractor, s string) {
	t.Helper()
	rows := extract(x, s)
	last := int64(0)
	for _, r := range rows {
		if r.Start < last || r.End <= r.Start || r.End > int64(len(s)) || !utf8.ValidString(s[r.Start:r.End]) {
			t.Fatalf("row at %d-%d after %d in %d bytes", r.Start, r.End, last, len(s))
		}
		if r.EntityID == "" || r.Name == "" || r.Label == "" || r.Confidence < 0 || r.Confidence > 1 {
			t.Fatalf("incomplete row %+v", r)
		}
		last = r.End
	}
	if again := extract(x, s); !reflect.DeepEqual(rows, again) {
		t.Fatal("two runs differ")
	}
}

func FuzzExtract(f *testing.F) {
	x := extractor(f)
	for _, s := range []string{
		"The Russian Ministry of Foreign Affairs and Ford's Anna O'Neil (WTO) met in St. Petersburg.",
		"CHINA-RUSSIA TRADE UP\u00a0– “Beijing-based” al-Noor & Sons Ltd., U.S.",
		"They met UNRWA 500 Moslem-Croat NC of Olympics.",
		"İstanbul 2024年10月 É\u0301cole A.B.C. - - ' 's’s",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if utf8.ValidString(s) {
			check(t, x, s)
		}
	})
}

// bearers returns text of n bytes about persons with one surname.
func bearers(n int) string {
	var b strings.Builder
	for i := 0; b.Len() < n; i++ {
		fmt.Fprintf(&b, "A%c%c%c Lee said Lee said. ", 'a'+i%26, 'a'+i/26%26, 'a'+i/676%26)
	}
	return b.String()
}

// A quarter of a megabyte of one kind: work that grows with the square of
// its length would not end within the time that go test allows.
func TestLongInput(t *testing.T) {
	x := extractor(t)
	const size = 1 << 18
	extract(x, bearers(size))
	for _, s := range []string{"China ", "CHINA", "A", "Bank of ", "Mr. ", "A. ", "a-B-", "(SCO) ", "- ", ".", "'", "Peru\t", "é",
		"Bowling: Kemp 12-3-30-2 Orr 3-2-1-0 Lind 3-2-4-1.\n"} {
		t.Run(s, func(t *testing.T) { extract(x, strings.Repeat(s, size/len(s))) })
	}
}

package entities

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"
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

// TestLinear holds the stage to time linear in the text where the text is of
// one kind.
func TestLinear(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds")
	}
	x := extractor(t)
	for _, unit := range []string{"China ", "CHINA", "A", "Bank of ", "Mr. ", "A. ", "a-B-", "(SCO) ", "- ", ".", "'", "Ann Lee said. ", "é"} {
		took := func(n int) time.Duration {
			s := strings.Repeat(unit, n/len(unit))
			if unit == "Ann Lee said. " {
				s = bearers(n)
			}
			start := time.Now()
			extract(x, s)
			return time.Since(start)
		}
		small, large := took(1<<17), took(1<<20)
		t.Logf("%q: 128 kB in %v, 1 MB in %v", unit, small, large)
		if large > 24*small+2*time.Second {
			t.Errorf("%q: 128 kB in %v, 1 MB in %v", unit, small, large)
		}
	}
}

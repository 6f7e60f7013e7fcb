package percentages

import (
	"reflect"
	"strings"
	"testing"
)

func FuzzExtract(f *testing.F) {
	for _, s := range []string{"up 26.3 percent year-on-year", "from 3% to 4.5%, compared with a year ago", "half of one percent", "1, 2 and 3 per cent", "(1.2)%", "a percentage point", "-5‰", "per cent of 90"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		s = strings.ToValidUTF8(s, "")
		rows := extract(t, s)
		if !reflect.DeepEqual(rows, extract(t, s)) {
			t.Fatalf("%q: two runs differ", s)
		}
	})
}

// A megabyte of what a pattern could stumble over: work that grows with the
// square of its length would not end within the time that go test allows.
func TestLongInput(t *testing.T) {
	for _, unit := range []string{"1", "12,", "1% ", "1 to ", "1, ", "one and ", "half of ", "percent of ", "a percentage point ", "5 percent and ", "(", "rose ", "-", "from a ", "5% from the ", "1.", "½ "} {
		extract(t, strings.Repeat(unit, 1<<20/len(unit)))
	}
}

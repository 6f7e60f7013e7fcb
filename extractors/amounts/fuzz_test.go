package amounts

import (
	"reflect"
	"strings"
	"testing"

	"harrow/schema"
)

func FuzzExtract(f *testing.F) {
	for _, s := range []string{"US$5.2bn, up 12 cents", "from 3 to 4 million euros", "half a dollar", "3 dollars 50 cents", "$(1.2) million", "1, 2 and 3 yen", "Rs. 2 lakh crore", "c $ 5", "ALL 5"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		s = strings.ToValidUTF8(s, "")
		rows := extract(t, s, schema.NoDay)
		if !reflect.DeepEqual(rows, extract(t, s, schema.NoDay)) {
			t.Fatalf("%q: two runs differ", s)
		}
	})
}

// A megabyte of what a pattern could stumble over: work that grows with the
// square of its length would not end within the time that go test allows.
func TestLongInput(t *testing.T) {
	for _, unit := range []string{"1", "12,", "123,123,1234,", "$1 ", "1 to ", "1, ", "$1, ", "one and ", "half of ", "dollars ", "5 dollars ", "5 dollars and ", "(", "$", "-", "US", "1 euro 5 ", "5% from the ", "1.", "½ ", "pounds of ", "5 pounds "} {
		extract(t, strings.Repeat(unit, 1<<20/len(unit)), schema.NoDay)
	}
	// What is asked of the document or of the sentence at each of its amounts.
	for head, unit := range map[string]string{"": "France 5 pounds ", "5 euro. ": "5 cents. ", "Stock exchange shares in Oslo rose. ": "5 cents "} {
		extract(t, head+strings.Repeat(unit, 1<<20/len(unit)), schema.NoDay)
	}
}

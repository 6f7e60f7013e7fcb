package entities

import (
	"strings"
	"testing"
)

// TestConventions runs the built-in model: what it finds in plain sentences,
// as "name/label", in order.
func TestConventions(t *testing.T) {
	x := extractor(t)
	for _, c := range []struct{ text, want string }{
		{"The trade talks between China and Russia resumed in Vienna.", "China/GPE Russia/GPE Vienna/GPE"},
		{"China-Russia trade grew while Sino-Russian projects stalled.", "China/GPE Russia/GPE Sino/NORP Russian/NORP"},
		{"The Beijing-based company opened an office in Warsaw.", "Beijing/GPE Warsaw/GPE"},
		{"President Barack Obama met Mr. Anders Holm in Washington.", "Barack Obama/PERSON Anders Holm/PERSON Washington/GPE"},
		{"The spokesman for the Russian Ministry of Foreign Affairs left Geneva.", "Russian/NORP Ministry of Foreign Affairs/ORG Geneva/GPE"},
		{"Germany's economy minister spoke at the United Nations in New York.", "Germany/GPE United Nations/ORG New York/GPE"},
		{"Moscow’s Alexander Garden was closed.", "Moscow/GPE Alexander Garden/FAC"},
		{"He moved from New\u00a0Zealand to\u00a0Australia.", "New\u00a0Zealand/GPE Australia/GPE"},
		{"The market fell. It rose again on Monday. But nobody cared in January.", ""},
		{"all of this is written in lower case and names nothing", ""},
		{"", ""},
	} {
		var got []string
		for _, r := range extract(x, c.text) {
			got = append(got, c.text[r.Start:r.End]+"/"+r.Label)
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%q\n got %s\nwant %s", c.text, s, c.want)
		}
	}
}

func TestNewRefuses(t *testing.T) {
	damaged := append([]byte(nil), builtIn...)
	damaged[len(damaged)-1] ^= 1
	other := append([]byte(nil), builtIn...)
	other[0] = 'X'
	for name, model := range map[string][]byte{"nothing": {}, "damaged": damaged, "another file": other, "cut off": builtIn[:1000]} {
		if _, err := New(model); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
	if _, err := New(builtIn); err != nil {
		t.Error(err)
	}
}

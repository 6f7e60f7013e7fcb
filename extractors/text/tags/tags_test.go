package tags

import (
	"strings"
	"sync"
	"testing"

	"harrow/extractors/text"
)

func TestTags(t *testing.T) {
	d := text.New("The two towns signed “Peru’s” water deal on May 3. They deal with it.")
	want := []string{"The/DT two/CD towns/NNS signed/VBD Peru’s/NNP deal/NN on/IN", "They/PRP deal/VBP with/IN it/PRP"}
	for i, w := range want {
		tags := Of(d, i)
		if n := d.Sentences[i].Last - d.Sentences[i].First; len(tags) != n {
			t.Fatalf("sentence %d: %d tags for %d tokens", i, len(tags), n)
		}
		got := map[string]string{}
		for j, tag := range tags {
			got[d.Word(d.Sentences[i].First+j)] = tag
		}
		for _, pair := range strings.Fields(w) {
			word, tag, _ := strings.Cut(pair, "/")
			if got[word] != tag {
				t.Errorf("sentence %d: %s is tagged %q, want %q", i, word, got[word], tag)
			}
		}
	}
}

func TestTagsConcurrent(t *testing.T) {
	d := text.New("Both firms reached a deal.")
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() { Of(d, 0) })
	}
	wg.Wait()
}

// Runs of punctuation, on which the tagger's own tokenizer takes the square of
// their length, must not reach it: this would not end.
func TestTagsLongInput(t *testing.T) {
	for _, piece := range []string{".", "$", "'s", "(", "a'll", "deal ", "é"} {
		d := text.New("a" + strings.Repeat(piece, 200_000))
		for j := range d.Sentences {
			Of(d, j)
		}
	}
}

package text

import (
	"strings"
	"sync"
	"testing"
	"time"
)

func TestTags(t *testing.T) {
	d := New("The two towns signed “Peru’s” water deal on May 3. They deal with it.")
	want := []string{"The/DT two/CD towns/NNS signed/VBD Peru’s/NNP deal/NN on/IN", "They/PRP deal/VBP with/IN it/PRP"}
	for i, w := range want {
		tags := d.Tags(i)
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
	d := New("Both firms reached a deal.")
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() { d.Tags(0) })
	}
	wg.Wait()
}

func TestTagsLinear(t *testing.T) {
	for _, piece := range []string{".", "$", "'s", "(", "a'll", "deal ", "é"} {
		var took [2]time.Duration
		for i, n := range []int{2000, 20000} {
			d := New("a" + strings.Repeat(piece, n))
			start := time.Now()
			for j := range d.Sentences {
				d.Tags(j)
			}
			took[i] = time.Since(start)
		}
		if took[1] > time.Second && took[1] > 40*took[0] {
			t.Errorf("%q: 2,000 times took %v, 20,000 times %v", piece, took[0], took[1])
		}
	}
}

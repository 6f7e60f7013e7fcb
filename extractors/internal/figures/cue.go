package figures

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed cues.txt
var cuesFile string

type cue uint8

const (
	noCue cue = iota
	changeCue
	rangeCue
	priceCue
)

var cues = sync.OnceValue(func() map[string]cue {
	m := map[string]cue{}
	var section cue
	for line := range strings.Lines(cuesFile) {
		line = strings.TrimSpace(line)
		switch {
		case line == "" || line[0] == '#':
		case line == "[change]":
			section = changeCue
		case line == "[range]":
			section = rangeCue
		case line == "[price]":
			section = priceCue
		default:
			for w := range strings.FieldsSeq(line) {
				m[w] = section
			}
		}
	}
	return m
})

// cueBefore returns what the few words before byte at, in the same clause, say.
// The nearest word tells, a word of price only where there is no other.
func cueBefore(s string, at, words int) (c cue) {
	table := cues()
	for i := range words {
		w, e := Before(s, at)
		if w == e || i > 0 && e != Back(s, at) {
			break
		}
		key := Fold(s, w, e)
		switch found := table[string(key.Bytes())]; {
		case found == changeCue, found == rangeCue:
			return found
		case found == priceCue:
			c = rangeCue
		}
		at = w
	}
	return c
}

// wordBefore reports whether the word before byte at is word.
func wordBefore(s string, at int, word string) (start int, ok bool) {
	w, e := Before(s, at)
	return w, e-w == len(word) && strings.EqualFold(s[w:e], word)
}

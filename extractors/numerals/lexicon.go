package numerals

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"

	"harrow/extractors/internal/datafile"

	"harrow/extractors/numerals/prefix"
)

//go:embed words.txt
var wordsFile string

// kind is the part that a word plays in a spelled number.
type kind uint8

const (
	none kind = iota
	unit
	teen
	ten
	magnitude
	abbreviation
	letter
	multiple
	half
	denominator
	denominators
	article
	and
	point
)

// word is what a number word means: a value, or a power of ten for a
// magnitude. ordinal and its value stand apart: "third" is both.
type word struct {
	kind    kind
	ordinal kind
	value   uint16
	nth     uint16
}

const longestWord = 12

var kinds = map[string]kind{
	"unit": unit, "teen": teen, "ten": ten, "magnitude": magnitude, "abbreviation": abbreviation,
	"letter": letter, "multiple": multiple, "half": half, "denominator": denominator,
	"denominators": denominators, "article": article, "and": and, "point": point,
	"ordinal-unit": unit, "ordinal-teen": teen, "ordinal-ten": ten, "ordinal-magnitude": magnitude,
}

type words struct {
	meaning map[string]word
	first   prefix.Set
}

var lexicon = sync.OnceValue(func() *words {
	lex := &words{meaning: map[string]word{}}
	m := lex.meaning
	for section, line := range datafile.Lines(wordsFile) {
		fields := strings.Fields(line)
		w := m[fields[0]]
		n, _ := strconv.ParseUint(fields[1], 10, 16)
		if strings.HasPrefix(section, "ordinal-") {
			w.ordinal, w.nth = kinds[section], uint16(n)
		} else {
			w.kind, w.value = kinds[section], uint16(n)
		}
		m[fields[0]] = w
		lex.first.Add(fields[0])
	}
	return lex
})

// wordAt returns what the run of ASCII letters at byte at means and where it
// ends; the zero word, and no end to rely on, where it is no number word.
func wordAt(s string, at int) (word, int) {
	lex := lexicon()
	if !lex.first.Has(s, at) {
		return word{}, at + 1
	}
	var low [longestWord]byte
	end := at
	for end < len(s) && isLetter(s[end]) {
		if end-at < longestWord {
			low[end-at] = s[end] | 0x20
		}
		end++
		if end-at > longestWord {
			return word{}, end
		}
	}
	if end == at || end < len(s) && s[end] >= 0xc3 && s[end] <= 0xdf {
		return word{}, end // an accented letter follows
	}
	return lex.meaning[string(low[:end-at])], end
}

// Words yields the words that can begin a spelled number, in lower case.
func Words(yield func(string) bool) {
	for w, e := range lexicon().meaning {
		switch e.kind {
		case unit, teen, ten, magnitude, multiple, half, denominator:
			if !yield(w) {
				return
			}
		}
	}
}

// Lexicon yields every word that may be of a number, in lower case.
func Lexicon(yield func(string) bool) {
	for w := range lexicon().meaning {
		if !yield(w) {
			return
		}
	}
}

package amounts

import (
	_ "embed"
	"strings"
	"sync"

	"harrow/extractors/internal/datafile"
)

//go:embed words.txt
var wordsFile string

// set is a set of words, or several.
type set uint16

// The sets of words.txt, which says what each is for.
const (
	lowerCode set = 1 << iota
	beforeSign
	magnitudeWord
	functionWord
	goingOn
	lossWord
	complemented
	costWord
	weightCue
	bombCue
	unitOfOne
	priceOf
	properName
)

var setNames = map[string]set{"lower-code": lowerCode, "before-sign": beforeSign, "magnitude": magnitudeWord,
	"function": functionWord, "going-on": goingOn, "loss": lossWord, "complement": complemented, "cost": costWord, "weight": weightCue, "bomb": bombCue,
	"unit-of-one": unitOfOne, "price-of": priceOf, "name": properName}

type wordTable struct {
	sets   datafile.Sets[set]
	shapes *datafile.Shapes
}

var words = sync.OnceValue(func() wordTable {
	sets := datafile.ReadSets(wordsFile, setNames)
	return wordTable{sets, sets.Shapes()}
})

// among reports whether a word is in a set.
func among(s set, word string) bool {
	t := words()
	return t.shapes.May(word) && t.sets.Has(s, word)
}

// holds reports whether a part of a word in a set stands in text.
func holds(s set, text string) bool {
	for cue, sets := range words().sets {
		if sets&s != 0 && strings.Contains(text, cue) {
			return true
		}
	}
	return false
}

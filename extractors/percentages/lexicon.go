package percentages

import (
	_ "embed"
	"sync"

	"harrow/extractors/internal/datafile"
)

//go:embed words.txt
var wordsFile string

// class is what a word does in the phrase that a percentage is about, as a set.
type class uint16

const (
	introduction class = 1 << iota
	clauseMark
	auxiliary
	opening
	phraseBreak
	phraseEnd
	levelVerb
	phrasalVerb
	pronoun
	timePreposition
	time
	signed
)

var classNames = map[string]class{"introduction": introduction, "clause": clauseMark, "auxiliary": auxiliary,
	"opening": opening, "break": phraseBreak, "end": phraseEnd, "level": levelVerb, "phrasal": phrasalVerb,
	"pronoun": pronoun, "time-preposition": timePreposition, "time": time, "signed": signed}

type classTable struct {
	words  datafile.Sets[class]
	shapes *datafile.Shapes
}

var classes = sync.OnceValue(func() classTable {
	words := datafile.ReadSets(wordsFile, classNames)
	return classTable{words, words.Shapes()}
})

// in reports whether a word, in lower case, is of one of the classes.
func in(c class, word string) bool {
	t := classes()
	return t.shapes.May(word) && t.words.Has(c, word)
}

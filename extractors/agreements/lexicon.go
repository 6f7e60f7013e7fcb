package agreements

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed grammar.txt
var grammarFile string

//go:embed wordforms.txt
var wordformFile string

//go:embed triggers.txt
var triggerFile string

//go:embed predicates.txt
var predicateFile string

// class is a set of word classes; a word may be in several.
type class uint64

const (
	determiner class = 1 << iota
	indefinite
	possessive
	preposition
	conjunction
	modal
	formOfBe
	formOfHave
	formOfDo
	negation
	pronoun
	subordinator
	verbOfSaying
	adverb
	stateNoun
	officerNoun
	companyNoun
	groupNoun
	partyNoun
	calendar
	numeral
	baseForm   // VB, VBP
	sForm      // VBZ
	pastForm   // VBD
	participle // VBN
	ingForm    // VBG
	eitherForm // verb or noun
	irrealis
	refusal
	proposedModifier
	inForceModifier
	outsider
	appraisal
)

var sections = map[string]class{
	"det": determiner, "indefinite": indefinite, "possessive": possessive, "prep": preposition,
	"conj": conjunction, "modal": modal, "be": formOfBe, "have": formOfHave, "do": formOfDo,
	"neg": negation, "pronoun": pronoun, "sub": subordinator, "say": verbOfSaying, "adverb": adverb,
	"state": stateNoun, "officer": officerNoun, "company": companyNoun, "groupnoun": groupNoun,
	"partynoun": partyNoun, "calendar": calendar, "numeral": numeral, "VB": baseForm, "VBZ": sForm, "VBD": pastForm,
	"VBN": participle, "VBG": ingForm, "either": eitherForm, "RB": adverb, "irrealis": irrealis,
	"refusal": refusal, "proposed-modifier": proposedModifier, "in_force-modifier": inForceModifier,
	"outsider": outsider, "appraisal": appraisal,
}

// sense is what a trigger word means and the test that it must pass.
type sense struct {
	instrument string
	test       string
}

// predicate is a verb or noun that states the condition of an agreement.
type predicate struct {
	lemma  string
	status string
}

type lexicon struct {
	classes  map[string]class
	triggers map[string]sense     // in lower, capitalized and upper case
	opens    [256][4]uint64       // the first two bytes that a trigger has, as bits
	verbs    map[string]predicate // by form
	acts     map[string]predicate // nouns for the act: "signing", "breach"
	phrasals map[string][]phrasal // by form of the verb
}

var lex = sync.OnceValue(func() *lexicon {
	l := &lexicon{classes: map[string]class{}, triggers: map[string]sense{}, verbs: map[string]predicate{}, acts: map[string]predicate{}}
	for _, file := range []string{grammarFile, wordformFile} {
		l.readClasses(file)
	}
	words, classes, _ := strings.Cut(predicateFile, "\n[")
	l.readClasses("[" + classes)
	for fields := range entries(words) {
		forms := l.verbs
		for _, w := range fields[1:] {
			if w == "|" {
				forms = l.acts
				continue
			}
			if _, taken := forms[w]; !taken {
				forms[w] = predicate{fields[1], fields[0]}
			}
			l.markForm(w, w == fields[1])
		}
	}
	l.readPhrasals(phrasalFile)
	for fields := range entries(triggerFile) {
		s := sense{fields[1], fields[2]}
		w := fields[0]
		for _, form := range []string{w, strings.ToUpper(w[:1]) + w[1:], strings.ToUpper(w)} {
			l.triggers[form] = s
		}
	}
	for _, w := range []string{"agree", "agrees", "agreed", "agreeing", "Agreed", "merge", "merges", "merged", "merging"} {
		l.triggers[w] = sense{"", "verb"}
	}
	for w := range l.triggers {
		l.opens[w[0]][w[1]>>6] |= 1 << (w[1] & 63)
	}
	return l
})

// markForm gives a form of a verb its class where no list has it.
func (l *lexicon) markForm(w string, base bool) {
	switch {
	case l.classes[w]&^outsider != 0 || l.acts[w] != (predicate{}):
	case base:
		l.classes[w] |= eitherForm
	default:
		l.classes[w] |= formClass(w)
	}
}

// formClass guesses the form of a verb that the tagged list does not hold.
func formClass(w string) class {
	switch {
	case strings.HasSuffix(w, "ing"):
		return ingForm
	case strings.HasSuffix(w, "ed"):
		return pastForm
	case strings.HasSuffix(w, "s"):
		return sForm
	}
	return baseForm
}

// entries yields the fields of each line that holds any.
func entries(file string) func(func([]string) bool) {
	return func(yield func([]string) bool) {
		for line := range strings.Lines(file) {
			line, _, _ = strings.Cut(line, "#")
			if f := strings.Fields(line); len(f) > 0 && !yield(f) {
				return
			}
		}
	}
}

func (l *lexicon) readClasses(file string) {
	var c class
	for fields := range entries(file) {
		if strings.HasPrefix(fields[0], "[") {
			c = sections[strings.Trim(fields[0], "[]")]
			continue
		}
		for _, w := range fields {
			l.classes[w] |= c
		}
	}
}

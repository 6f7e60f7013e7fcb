package agreements

import (
	_ "embed"
	"strings"
	"sync"
	"unicode/utf8"

	"harrow/extractors/internal/datafile"
)

//go:embed grammar.txt
var grammarFile string

//go:embed wordforms.txt
var wordformFile string

//go:embed triggers.txt
var triggerFile string

//go:embed words.txt
var wordsFile string

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

// lexeme is what the lists say of a word.
type lexeme struct {
	class    class
	sets     memberships
	trigger  sense
	verb     predicate // as a form of a verb
	act      predicate // as a noun for the act: "signing", "breach"
	phrasals []phrasal // with the words behind it
}

// in reports whether the word is in a set.
func (w *lexeme) in(s set) bool { return w.sets[s/64]&(1<<(s%64)) != 0 }

// strong reports whether the word is one of an agreement's title.
func (w *lexeme) strong() bool { return w.trigger.strong }

// sense is what a trigger word means and the test that it must pass.
type sense struct {
	instrument string
	test       string
	strong     bool // it is one of an agreement's title
}

// predicate is a verb or noun that states the condition of an agreement.
type predicate struct {
	lemma  string
	status string
}

// known reports whether there is such a predicate.
func (p predicate) known() bool { return p.lemma != "" }

type lexicon struct {
	words    map[string]*lexeme
	triggers map[string]sense // as they are written: also capitalized and in upper case
	opens    [256][4]uint64   // the first two bytes that a trigger has, as bits
	sizes    [256]uint32      // the lengths of triggers by their first byte, as bits
}

// maxTrigger is how many bytes a trigger may have.
const maxTrigger = 31

// trigger returns the sense of a word that is a trigger as it is written. Most words
// are dismissed by a few bits.
func (l *lexicon) trigger(w string) (sense, bool) {
	if len(w) < 2 || len(w) > maxTrigger || l.opens[w[0]][w[1]>>6]>>(w[1]&63)&1 == 0 || l.sizes[w[0]]>>len(w)&1 == 0 {
		return sense{}, false
	}
	s, ok := l.triggers[w]
	return s, ok
}

var lex = sync.OnceValue(func() *lexicon {
	l := &lexicon{words: map[string]*lexeme{}, triggers: map[string]sense{}}
	for section, word := range datafile.Words(wordsFile) {
		for name := range strings.FieldsSeq(section) {
			s := setNames[name]
			l.word(word).sets[s/64] |= 1 << (s % 64)
		}
	}
	l.readClasses(grammarFile)
	l.readClasses(wordformFile)
	predicates, classes, _ := strings.Cut(predicateFile, "\n[")
	l.readClasses("[" + classes)
	l.readPredicates(predicates)
	l.readPhrasals(phrasalFile)
	l.readTriggers(triggerFile)
	return l
})

// word returns what is known of a word, to be added to.
func (l *lexicon) word(w string) *lexeme {
	if l.words[w] == nil {
		l.words[w] = &lexeme{}
	}
	return l.words[w]
}

// unknown is what the lists say of a word that they do not have.
var unknown lexeme

// lookUp returns what the lists say of a word.
func lookUp(w string) *lexeme {
	if known := lex().words[w]; known != nil {
		return known
	}
	return &unknown
}

// foldBytes is how long most words are, at most.
const foldBytes = 32

// fold appends a word in lower case.
func fold(to []byte, w string) []byte {
	for i := range len(w) {
		c := w[i]
		if c >= utf8.RuneSelf {
			return append(to[:0], strings.ToLower(w)...)
		}
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		to = append(to, c)
	}
	return to
}

// lookUpFold returns what the lists say of a word in lower case.
func lookUpFold(w string) *lexeme {
	var room [foldBytes]byte
	if known := lex().words[string(fold(room[:0], w))]; known != nil {
		return known
	}
	return &unknown
}

// among reports whether a word is in a set.
func among(s set, w string) bool { return lookUp(w).in(s) }

// readPredicates reads lines of a status, the forms of a verb, the base form first,
// and behind a bar the nouns for the act.
func (l *lexicon) readPredicates(file string) {
	for fields := range entries(file) {
		p := predicate{lemma: fields[1], status: fields[0]}
		noun := false
		for _, form := range fields[1:] {
			if form == "|" {
				noun = true
				continue
			}
			w := l.word(form)
			own := &w.verb
			if noun {
				own = &w.act
			}
			if !own.known() {
				*own = p
			}
			w.markForm(form, form == p.lemma)
		}
	}
}

// readTriggers reads lines of a word, its instrument and its test. A verb is a trigger
// in the case of the line alone.
func (l *lexicon) readTriggers(file string) {
	for fields := range entries(file) {
		w, s := fields[0], sense{instrument: fields[1], test: fields[2]}
		s.strong = !is(s.test, "verb", "document", "letter", "plan", "joint", "acquisition", "settlement", "deal", "merger")
		forms := []string{w, strings.ToUpper(w[:1]) + w[1:], strings.ToUpper(w)}
		if s.test == "verb" {
			s.instrument, forms = "", forms[:1]
		}
		l.word(w).trigger = s
		for _, form := range forms {
			l.triggers[form] = s
			l.opens[form[0]][form[1]>>6] |= 1 << (form[1] & 63)
			l.sizes[form[0]] |= 1 << len(form)
		}
	}
}

// markForm gives a form of a verb its class where no list has it.
func (w *lexeme) markForm(form string, base bool) {
	switch {
	case w.class&^outsider != 0 || w.act.known():
	case base:
		w.class |= eitherForm
	default:
		w.class |= formClass(form)
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
	for section, word := range datafile.Words(file) {
		l.word(word).class |= sections[section]
	}
}

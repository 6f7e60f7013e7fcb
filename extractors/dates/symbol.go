package dates

import (
	"strings"
	"unicode/utf8"

	"harrow/extractors/numerals"
	"harrow/extractors/text"
)

// A symbol is what one look at a token tells: the shape of digits; a word that
// patterns name; of other words of the class file the class, and whether they
// may go on a number; of the rest whether it is a word or which mark.
type symbol uint8

const (
	noToken symbol = iota // the end of the sentence
	otherWord
	otherMark
	foreign // starts beyond ASCII
	letterDigits
	firstMark
	firstShape = firstMark + symbol(len(marks))
	firstClass = firstShape + symbol(shapeCount)
	firstWord  = firstClass + 2*classCount
)

const (
	marks      = "-'/:,."
	classCount = symbol(text.Era) + 1
)

// A tokenSet holds symbols.
type tokenSet [4]uint64

var (
	nothing  tokenSet
	anything = tokenSet{^uint64(0), ^uint64(0), ^uint64(0), ^uint64(0)}
)

func (s *tokenSet) has(x symbol) bool { return s[x>>6]>>(x&63)&1 != 0 }

func setOf(symbols ...symbol) (s tokenSet) {
	for _, x := range symbols {
		s[x>>6] |= 1 << (x & 63)
	}
	return s
}

// or returns the union of sets.
func (s tokenSet) or(sets ...tokenSet) tokenSet {
	for _, more := range sets {
		for k := range s {
			s[k] |= more[k]
		}
	}
	return s
}

// byFirstByte has the symbols of the tokens without digits that the class file
// does not have.
var byFirstByte = func() (table [256]symbol) {
	for c := range table {
		switch low, mark := c|0x20, strings.IndexByte(marks, byte(c)); {
		case 'a' <= low && low <= 'z':
			table[c] = otherWord
		case mark >= 0:
			table[c] = firstMark + symbol(mark)
		case c < utf8.RuneSelf:
			table[c] = otherMark
		default:
			table[c] = foreign
		}
	}
	return table
}()

// An alphabet gives the tokens their symbols.
type alphabet struct {
	words   []symbol             // by the number of the word
	classes [classCount]tokenSet // the symbols of a class
	number  tokenSet             // what can go on a number
}

// newAlphabet returns the alphabet for the words that patterns name.
func newAlphabet(named map[string]bool) *alphabet {
	numeral := map[string]bool{}
	for w := range numerals.Lexicon {
		numeral[w] = true
	}
	a := &alphabet{words: make([]symbol, text.WordCount()+1)}
	next := int(firstWord)
	for w, number := range text.Words {
		class, _ := text.ClassOf(w)
		x := firstClass + 2*symbol(class)
		if numeral[w] {
			x++
		}
		if named[w] && next < 256 { // beyond that its class has to do
			x = symbol(next)
			next++
		}
		a.words[number] = x
		a.classes[class] = a.classes[class].or(setOf(x))
	}
	for s := range shapeCount {
		a.classes[text.Digits] = a.classes[text.Digits].or(setOf(firstShape + symbol(s)))
	}
	a.classes[text.LetterDigits] = setOf(letterDigits)
	a.number = a.classes[text.Digits].or(a.ofWords("-", "/"))
	for w := range numeral {
		a.number = a.number.or(a.ofWords(w))
	}
	return a
}

// at returns the symbol of token t of d.
func (a *alphabet) at(d *text.Document, t *text.Token) symbol {
	if t.Word != 0 {
		return a.words[t.Word]
	}
	if t.Class == text.NoClass {
		return byFirstByte[t.First]
	}
	return figure(d, t)
}

// figure returns the symbol of a token with digits.
func figure(d *text.Document, t *text.Token) symbol {
	if t.Class == text.Digits {
		return firstShape + symbol(shapeOf(d.Text[t.Start:t.End], t.Kind))
	}
	return letterDigits
}

// ofWords returns the set of words and marks.
func (a *alphabet) ofWords(words ...string) (s tokenSet) {
	for _, w := range words {
		if number := text.WordOf(w); number != 0 {
			s = s.or(setOf(a.words[number]))
		} else {
			s = s.or(setOf(byFirstByte[w[0]]))
		}
		if w == "-" || w == "'" {
			s = s.or(setOf(foreign)) // dashes and curly quotes
		}
	}
	return s
}

// classed returns the set of the tokens that have a class.
func (a *alphabet) classed() (s tokenSet) {
	return s.or(a.classes[text.NoClass+1:]...)
}

// look returns the symbol of token i of the sentence.
func (m *matcher) look(i int) symbol {
	if i < m.first || i >= m.limit {
		return noToken
	}
	return m.set.alphabet.at(m.d, &m.d.Tokens[i])
}

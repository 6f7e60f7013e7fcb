// Package text holds a document as the stages read it: its text, tokens and
// sentences, all by byte offset, made once.
package text

import (
	"sort"

	"harrow/schema"
)

// Document is a text with its tokens and sentences. It is read-only once
// made and may be read from several goroutines.
type Document struct {
	Text      string
	Published schema.Day // publication date, or NoDay
	Tokens    []Token    // every token in text order; white space belongs to none
	Sentences []Sentence // in text order; every token lies in one sentence
	Classed   []int32    // the indices of the tokens with a class
	// Figures holds the index of every token in which a number or the unit of a
	// percentage may start: those with a digit or %, the words of [figure] in
	// classes.txt, and whatever is more than ASCII letters.
	Figures []int32
}

// Sentence is a sentence of a document.
type Sentence struct {
	Start, End  int // bytes, without the white space around
	First, Last int // its tokens are Tokens[First:Last]
}

// New segments and tokenizes a text, which must be valid UTF-8, in time
// linear in its length.
func New(s string) *Document {
	d := &Document{}
	d.Reset(s)
	return d
}

// Reset makes d the document of a text, as New does, in the room that d has.
func (d *Document) Reset(s string) {
	*d = Document{Text: s, Tokens: d.Tokens[:0], Sentences: d.Sentences[:0], Classed: d.Classed[:0], Figures: d.Figures[:0]}
	d.tokenize()
	d.segment()
	sentences := d.Sentences
	d.Sentences = sentences[:0]
	t := 0
	for _, next := range sentences {
		if t > 0 && d.Tokens[t-1].End > next.Start {
			// The annex lets some words go on over the end of a sentence.
			d.Sentences[len(d.Sentences)-1].End = next.End
		} else {
			next.First = t
			d.Sentences = append(d.Sentences, next)
		}
		last := &d.Sentences[len(d.Sentences)-1]
		for t+4 < len(d.Tokens) && d.Tokens[t+4].Start < last.End {
			t += 4
		}
		for t < len(d.Tokens) && d.Tokens[t].Start < last.End {
			t++
		}
		last.Last = t
	}
}

// Word returns the bytes of token i, or nothing where there is no token i.
func (d *Document) Word(i int) string {
	if i < 0 || i >= len(d.Tokens) {
		return ""
	}
	return d.Text[d.Tokens[i].Start:d.Tokens[i].End]
}

// SentenceAt returns the index of the sentence that holds the byte offset;
// between two sentences, the later one.
func (d *Document) SentenceAt(offset int) int {
	return sort.Search(len(d.Sentences), func(i int) bool { return d.Sentences[i].End > offset })
}

// TokenAt returns the index of the first token that ends after the byte
// offset: the token at the offset, else the next one.
func (d *Document) TokenAt(offset int) int {
	return sort.Search(len(d.Tokens), func(i int) bool { return d.Tokens[i].End > offset })
}

// Glued reports whether no white space stands between token i and the next.
func (d *Document) Glued(i int) bool {
	return i >= 0 && i+1 < len(d.Tokens) && d.Tokens[i].End == d.Tokens[i+1].Start
}

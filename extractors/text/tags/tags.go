// Package tags gives the words of a document their parts of speech. No stage
// asks for them; the commands that make lexicons do. (It stands apart from
// package text since prose/v2 makes every start of a program slower.)
package tags

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/jdkato/prose/v2"

	"harrow/extractors/text"
)

// maxPiece is the longest run of bytes without white space, and maxSame the
// longest run of one character, that the tagger is shown: its tokenizer takes
// quadratic time in both.
const (
	maxPiece = 64
	maxSame  = 3
)

// tagger is the model of prose/v2, about 65 MB, loaded at the first request.
var tagger = sync.OnceValue(func() *prose.Model {
	doc, err := prose.NewDocument("a", prose.WithSegmentation(false), prose.WithExtraction(false))
	if err != nil {
		return nil
	}
	return doc.Model
})

// Of returns the Penn Treebank part-of-speech tag of each token of sentence i of
// a document, by the averaged perceptron of prose/v2, or nothing where the tagger
// gives none. Tagging costs about 1 us a byte, so ask for few sentences.
//
// The tagger gives words without offsets and rewrites quotation marks. It is
// therefore shown a copy in which that has been done, with the place of every
// byte kept, and its words are found again by searching forward.
func Of(d *text.Document, i int) []string {
	s := d.Sentences[i]
	tags := make([]string, s.Last-s.First)
	shown, place := plain(d.Text[s.Start:s.End])
	doc, err := prose.NewDocument(shown, prose.WithSegmentation(false), prose.WithExtraction(false),
		prose.UsingModel(tagger()))
	if err != nil {
		return tags
	}
	from, token := 0, s.First
	for _, word := range doc.Tokens() {
		at := strings.Index(shown[from:min(len(shown), from+maxPiece+len(word.Text))], word.Text)
		if at < 0 {
			continue
		}
		from += at
		start := s.Start + place[from]
		from += len(word.Text)
		end := s.Start + place[from]
		for token < s.Last && d.Tokens[token].Start < start {
			token++
		}
		for ; token < s.Last && d.Tokens[token].Start < end; token++ {
			tags[token-s.First] = word.Tag
		}
	}
	return tags
}

// plain returns s with straight quotation marks and no long runs, and the
// offset in s of every byte of the copy and of its end.
func plain(s string) (string, []int) {
	var b strings.Builder
	place := make([]int, 0, len(s)+1)
	put := func(piece string, at int) {
		b.WriteString(piece)
		for range len(piece) {
			place = append(place, at)
		}
	}
	same, piece, last := 0, 0, rune(-1)
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if r == last {
			same++
		} else {
			same, last = 1, r
		}
		switch {
		case unicode.IsSpace(r):
			put(" ", i)
			piece = 0
		case same > maxSame:
		default:
			if piece+size > maxPiece {
				put(" ", i)
				piece = 0
			}
			switch r {
			case '“', '”':
				put(`"`, i)
			case '‘', '’':
				put("'", i)
			default:
				put(s[i:i+size], i)
			}
			piece += size
		}
		i += size
	}
	return b.String(), append(place, len(s))
}

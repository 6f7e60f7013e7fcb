package tagger

import (
	"strings"
	"unicode/utf8"

	"harrow/extractors/entities/gazetteer"
	"harrow/extractors/text"
)

// Piece is what the tagger labels: a token of the document, or part of one,
// or a token with the full stop that belongs to it.
type Piece struct {
	Start, End int32 // bytes
	Kind       text.Kind
	Glued      bool   // no white space before it
	Hash       uint64 // of its text
	traits
}

// appendPieces adds the pieces of a sentence. A possessive 's is a piece of
// its own; the full stop of an abbreviation or an initial is not.
func appendPieces(out []Piece, d *text.Document, s text.Sentence) []Piece {
	first := len(out)
	prev := -1
	for i := s.First; i < s.Last; i++ {
		t := d.Tokens[i]
		w := d.Text[t.Start:t.End]
		glued := t.Start == prev
		prev = t.End
		if w == "." && glued && len(out) > first && takesStop(d.Text, out[len(out)-1]) {
			last := &out[len(out)-1]
			last.End = int32(t.End)
			last.Hash = wordID(d.Text[last.Start:last.End])
			continue
		}
		if t.Kind.Wordy() && len(w) > 2 && w[len(w)-1]|0x20 == 's' {
			if n := gazetteer.PossessiveLen(w); n > 0 && n < len(w) {
				cut := t.End - n
				out = append(out,
					Piece{Start: int32(t.Start), End: int32(cut), Kind: kindOf(d.Text[t.Start:cut], t.Kind), Glued: glued, Hash: wordID(d.Text[t.Start:cut])},
					Piece{Start: int32(cut), End: int32(t.End), Kind: text.Lower, Glued: true, Hash: wordID(d.Text[cut:t.End])})
				continue
			}
		}
		out = append(out, Piece{Start: int32(t.Start), End: int32(t.End), Kind: t.Kind, Glued: glued, Hash: wordID(w)})
	}
	return out
}

// kindOf is the kind of a word that has lost its possessive: "NATO's" is
// capitalized, "NATO" is in capitals.
func kindOf(w string, k text.Kind) text.Kind {
	if k == text.Capitalized && len(w) > 1 && strings.ToUpper(w) == w {
		return text.Upper
	}
	return k
}

// takesStop reports whether a full stop after the piece belongs to it.
func takesStop(s string, p Piece) bool {
	w := s[p.Start:p.End]
	if len(w) > 5 || p.Kind != text.Capitalized && p.Kind != text.Upper && p.Kind != text.Lower {
		return false
	}
	if plays(abbreviation, w) {
		return true
	}
	if strings.IndexByte(w, '.') > 0 {
		return len(w) <= 5 && w[len(w)-1] != '.'
	}
	_, n := utf8.DecodeRuneInString(w)
	return n == len(w) && p.Kind == text.Capitalized
}

// wordID is the hash of a piece's text.
func wordID(s string) uint64 {
	h := uint64(fnvOffset)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint64(s[i])) * fnvPrime
	}
	return h ^ h>>32
}

package tagger

import (
	"slices"
	"strings"
	"unicode/utf8"

	"harrow/extractors/entities/gazetteer"
	"harrow/extractors/text"
)

// Piece is what the tagger labels: a token of the document, or part of one,
// or a token with the full stop that belongs to it.
type Piece struct {
	Start, End int32  // bytes
	hash       uint64 // of its text
	Kind       text.Kind
	Glued      bool // no white space before it
	traits
}

// appendPieces adds the pieces of a sentence. A possessive 's is a piece of
// its own; the full stop of an abbreviation or an initial is not.
func appendPieces(out []Piece, d *text.Document, s text.Sentence) []Piece {
	first, n := len(out), len(out)
	tokens := d.Tokens[s.First:s.Last]
	out = slices.Grow(out, 2*len(tokens))
	out = out[:cap(out)]
	prev := -1
	for i := range tokens {
		t := &tokens[i]
		start, end := t.Start, t.End
		glued := start == prev
		prev = end
		if t.First == '.' && end-start == 1 && glued && n > first && takesStop(d.Text, out[n-1]) {
			p := &out[n-1]
			p.set(d.Text, int(p.Start), end, p.Kind, p.Glued)
			continue
		}
		if d.Text[end-1]|0x20 == 's' && t.Kind.Wordy() {
			w := d.Text[start:end]
			if size := gazetteer.PossessiveLen(w); size > 0 && size < len(w) {
				cut := end - size
				out[n].set(d.Text, start, cut, kindOf(d.Text[start:cut], t.Kind), glued)
				out[n+1].set(d.Text, cut, end, text.Lower, true)
				n += 2
				continue
			}
		}
		out[n].set(d.Text, start, end, t.Kind, glued)
		n++
	}
	return out[:n]
}

func (p *Piece) set(s string, start, end int, kind text.Kind, glued bool) {
	p.Start, p.End, p.Kind, p.Glued = int32(start), int32(end), kind, glued
	if n := end - start; n <= 8 && start+8 <= len(s) {
		p.hash = mix(uint64(n), firstBytes(s[start:], n))
		return
	}
	p.hash = textHash(s, start, end)
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
	if words().Has(abbreviation, w) {
		return true
	}
	if strings.IndexByte(w, '.') > 0 {
		return len(w) <= 5 && w[len(w)-1] != '.'
	}
	_, n := utf8.DecodeRuneInString(w)
	return n == len(w) && p.Kind == text.Capitalized
}

// textHash is the hash of s[start:end], eight bytes at a time.
func textHash(s string, start, end int) uint64 {
	h := uint64(end - start)
	for ; end-start > 8; start += 8 {
		h = mix(h, eightBytes(s[start:]))
	}
	if start+8 <= len(s) {
		return mix(h, firstBytes(s[start:], end-start))
	}
	var last uint64
	for i := end - 1; i >= start; i-- {
		last = last<<8 | uint64(s[i])
	}
	return mix(h, last)
}

// firstBytes returns the first n bytes of s, up to eight.
func firstBytes(s string, n int) uint64 { return eightBytes(s) & (^uint64(0) >> (uint(64-8*n) & 63)) }

func eightBytes(s string) uint64 {
	_ = s[7]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

package tagger

import (
	"strings"

	"harrow/extractors/entities/gazetteer"
	"harrow/extractors/text"
)

// maxHeader is how far into a text its title may reach.
const maxHeader = 200

// digest makes organisations of the lines in capitals of a press digest: the
// newspapers whose stories follow.
func (t *Tagger) digest(out []Mention) []Mention {
	header := t.Text[:min(len(t.Text), maxHeader)]
	if !strings.Contains(header, "PRESS DIGEST") && !strings.Contains(header, "Press Digest") && !strings.Contains(header, "Press digest") {
		return out
	}
	lines := relabelled{found: out}
	for _, s := range t.sentences {
		if first, last := t.newspaper(s); first < last {
			lines.put(s, t.mention(TypeNamed("ORG"), first, last, ruled))
		}
	}
	return lines.mentions()
}

// longestTitle is the most pieces of a newspaper's name.
const longestTitle = 6

// newspaper returns the pieces of a name in capitals that has a line to itself, or
// none. A country or a city may head a part of the digest.
func (t *Tagger) newspaper(s sentence) (first, last int) {
	first, last = s.first, s.last
	for first < last && !t.Pieces[first].Kind.Wordy() {
		first++
	}
	for first < last && !t.Pieces[last-1].Kind.Wordy() {
		last--
	}
	if first == last || last-first > longestTitle || !t.lined(s) {
		return first, first
	}
	for i := first; i < last; i++ {
		if k := t.Pieces[i].Kind; k != text.Upper && k.Wordy() || k == text.Number || t.is(i, "DIGEST") || t.is(i, ",") {
			return first, first
		}
	}
	if t.flagsOf(first, last)&(gazetteer.Country|gazetteer.Place|gazetteer.BigCity) != 0 {
		return first, first
	}
	return first, last
}

// lined reports whether a sentence is a line of its own.
func (t *Tagger) lined(s sentence) bool {
	start, end := t.Pieces[s.first].Start, t.Pieces[s.last-1].End
	before, after := strings.TrimRight(t.Text[:start], " \t"), strings.TrimLeft(t.Text[end:], " \t\r")
	return (before == "" || strings.HasSuffix(before, "\n")) && (after == "" || after[0] == '\n')
}

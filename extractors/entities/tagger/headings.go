package tagger

import "harrow/extractors/text"

// maxSlug is the most pieces before the dash of a line on sport.
const maxSlug = 6

// slug returns where that ends which says what a line is about, at the dash of
// "ICE HOCKEY - TROMSO BEAT BODO". It is the first piece of the sentence for
// another line.
func (t *Tagger) slug(first int) int {
	last := min(len(t.Pieces), first+maxSlug)
	end := first
	for !t.is(end, "-") && !t.is(end, "--") {
		if end++; end >= last || t.Pieces[end].Kind == text.Lower {
			return first
		}
	}
	for i := first; i < end && !t.Pieces[end].Glued; i++ {
		if t.plays(game, i) {
			return end
		}
	}
	return first
}

// headless narrows the pieces [first, last) of a name to what is none of the
// words that head a line or a list: [Leeds] in "SOCCER - LEEDS WIN", nothing in
// "Defenders - Anna Berg". A league may stand before its game, "NBA BASKETBALL".
func (t *Tagger) headless(first, last, opening int) (int, int) {
	if last < len(t.Pieces) && last-first == 1 && (t.is(last, "-") && !t.Pieces[last].Glued || t.is(last, ":")) && t.plays(column, first) {
		return first, first
	}
	if first >= opening+maxSlug || t.Pieces[opening].Kind != text.Upper {
		return first, last
	}
	end := t.slug(opening)
	switch {
	case first >= end:
		return first, last
	case last > end:
		return end + 1, last
	case t.flagsOf(first, first+1) != 0 && !t.plays(game, first):
		return first, first + 1
	case t.flagsOf(first, last) != 0 && !t.plays(game, last-1):
		return first, last
	}
	return first, first
}

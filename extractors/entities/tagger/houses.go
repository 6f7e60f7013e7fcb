package tagger

// house returns the end of the name of a company that piece i starts and that is
// called by somebody's name, possessive and all: "Moody's", "Standard & Poor's".
// It is i for another one. A name that the document has without the possessive is
// a person's, unless the labels have it as an organisation.
func (t *Tagger) house(i int, seg Segment) int {
	last := i
	switch {
	case i+1 >= len(t.Pieces) || t.Pieces[i+1].End-t.Pieces[i+1].Start > 4:
		return i
	case t.possessive(i + 1):
		if !t.plays(house, i) {
			return i
		}
	case t.possessive(i+3) && (t.is(i+1, "&") || t.is(i+1, "and")) && t.plays(partner, i+2) && i+2 < seg.Last:
		last = i + 2
	default:
		return i
	}
	if t.second[last] != Outside && !t.second[last].Ends() {
		return i
	}
	if label := t.second[last]; last == i && label.Type() != TypeNamed("ORG") && t.standsBare(i) {
		return i
	}
	last += 2
	if last < seg.Last && t.is(last, "500") {
		return last + 1 // the index
	}
	if last < seg.Last && t.second[last].Type() == TypeNamed("ORG") {
		for last++; last < seg.Last && !t.second[last-1].Ends(); last++ {
		}
		return last // "Moody's Investors Service"
	}
	end, _ := t.headed(TypeNamed("ORG"), last, seg)
	return end
}

// standsBare reports whether the word of piece i stands somewhere without a
// possessive, or here after another capitalized word: "Anna [Christie]'s".
func (t *Tagger) standsBare(i int) bool {
	if i > 0 && t.Pieces[i-1].caps && !t.Pieces[i-1].stop && !t.Pieces[i].Glued {
		return true
	}
	if t.bare == nil {
		t.bare = map[int32]bool{}
		for k, w := range t.words {
			if t.Pieces[k].caps && t.plays(house, k) && !t.possessive(k+1) {
				t.bare[w] = true
			}
		}
	}
	return t.bare[t.words[i]]
}

package tagger

import (
	"harrow/extractors/entities/gazetteer"
	"harrow/extractors/text"
)

// grown returns the end of a name and its type where the labels cut it before
// words that no name starts with: at a hyphen, before a surname, or before the
// head that says what the whole is, as in "[Lima] Open".
func (t *Tagger) grown(typ, first, last int, seg Segment) (end, grownType int) {
	if n := t.numbered(last, seg.Sentence); n > last {
		return n, TypeNamed("MISC")
	}
	last = t.hyphenated(typ, first, last)
	if last >= seg.Last {
		return last, typ
	}
	if types[typ] == "PERSON" {
		if n := t.familied(first, last, seg); n > last {
			return n, typ
		}
	}
	if first > seg.First && (t.hyphen(first-1) || types[typ] == "MISC" && t.Pieces[first-1].caps) {
		return last, typ // "Africa-[France] Summit", "Royal [Dutch] Airlines"
	}
	return t.headed(typ, last, seg)
}

// maxSyllable is the most letters of what follows the hyphen of a Korean or
// Chinese given name.
const maxSyllable = 5

// hyphenated returns the end of a name that the labels cut at its hyphen: "Kim
// Min-ho", "Anne Orr-Lind", "Aulnay-sous-Bois".
func (t *Tagger) hyphenated(typ, first, last int) int {
	if last+1 >= len(t.Pieces) || !t.hyphen(last) || !t.free(last, last+2) {
		return last
	}
	next := t.Pieces[last+1]
	switch types[typ] {
	case "PERSON":
		if last-first < 2 {
			return last
		}
		if next.Kind == text.Capitalized && !t.state(last+1) && !next.stop {
			return last + 2
		}
		if next.Kind == text.Lower && t.Pieces[last-1].Kind == text.Capitalized && (last-first == 2 && t.word(first).flags&gazetteer.AsianSurname != 0 ||
			last-first < 4 && next.End-next.Start <= maxSyllable && !t.plays(participle, last+1)) {
			return last + 2
		}
	case "LOC":
		if !t.state(last-1) && next.Kind == text.Lower && last+3 < len(t.Pieces) && t.hyphen(last+2) && t.Pieces[last+3].Kind == text.Capitalized && t.free(last+2, last+4) {
			return last + 4
		}
	}
	return last
}

// familied returns the end of a person's name that the labels cut before
// surnames: "[Martin] Luther King".
func (t *Tagger) familied(first, last int, seg Segment) int {
	const other = gazetteer.Country | gazetteer.Place | gazetteer.Demonym | gazetteer.People | gazetteer.Organisation | gazetteer.Company
	if t.sentences[seg.Sentence].style != plain || t.Pieces[first].Kind != text.Capitalized {
		return last
	}
	i := last
	for i < seg.Last && i-last < 3 && t.second[i] == Outside && t.Pieces[i].Kind == text.Capitalized {
		w := t.word(i)
		if w.stop || w.flags&gazetteer.Surname == 0 || w.flags&other != 0 || t.plays(office|degree|field|body|form|weekday, i) || t.isTitle(i) || headType(w.roles) != "" {
			break
		}
		i++
	}
	return i
}

// maxTail is the most words that lead to the head of a name.
const maxTail = 4

// headed returns where a name ends that goes on after its label with words of
// its own up to a head: "Open" of "[Lima] Open", "Securities" of "[Velmo Lind]
// Securities".
func (t *Tagger) headed(typ, last int, seg Segment) (int, int) {
	if t.sentences[seg.Sentence].style != plain {
		return last, typ
	}
	end, grown := last, typ
	for i := last; i < seg.Last && i-last < maxTail; i++ {
		p := t.Pieces[i]
		if t.second[i] != Outside || p.stop || p.Kind != text.Capitalized && p.Kind != text.Upper || t.plays(office, i) || t.isTitle(i) {
			break
		}
		switch parts := t.word(i).roles; {
		case parts&tailMISC != 0:
			end, grown = i+1, TypeNamed("MISC")
		case parts&tailORG != 0:
			end, grown = i+1, TypeNamed("ORG")
		}
	}
	return end, grown
}

// given returns where a person's name starts that the labels cut after a given
// name: at "Anna" of "Anna [Orr Lind]".
func (t *Tagger) given(first, last, opening int) int {
	if last-first > 1 && t.word(first).flags&gazetteer.GivenName != 0 {
		return first
	}
	const other = gazetteer.Country | gazetteer.Place | gazetteer.Demonym | gazetteer.People | gazetteer.Organisation | gazetteer.Company
	for i := first - 1; i >= opening && first-i < 3; i-- {
		w := t.word(i)
		if t.second[i] != Outside || t.Pieces[i].Kind != text.Capitalized || w.stop || w.flags&gazetteer.GivenName == 0 ||
			w.flags&other != 0 || t.isTitle(i) || t.plays(opener|office|degree|field|body, i) || i > opening && t.hyphen(i-1) {
			break
		}
		first = i
	}
	return first
}

// numbered returns the end of a product's name that goes on with the number of
// a model: "Boeing 747s", "Airbus A320", "CAC 40". It is last for another name.
func (t *Tagger) numbered(last, sentence int) int {
	end := t.sentences[sentence].last
	if last >= end || t.second[last] != Outside {
		return last
	}
	if k := t.Pieces[last].Kind; k != text.Number && k != text.Mixed && !t.hyphen(last) || !t.plays(numbered, last-1) {
		return last
	}
	w := t.text(last)
	if w == "-" && last+1 < end && t.Pieces[last].Glued {
		last, w = last+1, t.text(last+1)
	}
	digits := 0
	for i := range len(w) {
		switch c := w[i]; {
		case '0' <= c && c <= '9':
			digits++
		case i > 0 && c != '-' && (c != 's' || i < len(w)-1):
			return last
		}
	}
	if digits < 2 || digits > 6 || last+1 < end && (t.Pieces[last+1].Glued && t.text(last+1) == "." && last+2 < end && t.Pieces[last+2].Glued || t.plays(measure, last+1)) {
		return last
	}
	last++
	if last+1 < end && t.hyphen(last) && t.Pieces[last+1].Kind != text.Lower {
		last += 2
	}
	if last < end && t.second[last].Single() && t.Pieces[last].Kind == text.Capitalized && t.second[last].Type() != TypeNamed("LOC") {
		last++ // "Boeing 787 Dreamliner"
	}
	return last
}

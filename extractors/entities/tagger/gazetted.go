package tagger

import (
	"harrow/extractors/entities/gazetteer"
	"harrow/extractors/text"
)

// Mention is a name in a document.
type Mention struct {
	Start, End int // bytes
	Label      string
	Margin     float32
}

// Gazetted returns the names of a document that stand on the lists of g, the
// longest first.
func Gazetted(d *text.Document, g *gazetteer.Gazetteer) []Mention {
	var out []Mention
	var pieces []Piece
	for _, s := range d.Sentences {
		pieces = appendPieces(pieces[:0], d, s)
		for i := 0; i < len(pieces); i++ {
			if k := pieces[i].Kind; k != text.Capitalized && k != text.Upper {
				continue
			}
			if n, label := longest(pieces[i:], g); n > 0 {
				out = append(out, Mention{Start: int(pieces[i].Start), End: int(pieces[i+n-1].End), Label: label})
				i += n - 1
				continue
			}
			if n, label := shaped(d.Text, pieces[i:]); n > 0 && (i > 0 || n > 1) {
				out = append(out, Mention{Start: int(pieces[i].Start), End: int(pieces[i+n-1].End), Label: label})
				i += n - 1
			}
		}
	}
	return out
}

func longest(pieces []Piece, g *gazetteer.Gazetteer) (n int, label string) {
	var k gazetteer.Key
	for i, p := range pieces {
		k = k.Add(p.Hash)
		flags, longer := g.Lookup(k)
		if e := g.Entry(k); e != nil {
			n, label = i+1, e.Label
			if flags == gazetteer.Demonym {
				label = "NORP"
			}
		}
		if !longer {
			break
		}
	}
	return n, label
}

// shaped returns the run of capitalized words that the pieces start with:
// an organisation by one of its words, else a person of two or three.
func shaped(s string, pieces []Piece) (n int, label string) {
	for n < len(pieces) && pieces[n].Kind == text.Capitalized {
		switch s[pieces[n].Start:pieces[n].End] {
		case "Ministry", "Bank", "Corp.", "Corp", "Inc.", "Inc", "Ltd", "Ltd.", "Company", "Co.", "Co", "Group", "University",
			"Party", "Council", "Committee", "Agency", "Institute", "Commission", "Administration", "Association", "Union":
			label = "ORG"
		}
		n++
	}
	switch {
	case label != "" && n > 1:
		return n, label
	case n == 2 || n == 3:
		return n, "PERSON"
	}
	return 0, ""
}

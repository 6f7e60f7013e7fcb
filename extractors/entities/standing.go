package entities

import (
	"slices"
	"strings"

	"harrow/extractors/entities/gazetteer"
	"harrow/schema"
)

// standing is what a document as a whole says of a name.
type standing struct {
	sums   [labels]float32 // the confidences of its mentions, by label, and what speaks for it
	first  int8            // label of its first mention
	mixed  bool            // its mentions have several labels
	spoken bool            // what stands around it speaks for a label
	single bool            // one word
	person bool            // the document has a person whose name starts or ends with it
	org    bool            // and an organisation whose name starts with it
	firm   bool            // and one with a legal form: "Drelkin Co."
	place  bool            // a mention of it is a place
	titled bool            // a mention of it has a title
	team   bool            // a mention of it, a city, stands before "coach" or the like
}

// The labels of a name that its document may decide.
const (
	person = iota
	org
	gpe
	loc
	fac
	norp
	event
	law
	work
	language
	product
	labels
)

var labelNames = [labels]string{"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT", "LAW", "WORK_OF_ART", "LANGUAGE", "PRODUCT"}

func labelNumber(name string) int8 {
	for i, l := range labelNames {
		if l == name {
			return int8(i)
		}
	}
	return product
}

// How much what stands around a name speaks for a label, where a mention
// itself speaks with its confidence.
const (
	titleSpeaks = 1.5 // "President Orlov", "operator Drelkin"
	sharesSpeak = 3   // "Drelkin shares"
	verbSpeaks  = 0.5 // "said Drelkin", "off Borkum"
)

// doubtful is the confidence below which a person that is called like a big city is
// none, where the document has nobody of that name.
const doubtful = 0.72

// standings holds those of the names of a document.
type standings struct {
	of    map[string]*standing
	by    []*standing // of each row, or nil
	space []standing
	words []string
}

// settle gives all mentions of a name one label: that which its mentions,
// the words around them and longer names of the document speak most for.
// Names of one word that may mean several things stay as they are: a city, and
// the team that plays there.
func (st *standings) settle(mentions []mention, rows []schema.EntityRow) {
	st.of = emptied(st.of, len(rows))
	st.space = slices.Grow(st.space[:0], len(rows)) // which never moves: there are pointers into it
	st.by = slices.Grow(st.by[:0], len(rows))[:len(rows)]
	clear(st.by)
	names := st.of
	for i := range rows {
		m := &mentions[i]
		if m.flags&plain != 0 && m.flags&gazetteer.GivenName == 0 && rows[i].Label != "PERSON" {
			continue
		}
		s := names[m.name]
		label := labelNumber(rows[i].Label)
		if s == nil {
			st.space = append(st.space, standing{first: label, single: !strings.Contains(m.name, " ")})
			s = &st.space[len(st.space)-1]
			names[m.name] = s
		}
		s.mixed = s.mixed || s.first != label
		s.place = s.place || label == gpe || label == loc
		s.sums[label] += rows[i].Confidence
		s.hear(m)
		st.by[i] = s
	}
	for i := range rows {
		m := &mentions[i]
		if rows[i].Label != "PERSON" && rows[i].Label != "ORG" || !strings.Contains(m.name, " ") {
			continue
		}
		if rows[i].Label == "ORG" {
			first, _, _ := strings.Cut(m.name, " ")
			if s := names[first]; s != nil {
				s.org = true
			}
			st.words = appendFields(st.words[:0], m.name)
			base := withoutForm(st.words)
			if len(base) == len(st.words) {
				continue
			}
			if s := names[strings.Join(base, " ")]; s != nil {
				s.firm = true
			}
			if s := names[hyphenHead(first)]; s != nil {
				s.org, s.firm = true, true // "Orr" of "Orr Lind Co." and of "Orr-Lind Co."
			}
			continue
		}
		st.words = appendFields(st.words[:0], m.name)
		for _, w := range [...]string{st.words[0], surname(st.words)} {
			if s := names[w]; s != nil {
				s.person = true
			}
		}
	}
	for i := range rows {
		if s := st.by[i]; s != nil {
			rows[i].Label = s.label(&mentions[i], rows[i].Label, rows[i].Confidence)
		}
	}
}

// hyphenHead returns what stands before the hyphen of a word, or all of it.
func hyphenHead(w string) string {
	head, _, _ := strings.Cut(w, "-")
	return head
}

// maxRoom is how many names a map may have room for that is kept for the next
// document.
const maxRoom = 1 << 10

// emptied returns an empty map with room for n names, m where that will do.
func emptied[K comparable, V any](m map[K]V, n int) map[K]V {
	if m == nil || n > maxRoom || len(m) > maxRoom {
		return make(map[K]V, n)
	}
	clear(m)
	return m
}

// appendFields adds the words of a name, which blanks part.
func appendFields(out []string, name string) []string {
	start := 0
	for i := range len(name) {
		if name[i] == ' ' {
			if i > start {
				out = append(out, name[start:i])
			}
			start = i + 1
		}
	}
	if start < len(name) {
		out = append(out, name[start:])
	}
	return out
}

// hear adds what the words around a mention say.
func (s *standing) hear(m *mention) {
	before, after := m.beforeSays, m.afterSays
	switch {
	case m.employee || before.at(atBefore) == "ORG":
		s.sums[org] += titleSpeaks
	case m.before == "in" && after.is(atUnit) || m.coarse != "ORG" && before.is(atOff):
		s.sums[gpe] += verbSpeaks
	case before.is(atTitle):
		s.sums[person] += titleSpeaks
		s.titled = true
	case m.coarse == "LOC" && m.flags&gazetteer.City != 0 && after.is(atRole):
		s.team = true
		return
	case m.held && m.coarse != "LOC", after.is(atShares):
		s.sums[org] += sharesSpeak
	case after.is(atDeal):
		s.sums[org] += verbSpeaks
	case m.coarse != "LOC" && after.is(atVerb):
		if s.sums[person] > s.sums[org] {
			s.sums[person] += verbSpeaks
		} else {
			s.sums[org] += verbSpeaks
		}
	default:
		return
	}
	s.spoken = true
}

// label is that of a mention by the standing of its name.
func (s *standing) label(m *mention, own string, confidence float32) string {
	const place = gazetteer.BigCity | gazetteer.Country | gazetteer.Place
	const thing = gazetteer.Club | gazetteer.Company | gazetteer.People | gazetteer.Initiative | gazetteer.Demonym | gazetteer.Organisation
	switch {
	case own == "GPE" && s.team && s.sums[org] > 0 && m.afterSays.is(atRole):
		return "ORG"
	case own == "GPE" && s.person && !s.org && m.shouted && m.flags&(place|thing) == 0:
		return "PERSON"
	case own == "ORG" && m.before == "in" && m.flags&(place|gazetteer.City) != 0 && m.flags&thing == 0 && s.single && !s.firm && !m.held:
		return "GPE"
	case m.flags&place != 0 && m.flags&thing == 0 && own == "PERSON" && s.single && !s.person && !s.titled &&
		(s.place || m.flags&gazetteer.GivenName == 0 || confidence < doubtful):
		return "GPE"
	case m.flags&(place|thing) != 0:
		return own
	case m.flags&gazetteer.City != 0 && own != "ORG" && own != "PRODUCT":
		return own
	case s.single && s.person && !s.org:
		return "PERSON"
	case ((own == "PERSON" || own == "PRODUCT") && (s.firm || s.org) && !deciderOf(m.name).is(atName) || own == "GPE" && m.flags == 0 && s.single && s.firm) &&
		!s.person && !s.titled:
		return "ORG"
	case m.flags&gazetteer.City != 0 || !s.mixed && !s.spoken:
		return own
	}
	best := labelNumber(own)
	for l, sum := range s.sums {
		if sum > s.sums[best] {
			best = int8(l)
		}
	}
	return labelNames[best]
}

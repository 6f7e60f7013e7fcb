package tagger

import (
	"strings"

	"harrow/extractors/entities/gazetteer"
	"harrow/extractors/text"
)

// results settles the names in lines of sport results, where the form of the
// line says what they are: who plays there is a team, unless it is a country,
// and those of a cricket scorecard are persons.
func (t *Tagger) results(out []Mention) []Mention {
	out = t.scorecards(out)
	s := 0
	var table []int // mentions that stand first in lines of figures, one after the other
	line := -2      // sentence of the last of them
	for k := range out {
		m := &out[k]
		if m.Last >= len(t.Pieces) || types[m.Type] == "MISC" {
			continue
		}
		if n := t.opponent(out, k); n > k && t.opposes(m, &out[n]) {
			t.teams(m, &out[n])
		}
		if t.Pieces[m.Last].Kind != text.Number {
			continue
		}
		for t.sentences[s].last <= m.First {
			s++
		}
		if m.First != t.sentences[s].first || !t.figures(m.Last, t.sentences[s].last) {
			continue
		}
		if s > line+1 {
			t.rank(out, table)
			table = table[:0]
		}
		table, line = append(table, k), s
	}
	t.rank(out, table)
	t.affiliate(out)
	return out
}

// affiliate makes organisations of what stands in brackets behind persons, as in a
// list of players and their clubs, "Aldo Ferri (Genoa)", where most are some
// already and none is a country.
func (t *Tagger) affiliate(out []Mention) {
	org, place, person := TypeNamed("ORG"), TypeNamed("LOC"), TypeNamed("PERSON")
	orgs := 0
	var places []int
	for k := 1; k < len(out); k++ {
		m := &out[k]
		if out[k-1].Type != person || m.First != out[k-1].Last+1 || !t.is(m.First-1, "(") || m.Last >= len(t.Pieces) || !t.is(m.Last, ")") {
			continue
		}
		switch {
		case m.Type == org:
			orgs++
		case m.Type == place && t.national(m):
			return
		case m.Type == place:
			places = append(places, k)
		}
	}
	if orgs == 0 || 3*orgs < len(places) {
		return
	}
	for _, k := range places {
		out[k].Type = org
	}
}

// opponent returns the name that the one of mention k may play against: the next,
// or the next behind the scorers in brackets, as in "Leeds 2 (Orr 7, Lind 80)
// Derby 0".
func (t *Tagger) opponent(out []Mention, k int) int {
	i := out[k].Last + 1
	if i >= len(t.Pieces) || !t.is(i, "(") || t.Pieces[i-1].Kind != text.Number {
		return min(k+1, len(out)-1)
	}
	for end := min(i+longest, len(t.Pieces)-1); i < end && !t.is(i, ")"); {
		i++
	}
	for n := k + 1; n < len(out) && out[n].First <= i+1; n++ {
		if out[n].First == i+1 {
			return n
		}
	}
	return k
}

// opposes reports whether two names are those of a line "Leeds 2 Derby 0" or
// "Leeds v Derby".
func (t *Tagger) opposes(a, b *Mention) bool {
	if b.First != a.Last+1 && !t.is(a.Last+1, "(") || strings.IndexByte(t.Text[a.Start:b.End], '\n') >= 0 {
		return false
	}
	if t.is(a.Last, "v") || t.is(a.Last, "vs") || t.is(a.Last, "vs.") {
		return types[a.Type] == "ORG" || types[b.Type] == "ORG"
	}
	if t.Pieces[a.Last].Kind != text.Number || b.Last >= len(t.Pieces) || t.Pieces[b.Last].Kind != text.Number ||
		strings.IndexByte(t.Text[b.End:t.Pieces[b.Last].Start], '\n') >= 0 {
		return false
	}
	// A longer chain lists the weather or prices.
	return b.Last+1 == len(t.Pieces) || !t.word(b.Last+1).caps || strings.IndexByte(t.Text[b.End:t.Pieces[b.Last+1].Start], '\n') >= 0
}

// teams makes teams of two names that play each other.
func (t *Tagger) teams(a, b *Mention) {
	org, place, person := TypeNamed("ORG"), TypeNamed("LOC"), TypeNamed("PERSON")
	if t.national(a) || t.national(b) || a.Type == person && b.Type == person {
		return
	}
	for _, m := range []*Mention{a, b} {
		if m.Type == place || m.Type == person {
			m.Type = org
		}
	}
}

// national reports whether a name is that of a country, or of one that plays
// as such.
func (t *Tagger) national(m *Mention) bool {
	flags := t.flagsOf(m.First, m.Last)
	if flags&(gazetteer.Country|gazetteer.Demonym) != 0 {
		return true
	}
	if flags&(gazetteer.Place|gazetteer.City) != gazetteer.Place {
		return false
	}
	e, _ := t.names.Entry(m.Key)
	return !strings.HasPrefix(e.ID, "iso3166-2:") || strings.HasPrefix(e.ID, "iso3166-2:GB-")
}

// figures reports whether the pieces [first, last) are three numbers or more
// and nothing in letters: a line of a table.
func (t *Tagger) figures(first, last int) bool {
	n := 0
	for i := first; i < last; i++ {
		switch k := t.Pieces[i].Kind; {
		case k == text.Number:
			n++
		case k.Wordy():
			return false
		}
	}
	return n >= 3
}

// rank gives the names of a table of teams one type.
func (t *Tagger) rank(out []Mention, table []int) {
	org, place := TypeNamed("ORG"), TypeNamed("LOC")
	orgs, places := 0, 0
	for _, k := range table {
		switch {
		case out[k].Type == org:
			orgs++
		case out[k].Type == place && !t.national(&out[k]):
			places++
		}
	}
	if orgs == 0 || orgs < places {
		return
	}
	for _, k := range table {
		if out[k].Type == place && !t.national(&out[k]) {
			out[k].Type = org
		}
	}
}

// longest is the most pieces that a line of a scorecard has.
const longest = 120

// scorecards makes persons of all names in the lines of cricket scorecards,
// such as "J. Orr c Lind b P. Kemp 31" and "Bowling: Kemp 12-3-30-2".
func (t *Tagger) scorecards(out []Mention) []Mention {
	lines := relabelled{found: out}
	for _, s := range t.sentences {
		if s.last-s.first < 4 || s.last-s.first > longest || !t.Pieces[s.first].caps || !t.scored(s) {
			continue
		}
		if persons := t.players(s); len(persons) > 0 {
			lines.put(s, persons...)
		}
	}
	return lines.mentions()
}

// relabelled are the mentions of a text, of which those of some sentences are
// replaced, in the order of the text.
type relabelled struct {
	found   []Mention
	settled []Mention // once a sentence is replaced
	read    int       // of found are in settled or dropped
}

// put makes the mentions of a sentence those given.
func (r *relabelled) put(s sentence, with ...Mention) {
	for r.read < len(r.found) && r.found[r.read].First < s.first {
		r.settled = append(r.settled, r.found[r.read])
		r.read++
	}
	for r.read < len(r.found) && r.found[r.read].First < s.last {
		r.read++
	}
	r.settled = append(r.settled, with...)
}

func (r *relabelled) mentions() []Mention {
	if r.settled == nil {
		return r.found
	}
	return append(r.settled, r.found[r.read:]...)
}

// scored reports whether a sentence is a line of a scorecard.
func (t *Tagger) scored(s sentence) bool {
	end := s.last - 1
	if t.is(end, ".") {
		end--
	}
	if t.Pieces[end].Kind != text.Number {
		return false
	}
	for i := s.first + 1; i < end; i++ {
		switch p := t.Pieces[i]; {
		case p.Kind == text.Number:
			return t.bowled(i, end+1)
		case p.Kind != text.Lower:
		case t.is(i, "lbw"), t.is(i, "b"), t.is(i, "c"), t.is(i, "st"):
			return true
		case (t.is(i, "not") || t.is(i, "run")) && t.is(i+1, "out"):
			return i+3 > end
		default:
			return false
		}
	}
	return false
}

// bowled reports whether the pieces from i on are the figures of a bowler:
// overs, maidens, runs and wickets.
func (t *Tagger) bowled(i, end int) bool {
	for n := 0; ; n++ {
		if i >= end || t.Pieces[i].Kind != text.Number {
			return false
		}
		i++
		if i+1 < end && t.is(i, ".") && t.Pieces[i].Glued && t.Pieces[i+1].Glued {
			i += 2
		}
		if n == 3 {
			return true
		}
		if i >= end || !t.is(i, "-") || !t.Pieces[i].Glued {
			return false
		}
		i++
	}
}

// players returns the names in a line of a scorecard: what is capitalized.
func (t *Tagger) players(s sentence) (out []Mention) {
	for i := s.first; i < s.last; i++ {
		j := i
		for j < s.last && t.word(j).caps && t.Pieces[j].Kind != text.Number {
			j++
			if j+1 < s.last && t.hyphen(j) && t.word(j+1).caps {
				j++
			}
		}
		if j == i {
			continue
		}
		if !t.is(i, "Bowling") && !t.is(i, "Extras") && !t.is(i, "Total") {
			out = append(out, t.mention(TypeNamed("PERSON"), i, j, ruled))
		}
		i = j - 1
	}
	return out
}

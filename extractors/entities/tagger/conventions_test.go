package tagger

import (
	"strings"
	"testing"

	"harrow/extractors/entities/gazetteer"
	"harrow/extractors/text"
)

// settle gives the names, as "TYPE[name]", that the conventions make of a text
// whose labels stand in it so.
func settle(t *testing.T, source string) string {
	t.Helper()
	type label struct{ start, end, typ int }
	var plain strings.Builder
	var labels []label
	for rest := source; rest != ""; {
		open := strings.IndexByte(rest, '[')
		if open < 0 {
			plain.WriteString(rest)
			break
		}
		at := open
		for at > 0 && 'A' <= rest[at-1] && rest[at-1] <= 'Z' {
			at--
		}
		end := strings.IndexByte(rest, ']')
		plain.WriteString(rest[:at])
		labels = append(labels, label{plain.Len(), plain.Len() + end - open - 1, TypeNamed(rest[at:open])})
		plain.WriteString(rest[open+1 : end])
		rest = rest[end+1:]
	}
	g := New(&Model{}, gazetteer.Default())
	g.Load(text.New(plain.String()))
	n := len(g.Pieces)
	g.second, g.odds = make([]Tag, n), make([]float32, n)
	for _, l := range labels {
		first, last := n, 0
		for i, p := range g.Pieces {
			if int(p.Start) >= l.start && int(p.End) <= l.end {
				first, last = min(first, i), i+1
			}
		}
		for i := first; i < last; i++ {
			g.second[i] = TagOf(l.typ, i-first, last-first)
		}
	}
	g.CastVotes(g.second)
	var out []string
	for _, m := range g.mentions(nil) {
		out = append(out, TypeName(m.Type)+"["+g.Text[m.Start:m.End]+"]")
	}
	return strings.Join(out, " ")
}

// TestSettle gives the conventions labels that a model might, "TYPE[name]", and holds
// what they make of them against what is right.
func TestSettle(t *testing.T) {
	for _, c := range []struct{ labels, want string }{
		// Names that the labels cut.
		{"They met PERSON[Song Min]-ho today.", "PERSON[Song Min-ho]"},
		{"They met PERSON[Anne Orr]-Lind today.", "PERSON[Anne Orr-Lind]"},
		{"In the PERSON[Anne Orr]-era schools were built.", "PERSON[Anne Orr]"},
		{"A PERSON[Orr]-led council met.", "PERSON[Orr]"},
		{"They drove to LOC[Brenk]-sous-Vilmo today.", "LOC[Brenk-sous-Vilmo]"},
		{"See LOC[Italy]-vote-Marino at noon.", "LOC[Italy]"},
		{"Then PERSON[Martin] Baker said no.", "PERSON[Martin Baker]"},
		{"Then Madeleine PERSON[Brenk] said no.", "PERSON[Madeleine Brenk]"},
		{"Then Madeleine PERSON[Peter Brenk] said no.", "PERSON[Peter Brenk]"},
		{"She easily won the LOC[Lima] Open again.", "MISC[Lima Open]"},
		{"Traders at PERSON[Velmo Lind] Securities sold.", "ORG[Velmo Lind Securities]"},
		{"The Africa-LOC[France] Summit ended.", "LOC[Africa] LOC[France]"},
		{"It bought ten ORG[Boeing] 747s last year.", "MISC[Boeing 747s]"},
		{"In Paris the ORG[CAC] 40 rose.", "MISC[CAC 40]"},
		{"The ORG[DAX] 30 points higher, it closed.", "ORG[DAX]"},
		{"In LOC[Dar] es LOC[Salaam] they met.", "LOC[Dar es Salaam]"},
		// Companies that are called by somebody's name.
		{"PERSON[Moody]'s cut the rating.", "ORG[Moody's]"},
		{"Standard & Poor's cut the rating.", "ORG[Standard & Poor's]"},
		{"PERSON[Moody]'s wife spoke after PERSON[Moody] left.", "PERSON[Moody] PERSON[Moody]"},
		{"PERSON[Anna Christie]'s wife spoke.", "PERSON[Anna Christie]"},
		// Capitals that stand for who governs there, and those that play.
		{"Talks with ORG[Tehran] go on.", "LOC[Tehran]"},
		{"The coach praised ORG[Barcelona] after the match.", "ORG[Barcelona]"},
		{"ORG[Warsaw] shares rose.", "ORG[Warsaw]"},
		// What an office deals with is no name.
		{"The minister of ORG[Foreign Affairs] spoke.", ""},
		{"Secretary of LOC[State Anna Berg] spoke.", "PERSON[Anna Berg]"},
		{"The heads of ORG[Foreign Affairs] spoke.", "ORG[Foreign Affairs]"},
		// Sport.
		{"SOCCER - ORG[GENOA] WIN.", "ORG[GENOA]"},
		{"ORG[RUGBY UNION] - LOC[WALES] WIN.", "LOC[WALES]"},
		{"ORG[NHL ICE] HOCKEY - RESULTS.", "ORG[NHL]"},
		{"PERSON[Goalkeepers] - PERSON[Aldo Ferri] (LOC[Genoa]), PERSON[Marco Orsi] (ORG[Parma])",
			"PERSON[Aldo Ferri] ORG[Genoa] PERSON[Marco Orsi] ORG[Parma]"},
		{"PERSON[Aldo Ferri] (LOC[Italy]), PERSON[Marco Orsi] (ORG[Parma])", "PERSON[Aldo Ferri] LOC[Italy] PERSON[Marco Orsi] ORG[Parma]"},
		{"ORG[Bari] 2 (PERSON[Orsi] 7, 80) LOC[Lecce] 1 (PERSON[Galli] 12)", "ORG[Bari] PERSON[Orsi] ORG[Lecce] PERSON[Galli]"},
		// Names of the lists that the labels miss, and the seat that is a place.
		{"Two Shiite clerics and an Islamic scholar met.", "MISC[Shiite] MISC[Islamic]"},
		{"The Islamic Velmo Fund rose.", ""},
		{"A leader of Islamic Jihad was held.", "ORG[Islamic Jihad]"},
		{"The ORG[White House] said no.", "LOC[White House]"},
		{"The Secretary of State Zorbella Brenk said no.", "PERSON[Zorbella Brenk]"},
		{"MISC[Shiite-Sunni] violence rose.", "MISC[Shiite] MISC[Sunni]"},
		{"A Moslem-MISC[Croat] army came.", "MISC[Moslem] MISC[Croat]"},
		{"The LOC[Jiangxi provincial] government met.", "LOC[Jiangxi]"},
		{"The ORG[Popular Front] for the ORG[Liberation of Velmo] met.", "ORG[Popular Front for the Liberation of Velmo]"},
		{"In ORG[1968 Velmo Post] was sold.", "ORG[Velmo Post]"},
		{"ORG[1860 Munich] won.", "ORG[1860 Munich]"},
		{"It said on 29 PERSON[January Randall] spoke.", "PERSON[Randall]"},
		// Articles.
		{"\"MISC[The G-20] met,\" she said.", "MISC[G-20]"},
		{"MISC[The Aral Summit] ended.", "MISC[Aral Summit]"},
		{"She read \"MISC[The Aral Crown]\" twice.", "MISC[The Aral Crown]"},
		{"MISC[The Aral Crown] is a novel.", "MISC[The Aral Crown]"},
		// The head of a name.
		{"Ministers met at the LOC[Aral Forum] again.", "MISC[Aral Forum]"},
		{"The LOC[Aral Election Commission] met.", "ORG[Aral Election Commission]"},
	} {
		if got := settle(t, c.labels); got != c.want {
			t.Errorf("%s\n got %s\nwant %s", c.labels, got, c.want)
		}
	}
}

package entities

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"harrow/extractors/entities/gazetteer"
	"harrow/extractors/entities/tagger"
	"harrow/extractors/internal/datafile"
	"harrow/extractors/text"
)

//go:embed companies.txt
var companyFile string

// A legalForm is one of companies.txt.
type legalForm struct {
	form string
	sure bool
}

// legalForms are the legal forms by their first two bytes in lower case, the longest first.
var legalForms = sync.OnceValue(func() map[[2]byte][]legalForm {
	m := map[[2]byte][]legalForm{}
	for section, form := range datafile.Lines(companyFile) {
		key := formKey(form)
		m[key] = append(m[key], legalForm{form, section == "sure"})
		if upper := strings.ToUpper(form); upper != form {
			m[key] = append(m[key], legalForm{upper, section == "sure"})
		}
	}
	for _, list := range m {
		slices.SortStableFunc(list, func(a, b legalForm) int { return len(b.form) - len(a.form) })
	}
	return m
})

// formStarts is the set of what legal forms start with: of each first byte, a bit of
// the lowest bits of the second.
var formStarts = sync.OnceValue(func() *[256]uint64 {
	var set [256]uint64
	for _, forms := range legalForms() {
		for _, f := range forms {
			set[f.form[0]] |= 1 << (f.form[1] & 63)
		}
	}
	return &set
})

// capitalForms are the legal forms of one word as they are written, by how they read in capitals.
var capitalForms = sync.OnceValue(func() map[string]string {
	m := map[string]string{}
	for _, form := range datafile.Lines(companyFile) {
		if upper := strings.ToUpper(form); !strings.Contains(form, " ") && m[upper] != upper {
			m[upper] = form
		}
	}
	return m
})

func formKey(s string) [2]byte { return [2]byte{s[0] | 0x20, s[1] | 0x20} }

// formSure is the confidence in a company that only its legal form tells.
const formSure = 0.9

// maxFirm is how many words of a company's name before its legal form are looked at.
const maxFirm = 6

// longestFirm is the most bytes of a company's name: one form after another makes none.
const longestFirm = 200

// withCompanies puts the names of companies together that the tagger has missed or cut
// at their legal form: "Varga Holdings S.à r.l.", "QUILLAN SYSTEMS GMBH & CO. KG".
func withCompanies(d *text.Document, found []tagger.Mention) []tagger.Mention {
	var out []tagger.Mention // made where there is a legal form, so that the mentions behind need not move
	starts := formStarts()
	for i := range d.Tokens {
		t := &d.Tokens[i]
		if start := starts[t.First]; start == 0 || i == 0 || t.Start+1 >= len(d.Text) || start>>(d.Text[t.Start+1]&63)&1 == 0 {
			continue // most words, without a look-up
		}
		form := formAt(d, i)
		if form == nil {
			continue
		}
		if out == nil {
			out = make([]tagger.Mention, 0, len(found)+1)
		}
		end := d.Tokens[i].Start + len(form.form)
		for len(found) > 0 && found[0].Start < end {
			out, found = append(out, found[0]), found[1:]
		}
		out = withCompany(d, out, i, end, form.sure)
	}
	if out == nil {
		return found
	}
	return append(out, found...)
}

// formAt returns the legal form that starts at token i, or nil.
func formAt(d *text.Document, i int) *legalForm {
	t := &d.Tokens[i]
	if t.End-t.Start < 1 || t.End-t.Start > 12 || t.Kind == text.Other || t.Start+2 > len(d.Text) {
		return nil
	}
	list := legalForms()[formKey(d.Text[t.Start:])]
	for k := range list {
		f := list[k].form
		if rest := d.Text[t.Start:]; strings.HasPrefix(rest, f) && (len(rest) == len(f) || !isWordByte(rest[len(f)]) || !isWordByte(f[len(f)-1])) {
			return &list[k]
		}
	}
	return nil
}

func isWordByte(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= 0x80 || c == '/' || c == '-'
}

// withCompany makes one name of the company whose legal form starts at token i and
// ends before byte end, if it is one, of the last mentions found.
func withCompany(d *text.Document, found []tagger.Mention, i, end int, sure bool) []tagger.Mention {
	last := i - 1
	if d.Word(last) == "," {
		last--
	}
	if last < 0 || strings.Contains(d.Text[d.Tokens[last].End:d.Tokens[i].Start], "\n") {
		return found
	}
	to := len(found)
	for to > 0 && found[to-1].Start >= end {
		to--
	}
	from := to
	for from > 0 && (found[from-1].End >= d.Tokens[i-1].Start || found[from-1].End > d.Tokens[last].Start) {
		from--
	}
	if from < to && found[to-1].End > end && found[to-1].Start <= d.Tokens[i].Start {
		return found // "K.K. Paul"
	}
	if from < to && last < i-1 && found[from].End == d.Tokens[last].End && tagger.TypeName(found[from].Type) == "ORG" {
		return found // whole without what the comma parts from it
	}
	start := d.Tokens[last].Start
	if from < to && found[from].Start < start && found[from].End >= d.Tokens[last].End {
		start = found[from].Start
	} else if from < to && found[from].Start <= start && found[from].End > start {
		start = found[from].Start
	} else if from == to && !sure {
		return found
	} else if first := firmStart(d, last); first >= 0 {
		start = min(start, d.Tokens[first].Start)
	} else {
		return found
	}
	if from < to && found[from].Start <= start && found[from].End >= end && (!sure || tagger.TypeName(found[from].Type) == "ORG") {
		return found
	}
	if !sure && (from == to || tagger.TypeName(found[from].Type) != "ORG") {
		return found
	}
	for from > 0 && found[from-1].End > start {
		if p := found[from-1]; tagger.TypeName(p.Type) == "PERSON" && strings.Contains(d.Text[p.Start:p.End], " ") {
			start = d.Tokens[d.TokenAt(p.End-1)+1].Start // "Ann Berg Velmo Inc."
			break
		}
		from--
	}
	m := tagger.Mention{Start: start, End: end, Last: 2, Type: tagger.TypeNamed("ORG"), Confidence: formSure}
	if from < to {
		m.Start = min(m.Start, found[from].Start)
		m.End = max(m.End, found[to-1].End)
	}
	if m.End-m.Start > longestFirm {
		return found
	}
	m.Key = gazetteer.KeyOf(plainName(d.Text[m.Start:m.End]))
	return slices.Replace(found, from, to, m)
}

// firmStart returns the first token of the capitalized words that end with token last, or -1.
func firmStart(d *text.Document, last int) int {
	s := d.Sentences[d.SentenceAt(d.Tokens[last].Start)]
	first := -1
	for i := last; i >= max(s.First, last-maxFirm); i-- {
		t := d.Tokens[i]
		switch w := d.Text[t.Start:t.End]; {
		case first >= 0 && strings.Contains(d.Text[t.End:d.Tokens[i+1].Start], "\n"):
			return first
		case (t.Kind == text.Capitalized || t.Kind == text.Upper || t.Kind == text.Mixed) && !deciderOf(strings.ToLower(w)).is(atOpening):
			first = i
		case first >= 0 && (w == "&" || w == "-" || w == "'" || w == "." && d.Glued(i-1)) && i > s.First && d.Tokens[i-1].Kind != text.Lower:
		default:
			return first
		}
	}
	return first
}

package entities

import (
	"slices"
	"strings"

	"harrow/extractors/entities/tagger"
	"harrow/extractors/text"
)

// withoutTerms removes from the names what a paper only writes like one: the terms
// that a contract defines ("the "Closing Date""), its sections ("Item 7", "Group
// B"), the periods of a report ("Q2 FY24") and offices ("Environmental Engineer").
func withoutTerms(d *text.Document, found []tagger.Mention) []tagger.Mention {
	terms := definedTerms(d)
	return slices.DeleteFunc(found, func(f tagger.Mention) bool {
		name := d.Text[f.Start:f.End]
		typ := tagger.TypeName(f.Type)
		return terms != nil && terms[singular(name)] && typ != "PERSON" && typ != "ORG" || isPeriod(name) || typ != "ORG" && isNumbered(name) || isItem(name) || typ == "ORG" && isOffice(name)
	})
}

// maxTerm is how many words a defined term has at most.
const maxTerm = 4

// definedTerms are the terms that a document defines, in quotation marks and parentheses or
// before "means", without those that name a party in short: "(the "Seller")", ""Term" means".
func definedTerms(d *text.Document) map[string]bool {
	var terms map[string]bool
	for mark := range d.Tokens {
		if first := d.Tokens[mark].First; first != '"' && first != "“"[0] {
			continue
		}
		i := mark
		if w := d.Word(i); w != "\"" && w != "“" || i+2 >= len(d.Tokens) {
			continue
		}
		if d.Word(i+1) == "the" {
			i++
		}
		end := i + 1
		for end < len(d.Tokens) && end-i <= maxTerm && d.Tokens[end].Kind.Wordy() && d.Tokens[end].Kind != text.Lower {
			end++
		}
		if close := d.Word(end); end == i+1 || close != "\"" && close != "”" {
			continue
		}
		last := end + 1
		if p := d.Word(last); p == "," || p == ";" {
			last++
		}
		closed := d.Word(last) == ")" || d.Word(last) == "or" || d.Word(last) == "and"
		if !(closed && opensTerm(d, mark)) && d.Word(last) != "means" && !(d.Word(last) == "shall" && d.Word(last+1) == "mean") {
			continue
		}
		if isAcronym(d.Word(i+1)) && end == i+2 || shortens(d, i, d.Word(i+1)) {
			continue
		}
		if terms == nil {
			terms = map[string]bool{}
		}
		terms[singular(d.Text[d.Tokens[i+1].Start:d.Tokens[end-1].End])] = true
	}
	return terms
}

// opensTerm reports whether the quotation mark of token i follows a parenthesis and
// at most a few words in lower case: "(in such capacity, the ".
func opensTerm(d *text.Document, i int) bool {
	for k := i - 1; k >= 0 && i-k < 8; k-- {
		switch t := d.Tokens[k]; {
		case d.Word(k) == "(":
			return true
		case t.Kind != text.Lower && d.Word(k) != ",":
			return false
		}
	}
	return false
}

// shortens reports whether a word is one of a name shortly before token i: "Acme
// Robotics, Inc. ("Acme")".
func shortens(d *text.Document, i int, word string) bool {
	for k := i - 1; k >= 0 && i-k < 30; k-- {
		if before := d.Word(k - 1); d.Tokens[k].Kind != text.Lower && strings.EqualFold(d.Word(k), word) && before != "as" && before != "the" {
			return true
		}
	}
	return false
}

func singular(name string) string { return strings.TrimSuffix(name, "s") }

// isPeriod reports whether a name is made of quarters and fiscal years alone.
func isPeriod(name string) bool {
	if !strings.ContainsAny(name[:1], "QFH0123456789") {
		return false
	}
	n := 0
	for w := range strings.FieldsSeq(name) {
		digits := strings.Trim(w, "0123456789")
		if digits != "Q" && digits != "FY" && digits != "H" || len(digits) == len(w) {
			return false
		}
		n++
	}
	return n > 1 || name[0] == 'F' || name[0] == 'Q' && len(name) == 2 && name[1] < '5'
}

// isNumbered reports whether a name is a noun that numbers things and its number.
func isNumbered(name string) bool {
	noun, number, ok := strings.Cut(name, " ")
	return ok && deciderOf(noun).is(atNumbered) && (len(number) == 1 || strings.Trim(number, "0123456789IVX") == "")
}

// isItem reports whether a name heads a section of a report: "ITEM 7".
func isItem(name string) bool {
	noun, number, _ := strings.Cut(name, " ")
	return (noun == "ITEM" || noun == "Item") && !strings.Contains(number, " ")
}

// isOffice reports whether a name of two or three words says what somebody's work is.
func isOffice(name string) bool {
	n := strings.Count(name, " ")
	return (n == 1 || n == 2) && deciderOf(name[strings.LastIndexByte(name, ' ')+1:]).is(atOffice) && !strings.ContainsAny(name, ".&'0123456789")
}

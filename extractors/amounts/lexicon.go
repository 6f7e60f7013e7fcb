package amounts

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"

	"harrow/extractors/internal/datafile"

	"harrow/extractors/internal/figures"
	"harrow/extractors/numerals/prefix"
)

//go:embed currencies.txt
var currenciesFile string

// currency is a row of the table.
type currency struct {
	code     string
	strict   bool // the code is also a word
	historic bool
	earlier  []earlier
}

// earlier is the code of a currency before a redenomination.
type earlier struct {
	code   string
	before int // the first year of the next code
}

// sense is one currency that a word or sign may mean.
type sense struct {
	currency uint8
	power    int8 // of ten: -2 for a cent
	standard bool // meant where nothing speaks for another
	unsure   bool // the word also means something else
}

// name is a unit word or sign, or a place.
type name struct {
	senses []sense // of a unit or sign
	places []uint8 // currencies of a place
	longer bool    // a longer name starts with it
}

type table struct {
	currencies []currency
	names      []name            // 0 is none
	words      map[string]uint16 // names of units and places, in lower case
	signs      map[string]uint16 // as written
	codes      map[string]uint8
	first      prefix.Set // of words
	initial    prefix.Set // of the codes and of the letters of signs
	places     prefix.Set // of places
	dollars    [256]bool  // the currencies that are dollars
	neighbors  neighbors
}

// maxNameWords is the number of words of the longest unit or place.
const maxNameWords = 4

var lexicon = sync.OnceValue(func() *table {
	t := &table{names: make([]name, 1), words: map[string]uint16{}, signs: map[string]uint16{}, codes: map[string]uint8{}}
	for _, line := range datafile.Lines(currenciesFile) {
		fields := strings.Split(line, "|")
		for len(fields) < 7 {
			fields = append(fields, "")
		}
		t.add(fields)
	}
	// A bare sign is as open as its word.
	for sign, word := range map[string]string{"$": "dollars", "＄": "dollars", "﹩": "dollars", "¢": "cents"} {
		t.names[t.signs[sign]].senses = t.names[t.words[word]].senses
	}
	for _, s := range t.names[t.words["dollars"]].senses {
		t.dollars[s.currency] = true
	}
	t.neighbors.add(t)
	return t
})

func (t *table) add(fields []string) {
	id := uint8(len(t.currencies))
	code := strings.TrimSpace(fields[0])
	flags := strings.TrimLeft(code, "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
	code = strings.TrimSuffix(code, flags)
	c := currency{code: code, strict: strings.Contains(flags, "!"), historic: strings.Contains(flags, "-")}
	for _, e := range list(fields[6]) {
		old, year, _ := strings.Cut(e, "<")
		n, _ := strconv.Atoi(year)
		c.earlier = append(c.earlier, earlier{old, n})
	}
	t.currencies = append(t.currencies, c)
	if code != "" {
		t.codes[code] = id
		t.initial.Add(code)
	}
	for _, place := range list(fields[2]) {
		n := t.word(strings.ToLower(place))
		t.names[n].places = append(t.names[n].places, id)
		t.places.Add(place)
	}
	for _, field := range fields[3:5] {
		for _, w := range list(field) {
			w, s := marked(w, id)
			n := t.word(strings.ToLower(w))
			t.names[n].senses = append(t.names[n].senses, s)
		}
	}
	for _, w := range list(fields[5]) {
		w, s := marked(w, id)
		n := t.signs[w]
		if n == 0 {
			n = t.newName()
			t.signs[w] = n
			t.initial.Add(strings.TrimRight(w, "$¥£€"))
		}
		t.names[n].senses = append(t.names[n].senses, s)
	}
}

// word returns the name of a word, made and linked to its beginnings if new.
func (t *table) word(w string) uint16 {
	n := t.words[w]
	if n == 0 {
		n = t.newName()
		t.words[w] = n
		t.first.Add(w)
	}
	for i := range len(w) {
		if w[i] == ' ' {
			t.names[t.word(w[:i])].longer = true
		}
	}
	return n
}

// codeIn returns the code of a currency in a year, 0 for today.
func (t *table) codeIn(id uint8, year int) string {
	c := &t.currencies[id]
	if year > 0 {
		for _, e := range c.earlier {
			if year < e.before {
				return e.code
			}
		}
	}
	return c.code
}

func (t *table) newName() uint16 {
	t.names = append(t.names, name{})
	return uint16(len(t.names) - 1)
}

func list(field string) []string {
	var out []string
	for part := range strings.SplitSeq(field, ",") {
		if part = strings.TrimSpace(part); part != "" {
			out = append(out, part)
		}
	}
	return out
}

// marked splits "cent*=100" into the word and its sense.
func marked(w string, id uint8) (string, sense) {
	s := sense{currency: id}
	w, value, _ := strings.Cut(w, "=")
	if tens := strings.Count(value, "0"); strings.HasPrefix(value, "-") {
		s.power = int8(tens)
	} else {
		s.power = -int8(tens)
	}
	for {
		switch {
		case strings.HasSuffix(w, "*"):
			s.standard = true
		case strings.HasSuffix(w, "?"):
			s.unsure = true
		default:
			return w, s
		}
		w = w[:len(w)-1]
	}
}

// wordAt returns the longest name of words at byte at and the byte after it; 0
// where there is none.
func (t *table) wordAt(s string, at int) (id uint16, end int) {
	if end = at; !t.first.Has(s, at) {
		return 0, at
	}
	word := at
	for range maxNameWords {
		e := nameEnd(s, word)
		if e == word {
			break
		}
		key := figures.Fold(s, at, e)
		n := t.words[string(key.Bytes())]
		if n == 0 {
			break
		}
		if len(t.names[n].senses)+len(t.names[n].places) > 0 {
			id, end = n, e
		}
		if !t.names[n].longer {
			break
		}
		if word = figures.Blank(s, e); word == e && e < len(s) && s[e] == '-' {
			word = e + 1
		}
	}
	return id, end
}

// nameEnd returns the byte after the word at byte at, full stops of an
// abbreviation such as U.S. included.
func nameEnd(s string, at int) int {
	end := at
	for end < len(s) && end-at < 24 {
		c := s[end]
		switch {
		case figures.IsLetter(s, end), c >= 0x80 && c < 0xc0 && end > at:
		case c == '\'' && end > at && figures.IsLetter(s, end+1) && !(s[end+1] == 's' && !figures.IsLetter(s, end+2)): // "pa'anga", not "Kuwait's"
		case c == '.' && end-at == 3 && figures.SkipWord(s, end+1)-end > 3:
			return end + 1 // "U.S.dollars"
		case c == '.' && end-at <= 3 && end > at && (end-at == 1 && figures.IsLetter(s, end+1) || end-at > 1 && s[end-2] == '.'):
		case c == '-' && end-at <= 4 && end > at && figures.IsLetter(s, end+1) && (figures.Has(s, at, "D-") || figures.Has(s, at, "d-") || figures.Has(s, at, "Port-")):
		default:
			return end
		}
		end++
	}
	return end
}

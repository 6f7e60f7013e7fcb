package amounts

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	iso "golang.org/x/text/currency"

	"harrow/extractors/numerals"
	"harrow/schema"
)

// TestTable holds the table to the list of golang.org/x/text/currency: every code in
// it is a code there, and every legal tender of today there is in it.
func TestTable(t *testing.T) {
	table := lexicon()
	later := map[string]bool{ // younger than the list
		"VES": true, "SLE": true, "XCG": true, "MRU": true, "STN": true, "BYN": true, "UYI": true, "CHE": true, "CHW": true, "COU": true, "UYW": true, "VED": true,
	}
	for code := range table.codes {
		if _, err := iso.ParseISO(code); err != nil && !later[code] && code != "ECU" {
			t.Errorf("%s is no ISO 4217 code", code)
		}
	}
	for q := iso.Query(); q.Next(); {
		code := q.Unit().String()
		if _, ok := table.codes[code]; !ok {
			t.Errorf("%s, tender in %s, is not in the table", code, q.Region())
		}
	}
	for id, c := range table.currencies {
		if c.code != "" && int(table.codes[c.code]) != id {
			t.Errorf("%s stands twice in the table", c.code)
		}
		for _, e := range c.earlier {
			if _, ok := table.codes[e.code]; !ok {
				t.Errorf("%s, an earlier code of %s, has no row", e.code, c.code)
			}
		}
	}
	if len(table.names) > 1<<14 || len(table.currencies) > 1<<8 {
		t.Error("a name or currency does not fit the key of a unit")
	}
}

// forms are ways to write an amount; %n is the number in digits, %g with grouping, %c
// the code, %w a word that means the currency and no other.
var forms = []string{
	"It cost %c %n.", "It cost %c%n.", "It cost %c %g.", "It cost %g %c.", "It cost %n %c then.", "It cost %n%c.",
	"(%c %g)", "a %c%n deal", "%c %g, or less than it was", "It rose to %c %g from nothing.", "\"%c %n\"", "%c\u00a0%g",
	"%g\u00a0%c", "of %g\n%c", "- %c %g -", "worth over %c %g!", "|%c %g|", "x=%c%n;", "%c-%n", "%g %c/%c", "costs %c %g?",
}

// magnitudes are ways to write a magnitude and its power of ten.
var magnitudes = []struct {
	text  string
	power int
}{{"", 0}, {" million", 6}, {" billion", 9}, {"bn", 9}, {" trillion", 12}, {"-million", 6}, {" thousand", 3}, {" crore", 7}, {"m", 6}, {" mln", 6}}

// TestForms writes amounts of every currency in every form and wants them back.
func TestForms(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for code, id := range lexicon().codes {
		if lexicon().currencies[id].strict {
			continue // those need a document that speaks of the country
		}
		for _, form := range forms {
			m := magnitudes[rng.IntN(len(magnitudes))]
			if strings.Contains(form, "%n%c") || strings.Contains(form, "%g/") {
				m = magnitudes[0]
			}
			digits := fmt.Sprint(1 + rng.Int64N(999_999_999))
			fraction := ""
			if rng.IntN(2) == 0 {
				fraction = fmt.Sprintf(".%02d", rng.IntN(100))
			}
			s := strings.NewReplacer("%n", digits+fraction+m.text, "%g", grouped(digits)+fraction+m.text, "%c", code).Replace(form)
			if strings.Contains(form, "%c/%c") {
				s = strings.TrimSuffix(s, "/"+code)
			}
			n, _ := numerals.Cardinal(digits+fraction, 0)
			want := n.Shift(m.power).Value.String()
			rows := extract(t, s, schema.NoDay)
			if len(rows) != 1 || rows[0].Amount.String() != want || rows[0].Currency != code {
				t.Errorf("%q: %s; want %s %s", s, show(s, rows), want, code)
			}
		}
	}
}

// TestWords writes amounts with each word and sign that means one currency alone.
func TestWords(t *testing.T) {
	table := lexicon()
	for word, n := range table.words {
		senses := table.names[n].senses
		if len(senses) != 1 || senses[0].unsure || len(word) < 2 {
			continue
		}
		for _, form := range []string{"It cost 25 %s.", "It cost 1,250 %s then.", "a 25-%s note", "It cost twenty-five %s."} {
			s := strings.ReplaceAll(form, "%s", word)
			rows := extract(t, s, schema.NoDay)
			if want := table.currencies[senses[0].currency].code; len(rows) != 1 || rows[0].Currency != want {
				t.Errorf("%q: %s; want %s", s, show(s, rows), want)
			}
		}
	}
	for sign, n := range table.signs {
		senses := table.names[n].senses
		if len(senses) != 1 || senses[0].unsure {
			continue
		}
		if sign == "rs" {
			sign += " "
		}
		s := "It cost " + sign + "1,250.5 then."
		rows := extract(t, s, schema.NoDay)
		if want := table.currencies[senses[0].currency].code; len(rows) != 1 || rows[0].Currency != want {
			t.Errorf("%q: %s; want %s", s, show(s, rows), want)
		}
	}
}

func grouped(digits string) string {
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	return digits
}

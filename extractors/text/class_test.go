package text

import (
	"strings"
	"testing"
)

func TestClasses(t *testing.T) {
	for w, want := range map[string]classed{
		"march": {class: Month, arg: 3}, "Oct": {class: MonthShort, arg: 10}, "THURSDAY": {class: Weekday, arg: 4}, "Friday's": {class: Weekday, arg: 5},
		"year’s": {class: Unit, arg: UnitYear}, "decades": {class: Units, arg: UnitDecade}, "ninety": {class: Cardinal, arg: 90}, "second": {class: Ordinal, arg: 2},
		"last": {class: Direction, arg: 255}, "fall": {class: Season, arg: 3}, "Moscow": {}, "": {}, "'s": {}, "averyveryverylongwordindeed": {},
	} {
		class, arg := ClassOf(w)
		if class != want.class || arg != want.arg {
			t.Errorf("class of %q: %d %d, want %d %d", w, class, arg, want.class, want.arg)
		}
	}
}

func TestTokenClasses(t *testing.T) {
	want := []Class{Digits, LetterDigits, Digits, NoClass, Weekday}
	for i, token := range New("1,234.5 Q3 1990s — Monday").Tokens {
		if token.Class != want[i] {
			t.Errorf("class of token %d: %d, want %d", i, token.Class, want[i])
		}
	}
}

func TestFigures(t *testing.T) {
	const s = "One of 5 rose 3½%, don't ask — per cent a_1 2bn; the rest"
	d := New(s)
	var got []string
	for _, i := range d.Figures {
		got = append(got, d.Word(int(i)))
	}
	if want := "One|5|3|½|%|don't|—|per|a_1|2bn"; strings.Join(got, "|") != want {
		t.Errorf("figures %q, want %q", strings.Join(got, "|"), want)
	}
}

// A word stands once, is short enough for its key and is found by it.
func TestClassFile(t *testing.T) {
	seen := map[string]bool{}
	classes, _, _ := strings.Cut(classFile, "[figure]")
	for line := range strings.Lines(classes) {
		fields := strings.Fields(line)
		if len(fields) == 0 || line[0] == '#' || line[0] == '[' {
			continue
		}
		for _, w := range fields[1:] {
			if seen[w] {
				t.Errorf("%q stands twice", w)
			}
			seen[w] = true
			if len(w) > longestKey || WordOf(w) == 0 {
				t.Errorf("%q is too long or not found", w)
			}
		}
	}
}

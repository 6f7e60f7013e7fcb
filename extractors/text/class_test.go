package text

import "testing"

func TestClasses(t *testing.T) {
	for w, want := range map[string]classed{
		"march": {Month, 3}, "Oct": {MonthShort, 10}, "THURSDAY": {Weekday, 4}, "Friday's": {Weekday, 5},
		"year’s": {Unit, UnitYear}, "decades": {Units, UnitDecade}, "ninety": {Cardinal, 90}, "second": {Ordinal, 2},
		"last": {Direction, 255}, "fall": {Season, 3}, "Moscow": {}, "": {}, "'s": {}, "averyveryverylongwordindeed": {},
	} {
		class, arg := ClassOf(w)
		if got := (classed{class, arg}); got != want {
			t.Errorf("class of %q: %v, want %v", w, got, want)
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

package numerals

import "testing"

// In the tables a | marks the byte where the number must end; without it the
// number takes the whole text.
func split(marked string) (s string, end int) {
	for i := range len(marked) {
		if marked[i] == '|' {
			return marked[:i] + marked[i+1:], i
		}
	}
	return marked, len(marked)
}

func TestCardinal(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"7", "7"}, {"0", "0"}, {"007", "7"}, {"1,234", "1234"}, {"12,345,678.90", "12345678.9"},
		{"1,23,456", "123456"}, {"12,34,567.89", "1234567.89"}, {"5,00,00,000", "50000000"},
		{"4|,1989", "4"}, {"5|, 6", "5"}, {"3.5", "3.5"}, {".5", "0.5"}, {"3|. Next", "3"}, {"4|,5 and 6", "4"},
		{"1.234.567", "1234567"}, {"1.234", "1.234"}, {"1'234'567", "1234567"},
		{"1\u2009234\u2009567", "1234567"}, {"5| 200 people", "5"}, {"12|,34,5678", "12"},
		{"9 3/4", "9.75"}, {"9-3/4", "9.75"}, {"9¾", "9.75"}, {"9 ¾", "9.75"}, {"¾", "0.75"}, {"⅝", "0.625"}, {"1/2", "0.5"},
		{"7 3 / 4", "7.75"}, {"3|/4/2002", "3"}, {"12|/11", "12"}, {"6| 13/16/2001", "6"}, {"101 1/4| to", "101.25"},
		{"3.8-billion", "3800000000"}, {"3.8 -billion", "3800000000"}, {"one- billion", "1000000000"}, {"3.8 billion", "3800000000"}, {"5bn", "5000000000"}, {"5 bn", "5000000000"},
		{"1.2 trn", "1200000000000"}, {"2 lakh crore", "2000000000000"}, {"7|m", "7"}, {"7|bnx", "7"}, {"3万", "30000"}, {"2.5亿", "250000000"},
		{"2 million 300 thousand", "2300000"}, {"2 million| 300 people", "2000000"}, {"2 million| 300 million", "2000000"}, {"2 million| 3 million", "2000000"}, {"2 and a half million", "2500000"},
		{"three", "3"}, {"Twenty-Five", "25"}, {"twenty five| men", "25"}, {"two hundred and fifty million", "250000000"},
		{"two hundred fifty", "250"}, {"a hundred and one", "101"}, {"a hundred thirty million", "130000000"},
		{"one million two hundred thousand and five", "1200005"}, {"fifteen hundred", "1500"}, {"hundred and fifty", "150"},
		{"one hundred| and two hundred", "100"}, {"one million| and two million", "1000000"}, {"five| and six", "5"},
		{"a dozen", "12"}, {"two dozen", "24"}, {"half a dozen", "6"}, {"a couple of| days", "2"},
		{"half a million", "500000"}, {"half-million", "500000"}, {"half| of it", "0.5"}, {"half| an hour", "0.5"},
		{"a half million", "500000"}, {"a quarter of a million", "250000"}, {"quarter million", "250000"}, {"three quarters of a million", "750000"},
		{"one and a half", "1.5"}, {"one and a half million", "1500000"}, {"two-and-a-half", "2.5"}, {"two and three-quarters", "2.75"},
		{"one-half", "0.5"}, {"three-eighths", "0.375"}, {"a fifth| of", "0.2"}, {"a tenth| of", "0.1"},
		{"three| quarters of", "3"}, {"one| quarter earlier", "1"},
		{"three point five million", "3500000"}, {"two point two five", "2.25"}, {"two hundred thousand million", "200000000000"},
		{"twenty\u00a0five", "25"}, {"1.5 hundred thousand", "150000"}, {"nineteen| ninety", "19"},
		{"99,999,999,999,999,999,999,999,999,999,999.999999", "99999999999999999999999999999999.999999"},
		{"1.23456789 billion", "1234567890"},
		{"123|,45,678", "123"}, {"1|/1", "1"}, {"5|/4", "5"}, {"4|/4", "4"}, {"0|/2", "0"}, {"zero| thirds", "0"}, {"two point one two three four", "2.1234"}, {"twenty| zero", "20"},
		{"sixty - six", "66"}, {"15 - million", "15000000"}, {"5|\n- million", "5"}, {"one hundred| halves", "100"},
	} {
		s, end := split(c.text)
		n, ok := Cardinal(s, 0)
		if !ok || n.Value.String() != c.want || n.End != end {
			t.Errorf("Cardinal(%q) = %s to %d, %v; want %s to %d", s, n.Value, n.End, ok, c.want, end)
		}
	}
}

func TestFigure(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"1 234 567", "1234567"}, {"1\u00a0234\u00a0567,5", "1234567.5"}, {"8,26", "8.26"}, {"12,5 million", "12500000"},
		{"1.234,56", "1234.56"}, {"1.234.567,8", "1234567.8"}, {"0,375", "0.375"}, {"5m", "5000000"}, {"5k", "5000"}, {"4.2b", "4200000000"}, {"5| m", "5"},
		{"1.234.567|,891", "1234567"}, {"5|M1", "5"}, {"1 234| 56", "1234"}, {"2012| 500", "2012"},
	} {
		s, end := split(c.text)
		n, ok := Figure(s, 0)
		if !ok || n.Value.String() != c.want || n.End != end {
			t.Errorf("Figure(%q) = %s to %d, %v; want %s to %d", s, n.Value, n.End, ok, c.want, end)
		}
	}
	for _, s := range []string{"1,2345", "12,34,5678"} {
		if n, ok := Figure(s, 0); ok {
			t.Errorf("Figure(%q) = %s; want none", s, n.Value)
		}
	}
}

func TestNoNumber(t *testing.T) {
	for _, s := range []string{"", "-", "a", "a man", "an hour", "and", "once", "tenth", "twentyish", "onerous", "dozens", "a third man", "quarter past", "point", "thousands of", "millennium", "é"} {
		if n, ok := Cardinal(s, 0); ok {
			t.Errorf("Cardinal(%q) = %s; want none", s, n.Value)
		}
	}
}

// TestExact holds the promise that a number is exact or says that it is not.
func TestExact(t *testing.T) {
	for _, s := range []string{"0.1234567", "1,000,000,000,000,000,000,000,000,000,000,000", "100000000000000000000000000000000000000000000000.5"} {
		if n, ok := Cardinal(s, 0); !ok || n.Value.Valid || n.End != len(s) {
			t.Errorf("Cardinal(%q) = %s, %v; want a number without a value", s, n.Value, ok)
		}
	}
	if n, _ := Cardinal("two-thirds", 0); !n.Rounded || n.Value.String() != "0.666667" {
		t.Errorf("two-thirds = %s, rounded %v", n.Value, n.Rounded)
	}
	if n, _ := Cardinal("0.1234567", 0); n.Shift(3).Value.String() != "123.4567" {
		t.Error("a shifted number lost digits that fit")
	}
	// The thirds of 10^38 / 3, half a millionth and a third with many decimals.
	for s, want := range map[string]string{
		"one-sixteenth": "0.0625", "one-sixty-fourth": "1", "1/64": "0.015625", "0.000001": "0.000001",
		"99999999999999999999999999999999.999999": "99999999999999999999999999999999.999999",
		"100000000000000000000000000000000":       "",
	} {
		if n, _ := Cardinal(s, 0); n.Value.String() != want {
			t.Errorf("%s = %s, want %s", s, n.Value, want)
		}
	}
	if n, _ := Cardinal("1/64", 0); n.Shift(-1).Value.String() != "0.001563" || !n.Shift(-1).Rounded {
		t.Errorf("1/640 = %s", n.Shift(-1).Value)
	}
	a, _ := Cardinal("three", 0)
	b, _ := Cardinal("50", 0)
	if got := a.Plus(b.Shift(-2)).Negated().Value.String(); got != "-3.5" {
		t.Errorf("-(3 + 50/100) = %s", got)
	}
	if n, ok := a.Int(); !ok || n != 3 {
		t.Errorf("Int of three = %d, %v", n, ok)
	}
	half, _ := Cardinal("half", 0)
	if _, ok := half.Int(); ok {
		t.Error("a half is a whole number")
	}
}

func TestOrdinal(t *testing.T) {
	for _, c := range []struct {
		text string
		want int
	}{
		{"first", 1}, {"Third| man", 3}, {"twenty-first", 21}, {"twenty first", 21}, {"thirtieth", 30}, {"twelfth", 12},
		{"21st", 21}, {"22nd", 22}, {"3rd", 3}, {"11th", 11}, {"112th", 112}, {"1,000th", 1000}, {"hundredth", 100},
		{"one hundredth", 100}, {"one hundred twenty-fifth", 125}, {"one hundred and first", 101}, {"hundred and fifth", 105}, {"two thousandth", 2000}, {"two thousand and fifth", 2005},
	} {
		s, end := split(c.text)
		if n, e, ok := Ordinal(s, 0); !ok || n != c.want || e != end {
			t.Errorf("Ordinal(%q) = %d to %d, %v; want %d to %d", s, n, e, ok, c.want, end)
		}
	}
	for _, s := range []string{"", "21th", "21sx", "1nd", "one", "hundred", "5", "3D", "firsthand", "21stx", "twenty", "5pm"} {
		if n, _, ok := Ordinal(s, 0); ok {
			t.Errorf("Ordinal(%q) = %d; want none", s, n)
		}
	}
}

func TestNoAllocation(t *testing.T) {
	const s = "two hundred and fifty-three million five hundred thousand"
	if n := testing.AllocsPerRun(100, func() { Cardinal(s, 0) }); n != 0 {
		t.Errorf("%v allocations", n)
	}
}

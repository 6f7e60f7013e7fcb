package percentages

import (
	"strings"
	"testing"

	"harrow/extractors/internal/sample"
	"harrow/schema"
)

// extract returns the rows of a text, with the measures checked.
func extract(t testing.TB, s string) []schema.PercentageRow {
	t.Helper()
	rows := sample.Extract(t, s, schema.NoDay, "percentages", New().Extract).Percentages
	for _, r := range rows {
		if r.Measure != "" && !strings.Contains(s, r.Measure) {
			t.Fatalf("%q: measure %q is not in the text", s, r.Measure)
		}
	}
	return rows
}

// show writes rows as "span=value..max unit bound", joined by "; ".
func show(s string, rows []schema.PercentageRow) string {
	var out []string
	for _, r := range rows {
		var words []string
		if r.Unit != "percent" {
			words = append(words, r.Unit)
		}
		if r.Bound != "exact" && r.Bound != "range" {
			words = append(words, r.Bound)
		}
		out = append(out, sample.Figure(s[r.Start:r.End], r.Value, r.ValueMax, words...))
	}
	return strings.Join(out, "; ")
}

func TestExtract(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"5%, 6 percent, 7 per cent, 8 pct, 9 pc, 10-percent", "5% = 5; 6 percent = 6; 7 per cent = 7; 8 pct = 8; 9 pc = 9; 10-percent = 10"},
		{"twenty-five percent or 12 3/4% or .5%", "twenty-five percent = 25; 12 3/4% = 12.75; .5% = 0.5"},
		{"two percentage points, 3 pp, 0.5 percentage point", "two percentage points = 2 percentage_point; 3 pp = 3 percentage_point; 0.5 percentage point = 0.5 percentage_point"},
		{"25 basis points, 40 bps, a 50-basis-point cut", "25 basis points = 0.25 basis_point; 40 bps = 0.4 basis_point; 50-basis-point = 0.5 basis_point"},
		{"We expect growth of 2% to 3%", "2% to 3% = 2..3"},
		{"3‰ of it", "3‰ = 0.3"},
		{"half a percent, a fifth of a percent, half of one percent", "half a percent = 0.5; a fifth of a percent = 0.2; half of one percent = 0.5"},
		{"by a quarter-percentage point", "a quarter-percentage point = 0.25 percentage_point"},
		{"by a percentage point", "a percentage point = 1 percentage_point"},
		{"two-thirds of a percentage point", "two-thirds of a percentage point = 0.666667 percentage_point"},
		{"8,26% and 1.234,5%", "8,26% = 8.26; 1.234,5% = 1234.5"},
		{"-3.16%, minus 2 percent and (1.2)%", "-3.16% = -3.16; minus 2 percent = -2; (1.2)% = -1.2"},
		{"fell 5%", "5% = 5"},
		{"20 to 25 percent, 2.0-2.5 percent, 15-20%", "20 to 25 percent = 20..25; 2.0-2.5 percent = 2..2.5; 15-20% = 15..20"},
		{"between three and seven percent", "three and seven percent = 3..7"},
		{"10-to-20-percent cuts", "10-to-20-percent = 10..20"},
		{"5, 6 or 7 percent", "5 = 5; 6 = 6; 7 percent = 7"},
		{"10- to 20-percent cuts, 3-, 5- and 7-percent rises", "10- to 20-percent = 10..20; 3 = 3; 5 = 5; 7-percent = 7"},
		{"rose 1.5 and 3 percent respectively", "1.5 = 1.5; 3 percent = 3"},
		{"cut from 40 to 30 percent", "40 = 40; 30 percent = 30"},
		{"from 22.11 percent in 2002 to 17.69 percent", "22.11 percent = 22.11; 17.69 percent = 17.69"},
		{"it rose 3 percent in 2003 and 5 percent in 2004", "3 percent = 3; 5 percent = 5"},
		{"the S&P 500 and 5.8% for the rest", "5.8% = 5.8"},
		{"the index lost 5.39, or 1.2%", "1.2% = 1.2"},
		{"more than 5%, at least 6%, about 7%, up to 8%, less than 9%, 10% or more", "5% = 5 more_than; 6% = 6 at_least; 7% = 7 about; 8% = 8 at_most; 9% = 9 less_than; 10% = 10 at_least"},
		{"it climbed up to 9 percent", "9 percent = 9"},
		{"it won 59. 2 percent, and rents rose 0. 4 percent", "59. 2 percent = 59.2; 0. 4 percent = 0.4"},
		{"inflation rose to 10.7 from 9.9 percent", "10.7 = 10.7; 9.9 percent = 9.9"},
		{"by three full percentage points, then another one quarter percentage point", "three full percentage points = 3 percentage_point; one quarter percentage point = 0.25 percentage_point"},
		{"the party slipped by one to 48 percent, its rival was up four to 17 percent", "48 percent = 48; 17 percent = 17"},
		{"prices rose by five to 10 percent", "five to 10 percent = 5..10"},
		{"three-tenths of 1 percent, half of 1 percentage point", "three-tenths of 1 percent = 0.3; half of 1 percentage point = 0.5 percentage_point"},
		{"five (5) percent, 5 (five) percent, five percent (5%)", "five (5) percent = 5; 5 (five) percent = 5; five percent = 5; 5% = 5"},
		{"one-third or 33 percent of sales, one-half to one percent", "33 percent = 33; one-half to one percent = 0.5..1"},
		{"$150-180k and 0.25%-0.5%, 2 million or 5 percent", "0.25%-0.5% = 0.25..0.5; 5 percent = 5"},
		{"<b> 5% of it, x < 6%", "5% = 5; 6% = 6 less_than"},
		{"\"-5%\" and :-4%", "-5% = -5; -4% = -4"},
		{"of 12 (12) percent", ""},
		{"-1,000,000,000,000%", "-1,000,000,000,000% = "},
		{"10, 20, 30, 40, 50, 60, 70 and 80 percent", "10 = 10; 20 = 20; 30 = 30; 40 = 40; 50 = 50; 60 = 60; 70 = 70; 80 percent = 80"},
		{"5 parliamentarians took 6 percent", "6 percent = 6"},
		{"rose to 11.6 percent, from 11.2 in May, and to 3 percent, from 12 towns", "11.6 percent = 11.6; 11.2 = 11.2; 3 percent = 3"},
		{"20-odd percent", "20-odd percent = 20 about"},
		{"0.25 of a percentage point, 1/10 of 1 percent, by a full percentage point", "0.25 of a percentage point = 0.25 percentage_point; 1/10 of 1 percent = 0.1; a full percentage point = 1 percentage_point"},
		{"12.5 percentum and 3 per centum", "12.5 percentum = 12.5; 3 per centum = 3"},
		{"the greater of £25,000 and 5 per cent, $ 500 or 6 percent, EUR 500 or 7%", "5 per cent = 5; 6 percent = 6; 7% = 7"},
		{"a payout of 40% - 50%", "40% - 50% = 40..50"},
		{"It fell to 5.75 percent from 5.86 a year ago and to 3% from 4.", "5.75 percent = 5.75; 5.86 = 5.86; 3% = 3; 4 = 4"},
		{"rose to 5% from 2002, to 6% from 12 towns", "5% = 5; 6% = 6"},
		{"by 1 percent, 2 or 3 percent; 5, 6 or 7 percent", "1 percent = 1; 2 or 3 percent = 2..3; 5 = 5; 6 = 6; 7 percent = 7"},
		{"Margin   (7.3)%   (2.1%)\nMen   45   (56%)", "(7.3)% = -7.3; 2.1% = -2.1; 56% = 56"},
		{"plus or minus 3 percentage points", "3 percentage points = 3 percentage_point"},
		{"a 30- percent cut", "30- percent = 30"},
		{"0.1234567%", "0.1234567% = "},
		{"1,000,000,000,000%", "1,000,000,000,000% = "},
		{"per cent of 90", "per cent of 90 = 90"},
	} {
		if got := show(c.text, extract(t, c.text)); got != c.want {
			t.Errorf("%q\n gives %s\n want  %s", c.text, got, c.want)
		}
	}
}

func TestNegative(t *testing.T) {
	for _, s := range []string{
		"a small percent of them", "the % of increase", "what percentage is it?", "5 per person", "one in five",
		"two-thirds of members", "half of it", "the index rose 5 points", "at this point 5 were left", "chapter 5 percentages",
		"item 5 pcs", "a%20b%2Fc?x=5%25", "an old 486 PC", "5 BP stations", "the 5\n\t% sign", "5 ppm", "12 bpm", "on a percentage basis", "5 basic points", "version 2.1.5%",
		"a percentage of the profit", "R2D2 %", "50/50", "three quarters of the year", "page 4 percentile",
	} {
		if rows := extract(t, s); len(rows) > 0 {
			t.Errorf("%q gives %s", s, show(s, rows))
		}
	}
}

// TestNoUnit reads texts of numbers without a percent sign or word.
func TestNoUnit(t *testing.T) {
	sample.Negative(t, "../amounts/testdata/negative.txt", func(s string) string { return show(s, extract(t, s)) })
}

func TestDescribe(t *testing.T) {
	for _, c := range []struct{ text, direction, comparison, measure string }{
		{"Exports rose 5 percent.", "increase", "", "Exports"},
		{"* Exports rose 5 percent.", "increase", "", "Exports"},
		{"Exports to the islands fell by 5 percent last month.", "decrease", "", "Exports to the islands"},
		{"The price of copper surged by nearly 9% year-on-year.", "increase", "year_on_year", "price of copper"},
		{"In May, sales of cars were 3 million, up 4% from a year earlier.", "increase", "year_on_year", "sales of cars"},
		{"Output was 3 million tons, a 4% decrease from the previous month.", "decrease", "month_on_month", "Output"},
		{"The firm reported a 12% rise in profit.", "increase", "", "profit"},
		{"They agreed on a 3 percent pay increase.", "increase", "", "pay"},
		{"An increase of 8 percent in rents was announced.", "increase", "", "rents"},
		{"The bank cut interest rates by 25 basis points.", "decrease", "", "interest rates"},
		{"Prices were unchanged at 5 percent.", "", "", "Prices"},
		{"Unemployment was 6 percent.", "", "", "Unemployment"},
		{"It holds a 40 percent stake.", "", "", ""},
		{"Revenue, which had fallen in the spring, grew 2% over the same period of the previous year.", "increase", "year_on_year", "Revenue"},
		{"The economy grew 0.4% quarter-on-quarter.", "increase", "quarter_on_quarter", "economy"},
		{"Sales rose 5% on good news.", "increase", "", "Sales"},
		{"They saw a rise of 5 percent in the price of imported raw steel.", "increase", "", "price of imported raw steel"},
		{"Shares lost 2% compared with Tuesday.", "decrease", "other", "Shares"},
		{"The drought slowed growth by 1 percent.", "decrease", "", "growth"},
		{"Wages were 5% higher than a year ago.", "increase", "year_on_year", "Wages"},
		{"The index was up 23.4 points, or 0.2 percent, at noon.", "increase", "", "index"},
		{"Shares gained 9.6 points (0.4 percent) on Monday.", "increase", "", "Shares"},
		{"The bank's shares were quoted 9.6 points lower, or 0.3 percent.", "decrease", "", "bank's shares were quoted 9.6 points"},
		{"The miner was off by 1.6 percent.", "decrease", "", "miner"},
		{"Women make up 70 percent of the workers.", "", "", ""},
		{"The party was down five to 27 percent.", "decrease", "", "party"},
		{"They expect growth of 9 points, with investment up 20 percent.", "increase", "", "investment"},
		{"The index closed at 4690 on Friday, with a weekly rise of 2.9 percent.", "increase", "", "index"},
		{"They want a 6 percent increase in wages and 5 days of rest.", "increase", "", "wages"},
		{"Since the fall of its old rival output was 5 percent.", "", "", "fall of its old rival output"},
		{"Sales rose; about 5 percent of them were returned.", "", "", ""},
		{"Sales rose (in the north) 5 percent.", "increase", "", "Sales"},
		{"The increase was 5 percent.", "increase", "", "increase"},
		{"Copper prices drooped by 0.4 percent.", "decrease", "", "Copper prices"},
	} {
		rows := extract(t, c.text)
		if len(rows) != 1 {
			t.Errorf("%q: %d rows", c.text, len(rows))
			continue
		}
		if r := rows[0]; r.Direction != c.direction || r.Comparison != c.comparison || r.Measure != c.measure {
			t.Errorf("%q gives %q, %q, %q", c.text, r.Direction, r.Comparison, r.Measure)
		}
	}
}

// TestSeeds holds every labelled field of the sample documents.
func TestSeeds(t *testing.T) {
	type label struct {
		Start, End                     int64
		Value, Unit                    string
		Direction, Comparison, Measure string
	}
	sample.Labelled(t, sample.Path(t, "gold/seeds-percentages.jsonl"), func(s string) (out []label) {
		for _, r := range extract(t, s) {
			out = append(out, label{r.Start, r.End, r.Value.String(), r.Unit, r.Direction, r.Comparison, r.Measure})
		}
		return out
	})
}

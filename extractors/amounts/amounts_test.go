package amounts

import (
	"strings"
	"testing"

	"harrow/extractors/internal/sample"
	"harrow/schema"
)

func extract(t testing.TB, s string, day schema.Day) []schema.AmountRow {
	t.Helper()
	return sample.Extract(t, s, day, "amounts", New().Extract).Amounts
}

// show writes rows as "span=amount..max CODE bound/per", joined by "; ".
func show(s string, rows []schema.AmountRow) string {
	var out []string
	for _, r := range rows {
		words := []string{r.Currency}
		if r.Bound != "exact" && r.Bound != "range" {
			words = append(words, r.Bound)
		}
		if r.Per != "" {
			words = append(words, "/"+r.Per)
		}
		out = append(out, sample.Figure(s[r.Start:r.End], r.Amount, r.AmountMax, words...))
	}
	return strings.Join(out, "; ")
}

func TestExtract(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		// Numbers.
		{"It cost $1,234.50 then.", "$1,234.50 = 1234.5 USD"},
		{"It cost 1,23,456 rupees in Delhi.", "1,23,456 rupees = 123456 INR"},
		{"a loan of 1 234 567 euros", "1 234 567 euros = 1234567 EUR"},
		{"a loan of €1\u00a0234\u00a0567", "€1\u00a0234\u00a0567 = 1234567 EUR"},
		{"a loan of 1\u2009234\u2009567 euros", "1\u2009234\u2009567 euros = 1234567 EUR"},
		{"for 8,26 euros", "8,26 euros = 8.26 EUR"},
		{"for €1.234,56 in all", "€1.234,56 = 1234.56 EUR"},
		{"two hundred fifty million dollars", "two hundred fifty million dollars = 250000000 USD"},
		{"a dozen euros", "a dozen euros = 12 EUR"},
		{"half a million euros", "half a million euros = 500000 EUR"},
		{"one and a half billion yen", "one and a half billion yen = 1500000000 JPY"},
		{"a SGD3.8-billion plan", "SGD3.8-billion = 3800000000 SGD"},
		{"worth US$5bn and €4.2m", "US$5bn = 5000000000 USD; €4.2m = 4200000 EUR"},
		{"1.2 trn yen", "1.2 trn yen = 1200000000000 JPY"},
		{"Rs 2 lakh crore", "Rs 2 lakh crore = 2000000000000 INR"},
		{"£9 3/4 and $¾", "£9 3/4 = 9.75 GBP; $¾ = 0.75 USD"},
		{"of 3万元 and 2.5亿日元", "3万元 = 30000 CNY; 2.5亿日元 = 250000000 JPY"},
		{"a quarter of a million dollars", "a quarter of a million dollars = 250000 USD"},
		{"half a dollar", "half a dollar = 0.5 USD"},
		// Currencies.
		{"USD34.6 million, 34.6 million USD and 115USD", "USD34.6 million = 34600000 USD; 34.6 million USD = 34600000 USD; 115USD = 115 USD"},
		{"C$5, A$6, HK$7, NT$8, R$9, S$10, NZ$11", "C$5 = 5 CAD; A$6 = 6 AUD; HK$7 = 7 HKD; NT$8 = 8 TWD; R$9 = 9 BRL; S$10 = 10 SGD; NZ$11 = 11 NZD"},
		{"US $5 and U.S.$6 but us $7", "US $5 = 5 USD; U.S.$6 = 6 USD; $7 = 7 USD"},
		{"a $4 billion deal", "$4 billion = 4000000000 USD"},
		{"RMB¥5 and RMB 6", "RMB¥5 = 5 CNY; RMB 6 = 6 CNY"},
		{"OSLO, March 3 (Wire) -- The deal is worth 12 kroner. Danish shares rose in Copenhagen.", "12 kroner = 12 NOK"},
		{strings.Repeat("Children travel free and need no papers of their own. ", 9) + "A passport costs 75.50 pounds.", "75.50 pounds = 75.5 GBP"},
		{"13.6 billion RMB", "13.6 billion RMB = 13600000000 CNY"},
		{"₹5, ₽6, ₩7, ₺8, ₫9, ฿10", "₹5 = 5 INR; ₽6 = 6 RUB; ₩7 = 7 KRW; ₺8 = 8 TRY; ₫9 = 9 VND; ฿10 = 10 THB"},
		{"five kopecks or three roubles", "five kopecks = 0.05 RUB; three roubles = 3 RUB"},
		{"7 Swedish kronor, 8 Danish kroner", "7 Swedish kronor = 7 SEK; 8 Danish kroner = 8 DKK"},
		{"9 UAE dirhams and 2 Egyptian pounds", "9 UAE dirhams = 9 AED; 2 Egyptian pounds = 2 EGP"},
		{"3 million Canadian dollars, or 12 Canadian cents", "3 million Canadian dollars = 3000000 CAD; 12 Canadian cents = 0.12 CAD"},
		{"20 bucks, 388 pence", "20 bucks = 20 USD; 388 pence = 3.88 GBP"},
		{"75 USD million and 30 MUSD", "75 USD million = 75000000 USD; 30 MUSD = 30000000 USD"},
		{"$9.99 US dollars and $249 USD", "$9.99 US dollars = 9.99 USD; $249 USD = 249 USD"},
		{"ALL 500 million", "ALL 500 million = 500000000 ALL"},
		{"a bank in Ankara lent TRY 5 each", "TRY 5 = 5 TRY /unit"},
		{"He holds 12 bitcoins.", "12 bitcoins = 12 "},
		{"They sent 40 dinars.", "40 dinars = 40 "},
		// Form.
		{"in 10-, 20- and 50-dollar bills", "10 = 10 USD; 20 = 20 USD; 50-dollar = 50 USD"},
		{"a 5- or 10-euro note, a $2- to $3-million house", "5 = 5 EUR; 10-euro = 10 EUR; $2- to $3-million = 2000000..3000000 USD"},
		{"a 2- and 3-year plan, 5- from 6-dollar, the 4-, 5 yen", "6-dollar = 6 USD; 5 yen = 5 JPY"},
		{"a dollar and ten cents, a euro and 20 cents or a pound and five pence", "a dollar and ten cents = 1.1 USD; a euro and 20 cents = 1.2 EUR; a pound and five pence = 1.05 GBP"},
		{"5 cents a pound and 10 pence, a dollar and 10 pence, one dollar and ten cents", "5 cents = 0.05 USD /pound; 10 pence = 0.1 GBP; 10 pence = 0.1 GBP; one dollar and ten cents = 1.1 USD"},
		{"3 dollars and 10 pence", "3 dollars = 3 USD; 10 pence = 0.1 GBP"},
		{"between 2,000 and 500 million euros", "2,000 and 500 million euros = 2000..500000000 EUR"},
		{"$20-25 million", "$20-25 million = 20000000..25000000 USD"},
		{"$20 million to $25 million", "$20 million to $25 million = 20000000..25000000 USD"},
		{"between $20 and $25", "$20 and $25 = 20..25 USD"},
		{"between $1 and $1.5 million", "$1 and $1.5 million = 1000000..1500000 USD"},
		{"It costs from 3 to 4 million euros.", "3 to 4 million euros = 3000000..4000000 EUR"},
		{"ranged from $500,000 to $1 million", "$500,000 to $1 million = 500000..1000000 USD"},
		{"raised from $100,000 to $250,000", "$100,000 = 100000 USD; $250,000 = 250000 USD"},
		{"fell $1.625 to $108.625", "$1.625 = 1.625 USD; $108.625 = 108.625 USD"},
		{"budgets rose from 10 to 20 billion euros", "10 = 10000000000 EUR; 20 billion euros = 20000000000 EUR"},
		{"10 and 20 billion euros, respectively", "10 = 10000000000 EUR; 20 billion euros = 20000000000 EUR"},
		{"From 10 euros to 20 euros.", "10 euros to 20 euros = 10..20 EUR"},
		{"up two euros, from 10 euros to 12 euros", "two euros = 2 EUR; 10 euros = 10 EUR; 12 euros = 12 EUR"},
		{"20 mln. euros", "20 mln. euros = 20000000 EUR"},
		{"a three-year, 25 million dollar contract", "25 million dollar = 25000000 USD"},
		{"a 708 -million-dollar plan", "708 -million-dollar = 708000000 USD"},
		{"quoted at 1.7220-25 marks in Frankfurt", "1.7220-25 marks = 1.722..1.7225 DEM"},
		{"quoted at 116.04-06 yen", "116.04-06 yen = 116.04..116.06 JPY"},
		{"US$148.9 million to $153.3 million", "US$148.9 million to $153.3 million = 148900000..153300000 USD"},
		{"57 million euros ($78 million)", "57 million euros = 57000000 EUR; $78 million = 78000000 USD"},
		{"a loss of ($5.2 million)", "$5.2 million = -5200000 USD"},
		{"$(1.2) million", "$(1.2) million = -1200000 USD"},
		{"down to -$5 or $-6", "-$5 = -5 USD; $-6 = -6 USD"},
		{"$1.25 a share, £4.2m a year and $20 per barrel", "$1.25 = 1.25 USD /share; £4.2m = 4200000 GBP /year; $20 = 20 USD /barrel"},
		{"a $15-an-hour wage, ¥900/kg", "$15 = 15 USD /hour; ¥900 = 900 JPY /kilogram"},
		{"more than $5, at least €6, nearly £7, some ¥8, up to $9", "$5 = 5 USD more_than; €6 = 6 EUR at_least; £7 = 7 GBP about; ¥8 = 8 JPY about; $9 = 9 USD at_most"},
		{"exceeded $240 billion; as much as $5; no less than $6; $7 or more", "$240 billion = 240000000000 USD more_than; $5 = 5 USD at_most; $6 = 6 USD at_least; $7 = 7 USD at_least"},
		{"3 dollars 50 cents", "3 dollars 50 cents = 3.5 USD"},
		{"thirteen dollars and forty-five cents.", "thirteen dollars and forty-five cents = 13.45 USD"},
		{"It cost 15 dollars 50.", "15 dollars 50 = 15.5 USD"},
		{"5 dollars 20 years ago", "5 dollars = 5 USD"},
		// Agency texts: blanks where none belong, broken lines, glued words.
		{"aid of 2. 4 million US dollars and (1. 38 billion euros)", "2. 4 million US dollars = 2400000 USD; 1. 38 billion euros = 1380000000 EUR"},
		{"leases of 10, 000 dollars and wages of 2, 936 yuan", "10, 000 dollars = 10000 USD; 2, 936 yuan = 2936 CNY"},
		{"rounds of 100, 200 and 500 dollars", "100 = 100 USD; 200 = 200 USD; 500 dollars = 500 USD"},
		{"The ticket is $5. 20 people came for $5, 200 by train.", "$5 = 5 USD; $5 = 5 USD"},
		{"1. 5 million dollars in aid\nOn May 5, 200 dollars were lost", "5 million dollars = 5000000 USD; 200 dollars = 200 USD"},
		{"a 45- cent dividend on a two-million- ringgit house", "45- cent = 0.45 USD; two-million- ringgit = 2000000 MYR"},
		{"a multi- billion-dollar plan, a multi-million dollar one", ""},
		{"worth 122,600 U.S.dollars, or 3.6 billion (U.S.) dollars", "122,600 U.S.dollars = 122600 USD; 3.6 billion (U.S.) dollars = 3600000000 USD"},
		{"to 150 billion (dollars) and 5 dollars US, a 25-million-dollar US bounty", "150 billion (dollars) = 150000000000 USD; 5 dollars US = 5 USD; 25-million-dollar = 25000000 USD"},
		{"sales rose to 3.4 from 2.9 billion yen", "3.4 = 3400000000 JPY; 2.9 billion yen = 2900000000 JPY"},
		{"$A500 million, $US5 or $HK7", "$A500 million = 500000000 AUD; $US5 = 5 USD; $HK7 = 7 HKD"},
		{"a million and a half dollars", "a million and a half dollars = 1500000 USD"},
		{"5 million dollars at most; $6 at the least; $7 at most shops", "5 million dollars = 5000000 USD at_most; $6 = 6 USD at_least; $7 = 7 USD"},
		{"$9 million, against $8 million a year earlier and $7 million a year", "$9 million = 9000000 USD; $8 million = 8000000 USD; $7 million = 7000000 USD /year"},
		{"$20 43", "$20 43 = 20.43 USD"},
		{"We paid $20 43 times, then $20 and 43c.", "$20 = 20 USD; $20 and 43c = 20.43 USD"},
		{"It cost 20 grand, or two grand a year; the two grand juries; 18 Grand Prix", "20 grand = 20000 USD; two grand = 2000 USD /year"},
		{"50p", "50p = 0.5 GBP"},
		{"the 50p coin", ""},
		{"€12.500 or Rp 9.150, but €1.315 and $12.500", "€12.500 = 12500 EUR; Rp 9.150 = 9150 IDR; €1.315 = 1.315 EUR; $12.500 = 12.5 USD"},
		{"quoted at 1.5755 marks; he got 5.5 marks", "1.5755 marks = 1.5755 DEM"},
		{"It paid 1.2 (1.5) million euros.", ""},
		{"one hundred (100) dollars", "one hundred (100) dollars = 100 USD"},
		{"It has five (5) million dollars.", "five (5) million dollars = 5000000 USD"},
		{"some 20-odd million yen, thirty-odd euros", "20-odd million yen = 20000000 JPY about; thirty-odd euros = 30 EUR about"},
		{"fell to 1.30 dollars from 1.31 on Friday, and to 5.2 million euros from 4.9 million.", "1.30 dollars = 1.3 USD; 1.31 = 1.31 USD; 5.2 million euros = 5200000 EUR; 4.9 million = 4900000 EUR"},
		{"rose to $5 million from 49 shops, to 5 euros from 2002, to 8 euros from 7 and 6 from 5", "$5 million = 5000000 USD; 5 euros = 5 EUR; 8 euros = 8 EUR"},
		{"Loss   $ (3,204)    $ (0.12)\nProfit   $ 48,112     $ 51,907", "$ (3,204) = -3204 USD; $ (0.12) = -0.12 USD; $ 48,112 = 48112 USD; $ 51,907 = 51907 USD"},
		{"in US$ (2) of that year", ""},
		{"a profit, or ($0.12) per share; it paid ($0.12)", "$0.12 = -0.12 USD /share; $0.12 = 0.12 USD"},
		{"Cash  ($4.5)  ($4)\nDebt  $2", "$4.5 = -4.5 USD; $4 = -4 USD; $2 = 2 USD"},
		{"2 dollars, 50 cents; 5 dollars, 20 cents more than before", "2 dollars, 50 cents = 2.5 USD; 5 dollars = 5 USD; 20 cents = 0.2 USD"},
		{"sixty - six pounds sterling and a 15 - million euro fund", "sixty - six pounds sterling = 66 GBP; 15 - million euro = 15000000 EUR"},
		{"thirteen hundred euro cents, 1/4 of a cent", "thirteen hundred euro cents = 13 EUR; 1/4 of a cent = 0.0025 EUR"},
		{"5 South Korean won or 5 won the prize", "5 South Korean won = 5 KRW"},
		{"rs 500, rs. 600 and rmb 7; rs53576 is a gene", "rs 500 = 500 INR; rs. 600 = 600 INR; rmb 7 = 7 CNY"},
		{"5 hk $ or 7 c $ .", "5 hk $ = 5 HKD; 7 c $ = 7 CAD"},
		{"It costs PHP 500 but PHP 500 pays", "PHP 500 = 500 PHP"},
		{"They owe 250 kr. in fees.", "250 kr = 250 "},
		{"West African CFA francs: 5 West African CFA francs", "5 West African CFA francs = 5 XOF"},
		{"at $1.1560-62 and 137.92-96 yen", "$1.1560-62 = 1.156..1.1562 USD; 137.92-96 yen = 137.92..137.96 JPY"},
		{"Bonn: 1.25-6 marks", "1.25-6 marks = 1.25..6 DEM"},
		{"quoted at 116.94-06 yen", "116.94 = 116.94 JPY; 06 yen = 6 JPY"},
		{"a bonus of 1950-2000 euros", "1950-2000 euros = 1950..2000 EUR"},
		{"It rose to $5 million from 49.", "$5 million = 5000000 USD"},
		{"It began in 2004. 5 million dollars were lost.", "5 million dollars = 5000000 USD"},
		{"They paid 10, 20 yuan of it", "20 yuan = 20 CNY"},
		{"It cost 3 mao 15.", "3 mao = 0.3 CNY"},
		{"It cost 15 dollars 5.", "15 dollars = 15 USD"},
		{"the KUSD 5 pair in the US     $6", "$6 = 6 USD"},
		{"$5 million, or A$5 million, or C$5 million", "$5 million = 5000000 USD; A$5 million = 5000000 AUD; C$5 million = 5000000 CAD"},
		{"On the Sydney stock exchange Australian shares rose; Australia follows New York and American shares. One rose to $5.", "$5 = 5 USD"},
		// Evidence in the document.
		{"In Abuja petrol sells for N900; Nigeria spent N49.7 trillion.", "N900 = 900 NGN; N49.7 trillion = 49700000000000 NGN"},
		{"Kuwait's port lost KD 15.2 million.", "KD 15.2 million = 15200000 KWD"},
		{"In Chile, as Santiago said, it was 300 pesos. Colombia's wage rose to 644 pesos.", "300 pesos = 300 CLP; 644 pesos = 644 COP"},
		{"Rs 5 here. In Colombo sugar was Rs. 28. Pakistan's rail lost Rs33 crore", "Rs 5 = 5 LKR; Rs. 28 = 28 LKR; Rs33 crore = 330000000 PKR"},
		{"The Perth miner put on 43c to $37.93.", "43c = 0.43 AUD; $37.93 = 37.93 USD"},
		{"It lost 30 cents to 18.70 Singapore dollars.", "30 cents = 0.3 SGD; 18.70 Singapore dollars = 18.7 SGD"},
		{"JOHANNESBURG, May 3 (Wire) - South African miners earned 62 cents a share. The rand fell.", "62 cents = 0.62 ZAR /share"},
		{"They raised the bid by $30 million to $455 million, costs by $3 million to $4 million", "$30 million = 30000000 USD; $455 million = 455000000 USD; $3 million to $4 million = 3000000..4000000 USD"},
		{"a bridge of 11.8 billion RMB yuan", "11.8 billion RMB yuan = 11800000000 CNY"},
		{"£2.50p; 40-60 pounds; it weighs 40-60 pounds", "£2.50p = 2.5 GBP"},
		{"It cost 10, 20 or 40-60 pounds.", "10 = 10 GBP; 20 = 20 GBP; 40-60 pounds = 40..60 GBP"},
		{"12.75 zł, 500 Kč, 55 omr and 30 sek", "12.75 zł = 12.75 PLN; 500 Kč = 500 CZK; 55 omr = 55 OMR; 30 sek = 30 SEK"},
		{"Bonn held the 1.7220-25 mark level, the 4,000 mark and the 3.5 million mark.", "1.7220-25 mark = 1.722..1.7225 DEM"},
		{"It paid $5, a penny less than it might. They live on a dollar a day; Brent was up a dollar.", "$5 = 5 USD; a penny = 0.01 USD; a dollar = 1 USD /day; a dollar = 1 USD"},
		{"It fell by a dollar and ten cents to a euro, a dollar bill of a euro zone state.", "a dollar and ten cents = 1.1 USD"},
		{"a penny", "a penny = 0.01 GBP"},
		{"It costs $5 in $x and $15.50, $500 or $5m there.", "$15.50 = 15.5 USD; $500 = 500 USD; $5m = 5000000 USD"},
		{"A$5 and US$6 of $7 ($8) and $9 million", "A$5 = 5 AUD; US$6 = 6 USD; $7 = 7 USD; $8 = 8 USD; $9 million = 9000000 USD"},
		{"A pint is £4.80 now, up 29p. The rest is free.", "£4.80 = 4.8 GBP; 29p = 0.29 GBP"},
		{"Profit was €5 million. The dividend is 45 cents.", "€5 million = 5000000 EUR; 45 cents = 0.45 EUR"},
		{"Profit was €5 million. Oil rose 45 cents to 70 dollars.", "€5 million = 5000000 EUR; 45 cents = 0.45 USD; 70 dollars = 70 USD"},
		{"In Kampala they got Shs100 million. Bolivia and Chile sold it for 5 bolivianos. Chile's peso rose 4.20 pesos.", "Shs100 million = 100000000 UGX; 5 bolivianos = 5 BOB; 4.20 pesos = 4.2 CLP"},
		{"In Copenhagen it cost kr 500.", "kr 500 = 500 DKK"},
		{"In South Africa petrol went up by 37c, now 12c a litre; grade 5c, form 6c of 7c", "37c = 0.37 ZAR; 12c = 0.12 ZAR /liter"},
		{"C$35, up 12.5 cents", "C$35 = 35 CAD; 12.5 cents = 0.125 CAD"},
		{"In Manila it cost 500 pesos.", "500 pesos = 500 PHP"},
		{"It cost 500 pesos.", "500 pesos = 500 MXN"},
		{"The Bank of China spent ¥5 billion in Beijing.", "¥5 billion = 5000000000 CNY"},
		{"The Bank of Japan spent ¥5 billion.", "¥5 billion = 5000000000 JPY"},
		{"The grant is $5.5 million, or AU$5.5 million in full.", "$5.5 million = 5500000 AUD; AU$5.5 million = 5500000 AUD"},
		{"On the Sydney stock exchange Australian miners did well: in Sydney one rose 12 cents to $17.50.", "12 cents = 0.12 AUD; $17.50 = 17.5 AUD"},
	} {
		if got := show(c.text, extract(t, c.text, schema.NoDay)); got != c.want {
			t.Errorf("%q\n gives %s\n want  %s", c.text, got, c.want)
		}
	}
}

func TestCodeOfTheTime(t *testing.T) {
	for _, c := range []struct {
		year int
		text string
		want string
	}{
		{2006, "5 million kwacha", "ZMK"}, {2020, "5 million kwacha", "ZMW"},
		{1999, "5 million Turkish lira", "TRL"}, {2010, "5 million Turkish lira", "TRY"},
		{1990, "5 million francs", "FRF"}, {2010, "In Zurich, 5 million francs", "CHF"},
		{1999, "In Dublin it cost 5 million pounds.", "IEP"}, {2010, "In Dublin it cost 5 million pounds.", "GBP"},
	} {
		day, _ := schema.NewDay(c.year, 6, 1)
		if rows := extract(t, c.text, day); len(rows) != 1 || rows[0].Currency != c.want {
			t.Errorf("%d, %q: %v", c.year, c.text, rows)
		}
	}
}

// TestDigits holds the promise that no digit is lost in silence.
func TestDigits(t *testing.T) {
	for _, c := range []struct{ text, amount, rule string }{
		{"$0.1234567", "", ruleDigits},
		{"$100,000,000,000,000,000,000,000,000,000,000", "", ruleDigits},
		{"$99,999,999,999,999,999,999,999,999,999,999.999999", "99999999999999999999999999999999.999999", ruleDefault},
		{"$0.1234567 million", "123456.7", ruleDefault},
		{"a third of a million euros", "333333.333333", ruleRounded},
	} {
		rows := extract(t, c.text, schema.NoDay)
		if len(rows) != 1 || rows[0].Amount.String() != c.amount || rows[0].Rule != c.rule {
			t.Errorf("%q: %+v; want %q by %s", c.text, rows, c.amount, c.rule)
		}
	}
}

func TestNegative(t *testing.T) {
	sample.Negative(t, "testdata/negative.txt", func(s string) string { return show(s, extract(t, s, schema.NoDay)) })
}

// TestSeeds holds every field of the labelled sample documents.
func TestSeeds(t *testing.T) {
	type label struct {
		Start, End              int64
		Amount, Currency, Bound string
	}
	sample.Labelled(t, sample.Path(t, "gold/seeds-amounts.jsonl"), func(s string) (out []label) {
		for _, r := range extract(t, s, schema.NoDay) {
			out = append(out, label{r.Start, r.End, r.Amount.String(), r.Currency, r.Bound})
		}
		return out
	})
}

package main

import (
	_ "embed"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"harrow/extractors/entities/gazetteer"
	"harrow/extractors/entities/gazetteer/lists"
	"harrow/extractors/internal/datafile"
	"harrow/extractors/text"
)

// Newswire has forms that the labelled corpora hardly hold: headlines in
// capitals, datelines, bylines, result lists in which a city is a team.
// synthetic makes them: sentences of the corpora in capitals, and lines of
// the forms below filled with names of the gazetteer.

// capitals is the share of the sentences that are repeated in capitals.
const capitals = 0.04

// shout returns headlines in capitals made of a document's sentences.
func shout(d *document, rng *rand.Rand) (out []document) {
	for _, s := range d.parsed.Sentences {
		if rng.Float64() > capitals || s.End-s.Start < 25 || s.End-s.Start > 130 {
			continue
		}
		line := d.Text[s.Start:s.End]
		upper := strings.Map(func(r rune) rune {
			if u := unicode.ToUpper(r); utf8.RuneLen(u) == utf8.RuneLen(r) {
				return u
			}
			return r
		}, line)
		if len(upper) != len(line) {
			continue
		}
		n := document{ID: d.ID + "-capitals", Text: upper, corpus: d.corpus}
		for _, g := range d.Gold {
			if g.Start >= s.Start && g.End <= s.End {
				n.Gold = append(n.Gold, span{g.Start - s.Start, g.End - s.Start, g.Label, g.Source})
			}
		}
		n.parsed = text.New(n.Text)
		out = append(out, n)
	}
	return out
}

// forms are lines of newswire. A word such as $team stands for a name of a
// list, with the label that it has there; the rest is plain text.
var wireForms = []string{
	"$CITY $iso", "$CITY $iso", "$CITY, $country $iso", "$CITY, $Month $n (Reuters) -", "$city, $Month $n -",
	"$person", "$person", "$person, $city",
	"$team $n $team $n", "$team $n $team $n", "$CTEAM $n $CTEAM $n", "$team $n - $team $n", "$CTEAM AT $CTEAM", "$CTEAM AT $CTEAM",
	"$country $n $country $n", "$country $n ($surname $nth) $country $n", "Scorers: $surname ($nth), $surname ($nth minutes)",
	"$country - $surname ($nth), $surname ($nth). Attendance: $thousand", "$team - $surname ($nth). Attendance $thousand",
	"$team $n ($surname $nth, $surname $nth) $team $n. Halftime $n-$n. Attendance $thousand.",
	"$n. $person ($country) $n.$nn", "$n. $person ($country) $n minutes $n.$nn seconds", "$n. $person, $country, $n.$nn",
	"$n - $person ($country) beat $person ($country) $n-$n $n-$n", "$person ($country) beat $n - $person ($country) $n-$n, $n-$n",
	"$person ($country) beat $person ($country) $n-$n $n-$n", "$thousand $person ($country) $n $n $n", "$nn $person $n $n",
	"$team $n $n $n $n $n $n $n", "$country $n $n $n $n $n $n $n", "$team $n $n .$thousand $n", "$CTEAM $n $n .$thousand -",
	"In $city: $team $n and $n; $team $n. $team won by $n runs.", "At $city: $team beat $team by $n wickets.", "At $city: $country $n, $country $n",
	"$team beat $team $n-$n on $Day to go top of the table.", "$team, who lost $n-$n at $team last week, are $n points clear.",
	"$person scored $n points as $team beat $team in $city.", "$team signed $person from $team on $Day.",
	"$surname said he was pleased to beat $country in $city.", "$country coach $person named $surname and $surname in the squad to face $country.",
	"SOCCER - $COUNTRY BEAT $COUNTRY $n-$n IN FRIENDLY.", "SOCCER - $SURNAME HELPS $TEAM TO VICTORY.", "TENNIS - $SURNAME, $SURNAME WIN IN $CITY.",
	"CRICKET - $COUNTRY $n FOR $n AT CLOSE IN $CITY.", "GOLF - $SURNAME LEADS IN $CITY.", "BASKETBALL - $TEAM EDGE $TEAM $n-$n.",
	"$COUNTRY SAYS READY FOR TALKS WITH $COUNTRY.", "$COMPANY SHARES FALL ON PROFIT WARNING.", "$COUNTRY $Day PRESS DIGEST - $Month $n.",
	"RESULTS OF $Day MATCHES IN $COUNTRY.", "STANDINGS AFTER $Day GAMES IN $COUNTRY:",
	"-- $city newsroom +$n $nn $thousand", "-- $person, $city newsroom", "$company shares rose $n percent in $city.",
	"Reporting by $person; editing by $person", "By $person", "By $person in $city",
	"$company said $Day it would sell its $country unit to $company.", "$company, based in $city, named $person chief executive.",
	"$club striker $person scored twice as $country beat $country.", "$club midfielder $person and $club defender $surname were sent off.",
	"$club coach $person said $surname would miss the match with $club.", "$country goalkeeper $person, who plays for $club,",
	"$firm fell $n to $thousand.", "$firm rose $nn points to $thousand, while $firm gained $n.", "said $person, an analyst at $firm.",
	"$person of $firm said the $city market would recover.", "dealers at $firm and $firm said.", "$FIRM SAYS PROFIT ROSE IN $Month QUARTER.",
	"$country-$country relations have improved, $person said.", "The $country-$country border is closed.", "$city, $Month $n. $surname held talks with $surname.",
	"The presidents of $country and $country, $person and $person, will attend the $country-$country talks.",
	"Trade on the $country-$country route fell; $country-$country ties did not.", "$city-based $firm signed $person.",
	"President of $country $person met Prime Minister $person of $country.", "Deputy Premier $person and State Councilor $person visited $city.",
	"$city, $country ($iso) -", "$country's $surname met $country's $surname in $city on $Day.",
}

//go:embed wire.txt
var wireFile string

// kinds are the lines of reports, by what they are on; the last of them are in
// reports of every kind.
var kinds = func() (out [][]string) {
	kind := ""
	for section, line := range datafile.Lines(wireFile) {
		if section != kind {
			out, kind = append(out, nil), section
		}
		out[len(out)-1] = append(out[len(out)-1], line)
	}
	last := len(out) - 1
	for i := range last {
		out[i] = append(out[i], out[last]...)
	}
	return out[:last]
}()

var labelOf = map[byte]string{'P': "PERSON", 'O': "ORG", 'L': "LOC", 'M': "MISC"}

// nicknames are those of teams.
var nicknames = strings.Fields(`Bulls Tigers Lions Bears Hawks Eagles Falcons Sharks Wolves Panthers Jaguars Rams Colts Mustangs Stallions Broncos
	Wildcats Bobcats Cougars Cubs Hornets Wasps Cobras Rattlers Ravens Cardinals Orioles Royals Kings Knights Warriors Raiders Pirates Vikings
	Buccaneers Indians Braves Chiefs Redskins Blackhawks Rangers Mounties Patriots Rebels Giants Titans Saints Angels Devils Senators Capitals
	Mariners Astros Rockets Jets Flyers Pistons Oilers Steelers Packers Brewers Miners Cowboys Twins Stars Suns Comets Flames Heat Thunder Storm
	Lightning Magic Jazz Avalanche Hurricanes Cyclones Athletics Reds Yankees Dodgers Mets Padres Phillies Expos Red Sox White Sox Blue Jays
	Red Wings Maple Leafs Bruins Kangaroos Bombers Demons Crows Magpies`)

// syllables make given names of Chinese.
var syllables = strings.Fields(`jian guo wei xiao ming hua li feng qiang jun ying mei hong zhi yong bin lan tao gang chao ping
	dong hai xin yan yu ning zhen rong cheng hui jing lin min shan xiang yang yi zhong bo chun guang han jia kai liang peng`)

// wire makes documents of newswire lines.
func wire(n int, rng *rand.Rand) []document {
	names := map[string][]string{
		"city": lists.Names(gazetteer.BigCity), "country": lists.Names(gazetteer.Country), "given": lists.Names(gazetteer.GivenName),
		"surname": lists.Names(gazetteer.Surname), "company": lists.Names(gazetteer.Company),
		"club": lists.Names(gazetteer.Club), "asian": lists.Names(gazetteer.AsianSurname),
		"demonym": lists.Names(gazetteer.Demonym), "town": lists.Names(gazetteer.City),
	}
	// A surname that is a city's as well says nothing of either.
	names["surname"] = slices.DeleteFunc(names["surname"], func(n string) bool {
		flags, _ := gazetteer.Default().Lookup(gazetteer.KeyOf(n))
		return flags&(gazetteer.Country|gazetteer.Place|gazetteer.BigCity) != 0
	})
	pick := func(list string) string { return names[list][rng.IntN(len(names[list]))] }
	oneOf := func(words ...string) string { return words[rng.IntN(len(words))] }
	nick := func() string {
		if rng.IntN(3) == 0 {
			club := strings.Fields(pick("club"))
			if last := club[len(club)-1]; strings.HasSuffix(last, "s") {
				return last
			}
		}
		return strings.ReplaceAll(oneOf(nicknames...), "_", " ")
	}
	towns := "city" // where places and teams are from
	fresh := func(key string) (string, string) {
		switch strings.ToLower(key) {
		case "city":
			return pick(towns), "LOC"
		case "country":
			if rng.IntN(5) == 0 {
				return oneOf("US", "US", "U.S.", "U.S.", "UK", "Britain", "Russia", "China", "Japan", "Germany", "France"), "LOC"
			}
			return pick("country"), "LOC"
		case "surname":
			if rng.IntN(8) == 0 {
				return pick("asian"), "PERSON"
			}
			return pick("surname"), "PERSON"
		case "person":
			if rng.IntN(6) == 0 {
				given := syllables[rng.IntN(len(syllables))]
				given = strings.ToUpper(given[:1]) + given[1:]
				if rng.IntN(3) > 0 {
					given += syllables[rng.IntN(len(syllables))]
				}
				return pick("asian") + " " + given, "PERSON"
			}
			return pick("given") + " " + pick("surname"), "PERSON"
		case "company":
			return pick("company"), "ORG"
		case "cteam":
			return strings.ToUpper(pick("city")), "ORG"
		case "team":
			if rng.IntN(3) == 0 {
				return pick("club"), "ORG"
			}
			team := pick(towns)
			if rng.IntN(3) == 0 {
				team += " " + []string{"United", "City", "Rovers", "Town", "Athletic", "Wanderers", "County", "Dynamo", "Rangers"}[rng.IntN(9)]
			}
			return team, "ORG"
		case "nick":
			return nick(), "ORG"
		case "usteam":
			switch rng.IntN(3) {
			case 0:
				return nick(), "ORG"
			case 1:
				return pick("city"), "ORG"
			}
			return pick("city") + " " + nick(), "ORG"
		case "ustown":
			return pick("city"), "ORG"
		case "demonym":
			return pick("demonym"), "MISC"
		case "venue":
			return pick("surname") + " " + oneOf("Park", "Road", "Stadium", "Lane", "Ground"), "LOC"
		case "open":
			return pick("city") + " " + oneOf("Open", "Masters", "Cup", "Grand Prix", "Classic", "Championships", "Trophy", "Marathon"), "MISC"
		case "board":
			return pick(towns) + " " + oneOf("Stock Exchange", "Metal Exchange", "Grain Board", "Chamber of Commerce", "Transport Union", "Liberation Front",
				"Securities Commission", "Central Bank", "Development Bank", "Tribunal", "Ports Authority", "Relief Agency", "Farmers' Union", "Wheat Pool",
				"Democratic Party", "People's Congress", "National Council", "Press Agency", "Broadcasting Corporation", "Foreign Ministry"), "ORG"
		case "tour":
			return "Tour of " + pick("country"), "MISC"
		case "initials":
			return string(rune('A'+rng.IntN(26))) + ". " + pick("surname"), "PERSON"
		case "sponsor":
			if rng.IntN(2) == 0 {
				return pick("surname"), "ORG"
			}
			return pick("company"), "ORG"
		case "club":
			switch rng.IntN(5) {
			case 0:
				return pick("surname"), "ORG"
			case 1, 2:
				return pick("club"), "ORG"
			case 3:
				return []string{"FC ", "Real ", "Sporting ", "Dynamo ", "Olympique "}[rng.IntN(5)] + pick("city"), "ORG"
			}
			return pick("city"), "ORG"
		case "firm":
			firm := pick("surname")
			switch rng.IntN(4) {
			case 0:
				return pick("company"), "ORG"
			case 1:
				firm += " & " + pick("surname")
			case 2:
				firm += []string{"", "bank", " Securities", " Corp.", " Inc.", " Group", " Holdings", " Ltd", " Bank", " & Co."}[rng.IntN(10)]
			}
			return firm, "ORG"
		case "score":
			return fmt.Sprint(rng.IntN(70) + 65), ""
		case "n":
			return fmt.Sprint(rng.IntN(30) + 1), ""
		case "nn":
			return fmt.Sprintf("%02d", rng.IntN(100)), ""
		case "nth":
			return fmt.Sprintf("%d%s", rng.IntN(90)+1, []string{"", "th"}[rng.IntN(2)]), ""
		case "thousand":
			return fmt.Sprint(rng.IntN(900) + 100), ""
		case "iso":
			return fmt.Sprintf("19%02d-%02d-%02d", rng.IntN(40)+60, rng.IntN(12)+1, rng.IntN(28)+1), ""
		case "month":
			return []string{"Jan", "Feb", "March", "April", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec"}[rng.IntN(12)], ""
		case "day":
			return []string{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}[rng.IntN(7)], ""
		}
		return key, ""
	}
	// A document speaks mostly of names that it has had before, of persons by
	// their surname.
	cast := map[string][]string{}
	value := func(key string) (string, string) {
		list := strings.ToLower(key)
		switch list {
		case "person", "team", "firm", "club", "company", "city", "nick", "ustown", "sponsor":
			v, label := fresh(key)
			if known := cast[list]; len(known) > 0 && rng.IntN(3) > 0 {
				return known[rng.IntN(len(known))], label
			}
			cast[list] = append(cast[list], v)
			return v, label
		case "surname":
			if known := cast["person"]; len(known) > 0 && rng.IntN(4) > 0 {
				v := known[rng.IntN(len(known))]
				return v[strings.LastIndexByte(v, ' ')+1:], "PERSON"
			}
		}
		return fresh(key)
	}
	var out []document
	for i := range n {
		clear(cast)
		d := document{ID: fmt.Sprintf("wire-%d", i), corpus: "wire"}
		var b strings.Builder
		forms := wireForms
		if i >= n-reports {
			forms = kinds[rng.IntN(len(kinds))]
			towns = oneOf("city", "town")
		}
		for range 6 + rng.IntN(8) {
			form := forms[rng.IntN(len(forms))]
			for repeat := 0; repeat == 0 || repeat < 4 && rng.IntN(3) > 0; repeat++ {
				for j := 0; j < len(form); {
					if form[j] == '{' {
						end := j + strings.IndexByte(form[j:], '}')
						d.Gold = append(d.Gold, span{Start: b.Len(), End: b.Len() + end - j - 3, Label: labelOf[form[j+1]]})
						b.WriteString(form[j+3 : end])
						j = end + 1
						continue
					}
					if form[j] != '$' {
						b.WriteByte(form[j])
						j++
						continue
					}
					k := j + 1
					for k < len(form) && unicode.IsLetter(rune(form[k])) {
						k++
					}
					v, label := value(form[j+1 : k])
					if j+2 < len(form) && 'A' <= form[j+2] && form[j+2] <= 'Z' {
						v = strings.ToUpper(v)
					}
					if label != "" {
						d.Gold = append(d.Gold, span{Start: b.Len(), End: b.Len() + len(v), Label: label})
					} else if strings.ToUpper(form) == form {
						v = strings.ToUpper(v)
					}
					b.WriteString(v)
					j = k
				}
				if strings.Contains(form, "Reuters") {
					at := strings.LastIndex(b.String(), "Reuters")
					d.Gold = append(d.Gold, span{Start: at, End: at + len("Reuters"), Label: "ORG"})
				}
				b.WriteByte('\n')
			}
		}
		d.Text = b.String()
		d.parsed = text.New(d.Text)
		out = append(out, d)
	}
	return out
}

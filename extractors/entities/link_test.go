package entities

import (
	"slices"
	"strings"
	"testing"

	"harrow/extractors/entities/gazetteer"
	"harrow/schema"
)

// marked reads a text in which names stand as "label[name]".
func marked(source string) (string, []schema.EntityRow, []mention) {
	var b strings.Builder
	var rows []schema.EntityRow
	var mentions []mention
	for rest := source; rest != ""; {
		open := strings.IndexByte(rest, '[')
		if open < 0 {
			b.WriteString(rest)
			break
		}
		at := strings.LastIndexAny(rest[:open], " (") + 1
		b.WriteString(rest[:at])
		label := rest[at:open]
		end := strings.IndexByte(rest, ']')
		name := rest[open+1 : end]
		start := int64(b.Len())
		b.WriteString(name)
		rows = append(rows, schema.EntityRow{Span: schema.Span{Start: start, End: int64(b.Len()), Text: name}, Label: label})
		mentions = append(mentions, mention{name: plainName(name), key: gazetteer.KeyOf(plainName(name))})
		rest = rest[end+1:]
	}
	return b.String(), rows, mentions
}

// linked gives "text=id" of the names of a marked text.
func linked(source string) (out []string) {
	text, rows, mentions := marked(source)
	new(linker).link(gazetteer.Default(), text, mentions, rows)
	for _, r := range rows {
		out = append(out, r.Text+"="+r.EntityID)
	}
	return out
}

func TestLink(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"GPE[Russia] and NORP[Russian] and GPE[Russian Federation]", "Russia=iso3166:RU Russian=iso3166:RU Russian Federation=iso3166:RU"},
		{"GPE[U.S.] GPE[America] NORP[Americans]", "U.S.=iso3166:US America=iso3166:US Americans=iso3166:US"},
		{"GPE[Hubei Province] GPE[Hubei]", "Hubei Province=iso3166-2:CN-HB Hubei=iso3166-2:CN-HB"},
		{"GPE[New\u00a0Zealand]", "New\u00a0Zealand=iso3166:NZ"},
		{"GPE[Republic of Tatarstan]", "Republic of Tatarstan=iso3166-2:RU-TA"},
		{"ORG[Nordic Grain] (ORG[Ng])", "Nordic Grain=org:nordic-grain Ng=org:ng"},
		{"PERSON[Anna Berg] met PERSON[Berg] and PERSON[A. Berg]", "Anna Berg=person:anna-berg Berg=person:anna-berg A. Berg=person:anna-berg"},
		{"PERSON[LI Wei] said PERSON[Li] would", "LI Wei=person:li-wei Li=person:li-wei"},
		{"PERSON[Anna Berg] said. PERSON[Paul Berg] said. PERSON[Berg] left.", "Anna Berg=person:anna-berg Paul Berg=person:paul-berg Berg=person:paul-berg"},
		{"PERSON[Ivan Petrovich Orlov], or PERSON[Ivan Orlov]", "Ivan Petrovich Orlov=person:ivan-orlov Ivan Orlov=person:ivan-orlov"},
		{"PERSON[Merkel] said", "Merkel=person:angela-merkel"},
		{"ORG[Shanghai Cooperation Organization] (ORG[SCO])", "Shanghai Cooperation Organization=org:shanghai-cooperation-organization SCO=org:shanghai-cooperation-organization"},
		{"ORG[Nordic Grain Council] (ORG[NGC]) said ORG[NGC]", "Nordic Grain Council=org:nordic-grain-council NGC=org:nordic-grain-council NGC=org:nordic-grain-council"},
		{"NORP[Polish] ORG[Foreign Ministry]; the ORG[Foreign Ministry] said", "Polish=iso3166:PL Foreign Ministry=org:ministry-of-foreign-affairs-of-poland Foreign Ministry=org:ministry-of-foreign-affairs-of-poland"},
		{"ORG[US Federal Bureau of Investigation] (ORG[FBI])", "US Federal Bureau of Investigation=org:federal-bureau-of-investigation FBI=org:federal-bureau-of-investigation"},
		{"ORG[Academy of the African Union] (ORG[AU])", "Academy of the African Union=org:academy-of-the-african-union AU=org:african-union"},
		{"ORG[Orr-Lind Co.] and ORG[Orr]", "Orr-Lind Co.=org:orr-lind Orr=org:orr-lind"},
		{"ORG[Velmo & Sons] or ORG[Velmo and Sons]", "Velmo & Sons=org:velmo-and-sons Velmo and Sons=org:velmo-and-sons"},
		{"ORG[Tallis Co.] and ORG[Tallis]", "Tallis Co.=org:tallis Tallis=org:tallis"},
		{"ORG[Harcourt Steel Ltd] of ORG[Harcourt]", "Harcourt Steel Ltd=org:harcourt-steel Harcourt=org:harcourt-steel"},
		{"NORP[Polish] ORG[Foreign Ministry]", "Polish=iso3166:PL Foreign Ministry=org:ministry-of-foreign-affairs-of-poland"},
		{"ORG[Polish Foreign Ministry] and ORG[Nepal Supreme Court]",
			"Polish Foreign Ministry=org:ministry-of-foreign-affairs-of-poland Nepal Supreme Court=org:supreme-court-of-nepal"},
		{"ORG[The Nordic Grain Council] and ORG[Nordic Grain Council]", "The Nordic Grain Council=org:nordic-grain-council Nordic Grain Council=org:nordic-grain-council"},
		{"GPE[The Hague] and ORG[The United Nations]", "The Hague=geonames:2747373 The United Nations=org:united-nations"},
		{"ORG[Ministry of Trade] of GPE[Peru]", "Ministry of Trade=org:ministry-of-trade-of-peru Peru=iso3166:PE"},
		{"LAW[Belt and Road Initiative] (LAW[BRI])", "Belt and Road Initiative=law:belt-and-road-initiative BRI=law:belt-and-road-initiative"},
		{"PERSON[Majid al-Tamir], or PERSON[Tamir] and PERSON[Al-Tamir]",
			"Majid al-Tamir=person:majid-al-tamir Tamir=person:majid-al-tamir Al-Tamir=person:majid-al-tamir"},
		{"PERSON[Anna Berg-Olsen] or PERSON[Olsen]", "Anna Berg-Olsen=person:anna-berg-olsen Olsen=person:anna-berg-olsen"},
		{"PERSON[Nabil Abu Tamir] or PERSON[Abu Tamir]", "Nabil Abu Tamir=person:nabil-abu-tamir Abu Tamir=person:nabil-abu-tamir"},
		{"ORG[Polish Academy of Sciences] (ORG[PAS])", "Polish Academy of Sciences=org:academy-of-sciences-of-poland PAS=org:academy-of-sciences-of-poland"},
		{"ORG[Narva Defence Centre] and ORG[Narva Defense Center]", "Narva Defence Centre=org:narva-defense-center Narva Defense Center=org:narva-defense-center"},
		{"GPE[Bethlehem] and GPE[Kiev] and GPE[Lüneburg]", "Bethlehem=geonames:284315 Kiev=geonames:703448 Lüneburg=place:luneburg"},
		{"NORP[German] GPE[Lüneburg]", "German=iso3166:DE Lüneburg=geonames:2875115"},
		{"GPE[Sudan] ORG[People's Liberation Army]", "Sudan=iso3166:SD People's Liberation Army=org:sudan-peoples-liberation-army"},
		{"NORP[Chinese] ORG[People's Liberation Army]", "Chinese=iso3166:CN People's Liberation Army=org:peoples-liberation-army"},
		{"GPE[Moscow], GPE[Idaho], lies far from GPE[Moscow]", "Moscow=place:moscow-us Idaho=iso3166-2:US-ID Moscow=place:moscow-us"},
		{"PERSON[Piet van der Berg] or PERSON[van der Berg]", "Piet van der Berg=person:piet-van-der-berg van der Berg=person:piet-van-der-berg"},
		{"PERSON[PIUS XII]", "PIUS XII=person:pius-xii"},
		{"PERSON[Recep Erdogan]", "Recep Erdogan=person:recep-tayyip-erdogan"},
		{"PERSON[Paul Berg Jr.] and PERSON[Paul Berg] or PERSON[Berg]", "Paul Berg Jr.=person:paul-berg-jr Paul Berg=person:paul-berg Berg=person:paul-berg"},
		{"GPE[Moscow], GPE[Poland] and GPE[Velmo]", "Moscow=geonames:524901 Poland=iso3166:PL Velmo=place:velmo"},
		{"GPE[Velmo], GPE[N.J.]", "Velmo=place:velmo N.J.=iso3166-2:US-NJ"},
		{"EVENT[Polar Forum]", "Polar Forum=event:polar-forum"},
	} {
		if got := linked(c.text); !slices.Equal(got, splitIDs(c.want)) {
			t.Errorf("%s\n got %v\nwant %v", c.text, got, c.want)
		}
	}
}

func TestCountryOfBodies(t *testing.T) {
	for name, want := range map[string]string{
		"Foreign Ministry of China": "CN", "Polish Foreign Ministry": "PL", "Supreme Court of the Netherlands": "NL",
		"Ministry of Trade of Peru": "PE", "Bank of the West": "", "University of Chile": "", "Friends of Israel": "",
	} {
		rows := []schema.EntityRow{{Span: schema.Span{End: int64(len(name))}, Label: "ORG"}}
		new(linker).link(gazetteer.Default(), name, []mention{{name: name, key: gazetteer.KeyOf(name)}}, rows)
		if rows[0].Country != want {
			t.Errorf("%s: %q, want %q", name, rows[0].Country, want)
		}
	}
}

// splitIDs splits "A B=x C=y" after each id.
func splitIDs(s string) (out []string) {
	for s != "" {
		eq := strings.IndexByte(s, '=')
		end := strings.IndexByte(s[eq:], ' ')
		if end < 0 {
			return append(out, s)
		}
		out = append(out, s[:eq+end])
		s = s[eq+end+1:]
	}
	return out
}

// Mentions of one entity have one name, the fullest, and its country.
func TestOneName(t *testing.T) {
	text, rows, mentions := marked("ORG[Boeing], ORG[Boeing Co.] and ORG[Boeing] of GPE[Peru], NORP[Peruvian] not GPE[Chile]")
	new(linker).link(gazetteer.Default(), text, mentions, rows)
	var got []string
	for _, r := range rows {
		got = append(got, r.Name+"/"+r.Country)
	}
	if want := []string{"Boeing Co./", "Boeing Co./", "Boeing Co./", "Peru/PE", "Peru/PE", "Chile/CL"}; !slices.Equal(got, want) {
		t.Errorf("names %q, want %q", got, want)
	}
}

package entities

import (
	"strings"
	"testing"
)

// TestConventions runs the built-in model: what it finds in plain sentences,
// as "name/label", in order.
func TestConventions(t *testing.T) {
	x := extractor(t)
	for _, c := range []struct{ text, want string }{
		{"The trade talks between China and Russia resumed in Vienna.", "China/GPE Russia/GPE Vienna/GPE"},
		{"The Peru-Chile Cultural Year opened after the third Ghana-Togo Expo.", "Peru-Chile Cultural Year/EVENT Ghana-Togo Expo/EVENT"},
		{"China-Russia trade grew while Sino-Russian projects stalled.", "China/GPE Russia/GPE Sino/NORP Russian/NORP"},
		{"Baxters Group PLC's new unit has agreed to acquire jewelry retailer Wendell's Inc. for $50 a share.", "Baxters Group PLC/ORG Wendell's Inc./ORG"},
		{"In New York Stock Exchange composite trading yesterday, the stock closed at $22.", "New York Stock Exchange/ORG"},
		{"Tony Brenk Co. said that it bought the mill.", "Tony Brenk Co./ORG"},
		{"Leaders of Sao Tome and Principe met in Oslo on Monday.", "Sao Tome and Principe/GPE Oslo/GPE"},
		{"The Beijing-based company opened an office in Warsaw.", "Beijing/GPE Warsaw/GPE"},
		{"President Barack Obama met Mr. Anders Holm in Washington.", "Barack Obama/PERSON Anders Holm/PERSON Washington/GPE"},
		{"The spokesman for the Russian Ministry of Foreign Affairs left Geneva.", "Russian/NORP Ministry of Foreign Affairs/ORG Geneva/GPE"},
		{"Germany's economy minister spoke at the United Nations in New York.", "Germany/GPE United Nations/ORG New York/GPE"},
		{"Moscow’s Bolshoi Theatre was closed.", "Moscow/GPE Bolshoi Theatre/FAC"},
		{"He moved from New\u00a0Zealand to\u00a0Australia.", "New\u00a0Zealand/GPE Australia/GPE"},
		{"The presidents of Brazil Lula da Silva and Chile Gabriel Boric met.", "Brazil/GPE Lula da Silva/PERSON Chile/GPE Gabriel Boric/PERSON"},
		{"Prime Minister of India Arjun Mehta and President of South Africa Thabo Dlamini met.",
			"India/GPE Arjun Mehta/PERSON South Africa/GPE Thabo Dlamini/PERSON"},
		{"Frenchman Philippe Moreau won the race.", "Frenchman/NORP Philippe Moreau/PERSON"},
		{"The Korean Kim Min beat Spaniard Rafael Ortega.", "Korean/NORP Kim Min/PERSON Spaniard/NORP Rafael Ortega/PERSON"},
		{"Israel Katz met Chad Smith and Jordan Peterson.", "Israel Katz/PERSON Chad Smith/PERSON Jordan Peterson/PERSON"},
		{"The flight of China Eastern Airlines was late, as was that of France Telecom.", "China Eastern Airlines/ORG France Telecom/ORG"},
		{"Country\tOwner\nPeru\tAnn Lee\n", "Peru/GPE Ann Lee/PERSON"},
		{"Lima\tUnited Nations\tAnn Lee", "Lima/GPE United Nations/ORG Ann Lee/PERSON"},
		{"The railway operator Uzbekistan Temir Yollari and Kazakhstan Temir Zholy signed.", "Uzbekistan Temir Yollari/ORG Kazakhstan Temir Zholy/ORG"},
		{"Senior Chinese officials met US Secretary of State Anna Berg.", "Chinese/NORP US/GPE Anna Berg/PERSON"},
		{"He spoke to the State Development and Reform Commission on Monday.", "State Development and Reform Commission/ORG"},
		{"The Ministry of Trade, Industry and Energy lent money to the Bank of Melbourne.", "Ministry of Trade, Industry and Energy/ORG Bank of Melbourne/ORG"},
		{"Scores:\nA. Orr c Lindqvist b P. Kemple 31\nOttar Brandes not out 9\nBowling: Kemple 12-3-30-2, Orr 9.2-2-33-0.\n",
			"A. Orr/PERSON Lindqvist/PERSON P. Kemple/PERSON Ottar Brandes/PERSON Kemple/PERSON Orr/PERSON"},
		{"Results:\nChicago 21 Houston 17\nLeeds 2 Derby 0\nHungary 1 Norway 1\n",
			"Chicago/ORG Houston/ORG Leeds/ORG Derby/ORG Hungary/GPE Norway/GPE"},
		{"They met South Korean minister Hwang Min-ho in Seoul.", "South Korean/NORP Hwang Min-ho/PERSON Seoul/GPE"},
		{"The Central Bank of Kenya and the Agricultural Bank of Peru met in Rome.", "Central Bank of Kenya/ORG Agricultural Bank of Peru/ORG Rome/GPE"},
		{"The Commission on Harbour Dues met in Riga.", "Commission on Harbour Dues/ORG Riga/GPE"},
		{"It cost 8 billion US dollars in Lima.", "Lima/GPE"},
		{"Opposition leader Anna Berg spoke in Riga.", "Anna Berg/PERSON Riga/GPE"},
		{"The Convention on Consular Relations was signed in Vienna.", "Convention on Consular Relations/LAW Vienna/GPE"},
		{"Peru - PRESS DIGEST - May 4.\n\nDAILY BANNER\n- Anna Berg left Lima.\nEL VELMO\n- Prices fell.\n", "Peru/GPE DAILY BANNER/ORG Anna Berg/PERSON Lima/GPE EL VELMO/ORG"},
		{"PRICES FALL.\n\nDAILY BANNER\n- Nothing.\n", ""},
		{"SOCCER - LEEDS STUNNED BY DERBY.\n\nThe league match was stopped.\n\nDerby coach Aldo Ferri praised his team after the win over Leeds.", "LEEDS/ORG DERBY/ORG Derby/ORG Aldo Ferri/PERSON Leeds/ORG"},
		{"The market fell. It rose again on Monday. But nobody cared in January.", ""},
		{"all of this is written in lower case and names nothing", ""},
		{"", ""},
	} {
		var got []string
		for _, r := range extract(x, c.text) {
			got = append(got, c.text[r.Start:r.End]+"/"+r.Label)
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%q\n got %s\nwant %s", c.text, s, c.want)
		}
	}
}

func TestNewRefuses(t *testing.T) {
	damaged := append([]byte(nil), builtIn...)
	damaged[len(damaged)-1] ^= 1
	other := append([]byte(nil), builtIn...)
	other[0] = 'X'
	for name, model := range map[string][]byte{"nothing": {}, "damaged": damaged, "another file": other, "cut off": builtIn[:1000]} {
		if _, err := New(model); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
	if _, err := New(builtIn); err != nil {
		t.Error(err)
	}
}

package gazetteer

import "testing"

func TestEntry(t *testing.T) {
	g := Default()
	for _, c := range []struct{ name, id, country string }{
		{"Russia", "iso3166:RU", "RU"},
		{"RUSSIAN FEDERATION", "iso3166:RU", "RU"},
		{"Kyrgyz", "iso3166:KG", "KG"},
		{"U.K.", "iso3166:GB", "GB"},
		{"Côte d’Ivoire", "iso3166:CI", "CI"},
		{"Bosnia-Herzegovina", "iso3166:BA", "BA"},
		{"Scottish", "iso3166-2:GB-SCT", "GB"},
		{"Heilongjiang", "iso3166-2:CN-HL", "CN"},
		{"Harbin", "geonames:2037013", "CN"},
		{"Kiev", "geonames:703448", "UA"},
		{"São Paulo", "geonames:3448439", "BR"},
		{"Sao Paulo", "geonames:3448439", "BR"},
		{"Nato", "org:north-atlantic-treaty-organization", ""},
		{"People's Bank of China", "org:peoples-bank-of-china", "CN"},
		{"People’s Bank of China", "org:peoples-bank-of-china", "CN"},
	} {
		e, _ := g.EntryOf(c.name)
		if e.ID != c.id || e.Country != c.country {
			t.Errorf("%q: %+v, want %s, %q", c.name, e, c.id, c.country)
		}
	}
	for _, name := range []string{"", "us", "Zzyzx Unheard Of", "Bank"} {
		if e, ok := g.EntryOf(name); ok {
			t.Errorf("%q: %+v, want nothing", name, e)
		}
	}
}

func TestSlug(t *testing.T) {
	for name, want := range map[string]string{
		"Hugo Chávez": "hugo-chavez", "Ørsted": "orsted", "Łódź": "lodz", "S.R. Nathan": "sr-nathan", "People’s Bank": "peoples-bank",
		"AT&T": "at-t", "北京": "北京", "e\u0301tat": "etat", "": "",
	} {
		if got := Slug(name); got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
}

func TestClusters(t *testing.T) {
	cluster := func(w string) Cluster {
		c, ok := ClusterOf(ClusterKey([]byte(w)))
		if !ok {
			t.Fatalf("%q has no cluster", w)
		}
		return c
	}
	poland, hungary, walked := cluster("poland"), cluster("hungary"), cluster("walked")
	if poland.Coarse != hungary.Coarse || poland.Coarse == walked.Coarse {
		t.Error("poland and hungary are apart, or poland and walked together")
	}
	shared := func(a, b Cluster) (n int) {
		for i, part := range a.Parts {
			if part == b.Parts[i] {
				n++
			}
		}
		return n
	}
	if shared(poland, hungary) <= shared(poland, walked) {
		t.Error("no more parts of poland are like those of hungary than of walked")
	}
	if _, ok := ClusterOf(ClusterKey([]byte("zzqxv"))); ok {
		t.Error("a word that the vectors don't know has a cluster")
	}
}

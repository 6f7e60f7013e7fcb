package gazetteer

import (
	"strings"
	"testing"
)

// TestFiles holds every line of the lists to the number of its fields.
func TestFiles(t *testing.T) {
	fields := map[string]int{
		"countries.txt": 4, "places.txt": 6, "regions.txt": 4, "organisations.txt": 3, "initiatives.txt": 2, "peoples.txt": 1,
		"cities.txt": 5, "companies.txt": 2, "known.txt": 1, "clubs.txt": 1, "given-names.txt": 1, "surnames.txt": 1,
		"surnames-asia.txt": 1, "persons.txt": 2,
	}
	entries, err := files.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		want, ok := fields[e.Name()]
		if !ok {
			t.Errorf("%s: not read", e.Name())
			continue
		}
		data, err := files.ReadFile(e.Name())
		if err != nil {
			t.Fatal(err)
		}
		if data[0] != '#' {
			t.Errorf("%s: no header with its source", e.Name())
		}
		for i, line := range strings.Split(strings.TrimSuffix(string(data), "\n"), "\n") {
			if n := strings.Count(line, "|") + 1; line != "" && line[0] != '#' && n != want {
				t.Errorf("%s:%d: %d fields, want %d", e.Name(), i+1, n, want)
			}
		}
	}
}

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
		e := g.EntryOf(c.name)
		if e == nil || e.ID != c.id || e.Country != c.country {
			t.Errorf("%q: %+v, want %s, %q", c.name, e, c.id, c.country)
		}
	}
	for _, name := range []string{"", "us", "Zzyzx Unheard Of", "Bank"} {
		if e := g.EntryOf(name); e != nil {
			t.Errorf("%q: %+v, want nothing", name, e)
		}
	}
}

func TestClusters(t *testing.T) {
	cluster := func(w string) int {
		_, _, coarse, ok := Clusters(ClusterKey([]byte(w)))
		if !ok {
			t.Fatalf("%q has no cluster", w)
		}
		return coarse
	}
	if cluster("poland") != cluster("hungary") || cluster("poland") == cluster("walked") {
		t.Error("poland and hungary are apart, or poland and walked together")
	}
	if _, _, _, ok := Clusters(ClusterKey([]byte("zzqxv"))); ok {
		t.Error("a word that the vectors don't know has a cluster")
	}
}

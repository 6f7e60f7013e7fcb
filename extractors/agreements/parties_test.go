package agreements

import (
	"testing"

	"harrow/schema"
)

func TestSameParty(t *testing.T) {
	named := func(name, id string) party { return party{Party: schema.Party{Name: name, EntityID: id}} }
	for _, c := range []struct {
		a, b party
		want bool
	}{
		{named("Orbis", "org:orbis"), named("Orbis Corp.", "org:orbis"), true},
		{named("Orbis Holdings", "org:orbis-holdings"), named("orbis", "org:orbis"), true},
		{named("Maoist", "norp:maoist"), named("Maoists", "norp:maoists"), true},
		{named("Niger", "iso3166:NE"), named("Niger Delta rebels", "org:niger-delta-rebels"), false},
		{named("rebels", ""), named("Rebels", ""), true},
		{named("Orb", "org:orb"), named("Orbis", "org:orbis"), false},
		{named("", ""), named("Orbis", "org:orbis"), false},
	} {
		if c.a.same(c.b) != c.want || c.b.same(c.a) != c.want {
			t.Errorf("%q and %q: the same is %v", c.a.Name, c.b.Name, !c.want)
		}
	}
}

// A name that another holds is the same party, which keeps the longer name.
func TestJoin(t *testing.T) {
	orbis := func(name string) party { return party{Party: schema.Party{Name: name, EntityID: "org:orbis"}} }
	niger := party{Party: schema.Party{Name: "Niger", EntityID: countryPrefix + "NE"}}
	nigerien := party{Party: schema.Party{Name: "Nigerien", EntityID: countryPrefix + "NE"}}
	for _, c := range []struct {
		list []party
		want string
	}{
		{[]party{orbis("Orbis"), orbis("Orbis Corp.")}, "Orbis Corp."},
		{[]party{orbis("Orbis Corp."), orbis("Orbis")}, "Orbis Corp."},
		{[]party{orbis("Orbis"), orbis("the firm of Hans Bohr")}, "Orbis"},
		{[]party{niger, nigerien}, "Niger"},
	} {
		if got := join(nil, c.list...); len(got) != 1 || got[0].Name != c.want {
			t.Errorf("%v: have %v, want %s", c.list, got, c.want)
		}
	}
}

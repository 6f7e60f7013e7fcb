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

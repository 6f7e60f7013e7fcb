package prefix

import "testing"

func TestSet(t *testing.T) {
	var p Set
	for _, w := range []string{"a", "of", "one", "Five", "billion"} {
		p.Add(w)
	}
	for _, c := range []struct {
		s    string
		want bool
	}{
		{"a", true}, {"A b", true}, {"ab", false}, {"of", true}, {"of 5", true}, {"off", false}, {"one", true},
		{"one-half", true}, {"ones", false}, {"five", true}, {"FIVES", true}, {"fiv", false}, {"bill", true}, {"bil", false}, {"5", false},
		{"o", false}, {"o ne", false},
	} {
		if got := p.Has(c.s, 0); got != c.want {
			t.Errorf("Has(%q) = %v", c.s, got)
		}
		if got := p.Has("x"+c.s+" tail", 1); got != c.want {
			t.Errorf("Has(%q) before a tail = %v", c.s, got)
		}
	}
}

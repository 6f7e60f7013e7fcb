package confidence

import "testing"

func TestParse(t *testing.T) {
	table := Parse("# rule, right, rows\n\na/b 98 98\na/c 0 2\nbad line\n")
	for rule, want := range map[string]float32{"a/b": 0.99, "a/c": 0.25, "a/d": 0.5} {
		if got := table.Of(rule); got != want {
			t.Errorf("%s: %v, want %v", rule, got, want)
		}
	}
	if len(table) != 2 {
		t.Errorf("%d rules", len(table))
	}
}

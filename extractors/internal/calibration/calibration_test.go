package calibration

import "testing"

func TestConfidence(t *testing.T) {
	table := Parse("# comment line here\n a/one 9 10\na/two 1 10\nbroken line\nx y z\n")
	for key, want := range map[string]float32{"a/one": 11. / 15, "a/two": 3. / 15, "a/three": 2. / 5} {
		if got := table.Confidence(key); got < want-1e-6 || got > want+1e-6 {
			t.Errorf("confidence of %s: %v, want %v", key, got, want)
		}
	}
	if got, want := table.Times(0.5).Confidence("a/one"), float32(11./30); got < want-1e-6 || got > want+1e-6 {
		t.Errorf("half the confidence of a/one: %v, want %v", got, want)
	}
	if got, want := table.Times(0.5).Confidence("a/three"), float32(1./5); got < want-1e-6 || got > want+1e-6 {
		t.Errorf("half the confidence of a rule not measured: %v, want %v", got, want)
	}
	if got := Parse("").Confidence("a"); got != 0 {
		t.Errorf("confidence without measurements: %v", got)
	}
}

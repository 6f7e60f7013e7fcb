package figures

import (
	"testing"

	"harrow/extractors/internal/datafile"
)

func TestRoles(t *testing.T) {
	for _, what := range datafile.Mismatches(changeFile, roleNames) {
		t.Error("change.txt: " + what)
	}
}

package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

// TestTables holds the tables of three layers to what their rules do today.
func TestTables(t *testing.T) {
	const gold = "../../../shared/gold"
	if _, err := os.Stat(gold); err != nil {
		t.Skip("needs the labelled texts: ", err)
	}
	for _, name := range []string{"amounts", "percentages", "agreements"} {
		path := filepath.Join("../../extractors", name, "calibration.txt")
		have, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		var want bytes.Buffer
		if err := run(&want, name, gold); err != nil {
			t.Fatal(err)
		}
		if string(have) != want.String() {
			t.Errorf("%s is stale: go run ./cmd/calibrate %s GOLD", path, name)
		}
	}
}

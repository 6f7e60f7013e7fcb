package main

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"harrow/schema"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// TestGolden holds every row that the seeds give. After a change of a rule
// run it with -update and read the difference.
func TestGolden(t *testing.T) {
	out := t.TempDir()
	if code := run([]string{"--out", out, "--format", "csv", "--quiet", "../../seeds"}); code != exitOK {
		t.Fatalf("exit status %d", code)
	}
	for _, table := range schema.Tables() {
		name := table.Name + ".csv"
		got, err := os.ReadFile(filepath.Join(out, name))
		if err != nil {
			t.Fatal(err)
		}
		golden := filepath.Join("testdata", "golden", name)
		if *update {
			if err := os.WriteFile(golden, got, 0o666); err != nil {
				t.Fatal(err)
			}
			continue
		}
		want, err := os.ReadFile(golden)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, want) {
			t.Errorf("%s: %s", golden, difference(string(got), string(want)))
		}
	}
}

// difference returns the first line that two texts do not share.
func difference(got, want string) string {
	g, w := strings.Split(got, "\r\n"), strings.Split(want, "\r\n")
	for i := range min(len(g), len(w)) {
		if g[i] != w[i] {
			return "\ngot  " + g[i] + "\nwant " + w[i]
		}
	}
	return "one is the start of the other"
}

// TestReadme fails where the README leaves out a flag or a column.
func TestReadme(t *testing.T) {
	data, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	readme := string(data)
	for word := range strings.FieldsSeq(extractUsage) {
		if strings.HasPrefix(word, "--") && word != "--" && word != "--help" && !strings.Contains(readme, "`"+strings.TrimRight(word, ",;")) {
			t.Errorf("the README does not explain %s", word)
		}
	}
	for _, table := range schema.Tables() {
		for _, column := range table.Columns {
			if !strings.Contains(readme, "`"+column.Name+"`") {
				t.Errorf("the README does not explain %s.%s", table.Name, column.Name)
			}
		}
	}
}

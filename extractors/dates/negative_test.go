package dates

import (
	"os"
	"strings"
	"testing"

	"harrow/schema"
)

func TestNegativeCorpus(t *testing.T) {
	data, err := os.ReadFile("testdata/negative.txt")
	if err != nil {
		t.Fatal(err)
	}
	published, _ := schema.NewDay(2024, 5, 17)
	lines := 0
	for line := range strings.Lines(string(data)) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		lines++
		if rows := extract(t, line, published); len(rows) > 0 {
			t.Errorf("%q: unwanted %s", line, show(line, rows))
		}
	}
	if lines < 300 {
		t.Errorf("%d lines, want 300 or more", lines)
	}
}

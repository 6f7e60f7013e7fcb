package extractors_test

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"harrow/extractors"
	"harrow/schema"
)

var update = flag.Bool("update", false, "write the confidence files of the stages anew")

// label is a labelled span of a gold file.
type label struct {
	Start, End                int64
	Optional                  bool
	Amount, Value, ValueMax   string
	AmountMax, Currency, Type string
}

// measured are the layers whose confidence is the precision of their rules. right
// tells whether a row has the value of a label.
var measured = []struct {
	layer string
	right func(schema.Row, label) bool
}{
	{"amounts", func(row schema.Row, l label) bool {
		r := row.(*schema.AmountRow)
		return r.Amount.String() == l.Amount && r.AmountMax.String() == l.AmountMax && (l.Currency == "" || r.Currency == l.Currency)
	}},
	{"percentages", func(row schema.Row, l label) bool {
		r := row.(*schema.PercentageRow)
		return r.Value.String() == l.Value && r.ValueMax.String() == l.ValueMax
	}},
}

// UnmarshalJSON reads the names that gold files use.
func (l *label) UnmarshalJSON(b []byte) error {
	var m struct {
		Start, End int64
		Optional   bool
		Amount     string
		AmountMax  string `json:"amount_max"`
		Value      string
		ValueMax   string `json:"value_max"`
		Currency   string
		Type       string
	}
	err := json.Unmarshal(b, &m)
	*l = label{m.Start, m.End, m.Optional, m.Amount, m.Value, m.ValueMax, m.AmountMax, m.Currency, m.Type}
	return err
}

// TestConfidence holds each confidence file to the precision of the rules on the
// labelled texts; with -update it writes the files.
func TestConfidence(t *testing.T) {
	for _, m := range measured {
		t.Run(m.layer, func(t *testing.T) {
			files, _ := filepath.Glob(filepath.Join(gold, "*"+m.layer+"*.jsonl"))
			if len(files) == 0 {
				t.Skip("needs the labelled texts in ", gold)
			}
			x, err := extractors.New(extractors.Options{Tables: []string{m.layer}})
			if err != nil {
				t.Fatal(err)
			}
			right, rows := map[string]int{}, map[string]int{}
			for _, file := range files {
				labels := readLabels(t, file)
				for i, d := range read(t, file) {
					for _, row := range x.Extract(d.input(t)).Rows[0].Rows {
						judge(row, labels[i], m.right, right, rows)
					}
				}
			}
			checkConfidence(t, filepath.Join(m.layer, "confidence.txt"), right, rows)
		})
	}
}

// judge counts a row: right where it overlaps a label of its value. A row on an
// optional label does not count.
func judge(row schema.Row, labels []label, same func(schema.Row, label) bool, right, rows map[string]int) {
	s := row.Base()
	ok, optional := false, false
	for _, l := range labels {
		if s.Start < l.End && l.Start < s.End {
			ok = ok || !l.Optional && same(row, l)
			optional = optional || l.Optional
		}
	}
	if ok || !optional {
		rows[s.Rule]++
	}
	if ok {
		right[s.Rule]++
	}
}

func readLabels(t *testing.T, file string) (labels [][]label) {
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for dec := json.NewDecoder(bufio.NewReader(f)); dec.More(); {
		var d struct{ Gold []label }
		if err := dec.Decode(&d); err != nil {
			t.Fatal(err)
		}
		labels = append(labels, d.Gold)
	}
	return labels
}

func checkConfidence(t *testing.T, path string, right, rows map[string]int) {
	var b strings.Builder
	b.WriteString("# Rule, right rows, rows on the labelled development sets.\n" +
		"# Written by: go test ./extractors -run TestConfidence -update\n")
	names := make([]string, 0, len(rows))
	for rule := range rows {
		names = append(names, rule)
	}
	slices.Sort(names)
	for _, rule := range names {
		fmt.Fprintf(&b, "%s %d %d\n", rule, right[rule], rows[rule])
	}
	if *update {
		if err := os.WriteFile(path, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if have, _ := os.ReadFile(path); string(have) != b.String() {
		t.Errorf("%s is not what the rules do today; run with -update:\n%s", path, b.String())
	}
}

// Command calibrate measures how often the rows of each rule are right on
// labelled texts, and prints the table from which a layer takes the confidence
// of its rows:
//
//	go run ./cmd/calibrate dates GOLD >extractors/dates/calibration.txt
//
// GOLD is a folder of .jsonl files named after the layer; a line is a document
// with id, text, date and gold spans (start, end in bytes, and the values). A
// row is right where a gold span has its bounds and its value, of agreements
// where the span overlaps, the status is the same and the parties agree; a row
// on a span marked optional is not counted.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"harrow/extractors"
	"harrow/extractors/dates"
	"harrow/schema"
)

// A layer judges the rows of a document: it calls add for each row that counts,
// with the key that the row is counted under and whether it is right.
type layer func(d document, rows []schema.Row, add func(key string, right bool))

var layers = map[string]layer{
	"dates": exact(
		func(row schema.Row) string { return dates.CalibrationKey(row.(*schema.DateRow)) },
		func(row schema.Row, gold span) bool { return gold.text("value") == row.(*schema.DateRow).Value },
	),
	"amounts": exact(rule, func(row schema.Row, gold span) bool {
		r := row.(*schema.AmountRow)
		currency := gold.text("currency")
		return r.Amount.String() == gold.text("amount") && r.AmountMax.String() == gold.text("amount_max") &&
			(currency == "" || currency == r.Currency)
	}),
	"percentages": exact(rule, func(row schema.Row, gold span) bool {
		r := row.(*schema.PercentageRow)
		return r.Value.String() == gold.text("value") && r.ValueMax.String() == gold.text("value_max")
	}),
	"agreements": agreementRows,
}

func rule(row schema.Row) string { return row.Base().Rule }

// exact judges a row by the gold span that has its bounds. A row on an
// optional span does not count.
func exact(key func(schema.Row) string, right func(schema.Row, span) bool) layer {
	return func(d document, rows []schema.Row, add func(string, bool)) {
		for _, row := range rows {
			base := row.Base()
			if slices.ContainsFunc(d.Gold, func(g span) bool { return g.optional() && g.overlap(base) > 0 }) {
				continue
			}
			add(key(row), slices.ContainsFunc(d.Gold, func(g span) bool {
				return g.number("start") == base.Start && g.number("end") == base.End && right(row, g)
			}))
		}
	}
}

// A span is a gold span as its file has it.
type span map[string]any

func (s span) number(key string) int64 {
	n, _ := s[key].(float64)
	return int64(n)
}

func (s span) text(key string) string {
	t, _ := s[key].(string)
	return t
}

func (s span) optional() bool { return s["optional"] == true }

// overlap is how many bytes the span shares with a row.
func (s span) overlap(row *schema.Span) int64 {
	return min(s.number("end"), row.End) - max(s.number("start"), row.Start)
}

type document struct {
	Text, Date string
	Gold       []span
}

func main() {
	if len(os.Args) != 3 || layers[os.Args[1]] == nil {
		fmt.Fprintln(os.Stderr, "usage: calibrate LAYER GOLD")
		os.Exit(2)
	}
	if err := run(os.Stdout, os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, "calibrate:", err)
		os.Exit(1)
	}
}

// run writes the table of a layer to w.
func run(w io.Writer, name, folder string) error {
	x, err := extractors.New(extractors.Options{Tables: []string{name}})
	if err != nil {
		return err
	}
	files, err := filepath.Glob(filepath.Join(folder, "*.jsonl"))
	if err != nil {
		return err
	}
	counts := map[string][2]int{}
	var used []string
	for _, file := range files {
		if !strings.Contains(filepath.Base(file), name) {
			continue
		}
		used = append(used, filepath.Base(file))
		if err := measure(x, layers[name], file, counts); err != nil {
			return fmt.Errorf("%s: %w", file, err)
		}
	}
	fmt.Fprintf(w, "# Rows right and rows, by rule; measured by cmd/calibrate on\n# %s.\n", strings.Join(used, ", "))
	for _, key := range slices.Sorted(maps.Keys(counts)) {
		fmt.Fprintln(w, key, counts[key][0], counts[key][1])
	}
	return nil
}

func measure(x *extractors.Extractor, judge layer, file string, counts map[string][2]int) error {
	f, err := os.Open(file)
	if err != nil {
		return err
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<26)
	for lines.Scan() {
		var d document
		if err := json.Unmarshal(lines.Bytes(), &d); err != nil {
			return err
		}
		in := extractors.Input{Text: d.Text}
		if in.Published, err = schema.ParseDay(d.Date); err != nil {
			in.Published = schema.NoDay
		}
		judge(d, x.Extract(in).Rows[0].Rows, func(key string, right bool) {
			count := counts[key]
			count[1]++
			if right {
				count[0]++
			}
			counts[key] = count
		})
	}
	return lines.Err()
}

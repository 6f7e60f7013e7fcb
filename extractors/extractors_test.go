package extractors_test

import (
	"path/filepath"
	"reflect"
	"slices"
	"testing"
	"unicode/utf8"

	"harrow/extractors"
	"harrow/extractors/internal/sample"
	"harrow/schema"
)

// document is a line of a gold file.
type document struct{ ID, Text, Date string }

func (d document) input(t testing.TB) extractors.Input {
	in := extractors.Input{Text: d.Text}
	if d.Date != "" {
		day, err := schema.ParseDay(d.Date)
		if err != nil {
			t.Fatal(err)
		}
		in.Published, in.PublishedRule = day, "test"
	}
	return in
}

// grounded fails unless every row of the output stands on its text.
func grounded(t *testing.T, id, text string, out *extractors.Output) {
	t.Helper()
	entities := map[string]*schema.EntityRow{}
	for _, table := range out.Rows {
		last := schema.Span{}
		for _, row := range table.Rows {
			s := *row.Base()
			where := table.Table.Name + " of " + id
			switch {
			case s.Start < 0 || s.End <= s.Start || s.End > int64(len(text)):
				t.Fatalf("%s: span %d-%d in %d bytes, rule %s", where, s.Start, s.End, len(text), s.Rule)
			case text[s.Start:s.End] != s.Text:
				t.Fatalf("%s: bytes %d-%d are %q, the row says %q", where, s.Start, s.End, text[s.Start:s.End], s.Text)
			case !utf8.ValidString(s.Text):
				t.Fatalf("%s: a character is cut: %q, rule %s", where, s.Text, s.Rule)
			case s.Rule == "" || !(s.Confidence > 0 && s.Confidence <= 1):
				t.Fatalf("%s: %q has rule %q and confidence %v", where, s.Text, s.Rule, s.Confidence)
			case s.Start < last.Start || s.Start == last.Start && s.End < last.End:
				t.Fatalf("%s: %q stands after %q", where, s.Text, last.Text)
			}
			sentence := out.Document.Sentences[s.Sentence]
			if s.Start < int64(sentence.Start) || s.Start >= int64(sentence.End) {
				t.Fatalf("%s: %q does not start in its sentence", where, s.Text)
			}
			if got, want := len(row.Cells(nil, &id)), len(table.Table.Columns); got != want {
				t.Fatalf("%s: %d values for %d columns", where, got, want)
			}
			switch r := row.(type) {
			case *schema.DateRow:
				checkBounds(t, where, s.Text, r.StartDate, r.EndDate)
			case *schema.EntityRow:
				if e := entities[r.EntityID]; e == nil {
					entities[r.EntityID] = r
				} else if e.Name != r.Name || e.Country != r.Country {
					t.Fatalf("%s: %s is %s (%s) and %s (%s)", where, r.EntityID, e.Name, e.Country, r.Name, r.Country)
				}
			case *schema.AgreementRow:
				checkBounds(t, where, s.Text, r.SignedStart, r.SignedEnd)
				for _, e := range r.Evidence {
					if e.Start < 0 || e.End <= e.Start || e.End > int64(len(text)) || !utf8.ValidString(text[e.Start:e.End]) {
						t.Fatalf("%s: evidence of %s is at %d-%d", where, e.Field, e.Start, e.End)
					}
				}
			}
			last = s
		}
	}
}

// checkBounds fails unless the days are both null or an interval of the years
// that every reader knows.
func checkBounds(t *testing.T, where, what string, first, last schema.Day) {
	t.Helper()
	if first == schema.NoDay && last == schema.NoDay {
		return
	}
	from, _, _ := first.Date()
	to, _, _ := last.Date()
	if from < 1 || to > 9999 || first > last {
		t.Fatalf("%s: the bounds of %q are %s to %s", where, what, first, last)
	}
}

func TestGoldIsGrounded(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(sample.Path(t, "gold"), "*.jsonl*"))
	if err != nil || len(files) == 0 {
		t.Fatal("no labelled texts: ", err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			t.Parallel()
			docs := sample.Read[document](t, file, 0)
			rows := make([][]schema.Row, len(docs))
			x := newExtractor(t)
			for i, d := range docs {
				out := x.Extract(d.input(t))
				grounded(t, d.ID, d.Text, out)
				rows[i] = all(out)
			}
			// What an extractor has read before must make no difference.
			y := newExtractor(t)
			for i, d := range slices.Backward(docs) {
				if out := y.Extract(d.input(t)); !reflect.DeepEqual(all(out), rows[i]) {
					t.Fatalf("%s: the rows depend on the documents before it", d.ID)
				}
			}
		})
	}
}

// all returns the rows of every table.
func all(out *extractors.Output) (rows []schema.Row) {
	for _, table := range out.Rows {
		rows = append(rows, table.Rows...)
	}
	return rows
}

func newExtractor(t testing.TB) *extractors.Extractor {
	x, err := extractors.New(extractors.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return x
}

func FuzzExtract(f *testing.F) {
	for _, s := range []string{
		"China and Russia signed an agreement worth $1.5 billion on Oct. 12, 2024, up 3.5% from a year earlier.",
		"2024年10月12日 星期六\u00a0Kazakh–Uzbek deal: €3-4m; 25 basis points…",
		"It was agreed. “We will sign,” Mr. Orr of Tallis Inc. said Thursday; 1/2 of 3\u00be percent",
		"In 43 BC, week 53 of 0000, 10000-01-01, the 99th century BC; Day 366 of 0001; in 99999 years.",
	} {
		f.Add(s)
	}
	x := newExtractor(f)
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) {
			return
		}
		grounded(t, "fuzz", s, x.Extract(extractors.Input{Text: s}))
	})
}

func TestTables(t *testing.T) {
	x, err := extractors.New(extractors.Options{Tables: []string{"agreements"}})
	if err != nil {
		t.Fatal(err)
	}
	out := x.Extract(extractors.Input{Text: "Peru and Chile signed a treaty on 3 May 2021."})
	if len(out.Rows) != 1 || out.Rows[0].Table.Name != "agreements" {
		t.Errorf("asked for agreements, got %v", out.Rows)
	}
	if _, err := extractors.New(extractors.Options{Tables: []string{"agreement"}}); err == nil {
		t.Error("a table that does not exist is no error")
	}
}
func TestPublished(t *testing.T) {
	x, err := extractors.New(extractors.Options{Tables: []string{"dates"}})
	if err != nil {
		t.Fatal(err)
	}
	day := func(s string) schema.Day {
		d, err := schema.ParseDay(s)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	const stated = "Updated : 2024-05-17\n\nThe fair closed."
	tests := []struct {
		name string
		in   extractors.Input
		want string
		rule string // "" where any will do
	}{
		{"source first", extractors.Input{Text: stated, Published: day("2023-01-02"), PublishedRule: "jsonl/date", Default: day("2022-01-01")}, "2023-01-02", "jsonl/date"},
		{"then the head", extractors.Input{Text: stated, Default: day("2022-01-01")}, "2024-05-17", ""},
		{"then the default", extractors.Input{Text: "The fair closed.", Default: day("2022-01-01")}, "2022-01-01", "default"},
		{"else none", extractors.Input{Text: "The fair closed."}, "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			out := x.Extract(tt.in)
			if got := out.Document.Published.String(); got != tt.want {
				t.Errorf("published %q, want %q", got, tt.want)
			}
			if tt.rule != "" && out.PublishedRule != tt.rule {
				t.Errorf("rule %q, want %q", out.PublishedRule, tt.rule)
			}
			if (tt.want == "") != (out.PublishedRule == "") {
				t.Errorf("rule %q for %q", out.PublishedRule, tt.want)
			}
		})
	}
}

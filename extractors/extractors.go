// Package extractors turns a text into rows. It does no input or output,
// reads no clock and keeps no state: the same text and date give the same
// rows.
//
// A document is made once (package text); the stages then read it in the
// order of [Stages], each adding the rows of one table. A later stage may read
// the rows of the earlier ones.
package extractors

import (
	"cmp"
	"fmt"
	"slices"

	"harrow/extractors/agreements"
	"harrow/extractors/amounts"
	"harrow/extractors/dates"
	"harrow/extractors/entities"
	"harrow/extractors/percentages"
	"harrow/extractors/text"
	"harrow/schema"
)

// Stage extracts the rows of one fact table.
type Stage interface {
	// Extract adds the stage's rows to rows, which holds those of the stages
	// before it. It sets of each Span the offsets, the rule and the confidence.
	Extract(d *text.Document, rows *schema.Rows)
}

// A stage in the list: its table, the tables whose rows it reads, and how
// it is made.
type entry struct {
	table string
	reads []string
	make  func(Options) (Stage, error)
}

// Options are the choices of a user.
type Options struct {
	Tables        []string // fact tables wanted; empty for all
	EntitiesModel []byte   // model file of the entities stage; nil for the built-in one
}

// stages returns every stage in the order in which they run. A new extractor
// adds its line here.
func stages() []entry {
	return []entry{
		{"dates", nil, func(Options) (Stage, error) { return dates.New(), nil }},
		{"amounts", nil, func(Options) (Stage, error) { return amounts.New(), nil }},
		{"percentages", nil, func(Options) (Stage, error) { return percentages.New(), nil }},
		{"entities", nil, func(o Options) (Stage, error) { return entities.New(o.EntitiesModel) }},
		{"agreements", []string{"dates", "amounts", "entities"}, func(Options) (Stage, error) { return agreements.New(), nil }},
	}
}

// Extractor runs the stages. It is immutable and safe for concurrent use.
type Extractor struct {
	stages []running
}

type running struct {
	table  *schema.Table
	stage  Stage
	wanted bool // false where its rows are only read by another stage
}

// New returns an extractor of the tables that opts asks for.
func New(opts Options) (*Extractor, error) {
	list := stages()
	wanted, needed := map[string]bool{}, map[string]bool{}
	for _, t := range opts.Tables {
		if !slices.ContainsFunc(list, func(e entry) bool { return e.table == t }) {
			return nil, fmt.Errorf("no extractor %q", t)
		}
		wanted[t] = true
	}
	x := &Extractor{}
	for _, e := range slices.Backward(list) {
		if len(opts.Tables) == 0 {
			wanted[e.table] = true
		}
		if !wanted[e.table] && !needed[e.table] {
			continue
		}
		for _, r := range e.reads {
			needed[r] = true
		}
		stage, err := e.make(opts)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", e.table, err)
		}
		x.stages = append(x.stages, running{schema.TableNamed(e.table), stage, wanted[e.table]})
	}
	slices.Reverse(x.stages)
	return x, nil
}

// Input is a document to extract from.
type Input struct {
	Text      string     // valid UTF-8
	Published schema.Day // date that the source states, or NoDay
	Default   schema.Day // date to use where neither source nor text states one
	// PublishedRule names where the source states Published, such as "html/meta".
	PublishedRule string
}

// Output is what a document gave.
type Output struct {
	Document      *text.Document
	PublishedRule string // empty where there is no publication date
	Rows          []TableRows

	rows  schema.Rows
	lists [][]schema.Row // of rows, a stage each
}

// TableRows are the rows of one wanted table, by start, end and rule.
type TableRows struct {
	Table *schema.Table
	Rows  []schema.Row
}

// Extract runs the stages over a document.
func (x *Extractor) Extract(in Input) *Output {
	out := &Output{}
	x.ExtractInto(out, in)
	return out
}

// ExtractInto is Extract in the room of an earlier output, which it replaces.
func (x *Extractor) ExtractInto(out *Output, in Input) {
	if out.Document == nil {
		*out = Output{Document: &text.Document{}, lists: make([][]schema.Row, len(x.stages))}
	}
	d := out.Document
	d.Reset(in.Text)
	d.Published, out.PublishedRule = published(d, in)

	out.rows.Clear()
	for i, s := range x.stages {
		s.stage.Extract(d, &out.rows)
		out.lists[i] = s.table.AppendRows(out.lists[i][:0], &out.rows)
		complete(d, out.lists[i])
	}
	out.Rows = out.Rows[:0]
	for i, s := range x.stages {
		if s.wanted {
			slices.SortStableFunc(out.lists[i], inOrder)
			out.Rows = append(out.Rows, TableRows{s.table, out.lists[i]})
		}
	}
}

// published chooses the publication date: the source's own, one stated in
// the document's head, the default, none.
func published(d *text.Document, in Input) (schema.Day, string) {
	if in.Published != schema.NoDay {
		return in.Published, in.PublishedRule
	}
	if day, rule := dates.Published(d); day != schema.NoDay {
		return day, rule
	}
	if in.Default != schema.NoDay {
		return in.Default, "default"
	}
	return schema.NoDay, ""
}

// complete sets of each row what follows from its offsets.
func complete(d *text.Document, rows []schema.Row) {
	for _, r := range rows {
		span := r.Base()
		span.Text = d.Text[span.Start:span.End]
		span.Sentence = int32(d.SentenceAt(int(span.Start)))
	}
}

func inOrder(a, b schema.Row) int {
	x, y := a.Base(), b.Base()
	return cmp.Or(cmp.Compare(x.Start, y.Start), cmp.Compare(x.End, y.End), cmp.Compare(x.Rule, y.Rule))
}

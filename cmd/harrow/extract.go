package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"slices"
	"strings"

	"github.com/spf13/pflag"
	"golang.org/x/term"

	"harrow/pipeline"
	"harrow/schema"
)

// extractOptions are the flags of extract; check has some of them.
type extractOptions struct {
	pipeline.Options
	table  string
	format []string
	tables []string
	date   string
	model  string
	quiet  bool
}

func (c *command) extract(ctx context.Context, args []string, help string) error {
	var o extractOptions
	f := c.flags("extract", help)
	o.addCommon(f)
	f.StringSliceVar(&o.format, "format", []string{"parquet", "csv"}, "")
	f.StringSliceVar(&o.tables, "extract", nil, "")
	f.StringVar(&o.table, "table", "", "")
	f.BoolVar(&o.WithText, "with-text", false, "")
	f.BoolVar(&o.Full, "full", false, "")
	f.BoolVar(&o.Strict, "strict", false, "")
	if err := c.parse(f, args); err != nil {
		return err
	}
	if err := o.complete(c, f); err != nil {
		return err
	}
	if err := o.checkLists(f); err != nil {
		return err
	}
	if err := c.checkPaths(f, o.Paths); err != nil {
		return err
	}
	bad := 0
	o.Bad = func(b pipeline.Bad) {
		bad++
		c.say("bad document %s: %s", describe(b), b.Reason)
	}
	o.Note = func(s string) { c.say("%s", s) }

	progress := c.startProgress(&o)
	var sum *pipeline.Summary
	var err error
	if o.Out == "-" {
		sum, err = pipeline.Stream(ctx, o.Options, o.table, o.format[0], c.stdout)
	} else {
		sum, err = pipeline.Run(ctx, o.Options)
	}
	progress.stop()
	if err != nil {
		return o.named(err)
	}
	if !o.quiet {
		c.summarize(sum)
	}
	if bad > 0 {
		return errBad
	}
	return nil
}

// named puts the file before an error of the model that it holds.
func (o *extractOptions) named(err error) error {
	var model *pipeline.ModelError
	if errors.As(err, &model) {
		return fmt.Errorf("--entities-model %s: %w", o.model, errors.Unwrap(model.Err))
	}
	return err
}

func describe(b pipeline.Bad) string {
	if b.DocID == b.Source {
		return b.Source
	}
	return fmt.Sprintf("%s (%s)", b.DocID, b.Source)
}

// flags returns a flag set that prints help to standard output.
func (c *command) flags(name, help string) *pflag.FlagSet {
	f := pflag.NewFlagSet(name, pflag.ContinueOnError)
	f.SetOutput(io.Discard)
	f.Usage = func() { fmt.Fprint(c.stdout, help) }
	return f
}

// parse parses flags and turns a mistake into an error with a hint.
func (c *command) parse(f *pflag.FlagSet, args []string) error {
	err := f.Parse(args)
	var unknown *pflag.NotExistError
	if errors.As(err, &unknown) {
		var names []string
		f.VisitAll(func(flag *pflag.Flag) { names = append(names, flag.Name) })
		return unknownName("flag of "+f.Name(), "--"+unknown.GetSpecifiedName(), prefixed("--", names))
	}
	var value *pflag.InvalidValueError
	if errors.As(err, &value) {
		err = fmt.Errorf("--%s %s: not %s", value.GetFlag().Name, value.GetValue(), map[string]string{
			"int": "a number", "bool": "true or false", "stringSlice": "a list: a,b,c"}[value.GetFlag().Value.Type()])
	}
	if err != nil && !errors.Is(err, pflag.ErrHelp) {
		return &hintError{err, fmt.Sprintf("harrow %s --help says what it takes", f.Name())}
	}
	return err
}

func prefixed(prefix string, names []string) []string {
	out := make([]string, len(names))
	for i, n := range names {
		out[i] = prefix + n
	}
	return out
}

func (o *extractOptions) addCommon(f *pflag.FlagSet) {
	f.StringVar(&o.Out, "out", "out", "")
	f.StringVar(&o.date, "date", "", "")
	f.StringVar(&o.model, "entities-model", "", "")
	f.IntVar(&o.Jobs, "jobs", runtime.GOMAXPROCS(0), "")
	f.BoolVar(&o.quiet, "quiet", false, "")
}

// complete sets the options that the common flags and the arguments give.
func (o *extractOptions) complete(c *command, f *pflag.FlagSet) error {
	o.Stdin = c.stdin
	if o.Paths = f.Args(); len(o.Paths) == 0 {
		o.Paths = []string{"seeds"}
	}
	if o.Jobs < 1 {
		return fmt.Errorf("--jobs %d: at least one is needed", o.Jobs)
	}
	if o.Out == "" {
		return errors.New("--out is empty")
	}
	if info, err := os.Stat(o.Out); err == nil && !info.IsDir() && o.Out != "-" {
		return fmt.Errorf("--out %s: a file; the tables go to a folder", o.Out)
	}
	var err error
	if f.Changed("date") {
		if o.Date, err = schema.ParseDay(o.date); err != nil {
			return fmt.Errorf("--date: %w", err)
		}
	}
	if f.Changed("entities-model") {
		if o.EntitiesModel, err = os.ReadFile(o.model); err != nil {
			return fmt.Errorf("--entities-model: %w", err)
		}
	}
	return nil
}

// checkLists checks the flags that name tables and formats.
func (o *extractOptions) checkLists(f *pflag.FlagSet) error {
	var facts []string
	for _, t := range schema.FactTables() {
		facts = append(facts, t.Name)
	}
	if err := known("table in --extract", o.tables, facts); err != nil {
		return err
	}
	if err := known("format in --format", o.format, pipeline.Formats); err != nil {
		return err
	}
	if f.Changed("extract") && len(o.tables) == 0 || len(o.format) == 0 {
		return errors.New("--extract and --format need a name at least")
	}
	o.Tables, o.Formats = o.tables, o.format
	if o.Out != "-" {
		if f.Changed("table") {
			return &hintError{errors.New("--table without --out -"), "--extract says which tables go to a folder"}
		}
		return nil
	}
	if o.table == "" {
		return &hintError{errors.New("--out - writes one table"), "say which: --table amounts"}
	}
	if err := known("table in --table", []string{o.table}, append([]string{"documents", "sentences"}, facts...)); err != nil {
		return err
	}
	if len(o.tables) == 0 && slices.Contains(facts, o.table) {
		o.Tables = []string{o.table}
	} else if slices.Contains(facts, o.table) && !slices.Contains(o.tables, o.table) {
		return fmt.Errorf("--table %s is not among --extract %s", o.table, strings.Join(o.tables, ","))
	}
	if !f.Changed("format") {
		o.format = []string{"csv"}
	}
	if len(o.format) > 1 || o.format[0] == "parquet" {
		return errors.New("--out - writes csv or arrow")
	}
	if o.format[0] == "arrow" && term.IsTerminal(int(os.Stdout.Fd())) {
		return &hintError{errors.New("refusing to write binary data to a terminal"), "add > FILE or | PROGRAM"}
	}
	return nil
}

func known(what string, names, all []string) error {
	for _, name := range names {
		if !slices.Contains(all, name) {
			return unknownName(what, name, all)
		}
	}
	return nil
}

// checkPaths gives a hint where a PATH that does not exist is a slip.
func (c *command) checkPaths(f *pflag.FlagSet, paths []string) error {
	for _, path := range paths {
		_, err := os.Stat(path)
		if path == "-" || !errors.Is(err, os.ErrNotExist) {
			continue
		}
		err = &pipeline.PathError{Path: path, Err: os.ErrNotExist}
		switch near := nearest(path, commandNames); {
		case f.NArg() == 0:
			return &hintError{err, "name the documents: harrow PATH ..."}
		case near != "" && path == f.Arg(0):
			return &hintError{err, fmt.Sprintf("did you mean the command %q?", "harrow "+near)}
		}
		return err
	}
	return nil
}

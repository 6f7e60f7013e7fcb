package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"text/tabwriter"

	"harrow/schema"
)

// tableJSON is a table as harrow schema --json prints it.
type tableJSON struct {
	Table   string       `json:"table"`
	Doc     string       `json:"doc"`
	Columns []columnJSON `json:"columns"`
}

type columnJSON struct {
	Name     string `json:"name"`
	Type     string `json:"type"`
	Nullable bool   `json:"nullable"`
	Doc      string `json:"doc"`
}

func (c *command) schema(args []string) error {
	f := c.flags("schema", schemaHelp)
	asJSON := f.Bool("json", false, "")
	if err := c.parse(f, args); err != nil {
		return err
	}
	tables := schema.Tables()
	switch f.NArg() {
	case 0:
	case 1:
		t := schema.TableNamed(f.Arg(0))
		if t == nil {
			return unknownName("table", f.Arg(0), tableNames())
		}
		tables = []*schema.Table{t}
	default:
		return errors.New("schema takes one TABLE")
	}
	if *asJSON {
		return printJSON(c.stdout, tables)
	}
	return printTables(c.stdout, tables)
}

func tableNames() []string {
	var names []string
	for _, t := range schema.Tables() {
		names = append(names, t.Name)
	}
	return names
}

func printJSON(w io.Writer, tables []*schema.Table) error {
	out := struct {
		SchemaVersion int         `json:"schema_version"`
		Tables        []tableJSON `json:"tables"`
	}{SchemaVersion: schema.Version}
	for _, t := range tables {
		table := tableJSON{Table: t.Name, Doc: t.Doc}
		for _, c := range t.Columns {
			table.Columns = append(table.Columns, columnJSON{c.Name, c.Type.String(), c.Nullable, c.Doc})
		}
		out.Tables = append(out.Tables, table)
	}
	e := json.NewEncoder(w)
	e.SetIndent("", "  ")
	e.SetEscapeHTML(false)
	return e.Encode(out)
}

func printTables(w io.Writer, tables []*schema.Table) error {
	out := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	for i, t := range tables {
		if i > 0 {
			fmt.Fprintln(out)
		}
		fmt.Fprintf(out, "%s: %s\n", t.Name, t.Doc)
		for _, c := range t.Columns {
			null := ""
			if c.Nullable {
				null = "null"
			}
			fmt.Fprintf(out, "  %s\t%s\t%s\t%s\n", c.Name, c.Type, null, c.Doc)
		}
	}
	return out.Flush()
}

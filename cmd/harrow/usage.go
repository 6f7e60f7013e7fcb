package main

import (
	"context"
	"fmt"
	"slices"
	"strings"
)

const usage = `harrow turns text into normalized, grounded rows.

Usage:
  harrow [extract] [flags] [PATH ...]   documents -> rows (default: seeds -> out)
  harrow check     [flags] [PATH ...]   are the rows in out what these documents give today?
  harrow schema    [TABLE]              the tables and columns
  harrow version

Example:
  harrow --out out news/ report.html.gz

` + extractUsage + `
Exit status:
  0  done
  1  check found a difference
  2  wrong usage, an input that cannot be read at all, or an output that cannot be written
  3  some documents were bad: all others are written, each bad one is listed
  130  interrupted: the outputs are as they were

harrow COMMAND --help says more of a command. A PATH that is named like a
command goes after -- or starts with ./.
`

const paths = `PATH is a file, a folder (walked; hidden files are skipped) or - for standard
input. Kinds: .txt, .md, .html, .jsonl (a document a line: id, text, optional
date as YYYY-MM-DD), each also as .gz.
`

const extractUsage = paths + `
Flags of extract:
      --out DIR            folder for the tables (default out); - for standard output
      --format LIST        parquet, arrow, csv (default parquet,csv)
      --extract LIST       dates, amounts, percentages, entities, agreements (default all)
      --table NAME         the table that --out - writes, as csv (default) or arrow
      --date YYYY-MM-DD    publication date where a document states none
      --entities-model FILE  a model for the entities instead of the built-in one
      --with-text          a text column in documents: what the offsets point into
      --jobs N             documents worked on at a time (default: the processors)
      --full               use nothing of an earlier run
      --strict             the first bad document ends the run
      --quiet              no progress, no summary
  -h, --help
`

const extractHelp = `harrow extract turns documents into tables, one file a table and format, and
manifest.json. Documents that have not changed since the last run into the same
folder are not extracted again; the files are the same as if they were.

Usage:
  harrow [extract] [flags] [PATH ...]

Examples:
  harrow extract --format parquet --date 2024-05-17 news/
  cat page.html | harrow --out - --table amounts -

` + extractUsage

const checkHelp = `harrow check extracts from the documents again, with the flags that made the
outputs, and compares every row of every file with them. It prints the documents
and tables that differ and changes nothing.

Usage:
  harrow check [flags] [PATH ...]

Example:
  harrow check --out out news/ || harrow --out out news/

` + paths + `
Flags:
      --out DIR            folder of the tables (default out)
      --date YYYY-MM-DD    publication date where a document states none (default: that of the outputs)
      --entities-model FILE  the model that the outputs were made with
      --jobs N             documents worked on at a time (default: the processors)
      --quiet              no progress
  -h, --help

Exit status: 0 the same, 1 different, 2 there is nothing to compare.
`

const schemaHelp = `harrow schema prints the tables and columns.

Usage:
  harrow schema [--json] [TABLE]

Example:
  harrow schema agreements --json

Flags:
      --json               as JSON
  -h, --help
`

const versionHelp = `harrow version prints the versions of the program, the schema and the rules.

Usage:
  harrow version

Example:
  harrow version
`

func (c *command) help(ctx context.Context, args []string) error {
	switch {
	case len(args) == 0 || args[0] == "help":
		fmt.Fprint(c.stdout, usage)
		return nil
	case slices.Contains(commandNames, args[0]):
		return c.dispatch(ctx, []string{args[0], "--help"})
	}
	return unknownName("command", args[0], commandNames)
}

// hintError is a mistake of the user's with advice.
type hintError struct {
	err  error
	hint string
}

func (e *hintError) Error() string { return e.err.Error() }
func (e *hintError) Unwrap() error { return e.err }

// unknownName is the error for a name that is none of known.
func unknownName(what, name string, known []string) error {
	err := fmt.Errorf("unknown %s %q", what, name)
	if near := nearest(name, known); near != "" {
		return &hintError{err, fmt.Sprintf("did you mean %q?", near)}
	}
	return &hintError{err, "known are " + strings.Join(known, ", ")}
}

// nearest returns the known name that a typing error or two away is name.
func nearest(name string, known []string) string {
	best, least := "", 3
	for _, k := range known {
		if d := distance(strings.ToLower(name), k); d < least && d < len(k) {
			best, least = k, d
		}
	}
	return best
}

// distance is the Levenshtein distance.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			diagonal, row[j+1] = row[j+1], min(diagonal+cost, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}

package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"harrow/pipeline"
)

func (c *command) check(ctx context.Context, args []string) error {
	var o extractOptions
	f := c.flags("check", checkHelp)
	o.addCommon(f)
	if err := c.parse(f, args); err != nil {
		return err
	}
	if err := o.complete(c, f); err != nil {
		return err
	}
	if o.Out == "-" {
		return errors.New("check needs a folder: --out DIR")
	}
	if err := c.checkPaths(f, o.Paths); err != nil {
		return err
	}
	progress := c.startProgress(&o)
	found, err := pipeline.Check(ctx, o.Options)
	progress.stop()
	if errors.Is(err, pipeline.ErrNoOutputs) {
		return &hintError{err, fmt.Sprintf("harrow --out %s PATH ... makes them", o.Out)}
	}
	if err != nil {
		return o.named(err)
	}
	for _, file := range found.Files {
		fmt.Fprintf(c.stdout, "%s: not as it was written\n", file)
	}
	for _, d := range found.Differences {
		fmt.Fprintf(c.stdout, "%s: %s\n", printable(d.DocID), strings.Join(d.Tables, ", "))
	}
	if !found.Same() {
		if found.Rules {
			c.say("the outputs were made by another version of the rules")
		}
		c.say("%s and %s differ", count(len(found.Differences), "document"), count(len(found.Files), "file"))
		return errDifferent
	}
	if !o.quiet {
		c.say("%s, the same", count(found.Documents, "document"))
	}
	return nil
}

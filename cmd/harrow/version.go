package main

import (
	"errors"
	"fmt"

	"harrow/pipeline"
	"harrow/schema"
)

func (c *command) version(args []string) error {
	f := c.flags("version", versionHelp)
	if err := c.parse(f, args); err != nil {
		return err
	}
	if f.NArg() > 0 {
		return errors.New("version takes no argument")
	}
	_, err := fmt.Fprintf(c.stdout, "harrow %s, schema %d, rules %s\n", pipeline.Version, schema.Version, pipeline.Fingerprint())
	return err
}

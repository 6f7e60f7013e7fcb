// Command harrow turns text into normalized, grounded rows. See usage.go for
// what it says of itself.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"unicode"

	"github.com/spf13/pflag"

	"harrow/pipeline"
)

// Exit codes. No other place decides them.
const (
	exitOK          = 0
	exitDifferent   = 1   // check found a difference
	exitUsage       = 2   // wrong usage, or an input that cannot be read, or an output that cannot be written
	exitBad         = 3   // some documents were bad
	exitInterrupted = 130 // by Ctrl-C or a request to end
)

// errDifferent and errBad end a command that has said what it found.
var (
	errDifferent = errors.New("different")
	errBad       = errors.New("bad documents")
)

func main() { os.Exit(run(os.Args[1:])) }

func run(args []string) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	// A second Ctrl-C ends the process at once.
	context.AfterFunc(ctx, stop)
	c := &command{stdin: os.Stdin, stdout: os.Stdout, stderr: os.Stderr}
	err := c.dispatch(ctx, args)
	var strict *pipeline.BadError
	switch {
	case err == nil, errors.Is(err, pflag.ErrHelp):
		return exitOK
	case errors.Is(err, errDifferent):
		return exitDifferent
	case errors.Is(err, errBad):
		return exitBad
	case errors.As(err, &strict):
		c.say("%v", err)
		return exitBad
	case ctx.Err() != nil:
		c.say("interrupted: the outputs are as they were")
		return exitInterrupted
	}
	c.say("%v", err)
	var h *hintError
	if errors.As(err, &h) {
		c.say("hint: %s", h.hint)
	}
	return exitUsage
}

// command is the world of a run of the program.
type command struct {
	stdin          io.Reader
	stdout, stderr io.Writer
}

// say writes a line to standard error.
func (c *command) say(format string, args ...any) {
	fmt.Fprintln(c.stderr, "harrow: "+printable(fmt.Sprintf(format, args...)))
}

// printable escapes what would steer a terminal: ids and names come from
// documents.
func printable(s string) string {
	var b strings.Builder
	for _, r := range s {
		if unicode.IsPrint(r) {
			b.WriteRune(r)
		} else {
			b.WriteString(strings.Trim(strconv.QuoteRune(r), "'"))
		}
	}
	return b.String()
}

// commandNames are the subcommands. Without one, harrow extracts.
var commandNames = []string{"extract", "check", "schema", "version", "help"}

func (c *command) dispatch(ctx context.Context, args []string) error {
	name, rest := "", args
	if len(args) > 0 && slices.Contains(commandNames, args[0]) {
		name, rest = args[0], args[1:]
	}
	switch name {
	case "extract":
		return c.extract(ctx, rest, extractHelp)
	case "check":
		return c.check(ctx, rest)
	case "schema":
		return c.schema(rest)
	case "version":
		return c.version(rest)
	case "help":
		return c.help(ctx, rest)
	}
	return c.extract(ctx, args, usage)
}

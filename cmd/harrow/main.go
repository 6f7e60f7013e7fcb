// Command harrow turns text into normalized, grounded rows.
package main

import (
	"fmt"
	"os"

	"github.com/spf13/pflag"

	"harrow/pipeline"
	"harrow/schema"
)

func main() {
	flags := pflag.NewFlagSet("harrow", pflag.ExitOnError)
	var opts pipeline.Options
	flags.StringVar(&opts.Out, "out", "out", "folder for the tables")
	flags.String("format", "csv", "file formats")
	flags.Bool("full", false, "use nothing of an earlier run")
	flags.Bool("quiet", false, "no summary")
	flags.StringSliceVar(&opts.Tables, "extract", nil, "fact tables")
	date := flags.String("date", "", "publication date where a document states none")
	flags.Parse(os.Args[1:])
	opts.Paths = flags.Args()
	if len(opts.Paths) > 0 && opts.Paths[0] == "extract" {
		opts.Paths = opts.Paths[1:]
	}
	if *date != "" {
		day, err := schema.ParseDay(*date)
		if err != nil {
			fmt.Fprintln(os.Stderr, "harrow:", err)
			os.Exit(2)
		}
		opts.Date = day
	}
	if err := pipeline.Run(opts); err != nil {
		fmt.Fprintln(os.Stderr, "harrow:", err)
		os.Exit(2)
	}
}

package main

import (
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"text/tabwriter"
	"time"

	"golang.org/x/term"

	"harrow/pipeline"
)

// progress shows what a run has done so far, on a terminal only.
type progress struct {
	end  chan struct{}
	done chan struct{}
}

// startProgress starts to show the run that o describes.
func (c *command) startProgress(o *extractOptions) *progress {
	p := &progress{make(chan struct{}), make(chan struct{})}
	if o.quiet || c.stderr != os.Stderr || !term.IsTerminal(int(os.Stderr.Fd())) {
		close(p.done)
		return p
	}
	o.Progress = &pipeline.Progress{}
	o.CountInput = true
	go func() {
		defer close(p.done)
		start := time.Now()
		tick := time.NewTicker(200 * time.Millisecond)
		defer tick.Stop()
		for {
			select {
			case <-p.end:
				fmt.Fprint(c.stderr, "\r\x1b[K")
				return
			case <-tick.C:
				fmt.Fprint(c.stderr, "\r\x1b[K"+line(o.Progress, time.Since(start)))
			}
		}
	}()
	return p
}

func (p *progress) stop() {
	close(p.end)
	<-p.done
}

// line is the progress line: documents, speed, rows, time left.
func line(p *pipeline.Progress, elapsed time.Duration) string {
	s := fmt.Sprintf("%s documents, %.1f MB/s, %s rows", thousands(p.Documents.Load()),
		float64(p.TextBytes.Load())/1e6/elapsed.Seconds(), thousands(p.Rows.Load()))
	read, total := p.Read.Load(), p.Total.Load()
	switch {
	case p.Writing.Load():
		s += ", writing"
	case read > 0 && total > read:
		left := time.Duration(float64(elapsed) / float64(read) * float64(total-read))
		s += ", " + left.Round(time.Second).String() + " left"
	}
	return s
}

// summarize prints a line a table and one on the documents.
func (c *command) summarize(sum *pipeline.Summary) {
	w := tabwriter.NewWriter(c.stderr, 0, 0, 2, ' ', tabwriter.AlignRight)
	var tables []string
	rows, files := map[string]int64{}, map[string][]string{}
	for _, f := range sum.Files {
		if !slices.Contains(tables, f.Table) {
			tables = append(tables, f.Table)
		}
		rows[f.Table] = f.Rows
		files[f.Table] = append(files[f.Table], f.Format+" "+size(f.Bytes))
	}
	for _, t := range tables {
		fmt.Fprintf(w, "%s\t%s rows\t  %s\n", t, thousands(rows[t]), strings.Join(files[t], ", "))
	}
	w.Flush()
	notes := []string{count(sum.Documents, "document")}
	if sum.Reused > 0 {
		notes = append(notes, fmt.Sprintf("%s unchanged", thousands(int64(sum.Reused))))
	}
	if sum.Bad > 0 {
		notes = append(notes, fmt.Sprintf("%s bad", thousands(int64(sum.Bad))))
	}
	if sum.Skipped > 0 {
		notes = append(notes, count(sum.Skipped, "file")+" of unknown kinds skipped")
	}
	c.say("%s", strings.Join(notes, ", "))
}

func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return thousands(int64(n)) + " " + noun + "s"
}

func size(bytes int64) string {
	switch {
	case bytes < 1e3:
		return fmt.Sprintf("%d B", bytes)
	case bytes < 1e6:
		return fmt.Sprintf("%.1f kB", float64(bytes)/1e3)
	case bytes < 1e9:
		return fmt.Sprintf("%.1f MB", float64(bytes)/1e6)
	}
	return fmt.Sprintf("%.1f GB", float64(bytes)/1e9)
}

// thousands writes 1234567 as 1,234,567.
func thousands(n int64) string {
	s := strconv.FormatInt(n, 10)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

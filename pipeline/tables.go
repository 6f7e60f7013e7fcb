package pipeline

import (
	"encoding/hex"
	"errors"
	"io"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"

	"harrow/schema"
)

// tableSet is the output files of all tables, each table written by a
// goroutine of its own.
type tableSet struct {
	tables []*tableWriter // documents first; nil for one that is not written
}

type tableWriter struct {
	table   *schema.Table
	writers []rowWriter
	files   []*outFile
	rows    chan []row
	n       int64
	err     error
	failed  atomic.Bool
	done    chan struct{}
	ended   sync.Once
}

// rowWriter writes the rows of a table in a format.
type rowWriter interface {
	Write([]row) error
	Close() error
}

func newTableSet(dir string, l *layout, formats []string) (*tableSet, error) {
	set := &tableSet{}
	for _, t := range l.tables() {
		w := &tableWriter{table: t}
		var sinks []recordSink
		arrowSchema := t.Arrow(metadata())
		for _, format := range formats {
			f, err := createFile(dir, t, format)
			if err != nil {
				set.abort()
				return nil, err
			}
			w.files = append(w.files, f)
			var sink recordSink
			switch format {
			case "parquet":
				sink, err = newParquetSink(f, t, arrowSchema)
			case "arrow":
				sink, err = newIPCFileSink(f, arrowSchema)
			default:
				w.writers = append(w.writers, newCSVWriter(f, t))
				continue
			}
			if err != nil {
				set.abort()
				return nil, err
			}
			sinks = append(sinks, sink)
		}
		if len(sinks) > 0 {
			w.writers = append(w.writers, newColumnarWriter(t, arrowSchema, sinks...))
		}
		w.start()
		set.tables = append(set.tables, w)
	}
	return set, nil
}

// newStream writes table i only, to out.
func newStream(out io.Writer, l *layout, i int, format string) (*tableSet, error) {
	tables := l.tables()
	set := &tableSet{tables: make([]*tableWriter, len(tables))}
	t := tables[i]
	w := &tableWriter{table: t}
	if format == "arrow" {
		s := t.Arrow(metadata())
		w.writers = []rowWriter{newColumnarWriter(t, s, newIPCStreamSink(out, s))}
	} else {
		w.writers = []rowWriter{newCSVWriter(out, t)}
	}
	w.start()
	set.tables[i] = w
	return set, nil
}

func (w *tableWriter) start() {
	w.rows = make(chan []row, 2)
	w.done = make(chan struct{})
	go func() {
		defer close(w.done)
		for rows := range w.rows {
			w.n += int64(len(rows))
			for _, writer := range w.writers {
				if w.err == nil {
					w.err = writer.Write(rows)
				}
			}
			w.failed.Store(w.err != nil)
		}
	}()
}

// stop waits for the rows to be written.
func (w *tableWriter) stop() error {
	w.ended.Do(func() { close(w.rows) })
	<-w.done
	return w.err
}

func (w *tableWriter) write(rows []row) error {
	if w == nil || len(rows) == 0 {
		return nil
	}
	if w.failed.Load() {
		return w.stop()
	}
	w.rows <- rows
	return nil
}

func (s *tableSet) document(_ string, rows [][]row) error {
	for i, r := range rows {
		if err := s.tables[i+1].write(r); err != nil {
			return err
		}
	}
	return nil
}

func (s *tableSet) documents(r row) error { return s.tables[0].write([]row{r}) }

func (s *tableSet) close() error {
	for _, w := range s.tables {
		if w == nil {
			continue
		}
		if err := w.stop(); err != nil {
			return err
		}
		for _, writer := range w.writers {
			if err := writer.Close(); err != nil {
				return err
			}
		}
		for _, f := range w.files {
			if err := errors.Join(f.f.Sync(), f.f.Close()); err != nil {
				return err
			}
		}
	}
	return nil
}

// abort ends the goroutines and closes the files.
func (s *tableSet) abort() {
	for _, w := range s.tables {
		if w == nil {
			continue
		}
		w.stop()
		for _, f := range w.files {
			f.f.Close()
		}
	}
}

func (s *tableSet) files() []File {
	var list []File
	for _, w := range s.tables {
		for _, f := range w.files {
			list = append(list, File{
				Name: f.name, Table: w.table.Name, Format: strings.TrimPrefix(filepath.Ext(f.name), "."),
				Rows: w.n, Bytes: f.size, SHA256: hex.EncodeToString(f.hash.Sum(nil)),
			})
		}
	}
	return list
}

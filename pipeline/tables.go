package pipeline

import (
	"cmp"
	"encoding/hex"
	"io"
	"sync/atomic"

	"harrow/schema"
)

// tableSet is the output files of all tables.
type tableSet struct {
	tables  [][]*tableWriter // the files of each table, documents first
	waiting [][]row          // of each table, not yet given to its files
	size    int              // bytes of these
}

// handedOver is how many bytes of rows wait before they are given to the
// writers, which would else be woken for every document.
const handedOver = 1 << 18

// tableWriter writes a table in one format, in a goroutine of its own.
type tableWriter struct {
	rowWriter
	table  *schema.Table
	format string
	file   *outFile // nil for a stream
	n      int64    // rows

	rows     chan []row
	stopped  bool // no more rows come
	complete bool // and all have been given
	failed   atomic.Bool
	done     chan struct{}
	err      error
}

// rowWriter writes the rows of a table in a format.
type rowWriter interface {
	Write([]row) error
	Close() error
}

func newTableSet(dir string, l *layout, formats []string) (*tableSet, error) {
	tables := l.tables()
	set := &tableSet{tables: make([][]*tableWriter, len(tables)), waiting: make([][]row, len(tables))}
	for i, t := range tables {
		arrowSchema := t.Arrow(fileMetadata())
		for _, format := range formats {
			file, err := createFile(dir, t, format)
			if err != nil {
				set.abort()
				return nil, err
			}
			w := set.add(i, t, format)
			w.file = file
			switch format {
			case "parquet":
				w.rowWriter, err = newParquetWriter(file, t, arrowSchema)
			case "arrow":
				w.rowWriter, err = newIPCFileWriter(file, t, arrowSchema)
			default:
				w.rowWriter = newCSVWriter(file, t)
			}
			if err != nil {
				set.abort()
				return nil, err
			}
		}
	}
	return set, nil
}

// newStream writes table i only, to out.
func newStream(out io.Writer, l *layout, i int, format string) *tableSet {
	tables := l.tables()
	set := &tableSet{tables: make([][]*tableWriter, len(tables)), waiting: make([][]row, len(tables))}
	w := set.add(i, tables[i], format)
	if format == "arrow" {
		w.rowWriter = newIPCStreamWriter(out, w.table, w.table.Arrow(fileMetadata()))
	} else {
		w.rowWriter = newCSVWriter(out, w.table)
	}
	return set
}

// add starts a writer of table i.
func (s *tableSet) add(i int, t *schema.Table, format string) *tableWriter {
	w := &tableWriter{table: t, format: format, rows: make(chan []row, 2), done: make(chan struct{})}
	s.tables[i] = append(s.tables[i], w)
	go w.run()
	return w
}

func (w *tableWriter) run() {
	defer close(w.done)
	for rows := range w.rows {
		w.n += int64(len(rows))
		if w.err == nil {
			w.err = w.Write(rows)
			w.failed.Store(w.err != nil)
		}
	}
	if w.err == nil && w.complete {
		w.err = w.Close()
	}
	if w.file != nil {
		w.err = cmp.Or(w.err, w.file.close(w.complete))
	}
}

// stop lets the writer end, after the rows that it was given.
func (w *tableWriter) stop(complete bool) {
	if !w.stopped {
		w.stopped, w.complete = true, complete
		close(w.rows)
	}
}

// write adds rows to the files of table i.
func (s *tableSet) write(i int, rows []row) error {
	s.waiting[i] = append(s.waiting[i], rows...)
	for _, r := range rows {
		s.size += len(r)
	}
	if s.size < handedOver {
		return nil
	}
	return s.handOver()
}

// handOver gives the rows that wait to the writers.
func (s *tableSet) handOver() error {
	s.size = 0
	for i, rows := range s.waiting {
		if len(rows) == 0 {
			continue
		}
		s.waiting[i] = make([]row, 0, len(rows))
		for _, w := range s.tables[i] {
			if w.failed.Load() {
				return s.stop(false)
			}
			w.rows <- rows
		}
	}
	return nil
}

func (s *tableSet) document(_ string, rows [][]row) error {
	for i, r := range rows {
		if err := s.write(i+1, r); err != nil {
			return err
		}
	}
	return nil
}

func (s *tableSet) documents(r row) error { return s.write(0, []row{r}) }

// close completes and syncs the files.
func (s *tableSet) close() error {
	if err := s.handOver(); err != nil {
		return err
	}
	return s.stop(true)
}

// abort ends the goroutines and closes the files.
func (s *tableSet) abort() { s.stop(false) }

func (s *tableSet) stop(complete bool) (err error) {
	for _, files := range s.tables {
		for _, w := range files {
			w.stop(complete)
		}
	}
	for _, files := range s.tables {
		for _, w := range files {
			<-w.done
			err = cmp.Or(err, w.err)
		}
	}
	return err
}

// files describes the completed files.
func (s *tableSet) files() []File {
	var list []File
	for _, files := range s.tables {
		for _, w := range files {
			list = append(list, File{
				Name: w.file.name, Table: w.table.Name, Format: w.format,
				Rows: w.n, Bytes: w.file.size, SHA256: hex.EncodeToString(w.file.hash.Sum(nil)),
			})
		}
	}
	return list
}

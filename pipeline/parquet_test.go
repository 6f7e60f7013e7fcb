package pipeline

import (
	"bytes"
	"cmp"
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/apache/arrow/go/v17/arrow"
	"github.com/apache/arrow/go/v17/arrow/flight"
	"github.com/apache/arrow/go/v17/arrow/memory"
	"github.com/apache/arrow/go/v17/parquet"
	"github.com/apache/arrow/go/v17/parquet/compress"
	"github.com/apache/arrow/go/v17/parquet/file"
	"github.com/apache/arrow/go/v17/parquet/metadata"
	"github.com/apache/arrow/go/v17/parquet/pqarrow"

	"harrow/schema"
)

// The columns of these tables have values that repeat and values that do not.
var pagesTable = &schema.Table{Name: "pages", Columns: []schema.Column{
	{Name: "same", Type: schema.String},
	{Name: "none", Type: schema.String, Nullable: true},
	{Name: "few", Type: schema.Int64, Nullable: true},
	{Name: "unique", Type: schema.String, Nullable: true},
	{Name: "lists", Type: schema.Strings},
	{Name: "long", Type: schema.String, Nullable: true, LongText: true},
}}

func pagesRows(t *testing.T, n int) []row {
	rng := rand.New(rand.NewPCG(5, 6))
	unique := func() string { return strconv.FormatUint(rng.Uint64(), 2)[:30] + strconv.FormatUint(rng.Uint64(), 36) }
	rows := make([]row, n)
	for i := range rows {
		cells := []any{"document", nil, int64(rng.IntN(700) - 350), unique(), []string{}, unique()}
		for k := range cells {
			if pagesTable.Columns[k].Nullable && rng.IntN(9) == 0 {
				cells[k] = nil
			}
		}
		for range rng.IntN(4) {
			cells[4] = append(cells[4].([]string), unique())
		}
		var err error
		if rows[i], err = appendRow(nil, pagesTable.Columns, cells); err != nil {
			t.Fatal(err)
		}
	}
	return rows
}

func writeParquet(t *testing.T, out io.Writer, table *schema.Table, rows []row) error {
	t.Helper()
	w, err := newParquetWriter(out, table, table.Arrow(fileMetadata()))
	if err != nil {
		return err
	}
	for part := range slices.Chunk(rows, 7) {
		if err := w.Write(part); err != nil {
			return err
		}
	}
	return w.Close()
}

// libraryReader reads rows with the library alone, which knows nothing of ours.
func libraryReader(t *testing.T, data []byte, table *schema.Table) rowReader {
	f, err := file.NewParquetReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	fr, err := pqarrow.NewFileReader(f, pqarrow.ArrowReadProperties{BatchSize: 1000}, memory.DefaultAllocator)
	if err != nil {
		t.Fatal(err)
	}
	records, err := fr.GetRecordReader(context.Background(), nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	read := func() (arrow.Record, error) {
		if !records.Next() {
			return nil, cmp.Or(records.Err(), io.EOF)
		}
		return records.Record(), nil
	}
	return &recordReader{columns: table.Columns, read: read, done: f.Close}
}

// The library reads from a file of every table what we do, and sees in it the
// schema that it would itself make.
func TestParquetIsTheLibrarys(t *testing.T) {
	for _, table := range schema.Tables() {
		rows, _ := randomRows(t, rand.New(rand.NewPCG(13, 14)), table, 3000)
		var out bytes.Buffer
		if err := writeParquet(t, &out, table, rows); err != nil {
			t.Fatal(err)
		}
		r := libraryReader(t, out.Bytes(), table)
		for i, want := range rows {
			if got, err := r.next(); err != nil || !bytes.Equal(got, want) {
				t.Fatalf("%s: row %d: %q came back as %q: %v", table.Name, i, want, got, err)
			}
		}
		if _, err := r.next(); err != io.EOF {
			t.Errorf("%s: more rows than were written: %v", table.Name, err)
		}
		s := table.Arrow(fileMetadata())
		want, err := pqarrow.ToParquet(s, parquet.NewWriterProperties(parquet.WithRootRepetition(parquet.Repetitions.Required)),
			pqarrow.NewArrowWriterProperties())
		if err != nil {
			t.Fatal(err)
		}
		if got := parquetSchema(s); got.String() != want.String() {
			t.Errorf("%s: schema\n%s\nwant\n%s", table.Name, got, want)
		}
		f, err := file.NewParquetReader(bytes.NewReader(out.Bytes()))
		if err != nil {
			t.Fatal(err)
		}
		if got := f.MetaData().KeyValueMetadata().FindValue("ARROW:schema"); got == nil ||
			*got != base64.StdEncoding.EncodeToString(flight.SerializeSchema(s, memory.DefaultAllocator)) {
			t.Errorf("%s: the Arrow schema is not as the library writes it", table.Name)
		}
	}
}

// What the library's own writer makes of the rows, with pages that end within
// lists and dictionaries that are given up, is read too.
func TestParquetOfTheLibrary(t *testing.T) {
	for _, table := range append(schema.Tables(), pagesTable) {
		rows, _ := randomRows(t, rand.New(rand.NewPCG(15, 16)), table, 3000)
		path := filepath.Join(t.TempDir(), "rows.parquet")
		f, err := os.Create(path)
		if err != nil {
			t.Fatal(err)
		}
		w, err := pqarrow.NewFileWriter(table.Arrow(nil), f, parquet.NewWriterProperties(
			parquet.WithRootRepetition(parquet.Repetitions.Required), parquet.WithCompression(compress.Codecs.Zstd),
			parquet.WithDataPageSize(900), parquet.WithDictionaryPageSizeLimit(700), parquet.WithMaxRowGroupLength(2000)),
			pqarrow.NewArrowWriterProperties())
		if err != nil {
			t.Fatal(err)
		}
		records := newArrowWriter(table, table.Arrow(nil), w)
		if err := errors.Join(records.Write(rows), records.Close()); err != nil {
			t.Fatal(err)
		}
		r, err := openTable(path, "parquet", table)
		if err != nil {
			t.Fatal(err)
		}
		for i, want := range rows {
			if got, err := r.next(); err != nil || !bytes.Equal(got, want) {
				t.Fatalf("%s: row %d: %q came back as %q: %v", table.Name, i, want, got, err)
			}
		}
		if _, err := r.next(); err != io.EOF {
			t.Errorf("%s: more rows than were written: %v", table.Name, err)
		}
		r.close()
	}
}

// Row groups and pages end where they should, the rows come back, and the same
// rows are the same bytes.
func TestParquetPages(t *testing.T) {
	rows := pagesRows(t, rowGroupRows+1000)
	var out, again bytes.Buffer
	if err := errors.Join(writeParquet(t, &out, pagesTable, rows), writeParquet(t, &again, pagesTable, rows)); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(out.Bytes(), again.Bytes()) {
		t.Error("the same rows gave other bytes")
	}
	path := filepath.Join(t.TempDir(), "pages.parquet")
	if err := os.WriteFile(path, out.Bytes(), 0o666); err != nil {
		t.Fatal(err)
	}
	r, err := openTable(path, "parquet", pagesTable)
	if err != nil {
		t.Fatal(err)
	}
	defer r.close()
	for i, want := range rows {
		if got, err := r.next(); err != nil || !bytes.Equal(got, want) {
			t.Fatalf("row %d: %q came back as %q: %v", i, want, got, err)
		}
	}
	f, err := file.NewParquetReader(bytes.NewReader(out.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	if n := f.NumRowGroups(); n != 2 || f.MetaData().RowGroup(0).NumRows() != rowGroupRows {
		t.Errorf("%d row groups, %d rows in the first", n, f.MetaData().RowGroup(0).NumRows())
	}
	for i, inDict := range []bool{true, false, true, false, false, false} {
		c, err := f.MetaData().RowGroup(0).ColumnChunk(i)
		if err != nil {
			t.Fatal(err)
		}
		if c.HasDictionaryPage() != inDict {
			t.Errorf("column %s: a dictionary is not as it should be: %v", pagesTable.Columns[i].Name, !inDict)
		}
		pages, err := f.RowGroup(0).GetColumnPageReader(i)
		if err != nil {
			t.Fatal(err)
		}
		for pages.Next() {
			p, ok := pages.Page().(file.DataPage)
			if ok && p.UncompressedSize() > pageBytes*5/4 {
				t.Errorf("column %s: a page of %d bytes", pagesTable.Columns[i].Name, p.UncompressedSize())
			}
			if !ok || pagesTable.Columns[i].Type != schema.Strings {
				continue
			}
			var first [1]uint32
			if r := (hybridReader{data: p.Data()[4:], width: 1}); !r.read(first[:]) || first[0] != 0 {
				t.Errorf("column %s: a page starts within a list", pagesTable.Columns[i].Name)
			}
		}
	}
}

func TestParquetStatistics(t *testing.T) {
	for _, table := range schema.Tables() {
		rows, values := randomRows(t, rand.New(rand.NewPCG(7, 8)), table, 100)
		var out bytes.Buffer
		if err := writeParquet(t, &out, table, rows); err != nil {
			t.Fatal(err)
		}
		f, err := file.NewParquetReader(bytes.NewReader(out.Bytes()))
		if err != nil {
			t.Fatal(err)
		}
		at := 0
		for i, column := range table.Columns {
			c, err := f.MetaData().RowGroup(0).ColumnChunk(at)
			if err != nil {
				t.Fatal(err)
			}
			at += leavesOf(column.Type)
			stats, err := c.Statistics()
			if err != nil {
				t.Fatal(err)
			}
			if column.LongText {
				if stats != nil {
					t.Errorf("%s.%s has statistics", table.Name, column.Name)
				}
				continue
			}
			nulls := int64(0)
			var ints []int64
			var texts []string
			for _, cells := range values {
				switch v := cells[i].(type) {
				case nil:
					nulls++
				case int32:
					ints = append(ints, int64(v))
				case int64:
					ints = append(ints, v)
				case string:
					texts = append(texts, v)
				}
			}
			switch s := stats.(type) {
			case *metadata.Int32Statistics:
				if column.Type == schema.Int32 && (int64(s.Min()) != slices.Min(ints) || int64(s.Max()) != slices.Max(ints)) {
					t.Errorf("%s.%s: %d to %d", table.Name, column.Name, s.Min(), s.Max())
				}
			case *metadata.Int64Statistics:
				if len(ints) > 0 && (s.Min() != slices.Min(ints) || s.Max() != slices.Max(ints)) {
					t.Errorf("%s.%s: %d to %d", table.Name, column.Name, s.Min(), s.Max())
				}
			case *metadata.ByteArrayStatistics:
				if len(texts) > 0 && (string(s.Min()) != slices.Min(texts) || string(s.Max()) != slices.Max(texts)) {
					t.Errorf("%s.%s: %q to %q", table.Name, column.Name, s.Min(), s.Max())
				}
			}
			if leavesOf(column.Type) == 1 && column.Type != schema.Strings && stats.NullCount() != nulls {
				t.Errorf("%s.%s: %d nulls, not %d", table.Name, column.Name, stats.NullCount(), nulls)
			}
		}
	}
}

// A value that is too long for statistics is not in them, nor is a part of it.
func TestLongValuesHaveNoStatistics(t *testing.T) {
	for _, n := range []int{maxStatistic, maxStatistic + 1} {
		r, err := appendRow(nil, pagesTable.Columns, []any{strings.Repeat("x", n), nil, nil, nil, []string{}, nil})
		if err != nil {
			t.Fatal(err)
		}
		var out bytes.Buffer
		if err := writeParquet(t, &out, pagesTable, []row{r}); err != nil {
			t.Fatal(err)
		}
		f, err := file.NewParquetReader(bytes.NewReader(out.Bytes()))
		if err != nil {
			t.Fatal(err)
		}
		c, err := f.MetaData().RowGroup(0).ColumnChunk(0)
		if err != nil {
			t.Fatal(err)
		}
		if s, err := c.Statistics(); err != nil || s.HasMinMax() != (n == maxStatistic) {
			t.Errorf("%d bytes: %v, %v", n, s, err)
		}
	}
}

// failing fails after some bytes.
type failing struct{ left int }

func (f *failing) Write(p []byte) (int, error) {
	if f.left -= len(p); f.left < 0 {
		return 0, errors.New("no space left")
	}
	return len(p), nil
}

// No error is lost, wherever it occurs.
func TestParquetErrors(t *testing.T) {
	table := schema.TableNamed("agreements")
	rows, _ := randomRows(t, rand.New(rand.NewPCG(9, 10)), table, 500)
	var out bytes.Buffer
	if err := writeParquet(t, &out, table, rows); err != nil {
		t.Fatal(err)
	}
	for left := 0; left < out.Len(); left += 1 + out.Len()/20 {
		if writeParquet(t, &failing{left}, table, rows) == nil {
			t.Errorf("no error after %d of %d bytes", left, out.Len())
		}
	}
	if writeParquet(t, &failing{out.Len() - 1}, table, rows) == nil {
		t.Error("no error at the last byte")
	}
}

func TestHybrid(t *testing.T) {
	rng := rand.New(rand.NewPCG(11, 12))
	for range 2000 {
		width := 1 + rng.IntN(20)
		var values []uint32
		for len(values) < rng.IntN(1500) {
			v := rng.Uint32() & (1<<width - 1)
			for range 1 + rng.IntN(1+rng.IntN(40)) {
				values = append(values, v)
			}
		}
		data := appendHybrid(nil, values, width)
		got := make([]uint32, len(values))
		r := hybridReader{data: data, width: width}
		for at := 0; at < len(got); {
			n := min(1+rng.IntN(300), len(got)-at)
			if !r.read(got[at : at+n]) {
				t.Fatalf("width %d: %d values end early", width, len(values))
			}
			at += n
		}
		if !slices.Equal(got, values) || len(r.data) > 0 || r.left >= packedGroup {
			t.Fatalf("width %d: %v came back as %v", width, values, got)
		}
		// Cut off, it is short of values.
		if cut := rng.IntN(len(data) + 1); cut < len(data) {
			r = hybridReader{data: data[:cut], width: width}
			if r.read(got) {
				t.Fatalf("width %d: %d bytes of %d gave all values", width, cut, len(data))
			}
		}
	}
	if got := appendHybrid(nil, make([]uint8, 1000), 1); len(got) != 3 {
		t.Errorf("a thousand equal values take %d bytes", len(got))
	}
}

func TestDictionary(t *testing.T) {
	for _, width := range []int{0, 4, 8, 16} {
		d := dictionary{width: width}
		for round := range 2 {
			for i := range 5000 {
				v := strings.Repeat("v", i%700)
				if width > 0 {
					v = fmt.Sprintf("%0*d", width, i%700)
				}
				if n := d.add([]byte(v)); int(n) != i%700 || string(d.value(int(n))) != v {
					t.Fatalf("width %d, round %d: value %d has number %d", width, round, i, n)
				}
			}
			if d.len() != 700 {
				t.Errorf("width %d: %d values", width, d.len())
			}
			d.clear()
		}
	}
}

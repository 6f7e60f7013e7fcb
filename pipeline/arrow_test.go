package pipeline

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/apache/arrow/go/v17/arrow/ipc"
	"github.com/apache/arrow/go/v17/parquet/file"

	"harrow/schema"
)

// sentenceRows gives n rows of sentences with a text of size bytes.
func sentenceRows(t *testing.T, n, size int) []row {
	t.Helper()
	table := schema.TableNamed("sentences")
	r, err := appendRow(nil, table.Columns, []any{"doc", int32(0), int64(0), int64(size), strings.Repeat("a", size)})
	if err != nil {
		t.Fatal(err)
	}
	return slices.Repeat([]row{r}, n)
}

// Long texts end a batch and a row group before the number of rows does, so that
// memory is bounded.
func TestBytesEndBatches(t *testing.T) {
	table := schema.TableNamed("sentences")
	for _, test := range []struct {
		rows, size int
		want       []int64
	}{
		{20, 1 << 20, []int64{8, 8, 4}},
		{batchRows + 3, 1, []int64{batchRows, 3}},
	} {
		var out bytes.Buffer
		w := newIPCStreamWriter(&out, table, table.Arrow(fileMetadata()))
		if err := w.Write(sentenceRows(t, test.rows, test.size)); err != nil {
			t.Fatal(err)
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		r, err := ipc.NewReader(&out)
		if err != nil {
			t.Fatal(err)
		}
		var got []int64
		for r.Next() {
			got = append(got, r.Record().NumRows())
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%d rows of %d bytes: batches of %d rows, want %d", test.rows, test.size, got, test.want)
		}
	}
	var out bytes.Buffer
	if err := writeParquet(t, &out, table, sentenceRows(t, 70, 1<<20)); err != nil {
		t.Fatal(err)
	}
	f, err := file.NewParquetReader(bytes.NewReader(out.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	if n, first := f.NumRowGroups(), f.MetaData().RowGroup(0).NumRows(); n != 2 || first != 64 {
		t.Errorf("%d row groups, the first of %d rows; want 2, the first of 64", n, first)
	}
}

package pipeline

import (
	"bytes"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/apache/arrow/go/v17/arrow/decimal128"

	"harrow/schema"
)

var hostile = []string{"", "a", "=1+1", "'=1", "''=x", "@user", "'@user", "-3.16%", "-2+3", "+cmd|' /C calc'!A0", "-", "=", "'", "''",
	"\t=x", "＝1", "comma, \"quote\"", "line\r\nbreak", "\n", "\r", " ", "pipe|and\\", "\\", "|", "NA", "null", "中文 é", "x:1-2"}

// randomCell returns a cell that a column can hold.
func randomCell(rng *rand.Rand, c *schema.Column) any {
	text := func() string { return hostile[rng.IntN(len(hostile))] }
	if c.Nullable && rng.IntN(3) == 0 {
		return nil
	}
	switch c.Type {
	case schema.Int32:
		return int32(rng.Uint32())
	case schema.Int64:
		return int64(rng.Uint64())
	case schema.Float32:
		return rng.Float32()
	case schema.Date32:
		day, _ := schema.NewDay(1+rng.IntN(9998), 1+rng.IntN(12), 1+rng.IntN(28))
		return day
	case schema.Amount:
		// 38 digits at most.
		return schema.NewDecimal(decimal128.New(int64(rng.Uint64()>>4)-1<<59, rng.Uint64()))
	case schema.Percent:
		return schema.NewDecimal(decimal128.FromI64(int64(rng.Uint64()>>5) - 1<<58))
	case schema.Strings:
		list := make([]string, rng.IntN(4))
		for i := range list {
			list[i] = text() + "x"
		}
		return list
	case schema.Parties:
		list := make([]schema.Party, rng.IntN(4))
		for i := range list {
			list[i] = schema.Party{Name: text() + "x", EntityID: text(), Country: text()}
		}
		return list
	case schema.Evidences:
		list := make([]schema.Evidence, rng.IntN(4))
		for i := range list {
			list[i] = schema.Evidence{Field: text() + "x", Start: rng.Int64(), End: rng.Int64()}
		}
		return list
	}
	if s := text(); s != "" || !c.Nullable {
		return s
	}
	return nil
}

func randomRows(t *testing.T, rng *rand.Rand, table *schema.Table, n int) (rows []row, values [][]any) {
	for range n {
		cells := make([]any, len(table.Columns))
		for i := range table.Columns {
			cells[i] = randomCell(rng, &table.Columns[i])
		}
		r, err := appendRow(nil, table.Columns, cells)
		if err != nil {
			t.Fatal(err)
		}
		rows, values = append(rows, r), append(values, cells)
	}
	return rows, values
}

func TestRowsComeBack(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for _, table := range schema.Tables() {
		rows, values := randomRows(t, rng, table, 200)
		for i, r := range rows {
			if got := decodeRow(r, table.Columns); !reflect.DeepEqual(got, values[i]) {
				t.Fatalf("%s: %v came back as %v", table.Name, values[i], got)
			}
		}
	}
}

func TestRowTypesAreChecked(t *testing.T) {
	columns := []schema.Column{{Name: "a", Type: schema.Int32}, {Name: "b", Type: schema.String, Nullable: true}}
	for _, cells := range [][]any{{nil, "x"}, {"1", "x"}, {int64(1), "x"}, {int32(1)}, {int32(1), 2}} {
		if _, err := appendRow(nil, columns, cells); err == nil {
			t.Errorf("%v was accepted", cells)
		}
	}
}

// What each writer writes, its reader gives back; CSV without what it leaves out.
func TestFilesComeBack(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	for _, table := range schema.Tables() {
		for _, n := range []int{0, 1, 1000, batchRows + 3} {
			rows, _ := randomRows(t, rng, table, n)
			dir := t.TempDir()
			other := schema.TableNamed("amounts")
			if table.Name == other.Name {
				other = schema.TableNamed("dates")
			}
			l := &layout{documents: table, sentences: other}
			set, err := newTableSet(dir, l, Formats)
			if err != nil {
				t.Fatal(err)
			}
			if err := set.write(0, rows); err != nil {
				t.Fatal(err)
			}
			if err := set.close(); err != nil {
				t.Fatal(err)
			}
			for _, format := range Formats {
				r, err := openTable(filepath.Join(dir, table.Name+"."+format), format, table)
				if err != nil {
					t.Fatal(err)
				}
				for i, want := range rows {
					got, err := r.next()
					if err != nil {
						t.Fatalf("%s.%s: row %d: %v", table.Name, format, i, err)
					}
					if !bytes.Equal(got, want) && !(format == "csv" && bytes.Equal(csvLine(table, got), csvLine(table, want))) {
						t.Fatalf("%s.%s: row %d: %v came back as %v", table.Name, format, i, decodeRow(want, table.Columns), decodeRow(got, table.Columns))
					}
				}
				if _, err := r.next(); err == nil {
					t.Errorf("%s.%s: more than %d rows", table.Name, format, n)
				}
				r.close()
			}
		}
	}
}

func TestGuard(t *testing.T) {
	for _, test := range [][2]string{
		{"", ""}, {"a=b", "a=b"}, {"=1", "'=1"}, {"=", "="}, {"'=1", "''=1"}, {"''=1", "'''=1"}, {"'a", "'a"}, {"'90s", "'90s"},
		{"-3.16%", "-3.16%"}, {"-$3.25 million", "-$3.25 million"}, {"+7 points", "+7 points"}, {"@user_1", "@user_1"}, {"@", "@"},
		{"'@user", "''@user"}, {"@SUM(A1)", "'@SUM(A1)"}, {"-2+3", "'-2+3"}, {"+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"},
		{"-A1:B2", "'-A1:B2"}, {"\t=1", "'\t=1"}, {"＝1+1", "'＝1+1"}, {"é=1", "é=1"}, {"- Nairobi’s", "- Nairobi’s"},
	} {
		if got := string(guard([]byte(test[0]))); got != test[1] {
			t.Errorf("guard(%q) = %q, want %q", test[0], got, test[1])
		}
	}
}

func FuzzGuard(f *testing.F) {
	for _, s := range hostile {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		g := string(guard([]byte(s)))
		if unguard(g) != s {
			t.Errorf("%q is written as %q and read as %q", s, g, unguard(g))
		}
		if formula([]byte(g)) {
			t.Errorf("%q is written as %q, which can run", s, g)
		}
	})
}

func TestSpool(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 6))
	s, err := newSpool(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer s.close()
	s.limit = 1000
	var want []string
	for i := range 500 {
		k := key{fmt.Sprint(rng.IntN(100)), rng.IntN(2) == 0, fmt.Sprint(rng.IntN(10)), i}
		body := strings.Repeat(fmt.Sprint(i), rng.IntN(400))
		if err := s.add(k, []byte(body)); err != nil {
			t.Fatal(err)
		}
		want = append(want, fmt.Sprintf("%q %t %q %09d %s", k.id, k.bad, k.source, k.line, body))
	}
	slices.Sort(want)
	var got []string
	err = s.each(func(k key, body []byte) error {
		got = append(got, fmt.Sprintf("%q %t %q %09d %s", k.id, k.bad, k.source, k.line, body))
		return nil
	})
	if err != nil || !slices.Equal(got, want) {
		t.Errorf("records are lost or out of order: %v", err)
	}
	if len(s.runs) < 10 {
		t.Errorf("only %d runs", len(s.runs))
	}
}

// A temporary file that is cut off anywhere is an error, not fewer records.
func TestDamagedSpool(t *testing.T) {
	for cut := int64(0); ; cut++ {
		s, err := newSpool(t.TempDir())
		if err != nil {
			t.Fatal(err)
		}
		for i := range 5 {
			if err := s.add(key{id: fmt.Sprint(i), source: "a.jsonl", line: i}, []byte("body")); err != nil {
				t.Fatal(err)
			}
		}
		if err := s.flush(); err != nil {
			t.Fatal(err)
		}
		if cut == s.size {
			s.close()
			return
		}
		if err := s.file.Truncate(cut); err != nil {
			t.Fatal(err)
		}
		n := 0
		if err := s.each(func(key, []byte) error { n++; return nil }); err == nil {
			t.Errorf("%d of 5 records of a file of %d bytes, of %d, and no error", n, cut, s.size)
		}
		s.close()
	}
}

// Half a file is an error, not fewer rows.
func TestDamagedFiles(t *testing.T) {
	table := schema.TableNamed("amounts")
	rows, _ := randomRows(t, rand.New(rand.NewPCG(7, 8)), table, 300)
	dir := t.TempDir()
	set, err := newTableSet(dir, &layout{documents: table, sentences: schema.TableNamed("dates")}, Formats)
	if err != nil {
		t.Fatal(err)
	}
	set.write(0, rows)
	if err := set.close(); err != nil {
		t.Fatal(err)
	}
	for _, format := range Formats {
		path := filepath.Join(dir, "amounts."+format)
		data, _ := os.ReadFile(path)
		os.WriteFile(path, data[:len(data)/2], 0o666)
		r, err := openTable(path, format, table)
		for err == nil {
			_, err = r.next()
		}
		if err == io.EOF {
			t.Errorf("half of %s was read without an error", path)
		}
	}
}

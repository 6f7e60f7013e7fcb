package pipeline

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"math/big"
	"os"
	"strconv"
	"strings"

	"github.com/apache/arrow/go/v17/arrow/decimal128"

	"harrow/schema"
)

// csvReader reads back what csvWriter wrote. What CSV leaves out stays empty:
// of a party its entity and country. (encoding/csv would turn every CRLF in a
// quoted field into LF.)
type csvReader struct {
	f       *os.File
	r       *bufio.Reader
	columns []schema.Column
	line    int
	field   []byte
	fields  []string
	cells   []any
}

func newCSVReader(f *os.File, t *schema.Table) (rowReader, error) {
	r := &csvReader{f: f, r: bufio.NewReaderSize(f, 1<<16), columns: t.Columns, cells: make([]any, len(t.Columns))}
	if err := r.record(); err != nil {
		return nil, err
	}
	for i, c := range t.Columns {
		if i >= len(r.fields) || r.fields[i] != c.Name {
			return nil, fmt.Errorf("no column %s where %s has it", c.Name, t.Name)
		}
	}
	return r, nil
}

// record reads the fields of the next record.
func (r *csvReader) record() error {
	r.line++
	r.fields, r.field = r.fields[:0], r.field[:0]
	for quoted := false; ; {
		b, err := r.r.ReadByte()
		switch {
		case err == io.EOF && len(r.fields) == 0 && len(r.field) == 0 && !quoted:
			return io.EOF
		case err == io.EOF:
			return io.ErrUnexpectedEOF
		case err != nil:
			return err
		case b == '"':
			// A doubled quote closes and opens again: it stands for itself.
			if next, _ := r.r.Peek(1); quoted && len(next) == 1 && next[0] == '"' {
				r.r.Discard(1)
				r.field = append(r.field, '"')
			} else {
				quoted = !quoted
			}
		case quoted || b != ',' && b != '\r' && b != '\n':
			r.field = append(r.field, b)
		case b == ',' || b == '\n':
			r.fields = append(r.fields, string(r.field))
			r.field = r.field[:0]
			if b == '\n' {
				return nil
			}
		}
	}
}

func (r *csvReader) next() (row, error) {
	if err := r.record(); err != nil {
		return nil, err
	}
	if len(r.fields) != len(r.columns) {
		return nil, fmt.Errorf("record %d has %d fields, not %d", r.line, len(r.fields), len(r.columns))
	}
	for i, field := range r.fields {
		c := &r.columns[i]
		if r.cells[i] = nil; field == "" && c.Nullable {
			continue
		}
		var err error
		if r.cells[i], err = parseCSVCell(field, c.Type); err != nil {
			return nil, fmt.Errorf("record %d, column %s: %w", r.line, c.Name, err)
		}
	}
	return appendRow(nil, r.columns, r.cells)
}

func (r *csvReader) close() error { return r.f.Close() }

func parseCSVCell(s string, t schema.Type) (any, error) {
	switch t {
	case schema.Int32:
		v, err := strconv.ParseInt(s, 10, 32)
		return int32(v), err
	case schema.Int64:
		return strconv.ParseInt(s, 10, 64)
	case schema.Float32:
		v, err := strconv.ParseFloat(s, 32)
		return float32(v), err
	case schema.Date32:
		return schema.ParseDay(s)
	case schema.Amount, schema.Percent:
		return parseDecimal(s)
	case schema.Strings:
		return splitElements(unguard(s)), nil
	case schema.Parties:
		var list []schema.Party
		for _, name := range splitElements(unguard(s)) {
			list = append(list, schema.Party{Name: name})
		}
		return list, nil
	case schema.Evidences:
		var list []schema.Evidence
		for _, e := range splitElements(unguard(s)) {
			colon := strings.LastIndexByte(e, ':')
			start, end, ok := strings.Cut(e[colon+1:], "-")
			from, err1 := strconv.ParseInt(start, 10, 64)
			to, err2 := strconv.ParseInt(end, 10, 64)
			if colon < 0 || !ok || err1 != nil || err2 != nil {
				return nil, fmt.Errorf("no evidence: %q", e)
			}
			list = append(list, schema.Evidence{Field: e[:colon], Start: from, End: to})
		}
		return list, nil
	}
	return unguard(s), nil
}

// splitElements undoes the joining of a list.
func splitElements(s string) []string {
	if s == "" {
		return nil
	}
	list := []string{""}
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '|':
			list = append(list, "")
			continue
		case s[i] == '\\' && i+1 < len(s):
			i++
		}
		list[len(list)-1] += s[i : i+1]
	}
	return list
}

func parseDecimal(s string) (schema.Decimal, error) {
	whole, fraction, _ := strings.Cut(s, ".")
	if len(fraction) > schema.Scale {
		return schema.Decimal{}, fmt.Errorf("more than %d digits after the point: %q", schema.Scale, s)
	}
	n, ok := new(big.Int).SetString(whole+fraction+strings.Repeat("0", schema.Scale-len(fraction)), 10)
	if !ok || n.BitLen() > 127 {
		return schema.Decimal{}, errors.New("no decimal: " + strconv.Quote(s))
	}
	return schema.NewDecimal(decimal128.FromBigInt(n)), nil
}

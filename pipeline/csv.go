package pipeline

import (
	"bytes"
	"io"
	"math"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"harrow/schema"
)

// csvWriter writes rows as RFC 4180 says: a header, commas, CRLF, quotes where
// they are needed. Null is an empty field, a decimal all its digits, a list
// its elements joined by | (with \ before a | or \ inside one), a party its
// name, an evidence field:start-end. Text that a spreadsheet could run as a
// formula is guarded; see [guard].
type csvWriter struct {
	w       io.Writer
	columns []schema.Column
	buf     []byte
	list    []byte
	floats  [256]floatField // some of those written
}

// floatField is a number as CSV has it. Most stand in many rows.
type floatField struct {
	bits uint32
	text []byte
}

func newCSVWriter(w io.Writer, t *schema.Table) *csvWriter {
	c := &csvWriter{w: w, columns: t.Columns}
	for i, col := range c.columns {
		if i > 0 {
			c.buf = append(c.buf, ',')
		}
		c.buf = append(c.buf, col.Name...)
	}
	c.buf = append(c.buf, "\r\n"...)
	return c
}

// Write adds rows.
func (c *csvWriter) Write(rows []row) error {
	for _, r := range rows {
		c.add(r)
		if len(c.buf) >= 1<<16 {
			if err := c.Close(); err != nil {
				return err
			}
		}
	}
	return nil
}

// Close writes what is buffered.
func (c *csvWriter) Close() error {
	_, err := c.w.Write(c.buf)
	c.buf = c.buf[:0]
	return err
}

func (c *csvWriter) add(r row) {
	in := cells{r}
	for i := range c.columns {
		if i > 0 {
			c.buf = append(c.buf, ',')
		}
		col := &c.columns[i]
		if in.null(col) {
			continue
		}
		switch col.Type {
		case schema.Int32, schema.Int64:
			c.buf = strconv.AppendInt(c.buf, in.varint(), 10)
		case schema.Float32:
			c.buf = append(c.buf, c.float(in.float())...)
		case schema.Date32:
			c.buf = schema.DayOfUnix(int32(in.varint())).AppendTo(c.buf)
		case schema.Amount, schema.Percent:
			c.buf = append(c.buf, schema.NewDecimal(in.decimal()).String()...)
		case schema.String:
			c.buf = appendCSVField(c.buf, guard(in.bytes(in.count())))
		default:
			c.list = appendCSVList(c.list[:0], col.Type, &in)
			c.buf = appendCSVField(c.buf, guard(c.list))
		}
	}
	c.buf = append(c.buf, "\r\n"...)
}

// float returns the shortest text that reads back as v.
func (c *csvWriter) float(v float32) []byte {
	bits := math.Float32bits(v)
	f := &c.floats[(bits^bits>>7^bits>>14)%uint32(len(c.floats))]
	if f.bits != bits || len(f.text) == 0 {
		f.bits, f.text = bits, strconv.AppendFloat(f.text[:0], float64(v), 'g', -1, 32)
	}
	return f.text
}

// needsQuotes are the characters that make a field need quotes.
var needsQuotes = [256]bool{',': true, '"': true, '\r': true, '\n': true}

func appendCSVField(dst, field []byte) []byte {
	plain := 0
	for plain < len(field) && !needsQuotes[field[plain]] {
		plain++
	}
	if plain == len(field) {
		return append(dst, field...)
	}
	dst = append(dst, '"')
	for i := bytes.IndexByte(field, '"'); i >= 0; i = bytes.IndexByte(field, '"') {
		dst = append(append(dst, field[:i+1]...), '"')
		field = field[i+1:]
	}
	return append(append(dst, field...), '"')
}

// appendCSVList appends the next cell of in, a list.
func appendCSVList(dst []byte, t schema.Type, in *cells) []byte {
	for i := range in.count() {
		if i > 0 {
			dst = append(dst, '|')
		}
		dst = append(dst, escapeElement.Replace(in.string())...)
		switch t {
		case schema.Parties:
			in.bytes(in.count())
			in.bytes(in.count())
		case schema.Evidences:
			dst = strconv.AppendInt(append(dst, ':'), in.varint(), 10)
			dst = strconv.AppendInt(append(dst, '-'), in.varint(), 10)
		}
	}
	return dst
}

var escapeElement = strings.NewReplacer(`\`, `\\`, `|`, `\|`)

// guard puts an apostrophe before text that a spreadsheet could run as a
// formula. So that taking it away gives the text back, text that starts with
// apostrophes before such a character gets one more. The inverse is
//
//	^'('*[=+\-@\t\r＝＋－＠])  ->  \1
//
// Text that starts with +, - or @ but holds nothing that calls a function or
// refers to another cell, file or program ("-3.16%", "@name", "+7 points") is
// no danger and stays as it is.
func guard(field []byte) []byte {
	if len(field) == 0 || field[0] > '@' && field[0] < 0xef {
		return field // the first character of nearly all text
	}
	if rest := bytes.TrimLeft(field, "'"); len(rest) < len(field) && !guarded(rest) || len(rest) == len(field) && !formula(field) {
		return field
	}
	field = append(field, 0)
	copy(field[1:], field)
	field[0] = '\''
	return field
}

// guarded reports whether s starts with a character that can start a formula.
func guarded(s []byte) bool {
	first, size := utf8.DecodeRune(s)
	return size > 0 && strings.ContainsRune("=+-@\t\r＝＋－＠", first)
}

// formula reports whether a spreadsheet could run s.
func formula(s []byte) bool {
	first, size := utf8.DecodeRune(s)
	switch first {
	case '=', '＝', '\t', '\r':
		return len(s) > size
	case '+', '-', '@', '＋', '－', '＠':
		return bytes.ContainsFunc(s[size:], active)
	}
	return false
}

// active reports whether a formula needs r to do more than name or add up
// what stands in it.
func active(r rune) bool {
	return !strings.ContainsRune(" .,%_-'’‘", r) && !unicode.In(r, unicode.L, unicode.M, unicode.N, unicode.Sc, unicode.Pd, unicode.Zs)
}

// unguard undoes guard.
func unguard(field string) string {
	if rest := strings.TrimLeft(field, "'"); len(rest) < len(field) && guarded([]byte(rest)) {
		return field[1:]
	}
	return field
}

package pipeline

import (
	"bufio"
	"io"
	"strconv"
	"strings"

	"harrow/schema"
)

// csvWriter writes rows as CSV (RFC 4180) with LF line ends; null is an
// empty field.
type csvWriter struct {
	w       *bufio.Writer
	columns []schema.Column
}

func newCSVWriter(w io.Writer, t *schema.Table) *csvWriter {
	c := &csvWriter{bufio.NewWriterSize(w, 1<<16), t.Columns}
	for i, col := range c.columns {
		if i > 0 {
			c.w.WriteByte(',')
		}
		c.w.WriteString(col.Name)
	}
	c.w.WriteByte('\n')
	return c
}

// Write adds a row.
func (c *csvWriter) Write(cells []any) error {
	for i, cell := range cells {
		if i > 0 {
			c.w.WriteByte(',')
		}
		c.field(csvText(cell))
	}
	return c.w.WriteByte('\n')
}

// Close flushes what was written.
func (c *csvWriter) Close() error { return c.w.Flush() }

func (c *csvWriter) field(s string) {
	if !strings.ContainsAny(s, ",\"\r\n") {
		c.w.WriteString(s)
		return
	}
	c.w.WriteByte('"')
	c.w.WriteString(strings.ReplaceAll(s, `"`, `""`))
	c.w.WriteByte('"')
}

func csvText(cell any) string {
	switch v := cell.(type) {
	case nil:
		return ""
	case string:
		return v
	case int32:
		return strconv.FormatInt(int64(v), 10)
	case int64:
		return strconv.FormatInt(v, 10)
	case float32:
		return strconv.FormatFloat(float64(v), 'g', -1, 32)
	case schema.Day:
		return v.String()
	case schema.Decimal:
		return v.String()
	case []string:
		return strings.Join(v, "|")
	case []schema.Party:
		names := make([]string, len(v))
		for i, p := range v {
			names[i] = p.Name
		}
		return strings.Join(names, "|")
	case []schema.Evidence:
		spans := make([]string, len(v))
		for i, e := range v {
			spans[i] = e.Field + ":" + strconv.FormatInt(e.Start, 10) + "-" + strconv.FormatInt(e.End, 10)
		}
		return strings.Join(spans, "|")
	}
	return ""
}

package pipeline

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"
	"unicode/utf16"

	utf "golang.org/x/text/encoding/unicode"

	"harrow/schema"
)

// eachLine calls f with every line of r that is not blank, without its line
// break, and its number from 1. UTF-16 is decoded and a byte order mark left
// out. A line longer than a document may be is given as nil. The line is f's
// to keep.
func eachLine(r io.Reader, f func(line int, data []byte) error) error {
	in := bufio.NewReaderSize(r, 1<<16)
	if mark, _ := in.Peek(2); utf16Order(mark) != nil {
		in = bufio.NewReaderSize(utf.UTF16(utf.LittleEndian, utf.UseBOM).NewDecoder().Reader(in), 1<<16)
	}
	if mark, _ := in.Peek(3); string(mark) == "\ufeff" {
		in.Discard(3)
	}
	for n := 1; ; n++ {
		var line []byte
		tooLong := false
		var err error
		for {
			var part []byte
			part, err = in.ReadSlice('\n')
			if tooLong = tooLong || len(line)+len(part) > maxDocument; tooLong {
				line = nil
			} else {
				line = append(line, part...)
			}
			if err != bufio.ErrBufferFull {
				break
			}
		}
		if err != nil && err != io.EOF {
			return fmt.Errorf("line %d: %w", n, err)
		}
		line = bytes.TrimRight(line, "\r\n")
		if tooLong || len(bytes.TrimSpace(line)) > 0 {
			if err := f(n, line); err != nil {
				return err
			}
		}
		if err == io.EOF {
			return nil
		}
	}
}

// parseLine reads a document from a line of a .jsonl file: id, text and an
// optional date; other fields are ignored. The id is returned even with an
// error, where the line has one.
func parseLine(data []byte) (id string, p page, err error) {
	if data == nil {
		return "", p, errTooLarge
	}
	if i := invalidUTF8(data); i >= 0 {
		return "", p, fmt.Errorf("not UTF-8 at byte %d", i)
	}
	l, plain := plainLine(data)
	if !plain {
		l = jsonLine{}
		err = json.Unmarshal(data, &l)
	}
	if err != nil {
		var syntax *json.SyntaxError
		var mistyped *json.UnmarshalTypeError
		switch {
		case errors.As(err, &syntax):
			return "", p, fmt.Errorf("not JSON at byte %d: %w", max(syntax.Offset-1, 0), err)
		case !errors.As(err, &mistyped) || mistyped.Field == "":
			return "", p, errors.New("not a JSON object")
		}
		err = fmt.Errorf("%q is not a string", mistyped.Field)
	}
	id, idErr := parseID(l.ID)
	switch {
	case idErr != nil:
		return "", p, idErr
	case err != nil:
		return id, p, err
	case l.Text == nil:
		return id, p, errors.New(`no "text"`)
	}
	p.text = *l.Text
	if i := strings.IndexByte(p.text, 0); i >= 0 {
		return id, p, fmt.Errorf(`not text: NUL at byte %d of "text"`, i)
	}
	if l.Date != nil && *l.Date != "" {
		if p.published, err = parseLineDate(*l.Date); err != nil {
			return id, p, fmt.Errorf(`"date" is %w`, err)
		}
		p.rule = "jsonl/date"
	}
	return id, p, nil
}

// jsonLine is what is read of a line. A name that is written in other case
// than the field's goes to the first field that it could mean, so that it is
// no "id", "text" or "date".
type jsonLine struct {
	OtherID   json.RawMessage `json:"ID"`
	OtherText json.RawMessage `json:"TEXT"`
	OtherDate json.RawMessage `json:"DATE"`
	ID        json.RawMessage `json:"id"`
	Text      *string         `json:"text"`
	Date      *string         `json:"date"`
}

// plainLine reads a line as nearly all are: an object of strings, whole numbers
// and null, with no name twice. It does so several times faster than the
// library, to which it leaves every other line, the faulty ones included.
func plainLine(data []byte) (l jsonLine, ok bool) {
	s := jsonScanner{data}
	if !s.next('{') {
		return l, false
	}
	for {
		name, escaped, ok := s.string()
		if !ok || escaped || !s.next(':') {
			return l, false
		}
		// The bytes between the quotes of a string, or a number or null.
		value, escaped, isString := s.string()
		if !isString {
			if value, ok = s.literal(); !ok {
				return l, false
			}
		}
		switch string(name) {
		case "id":
			ok = l.ID == nil && !escaped
			if isString {
				value = slices.Concat([]byte{'"'}, value, []byte{'"'})
			}
			l.ID = value
		case "text":
			ok = l.Text == nil && isString && setString(&l.Text, value, escaped)
		case "date":
			ok = l.Date == nil && isString && setString(&l.Date, value, escaped)
		default:
			ok = len(name) != len("id") && len(name) != len("text") || !isFolded(name)
			if ok && escaped {
				_, ok = unescape(value)
			}
		}
		if !ok {
			return l, false
		}
		if s.next('}') {
			return l, len(s.space()) == 0
		}
		if !s.next(',') {
			return l, false
		}
	}
}

// isFolded reports whether a name could be one of ours in other case, which
// the library decides.
func isFolded(name []byte) bool {
	return bytes.EqualFold(name, []byte("id")) || bytes.EqualFold(name, []byte("text")) || bytes.EqualFold(name, []byte("date"))
}

func setString(to **string, value []byte, escaped bool) bool {
	text, ok := string(value), true
	if escaped {
		text, ok = unescape(value)
	}
	*to = &text
	return ok
}

// jsonScanner reads JSON from the front.
type jsonScanner struct{ rest []byte }

// space skips white space and returns what is left.
func (s *jsonScanner) space() []byte {
	for len(s.rest) > 0 && (s.rest[0] == ' ' || s.rest[0] == '\t' || s.rest[0] == '\n' || s.rest[0] == '\r') {
		s.rest = s.rest[1:]
	}
	return s.rest
}

// next skips white space and a byte, if that is what follows.
func (s *jsonScanner) next(c byte) bool {
	if rest := s.space(); len(rest) == 0 || rest[0] != c {
		return false
	}
	s.rest = s.rest[1:]
	return true
}

// string skips a string and returns what stands between its quotes, and
// whether there are escapes in it.
func (s *jsonScanner) string() (value []byte, escaped, ok bool) {
	if !s.next('"') {
		return nil, false, false
	}
	for i := 0; i < len(s.rest); i++ {
		switch c := s.rest[i]; {
		case c == '"':
			value, s.rest = s.rest[:i], s.rest[i+1:]
			return value, escaped, true
		case c == '\\':
			escaped = true
			i++
		case c < ' ':
			return nil, false, false
		}
	}
	return nil, false, false
}

// literal skips null or a whole number.
func (s *jsonScanner) literal() (value []byte, ok bool) {
	rest := s.space()
	n := 0
	for n < len(rest) && rest[n] != ',' && rest[n] != '}' && rest[n] != ' ' {
		n++
	}
	value, s.rest = rest[:n], rest[n:]
	digits := bytes.TrimPrefix(value, []byte("-"))
	isNumber := len(digits) > 0 && (digits[0] != '0' || len(digits) == 1)
	for _, c := range digits {
		isNumber = isNumber && '0' <= c && c <= '9'
	}
	return value, isNumber || string(value) == "null"
}

// unescape returns the text of a string; ok is false where an escape is unknown.
func unescape(s []byte) (text string, ok bool) {
	var b strings.Builder
	b.Grow(len(s))
	for {
		i := bytes.IndexByte(s, '\\')
		if i < 0 {
			b.Write(s)
			return b.String(), true
		}
		b.Write(s[:i])
		c := s[i+1] // a string does not end in a backslash
		s = s[i+2:]
		if k := strings.IndexByte(`"\/bfnrt`, c); k >= 0 {
			b.WriteByte("\"\\/\b\f\n\r\t"[k])
			continue
		}
		r, ok := hexRune(s)
		if c != 'u' || !ok {
			return "", false
		}
		s = s[4:]
		if utf16.IsSurrogate(r) {
			low, ok := rune(0), false
			if len(s) > 2 && s[0] == '\\' && s[1] == 'u' {
				low, ok = hexRune(s[2:])
			}
			if r = utf16.DecodeRune(r, low); ok && r != unicode.ReplacementChar {
				s = s[6:]
			}
		}
		b.WriteRune(r)
	}
}

// hexRune returns the rune that four hexadecimal digits name.
func hexRune(s []byte) (r rune, ok bool) {
	if len(s) < 4 {
		return 0, false
	}
	for _, c := range s[:4] {
		k := strings.IndexByte("0123456789abcdef", c|0x20)
		if k < 0 || c < '0' {
			return 0, false
		}
		r = r<<4 | rune(k)
	}
	return r, true
}

// parseID accepts a string or a number.
func parseID(raw json.RawMessage) (string, error) {
	switch {
	case raw == nil || string(raw) == "null" || string(raw) == `""`:
		return "", errors.New(`no "id"`)
	case raw[0] == '"' && bytes.IndexByte(raw, '\\') < 0:
		return string(raw[1 : len(raw)-1]), nil
	case raw[0] == '"':
		var id string
		err := json.Unmarshal(raw, &id)
		return id, err
	case raw[0] == '-' || '0' <= raw[0] && raw[0] <= '9':
		return string(raw), nil
	}
	return "", errors.New(`"id" is not a string`)
}

// parseLineDate accepts YYYY-MM-DD, also with a time of day after it.
func parseLineDate(s string) (schema.Day, error) {
	if len(s) > 11 && (s[10] == 'T' || s[10] == ' ') && '0' <= s[11] && s[11] <= '9' {
		s = s[:10]
	}
	return schema.ParseDay(s)
}

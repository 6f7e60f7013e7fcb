package pipeline

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"golang.org/x/text/encoding/unicode"

	"harrow/schema"
)

// eachLine calls f with every line of r that is not blank, without its line
// break, and its number from 1. UTF-16 is decoded and a byte order mark left
// out. A line longer than a document may be is given as nil. The line is f's
// to keep.
func eachLine(r io.Reader, f func(line int, data []byte) error) error {
	in := bufio.NewReaderSize(r, 1<<16)
	if mark, _ := in.Peek(2); utf16Order(mark) != nil {
		in = bufio.NewReaderSize(unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder().Reader(in), 1<<16)
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
	var l jsonLine
	if err = json.Unmarshal(data, &l); err != nil {
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

// parseID accepts a string or a number.
func parseID(raw json.RawMessage) (string, error) {
	switch {
	case raw == nil || string(raw) == "null" || string(raw) == `""`:
		return "", errors.New(`no "id"`)
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

package pipeline

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"

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
	// A struct would match the names of fields without regard to case.
	var fields map[string]json.RawMessage
	if err := json.Unmarshal(data, &fields); err != nil {
		var syntax *json.SyntaxError
		if errors.As(err, &syntax) {
			return "", p, fmt.Errorf("not JSON at byte %d: %w", max(syntax.Offset-1, 0), err)
		}
		return "", p, errors.New("not a JSON object")
	}
	if id, err = parseID(fields["id"]); err != nil {
		return "", p, err
	}
	raw := fields["text"]
	switch {
	case raw == nil:
		return id, p, errors.New(`no "text"`)
	case raw[0] != '"':
		return id, p, errors.New(`"text" is not a string`)
	}
	if err := json.Unmarshal(raw, &p.text); err != nil {
		return id, p, err
	}
	if i := bytes.IndexByte([]byte(p.text), 0); i >= 0 {
		return id, p, fmt.Errorf(`not text: NUL at byte %d of "text"`, i)
	}
	p.published, err = parseLineDate(fields["date"])
	if p.published != schema.NoDay {
		p.rule = "jsonl/date"
	}
	return id, p, err
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
func parseLineDate(raw json.RawMessage) (schema.Day, error) {
	if raw == nil || string(raw) == "null" || string(raw) == `""` {
		return schema.NoDay, nil
	}
	var s string
	if json.Unmarshal(raw, &s) != nil {
		return schema.NoDay, errors.New(`"date" is not a string`)
	}
	day := s
	if len(s) > 11 && (s[10] == 'T' || s[10] == ' ') && '0' <= s[11] && s[11] <= '9' {
		day = s[:10]
	}
	d, err := schema.ParseDay(day)
	if err != nil {
		return schema.NoDay, fmt.Errorf(`"date" is %w`, err)
	}
	return d, nil
}

package pipeline

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"
)

func TestLine(t *testing.T) {
	for _, test := range []struct{ line, id, text, date, err string }{
		{`{"id":"a","text":"b","date":"2024-05-17"}`, "a", "b", "2024-05-17", ""},
		{` {"text":"\u00e9\ud83d\ude00\ud800\/\n" , "id" : 7.50} `, "7.50", "é😀\ufffd/\n", "", ""},
		{`{"id":"a","id":"b","text":"c","text":"d"}`, "b", "d", "", ""},
		{`{"Id":"x","TEXT":1,"Text":[2],"date":null,"Date":"soon","id":"a","text":"b"}`, "a", "b", "", ""},
		{`{"id":"a","text":"b","Text":"c","meta":{"text":3,"id":[]}}`, "a", "b", "", ""},
		{`{"id":"a","text":"","date":""}`, "a", "", "", ""},
		{`{"id":"a","text":"b","date":"2024-05-17T23:30:00+09:00"}`, "a", "b", "2024-05-17", ""},
		{`{"id":"a","text":"b","date":"2024-02-30"}`, "a", "b", "", `"date" is not a calendar day`},
		{`{"id":"a","text":"b","date":20240517}`, "a", "", "", `"date" is not a string`},
		{`{"text":["b"],"id":"a"}`, "a", "", "", `"text" is not a string`},
		{`{"id":"a","text":null}`, "a", "", "", `no "text"`},
		{`{"id":"a","TEXT":"b"}`, "a", "", "", `no "text"`},
		{`{"id":"a","text":"b\u0000"}`, "a", "b\x00", "", `not text: NUL at byte 1 of "text"`},
		{`{"id":null,"text":1}`, "", "", "", `no "id"`},
		{`{"id":{},"text":"b"}`, "", "", "", `"id" is not a string`},
		{`["id"]`, "", "", "", "not a JSON object"},
		{`null`, "", "", "", `no "id"`},
		{`{"id":"a","text":"b"} {}`, "", "", "", "not JSON at byte 22"},
		{`{"id":"a","text":"b`, "", "", "", "not JSON at byte"},
		{"{\"id\":\"a\",\"text\":\"caf\xe9\"}", "", "", "", "not UTF-8 at byte 21"},
	} {
		id, p, err := parseLine([]byte(test.line))
		message := ""
		if err != nil {
			message = err.Error()
		}
		if id != test.id || p.text != test.text || p.published.String() != test.date ||
			(err == nil) != (test.err == "") || !strings.HasPrefix(message, test.err) {
			t.Errorf("%s\ngave %q %q %q %v", test.line, id, p.text, p.published, err)
		}
	}
}

// The quick reader reads what the library reads, and nearly every line.
func TestPlainLine(t *testing.T) {
	for line, plain := range map[string]bool{
		`{"id":"a","text":"b \" \\ \/ \b\f\n\r\t","date":"2024-05-17","n":-12,"x":null}`: true,
		"\t{ \"id\" : 7 , \"text\" : \"\\u00e9\\uD83D\\uDE00 é\" }\r":                    true,
		`{"id":"a","text":"b","tags":["c"]}`:                                             false,
		`{"id":"a\u0062","text":"b"}`:                                                    false,
		`{"id":"a","id":"b","text":"c"}`:                                                 false,
		`{"id":"a","Text":"b","text":"c"}`:                                               false,
		`{"\u0069d":"a","text":"c"}`:                                                     false,
		`{"id":null,"text":"b"}`:                                                         true,
		`{"id":"a","text":"b","x":"\q"}`:                                                 false,
		`{"id":null,"text":null}`:                                                        false,
		`{}`:                                                                             false,
	} {
		if checkPlainLine(t, line) != plain {
			t.Errorf("%s: %v", line, !plain)
		}
	}
}

func checkPlainLine(t *testing.T, line string) bool {
	t.Helper()
	got, ok := plainLine([]byte(line))
	var want jsonLine
	if err := json.Unmarshal([]byte(line), &want); ok && (err != nil || !reflect.DeepEqual(got, want)) {
		t.Errorf("%q: %v, want %v, %v", line, got, want, err)
	}
	return ok
}

func FuzzPlainLine(f *testing.F) {
	for _, line := range []string{`{"id":"a","text":"b\u00e9\ud83d\ude00\ud800\/\n"}`, `{"id" : 7, "DATE":"", "ſ":-0, "text":"b" } `,
		`{"id":7.5,"text":"b","date":"2024-05-17"}`, `{"id":"a\q","text":"\u00zz","x":01}`, "{\"id\":\"a\",\"text\":\"\n\"}"} {
		f.Add(line)
	}
	f.Fuzz(func(t *testing.T, line string) {
		if invalidUTF8([]byte(line)) < 0 {
			checkPlainLine(t, line)
		}
	})
}

package pipeline

import (
	"bytes"
	"compress/gzip"
	"strings"
	"testing"
	"testing/iotest"
)

func zipped(text string) string {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	w.Write([]byte(text))
	w.Close()
	return b.String()
}

func TestUnzip(t *testing.T) {
	one, two := zipped("one "), zipped("two")
	for _, test := range []struct{ data, want, err string }{
		{one, "one ", ""},
		{one + two, "one two", ""},
		{one + strings.Repeat("\x00", 600), "one ", ""},
		{one + "\x00\x00" + two, "one two", ""},
		{one + strings.Repeat(zipped(""), 300) + two, "one two", ""},
		{one + "two", "one ", "gzip: bytes of another kind follow the compressed data"},
		{one + two[:5], "one ", "gzip: unexpected EOF"},
		{one[:len(one)-3], "one ", "gzip: unexpected EOF"},
		{one[:len(one)-8] + two[len(two)-8:], "one ", "gzip: invalid checksum"},
		{"one", "", "gzip: unexpected EOF"},
		{"neither one nor two", "", "gzip: invalid header"},
		{"", "", "gzip: unexpected EOF"},
	} {
		data, err := unzip([]byte(test.data))
		got := ""
		if err != nil {
			got = err.Error()
		}
		if got != test.err || err == nil && string(data) != test.want {
			t.Errorf("%q gave %q, %q; want %q, %q", test.data, data, got, test.want, test.err)
		}
		r, err := newUnzipper(iotest.OneByteReader(strings.NewReader(test.data)))
		if err != nil {
			continue
		}
		var b bytes.Buffer
		b.ReadFrom(iotest.OneByteReader(r))
		if b.String() != test.want {
			t.Errorf("%q in single bytes gave %q, want %q", test.data, b.String(), test.want)
		}
	}
}

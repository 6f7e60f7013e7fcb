package pipeline

import "testing"

func TestDecodeText(t *testing.T) {
	for _, test := range []struct{ data, want, err string }{
		{"", "", ""},
		{"caf\xc3\xa9\r\n", "café\r\n", ""},
		{"\xef\xbb\xbf5", "\ufeff5", ""},
		{"caf\xe9", "", "not UTF-8 at byte 3: convert it to UTF-8"},
		{"\xed\xa0\x80", "", "not UTF-8 at byte 0: convert it to UTF-8"},
		{"abc\x00", "", "not text: NUL at byte 3"},
		{"a\x00b\x00", "", "not text: NUL at byte 1 (UTF-16 needs a byte order mark)"},
		{"\xff\xfe\xac\x20", "€", ""},
		{"\xfe\xff\x20\xac", "€", ""},
		{"\xff\xfe", "", ""},
		{"\xff\xfe\x3d\xd8\x00\xde!\x00", "😀!", ""},
		{"\xff\xfe\x3d\xd8!\x00", "", "not UTF-16 at byte 2"},
		{"\xff\xfe!\x00\x00\xde", "", "not UTF-16 at byte 4"},
		{"\xff\xfe!\x00\x3d\xd8", "", "not UTF-16 at byte 4"},
		{"\xff\xfe!\x00\x00\x00", "", "not text: NUL at byte 4"},
		{"\xff\xfe!", "", "not UTF-16: an odd number of bytes"},
	} {
		text, err := decodeText([]byte(test.data))
		got := ""
		if err != nil {
			got = err.Error()
		}
		if text != test.want || got != test.err {
			t.Errorf("%q gave %q, %q; want %q, %q", test.data, text, got, test.want, test.err)
		}
	}
}

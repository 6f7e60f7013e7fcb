package pipeline

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"regexp"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
)

// maxDocument is the largest document in bytes; a larger one is reported as
// bad. Columnar files hold the offsets of a batch's text in 32 bits.
const maxDocument = 1 << 30

var errTooLarge = fmt.Errorf("larger than %d MiB", maxDocument>>20)

// decodeText returns the text of a .txt or .md file: UTF-8 as it is, a byte
// order mark included, so that offsets are those of the file; UTF-16 with a
// byte order mark as UTF-8. An error says why the bytes are not text.
func decodeText(data []byte) (string, error) {
	if order := utf16Order(data); order != nil {
		return decodeUTF16(data[2:], order)
	}
	return checkText(data)
}

func checkText(data []byte) (string, error) {
	if i := bytes.IndexByte(data, 0); i >= 0 {
		if i < 2 && len(data)%2 == 0 {
			return "", fmt.Errorf("not text: NUL at byte %d (UTF-16 needs a byte order mark)", i)
		}
		return "", fmt.Errorf("not text: NUL at byte %d", i)
	}
	if i := invalidUTF8(data); i >= 0 {
		return "", fmt.Errorf("not UTF-8 at byte %d: convert it to UTF-8", i)
	}
	return string(data), nil
}

// invalidUTF8 returns the offset of the first byte that is not UTF-8, or -1.
func invalidUTF8(data []byte) int {
	if utf8.Valid(data) {
		return -1
	}
	for i := 0; ; {
		r, size := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && size <= 1 {
			return i
		}
		i += size
	}
}

// utf16Order returns the byte order that a UTF-16 byte order mark states, or nil.
func utf16Order(data []byte) binary.ByteOrder {
	switch {
	case bytes.HasPrefix(data, []byte{0xff, 0xfe}):
		return binary.LittleEndian
	case bytes.HasPrefix(data, []byte{0xfe, 0xff}):
		return binary.BigEndian
	}
	return nil
}

func decodeUTF16(data []byte, order binary.ByteOrder) (string, error) {
	if len(data)%2 == 1 {
		return "", errors.New("not UTF-16: an odd number of bytes")
	}
	out := make([]byte, 0, len(data))
	for i := 0; i < len(data); i += 2 {
		r := rune(order.Uint16(data[i:]))
		if utf16.IsSurrogate(r) {
			var low rune
			if i+4 <= len(data) {
				low = rune(order.Uint16(data[i+2:]))
			}
			pair := utf16.DecodeRune(r, low)
			if pair == utf8.RuneError {
				return "", fmt.Errorf("not UTF-16 at byte %d", i+2)
			}
			r = pair
			i += 2
		}
		if r == 0 {
			return "", fmt.Errorf("not text: NUL at byte %d", i+2)
		}
		out = utf8.AppendRune(out, r)
	}
	return string(out), nil
}

// declaredCharset finds the charset that a page declares, wherever in its head.
var declaredCharset = regexp.MustCompile(`(?i)<(?:meta|\?xml)\s[^>]*?(?:charset|encoding)\s*=\s*["']?\s*([a-z0-9_:.-]+)`)

// decodeHTML returns the source of an HTML page in UTF-8. Bytes that are UTF-8
// are taken as such; others by the byte order mark or the charset that the
// page declares, else as windows-1252 where they look like it. As the HTML
// standard says, bytes that a declared charset does not have become U+FFFD.
func decodeHTML(data []byte) (string, error) {
	if utf16Order(data) != nil {
		return decodeText(data)
	}
	label := "utf-8"
	if !bytes.HasPrefix(data, []byte("\ufeff")) {
		label = ""
		if m := declaredCharset.FindSubmatch(data[:min(len(data), 1<<16)]); m != nil {
			label = string(m[1])
		}
	}
	encoding, name := charset.Lookup(label)
	if encoding == nil && likelyWindows1252(data) {
		encoding, name = charset.Lookup("windows-1252")
	}
	switch {
	case utf8.Valid(data) && name != "iso-2022-jp": // the only charset whose bytes are all ASCII
	case encoding == nil:
		return "", fmt.Errorf("not UTF-8 at byte %d, and no known charset is declared: convert it to UTF-8", invalidUTF8(data))
	case name == "utf-8", strings.HasPrefix(name, "utf-16"): // a declaration that can be read is not in UTF-16
		data = bytes.ToValidUTF8(data, []byte("\ufffd"))
	default:
		var err error
		if data, err = encoding.NewDecoder().Bytes(data); err != nil {
			return "", fmt.Errorf("not %s: %w", name, err)
		}
	}
	return checkText(data)
}

// likelyWindows1252 reports whether bytes that are not UTF-8 look like the
// charset to which the HTML standard falls back. Its letters beyond ASCII stand
// by ones and twos among those of ASCII; other alphabets and CJK charsets have
// rows of such bytes, and mostly some that windows-1252 lacks.
func likelyWindows1252(data []byte) bool {
	const longestRow = 3 // "é”—"
	row := 0
	for _, c := range data {
		switch {
		case c < utf8.RuneSelf:
			row = 0
			continue
		case c == 0x81, c == 0x8d, c == 0x8f, c == 0x90, c == 0x9d:
			return false
		}
		if row++; row > longestRow {
			return false
		}
	}
	return true
}

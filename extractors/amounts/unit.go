package amounts

import (
	"strings"

	"harrow/extractors/internal/figures"
)

// unit is the key of a currency unit as written: a name of the table and, where
// an adjective or code tells, the currency.
type unit uint32

const (
	byCode uint32 = 1 << 30 // a code, not a name
	mega   uint32 = 1 << 29 // "MUSD": a million of them
)

func nameUnit(name uint16, place uint16) uint32 { return uint32(name) | uint32(place)<<14 }

func codeUnit(currency uint8) uint32 { return byCode | uint32(currency) }

// name returns the name as written and that of the place before it.
func (u unit) name() (name, place uint16) {
	return uint16(u & 0x3fff), uint16(uint32(u) >> 14 & 0x3fff)
}

func (u unit) code() (uint8, bool) { return uint8(u), uint32(u)&byCode != 0 }

func (u unit) mega() bool { return uint32(u)&mega != 0 }

// prefix reads the unit that ends before the number at byte at, and returns
// where it starts.
func (r *reader) prefix(at int) (u uint32, start int) {
	s, t := r.text, r.table
	end := figures.Back(s, at)
	if end == 0 || strings.IndexByte(s[end:at], '\n') >= 0 {
		return 0, at
	}
	if s[end-1] == '(' && end == at && end > 1 { // "$(1.2) million"
		if u, start := r.signBefore(figures.Back(s, end-1)); u != 0 && (s[end-2] != ' ' || accounted(s, start, at)) {
			return u, start
		}
	}
	if u, start = r.signBefore(end); u != 0 {
		return u, start
	}
	if s[end-1] == '-' && end == at && end > 1 { // "$-5", "US$-5"
		if u, start := r.signBefore(end - 1); u != 0 && !figures.IsLetter(s, end-2) {
			return u, start
		}
		end--
	}
	// Letters: a code or an abbreviation, "USD", "Rs.", "dlrs".
	first := end
	if s[first-1] == '.' {
		first--
	}
	for first > 0 && end-first < 8 && (figures.IsLetter(s, first-1) || s[first-1] >= 0x80 && s[first-1] < 0xc0) {
		first--
	}
	if first == end || first > 0 && (figures.IsLetter(s, first-1) || figures.IsDigit(s, first-1)) {
		return 0, at
	}
	if u := r.codeAt(first, end); u != 0 {
		return u, first
	}
	if first > 0 && s[first-1] == '$' && s[end-1] != '.' {
		if n := r.sign(s[first:end], "$"); n != 0 {
			return nameUnit(n, 0), first - 1 // "$A500", "$US5"
		}
	}
	if n := t.sign(s, first, end); n != 0 && r.sure(n) && s[end] != '-' && (end < at || s[first:end] != "rs") { // "Rs-232", "rs123" are names
		return nameUnit(n, 0), first
	}
	return 0, at
}

// accounted reports whether the number at byte at, in brackets apart from the sign at
// byte start, is an amount of accounts, "$ (1,204)", and not a note or a year.
func accounted(s string, start, at int) bool {
	end := strings.IndexByte(s[at:min(len(s), at+maxAccounted)], ')')
	return end > 0 && (strings.ContainsAny(s[at:at+end], ",.") || figures.Cell(s, start, at+end+1))
}

const maxAccounted = 24

// signBefore reads the currency sign that ends at byte end with the letters that
// belong to it: "$", "US$", "HK $".
func (r *reader) signBefore(end int) (u uint32, start int) {
	s, t := r.text, r.table
	start = signStart(s, end)
	if start == end {
		return 0, end
	}
	n := t.signs[s[start:end]]
	if n == 0 {
		return 0, end
	}
	// Letters glued to the sign, or an abbreviation before it.
	first := start
	for first > 0 && start-first < 5 && (figures.IsLetter(s, first-1) || s[first-1] == '.' && first < start) {
		first--
	}
	if first == start && first > 1 && s[first-1] == '.' {
		for first > 0 && start-first < 5 && (figures.IsLetter(s, first-1) || s[first-1] == '.') {
			first--
		}
	}
	if first < start && !figures.IsLetter(s, first-1) {
		if m := r.sign(s[first:start], s[start:end]); m != 0 {
			return nameUnit(m, 0), first
		}
	}
	if first == start {
		w, e := figures.Before(s, start)
		if e > 0 && s[e-1] == '.' {
			w, e = figures.Before(s, e-1)
		}
		if w < e && start-e <= 2 && among(beforeSign, s[w:e]) {
			if m := r.sign(s[w:e], s[start:end]); m != 0 {
				return nameUnit(m, 0), w
			}
		}
	}
	return nameUnit(n, 0), start
}

// sign looks letters up that are a sign by themselves: "Rs", "dlrs".
func (t *table) sign(s string, start, end int) uint16 {
	if end-start > 6 || !t.initial.Has(s, start) {
		return 0
	}
	return t.signs[s[start:end]]
}

// sign looks letters and a sign up: as written, then in capitals.
func (r *reader) sign(letters, sign string) uint16 {
	var buf [16]byte
	if len(letters)+len(sign) > len(buf) {
		return 0
	}
	n := copy(buf[:], letters)
	for n > 0 && buf[n-1] == '.' {
		n--
	}
	end := n + copy(buf[n:], sign)
	if id := r.table.signs[string(buf[:end])]; id != 0 {
		return id
	}
	for i := range n {
		if buf[i] >= 'a' && buf[i] <= 'z' {
			buf[i] -= 'a' - 'A'
		}
	}
	return r.table.signs[string(buf[:end])]
}

// signStart returns where the currency sign that ends at byte end starts, or end.
func signStart(s string, end int) int {
	switch {
	case end == 0:
	case s[end-1] == '$':
		return end - 1
	case s[end-1] >= 0x80 && s[end-1] < 0xc0:
		start := end - 1
		for start > 0 && end-start < 4 && s[start] < 0xc0 {
			start--
		}
		if signRune(s, start) {
			for _, word := range [...]string{"人民币", "日元", "日圆"} {
				if strings.HasSuffix(s[:end], word) {
					return end - len(word)
				}
			}
			return start
		}
	}
	return end
}

// signRune reports whether a currency sign outside ASCII may start at byte at.
func signRune(s string, at int) bool {
	switch s[at] {
	case 0xc2: // ¢ £ ¤ ¥
		return at+1 < len(s) && s[at+1] >= 0xa2 && s[at+1] <= 0xa5
	case 0xd6: // ֏
		return figures.Has(s, at, "֏")
	case 0xd8: // ؋
		return figures.Has(s, at, "؋")
	case 0xe0: // ৳ ฿ ៛
		return figures.Has(s, at, "฿") || figures.Has(s, at, "৳")
	case 0xe1:
		return figures.Has(s, at, "៛")
	case 0xe2: // U+20A0 to U+20C0
		return at+2 < len(s) && s[at+1] == 0x82 && s[at+2] >= 0xa0 || figures.Has(s, at, "₀")
	case 0xe4, 0xe5, 0xe6: // 元 円 人民币 日元, by their first or last character
		return figures.Has(s, at, "元") || figures.Has(s, at, "币") || figures.Has(s, at, "圆") || figures.Has(s, at, "円") || figures.Has(s, at, "人民币") || figures.Has(s, at, "日元") || figures.Has(s, at, "日圆")
	case 0xef: // ＄ ￥ ￡ ￦ ﷼
		return figures.Has(s, at, "＄") || figures.Has(s, at, "￥") || figures.Has(s, at, "￡") || figures.Has(s, at, "￦") || figures.Has(s, at, "﹩") || figures.Has(s, at, "﷼")
	}
	return false
}

// codeAt looks s[start:end] up as an ISO 4217 code, an M for million before it or not.
func (r *reader) codeAt(start, end int) uint32 {
	s, t := r.text, r.table
	var flag uint32
	if end-start == 4 && s[start] == 'M' {
		start++
		flag = mega
	}
	if end-start != 3 || s[start]-'A' < 26 != (s[start+2]-'A' < 26) {
		return 0
	}
	id, ok := t.codes[s[start:end]]
	if !ok {
		if flag == 0 && among(lowerCode, s[start:end]) {
			key := [3]byte{s[start] - 32, s[start+1] - 32, s[start+2] - 32}
			id, ok = t.codes[string(key[:])]
		}
		if !ok {
			return 0
		}
	}
	return codeUnit(id) | flag
}

// placed reports whether the unit m is one of the place n: "Hong Kong dollars".
func (r *reader) placed(m, n uint16) bool {
	for _, sense := range r.table.names[m].senses {
		for _, place := range r.table.names[n].places {
			if sense.currency == place {
				return true
			}
		}
	}
	return false
}

// sure reports whether a name means a currency and nothing else.
func (r *reader) sure(n uint16) bool {
	for _, sense := range r.table.names[n].senses {
		if !sense.unsure {
			return true
		}
		if r.evidence(sense.currency) > 0 {
			return true
		}
	}
	return false
}

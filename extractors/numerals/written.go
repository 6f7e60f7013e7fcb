package numerals

// written reads a number in digits with what may follow it: a fraction, "and a
// half", magnitudes, a lower part ("2 million 300 thousand").
func (r reader) written(at int) (Number, bool) {
	q, end, ok := r.digits(at)
	if !ok {
		if q, end, ok = vulgar(r.s, at); !ok {
			return Number{}, false
		}
		return r.scaled(q, end, false), true
	}
	if !r.more(end) {
		return number(q, end), true
	}
	q, end = r.mixed(q, end)
	n := r.scaled(q, end, false)
	for n.Scaled && n.Magnitude > 2 {
		next := blank(r.s, n.End)
		if next == n.End || next >= len(r.s) || !isDigit(r.s[next]) {
			break
		}
		q, end, _ := r.digits(next)
		part := r.scaled(q, end, false)
		if !part.Scaled || part.Magnitude >= n.Magnitude {
			break
		}
		part = part.with(n.exact.plus(part.exact))
		n = part
	}
	return n, true
}

// more reports whether a fraction or magnitude may follow the digits that end at
// byte end.
func (r reader) more(end int) bool {
	if end >= len(r.s) {
		return false
	}
	next := end
	if c := r.s[end]; c == ' ' && end+1 < len(r.s) {
		next++
	} else if c == ',' || c == '.' || c == ')' || c == '%' {
		return false
	}
	if isLetter(r.s[next]) {
		return lexicon().first.Has(r.s, next)
	}
	return true
}

// digits reads digits with grouping and a decimal point.
func (r reader) digits(at int) (q quantity, end int, ok bool) {
	s := r.s
	q.den = 1
	i := at
	for i < len(s) && isDigit(s[i]) {
		q = q.digit(s[i])
		i++
	}
	if first := i - at; first > 0 {
		if groups, after := r.groups(i, first, s[at] == '0'); groups != 0 {
			for ; i < after; i++ {
				if isDigit(s[i]) {
					q = q.digit(s[i])
				}
			}
			if groups != ',' && r.commaAfter(i) {
				q, i = decimals(q, s, i+1)
				return q, i, true
			}
			if groups == '.' {
				return q, i, true
			}
		} else if r.figure && r.commaDecimal(at, i) {
			q, i = decimals(q, s, i+1)
			return q, i, true
		} else if r.figure && i+1 < len(s) && s[i] == ',' && isDigit(s[i+1]) {
			return quantity{}, at, false // neither groups nor decimals: no digit is safe
		}
	} else if at >= len(s) || s[at] != '.' {
		return quantity{}, at, false
	}
	if i+1 < len(s) && s[i] == '.' && isDigit(s[i+1]) {
		q, i = decimals(q, s, i+1)
	}
	return q, i, i > at
}

func decimals(q quantity, s string, i int) (quantity, int) {
	for i < len(s) && isDigit(s[i]) {
		q = q.digit(s[i])
		q.exp--
		i++
	}
	return q, i
}

// maxGroups is more groups than the numbers of schema have digits for.
const maxGroups = 20

// groups returns the separator of the digit groups that follow the first digits
// and the byte after the last group; 0 where there are none. Groups have three
// digits; Indian ones two and a last of three.
func (r reader) groups(i, first int, zero bool) (sep byte, end int) {
	s := r.s
	if first > 3 || zero || i >= len(s) {
		return 0, i
	}
	width := 0 // of the separator
	switch c := s[i]; {
	case c == ',' || c == '.' || c == '\'':
		sep, width = c, 1
	case c == ' ' && r.figure:
		sep, width = ' ', 1
	case c == 0xc2 && r.figure && hasAt(s, i, "\u00a0"), hasAt(s, i, "\u2009"), hasAt(s, i, "\u202f"), hasAt(s, i, "’"):
		sep, width = c, 2
		if c == 0xe2 {
			width = 3
		}
	default:
		return 0, i
	}
	mark := s[i : i+width]
	n, twos, last := 0, 0, 0
	end = i
	for hasAt(s, end, mark) {
		d := end + width
		for d < len(s) && d-end-width < 4 && isDigit(s[d]) {
			d++
		}
		size := d - end - width
		if size != 3 && (size != 2 || sep != ',') || last == 3 && size == 2 {
			break
		}
		if size == 2 {
			twos++
		} else if twos > 0 && last == 3 {
			break
		}
		last = size
		n++
		end = d
		if n > maxGroups && twos > 0 {
			return 0, i // a list, which is not read to its end from each of its numbers
		}
	}
	switch {
	case n > maxGroups:
		return sep, end // too long for a number and for a second reading
	case n == 0, last != 3, twos > 0 && first > 2, sep == '.' && n < 2 && !r.commaAfter(end):
		return 0, i
	case end < len(s) && isDigit(s[end]), hasAt(s, end, mark) && end+width < len(s) && isDigit(s[end+width]) && sep != ' ' && sep < 0x80:
		return 0, i
	}
	return sep, end
}

// commaAfter reports whether a decimal comma with one or two digits stands at
// byte i.
func (r reader) commaAfter(i int) bool {
	s := r.s
	if !r.figure || i+1 >= len(s) || s[i] != ',' || !isDigit(s[i+1]) {
		return false
	}
	d := i + 2
	for d < len(s) && isDigit(s[d]) {
		d++
	}
	return d-i <= 3
}

// commaDecimal reports whether the comma at byte i is a decimal comma: one or
// two digits after it, or a lone zero before.
func (r reader) commaDecimal(at, i int) bool {
	s := r.s
	if r.commaAfter(i) {
		d := i + 2
		for d < len(s) && isDigit(s[d]) {
			d++
		}
		return !(d+1 < len(s) && s[d] == ',' && isDigit(s[d+1]))
	}
	return i-at == 1 && s[at] == '0' && i+1 < len(s) && s[i] == ',' && isDigit(s[i+1])
}

// mixed adds the fraction after a whole number: "9 3/4", "9-3/4", "9¾", "2 and a
// half"; or reads "3/4".
func (r reader) mixed(q quantity, end int) (quantity, int) {
	if q.exp != 0 || q.hi != 0 {
		return q, end
	}
	s := r.s
	if den, after, ok := slash(s, end, q.lo); ok {
		return fraction(q.lo, den), after
	}
	next := end
	if end < len(s) {
		next = joint(s, end)
	}
	if f, after, ok := vulgar(s, next); ok {
		return q.plus(f), after
	}
	if next == end {
		return q, end
	}
	if next < len(s) && isDigit(s[next]) {
		d, num := next, uint64(0)
		for d < len(s) && d-next < 3 && isDigit(s[d]) {
			num = num*10 + uint64(s[d]-'0')
			d++
		}
		if den, after, ok := slash(s, d, num); ok {
			return q.plus(fraction(num, den)), after
		}
		return q, end
	}
	if f, after, ok := r.andFraction(end); ok {
		return q.plus(f), after
	}
	return q, end
}

// slash reads "/4" at byte at after the numerator num: a proper fraction with a
// denominator in common use, and no date ("3/4/2002").
func slash(s string, at int, num uint64) (den uint64, end int, ok bool) {
	i := at
	if i < len(s) && s[i] == ' ' {
		i++ // tokenized text: "3 / 4"
	}
	if i >= len(s) || s[i] != '/' && !hasAt(s, i, "⁄") || i > at && (i+1 >= len(s) || s[i+1] != ' ') {
		return 0, at, false
	}
	if s[i] == '/' {
		i++
	} else {
		i += 3
	}
	if i < len(s) && s[i] == ' ' && at < len(s) && s[at] == ' ' {
		i++
	}
	first := i
	for i < len(s) && i-first < 3 && isDigit(s[i]) {
		den = den*10 + uint64(s[i]-'0')
		i++
	}
	switch den {
	case 2, 3, 4, 5, 6, 7, 8, 9, 10, 16, 32, 64, 100:
	default:
		return 0, at, false
	}
	if num == 0 || num >= den || i < len(s) && (isDigit(s[i]) || s[i] == '/') || i+1 < len(s) && s[i] == '.' && isDigit(s[i+1]) {
		return 0, at, false
	}
	return den, i, true
}

// vulgar reads a fraction character: ¼ ½ ¾ ⅐ ... ⅞.
func vulgar(s string, at int) (q quantity, end int, ok bool) {
	if hasAt(s, at, "¼") || hasAt(s, at, "½") || hasAt(s, at, "¾") {
		return [...]quantity{fraction(1, 4), fraction(1, 2), fraction(3, 4)}[s[at+1]-0xbc], at + 2, true
	}
	if hasAt(s, at, "\xe2\x85") && at+2 < len(s) && s[at+2] >= 0x90 && s[at+2] <= 0x9e {
		f := [...][2]uint64{{1, 7}, {1, 9}, {1, 10}, {1, 3}, {2, 3}, {1, 5}, {2, 5}, {3, 5}, {4, 5}, {1, 6}, {5, 6}, {1, 8}, {3, 8}, {5, 8}, {7, 8}}[s[at+2]-0x90]
		return fraction(f[0], f[1]), at + 3, true
	}
	return quantity{}, at, false
}

// scaled reads the magnitudes after q: "2 lakh crore", "3.8-billion", "5bn", "3亿".
func (r reader) scaled(q quantity, end int, spelled bool) Number {
	power := 0
	scaledTo := end
	for range 3 {
		p, after, ok := r.magnitude(scaledTo, spelled)
		if !ok {
			break
		}
		power += p
		scaledTo = after
	}
	n := number(q.shift(power), scaledTo)
	n.Scaled, n.Magnitude, n.Spelled = power > 0, power, spelled
	return n
}

// magnitude reads a magnitude at byte at, after an optional blank or hyphen.
func (r reader) magnitude(at int, spelled bool) (power, end int, ok bool) {
	if at >= len(r.s) {
		return 0, at, false
	}
	next := joint(r.s, at)
	if next >= len(r.s) {
		return 0, at, false
	}
	if r.s[next] >= 0xe4 {
		return ideograph(r.s, next)
	}
	if !isLetter(r.s[next]) {
		return 0, at, false
	}
	w, after := wordAt(r.s, next)
	switch w.kind {
	case magnitude:
	case abbreviation:
		if spelled || after < len(r.s) && isDigit(r.s[after]) {
			return 0, at, false
		}
	case letter:
		// Apart from its number a letter is more often a unit or an initial.
		if spelled || !r.figure || next > at || after < len(r.s) && isDigit(r.s[after]) {
			return 0, at, false
		}
	default:
		return 0, at, false
	}
	return int(w.value), after, true
}

// ideograph reads a Chinese magnitude, simplified or traditional.
func ideograph(s string, at int) (power, end int, ok bool) {
	switch {
	case hasAt(s, at, "千"):
		power = 3
	case hasAt(s, at, "百"):
		power = 2
	case hasAt(s, at, "万"), hasAt(s, at, "萬"):
		power = 4
	case hasAt(s, at, "亿"), hasAt(s, at, "億"):
		power = 8
	case hasAt(s, at, "兆"):
		power = 12
	default:
		return 0, at, false
	}
	return power, at + 3, true
}

// Scale is a magnitude that stands apart from its number.
type Scale struct {
	Power int // of ten
	End   int // byte after it
}

// Magnitude reads the magnitudes at byte at after white space or a hyphen, such
// as the "million" of "75 USD million" and "$(1.2) million".
func Magnitude(s string, at int) (Scale, bool) {
	r := reader{s, false}
	power, end := 0, at
	for range 3 {
		p, after, ok := r.magnitude(end, false)
		if !ok {
			break
		}
		power, end = power+p, after
	}
	return Scale{power, end}, power > 0
}

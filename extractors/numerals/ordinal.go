package numerals

// Ordinal reads the ordinal that starts at byte at of s ("third", "21st",
// "twenty-first", "hundred and fifth") and returns its value and the byte after it.
func Ordinal(s string, at int) (n, end int, ok bool) {
	if at < 0 || at >= len(s) {
		return 0, at, false
	}
	if isDigit(s[at]) {
		return suffixed(s, at)
	}
	if !isLetter(s[at]) {
		return 0, at, false
	}
	r := reader{s, false}
	if n, end, ok = r.nth(at); ok {
		return n, end, true
	}
	// A cardinal before the last word: "one hundred twenty-fifth".
	low, mid, ok := r.below100(at)
	if !ok {
		if w, _ := wordAt(s, at); w.kind != magnitude {
			return 0, at, false
		}
		low, mid = 1, at
	}
	if next := joint(s, mid); next > mid || mid == at {
		w, after := wordAt(s, next)
		switch {
		case w.ordinal == magnitude && low > 0:
			return int(low) * int(pow10[w.nth]), after, true
		case w.kind == magnitude && w.value <= 3 && low > 0:
			total := int(low) * int(pow10[w.value])
			next = joint(s, after)
			if w, a := wordAt(s, next); w.kind == and {
				next = joint(s, a)
			}
			if n, end, ok := r.nth(next); ok && next > after {
				return total + n, end, true
			}
		}
	}
	return 0, at, false
}

// nth reads an ordinal below a hundred, or "hundredth" and the like.
func (r reader) nth(at int) (n, end int, ok bool) {
	w, end := wordAt(r.s, at)
	switch {
	case w.ordinal == magnitude:
		return int(pow10[w.nth]), end, true
	case w.ordinal != none:
		return int(w.nth), end, true
	case w.kind == ten:
		next := joint(r.s, end)
		if u, after := wordAt(r.s, next); next > end && u.ordinal == unit {
			return int(w.value + u.nth), after, true
		}
	}
	return 0, at, false
}

// suffixed reads digits with the suffix that belongs to them: "1st", "112th".
func suffixed(s string, at int) (n, end int, ok bool) {
	i := at
	for i < len(s) && i-at < 7 && (isDigit(s[i]) || s[i] == ',' && i > at && i+3 < len(s) && isDigit(s[i+1])) {
		if s[i] != ',' {
			n = n*10 + int(s[i]-'0')
		}
		i++
	}
	if i+2 > len(s) || i+2 < len(s) && (isLetter(s[i+2]) || isDigit(s[i+2])) {
		return 0, at, false
	}
	want := "th"
	if n/10%10 != 1 {
		switch n % 10 {
		case 1:
			want = "st"
		case 2:
			want = "nd"
		case 3:
			want = "rd"
		}
	}
	if s[i]|0x20 != want[0] || s[i+1]|0x20 != want[1] {
		return 0, at, false
	}
	return n, i + 2, true
}

package numerals

import "harrow/schema"

// spelled reads a number in words.
func (r reader) spelled(at int) (Number, bool) {
	w, end := wordAt(r.s, at)
	switch w.kind {
	case article:
		return r.afterArticle(end)
	case half:
		return r.ofMagnitude(fraction(1, 2), end), true
	case denominator:
		// "quarter million": without numerator or article only before a magnitude.
		if n := r.scaled(fraction(1, uint64(w.value)), end, true); w.value == 4 && n.Scaled {
			return n, true
		}
		return Number{}, false
	case unit, teen, ten, magnitude:
		return r.sum(at)
	case multiple:
		if w.value == 12 {
			return r.scaled(whole(12), end, true), true
		}
	}
	return Number{}, false
}

// afterArticle reads what makes an article a number: "a hundred", "a dozen", "a
// couple of", "a half", "a quarter of a million".
func (r reader) afterArticle(end int) (Number, bool) {
	next := joint(r.s, end)
	if next == end {
		return Number{}, false
	}
	w, after := wordAt(r.s, next)
	switch w.kind {
	case magnitude:
		return r.sum(next)
	case multiple:
		if w.value == 2 {
			if of := skipWord(r.s, after, "of"); of > after {
				after = of
			}
		}
		return r.scaled(whole(uint64(w.value)), after, true), true
	case half:
		return r.ofMagnitude(fraction(1, 2), after), true
	case denominator:
		n := r.ofMagnitude(fraction(1, uint64(w.value)), after)
		if n.Scaled || skipWord(r.s, after, "of") > after || w.value == 4 && ofPercent(r.s, after) {
			return n, true
		}
	}
	return Number{}, false
}

// ofMagnitude reads the magnitude after a fraction: "half a million", "half-million",
// "a third of a million", "half a dozen".
func (r reader) ofMagnitude(q quantity, end int) Number {
	n := r.scaled(q, end, true)
	if n.Scaled {
		return n
	}
	at := end
	if of := skipWord(r.s, at, "of"); of > at {
		at = of
	}
	next := joint(r.s, at)
	w, after := wordAt(r.s, next)
	if w.kind == article && next > at {
		at = after
		next = joint(r.s, at)
		w, after = wordAt(r.s, next)
	}
	switch {
	case next == at:
	case w.kind == multiple && w.value == 12:
		return r.scaled(q.times(12), after, true)
	case w.kind == magnitude && w.value > 2:
		return r.scaled(q, at, true)
	}
	return n
}

// sum reads a sum of groups with falling magnitudes: "two million three hundred
// thousand and five".
func (r reader) sum(at int) (Number, bool) {
	n, ok := r.group(at, true)
	if !ok {
		return Number{}, false
	}
	if n.Scaled && n.Magnitude >= 3 {
		if f, after, ok := r.andFraction(n.End); ok { // "a million and a half"
			half := n.with(n.exact.plus(f.shift(n.Magnitude)))
			half.End = after
			return half, true
		}
	}
	for n.Scaled && n.Magnitude >= 3 {
		next := joint(r.s, n.End)
		w, after := wordAt(r.s, next)
		if next == n.End {
			break
		}
		if w.kind == and {
			next = joint(r.s, after)
			w, _ = wordAt(r.s, next)
		}
		if w.kind != unit && w.kind != teen && w.kind != ten && w.kind != magnitude {
			break
		}
		part, ok := r.group(next, w.kind == magnitude)
		if !ok || part.Magnitude >= n.Magnitude || !part.Value.Valid || part.Value.Cmp(limit(n.Magnitude)) >= 0 {
			break
		}
		n = part.with(n.exact.plus(part.exact))
		n.Scaled = part.Scaled
	}
	return n, true
}

func limit(power int) (d schema.Decimal) {
	d, _ = whole(1).shift(power).decimal()
	return d
}

// group reads a number below a hundred with "hundred", a fraction and magnitudes
// after it: "two hundred and fifty million", "one and a half", "three point five
// billion", "two-thirds", "three dozen". bare allows a magnitude by itself.
func (r reader) group(at int, bare bool) (Number, bool) {
	low, end, ok := r.below100(at)
	if !ok {
		if w, _ := wordAt(r.s, at); w.kind != magnitude || !bare {
			return Number{}, false
		}
		// A number may start with its magnitude: "hundred and fifty million".
		power, after, ok := r.magnitude(at, true)
		if !ok {
			return Number{}, false
		}
		if power == 2 {
			return r.hundreds(1, after), true
		}
		n := r.scaled(whole(1).shift(power), after, true)
		n.Scaled, n.Magnitude = true, n.Magnitude+power
		return n, true
	}
	if !r.continues(end) {
		n := number(whole(low), end)
		n.Spelled = true
		return n, true
	}
	if f, after, ok := r.part(low, end); ok {
		return r.ofMagnitude(f, after), true
	}
	if f, after, ok := r.andFraction(end); ok {
		return r.scaled(whole(low).plus(f), after, true), true
	}
	next := joint(r.s, end)
	w, after := wordAt(r.s, next)
	if next > end {
		switch {
		case w.kind == magnitude && w.value == 2 && low > 0:
			return r.hundreds(low, after), true
		case w.kind == multiple && w.value == 12 && low > 0:
			return r.scaled(whole(low*12), after, true), true
		case w.kind == point:
			if q, after, ok := r.points(whole(low), after); ok {
				return r.scaled(q, after, true), true
			}
		}
	}
	return r.scaled(whole(low), end, true), true
}

// hundreds reads what follows "two hundred".
func (r reader) hundreds(n uint64, end int) Number {
	value := n * 100
	next := joint(r.s, end)
	w, after := wordAt(r.s, next)
	if next > end && w.kind == and {
		if f, after, ok := r.andFraction(end); ok {
			return r.scaled(whole(value).plus(f), after, true)
		}
		next = joint(r.s, after)
	}
	if low, after, ok := r.below100(next); ok && next > end && low > 0 {
		// "one hundred and two hundred" are two numbers.
		follow := joint(r.s, after)
		if f, _ := wordAt(r.s, follow); f.kind != magnitude || f.value != 2 {
			return r.scaled(whole(value+low), after, true)
		}
	}
	m := r.scaled(whole(value), end, true)
	if !m.Scaled {
		m.Scaled, m.Magnitude = true, 2
	}
	return m
}

// below100 reads "five", "fifteen", "fifty", "fifty-five".
func (r reader) below100(at int) (n uint64, end int, ok bool) {
	w, end := wordAt(r.s, at)
	switch w.kind {
	case unit, teen:
		return uint64(w.value), end, true
	case ten:
		next := joint(r.s, end)
		if u, after := wordAt(r.s, next); next > end && u.kind == unit && u.value > 0 {
			return uint64(w.value + u.value), after, true
		}
		return uint64(w.value), end, true
	}
	return 0, at, false
}

// part reads the denominator after the numerator num: "two-thirds", "one half",
// "three quarters of a million". "three quarters" alone are a duration.
func (r reader) part(num uint64, end int) (q quantity, after int, ok bool) {
	next := joint(r.s, end)
	if num == 0 || num > 99 || next == end {
		return q, end, false
	}
	w, after := wordAt(r.s, next)
	switch {
	case w.kind == half && num == 1:
		return fraction(1, 2), after, true
	case w.kind == denominator && num == 1, w.kind == denominators && num > 1, w.kind == denominator && r.s[end] == '-' && num < uint64(w.value):
	default:
		return q, end, false
	}
	q = fraction(num, uint64(w.value))
	if w.value != 4 || r.ofMagnitude(q, after).Scaled || ofPercent(r.s, after) {
		return q, after, true
	}
	if of := skipWord(r.s, after, "of"); of > after && (skipWord(r.s, of, "a") > of || skipWord(r.s, of, "one") > of) {
		return q, after, true
	}
	return q, end, false
}

// ofPercent reports whether a percentage stands behind byte at: "a quarter-percentage
// point", where a quarter is no duration.
func ofPercent(s string, at int) bool { return hasAt(s, at, "-p") || hasAt(s, at, " perc") }

// andFraction reads "and a half", "and three-quarters", "-and-a-half" at byte at.
func (r reader) andFraction(at int) (q quantity, end int, ok bool) {
	next := joint(r.s, at)
	w, after := wordAt(r.s, next)
	if next == at || w.kind != and {
		return q, at, false
	}
	next = joint(r.s, after)
	num := uint64(1)
	w, end = wordAt(r.s, next)
	switch {
	case next == after:
		return q, at, false
	case w.kind == article:
	case w.kind == unit && w.value > 0:
		num = uint64(w.value)
	default:
		return q, at, false
	}
	next = joint(r.s, end)
	if next == end {
		return q, at, false
	}
	w, end = wordAt(r.s, next)
	switch w.kind {
	case half, denominator, denominators:
		// "one and a third of a million" is no sum.
		if num < uint64(w.value) && skipWord(r.s, end, "of") == end {
			return fraction(num, uint64(w.value)), end, true
		}
	}
	return q, at, false
}

// points reads the digits after "point": "five", "two five".
func (r reader) points(q quantity, at int) (quantity, int, bool) {
	end := at
	for range 12 {
		next := joint(r.s, end)
		w, after := wordAt(r.s, next)
		if next == end || w.kind != unit {
			break
		}
		q = q.digit('0' + byte(w.value))
		q.exp--
		end = after
	}
	return q, end, end > at
}

// skipWord returns the byte after white space or a hyphen and the word, or at.
func skipWord(s string, at int, word string) int {
	next := joint(s, at)
	end := next + len(word)
	if next == at || !hasAt(s, next, word) || end < len(s) && isLetter(s[end]) {
		return at
	}
	return end
}

// continues reports whether another number word may follow byte end.
func (r reader) continues(end int) bool {
	next := joint(r.s, end)
	return next > end && lexicon().first.Has(r.s, next)
}

package dates

import (
	"math/bits"
	"strings"
	"unicode/utf8"

	"harrow/extractors/text"
)

// A matcher recognizes expressions in one sentence at a time, from the first on.
type matcher struct {
	d     *text.Document
	set   *ruleSet
	ahead []int32 // of d.Classed, what is still to come
	first int     // tokens of the sentence
	limit int
	depth int

	asked, spoken   set     // of words: those looked for in the sentence, those in it
	sports          int     // words of the set sport in the document, each unlike the one before; -1 where they have not been counted
	counted, placed reading // the last number and ordinal read
	found           []*expr
	spare           []expr // room for the expressions found
	frames          [maxDepth + 1]frame
	resolver        resolver // of what is found
}

// maxDepth bounds how deep one expression may lie in another.
const maxDepth = 2

// document returns the expressions of a document in text order. They are good
// until the matcher is released.
func (m *matcher) document(d *text.Document) []*expr {
	m.d, m.ahead = d, d.Classed
	m.counted, m.placed = reading{}, reading{}
	m.sports = -1
	for _, s := range d.Sentences {
		m.found = m.sentence(s, m.found)
	}
	return m.found
}

// release forgets the document and keeps the room for another one.
func (m *matcher) release() {
	m.d, m.ahead = nil, nil
	m.resolver = resolver{}
	clear(m.found)
	m.found, m.spare = m.found[:0], m.spare[:0]
}

func (m *matcher) word(i int) string {
	if i < m.first || i >= m.limit {
		return ""
	}
	return m.d.Word(i)
}

func (m *matcher) class(i int) text.Class {
	if i < m.first || i >= m.limit {
		return text.NoClass
	}
	return m.d.Tokens[i].Class
}

func (m *matcher) arg(i int) int { return int(m.d.Tokens[i].Arg) }

// is reports whether token i is the word w, which is in lower case, with or
// without a possessive 's.
func (m *matcher) is(i int, w string) bool {
	if i < m.first || i >= m.limit {
		return false
	}
	if c := m.d.Tokens[i].First; c|0x20 != w[0]|0x20 && c < utf8.RuneSelf {
		return false
	}
	return sameWord(m.d.Word(i), w)
}

// in reports whether token i is one of the words.
func (m *matcher) in(i int, words ...string) bool {
	if i < m.first || i >= m.limit {
		return false
	}
	first := m.d.Tokens[i].First
	for _, w := range words {
		if (first|0x20 == w[0]|0x20 || first >= utf8.RuneSelf) && sameWord(m.d.Word(i), w) {
			return true
		}
	}
	return false
}

// sameWord reports whether s is the word w but for letter case and a possessive
// 's. A dash of any length is "-", a curly apostrophe "'".
func sameWord(s, w string) bool {
	if len(s) != len(w) {
		if len(s) < len(w)+2 || s[len(s)-1]|0x20 != 's' || s[len(w)] != '\'' && s[len(w):len(s)-1] != "’" {
			return w == "-" && len(s) == 3 && (s == "–" || s == "—" || s == "‑") ||
				w == "'" && s == "’"
		}
		s = s[:len(w)]
	}
	for i := range len(w) {
		c := s[i]
		if 'A' <= c && c <= 'Z' {
			c |= 0x20
		}
		if c != w[i] {
			return false
		}
	}
	return true
}

// sentence recognizes the expressions of sentence s, leftmost and longest
// first.
func (m *matcher) sentence(s text.Sentence, out []*expr) []*expr {
	m.first, m.limit = s.First, s.Last
	m.asked, m.spoken = 0, 0
	for next := s.First; len(m.ahead) > 0; {
		i := int(m.ahead[0])
		if i >= s.Last {
			break
		}
		m.ahead = m.ahead[1:]
		if i < next {
			continue
		}
		first, second, end := m.at(i)
		if first == nil {
			continue
		}
		next = end
		m.clip(first)
		out = append(out, first)
		if second != nil {
			m.clip(second)
			out = append(out, second)
		} else if first.has(fDay) && m.is(end, ",") {
			out, next = m.days(first, end, out)
		}
	}
	return out
}

// days adds the days that go on a list, "July 3, 4 and 5", each an expression.
func (m *matcher) days(first *expr, end int, out []*expr) ([]*expr, int) {
	if !first.has(fMonth) || first.has(fYear) || first.end != end || m.class(end-1) != text.Digits {
		return out, end
	}
	last := end
	for m.is(last, ",") && m.dayOf(last+1) > 0 {
		last += 2
	}
	if last == end || !m.in(last, "and", "or", "&") && !(m.is(last, ",") && m.in(last+1, "and", "or")) {
		return out, end
	}
	if m.is(last, ",") {
		last++
	}
	if last++; m.dayOf(last) == 0 || m.quantity(last+1) {
		return out, end
	}
	next := last + 1
	if m.is(next, ",") {
		if after := m.yearNumber(next+1, first); after >= 0 {
			if m.quantity(after) {
				first.set &^= 1 << fYear
			} else {
				next = after
			}
		}
	}
	for i := end + 1; i <= last; i++ {
		day := m.dayOf(i)
		if day == 0 {
			continue
		}
		e := m.keep(first)
		e.start, e.end, e.mod = i, i+1, ""
		if i == last {
			e.end = next
		}
		e.put(fDay, day)
		e.set &^= 1 << fWeekday
		m.clip(e)
		out = append(out, e)
	}
	return out, next
}

// dayOf returns the day of the month that token i is, or 0.
func (m *matcher) dayOf(i int) int {
	var e expr
	if m.dayNumber(i, &e) < 0 {
		return 0
	}
	return e.get(fDay)
}

// figure reports whether token i is digits of an amount or a percentage.
func (m *matcher) figure(i int) bool {
	t := &m.d.Tokens[i]
	if t.Class != text.Digits {
		return false
	}
	if t.Start > 0 {
		if c := m.d.Text[t.Start-1]; c == '$' || c == '#' {
			return true
		}
	}
	return t.End < len(m.d.Text) && m.d.Text[t.End] == '%'
}

// at returns the longest expression that starts at token i, with its
// modifiers, and the token after it. A range gives two expressions.
func (m *matcher) at(i int) (first, second *expr, end int) {
	s, look := m.set.index.at(m.d, &m.d.Tokens[i]), m.look(i+1)
	if !s.any.has(look) || m.depth == 0 && m.figure(i) {
		return nil, nil, i
	}
	return m.opened(i, s, look)
}

// opened is at where s is what can start at token i and look what comes next.
func (m *matcher) opened(i int, s *start, look symbol) (first, second *expr, end int) {
	best := &m.frames[m.depth].kept
	var r *rule
	end, mod, start := -1, "", i
	p := prefix{at: i, start: i}
	for {
		if c, found, e := m.core(p.at, s, look); c != nil && e > end {
			if from, value, ok := p.fits(m, found, c); ok {
				best.copyFrom(c)
				r, end, mod, start = found, e, value, from
			}
		}
		if !p.advance(m) || p.at >= m.limit {
			break
		}
		s, look = m.set.index.at(m.d, &m.d.Tokens[p.at]), m.look(p.at+1)
	}
	if r == nil {
		return nil, nil, i
	}
	if best.spans == 0 {
		best.e[0].end = end
		best.spans = 1
	}
	first = m.keep(&best.e[0])
	first.rule = r
	first.start = min(first.start, start)
	if mod != "" {
		first.mod = mod
	}
	if best.spans == 1 {
		first, end = m.tail(first, end)
		if m.depth == 0 {
			end = m.suffix(first, end)
		}
		return first, nil, end
	}
	second = m.keep(&best.e[1])
	second.rule = r
	first.partner, second.partner, second.second = second, first, true
	return first, second, end
}

// keep returns a copy of e that lasts until the matcher is released.
func (m *matcher) keep(e *expr) *expr {
	if len(m.spare) == cap(m.spare) {
		m.spare = make([]expr, 0, min(max(16, 2*cap(m.spare)), 256))
	}
	m.spare = append(m.spare, *e)
	return &m.spare[len(m.spare)-1]
}

// A frame is the scratch space of one depth.
type frame struct {
	trial, longest, kept capture
}

// core returns the longest match of a rule at token i, which is good until
// the next call; of equal ones, that of the first rule. s is what can start
// there, look what comes next.
func (m *matcher) core(i int, s *start, look symbol) (longest *capture, r *rule, bestEnd int) {
	if !s.core.has(look) {
		return nil, nil, -1
	}
	bestEnd = -1
	f := &m.frames[m.depth]
	c := &f.trial
	order := -1
	before, third := m.look(i-1), m.look(i+2)
	for open := s.open(before, look, third); open != 0; open &= open - 1 {
		group := &s.groups[bits.TrailingZeros32(uint32(open))]
		c.reset(i)
		next, ahead, beyond := i+1, look, third
		if group.first.op == opElem {
			if next = group.first.elem.match(m, i, &c.e[0]); next < 0 {
				continue
			}
			if next != i+1 {
				ahead, beyond = m.look(next), m.look(next+1)
			}
		}
		if !group.after.admits(ahead, beyond) {
			continue
		}
		after := c.mark()
		for open := group.open(before, ahead, beyond); open != 0; open &= open - 1 {
			p := &group.patterns[bits.TrailingZeros32(uint32(open))]
			var end int
			if p.rest != nil {
				c.restore(&after)
				c.e[0].start = i
				end = m.run(p.rest, next, c)
			} else {
				c.reset(i)
				end = m.run(p.node, i, c)
			}
			if end <= i || end < bestEnd || end == bestEnd && p.rule.order > order || !m.stands(p.rule, c, end) {
				continue
			}
			f.longest.copyFrom(c)
			r, bestEnd, order = p.rule, end, p.rule.order
		}
	}
	if r == nil {
		return nil, nil, -1
	}
	return &f.longest, r, bestEnd
}

// stands asks a rule's guard about a match that ends before token end.
func (m *matcher) stands(r *rule, c *capture, end int) bool {
	if r.guard == nil {
		return true
	}
	if c.spans == 0 {
		c.e[0].end = end
	}
	return r.guard(m, &c.e[0], end)
}

// tail returns the longest expression that begins with e and goes on, such as
// "Thursday evening" and "May 5 at noon", or e.
func (m *matcher) tail(e *expr, end int) (*expr, int) {
	if !e.rule.calendar || end >= m.limit {
		return e, end
	}
	best := e
	c := &m.frames[m.depth].trial
	next, then := m.look(end), m.look(end+1)
	if !m.set.tailed.admits(next, then) {
		return e, end
	}
	for k := range m.set.tails {
		s := &m.set.tails[k]
		if !s.after.admits(next, then) {
			continue
		}
		c.reset(e.start)
		c.e[0].inner = e
		longer := m.run(s.node, end, c)
		if longer <= end || c.e[0].inner != e {
			continue
		}
		if !m.stands(s.rule, c, longer) {
			continue
		}
		c.e[0].end = longer
		best = m.keep(&c.e[0])
		best.rule = s.rule
		end, next, then = longer, m.look(longer), m.look(longer+1)
	}
	return best, end
}

// suffix takes in what may follow an expression: "or so".
func (m *matcher) suffix(e *expr, end int) int {
	if !m.in(end, "or", "and") {
		return end
	}
	switch {
	case m.is(end, "or") && m.is(end+1, "so"):
		e.mod = "APPROX"
	case m.is(end, "or") && m.in(end+1, "more", "longer") && e.has(fNum):
		e.mod = "EQUAL_OR_MORE"
	case m.is(end, "or") && m.in(end+1, "less", "fewer") && e.has(fNum):
		e.mod = "EQUAL_OR_LESS"
	case (m.is(end, "or") && m.is(end+1, "later") || m.is(end, "and") && m.is(end+1, "beyond")) && e.has(fYear):
		e.mod = "ON_OR_AFTER"
	default:
		return end
	}
	e.end = end + 2
	return e.end
}

// clip sets the bytes where a span is not exactly its tokens: without a
// possessive 's, with the apostrophe of a shortened year.
func (m *matcher) clip(e *expr) {
	e.from, e.to = m.d.Tokens[e.start].Start, m.d.Tokens[e.end-1].End
	s := m.d.Text[e.from:e.to]
	if t := strings.TrimSuffix(strings.TrimSuffix(s, "'s"), "’s"); len(t) > 0 && !(e.has(fDecade) && m.is(e.end-1, "s")) {
		e.to = e.from + len(t)
	}
	if e.start > m.first && m.class(e.start) == text.Digits && m.d.Glued(e.start-1) && m.is(e.start-1, "'") &&
		(e.has(fDecade) || e.has(fYear)) {
		e.from = m.d.Tokens[e.start-1].Start
		if e.has(fDecade) && m.is(e.start-2, "the") {
			e.from = m.d.Tokens[e.start-2].Start
		}
	}
}

// A prefix is what may stand before the core of an expression: an article
// and modifiers.
type prefix struct {
	at     int // the core's first token
	start  int // the span's first token if all of the prefix belongs to it
	hasDet bool
	mod    *modifier
	steps  int
}

// maxArticle is the greatest argument of a determiner that may be of a prefix.
const maxArticle = 2

// advance takes one more word or phrase into the prefix.
func (p *prefix) advance(m *matcher) bool {
	if p.steps == 4 || p.at >= m.limit {
		return false
	}
	p.steps++
	switch m.d.Tokens[p.at].Class {
	case text.Determiner:
		if a := m.arg(p.at); p.hasDet && p.mod == nil || a > maxArticle || m.class(p.at+1) == text.NoClass {
			return false
		}
		p.hasDet = true
		p.at++
		return true
	case text.Modifier, text.Direction:
		mod, next := m.modifier(p.at)
		if mod == nil || p.mod != nil && p.mod.kind == mod.kind {
			return false
		}
		if p.mod == nil || p.mod.kind == modLoose {
			p.mod = mod
		}
		p.at = next
		return true
	}
	return false
}

// fits reports whether the prefix may stand before the match, and where the
// span then starts and with which TIMEX3 mod.
func (p *prefix) fits(m *matcher, r *rule, c *capture) (start int, mod string, ok bool) {
	if p.at == p.start {
		return p.at, "", true
	}
	e := &c.e[0]
	if p.mod != nil && (!p.mod.fits(e) || p.mod.over && !m.exceeds(p.start, e)) {
		return 0, "", false
	}
	if p.mod != nil {
		mod = p.mod.value
	}
	start = p.start
	if m.class(start) == text.Determiner && (p.mod == nil || !p.mod.of) {
		switch {
		case !r.article || m.arg(start) != 1 || m.hyphenated(c, p.at):
			if p.mod == nil {
				return 0, "", false
			}
			start++
		}
	}
	if m.class(start) == text.Determiner && m.arg(start) != 1 {
		return 0, "", false
	}
	return start, mod, true
}

// exceeds reports whether "over" at token i means "more than": after a
// preposition or a verb of lasting, or before a length ago. Elsewhere it is a
// preposition itself: "paid over three years".
func (m *matcher) exceeds(i int, e *expr) bool {
	return e.has(fSign) || m.among(measuring, i-1)
}

// hyphenated reports whether the expression at token i is an adjective, whose
// article belongs to the noun after: "the two-week trip".
func (m *matcher) hyphenated(c *capture, i int) bool {
	return m.is(i+1, "-") && m.d.Glued(i) && (c.e[0].has(fUnit) || c.e[0].has(fOrd))
}

package dates

import (
	"fmt"
	"strconv"
	"strings"

	"harrow/extractors/text"
)

// A pattern is a sequence of items over tokens:
//
//	of        the word or mark itself, letter case disregarded
//	MONTH     an element (elements.go), which fills fields
//	x?        x or nothing, x preferred
//	(a b|c)   either; the first that leads to a match counts
//	~         no white space between the tokens around it
//	{dir=-1}  sets a field
//	< >       the bounds of a span, where it is not the whole match
type node struct {
	op    op
	field field
	id    uint16 // of the word in the class file, or 0
	next  *node
	elem  *element
	alts  []branch
	word  string
	value int
}

// A branch is one way on at a choice.
type branch struct {
	node *node
	can  tokenSet // what it can start with
}

type op uint8

const (
	opAccept op = iota
	opWord
	opElem
	opAlt
	opJoin
	opGlue
	opSet
	opOpen
	opClose
)

type compiler struct {
	items []string
	at    int
	words []*node // those of the pattern
}

var spacer = strings.NewReplacer("(", " ( ", ")?", " )? ", ")", " ) ", "|", " | ")

// compile returns the pattern's first node and those of its words.
func compile(pattern string) (first *node, words []*node, err error) {
	spaced := spacer.Replace(pattern)
	spaced = strings.ReplaceAll(spaced, ") ?", ")?")
	c := &compiler{items: strings.Fields(spaced)}
	if first, err = c.sequence(&node{op: opAccept}); err != nil {
		return nil, nil, err
	}
	if c.at < len(c.items) {
		return nil, nil, fmt.Errorf("unexpected %q", c.items[c.at])
	}
	return first, c.words, nil
}

// sequence compiles items up to a closing bracket or bar, followed by after.
func (c *compiler) sequence(after *node) (*node, error) {
	head := &node{op: opJoin}
	tail := head
	for c.at < len(c.items) {
		item := c.items[c.at]
		if item == ")" || item == ")?" || item == "|" {
			break
		}
		c.at++
		n, last, err := c.item(item)
		if err != nil {
			return nil, err
		}
		tail.next = n
		tail = last
	}
	tail.next = after
	return head.next, nil
}

// item returns the first and last node of one item.
func (c *compiler) item(item string) (first, last *node, err error) {
	optional := len(item) > 1 && strings.HasSuffix(item, "?")
	if optional {
		item = item[:len(item)-1]
	}
	join := &node{op: opJoin}
	var n *node
	switch {
	case item == "(":
		n = &node{op: opAlt}
		for {
			first, err := c.sequence(join)
			if err != nil {
				return nil, nil, err
			}
			n.alts = append(n.alts, branch{node: first})
			if c.at >= len(c.items) {
				return nil, nil, fmt.Errorf("no closing bracket")
			}
			end := c.items[c.at]
			c.at++
			if end == ")?" {
				n.alts = append(n.alts, branch{node: join})
			}
			if end != "|" {
				return n, join, nil
			}
		}
	case item == "~":
		n = &node{op: opGlue}
	case item == "<":
		n = &node{op: opOpen}
	case item == ">":
		n = &node{op: opClose}
	case item[0] == '{':
		name, value, _ := strings.Cut(strings.Trim(item, "{}"), "=")
		f, ok := fieldNames[name]
		v, err := strconv.Atoi(value)
		if !ok || err != nil {
			return nil, nil, fmt.Errorf("bad field %q", item)
		}
		n = &node{op: opSet, field: f, value: v}
	case 'A' <= item[0] && item[0] <= 'Z':
		e, ok := elements[item]
		if !ok {
			return nil, nil, fmt.Errorf("no element %q", item)
		}
		n = &node{op: opElem, elem: e}
	default:
		n = &node{op: opWord, word: item, id: text.WordOf(item)}
		c.words = append(c.words, n)
	}
	if !optional {
		return n, n, nil
	}
	n.next = join
	return &node{op: opAlt, alts: []branch{{node: n}, {node: join}}}, join, nil
}

// starts calls yield with each word or element that a pattern can start
// with, and the node to run from there.
func (n *node) starts(yield func(first, from *node) error) error {
	first := n
	for first.op == opJoin || first.op == opOpen || first.op == opSet || first.op == opGlue {
		first = first.next
	}
	switch first.op {
	case opWord, opElem:
		return yield(first, n)
	case opAlt:
		if n != first && n.op != opJoin {
			return fmt.Errorf("a choice right after a bound or field")
		}
		for _, alt := range first.alts {
			if err := alt.node.starts(yield); err != nil {
				return err
			}
		}
		return nil
	}
	return fmt.Errorf("a pattern that can match nothing")
}

// capture is the state of one match: the expressions of its spans.
type capture struct {
	e       [2]expr
	current int
	spans   int
}

// reset makes c the start of a match at token i.
func (c *capture) reset(i int) {
	c.current, c.spans = 0, 0
	c.e[0].clear()
	c.e[0].start = i
}

// copyFrom makes c what from is; what a second span would be is copied where there is one.
func (c *capture) copyFrom(from *capture) {
	c.e[0], c.current, c.spans = from.e[0], from.current, from.spans
	if from.spans > 1 {
		c.e[1] = from.e[1]
	}
}

// A mark is what of a capture must be restored when a branch fails: the state
// of the current expression, as a later one is cleared where it opens. Fields
// that the branch set are forgotten by the bits of set alone; a pattern must
// not set a field again in a branch that can fail.
type mark struct {
	set            uint64
	inner          *expr
	mod            string
	current, spans int
}

func (c *capture) mark() mark {
	e := &c.e[c.current]
	return mark{e.set, e.inner, e.mod, c.current, c.spans}
}

func (c *capture) restore(m *mark) {
	e := &c.e[m.current]
	e.set, e.inner, e.mod = m.set, m.inner, m.mod
	c.current, c.spans = m.current, m.spans
}

// run matches n at token i and returns the token after the match, or -1.
func (m *matcher) run(n *node, i int, c *capture) int {
	for {
		switch n.op {
		case opAccept:
			return i
		case opWord:
			if !m.takes(n, i) {
				return -1
			}
			i++
		case opElem:
			if i >= m.limit {
				return -1
			}
			if i = n.elem.match(m, i, &c.e[c.current]); i < 0 {
				return -1
			}
		case opGlue:
			if !m.d.Glued(i - 1) {
				return -1
			}
		case opSet:
			c.e[c.current].put(n.field, n.value)
		case opOpen:
			if c.spans > 0 && c.current == 0 {
				c.current = 1
				c.e[1].clear()
			}
			c.e[c.current].start = i
		case opClose:
			c.e[c.current].end = i
			c.spans++
		case opAlt:
			look := m.look(i)
			last := len(n.alts) - 1
			for k := range last {
				alt := &n.alts[k]
				if !alt.can.has(look) {
					continue
				}
				saved := c.mark()
				if end := m.run(alt.node, i, c); end >= 0 {
					return end
				}
				c.restore(&saved)
			}
			if !n.alts[last].can.has(look) {
				return -1
			}
			n = n.alts[last].node
			continue
		}
		n = n.next
	}
}

// takes reports whether token i is the word of n.
func (m *matcher) takes(n *node, i int) bool {
	if i >= m.limit {
		return false
	}
	if n.id != 0 {
		return m.d.Tokens[i].Word == n.id
	}
	return m.is(i, n.word)
}

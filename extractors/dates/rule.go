package dates

import (
	"embed"
	"fmt"
	"io/fs"
	"strings"
	"sync"

	"harrow/extractors/text"
)

// A rule recognizes one written form of time expression. It is a value read
// from the files in rules/; the tests run its examples.
type rule struct {
	name     string
	doc      string
	order    int // among the rules
	mean     meaning
	guard    guard
	article  bool // a definite article before belongs to the span
	calendar bool // denotes calendar time that others can count from
	base     bool // is what the text speaks of, not what it compares that with
	numeric  bool // states day and month as numbers, in either order
	yes      []example
	no       []string
}

// An example is a text, the span in it, and the value that it must get.
type example struct {
	text, span, value string
}

//go:embed rules/*.txt
var ruleFiles embed.FS

// A ruleSet holds the rules by the class of their first token, in the order
// of the files.
type ruleSet struct {
	rules  []*rule
	words  [][]group    // by the number of the first word
	starts [256][]group // by the class of what the first element takes
	tails  []start      // patterns that start with DATE: what follows it
	// Lexicons by first word.
	modifiers map[string][]*modifier
	holidays  [][]holidayName // by number
}

// A group is the patterns that start with one word or element, so that this
// is looked at once.
type group struct {
	first    *node
	patterns []start
}

type start struct {
	rule *rule
	node *node // from which the pattern runs
	// plain is true where node is the group's first, so that the pattern may go
	// on from there.
	plain bool
	next  follow
}

// A follow says which tokens may come next: the bits of their classes, and
// for tokens without a class the bits of their first byte, modulo 64.
type follow struct {
	classes, bytes uint64
	open           bool // the pattern may end, or anything may come
}

func (f *follow) admits(m *matcher, i int) bool {
	if f.open {
		return true
	}
	if i >= m.limit {
		return false
	}
	t := &m.d.Tokens[i]
	if t.Class != text.NoClass {
		return f.classes>>t.Class&1 != 0
	}
	return f.bytes>>((m.d.Text[t.Start]|0x20)&63)&1 != 0
}

// builtin is the rule set of the embedded files. It panics where one of them
// is broken, which no input can bring about.
var builtin = sync.OnceValue(func() *ruleSet {
	set, err := load(ruleFiles)
	if err != nil {
		panic(err)
	}
	return set
})

func load(folder fs.FS) (*ruleSet, error) {
	set := &ruleSet{words: make([][]group, text.WordCount()+1), modifiers: modifiers(), holidays: holidayNames()}
	files, err := fs.Glob(folder, "rules/*.txt")
	if err != nil {
		return nil, err
	}
	for _, name := range files {
		data, err := fs.ReadFile(folder, name)
		if err != nil {
			return nil, err
		}
		if err := set.parse(name, string(data)); err != nil {
			return nil, err
		}
	}
	return set, nil
}

// parse adds the rules of a file. A rule is a line "name = meaning", followed
// by indented lines: doc, pattern, guard, article, yes and no.
func (set *ruleSet) parse(file, data string) error {
	var r *rule
	n := 0
	for line := range strings.Lines(data) {
		n++
		indented := line[0] == ' '
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		if !indented {
			name, mean, _ := strings.Cut(line, "=")
			m, ok := meanings[strings.TrimSpace(mean)]
			if !ok {
				return fmt.Errorf("%s:%d: no meaning %q", file, n, mean)
			}
			r = &rule{order: len(set.rules), name: "dates/" + strings.TrimSpace(name), mean: m, calendar: m.calendar}
			r.base = strings.TrimSpace(mean) != "year-ago" && strings.TrimSpace(mean) != "same-time"
			set.rules = append(set.rules, r)
			continue
		}
		if err := set.property(r, line); err != nil {
			return fmt.Errorf("%s:%d: %w", file, n, err)
		}
	}
	return nil
}

func (set *ruleSet) property(r *rule, line string) error {
	key, value, _ := strings.Cut(line, " ")
	value = strings.TrimSpace(value)
	switch key {
	case "doc":
		r.doc = value
	case "article":
		r.article = true
	case "numeric":
		r.numeric = true
	case "guard":
		g, ok := guards[value]
		if !ok {
			return fmt.Errorf("no guard %q", value)
		}
		r.guard = g
	case "pattern":
		value, tail := strings.CutPrefix(value, "DATE ")
		n, err := compile(value)
		if err != nil {
			return err
		}
		if tail {
			set.tails = append(set.tails, start{rule: r, node: n})
			return nil
		}
		return n.starts(func(first, from *node) error { return set.add(r, first, from) })
	case "yes":
		input, want, _ := strings.Cut(value, "=>")
		from, to := strings.IndexByte(input, '['), strings.IndexByte(input, ']')
		if from < 0 || to < from {
			return fmt.Errorf("an example without a span in brackets")
		}
		r.yes = append(r.yes, example{
			text:  strings.TrimSpace(input[:from] + input[from+1:to] + input[to+1:]),
			span:  input[from+1 : to],
			value: strings.TrimSpace(want),
		})
	case "no":
		r.no = append(r.no, value)
	default:
		return fmt.Errorf("no property %q", key)
	}
	return nil
}

// add files a pattern under its first word, or under each class that its
// first element can take.
func (set *ruleSet) add(r *rule, first, from *node) error {
	s := start{rule: r, node: from, plain: first == from}
	first.next.follow(&s.next)
	if first.op == opWord {
		word := text.WordOf(first.word)
		if class, _ := text.ClassOf(first.word); class == text.NoClass {
			return fmt.Errorf("first word %q has no class", first.word)
		}
		set.words[word] = grouped(set.words[word], first, s)
		return nil
	}
	for _, class := range first.elem.starts {
		set.starts[class] = grouped(set.starts[class], first, s)
	}
	return nil
}

// grouped adds a pattern to the group of its first node.
func grouped(groups []group, first *node, s start) []group {
	for k := range groups {
		if groups[k].first.op == first.op && groups[k].first.elem == first.elem {
			groups[k].patterns = append(groups[k].patterns, s)
			return groups
		}
	}
	return append(groups, group{first, []start{s}})
}

// follow adds to f the tokens that n can take.
func (n *node) follow(f *follow) {
	switch n.op {
	case opAccept:
		f.open = true
	case opWord:
		class, _ := text.ClassOf(n.word)
		f.classes |= 1 << class
		f.bytes |= 1 << ((n.word[0] | 0x20) & 63)
		if n.word == "-" || n.word == "'" {
			f.bytes |= 1 << ((0xe2 | 0x20) & 63) // dashes and curly quotes in UTF-8
		}
	case opElem:
		if n.elem.starts == nil {
			f.open = true
		}
		for _, c := range n.elem.starts {
			f.classes |= 1 << c
		}
	case opAlt:
		for _, alt := range n.alts {
			alt.follow(f)
		}
	default:
		n.next.follow(f)
	}
}

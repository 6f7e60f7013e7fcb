package dates

import (
	"embed"
	"fmt"
	"io/fs"
	"strings"
	"sync"

	"harrow/extractors/internal/calibration"
	"harrow/extractors/text"
	"harrow/schema"
)

// A rule recognizes one written form of time expression. It is a value read
// from the files in rules/; the tests run its examples.
type rule struct {
	name       string
	doc        string
	order      int // among the rules
	mean       meaning
	behind     []string // where only these words or marks may stand before a match
	guard      guard
	article    bool                  // a definite article before belongs to the span
	calendar   bool                  // denotes calendar time that others can count from
	base       bool                  // is what the text speaks of, not what it compares that with
	numeric    bool                  // states day and month as numbers, in either order
	confidence [len(anchors)]float32 // of the rows, by their anchor
	yes        []example
	no         []string
}

// An example is a text, the span in it, and the value that it must get.
type example struct {
	text, span, value string
}

//go:embed rules/*.txt
var ruleFiles embed.FS

// calibrationFile is written by cmd/calibrate.
//
//go:embed calibration.txt
var calibrationFile string

// A ruleSet holds the rules in the order of the files.
type ruleSet struct {
	rules []*rule
	heads []head
	index index
	// What tokens look like to the patterns, and what those look for.
	named      map[string]bool // words that look ahead tells apart
	alphabet   *alphabet
	lookaheads map[*element][]lookahead
	windows    map[*node]window
	tables     []*openTable
	gates      [][]gate  // that each table is of
	tails      []pattern // those that start with DATE: what follows it
	tailed     window    // what any of them can start with
	// Lexicons by first word.
	modifiers [][]*modifier   // by number
	holidays  [][]holidayName // by number
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
	set := &ruleSet{modifiers: modifiers(), holidays: holidayNames(), named: map[string]bool{}}
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
	set.alphabet = newAlphabet(set.named)
	set.lookaheads = map[*element][]lookahead{}
	for name, list := range set.alphabet.lookaheads() {
		set.lookaheads[elements[name]] = list
	}
	set.file()
	set.windows = nil
	measured := calibration.Parse(calibrationFile)
	for _, r := range set.rules {
		for i, anchor := range anchors {
			r.confidence[i] = measured.Confidence(CalibrationKey(&schema.DateRow{Span: schema.Span{Rule: r.name}, Anchor: anchor}))
		}
	}
	return set, nil
}

// parse adds the rules of a file. A rule is a line "name = meaning", followed
// by indented lines: doc, pattern, behind, guard, article, yes and no.
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
			switch strings.TrimSpace(mean) {
			case "around", "year-ago", "same-time":
			default:
				r.base = true
			}
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
	case "behind":
		r.behind = strings.Fields(value)
		for _, w := range r.behind {
			set.named[w] = true
		}
	case "guard":
		g, ok := guards[value]
		if !ok {
			return fmt.Errorf("no guard %q", value)
		}
		r.guard = g
	case "pattern":
		value, tail := strings.CutPrefix(value, "DATE ")
		n, words, err := compile(value)
		if err != nil {
			return err
		}
		firsts := map[*node]bool{}
		if tail {
			set.tails = append(set.tails, pattern{rule: r, node: n})
		} else if err := n.starts(func(first, from *node) error {
			firsts[first] = true
			return set.add(r, first, from)
		}); err != nil {
			return err
		}
		for _, word := range words {
			if !firsts[word] { // no look ahead asks for what a pattern starts with
				set.named[word.word] = true
			}
		}
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

// add keeps a pattern's beginning for the index.
func (set *ruleSet) add(r *rule, first, from *node) error {
	if class, _ := text.ClassOf(first.word); first.op == opWord && class == text.NoClass {
		return fmt.Errorf("first word %q has no class", first.word)
	}
	set.heads = append(set.heads, head{r, first, from})
	return nil
}

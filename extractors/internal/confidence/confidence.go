// Package confidence reads how sure a rule is: its precision on the labelled
// development sets.
package confidence

import (
	"strconv"
	"strings"
)

// Table holds the confidence of rules by name.
type Table map[string]float32

// Parse reads lines of a rule, how many of its rows were right, and how many there
// were. The confidence is Laplace's rule of succession, (right + 1) / (rows + 2): a
// rule that was never seen at work has 0.5.
func Parse(file string) Table {
	t := Table{}
	for line := range strings.Lines(file) {
		fields := strings.Fields(line)
		if len(fields) != 3 || fields[0] == "#" {
			continue
		}
		right, _ := strconv.Atoi(fields[1])
		rows, _ := strconv.Atoi(fields[2])
		t[fields[0]] = float32(right+1) / float32(rows+2)
	}
	return t
}

// Of returns the confidence of a rule.
func (t Table) Of(rule string) float32 {
	if c, ok := t[rule]; ok {
		return c
	}
	return 0.5
}

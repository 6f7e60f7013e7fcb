package amounts

import "testing"

func TestBare(t *testing.T) {
	for _, c := range []struct {
		before, rest string
		end          int // after the number; 0 where it has to be read
	}{
		{"in ", "2004 the", 4}, {"the ", "two girls", 3}, {"a ", "third of the", 5}, {"Nov. ", "5, when", 1},
		{"up ", "3.5%.", 3}, {"", "25,000 people", 6}, {"", "7", 1},
		{"", "5 dollars", 0}, {"$", "5", 0}, {"Rs ", "5", 0}, {"Rs. ", "5", 0}, {"R ", "5", 0}, {"cost ", "5m", 0},
		{"", "10 and 20 euros", 0}, {"", "10, 20 and 30 euros", 0}, {"", "half of a dollar", 0}, {"", "3-5 euros", 0},
		{"€", "5 fine", 0}, {"", "5 MUSD", 0}, {"USD a ", "hundred then", 0}, {"", "1 234 euros", 0},
	} {
		end, ok := lexicon().neighbors.bare(c.before+c.rest, len(c.before))
		if ok != (c.end > 0) || ok && end-len(c.before) != c.end {
			t.Errorf("bare(%q) = %d, %v", c.before+c.rest, end-len(c.before), ok)
		}
	}
}

package agreements

// The reality of a predicate.
const (
	real = iota
	open // planned, possible, to be done
	denied
)

// particle mends the senses that depend on the word after the verb.
func particle(ws []word, v int, p predicate) string {
	next := low(ws, v+1)
	switch p.lemma {
	case "push":
		if !is(next, "for", "on", "toward", "towards") {
			return ""
		}
	case "fall":
		if !is(next, "through", "apart") {
			return ""
		}
	case "keep":
		if !is(next, "its", "their", "his", "to") {
			return ""
		}
	case "hold":
		if next == "up" {
			return "proposed"
		}
	case "withdraw":
		if next != "from" {
			return ""
		}
	case "leave", "fail":
		return ""
	}
	return p.status
}

// refused reads a denied signing or reaching at v: after "failed to", "refused
// to" or "decided not to" it has ended, else talks go on.
func refused(ws []word, v int) string {
	for j := v - 1; j >= 0 && v-j < 8 && ws[j].role != comma && ws[j].role != stop; j-- {
		if ws[j].class&refusal != 0 || j > 0 && ws[j].role == neg && ws[j+1].role == to && is(ws[j-1].low, "decided", "decides", "decision", "chose", "chosen", "opted", "voted", "preferred") {
			return "ended"
		}
	}
	return "proposed"
}

// unreal reads the auxiliaries and controlling words before the verb at v.
func (r *reader) unreal(ws []word, v int) int {
	if u := r.coordinated(ws, v); u != real {
		return u
	}
	if is(low(ws, v-1), "likely", "possibly", "probably", "perhaps") {
		return open
	}
	c := control{r: r, ws: ws, v: v}
	for c.j = v - 1; c.j >= 0 && v-c.j < 10; c.j-- {
		if u, done := c.step(); done {
			return u
		}
	}
	return c.state
}

// control is the walk over the words before a verb that control it.
type control struct {
	r     *reader
	ws    []word
	v     int // the verb
	j     int // the word in hand
	state int // so far
	sawTo bool
	past  bool // the infinitive is of the perfect: "to have signed"
}

// step reads the word in hand; done tells that the state is final.
func (c *control) step() (state int, done bool) {
	ws, j, v := c.ws, c.j, c.v
	w := &ws[j]
	next := at(ws, j+1)
	switch w.role {
	case neg:
		if w.low == "not" && next.low == "only" {
			return c.state, true
		}
		return denied, true
	case aux:
		if w.class&modal != 0 || w.class&(formOfHave|formOfBe) != 0 && next.low == "to" {
			return open, true
		}
	case to:
		c.sawTo, c.past = true, next.class&formOfHave != 0
	case adv, quote:
		switch w.low {
		case "yet":
			return denied, true
		case "almost", "nearly":
			return open, true
		}
	case date, number:
	case verb, ing, noun:
		return c.controller()
	case prep:
		switch {
		case c.sawTo && w.low == "about":
			return open, true
		case c.sawTo && next.role == date:
			return c.state, false // "arrived in Lima on Friday to sign"
		case ws[v].role == ing && j == v-1:
			return c.gerund(), true
		}
		return c.state, true
	case sub:
		if is(w.low, "if", "unless", "whether", "once", "until") || c.sawTo {
			return open, true // also "discuss how to sign"
		}
		return c.state, true
	case stop:
		return c.state, true
	default: // a name, a pronoun, a conjunction, a comma
		if at(ws, j-1).in(helping) && ws[v].class&(pastForm|sForm) == 0 {
			return open, true // "asked Peru to help it obtain a pact"
		}
		if c.sawTo && !(w.role == name && (compels(ws, j) || convened(ws, j))) {
			return open, true
		}
		if c.sawTo {
			return c.state, true
		}
		return max(c.state, c.r.conditional(ws, j)), true
	}
	return c.state, false
}

// controller reads the verb or noun in hand on which the verb may depend: "plans to
// sign", "failed to sign".
func (c *control) controller() (state int, done bool) {
	ws, j, v := c.ws, c.j, c.v
	w := &ws[j]
	switch {
	case c.past && (w.class&verbOfSaying != 0 || w.in(supposing)):
		return c.state, true // "are said to have signed"
	case w.class&refusal != 0 && c.sawTo, is(w.low, "denied", "denies", "deny") && (ws[j+1].class&ingForm != 0 || ws[j+1].low == "having"):
		return denied, true
	case w.in(helping):
		c.state = open
		return open, false
	case (w.class&irrealis != 0 || w.low == "yet") && (c.sawTo || w.role == ing || ws[v].role == ing):
		c.state = open
		return open, w.role == noun
	case c.sawTo && w.low == "time" && low(ws, j-3) == "for":
		c.j = j - 3 // "failed for the third time to"
		return c.state, false
	case c.sawTo && (ordinal(ws, j) || w.role == noun && compels(ws, j) || w.in(achievingVerb)):
		return c.state, true
	case c.sawTo:
		return open, true
	case w.role == noun && (j == v-1 || ws[v].role != ing):
		return max(c.state, c.r.conditional(ws, j)), true
	}
	return c.state, true
}

// gerund reads the preposition in hand, right before a verb in -ing: "without signing".
func (c *control) gerund() int {
	w := &c.ws[c.j]
	switch {
	case w.low == "by":
		if willBe(c.ws, c.v) {
			return open // "will end the war by signing"
		}
	case w.low == "before" && toldBefore(c.ws, c.j):
	case w.in(unrealPreposition):
		return open
	case is(w.low, "of", "for", "on", "at", "in") && at(c.ws, c.j-1).class&irrealis != 0:
		return open
	}
	return c.state
}

// toldBefore reports whether the clause before word i tells what happened: "they
// quarrelled for months before agreeing".
func toldBefore(ws []word, i int) bool {
	for j := i - 1; j >= 0 && i-j < 16; j-- {
		switch w := &ws[j]; {
		case w.role == aux, w.role == to, w.role == neg, w.role == sub, w.role == stop:
			return false
		case w.role == verb:
			return w.class&pastForm != 0 && at(ws, j-1).role != aux && w.class&(irrealis|refusal|verbOfSaying) == 0
		}
	}
	return false
}

// ordinal reports whether the noun phrase that ends at i is of the kind "the
// first country", whose infinitive tells what happened.
func ordinal(ws []word, i int) bool {
	for j := i; j >= 0 && i-j < 4 && (ws[j].role == noun || ws[j].role == name || ws[j].role == det || ws[j].role == number || ws[j].low == "only"); j-- {
		if is(ws[j].low, "first", "second", "third", "last", "latest", "only") {
			return true
		}
	}
	return false
}

// compels reports whether the noun phrase that ends at i is the object of a
// verb that makes it act: "forced the rebels to sign".
func compels(ws []word, i int) bool {
	k := phraseStart(ws, i) - 1
	for k > 0 && ws[k].role == conj && (ws[k-1].role == noun || ws[k-1].role == name) {
		k = phraseStart(ws, k-1) - 1
	}
	return k >= 0 && ws[k].in(compellingVerb)
}

// coordinated reads a bare form after "and", which shares the auxiliary of the
// verbs before it: "will meet the ministers and sign".
func (r *reader) coordinated(ws []word, v int) int {
	i := v - 1
	for i > 0 && ws[i].role == adv {
		i--
	}
	if i < 1 || ws[i].role != conj || ws[v].class&(baseForm|eitherForm) == 0 || ws[v].class&(pastForm|participle) != 0 {
		return real
	}
	for j := i - 1; j >= 0 && i-j < 50; j-- {
		switch w := &ws[j]; {
		case w.role == stop || w.role == sub:
			return real
		case w.role == aux && w.class&modal != 0:
			return open
		case w.role == to && ws[j+1].role == verb:
			return r.unreal(ws, j+1)
		case w.role == verb && w.class&(pastForm|sForm) != 0 && j > 0 && (ws[j-1].role == name || ws[j-1].role == noun || ws[j-1].role == pron):
			return real
		}
	}
	return real
}

// conditional reports whether the clause that holds j begins with "if" or its
// like.
func (r *reader) conditional(ws []word, j int) int {
	for k := j; k >= 0 && j-k < 14; k-- {
		switch ws[k].role {
		case stop, verb, quote:
			return real
		case comma:
			if k < j {
				return real
			}
		}
		if ws[k].low == "neither" {
			return denied
		}
		if ws[k].low == "before" && j+1 < len(ws) && is(ws[j+1].low, "is", "are") {
			return open
		}
		if is(ws[k].low, "if", "unless", "until", "whether") || ws[k].low == "soon" && low(ws, k+1) == "as" {
			return open
		}
	}
	return real
}

// convened reports whether the place that ends at i is where the sides met: "met
// in Lima to sign", which they then do.
func convened(ws []word, i int) bool {
	k := phraseStart(ws, i) - 1
	return k > 0 && ws[k].role == prep && is(ws[k-1].low, "met", "gathered", "convened", "assembled")
}

// threatened reports whether the verb at v is only threatened or possible:
// "threatened to withdraw", "may pull out".
func threatened(ws []word, v int) bool {
	for j := v - 1; j >= 0 && v-j < 6; j-- {
		if is(ws[j].low, "threatened", "threatens", "threatening", "threaten", "may", "might", "could") {
			return true
		}
	}
	return false
}

// supposed reports whether the first finite verb after word i is one of what
// would be.
func supposed(ws []word, i int) bool {
	for j := i; j < len(ws) && j < i+25; j++ {
		switch ws[j].role {
		case aux:
			return is(ws[j].low, "would", "could", "may", "might")
		case verb, comma, stop, sub:
			return false
		}
	}
	return false
}

package agreements

import (
	"strconv"
	"strings"

	"harrow/extractors/text"
	"harrow/schema"
)

// contract is the agreement that the document itself is: "THIS LEASE AGREEMENT
// is made as of 3 May 2021 by and between A (the "Landlord") and B". Whatever
// names it in capitals later ("this Agreement") means it.
type contract struct {
	noun    string // of its title, in lower case
	parties []party
	details
	status string
	a      *agreement
}

// openingSentences and openingBytes bound the opening of a contract.
const (
	openingSentences = 8
	openingBytes     = 2500
)

// contract returns the contract that the document is, or nil.
func (r *reader) contract() *contract {
	d := r.d
	for i, s := range d.Sentences {
		if i >= openingSentences || s.Start > openingBytes {
			return nil
		}
		noun, made := -1, -1
		for k := s.First; k < min(s.Last, s.First+maxWords); k++ {
			if noun < 0 && (d.Tokens[k].Kind == text.Lower || k-s.First >= 12) {
				continue
			}
			if noun < 0 {
				if lookUpFold(d.Word(k)).trigger.instrument != "" {
					noun = k
				}
				continue
			}
			switch w := strings.ToLower(d.Word(k)); {
			case made < 0 && is(w, "dated", "made", "entered"):
				made = k
			case k == noun+1 && w == "between":
				ending := r.ending()
				if ending < 0 {
					continue
				}
				if c := r.opening(i, noun, noun, k); c != nil {
					r.doneAt(c, ending)
					return c
				}
			case made >= 0 && is(w, "between", "among"):
				if c := r.opening(i, noun, made, k); c != nil {
					return c
				}
			}
		}
	}
	return nil
}

// ending returns the sentence that ends the document as treaties do, "DONE at Valletta,
// this 14th day of June 2007", or -1.
func (r *reader) ending() int {
	for i := len(r.d.Sentences) - 1; i >= 0; i-- {
		first := r.d.Sentences[i].First
		if strings.EqualFold(r.d.Word(first), "done") && is(r.d.Word(first+1), "at", "in") {
			return i
		}
	}
	return -1
}

// doneAt tells c when and where it was signed, which its ending says.
func (r *reader) doneAt(c *contract, ending int) {
	s := r.d.Sentences[ending]
	c.status, c.signed, c.signedOn = "signed", field{}, nil
	for _, k := range r.dates {
		if row := &r.rows.Dates[k]; int(row.Start) >= s.Start && int(row.End) <= s.End && row.Type == "DATE" && !c.signed.ok() {
			c.signed, c.signedOn = field{row.Value, int(row.Start), int(row.End)}, row
		}
	}
	for k := range r.named {
		if m := &r.mentions[k]; m.first == s.First+2 && m.end <= s.End {
			c.place = field{m.name, m.start, m.end}
		}
	}
}

// opening reads the opening of a contract in sentence i, whose title ends in token
// noun and whose sides follow token between.
func (r *reader) opening(i, noun, made, between int) *contract {
	d := r.d
	s := d.Sentences[i]
	first := noun
	for first > s.First && d.Tokens[first-1].Kind != text.Lower && d.Tokens[first-1].Kind.Wordy() && !strings.EqualFold(d.Word(first-1), "this") {
		first--
	}
	if first > s.First+1 || first == s.First+1 && !strings.EqualFold(d.Word(s.First), "this") {
		return nil
	}
	c := &contract{noun: strings.ToLower(d.Word(noun)), status: "agreed"}
	end := s.End
	if i+1 < len(d.Sentences) && !strings.Contains(d.Text[s.End:d.Sentences[i+1].Start], "\n\n") {
		end = d.Sentences[i+1].End // a stop in a name cuts it
	}
	for k := range r.named {
		m := &r.mentions[k]
		if m.start >= end {
			break
		}
		if m.start < d.Tokens[between].End || !is(m.label, "ORG", "PERSON", "GPE") {
			continue
		}
		before := m.first - 1
		w := strings.ToLower(d.Word(before))
		if m.label == "GPE" && !(w == "of" && strings.EqualFold(d.Word(before-1), "government") || w == "the" && strings.EqualFold(d.Word(before-2), "government")) {
			continue
		}
		if w == "the" && m.label != "GPE" {
			before--
			w = strings.ToLower(d.Word(before))
		}
		if m.label != "GPE" && !is(w, "between", "among", "and", ",", ";", ":", ")", "\"", "”") {
			continue
		}
		if after := r.last(m) + 1; is(d.Word(after), "\"", "”") && d.Word(after+1) == ")" {
			continue // what a side is called
		}
		if len(c.parties) > 0 && w == "," && !r.defined(before) {
			continue // an apposition
		}
		c.parties = join(c.parties, r.partyOf(k))
	}
	if len(c.parties) < 2 {
		return nil
	}
	if first < noun {
		c.title = field{d.Text[d.Tokens[first].Start:d.Tokens[noun].End], d.Tokens[first].Start, d.Tokens[noun].End}
	}
	r.terms(c, d.Tokens[made].Start, d.Tokens[between].End, end)
	return c
}

// defined reports whether the comma of token i parts sides: the definition of the one
// before, in parentheses, ends there.
func (r *reader) defined(i int) bool { return r.d.Word(i-1) == ")" }

// terms reads when a contract is made, which its opening tells, and from when until
// when it holds.
func (r *reader) terms(c *contract, made, sides, end int) {
	for _, k := range r.dates {
		row := &r.rows.Dates[k]
		start := int(row.Start)
		if row.Type != "DATE" || row.StartDate == schema.NoDay || row.Granularity != "day" {
			continue
		}
		f := field{row.Value, start, int(row.End)}
		before := r.d.TokenAt(start) - 1
		for is(r.d.Word(before), "on", "the", "of", "as") {
			before--
		}
		switch w := strings.ToLower(r.d.Word(before)); {
		case !c.signed.ok() && start > made-200 && start < end && (start > made || start > sides) && !is(w, "until", "through", "ending"):
			c.signed, c.signedOn = f, row
		case !r.speaksOf(c, start):
		case !c.to.ok() && is(w, "terminate", "terminates", "expire", "expires", "ending", "ends", "end"):
			c.to = f
		case !c.from.ok() && is(w, "effect", "beginning", "commencing", "commences", "commence", "begins", "begin", "starting"):
			c.from = f
		}
	}
	if strings.Contains(r.d.Text, "WITNESS WHEREOF") || strings.Contains(r.d.Text, "Signed by") || strings.Contains(r.d.Text, "duly executed") {
		c.status = "signed"
	}
}

// speaksOf reports whether the sentence at byte at is about the contract or its term.
func (r *reader) speaksOf(c *contract, at int) bool {
	s := r.d.Sentences[r.d.SentenceAt(at)]
	for k := s.First; k < min(s.Last, s.First+maxWords); k++ {
		if w := strings.ToLower(r.d.Word(k)); w == c.noun || w == "term" {
			return true
		}
	}
	return false
}

// names reports whether a mention means the contract: its noun, in capitals.
func (c *contract) names(m *reading) bool {
	w := &m.ws[m.last]
	if m.verb || w.low != c.noun || w.kind == text.Lower {
		return false
	}
	if m.first == 0 {
		return true
	}
	if low(m.ws, m.last+1) == "of" || low(m.ws, m.last+1) == "dated" {
		return false // another one: "the Agreement of 4 September 1986"
	}
	before := &m.ws[m.first-1]
	return before.kind == text.Lower || !before.kind.Wordy() || is(before.low, "this", "the") ||
		strings.HasSuffix(strings.ToLower(c.title.value), before.low+" "+c.noun)
}

// fill gives a mention what the contract says of itself.
func (c *contract) fill(m *reading) {
	m.parties, m.near, m.with, m.maybe, m.origin = c.parties, c.parties, nil, nil, "agreements/contract"
	m.closed, m.group, m.definite, m.evidence.status = true, false, true, c.status
	m.details.signed, m.details.signedOn, m.details.from, m.details.to = c.signed, c.signedOn, c.from, c.to
	m.details.place = c.place
	m.details.title, m.details.topic, m.details.amount = c.title, "", schema.Decimal{}
	m.details.value, m.details.currency = field{}, ""
}

// addOwn joins a mention of the contract that the document is.
func (c *chain) addOwn(m *reading) {
	c.own.fill(m)
	if c.own.a == nil {
		c.own.a = &agreement{id: "a" + strconv.Itoa(len(c.list)+1), parties: c.own.parties, near: c.own.parties, title: strings.ToLower(c.own.title.value) + " ", signers: m.signatories}
		c.list = append(c.list, c.own.a)
	}
	m.status, c.own.a.status, c.own.a.sentence = c.own.status, c.own.status, m.sentence
	c.append(m, c.own.a)
}

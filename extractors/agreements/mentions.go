package agreements

import (
	"slices"
	"sort"
	"strings"

	"harrow/extractors/text"
	"harrow/schema"
)

// mention is a name in the document: of the entities table, or a run of
// capitalized words that this table does not have.
type mention struct {
	start, end  int
	first, next int    // its first token and the one after it
	label       string // of the entities table; empty for a run of capitals
	name        string
	id          string
	country     string
}

// put moves m to the bytes of the text from start to end.
func (r *reader) put(m *mention, start, end int) {
	m.start, m.end = start, end
	m.first, m.next = r.d.TokenAt(start), r.d.TokenAt(end)
}

// last returns the last token of m.
func (r *reader) last(m *mention) int {
	if m.next > m.first && r.d.Tokens[m.next-1].End == m.end {
		return m.next - 1
	}
	return m.next
}

// country reports whether m names a country or its people.
func (m *mention) isCountry() bool { return strings.HasPrefix(m.id, countryPrefix) }

// countryPrefix begins the entity_id of a country.
const countryPrefix = "iso3166:"

const unitedNations = "org:united-nations"

// room is what readers leave to the next one.
type room struct {
	mentions  []mention // of the entities table first, by start; then those added
	dates     []int     // rows.Dates by start
	amounts   []int
	sentences [][]word          // as far as read
	words     []word            // of the sentences
	fullest   map[string]string // longest spelling of an entity
	regards   []regard          // of mentions, as far as asked for
	tallied   []weighed
	readings  []reading
	lower     []byte
}

// clear makes the room one for a document of so many sentences.
func (r *room) clear(sentences int) {
	r.mentions, r.dates, r.amounts, r.words = r.mentions[:0], r.dates[:0], r.amounts[:0], r.words[:0]
	r.sentences = slices.Grow(r.sentences[:0], sentences)[:sentences]
	clear(r.sentences)
	clear(r.regards)
	r.regards = r.regards[:0]
	if r.fullest == nil {
		r.fullest = map[string]string{}
	}
	clear(r.fullest)
}

// hold returns an empty slice with room for n words.
func (r *room) hold(n int) []word {
	const chunk = 4 * maxWords
	if cap(r.words)-len(r.words) < n {
		r.words = make([]word, 0, max(n, chunk))
	}
	return r.words[len(r.words):]
}

// reader holds what the stage knows of one document.
type reader struct {
	d     *text.Document
	rows  *schema.Rows
	named int // of the mentions, those of the entities table
	*room
	spelled   map[string]int    // entities by their spelling; made at need
	states    map[string]int    // mention of a country, by its code; made at need
	countries []int             // mentions of countries; made at need
	provinces map[string]bool   // entities that the text calls parts of a country; made at need
	bodies    map[string]bool   // entities whose members the text speaks of; made at need
	assembly  *int              // mention of the body whose meetings the text speaks of; made at need
	called    map[string]string // usual name of an organization; made at need
	breaks    []bool            // a paragraph ends behind the sentence; made at need
	unions    map[string]int    // mention of the body last called "the X union", by head noun
	offices   map[string]int    // entity of a person -> mention of the side that the person acts for
	titled    map[string]bool   // trigger words seen in a capitalized title
	statement bool              // the trigger in hand is a statement: adopted means agreed
	merging   bool              // a merger has been named
	selling   bool              // a plan to sell to a named buyer has been named
}

// titular reports whether the word is one of an agreement's title, as it is written.
func titular(w string) bool {
	sense, _ := lex().trigger(w)
	return sense.strong
}

func newReader(d *text.Document, rows *schema.Rows, room *room) *reader {
	r := &reader{d: d, rows: rows, room: room, offices: map[string]int{}, unions: map[string]int{}, titled: map[string]bool{}}
	room.clear(len(d.Sentences))
	fullest := room.fullest
	for i := range rows.Entities {
		e := &rows.Entities[i]
		if s := d.Text[e.Start:e.End]; len(s) > len(fullest[e.EntityID]) {
			fullest[e.EntityID] = s
		}
	}
	token := 0
	for i := range rows.Entities {
		e := &rows.Entities[i]
		m := mention{start: int(e.Start), end: int(e.End), label: e.Label, id: e.EntityID, country: e.Country}
		m.name = asWritten(d.Text[m.start:m.end], fullest[m.id], e)
		if token > 0 && d.Tokens[token-1].End > m.start {
			token = d.TokenAt(m.start)
		}
		for token < len(d.Tokens) && d.Tokens[token].End <= m.start {
			token++
		}
		m.first, m.next = token, token
		for m.next < len(d.Tokens) && d.Tokens[m.next].End <= m.end {
			m.next++
		}
		if titular(d.Word(r.last(&m))) || titular(d.Word(m.first)) && is(d.Word(m.first+1), "of", "on", "for") {
			m.label = "LAW"
		}
		if m.label == "GPE" && d.Word(m.first) == "Bank" {
			m.label = "ORG" // "Bank of Lima"
		}
		r.mentions = append(r.mentions, m)
	}
	r.openings()
	r.peoples()
	r.abbreviations()
	r.portfolios()
	r.splitPairs()
	slices.SortStableFunc(r.mentions, func(a, b mention) int {
		if a.start != b.start {
			return a.start - b.start
		}
		return b.end - a.end
	})
	r.named = len(r.mentions)
	r.readOffices()
	for i := range rows.Dates {
		r.dates = append(r.dates, i)
	}
	slices.SortStableFunc(r.dates, func(a, b int) int { return int(rows.Dates[a].Start - rows.Dates[b].Start) })
	for i := range rows.Amounts {
		r.amounts = append(r.amounts, i)
	}
	slices.SortStableFunc(r.amounts, func(a, b int) int { return int(rows.Amounts[a].Start - rows.Amounts[b].Start) })
	return r
}

// peoples tells peoples within a state from the state ("Greek Cypriots", "Kosovo
// Albanians"), and joins to a name of no known country the word for its people:
// "Kestrian" to "Kestria".
func (r *reader) peoples() {
	var single map[string]int // names of one word that are no country's
	for i := range r.mentions {
		m := &r.mentions[i]
		if m.isCountry() {
			if start := r.peopleWithin(i); start >= 0 {
				r.put(m, start, m.end)
				m.name = r.d.Text[m.start:m.end]
				m.id = "people:" + strings.ToLower(m.name)
			}
			continue
		}
		s := r.d.Text[m.start:m.end]
		for _, suffix := range [...]string{"n", "an", "ian", "ese", "i", "ish"} {
			stem, ok := strings.CutSuffix(s, suffix)
			if !ok || len(stem) < 4 || m.label == "PERSON" {
				continue
			}
			if single == nil {
				single = r.singleNames()
			}
			if k, ok := single[stem]; ok {
				m.name, m.id = r.mentions[k].name, r.mentions[k].id
				break
			}
		}
	}
}

// singleNames returns the mentions that are one word and no country's name.
func (r *reader) singleNames() map[string]int {
	single := map[string]int{}
	for i := range r.mentions {
		if m := &r.mentions[i]; !m.isCountry() && !strings.Contains(m.name, " ") {
			single[m.name] = i
		}
	}
	return single
}

// peopleWithin returns where the name of a people within a state begins that the i-th
// name, which is of the state, is part of; or -1.
func (r *reader) peopleWithin(i int) int {
	m := &r.mentions[i]
	s := r.d.Text[m.start:m.end]
	if m.label != "NORP" || !strings.HasSuffix(s, "s") {
		return -1
	}
	before := m.first - 1
	switch {
	case strings.Contains(s, " ") && !lookUpFold(r.d.Word(m.first)).in(ofNations):
		return m.start
	case r.d.Word(before) == "ethnic":
		return r.d.Tokens[before].Start
	case i > 0 && is(r.mentions[i-1].label, "NORP", "GPE") && r.last(&r.mentions[i-1]) == before && r.mentions[i-1].id != m.id:
		return r.mentions[i-1].start
	}
	return -1
}

// openings adds the abbreviations that open a sentence and are in no entity:
// "U.S. forces", "U.N. envoys".
func (r *reader) openings() {
	for _, s := range r.d.Sentences {
		if s.First >= s.Last {
			continue
		}
		start := r.d.Tokens[s.First].Start
		if !strings.HasPrefix(r.d.Text[start:], "U.") || len(r.d.Text) < start+4 {
			continue
		}
		m := mention{label: "GPE"}
		r.put(&m, start, start+len("U.S."))
		switch r.d.Text[start:m.end] {
		case "U.S.":
			m.name, m.id, m.country = "United States", countryPrefix+"US", "US"
		case "U.K.":
			m.name, m.id, m.country = "United Kingdom", countryPrefix+"GB", "GB"
		case "U.N.":
			m.name, m.id, m.label = "U.N.", unitedNations, "ORG"
		default:
			continue
		}
		at := sort.Search(len(r.rows.Entities), func(i int) bool { return int(r.rows.Entities[i].End) > start })
		if at == len(r.rows.Entities) || int(r.rows.Entities[at].Start) >= m.end {
			r.mentions = append(r.mentions, m)
		}
	}
}

// portfolios leaves of a name that is what a minister is for the country alone: of
// "Peruvian Water Development and Trade Minister".
func (r *reader) portfolios() {
	var peoples map[string]int
	for i := range r.mentions {
		m := &r.mentions[i]
		people, _, ok := strings.Cut(r.d.Text[m.start:m.end], " ")
		if m.label != "ORG" || !ok {
			continue
		}
		minister := false
		for k := m.next; k < min(len(r.d.Tokens), m.next+5) && !minister && r.d.Tokens[k].Kind != text.Number; k++ {
			minister = r.d.Word(k) == "Minister"
		}
		if !minister {
			continue
		}
		if peoples == nil {
			peoples = map[string]int{}
			for j := range r.mentions {
				if n := &r.mentions[j]; n.isCountry() {
					peoples[r.d.Text[n.start:n.end]] = j
				}
			}
		}
		if j, known := peoples[people]; known {
			start, end := m.start, m.end
			*m = r.mentions[j]
			r.put(m, start, end)
		}
	}
}

// abbreviations gives a body and its abbreviation in brackets one id where the
// entities table has two: "the Andean Trade Council (ATC)".
func (r *reader) abbreviations() {
	same := map[string]string{}
	for i := 1; i < len(r.mentions); i++ {
		full, short := &r.mentions[i-1], &r.mentions[i]
		if full.label != "ORG" || full.id == short.id || short.isCountry() || short.start-full.end > 4 || short.start < full.end ||
			!strings.Contains(r.d.Text[full.end:short.start], "(") || !strings.Contains(full.name, " ") {
			continue
		}
		if s := r.d.Text[short.start:short.end]; strings.ToUpper(s) == s && s[0] == full.name[0] {
			same[short.id] = full.id
		}
	}
	for i := range r.mentions {
		if id, ok := same[r.mentions[i].id]; ok {
			r.mentions[i].id = id
		}
	}
}

// asWritten is the name of a mention as the text has it: "NATO" where the
// entity is named otherwise, but the country for a demonym or an abbreviation.
func asWritten(s, fullest string, e *schema.EntityRow) string {
	switch {
	case s == fullest && !strings.HasPrefix(e.EntityID, countryPrefix):
	case strings.HasPrefix(e.EntityID, countryPrefix) && strings.ReplaceAll(e.Name, " the ", " ") == s:
		return s
	case strings.HasPrefix(e.EntityID, countryPrefix):
		if e.Label != "GPE" || strings.ToUpper(s) == s || strings.Contains(e.Name, s) || len(s) > 3 && strings.HasPrefix(e.Name, s[:4]) {
			return e.Name
		}
	case strings.Contains(fullest, s):
		return fullest
	}
	return s
}

// read returns the words of sentence i, or nothing where there is none.
func (r *reader) read(i int) []word {
	if i < 0 || i >= len(r.d.Sentences) {
		return nil
	}
	if r.sentences[i] == nil {
		s := r.d.Sentences[i]
		r.sentences[i] = r.parse(s.First, min(s.Last, s.First+maxWords))
	}
	return r.sentences[i]
}

// markMentions joins the words to the names of the entities table. A name
// that holds a trigger word ("Kyoto Protocol") is left to the title.
func (r *reader) markMentions(ws []word) {
	if len(ws) == 0 {
		return
	}
	at := sort.Search(r.named, func(i int) bool { return r.mentions[i].end > ws[0].start })
	for i := 0; i < len(ws) && at < r.named; {
		m := &r.mentions[at]
		switch {
		case ws[i].start >= m.end:
			at++
		case ws[i].end <= m.start:
			i++
		default:
			first := i
			for i < len(ws) && ws[i].start < m.end {
				i++
			}
			if !holdsTrigger(ws[first:i]) {
				for j := first; j < i; j++ {
					ws[j].mention = at
				}
			}
			at++
		}
	}
}

func holdsTrigger(ws []word) bool {
	for i := range ws {
		if ws[i].strong() {
			return true
		}
	}
	return false
}

// markDates gives the words of time expressions their role.
func (r *reader) markDates(ws []word) {
	if len(ws) == 0 {
		return
	}
	at := sort.Search(len(r.dates), func(i int) bool { return int(r.rows.Dates[r.dates[i]].End) > ws[0].start })
	for i := 0; i < len(ws) && at < len(r.dates); {
		row := &r.rows.Dates[r.dates[at]]
		switch {
		case ws[i].start >= int(row.End):
			at++
		case ws[i].end <= int(row.Start):
			i++
		default:
			if row.Type != "DURATION" && ws[i].mention < 0 {
				ws[i].role = date
			}
			i++
		}
	}
}

// paragraph reports whether the sentences a and b, at most three apart, stand in
// one paragraph.
func (r *reader) paragraph(a, b int) bool {
	if a < 0 || a >= b || b-a > 3 || b >= len(r.d.Sentences) {
		return false
	}
	if r.breaks == nil {
		r.breaks = make([]bool, len(r.d.Sentences))
		for i := range r.breaks[1:] {
			r.breaks[i] = strings.Contains(r.d.Text[r.d.Sentences[i].Start:r.d.Sentences[i+1].Start], "\n")
		}
	}
	return !slices.Contains(r.breaks[a:b], true)
}

// splitPairs takes apart a name that joins two others of the document: "Orbis
// and Tarvo", tagged as one firm.
func (r *reader) splitPairs() {
	var names map[string]int
	for i := range r.mentions {
		m := &r.mentions[i]
		first, second, ok := cutPair(r.d.Text[m.start:m.end])
		if !ok || m.isCountry() {
			continue
		}
		if names == nil {
			names = make(map[string]int, len(r.mentions))
			for k := range r.mentions {
				names[r.d.Text[r.mentions[k].start:r.mentions[k].end]] = k
			}
		}
		a, known := names[first]
		b, both := names[second]
		if !(known && both) && (m.label != "GPE" || strings.ContainsAny(first+second, " -")) {
			continue
		}
		start, end := m.start, m.end
		one, two := mention{label: m.label, name: first, id: first}, mention{label: m.label, name: second, id: second}
		if known {
			one = r.mentions[a]
		}
		if both {
			two = r.mentions[b]
		}
		r.put(&one, start, start+len(first))
		r.put(&two, end-len(second), end)
		*m = one
		r.mentions = append(r.mentions, two)
	}
}

// cutPair parts "A and B" or "A-B".
func cutPair(s string) (first, second string, ok bool) {
	const and = " and "
	hyphen := -1
	for i := range len(s) {
		switch {
		case s[i] == ' ' && strings.HasPrefix(s[i:], and):
			return s[:i], s[i+len(and):], true
		case s[i] == '-' && hyphen < 0:
			hyphen = i
		}
	}
	if hyphen < 0 {
		return s, "", false
	}
	return s[:hyphen], s[hyphen+1:], true
}

// known returns the entity that the document elsewhere has under this name.
func (r *reader) known(name string) (int, bool) {
	if r.spelled == nil {
		r.spelled = map[string]int{}
		for i := range r.named {
			m := &r.mentions[i]
			if _, ok := r.spelled[r.d.Text[m.start:m.end]]; !ok {
				r.spelled[r.d.Text[m.start:m.end]] = i
			}
		}
	}
	i, ok := r.spelled[name]
	return i, ok
}

// markNames makes names of runs of capitalized words that are in no entity.
func (r *reader) markNames(ws []word) {
	capital := func(w *word) bool {
		return w.mention < 0 && w.role == noun && !strings.HasPrefix(w.low, "i'") && !strings.HasPrefix(w.low, "i’") && (w.kind == text.Capitalized || w.kind == text.Upper) &&
			!w.strong() && w.class&(calendar|ingForm|stateNoun|officerNoun) == 0 && !is(w.low, "koreas", "general")
	}
	for i := 0; i < len(ws); i++ {
		if !capital(&ws[i]) || i == 0 && ws[i].class != 0 {
			continue
		}
		first := i
		for i+1 < len(ws) {
			if capital(&ws[i+1]) {
				i++
			} else if i+2 < len(ws) && ws[i+1].role == hyphen && ws[i].end == ws[i+1].start && ws[i+1].end == ws[i+2].start && capital(&ws[i+2]) {
				i += 2
			} else {
				break
			}
		}
		if first == 0 && i == 0 && ws[i].kind != text.Upper && len(ws) > 1 && ws[1].role != verb && ws[1].role != aux && ws[1].role != poss && ws[1].role != conj && !(len(ws) > 2 && (ws[1].role == comma && ws[2].role == name || ws[1].role == prep && ws[2].role == date)) {
			continue
		}
		start, end := ws[first].start, ws[i].end
		m := mention{name: r.d.Text[start:end]}
		if k, ok := r.known(m.name); ok {
			m = r.mentions[k]
		}
		r.put(&m, start, end)
		r.mentions = append(r.mentions, m)
		for j := first; j <= i; j++ {
			ws[j].mention, ws[j].role = len(r.mentions)-1, name
		}
	}
}

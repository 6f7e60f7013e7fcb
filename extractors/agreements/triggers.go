package agreements

import (
	"strings"

	"harrow/extractors/text"
)

// candidate is a token that may name an agreement.
type candidate struct {
	token    int
	sentence int
	sense    sense
}

// find returns the tokens that may name an agreement.
func find(d *text.Document) []candidate {
	l := lex()
	var out []candidate
	at := 0
	for i, t := range d.Tokens {
		if t.Kind == text.Other || t.Kind == text.Number || t.End-t.Start > maxTrigger {
			continue
		}
		w := d.Text[t.Start:t.End]
		if w[len(w)-1] == 's' {
			w = w[:len(w)-possessiveSuffix(w)]
		}
		s, ok := l.trigger(w)
		if !ok && (w != "cease" || d.Word(i+1) != "-" || !strings.HasPrefix(d.Word(i+2), "fire")) {
			continue
		}
		if !ok {
			s = sense{instrument: "ceasefire", test: "plain"}
		}
		for d.Sentences[at].Last <= i {
			at++
		}
		out = append(out, candidate{i, at, s})
	}
	return out
}

// trigger is a span that names an agreement.
type trigger struct {
	sentence    int
	first, last int // its words
	instrument  string
	verb        bool // an agreeing or merging, not a noun
	titled      bool // part of a capitalized official name
}

// trigger decides whether the candidate names an agreement, and its span.
func (r *reader) trigger(c candidate, ws []word) (trigger, bool) {
	i := wordAt(ws, r.d.Tokens[c.token].Start)
	if i < 0 {
		return trigger{}, false
	}
	t := trigger{sentence: c.sentence, first: i, last: i, instrument: c.sense.instrument}
	if c.sense.test == "verb" {
		return r.verbTrigger(t, ws)
	}
	if ws[i].low == "cease" && i+2 < len(ws) {
		t.last = i + 2
	}
	if noTrigger(ws, i) || compound(ws, t.last) || body(ws, i) {
		return t, false
	}
	t.titled = r.inTitle(ws, i, c.sense.instrument)
	return t, r.test(c, ws, i, &t)
}

// noTrigger reports whether the word at i is no noun for an agreement, whatever its
// test: a verb, part of a slug line, a party.
func noTrigger(ws []word, i int) bool {
	w := &ws[i]
	switch {
	case w.role == verb, w.role == ing:
		return true
	case i > 1 && ws[i-1].role == hyphen && (w.kind == text.Upper || ws[i-2].end-ws[i-2].start == 1):
		return true // "X-pact"
	}
	return is(w.low, "pact", "accord") && w.kind == text.Capitalized && anyNear(ws, i, 8, electoral) && !has(ws, i, 8, "signed", "under", "ratified")
}

// inTitle reports whether the trigger at i is part of a capitalized official name.
func (r *reader) inTitle(ws []word, i int, instrument string) bool {
	w := &ws[i]
	if i == 0 {
		return false
	}
	before := &ws[i-1]
	if w.kind == text.Capitalized && !is(w.low, "agreements", "deals", "contracts", "treaties") &&
		(before.kind == text.Capitalized && before.class&determiner == 0 || follows(ws, i, "on", "for", "between", "against", "of")) {
		return true
	}
	if !is(instrument, "accord", "treaty", "pact", "protocol") || before.mention < 0 {
		return false
	}
	n := &r.mentions[before.mention]
	return n.label == "GPE" && !n.isCountry() // "the Lima accord"
}

// test applies the test of the word to the candidate at i.
func (r *reader) test(c candidate, ws []word, i int, t *trigger) bool {
	w := &ws[i]
	switch c.sense.test {
	case "agreement":
		return agreementTest(ws, i)
	case "deal":
		return dealTest(ws, i)
	case "contract":
		return contractTest(ws, i)
	case "accord":
		return accordTest(ws, i)
	case "convention":
		return r.conventionTest(ws, i, t)
	case "protocol":
		return r.protocolTest(ws, i, t)
	case "declaration":
		return r.declarationTest(ws, i, t)
	case "joint":
		t.first = max(0, i-1)
		return (low(ws, i-1) == "joint" || at(ws, i-1).role == hyphen && low(ws, i-2) == "joint") &&
			!follows(ws, i, "bank", "banks", "partner", "partners", "companies", "enterprises", "firms")
	case "letter":
		t.last = i + 2
		return follows(ws, i, "of") && low(ws, i+2) == "intent"
	case "merger":
		ok := r.mergerTest(ws, i)
		r.merging = r.merging || ok
		return ok
	case "acquisition":
		return r.acquisitionTest(ws, i, c.sentence)
	case "settlement":
		return r.settlementTest(ws, i, c.sentence)
	case "roadmap":
		before := at(ws, i-1)
		t.titled = t.titled || w.kind == text.Capitalized && (before.kind == text.Capitalized && before.class&determiner == 0 || before.low == "the")
		return t.titled || has(ws, i, 6, "peace", "quartet", "middle", "mideast")
	case "plan":
		return r.planTest(ws, i, t)
	case "document":
		return documentTest(ws, i, t)
	}
	switch {
	case strings.HasPrefix(w.low, "memorand") && follows(ws, i, "of") && strings.HasPrefix(low(ws, i+2), "understand"):
		t.last = i + 2
		r.titled["memorandum"] = true
	case strings.HasPrefix(w.low, "memorand") && w.kind == text.Lower:
		return r.shared(ws, i)
	case is(w.low, "treaty", "treaties"):
		return at(ws, i+1).role != hyphen && !follows(ws, i, "change", "changes", "law", "obligations")
	}
	return true
}

// accordTest tells an accord from the verb: "accord him the honour".
func accordTest(ws []word, i int) bool {
	if at(ws, i+1).role == det && phraseStart(ws, i) == i {
		return false
	}
	return !is(low(ws, i-1), "we", "they", "you", "i", "to", "would", "should", "will", "own", "in", "honda")
}

// shared reports whether the memorandum at i is one of two sides, not a note.
func (r *reader) shared(ws []word, i int) bool {
	ok := governed(ws, i, "signed", "agreed", "approved", "in_force", "proposed", "extended", "ended") && !is(low(ws, phraseStart(ws, i)-1), "released", "obtained", "issued", "prepared", "published", "received") ||
		follows(ws, i, "signed", "with", "between", "on") || r.titled["memorandum"] && is(low(ws, i-1), "the", "this") || is(low(ws, i-1), "cooperation", "trade", "peace", "joint")
	r.titled["memorandum"] = r.titled["memorandum"] || ok
	return ok
}

func wordAt(ws []word, start int) int {
	for i := range ws {
		if ws[i].start <= start && start < ws[i].end {
			return i
		}
	}
	return -1
}

// at returns word i, or one without letters.
func at(ws []word, i int) *word {
	if i < 0 || i >= len(ws) {
		return &noWord
	}
	return &ws[i]
}

var noWord = word{mention: -1, lexeme: &unknown}

// low returns the lower-case word i, or nothing.
func low(ws []word, i int) string { return at(ws, i).low }

func is(w string, list ...string) bool {
	for _, x := range list {
		if w == x {
			return true
		}
	}
	return false
}

// follows reports whether the word after i is one of the list.
func follows(ws []word, i int, list ...string) bool { return is(low(ws, i+1), list...) }

// has reports whether one of the list stands within n words of i.
func has(ws []word, i, n int, list ...string) bool {
	for j := max(0, i-n); j < min(len(ws), i+n+1); j++ {
		if j != i && is(ws[j].low, list...) {
			return true
		}
	}
	return false
}

// anyNear reports whether a word of a set stands within n words of i.
func anyNear(ws []word, i, n int, s set) bool {
	for j := max(0, i-n); j < min(len(ws), i+n+1); j++ {
		if j != i && ws[j].in(s) {
			return true
		}
	}
	return false
}

// anyWithin reports whether a word of a set is among the n from word i on.
func anyWithin(ws []word, i, n int, s set) bool {
	for j := i; j < min(len(ws), i+n-1); j++ {
		if ws[j].in(s) {
			return true
		}
	}
	return false
}

// compound reports whether word i only modifies another naming noun:
// "ceasefire" in "ceasefire agreement".
func compound(ws []word, i int) bool {
	j := i + 1
	if j < len(ws) && ws[j].role == hyphen {
		return true
	}
	if s := ws[i].trigger; s.instrument == "ceasefire" && at(ws, j).in(supervisorNoun) {
		return true
	}
	return j < len(ws) && ws[j].role != verb && ws[j].in(instrumentNoun)
}

// body reports whether the word stands in the name of an organization or of
// its members: "North Atlantic Treaty Organization", "Warsaw Pact states".
func body(ws []word, i int) bool {
	if ws[i].kind == text.Lower {
		return false
	}
	return at(ws, i+1).in(bodyWord)
}

func agreementTest(ws []word, i int) bool {
	if is(low(ws, i-1), "in", "amid") || low(ws, i-1) == "of" && low(ws, i-2) == "nod" {
		return false
	}
	if follows(ws, i, "that") && ws[phraseStart(ws, i)].role != det && !(ws[i].low == "agreements" && i > 0 && ws[i-1].role == number) {
		return false
	}
	if at(ws, i-1).in(opinionWord) && !(i > 1 && (ws[i-2].role == det || is(ws[i-2].low, "reach", "reached", "reaching"))) {
		return false
	}
	first := phraseStart(ws, i)
	if first == i && ws[i].low == "agreement" {
		if follows(ws, i, "with", "between", "to", "on", "reached", "signed", "over", "for") {
			return true
		}
		if at(ws, first-1).verb.known() {
			return true
		}
		if low(ws, first-1) == "for" && (at(ws, first-2).in(openIssue) || is(low(ws, first-2), "basis", "hope", "hopes", "chance", "chances", "prospects", "prospect", "need", "room")) {
			return true // "a basis for agreement"
		}
		return first > 0 && is(ws[first-1].low, "reach", "reaching", "an", "sign", "no", "without") || ws[i].kind == text.Capitalized
	}
	return true
}

func dealTest(ws []word, i int) bool {
	k := i - 1
	for k > 0 && (ws[k].role == quote || ws[k].role == adv) {
		k--
	}
	prev := low(ws, k)
	if is(prev, "great", "good") && (follows(ws, i, "of", "more", "less", "to", "about", "in", ".", ",") || i+1 == len(ws)) {
		return false
	}
	if ws[i].low == "deal" && ws[i].kind == text.Lower && phraseStart(ws, i) == i {
		// without an article it is a noun in headlines only: "Peru, Chile sign deal"
		return at(ws, k).verb.known() && ws[k].role == verb && !is(prev, "help", "helps", "helped", "begin", "began")
	}
	if prev == "the" && is(low(ws, i-2), "'s", "is", "was") && low(ws, i-3) == "what" {
		return false
	}
	if is(prev, "good", "better", "best", "great", "daily", "cheap", "cheaper", "fairer") && !follows(ws, i, "with", "between", "reached", "struck", "signed") {
		return false // for a buyer
	}
	if at(ws, i+1).in(dealDecoy) {
		return false
	}
	if first := phraseStart(ws, i); ws[i].low == "deal" && follows(ws, i, "with") && ws[first].role != det && is(low(ws, first-1), "help", "helps", "helped", "helping", "let", "make", "makes", "made") {
		return false // "help Peru deal with"
	}
	if ws[i].low == "deals" && is(prev, "morning", "afternoon", "early", "late", "midday", "electronic", "intraday") {
		return false // of traders
	}
	if ws[i].low == "deals" && has(ws, i, 12, "shares", "turnover", "traded") && ws[phraseStart(ws, i)].role == number {
		return false // on a stock exchange
	}
	if is(prev, "rough", "raw", "square", "real", "big", "no-big") && follows(ws, i, ".", ",", "for", "!") {
		return false
	}
	if is(prev, "to", "can", "will", "must", "should", "could", "would", "we", "they", "who", "cannot", "n't", "not", "that", "which", "it", "he", "she") {
		return false
	}
	if prev == "other" && ws[i].low == "deals" && follows(ws, i, "with") {
		return false
	}
	if ws[i].low == "deals" && follows(ws, i, "a", "with", "in", "an") && i > 0 && (ws[i-1].role == name || ws[i-1].role == noun) && phraseStart(ws, i) < i && ws[phraseStart(ws, i)].role == det {
		return follows(ws, i, "with") && i > 0 && ws[i-1].role != name
	}
	return true
}

func contractTest(ws []word, i int) bool {
	if at(ws, i+1).in(contractDecoy) {
		return false
	}
	if ws[i].low == "contracts" && ws[i].kind == text.Capitalized && i > 0 && ws[i-1].kind == text.Capitalized && ws[i-1].role != verb {
		return false // a department
	}
	for j := max(0, i-5); j < i; j++ {
		if ws[j].class&calendar != 0 && !is(ws[j].low, "may", "march") && (has(ws, i, 12, "crude", "oil", "futures", "barrel", "cents", "delivery", "points", "settled", "exchange", "pound", "bushel")) {
			return false
		}
	}
	for j := i + 1; j < min(len(ws), i+5); j++ {
		if ws[j].low == "traded" {
			return false // on an exchange
		}
	}
	if at(ws, i-1).in(futuresWord) {
		return false
	}
	return !has(ws, i, 12, "crude", "barrel", "barrels", "futures", "bushel") || has(ws, i, 8, "signed", "sign", "awarded", "won")
}

// governed reports whether the noun i is the object of a predicate of one of
// the given conditions.
func governed(ws []word, i int, status ...string) bool {
	first := phraseStart(ws, i)
	j := first - 1
	for j >= 0 && (ws[j].role == adv || ws[j].role == quote) {
		j--
	}
	if j >= 0 && is(ws[j].low, "of", "on", "to", "upon", "into") && j > 0 {
		j--
	}
	if j < 0 {
		return false
	}
	if p := ws[j].verb; p.known() && (ws[j].role == verb || ws[j].role == ing) {
		return is(p.status, status...)
	}
	p := ws[j].act
	return p.known() && is(p.status, status...)
}

func (r *reader) mergerTest(ws []word, i int) bool {
	if at(ws, i+1).in(mergerDecoy) {
		return false
	}
	if low(ws, i-1) == "a" && is(low(ws, i-2), "seek", "through", "seeking") {
		return false
	}
	if follows(ws, i, "with", "between") {
		return true
	}
	if follows(ws, i, "of") {
		for j := i + 2; j < min(len(ws), i+10); j++ {
			if ws[j].role == name || ws[j].class&(companyNoun|groupNoun|partyNoun|stateNoun) != 0 || ws[j].low == "equals" {
				return true
			}
		}
		return false
	}
	if f := &ws[phraseStart(ws, i)]; is(f.low, "this", "the", "their", "its") && !strings.HasSuffix(ws[i].low, "s") {
		return true
	}
	return r.sides(ws) >= 2 && low(ws, phraseStart(ws, i)) != "any" || r.merging && !strings.HasSuffix(ws[i].low, "s")
}

func (r *reader) acquisitionTest(ws []word, i, sentence int) bool {
	if at(ws, i-1).in(takeoverDecoy) || strings.HasSuffix(ws[i].low, "s") && ws[i].low != "takeovers" {
		return false
	}
	if at(ws, i+1).in(offerWord) {
		return false
	}
	if follows(ws, i, "of") {
		j := i + 2
		for j < len(ws) && j < i+9 && (ws[j].role == noun || ws[j].role == name && r.mentions[ws[j].mention].label == "GPE" || ws[j].role == det || ws[j].role == poss || ws[j].role == hyphen || ws[j].role == number) {
			j++
		}
		if follows(ws, i+1, "the") && is(low(ws, i+3), "company", "firm", "bank", "concern") && (r.merging || r.sides(ws) > 1) {
			r.merging = true
			return true // "the acquisition of the company"
		}
		if j < len(ws) && ws[j].role == name && r.company(&ws[j]) && !is(ws[j].low, "house", "senate", "congress", "parliament") {
			r.merging = true
			return true
		}
		return false
	}
	if first := phraseStart(ws, i); i > first+1 && ws[first].low == "the" && ws[i-1].mention >= 0 && r.mentions[ws[i-1].mention].label == "ORG" {
		return true // "the Orbis acquisition"
	}
	return i > 0 && is(ws[phraseStart(ws, i)].low, "the", "this", "that", "its") && (r.merging || r.purchase(sentence))
}

// purchase reports whether the sentences before tell of a purchase.
func (r *reader) purchase(sentence int) bool {
	for back := 0; back < 6; back++ {
		ws := r.read(sentence - back)
		for i := range ws {
			if ws[i].in(purchaseVerb) && ws[i].role != noun || is(ws[i].low, "take", "took", "taking", "taken") && follows(ws, i, "over") {
				return true
			}
		}
	}
	return false
}

// company reports whether the name may be that of a firm.
func (r *reader) company(w *word) bool {
	if w.mention < 0 {
		return false
	}
	m := &r.mentions[w.mention]
	return m.label == "ORG" || m.label == "PRODUCT" || m.label == "" || m.label == "PERSON"
}

// sides counts the different names in a sentence that may be firms.
func (r *reader) sides(ws []word) int {
	n, last := 0, -1
	for i := range ws {
		if ws[i].mention >= 0 && ws[i].mention != last && r.company(&ws[i]) {
			n++
			last = ws[i].mention
		}
	}
	return n
}

func (r *reader) settlementTest(ws []word, i, sentence int) bool {
	if anyNear(ws, i, 12, settlersWord) && !has(ws, i, 12, "lawsuit", "court", "million") {
		return false
	}
	if is(low(ws, i-1), "human", "dispute", "disputes", "conflict") && ws[phraseStart(ws, i)].role != det || follows(ws, i, "of") && !(is(low(ws, phraseStart(ws, i)), "a", "an") && has(ws, i+2, 3, "dispute", "conflict", "crisis", "war", "row")) || at(ws, i+1).in(settlementDecoy) {
		return false
	}
	if before := r.read(sentence - 1); len(before) > 0 && low(ws, phraseStart(ws, i)) == "the" && has(before, len(before)-1, len(before), "settled", "lawsuit", "suit") {
		return true
	}
	if at(ws, i-1).in(settling) && ws[phraseStart(ws, i)].role == det {
		return true
	}
	first := phraseStart(ws, i)
	if ws[i].low == "settlement" && (is(low(ws, first-1), "for", "towards", "toward", "on", "about") && at(ws, first-2).act.status == "proposed" || is(low(ws, first-2), "progress", "advance", "move") || phrased(ws, first) ||
		is(low(ws, first-1), "achieve", "achieving", "achieved", "negotiate", "negotiating", "seek", "seeking", "mediate", "broker")) {
		return true
	}
	return anyNear(ws, i, 14, disputeWord) ||
		follows(ws, i, "with", "between", "reached", "signed") || low(ws, i+1) == "," && low(ws, i+2) == "signed"
}

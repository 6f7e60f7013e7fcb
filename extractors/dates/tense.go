package dates

import (
	"strings"

	"harrow/extractors/text"
)

// A tense says on which side of the reference the words around an expression
// put it.
type tense int8

const (
	unknown tense = iota
	past
	future
)

// tenseWindow is how many tokens before an expression are read, clauseWindow how
// many after it (and how far back a verb of the past still tells of tomorrow's
// weekday), nearWindow how many are near.
const (
	tenseWindow  = 16
	clauseWindow = 9
	nearWindow   = 4
)

// tense returns the side on which the words around an expression put it, as read by
// readTense, and keeps it, since it is asked more than once.
func (r *resolver) tense(e *expr) (t tense, distance int) {
	if k := &r.read; k.start != e.start || k.end != e.end || k.set != e.set {
		t, distance := r.readTense(e)
		*k = tensed{e.start, e.end, e.set, t, distance}
	}
	return r.read.t, r.read.distance
}

// A tensed is what the tense of an expression rests on, and that tense.
type tensed struct {
	start, end int // tokens; end is 0 where none has been read
	set        uint64
	t          tense
	distance   int
}

// readTense reads the word that leads an expression, then the words before it, the
// nearest first, then those after it, up to the end of the clause. distance is
// how far the word that decides lies before it; one that comes after is beyond
// the window.
func (r *resolver) readTense(e *expr) (t tense, distance int) {
	s := r.sentenceOf(e)
	if i := r.closing(e.start - 1); strings.EqualFold(r.d.Word(i), "by") && !possessive(r.d.Word(e.end-1)) {
		return r.byThen(e, i, s), 1
	}
	if t := r.lead(e, s); t != unknown {
		return t, 1
	}
	if r.asks(e, s) {
		return future, nearWindow
	}
	near := r.before(e) // the word that governs e, perhaps by a preposition
	if t := r.trail(e); t != unknown && r.tenseOf(near, true, false) != past {
		if possessive(r.d.Word(e.end - 1)) {
			return t, 1
		}
		return t, tenseWindow
	}
	if r.votes(near, s) {
		return future, e.start - near
	}
	purpose := 0
	for i := e.start - 1; i >= max(s.First, e.start-tenseWindow); i-- {
		if t := r.tenseOf(i, i >= near, false); t != unknown {
			return t, e.start - i
		}
		if purpose == 0 && (e.has(fWeekday) || e.has(fDay)) && e.start-i <= nearWindow+1 && r.infinitive(i) {
			purpose = e.start - i
		}
	}
	if purpose > 0 { // "the championships to open Tuesday"
		return future, purpose
	}
	window := clauseWindow
	if near <= s.First {
		window = tenseWindow // "On Friday, the ... will"
	}
	for i := e.end; i < min(s.Last, e.end+window) && !r.closesQuote(i); i++ {
		if t := r.tenseOf(i, false, true); t != unknown {
			return t, tenseWindow + 1 + i - e.end
		}
	}
	if amongFold(asking, r.d.Word(s.First)) {
		return future, nearWindow
	}
	return unknown, 0
}

// asks reports whether e lies in a question of the present that nothing of the past
// follows: "what do I have on Sunday".
func (r *resolver) asks(e *expr, s text.Sentence) bool {
	i := s.First
	if amongFold(questions, r.d.Word(i)) {
		i++
	}
	if !amongFold(asked, r.d.Word(i)) || !amongFold(persons, r.d.Word(i+1)) {
		return false
	}
	for k := i + 2; k < e.start; k++ {
		if !r.is(k, "have") && r.tenseOf(k, false, false) == past {
			return false
		}
	}
	return i+1 < e.start
}

// votes reports whether token i is a verb of the present whose subject begins its
// clause, so that a day beside it is one to come: "the council votes on Friday".
func (r *resolver) votes(i int, s text.Sentence) bool {
	switch r.d.Word(i) {
	case "votes", "elects", "decides", "reconvenes", "reopens":
	case "vote", "elect", "decide":
		if !strings.HasSuffix(r.d.Word(i-1), "s") {
			return false
		}
	default:
		return false
	}
	k := i - 1
	for k >= max(s.First, i-nearWindow) && r.d.Tokens[k].Class == text.NoClass && r.d.Tokens[k].Kind != text.Other && !among(clauseStart, r.d.Word(k)) {
		if w := r.d.Word(k); r.tenseOf(k, false, false) != unknown || possessive(w) || r.d.Tokens[k].Kind == text.Lower && strings.HasSuffix(w, "ing") {
			return false
		}
		k--
	}
	if k == i-1 {
		return false
	}
	if k >= s.First && r.d.Tokens[k].Class == text.Determiner {
		k--
	}
	return k < s.First || r.d.Tokens[k].Kind == text.Other && !r.is(k, "-") || among(clauseStart, r.d.Word(k))
}

// before returns the token before an expression and its preposition.
func (r *resolver) before(e *expr) int {
	i := e.start - 1
	if r.is(i, "on") || r.is(i, "in") || r.is(i, "On") || r.is(i, "In") {
		i--
	}
	return i
}

// trail returns what the words right after an expression say of its time: "the
// draft on Friday will", "their match on Tuesday was called off".
func (r *resolver) trail(e *expr) tense {
	i := e.end
	if possessive(r.d.Word(e.end - 1)) { // "Friday's draft of the law will"
		for i < e.end+nearWindow && i < len(r.d.Tokens) && r.d.Tokens[i].Kind == text.Lower && r.d.Tokens[i].Class == text.NoClass && !r.is(i, "will") && !r.is(i, "would") {
			i++
		}
		if r.is(i, "will") {
			return future
		}
		return unknown
	}
	switch r.d.Word(e.end) {
	case "will", "would":
		return future
	case "is", "are":
		switch r.d.Word(e.end + 1) {
		case "expected", "likely", "due", "scheduled", "set":
			return future
		}
	case "was", "were":
		if w := r.d.Word(e.end + 1); strings.HasSuffix(w, "ed") && w != "scheduled" && w != "expected" && w != "planned" {
			return past
		}
	}
	return unknown
}

// infinitive reports whether token i begins one: "to open".
func (r *resolver) infinitive(i int) bool {
	if !r.is(i, "to") || i+1 >= len(r.d.Tokens) {
		return false
	}
	next := &r.d.Tokens[i+1]
	switch r.d.Word(i - 1) {
	case "due", "according", "According", "compared", "close", "up", "reaction", "response", "similar":
		return false
	}
	return next.Kind == text.Lower && next.Class == text.NoClass
}

// lead returns what the word before an expression says of its time, whatever
// the verb is: "until Friday", "ahead of Sunday's vote", "from Friday's close".
func (r *resolver) lead(e *expr, s text.Sentence) tense {
	if strings.EqualFold(r.d.Word(e.start), "earlier") || r.occurred(e) {
		return past
	}
	i := e.start - 1
	for i > s.First && (r.is(i, "on") || r.is(i, "here") || r.is(i, "early") || r.is(i, "late") || r.is(i, "the") || r.is(i, "a")) {
		i--
	}
	if i < s.First {
		return unknown
	}
	if r.is(i, "in") && r.is(i-1, "starting") || r.is(i, "in") && r.is(i-1, "beginning") {
		i--
	}
	switch strings.ToLower(r.d.Word(i)) {
	case "until", "till":
		return future
	case "starting", "beginning", "commencing":
		if i > s.First { // not "Starting Friday, they sold"
			return future
		}
	case "of":
		if r.is(i-1, "ahead") || r.is(i-1, "eve") {
			return future
		}
	case "to":
		switch r.d.Word(i - 1) {
		case "up", "through", "attention", "forward":
			return future
		}
	case "into":
		if possessive(r.d.Word(e.end - 1)) {
			return future
		}
	case "since":
		return past
	case "for":
		switch r.d.Word(i - 1) {
		case "set", "scheduled", "planned", "due", "slated":
			if !r.is(i-2, "been") {
				return future
			}
		}
		if e.has(fWeekday) && i == e.start-1 && (!possessive(r.d.Word(e.end-1)) || !r.perfect(i, s)) {
			return future
		}
	case "from", "than", "against":
		if possessive(r.d.Word(e.end - 1)) {
			return past
		}
	}
	return unknown
}

// occurred reports whether e tells which of the events that took place is meant:
// "Sunday's coal mine blast", "the Feb. 14 killing".
func (r *resolver) occurred(e *expr) bool {
	if !possessive(r.d.Word(e.end-1)) && !e.has(fMonth) {
		return false
	}
	if r.is(e.start-1, "the") && among(tookPart, r.d.Word(e.start-2)) {
		return true // "who boycotted the January poll"
	}
	for i := e.end; i < min(e.end+nearWindow, len(r.d.Tokens)) && r.d.Tokens[i].Kind == text.Lower && r.d.Tokens[i].Class == text.NoClass; i++ {
		if among(occurred, r.d.Word(i)) {
			return true
		}
		if !possessive(r.d.Word(e.end-1)) && i > e.end {
			return false
		}
	}
	return false
}

// perfect reports whether "had" or "has" stands close before token i.
func (r *resolver) perfect(i int, s text.Sentence) bool {
	for k := i - 1; k >= max(s.First, i-nearWindow); k-- {
		if r.is(k, "had") || r.is(k, "been") {
			return true
		}
	}
	return false
}

// closesQuote reports whether token i ends a quotation, after which others speak.
func (r *resolver) closesQuote(i int) bool {
	switch r.d.Word(i) {
	case "\"", "”", "''", "’’":
		return r.d.Glued(i - 1)
	}
	return false
}

func (r *resolver) is(i int, w string) bool { return r.d.Word(i) == w }

// closing returns the token before "the close of business", "EOD" and the like,
// which end at token i, else i.
func (r *resolver) closing(i int) int {
	for k := i; k > i-7; k-- {
		if !amongFold(closeOf, r.d.Word(k)) {
			if k == i-1 && strings.EqualFold(r.d.Word(i), "the") {
				return i // "by the Tuesday deadline"
			}
			return k
		}
	}
	return i
}

// dueBy reports whether e ends a term, in a clause that tells nothing of the past:
// "we need it by Wednesday".
func (r *resolver) dueBy(e *expr) bool {
	by := r.closing(e.start - 1)
	if !strings.EqualFold(r.d.Word(by), "by") || possessive(r.d.Word(e.end-1)) {
		return false
	}
	for i := by - 1; i >= max(r.sentenceOf(e).First, by-tenseWindow); i-- {
		if r.tenseOf(i, false, false) == past {
			return false
		}
	}
	t, _ := r.tense(e)
	return t == future
}

// byThen returns the tense of "by Friday", whose preposition is token by: a term to
// come, but not after "had", nor at the start of a clause that tells what was so by then.
func (r *resolver) byThen(e *expr, by int, s text.Sentence) tense {
	for i := by - 1; i >= max(s.First, by-5); i-- {
		if r.d.Word(i) == "had" || by < e.start-1 && r.tenseOf(i, false, false) == past {
			return past
		}
	}
	if i := by - 1; i >= s.First && r.d.Word(i) != "and" && r.d.Word(i) != "," && r.d.Word(i) != ";" {
		return future
	}
	for i := e.end; i < min(s.Last, e.end+tenseWindow); i++ {
		if w := r.d.Word(i); w == "said" || w == "told" {
			continue
		}
		if t := r.tenseOf(i, false, true); t != unknown {
			return t
		}
	}
	return future
}

// tenseOf returns what one word says of time. adjacent is true of the word
// right before the expression.
func (r *resolver) tenseOf(i int, adjacent, after bool) tense {
	w := r.d.Word(i)
	if len(w) < 2 || len(w) > 12 {
		return unknown
	}
	if r.d.Tokens[i].Kind != text.Lower {
		w = strings.ToLower(w)
	}
	switch w {
	case "scheduled", "planned", "expected", "due", "slated":
		j := i - 1
		if strings.HasSuffix(r.d.Word(j), "ly") {
			j--
		}
		if w == "due" && r.is(i+1, "to") {
			switch r.d.Word(i - 1) {
			case "is", "are", "was", "were", "been", "also":
			default:
				return unknown // because of
			}
		}
		if r.is(j, "than") || r.is(j, "as") {
			return unknown // "more than expected"
		}
		if r.is(j, "had") || r.is(j, "been") && r.is(j-1, "had") {
			return past // what had been due has come
		}
		if after {
			switch r.d.Word(i - 1) {
			case "is", "are", "was", "were", "be", "been":
			default:
				return past // "on Friday they planned to pay"
			}
		}
		return future
	case "plans", "deadline":
		if !after {
			return future
		}
	case "is", "are":
		if adjacent {
			return future // "the vote is Tuesday"
		}
	case "effect":
		if r.is(i-1, "takes") || r.is(i-1, "take") {
			return future
		}
	case "plan":
		if i == 0 || r.d.Tokens[i-1].Class != text.Determiner { // the verb
			return future
		}
	case "of":
		if r.is(i-1, "ahead") {
			return future
		}
	case "until", "till":
		return future
	case "may":
		if r.d.Tokens[i].Kind == text.Lower {
			return future
		}
	case "have":
		if among(aheadWord, r.d.Word(i-1)) || r.is(i-1, "may") || r.is(i-1, "can") || r.is(i-1, "to") {
			return unknown
		}
	case "held", "made":
		if r.is(i-1, "is") || r.is(i-1, "are") {
			return future // "when elections are held in July"
		}
	case "to":
		if r.is(i-1, "due") {
			return r.tenseOf(i-1, false, after)
		}
		if among(meant, r.d.Word(i-1)) {
			return future
		}
	case "be":
		if r.is(i-1, "to") && !r.is(i-2, "had") && !r.is(i-2, "believed") && !r.is(i-2, "thought") && !r.is(i-2, "said") {
			return future // "a motion to be debated"
		}
	case "as":
		if p := r.d.Word(i - 1); adjacent && (p == "soon" || p == "early") {
			return future
		}
	case "beat", "hit", "cut", "quit", "hurt":
		if r.is(i-1, "who") {
			return past
		}
	case "since", "ended":
		if adjacent {
			return past
		}
	}
	switch sets := setsOf(aheadWord|arranged|behindWord, w); {
	case sets&aheadWord != 0:
		return future
	case sets&arranged != 0 && !r.is(i-1, "to") && !possessive(r.d.Word(i-1)) && (i == 0 || r.d.Tokens[i-1].Class != text.Determiner):
		return future
	case sets&behindWord != 0 && !r.is(i-1, "be"):
		return past
	}
	if len(w) > 4 && strings.HasSuffix(w, "ed") && r.d.Tokens[i].Kind == text.Lower {
		j := i - 1
		for r.participle(j) {
			j--
		}
		switch r.d.Word(j) {
		case "be", "a", "an", "the", "still", "yet", "to": // an adjective, or "to proceed"
			return unknown
		case "is", "are":
			if adjacent {
				return future // "when it is published Friday"
			}
		}
		return past
	}
	return unknown
}

// participle reports whether token i goes on a passive: "be officially opened and".
func (r *resolver) participle(i int) bool {
	formed := func(w string) bool {
		return strings.HasSuffix(w, "ed") || strings.HasSuffix(w, "wn") || strings.HasSuffix(w, "en") || among(behindWord, w)
	}
	w := r.d.Word(i)
	return w == "and" && formed(r.d.Word(i-1)) || r.is(i+1, "and") && formed(w) || strings.HasSuffix(w, "ly")
}

// past reports whether the word right before an expression puts it in the past.
func (r *resolver) past(e *expr) bool {
	i := e.start - 1
	if r.is(i, "the") {
		i--
	}
	return r.is(i, "ended") || r.is(i, "since")
}

// ahead reports whether an expression means the time that lies n steps after
// the reference rather than the one before it. Distance decides most: what is
// soon is meant, what is far has passed, unless the verb says otherwise. (Steps
// are weekdays of seven, of which one is soon, or months of twelve, of which two
// are; bounds as measured on TimeBank.)
func (r *resolver) ahead(e *expr, n, soon, far int) bool {
	if r.past(e) || n > 9 && (e.has(fDay) || !r.willBe(e)) {
		return false
	}
	months := soon > 1
	if months && n <= soon {
		if e.has(fDay) {
			if n == 0 || !r.is(e.start-1, "on") {
				return !r.occurred(e)
			}
			t, distance := r.tense(e)
			return t != past || distance >= nearWindow
		}
		return !r.happened(e) && !r.occurred(e)
	}
	t, distance := r.tense(e)
	near := distance <= nearWindow
	switch {
	case n <= soon:
		return t != past || distance > clauseWindow && distance <= tenseWindow
	case n <= far:
		return t == future || r.d.Word(e.start-1) == "through"
	case months:
		return t == future && distance < tenseWindow
	case t != future || near:
		return t == future
	case distance > tenseWindow:
		return distance <= tenseWindow+1+nearWindow || r.before(e) <= r.sentenceOf(e).First
	}
	// What is done about Friday's vote tells nothing of its time; what happens in it does.
	return !possessive(r.d.Word(e.end-1)) || r.is(e.start-1, "in") || r.is(e.start-1, "at") || r.is(e.start-1, "during")
}

// willBe reports whether "will" stands close before an expression, which then
// lies ahead however far that is.
func (r *resolver) willBe(e *expr) bool {
	for i := e.start - 1; i >= max(r.sentenceOf(e).First, e.start-nearWindow); i-- {
		switch r.d.Word(i) {
		case "will", "'ll":
			return true
		}
	}
	return false
}

// happened reports whether a month is when something took place: "in May" close
// after a verb of the past, with no infinitive between, or right before it.
func (r *resolver) happened(e *expr) bool {
	if !r.is(e.start-1, "in") && !r.is(e.start-1, "during") {
		return false
	}
	if r.tenseOf(e.end, true, true) == past && !r.is(e.start-2, "delivery") {
		return true
	}
	s := r.sentenceOf(e)
	for i := e.start - 2; i >= max(s.First, e.start-2*nearWindow); i-- {
		switch next := r.d.Tokens[i+1]; {
		case r.is(i, "delivery"), r.is(i, "have"), r.is(i, "has"), r.is(i, "to") && next.Kind == text.Lower && next.Class != text.Determiner:
			return false
		case strings.HasSuffix(r.d.Word(i+1), "ing"):
			continue // "was looking forward to a visit in May"
		}
		if t := r.tenseOf(i, false, false); t != unknown {
			return t == past
		}
	}
	return false
}

// looksAhead reports whether the words around an expression speak of the future.
func (r *resolver) looksAhead(e *expr) bool {
	t, _ := r.tense(e)
	return t == future
}

package pipeline

import (
	"cmp"
	"encoding/json"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"

	"harrow/schema"
)

// page is what an HTML page says.
type page struct {
	text      string
	title     string
	published schema.Day
	rule      string // where published stands
}

// parseHTML returns the visible text of a page: white space collapsed except
// in <pre>, a line break between blocks, a blank line around paragraphs and
// headings, a tab between table cells, a space where a style sheet rather than
// the source parts two words. Scripts, styles, templates and hidden elements
// are left out. The tokens are read as they come, not as a tree, so time is
// linear whatever the nesting.
func parseHTML(source string) page {
	p := htmlParser{hidden: -1, open: map[string]int{}}
	z := html.NewTokenizer(strings.NewReader(strings.TrimPrefix(source, "\ufeff")))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return p.page()
		case html.TextToken:
			p.addText(string(z.Text()))
		case html.StartTagToken:
			p.start(z, false)
		case html.SelfClosingTagToken:
			p.start(z, true)
		case html.EndTagToken:
			name, _ := z.TagName()
			p.end(string(name))
		}
	}
}

type htmlParser struct {
	out    strings.Builder
	breaks int  // line breaks due before the next text
	space  bool // a space is due
	tab    bool // a cell starts
	seam   seam // what else may part the next text from the last

	stack  []string       // open elements
	open   map[string]int // how many of each
	hidden int            // depth of the outermost hidden element, -1 for none
	raw    string         // name of the element whose text comes next: title, script
	ended  string         // name of the element that has just ended

	title   strings.Builder
	heading string // the first h1 that is not blank
	h1      int    // where the open one starts in out
	dates   [len(dateRules)]schema.Day
}

// seam is how two pieces of text that touch in the source may be apart on the
// page.
type seam int

const (
	noSeam   seam = iota
	spanSeam      // one inline element ends and another starts: apart where a word ends by its look
	wordSeam      // apart where two words would run together
)

// The places of a publication date, the surest first.
var dateRules = [...]string{
	"html/meta-published-time", // <meta property="article:published_time">
	"html/json-ld",             // <script type="application/ld+json">: datePublished
	"html/itemprop",            // itemprop="datePublished", on any element
	"html/meta-date",           // <meta name="date">, Dublin Core and the like
	"html/time-pubdate",        // <time pubdate>
	"html/time",                // the first <time datetime>
}

const (
	dateMetaPublished = iota
	dateJSONLD
	dateItemprop
	dateMeta
	dateTimePubdate
	dateTime
)

var metaDateNames = set(`date pubdate publish-date publish_date publishdate publication_date publication-date
	published_time datepublished dc.date dc.date.issued dcterms.date dcterms.issued dcterms.created
	article.published article:published og:published_time parsely-pub-date sailthru.date
	citation_date citation_publication_date`)

var (
	voidElements = set(`area base br col embed hr img input link meta param source track wbr`)
	// Elements whose content is not shown.
	unseen = set(`audio canvas datalist iframe noembed noframes noscript object script style svg template title video`)
	// Elements that start on a new line.
	blocks = set(`address article aside body caption center dd details dialog dir div dl dt fieldset figcaption figure
		footer form frameset header hgroup html legend li main menu nav ol option optgroup search section summary table
		tbody tfoot thead tr ul`)
	// Elements that are no part of a word.
	apart = set(`button input label select textarea time`)
	// Elements that an end tag left out leaves open inside another.
	formatting = set(`a b big cite code em font i mark s small span strike strong sub sup tt u`)
	// Elements with a blank line around them.
	paragraphs = set(`blockquote h1 h2 h3 h4 h5 h6 hr p pre`)
)

func set(words string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		m[w] = true
	}
	return m
}

func (p *htmlParser) start(z *html.Tokenizer, selfClosing bool) {
	tag, more := z.TagName()
	name := string(tag)
	attr := map[string]string{}
	for more {
		var k, v []byte
		k, v, more = z.TagAttr()
		if _, twice := attr[string(k)]; !twice && len(attr) < 100 {
			attr[string(k)] = string(v)
		}
	}
	p.findDate(name, attr)
	p.closeImplied(name)
	if p.hidden < 0 {
		p.boundary(name)
		switch {
		case name == "a" && p.ended == "a", name == "ins" && p.ended == "del":
			p.seam = wordSeam
		case p.ended != "":
			p.seam = max(p.seam, spanSeam)
		}
	}
	if name == "h1" {
		p.h1 = p.out.Len()
	}
	p.raw, p.ended = "", ""
	if voidElements[name] || selfClosing && (name == "svg" || name == "math" || p.open["svg"]+p.open["math"] > 0) {
		return
	}
	switch {
	case name == "title" && p.open["svg"] == 0 && p.title.Len() == 0:
		p.raw = "title"
	case name == "script" && isJSONLD(attr["type"]):
		p.raw = "json-ld"
	}
	p.stack = append(p.stack, name)
	p.open[name]++
	if p.hidden < 0 && (unseen[name] || isHidden(name, attr)) {
		p.hidden = len(p.stack) - 1
	}
}

func isJSONLD(mediaType string) bool {
	mediaType, _, _ = strings.Cut(mediaType, ";")
	return strings.EqualFold(strings.TrimSpace(mediaType), "application/ld+json")
}

func isHidden(name string, attr map[string]string) bool {
	if _, ok := attr["hidden"]; ok {
		return true
	}
	if _, ok := attr["open"]; name == "dialog" && !ok {
		return true
	}
	style := strings.ToLower(strings.Join(strings.Fields(attr["style"]), ""))
	return strings.Contains(style, "display:none") || strings.Contains(style, "visibility:hidden")
}

// closeImplied closes the element that a start tag ends without an end tag.
func (p *htmlParser) closeImplied(name string) {
	if !blocks[name] && !paragraphs[name] && name != "td" && name != "th" {
		return
	}
	i := len(p.stack) - 1
	for n := 0; i > 0 && n < 16 && formatting[p.stack[i]]; n++ {
		i--
	}
	if i < 0 {
		return
	}
	switch last := p.stack[i]; {
	case last == "p" && (blocks[name] || paragraphs[name]),
		last == name && (name == "li" || name == "option" || name == "tr"),
		(last == "dt" || last == "dd") && (name == "dt" || name == "dd"),
		(last == "td" || last == "th") && (name == "td" || name == "th" || name == "tr"):
		p.end(last)
	}
}

// end closes the innermost open element of a name and those inside it.
func (p *htmlParser) end(name string) {
	p.raw, p.ended = "", name
	if p.open[name] == 0 {
		if p.hidden < 0 && (name == "br" || name == "p") { // which start one then
			p.boundary(name)
		}
		return
	}
	for {
		last := p.stack[len(p.stack)-1]
		p.stack = p.stack[:len(p.stack)-1]
		p.open[last]--
		if p.hidden == len(p.stack) {
			p.hidden = -1
		} else if p.hidden < 0 {
			p.boundary(last)
		}
		if last == "h1" && p.heading == "" {
			p.heading, _, _ = strings.Cut(strings.TrimSpace(p.out.String()[p.h1:]), "\n\n")
		}
		if last == name {
			break
		}
	}
}

// boundary notes what separates an element from the text around it.
func (p *htmlParser) boundary(name string) {
	switch {
	case paragraphs[name]:
		p.breaks = 2
	case blocks[name]:
		p.breaks = max(p.breaks, 1)
	case name == "br":
		p.breaks = min(p.breaks+1, 2)
	case name == "td", name == "th":
		p.tab = true
	case apart[name]:
		p.seam = wordSeam
	}
}

func (p *htmlParser) addText(s string) {
	switch p.raw {
	case "title":
		p.title.WriteString(s)
	case "json-ld":
		p.note(dateJSONLD, jsonLDDate(s))
	}
	if p.hidden >= 0 {
		return
	}
	p.ended = ""
	s = strings.Map(shown, s)
	if p.open["sup"] > 0 {
		s = superscript(s)
	}
	if p.open["pre"]+p.open["textarea"] > 0 {
		p.preformatted(s)
		return
	}
	for s != "" {
		i := strings.IndexAny(s, " \t\n\r\f")
		if i != 0 {
			word := s
			if i > 0 {
				word = s[:i]
			}
			p.separate(word)
			p.out.WriteString(word)
			s = s[len(word):]
			continue
		}
		p.space = true
		s = s[1:]
	}
}

func (p *htmlParser) preformatted(s string) {
	if s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n"); s != "" {
		p.space = false
		p.separate(s)
		p.out.WriteString(s)
	}
}

// shown drops what is in the text and not on the page: soft hyphens, zero
// width spaces and joiners of words, marks of the direction of writing.
func shown(r rune) rune {
	switch r {
	case '\u00ad', '\u200b', '\u200e', '\u200f', '\u2060', '\ufeff':
		return -1
	}
	return r
}

// superscript writes a number so that it does not continue one before it:
// 10⁹, a price of 9⁹⁹, the number of a footnote.
func superscript(s string) string {
	if strings.Trim(s, "0123456789+-,* \t\n") != "" {
		return s
	}
	return superscripts.Replace(s)
}

var superscripts = strings.NewReplacer("0", "⁰", "1", "¹", "2", "²", "3", "³", "4", "⁴", "5", "⁵",
	"6", "⁶", "7", "⁷", "8", "⁸", "9", "⁹", "+", "⁺", "-", "⁻")

// separate writes the white space due before text.
func (p *htmlParser) separate(text string) {
	switch {
	case p.out.Len() == 0:
	case p.breaks > 0:
		p.out.WriteString("\n\n"[:p.breaks])
	case p.tab:
		p.out.WriteByte('\t')
	case p.space || p.seam != noSeam && p.apart(text):
		p.out.WriteByte(' ')
	}
	p.breaks, p.tab, p.space, p.seam = 0, false, false, noSeam
}

// apart reports whether text that would run into what is written is another
// word.
func (p *htmlParser) apart(text string) bool {
	last, _ := utf8.DecodeLastRuneInString(p.out.String())
	next, _ := utf8.DecodeRuneInString(text)
	letter, digit := unicode.IsLetter, unicode.IsDigit
	if p.seam == spanSeam {
		return unicode.IsLower(last) && (unicode.IsUpper(next) || digit(next))
	}
	return (letter(last) || digit(last)) && (letter(next) || digit(next))
}

func (p *htmlParser) page() page {
	out := page{text: strings.ToValidUTF8(p.out.String(), "\ufffd")}
	if out.title = oneLine(p.title.String()); out.title == "" {
		out.title = oneLine(p.heading)
	}
	for i, day := range p.dates {
		if day != schema.NoDay {
			out.published, out.rule = day, dateRules[i]
			break
		}
	}
	return out
}

func oneLine(s string) string {
	return strings.ToValidUTF8(strings.Join(strings.Fields(s), " "), "\ufffd")
}

func (p *htmlParser) note(place int, day schema.Day) {
	if p.dates[place] == schema.NoDay {
		p.dates[place] = day
	}
}

// findDate notes the publication date that an element states.
func (p *htmlParser) findDate(name string, attr map[string]string) {
	value := cmp.Or(attr["datetime"], attr["content"])
	if value == "" {
		return
	}
	if slices.Contains(strings.Fields(strings.ToLower(attr["itemprop"])), "datepublished") {
		p.note(dateItemprop, parsePublished(value))
	}
	switch name {
	case "meta":
		for _, key := range []string{strings.ToLower(attr["property"]), strings.ToLower(attr["name"])} {
			switch {
			case key == "article:published_time":
				p.note(dateMetaPublished, parsePublished(value))
			case metaDateNames[key]:
				p.note(dateMeta, parsePublished(value))
			}
		}
	case "time":
		if _, ok := attr["pubdate"]; ok {
			p.note(dateTimePubdate, parsePublished(value))
		}
		p.note(dateTime, parsePublished(value))
	}
}

// publishedLayouts are the forms of a date in metadata. What follows the day,
// a time of day and its zone, is disregarded: the day is the publisher's.
var publishedLayouts = []string{
	"2006-01-02", "2006/01/02", "2006/1/2", "20060102", "Mon, 02 Jan 2006", "Mon, 2 Jan 2006", "Mon Jan 2 2006",
	"2 January 2006", "2 Jan 2006", "January 2, 2006", "Jan 2, 2006",
}

func parsePublished(s string) schema.Day {
	s = strings.TrimSpace(s)
	words := strings.Fields(s)
	for _, layout := range publishedLayouts {
		heads := []string{s}
		if n := strings.Count(layout, " ") + 1; n > 1 {
			heads = []string{strings.Join(words[:min(n, len(words))], " ")}
		} else if n := len(layout); n < len(s) && !('0' <= s[n] && s[n] <= '9') {
			heads = append(heads, s[:n])
		}
		for _, head := range heads {
			t, err := time.Parse(layout, head)
			if y, m, d := t.Date(); err == nil && !isZeroOfClock(y, m, d) {
				day, _ := schema.NewDay(y, int(m), d)
				return day
			}
		}
	}
	return schema.NoDay
}

// isZeroOfClock reports whether a day is what programs write that know none.
func isZeroOfClock(year int, month time.Month, day int) bool {
	return (year == 1 || year == 1970) && month == time.January && day == 1
}

var datePublished = regexp.MustCompile(`"datePublished"\s*:\s*"([^"]*)"`)

// jsonLDDate returns the first datePublished of a JSON-LD block's topmost
// objects, or of a block that is no JSON: a line break in a string is common.
func jsonLDDate(s string) schema.Day {
	var block any
	if json.Unmarshal([]byte(s), &block) != nil {
		if m := datePublished.FindStringSubmatch(s); m != nil {
			return parsePublished(m[1])
		}
		return schema.NoDay
	}
	objects := []any{block}
	for len(objects) > 0 {
		object := objects[0]
		objects = objects[1:]
		switch v := object.(type) {
		case []any:
			objects = append(objects, v...)
		case map[string]any:
			if date, ok := v["datePublished"].(string); ok {
				if day := parsePublished(date); day != schema.NoDay {
					return day
				}
			}
			if graph, ok := v["@graph"].([]any); ok {
				objects = append(objects, graph...)
			}
		}
	}
	return schema.NoDay
}

package pipeline

import (
	"encoding/json"
	"strings"
	"time"

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
// headings, a tab between table cells. Scripts, styles, templates and hidden
// elements are left out. The tokens are read as they come, not as a tree, so
// time is linear whatever the nesting.
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
	tab    bool // a cell has ended

	stack  []string       // open elements
	open   map[string]int // how many of each
	hidden int            // depth of the outermost hidden element, -1 for none
	raw    string         // name of the element whose text comes next: title, script

	title, heading strings.Builder
	dates          [len(dateRules)]schema.Day
}

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
		if name == "br" {
			p.breaks = min(p.breaks+1, 2)
		}
	}
	p.raw = ""
	if voidElements[name] || selfClosing && (name == "svg" || name == "math" || p.open["svg"]+p.open["math"] > 0) {
		return
	}
	switch {
	case name == "title" && p.open["svg"] == 0 && p.title.Len() == 0:
		p.raw = "title"
	case name == "script" && strings.EqualFold(strings.TrimSpace(attr["type"]), "application/ld+json"):
		p.raw = "json-ld"
	}
	p.stack = append(p.stack, name)
	p.open[name]++
	if p.hidden < 0 && (unseen[name] || isHidden(attr)) {
		p.hidden = len(p.stack) - 1
	}
}

func isHidden(attr map[string]string) bool {
	if _, ok := attr["hidden"]; ok {
		return true
	}
	style := strings.ToLower(strings.Join(strings.Fields(attr["style"]), ""))
	return strings.Contains(style, "display:none") || strings.Contains(style, "visibility:hidden")
}

// closeImplied closes the element that a start tag ends without an end tag.
func (p *htmlParser) closeImplied(name string) {
	if len(p.stack) == 0 {
		return
	}
	switch last := p.stack[len(p.stack)-1]; {
	case last == "p" && (blocks[name] || paragraphs[name]),
		last == name && (name == "li" || name == "option" || name == "tr"),
		(last == "dt" || last == "dd") && (name == "dt" || name == "dd"),
		(last == "td" || last == "th") && (name == "td" || name == "th" || name == "tr"):
		p.end(last)
	}
}

// end closes the innermost open element of a name and those inside it.
func (p *htmlParser) end(name string) {
	p.raw = ""
	if p.open[name] == 0 {
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
		if last == name {
			break
		}
	}
	if p.hidden < 0 && (name == "td" || name == "th") {
		p.tab = true
	}
}

// boundary notes what separates an element from the text around it.
func (p *htmlParser) boundary(name string) {
	switch {
	case paragraphs[name]:
		p.breaks = 2
	case blocks[name]:
		p.breaks = max(p.breaks, 1)
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
	if p.open["h1"] > 0 && p.heading.Len() < 1000 {
		p.heading.WriteString(s)
	}
	s = strings.ReplaceAll(s, "\u00ad", "") // a soft hyphen is not shown
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
			p.separate()
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
		p.separate()
		p.out.WriteString(s)
	}
}

// separate writes the white space due before text.
func (p *htmlParser) separate() {
	switch {
	case p.out.Len() == 0:
	case p.breaks > 0:
		p.out.WriteString("\n\n"[:p.breaks])
	case p.tab:
		p.out.WriteByte('\t')
	case p.space:
		p.out.WriteByte(' ')
	}
	p.breaks, p.tab, p.space = 0, false, false
}

func (p *htmlParser) page() page {
	out := page{text: strings.ToValidUTF8(p.out.String(), "\ufffd")}
	for _, title := range []string{p.title.String(), p.heading.String()} {
		if out.title == "" {
			out.title = strings.ToValidUTF8(strings.Join(strings.Fields(title), " "), "\ufffd")
		}
	}
	for i, day := range p.dates {
		if day != schema.NoDay {
			out.published, out.rule = day, dateRules[i]
			break
		}
	}
	return out
}

func (p *htmlParser) note(place int, day schema.Day) {
	if p.dates[place] == schema.NoDay {
		p.dates[place] = day
	}
}

// findDate notes the publication date that an element states.
func (p *htmlParser) findDate(name string, attr map[string]string) {
	value := attr["content"]
	if name == "time" {
		value = attr["datetime"]
	}
	if value == "" {
		return
	}
	if strings.EqualFold(attr["itemprop"], "datePublished") {
		p.note(dateItemprop, parsePublished(value))
	}
	switch name {
	case "meta":
		switch key := strings.ToLower(attr["property"] + attr["name"]); {
		case key == "article:published_time":
			p.note(dateMetaPublished, parsePublished(value))
		case metaDateNames[key]:
			p.note(dateMeta, parsePublished(value))
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
	"2006-01-02", "2006/01/02", "2006/1/2", "20060102", "Mon, 02 Jan 2006", "Mon, 2 Jan 2006",
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
			if t, err := time.Parse(layout, head); err == nil {
				day, _ := schema.NewDay(t.Year(), int(t.Month()), t.Day())
				return day
			}
		}
	}
	return schema.NoDay
}

// jsonLDDate returns the first datePublished of a JSON-LD block's topmost
// objects.
func jsonLDDate(s string) schema.Day {
	var block any
	if json.Unmarshal([]byte(s), &block) != nil {
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

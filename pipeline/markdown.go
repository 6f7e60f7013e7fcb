package pipeline

import (
	"strings"

	"harrow/schema"
)

// parseMarkdown returns the title and publication date of a Markdown text:
// title and date of its front matter (YAML between --- or TOML between +++),
// else the first heading of level 1. The text itself stays as it is.
func parseMarkdown(text string) page {
	p := page{text: text}
	body := strings.TrimPrefix(text, "\ufeff")
	fence, separator := "---", ":"
	if strings.HasPrefix(body, "+++") {
		fence, separator = "+++", "="
	}
	fenced := false
	code := false
	n := 0
	for line := range strings.Lines(body) {
		line = strings.TrimRight(line, "\r\n \t")
		n++
		switch {
		case n == 1 && line == fence:
			fenced = true
		case fenced && line == fence:
			fenced = false
		case fenced:
			name, value, _ := strings.Cut(line, separator)
			value = strings.Trim(strings.TrimSpace(value), `"'`)
			switch strings.TrimSpace(name) {
			case "title":
				p.title = value
			case "date":
				if p.published = parsePublished(value); p.published != schema.NoDay {
					p.rule = "markdown/front-matter"
				}
			}
		case strings.HasPrefix(line, "```"):
			code = !code
		case !code && p.title == "" && strings.HasPrefix(line, "# "):
			p.title = strings.Trim(line, "# ")
		}
		if !fenced && (p.title != "" || n > 1000) {
			break
		}
	}
	return p
}

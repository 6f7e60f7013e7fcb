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
	front, separator, body := cutFrontMatter(strings.TrimPrefix(text, "\ufeff"))
	for line := range strings.Lines(front) {
		name, value, _ := strings.Cut(line, separator)
		value = strings.Trim(strings.TrimSpace(value), `"'`)
		switch strings.TrimRight(name, " ") {
		case "title":
			p.title = value
		case "date":
			if p.published = parsePublished(value); p.published != schema.NoDay {
				p.rule = "markdown/front-matter"
			}
		}
	}
	if p.title == "" {
		p.title = firstHeading(body)
	}
	return p
}

// cutFrontMatter parts the front matter from the body and returns what stands
// between a name and its value.
func cutFrontMatter(text string) (front, separator, body string) {
	fence, separator := "---", ":"
	if strings.HasPrefix(text, "+++") {
		fence, separator = "+++", "="
	}
	start, end := 0, 0
	for line := range strings.Lines(text) {
		isFence := strings.TrimRight(line, "\r\n \t") == fence
		switch {
		case end == 0 && !isFence:
			return "", "", text
		case end == 0:
			start = len(line)
		case isFence:
			return text[start:end], separator, text[end+len(line):]
		}
		end += len(line)
	}
	return "", "", text // not closed, so that it was a line
}

// firstHeading returns the text of the first heading of level 1: after #, or
// underlined with =.
func firstHeading(body string) string {
	fence, last := "", ""
	for line := range strings.Lines(body) {
		line = strings.TrimRight(line, "\r\n \t")
		switch {
		case fence != "":
			if strings.HasPrefix(line, fence) {
				fence = ""
			}
		case strings.HasPrefix(line, "```"), strings.HasPrefix(line, "~~~"):
			fence = line[:3]
		case strings.HasPrefix(line, "# "):
			title := strings.TrimSpace(line[2:])
			if rest := strings.TrimRight(title, "#"); strings.HasSuffix(rest, " ") {
				title = strings.TrimSpace(rest)
			}
			return title
		case last != "" && line != "" && strings.Trim(line, "=") == "":
			return strings.TrimSpace(last)
		}
		last = line
	}
	return ""
}

package agreements

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"harrow/schema"
)

// sentenceCase is a text of testdata/sentences.txt or single.txt with its rows.
type sentenceCase struct {
	file string
	line int
	text string
	rows []string
}

func sentences(t *testing.T) []sentenceCase {
	var cases []sentenceCase
	for _, name := range []string{"sentences.txt", "single.txt"} {
		file, err := os.ReadFile("testdata/" + name)
		if err != nil {
			t.Fatal(err)
		}
		for i, line := range strings.Split(string(file), "\n") {
			switch {
			case line == "" || strings.HasPrefix(line, "#"):
			case strings.HasPrefix(line, "  "):
				last := &cases[len(cases)-1]
				last.rows = append(last.rows, strings.TrimSpace(line))
			default:
				cases = append(cases, sentenceCase{file: name, line: i + 1, text: line})
			}
		}
	}
	return cases
}

// shown writes a row as the file does, with the extra fields that the wanted
// row names.
func shown(s string, r *schema.AgreementRow, want string) string {
	var parties []string
	for _, p := range r.Parties {
		parties = append(parties, p.Name)
	}
	slices.Sort(parties)
	list := strings.Join(parties, ", ")
	if list == "" {
		list = "-"
	}
	out := fmt.Sprintf("%s | %s | %s", s[r.Start:r.End], r.Status, list)
	if fields := strings.SplitN(want, " | ", 4); len(fields) == 4 {
		name, _, _ := strings.Cut(fields[3], "=")
		out += " | " + name + "=" + map[string]string{"count": fmt.Sprint(r.Count), "place": r.Place, "title": r.Title, "rule": r.Rule,
			"signatories": strings.Join(r.Signatories, ", ")}[name]
	}
	return out
}

// ordered sorts the parties of a wanted row.
func ordered(want string) string {
	fields := strings.SplitN(want, " | ", 4)
	if len(fields) < 3 {
		return want
	}
	parties := strings.Split(fields[2], ", ")
	slices.Sort(parties)
	fields[2] = strings.Join(parties, ", ")
	return strings.Join(fields, " | ")
}

func TestSentences(t *testing.T) {
	cases := sentences(t)
	if len(cases) < 150 {
		t.Errorf("%d sentences, want 150 or more", len(cases))
	}
	for _, c := range cases {
		got := read(c.text)
		for i := range max(len(got), len(c.rows)) {
			g, w := "no row", "no row"
			if i < len(c.rows) {
				w = ordered(c.rows[i])
			}
			if i < len(got) {
				g = shown(c.text, &got[i], w)
			}
			if g != w {
				t.Errorf("%s:%d: %s\n\thave %s\n\twant %s", c.file, c.line, c.text, g, w)
			}
		}
	}
}

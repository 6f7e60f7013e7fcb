// Command wordforms makes wordforms.txt of package agreements: the word forms
// of a collection of texts by their commonest part-of-speech tag. It reads
// documents (.jsonl with a text field) from standard input and writes the file
// to standard output; make wordforms gives it the openly licensed texts that
// the entity model is trained on.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"log"
	"os"
	"slices"
	"strings"

	"harrow/extractors/text"
	"harrow/extractors/text/tags"
)

const header = `# Word forms of written English by their commonest Penn Treebank tag.
#
# Made by tagging openly licensed texts (GUM, MEANTIME, re3d, WikiGold, Re-DocRED,
# English-EWT, CrossNER; see NOTICE) with prose/v2 (command wordforms, beside this
# file) and keeping the lower-case forms seen twice or more, of those in -ed and
# -ing all: a form is
# listed under a verb tag where 60 % of its uses have one ("VBD" holds every form
# in -ed, which does not tell past tense from participle), under "either" where 15
# to 60 % have, under RB where 60 % are adverbs. What is not listed is read as a
# noun or adjective. A list of words; it holds no text.
`

func main() {
	log.SetFlags(0)
	counts := map[string]map[string]int{}
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(make([]byte, 1<<16), 1<<26)
	for lines.Scan() {
		var doc struct{ Text string }
		if err := json.Unmarshal(lines.Bytes(), &doc); err != nil {
			log.Fatalf("wordforms: %v", err)
		}
		count(text.New(doc.Text), counts)
	}
	if err := lines.Err(); err != nil {
		log.Fatalf("wordforms: %v", err)
	}
	lists := map[string][]string{}
	for w, tags := range counts {
		if class := classOf(w, tags); class != "" {
			lists[class] = append(lists[class], w)
		}
	}
	fmt.Print(header)
	for _, class := range []string{"VB", "VBZ", "VBD", "VBN", "VBG", "either", "RB"} {
		slices.Sort(lists[class])
		fmt.Printf("\n[%s]\n", class)
		for words := range slices.Chunk(lists[class], 12) {
			fmt.Println(strings.Join(words, " "))
		}
	}
}

// count adds the tags of the lower-case words of a document.
func count(d *text.Document, counts map[string]map[string]int) {
	for i, s := range d.Sentences {
		for j, tag := range tags.Of(d, i) {
			if d.Tokens[s.First+j].Kind != text.Lower {
				continue
			}
			w := d.Word(s.First + j)
			if counts[w] == nil {
				counts[w] = map[string]int{}
			}
			counts[w][tag]++
		}
	}
}

// classOf returns the list that a word belongs to, or nothing.
func classOf(w string, tags map[string]int) string {
	// The closed classes are in grammar.txt.
	closed := []string{"be", "am", "is", "are", "was", "were", "been", "being", "have", "has", "had", "having",
		"do", "does", "did", "done", "doing", "not", "also", "cannot"}
	if slices.Contains(closed, w) || strings.Trim(w, "abcdefghijklmnopqrstuvwxyz") != "" {
		return ""
	}
	all, verbs := 0, 0
	for tag, n := range tags {
		all += n
		if strings.HasPrefix(tag, "VB") {
			verbs += n
		}
	}
	switch {
	case all < 2 && !strings.HasSuffix(w, "ed") && !strings.HasSuffix(w, "ing"):
	case 100*verbs >= 60*all:
		best, most := "", 0
		for _, tag := range []string{"VBD", "VBZ", "VBN", "VBG", "VB"} {
			n := tags[tag]
			if tag == "VB" {
				n += tags["VBP"]
			}
			if n > most {
				best, most = tag, n
			}
		}
		if strings.HasSuffix(w, "ed") && best == "VBN" {
			return "VBD"
		}
		return best
	case 100*verbs >= 15*all:
		return "either"
	case 100*tags["RB"] > 60*all:
		return "RB"
	}
	return ""
}

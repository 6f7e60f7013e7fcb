package agreements

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"

	"harrow/extractors/amounts"
	"harrow/extractors/dates"
	"harrow/extractors/entities"
	"harrow/extractors/text"
	"harrow/schema"
)

func TestDebug(t *testing.T) {
	want := os.Getenv("DOC")
	if want == "" {
		t.Skip()
	}
	f, _ := os.Open(os.Getenv("IN"))
	sc := bufio.NewScanner(f)
	sc.Buffer(make([]byte, 1<<20), 1<<26)
	es, _ := entities.New(nil)
	names := strings.Split("noun name number det prep conj comma hyphen stop quote poss aux neg to pron sub adv verb ing date", " ")
	for sc.Scan() {
		var d struct{ ID, Text, Date string }
		json.Unmarshal(sc.Bytes(), &d)
		if !strings.Contains(d.ID, want) {
			continue
		}
		doc := text.New(d.Text)
		doc.Published, _ = schema.ParseDay(d.Date)
		var rows schema.Rows
		ds := dates.New()
		ds.Extract(doc, &rows)
		amounts.New().Extract(doc, &rows)
		es.Extract(doc, &rows)
		r := newReader(doc, &rows)
		c := chain{r: r}
		fmt.Println("=====", d.ID)
		for _, cand := range find(doc) {
			m, ok := r.mention(cand)
			ws := r.read(cand.sentence)
			var b strings.Builder
			for i, w := range ws {
				x := names[w.role]
				if w.mention >= 0 {
					x = fmt.Sprintf("%s%d:%s", r.mentions[w.mention].label, w.mention, r.mentions[w.mention].id)
				}
				if ok && i == m.first {
					b.WriteString("[[")
				}
				fmt.Fprintf(&b, "%s/%s ", w.low, x)
			}
			fmt.Println(b.String())
			if !ok {
				fmt.Println("   REJECTED", doc.Word(cand.token))
				continue
			}
			c.add(m)
			var ps []string
			for _, p := range m.parties {
				ps = append(ps, p.Name)
			}
			var as []string
			for _, p := range c.out[len(c.out)-1].agreement.parties {
				as = append(as, p.Name)
			}
			gov := ""
			if m.gov >= 0 {
				gov = ws[m.gov].low
			}
			fmt.Printf("   %s %s status=%q(%s,%s) irr=%v gov=%q def=%v pred=%v group=%v own=%q all=%q\n", c.out[len(c.out)-1].agreement.id, doc.Word(cand.token), c.out[len(c.out)-1].status, m.evidence.status, m.rule, m.irrealis, gov, m.definite, m.predicate, m.group, ps, as)
		}
	}
}

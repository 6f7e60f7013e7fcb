package text

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/sentences"
	"github.com/clipperhouse/uax29/v2/words"
)

func TestSentences(t *testing.T) {
	tests := []struct {
		name string
		text string // sentences separated by |, which is taken out
	}{
		{"plain", "One came. |Two went! |Did three stay?"},
		{"titles", "Mr. Ito met Gen. Abara and Dr. Voss. |They left."},
		{"country abbreviation inside", "The U.S. Senate voted."},
		{"country abbreviation at the end", "He moved to the U.S. |The house was sold."},
		{"company form at the end", "She runs Tallis Inc. |It makes glass."},
		{"company form inside", "Tallis Inc. makes glass."},
		{"month", "It opened on Oct. 15 in Riga."},
		{"time of day", "It opens at 9 a.m. on Monday. |The doors close at 5 p.m. |The staff leave later."},
		{"initials", "The poems of W. H. Teller sold well. |J. P. Orr bought them."},
		{"pronoun at the end", "So did I. |Kenya won."},
		{"question", "Did it? |Kenya says so! |Peru agreed."},
		{"number sign", "It was No. 4 on the list. |He said no. |Then he left."},
		{"decimal point", "It rose 3.5 percent to 12.25."},
		{"quotation", "“We agreed.” |Nobody else did."},
		{"quotation goes on", "“We agreed!” he said."},
		{"blank line", "A heading without a stop\n\n|The text begins."},
		{"single line break", "A heading\n|The text begins."},
		{"wrapped line", "The two ministers met on the bridge between the two towns and\nshook hands. |They smiled."},
		{"wrapped CRLF", "The two ministers met on the bridge between the two towns and\r\nshook hands."},
		{"list number", "1. Grain. |2. Oil."},
		{"no-break spaces", "One\u00a0came. |Two\u00a0went."},
		{"Chinese", "会议结束。|双方签署了协议。"},
		{"dots", "Wait... what came next?"},
		{"empty", ""},
		{"space only", " \n\t\u00a0 "},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			want := []string{}
			for s := range strings.SplitSeq(tt.text, "|") {
				if s = strings.TrimSpace(s); s != "" {
					want = append(want, s)
				}
			}
			d := New(strings.ReplaceAll(tt.text, "|", ""))
			got := []string{}
			for _, s := range d.Sentences {
				got = append(got, d.Text[s.Start:s.End])
			}
			if !slices.Equal(got, want) {
				t.Errorf("got %q, want %q", got, want)
			}
		})
	}
}

func TestTokens(t *testing.T) {
	d := New("NATO paid US$1.5m to McBride’s firm in 2024 (Q3), 签署。")
	var got []string
	kinds := map[string]Kind{}
	for i, tok := range d.Tokens {
		got = append(got, d.Word(i))
		kinds[d.Word(i)] = tok.Kind
	}
	want := []string{"NATO", "paid", "US", "$", "1.5m", "to", "McBride’s", "firm", "in", "2024", "(", "Q3", ")", ",", "签", "署", "。"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	for w, k := range map[string]Kind{"NATO": Upper, "paid": Lower, "$": Other, "1.5m": Mixed, "McBride’s": Capitalized, "2024": Number, "Q3": Mixed, "签": Lower, "。": Other} {
		if kinds[w] != k {
			t.Errorf("%q is of kind %d, want %d", w, kinds[w], k)
		}
	}
}

func TestLookups(t *testing.T) {
	d := New("One came.  Two went.")
	for offset, want := range map[int]int{0: 0, 8: 0, 9: 1, 11: 1, 19: 1, 20: 2} {
		if got := d.SentenceAt(offset); got != want {
			t.Errorf("SentenceAt(%d) = %d, want %d", offset, got, want)
		}
	}
	for offset, want := range map[int]string{0: "One", 2: "One", 3: "came", 9: "Two", 20: ""} {
		if got := d.Word(d.TokenAt(offset)); got != want {
			t.Errorf("the token at %d is %q, want %q", offset, got, want)
		}
	}
}

// check holds what every document promises.
func check(t *testing.T, d *Document) {
	t.Helper()
	last := 0
	for i, tok := range d.Tokens {
		if tok.Start < last || tok.End <= tok.Start || tok.End > len(d.Text) {
			t.Fatalf("token %d is at %d-%d after %d in %d bytes", i, tok.Start, tok.End, last, len(d.Text))
		}
		if !utf8.ValidString(d.Word(i)) {
			t.Fatalf("token %d cuts a character: %q", i, d.Word(i))
		}
		last = tok.End
	}
	last, tokens := 0, 0
	for i, s := range d.Sentences {
		if s.Start < last || s.End <= s.Start || s.End > len(d.Text) {
			t.Fatalf("sentence %d is at %d-%d after %d in %d bytes", i, s.Start, s.End, last, len(d.Text))
		}
		if s.First != tokens || s.Last < s.First {
			t.Fatalf("sentence %d has tokens %d-%d after %d", i, s.First, s.Last, tokens)
		}
		for k := s.First; k < s.Last; k++ {
			if d.Tokens[k].Start < s.Start || d.Tokens[k].End > s.End {
				t.Fatalf("token %d %q is not within its sentence %d", k, d.Word(k), i)
			}
		}
		last, tokens = s.End, s.Last
	}
	if tokens != len(d.Tokens) {
		t.Fatalf("%d of %d tokens lie in a sentence", tokens, len(d.Tokens))
	}
}

// FuzzAnnex29 holds the short cuts to the library that they stand for.
func FuzzAnnex29(f *testing.F) {
	f.Add("Can't stop 3.5% a_b é 1,2 x:y \r\n “q” a\u0301. A\u00ad.B c.\u0301 D")
	f.Add("the bank’s “own” rate—1’000–2:3;4 is ‘fixed’ at O’\u0301a ’\u200d “\u0301 \t\v\f x\ty internationalisation Ab1cdefghij")
	f.Add("U.S. said... Ok?! (Yes.) no. \u3002x。 1. A\u2028b\u0085c")
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) {
			return
		}
		var want []Token
		for it := words.FromString(s); it.Next(); {
			start, end := trim(s, it.Start(), it.End())
			if kind := kindOf(s[start:end]); kind != space {
				want = append(want, Token{Start: start, End: end, Kind: kind, First: s[start]})
				classes().classify(s, &want[len(want)-1])
			}
		}
		if got := New(s).Tokens; !slices.Equal(got, want) {
			t.Errorf("tokens of %q: %v, want %v", s, got, want)
		}
		at := 0
		for it := sentences.FromString(s); it.Next(); at = it.End() {
			if got := boundary(s, at); got != it.End() {
				t.Fatalf("the sentence of %q at %d ends at %d, want %d", s, at, got, it.End())
			}
		}
	})
}

func FuzzNew(f *testing.F) {
	f.Add("Mr. Ito left at 5 p.m. The U.S. team stayed.\r\n\r\n1. Grain.")
	f.Add("2024年10月12日 星期六\u00a0\u200b\ufeffé́ “x.” 'y'")
	f.Add(".\n.\u2029.\u0085. a.b.c. A.B.C. ...")
	f.Add(" \u0332 \u00a0\u0301x. \u0301 \u200d \u00ad. y\n\u0332")
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) {
			return
		}
		d := New(s)
		check(t, d)
		again := New(s)
		if !slices.Equal(d.Tokens, again.Tokens) || !slices.Equal(d.Sentences, again.Sentences) {
			t.Fatal("two documents of one text differ")
		}
	})
}

// A document that is made in the room of another is the same as one of its own.
func TestReset(t *testing.T) {
	texts := []string{"In May 2021 the U.S. paid 5 percent. Nobody spoke.", "", "No.", "A long text. " + strings.Repeat("It goes on! 12 days. ", 40), "A 3."}
	room := &Document{}
	for _, s := range append(texts, texts[0], texts[3], texts[1], texts[4]) {
		room.Published = 7
		room.Reset(s)
		if want := New(s); !slices.Equal(room.Tokens, want.Tokens) || !slices.Equal(room.Sentences, want.Sentences) ||
			!slices.Equal(room.Classed, want.Classed) || !slices.Equal(room.Figures, want.Figures) || room.Published != want.Published {
			t.Errorf("%q: %v, want %v", s, *room, *want)
		}
	}
}

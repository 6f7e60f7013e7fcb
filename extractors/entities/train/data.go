package main

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"harrow/extractors/entities/tagger"
	"harrow/extractors/text"
)

// span is a name of the gold standard.
type span struct {
	Start, End int
	Label      string
	Source     string `json:"source_label"` // in the corpus, where it tells more
}

// document is a labelled text.
type document struct {
	ID     string
	Text   string
	Gold   []span
	corpus string
	parsed *text.Document
	edited bool // written by editors: news and encyclopedias, no tweets
}

var edited = map[string]bool{"crossner": true, "gum": true, "meantime": true, "re3d": true, "redocred": true, "wikigold": true}

// readGold reads the files entities-*.jsonl[.gz] of a folder, by name.
func readGold(folder string) ([]document, error) {
	files, err := filepath.Glob(filepath.Join(folder, "entities-*.jsonl*"))
	if err != nil {
		return nil, err
	}
	slices.Sort(files)
	var out []document
	for _, f := range files {
		docs, err := readFile(f)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", f, err)
		}
		out = append(out, docs...)
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("%s: no files entities-*.jsonl or .jsonl.gz", folder)
	}
	return out, nil
}

func readFile(name string) ([]document, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var r io.Reader = f
	if strings.HasSuffix(name, ".gz") {
		if r, err = gzip.NewReader(f); err != nil {
			return nil, err
		}
	}
	corpus, _, _ := strings.Cut(strings.TrimPrefix(filepath.Base(name), "entities-"), ".")
	var out []document
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 64<<20)
	for lines.Scan() {
		d := document{corpus: corpus, edited: edited[corpus]}
		if err := json.Unmarshal(lines.Bytes(), &d); err != nil {
			return nil, fmt.Errorf("document %d: %w", len(out)+1, err)
		}
		d.parsed = text.New(d.Text)
		out = append(out, d)
	}
	return out, lines.Err()
}

// withoutArticle takes the article off a span, unless it is part of a title
// or the like, where it has a capital. Some corpora keep it in the names of
// places and organisations as well; bands and those of one word more do here.
func withoutArticle(g span, text string) span {
	name := text[g.Start:g.End]
	the := strings.HasPrefix(name, "The ")
	switch {
	case strings.HasPrefix(name, "the "),
		the && g.Label == "LOC" && name != "The Hague",
		the && g.Label == "ORG" && g.Source != "band" && strings.Count(name, " ") > 1:
		g.Start += len("the ")
	}
	return g
}

// example is a segment of a document as the learner sees it.
type example struct {
	features []uint32 // the static features of each piece, one after another
	ends     []int    // where those of each piece end
	votes    []uint32 // the vote features likewise, or none
	voteEnds []int
	allowed  []tagSet // the tags that the gold standard leaves open, mostly one
	document int
}

// tagSet is a set of tags.
type tagSet uint32

const allTags = tagSet(1<<tagger.Tags - 1)

func (s tagSet) has(t int) bool { return s>>t&1 != 0 }

// ofWord marks the features of an example that name the word itself.
const ofWord = 1 << 31

// incomplete are the corpora that leave some names unlabelled: those inside
// longer phrases, or what annotators of tweets pass over.
var incomplete = map[string]bool{"btc": true, "ewt": true, "re3d": true, "sec": true, "wnut17": true}

// doubt opens the tags of pieces without a label that a model which has not
// seen them is sure to be a name: more likely than not it was left out.
func doubt(labels []tagger.Tag, odds []float64, allowed []tagSet) {
	for i := 0; i < len(labels); i++ {
		if labels[i] == tagger.Outside {
			continue
		}
		first, missing := i, true
		for ; ; i++ {
			missing = missing && odds[i] > doubted && allowed[i].has(int(tagger.Outside))
			if labels[i].Ends() {
				break
			}
		}
		if missing {
			for k := first; k <= i; k++ {
				allowed[k] = allTags
			}
		}
	}
}

// withoutMisc are the corpora that leave names of other kinds unlabelled.
var withoutMisc = map[string]bool{"btc": true, "ewt": true}

// press are the labels of a corpus for what is a publication there and its
// publisher elsewhere.
var press = map[string]bool{"magazine": true, "academicjournal": true}

// allowed returns the tags of each piece that agree with the gold standard.
// Where a name of it can't be expressed in pieces, all tags do.
func allowed(a *tagger.Analysis, d *document) []tagSet {
	out := make([]tagSet, len(a.Pieces))
	outside := tagSet(1) << tagger.Outside
	if misc := tagger.TypeNamed("MISC"); withoutMisc[d.corpus] {
		for n := range 4 {
			outside |= 1 << (1 + 4*misc + n)
		}
	}
	candidate := make([]int, len(a.Pieces)) // the segment of each piece plus one
	for i := range out {
		out[i] = outside
	}
	for n, seg := range a.Segments {
		for i := seg.First; i < seg.Last; i++ {
			if k := a.IsDemonym(i, seg.Last); k > 0 && out[i] == outside {
				for j := i; j < i+k; j++ {
					out[j] |= 1 << tagger.TagOf(tagger.TypeNamed("MISC"), j-i, k)
				}
			}
		}
		for i := seg.First; i < seg.Last; i++ {
			candidate[i] = n + 1
		}
	}
	i := 0
	for _, g := range d.Gold {
		g = withoutArticle(g, d.Text)
		typ := tagger.TypeNamed(g.Label)
		for i < len(a.Pieces) && int(a.Pieces[i].End) <= g.Start {
			i++
		}
		first := i
		for i < len(a.Pieces) && int(a.Pieces[i].Start) < g.End {
			i++
		}
		last := i
		if first == last {
			continue
		}
		fits := typ >= 0 && int(a.Pieces[first].Start) == g.Start && int(a.Pieces[last-1].End) == g.End
		if fits {
			first, last = a.Trim(typ, first, last)
		}
		for j := first; j < last; j++ {
			fits = fits && candidate[j] != 0 && candidate[j] == candidate[first]
		}
		for j := first; j < last; j++ {
			out[j] = allTags
			if fits {
				out[j] = 1 << tagger.TagOf(typ, j-first, last-first)
			}
			if fits && press[g.Source] {
				out[j] |= 1 << tagger.TagOf(tagger.TypeNamed("ORG"), j-first, last-first)
			}
		}
	}
	return out
}

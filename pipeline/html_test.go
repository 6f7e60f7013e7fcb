package pipeline

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestHTMLText(t *testing.T) {
	for _, test := range []struct{ source, want string }{
		{"<p>One  <b>bold</b>\nword.</p><p>Two.</p>", "One bold word.\n\nTwo."},
		{"a<br>b<br><br>c", "a\nb\n\nc"},
		{"<div>a</div><div>b</div>c", "a\nb\nc"},
		{"<ul><li>a<li>b</ul>", "a\nb"},
		{"<table><tr><td>a</td><td> b</td></tr><tr><th>c<th>d</table>", "a\tb\nc\td"},
		{"x<pre>\n a\r\n  b</pre>y", "x\n\n\n a\n  b\n\ny"},
		{"a&nbsp;&amp;&#8364;&shy;b", "a\u00a0&€b"},
		{"<head><title>T</title><style>s</style></head><script>x<p></script>a<noscript>n</noscript>", "a"},
		{"<p hidden>a<p>b<div style='Display : none'>c<p>d</div>e", "b\n\ne"},
		{"<template><p>a</template><svg><title>t</title><text>s</text></svg>b", "b"},
		{"</p></div>a<b", "a"},
		{"<div hidden><div>a</div>b</div>c", "c"},
		{"", ""},
		{"<table><tr><td><b>a<td>b<tr><td>c</table>", "a\tb\nc"},
		{"10<sup>9</sup> km<sup>2</sup> 2<sup>nd</sup> $5<sup>1, 2</sup> 9%<sup>[3]</sup> CO<sub>2</sub>", "10⁹ km² 2nd $5¹, ² 9%[3] CO2"},
		{"<span>Published</span><span>3 May</span> by <b>Ann Lee</b><time>4 May</time> for 1<span>2</span><span>3</span> i<i>P</i>od", "Published 3 May by Ann Lee 4 May for 123 iPod"},
		{"<a>NEWS</a><a>SPORT</a><button>Share</button><button>Save</button> <del>5</del><ins>6</ins>7", "NEWS SPORT Share Save 5 67"},
		{"a</br>b</p>c", "a\nb\n\nc"},
		{"<dialog>a</dialog><dialog open>b</dialog>", "b"},
		{"1&#8203;000 &#8206;$5&#8288;m", "1000 $5m"},
		{"<ul><li hidden><b>a<li>b</ul>", "b"},
	} {
		if got := parseHTML(test.source).text; got != test.want {
			t.Errorf("%s\ngave %q\nwant %q", test.source, got, test.want)
		}
	}
}

func TestHTMLMetadata(t *testing.T) {
	for _, test := range []struct{ source, title, published, rule string }{
		{"<title> A\n title &amp; more </title>", "A title & more", "", ""},
		{"<svg><title>no</title></svg><h1>A <b>heading</b></h1>", "A heading", "", ""},
		{`<time datetime="2024-05-01">1 May</time><meta property=article:published_time content="2024-05-17T23:00:00-05:00">`, "", "2024-05-17", "html/meta-published-time"},
		{"<h1 hidden>no</h1>x<h1><img></h1><h1>First<br>half</h1><h1>Second</h1>", "First half", "", ""},
		{`<meta name=x property=article:published_time content=2024-05-17>`, "", "2024-05-17", "html/meta-published-time"},
		{`<meta property=article:published_time content=0001-01-01T00:00:00><meta name=date content=2024-05-17>`, "", "2024-05-17", "html/meta-date"},
		{`<meta name=publish-date content="Fri May 17 2024 10:00:00 GMT+0000">`, "", "2024-05-17", "html/meta-date"},
		{`<time itemprop="datePublished dateCreated" content="2024-05-17">`, "", "2024-05-17", "html/itemprop"},
		{"<script type='application/ld+json; charset=utf-8'>{\"name\":\"a\nb\", \"datePublished\": \"2024-05-17\"}</script>", "", "2024-05-17", "html/json-ld"},
		{`<meta name=DC.date content=20240517>`, "", "2024-05-17", "html/meta-date"},
		{`<meta name=date content="May 17, 2024">`, "", "2024-05-17", "html/meta-date"},
		{`<meta name=date content="May 17, 2024 10:00">`, "", "2024-05-17", "html/meta-date"},
		{`<meta name=date content="Fri, 17 May 2024 10:00:00 GMT">`, "", "2024-05-17", "html/meta-date"},
		{`<meta itemprop=datePublished content="2024-05-17">`, "", "2024-05-17", "html/itemprop"},
		{`<script type="application/ld+json">{"@graph":[{"@type":"WebSite"},{"datePublished":"2024-05-17T01:00Z"}]}</script>`, "", "2024-05-17", "html/json-ld"},
		{`<time>1 May</time><time datetime="2024-05-17 10:00">x</time><time datetime=2024-05-18 pubdate>y</time>`, "", "2024-05-18", "html/time-pubdate"},
		{`<time datetime="2024-05-17T10:00">x</time>`, "", "2024-05-17", "html/time"},
		{`<time datetime="PT5M">x</time><meta name=date content="soon">`, "", "", ""},
		{`<meta name=date content="2024-02-30">`, "", "", ""},
	} {
		p := parseHTML(test.source)
		if p.title != test.title || p.published.String() != test.published || p.rule != test.rule {
			t.Errorf("%s\ngave %q %q %q\nwant %q %q %q", test.source, p.title, p.published, p.rule, test.title, test.published, test.rule)
		}
	}
}

func TestHTMLCharset(t *testing.T) {
	for _, test := range []struct{ data, want string }{
		{"<meta charset=iso-8859-1>caf\xe9", "café"},
		{"<meta http-equiv=content-type content='text/html; charset=shift_jis'>\x93\xfa\x96{", "日本"},
		{"<meta charset=utf-8>caf\xe9!", "caf\ufffd!"},
		{"\xef\xbb\xbf<p>caf\xc3\xa9", "café"},
		{"caf\xc3\xa9", "café"},
		{"\xff\xfe<\x00p\x00>\x00\xac\x20", "€"},
		{"<script>" + strings.Repeat("x", 2000) + "</script><meta charset=windows-1252>caf\xe9", "café"},
		{"<?xml version='1.0' encoding='iso-8859-2'?><p>\xb3", "ł"},
		{"<script charset=windows-1252></script>caf\xc3\xa9", "café"},
		{"<meta charset=iso-8859-1>caf\xc3\xa9", "café"},
		{"<meta charset=utf-16>caf\xe9!", "caf\ufffd!"},
		{"<meta charset=iso-2022-jp>\x1b$BF|K\\\x1b(B", "日本"},
		{"\x93caf\xe9\x94\x97", "“café”—"},
		{"<meta charset=no-such>caf\xe9", "café"},
	} {
		source, err := decodeHTML([]byte(test.data))
		if got := parseHTML(source).text; err != nil || got != test.want {
			t.Errorf("%q gave %q, %v; want %q", test.data, got, err, test.want)
		}
	}
	for _, data := range []string{"<p>\xcf\xf0\xe8\xe2\xe5\xf2", "<meta charset=no-such>\x81\x41", "<meta charset=utf-8>\x00", "\xff\xfea"} {
		if _, err := decodeHTML([]byte(data)); err == nil {
			t.Errorf("%q was accepted", data)
		}
	}
}

func TestMarkdown(t *testing.T) {
	for _, test := range []struct{ source, title, published string }{
		{"# A title #\n\ntext", "A title", ""},
		{"---\ntitle: \"A: b\"\ndate: 2024-05-17T10:00:00Z\n---\n# Heading", "A: b", "2024-05-17"},
		{"+++\r\ntitle = 'T'\r\ndate = 2024-05-17\r\n+++\r\n", "T", "2024-05-17"},
		{"text\n\n```\n# no title\n```\n", "", ""},
		{"---\nno end\ntitle: x\n\n# Heading", "Heading", ""},
		{"\ufeff---\ntitle : T\nseo:\n  title: no\n---\n", "T", ""},
		{"---\n---\n# A", "A", ""},
		{"~~~\n# no\n```\n~~~\n# C# and F#\n", "C# and F#", ""},
		{"A title\n=======\n\n# B", "A title", ""},
		{"para\n\n===\n", "", ""},
	} {
		p := parseMarkdown(test.source)
		if p.text != test.source || p.title != test.title || p.published.String() != test.published {
			t.Errorf("%q gave %q %q", test.source, p.title, p.published)
		}
	}
}

func FuzzDecode(f *testing.F) {
	for _, s := range []string{"<p>a", "\xff\xfea\x00", "{\"id\":\"a\",\"text\":\"b\",\"date\":\"2024-05-17\"}", "---\ntitle: x\n---",
		"<meta charset=shift_jis>\x93", "<pre>\n</pre><td><td>", "<p hidden><p>", "\x1f\x8b"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		for k := plain; k <= jsonLines; k++ {
			for _, zipped := range []bool{false, true} {
				var p page
				var err error
				if k == jsonLines {
					_, p, err = parseLine(data)
				} else {
					p, err = decode(input{kind: k, zipped: zipped, open: true, data: data})
				}
				if err != nil {
					continue
				}
				for _, s := range []string{p.text, p.title} {
					if !utf8.ValidString(s) || strings.ContainsRune(s, 0) {
						t.Errorf("kind %d: %q is no text", k, s)
					}
				}
				if k == plain && !zipped && utf16Order(data) == nil && p.text != string(data) {
					t.Error("text was changed")
				}
			}
		}
	})
}

// The time that HTML takes grows with its length, whatever is nested or left open.
func BenchmarkHTMLNested(b *testing.B) {
	for name, unit := range map[string]string{"div": "<div>", "font": "<font a=b>", "hidden": "<p hidden>", "end": "</a>", "table": "<table><tr><td>", "entity": "&amp", "less": "<"} {
		b.Run(name, func(b *testing.B) {
			source := strings.Repeat(unit, 1<<20/len(unit)) + strings.Repeat("</x>", 1<<16)
			b.SetBytes(int64(len(source)))
			for b.Loop() {
				parseHTML(source)
			}
		})
	}
}

package pipeline

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"
)

// kind is what a file holds.
type kind uint8

const (
	unknown kind = iota
	plain
	markdown
	htmlPage
	jsonLines
)

// kindOf tells a file's kind by its name, and whether it is compressed.
func kindOf(name string) (k kind, zipped bool) {
	name = strings.ToLower(name)
	name, zipped = strings.CutSuffix(name, ".gz")
	switch filepath.Ext(name) {
	case ".txt":
		k = plain
	case ".md":
		k = markdown
	case ".html":
		k = htmlPage
	case ".jsonl":
		k = jsonLines
	}
	return k, zipped
}

// stdin is the path that means standard input, and the id of the one document
// that it holds unless it is .jsonl.
const (
	stdin   = "-"
	stdinID = "stdin"
)

// input is a document as found, before it is decoded.
type input struct {
	id     string // of a file; a line's own id is in data
	source string // path
	line   int    // in a .jsonl file
	kind   kind
	zipped bool
	data   []byte // of a line or standard input; a file is read by the worker
	open   bool   // whether the worker has to read the file
	err    error  // why it cannot be read
}

// place says where a document stands: a file, or a line of one.
func (k key) place() string {
	if k.line > 0 {
		return fmt.Sprintf("%s:%d", k.source, k.line)
	}
	return k.source
}

// derivedID names a document that has no id of its own: a line of a file, or
// a file whose id is taken. The path alone may be another document's id.
func (k key) derivedID() string {
	if k.line > 0 {
		return k.place()
	}
	return k.source + "#duplicate"
}

// source finds the documents below some paths.
type source struct {
	roots   []root
	exclude os.FileInfo // the output folder
	stdin   io.Reader
	read    func(n int64) // told of bytes read from .jsonl files and standard input
	skip    func(path string)
}

type root struct {
	path   string
	place  string // see placeOf
	folder bool
	kind   kind
	zipped bool
}

// newSource checks the paths, so that a wrong one ends a run before it starts.
func newSource(paths []string, out string) (*source, error) {
	s := &source{read: func(int64) {}, skip: func(string) {}}
	for _, path := range paths {
		if path == stdin {
			if !slices.ContainsFunc(s.roots, func(r root) bool { return r.path == stdin }) {
				s.roots = append(s.roots, root{path: stdin, place: stdin})
			}
			continue
		}
		path = filepath.Clean(path)
		info, err := os.Stat(path)
		if err != nil {
			return nil, &PathError{path, reason(err)}
		}
		r := root{path: path, place: placeOf(path, info.IsDir()), folder: info.IsDir()}
		if !r.folder {
			if r.kind, r.zipped = kindOf(path); r.kind == unknown {
				return nil, &PathError{path, errors.New("unknown kind of file; known are .txt, .md, .html and .jsonl, each also with .gz")}
			}
		}
		if !r.folder && !info.Mode().IsRegular() {
			return nil, &PathError{path, errors.New("not a regular file; give a pipe to standard input: harrow - < FILE")}
		}
		f, err := os.Open(path)
		if err != nil {
			return nil, &PathError{path, reason(err)}
		}
		f.Close()
		s.roots = append(s.roots, r)
	}
	s.roots = withoutNested(s.roots)
	s.exclude, _ = os.Stat(out)
	return s, nil
}

// PathError says why a path that the user named cannot be read.
type PathError struct {
	Path string
	Err  error
}

func (e *PathError) Error() string { return e.Path + ": " + e.Err.Error() }
func (e *PathError) Unwrap() error { return e.Err }

// reason is err without the path, which stands before it anyway.
func reason(err error) error {
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Err
	}
	return err
}

// withoutNested drops the paths that a walk of another one finds, so that no
// file is read twice. Of two spellings of a path the lesser one stays,
// whatever their order.
func withoutNested(roots []root) []root {
	roots = slices.Clone(roots)
	slices.SortFunc(roots, func(a, b root) int { return strings.Compare(a.path, b.path) })
	var kept []root
	for i, r := range roots {
		if !slices.ContainsFunc(roots[:i], func(o root) bool { return o.place == r.place }) &&
			!slices.ContainsFunc(roots, func(o root) bool { return o.folder && o.finds(r) }) {
			kept = append(kept, r)
		}
	}
	return kept
}

// placeOf is where a path leads, links on the way to it resolved. A file that
// is a link itself stays one: a walk finds it under its own name.
func placeOf(path string, folder bool) string {
	name := ""
	if !folder {
		path, name = filepath.Dir(path), filepath.Base(path)
	}
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real
	}
	if abs, err := filepath.Abs(path); err == nil {
		path = abs
	}
	return filepath.Join(path, name)
}

// finds reports whether a walk of the folder r finds o.
func (r root) finds(o root) bool {
	rel, err := filepath.Rel(r.place, o.place)
	if err != nil || rel == "." || o.path == stdin {
		return false
	}
	return !slices.ContainsFunc(strings.Split(rel, string(filepath.Separator)), hidden)
}

// hidden reports whether a name is that of a hidden file (or ..).
func hidden(name string) bool { return strings.HasPrefix(name, ".") }

// each calls f with every document, folders in lexical order.
func (s *source) each(ctx context.Context, f func(input) error) error {
	for _, r := range s.roots {
		var err error
		switch {
		case r.path == stdin:
			err = s.standardInput(ctx, f)
		case r.folder:
			err = s.walk(ctx, r.path, f)
		default:
			err = s.file(ctx, validID(filepath.Base(r.path)), r.path, f)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// walk visits the files of a folder. Links to files are followed, links to
// folders are not, so that there is no loop.
func (s *source) walk(ctx context.Context, folder string, f func(input) error) error {
	start := folder
	if target, err := filepath.EvalSymlinks(folder); err == nil {
		start = target
	}
	return filepath.WalkDir(start, func(path string, entry fs.DirEntry, err error) error {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		rel, _ := filepath.Rel(start, path)
		id := validID(filepath.ToSlash(rel))
		path = filepath.Join(folder, rel)
		switch {
		case err != nil && rel == ".":
			return &PathError{folder, reason(err)}
		case err != nil:
			return f(input{id: id + "/", source: path, err: reason(err)})
		case rel == ".":
			return nil
		case hidden(entry.Name()):
			if entry.IsDir() {
				return filepath.SkipDir
			}
			return nil
		case entry.IsDir():
			if info, err := entry.Info(); err == nil && s.exclude != nil && os.SameFile(info, s.exclude) {
				return filepath.SkipDir
			}
			return nil
		}
		if k, _ := kindOf(path); k == unknown {
			s.skip(path)
			return nil
		}
		if !entry.Type().IsRegular() {
			info, err := os.Stat(path)
			switch {
			case err != nil:
				return f(input{id: id, source: path, err: reason(err)})
			case !info.Mode().IsRegular():
				s.skip(path)
				return nil
			}
		}
		return s.file(ctx, id, path, f)
	})
}

// size returns the bytes of all files that each will give, or 0 where that is
// not known.
func (s *source) size(ctx context.Context) int64 {
	if slices.ContainsFunc(s.roots, func(r root) bool { return r.path == stdin }) {
		return 0
	}
	var total int64
	for _, r := range s.roots {
		filepath.WalkDir(r.path, func(path string, entry fs.DirEntry, err error) error {
			if ctx.Err() != nil {
				return ctx.Err()
			}
			if err != nil || entry.IsDir() {
				return nil
			}
			if k, _ := kindOf(path); k != unknown {
				if info, err := os.Stat(path); err == nil {
					total += info.Size()
				}
			}
			return nil
		})
	}
	return total
}

// validID makes text of a file name that is not UTF-8: %E9 for a byte that is
// none, so that two names stay two.
func validID(name string) string {
	if utf8.ValidString(name) {
		return name
	}
	var b strings.Builder
	for i, r := range name {
		if _, size := utf8.DecodeRuneInString(name[i:]); r == utf8.RuneError && size == 1 {
			fmt.Fprintf(&b, "%%%02X", name[i])
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

func (s *source) file(ctx context.Context, id, path string, f func(input) error) error {
	k, zipped := kindOf(path)
	doc := input{id: id, source: path, kind: k, zipped: zipped}
	if k != jsonLines {
		doc.open = true
		return f(doc)
	}
	file, err := os.Open(path)
	if err != nil {
		doc.err = reason(err)
		return f(doc)
	}
	defer file.Close()
	return s.lines(ctx, doc, file, f)
}

// lines gives the documents of a .jsonl file. Where it cannot be read to its
// end, the lines before stand and the file itself is given as a bad document.
func (s *source) lines(ctx context.Context, file input, r io.Reader, f func(input) error) error {
	var failed error // of f, which ends the run
	read := func() error {
		r := io.Reader(&counter{r, s.read})
		if file.zipped {
			var err error
			if r, err = newUnzipper(r); err != nil {
				return err
			}
		}
		return eachLine(r, func(line int, data []byte) error {
			if failed = ctx.Err(); failed == nil {
				failed = f(input{source: file.source, line: line, kind: jsonLines, zipped: file.zipped, data: data})
			}
			return failed
		})
	}
	if err := read(); err != nil && failed == nil {
		file.err = reason(err)
		return f(file)
	}
	return failed
}

// counter tells how much is read.
type counter struct {
	r    io.Reader
	read func(int64)
}

func (c *counter) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.read(int64(n))
	return n, err
}

// breakable ends a Read when the context does, though that of a terminal or a
// pipe goes on waiting.
type breakable struct {
	ctx  context.Context
	r    io.Reader
	buf  []byte
	done chan readResult
}

type readResult struct {
	n   int
	err error
}

func (b *breakable) Read(p []byte) (int, error) {
	if b.ctx.Err() != nil {
		return 0, b.ctx.Err()
	}
	if b.done == nil {
		b.buf, b.done = make([]byte, 1<<16), make(chan readResult, 1)
	}
	go func(buf []byte) {
		n, err := b.r.Read(buf)
		b.done <- readResult{n, err}
	}(b.buf[:min(len(p), len(b.buf))])
	select {
	case result := <-b.done:
		return copy(p, b.buf[:result.n]), result.err
	case <-b.ctx.Done():
		return 0, b.ctx.Err()
	}
}

// standardInput tells the kind of standard input by its first bytes: gzip is
// unpacked; { starts .jsonl, <!doctype or <html an HTML page; all else is
// plain text.
func (s *source) standardInput(ctx context.Context, f func(input) error) error {
	in := bufio.NewReaderSize(&counter{&breakable{ctx: ctx, r: s.stdin}, s.read}, 1<<16)
	doc := input{id: stdinID, source: stdin, kind: plain}
	if magic, _ := in.Peek(2); string(magic) == "\x1f\x8b" {
		unzipped, err := newUnzipper(in)
		if err != nil {
			doc.err = err
			return f(doc)
		}
		in = bufio.NewReaderSize(unzipped, 1<<16)
	}
	head, _ := in.Peek(512)
	if doc.kind = sniff(head); doc.kind == jsonLines {
		return s.lines(ctx, doc, in, f)
	}
	doc.data, doc.err = readDocument(in)
	return f(doc)
}

func sniff(head []byte) kind {
	if order := utf16Order(head); order != nil {
		head = bytes.ReplaceAll(head[2:], []byte{0}, nil) // enough to see ASCII
	}
	head = bytes.ToLower(bytes.TrimSpace(bytes.TrimPrefix(head, []byte("\ufeff"))))
	switch {
	case bytes.HasPrefix(head, []byte("{")):
		return jsonLines
	case bytes.HasPrefix(head, []byte("<!doctype html")), bytes.HasPrefix(head, []byte("<html")):
		return htmlPage
	}
	return plain
}

// readDocument reads all of r, up to the largest size of a document.
func readDocument(r io.Reader) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(r, maxDocument+1))
	if err == nil && len(data) > maxDocument {
		return nil, errTooLarge
	}
	return data, err
}

// readFile reads a file as stored.
func readFile(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, reason(err)
	}
	defer f.Close()
	if info, err := f.Stat(); err == nil && info.Size() > maxDocument {
		return nil, errTooLarge
	}
	data, err := readDocument(f)
	if err != nil {
		err = reason(err)
	}
	return data, err
}

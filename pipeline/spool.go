package pipeline

import (
	"bufio"
	"cmp"
	"container/heap"
	"encoding/binary"
	"io"
	"os"
	"slices"
	"strings"
	"sync"
)

// A spool sorts records that do not fit in memory: add takes them in any
// order from any goroutine, each gives them back in order. It keeps a buffer
// in memory and sorted runs in one temporary file.
type spool struct {
	mu      sync.Mutex
	limit   int // bytes in memory
	file    *os.File
	size    int64
	runs    []run
	entries []entry
	used    int // of the limit
	bodies  arena
}

// key orders documents: by id, good before bad, then by where they come from.
type key struct {
	id     string
	bad    bool
	source string
	line   int // in source, from 1; 0 where the source is one document
}

func (k key) compare(o key) int {
	return cmp.Or(strings.Compare(k.id, o.id), compareBool(k.bad, o.bad),
		strings.Compare(k.source, o.source), cmp.Compare(k.line, o.line))
}

func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}

type entry struct {
	key
	body []byte
}

// arena hands out memory in pieces. After clear it hands out the same again.
type arena struct {
	chunks [][]byte
	used   int // chunks that are full
}

const arenaChunk = 256 << 10

// alloc returns n bytes.
func (a *arena) alloc(n int) []byte {
	for a.used < len(a.chunks) {
		c := &a.chunks[a.used]
		if len(*c)+n <= cap(*c) {
			start := len(*c)
			*c = (*c)[:start+n]
			return (*c)[start : start+n : start+n]
		}
		a.used++
	}
	a.chunks = append(a.chunks, make([]byte, n, max(n, arenaChunk)))
	return a.chunks[a.used][:n:n]
}

// clear keeps the chunks of the usual size.
func (a *arena) clear() {
	a.chunks = slices.DeleteFunc(a.chunks, func(c []byte) bool { return cap(c) > arenaChunk })
	for i := range a.chunks {
		a.chunks[i] = a.chunks[i][:0]
	}
	a.used = 0
}

// run is sorted records in file.
type run struct {
	start, end int64
	records    int
}

const (
	spoolBuffer = 8 << 20
	readBuffer  = 32 << 10 // of each run
)

// newSpool makes a spool whose file lies in dir, or in the system's folder for
// temporary files where dir is empty.
func newSpool(dir string) (*spool, error) {
	f, err := os.CreateTemp(dir, "harrow-")
	if err != nil {
		return nil, err
	}
	// Where the system allows it, the file has no name from here on, so that
	// nothing stays behind however the process ends.
	os.Remove(f.Name())
	return &spool{limit: spoolBuffer, file: f}, nil
}

func (s *spool) close() {
	s.file.Close()
	os.Remove(s.file.Name())
}

// add stores a record, whose body is given in parts.
func (s *spool) add(k key, body ...[]byte) error {
	size := 0
	for _, part := range body {
		size += len(part)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	const overhead = 128 // of an entry
	if s.used+size+overhead > s.limit {
		if err := s.flush(); err != nil {
			return err
		}
	}
	s.used += size + overhead
	kept := s.bodies.alloc(size)
	s.entries = append(s.entries, entry{k, kept})
	for _, part := range body {
		kept = kept[copy(kept, part):]
	}
	return nil
}

// flush writes the buffer as a sorted run.
func (s *spool) flush() error {
	if len(s.entries) == 0 {
		return nil
	}
	s.sort()
	w := bufio.NewWriterSize(io.NewOffsetWriter(s.file, s.size), 1<<18)
	r := run{start: s.size, records: len(s.entries)}
	var head []byte
	for _, e := range s.entries {
		head = appendString(appendString(head[:0], e.id), e.source)
		head = binary.AppendUvarint(head, uint64(e.line)<<1|uint64(b2i(e.bad)))
		head = binary.AppendUvarint(head, uint64(len(e.body)))
		w.Write(head)
		if _, err := w.Write(e.body); err != nil {
			return err
		}
		s.size += int64(len(head) + len(e.body))
	}
	if err := w.Flush(); err != nil {
		return err
	}
	r.end = s.size
	s.runs = append(s.runs, r)
	clear(s.entries)
	s.entries = s.entries[:0]
	s.bodies.clear()
	s.used = 0
	return nil
}

func (s *spool) sort() {
	slices.SortFunc(s.entries, func(a, b entry) int { return a.key.compare(b.key) })
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

// each calls f with every record in the order of their keys. The spool takes
// no more records. The body is f's to keep.
func (s *spool) each(f func(key, []byte) error) error {
	if len(s.runs) == 0 {
		s.sort()
		for _, e := range s.entries {
			if err := f(e.key, e.body); err != nil {
				return err
			}
		}
		return nil
	}
	if err := s.flush(); err != nil {
		return err
	}
	s.entries, s.bodies = nil, arena{}
	var bodies rowBlock
	var heads cursors
	for _, r := range s.runs {
		c := &cursor{r: bufio.NewReaderSize(io.NewSectionReader(s.file, r.start, r.end-r.start), readBuffer), left: r.records}
		if err := c.next(); err != nil {
			return err
		}
		heads = append(heads, c)
	}
	heap.Init(&heads)
	for len(heads) > 0 {
		c := heads[0]
		k := c.key
		body := bodies.alloc(c.size)
		if _, err := io.ReadFull(c.r, body); err != nil {
			return err
		}
		switch err := c.next(); err {
		case nil:
			heap.Fix(&heads, 0)
		case io.EOF:
			heap.Pop(&heads)
		default:
			return err
		}
		if err := f(k, body); err != nil {
			return err
		}
	}
	return nil
}

// cursor stands before the body of a record of a run.
type cursor struct {
	r    *bufio.Reader
	left int // records that follow
	key
	size int
}

// next goes on to the next record; io.EOF says that there is none.
func (c *cursor) next() error {
	if c.left == 0 {
		return io.EOF
	}
	c.left--
	var err error
	if c.id, err = readString(c.r); err != nil {
		return unexpected(err)
	}
	if c.source, err = readString(c.r); err != nil {
		return unexpected(err)
	}
	line, err := binary.ReadUvarint(c.r)
	if err != nil {
		return unexpected(err)
	}
	c.line, c.bad = int(line>>1), line&1 == 1
	size, err := binary.ReadUvarint(c.r)
	c.size = int(size)
	return unexpected(err)
}

func readString(r *bufio.Reader) (string, error) {
	n, err := binary.ReadUvarint(r)
	if err != nil {
		return "", err
	}
	b := make([]byte, n)
	_, err = io.ReadFull(r, b)
	return string(b), unexpected(err)
}

// unexpected is err, where the end of the file is one.
func unexpected(err error) error {
	if err == io.EOF {
		return io.ErrUnexpectedEOF
	}
	return err
}

type cursors []*cursor

func (c cursors) Len() int           { return len(c) }
func (c cursors) Less(i, j int) bool { return c[i].key.compare(c[j].key) < 0 }
func (c cursors) Swap(i, j int)      { c[i], c[j] = c[j], c[i] }
func (c *cursors) Push(x any)        { *c = append(*c, x.(*cursor)) }
func (c *cursors) Pop() any {
	last := (*c)[len(*c)-1]
	*c = (*c)[:len(*c)-1]
	return last
}

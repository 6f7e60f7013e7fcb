package pipeline

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"

	"github.com/klauspost/compress/gzip"
)

// unzipper unpacks gzip data: members one after another, behind which zeros may
// fill up a block, as gzip itself reads them. Its errors say that they are of gzip.
type unzipper struct {
	in *bufio.Reader
	z  *gzip.Reader
}

func newUnzipper(r io.Reader) (io.Reader, error) {
	u := &unzipper{in: bufio.NewReaderSize(r, 1<<16)}
	var err error
	if u.z, err = gzip.NewReader(u.in); err != nil {
		return nil, gzipError(err)
	}
	u.z.Multistream(false)
	return u, nil
}

// Read implements io.Reader.
func (u *unzipper) Read(p []byte) (int, error) {
	for {
		n, err := u.z.Read(p)
		if err == io.EOF {
			err = u.next()
		}
		if err != nil && err != io.EOF {
			err = gzipError(err)
		}
		if n > 0 || err != nil || len(p) == 0 {
			return n, err
		}
	}
}

// next goes on to the next member, or says that there is none.
func (u *unzipper) next() error {
	for {
		b, err := u.in.ReadByte()
		if err != nil {
			return err
		}
		if b != 0 {
			break
		}
	}
	if err := u.in.UnreadByte(); err != nil {
		return err
	}
	if magic, _ := u.in.Peek(2); string(magic) != "\x1f\x8b" {
		return errors.New("bytes of another kind follow the compressed data")
	}
	if err := u.z.Reset(u.in); err != nil {
		return err
	}
	u.z.Multistream(false)
	return nil
}

// gzipError says of an error that it comes from the compression.
func gzipError(err error) error {
	if errors.Is(err, gzip.ErrHeader) || errors.Is(err, gzip.ErrChecksum) {
		return err // says so itself
	}
	return fmt.Errorf("gzip: %w", unexpected(err))
}

// unzip unpacks the bytes of a .gz file.
func unzip(data []byte) ([]byte, error) {
	r, err := newUnzipper(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	return readDocument(r)
}

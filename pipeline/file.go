package pipeline

import (
	"crypto/sha256"
	"errors"
	"hash"
	"io"
	"os"
	"path/filepath"

	"harrow/schema"
)

// outFile is an output file that keeps its size and SHA-256.
type outFile struct {
	f    *os.File
	name string
	hash hash.Hash
	size int64
}

func createFile(dir string, t *schema.Table, format string) (*outFile, error) {
	name := t.Name + "." + format
	f, err := os.Create(filepath.Join(dir, name))
	return &outFile{f: f, name: name, hash: sha256.New()}, err
}

// Write implements io.Writer.
func (f *outFile) Write(p []byte) (int, error) {
	n, err := f.f.Write(p)
	f.hash.Write(p[:n])
	f.size += int64(n)
	return n, err
}

// close closes the file, and makes it durable if it is complete.
func (f *outFile) close(complete bool) error {
	var err error
	if complete {
		err = f.f.Sync()
	}
	return errors.Join(err, f.f.Close())
}

// Seek tells the position, which is all that the Arrow writer asks for.
func (f *outFile) Seek(offset int64, whence int) (int64, error) {
	if offset != 0 || whence != io.SeekCurrent {
		return 0, errors.New("an output file is written in one go")
	}
	return f.size, nil
}

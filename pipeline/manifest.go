package pipeline

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"

	"github.com/apache/arrow/go/v17/arrow"

	"harrow/extractors"
	"harrow/schema"
)

// Version is the version of the program.
const Version = "0.1.0"

// Manifest says what the files of an output folder are and what made them.
// Version, SchemaVersion and RuleFingerprint stand in the metadata of every
// Parquet and Arrow file too, under [MetadataKeys].
type Manifest struct {
	Version         string  `json:"version"`
	SchemaVersion   int     `json:"schema_version"`
	RuleFingerprint string  `json:"rule_fingerprint"`
	Options         Choices `json:"options"`
	Files           []File  `json:"files"`
}

// Choices are the options that decide what the rows are.
type Choices struct {
	Extract       []string `json:"extract"` // fact tables, in the order of the documentation
	Format        []string `json:"format"`
	Date          string   `json:"date"`                  // publication date where a document states none, or nothing
	EntitiesModel string   `json:"entities_model_sha256"` // of a model of the user's own, or nothing
	WithText      bool     `json:"with_text"`
}

// File is an output file.
type File struct {
	Name   string `json:"name"`
	Table  string `json:"table"`
	Format string `json:"format"`
	Rows   int64  `json:"rows"`
	Bytes  int64  `json:"bytes"`
	SHA256 string `json:"sha256"`
}

// MetadataKeys are the keys of a Parquet or Arrow file's metadata.
var MetadataKeys = [3]string{"harrow.version", "harrow.schema_version", "harrow.rule_fingerprint"}

func fileMetadata() *arrow.Metadata {
	m := arrow.NewMetadata(MetadataKeys[:], []string{Version, fmt.Sprint(schema.Version), Fingerprint()})
	return &m
}

// What turns bytes into text is as much a part of the rules as the extractors;
// so is what turns rows into files, or else a folder in which nothing changed
// would keep the bytes of an earlier writer.
//
//go:embed decode.go html.go jsonl.go markdown.go extract.go
//go:embed arrow.go csv.go dictionary.go hybrid.go parquet.go parquetleaf.go parquetschema.go row.go zstd.go
var sources embed.FS

// Fingerprint identifies all that the rows of a document depend on besides
// its bytes and the choices of the user.
var Fingerprint = sync.OnceValue(func() string {
	h := sha256.New()
	h.Write([]byte(extractors.Fingerprint()))
	fs.WalkDir(sources, ".", func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			source, _ := sources.ReadFile(path)
			h.Write(source)
		}
		return err
	})
	return hex.EncodeToString(h.Sum(nil))[:16]
})

// ErrNoOutputs means that a folder holds no outputs.
var ErrNoOutputs = errors.New("no outputs")

// readManifest reads the manifest of an output folder and returns the folder
// in which its files lie, one that no later run changes.
func readManifest(out string) (m *Manifest, dir string, err error) {
	link := filepath.Join(out, stateDir, currentLink)
	for {
		before, _ := os.Lstat(link)
		m, dir, err = manifestNow(out)
		if !errors.Is(err, os.ErrNotExist) {
			return m, dir, err
		}
		// A version can be replaced and removed between a look at the link and one
		// behind it: nothing is there only where the link is as it was.
		after, _ := os.Lstat(link)
		if before == nil && after == nil || before != nil && after != nil && os.SameFile(before, after) && before.ModTime().Equal(after.ModTime()) {
			return nil, "", ErrNoOutputs
		}
	}
}

func manifestNow(out string) (m *Manifest, dir string, err error) {
	path, err := filepath.EvalSymlinks(filepath.Join(out, manifestFile))
	if err != nil {
		return nil, "", err
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, "", err
	}
	m = &Manifest{}
	if err := json.Unmarshal(data, m); err != nil {
		return nil, "", fmt.Errorf("%s: %w", path, err)
	}
	return m, filepath.Dir(path), nil
}

func (m *Manifest) encode() []byte {
	data, err := json.MarshalIndent(m, "", "  ")
	if err != nil {
		panic(err) // strings and numbers only
	}
	return append(data, '\n')
}

// names returns the names of all files, the manifest last.
func (m *Manifest) names() []string {
	if m == nil {
		return nil
	}
	var names []string
	for _, f := range m.Files {
		if filepath.IsLocal(f.Name) && filepath.Base(f.Name) == f.Name {
			names = append(names, f.Name)
		}
	}
	return append(names, manifestFile)
}

// file returns the file of a table in a format, or nil.
func (m *Manifest) file(table, format string) *File {
	for i := range m.Files {
		if f := &m.Files[i]; f.Table == table && f.Format == format {
			return f
		}
	}
	return nil
}

package extractors

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"io"
	"io/fs"
	"runtime/debug"
	"slices"
	"strings"
	"sync"

	"harrow/extractors/entities"
)

// The rules are the code and the lexicons of the stages; the entity model
// and the gazetteer, too large to carry twice, state their own checksums.
//
//go:embed *.go */*.go */*.t* */*/*.go */*/*.t*
var rules embed.FS

// textLibraries are the modules that decide what text is and how it is cut; html
// is of x/net.
var textLibraries = []string{"github.com/clipperhouse/uax29/v2", "golang.org/x/net", "golang.org/x/text"}

// Fingerprint names the rules: SHA-256, in hexadecimal, of the sources, lexicons
// and model of every stage and of the versions of the text libraries. Two
// programs of one fingerprint give the same rows for the same document.
var Fingerprint = sync.OnceValue(func() string {
	h := sha256.New()
	err := fs.WalkDir(rules, ".", func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || strings.HasSuffix(path, "_test.go") || strings.Contains(path, "testdata/") {
			return err
		}
		data, err := rules.ReadFile(path)
		io.WriteString(h, path+"\x00")
		h.Write(data)
		return err
	})
	if err != nil {
		// Unreachable: the files are part of the program.
		panic(err)
	}
	io.WriteString(h, entities.Checksums())
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, dep := range info.Deps {
			if slices.Contains(textLibraries, dep.Path) {
				io.WriteString(h, dep.Path+dep.Version)
			}
		}
	}
	return hex.EncodeToString(h.Sum(nil))
})

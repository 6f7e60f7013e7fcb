// Command train learns the model of the entities stage from labelled text.
//
//	train -gold FOLDER -out FILE      learn from all of it, write the model
//	train -gold FOLDER -report        measure on corpora that were left out
//	train -gold FOLDER -report -halves -without NAME    measure without a part
//
// FOLDER holds files entities-*.jsonl or .jsonl.gz, one document a line:
// {"id", "text", "gold": [{"start", "end", "label"}]} with byte offsets and
// the labels PERSON, ORG, LOC and MISC. The same data and seed give the same
// bytes.
package main

import (
	"flag"
	"log"
	"os"
	"strings"
)

func main() {
	log.SetFlags(0)
	log.SetPrefix("train: ")
	gold := flag.String("gold", "", "folder with the labelled text")
	out := flag.String("out", "", "model file to write")
	measure := flag.Bool("report", false, "print the figures of models that have not seen what they are measured on")
	halves := flag.Bool("halves", false, "of the report, the two-fold cross-fit alone")
	without := flag.String("without", "", "leave out for an ablation, by commas: "+strings.Join(ablations, ", "))
	seed := flag.Uint64("seed", 1, "seed of the order of the examples")
	flag.Parse()
	if *gold == "" || flag.NArg() > 0 || (*out == "") != *measure {
		flag.Usage()
		os.Exit(2)
	}
	docs, err := readGold(*gold)
	if err != nil {
		log.Fatal(err)
	}
	c := choices{*seed, strings.Split(*without, ",")}
	if *measure {
		err = report(os.Stdout, docs, c, *halves)
	} else {
		model := newTrainer(c, docs).train()
		err = os.WriteFile(*out, model, 0o644)
	}
	if err != nil {
		log.Fatal(err)
	}
}

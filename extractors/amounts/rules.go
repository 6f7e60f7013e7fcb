package amounts

import (
	_ "embed"
	"sync"

	"harrow/extractors/internal/calibration"
	"harrow/extractors/internal/figures"
	"harrow/extractors/numerals"
)

// The rules, by how an amount is written and its currency known.
const (
	ruleExplicit  = "amounts/currency"             // "US$5", "5 euros", "EUR 5"
	ruleDocument  = "amounts/currency-by-document" // "5 pesos" where the document speaks of the Philippines
	ruleNeighbor  = "amounts/currency-by-neighbor" // "C$35, up 12.5 cents"
	ruleDefault   = "amounts/symbol-default"       // "$5" where nothing tells whose
	ruleWord      = "amounts/word-default"         // "5 dollars", "5 francs" where nothing tells whose
	ruleOpen      = "amounts/currency-open"        // "5 dinars" where nothing tells whose: currency null
	ruleDoubtful  = "amounts/word-of-two-senses"   // "5 pounds" where nothing speaks of Britain
	ruleRange     = "amounts/range"                // "$20-25 million"
	ruleShared    = "amounts/shared-unit"          // the 10 of "10 and 20 million euros"
	ruleComposite = "amounts/units-and-subunits"   // "3 dollars 50 cents"
	ruleRounded   = "amounts/rounded-fraction"     // a third of a million: the nearest decimal
	ruleDigits    = "amounts/error-digits"         // more digits than decimal128(38, 6) holds: amount null
)

func ruleOf(lower, upper *figures.Item, how known) string {
	switch {
	case upper != nil:
		return ruleRange
	case lower.Shared:
		return ruleShared
	}
	switch how {
	case explicit:
		return ruleExplicit
	case byDocument:
		return ruleDocument
	case byNeighbor:
		return ruleNeighbor
	case byDefault:
		if lower.Prefix {
			return ruleDefault
		}
		return ruleWord
	case open:
		return ruleOpen
	}
	return ruleDoubtful
}

// exactness returns the rule, or the one that says that a value is not exact.
func exactness(rule string, low, high numerals.Number, isRange bool) string {
	switch {
	case !low.Value.Valid || isRange && !high.Value.Valid:
		return ruleDigits
	case low.Rounded || isRange && high.Rounded:
		return ruleRounded
	}
	return rule
}

// calibrationFile is written by cmd/calibrate.
//
//go:embed calibration.txt
var calibrationFile string

// unseen is the share that the rows right of unseen texts are of those right of the
// texts that the rules were mended on (docs/amounts.md, Confidence).
const unseen = 0.98

var confidence = sync.OnceValue(func() calibration.Table { return calibration.Parse(calibrationFile).Times(unseen) })

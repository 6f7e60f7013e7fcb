package percentages

import (
	_ "embed"
	"sync"

	"harrow/extractors/internal/calibration"
)

// The rules, by the unit and how the figure is written.
const (
	rulePercent   = "percentages/percent"          // "5%", "five percent"
	rulePoint     = "percentages/percentage-point" // "two percentage points"
	ruleBasis     = "percentages/basis-point"      // "25 basis points"
	rulePermille  = "percentages/permille"         // "3‰"
	ruleShared    = "percentages/shared-unit"      // the 1.5 of "1.5 and 3 percent"
	ruleRange     = "percentages/range"            // "2 to 2.5 percent"
	ruleUnitFirst = "percentages/unit-first"       // "per cent of 210"
	ruleRounded   = "percentages/rounded-fraction" // two-thirds of a percentage point: the nearest decimal
	ruleDigits    = "percentages/error-digits"     // more digits than decimal128(18, 6) holds: value null
)

func (u unit) rule(shared bool) string {
	switch {
	case shared:
		return ruleShared
	case u == percentagePoint:
		return rulePoint
	case u == basisPoint:
		return ruleBasis
	case u == permille:
		return rulePermille
	}
	return rulePercent
}

// calibrationFile is written by cmd/calibrate.
//
//go:embed calibration.txt
var calibrationFile string

// unseen is the share that the rows right of unseen texts are of those right of the
// texts that the rules were mended on (docs/amounts.md, Confidence).
const unseen = 0.98

var confidence = sync.OnceValue(func() calibration.Table { return calibration.Parse(calibrationFile).Times(unseen) })

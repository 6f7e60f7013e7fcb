package dates

import (
	"testing"

	"harrow/schema"
)

func TestLengths(t *testing.T) {
	for text, want := range map[string]string{
		"two semesters": "P12M", "two fortnights": "P4W", "three seasons": "P9M", "half an hour": "PT30M", "half a day": "PT12H",
		"one and a half years": "P1Y6M", "half a year": "P6M", "two and a half hours": "PT2H30M", "1.5 centuries": "P150Y",
		"2.5 decades": "P25Y", "2.3 months": "P2.3M", "two years and six months": "P2Y6M", "one hour and 20 minutes": "PT1H20M",
		"several decades": "PXDE", "a few centuries": "PXCE", "many nights": "PXNI", "90 seconds": "PT90S", "two quarters": "P2Q",
		"three weekends": "P3WE", "a millennium": "P1000Y",
	} {
		rows := extract(t, "He stayed for "+text+".", schema.NoDay)
		if len(rows) != 1 || rows[0].Value != want {
			t.Errorf("%q gives %s; want %s", text, show("He stayed for "+text+".", rows), want)
		}
	}
}

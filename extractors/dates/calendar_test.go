package dates

import (
	"testing"

	"harrow/extractors/text"
)

func TestWiden(t *testing.T) {
	for _, c := range []struct {
		of   period
		unit uint8
		want string
	}{
		{period{unit: text.UnitWeek, year: 2020, n: 1}, text.UnitYear, "2020"}, // it begins in 2019
		{period{unit: text.UnitWeek, year: 2020, n: 53}, text.UnitMonth, "2020-12"},
		{period{unit: text.UnitWeek, year: 2020, n: 53}, text.UnitWeekend, "2020-W53-WE"},
		{monthPeriod(2024, 12), text.UnitQuarter, "2024-Q4"},
		{monthPeriod(2024, 2), text.UnitSeason, "2023-WI"},
		{monthPeriod(2024, 12), text.UnitSeason, "2024-WI"},
		{yearPeriod(1999), text.UnitDecade, "199"},
		{yearPeriod(1999), text.UnitYear, "1999"},
	} {
		if got := c.of.widen(c.unit).value(); got != c.want {
			t.Errorf("%s widens to %s, want %s", c.of.value(), got, c.want)
		}
	}
}

package schema

import (
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/apache/arrow/go/v17/arrow/decimal128"
)

// Every decimal is written as the library writes it, without trailing zeros.
func TestDecimalString(t *testing.T) {
	check := func(n decimal128.Num) {
		want := strings.TrimSuffix(strings.TrimRight(n.ToString(Scale), "0"), ".")
		if got := NewDecimal(n).String(); got != want {
			t.Errorf("%v is written %q, not %q", n, got, want)
		}
	}
	for _, n := range []int64{0, 1, -1, 999_999, 1_000_000, -1_000_000, 1_500_000, 250_000, -3_160_000, 10_000_000, 1_000_001,
		math.MaxInt64, math.MinInt64, math.MinInt64 + 1} {
		check(decimal128.FromI64(n))
	}
	rng := rand.New(rand.NewPCG(1, 2))
	for range 20_000 {
		check(decimal128.FromI64(int64(rng.Uint64()) >> rng.IntN(64)))
		check(decimal128.New(int64(rng.Uint64())>>(2+rng.IntN(62)), rng.Uint64()))
	}
	if s := (Decimal{}).String(); s != "" {
		t.Errorf("null is written %q", s)
	}
}

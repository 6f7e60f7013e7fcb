// Package interop proves with the real thing that DuckDB reads what harrow
// writes. It is a module of its own, since DuckDB needs cgo. The script run
// makes the outputs and runs this test and the one for pandas.
package interop

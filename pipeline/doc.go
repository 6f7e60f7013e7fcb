// Package pipeline turns documents in files into tables in files. It is the
// only package that knows files and goroutines.
//
// # A run
//
//  1. source walks the paths and gives each document as found: a file's path
//     or a line of a .jsonl file.
//  2. Workers decode it (decode, html, markdown, jsonl), run the extractors
//     and encode the rows (row). A document whose bytes are those of the last
//     run is only noted.
//  3. The spool takes what workers made, in any order, and gives it back
//     ordered by doc_id: sorted runs in a temporary file, merged at the end.
//  4. The merge gives each table's rows to its writers (csv, arrow, parquet), rows
//     of unchanged documents from the last outputs (earlier, parquetread,
//     readback, csvread), which have the same order.
//  5. The store replaces all output files at once.
//
// Memory holds a document a worker, the spool's buffer, a row group a table
// and, when an earlier run is reused, 16 bytes for each of its documents.
//
// # Tables
//
// Nothing here knows what a table holds: every table's columns say how its
// rows are encoded, written and read back.
package pipeline

// Package schema says what a row is: the tables, their columns with
// documentation, the Go type of each row, and the version of it all.
package schema

import "slices"

// Type is the type of a column. The comment gives the Go type of its cells.
type Type int

const (
	String    Type = iota // string
	Int32                 // int32
	Int64                 // int64
	Float32               // float32
	Date32                // Day
	Amount                // Decimal, written as decimal128(38, 6)
	Percent               // Decimal, written as decimal128(18, 6)
	Strings               // []string
	Parties               // []Party, written as list<struct<name, entity_id, country>>
	Evidences             // []Evidence, written as list<struct<field, start_byte, end_byte>>
)

// Column is a column of a table.
type Column struct {
	Name     string
	Type     Type
	Nullable bool
	LongText bool // no statistics, no dictionary
	Doc      string
}

// Table is an output table.
type Table struct {
	Name    string
	Doc     string
	Columns []Column
	rows    func([]Row, *Rows) []Row
}

// Fact reports whether the table is one of the fact tables: rows with a span.
func (t *Table) Fact() bool { return t.rows != nil }

// AppendRows appends the rows of a fact table in r to a list.
func (t *Table) AppendRows(list []Row, r *Rows) []Row { return t.rows(list, r) }

func pointers[T any, P interface {
	*T
	Row
}](field func(*Rows) []T) func([]Row, *Rows) []Row {
	return func(list []Row, r *Rows) []Row {
		rows := field(r)
		list = slices.Grow(list, len(rows))
		for i := range rows {
			list = append(list, P(&rows[i]))
		}
		return list
	}
}

// Tables returns every table in the order of the documentation: documents
// and sentences, then the fact tables.
func Tables() []*Table {
	facts := FactTables()
	return append([]*Table{documents(facts), sentences()}, facts...)
}

// FactTables returns the tables of extracted rows. A new extractor adds its
// table here.
func FactTables() []*Table {
	return []*Table{
		{"dates", "Time expressions with TIMEX3 values and calendar bounds.", withSpan(
			Column{Name: "type", Type: String, Doc: "TIMEX3 type: DATE, TIME, DURATION, SET"},
			Column{Name: "value", Type: String, Doc: "TIMEX3 value (ISO 8601)"},
			Column{Name: "mod", Type: String, Nullable: true, Doc: "TIMEX3 mod: BEFORE, AFTER, ON_OR_BEFORE, ON_OR_AFTER, LESS_THAN, MORE_THAN, EQUAL_OR_LESS, EQUAL_OR_MORE, START, MID, END, APPROX"},
			Column{Name: "quant", Type: String, Nullable: true, Doc: "TIMEX3 quant of a SET, such as EVERY"},
			Column{Name: "freq", Type: String, Nullable: true, Doc: "TIMEX3 freq of a SET, such as 2X"},
			Column{Name: "start_date", Type: Date32, Nullable: true, Doc: "first calendar day of the value, inclusive, mod disregarded; null where it denotes no calendar time"},
			Column{Name: "end_date", Type: Date32, Nullable: true, Doc: "last calendar day of the value, inclusive"},
			Column{Name: "granularity", Type: String, Nullable: true, Doc: "unit of the value: time, part_of_day, day, weekend, week, month, quarter, half, season, year, decade, century, millennium, reference"},
			Column{Name: "anchor", Type: String, Nullable: true, Doc: "what the value was resolved by: explicit (the expression itself), document (the publication date), context (the text around it); null where nothing anchors it"},
		), pointers(func(r *Rows) []DateRow { return r.Dates })},
		{"amounts", "Amounts of money as exact decimals with ISO 4217 currencies.", withSpan(
			Column{Name: "amount", Type: Amount, Nullable: true, Doc: "amount in units of the currency; the lower end of a range; null where the text has more digits than the column holds"},
			Column{Name: "amount_max", Type: Amount, Nullable: true, Doc: "upper end of a range"},
			Column{Name: "currency", Type: String, Nullable: true, Doc: "ISO 4217 code; null where the text leaves it open"},
			Column{Name: "bound", Type: String, Doc: "exact, about, at_least, at_most, more_than, less_than, range"},
			Column{Name: "per", Type: String, Nullable: true, Doc: "what the amount is for one of: share, barrel, year, ..."},
		), pointers(func(r *Rows) []AmountRow { return r.Amounts })},
		{"percentages", "Percentages, percentage points and basis points as exact decimals.", withSpan(
			Column{Name: "value", Type: Percent, Nullable: true, Doc: "value in percent (25 basis points are 0.25); the lower end of a range; null where the text has more digits than the column holds"},
			Column{Name: "value_max", Type: Percent, Nullable: true, Doc: "upper end of a range"},
			Column{Name: "unit", Type: String, Doc: "percent, percentage_point, basis_point"},
			Column{Name: "bound", Type: String, Doc: "exact, about, at_least, at_most, more_than, less_than, range"},
			Column{Name: "direction", Type: String, Nullable: true, Doc: "increase, decrease; null where nothing changes"},
			Column{Name: "comparison", Type: String, Nullable: true, Doc: "year_on_year, month_on_month, quarter_on_quarter, other; null where nothing is compared"},
			Column{Name: "measure", Type: String, Nullable: true, Doc: "what changed or is measured, as the text says it"},
		), pointers(func(r *Rows) []PercentageRow { return r.Percentages })},
		{"entities", "Mentions of named entities, linked within and across documents.", withSpan(
			Column{Name: "label", Type: String, Doc: "OntoNotes: PERSON, NORP, FAC, ORG, GPE, LOC, PRODUCT, EVENT, WORK_OF_ART, LAW, LANGUAGE"},
			Column{Name: "entity_id", Type: String, Doc: "stable key of the entity that the mention means; two mentions of one entity share it"},
			Column{Name: "name", Type: String, Doc: "the entity's fullest name"},
			Column{Name: "country", Type: String, Nullable: true, Doc: "ISO 3166-1 alpha-2, for countries, their regions, cities and demonyms"},
		), pointers(func(r *Rows) []EntityRow { return r.Entities })},
		{"agreements", "Mentions of agreements: who agreed what with whom.", withSpan(
			Column{Name: "agreement_id", Type: String, Doc: "one per agreement in a document; its mentions share it"},
			Column{Name: "instrument", Type: String, Doc: "agreement, deal, contract, merger, pact, ceasefire, treaty, accord, declaration, protocol, memorandum, joint_statement, settlement, joint_venture, plan, other"},
			Column{Name: "status", Type: String, Doc: "proposed, agreed, signed, approved, in_force, extended, ended, mentioned"},
			Column{Name: "parties", Type: Parties, Doc: "the sides: name, entity_id, country"},
			Column{Name: "signatories", Type: Strings, Doc: "persons who signed"},
			Column{Name: "count", Type: Int32, Nullable: true, Doc: "number of agreements that the mention speaks of"},
			Column{Name: "amount", Type: Amount, Nullable: true, Doc: "total value in units of the currency"},
			Column{Name: "currency", Type: String, Nullable: true, Doc: "ISO 4217 code of the value"},
			Column{Name: "signed", Type: String, Nullable: true, Doc: "TIMEX3 value of the signing, agreeing or issuing"},
			Column{Name: "signed_start", Type: Date32, Nullable: true, Doc: "first day of signed, inclusive"},
			Column{Name: "signed_end", Type: Date32, Nullable: true, Doc: "last day of signed, inclusive"},
			Column{Name: "valid_from", Type: String, Nullable: true, Doc: "TIMEX3 value of the start of validity"},
			Column{Name: "valid_to", Type: String, Nullable: true, Doc: "TIMEX3 value of the end of validity"},
			Column{Name: "place", Type: String, Nullable: true, Doc: "place of signing or issue"},
			Column{Name: "title", Type: String, Nullable: true, Doc: "official name as written"},
			Column{Name: "topic", Type: String, Nullable: true, Doc: "what it covers, as the text says it"},
			Column{Name: "plover", Type: String, Nullable: true, Doc: "PLOVER event code where the mapping is clear"},
			Column{Name: "evidence", Type: Evidences, Doc: "where each party, value, date, place and title stands in the text"},
		), pointers(func(r *Rows) []AgreementRow { return r.Agreements })},
	}
}

func withSpan(columns ...Column) []Column {
	return append([]Column{
		{Name: "doc_id", Type: String, Doc: "document, joins documents"},
		{Name: "sentence", Type: Int32, Doc: "index of the sentence in the document, joins sentences"},
		{Name: "start_byte", Type: Int64, Doc: "first byte of the span in the document's UTF-8 text"},
		{Name: "end_byte", Type: Int64, Doc: "byte after the span"},
		{Name: "text", Type: String, LongText: true, Doc: "exactly the bytes from start_byte to end_byte"},
		{Name: "rule", Type: String, Doc: "name of the rule or model that made the row"},
		{Name: "confidence", Type: Float32, Doc: "0..1, calibrated: of rows near 0.9, nine in ten are right"},
	}, columns...)
}

func documents(facts []*Table) *Table {
	t := &Table{Name: "documents", Doc: "The documents of the run, bad ones too.", Columns: []Column{
		{Name: "doc_id", Type: String, Doc: "path below the PATH given, with /; for .jsonl the id"},
		{Name: "source", Type: String, Doc: "path of the file that held it"},
		{Name: "sha256", Type: String, Nullable: true, Doc: "SHA-256 of the document's bytes as stored (a file's, or a .jsonl line's), in hexadecimal; null where they cannot be read"},
		{Name: "bytes", Type: Int64, Nullable: true, Doc: "length of the document's UTF-8 text in bytes; null where it was rejected"},
		{Name: "title", Type: String, Nullable: true, Doc: "title, where the document has one"},
		{Name: "published", Type: Date32, Nullable: true, Doc: "publication date"},
		{Name: "published_rule", Type: String, Nullable: true, Doc: "where the publication date comes from"},
		{Name: "status", Type: String, Doc: "ok, or why the document was rejected"},
	}}
	for _, f := range facts {
		t.Columns = append(t.Columns, Column{Name: f.Name, Type: Int32, Nullable: true, Doc: "rows in " + f.Name + "; null where that table was not asked for"})
	}
	return t
}

// TextColumn is the column that the documents table has on demand.
func TextColumn() Column {
	return Column{Name: "text", Type: String, Nullable: true, LongText: true, Doc: "the document's text, which the spans of every table point into (only with --with-text); null where the document was rejected"}
}

func sentences() *Table {
	return &Table{Name: "sentences", Doc: "The sentences of every document.", Columns: []Column{
		{Name: "doc_id", Type: String, Doc: "document, joins documents"},
		{Name: "sentence", Type: Int32, Doc: "index of the sentence in the document, from 0"},
		{Name: "start_byte", Type: Int64, Doc: "first byte of the sentence in the document's UTF-8 text"},
		{Name: "end_byte", Type: Int64, Doc: "byte after the sentence"},
		{Name: "text", Type: String, LongText: true, Doc: "exactly the bytes from start_byte to end_byte"},
	}}
}

// TableNamed returns the table of a name, or nil.
func TableNamed(name string) *Table {
	tables := Tables()
	if i := slices.IndexFunc(tables, func(t *Table) bool { return t.Name == name }); i >= 0 {
		return tables[i]
	}
	return nil
}

// ColumnNamed returns the index of a column, or -1.
func (t *Table) ColumnNamed(name string) int {
	return slices.IndexFunc(t.Columns, func(c Column) bool { return c.Name == name })
}

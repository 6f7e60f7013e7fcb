package schema

// Span is what every row of a fact table starts with. A stage sets Start,
// End, Rule and Confidence; the text and the sentence follow from them.
type Span struct {
	Sentence   int32   // index of the sentence in the document
	Start, End int64   // byte offsets into the document's text, end exclusive
	Text       string  // exactly the bytes from Start to End
	Rule       string  // name of the rule or model that made the row
	Confidence float32 // 0..1: of rows near 0.9, nine in ten are right
}

// Base returns the span itself; embedding Span makes a struct a Row.
func (s *Span) Base() *Span { return s }

func (s *Span) cells(dst []any, docID *string) []any {
	return append(dst, docID, &s.Sentence, &s.Start, &s.End, &s.Text, &s.Rule, &s.Confidence)
}

// Row is a row of a fact table.
type Row interface {
	Base() *Span
	// Cells appends the cells in the order of the table's columns: pointers to
	// values of the Go type that a column's Type names; nil is null, and so are
	// an empty string, NoDay and the zero Decimal in a nullable column.
	Cells(dst []any, docID *string) []any
}

// Rows holds what the stages found in one document, a slice a fact table.
type Rows struct {
	Dates       []DateRow
	Amounts     []AmountRow
	Percentages []PercentageRow
	Entities    []EntityRow
	Agreements  []AgreementRow
}

// Clear removes all rows and keeps their room.
func (r *Rows) Clear() {
	*r = Rows{r.Dates[:0], r.Amounts[:0], r.Percentages[:0], r.Entities[:0], r.Agreements[:0]}
}

// DateRow is a TIMEX3 time expression.
type DateRow struct {
	Span
	Type        string // DATE, TIME, DURATION, SET
	Value       string // TIMEX3 value
	Mod         string // TIMEX3 mod, or nothing
	Quant, Freq string // of a SET, or nothing
	StartDate   Day    // inclusive bounds; NoDay where it denotes no calendar time
	EndDate     Day
	Granularity string // time, day, week, month, quarter, half, season, year, decade, century, ...
	Anchor      string // explicit, document, context, or nothing
}

// AmountRow is an amount of money.
type AmountRow struct {
	Span
	Amount    Decimal // in units of the currency
	AmountMax Decimal // upper end of a range
	Currency  string  // ISO 4217, or nothing where the text leaves it open
	Bound     string  // exact, about, at_least, at_most, more_than, less_than, range
	Per       string  // share, barrel, year, ..., or nothing
}

// PercentageRow is a percentage or a number of percentage or basis points.
type PercentageRow struct {
	Span
	Value      Decimal // in percent
	ValueMax   Decimal // upper end of a range
	Unit       string  // percent, percentage_point, basis_point
	Bound      string  // as in AmountRow
	Direction  string  // increase, decrease, or nothing
	Comparison string  // year_on_year, month_on_month, quarter_on_quarter, other, or nothing
	Measure    string  // what changed, as the text says it, or nothing
}

// EntityRow is a mention of a named entity.
type EntityRow struct {
	Span
	Label    string // OntoNotes: PERSON, NORP, FAC, ORG, GPE, LOC, PRODUCT, EVENT, WORK_OF_ART, LAW, LANGUAGE
	EntityID string // stable key; mentions of one entity share it
	Name     string // the entity's fullest name
	Country  string // ISO 3166-1 alpha-2, or nothing
}

// Party is a side of an agreement.
type Party struct {
	Name     string
	EntityID string
	Country  string
}

// Evidence says where in the document a field of an agreement stands.
type Evidence struct {
	Field      string
	Start, End int64
}

// AgreementRow is a mention of an agreement.
type AgreementRow struct {
	Span
	AgreementID string // mentions of one agreement in a document share it
	Instrument  string
	Status      string
	Parties     []Party
	Signatories []string
	Count       int32 // 0 is null
	Amount      Decimal
	Currency    string
	Signed      string // TIMEX3 value
	SignedStart Day
	SignedEnd   Day
	ValidFrom   string // TIMEX3 values
	ValidTo     string
	Place       string
	Title       string
	Topic       string
	Plover      string
	Evidence    []Evidence
}

// Cells implements Row.
func (r *DateRow) Cells(dst []any, docID *string) []any {
	return append(r.cells(dst, docID), &r.Type, &r.Value, &r.Mod, &r.Quant, &r.Freq,
		&r.StartDate, &r.EndDate, &r.Granularity, &r.Anchor)
}

// Cells implements Row.
func (r *AmountRow) Cells(dst []any, docID *string) []any {
	return append(r.cells(dst, docID), &r.Amount, &r.AmountMax, &r.Currency, &r.Bound, &r.Per)
}

// Cells implements Row.
func (r *PercentageRow) Cells(dst []any, docID *string) []any {
	return append(r.cells(dst, docID), &r.Value, &r.ValueMax, &r.Unit, &r.Bound,
		&r.Direction, &r.Comparison, &r.Measure)
}

// Cells implements Row.
func (r *EntityRow) Cells(dst []any, docID *string) []any {
	return append(r.cells(dst, docID), &r.Label, &r.EntityID, &r.Name, &r.Country)
}

// Cells implements Row.
func (r *AgreementRow) Cells(dst []any, docID *string) []any {
	var count any
	if r.Count > 0 {
		count = &r.Count
	}
	return append(r.cells(dst, docID), &r.AgreementID, &r.Instrument, &r.Status, &r.Parties, &r.Signatories, count,
		&r.Amount, &r.Currency, &r.Signed, &r.SignedStart, &r.SignedEnd,
		&r.ValidFrom, &r.ValidTo, &r.Place, &r.Title, &r.Topic, &r.Plover, &r.Evidence)
}

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

func (s *Span) values(docID string) []any {
	return []any{docID, s.Sentence, s.Start, s.End, s.Text, s.Rule, s.Confidence}
}

// Row is a row of a fact table.
type Row interface {
	Base() *Span
	// Values returns the cells in the order of the table's columns. The Go
	// type of a cell is given by its column's Type; nil is null.
	Values(docID string) []any
}

// Rows holds what the stages found in one document, a slice a fact table.
type Rows struct {
	Dates       []DateRow
	Amounts     []AmountRow
	Percentages []PercentageRow
	Entities    []EntityRow
	Agreements  []AgreementRow
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

func str(s string) any {
	if s == "" {
		return nil
	}
	return s
}

func day(d Day) any {
	if d == NoDay {
		return nil
	}
	return d
}

func decimal(d Decimal) any {
	if !d.Valid {
		return nil
	}
	return d
}

// Values implements Row.
func (r *DateRow) Values(docID string) []any {
	return append(r.values(docID), r.Type, r.Value, str(r.Mod), str(r.Quant), str(r.Freq),
		day(r.StartDate), day(r.EndDate), str(r.Granularity), str(r.Anchor))
}

// Values implements Row.
func (r *AmountRow) Values(docID string) []any {
	return append(r.values(docID), decimal(r.Amount), decimal(r.AmountMax), str(r.Currency), r.Bound, str(r.Per))
}

// Values implements Row.
func (r *PercentageRow) Values(docID string) []any {
	return append(r.values(docID), decimal(r.Value), decimal(r.ValueMax), r.Unit, r.Bound,
		str(r.Direction), str(r.Comparison), str(r.Measure))
}

// Values implements Row.
func (r *EntityRow) Values(docID string) []any {
	return append(r.values(docID), r.Label, r.EntityID, r.Name, str(r.Country))
}

// Values implements Row.
func (r *AgreementRow) Values(docID string) []any {
	var count any
	if r.Count > 0 {
		count = r.Count
	}
	return append(r.values(docID), r.AgreementID, r.Instrument, r.Status, r.Parties, r.Signatories, count,
		decimal(r.Amount), str(r.Currency), str(r.Signed), day(r.SignedStart), day(r.SignedEnd),
		str(r.ValidFrom), str(r.ValidTo), str(r.Place), str(r.Title), str(r.Topic), str(r.Plover), r.Evidence)
}

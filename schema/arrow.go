package schema

import "github.com/apache/arrow/go/v17/arrow"

// DocKey is the metadata key under which an Arrow field holds its
// documentation.
const DocKey = "doc"

// Arrow returns the table's Arrow schema. A field's documentation is in its
// metadata; meta is the schema's own. List elements and struct members are
// nullable, since Parquet readers see them so whatever a writer declares.
func (t *Table) Arrow(meta *arrow.Metadata) *arrow.Schema {
	fields := make([]arrow.Field, len(t.Columns))
	for i, c := range t.Columns {
		fields[i] = arrow.Field{
			Name: c.Name, Type: c.Type.Arrow(), Nullable: c.Nullable,
			Metadata: arrow.NewMetadata([]string{DocKey}, []string{c.Doc}),
		}
	}
	return arrow.NewSchema(fields, meta)
}

// Arrow returns the Arrow type of a column's cells.
func (t Type) Arrow() arrow.DataType {
	switch t {
	case Int32:
		return arrow.PrimitiveTypes.Int32
	case Int64:
		return arrow.PrimitiveTypes.Int64
	case Float32:
		return arrow.PrimitiveTypes.Float32
	case Date32:
		return arrow.FixedWidthTypes.Date32
	case Amount:
		return &arrow.Decimal128Type{Precision: 38, Scale: Scale}
	case Percent:
		return &arrow.Decimal128Type{Precision: 18, Scale: Scale}
	case Strings:
		return arrow.ListOf(arrow.BinaryTypes.String)
	case Parties:
		return arrow.ListOf(arrow.StructOf(
			member("name", arrow.BinaryTypes.String),
			member("entity_id", arrow.BinaryTypes.String),
			member("country", arrow.BinaryTypes.String)))
	case Evidences:
		return arrow.ListOf(arrow.StructOf(
			member("field", arrow.BinaryTypes.String),
			member("start_byte", arrow.PrimitiveTypes.Int64),
			member("end_byte", arrow.PrimitiveTypes.Int64)))
	}
	return arrow.BinaryTypes.String
}

func member(name string, t arrow.DataType) arrow.Field {
	return arrow.Field{Name: name, Type: t, Nullable: true}
}

// String returns the type's name as documentation shows it.
func (t Type) String() string {
	switch t {
	case String:
		return "string"
	case Int32:
		return "int32"
	case Int64:
		return "int64"
	case Float32:
		return "float32"
	case Date32:
		return "date32"
	case Amount:
		return "decimal128(38,6)"
	case Percent:
		return "decimal128(18,6)"
	case Strings:
		return "list<string>"
	case Parties:
		return "list<struct<name: string, entity_id: string, country: string>>"
	case Evidences:
		return "list<struct<field: string, start_byte: int64, end_byte: int64>>"
	}
	return "unknown"
}

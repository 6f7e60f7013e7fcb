package pipeline

import (
	"bytes"
	"encoding/base64"

	"github.com/apache/arrow/go/v17/arrow"
	"github.com/apache/arrow/go/v17/arrow/ipc"
	"github.com/apache/arrow/go/v17/parquet"
	pqschema "github.com/apache/arrow/go/v17/parquet/schema"
)

// parquetSchema returns the Parquet schema of an Arrow schema of ours. (The
// library's own conversion brings its compute kernels and gRPC along.)
func parquetSchema(s *arrow.Schema) *pqschema.Schema {
	// A repeated root, the library's default, makes some readers fail.
	return pqschema.NewSchema(parquetGroup("schema", parquet.Repetitions.Required, s.Fields()))
}

const noFieldID = -1

func parquetGroup(name string, r parquet.Repetition, fields []arrow.Field) *pqschema.GroupNode {
	nodes := make(pqschema.FieldList, len(fields))
	for i, f := range fields {
		nodes[i] = parquetNode(f)
	}
	return pqschema.MustGroup(pqschema.NewGroupNode(name, r, nodes, noFieldID))
}

func parquetNode(f arrow.Field) pqschema.Node {
	repetition := parquet.Repetitions.Required
	if f.Nullable {
		repetition = parquet.Repetitions.Optional
	}
	physical, length := parquet.Types.ByteArray, -1
	var logical pqschema.LogicalType = pqschema.StringLogicalType{}
	switch t := f.Type.(type) {
	case *arrow.ListType:
		element := parquetNode(arrow.Field{Name: f.Name, Type: t.Elem(), Nullable: true})
		return pqschema.MustGroup(pqschema.ListOf(element, repetition, noFieldID))
	case *arrow.StructType:
		return parquetGroup(f.Name, repetition, t.Fields())
	case *arrow.Int32Type:
		physical, logical = parquet.Types.Int32, pqschema.NewIntLogicalType(32, true)
	case *arrow.Int64Type:
		physical, logical = parquet.Types.Int64, pqschema.NewIntLogicalType(64, true)
	case *arrow.Float32Type:
		physical, logical = parquet.Types.Float, pqschema.NoLogicalType{}
	case *arrow.Date32Type:
		physical, logical = parquet.Types.Int32, pqschema.DateLogicalType{}
	case *arrow.Decimal128Type:
		physical, logical = parquet.Types.FixedLenByteArray, pqschema.NewDecimalLogicalType(t.Precision, t.Scale)
		if length = 16; t.Precision <= 18 { // the digits that eight bytes hold
			length = 8
		}
	}
	return pqschema.MustPrimitive(pqschema.NewPrimitiveNodeLogical(f.Name, repetition, logical, physical, length, noFieldID))
}

// encodedSchema returns an Arrow schema as Parquet files hold it beside their
// own: a stream without records, in base 64. It keeps what Parquet leaves out,
// such as the documentation of columns.
func encodedSchema(s *arrow.Schema) (string, error) {
	var b bytes.Buffer
	err := ipc.NewWriter(&b, ipc.WithSchema(s)).Close()
	return base64.StdEncoding.EncodeToString(b.Bytes()), err
}

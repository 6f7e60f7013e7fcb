package schema

// Version is the version of the tables and columns. A change that can break
// a reader adds one to it and a line here.
//
//	1: documents, sentences, dates, amounts, percentages, entities, agreements
const Version = 1

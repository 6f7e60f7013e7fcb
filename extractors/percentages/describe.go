package percentages

import "harrow/schema"

func (r *reader) describe(rows []schema.PercentageRow) {}

package agreements

import (
	"strings"
	"testing"

	"harrow/extractors/dates"
	"harrow/extractors/entities"
	"harrow/extractors/text"
	"harrow/schema"
)

// A document that is a contract: its sides, date, term and title.
func TestContract(t *testing.T) {
	names, err := entities.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	extract := func(s string) []schema.AgreementRow {
		d := text.New(s)
		var rows schema.Rows
		dates.New().Extract(d, &rows)
		names.Extract(d, &rows)
		New().Extract(d, &rows)
		return rows.Agreements
	}
	for _, c := range []struct{ text, want string }{
		{"THIS SHARE PURCHASE AGREEMENT (this \"Agreement\") is made as of the 3rd day of February, 2022, by and between Hollis Marine Limited, " +
			"a company incorporated in England and Wales (the \"Seller\"), and Varga Holdings Limited, organized under the laws of Luxembourg.\n\n" +
			"2. This Agreement shall terminate on December 31, 2026.",
			"Hollis Marine Limited|Varga Holdings Limited 2022-02-03 2026-12-31 SHARE PURCHASE AGREEMENT"},
		{"LEASE AGREEMENT made this 1st day of June, 2016 between Margaret Delaney (\"Landlord\") and Sunrise Bakery LLC (\"Tenant\").\n\n" +
			"The premises are let for a term of three years beginning July 1, 2016 and ending June 30, 2019.",
			"Margaret Delaney|Sunrise Bakery LLC 2016-06-01 2019-06-30 LEASE AGREEMENT"},
		{"AGREEMENT between the Government of Canada and the Government of the Republic of Malta concerning air services\n\n" +
			"This Agreement shall enter into force thirty days after the second note.\n\nDONE at Valletta, this 14th day of June 2007.",
			"Government of Canada|Republic of Malta 2007-06-14  "},
		{"TREATY between the Government of Canada and the Government of the Republic of Malta\n\n" +
			"The term of this Treaty ends on June 30, 2019.\n\nDONE in Valletta, this 14th day of June 2007.",
			"Government of Canada|Republic of Malta 2007-06-14 2019-06-30 "},
	} {
		rows := extract(c.text)
		if len(rows) == 0 {
			t.Errorf("%q: no row", c.text)
			continue
		}
		for _, row := range rows {
			var names []string
			for _, p := range row.Parties {
				names = append(names, p.Name)
			}
			got := strings.Join(names, "|") + " " + row.Signed + " " + row.ValidTo + " " + row.Title
			if got != c.want || row.Rule != "agreements/contract" {
				t.Errorf("%q: got %s by %s, want %s", c.text, got, row.Rule, c.want)
			}
		}
	}
	other := extract("LEASE AGREEMENT made this 1st day of June, 2016 between Margaret Delaney (\"Landlord\") and Sunrise Bakery LLC (\"Tenant\").\n\n" +
		"The Tenant has signed an agreement with Hollis Marine Limited.")
	if n := len(other); n != 2 || other[0].Rule != "agreements/contract" || other[1].Rule == "agreements/contract" {
		t.Errorf("an agreement that the contract names is read as the contract: %+v", other)
	}
	rows := extract("Peru and Chile signed a trade agreement on 3 May 2019. The agreement made headlines among traders in Lima and Santiago.")
	for _, row := range rows {
		if row.Rule == "agreements/contract" {
			t.Errorf("a report is read as a contract: %+v", row)
		}
	}
}

package dates

import (
	"strings"
	"testing"

	"harrow/schema"
)

// What depends on the publication date being early in the year or in the week, or
// long after the years that a text tells of.
func TestDated(t *testing.T) {
	life := "He was born in 1891. In 1914, 1915 and 1916 he fought. In 1921, 1922, 1923, 1925 and 1931 he wrote. "
	talk := strings.Repeat("Prices of its goods went up and costs did not. ", 8)
	for _, c := range []struct{ published, text, span, value string }{
		{"2024-01-11", "Please send it by EOD Wednesday.", "Wednesday", "2024-01-17"},
		{"2024-01-11", "They must pay by the close of business on Wednesday.", "Wednesday", "2024-01-17"},
		{"2024-01-11", "The index had lost all by the close on Tuesday.", "Tuesday", "2024-01-09"},
		{"2024-01-11", "They were at sea by Wednesday.", "Wednesday", "2024-01-10"},
		{"2024-01-10", "The price fell from its year-end level.", "year-end", "2023-12-31"},
		{"2024-01-10", "The sale will close by year-end.", "year-end", "2024-12-31"},
		{"2024-01-10", "It did so in 2022, when year-end sales fell.", "year-end", "2022-12-31"},
		{"2024-01-10", "They are the leaders of tomorrow.", "tomorrow", "FUTURE_REF"},
		{"2024-01-10", "They meet ahead of tomorrow's vote.", "tomorrow", "2024-01-11"},
		{"2024-11-10", "The price is off its year-end level.", "year-end", "2024-12-31"},
		{"2024-05-17", "Sales rose, the firm said on Thursday. " + talk + "Its shares rose early and fell later in the day.", "later in the day", "2024-05-16"},
		{"2024-05-17", "Sales rose, the firm said on Thursday. " + talk + "Its shares rose in morning trading.", "morning", "2024-05-16TMO"},
		{"2024-05-17", "Sales rose, the firm said on Thursday. " + talk + "It will tell more later in the day.", "later in the day", "2024-05-17"},
		{"2024-05-17", "Sales rose in May 2023. " + talk + "Its shares rose in morning trading.", "morning", "2024-05-17TMO"},
		{"2024-05-17", "The cup is theirs if they are at home on Wednesday. They will play there on Wednesday.", "Wednesday", "2024-05-22"},
		{"2024-05-17", "They won Tuesday's second game. They will play on Tuesday in Rome.", "Tuesday", "2024-05-14"},
		{"2024-05-17", "There has been unrest since Saturday. It was begun by the deaths of two young men in the north of the town on Saturday.", "Saturday", "2024-05-11"},
		{"2024-05-20", "Shares fell on Friday. The index closed 2 percent lower than the previous Friday.", "the previous Friday", "2024-05-10"},
		{"2024-05-17", "What do I have on Thursday?", "Thursday", "2024-05-23"},
		{"2024-05-17", "How do you like what he said on Thursday?", "Thursday", "2024-05-16"},
		{"2024-05-17", "Parliament votes on Sunday on the law.", "Sunday", "2024-05-19"},
		{"2024-05-17", "The talks go on until the council votes on Monday.", "Monday", "2024-05-20"},
		{"2024-05-17", "He won the postal votes on Sunday.", "Sunday", "2024-05-12"},
		{"2024-05-17", "He faces the man who beat him in January.", "January", "2024-01"},
		{"2023-11-20", "From January to October sales rose beside the same period last year.", "October", "2023-10"},
		{"2024-05-17", "It is the fifth. This quarter's loss is the first.", "This quarter", "2024-Q2"},
		{"1997-04-01", life + "A week ago he died.", "A week ago", "1997-03-25"},
		{"1997-04-01", life + "On May 3 he died.", "May 3", "1931-05-03"},
	} {
		published, _ := schema.ParseDay(c.published)
		rows := extract(t, c.text, published)
		found := ""
		for _, row := range rows {
			if found == "" && c.text[row.Start:row.End] == c.span {
				found = row.Value
			}
		}
		if found != c.value {
			t.Errorf("%s: %q: [%s] is %q, want %s; rows: %s", c.published, c.text, c.span, found, c.value, show(c.text, rows))
		}
	}
}

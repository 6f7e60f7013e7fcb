package dates

import (
	"testing"

	"harrow/schema"
)

// What a text without a publication date may take from the dates it names.
func TestUndated(t *testing.T) {
	story := "In 1940 war came. In 1941 the town fell. In 1942 it starved. In 1943 it was shelled. " +
		"In 1944 and 1945 it was rebuilt. In 1939 and 1938 it was calm. "
	for _, c := range []struct{ text, span, value string }{
		{"The treaty dates from 1 April 1998. The chairman spoke on Thursday.", "Thursday", "XXXX-WXX-4"},
		{story + "On 6 June 1944 the ships came. On Thursday they left.", "Thursday", "1944-06-08"},
		{story + "On 6 June 1944 the ships came. The following January they left.", "The following January", "1945-01"},
		{"War came in 1921. In the autumn, on 3 October, a town fell. In January a truce came.", "January", "1922-01"},
		{"War came on 3 September 1921. By the end of the year it spread. In March a truce came.", "March", "1922-03"},
		{"In late 1944 they crossed the river. By the following April they had won.", "the following April", "1945-04"},
		{"On 3 May 1943 they met. They signed on 4 February of the following year.", "4 February of the following year", "1944-02-04"},
		{"Elections came in January 2005. In October of that year they voted.", "October of that year", "2005-10"},
		{"War came on 1 May 2003. That December it ended.", "That December", "2003-12"},
		{"The war lasted from 1954 until 1962. In March a town fell.", "March", "1954-03"},
		{"The fort fell in May 1922. Since 1800 it had stood. In June it was rebuilt.", "June", "1922-06"},
		{"They met in the first weeks of May. In the first two weeks of March 1962 they talked. On 18 March they signed.", "18 March", "1962-03-18"},
		{"War came in November 1941. The following spring it spread.", "The following spring", "1942-SP"},
		{"War came in January 1942. In the winter many starved.", "the winter", "1941-WI"},
		{"War came in 1857 and 1858. A century later a film was made.", "A century later", "1958"},
		{"War came in 1857, 1858 and 1859. Today the fort is a park.", "Today", "PRESENT_REF"},
		{"Peace was made on 8 August 1923. It came into force on Christmas Day.", "Christmas Day", "1923-12-25"},
		{"The first bombs fell on 17 January 1991. More fell the following night.", "the following night", "1991-01-18TNI"},
		{"It lasted from July 1936 to March 1937. On 18 July a town fell.", "18 July", "1936-07-18"},
		{"In the summer of 480 BC a fleet was lost. In August they fled.", "August", "BC0480-08"},
		{"Sales fell in 2023. The permit is valid to 2030. In January a plant opened.", "January", "2023-01"},
		// Glances aside do not move the story.
		{"They met in January 1943. Under the 1839 treaty this was allowed. In May they met again.", "May", "1943-05"},
		{"They met in January 1943. One of them had fought in 1899. In May they met again.", "May", "1943-05"},
		{"They met in January 1943. One of them had fought in 1899 and in May had been shot.", "May", "1899-05"},
		{"They met in January 1943 at a poet's house (1840-1902). In May they met again.", "May", "1943-05"},
		{"They met in January 1943. They would quarrel in 1955. In May they met again.", "May", "1943-05"},
		{"They met in January 1943. In the 19th century that was a fort. In May they met again.", "May", "1943-05"},
		{"The siege lasted from March to December 1940. In April the wall was broken.", "April", "1940-04"},
		{"On 6 June 1944 they landed. All of 1944 was hard. Two months later they were home.", "Two months later", "1944-08"},
		{"War came on 5 May 1921. In 1921 all was lost. On the 16th a truce came.", "the 16th", "1921-05-16"},
		{"On 11 November it ended. In 1918 a flu had come.", "11 November", "1918-11-11"},
		{"On Monday, 3 August 1914 war was declared. On Friday the first fort fell.", "Friday", "1914-08-07"},
		{"War came in August 1914. It ended four years later. Two decades later came another.", "Two decades later", "1938"},
		{"Late in September 480 BC the fleets met. The next summer the army was beaten.", "The next summer", "BC0479-SU"},
		{"In December 1936 war came. In the spring of the next year it spread.", "the spring of the next year", "1937-SP"},
		{"It fell on 13 May 1798. To this day nobody knows why.", "this day", "PRESENT_REF"},
		{"It fell on 13 May 1798. Nobody was hurt. Today it is a park.", "Today", "PRESENT_REF"},
		{"The fleet sailed on 3 May 1798. On the night of 7/8 May it was seen.", "the night of 7/8 May", "1798-05-07TNI"},
		{"The fleet sailed on 3 May 1798. On the night of 31 May-1 June it was seen.", "1 June", "1798-06-01"},
		{"The fleet sailed on 3 May 1798. By late afternoon it was gone.", "late afternoon", "1798-05-03TAF"},
		{"The fleet sailed on 3 May 1798. They met again on the 5th of the following month.", "the 5th of the following month", "1798-06-05"},
		{"In the 1850s and 60s trade grew.", "60s", "186"},
		{"He trained in 1908 and next year won a race. In 1910 he stopped.", "next year", "1909"},
		{"The plant will open next year. It was planned in 2019.", "next year", "2020"},
		{"From September 1793 to July 1794 thousands died. Their judge fell on 27 July.", "27 July", "1794-07-27"},
		{"From September 1793 to July 1794 thousands died. In October the queen fell.", "October", "1793-10"},
		{"They met in September 1942. Two years earlier it had been otherwise. By February it was over.", "February", "1943-02"},
		{"The fleet sailed on 3 May 1798. Two nights later a ship burned.", "Two nights later", "1798-05-05TNI"},
		{"The fleet sailed on 3 May 1798. A fortnight later it was home.", "A fortnight later", "1798-W20"},
		{"The fleet sailed on 3 May 1798. Next morning it was gone.", "Next morning", "1798-05-04TMO"},
		{"The fleet sailed on 3 May 1798. It burned in the early hours of 9 May.", "the early hours of 9 May", "1798-05-09TMO"},
		{"They fought in 431 BC. In 1900 the wrecks were found. In 413 a fleet was lost.", "413", "BC0413"},
		{"They fought in 431 BC. Between 420 and 415 there was peace.", "420", "BC0420"},
		{"War came in June 1861. The winter of 1861-1862 was mild.", "The winter of 1861-1862", "1861-WI"},
		{"It was promised in 1904 and opened on 15 August 1923, nineteen years later. In September he left.", "September", "1923-09"},
		{"In 1850 he taught. He stayed in Cilli until 1871; in December of that year he left.", "December of that year", "1871-12"},
		{"We opened on May 3rd, 2009. The review came in November 2011. The next morning there was a line. A month later we hired.", "A month later", "2011-12"},
		{"On 2 November 2021 it issued notes due 2029 (the \"2029 Notes\"). In March it paid.", "March", "2022-03"},
		{"The notes of 2 November 2021 pay on May 1 and November 1 of each year.", "May 1", "XXXX-05-01"},
		{"WED SEP 04 2019\nNext advisory at 1100 AM.", "1100 AM", "2019-09-04T11:00"},
		// What is yet to come moves nothing.
		{"They signed on 3 May 2019. The loan matures on June 12, 2030. On 5 June it was paid.", "5 June", "2019-06-05"},
		{"The bank approved the loan on 3 May 2019. It will run until December 2025. They met on July 3.", "July 3", "2019-07-03"},
		{"He died on Sunday, Oct. 16, 2016. He was born on May 2, 1925. A service will be held at 11 a.m. on Friday, Oct. 21.", "11 a.m. on Friday, Oct. 21", "2016-10-21T11:00"},
		{"He died on Sunday, Oct. 16, 2016. Friends will be received Thursday from 4 to 7 p.m.", "4", "2016-10-20T16:00"},
		{"It was founded in 1911. Work will begin in March.", "March", "XXXX-03"},
		{"It was fought between 7 December 1939 and 8 January 1940. In late December it was halted.", "late December", "1939-12"},
		{"On 21 October 1805 the fleets met. They fired at noon. At quarter past one he was hit.", "quarter past one", "1805-10-21T13:15"},
		{"On the night of 7 May 1942 they sailed. At 6:18 a.m. they were seen.", "6:18 a.m.", "1942-05-08T06:18"},
		{"On the night of 7 May 1942 they sailed. At dawn they were seen.", "dawn", "1942-05-08TMO"},
		{"He fell in 216 BC. For the next decade they gave no battle.", "the next decade", "P10Y"},
		{"They stood there for eighty days from September 1852.", "eighty days", "P80D"},
		{"In 1953 he died; four months later, at 10:00 on 27 July, they signed.", "10:00 on 27 July", "1953-07-27T10:00"},
		{"They fought in 58 BC. In 55 he crossed. The revolt came in 52.", "52", "BC0052"},
		{"They fought in 58 BC. In the winter of 54–53 BC he fell back.", "the winter of 54–53 BC", "BC0054-WI"},
		{"It fell in June 1857. It was retaken that July.", "that July", "1857-07"},
		{"On 11 November 2022 they came. That winter it was hit every week.", "That winter", "2022-WI"},
		{"It was taken on 7 September 1812. A week later they marched in; that night it burned.", "that night", "1812-09-14TNI"},
		{"On 1 February 1940 it began. By the first week of March the second line gave way.", "the first week of March", "1940-W10"},
		// Habits and services have no time of the story.
		{"The abbey was founded in 1465. Doubles cost €120 in July.", "July", "XXXX-07"},
		{"It has been a park since 2005. Each year between November and March the birds gather.", "November", "XXXX-11"},
		{"It costs more from 1 January 2022. We are here Monday to Friday, 8am to 8pm.", "8am", "XXXX-XX-XXT08:00"},
		{"The abbey (open May-Oct) was founded in 1465.", "May", "XXXX-05"},
		{"Interest is due on the last day of each March, June and December, from 2019.", "June", "XXXX-06"},
		// What counts from who speaks does not count from the story.
		{"He came in January 1909. I took this oath two years ago.", "two years ago", "XXXX"},
		{"War came in 1591. The film was shown last February.", "last February", "XXXX-02"},
		{"Q2 2018 results: fuel cost more than last year. We took four jets in May. Sales should rise in the third quarter.", "the third quarter", "2018-Q3"},
		{"In 1989 he came. On 17 November they met. In 1992 he left; he came back in 1995. Next year will be his last.", "17 November", "1989-11-17"},
		{"Report for 2018. Income rose to 8 million (2017: 7 million). In September they moved.", "September", "2018-09"},
	} {
		found := false
		for _, row := range extract(t, c.text, schema.NoDay) {
			if c.text[row.Start:row.End] == c.span {
				found = row.Value == c.value
			}
		}
		if !found {
			t.Errorf("%q: want [%s] %s; rows: %s", c.text, c.span, c.value, show(c.text, extract(t, c.text, schema.NoDay)))
		}
	}
}

// What does not move the time that a report counts from.
func TestReport(t *testing.T) {
	published, _ := schema.NewDay(2024, 5, 17)
	for _, c := range []struct{ text, span, value string }{
		{"The bond runs until 2041. Profit rose from a year earlier.", "a year earlier", "2023"},
		{"Net rose in the first quarter. A second-quarter charge will follow. Sales rose in the latest quarter.", "the latest quarter", "2024-Q1"},
		{"Net rose in the first quarter after a flat fourth quarter of 2023. Sales rose from a year ago.", "a year ago", "2023-Q1"},
		{"In 2019 net rose from a year earlier.", "a year earlier", "2018"},
		{"Orders are usually placed in the second quarter.", "the second quarter", "XXXX-Q2"},
		{"The index rose 3% since year-end.", "year-end", "2023-12-31"},
		{"It lost 4 million in the last quarter of 2021 and 9 million for the entire year.", "the entire year", "2021"},
		{"The funds buy such bonds before the end of the quarter.", "the end of the quarter", "2024-Q2"},
		{"The dam should stand by 2031. Costs will rise over the next decade.", "the next decade", "203"},
		{"Net for the year to March rose.", "the year", "P1Y"},
		{"It was shut from 9 p.m. to midnight, between 9 p.m. and noon at most.", "noon", "2024-05-17T12:00"},
		{"He was shot on Monday. A day before that, a shop was burned.", "A day before that", "2024-05-12"},
		{"They signed a deal to end a decade of war.", "a decade", "P10Y"},
		{"Trade will grow in the years to come.", "years", "PXY"},
		{"It is a rule of today's world.", "today", "PRESENT_REF"},
		{"He won the No. 1 year-end rank.", "year-end", "2024-12-31"},
		{"On May 3, 12 villagers fled.", "May 3", "2024-05-03"},
		{"The fair is on July 3, 4 and 5.", "4", "2024-07-04"},
		{"The fair is on July 3, 4, and 5, 2020.", "5, 2020", "2020-07-05"},
		{"On July 3, 4 and 5, 2000 people came.", "5", "2024-07-05"},
		{"They met from early May to late June 2020.", "early May", "2020-05"},
		{"It was shut from the spring until the autumn of 2020.", "the spring", "2020-SP"},
		{"Sales fell from Q3 to Q1 2020.", "Q3", "2019-Q3"},
		{"It lasted from 1 May 1940 to 3 June.", "3 June", "1940-06-03"},
		{"It is shut between noon and 3pm.", "noon", "2024-05-17T12:00"},
		{"The park is shut from may to july.", "july", "2024-07"},
		{"It was so from the 1960s through 80s.", "80s", "198"},
		{"Is it open on Sunday?", "Sunday", "2024-05-19"},
		{"What happened on Sunday?", "Sunday", "2024-05-12"},
		{"He called at 9 at night.", "9 at night", "2024-05-17T21:00"},
		{"It must be paid by the end of the day.", "the end of the day", "2024-05-17"},
		{"A curfew holds from 7 p.m. to 6 a.m. there.", "6 a.m.", "2024-05-18T06:00"},
		{"It was in the summer of '42.", "the summer of '42", "1942-SU"},
		{"All rests for the rest of the day.", "the day", "2024-05-17"},
		{"He speaks on Aug. 14, Independence Day.", "Independence Day", "2024-08-14"},
		{"They meet every Tuesday and Thursday.", "Thursday", "XXXX-WXX-4"},
		{"They meet every Monday at 4 p.m.", "every Monday at 4 p.m.", "XXXX-WXX-1T16:00"},
		{"Rent is due on the 1st of every month.", "the 1st of every month", "XXXX-XX-01"},
		{"Call me the day after tomorrow, 5pm.", "the day after tomorrow, 5pm", "2024-05-19T17:00"},
		{"It was built in jan 2016.", "jan 2016", "2016-01"},
		{"The jan-mar 2017 numbers are in.", "jan", "2017-01"},
		{"Remind me on Thursday to pay.", "Thursday", "2024-05-23"},
		{"I was there half an hour ago.", "half an hour ago", "2024-05-17"},
		{"They stayed those three days.", "those three days", "P3D"},
		{"It is open this Christmas.", "this Christmas", "2024-12-25"},
		{"On May 3 at ten they fired. Two hours later all was calm.", "Two hours later", "PT2H"},
	} {
		found := false
		for _, row := range extract(t, c.text, published) {
			if c.text[row.Start:row.End] == c.span {
				found = row.Value == c.value
			}
		}
		if !found {
			t.Errorf("%q: want [%s] %s; rows: %s", c.text, c.span, c.value, show(c.text, extract(t, c.text, published)))
		}
	}
}

// On which side of the publication date, Friday 17 May 2024, the words around
// a weekday, month or day put it.
func TestTense(t *testing.T) {
	published, _ := schema.NewDay(2024, 5, 17)
	for _, c := range []struct{ text, span, value string }{
		{"The crew has until 9 a.m. Tuesday to answer.", "9 a.m. Tuesday", "2024-05-21T09:00"},
		{"The offer had been due to lapse Monday.", "Monday", "2024-05-13"},
		{"The two envoys meet Monday in Oslo.", "Monday", "2024-05-20"},
		{"They plan to march on Saturday and to block the port on Monday.", "Monday", "2024-05-20"},
		{"They announced the plan Monday.", "Monday", "2024-05-13"},
		{"By Tuesday evening, forty homes had burned.", "Tuesday evening", "2024-05-14TEV"},
		{"They must answer by Tuesday evening.", "Tuesday evening", "2024-05-21TEV"},
		{"The peak had calmed down by September.", "September", "2023-09"},
		{"The cup will be held next summer.", "next summer", "2025-SU"},
		{"Nearly 50 years later the case was opened.", "Nearly 50 years later", "P50Y"},
		{"Much changed after the September 11 attacks.", "September 11", "2001-09-11"},
		{"He served there from '42 on.", "'42", "1942"},
		{"One day it will be free.", "One day", "FUTURE_REF"},
		{"Ms. Roe will succeed John P. Doe Sept. 1.", "Sept. 1", "2024-09-01"},
		{"The dividend will be paid on a still unspecified date in September.", "September", "2024-09"},
		{"It told of the quarter ended June 30 with pride.", "June 30", "2023-06-30"},
		{"The ministers will take up the dispute over fish in Rome on Tuesday.", "Tuesday", "2024-05-21"},
		{"The flag was to return home Monday.", "Monday", "2024-05-20"},
		{"It is a motion to be debated Monday.", "Monday", "2024-05-20"},
		{"The talks had to be held Monday.", "Monday", "2024-05-13"},
		{"The union called a strike for Tuesday.", "Tuesday", "2024-05-21"},
		{"Polls ahead of Sunday's vote gave him a lead.", "Sunday", "2024-05-19"},
		{"The yen rose from Monday's close.", "Monday", "2024-05-13"},
		{"She opens the fair this coming Monday.", "this coming Monday", "2024-05-20"},
		{"They will vote on Tuesday. Few knew of Tuesday's vote.", "Tuesday", "2024-05-21"},
		{"On Monday, they planned to pay.", "Monday", "2024-05-13"},
		{"On Monday the club will play away.", "Monday", "2024-05-20"},
		{"He would look for ways around Wednesday's ruling.", "Wednesday", "2024-05-15"},
		{"He won the vote in June and left.", "June", "2023-06"},
		{"Oil for delivery in July fell.", "July", "2024-07"},
		{"They agreed to hold a vote in June.", "June", "2024-06"},
		{"The firm in June sold its mill.", "June", "2023-06"},
		{"The rule takes effect Oct. 1.", "Oct. 1", "2024-10-01"},
		{"The vote is Nov. 5.", "Nov. 5", "2024-11-05"},
		{"A hearing is set for September.", "September", "2024-09"},
		{"He will leave office in March.", "March", "2025-03"},
		{"He pulled out due to injuries on Monday.", "Monday", "2024-05-13"},
		{"Nerves are frayed in the run-up to Thursday's vote.", "Thursday", "2024-05-23"},
		{"Net rose in the quarter that ended Jan. 31.", "the quarter", "2023-Q4"},
		{"He had planned the attack months before the Jan. 4 raid.", "Jan. 4", "2024-01-04"},
		{"The film will be shot in the spring.", "the spring", "2024-SP"},
		{"The film will be shot in winter.", "winter", "2024-WI"},
		{"It was a mistake of the post-9/11 years.", "9/11", "2001-09-11"},
		{"Trade grew from June to April.", "June", "2023-06"},
		{"Trade grew between June and April.", "April", "2024-04"},
		{"The season will run from June to April.", "April", "2025-04"},
		{"They spoke ahead of the election Monday.", "Monday", "2024-05-20"},
		{"A reply could yet come, possibly on Monday.", "Monday", "2024-05-20"},
		{"The club warmed up for Tuesday's match by winning.", "Tuesday", "2024-05-21"},
		{"They are through to Sunday's final.", "Sunday", "2024-05-19"},
		{"The schedule of the games to open here on Tuesday is out.", "Tuesday", "2024-05-21"},
		{"On Tuesday, the largest of the seven new dams in the north will be opened.", "Tuesday", "2024-05-21"},
		{"The score will be shown and played on Tuesday.", "Tuesday", "2024-05-21"},
		{"The ferry was to have begun on Tuesday.", "Tuesday", "2024-05-21"},
		{"The fair, being held Friday through Sunday, was calm.", "Sunday", "2024-05-19"},
		{"It was begun last Thursday.", "last Thursday", "2024-05-09"},
		{"They meet next Saturday.", "next Saturday", "2024-05-25"},
		{"It was begun last Wednesday.", "last Wednesday", "2024-05-15"},
		{"The largest fall since the July curbs.", "July", "2023-07"},
		{"The shops open from Monday to Wednesday sold most.", "Wednesday", "2024-05-15"},
		{"The reserve draw was held as previously planned Tuesday.", "Tuesday", "2024-05-14"},
		{"They will play at last after the match on Tuesday was called off.", "Tuesday", "2024-05-14"},
		{"In Tuesday's play, both have lost.", "Tuesday", "2024-05-14"},
		{"He lost Saturday's 2-1 game.", "Saturday", "2024-05-11"},
		{"The vote will come in the run-up to a November summit.", "November", "2024-11"},
		{"When the votes are held on Sept. 20, all will be over.", "Sept. 20", "2024-09-20"},
		{"The law will be put to the full board of all of the nine towns in October.", "October", "2024-10"},
		{"Two flights will leave from June 3, the third from Nov. 6.", "Nov. 6", "2024-11-06"},
		{"Sunday's talks on prices of food will go ahead, he said.", "Sunday", "2024-05-19"},
		{"It was said that Tuesday's local elections will go ahead.", "Tuesday", "2024-05-21"},
		{"Thursday will see the first round.", "Thursday", "2024-05-23"},
		{"A tax that took effect on July 1 was cut.", "July 1", "2023-07-01"},
		{"They lost all in a July bomb blast.", "July", "2023-07"},
		{"The parties that boycotted the June poll will run.", "June", "2023-06"},
		{"They should find all who are behind the June 14 killing.", "June 14", "2023-06-14"},
		{"The acrid end of an earlier October summit will be told.", "earlier October", "2023-10"},
		{"A plant burned on 3 March 1991. The fire of 3 March killed two.", "3 March", "1991-03-03"},
	} {
		found := ""
		for _, row := range extract(t, c.text, published) {
			if c.text[row.Start:row.End] == c.span {
				found = row.Value
			}
		}
		if found != c.value {
			t.Errorf("%q: [%s] is %q, want %s; rows: %s", c.text, c.span, found, c.value, show(c.text, extract(t, c.text, published)))
		}
	}
}

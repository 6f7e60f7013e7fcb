package entities

import "testing"

func TestWithoutNouns(t *testing.T) {
	x := extractor(t)
	for _, text := range []string{
		"Its GDP grew while the Internet spread.",
		"The regional output survey (ROS) was late. The ROS was wrong.",
		"The fight against HIV/AIDS goes on.",
		"It cost AU$ 40 and NZ$ 50.",
	} {
		for _, r := range extract(x, text) {
			t.Errorf("%s: %s", text, text[r.Start:r.End])
		}
	}
}

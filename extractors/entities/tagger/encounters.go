package tagger

// encounter returns the end of the name of an event of two states that piece i
// starts, which is one name: "China-Russia Expo", "Iran-Iraq War". It is i for
// another one.
func (t *Tagger) encounter(i, last int) int {
	if i+3 >= last || !t.state(i) || !t.hyphen(i+1) || !t.state(i+2) || t.second[i] != Outside && !t.second[i].Starts() {
		return i
	}
	end := i
	for j := i + 3; j < last && t.Pieces[j].caps; j++ {
		if t.plays(event, j) {
			end = j + 1
		}
	}
	return end
}

package entities

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"harrow/extractors/entities/gazetteer"
)

// maxBearers bounds how many bearers of one name are told apart, for the time
// to stay linear in a list of names.
const maxBearers = 64

// persons joins the forms of a person's name: "Vladimir Putin", "V. Putin"
// and "Vladimir Vladimirovich Putin" by given name and surname; "Putin" and
// "Xi" with the one bearer that the document names in full.
func (l *linker) persons() {
	byLast := map[string][]*surface{}
	byFirst := map[string][]*surface{}
	for _, s := range l.order {
		if s.kind != "person" || len(s.words) < 2 {
			continue
		}
		first, last := s.words[0], surname(s.words)
		key := bare(last)
		if junior(s.words) {
			key += " Jr"
		}
		for _, o := range byLast[key] {
			if sameGiven(o.words[0], first) || endsIn(o.words, s.words) || endsIn(s.words, o.words) {
				s.entity = o.entity
				break
			}
		}
		if s.entity == nil {
			s.entity = &entity{}
			if len(byFirst[first]) < maxBearers {
				byFirst[first] = append(byFirst[first], s)
			}
			if len(byLast[key]) < maxBearers {
				byLast[key] = append(byLast[key], s)
			}
			if at := strings.LastIndexByte(key, '-'); at > 0 && len(byLast[key[at+1:]]) < maxBearers {
				byLast[key[at+1:]] = append(byLast[key[at+1:]], s)
			}
		}
		if len(s.name) > len(s.entity.name) {
			s.entity.name = s.name
			s.entity.id = l.personID(s.words, last)
		}
	}
	for _, s := range l.order {
		if s.kind != "person" || len(s.words) != 1 {
			continue
		}
		s.bearers = byLast[bare(s.name)]
		if len(s.bearers) == 0 {
			s.bearers = byFirst[s.name]
		}
		if len(s.bearers) == 1 {
			s.entity = s.bearers[0].entity
		}
	}
}

// personID is the key of a person by given name and surname: that of the
// public figure of the lists who has both.
func (l *linker) personID(words []string, last string) string {
	if junior(words) {
		last += " Jr"
	} else if e, ok := l.names.EntryOf(last); ok && e.Label == "PERSON" {
		given, _, _ := strings.Cut(e.Name, " ")
		if gazetteer.Slug(given) == gazetteer.Slug(words[0]) {
			return e.ID
		}
	}
	for i := len(words) - 1; i > 1; i-- {
		if deciderOf(strings.ToLower(words[i-1])).is(atParticle) && strings.HasPrefix(last, words[i]) {
			last = words[i-1] + " " + last
		}
	}
	return "person:" + gazetteer.Slug(words[0]+" "+last)
}

func junior(words []string) bool {
	last := words[len(words)-1]
	return last == "Jr." || last == "Jr"
}

// bare returns a surname without the article that Arabic has before some:
// "Tareki" of "Al-Tareki".
func bare(name string) string {
	for _, article := range []string{"al-", "Al-", "el-", "El-", "ul-", "ur-", "as-", "an-", "ash-"} {
		if rest, ok := strings.CutPrefix(name, article); ok && rest != "" {
			return rest
		}
	}
	return name
}

// endsIn reports whether a name of several words ends in another of two or
// more, as "Sami Abu Tarek" in "Abu Tarek".
func endsIn(name, tail []string) bool {
	return len(tail) > 1 && len(name) > len(tail) && slices.Equal(name[len(name)-len(tail):], tail)
}

// surname returns the last word of a name that is no "Jr." or "III".
func surname(words []string) string {
	for i := len(words) - 1; i > 0; i-- {
		switch words[i] {
		case "Jr.", "Jr", "Sr.", "Sr", "II", "III", "IV":
		default:
			return words[i]
		}
	}
	return words[len(words)-1]
}

// sameGiven reports whether two given names can be one: the same, or one the
// initial of the other.
func sameGiven(a, b string) bool {
	if a == b {
		return true
	}
	short, long := strings.TrimSuffix(a, "."), strings.TrimSuffix(b, ".")
	if len(short) > len(long) {
		short, long = long, short
	}
	return utf8.RuneCountInString(short) == 1 && strings.HasPrefix(long, short)
}

// hasCapitals reports whether a word of a name may be in capitals: it has no
// ASCII letter in lower case.
func hasCapitals(name string) bool {
	lower := false
	for i := 0; i < len(name); i++ {
		switch c := name[i]; {
		case c == ' ':
			if !lower {
				return true
			}
			lower = false
		case 'a' <= c && c <= 'z':
			lower = true
		}
	}
	return !lower
}

// personName writes words in capitals as others do: "YU Haoyuan" is Yu
// Haoyuan, "J.D." and "JD" stay.
func personName(name string) string {
	if !hasCapitals(name) {
		return name
	}
	words := strings.Fields(name)
	for i, w := range words {
		if len(w) < 2 || w != strings.ToUpper(w) || strings.Contains(w, ".") || len(words) == 1 && len(w) < 4 {
			continue
		}
		if len(w) == 2 && !strings.ContainsAny(w, "AEIOUY") || i > 0 && strings.Trim(w, "IVX") == "" {
			continue
		}
		upper := true
		low := strings.Map(func(r rune) rune {
			if upper || !unicode.IsLetter(r) {
				upper = !unicode.IsLetter(r) && r != '\''
				return r
			}
			return unicode.ToLower(r)
		}, w)
		words[i] = low
	}
	return strings.Join(words, " ")
}

package tagger

// Tag is a label of a piece in the BIOES scheme.
type Tag uint8

// Tags is the number of tags: Outside, then begin, inside, end and single of
// each type.
const (
	Outside Tag = 0
	Tags        = 1 + 4*len(types)
)

// Types are the coarse types of names.
var types = [...]string{"PERSON", "ORG", "LOC", "MISC"}

// The positions of a piece in a name.
const (
	begin = iota
	inside
	end
	single
)

// TypeNamed returns the number of a type, or -1.
func TypeNamed(name string) int {
	for i, t := range types {
		if t == name {
			return i
		}
	}
	return -1
}

// TypeName is the name of a type.
func TypeName(t int) string { return types[t] }

// NoType is the type of Outside.
const NoType = len(types)

// TagOf returns the tag of piece i of a name of n pieces.
func TagOf(typ, i, n int) Tag {
	position := inside
	switch {
	case n == 1:
		position = single
	case i == 0:
		position = begin
	case i == n-1:
		position = end
	}
	return Tag(1 + 4*typ + position)
}

// Type returns the type of a tag, NoType for Outside.
func (t Tag) Type() int {
	if t == Outside {
		return NoType
	}
	return int(t-1) / 4
}

func (t Tag) position() int { return int(t-1) % 4 }

// Single reports whether the tag is that of a name of one piece.
func (t Tag) Single() bool { return t != Outside && t.position() == single }

// Starts reports whether a name starts at the tag; a sequence starts so too.
func (t Tag) Starts() bool {
	return t == Outside || t.position() == begin || t.position() == single
}

// Ends reports whether a name ends at the tag; a sequence ends so too.
func (t Tag) Ends() bool {
	return t == Outside || t.position() == end || t.position() == single
}

// Follows reports whether tag t may follow tag before.
func (t Tag) Follows(before Tag) bool {
	if before.Ends() {
		return t.Starts()
	}
	return !t.Starts() && t.Type() == before.Type()
}

package extractors

// Fingerprint identifies the rules: a text and a date give the same rows as
// long as it stays the same.
func Fingerprint() string { return "0" }

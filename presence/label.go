package presence

import "fmt"

// A Language is one that labels and explanations are written in. The zero Language
// is [English].
type Language uint8

// The languages.
const (
	English Language = iota
	German
)

// Label returns the word that people see for s: "Do not disturb" for
// [TeamsDoNotDisturb], in German "Nicht stören". The German words are the guide's
// where it has them. Labels of two states can be the same, and an administrator can
// rename those of a [MiVO400]; only text identifies a state. For a number outside its
// vocabulary, Label returns what String does, and for any other language English.
func Label(s State, in Language) string {
	v, n := s.entry()
	switch {
	case !v.has(n):
		return s.String()
	case in == German:
		return v.words[n].german
	default:
		return v.words[n].english
	}
}

// String returns "en" or "de", or Language(n) if l is no language.
func (l Language) String() string {
	switch l {
	case English:
		return "en"
	case German:
		return "de"
	default:
		return fmt.Sprintf("Language(%d)", uint8(l))
	}
}

// MarshalText returns "en" or "de", or an error if l is no language.
func (l Language) MarshalText() ([]byte, error) {
	if l > German {
		return nil, fmt.Errorf("presence: %v is not a language (want en, de)", l)
	}
	return []byte(l.String()), nil
}

// UnmarshalText sets l from "en" or "de". On an error it leaves l alone.
func (l *Language) UnmarshalText(text []byte) error {
	switch string(text) {
	case "en":
		*l = English
	case "de":
		*l = German
	default:
		return fmt.Errorf("presence: unknown language %q (want en, de)", text)
	}
	return nil
}

package presence

// A MitelOne is the presence that Mitel One shows: the guide's Mitel One-Präsenz.
// It is an output, CloudLink's presence by another name (rule C2); setting it there
// sets the user presence of the phone system (rules P3, P5). The zero MitelOne is
// [MitelOneUnknown].
type MitelOne uint8

// The states of a MitelOne.
const (
	MitelOneUnknown      MitelOne = iota // nothing that Mitel One has a word for
	MitelOneAvailable                    // Verfügbar
	MitelOneAway                         // Abwesend
	MitelOneBusy                         // Besetzt
	MitelOneDoNotDisturb                 // Nicht stören
)

var mitelOnes = vocabulary{
	name: "MitelOne",
	words: []word{
		MitelOneUnknown:      {"Unknown", "Unknown", "Unbekannt"},
		MitelOneAvailable:    {"Available", "Available", "Verfügbar"},
		MitelOneAway:         {"Away", "Away", "Abwesend"},
		MitelOneBusy:         {"Busy", "Busy", "Besetzt"},
		MitelOneDoNotDisturb: {"DoNotDisturb", "Do not disturb", "Nicht stören"},
	},
}

// String returns the text of s, or MitelOne(n) if s is no state.
func (s MitelOne) String() string { return toString(s) }

// GoString returns s as Go code: presence.MitelOneAvailable.
func (s MitelOne) GoString() string { return toGoString(s) }

// MarshalText returns the text of s, or an error if s is no state.
func (s MitelOne) MarshalText() ([]byte, error) { return marshalText(s) }

// UnmarshalText sets s as [Parse] does. On an error it leaves s alone.
func (s *MitelOne) UnmarshalText(text []byte) error { return unmarshalText(s, text) }

// Vocabulary returns "MitelOne".
func (MitelOne) Vocabulary() string { return mitelOnes.name }

func (s MitelOne) entry() (*vocabulary, int) { return &mitelOnes, int(s) }

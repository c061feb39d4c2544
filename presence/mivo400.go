package presence

// A MiVO400 is the user presence kept by a MiVoice Office 400: the guide's
// PBX-Benutzerpräsenz. It is one value, set on the phone, in the self-service portal
// or in Mitel One; the one set last counts. An administrator may rename the states,
// so a label never identifies one (rule P5). Other phone systems have line states
// only (rules P2, P4). The zero MiVO400 is [MiVO400Unknown].
type MiVO400 uint8

// The states of a MiVO400.
const (
	MiVO400Unknown      MiVO400 = iota // none reported
	MiVO400Available                   // Verfügbar, the default
	MiVO400Absent                      // Abwesend
	MiVO400Meeting                     // Besprechung or Meeting
	MiVO400Busy                        // Besetzt
	MiVO400NotAvailable                // Nicht verfügbar
)

var mivo400s = vocabulary{
	name: "MiVO400",
	words: []word{
		MiVO400Unknown:      {"Unknown", "Unknown", "Unbekannt"},
		MiVO400Available:    {"Available", "Available", "Verfügbar"},
		MiVO400Absent:       {"Absent", "Absent", "Abwesend"},
		MiVO400Meeting:      {"Meeting", "Meeting", "Besprechung"},
		MiVO400Busy:         {"Busy", "Busy", "Besetzt"},
		MiVO400NotAvailable: {"NotAvailable", "Not available", "Nicht verfügbar"},
	},
}

// String returns the text of s, or MiVO400(n) if s is no state.
func (s MiVO400) String() string { return toString(s) }

// GoString returns s as Go code: presence.MiVO400Available.
func (s MiVO400) GoString() string { return toGoString(s) }

// MarshalText returns the text of s, or an error if s is no state.
func (s MiVO400) MarshalText() ([]byte, error) { return marshalText(s) }

// UnmarshalText sets s as [Parse] does. On an error it leaves s alone.
func (s *MiVO400) UnmarshalText(text []byte) error { return unmarshalText(s, text) }

// Vocabulary returns "MiVO400".
func (MiVO400) Vocabulary() string { return mivo400s.name }

func (s MiVO400) entry() (*vocabulary, int) { return &mivo400s, int(s) }

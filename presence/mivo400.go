package presence

// A MiVO400 is the user presence kept by a MiVoice Office 400: the guide's
// PBX-Benutzerpräsenz. It is one value, whoever wrote it last: the phone, the
// self-service portal or Mitel One. An administrator may rename the states, so a
// label never identifies one (rule P5). The zero MiVO400 is [MiVO400Unknown], which
// is always so behind MiCollab (rule P4).
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
	texts: []string{
		MiVO400Unknown:      "Unknown",
		MiVO400Available:    "Available",
		MiVO400Absent:       "Absent",
		MiVO400Meeting:      "Meeting",
		MiVO400Busy:         "Busy",
		MiVO400NotAvailable: "NotAvailable",
	},
}

// String returns the text of s, or MiVO400(n) if s is no state.
func (s MiVO400) String() string { return toString(s) }

// MarshalText returns the text of s, or an error if s is no state.
func (s MiVO400) MarshalText() ([]byte, error) { return marshalText(s) }

// UnmarshalText sets s as [Parse] does. On an error it leaves s alone.
func (s *MiVO400) UnmarshalText(text []byte) error { return unmarshalText(s, text) }

func (MiVO400) vocabulary() *vocabulary { return &mivo400s }

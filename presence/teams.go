package presence

// A Teams is a state in Teams: of one presence session, or of the user as others
// see it, the guide's MS Teams-Präsenzstatus (was andere sehen). The zero Teams is
// [TeamsOffline]: there is no session.
type Teams uint8

// The states of a Teams.
const (
	TeamsOffline      Teams = iota // Offline
	TeamsAway                      // Abwesend
	TeamsBeRightBack               // only ever set by hand
	TeamsAvailable                 // Verfügbar
	TeamsBusy                      // Besetzt
	TeamsDoNotDisturb              // Bitte nicht stören, also Nicht stören
)

var teamsStates = vocabulary{
	name: "Teams",
	words: []word{
		TeamsOffline:      {"Offline", "Offline", "Offline"},
		TeamsAway:         {"Away", "Away", "Abwesend"},
		TeamsBeRightBack:  {"BeRightBack", "Be right back", "Bin gleich zurück"},
		TeamsAvailable:    {"Available", "Available", "Verfügbar"},
		TeamsBusy:         {"Busy", "Busy", "Besetzt"},
		TeamsDoNotDisturb: {"DoNotDisturb", "Do not disturb", "Nicht stören"},
	},
}

// String returns the text of s, or Teams(n) if s is no state.
func (s Teams) String() string { return toString(s) }

// GoString returns s as Go code: presence.TeamsAway.
func (s Teams) GoString() string { return toGoString(s) }

// MarshalText returns the text of s, or an error if s is no state.
func (s Teams) MarshalText() ([]byte, error) { return marshalText(s) }

// UnmarshalText sets s as [Parse] does. On an error it leaves s alone.
func (s *Teams) UnmarshalText(text []byte) error { return unmarshalText(s, text) }

// Vocabulary returns "Teams".
func (Teams) Vocabulary() string { return teamsStates.name }

func (s Teams) entry() (*vocabulary, int) { return &teamsStates, int(s) }

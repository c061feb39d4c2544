package presence

// A TeamsClient is what one Teams client (desktop, mobile or web), or an application
// connected to Teams such as Outlook or PowerPoint, reports of its user: the guide's MS
// Teams Client-Status. The zero TeamsClient is [TeamsClientOffline].
type TeamsClient uint8

// The states of a TeamsClient.
const (
	TeamsClientOffline    TeamsClient = iota // not running
	TeamsClientInactive                      // Verbunden, inaktiv: running, for example behind a locked screen
	TeamsClientActive                        // Verbunden, aktiv
	TeamsClientInCall                        // in a Teams call or meeting
	TeamsClientPresenting                    // presenting or focusing
)

var teamsClients = vocabulary{
	name: "TeamsClient",
	words: []word{
		TeamsClientOffline:    {"Offline", "Offline", "Offline"},
		TeamsClientInactive:   {"Inactive", "Connected, inactive", "Verbunden, inaktiv"},
		TeamsClientActive:     {"Active", "Connected, active", "Verbunden, aktiv"},
		TeamsClientInCall:     {"InCall", "Busy (in Teams call/meeting)", "Besetzt (in Teams-Anruf/-Meeting)"},
		TeamsClientPresenting: {"Presenting", "Focusing/Presenting", "Fokus/Präsentieren"},
	},
}

// String returns the text of s, or TeamsClient(n) if s is no state.
func (s TeamsClient) String() string { return toString(s) }

// GoString returns s as Go code: presence.TeamsClientInactive.
func (s TeamsClient) GoString() string { return toGoString(s) }

// MarshalText returns the text of s, or an error if s is no state.
func (s TeamsClient) MarshalText() ([]byte, error) { return marshalText(s) }

// UnmarshalText sets s as [Parse] does. On an error it leaves s alone.
func (s *TeamsClient) UnmarshalText(text []byte) error { return unmarshalText(s, text) }

// Vocabulary returns "TeamsClient".
func (TeamsClient) Vocabulary() string { return teamsClients.name }

func (s TeamsClient) entry() (*vocabulary, int) { return &teamsClients, int(s) }

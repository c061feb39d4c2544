package presence

// A TeamsClient is what one Teams client, or an application connected to Teams,
// reports of its user: the guide's MS Teams Client-Status. The zero TeamsClient is
// [TeamsClientOffline].
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
	texts: []string{
		TeamsClientOffline:    "Offline",
		TeamsClientInactive:   "Inactive",
		TeamsClientActive:     "Active",
		TeamsClientInCall:     "InCall",
		TeamsClientPresenting: "Presenting",
	},
}

// String returns the text of s, or TeamsClient(n) if s is no state.
func (s TeamsClient) String() string { return toString(s) }

// MarshalText returns the text of s, or an error if s is no state.
func (s TeamsClient) MarshalText() ([]byte, error) { return marshalText(s) }

// UnmarshalText sets s as [Parse] does. On an error it leaves s alone.
func (s *TeamsClient) UnmarshalText(text []byte) error { return unmarshalText(s, text) }

func (TeamsClient) vocabulary() *vocabulary { return &teamsClients }

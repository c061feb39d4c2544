package presence

// A CloudLink is a state in CloudLink, where lines and user presence meet: the
// guide's CloudLink-Präsenz. The zero CloudLink is [CloudLinkUnknown].
type CloudLink uint8

// The states of a CloudLink.
const (
	CloudLinkUnknown      CloudLink = iota // Unbekannt
	CloudLinkOffline                       // Offline
	CloudLinkAvailable                     // Verfügbar
	CloudLinkBusy                          // Besetzt
	CloudLinkDoNotDisturb                  // Bitte nicht stören, also Nicht stören
	CloudLinkAway                          // Abwesend
)

var cloudLinks = vocabulary{
	name: "CloudLink",
	words: []word{
		CloudLinkUnknown:      {"Unknown", "Unknown", "Unbekannt"},
		CloudLinkOffline:      {"Offline", "Offline", "Offline"},
		CloudLinkAvailable:    {"Available", "Available", "Verfügbar"},
		CloudLinkBusy:         {"Busy", "Busy", "Besetzt"},
		CloudLinkDoNotDisturb: {"DoNotDisturb", "Do not disturb", "Nicht stören"},
		CloudLinkAway:         {"Away", "Away", "Abwesend"},
	},
}

// String returns the text of s, or CloudLink(n) if s is no state.
func (s CloudLink) String() string { return toString(s) }

// GoString returns s as Go code: presence.CloudLinkOffline.
func (s CloudLink) GoString() string { return toGoString(s) }

// MarshalText returns the text of s, or an error if s is no state.
func (s CloudLink) MarshalText() ([]byte, error) { return marshalText(s) }

// UnmarshalText sets s as [Parse] does. On an error it leaves s alone.
func (s *CloudLink) UnmarshalText(text []byte) error { return unmarshalText(s, text) }

// Vocabulary returns "CloudLink".
func (CloudLink) Vocabulary() string { return cloudLinks.name }

func (s CloudLink) entry() (*vocabulary, int) { return &cloudLinks, int(s) }

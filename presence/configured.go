package presence

// A Configured is the status that the user set by hand in Teams, which the guide
// calls benutzerkonfiguriert. The zero Configured is [ConfiguredNone].
type Configured uint8

// The states of a Configured.
const (
	ConfiguredNone          Configured = iota // none set
	ConfiguredAvailable                       // Available
	ConfiguredBusy                            // Busy
	ConfiguredDoNotDisturb                    // Do not disturb
	ConfiguredBeRightBack                     // Be right back
	ConfiguredAppearAway                      // Appear away
	ConfiguredAppearOffline                   // Appear offline
)

var configureds = vocabulary{
	name: "Configured",
	words: []word{
		ConfiguredNone:          {"None", "None", "Keiner"},
		ConfiguredAvailable:     {"Available", "Available", "Verfügbar"},
		ConfiguredBusy:          {"Busy", "Busy", "Besetzt"},
		ConfiguredDoNotDisturb:  {"DoNotDisturb", "Do not disturb", "Nicht stören"},
		ConfiguredBeRightBack:   {"BeRightBack", "Be right back", "Bin gleich zurück"},
		ConfiguredAppearAway:    {"AppearAway", "Appear away", "Als abwesend anzeigen"},
		ConfiguredAppearOffline: {"AppearOffline", "Appear offline", "Als offline anzeigen"},
	},
}

// String returns the text of s, or Configured(n) if s is no state.
func (s Configured) String() string { return toString(s) }

// GoString returns s as Go code: presence.ConfiguredAvailable.
func (s Configured) GoString() string { return toGoString(s) }

// MarshalText returns the text of s, or an error if s is no state.
func (s Configured) MarshalText() ([]byte, error) { return marshalText(s) }

// UnmarshalText sets s as [Parse] does. On an error it leaves s alone.
func (s *Configured) UnmarshalText(text []byte) error { return unmarshalText(s, text) }

// Vocabulary returns "Configured".
func (Configured) Vocabulary() string { return configureds.name }

func (s Configured) entry() (*vocabulary, int) { return &configureds, int(s) }

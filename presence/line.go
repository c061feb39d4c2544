package presence

// A Line is the state of one telephone line, as the phone system reports it: the
// guide's PBX-Telefonpräsenz, also PBX-Leitungsstatus. The guide defines Available
// and Busy (rule P1). Offline and Unknown are CloudLink's words, which this package
// takes for a phone that is not registered (rule P6) and for one that is not reported
// (rule C3). The zero Line is [LineUnknown].
type Line uint8

// The states of a Line.
const (
	LineUnknown   Line = iota // not reported
	LineOffline               // the phone is not registered
	LineAvailable             // no call
	LineBusy                  // a call is made or taken
)

var lines = vocabulary{
	name: "Line",
	words: []word{
		LineUnknown:   {"Unknown", "Unknown", "Unbekannt"},
		LineOffline:   {"Offline", "Offline", "Offline"},
		LineAvailable: {"Available", "Available", "Verfügbar"},
		LineBusy:      {"Busy", "Busy", "Besetzt"},
	},
}

// String returns the text of s, or Line(n) if s is no state.
func (s Line) String() string { return toString(s) }

// GoString returns s as Go code: presence.LineOffline.
func (s Line) GoString() string { return toGoString(s) }

// MarshalText returns the text of s, or an error if s is no state.
func (s Line) MarshalText() ([]byte, error) { return marshalText(s) }

// UnmarshalText sets s as [Parse] does. On an error it leaves s alone.
func (s *Line) UnmarshalText(text []byte) error { return unmarshalText(s, text) }

// Vocabulary returns "Line".
func (Line) Vocabulary() string { return lines.name }

func (s Line) entry() (*vocabulary, int) { return &lines, int(s) }

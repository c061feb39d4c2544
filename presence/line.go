package presence

// A Line is the state of one telephone line, as the phone system reports it: the
// guide's PBX-Telefonpräsenz, also PBX-Leitungsstatus. The guide defines Available
// and Busy (rule P1); Offline and Unknown are CloudLink's words for a line that has
// neither. The zero Line is [LineUnknown].
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
	texts: []string{
		LineUnknown:   "Unknown",
		LineOffline:   "Offline",
		LineAvailable: "Available",
		LineBusy:      "Busy",
	},
}

// String returns the text of s, or Line(n) if s is no state.
func (s Line) String() string { return toString(s) }

// MarshalText returns the text of s, or an error if s is no state.
func (s Line) MarshalText() ([]byte, error) { return marshalText(s) }

// UnmarshalText sets s as [Parse] does. On an error it leaves s alone.
func (s *Line) UnmarshalText(text []byte) error { return unmarshalText(s, text) }

func (Line) vocabulary() *vocabulary { return &lines }

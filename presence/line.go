package presence

// A Line is the state of one telephone line, as the phone system reports it: the
// guide's PBX-Telefonpräsenz, also PBX-Leitungsstatus. The zero Line is [LineUnknown].
//
// The guide defines two states: Busy while a call is made or taken, else Available
// (rule P1). So report
//
//   - Available while the phone rings, and while it forwards its calls;
//   - Busy while it dials, and while a call is on hold;
//   - two lines for two calls on one extension, or the first hang-up would end both.
//
// The other three carry CloudLink's remaining states for what the guide does not
// define: Offline for a phone that is not registered (rule P6), DoNotDisturb for one in
// do-not-disturb (rule P8), Unknown for one that is not reported (rule C3).
type Line uint8

// The states of a Line.
const (
	LineUnknown      Line = iota // not reported
	LineOffline                  // the phone is not registered
	LineAvailable                // no call
	LineBusy                     // a call
	LineDoNotDisturb             // the phone is in do-not-disturb
)

var lines = vocabulary{
	name: "Line",
	words: []word{
		LineUnknown:      {"Unknown", "Unknown", "Unbekannt"},
		LineOffline:      {"Offline", "Offline", "Offline"},
		LineAvailable:    {"Available", "Available", "Verfügbar"},
		LineBusy:         {"Busy", "Busy", "Besetzt"},
		LineDoNotDisturb: {"DoNotDisturb", "Do not disturb", "Nicht stören"},
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

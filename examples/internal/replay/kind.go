package replay

import (
	"fmt"

	"github.com/othersee/othersee/examples/internal/words"
	"github.com/othersee/othersee/presence"
)

// A Kind is the kind of a lane. The first four are the sources of reports, the others follow
// from these.
type Kind string

// The kinds, in the order of the lanes.
const (
	KindLine         Kind = "line"
	KindUserPresence Kind = "userPresence"
	KindClient       Kind = "client"
	KindConfigured   Kind = "configured"
	KindCloudLink    Kind = "cloudLink" // what CloudLink makes of lines and user presence
	KindSession      Kind = "session"   // the session that CloudLink keeps in Teams
	KindTeams        Kind = "teams"     // what others saw
)

// sources are the kinds that can be reported.
var sources = [...]Kind{KindLine, KindUserPresence, KindClient, KindConfigured}

func readKind(text string) (Kind, error) {
	for _, kind := range sources {
		if text == string(kind) {
			return kind, nil
		}
	}
	return "", fmt.Errorf("unknown source %q (want line, userPresence, client, configured)", text)
}

// hasDevices reports whether there can be several of k, each with a state of its own.
func (k Kind) hasDevices() bool {
	return k == KindLine || k == KindClient
}

// parse returns the number of the state of a source that has the text.
func (k Kind) parse(text string) (uint8, error) {
	switch k {
	case KindLine:
		return number(words.Parse[presence.Line](text))
	case KindUserPresence:
		return number(words.Parse[presence.MiVO400](text))
	case KindClient:
		return number(words.Parse[presence.TeamsClient](text))
	default:
		return number(words.Parse[presence.Configured](text))
	}
}

func number[S presence.Vocabulary](s S, err error) (uint8, error) {
	return uint8(s), err
}

// state returns the state of a source with the number.
func (k Kind) state(number uint8) presence.State {
	switch k {
	case KindLine:
		return presence.Line(number)
	case KindUserPresence:
		return presence.MiVO400(number)
	case KindClient:
		return presence.TeamsClient(number)
	default:
		return presence.Configured(number)
	}
}

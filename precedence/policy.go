package precedence

import (
	"fmt"

	"github.com/othersee/othersee/presence"
)

// A Policy says what CloudLink publishes to Teams, and when Teams shows a status set
// by hand. It is three bytes and comparable. The zero Policy publishes nothing:
// presence sync is off (rule S0). Begin with one that has a name, and change it; and mind
// that a map of policies answers with the zero Policy where it has none.
//
// As text, and in JSON, a policy can be read by its name: guide, assistant, graph or off.
type Policy struct {
	// Published are the states that CloudLink publishes as a session of its own.
	// Offline and Unknown are nothing to publish, whether listed or not (rule S5).
	Published presence.Set[presence.CloudLink]
	// ConfiguredNeedsSession is false where a status set by hand always shows, as
	// the guide says (rule T1), and true where it shows only while there is a
	// session, as Microsoft Graph says (rule T5).
	ConfiguredNeedsSession bool
	// CallOverridesAvailable is false where Available set by hand shows during a call,
	// as the guide says (rule T1), and true where the call shows (rule T6).
	CallOverridesAvailable bool
}

// Guide returns the policy of the guide: Away and Busy are published, and a status
// set by hand always shows. Its name is "guide".
func Guide() Policy {
	return Policy{Published: presence.SetOf(presence.CloudLinkAway, presence.CloudLinkBusy)}
}

// Assistant returns the policy that the help of Mitel Assistant suggests: the guide's,
// and DoNotDisturb is published too (D3). Its name is "assistant".
func Assistant() Policy {
	p := Guide()
	p.Published = p.Published.Add(presence.CloudLinkDoNotDisturb)
	return p
}

// Graph returns the policy that Microsoft Graph's documentation suggests: the guide's,
// but a status set by hand needs a session (D2). Its name is "graph".
func Graph() Policy {
	p := Guide()
	p.ConfiguredNeedsSession = true
	return p
}

// Off returns the zero Policy: presence sync is off. Its name is "off".
func Off() Policy {
	return Policy{}
}

// The policies that have a name.
var policies = [...]struct {
	name   string
	policy Policy
}{
	{"guide", Guide()},
	{"assistant", Assistant()},
	{"graph", Graph()},
	{"off", Off()},
}

const policyNames = "guide, assistant, graph, off"

func (p Policy) name() (string, bool) {
	for _, known := range policies {
		if p == known.policy {
			return known.name, true
		}
	}
	return "", false
}

// String returns the name of p, or its fields if it has none.
func (p Policy) String() string {
	if name, ok := p.name(); ok {
		return name
	}
	type plain Policy
	return fmt.Sprintf("%+v", plain(p))
}

// MarshalText returns the name of p: guide, assistant, graph or off. A policy that has
// no name is an error; JSON can write it.
func (p Policy) MarshalText() ([]byte, error) {
	if name, ok := p.name(); ok {
		return []byte(name), nil
	}
	return nil, fmt.Errorf("precedence: policy %v has no name (want %s)", p, policyNames)
}

// UnmarshalText sets p to the policy with the given name. On an error it leaves p alone.
func (p *Policy) UnmarshalText(text []byte) error {
	for _, known := range policies {
		if known.name == string(text) {
			*p = known.policy
			return nil
		}
	}
	return fmt.Errorf("precedence: unknown policy %q (want %s)", text, policyNames)
}

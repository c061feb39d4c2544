package precedence

import (
	"github.com/othersee/othersee/mapping"
	"github.com/othersee/othersee/presence"
)

// A Policy says what CloudLink publishes to Teams, and when Teams shows a status set
// by hand. It is two bytes and comparable. The zero Policy publishes nothing:
// presence sync is off (rule S0).
type Policy struct {
	// Published are the states that CloudLink publishes as a session of its own.
	// Offline and Unknown are nothing to publish, whether listed or not (rule S5).
	Published presence.Set[presence.CloudLink] `json:"published"`
	// ConfiguredNeedsSession is false where a status set by hand always shows, as
	// the guide says (rule T1), and true where it shows only while there is a
	// session, as Microsoft Graph says (D2).
	ConfiguredNeedsSession bool `json:"configuredNeedsSession"`
}

// UnmarshalJSON sets p from one JSON object with the keys published and
// configuredNeedsSession, as strictly as [Input.UnmarshalJSON] does. A key that is left out is
// the zero value: without published, presence sync is off.
func (p *Policy) UnmarshalJSON(data []byte) error {
	var read Policy
	err := readObject("policy", data,
		member{"published", &read.Published},
		member{"configuredNeedsSession", &read.ConfiguredNeedsSession},
	)
	if err != nil {
		return err
	}
	*p = read
	return nil
}

// Guide returns the policy of the guide: Away and Busy are published, and a status
// set by hand always shows.
func Guide() Policy {
	return Policy{Published: presence.SetOf(presence.CloudLinkAway, presence.CloudLinkBusy)}
}

// Assistant returns the policy that the help of Mitel Assistant, a later product,
// suggests: the guide's, and DoNotDisturb is published too (D3).
func Assistant() Policy {
	p := Guide()
	p.Published = p.Published.Add(presence.CloudLinkDoNotDisturb)
	return p
}

// publicationRules are the rules about publishing each state of CloudLink.
var publicationRules = [...]Rule{
	presence.CloudLinkBusy:         S1,
	presence.CloudLinkAway:         S2,
	presence.CloudLinkAvailable:    S3,
	presence.CloudLinkDoNotDisturb: S4,
	presence.CloudLinkOffline:      S5,
	presence.CloudLinkUnknown:      S5,
}

// publish returns the state of the session that CloudLink keeps in Teams while its own
// is state, Offline if it keeps none, and the rule that says so.
func (p Policy) publish(state presence.CloudLink) (presence.Teams, Rule) {
	if p.Published&presence.SetOf(cloudLinkOrder...) == 0 {
		return presence.TeamsOffline, S0
	}
	rule := publicationRules[state]
	published := p.Published.Has(state)
	if published != Guide().Published.Has(state) && rule != S5 {
		rule = S6
	}
	if !published {
		return presence.TeamsOffline, rule
	}
	return mapping.CloudLinkToTeams(state), rule
}

// show returns what others see of a user whose strongest session is session, and the
// rule that says so.
func (p Policy) show(session presence.Teams, configured presence.Configured) (presence.Teams, Rule) {
	none := session == presence.TeamsOffline
	switch {
	case setByHand(configured) && !(none && p.ConfiguredNeedsSession):
		return mapping.ConfiguredToTeams(configured), T1
	case none:
		return presence.TeamsOffline, T3
	default:
		return session, T2
	}
}

// setByHand reports whether configured sets anything, which None and a status outside
// the vocabulary do not.
func setByHand(configured presence.Configured) bool {
	return presence.ConfiguredNone < configured && configured <= presence.ConfiguredAppearOffline
}

package precedence

import (
	"iter"

	"github.com/othersee/othersee/mapping"
	"github.com/othersee/othersee/presence"
)

// An Explanation says why others see what they see. It is comparable, and holds the
// very Resolution that it explains. [Explanation.Contributions] is the account as
// data, [Explanation.String] as prose.
type Explanation struct {
	Input      Input
	Policy     Policy
	Resolution Resolution
}

// A Source is a party that contributes a state.
type Source string

// The sources. Lines and the user presence meet in CloudLink, by rule C1; the others
// meet in Teams, by rules T1 to T3.
const (
	SourceLine       Source = "line"
	SourceUser       Source = "user"
	SourceCloudLink  Source = "cloudLink"
	SourceClient     Source = "client"
	SourceConfigured Source = "configured"
)

// An Outcome is what became of a contribution.
type Outcome string

// The outcomes.
const (
	Won        Outcome = "won"        // it is the answer where it was combined, alone or with others
	Outranked  Outcome = "outranked"  // a stronger state won
	Overridden Outcome = "overridden" // a status set by hand won
	Withheld   Outcome = "withheld"   // CloudLink does not publish it
	Nothing    Outcome = "nothing"    // it adds nothing to any combination
)

// A Contribution is the part that one reported state has in an answer.
type Contribution struct {
	// Source is who reports State.
	Source Source `json:"source"`
	// State is the text of the state, in the source's own words.
	State string `json:"state"`
	// Becomes is what State counts as where it is combined: the text of a state of
	// CloudLink for a line and the user presence, and of Teams for all others.
	Becomes string `json:"becomes"`
	// BecomesBy is the rule that says so.
	BecomesBy Rule `json:"becomesBy"`
	// Outcome is what became of it.
	Outcome Outcome `json:"outcome"`
	// OutcomeBy is the rule that decided: for a loser, the rule that beat it.
	OutcomeBy Rule `json:"outcomeBy"`
	// LostTo is the text of the state that outranked or overrode it, else "".
	LostTo string `json:"lostTo,omitempty"`
}

// Explain explains what [Resolve] returns for in.
func Explain(in Input) Explanation {
	return Explanation{in, guide, Resolve(in)}
}

var guide = Guide()

// Explain explains what [Policy.Resolve] returns for in.
func (p Policy) Explain(in Input) Explanation {
	return Explanation{in, p, p.Resolve(in)}
}

// Contributions ranges over all that is reported, each state once: the lines, the user
// presence, CloudLink, the clients, and the status set by hand if there is one. A state
// outside its vocabulary contributes nothing and is left out.
func (e Explanation) Contributions() iter.Seq[Contribution] {
	return func(yield func(Contribution) bool) {
		for line := range presence.All[presence.Line]() {
			if e.Input.Lines.Has(line) && !yield(e.line(line)) {
				return
			}
		}
		if e.Input.User <= presence.MiVO400NotAvailable && !yield(e.user()) {
			return
		}
		if !yield(e.cloudLink()) {
			return
		}
		for client := range presence.All[presence.TeamsClient]() {
			if e.Input.Clients.Has(client) && !yield(e.client(client)) {
				return
			}
		}
		if setByHand(e.Input.Configured) {
			yield(e.configured())
		}
	}
}

// Disputes ranges over the disputed points, D1 to D3, on which the Resolution depends:
// by another reading of the sources, one of its states would differ.
func (e Explanation) Disputes() iter.Seq[Rule] {
	return func(yield func(Rule) bool) {
		r := e.Resolution
		doNotDisturb := r.CloudLink == presence.CloudLinkDoNotDisturb && r.SessionRule != S0
		if doNotDisturb && r.SessionRule == S4 && e.Input.Lines.Has(presence.LineBusy) && !yield(D1) {
			return
		}
		if e.configuredAlone() && !yield(D2) {
			return
		}
		if doNotDisturb {
			yield(D3)
		}
	}
}

// configuredAlone reports whether there is a status set by hand that would make the
// user appear other than Offline, and no session.
func (e Explanation) configuredAlone() bool {
	if mapping.ConfiguredToTeams(e.Input.Configured) == presence.TeamsOffline {
		return false
	}
	without := e.Input
	without.Configured = presence.ConfiguredNone
	return e.Policy.Resolve(without).TeamsRule == T3
}

func (e Explanation) line(line presence.Line) Contribution {
	by := P1
	if line == presence.LineOffline || line == presence.LineUnknown {
		by = C1 // P1 knows neither
	}
	return e.inCloudLink(SourceLine, line.String(), mapping.LineToCloudLink(line), by)
}

func (e Explanation) user() Contribution {
	user := e.Input.User
	if user == presence.MiVO400Unknown {
		return nothing(SourceUser, user.String(), presence.CloudLinkUnknown.String(), P4)
	}
	return e.inCloudLink(SourceUser, user.String(), mapping.MiVO400ToCloudLink(user), P2)
}

func (e Explanation) cloudLink() Contribution {
	r := e.Resolution
	if r.Session == presence.TeamsOffline {
		c := nothing(SourceCloudLink, r.CloudLink.String(), r.Session.String(), r.SessionRule)
		c.Outcome = Withheld
		return c
	}
	return e.inTeams(SourceCloudLink, r.CloudLink.String(), r.Session, r.SessionRule)
}

func (e Explanation) client(client presence.TeamsClient) Contribution {
	if client == presence.TeamsClientOffline {
		return nothing(SourceClient, client.String(), presence.TeamsOffline.String(), T3)
	}
	return e.inTeams(SourceClient, client.String(), mapping.TeamsClientToTeams(client), T4)
}

func (e Explanation) configured() Contribution {
	status := e.Input.Configured
	becomes := mapping.ConfiguredToTeams(status).String()
	if e.Resolution.TeamsRule != T1 {
		return nothing(SourceConfigured, status.String(), becomes, T3)
	}
	return Contribution{SourceConfigured, status.String(), becomes, T1, Won, T1, ""}
}

// inCloudLink returns a contribution to the order of CloudLink.
func (e Explanation) inCloudLink(source Source, state string, becomes presence.CloudLink, by Rule) Contribution {
	answer := e.Resolution.CloudLink
	if becomes != answer {
		return Contribution{source, state, becomes.String(), by, Outranked, C1, answer.String()}
	}
	return Contribution{source, state, becomes.String(), by, Won, C1, ""}
}

// inTeams returns a contribution of a session to the order of Teams.
func (e Explanation) inTeams(source Source, state string, becomes presence.Teams, by Rule) Contribution {
	answer := e.Resolution.Teams
	switch {
	case e.Resolution.TeamsRule == T1:
		return Contribution{source, state, becomes.String(), by, Overridden, T1, answer.String()}
	case becomes != answer:
		return Contribution{source, state, becomes.String(), by, Outranked, T2, answer.String()}
	default:
		return Contribution{source, state, becomes.String(), by, Won, T2, ""}
	}
}

func nothing(source Source, state, becomes string, by Rule) Contribution {
	return Contribution{source, state, becomes, by, Nothing, by, ""}
}

package precedence

import (
	"iter"

	"github.com/othersee/othersee/mapping"
	"github.com/othersee/othersee/presence"
)

// A Contribution is the part that one state has in an answer. Its states can be compared with
// constants: c.State == presence.LineBusy.
type Contribution struct {
	// Source is who reports State.
	Source Source `json:"source"`
	// State is the state, in the source's own words.
	State presence.State `json:"state"`
	// Becomes is what State counts as where it is combined: a presence.CloudLink for a line and
	// the user presence, a presence.Teams for all others.
	Becomes presence.State `json:"becomes"`
	// BecomesBy is the rule that says so.
	BecomesBy Rule `json:"becomesBy"`
	// Outcome is what became of it there. What others see is from those that won in Teams: a
	// client, CloudLink, or the status set by hand.
	Outcome Outcome `json:"outcome"`
	// OutcomeBy is the rule that decided: for a loser, the rule that beat it.
	OutcomeBy Rule `json:"outcomeBy"`
	// LostTo is the state that outranked or overrode it, CloudLink's or what others see, else nil.
	LostTo presence.State `json:"lostTo,omitempty"`
}

// A Source is a party that contributes a state.
type Source string

// The sources. Lines and the user presence meet in CloudLink, by rule C1; the others meet in
// Teams, by rules T1 to T6.
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
	OutcomeWon        Outcome = "won"        // it is the answer where it was combined, alone or with others
	OutcomeOutranked  Outcome = "outranked"  // a stronger state won
	OutcomeOverridden Outcome = "overridden" // a status set by hand won, or a call won over one
	OutcomeWithheld   Outcome = "withheld"   // CloudLink does not publish it
	OutcomeNothing    Outcome = "nothing"    // it adds nothing to any combination
)

// Contributions ranges over what takes part, each state once: the lines, the user presence,
// CloudLink, the clients, and the status set by hand. The user presence and CloudLink are
// always there, even if Unknown. A state outside its vocabulary is never there.
func (e Explanation) Contributions() iter.Seq[Contribution] {
	return func(yield func(Contribution) bool) {
		a := account{e.Input, e.Resolution()}
		for line := range presence.All[presence.Line]() {
			if a.Lines.Has(line) && !yield(a.line(line)) {
				return
			}
		}
		if a.User <= presence.MiVO400NotAvailable && !yield(a.user()) {
			return
		}
		if !yield(a.cloudLink()) {
			return
		}
		for client := range presence.All[presence.TeamsClient]() {
			if a.Clients.Has(client) && !yield(a.client(client)) {
				return
			}
		}
		if setByHand(a.Configured) {
			yield(a.configured())
		}
	}
}

// An account is an input and its answer, from which contributions are told.
type account struct {
	Input
	answer Resolution
}

func (a account) line(line presence.Line) Contribution {
	by := P1
	if line == presence.LineOffline || line == presence.LineUnknown {
		by = C3
	}
	return a.inCloudLink(SourceLine, line, mapping.LineToCloudLink(line), by)
}

func (a account) user() Contribution {
	if a.User == presence.MiVO400Unknown {
		return nothing(SourceUser, a.User, presence.CloudLinkUnknown, C3, C3)
	}
	return a.inCloudLink(SourceUser, a.User, mapping.MiVO400ToCloudLink(a.User), P2)
}

func (a account) cloudLink() Contribution {
	state, session, by := a.answer.CloudLink, a.answer.Session, a.answer.SessionRule
	if session == presence.TeamsOffline {
		return Contribution{SourceCloudLink, state, session, by, OutcomeWithheld, by, nil}
	}
	return a.inTeams(SourceCloudLink, state, session, by)
}

func (a account) client(client presence.TeamsClient) Contribution {
	if client == presence.TeamsClientOffline {
		return nothing(SourceClient, client, presence.TeamsOffline, T3, T3)
	}
	return a.inTeams(SourceClient, client, mapping.TeamsClientToTeams(client), T4)
}

func (a account) configured() Contribution {
	status, becomes := a.Configured, mapping.ConfiguredToTeams(a.Configured)
	switch a.answer.TeamsRule {
	case T1:
		return Contribution{SourceConfigured, status, becomes, T1, OutcomeWon, T1, nil}
	case T3:
		return nothing(SourceConfigured, status, becomes, T1, T5)
	default:
		return Contribution{SourceConfigured, status, becomes, T1, OutcomeOverridden, T6, a.answer.Teams}
	}
}

// inCloudLink returns a contribution to the order of CloudLink.
func (a account) inCloudLink(source Source, state presence.State, becomes presence.CloudLink, by Rule) Contribution {
	c := Contribution{source, state, becomes, by, OutcomeWon, C1, nil}
	if answer := a.answer.CloudLink; becomes != answer {
		c.Outcome, c.LostTo = OutcomeOutranked, answer
	}
	return c
}

// inTeams returns a contribution of a session to the order of Teams.
func (a account) inTeams(source Source, state presence.State, becomes presence.Teams, by Rule) Contribution {
	c := Contribution{source, state, becomes, by, OutcomeWon, T2, nil}
	switch answer := a.answer.Teams; {
	case a.answer.TeamsRule == T1:
		c.Outcome, c.OutcomeBy, c.LostTo = OutcomeOverridden, T1, answer
	case becomes != answer:
		c.Outcome, c.LostTo = OutcomeOutranked, answer
	}
	return c
}

func nothing(source Source, state, becomes presence.State, becomesBy, outcomeBy Rule) Contribution {
	return Contribution{source, state, becomes, becomesBy, OutcomeNothing, outcomeBy, nil}
}

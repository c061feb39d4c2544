package explain

import (
	"github.com/othersee/othersee/mapping"
	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/presence"
)

// A Contribution is a state that took part in an answer, and what became of it.
type Contribution struct {
	// Party is who contributes State, which is in that party's words.
	Party Party          `json:"party"`
	State presence.State `json:"state"`
	// Becomes is what State counts as where it is combined, and BecomesBy the rule that says
	// so: a presence.CloudLink for a line and the user presence, a presence.Teams for others.
	Becomes   presence.State  `json:"becomes"`
	BecomesBy precedence.Rule `json:"becomesBy"`
	// Outcome is what became of it there, and OutcomeBy the rule that decided: of a loser,
	// the rule by which it lost.
	Outcome   Outcome         `json:"outcome"`
	OutcomeBy precedence.Rule `json:"outcomeBy"`
	// LostTo is the state that outranked or overrode it, CloudLink's or what others see; else
	// nil.
	LostTo presence.State `json:"lostTo,omitempty"`
}

// A Party is one of those whose states make an answer.
type Party string

// The parties. Lines and the user presence meet in CloudLink (rule C1); CloudLink, the clients
// and the status set by hand meet in Teams (rules T1 to T7).
const (
	PartyLine         Party = "line"
	PartyUserPresence Party = "userPresence"
	PartyCloudLink    Party = "cloudLink"
	PartyClient       Party = "client"
	PartyConfigured   Party = "configured"
)

// An Outcome is what became of a contribution.
type Outcome string

// The outcomes.
const (
	OutcomeWon        Outcome = "won"        // it is the answer where it was combined, alone or with others
	OutcomeOutranked  Outcome = "outranked"  // a stronger state won
	OutcomeOverridden Outcome = "overridden" // a status set by hand won, or was set aside
	OutcomeWithheld   Outcome = "withheld"   // CloudLink does not sync it
	OutcomeNothing    Outcome = "nothing"    // it adds nothing to any combination
)

// contributions returns what took part, each state once. Where CloudLink withholds
// DoNotDisturb and syncs the call that it hides (S7), CloudLink contributes both. A user
// presence that is not reported, and a state outside its vocabulary, are not there.
func contributions(in precedence.Input, answer precedence.Resolution) []Contribution {
	all := make([]Contribution, 0, in.Lines.Len()+in.Clients.Len()+4)
	for line := range presence.All[presence.Line]() {
		if in.Lines.Has(line) {
			all = append(all, ofLine(line, answer))
		}
	}
	if presence.MiVO400Unknown < in.UserPresence && in.UserPresence <= presence.MiVO400NotAvailable {
		becomes := mapping.MiVO400ToCloudLink(in.UserPresence)
		all = append(all, inCloudLink(PartyUserPresence, in.UserPresence, becomes, precedence.P2, answer))
	}
	all = append(all, ofCloudLink(answer)...)
	for client := range presence.All[presence.TeamsClient]() {
		if in.Clients.Has(client) {
			all = append(all, ofClient(client, answer))
		}
	}
	if presence.ConfiguredNone < in.Configured && in.Configured <= presence.ConfiguredAppearOffline {
		all = append(all, ofConfigured(in.Configured, answer))
	}
	return all
}

func ofLine(line presence.Line, answer precedence.Resolution) Contribution {
	by := precedence.P1
	switch line {
	case presence.LineUnknown:
		return Contribution{PartyLine, line, presence.CloudLinkUnknown, precedence.C3, OutcomeNothing, precedence.C3, nil}
	case presence.LineOffline:
		by = precedence.C3
	case presence.LineDoNotDisturb:
		by = precedence.P8
	case presence.LineAvailable, presence.LineBusy:
	}
	return inCloudLink(PartyLine, line, mapping.LineToCloudLink(line), by, answer)
}

func ofCloudLink(answer precedence.Resolution) []Contribution {
	state, session, by := answer.CloudLink, answer.Session, answer.SessionRule
	withheld := Contribution{PartyCloudLink, state, presence.TeamsOffline, by, OutcomeWithheld, by, nil}
	switch {
	case by == precedence.S7:
		withheld.BecomesBy, withheld.OutcomeBy = precedence.S4, precedence.S4
		return []Contribution{withheld, inTeams(PartyCloudLink, presence.CloudLinkBusy, session, by, answer)}
	case session == presence.TeamsOffline:
		return []Contribution{withheld}
	default:
		return []Contribution{inTeams(PartyCloudLink, state, session, by, answer)}
	}
}

func ofClient(client presence.TeamsClient, answer precedence.Resolution) Contribution {
	if client == presence.TeamsClientOffline {
		return Contribution{PartyClient, client, presence.TeamsOffline, precedence.T3, OutcomeNothing, precedence.T3, nil}
	}
	return inTeams(PartyClient, client, mapping.TeamsClientToTeams(client), precedence.T4, answer)
}

func ofConfigured(status presence.Configured, answer precedence.Resolution) Contribution {
	c := Contribution{PartyConfigured, status, mapping.ConfiguredToTeams(status), precedence.T1, OutcomeOverridden, precedence.T7, answer.Teams}
	switch {
	case answer.TeamsRule == precedence.T1:
		c.Outcome, c.OutcomeBy, c.LostTo = OutcomeWon, precedence.T1, nil
	case answer.TeamsRule == precedence.T3:
		c.Outcome, c.OutcomeBy, c.LostTo = OutcomeNothing, precedence.T5, nil
	case answer.Session == presence.TeamsBusy: // T7 does not apply beside it
		c.OutcomeBy = precedence.T6
	}
	return c
}

// inCloudLink returns a contribution to CloudLink's order.
func inCloudLink(party Party, state presence.State, becomes presence.CloudLink, by precedence.Rule, answer precedence.Resolution) Contribution {
	c := Contribution{party, state, becomes, by, OutcomeWon, precedence.C1, nil}
	if becomes != answer.CloudLink {
		c.Outcome, c.LostTo = OutcomeOutranked, answer.CloudLink
	}
	return c
}

// inTeams returns a contribution of a session to Teams' order.
func inTeams(party Party, state presence.State, becomes presence.Teams, by precedence.Rule, answer precedence.Resolution) Contribution {
	c := Contribution{party, state, becomes, by, OutcomeWon, precedence.T2, nil}
	switch {
	case answer.TeamsRule == precedence.T1:
		c.Outcome, c.OutcomeBy, c.LostTo = OutcomeOverridden, precedence.T1, answer.Teams
	case becomes != answer.Teams:
		c.Outcome, c.LostTo = OutcomeOutranked, answer.Teams
	}
	return c
}

// won returns the contributions of party that won.
func won(all []Contribution, party Party) (winners []Contribution) {
	for _, c := range all {
		if c.Party == party && c.Outcome == OutcomeWon {
			winners = append(winners, c)
		}
	}
	return winners
}

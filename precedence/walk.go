package precedence

import (
	"slices"

	"github.com/othersee/othersee/mapping"
	"github.com/othersee/othersee/presence"
)

// Resolve returns what others see of in by policy p. It walks the rules in their
// order and allocates nothing.
func (p Policy) Resolve(in Input) Resolution {
	return p.resolve(combine(in.Lines, in.User), in.Clients, in.Configured)
}

// combine returns the state of CloudLink.
func combine(lines presence.Set[presence.Line], user presence.MiVO400) presence.CloudLink {
	states := presence.SetOf(mapping.MiVO400ToCloudLink(user)) // P2
	for line := range lines.All() {
		states = states.Add(mapping.LineToCloudLink(line)) // P1, C3
	}
	return strongest(cloudLinkOrder, states) // C1
}

// resolve returns what becomes of CloudLink's state.
func (p Policy) resolve(state presence.CloudLink, clients presence.Set[presence.TeamsClient], configured presence.Configured) Resolution {
	session, sessionRule := p.publish(state)
	teams, teamsRule := p.show(sessionsOf(clients).Add(session), configured)
	return Resolution{
		States: States{
			CloudLink: state,
			MitelOne:  mapping.CloudLinkToMitelOne(state), // C2, C4
			Session:   session,
			Teams:     teams,
		},
		SessionRule: sessionRule,
		TeamsRule:   teamsRule,
	}
}

// sessionsOf returns the states of clients' sessions. Offline among them is none.
func sessionsOf(clients presence.Set[presence.TeamsClient]) (sessions presence.Set[presence.Teams]) {
	for client := range clients.All() {
		sessions = sessions.Add(mapping.TeamsClientToTeams(client)) // T3, T4
	}
	return sessions
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
	if p.off() {
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

// off reports whether p publishes nothing.
func (p Policy) off() bool {
	return !slices.ContainsFunc(cloudLinkOrder, p.Published.Has)
}

// show returns what others see of a user with the given sessions, and the rule that
// says so. Offline among the sessions is none.
func (p Policy) show(sessions presence.Set[presence.Teams], configured presence.Configured) (presence.Teams, Rule) {
	session := strongest(teamsOrder, sessions)
	none := session == presence.TeamsOffline
	needsSession := none && p.ConfiguredNeedsSession                                      // T5
	givesWay := configured == presence.ConfiguredAvailable && p.CallOverridesAvailable && // T6
		sessions.Has(presence.TeamsBusy)
	switch {
	case setByHand(configured) && !needsSession && !givesWay:
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

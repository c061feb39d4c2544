package precedence

import (
	"github.com/othersee/othersee/mapping"
	"github.com/othersee/othersee/presence"
)

// States are what the parties make of an [Input].
type States struct {
	// CloudLink is the strongest of lines and user presence (rule C1).
	CloudLink presence.CloudLink `json:"cloudLink"`
	// MitelOne is what Mitel One shows (rules C2, C4).
	MitelOne presence.MitelOne `json:"mitelOne"`
	// Session is the state of the session that CloudLink keeps in Teams; Offline where it
	// keeps none. It depends on lines and user presence only. It is what a bridge would
	// write, though not in the same words: see graph.Session.
	Session presence.Teams `json:"session"`
	// Teams is what others see in Teams.
	Teams presence.Teams `json:"teams"`
}

// A Resolution is the answer to an [Input]: its states, and the rules that decided the
// last two. It is six bytes and comparable. In JSON all six are keys of one object.
type Resolution struct {
	States
	// SessionRule decided Session: one of S0 to S7.
	SessionRule Rule `json:"sessionRule,omitzero"`
	// TeamsRule decided Teams: T1, T2 or T3.
	TeamsRule Rule `json:"teamsRule,omitzero"`
}

// Resolve returns what others see of in by policy p. It walks the rules in their
// order and allocates nothing.
func (p Policy) Resolve(in Input) Resolution {
	return p.resolve(combine(in.Lines, in.UserPresence), in.Lines.Has(presence.LineBusy), in.Clients, in.Configured)
}

// combine returns the state of CloudLink.
func combine(lines presence.Set[presence.Line], user presence.MiVO400) presence.CloudLink {
	states := presence.SetOf(mapping.MiVO400ToCloudLink(user)) // P2, C3
	for line := range lines.All() {
		states = states.With(mapping.LineToCloudLink(line)) // P1, P8, C3
	}
	return strongest(cloudLinkOrder, states) // C1
}

// resolve returns what becomes of CloudLink's state, with or without a call on a line.
func (p Policy) resolve(state presence.CloudLink, call bool, clients presence.Set[presence.TeamsClient], configured presence.Configured) Resolution {
	session, sessionRule := p.sync(state, call)
	teams, teamsRule := p.show(session, call, clients, configured)
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

// syncRules are the guide's rules about syncing each state of CloudLink.
var syncRules = [...]struct {
	rule   Rule
	synced bool
}{
	presence.CloudLinkBusy:         {S1, true},
	presence.CloudLinkAway:         {S2, true},
	presence.CloudLinkAvailable:    {S3, false},
	presence.CloudLinkDoNotDisturb: {S4, false},
	presence.CloudLinkOffline:      {S5, false},
	presence.CloudLinkUnknown:      {S5, false},
}

// sync returns the state of the session that CloudLink keeps in Teams, Offline if it keeps
// none, and the rule that says so.
func (p Policy) sync(state presence.CloudLink, call bool) (presence.Teams, Rule) {
	doNotDisturb := state == presence.CloudLinkDoNotDisturb
	switch by := syncRules[state]; {
	case !p.Sync():
		return presence.TeamsOffline, S0
	case doNotDisturb && p.Has(D3), state == presence.CloudLinkAvailable && p.Has(D6):
		return mapping.CloudLinkToTeams(state), S6
	case doNotDisturb && call && !p.Has(D1):
		return presence.TeamsBusy, S7
	case by.synced:
		return mapping.CloudLinkToTeams(state), by.rule
	default:
		return presence.TeamsOffline, by.rule
	}
}

// show returns what others see of a user, and the rule that says so.
func (p Policy) show(session presence.Teams, call bool, clients presence.Set[presence.TeamsClient], configured presence.Configured) (presence.Teams, Rule) {
	sessions := sessionsOf(clients)
	client := strongest(teamsOrder, sessions)
	seen := strongest(teamsOrder, sessions.With(session))
	none := seen == presence.TeamsOffline
	available := configured == presence.ConfiguredAvailable

	needsSession := p.Has(D2) && none                                                             // T5
	calling := p.Has(D4) && available && call && session == presence.TeamsBusy && seen == session // T6
	idle := p.Has(D5) && available && client == presence.TeamsAway &&                             // T7
		session != presence.TeamsBusy && session != presence.TeamsDoNotDisturb

	switch {
	case setByHand(configured) && !needsSession && !calling && !idle:
		return mapping.ConfiguredToTeams(configured), T1
	case none:
		return seen, T3
	default:
		return seen, T2
	}
}

// sessionsOf returns the states of clients' sessions. Offline among them is none.
func sessionsOf(clients presence.Set[presence.TeamsClient]) (sessions presence.Set[presence.Teams]) {
	for client := range clients.All() {
		sessions = sessions.With(mapping.TeamsClientToTeams(client)) // T3, T4
	}
	return sessions
}

// setByHand reports whether configured sets anything, which None and a status outside
// the vocabulary do not.
func setByHand(configured presence.Configured) bool {
	return presence.ConfiguredNone < configured && configured <= presence.ConfiguredAppearOffline
}

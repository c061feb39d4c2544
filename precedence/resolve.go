package precedence

import (
	"github.com/othersee/othersee/mapping"
	"github.com/othersee/othersee/presence"
)

// A Resolution is what the parties make of an [Input]. It is comparable. In JSON it
// has its four states, under the keys cloudLink, mitelOne, session and teams.
type Resolution struct {
	// CloudLink is the strongest of lines and user presence (rule C1).
	CloudLink presence.CloudLink `json:"cloudLink"`
	// MitelOne is what Mitel One shows (rule C2).
	MitelOne presence.MitelOne `json:"mitelOne"`
	// Session is the state of the session that CloudLink keeps in Teams, which is
	// what a bridge would write; Offline where it keeps none.
	Session presence.Teams `json:"session"`
	// Teams is what others see in Teams.
	Teams presence.Teams `json:"teams"`

	// SessionRule decided Session: one of S0 to S6.
	SessionRule Rule `json:"-"`
	// TeamsRule decided Teams: T1, T2 or T3.
	TeamsRule Rule `json:"-"`
}

// Resolve returns what others see of in by policy p. It walks the rules in their
// order and allocates nothing.
func (p Policy) Resolve(in Input) Resolution {
	return p.resolve(combine(in.Lines, in.User), in.Clients, in.Configured)
}

// combine returns the state of CloudLink.
func combine(lines presence.Set[presence.Line], user presence.MiVO400) presence.CloudLink {
	states := presence.SetOf(mapping.MiVO400ToCloudLink(user)) // P2
	for line := range lines.All() {
		states = states.Add(mapping.LineToCloudLink(line)) // P1
	}
	return strongest(cloudLinkOrder, states) // C1
}

// resolve returns what becomes of CloudLink's state.
func (p Policy) resolve(state presence.CloudLink, clients presence.Set[presence.TeamsClient], configured presence.Configured) Resolution {
	session, sessionRule := p.publish(state) // S0 to S6
	sessions := presence.SetOf(session)
	for client := range clients.All() {
		sessions = sessions.Add(mapping.TeamsClientToTeams(client)) // T4
	}
	teams, teamsRule := p.show(strongest(teamsOrder, sessions), configured) // T1 to T3
	return Resolution{
		CloudLink:   state,
		MitelOne:    mapping.CloudLinkToMitelOne(state), // C2
		Session:     session,
		Teams:       teams,
		SessionRule: sessionRule,
		TeamsRule:   teamsRule,
	}
}

// Resolve returns what others see of in by the policy of the guide. It is
// Guide().Resolve(in), looked up in tables of 10 KiB.
func Resolve(in Input) Resolution {
	return answers[in.Lines%lineSets][min(in.User, users-1)][in.Clients%clientSets][min(in.Configured, statuses-1)]
}

// The numbers of all that an input's fields can hold. The last user presence and the last
// status stand for all outside their vocabularies.
const (
	lineSets   = 1 << 4
	users      = 6 + 1
	clientSets = 1 << 5
	statuses   = 7 + 1
)

// inTeams holds what becomes of one state of CloudLink, by clients and hand-set status.
type inTeams [clientSets][statuses]Resolution

// answers holds every answer of the guide's policy. Lines and user presence lead to their
// state of CloudLink.
var answers [lineSets][users]*inTeams

func init() {
	byState := map[presence.CloudLink]*inTeams{}
	for state := range presence.All[presence.CloudLink]() {
		byState[state] = new(inTeams)
		for clients := range byState[state] {
			for configured := range byState[state][clients] {
				byState[state][clients][configured] = Guide().resolve(
					state, presence.Set[presence.TeamsClient](clients), presence.Configured(configured),
				)
			}
		}
	}
	for lines := range answers {
		for user := range answers[lines] {
			answers[lines][user] = byState[combine(presence.Set[presence.Line](lines), presence.MiVO400(user))]
		}
	}
}

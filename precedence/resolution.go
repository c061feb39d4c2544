package precedence

import "github.com/othersee/othersee/presence"

// States are what the parties make of an [Input].
type States struct {
	// CloudLink is the strongest of lines and user presence (rule C1).
	CloudLink presence.CloudLink `json:"cloudLink"`
	// MitelOne is what Mitel One shows (rule C2).
	MitelOne presence.MitelOne `json:"mitelOne"`
	// Session is the state of the session that CloudLink keeps in Teams; Offline where
	// it keeps none. It depends on lines and user presence only. It is what a bridge would
	// write, but not as the same word twice: see mapping.SessionToGraph.
	Session presence.Teams `json:"session"`
	// Teams is what others see in Teams.
	Teams presence.Teams `json:"teams"`
}

// A Resolution is the answer to an [Input]: its states, and the rules that decided the
// last two. It is six bytes and comparable. In JSON it has the keys cloudLink, mitelOne,
// session, teams, sessionRule and teamsRule.
type Resolution struct {
	States
	// SessionRule decided Session: one of S0 to S6.
	SessionRule Rule `json:"sessionRule,omitzero"`
	// TeamsRule decided Teams: T1, T2 or T3.
	TeamsRule Rule `json:"teamsRule,omitzero"`
}

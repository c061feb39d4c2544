package precedence

import (
	"slices"

	"github.com/othersee/othersee/presence"
)

// Rule C1.
var cloudLinkOrder = []presence.CloudLink{
	presence.CloudLinkAway,
	presence.CloudLinkDoNotDisturb,
	presence.CloudLinkBusy,
	presence.CloudLinkAvailable,
	presence.CloudLinkOffline,
	presence.CloudLinkUnknown,
}

// Rule T2, and T3 for the last.
var teamsOrder = []presence.Teams{
	presence.TeamsDoNotDisturb,
	presence.TeamsBusy,
	presence.TeamsAvailable,
	presence.TeamsAway,
	presence.TeamsOffline,
}

// CloudLinkOrder lists the states of CloudLink, strongest first (rule C1).
func CloudLinkOrder() []presence.CloudLink {
	return slices.Clone(cloudLinkOrder)
}

// TeamsOrder lists the states of a Teams session, strongest first (rule T2), and
// Offline, which is no session at all, last (rule T3). BeRightBack is not among
// them: it is only ever set by hand.
func TeamsOrder() []presence.Teams {
	return slices.Clone(teamsOrder)
}

// StrongestInCloudLink returns the strongest of states in CloudLink's order (rule C1),
// or Unknown if there is none.
func StrongestInCloudLink(states ...presence.CloudLink) presence.CloudLink {
	return strongest(cloudLinkOrder, presence.SetOf(states...))
}

// StrongestInTeams returns the strongest of the states of sessions in Teams' order
// (rule T2), or Offline if there is none (rule T3). BeRightBack is no session's state
// and adds nothing.
func StrongestInTeams(sessions ...presence.Teams) presence.Teams {
	return strongest(teamsOrder, presence.SetOf(sessions...))
}

// strongest returns the first state of order that is in states, or else the zero
// state.
func strongest[S presence.Vocabulary](order []S, states presence.Set[S]) S {
	for _, s := range order {
		if states.Has(s) {
			return s
		}
	}
	return 0
}

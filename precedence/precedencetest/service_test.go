package precedencetest_test

import (
	"slices"

	"github.com/othersee/othersee/mapping"
	"github.com/othersee/othersee/presence"
)

// A service is an implementation such as another project would write. The zero changes
// make it right; each test changes one thing.
type service struct {
	cloudLinkOrder []presence.CloudLink
	teamsOrder     []presence.Teams
	published      []presence.CloudLink
	user           func(presence.MiVO400) presence.CloudLink
	lines          func([]presence.Line) []presence.Line
	clients        func([]presence.TeamsClient) []presence.TeamsClient
	configured     func(strongest presence.Teams, status presence.Configured) presence.Teams
}

func rightService() service {
	return service{
		cloudLinkOrder: []presence.CloudLink{presence.CloudLinkAway, presence.CloudLinkDoNotDisturb, presence.CloudLinkBusy, presence.CloudLinkAvailable, presence.CloudLinkOffline, presence.CloudLinkUnknown},
		teamsOrder:     []presence.Teams{presence.TeamsDoNotDisturb, presence.TeamsBusy, presence.TeamsAvailable, presence.TeamsAway, presence.TeamsOffline},
		published:      []presence.CloudLink{presence.CloudLinkAway, presence.CloudLinkBusy},
		user:           mapping.MiVO400ToCloudLink,
		lines:          func(lines []presence.Line) []presence.Line { return lines },
		clients:        func(clients []presence.TeamsClient) []presence.TeamsClient { return clients },
		configured: func(strongest presence.Teams, status presence.Configured) presence.Teams {
			if status == presence.ConfiguredNone {
				return strongest
			}
			return mapping.ConfiguredToTeams(status)
		},
	}
}

func (s service) resolve(lines []presence.Line, user presence.MiVO400, clients []presence.TeamsClient, configured presence.Configured) presence.Teams {
	states := []presence.CloudLink{s.user(user)}
	for _, line := range s.lines(lines) {
		states = append(states, mapping.LineToCloudLink(line))
	}
	state := first(s.cloudLinkOrder, states)
	var sessions []presence.Teams
	if slices.Contains(s.published, state) {
		sessions = append(sessions, mapping.CloudLinkToTeams(state))
	}
	for _, client := range s.clients(clients) {
		sessions = append(sessions, mapping.TeamsClientToTeams(client))
	}
	return s.configured(first(s.teamsOrder, sessions), configured)
}

// first returns the first of order that is in states, or else the zero state.
func first[S comparable](order, states []S) (none S) {
	for _, s := range order {
		if slices.Contains(states, s) {
			return s
		}
	}
	return none
}

func head[S any](list []S) []S {
	return list[:min(1, len(list))]
}

func last[S any](list []S) []S {
	return list[len(list)-min(1, len(list)):]
}

package precedencetest_test

import (
	"slices"

	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/presence"
)

// A resolver says what others see.
type resolver = func([]presence.Line, presence.MiVO400, []presence.TeamsClient, presence.Configured) presence.Teams

// A service is an implementation such as another project would write, with tables of its own.
// It shares only words with the library. Each test changes one thing.
type service struct {
	cloudLinkOrder []presence.CloudLink
	teamsOrder     []presence.Teams
	synced         []presence.CloudLink
	callSynced     bool // S7
	line           [5]presence.CloudLink
	user           [6]presence.CloudLink
	client         [5]presence.Teams
	byHand         [7]presence.Teams

	shows   func(presence.Configured, presence.Teams) bool // whether a status set by hand does, with the strongest session
	lines   func([]presence.Line) []presence.Line
	clients func([]presence.TeamsClient) []presence.TeamsClient
}

func newService() *service {
	return &service{
		cloudLinkOrder: []presence.CloudLink{presence.CloudLinkAway, presence.CloudLinkDoNotDisturb, presence.CloudLinkBusy, presence.CloudLinkAvailable, presence.CloudLinkOffline, presence.CloudLinkUnknown},
		teamsOrder:     []presence.Teams{presence.TeamsDoNotDisturb, presence.TeamsBusy, presence.TeamsAvailable, presence.TeamsAway, presence.TeamsOffline},
		synced:         []presence.CloudLink{presence.CloudLinkAway, presence.CloudLinkBusy},
		callSynced:     true,
		line: [...]presence.CloudLink{
			presence.LineOffline: presence.CloudLinkOffline, presence.LineAvailable: presence.CloudLinkAvailable,
			presence.LineBusy: presence.CloudLinkBusy, presence.LineDoNotDisturb: presence.CloudLinkDoNotDisturb,
		},
		user: [...]presence.CloudLink{
			presence.MiVO400Available: presence.CloudLinkAvailable, presence.MiVO400Absent: presence.CloudLinkAway, presence.MiVO400Meeting: presence.CloudLinkBusy,
			presence.MiVO400Busy: presence.CloudLinkBusy, presence.MiVO400NotAvailable: presence.CloudLinkDoNotDisturb,
		},
		client: [...]presence.Teams{
			presence.TeamsClientInactive: presence.TeamsAway, presence.TeamsClientActive: presence.TeamsAvailable,
			presence.TeamsClientInCall: presence.TeamsBusy, presence.TeamsClientPresenting: presence.TeamsDoNotDisturb,
		},
		byHand: [...]presence.Teams{
			presence.ConfiguredAvailable: presence.TeamsAvailable, presence.ConfiguredBusy: presence.TeamsBusy, presence.ConfiguredDoNotDisturb: presence.TeamsDoNotDisturb,
			presence.ConfiguredBeRightBack: presence.TeamsBeRightBack, presence.ConfiguredAppearAway: presence.TeamsAway, presence.ConfiguredAppearOffline: presence.TeamsOffline,
		},
		shows: func(configured presence.Configured, _ presence.Teams) bool {
			return configured != presence.ConfiguredNone
		},
		lines:   func(lines []presence.Line) []presence.Line { return lines },
		clients: func(clients []presence.TeamsClient) []presence.TeamsClient { return clients },
	}
}

func (s *service) cloudLink(lines []presence.Line, user presence.MiVO400) presence.CloudLink {
	all := []presence.CloudLink{s.user[user]}
	for _, line := range lines {
		all = append(all, s.line[line])
	}
	return first(s.cloudLinkOrder, all)
}

func (s *service) session(lines []presence.Line, user presence.MiVO400) presence.Teams {
	lines = s.lines(lines)
	switch state := s.cloudLink(lines, user); {
	case slices.Contains(s.synced, state):
		return [...]presence.Teams{
			presence.CloudLinkAway: presence.TeamsAway, presence.CloudLinkAvailable: presence.TeamsAvailable,
			presence.CloudLinkBusy: presence.TeamsBusy, presence.CloudLinkDoNotDisturb: presence.TeamsDoNotDisturb,
		}[state]
	case s.callSynced && state == presence.CloudLinkDoNotDisturb && slices.Contains(lines, presence.LineBusy):
		return presence.TeamsBusy
	default:
		return presence.TeamsOffline
	}
}

func (s *service) teams(lines []presence.Line, user presence.MiVO400, clients []presence.TeamsClient, configured presence.Configured) presence.Teams {
	sessions := []presence.Teams{s.session(lines, user)}
	for _, client := range s.clients(clients) {
		sessions = append(sessions, s.client[client])
	}
	strongest := first(s.teamsOrder, sessions)
	if s.shows(configured, strongest) {
		return s.byHand[configured]
	}
	return strongest
}

func (s *service) states(lines []presence.Line, user presence.MiVO400, clients []presence.TeamsClient, configured presence.Configured) precedence.States {
	state := s.cloudLink(lines, user)
	return precedence.States{
		CloudLink: state,
		MitelOne: [...]presence.MitelOne{
			presence.CloudLinkAvailable: presence.MitelOneAvailable, presence.CloudLinkAway: presence.MitelOneAway,
			presence.CloudLinkBusy: presence.MitelOneBusy, presence.CloudLinkDoNotDisturb: presence.MitelOneDoNotDisturb,
		}[state],
		Session: s.session(lines, user),
		Teams:   s.teams(lines, user, clients, configured),
	}
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

// by returns a function that follows a policy.
func by(p precedence.Policy) func([]presence.Line, presence.MiVO400, []presence.TeamsClient, presence.Configured) precedence.States {
	return func(lines []presence.Line, user presence.MiVO400, clients []presence.TeamsClient, configured presence.Configured) precedence.States {
		return p.Resolve(precedence.Input{Lines: presence.SetOf(lines...), UserPresence: user, Clients: presence.SetOf(clients...), Configured: configured}).States
	}
}

func teamsBy(p precedence.Policy) resolver {
	return func(lines []presence.Line, user presence.MiVO400, clients []presence.TeamsClient, configured presence.Configured) presence.Teams {
		return by(p)(lines, user, clients, configured).Teams
	}
}

func sessionBy(p precedence.Policy) func([]presence.Line, presence.MiVO400) presence.Teams {
	return func(lines []presence.Line, user presence.MiVO400) presence.Teams {
		return by(p)(lines, user, nil, presence.ConfiguredNone).Session
	}
}

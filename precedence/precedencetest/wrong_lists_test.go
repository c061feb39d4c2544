package precedencetest_test

import (
	"math"
	"slices"

	"github.com/othersee/othersee/mapping"
	"github.com/othersee/othersee/precedence/precedencetest"
	"github.com/othersee/othersee/presence"
)

// wrongLists are wrong about lists: their order, length, repetition, emptiness or capacity.
var wrongLists = []wrong{
	{
		"only the first twelve clients count",
		lists(nil, func(clients []presence.TeamsClient) []presence.TeamsClient { return clients[:min(12, len(clients))] }),
		[]string{"laws/many: "},
	},
	{
		"only the last twelve lines count",
		lists(func(lines []presence.Line) []presence.Line { return lines[max(0, len(lines)-12):] }, nil),
		[]string{"laws/many: "},
	},
	{
		"the clients between the first and the last two hundred do not count",
		lists(nil, func(clients []presence.TeamsClient) []presence.TeamsClient {
			if len(clients) > 400 {
				return slices.Concat(clients[:200], clients[len(clients)-200:])
			}
			return clients
		}),
		[]string{"laws/many: "},
	},
	{
		"exactly two lines, the busy one first, count as free",
		lists(func(lines []presence.Line) []presence.Line {
			if slices.Equal(lines, []presence.Line{presence.LineBusy, presence.LineAvailable}) {
				return nil
			}
			return lines
		}, nil),
		[]string{"laws/order: "},
	},
	{
		"exactly two clients in one order, beside one line, one user presence and no status",
		otherwise(func(lines []presence.Line, user presence.MiVO400, clients []presence.TeamsClient, configured presence.Configured) bool {
			return slices.Equal(lines, []presence.Line{presence.LineOffline}) && user == presence.MiVO400Meeting &&
				slices.Equal(clients, []presence.TeamsClient{presence.TeamsClientPresenting, presence.TeamsClientActive}) && configured == presence.ConfiguredNone
		}),
		[]string{"laws/order: "},
	},
	{
		"three clients in one order",
		otherwise(func(_ []presence.Line, _ presence.MiVO400, clients []presence.TeamsClient, _ presence.Configured) bool {
			return slices.Equal(clients, []presence.TeamsClient{presence.TeamsClientInCall, presence.TeamsClientInactive, presence.TeamsClientActive})
		}),
		[]string{"laws/order: "},
	},
	{
		"three clients in one order, beside one user presence",
		otherwise(func(_ []presence.Line, user presence.MiVO400, clients []presence.TeamsClient, _ presence.Configured) bool {
			return user == presence.MiVO400Busy && slices.Equal(clients, []presence.TeamsClient{presence.TeamsClientInCall, presence.TeamsClientInactive, presence.TeamsClientActive})
		}),
		[]string{"laws/order: "},
	},
	{
		"exactly seven hundred lines count as none",
		lists(func(lines []presence.Line) []presence.Line {
			if len(lines) == 700 {
				return nil
			}
			return lines
		}, nil),
		[]string{"laws/many: "},
	},
	{
		"a client between two chunks of a hundred and fifty does not count",
		lists(nil, func(clients []presence.TeamsClient) (read []presence.TeamsClient) {
			for i, client := range clients {
				if i%151 != 150 {
					read = append(read, client)
				}
			}
			return read
		}),
		[]string{"laws/many: "},
	},
	{
		"three times the same client counts as more",
		lists(nil, func(clients []presence.TeamsClient) []presence.TeamsClient {
			if len(clients) == 3 && clients[0] == clients[1] && clients[1] == clients[2] {
				return []presence.TeamsClient{min(clients[0]+1, presence.TeamsClientPresenting)}
			}
			return clients
		}),
		[]string{"laws/repetition: "},
	},
	{
		"of an even number of lines the last does not count",
		lists(func(lines []presence.Line) []presence.Line {
			if n := len(lines); n > 0 && n%2 == 0 {
				return lines[:n-1]
			}
			return lines
		}, nil),
		[]string{"inputs/every: "},
	},
	{
		"of an even number of lines beyond five the last does not count",
		lists(func(lines []presence.Line) []presence.Line {
			if n := len(lines); n > 5 && n%2 == 0 {
				return lines[:n-1]
			}
			return lines
		}, nil),
		[]string{"laws/many: "},
	},
	{
		"an empty list of lines that is not nil counts as a busy line",
		lists(func(lines []presence.Line) []presence.Line {
			if lines != nil && len(lines) == 0 {
				return []presence.Line{presence.LineBusy}
			}
			return lines
		}, nil),
		[]string{"laws/empty: "},
	},
	{
		"a list of clients that is nil counts as an idle client",
		lists(nil, func(clients []presence.TeamsClient) []presence.TeamsClient {
			if clients == nil {
				return []presence.TeamsClient{presence.TeamsClientInactive}
			}
			return clients
		}),
		[]string{"inputs/every: ", "clients nil"},
	},
	{
		"clients are read up to the list's capacity",
		lists(nil, func(clients []presence.TeamsClient) []presence.TeamsClient { return clients[:cap(clients)] }),
		[]string{"laws/capacity: "},
	},
	{
		"the clients are overwritten while they are read",
		func() precedencetest.Resolver {
			return func(lines []presence.Line, user presence.MiVO400, clients []presence.TeamsClient, configured presence.Configured) presence.Teams {
				own := append(clients[:0], presence.TeamsClientOffline)
				return library(lines, user, append(own, clients...), configured)
			}
		},
		[]string{"table/02: "},
	},
	{
		"busy lines are counted in a byte",
		lists(func(lines []presence.Line) []presence.Line {
			var busy uint8
			for _, line := range lines {
				if line == presence.LineBusy {
					busy++
				}
			}
			if busy == 0 {
				return nil
			}
			return []presence.Line{presence.LineBusy}
		}, nil),
		[]string{"laws/many: ", "lines [Busy×256]"},
	},
	{
		"clients are numbered by a signed byte",
		lists(nil, func(clients []presence.TeamsClient) (read []presence.TeamsClient) {
			for i := int8(0); int(i) < len(clients) && i < math.MaxInt8; i++ {
				read = append(read, clients[i])
			}
			return read
		}),
		[]string{"laws/many: "},
	},
	{
		"the state of more than half of the clients counts beyond eight",
		lists(nil, func(clients []presence.TeamsClient) []presence.TeamsClient {
			if len(clients) <= 8 {
				return clients
			}
			var leader presence.TeamsClient
			votes := 0
			for _, client := range clients {
				switch {
				case votes == 0:
					leader, votes = client, 1
				case client == leader:
					votes++
				default:
					votes--
				}
			}
			return []presence.TeamsClient{leader}
		}),
		[]string{"laws/many: "},
	},
	{
		"ten idle clients outweigh one active",
		lists(nil, func(clients []presence.TeamsClient) []presence.TeamsClient {
			weight := 0
			for _, client := range clients {
				weight += []int{0, 1, 10, 100, 1000}[client]
			}
			for client, least := range []int{0, 1, 10, 100, 1000} {
				if weight >= least {
					clients = []presence.TeamsClient{presence.TeamsClient(client)}
				}
			}
			return clients
		}),
		[]string{"laws/many: "},
	},
	{
		"a list that is not sorted is searched as if it were",
		lists(func(lines []presence.Line) []presence.Line {
			if _, busy := slices.BinarySearch(lines, presence.LineBusy); busy {
				return []presence.Line{presence.LineBusy}
			}
			return nil
		}, nil),
		[]string{"laws/order: "},
	},
	{
		"reading stops at a client that is offline",
		lists(nil, func(clients []presence.TeamsClient) []presence.TeamsClient {
			if i := slices.Index(clients, presence.TeamsClientOffline); i >= 0 {
				return clients[:i]
			}
			return clients
		}),
		[]string{"inputs/every: "},
	},
	{
		"more than nine hundred lines are too many",
		lists(func(lines []presence.Line) []presence.Line {
			if len(lines) > 900 {
				panic("too many lines")
			}
			return lines
		}, nil),
		[]string{"laws/many: ", `panic("too many lines")`},
	},
	{
		"more than twenty reports in all, and the hand-set status is lost",
		func() precedencetest.Resolver {
			return func(lines []presence.Line, user presence.MiVO400, clients []presence.TeamsClient, configured presence.Configured) presence.Teams {
				if len(lines) > 10 && len(clients) > 10 {
					configured = presence.ConfiguredNone
				}
				return library(lines, user, clients, configured)
			}
		},
		[]string{"laws/many: "},
	},
	{
		"a buffer of sixteen wraps around",
		lists(nil, func(clients []presence.TeamsClient) []presence.TeamsClient {
			var ring [16]presence.TeamsClient
			for i, client := range clients {
				ring[i%16] = client
			}
			return ring[:]
		}),
		[]string{"laws/many: "},
	},
}

// lists returns resolvers that read other lists than they are given.
func lists(lines func([]presence.Line) []presence.Line, clients func([]presence.TeamsClient) []presence.TeamsClient) func() precedencetest.Resolver {
	return changed(func(s *service) {
		if lines != nil {
			s.lines = lines
		}
		if clients != nil {
			s.clients = clients
		}
	})
}

// otherwise returns resolvers that are right but where wrong is true.
func otherwise(wrong func([]presence.Line, presence.MiVO400, []presence.TeamsClient, presence.Configured) bool) func() precedencetest.Resolver {
	return func() precedencetest.Resolver {
		return func(lines []presence.Line, user presence.MiVO400, clients []presence.TeamsClient, configured presence.Configured) presence.Teams {
			seen := library(lines, user, clients, configured)
			if wrong(lines, user, clients, configured) {
				return mapping.TeamsClientToTeams(presence.TeamsClientInactive)
			}
			return seen
		}
	}
}

package precedencetest_test

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/othersee/othersee/mapping"
	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/precedence/precedencetest"
	"github.com/othersee/othersee/presence"
)

// rights are right implementations that have little in common.
var rights = []struct {
	id    string
	right func() precedencetest.Resolver
}{
	{"the library", func() precedencetest.Resolver { return library }},
	{"orders walked from the strongest", func() precedencetest.Resolver { return rightService().resolve }},
	{"ranks", func() precedencetest.Resolver { return ranks }},
	{"bit masks", func() precedencetest.Resolver { return masks }},
	{"texts and maps", func() precedencetest.Resolver { return texts }},
	{"conditions only", func() precedencetest.Resolver { return conditions }},
	{"a memo by sets", memoBySets},
	{"a memo by whole lists, kept as they are", memoByLists},
	{"lists sorted where they are", func() precedencetest.Resolver {
		return func(lines []presence.Line, user presence.MiVO400, clients []presence.TeamsClient, configured presence.Configured) presence.Teams {
			slices.Sort(lines)
			slices.SortFunc(clients, func(a, b presence.TeamsClient) int { return int(b) - int(a) })
			return library(lines, user, clients, configured)
		}
	}},
	{"lists cleared and appended to afterwards", func() precedencetest.Resolver {
		return func(lines []presence.Line, user presence.MiVO400, clients []presence.TeamsClient, configured presence.Configured) presence.Teams {
			seen := library(lines, user, clients, configured)
			clear(lines)
			clear(clients)
			_ = append(lines[:0], presence.LineBusy)
			_ = append(clients[:0], presence.TeamsClientPresenting)
			return seen
		}
	}},
	{"one answer at a time behind a lock", func() precedencetest.Resolver {
		var mu sync.Mutex
		return func(lines []presence.Line, user presence.MiVO400, clients []presence.TeamsClient, configured presence.Configured) presence.Teams {
			mu.Lock()
			defer mu.Unlock()
			return library(lines, user, clients, configured)
		}
	}},
	{"an actor", func() precedencetest.Resolver {
		return func(lines []presence.Line, user presence.MiVO400, clients []presence.TeamsClient, configured presence.Configured) presence.Teams {
			answer := make(chan presence.Teams)
			go func() { answer <- library(lines, user, clients, configured) }()
			return <-answer
		}
	}},
	{"a panic that it recovers from", func() precedencetest.Resolver {
		return func(lines []presence.Line, user presence.MiVO400, clients []presence.TeamsClient, configured presence.Configured) (seen presence.Teams) {
			defer func() { seen = recover().(presence.Teams) }()
			panic(library(lines, user, clients, configured))
		}
	}},
}

func library(lines []presence.Line, user presence.MiVO400, clients []presence.TeamsClient, configured presence.Configured) presence.Teams {
	return precedence.Resolve(input(lines, user, clients, configured)).Teams
}

func input(lines []presence.Line, user presence.MiVO400, clients []presence.TeamsClient, configured presence.Configured) precedence.Input {
	return precedence.Input{Lines: presence.SetOf(lines...), User: user, Clients: presence.SetOf(clients...), Configured: configured}
}

func ranks(lines []presence.Line, user presence.MiVO400, clients []presence.TeamsClient, configured presence.Configured) presence.Teams {
	if configured != presence.ConfiguredNone {
		return [...]presence.Teams{0, presence.TeamsAvailable, presence.TeamsBusy, presence.TeamsDoNotDisturb, presence.TeamsBeRightBack, presence.TeamsAway, presence.TeamsOffline}[configured]
	}
	inCloudLink := [...]int{0, 2, 5, 3, 3, 4}[user] // Unknown, Available, Absent, Meeting, Busy, NotAvailable
	for _, line := range lines {
		inCloudLink = max(inCloudLink, int(line)) // Unknown, Offline, Available, Busy: shifted by one, as none but Busy is told apart
	}
	inTeams := 0
	switch {
	case inCloudLink == 5:
		inTeams = 1
	case inCloudLink == 3:
		inTeams = 3
	}
	for _, client := range clients {
		inTeams = max(inTeams, int(client))
	}
	return [...]presence.Teams{presence.TeamsOffline, presence.TeamsAway, presence.TeamsAvailable, presence.TeamsBusy, presence.TeamsDoNotDisturb}[inTeams]
}

func masks(lines []presence.Line, user presence.MiVO400, clients []presence.TeamsClient, configured presence.Configured) presence.Teams {
	line, client := 0, 1<<presence.TeamsClientOffline
	for _, l := range lines {
		line |= 1 << l
	}
	for _, c := range clients {
		client |= 1 << c
	}
	switch busy := line&(1<<presence.LineBusy) != 0; {
	case user == presence.MiVO400Absent:
		client |= 1 << presence.TeamsClientInactive
	case user == presence.MiVO400Busy, user == presence.MiVO400Meeting, busy && user != presence.MiVO400NotAvailable:
		client |= 1 << presence.TeamsClientInCall
	}
	if configured != presence.ConfiguredNone {
		return mapping.ConfiguredToTeams(configured)
	}
	for c := presence.TeamsClientPresenting; ; c-- {
		if client&(1<<c) != 0 {
			return mapping.TeamsClientToTeams(c)
		}
	}
}

func texts(lines []presence.Line, user presence.MiVO400, clients []presence.TeamsClient, configured presence.Configured) presence.Teams {
	session := map[string]string{"Absent": "Away", "Meeting": "Busy", "Busy": "Busy"}[user.String()]
	if strings.Contains(fmt.Sprint(lines), "Busy") && user < presence.MiVO400Absent {
		session = "Busy"
	}
	words := map[string]string{"Inactive": "Away", "Active": "Available", "InCall": "Busy", "Presenting": "DoNotDisturb"}
	sessions := map[string]bool{session: true}
	for _, client := range clients {
		sessions[words[client.String()]] = true
	}
	seen := "Offline"
	for _, word := range []string{"Away", "Available", "Busy", "DoNotDisturb"} {
		if sessions[word] {
			seen = word
		}
	}
	if configured != presence.ConfiguredNone {
		seen = strings.TrimPrefix(configured.String(), "Appear")
	}
	teams, err := presence.Parse[presence.Teams](seen)
	if err != nil {
		panic(err)
	}
	return teams
}

func conditions(lines []presence.Line, user presence.MiVO400, clients []presence.TeamsClient, configured presence.Configured) presence.Teams {
	busy := user == presence.MiVO400Busy || user == presence.MiVO400Meeting ||
		slices.Contains(lines, presence.LineBusy) && user != presence.MiVO400Absent && user != presence.MiVO400NotAvailable
	switch {
	case configured != presence.ConfiguredNone:
		return mapping.ConfiguredToTeams(configured)
	case slices.Contains(clients, presence.TeamsClientPresenting):
		return presence.TeamsDoNotDisturb
	case busy, slices.Contains(clients, presence.TeamsClientInCall):
		return presence.TeamsBusy
	case slices.Contains(clients, presence.TeamsClientActive):
		return presence.TeamsAvailable
	case user == presence.MiVO400Absent, slices.Contains(clients, presence.TeamsClientInactive):
		return presence.TeamsAway
	default:
		return presence.TeamsOffline
	}
}

func memoBySets() precedencetest.Resolver {
	memo := map[precedence.Input]presence.Teams{}
	return func(lines []presence.Line, user presence.MiVO400, clients []presence.TeamsClient, configured presence.Configured) presence.Teams {
		in := input(lines, user, clients, configured)
		if _, ok := memo[in]; !ok {
			memo[in] = precedence.Resolve(in).Teams
		}
		return memo[in]
	}
}

// memoByLists keeps the lists of the last calls as they were given.
func memoByLists() precedencetest.Resolver {
	type call struct {
		lines      []presence.Line
		user       presence.MiVO400
		clients    []presence.TeamsClient
		configured presence.Configured
		seen       presence.Teams
	}
	var kept []call
	return func(lines []presence.Line, user presence.MiVO400, clients []presence.TeamsClient, configured presence.Configured) presence.Teams {
		for _, c := range kept[max(0, len(kept)-5):] {
			if slices.Equal(c.lines, lines) && c.user == user && slices.Equal(c.clients, clients) && c.configured == configured {
				return c.seen
			}
		}
		kept = append(kept, call{lines, user, clients, configured, library(lines, user, clients, configured)})
		return kept[len(kept)-1].seen
	}
}

func TestRight(t *testing.T) {
	for _, tt := range rights {
		t.Run(tt.id, func(t *testing.T) {
			t.Parallel()
			assert.NoError(t, precedencetest.Check(tt.right()), "Check of a right implementation: %s", tt.id)
		})
	}
}

// TestRunRight has each check as a subtest.
func TestRunRight(t *testing.T) {
	precedencetest.Run(t, rightService().resolve)
}

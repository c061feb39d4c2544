package precedencetest_test

import (
	"fmt"

	"github.com/othersee/othersee/mapping"
	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/precedence/precedencetest"
	"github.com/othersee/othersee/presence"
)

// A resolver that publishes whatever CloudLink has, Available too, fails in two rows of the
// guide's table.
func ExampleCheck() {
	wrong := func(lines []presence.Line, user presence.MiVO400, clients []presence.TeamsClient, configured presence.Configured) presence.Teams {
		if configured != presence.ConfiguredNone {
			return mapping.ConfiguredToTeams(configured)
		}
		state := mapping.MiVO400ToCloudLink(user)
		for _, line := range lines {
			state = precedence.CloudLink(state, mapping.LineToCloudLink(line))
		}
		sessions := []presence.Teams{mapping.CloudLinkToTeams(state)}
		for _, client := range clients {
			sessions = append(sessions, mapping.TeamsClientToTeams(client))
		}
		return precedence.Teams(sessions...)
	}
	fmt.Println(precedencetest.Check(wrong, precedencetest.GroupCases, precedencetest.GroupInputs, precedencetest.GroupDisputed))
	// Output:
	// table/1: resolve(lines [Available], user Available, clients [Offline], configured None) = Available, want Offline:
	// 	row 1 of the guide's table
	// 	Others see Offline.
	// 	CloudLink is Available, because a line is Available (P1) and the user presence is Available (P2). Mitel One shows Available too (C2).
	// 	CloudLink does not publish Available to Teams (S3), so it has no session there.
	// 	Teams shows Offline, because there is no session: no client is connected, and CloudLink publishes nothing (T3).
	// table/2: resolve(lines [Available], user Available, clients [Inactive], configured None) = Available, want Away:
	// 	row 2 of the guide's table
	// 	Others see Away.
	// 	CloudLink is Available, because a line is Available (P1) and the user presence is Available (P2). Mitel One shows Available too (C2).
	// 	CloudLink does not publish Available to Teams (S3), so it has no session there.
	// 	Teams shows Away, because a client is Inactive, which counts as Away (T4).
}

func ExampleTable() {
	for _, row := range precedencetest.Table()[5:7] {
		fmt.Println(row.ID, row.Line, row.User, row.MitelOne, row.Client, row.Teams)
	}
	// Output:
	// 6 Busy Available Busy Offline Busy
	// 7 Busy Available Busy Inactive Busy
}

func ExampleCases() {
	for _, c := range precedencetest.Cases() {
		if c.ID == "call-started-while-absent-active-client" {
			fmt.Println(c.Input, c.Want.Teams, c.Basis)
			fmt.Println(c)
		}
	}
	// Output:
	// {[Busy] Absent [Active] None} Available note
	// Away outranks Busy in CloudLink and loses to Available in Teams: the call is not seen. (rules [P1 P2 P3 C1 C2 S2 T2 T4])
}

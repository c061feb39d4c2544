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
			state = precedence.StrongestInCloudLink(state, mapping.LineToCloudLink(line))
		}
		sessions := []presence.Teams{mapping.CloudLinkToTeams(state)}
		for _, client := range clients {
			sessions = append(sessions, mapping.TeamsClientToTeams(client))
		}
		return precedence.StrongestInTeams(sessions...)
	}
	fmt.Println(precedencetest.Check(wrong, precedencetest.GroupCases, precedencetest.GroupInputs, precedencetest.GroupDisputed))
	// Output:
	// table/01: resolve(lines [Available], user Available, clients [Offline], configured None) = Available, want Offline:
	// 	Row 1 of the guide's table.
	// 	Others see Offline.
	// 	There is no session in Teams: no client is running, and CloudLink sends nothing (T3).
	// 	If a Teams client becomes active, others see Available.
	// 	Basis: row 1 of the table in Mitel's guide.
	// 	CloudLink is Available: a line is Available (P1) and the user presence is Available (P2). Mitel One shows the same (C2). CloudLink does not send Available to Teams (S3).
	// table/02: resolve(lines [Available], user Available, clients [Inactive], configured None) = Available, want Away:
	// 	Row 2 of the guide's table.
	// 	Others see Away.
	// 	A Teams client is inactive, so it counts as Away (T4).
	// 	If that client signs out, others see Offline.
	// 	Basis: row 2 of the table in Mitel's guide.
	// 	CloudLink is Available: a line is Available (P1) and the user presence is Available (P2). Mitel One shows the same (C2). CloudLink does not send Available to Teams (S3).
}

package conformance_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/othersee/othersee/examples/conformance"
	"github.com/othersee/othersee/mapping"
	"github.com/othersee/othersee/precedence/precedencetest"
	"github.com/othersee/othersee/presence"
)

// The bridge's numbers of the user presence, by its states here.
var profiles = map[presence.MiVO400]int{
	presence.MiVO400Unknown:      -1,
	presence.MiVO400Available:    0,
	presence.MiVO400Absent:       1,
	presence.MiVO400Meeting:      2,
	presence.MiVO400Busy:         3,
	presence.MiVO400NotAvailable: 4,
}

// whatOthersSee puts the kit's question to the bridge in the bridge's words.
func whatOthersSee(lines []presence.Line, user presence.MiVO400, clients []presence.TeamsClient, configured presence.Configured) presence.Teams {
	report := conformance.Report{
		OnThePhone: slices.Contains(lines, presence.LineBusy),
		Profile:    profiles[user],
	}
	for _, client := range clients {
		report.Clients = append(report.Clients, mapping.TeamsClientToTeams(client).String())
	}
	if configured != presence.ConfiguredNone {
		report.Preferred = mapping.ConfiguredToTeams(configured).String()
	}
	seen, err := presence.Parse[presence.Teams](conformance.Availability(report))
	if err != nil {
		panic(err) // the kit reports it, with the call
	}
	return seen
}

func TestConformance(t *testing.T) {
	precedencetest.Run(t, whatOthersSee)
}

// Outside a test, for example when a service starts, Check returns an error.
func Example() {
	fmt.Println(precedencetest.Check(whatOthersSee))
	fmt.Println(precedencetest.Check(whatOthersSee, precedencetest.GroupDisputed))
	// Output:
	// <nil>
	// <nil>
}

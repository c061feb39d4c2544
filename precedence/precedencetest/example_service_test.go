package precedencetest_test

import (
	"fmt"
	"slices"

	"github.com/othersee/othersee/mapping"
	"github.com/othersee/othersee/precedence/precedencetest"
	"github.com/othersee/othersee/presence"
)

// A Report is what a service of its own, written without othersee, has collected about a user,
// in words of its own.
type Report struct {
	OnThePhone bool     // a line is busy
	Profile    int      // the user presence by its number in the phone system, 0 to 4, or -1
	Clients    []string // the availability of each Teams client, as Graph has it
	Preferred  string   // the status that the user set by hand, as Graph has it, or ""
}

// Availability returns what others see in Teams.
func (r Report) Availability() string {
	if r.Preferred != "" {
		return r.Preferred
	}
	sessions := append(slices.Clone(r.Clients), r.Session())
	for _, availability := range []string{"DoNotDisturb", "Busy", "Available", "Away"} {
		if slices.Contains(sessions, availability) {
			return availability
		}
	}
	return "Offline"
}

// Session returns the availability that the service writes to Teams, or "" for none.
func (r Report) Session() string {
	switch {
	case r.Profile == 1: // Absent hides a call
		return "Away"
	case r.Profile == 4: // Not available hides a call, too, and is not published itself
		return ""
	case r.Profile == 2, r.Profile == 3, r.OnThePhone: // Meeting, Busy
		return "Busy"
	}
	return ""
}

// whatOthersSee puts the kit's question to the service in the service's words.
func whatOthersSee(lines []presence.Line, user presence.MiVO400, clients []presence.TeamsClient, configured presence.Configured) presence.Teams {
	report := reportOf(lines, user)
	for _, client := range clients {
		report.Clients = append(report.Clients, mapping.TeamsClientToTeams(client).String())
	}
	if configured != presence.ConfiguredNone {
		report.Preferred = mapping.ConfiguredToTeams(configured).String()
	}
	return parse(report.Availability())
}

// whatItWrites asks for the session.
func whatItWrites(lines []presence.Line, user presence.MiVO400) presence.Teams {
	session := reportOf(lines, user).Session()
	if session == "" {
		return presence.TeamsOffline
	}
	return parse(session)
}

func reportOf(lines []presence.Line, user presence.MiVO400) Report {
	profiles := []presence.MiVO400{presence.MiVO400Available, presence.MiVO400Absent, presence.MiVO400Meeting, presence.MiVO400Busy, presence.MiVO400NotAvailable}
	return Report{OnThePhone: slices.Contains(lines, presence.LineBusy), Profile: slices.Index(profiles, user)}
}

func parse(availability string) presence.Teams {
	seen, err := presence.Parse[presence.Teams](availability)
	if err != nil {
		panic(err) // the kit reports it, with the call
	}
	return seen
}

// A service with words of its own, which knows neither the kit nor the library, is put under
// the kit by a function that translates. In its tests this would be
//
//	func TestConformance(t *testing.T) {
//		precedencetest.Run(t, whatOthersSee)
//		precedencetest.Session(whatItWrites).Run(t)
//	}
func Example_service() {
	fmt.Println(precedencetest.Check(whatOthersSee))
	fmt.Println(precedencetest.Session(whatItWrites).Check())
	// Output:
	// <nil>
	// <nil>
}

package precedencetest_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/precedence/precedencetest"
	"github.com/othersee/othersee/presence"
)

// A Report is what a service has collected about a user, in words of its own. It is written
// without othersee.
type Report struct {
	OnThePhone   bool     // a line is busy
	DoNotDisturb bool     // a phone is in do-not-disturb
	Profile      int      // the user presence by its number in the phone system, 0 to 4, or -1
	Clients      []string // the availability of each Teams client, as Graph has it
	Preferred    string   // the status that the user set by hand, as Graph has it, or ""
}

// Session returns the availability that the service writes to Teams, or "" for none.
func (r Report) Session() string {
	switch {
	case r.Profile == 1: // Absent hides a call
		return "Away"
	case r.OnThePhone:
		return "Busy"
	case r.DoNotDisturb: // hides a meeting, and is not synced
		return ""
	case r.Profile == 2, r.Profile == 3: // Meeting, Busy
		return "Busy"
	default:
		return ""
	}
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

// whatOthersSee puts the kit's question to the service in the service's words.
func whatOthersSee(lines []presence.Line, userPresence presence.MiVO400, clients []presence.TeamsClient, configured presence.Configured) presence.Teams {
	report := reportOf(lines, userPresence)
	for _, client := range clients {
		report.Clients = append(report.Clients, []string{"Offline", "Away", "Available", "Busy", "DoNotDisturb"}[client])
	}
	report.Preferred = []string{"", "Available", "Busy", "DoNotDisturb", "BeRightBack", "Away", "Offline"}[configured]
	return teams(report.Availability())
}

// whatItWrites asks for the session.
func whatItWrites(lines []presence.Line, userPresence presence.MiVO400) presence.Teams {
	return teams(reportOf(lines, userPresence).Session())
}

func reportOf(lines []presence.Line, userPresence presence.MiVO400) Report {
	return Report{
		OnThePhone:   slices.Contains(lines, presence.LineBusy),
		DoNotDisturb: slices.Contains(lines, presence.LineDoNotDisturb),
		Profile:      []int{-1, 0, 1, 2, 3, 4}[userPresence],
	}
}

func teams(availability string) presence.Teams {
	if availability == "" {
		return presence.TeamsOffline
	}
	seen, err := presence.Parse[presence.Teams](availability)
	if err != nil {
		panic(err) // the kit reports it, with the call
	}
	return seen
}

// A service that has words of its own is asked through a function that translates. In its
// tests this would be
//
//	func TestConformance(t *testing.T) {
//		precedencetest.Run(t, whatOthersSee)
//		precedencetest.Run(t, whatItWrites)
//	}
func Example() {
	fmt.Println(precedencetest.Check(whatOthersSee))
	fmt.Println(precedencetest.Check(whatItWrites))
	// Output:
	// <nil>
	// <nil>
}

// A bridge that also writes Available gives itself away where no client is active.
func ExampleCheck() {
	wrong := func(lines []presence.Line, userPresence presence.MiVO400, clients []presence.TeamsClient, configured presence.Configured) presence.Teams {
		if configured == presence.ConfiguredNone && userPresence == presence.MiVO400Available && !slices.Contains(lines, presence.LineDoNotDisturb) {
			clients = append(clients, presence.TeamsClientActive)
		}
		return whatOthersSee(lines, userPresence, clients, configured)
	}
	err := precedencetest.Check(wrong)
	var first *precedencetest.Failure // of those that err joins; err has the text of them all
	if errors.As(err, &first) {
		fmt.Printf("%s/%s: %v\n", first.Group, first.Name, first.Call)
		fmt.Printf("got %s, want %s\n", first.Got, first.Want)
		why, _, _ := strings.Cut(first.Why, "\n")
		fmt.Println(why)
	}
	// Output:
	// table/01: resolve(lines [Available], userPresence Available, clients [Offline], configured None)
	// got Available, want Offline
	// Row 1 of the guide's table.
}

// A bridge follows the help of Mitel Assistant, and syncs DoNotDisturb.
func ExampleBy() {
	bridge := func(lines []presence.Line, userPresence presence.MiVO400) presence.Teams {
		if userPresence != presence.MiVO400Absent && (userPresence == presence.MiVO400NotAvailable || slices.Contains(lines, presence.LineDoNotDisturb)) {
			return presence.TeamsDoNotDisturb
		}
		return whatItWrites(lines, userPresence)
	}
	fmt.Println(precedencetest.Check(bridge, precedencetest.By(precedence.Assistant())))
	fmt.Println(precedencetest.Check(bridge, precedencetest.Without(precedencetest.Disputed)))
	// Output:
	// <nil>
	// <nil>
}

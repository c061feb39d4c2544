package main

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/othersee/othersee/examples/service/graphtest"
	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/precedence/explain"
	"github.com/othersee/othersee/presence"
)

// What a service asks the library, of reports that it keeps.
func ExampleReports() {
	reports := NewReports()
	reports.Lines["desk"] = presence.LineBusy
	reports.Lines["cordless"] = presence.LineBusy
	reports.Lines["desk"] = presence.LineAvailable
	reports.UserPresence = presence.MiVO400Absent
	reports.Clients["laptop"] = presence.TeamsClientActive

	answer := precedence.Guide().Resolve(reports.Input())
	fmt.Println(answer.Teams)                                  // what others see
	fmt.Println(answer.Session)                                // what a bridge writes; Offline for no session
	fmt.Println(presence.Label(answer.Teams, presence.German)) // for people

	why := explain.Of(reports.Input(), precedence.Guide())
	summary, _, _ := strings.Cut(why.Text(presence.English), "\n") // the whole text is for a ticket
	fmt.Println(summary)
	// Output:
	// Available
	// Away
	// Verfügbar
	// Others see “Available”, although the user is on the phone.
}

// Anna is on the phone, and then presents on a laptop that nobody reports.
func Example() {
	ctx, anna := context.Background(), "anna" // in Graph, the id of a user is a GUID
	graph := graphtest.NewServer("app")
	defer graph.Close()
	bridge := newBridge(graph, precedence.Guide())

	must(bridge.Report(ctx, anna, func(r *Reports) { r.Lines["desk"] = presence.LineBusy }))
	finding, err := bridge.Monitor(ctx, anna)
	must(err)
	fmt.Println(finding)

	graph.Advance(10 * time.Minute)
	must(bridge.KeepAlive(ctx))
	graph.SignIn(anna, "laptop", graphtest.Presence{Availability: "DoNotDisturb", Activity: "Presenting"})
	finding, err = bridge.Monitor(ctx, anna)
	must(err)
	summary, _, _ := strings.Cut(finding.String(), "\n")
	fmt.Println(summary)
	causes, _ := finding.Causes()
	for _, cause := range causes.Causes {
		fmt.Println("-", cause.Kind)
	}

	fmt.Println(strings.Join(graph.Calls(), "\n"))
	// Output:
	// Others see Busy (Graph says Busy/InACall), as expected.
	// Others see Do not disturb (Graph says DoNotDisturb/Presenting), not Busy as expected.
	// - clientPresenting
	// - doNotDisturbSynced
	// setPresence anna Busy/InACall PT15M: 200
	// get anna: 200
	// setPresence anna Busy/InACall PT15M: 200
	// get anna: 200
}

func must(err error) {
	if err != nil {
		panic(err)
	}
}

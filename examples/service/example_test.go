package main

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/othersee/othersee/examples/service/graphtest"
	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/presence"
)

// What a service asks the library, of reports that it keeps.
func ExampleReports() {
	reports := NewReports()
	reports.Lines["desk"] = presence.LineBusy
	reports.Lines["cordless"] = presence.LineBusy
	reports.Lines["desk"] = presence.LineAvailable
	reports.User = presence.MiVO400Absent
	reports.Clients["laptop"] = presence.TeamsClientActive

	answer := precedence.Guide().Resolve(reports.Input())
	fmt.Println(answer.Teams)                                  // what others see
	fmt.Println(answer.Session)                                // what a bridge writes; Offline for no session
	fmt.Println(presence.Label(answer.Teams, presence.German)) // for people
	fmt.Println(precedence.Guide().Explain(reports.Input()))   // why, for a ticket
	// Output:
	// Available
	// Away
	// Verfügbar
	// Others see Available, although the user is on the phone.
	// A Teams client is active, which counts as Available (T4); in Teams, Available outranks CloudLink's Away (T2).
	// Without that client, others see Away.
	// Basis: note 2 of the guide.
	// CloudLink is Away: the user presence Absent counts as Away (P2), which outranks a line's Busy (C1). Mitel One shows the same (C2). CloudLink publishes Away (S2).
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
	fmt.Println(finding)

	fmt.Println(strings.Join(graph.Calls(), "\n"))
	// Output:
	// Others see Busy (Graph says Busy/InACall), as expected.
	// Others see Do not disturb (Graph says DoNotDisturb/Presenting), not Busy as expected.
	// They would with the hand-set status Do not disturb.
	// They would with one more Teams client: Focusing/Presenting.
	// Expected is this:
	// Others see Busy.
	// CloudLink publishes Busy (S1), because a line is Busy (P1).
	// When the call ends, others see Offline.
	// Basis: note 1 of the guide. Not reported: the user presence and the Teams clients, which could also give Do not disturb, Available, Away or Offline.
	// CloudLink is Busy. Mitel One shows the same (C2).
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

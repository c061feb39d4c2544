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

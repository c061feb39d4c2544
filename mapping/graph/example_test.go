package graph_test

import (
	"encoding/json"
	"fmt"
	"time"

	"github.com/othersee/othersee/mapping/graph"
	"github.com/othersee/othersee/presence"
)

func ExampleSession() {
	for session := range presence.All[presence.Teams]() {
		if p, ok := graph.Session(session); ok {
			fmt.Printf("%-12v  setPresence %v\n", session, p)
		} else {
			fmt.Printf("%-12v  clearPresence\n", session)
		}
	}
	// Output:
	// Offline       clearPresence
	// Away          setPresence Away/Away
	// BeRightBack   clearPresence
	// Available     setPresence Available/Available
	// Busy          setPresence Busy/InACall
	// DoNotDisturb  setPresence DoNotDisturb/Presenting
}

func ExamplePreferred() {
	p, ok := graph.Preferred(presence.ConfiguredAppearOffline)
	body, err := json.Marshal(p)
	fmt.Println(ok, string(body), err)
	p, ok = graph.Preferred(presence.ConfiguredNone)
	fmt.Println(ok, p)
	// Output:
	// true {"availability":"Offline","activity":"OffWork"} <nil>
	// false /
}

func ExamplePresence_Teams() {
	for _, answer := range []string{
		`{"availability":"Busy","activity":"InAMeeting"}`,
		`{"availability":"inACall","activity":"busy"}`,
		`{"availability":"Available","activity":"OutOfOffice"}`,
		`{"availability":"PresenceUnknown","activity":"PresenceUnknown"}`,
	} {
		var p graph.Presence
		if err := json.Unmarshal([]byte(answer), &p); err != nil {
			fmt.Println(err)
		}
		state, ok := p.Teams()
		fmt.Println(p, "is", state, ok)
	}
	// Output:
	// Busy/InAMeeting is Busy true
	// inACall/busy is Busy true
	// Available/OutOfOffice is Available true
	// PresenceUnknown/PresenceUnknown is Offline false
}

func ExampleCheckSession() {
	p, _ := graph.Session(presence.TeamsBusy)
	fmt.Println(graph.CheckSession(p, time.Hour))
	fmt.Println(graph.CheckSession(p, 10*time.Hour))
	p.Activity = "Busy"
	fmt.Println(graph.CheckSession(p, time.Hour))
	// Output:
	// <nil>
	// graph: setPresence does not accept expirationDuration 10h0m0s (want PT5M to PT4H)
	// graph: setPresence does not accept Busy/Busy (want Available/Available, Busy/InACall, Busy/InAConferenceCall, Away/Away, DoNotDisturb/Presenting)
}

func ExampleCheckPreferred() {
	inACall := graph.Presence{Availability: "Busy", Activity: "InACall"}
	fmt.Println(graph.CheckPreferred(inACall, 0))
	// Output:
	// graph: setUserPreferredPresence does not accept Busy/InACall (want Available/Available, Busy/Busy, DoNotDisturb/DoNotDisturb, BeRightBack/BeRightBack, Away/Away, Offline/OffWork)
}

func ExampleFormatDuration() {
	fmt.Println(graph.FormatDuration(15 * time.Minute))
	fmt.Println(graph.FormatDuration(90 * time.Minute))
	// Output:
	// PT15M
	// PT1H30M
}

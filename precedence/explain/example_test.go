package explain_test

import (
	"encoding/json"
	"fmt"

	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/precedence/explain"
	"github.com/othersee/othersee/presence"
)

// A user is on the phone, is Absent, and is active in Teams.
var absent = precedence.Input{
	Lines:        presence.SetOf(presence.LineBusy),
	UserPresence: presence.MiVO400Absent,
	Clients:      presence.SetOf(presence.TeamsClientActive),
}

// A user is on the phone, is Not available, and is active in Teams.
var notAvailable = precedence.Input{
	Lines:        presence.SetOf(presence.LineBusy),
	UserPresence: presence.MiVO400NotAvailable,
	Clients:      presence.SetOf(presence.TeamsClientActive),
}

func ExampleOf() {
	fmt.Println(explain.Of(absent, precedence.Guide()).Text(presence.English))
	// Output:
	// Others see “Available”, although the user is on the phone.
	// Why: the user presence “Absent” counts as “Away” in CloudLink (P2), where it outranks the call (C1). CloudLink syncs “Away” to Teams (S2), where the active client's “Available” outranks it (T2).
	// To be seen as “Busy”: set the user presence to “Available”.
	// Documented: notes 1 and 2 of Mitel's guide.
}

func ExampleExplanation_Text() {
	fmt.Println(explain.Of(absent, precedence.Guide()).Text(presence.German))
	// Output:
	// Andere sehen „Verfügbar“, obwohl der Benutzer telefoniert.
	// Grund: Die Benutzerpräsenz „Abwesend“ zählt in CloudLink als „Abwesend“ (P2) und hat dort Vorrang vor dem Anruf (C1). CloudLink synchronisiert „Abwesend“ mit Teams (S2); dort hat „Verfügbar“ des aktiven Clients Vorrang (T2).
	// Damit andere „Besetzt“ sehen: die Benutzerpräsenz auf „Verfügbar“ stellen.
	// Belegt: Hinweise 1 und 2 in Mitels Leitfaden.
}

func ExampleContribution() {
	for _, c := range explain.Of(absent, precedence.Guide()).Contributions {
		fmt.Printf("%-12v %-6v = %-9v (%v)  %-9v (%v)\n", c.Party, c.State, c.Becomes, c.BecomesBy, c.Outcome, c.OutcomeBy)
	}
	// Output:
	// line         Busy   = Busy      (P1)  outranked (C1)
	// userPresence Absent = Away      (P2)  won       (C1)
	// cloudLink    Away   = Away      (S2)  outranked (T2)
	// client       Active = Available (T4)  won       (T2)
}

func ExampleDispute() {
	e := explain.Of(notAvailable, precedence.Guide())
	fmt.Println(e.Policy, "gives", e.Resolution.Teams)
	for _, d := range e.Disputes {
		fmt.Println(d.Policy, "gives", d.Otherwise.Teams)
	}
	// Output:
	// guide gives Busy
	// guide+D1 gives Available
	// assistant gives DoNotDisturb
}

func ExampleBasis() {
	fmt.Println(explain.Of(absent, precedence.Guide()).Basis)

	unregistered := precedence.Input{Lines: presence.SetOf(presence.LineOffline), Clients: presence.SetOf(presence.TeamsClientActive)}
	fmt.Println(explain.Of(unregistered, precedence.Guide()).Basis)
	// Output:
	// note 1; note 2
	// silent C3
}

func ExampleWhatIf() {
	effects := explain.WhatIf(absent, precedence.Guide())
	for _, effect := range effects.Effects[:3] {
		fmt.Println(effect.Change.Text(presence.English), "->", effect.Resolution.Teams)
	}
	fmt.Println()
	fmt.Println(effects.Text(presence.English))
	// Output:
	// all calls on the phone end -> Available
	// the user presence is set to “Available” -> Busy
	// the user presence is set to “Meeting” -> Busy
	//
	// Others see “Available”. If one thing changes, they see:
	// - “Do not disturb”: a client starts to present or focus.
	// - “Busy”: the user presence is set to “Available”, “Meeting” or “Busy”; the user presence is set to “Not available” (disputed: D1, D3); a client joins a call or meeting.
	// - “Away”: every active client signs out or becomes inactive.
	// Any status set by hand in Teams shows instead.
	// D1: CloudLink's precedence alone says otherwise.
	// D3: Mitel Assistant's help says otherwise.
}

func ExampleHowTo() {
	fmt.Println(explain.HowTo(explain.Seen{Teams: presence.TeamsBusy}, absent, precedence.Guide()).Text(presence.English))
	// Output:
	// To be seen as “Busy” instead of “Available”, one of these:
	// - The user presence is set to “Available”, “Meeting” or “Busy”.
	// - The user presence is set to “Not available” (disputed: D1, D3).
	// - A client joins a call or meeting.
	// - The user sets “Busy” by hand in Teams. It stays until it is reset or expires.
	// Not modelled here, but possible: an appointment in the calendar.
	// D1: CloudLink's precedence alone says otherwise.
	// D3: Mitel Assistant's help says otherwise.
}

func ExampleWhy() {
	seen, _ := explain.ParseSeen("Available")
	causes := explain.Why(seen, explain.Facts{
		Lines:  explain.AtLeast(presence.LineBusy), // and perhaps others
		Policy: explain.Exactly(precedence.Guide()),
	})
	for _, cause := range causes.Causes {
		fmt.Println(cause.Kind, "- look at:", cause.Look)
	}
	fmt.Println("ask first:", causes.Ask)
	fmt.Println()
	fmt.Println(causes.Text(presence.English))
	// Output:
	// absentOutranked - look at: [userPresence]
	// configured - look at: [configured]
	// ask first: configured
	//
	// 2 causes fit, fewest assumptions first. What tells most of them apart: is a status set by hand in Teams?
	// 1. The user presence is “Absent”, which CloudLink ranks above the call (C1). A client is active, and Teams ranks its “Available” above CloudLink's “Away” (T2). Check the user presence, on the phone or in the self-service portal.
	// 2. The user set “Available” by hand in Teams (T1; disputed: D4). Ask the user.
	// Not modelled here, but possible: a client that does not report that the user is idle; a change that has not arrived in Teams yet; a session that was not ended; a session that another application set.
}

func ExampleParseSeen() {
	for _, text := range []string{"DoNotDisturb", "In a meeting", "Beschäftigt", "Available, Out of Office", "busy/inACall", "Unavailable"} {
		seen, err := explain.ParseSeen(text)
		if err != nil {
			fmt.Println(err)
			continue
		}
		fmt.Printf("%-12v %-10v %v\n", seen.Teams, seen.Activity, seen.OutOfOffice)
	}
	// Output:
	// DoNotDisturb            false
	// Busy         inAMeeting false
	// Busy                    false
	// Available               true
	// Busy         inACall    false
	// explain: unknown state "Unavailable" (want Offline, Away, BeRightBack, Available, Busy, DoNotDisturb, a label such as "In a call", or Graph's words such as Busy/InACall)
}

// In JSON, an answer has the keys of its fields.
func Example_json() {
	data, _ := json.MarshalIndent(explain.Of(notAvailable, precedence.Guide()).Disputes[0], "", "  ")
	fmt.Println(string(data))
	// Output:
	// {
	//   "point": "D1",
	//   "policy": "guide+D1",
	//   "otherwise": {
	//     "cloudLink": "DoNotDisturb",
	//     "mitelOne": "DoNotDisturb",
	//     "session": "Offline",
	//     "teams": "Available",
	//     "sessionRule": "S4",
	//     "teamsRule": "T2"
	//   }
	// }
}

package precedence_test

import (
	"encoding/json"
	"fmt"

	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/presence"
)

// Somebody who is Absent is on the phone, and is seen as Available: in CloudLink Away outranks
// the call, and in Teams an active client outranks Away.
func Example() {
	r := precedence.Resolve(precedence.Input{
		Lines:        presence.SetOf(presence.LineBusy),
		UserPresence: presence.MiVO400Absent,
		Clients:      presence.SetOf(presence.TeamsClientActive),
	})
	fmt.Println(r.Teams)
	// Output: Available
}

func ExampleResolve() {
	r := precedence.Resolve(precedence.Input{
		Lines:   presence.SetOf(presence.LineBusy, presence.LineAvailable),
		Clients: presence.SetOf(presence.TeamsClientInactive),
	})
	fmt.Println("CloudLink:", r.CloudLink)
	fmt.Println("Mitel One:", r.MitelOne)
	fmt.Println("session:  ", r.Session, r.SessionRule)
	fmt.Println("Teams:    ", r.Teams, r.TeamsRule)
	// Output:
	// CloudLink: Busy
	// Mitel One: Busy
	// session:   Busy S1
	// Teams:     Busy T2
}

func ExamplePolicy_Resolve() {
	in := precedence.Input{UserPresence: presence.MiVO400NotAvailable, Configured: presence.ConfiguredBusy}
	for policy := range precedence.Policies() {
		r := policy.Resolve(in)
		fmt.Printf("%-9v  session %-12v  others see %v\n", policy, r.Session, r.Teams)
	}
	// Output:
	// guide      session Offline       others see Busy
	// assistant  session DoNotDisturb  others see Busy
	// graph      session Offline       others see Offline
	// off        session Offline       others see Busy
}

// A policy is the guide's with other readings of disputed points. Readings that change nothing
// are dropped.
func ExamplePolicy_With() {
	p := precedence.Guide().With(precedence.D4, precedence.D2)
	fmt.Println(p, p.Has(precedence.D4), p.Without(precedence.D4) == precedence.Graph())
	fmt.Println(p.With(precedence.D1, precedence.D3))
	fmt.Println(p.WithSync(false))
	// Output:
	// guide+D2+D4 true true
	// guide+D2+D3+D4
	// off+D2
}

func ExamplePolicy_UnmarshalText() {
	var p precedence.Policy
	fmt.Println(p.UnmarshalText([]byte("guide+D2")), p)
	fmt.Println(p.UnmarshalText([]byte("Guide")))
	// Output:
	// <nil> graph
	// precedence: unknown policy "Guide" (want guide, assistant, graph, off, or one with readings, as in guide+D2+D4)
}

func ExampleRule_Statement() {
	fmt.Println(precedence.S1.Statement(presence.English))
	fmt.Println(precedence.S1.Statement(presence.German))
	fmt.Println(precedence.S1, "is in the guide:", precedence.S1.InGuide())
	// Output:
	// CloudLink syncs “Busy” to Teams, as a session of its own.
	// CloudLink synchronisiert „Besetzt“ mit Teams, als eigene Sitzung.
	// S1 is in the guide: true
}

// By which readings does an answer stand?
func ExamplePoint() {
	in := precedence.Input{Configured: presence.ConfiguredBusy}
	for point := range precedence.Points() {
		other := precedence.Guide().With(point).Resolve(in).Teams
		if seen := precedence.Resolve(in).Teams; other != seen {
			guide, reading := point.Readings(presence.English)
			fmt.Printf("%v: by %s, others see %v; by %s, %v\n", point, guide, seen, reading, other)
		}
	}
	// Output:
	// D2: by Mitel's guide, others see Busy; by Microsoft Graph's documentation, Offline
}

// Away is the strongest word in CloudLink and nearly the weakest in Teams.
func ExampleStrongestInTeams() {
	fmt.Println(precedence.StrongestInCloudLink(presence.CloudLinkAway, presence.CloudLinkAvailable))
	fmt.Println(precedence.StrongestInTeams(presence.TeamsAway, presence.TeamsAvailable))
	fmt.Println(precedence.CloudLinkOrder())
	fmt.Println(precedence.TeamsOrder())
	// Output:
	// Away
	// Available
	// [Away DoNotDisturb Busy Available Offline Unknown]
	// [DoNotDisturb Busy Available Away Offline]
}

func ExampleInput_json() {
	var in precedence.Input
	fmt.Println(json.Unmarshal([]byte(`{"lines":["Busy"],"userPresence":"Absent"}`), &in), in)
	fmt.Println(json.Unmarshal([]byte(`{"user":"Busy"}`), &in))
	data, err := json.Marshal(precedence.Resolve(in))
	fmt.Println(string(data), err)
	// Output:
	// <nil> {[Busy] Absent [] None}
	// precedence: input: unknown key "user" (want lines, userPresence, clients, configured)
	// {"cloudLink":"Away","mitelOne":"Away","session":"Away","teams":"Away","sessionRule":"S2","teamsRule":"T2"} <nil>
}

func ExampleInput_Validate() {
	in := precedence.Input{UserPresence: presence.MiVO400(9)}
	fmt.Println(precedence.Resolve(in).Teams)
	fmt.Println(in.Validate())
	// Output:
	// Offline
	// precedence: input userPresence: presence: MiVO400(9) is not a state (want Unknown, Available, Absent, Meeting, Busy, NotAvailable)
}

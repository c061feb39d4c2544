package precedence_test

import (
	"encoding/json"
	"fmt"

	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/presence"
)

// Why is somebody on the phone shown as Available?
func Example() {
	in := precedence.Input{
		Lines:   presence.SetOf(presence.LineBusy),
		User:    presence.MiVO400Absent,
		Clients: presence.SetOf(presence.TeamsClientActive),
	}
	r := precedence.Resolve(in)
	fmt.Println(r.Teams)
	fmt.Println(precedence.Explain(in))
	// Output:
	// Available
	// Others see Available, although the user is on the phone.
	// CloudLink is Away, because the user presence is Absent, which counts as Away (P2). In CloudLink's order, Away outranks the Busy line (C1). Mitel One shows Away too (C2).
	// CloudLink publishes Away to Teams (S2).
	// Teams shows Available, because a client is Active, which counts as Available (T4). In Teams' order, Available outranks CloudLink's Away (T2).
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

func ExampleExplanation_Contributions() {
	e := precedence.Explain(precedence.Input{
		Lines:   presence.SetOf(presence.LineBusy),
		User:    presence.MiVO400Absent,
		Clients: presence.SetOf(presence.TeamsClientActive),
	})
	for c := range e.Contributions() {
		fmt.Printf("%-9s %-9s %-9s %-9s %v\n", c.Source, c.State, c.Becomes, c.Outcome, c.OutcomeBy)
	}
	// Output:
	// line      Busy      Busy      outranked C1
	// user      Absent    Away      won       C1
	// cloudLink Away      Away      outranked T2
	// client    Active    Available won       T2
}

func ExampleExplanation_Disputes() {
	e := precedence.Explain(precedence.Input{Configured: presence.ConfiguredBusy})
	for d := range e.Disputes() {
		fmt.Println(d, d.Statement())
	}
	// Output:
	// D2 Mitel's guide says that a status set by hand always shows; Microsoft Graph says that it shows only while there is a session, else Offline.
}

func ExamplePolicy() {
	in := precedence.Input{User: presence.MiVO400NotAvailable, Configured: presence.ConfiguredBusy}
	graph := precedence.Guide()
	graph.ConfiguredNeedsSession = true
	fmt.Println("guide:        ", precedence.Guide().Resolve(in).Teams)
	fmt.Println("Graph:        ", graph.Resolve(in).Teams)
	in.Configured = presence.ConfiguredNone
	fmt.Println("nothing set:  ", precedence.Guide().Resolve(in).Teams)
	fmt.Println("by Assistant: ", precedence.Assistant().Resolve(in).Teams)
	fmt.Println("sync off:     ", precedence.Policy{}.Resolve(in).Teams)
	// Output:
	// guide:         Busy
	// Graph:         Offline
	// nothing set:   Offline
	// by Assistant:  DoNotDisturb
	// sync off:      Offline
}

// Away is the strongest word in CloudLink and nearly the weakest in Teams.
func ExampleTeams() {
	fmt.Println(precedence.CloudLink(presence.CloudLinkAway, presence.CloudLinkAvailable))
	fmt.Println(precedence.Teams(presence.TeamsAway, presence.TeamsAvailable))
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
	err := json.Unmarshal([]byte(`{"lines":["Busy"],"user":"Absent"}`), &in)
	fmt.Println(in, err)
	data, err := json.Marshal(precedence.Resolve(in))
	fmt.Println(string(data), err)
	err = json.Unmarshal([]byte(`{"lines":["Bzy"]}`), &in)
	fmt.Println(err)
	// Output:
	// {[Busy] Absent [] None} <nil>
	// {"cloudLink":"Away","mitelOne":"Away","session":"Away","teams":"Away"} <nil>
	// precedence: input lines: presence: unknown Line state "Bzy" (want Unknown, Offline, Available, Busy)
}

func ExampleInput_Validate() {
	in := precedence.Input{User: presence.MiVO400(9)}
	fmt.Println(precedence.Resolve(in).Teams)
	fmt.Println(in.Validate())
	// Output:
	// Offline
	// precedence: input user: presence: MiVO400(9) is not a state (want Unknown, Available, Absent, Meeting, Busy, NotAvailable)
}

func ExampleRule() {
	fmt.Println(precedence.S3)
	fmt.Println(precedence.S3.Statement())
	fmt.Println(precedence.S3.Source())
	// Output:
	// S3
	// CloudLink Available is not published; otherwise others would see Available in rows 1 and 2 of the guide's table, where they see Offline and Away.
	// guide, table, rows 1 and 2
}

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
	// In CloudLink, the user presence Absent outranks the call (C1). A Teams client is active, so it counts as Available (T4); in Teams, Available outranks CloudLink's Away (T2).
	// If the user presence is set to Available, others see Busy.
	// Basis: note 2 of Mitel's guide.
	// CloudLink is Away: the user presence Absent counts as Away (P2). Mitel One shows the same (C2). CloudLink sends Away to Teams (S2).
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
		fmt.Println(d.Point, d.Point.Statement())
		fmt.Printf("by the %s: %v, by the other, %s: %v\n", d.Follows, e.Resolution().Teams, d.Other, d.Otherwise.Teams)
	}
	// Output:
	// D2 Mitel's guide says that a status set by hand always shows; Microsoft Graph says that it shows only while there is a session, else Offline.
	// by the guide: Busy, by the other, graph: Offline
}

func ExamplePolicy() {
	in := precedence.Input{User: presence.MiVO400NotAvailable, Configured: presence.ConfiguredBusy}
	fmt.Println("guide:        ", precedence.Guide().Resolve(in).Teams)
	fmt.Println("Graph:        ", precedence.Graph().Resolve(in).Teams)
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
	err := json.Unmarshal([]byte(`{"lines":["Busy"],"user":"Absent"}`), &in)
	fmt.Println(in, err)
	data, err := json.Marshal(precedence.Resolve(in))
	fmt.Println(string(data), err)
	err = json.Unmarshal([]byte(`{"lines":["Bzy"]}`), &in)
	fmt.Println(err)
	// Output:
	// {[Busy] Absent [] None} <nil>
	// {"cloudLink":"Away","mitelOne":"Away","session":"Away","teams":"Away","sessionRule":"S2","teamsRule":"T2"} <nil>
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
	// CloudLink Available is not published. Here the guide contradicts itself: its orders of Teams rank Available as if it were, but then others would see Available in rows 1 and 2 of its table, where they see Offline and Away. The table decides.
	// guide, table, rows 1 and 2, against its orders of Teams
}

func ExampleExplanation_Basis() {
	in := precedence.Input{
		Lines:   presence.SetOf(presence.LineBusy),
		User:    presence.MiVO400Available,
		Clients: presence.SetOf(presence.TeamsClientInactive),
	}
	fmt.Println(precedence.Explain(in).Basis())
	in.User = presence.MiVO400Meeting
	fmt.Println(precedence.Explain(in).Basis())
	in.Configured = presence.ConfiguredAvailable
	fmt.Println(precedence.Explain(in).Basis())
	fmt.Println(precedence.Explain(precedence.Input{}).Basis())
	// Output:
	// table 7
	// note 1
	// rule
	// silent
}

func ExampleExplanation_TextIn() {
	in := precedence.Input{Lines: presence.SetOf(presence.LineBusy), User: presence.MiVO400Absent, Clients: presence.SetOf(presence.TeamsClientActive)}
	fmt.Println(precedence.Explain(in).TextIn(presence.German))
	// Output:
	// Andere sehen Verfügbar, obwohl der Benutzer telefoniert.
	// In CloudLink hat die Benutzerpräsenz „Abwesend“ Vorrang vor dem Anruf (C1). Ein Teams-Client ist aktiv, zählt also als Verfügbar (T4); in Teams hat Verfügbar Vorrang vor „Abwesend“ von CloudLink (T2).
	// Wird die Benutzerpräsenz auf „Verfügbar“ gestellt, sehen andere Besetzt.
	// Grundlage: Hinweis 2 in Mitels Leitfaden.
	// CloudLink ist Abwesend: die Benutzerpräsenz ist „Abwesend“ (P2). Mitel One zeigt dasselbe (C2). CloudLink synchronisiert Abwesend mit Teams (S2).
}

func ExamplePolicy_UnmarshalText() {
	var p precedence.Policy
	fmt.Println(p.UnmarshalText([]byte("graph")), p == precedence.Graph())
	fmt.Println(p.UnmarshalText([]byte("Graph")))
	// Output:
	// <nil> true
	// precedence: unknown policy "Graph" (want guide, assistant, graph, off)
}

func ExampleInputs() {
	n := map[presence.Teams]int{}
	for in := range precedence.Inputs() {
		n[precedence.Resolve(in).Teams]++
	}
	fmt.Println(n[presence.TeamsBeRightBack], "of 21504 show Be right back")
	// Output: 3072 of 21504 show Be right back
}

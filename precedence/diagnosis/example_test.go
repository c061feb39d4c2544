package diagnosis_test

import (
	"fmt"

	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/precedence/diagnosis"
	"github.com/othersee/othersee/presence"
)

// Somebody is on the phone, yet seen as Available. Nothing else is known.
func ExampleWhy() {
	fmt.Println(diagnosis.Why(presence.TeamsAvailable, diagnosis.Facts{
		Lines: diagnosis.Known(presence.SetOf(presence.LineBusy)),
	}))
	// Output:
	// The simplest of 4 causes that fit: the user presence is Absent and a client is active; CloudLink is Away, which hides the call (C1) and is outranked in Teams by the client's Available (T2).
	// Or: the user set Available by hand in Teams, which overrides all else (T1).
	// Or: the user presence is Not available, so CloudLink is Do not disturb, which hides the call (C1) and is not sent to Teams (S4), and a client is active, which counts as Available (T4); the first note of Mitel's guide says Busy instead (D1).
	// Or: presence sync is off for the user, so CloudLink does not send its Busy to Teams (S0), and a client is active, which counts as Available (T4).
	// Ask next whether a status is set by hand in Teams.
}

func ExampleCauses_All() {
	causes := diagnosis.Why(presence.TeamsAway, diagnosis.Facts{
		Lines: diagnosis.Known(presence.SetOf(presence.LineBusy)),
	})
	for cause := range causes.All() {
		fmt.Println(cause.Kind, cause.Input, cause.Policy, cause.Inputs)
	}
	fmt.Println(causes.Ask())
	// Output:
	// configured {[Busy] Available [Active] AppearAway} guide 956
	// absent {[Busy] Absent [] None} guide 18
	// notAvailableWithheld {[Busy] NotAvailable [Inactive] None} guide 8
	// syncOff {[Busy] Available [Inactive] None} off 8
	// configured true
}

// How to be seen as Busy while Absent?
func ExampleHowTo() {
	in := precedence.Input{
		Lines:   presence.SetOf(presence.LineAvailable),
		User:    presence.MiVO400Absent,
		Clients: presence.SetOf(presence.TeamsClientActive),
	}
	fmt.Println(diagnosis.HowTo(presence.TeamsBusy, in, precedence.Guide()))
	// Output:
	// To be seen as Busy instead of Available, any one of these:
	// - The user presence is set to Meeting or Busy (S1).
	// - An active client joins a call or meeting (T4).
	// - A call starts and the user presence is set to Available (S1).
	// - Workaround: the user sets Busy by hand (T1). Others see that until it is reset or expires.
}

func ExampleWays_All() {
	in := precedence.Input{
		Lines:   presence.SetOf(presence.LineBusy),
		User:    presence.MiVO400Absent,
		Clients: presence.SetOf(presence.TeamsClientActive),
	}
	for way := range diagnosis.HowTo(presence.TeamsOffline, in, precedence.Guide()).All() {
		for _, c := range way.Changes {
			fmt.Printf("%v %v to %v by the %v; ", c.Report, c.From, c.To, c.By)
		}
		fmt.Println("workaround:", way.Workaround)
	}
	// Output:
	// user Absent to NotAvailable by the user; clients Active to Offline by the user; workaround: false
	// lines Busy to Available by the user; user Absent to Available by the user; clients Active to Offline by the user; workaround: false
	// configured None to AppearOffline by the user; workaround: true
}

// What would change it, for somebody on the phone who is Absent?
func ExampleWhatIf() {
	in := precedence.Input{
		Lines:   presence.SetOf(presence.LineBusy),
		User:    presence.MiVO400Absent,
		Clients: presence.SetOf(presence.TeamsClientActive),
	}
	fmt.Println(diagnosis.WhatIf(in, precedence.Guide()))
	// Output:
	// Others see Available. What one change leads to:
	// - Do not disturb: an active client presents or focuses (T4); the user sets Do not disturb by hand (T1).
	// - Busy: the user presence is set to Available, Meeting or Busy (S1); an active client joins a call or meeting (T4); the user sets Busy by hand (T1).
	// - Be right back: the user sets Be right back by hand (T1).
	// - Away: every active client becomes inactive or signs out (S2); the user sets Appear away by hand (T1).
	// - Offline: the user sets Appear offline by hand (T1).
	// - Still Available: every call ends; the user presence is set to Not available (disputed: D1, D3); the user sets Available by hand.
}

func ExampleEffects_All() {
	in := precedence.Input{Lines: presence.SetOf(presence.LineBusy), User: presence.MiVO400Absent}
	for effect := range diagnosis.WhatIf(in, precedence.Guide()).All() {
		if effect.Change.Report == diagnosis.ReportUser {
			fmt.Println(effect.Change.To, "->", effect.Resolution.Teams)
		}
	}
	// Output:
	// Available -> Busy
	// Meeting -> Busy
	// Busy -> Busy
	// NotAvailable -> Offline
}

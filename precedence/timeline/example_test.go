package timeline_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/precedence/explain"
	"github.com/othersee/othersee/precedence/timeline"
	"github.com/othersee/othersee/presence"
)

// clock returns a time of one day.
func clock(hour, minute int) time.Time {
	return time.Date(2026, 11, 24, hour, minute, 0, 0, time.UTC)
}

// A user is on the phone, and leaves the desk before the call ends.
var day = []timeline.Report{
	{At: clock(9, 0), Device: "laptop", State: presence.TeamsClientActive},
	{At: clock(9, 0), Device: "desk", State: presence.LineAvailable},
	{At: clock(10, 0), Device: "desk", State: presence.LineBusy},
	{At: clock(10, 5), State: presence.MiVO400Absent},
	{At: clock(10, 20), Device: "desk", State: presence.LineAvailable},
}

// What do others see now?
func ExampleReports() {
	var reports timeline.Reports
	for _, report := range day {
		if err := reports.Put(report); err != nil {
			fmt.Println(err)
		}
	}
	in := reports.Input(clock(10, 30))
	fmt.Println(precedence.Guide().Resolve(in).Teams)
	// Output:
	// Available
}

// A report that comes late does not replace what is later.
func ExampleReports_Put() {
	var reports timeline.Reports
	_ = reports.Put(timeline.Report{At: clock(10, 20), Device: "desk", State: presence.LineAvailable})
	err := reports.Put(timeline.Report{At: clock(10, 0), Device: "desk", State: presence.LineBusy})
	fmt.Println(err)
	fmt.Println(errors.Is(err, timeline.ErrLate), reports.Input(clock(10, 30)).Lines)
	// Output:
	// timeline: late report: Busy of "desk" at 2026-11-24T10:00:00Z: a later or stronger one holds
	// true [Available]
}

// How long will it stay, although nobody resets it?
func ExampleReports_Next() {
	var reports timeline.Reports
	_ = reports.Put(timeline.Report{At: clock(9, 0), Device: "laptop", State: presence.TeamsClientActive})
	_ = reports.Put(timeline.Report{At: clock(9, 30), State: presence.ConfiguredBusy})
	next, ok := reports.Next(clock(12, 0), precedence.Guide())
	fmt.Println(ok, next.From.Format(time.DateTime), next.Resolution.Teams)
	for _, remark := range next.Remarks {
		fmt.Println(remark.Kind, remark.Report.State, "of", remark.Report.At.Format(time.DateTime))
	}
	// Output:
	// true 2026-11-25 09:30:00 Available
	// expired Busy of 2026-11-24 09:30:00
}

// Which reports is it made of?
func ExampleReports_Holding() {
	var reports timeline.Reports
	for _, report := range day {
		_ = reports.Put(report)
	}
	for _, report := range reports.Holding(clock(10, 30)) {
		fmt.Println(report.At.Format("15:04"), report.Device, report.State)
	}
	// Output:
	// 09:00 laptop Active
	// 10:05  Absent
	// 10:20 desk Available
}

// What should not be trusted?
func ExampleReports_Remarks() {
	var reports timeline.Reports
	_ = reports.Put(timeline.Report{At: clock(9, 0), Device: "desk", State: presence.LineBusy})
	for _, remark := range reports.Remarks(clock(9, 0).AddDate(0, 0, 2), timeline.Limits{}) {
		fmt.Println(remark.Kind, remark.Report.Device, "since", remark.Report.At.Format(time.DateTime))
	}
	// Output:
	// longCall desk since 2026-11-24 09:00:00
}

// Go on after a restart.
func ExampleReports_Snapshot() {
	var reports, again timeline.Reports
	for _, report := range day {
		_ = reports.Put(report)
	}
	stored, _ := json.Marshal(reports.Snapshot())

	var all []timeline.Report
	_ = json.Unmarshal(stored, &all)
	for _, report := range all {
		_ = again.Put(report)
	}
	fmt.Println(again.Input(clock(11, 0)) == reports.Input(clock(11, 0)))
	// Output:
	// true
}

// What did others see when?
func ExampleLog_Stretches() {
	log := timeline.Log{Reports: slices.Values(day), Policy: precedence.Guide()}
	for s := range log.Stretches() {
		fmt.Printf("%s %-9v hidden call: %v\n", s.From.Format("15:04"), s.Resolution.Teams, s.HiddenCall)
	}
	// Output:
	// 09:00 Available hidden call: false
	// 10:00 Busy      hidden call: false
	// 10:05 Available hidden call: true
	// 10:20 Available hidden call: false
}

// What did others see at 10:07, and why?
func ExampleLog_At() {
	log := timeline.Log{Reports: slices.Values(day), Policy: precedence.Guide()}
	s, _ := log.At(clock(10, 7))
	fmt.Println(s.From.Format("15:04"), "to", s.To.Format("15:04"))
	fmt.Println(explain.Of(s.Input, log.Policy).Text(presence.English))
	// Output:
	// 10:05 to 10:20
	// Others see “Available”, although the user is on the phone.
	// Why: the user presence “Absent” counts as “Away” in CloudLink (P2), where it outranks the call (C1). CloudLink syncs “Away” to Teams (S2), where the active client's “Available” outranks it (T2).
	// To be seen as “Busy”: set the user presence to “Available”.
	// Documented: notes 1 and 2 of Mitel's guide.
}

// A log of several sources is out of order: by no more than a minute, but for one report.
func ExampleLog_within() {
	log := timeline.Log{
		Policy: precedence.Guide(),
		Within: time.Minute,
		Reports: slices.Values([]timeline.Report{
			{At: clock(10, 1), Device: "desk", State: presence.LineAvailable},
			{At: clock(10, 0), Device: "desk", State: presence.LineBusy},
			{At: clock(9, 0), Device: "laptop", State: presence.TeamsClientActive},
		}),
		Refused: func(_ timeline.Report, err error) { fmt.Println(err) },
	}
	for s := range log.Stretches() {
		fmt.Println(s.From.Format("15:04"), s.Input.Lines)
	}
	// Output:
	// timeline: late report: Active of "laptop" at 2026-11-24T09:00:00Z: it comes 1h1m0s late (want within 1m0s)
	// 10:00 [Busy]
	// 10:01 [Available]
}

// Did Teams really show it? Microsoft Graph is asked every two minutes.
func ExampleLog_Differences() {
	polls := slices.Clone(day)
	for at := clock(9, 58); at.Before(clock(10, 12)); at = at.Add(2 * time.Minute) {
		state := explain.Seen{Teams: presence.TeamsAvailable}
		if at.Equal(clock(10, 2)) || at.Equal(clock(10, 4)) {
			state.Teams = presence.TeamsBusy
		}
		if at.Equal(clock(10, 10)) {
			state.Teams = presence.TeamsBeRightBack
		}
		polls = append(polls, timeline.Report{At: at, State: state, Lasts: 2 * time.Minute})
	}
	log := timeline.Log{Reports: slices.Values(polls), Policy: precedence.Guide(), Within: time.Hour}
	for d := range log.Differences() {
		fmt.Printf("%s expected %v, seen %v, delayed: %v\n", d.From.Format("15:04"), d.Resolution.Teams, d.Seen.Teams, d.Delayed)
		for _, cause := range d.Causes.Causes {
			if !d.Delayed {
				fmt.Println("      likely:", cause.Kind)
			}
		}
	}
	sum := log.Summary()
	fmt.Printf("seen as expected: %.0f %% of %v\n", 100*sum.AsExpected.Minutes()/sum.Known.Minutes(), sum.Known)
	fmt.Println("calls hidden:", sum.HiddenCalls, "not seen:", sum.UnseenCalls, "unexplained:", sum.Unexplained)
	// Output:
	// 10:00 expected Busy, seen Available, delayed: true
	// 10:05 expected Available, seen Busy, delayed: true
	// 10:10 expected Available, seen BeRightBack, delayed: false
	//       likely: configured
	// seen as expected: 64 % of 14m0s
	// calls hidden: 1 not seen: 0 unexplained: 0
}

// Reports are lines of JSON.
func ExampleReport() {
	var report timeline.Report
	err := json.Unmarshal([]byte(`{"at":"2026-11-24T10:00:00+01:00","user":"anna","kind":"configured","state":"Busy","lasts":"PT8H"}`), &report)
	fmt.Println(err, report.State, report.Lasts)

	err = json.Unmarshal([]byte(`{"at":"2026-11-24T10:00:00+01:00","user":"anna","kind":"line","device":"desk","state":"Away"}`), &report)
	fmt.Println(err)
	// Output:
	// <nil> Busy 8h0m0s
	// timeline: report: presence: unknown Line state "Away" (want Unknown, Offline, Available, Busy, DoNotDisturb)
}

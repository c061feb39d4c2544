// Package anylog makes logs of reports for tests: short ones of everything that a line can say, some
// of which is no report.
package anylog

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

var states = map[string][]string{
	"line":         {"Busy", "Busy", "Available", "DoNotDisturb", "Unknown", "Offline"},
	"userPresence": {"Absent", "Available", "NotAvailable", "Meeting"},
	"client":       {"Active", "Inactive", "InCall", "Presenting", "Offline"},
	"configured":   {"Busy", "None", "Available", "AppearOffline", "BeRightBack"},
	"seen":         {"Busy", "Available", "Away", "Offline", "Busy/InACall", "Away, out of office", "BeRightBack"},
	"gone":         {""},
	"removed":      {""},
	"none":         {"Busy"},
}

var kinds = []string{"line", "line", "userPresence", "client", "configured", "seen", "seen", "gone", "removed", "none"}

// Of returns the log of a seed, with up to five lines of some of the users, between 10:00 and 10:19.
func Of(seed uint64, users ...string) string {
	r := rand.New(rand.NewPCG(seed, 0))
	pick := func(of []string) string { return of[r.IntN(len(of))] }
	var log strings.Builder
	for range r.IntN(6) {
		kind := pick(kinds)
		fmt.Fprintf(&log, `{"at":"2026-11-24T10:%02d:00+01:00","kind":%q,"device":%q`, r.IntN(20), kind, pick([]string{"a", "b"}))
		if state := pick(states[kind]); state != "" {
			fmt.Fprintf(&log, `,"state":%q`, state)
			if r.IntN(5) == 0 {
				log.WriteString(`,"lasts":"PT7M"`)
			}
		}
		if len(users) > 0 {
			fmt.Fprintf(&log, `,"user":%q`, pick(users))
		}
		log.WriteString("}\n")
	}
	return log.String()
}

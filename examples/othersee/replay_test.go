package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/othersee/othersee/examples/internal/anylog"
	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/precedence/explain"
	"github.com/othersee/othersee/presence"
)

// log has two calls that are hidden, a line that is none, and two reports of one time.
const log = `{"at":"2026-11-24T08:00:00+01:00","kind":"client","device":"Laptop","state":"Active"}
{"at":"2026-11-24T08:00:05+01:00","kind":"line","device":"Desk phone on the second floor","state":"Available"}
{"at":"2026-11-24T10:02:00+01:00","kind":"userPresence","state":"abwesend"}
{"at":"2026-11-24T10:03:00+01:00","kind":"line","device":"Desk phone on the second floor","state":"Busy"}
{"at":"2026-11-24T09:21:00Z","kind":"line","device":"Desk phone on the second floor","state":"Available"}
{"at":"2026-11-24T12:00:00+01:00","kind":"userPresence","state":"Available"}
{"at":"2026-11-24T13:00:00+01:00","kind":"line","state":"Bzy"}
{"at":"2026-11-24T14:00:00+01:00","kind":"client","device":"Laptop","state":"Offline"}
{"at":"2026-11-24T14:00:00+01:00","kind":"client","device":"Laptop","state":"Inactive"}
{"at":"2026-11-24T15:00:00+01:00","kind":"configured","state":"BeRightBack"}
{"at":"2026-11-24T15:50:00+01:00","kind":"line","device":"Desk phone on the second floor","state":"Busy"}
{"at":"2026-11-24T16:00:00+01:00","kind":"client","device":"Laptop","state":"Offline"}
`

const drawn = `Lines that could not be read: 1
  Line 7: unknown line state "Bzy" (want Unknown, Offline, Available, Busy,
    DoNotDisturb)

2026-11-24 08:00–16:00, times +01:00 as in the first report, reports: 11
Calls hidden from others: 2, at least 28 min in all: 10:03–10:21, 15:50–.

                          |08:00       |10:00       |12:00       |14:00
expected                  ✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓◔◔◔◔◔◔◔↩↩↩↩↩↩ ↩
hidden calls                           !!!                                  !! !
synced to Teams           –––––––––––––◔◔◔◔◔◔◔◔◔◔◔◔◔––––––––––––––––––––––––●● ●
CloudLink                 ✓✓✓✓✓✓✓✓✓✓✓✓✓◔◔◔◔◔◔◔◔◔◔◔◔◔✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓●● ●
line Desk phone on the …  ✓✓✓✓✓✓✓✓✓✓✓✓✓●●●✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓●● ●
user presence                          ◔◔◔◔◔◔◔◔◔◔◔◔◔✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓ ✓
client Laptop             ✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓◔◔◔◔◔◔◔◔◔◔◔◔◔ ×
set by hand                                                            ↩↩↩↩↩↩↩ ↩
× Offline  ◔ Away  ↩ BeRightBack  ✓ Available  ● Busy  ⊖ DoNotDisturb  · Unknown
– no session  rightmost: since the last report  ! hidden call

expected
  08:00–10:03  ✓ Available
! 10:03–10:21  ✓ Available
    because the user presence “Absent” hides the call
    othersee -lines Busy -user Absent -clients Active
  10:21–14:00  ✓ Available
  14:00–15:00  ◔ Away
  15:00–15:50  ↩ BeRightBack
! 15:50–       ↩ BeRightBack
    because that is set by hand
    othersee -lines Busy -user Available -clients Inactive -configured BeRightBack

Two reports of one time, 14:00, client Laptop: line 8 says “Offline”, line 9
  says “Inactive”, which counts.
`

func TestReplay(t *testing.T) {
	file := filepath.Join(t.TempDir(), "day.jsonl")
	require.NoError(t, os.WriteFile(file, []byte(log), 0o600))
	for _, args := range [][]string{{"replay", "-"}, {"replay", file}} {
		stdout, stderr, status := othersee(t, log, args...)
		assert.Equal(t, drawn, stdout, "othersee %q", args)
		assert.Equal(t, "othersee: "+args[1]+":7: bad lines: 1\n", stderr, "standard error of othersee %q", args)
		assert.Equal(t, 1, status, "exit status of othersee %q", args)
	}
}

// TestReplayCommands runs each command of a list: it says of the stretch what the list says.
func TestReplayCommands(t *testing.T) {
	for _, policy := range []string{"guide", "off"} {
		n := 0
		list, _, _ := othersee(t, log, "replay", "-", "-policy", policy, "-lang", "de", "-all")
		for _, found := range regexp.MustCompile(`(?m)^[!? ] \d\S*–\S* +\S (.*?)(?:  strittig: .*)?\n(?:    weil .*\n)?((?:    .*\n)+)`).FindAllStringSubmatch(list, -1) {
			n++
			explained, _, _ := othersee(t, "", strings.Fields(found[2])[1:]...)
			assert.True(t, strings.HasPrefix(explained, "Andere sehen „"+found[1]+"“"), "%s:\n%swant %s", found[2], explained, found[1])
		}
		assert.Equal(t, 10, n, "commands in\n%s", list)
	}
}

// at returns a report of a line.
func at(time, state string) string {
	return fmt.Sprintf("{\"at\":%q,\"kind\":\"line\",\"state\":%q}\n", time, state)
}

func TestReplayForms(t *testing.T) {
	night := at("2026-10-25T00:30:00Z", "Busy") + at("2026-10-25T01:40:00Z", "Available")
	users := `{"at":"2026-11-24 09:00:00","user":"bob","kind":"line","source":"pbx","device":"201","state":"Busy"}
{"at":"2026-11-24T10:30:00","user":"bob","kind":"seen","source":"graph","state":"Away/Away"}
{"at":"2026-11-24T10:40:00","user":"bob","kind":"seen","source":"graph","state":"Away/Away"}
{"at":"2026-11-24 11:00:00","user":"anna","kind":"client","state":"Active"}
`
	inZurich := "-zone Europe/Zurich -shift pbx=1h"
	var many strings.Builder
	for minute := range 60 {
		many.WriteString(at(fmt.Sprintf("2026-11-24T10:%02d:00Z", minute), []string{"Busy", "Available"}[minute%2]))
	}
	client := `{"at":"2026-11-24T12:00:00Z","kind":"client","state":"Active"}` + "\n"
	disputed := client + `{"at":"2026-11-24T12:00:00Z","kind":"userPresence","state":"NotAvailable"}` + "\n" + at("2026-11-24T12:10:00Z", "Busy") + at("2026-11-24T12:40:00Z", "Available") + at("2026-11-24T13:00:00Z", "Available")
	short := at("2026-11-24T09:00:00Z", "Available") + at("2026-11-24T09:01:00Z", "Busy") + at("2026-11-24T09:01:10Z", "Available") + at("2026-11-24T13:00:00Z", "Available") + at("2026-11-24T13:01:00Z", "Busy") + at("2026-11-24T13:01:01Z", "Available") + at("2026-11-24T17:00:00Z", "Available")
	seen := func(time, state string) string {
		return fmt.Sprintf("{\"at\":%q,\"kind\":\"seen\",\"state\":%q}\n", time, state)
	}
	delayed := client + strings.ReplaceAll(client, "12:00", "09:50") + seen("2026-11-24T09:50:00Z", "Available") + at("2026-11-24T10:00:00Z", "Busy") + seen("2026-11-24T10:01:00Z", "Busy")
	onlyDelayed := strings.ReplaceAll(seen("2026-11-24T10:00:00Z", "Available")+seen("2026-11-24T10:05:00Z", "Busy"), "seen", "configured") + seen("2026-11-24T10:04:00Z", "Available") + seen("2026-11-24T10:06:00Z", "Busy")
	firstSeconds := at("2026-11-24T09:00:00Z", "Offline") + at("2026-11-24T09:00:10Z", "Available") + strings.ReplaceAll(client, "12:00", "09:00") + strings.ReplaceAll(at("2026-11-24T09:30:00Z", "AppearAway")+at("2026-11-24T09:51:00Z", "None"), "line", "configured") + at("2026-11-24T10:00:00Z", "Available")
	manyHidden := `{"at":"2026-11-24T12:30:00Z","kind":"userPresence","state":"Absent"}` + "\n" + at("2026-11-24T12:30:00Z", "Busy") + at("2026-11-24T12:40:00Z", "Available")
	var clients strings.Builder
	for minute := range 60 {
		fmt.Fprintf(&clients, "{\"at\":\"2026-11-24T10:%02d:00Z\",\"kind\":\"client\",\"state\":%q}\n", minute, []string{"Active", "Inactive"}[minute%2])
	}
	var manyReasons, manyDifferences strings.Builder
	manyDifferences.WriteString(at("2026-11-24T10:00:00Z", "Busy"))
	for minute := range 12 {
		manyDifferences.WriteString(seen(fmt.Sprintf("2026-11-24T10:%02d:00Z", 2*minute), []string{"Available", "Away"}[minute%2]))
	}
	for n := range 12 {
		fmt.Fprintf(&manyReasons, "{\"at%d\":1}\n", n)
	}
	tests := []struct{ id, args, log, want string }{
		{"one report", "", at("2026-11-24T10:00:00Z", "Busy"), "2026-11-24 10:00–10:00, times +00:00 as in the first report, reports: 1\nBy the reports, no call was hidden from others.\n\nexpected\n  10:00–  ● Busy\n"},
		{"no line", "", of("anna", `{"at":"2026-11-24T10:00:00Z","kind":"client","state":"Active"}`), "reports: 1\nNo line is reported, so no call is known.\n\nexpected\n"},
		{"only what was seen", "-lang de", `{"at":"2026-11-24T10:00:00Z","kind":"seen","state":"Away"}` + "\n" + `{"at":"2026-11-24T11:00:00Z","kind":"seen","state":"Busy"}`, "\nKeine Leitung ist gemeldet, also ist kein Anruf bekannt.\n\n                          |10:00       |10:15       |10:30       |10:45\nwirklich gesehen          ◔◔◔"},
		{
			"an unseen call", "-policy guide", client + at("2026-11-24T12:10:00Z", "Busy") + seen("2026-11-24T12:15:00Z", "Available") + "\n" + seen("2026-11-24T12:30:00Z", "Available") + "\n" + at("2026-11-24T12:40:00Z", "Available"),
			"\nCalls that others should have seen, but did not: 1, 12:15–12:40.\nSeen as expected",
		},
		{
			"a call that others did not see, seen as one thing and another", "-lang de", client + at("2026-11-24T12:10:00Z", "Busy") + seen("2026-11-24T12:15:00Z", "Available") + seen("2026-11-24T12:20:00Z", "Away") + seen("2026-11-24T12:30:00Z", "Busy") + seen("2026-11-24T12:31:00Z", "Away") + seen("2026-11-24T12:40:00Z", "Away"),
			"\nAnrufe, die andere hätten sehen sollen, aber nicht sahen: 2, 12:15–12:30,\n  12:31–.\n",
		},
		{"a call that begins in what is disputed", "-policy off", `{"at":"2026-11-24T10:12:00Z","kind":"configured","state":"Busy"}` + "\n" + at("2026-11-24T10:19:00Z", "Busy"), "\nCalls of which it is disputed whether others saw them: 1, 10:19– (D2).\n"},
		{"a disputed call", "", disputed, "\nCalls of which it is disputed whether others saw them: 1, 12:10–12:40 (D1).\n\n"},
		{"disputed, drawn", "", disputed, "\nexpected         ✓✓✓✓✓✓✓✓✓✓●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓ ✓\ndisputed         ????????????????????????????????????????????????????????????? ?\nsynced to Teams "},
		{"disputed, listed", "", disputed, "\n? 12:10–12:40  ● Busy  disputed: D1, D3\n    othersee -lines Busy -user NotAvailable -clients Active\n? 12:40–       ✓ Available  disputed: D3\n"},
		{"disputed from a time on", "", client + `{"at":"2026-11-24T12:30:00Z","kind":"userPresence","state":"NotAvailable"}`, "\n  12:00–12:30  ✓ Available\n? 12:30–       ✓ Available  disputed: D3\n"},
		{"a disputed call that is hidden", "-policy guide+D1 -lang de", disputed, "\nAnrufe, die anderen verborgen blieben: 1, zusammen 30 min: 12:10–12:40 (D1, D3).\nAnrufe, bei denen strittig ist, ob andere sie sahen: 1, 12:10–12:40 (D1, D3).\n\n"},
		{"seen once", "", at("2026-11-24T10:00:00Z", "Available") + `{"at":"2026-11-24T10:00:00Z","kind":"seen","state":"Offline"}` + "\n" + at("2026-11-24T14:00:00Z", "Available"), "\nSeen as expected for 100 % of the time that is known.\n\n"},
		{"a narrow terminal", "COLUMNS=40 -lang de", at("2026-11-24T10:00:00Z", "Busy") + at("2026-11-24T11:00:00Z", "Busy"), "\nerwartet       ●●●●●●●●●●●●●●●●●●●●●●● ●\nmit Teams sy…  ●●●●●●●●●●●●●●●●●●●●●●● ●\nCloudLink      ●●●●●●●●●●●●●●●●●●●●●●● ●\nLeitung        ●●●●●●●●●●●●●●●●●●●●●●● ●\n"},
		{"short calls", "", short, "\nexpected         ●×××××××××××××××××××××××××××××●×××××××××××××××××××××××××××××× ×\nsynced to Teams  ●–––––––––––––––––––––––––––––●–––––––––––––––––––––––––––––– –\n"},
		{"what holds longest", "COLUMNS=40", firstSeconds, "\nexpected       ✓✓✓✓✓✓✓✓✓✓✓✓◔◔◔◔◔◔◔◔✓✓✓ ✓\nsynced to Te…  ––"},
		{"nothing set by hand", "COLUMNS=40", firstSeconds, "\nset by hand               ◔◔◔◔◔◔◔◔◔\n"},
		{"times that come twice", "-zone Europe/Zurich", strings.ReplaceAll(night, "T00:30:00Z", " 02:10:00"), "Times without a zone that come twice, because clocks go back: 1, read as +01:00.\n\n2026-10-25 02:10"},
		{"milliseconds, by a policy, in a zone", "-policy off -zone +02:00", at("2026-11-24T10:00:00.5Z", "Busy") + at("2026-11-24T10:00:10Z", "Unknown"), "\n! 12:00:00.5–12:00:10  × Offline, if no client is running\n    because presence sync is off\n    othersee -lines Busy -policy off\n"},
		{"two days", "", at("2026-11-24T23:00:00Z", "Busy") + at("2026-11-25T01:00:00Z", "Available"), "\n  2026-11-24 23:00–2026-11-25 01:00  ● Busy\n  2026-11-25 01:00–                  × Offline, if no client is running\n"},
		{"the hour that comes twice", "-zone Europe/Zurich", night, "\n  02:30 +02:00–02:40 +01:00  ● Busy\n  02:40 +01:00–              × Offline, if no client is running\n"},
		{"conflict", "", at("2026-11-24T10:00:00Z", "Busy") + at("2026-11-24T10:00:00Z", "Available"), "\nTwo reports of one time, 10:00, line: line 2 says “Available”, line 1 says\n  “Busy”, which counts.\n"},
		{"bad lines, in German", "-lang de", "{\nBzy\n{\n\n" + strings.Repeat("a,b\n", 200), "Zeilen, die nicht zu lesen waren: 203\n  2 Zeilen von 1 bis 3: kein JSON: das Ende fehlt\n  Zeile 2: kein JSON: falsch ab Zeichen 1\n  Zeilen 5–204: kein JSON-Objekt, sondern anscheinend CSV\n\n"},
		{"many reasons", "", manyReasons.String(), "Lines that could not be read: 12\n  Line 1: unknown field \"at0\"\n"},
		{"more reasons", "", manyReasons.String(), "\n  Line 8: unknown field \"at7\"\n  ... and 4 more\n\n"},
		{"in doubt", "", at("2026-11-24T01:00:00Z", "Busy") + at("2026-11-24T10:00:00Z", "Available"), "\nIn doubt: line: “Busy” since 2026-11-24 01:00:00, longer than a call lasts. Is a\n  hang-up missing?\n"},
		{"Offline, of no client and of one", "", at("2026-11-24T10:00:00Z", "Available") + `{"at":"2026-11-24T10:10:00Z","kind":"client","state":"Offline"}` + "\n" + at("2026-11-24T10:20:00Z", "Available"), "\n  10:00–10:10  × Offline, if no client is running\n  10:10–       × Offline\n"},
		{"many rows", "", many.String(), "\n  10:23–10:24  × Offline, if no client is running\n  ... and 36 more, which -all lists\n"},
		{"many rows, of which some are hidden", "-policy off", many.String() + at("2026-11-24T11:00:00Z", "Busy"), "\n! 10:46–10:47  × Offline, if no client is running\n    because presence sync is off\n    othersee -lines Busy -policy off\n  ... and 37 more, which -all lists\n"},
		{"many rows, of which some are disputed, and one hides a call", "", client + `{"at":"2026-11-24T09:59:00Z","kind":"userPresence","state":"NotAvailable"}` + "\n" + clients.String() + manyHidden, "\nexpected\n! 12:30–12:40  ✓ Available\n    because the user presence “Absent” hides the call\n    othersee -lines Busy -user Absent -clients Active\n  ... and 63 more, which -all lists\n"},
		{"all rows", "-all", many.String(), "\n  10:59–       × Offline, if no client is running\n    othersee -lines Available\n"},
		{"users", inZurich, users, "Users: 2, times Europe/Zurich\nuser  reports  from – to               at the end   hidden calls  differs\nanna  1        2026-11-24 11:00–11:00  ✓ Available  –             0\nbob   3        2026-11-24 10:00–10:40  ● Busy       0             1\n\nOne user in full:\n  othersee replay - -of \"bob\"\n"},
		{"users, the first of whom has something to tell, and a delay", "", of("anna", disputed) + of("bob", delayed) + of("carl", seen("2026-11-24T10:00:00Z", "Busy")+at("2026-11-24T10:00:00Z", "Available")+at("2026-11-24T11:00:00Z", "Available")), "  0\ncarl  3        2026-11-24 10:00–11:00  × Offline    0               1\n\nOne user in full:\n  othersee replay - -of \"anna\"\n"},
		{"users, with a call that is disputed", "-lang de", of("anna", disputed) + at("2026-11-24T10:00:00Z", "Busy"), "\n(keiner)  1          2026-11-24   ● Besetzt    0               0\n                     10:00–10:00\nanna      5          2026-11-24   ✓ Verfügbar  0, strittig: 1  0\n                     12:00–13:00\n"},
		{"every user", inZurich + " -all", users, "  hidden calls  differs\nanna  1        2026-11-24 11:00–11:00  ✓ Available  –             0\nbob   3        2026-11-24 10:00–10:40  ● Busy       0             1\n\nanna: 2026-11-24 11:00–11:00, times Europe/Zurich, reports: 1\nNo line"},
		{"a user", inZurich + " -of bob", users, "\nactually seen                                                 ◔◔◔◔◔◔◔◔◔◔◔◔◔◔◔◔ ◔\ndiffers                                                       ≠≠≠≠≠≠≠≠≠≠≠≠≠≠≠≠ ≠\nsynced to Teams  ●●●●●"},
		{"a difference", inZurich + " -of bob", users, "\nactually seen, where something else was expected (-at says more)\n  10:30–  ◔ Away, expected: ● Busy\n    Possible: "},
		{"how many more causes it has", inZurich + " -of bob", users, " 4.\n"},
		{"a difference that a delay may explain", "-lang de", delayed, "\nZu 100 % der bekannten Zeit wie erwartet gesehen, einschließlich dessen, was\n  eine Verzögerung von 4 min erklären kann (1×).\n"},
		{"a difference that has just begun", "", client + at("2026-11-24T12:10:00Z", "Busy") + seen("2026-11-24T12:11:00Z", "Available") + seen("2026-11-24T12:14:00Z", "Available"), "including what a delay of\n  4 min may explain (1×).\n"},
		{"its reason", "-all", delayed, "\n  10:00–10:01  ✓ Available, expected: ● Busy\n    Possible: a delay. Further causes: 4.\n"},
		{"its only reason", "-all", onlyDelayed, "\n  10:05–10:06  ✓ Available, expected: ● Busy\n    Possible: a delay.\n"},
		{"many differences", "", manyDifferences.String(), " 4.\n  ... and 4 more, which -all lists\n"},
		{"a difference that nothing explains", "", strings.ReplaceAll(seen("2026-11-24T10:00:00Z", "Busy"), "seen", "configured") + seen("2026-11-24T10:10:00Z", "Available") + seen("2026-11-24T10:20:00Z", "Available"), "\nSeen as expected for 0 % of the time that is known. Differences: 1, 10:10–.\n  Unexplained: 1.\n"},
		{"nothing explains it", "", strings.ReplaceAll(seen("2026-11-24T10:00:00Z", "Busy"), "seen", "configured") + seen("2026-11-24T10:10:00Z", "Available") + seen("2026-11-24T10:20:00Z", "Available"), "\n  10:10–  ✓ Available, expected: ● Busy\n    No cause fits.\n"},
		{"at", inZurich + " -at 10:05 -of bob", users, "bob, 2026-11-24 10:05 (2026-11-24 10:00–)\nOthers see “Busy”, because the user is on the phone.\n"},
		{"at, of each user", inZurich + " -at 10:05", users, "anna, 2026-11-24 10:05: nothing is reported yet.\n\nbob, 2026-11-24 10:05 (2026-11-24 10:00–)\nOthers see “Busy”"},
		{"at, with what was seen", inZurich + " -at 10:30:00 -of bob", users, "bob, 2026-11-24 10:30 (2026-11-24 10:00–)\nActually seen since 10:30: ◔ Away, expected: ● Busy\n\nBy the reports: Others see “Busy”"},
		{"at, why that was seen", inZurich + " -at 10:30:00 -of bob", users, "\n\nWhy was something else seen? 5 causes fit, fewest assumptions first."},
		{"at, seen as expected", "-at 12:10", client + seen("2026-11-24T12:05:00Z", "Available") + "\n" + seen("2026-11-24T12:20:00Z", "Available"), "\nActually seen since 12:05: ✓ Available, as expected\n\nOthers see “Available”"},
		{"at, where a delay may explain it", "-at 10:00:30", delayed, "\n\nWhy was something else seen? A delay may explain it.\n4 causes fit, fewest assumptions first."},
		{"at, where nothing else explains it", "-lang de -at 10:05", onlyDelayed, "\n\nWarum wurde anderes gesehen? Eine Verzögerung kann es erklären.\nKeine Ursache passt"},
		{"at, after the last report", "-at 2026-11-26T09:00Z", at("2026-11-24T10:00:00Z", "Busy"), "2026-11-26 09:00 (2026-11-24 10:00–), if nothing has changed since the last\n  report, at 2026-11-24 10:00\nOthers see"},
		{"at, after the last report, in German", "-lang de -at 11:00", at("2026-11-24T10:00:00Z", "Busy"), "2026-11-24 11:00 (2026-11-24 10:00–), wenn sich seit der letzten Meldung um\n  2026-11-24 10:00 nichts geändert hat\n"},
		{"at, with what was seen on another day", "-at 2026-11-26T09:00Z", client + seen("2026-11-24T12:05:00Z", "Available") + seen("2026-11-26T09:10:00Z", "Away"), "\nActually seen since 2026-11-24 12:05: ✓ Available"},
		{"at, after what was seen last", "-at 13:00", client + seen("2026-11-24T12:05:00Z", "Away"), "\nActually seen since 12:05: ◔ Away, which nobody has looked at since\n\nOthers see “Available”"},
		{"at, before all", "-at 2026-11-24T09:00Z", at("2026-11-24T10:00:00Z", "Busy"), "2026-11-24 09:00: nothing is reported yet.\n"},
		{"at, twice", "-zone Europe/Zurich -at 02:35", night, "\n2026-10-25 02:35 +01:00 (2026-10-25 02:30 +02:00–02:40 +01:00)\n"},
		{"at, with doubt", "-lang de -at 10:00", at("2026-11-24T01:00:00Z", "Busy") + at("2026-11-24T10:00:00Z", "Busy"), "\nLeitung: „Besetzt“ seit 2026-11-24 01:00:00, länger als ein Anruf dauert. Fehlt\n  das Auflegen?\n\n  othersee -lines Busy -lang de\n"},
	}
	for _, tt := range tests {
		t.Run(tt.id, func(t *testing.T) {
			args, narrow := strings.CutPrefix(tt.args, "COLUMNS=40")
			if narrow {
				t.Setenv("COLUMNS", "40")
			}
			stdout, _, _ := othersee(t, tt.log, append([]string{"replay", "-"}, strings.Fields(args)...)...)
			assert.Contains(t, stdout, tt.want, "othersee replay %s of %s", tt.args, tt.log)
		})
	}
}

// TestReplayDelays lists what a delay may explain only where all is wanted.
func TestReplayDelays(t *testing.T) {
	delayed := at("2026-11-24T10:00:00Z", "Busy") + strings.ReplaceAll(at("2026-11-24T10:00:00Z", "Away")+at("2026-11-24T10:01:00Z", "Busy"), "line", "seen")
	for _, args := range [][]string{{"replay", "-"}, {"replay", "-", "-all"}} {
		stdout, _, _ := othersee(t, delayed, args...)
		assert.Contains(t, stdout, "known, including what a delay of\n  4 min may explain (1×).\n", "othersee %q", args)
		assert.Equal(t, len(args) == 3, strings.Contains(stdout, "Possible: a delay"), "a difference is listed by othersee %q:\n%s", args, stdout)
	}
}

// TestReplayAxis wants round times, and in the hour that comes twice offsets.
func TestReplayAxis(t *testing.T) {
	tests := []struct{ id, zone, first, last, want string }{
		{"a minute", "UTC", "2026-11-24T10:00:03Z", "2026-11-24T10:00:59Z", "|10:00:15 |10:00:30 |10:00:45"},
		{"some hours", "+05:30", "2026-11-24T08:00:00Z", "2026-11-24T12:00:00Z", "|14:00 |15:00 |16:00 |17:00"},
		{"days", "UTC", "2026-11-24T08:00:00Z", "2026-11-26T12:00:00Z", "|12:00 |11-25 |12:00 |11-26"},
		{"the hour that comes twice", "Europe/Zurich", "2026-10-24T23:00:00Z", "2026-10-25T03:00:00Z", "|01:00 |02:00 +02:00 |02:00 +01:00 |03:00"},
		{"a day with 25 hours", "Europe/Zurich", "2026-10-24T20:00:00Z", "2026-10-25T20:00:00Z", "|10-25 |06:00 |12:00 |18:00"},
		{"years", "UTC", "2022-01-01T00:00:00Z", "2026-01-01T00:00:00Z", "|2022-02-07 |2023-02-06 |2024-02-05 |2025-02-03"},
	}
	for _, tt := range tests {
		t.Run(tt.id, func(t *testing.T) {
			stdout, _, _ := othersee(t, at(tt.first, "Busy")+at(tt.last, "Busy"), "replay", "-", "-zone", tt.zone)
			assert.Equal(t, tt.want, unwrapped(regexp.MustCompile(`(?m)^ +\|.*$`).FindString(stdout)))
		})
	}
}

func TestReplayJSON(t *testing.T) {
	seen := `{"at":"2026-11-24T10:10:00+01:00","kind":"seen","state":"Busy"}` + "\n"
	stdout, stderr, status := othersee(t, log+seen, "replay", "-", "-json")
	assert.Equal(t, "othersee: -:7: bad lines: 1\n", stderr)
	assert.Equal(t, 1, status, "exit status")
	found := map[string]int{}
	for line := range strings.Lines(stdout) {
		var object map[string]any
		require.NoError(t, json.Unmarshal([]byte(line), &object), line)
		for key := range object {
			found[key]++
		}
	}
	assert.Equal(t, map[string]int{"user": 18, "policy": 1, "reports": 1, "conflicts": 1, "summary": 1, "stretch": 10, "difference": 7, "line": 1, "last": 1, "lines": 1, "reason": 1}, found)

	night := at("2026-10-25T00:30:00Z", "Busy") + strings.ReplaceAll(at("2026-10-25 02:40:00", "Busy"), "line", "seen")
	stdout, _, _ = othersee(t, night+"x\nx\n", "replay", "-", "-json", "-zone", "Europe/Zurich", "-lang", "de")
	assert.Equal(t, []string{
		`{"line":3,"last":4,"lines":2,"reason":"kein JSON: falsch ab Zeichen 1"}`,
		`{"readAs":"+01:00","twice":1}`,
		`{"conflicts":[],"policy":"guide","reports":2,"summary":{"from":"2026-10-25T02:30:00+02:00","to":"2026-10-25T02:40:00+01:00","differences":0,"delays":0,"unexplained":0,"unseenCalls":0,"hiddenCalls":0,"open":false,"disputedCalls":0,"known":"PT0S","asExpected":"PT0S","delayed":"PT0S","hidden":"PT0S"},"user":""}`,
	}, lines(stdout)[:3], "what could not be read comes first, and durations have units")
	stdout, _, _ = othersee(t, log+seen, "replay", "-", "-json")
	assert.Contains(t, stdout, `"known":"PT5H50M","asExpected":"PT0S","delayed":"PT0S","hidden":"PT28M"}`)
	stdout, _, _ = othersee(t, at("2026-11-24T10:00:00Z", "Busy"), "replay", "-", "-json", "-at", "09:00")
	assert.Equal(t, `{"at":"2026-11-24T09:00:00Z","difference":null,"stretch":null,"user":""}`+"\n", stdout, "before the first report")

	stdout, _, _ = othersee(t, log+seen, "replay", "-", "-json", "-at", "10:15")
	var object struct {
		At      string
		Stretch struct {
			Input      precedence.Input
			Resolution precedence.Resolution
		}
		Difference struct{ Seen explain.Seen }
	}
	_, stdout, _ = strings.Cut(stdout, "\n") // after the line that could not be read
	require.NoError(t, json.Unmarshal([]byte(stdout), &object), stdout)
	assert.Equal(t, "2026-11-24T10:15:00+01:00", object.At)
	assert.Equal(t, presence.TeamsAvailable, object.Stretch.Resolution.Teams)
	assert.Equal(t, presence.TeamsBusy, object.Difference.Seen.Teams)
}

func TestReplayErrors(t *testing.T) {
	missing := filepath.Join(t.TempDir(), "missing")
	two := at("2026-11-24T10:00:00Z", "Busy") + at("2026-11-25T10:00:00Z", "Busy")
	users := of("anna", at("2026-11-24T10:00:00Z", "Busy")) + of("bob", two)
	var crowd strings.Builder
	for n := range 30 {
		crowd.WriteString(of(fmt.Sprintf("user%02d", n), at("2026-11-24T10:00:00Z", "Busy")))
	}
	tests := []struct {
		id, args, log, want string
		status              int
	}{
		{"missing file", missing, "", "open " + missing + ": no such file or directory", 1},
		{"missing file, in German", missing + " -lang de", "", "Öffnen von " + missing + ": keine solche Datei", 1},
		{"no reports", "-", "\ufeff\n\n", "-: no reports", 1},
		{"no reports at a time", "- -at 10:05", "", "-: no reports", 1},
		{"no reports of a user in JSON, in German", "- -of anna -json -lang de", "", "-: keine Meldungen", 1},
		{"unknown source", "- -shift pdx=1h", two, `no report of the source "pdx"`, 1},
		{"unknown user", "- -of carl", users, `unknown user "carl" (want "anna", "bob")`, 1},
		{"a user of a log that names none", "- -of carl", at("2026-11-24T10:00:00Z", "Busy"), `unknown user "carl" (the log names no users)`, 1},
		{"unknown user of many", "- -of carl", crowd.String(), `unknown user "carl" (want "user00", "user01", "user02", "user03", "user04", "user05", "user06", "user07", "user08", "user09", "user10", "user11", "user12", "user13", "user14", "user15", "user16", "user17", "user18", "user19", "user20", "user21", "user22", "user23", ...)`, 1},
		{"a time on one of two days", "- -at 10:05", two, `the log has several days, 2026-11-24 to 2026-11-25 (want -at "2026-11-24 10:05")`, 2},
		{"a time on one of two days, in German", "- -at 10:05 -lang de", two, "die Meldungen sind von mehreren Tagen, 2026-11-24 bis 2026-11-25 (möglich: -at „2026-11-24 10:05“)", 2},
		{"a time that clocks skip", "- -zone Europe/Zurich -at 2026-03-29T02:30", two, `-at: "2026-03-29T02:30" does not exist: the clocks go forward then`, 2},
	}
	for _, tt := range tests {
		t.Run(tt.id, func(t *testing.T) {
			stdout, stderr, status := othersee(t, tt.log, append([]string{"replay"}, strings.Fields(tt.args)...)...)
			assert.Empty(t, stdout, "standard output")
			assert.Equal(t, unwrapped("othersee: "+tt.want), unwrapped(stderr), "standard error")
			assert.Equal(t, tt.status, status, "exit status")
		})
	}
}

// TestReplayAtUsers answers the users for whom the time is unique, and reports the others.
func TestReplayAtUsers(t *testing.T) {
	anna, bob := at("2026-11-24T10:00:00Z", "Busy"), at("2026-11-24T10:00:00Z", "Busy")+at("2026-11-25T10:00:00Z", "Busy")
	users := of("anna", anna) + of("bob", bob) + of("carl", anna)
	for _, args := range [][]string{{}, {"-json"}} {
		stdout, stderr, status := othersee(t, users+"x\n", append([]string{"replay", "-", "-at", "10:05"}, args...)...)
		for user, answered := range map[string]bool{"anna": true, "bob": false, "carl": true} {
			assert.Equal(t, answered, strings.Contains(stdout, user), "%s in the answer\n%s", user, stdout)
		}
		assert.Equal(t, `othersee: -:5: bad lines: 1
othersee: bob: the log has several days, 2026-11-24 to 2026-11-25 (want -at
  "2026-11-24 10:05")
`, stderr, "standard error of %q", args)
		assert.Equal(t, 2, status, "exit status of %q", args)
	}
}

// TestReplayAnyLog replays logs of all kinds, in all forms, by users or without.
func TestReplayAnyLog(t *testing.T) {
	forms := [][]string{{}, {"-at", "10:05"}, {"-at", "10:25", "-json"}, {"-all", "-lang", "de"}, {"-json"}, {"-policy", "off"}, {"-policy", "guide+D4+D5"}}
	for seed := range uint64(700) {
		log, args := anylog.Of(seed, [][]string{{}, {"", "anna", "bob"}}[seed%2]...), append([]string{"replay", "-"}, forms[seed%7]...)
		stdout, stderr, status := othersee(t, log, args...)
		for _, wrong := range []string{"%!", "0001-01-01"} {
			assert.NotContains(t, stdout+stderr, wrong, "%v of\n%s", args, log)
		}
		assert.Contains(t, []int{0, 1, 2}, status, "%v of\n%s", args, log)
	}
}

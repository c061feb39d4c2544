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

const drawn = `2026-11-24 08:00:00–16:00:00, times +01:00, reports: 11
Calls hidden from others: 2, at least 28 min in all.

                      |08:00        |10:00         |12:00        |14:00
                      Available                                  Away
others saw            ✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓◔◔◔◔◔◔◔↩↩↩↩↩↩↩↩
                      ✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓◔◔◔◔◔◔◔↩↩↩↩↩↩↩↩
hidden calls                        !!!                                       !!
line Desk phone on …  ✓✓✓✓✓✓✓✓✓✓✓✓✓✓●●●✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓●●
user presence                       ◔◔◔◔◔◔◔◔◔◔◔◔◔◔◔✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓
client Laptop         ✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓◔◔◔◔◔◔◔◔◔◔◔◔◔◔×
set by hand                                                             ↩↩↩↩↩↩↩↩
CloudLink             ·✓✓✓✓✓✓✓✓✓✓✓✓✓◔◔◔◔◔◔◔◔◔◔◔◔◔◔◔✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓●●
synced to Teams       ××××××××××××××◔◔◔◔◔◔◔◔◔◔◔◔◔◔◔×××××××××××××××××××××××××××●●

others saw (! a call was hidden; the command says why)
  08:00:00–10:03:00  ✓ Available
! 10:03:00–10:21:00  ✓ Available
    othersee -lines Busy -user Absent -clients Active
  10:21:00–14:00:00  ✓ Available
  14:00:00–15:00:00  ◔ Away
  15:00:00–15:50:00  ↩ BeRightBack
! 15:50:00–          ↩ BeRightBack
    othersee -lines Busy -user Available -clients Inactive -configured
      BeRightBack

Two reports of one time, 14:00:00, client Laptop: line 8 says Offline, line 9
  says Inactive, which counts.

Line 7 is left out: unknown line state "Bzy" (want Unknown, Offline, Available,
  Busy, DoNotDisturb)
`

func TestReplay(t *testing.T) {
	file := filepath.Join(t.TempDir(), "day.jsonl")
	require.NoError(t, os.WriteFile(file, []byte(log), 0o600))
	for _, args := range [][]string{{"replay", "-"}, {"replay", file}} {
		stdout, stderr, status := othersee(t, log, args...)
		assert.Equal(t, drawn, stdout, "othersee %q", args)
		assert.Equal(t, "othersee: bad lines: 1\n", stderr, "standard error of othersee %q", args)
		assert.Equal(t, 1, status, "exit status of othersee %q", args)
	}
}

// TestReplayCommands runs each command of a list: it says of the stretch what the list says.
func TestReplayCommands(t *testing.T) {
	for _, policy := range []string{"guide", "off"} {
		n := 0
		list, _, _ := othersee(t, log, "replay", "-", "-policy", policy, "-lang", "de", "-all")
		for _, found := range regexp.MustCompile(`(?m)^[! ] \d\S*–\S* +\S (.*)\n((?:    .*\n)+)`).FindAllStringSubmatch(list, -1) {
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
{"at":"2026-11-24 11:00:00","user":"anna","kind":"client","state":"Active"}
`
	inZurich := "-zone Europe/Zurich -shift pbx=1h"
	var many strings.Builder
	for minute := range 60 {
		many.WriteString(at(fmt.Sprintf("2026-11-24T10:%02d:00Z", minute), []string{"Busy", "Available"}[minute%2]))
	}
	tests := []struct{ id, args, log, want string }{
		{"nothing", "", "\ufeff\n\n", "No reports.\n"},
		{"nothing, in German", "-lang de", "", "Keine Meldungen.\n"},
		{"one report", "", at("2026-11-24T10:00:00Z", "Busy"), "2026-11-24 10:00:00–10:00:00, times +00:00, reports: 1\nNo call was hidden from others.\n\nothers saw\n  10:00–       ● Busy\n"},
		{"milliseconds, by a policy, in a zone", "-policy off -zone +02:00", at("2026-11-24T10:00:00.5Z", "Busy") + at("2026-11-24T10:00:10Z", "Unknown"), "\n! 12:00:00.500–12:00:10.000  × Offline\n    othersee -lines Busy -policy off\n"},
		{"two days", "", at("2026-11-24T23:00:00Z", "Busy") + at("2026-11-25T01:00:00Z", "Available"), "\n  2026-11-24 23:00–2026-11-25 01:00  ● Busy\n  2026-11-25 01:00–       × Offline\n"},
		{"the hour that comes twice", "-zone Europe/Zurich", night, "\n  02:30 +02:00–02:40 +01:00  ● Busy\n  02:40 +01:00–              × Offline\n"},
		{"conflict", "", at("2026-11-24T10:00:00Z", "Busy") + at("2026-11-24T10:00:00Z", "Available"), "\nTwo reports of one time, 10:00, line: line 2 says Available, line 1 says Busy,\n  which counts.\n"},
		{"bad line, in German", "-lang de", "{\n", "\nZeile 1 ist ausgelassen: kein JSON: das Ende fehlt\n"},
		{"in doubt", "", at("2026-11-24T01:00:00Z", "Busy") + at("2026-11-24T10:00:00Z", "Available"), "\nIn doubt: line: “Busy” since 2026-11-24 01:00:00, longer than a call lasts. Is a\n  hang-up missing?\n"},
		{"many rows", "", many.String(), "\n  10:23–10:24  × Offline\n  ... and 36 more, which -all lists\n"},
		{"many rows, of which some are hidden", "-policy off", many.String() + at("2026-11-24T11:00:00Z", "Busy"), "\n! 10:46–10:47  × Offline\n    othersee -lines Busy -policy off\n  ... and 37 more, which -all lists\n"},
		{"all rows", "-all", many.String(), "\n  10:59–       × Offline\n    othersee -lines Available\n"},
		{"users", inZurich, users, "anna: 2026-11-24 11:00:00–11:00:00, times Europe/Zurich, reports: 1\nNo call was hidden from others.\n\n\nbob: 2026-11-24 10:00:00–10:30:00, times Europe/Zurich, reports: 2\nNo call was hidden from others.\n"},
		{"a user", inZurich + " -of bob", users, "\nreally seen                                                                    ◔\nline pbx 201          ●●●●●"},
		{"a difference", inZurich + " -of bob", users, "\nreally seen, where something else was expected (-at explains it)\n  10:30–       ◔ Away, expected: ● Busy\n"},
		{"at", inZurich + " -at 10:05 -of bob", users, "bob, 2026-11-24 10:05:00 (2026-11-24 10:00:00–)\nOthers see “Busy”, because the user is on the phone.\n"},
		{"at, with what was seen", inZurich + " -at 10:30:00 -of bob", users, "\nReally seen: ◔ Away, expected: ● Busy\n"},
		{"at, before all", "-at 2026-11-24T09:00Z", at("2026-11-24T10:00:00Z", "Busy"), "2026-11-24 09:00:00: nothing is reported yet.\n"},
		{"at, twice", "-zone Europe/Zurich -at 02:35", night, "\n2026-10-25 02:35:00 +01:00 (2026-10-25 02:30:00 +02:00–02:40:00 +01:00)\n"},
		{"at, with doubt", "-lang de -at 10:00", at("2026-11-24T01:00:00Z", "Busy") + at("2026-11-24T10:00:00Z", "Busy"), "\nLeitung: „Besetzt“ seit 2026-11-24 01:00:00, länger als ein Anruf dauert. Fehlt\n  das Auflegen?\n\n  othersee -lines Busy -lang de\n"},
	}
	for _, tt := range tests {
		t.Run(tt.id, func(t *testing.T) {
			stdout, _, _ := othersee(t, tt.log, append([]string{"replay", "-"}, strings.Fields(tt.args)...)...)
			assert.Contains(t, stdout, tt.want, "othersee replay %s of %s", tt.args, tt.log)
		})
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
	assert.Equal(t, "othersee: bad lines: 1\n", stderr)
	assert.Equal(t, 1, status, "exit status")
	lines := map[string]int{}
	for line := range strings.Lines(stdout) {
		var object map[string]any
		require.NoError(t, json.Unmarshal([]byte(line), &object), line)
		for key := range object {
			lines[key]++
		}
	}
	assert.Equal(t, map[string]int{"policy": 1, "reports": 1, "conflicts": 1, "summary": 1, "stretch": 10, "difference": 7, "line": 1, "last": 1, "lines": 1, "reason": 1}, lines)

	stdout, _, _ = othersee(t, log+seen, "replay", "-", "-json", "-at", "10:15")
	var object struct {
		At      string
		Stretch struct {
			Input      precedence.Input
			Resolution precedence.Resolution
		}
		Difference struct{ Seen explain.Seen }
	}
	require.NoError(t, json.NewDecoder(strings.NewReader(stdout)).Decode(&object), stdout)
	assert.Equal(t, "2026-11-24T10:15:00+01:00", object.At)
	assert.Equal(t, presence.TeamsAvailable, object.Stretch.Resolution.Teams)
	assert.Equal(t, presence.TeamsBusy, object.Difference.Seen.Teams)
}

func TestReplayErrors(t *testing.T) {
	missing := filepath.Join(t.TempDir(), "missing")
	two := at("2026-11-24T10:00:00Z", "Busy") + at("2026-11-25T10:00:00Z", "Busy")
	tests := []struct {
		id     string
		args   []string
		want   string
		status int
	}{
		{"missing file", []string{missing}, "open " + missing + ": no such file or directory", 1},
		{"missing file, in German", []string{missing, "-lang", "de"}, "Öffnen von " + missing + ": keine solche Datei", 1},
		{"unknown source", []string{"-", "-shift", "pdx=1h"}, `no report of the source "pdx"`, 1},
		{"unknown user", []string{"-", "-of", "carl"}, `unknown user "carl"`, 1},
		{"a time on one of two days", []string{"-", "-at", "10:05"}, "-at 10:05: the log has several days, 2026-11-24 to 2026-11-25 (want 2026-11-24 10:05)", 2},
		{"a time on one of two days, in German", []string{"-", "-at", "10:05", "-lang", "de"}, "-at 10:05: die Meldungen sind von mehreren Tagen, 2026-11-24 bis 2026-11-25 (möglich: 2026-11-24 10:05)", 2},
	}
	for _, tt := range tests {
		t.Run(tt.id, func(t *testing.T) {
			stdout, stderr, status := othersee(t, two, append([]string{"replay"}, tt.args...)...)
			assert.Empty(t, stdout, "standard output")
			assert.Equal(t, unwrapped("othersee: "+tt.want), unwrapped(stderr), "standard error")
			assert.Equal(t, tt.status, status, "exit status")
		})
	}
}

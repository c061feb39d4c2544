package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"testing/iotest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/othersee/othersee/examples/internal/reports"
	"github.com/othersee/othersee/precedence"
)

// day is a log in which two calls are hidden, with a line that is none, and two reports of one
// time.
const day = `{"at":"2026-11-24T08:00:00+01:00","kind":"client","device":"Laptop","state":"Active"}
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

const dayDrawn = `2026-11-24 08:00:00 to 16:00:00, times +01:00. Reports: 11.
Calls hidden from others: 2, at least 28 min in all.

                          |08:00            |09:56             |12:00            |13:56
line Desk phone on the …  ✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓●●●✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓●●
user presence                               ◔◔◔◔◔◔◔◔◔◔◔◔◔◔◔◔◔◔◔✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓
client Laptop             ✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓◔◔◔◔◔◔◔◔◔◔◔◔◔◔◔◔◔◔
set by hand                                                                               ↩↩↩↩↩↩↩↩↩↩
CloudLink                 ✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓◔◔◔◔◔◔◔◔◔◔◔◔◔◔◔◔◔◔✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓●●
CloudLink's session       ×××××××××××××××××××◔◔◔◔◔◔◔◔◔◔◔◔◔◔◔◔◔◔×××××××××××××××××××××××××××××××××××●●
others saw                ✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓◔◔◔◔◔◔◔◔◔↩↩↩↩↩↩↩↩↩
hidden call                                 !!!!                                                  !!

line Desk phone on the second floor
  08:00:05–10:03:00 ✓ Available  10:03:00–10:21:00 ● Busy       10:21:00–15:50:00 ✓ Available
  15:50:00–         ● Busy
user presence
  10:02:00–12:00:00 ◔ Absent     12:00:00–         ✓ Available
client Laptop
  08:00:00–14:00:00 ✓ Active    14:00:00–16:00:00 ◔ Inactive  16:00:00–         × Offline
set by hand
  15:00:00–         ↩ BeRightBack
CloudLink
  08:00:00–08:00:05 · Unknown    08:00:05–10:02:00 ✓ Available  10:02:00–12:00:00 ◔ Away
  12:00:00–15:50:00 ✓ Available  15:50:00–         ● Busy
CloudLink's session
  08:00:00–10:02:00 × Offline  10:02:00–12:00:00 ◔ Away     12:00:00–15:50:00 × Offline
  15:50:00–         ● Busy
others saw (! a call was hidden; the command says why)
  08:00:00–08:00:05 ✓ Available    othersee -clients Active
  08:00:05–10:02:00 ✓ Available    othersee -lines Available -clients Active
  10:02:00–10:03:00 ✓ Available    othersee -lines Available -user Absent -clients Active
! 10:03:00–10:21:00 ✓ Available    othersee -lines Busy -user Absent -clients Active
  10:21:00–12:00:00 ✓ Available    othersee -lines Available -user Absent -clients Active
  12:00:00–14:00:00 ✓ Available    othersee -lines Available -user Available -clients Active
  14:00:00–15:00:00 ◔ Away         othersee -lines Available -user Available -clients Inactive
  15:00:00–15:50:00 ↩ BeRightBack  othersee -lines Available -user Available -clients Inactive -configured BeRightBack
! 15:50:00–16:00:00 ↩ BeRightBack  othersee -lines Busy -user Available -clients Inactive -configured BeRightBack
! 16:00:00–         ↩ BeRightBack  othersee -lines Busy -user Available -clients Offline -configured BeRightBack

Two reports of one time, 14:00:00, client Laptop: line 8 says Offline, line 9 says Inactive, and Inactive counts.

Line 7 is left out: presence: unknown Line state "Bzy" (want Unknown, Offline, Available, Busy, DoNotDisturb)
`

func TestReplay(t *testing.T) {
	file := filepath.Join(t.TempDir(), "day.jsonl")
	require.NoError(t, os.WriteFile(file, []byte(day), 0o600))
	for _, args := range [][]string{{"-replay", "-"}, {"-replay", file}} {
		stdout, stderr, status := othersee(t, day, args...)
		assert.Equal(t, dayDrawn, stdout, "othersee %q", args)
		assert.Equal(t, "othersee: bad lines: 1\n", stderr, "standard error of othersee %q", args)
		assert.Equal(t, 1, status, "exit status of othersee %q", args)
	}
}

// TestReplayCommands runs each command of a timeline: it says of the stretch what the timeline
// says.
func TestReplayCommands(t *testing.T) {
	for _, policy := range []string{"guide", "off"} {
		n := 0
		drawn, _, _ := othersee(t, day, "-replay", "-", "-policy", policy, "-lang", "de")
		for _, found := range regexp.MustCompile(`(?m)^[! ] \d\S*–\S* +\S (.*?)  +othersee (-.*)$`).FindAllStringSubmatch(drawn, -1) {
			n++
			explained, _, _ := othersee(t, "", strings.Fields(found[2])...)
			assert.True(t, strings.HasPrefix(explained, "Andere sehen „"+found[1]+"“"), "othersee %s:\n%swant %s", found[2], explained, found[1])
		}
		assert.Equal(t, 10, n, "commands in\n%s", drawn)
	}
}

func TestReplayForms(t *testing.T) {
	at := func(time, state string) string {
		return fmt.Sprintf("{\"at\":%q,\"kind\":\"line\",\"state\":%q}\n", time, state)
	}
	tests := []struct {
		id   string
		args []string
		log  string
		want string
	}{
		{"nothing", nil, "", "No reports.\n"},
		{"nothing, in German", []string{"-lang", "de"}, "\n\n", "Keine Meldungen.\n"},
		{
			"one report", nil, at("2026-11-24T10:00:00Z", "Busy"),
			`2026-11-24 10:00:00 to 10:00:00, times +00:00. Reports: 1.
No call was hidden from others.
line
  10:00:00–         ● Busy
CloudLink
  10:00:00–         ● Busy
CloudLink's session
  10:00:00–         ● Busy
others saw (! a call was hidden; the command says why)
  10:00:00–         ● Busy  othersee -lines Busy
`,
		},
		{
			"short, in German, in a zone",
			[]string{"-lang", "de", "-zone", "+02:00", "-policy", "off"},
			at("2026-11-24T10:00:00Z", "frei") + at("2026-11-24T10:00:00Z", "Unbekannt") + at("2026-11-24T10:00:00Z", "Verfügbar") + at("2026-11-24T10:00:10.5Z", "Busy") + at("2026-11-24T10:00:20Z", "Unbekannt"),
			`2026-11-24 12:00:00 bis 12:00:20.000, Zeiten +02:00. Meldungen: 4.
Anrufe, die anderen verborgen blieben: 1, zusammen 9.5 s.

                    |12:00:00           |12:00:05           |12:00:10           |12:00:15
Leitung             ✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●
CloudLink           ✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●
CloudLinks Sitzung  ××××××××××××××××××××××××××××××××××××××××××××××××××××××××××××××××××××××××××××××××
andere sahen        ××××××××××××××××××××××××××××××××××××××××××××××××××××××××××××××××××××××××××××××××
Anruf verborgen                                               !!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!

Leitung
  12:00:00.000–12:00:10.500 ✓ Verfügbar  12:00:10.500–12:00:20.000 ● Besetzt
  12:00:20.000–             · Unbekannt
CloudLink
  12:00:00.000–12:00:10.500 ✓ Verfügbar  12:00:10.500–12:00:20.000 ● Besetzt
  12:00:20.000–             · Unbekannt
CloudLinks Sitzung
  12:00:00.000–             × Offline
andere sahen (! ein Anruf blieb verborgen; der Befehl sagt, warum)
  12:00:00.000–12:00:10.500 × Offline  othersee -lines Available -policy off -lang de
! 12:00:10.500–12:00:20.000 × Offline  othersee -lines Busy -policy off -lang de
  12:00:20.000–             × Offline  othersee -lines Unknown -policy off -lang de

Zwei Meldungen zu einer Zeit, 12:00:00.000, Leitung: Zeile 2 sagt Unbekannt, Zeile 3 sagt Verfügbar, und Verfügbar zählt.

Zeile 1 ist ausgelassen: presence: unknown Line state "frei" (want Unknown, Offline, Available, Busy, DoNotDisturb)
`,
		},
		{
			"two days",
			[]string{"-zone", "UTC", "-policy", "graph"},
			at("2026-11-24T23:00:00-01:00", "Available") + at("2026-11-26T00:00:00Z", "Busy") + `{"at":"2026-11-26T12:00:00Z","kind":"userPresence","state":"Unknown"}`,
			`2026-11-25 00:00:00 to 2026-11-26 12:00:00, times UTC. Reports: 3.
No call was hidden from others.

                     |11-25 00:00       |11-25 08:39        |11-25 17:46        |11-26 02:53
line                 ✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓●●●●●●●●●●●●●●●●●●●●●●●●●●
user presence                                                                                      ·
CloudLink            ✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓✓●●●●●●●●●●●●●●●●●●●●●●●●●●
CloudLink's session  ×××××××××××××××××××××××××××××××××××××××××××××××××××××●●●●●●●●●●●●●●●●●●●●●●●●●●
others saw           ×××××××××××××××××××××××××××××××××××××××××××××××××××××●●●●●●●●●●●●●●●●●●●●●●●●●●

line
  2026-11-25 00:00:00–2026-11-26 00:00:00 ✓ Available
  2026-11-26 00:00:00–                    ● Busy
user presence
  2026-11-26 12:00:00–                    · Unknown
CloudLink
  2026-11-25 00:00:00–2026-11-26 00:00:00 ✓ Available
  2026-11-26 00:00:00–                    ● Busy
CloudLink's session
  2026-11-25 00:00:00–2026-11-26 00:00:00 × Offline
  2026-11-26 00:00:00–                    ● Busy
others saw (! a call was hidden; the command says why)
  2026-11-25 00:00:00–2026-11-26 00:00:00 × Offline  othersee -lines Available -policy graph
  2026-11-26 00:00:00–                    ● Busy     othersee -lines Busy -policy graph
`,
		},
	}
	for _, tt := range tests {
		t.Run(tt.id, func(t *testing.T) {
			args := append([]string{"-replay", "-"}, tt.args...)
			stdout, _, _ := othersee(t, tt.log, args...)
			assert.Equal(t, tt.want, stdout, "othersee %q of %s", args, tt.log)
		})
	}
}

// TestReplayUsers has two users, of whom one was really seen, times without zone, and a clock that
// is an hour behind.
func TestReplayUsers(t *testing.T) {
	const users = `{"at":"2026-11-24 09:00:00","user":"bob","kind":"line","source":"pbx","device":"201","state":"Busy"}
{"at":"2026-11-24T10:30:00","user":"bob","kind":"seen","source":"graph","state":"Away/Away"}
{"at":"2026-11-24 11:00:00","user":"anna","kind":"client","state":"Active"}
`
	args := []string{"-replay", "-", "-zone", "Europe/Zurich", "-shift", "pbx=1h"}
	stdout, stderr, _ := othersee(t, users, args...)
	assert.Empty(t, stderr)
	assert.Equal(t, `anna
2026-11-24 11:00:00 to 11:00:00, times Europe/Zurich. Reports: 1.
No call was hidden from others.
client
  11:00:00–         ✓ Active
CloudLink
  11:00:00–         · Unknown
CloudLink's session
  11:00:00–         × Offline
others saw (! a call was hidden; the command says why)
  11:00:00–         ✓ Available  othersee -clients Active

bob
2026-11-24 10:00:00 to 10:30:00, times Europe/Zurich. Reports: 2.
No call was hidden from others.

                     |10:00:00          |10:07:12           |10:14:48           |10:22:24
line pbx 201         ●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●
really seen                                                                                        ◔
CloudLink            ●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●
CloudLink's session  ●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●
others saw           ●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●●

line pbx 201
  10:00:00–         ● Busy
really seen
  10:30:00–         ◔ Away
CloudLink
  10:00:00–         ● Busy
CloudLink's session
  10:00:00–         ● Busy
others saw (! a call was hidden; the command says why)
  10:00:00–         ● Busy  othersee -lines Busy
`, stdout, "othersee %q", args)

	stdout, _, _ = othersee(t, users, append(args, "-json")...)
	assert.Equal(t, 2, strings.Count(stdout, "\n"), "one line a user")
	assert.Contains(t, stdout, `"differences":[{"from":"2026-11-24T10:30:00+01:00"`)

	_, stderr, status := othersee(t, users, "-replay", "-", "-shift", "pdx=1h")
	assert.Equal(t, "othersee: no report of the source \"pdx\"\n", stderr)
	assert.Equal(t, 1, status, "exit status for a source that is not there")
}

// TestReplayAutumn has the hour that comes twice.
func TestReplayAutumn(t *testing.T) {
	const night = `{"at":"2026-10-25T00:30:00Z","kind":"line","state":"Busy"}
{"at":"2026-10-25T01:30:00Z","kind":"line","state":"Available"}
`
	stdout, _, _ := othersee(t, night, "-replay", "-", "-zone", "Europe/Zurich")
	assert.Contains(t, stdout, "  02:30:00 +02:00–02:30:00 +01:00 ● Busy ")
}

// TestReplayMany wants no more of what is wrong than can be read.
func TestReplayMany(t *testing.T) {
	twice := strings.Repeat(`{"at":"2026-11-24T10:00:00Z","kind":"line","state":"Busy"}
{"at":"2026-11-24T10:00:00Z","kind":"line","state":"Offline"}
Busy
`, 120)
	stdout, stderr, _ := othersee(t, twice, "-replay", "-")
	assert.Equal(t, 100, strings.Count(stdout, "\nTwo reports of one time, "), "conflicts named")
	assert.Contains(t, stdout, "\n... and 20 more\n\nLine 3 is left out: ", "conflicts not named")
	assert.Equal(t, 100, strings.Count(stdout, " is left out: not JSON: "), "bad lines named")
	assert.True(t, strings.HasSuffix(stdout, "\n... and 20 more\n"), "bad lines not named:\n%s", stdout)
	assert.Equal(t, "othersee: bad lines: 120\n", stderr)
}

// TestReplayJSON compares -json with what package reports writes.
func TestReplayJSON(t *testing.T) {
	file, err := reports.Read(strings.NewReader(day), reports.Options{Zone: time.UTC})
	require.NoError(t, err)
	var want strings.Builder
	require.NoError(t, reports.NewTimeline(file.Logs[0], precedence.Assistant()).WriteJSON(&want, file))
	stdout, stderr, status := othersee(t, day, "-json", "-replay", "-", "-policy", "assistant", "-zone", "UTC")
	assert.Equal(t, want.String(), stdout)
	assert.Equal(t, "othersee: bad lines: 1\n", stderr)
	assert.Equal(t, 1, status, "exit status")
}

func TestReplayErrors(t *testing.T) {
	missing := filepath.Join(t.TempDir(), "missing")
	stdout, stderr, status := othersee(t, "", "-replay", missing)
	assert.Empty(t, stdout, "standard output for a missing file")
	assert.Regexp(t, `\Aothersee: open .*missing.*\n\z`, stderr, "standard error for a missing file")
	assert.Equal(t, 1, status, "exit status for a missing file")

	var out, errs strings.Builder
	broken := iotest.ErrReader(errors.New("input/output error"))
	status = run([]string{"-replay", "-"}, io.MultiReader(strings.NewReader(day), broken), &out, &errs)
	assert.Equal(t, 1, status, "exit status")
	assert.Empty(t, out.String(), "standard output if reading fails")
	assert.Equal(t, "othersee: reading line 13: input/output error\n", errs.String(), "standard error if reading fails")
}

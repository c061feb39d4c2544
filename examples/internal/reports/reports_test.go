package reports_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"testing/iotest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/othersee/othersee/examples/internal/reports"
	"github.com/othersee/othersee/examples/internal/words"
	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/precedence/explain"
	"github.com/othersee/othersee/precedence/timeline"
	"github.com/othersee/othersee/presence"
)

// report returns a line of a file, at a time of one day.
func report(clock, kind, device, state string) string {
	line, err := json.Marshal(map[string]string{"at": "2026-11-24T" + clock + "+01:00", "kind": kind, "device": device, "state": state})
	if err != nil {
		panic(err)
	}
	return string(line)
}

// morning is a log in which a call is hidden while the user presence is Absent.
var morning = []string{
	report("08:00:00", "client", "Laptop", "Active"),
	report("08:00:00", "line", "Desk phone", "Available"),
	report("08:30:00", "userPresence", "", "Available"),
	report("10:00:00", "line", "Desk phone", "Busy"),
	report("10:05:00", "userPresence", "", "Absent"),
	report("10:20:00", "line", "Desk phone", "Available"),
	report("11:00:00", "client", "Laptop", "Inactive"),
}

func readBy(t *testing.T, o reports.Options, lines ...string) *reports.File {
	t.Helper()
	file, err := reports.Read(strings.NewReader(strings.Join(lines, "\n")), o)
	require.NoError(t, err, "Read(%q)", lines)
	return file
}

// read reads the log of one user.
func read(t *testing.T, lines ...string) *reports.Log {
	t.Helper()
	file := readBy(t, reports.Options{}, lines...)
	require.Len(t, file.Logs, 1, "users in %q", lines)
	require.Empty(t, file.Bad, "bad lines in %q", lines)
	return file.Logs[0]
}

// stretches returns the stretches of a log by the guide, each as a line.
func stretches(log *reports.Log) (all []string) {
	for s := range reports.NewTimeline(log, precedence.Guide()).Stretches() {
		text := fmt.Sprintf("%s %v %v %v %v: %v", clocks(s.From, s.To), s.Input.Lines, s.Input.UserPresence, s.Input.Clients, s.Input.Configured, s.Resolution.Teams)
		if s.HiddenCall {
			text += ", hidden call"
		}
		all = append(all, text)
	}
	return all
}

func clocks(from, to time.Time) string {
	if to.IsZero() {
		return from.Format("15:04:05-")
	}
	return from.Format("15:04:05-") + to.Format("15:04:05")
}

var seenMorning = []string{
	"08:00:00-08:30:00 [Available] Unknown [Active] None: Available",
	"08:30:00-10:00:00 [Available] Available [Active] None: Available",
	"10:00:00-10:05:00 [Busy] Available [Active] None: Busy",
	"10:05:00-10:20:00 [Busy] Absent [Active] None: Available, hidden call",
	"10:20:00-11:00:00 [Available] Absent [Active] None: Available",
	"11:00:00- [Available] Absent [Inactive] None: Away",
}

func TestStretches(t *testing.T) {
	tests := []struct {
		id   string
		log  []string
		want []string
	}{
		{"nothing", nil, nil},
		{"a morning", morning, seenMorning},
		{"the lines in any order", slices.Concat(morning[4:], morning[:4]), seenMorning},
		{"each twice", slices.Concat(morning, morning), seenMorning},
		{"empty lines", []string{"", morning[0], " \t", "\r"}, []string{"08:00:00- [] Unknown [Active] None: Available"}},
		{
			"a line and a client of one name",
			[]string{report("10:00:00", "line", "Mitel One", "Busy"), report("10:00:00", "client", "Mitel One", "Active")},
			[]string{"10:00:00- [Busy] Unknown [Active] None: Busy"},
		},
		{
			"zones differ",
			[]string{
				`{"at":"2026-11-24T10:00:00+01:00","kind":"line","state":"Busy"}`,
				`{"at":"2026-11-24T09:30:00Z","kind":"line","state":"Available"}`,
				`{"at":"2026-11-24T04:15:00.5-05:00","kind":"userPresence","state":"Absent"}`,
			},
			[]string{
				"10:00:00-10:15:00 [Busy] Unknown [] None: Busy",
				"10:15:00-10:30:00 [Busy] Absent [] None: Away, hidden call",
				"10:30:00- [Available] Absent [] None: Away",
			},
		},
		{
			"in words that people see",
			[]string{report("10:00:00", "line", "", "besetzt"), report("10:00:00", "userPresence", "", "Nicht verfügbar"), report("10:00:00", "client", "", "verbunden, aktiv"), report("10:00:00", "configured", "", "be right back")},
			[]string{"10:00:00- [Busy] NotAvailable [Active] BeRightBack: BeRightBack, hidden call"},
		},
		{
			"profiles by number",
			[]string{report("10:00:00", "userPresence", "", "0"), `{"at":"2026-11-24T10:01:00+01:00","kind":"userPresence","state":1}`, report("10:02:00", "userPresence", "", "4")},
			[]string{
				"10:00:00-10:01:00 [] Available [] None: Offline",
				"10:01:00-10:02:00 [] Absent [] None: Away",
				"10:02:00- [] NotAvailable [] None: Offline",
			},
		},
		{
			"a device that is gone, and a user that is removed",
			[]string{
				report("10:00:00", "line", "a", "Busy"), report("10:00:00", "line", "b", "Available"),
				`{"at":"2026-11-24T10:01:00+01:00","kind":"gone","device":"a"}`, `{"at":"2026-11-24T10:02:00+01:00","kind":"removed"}`,
			},
			[]string{
				"10:00:00-10:01:00 [Available Busy] Unknown [] None: Busy",
				"10:01:00-10:02:00 [Available] Unknown [] None: Offline",
				"10:02:00- [] Unknown [] None: Offline",
			},
		},
		{
			"a status that ends by itself",
			[]string{`{"at":"2026-11-24T10:00:00+01:00","kind":"configured","state":"Busy","lasts":"PT1H"}`, report("12:00:00", "client", "", "Active")},
			[]string{
				"10:00:00-11:00:00 [] Unknown [] Busy: Busy",
				"11:00:00-12:00:00 [] Unknown [] None: Offline",
				"12:00:00- [] Unknown [Active] None: Available",
			},
		},
		{"escapes", []string{`{"at":"2026-11-24T10:00:00\u002b01:00","ki\u006ed":"line","state":"\u0042usy","device":"\""}`}, []string{"10:00:00- [Busy] Unknown [] None: Busy"}},
		{"a byte order mark", []string{"\ufeff" + morning[0]}, []string{"08:00:00- [] Unknown [Active] None: Available"}},
		{"spaces", []string{" { \"at\" : \"2026-11-24T08:00:00+01:00\" ,\t\"kind\":\"client\", \"state\":\"Active\" } \r"}, []string{"08:00:00- [] Unknown [Active] None: Available"}},
	}
	for _, tt := range tests {
		t.Run(tt.id, func(t *testing.T) {
			assert.Equal(t, tt.want, stretches(read(t, tt.log...)), "stretches of %q", tt.log)
		})
	}
}

// TestReports reads what a report of the library is, of every kind.
func TestReports(t *testing.T) {
	at := time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC)
	want := []timeline.Report{
		{At: at, User: "anna", Source: "pbx", Device: "desk", State: presence.LineBusy},
		{At: at.Add(1), User: "anna", Source: "pbx", State: presence.MiVO400Absent},
		{At: at.Add(2), User: "anna", Device: "app", State: presence.TeamsClientActive, Lasts: time.Hour},
		{At: at.Add(3), User: "anna", State: presence.ConfiguredAppearOffline, Lasts: timeline.Forever},
		{At: at.Add(4), User: "anna", State: explain.Seen{Teams: presence.TeamsBusy, Activity: explain.ActivityInAMeeting}},
		{At: at.Add(5), User: "anna", Source: "pbx", Device: "desk", State: timeline.Gone},
		{At: at.Add(6), User: "anna", State: timeline.Removed},
	}
	var lines []string
	for _, r := range want {
		line, err := json.Marshal(r)
		require.NoError(t, err)
		lines = append(lines, string(line))
	}
	assert.Equal(t, want, slices.Collect(readBy(t, reports.Options{Zone: time.UTC}, lines...).Logs[0].All()))
}

func TestUsers(t *testing.T) {
	of := func(user, clock, state string) string {
		return fmt.Sprintf(`{"at":"2026-11-24T%sZ","user":%q,"kind":"line","device":"desk","state":%q}`, clock, user, state)
	}
	file := readBy(t, reports.Options{}, of("carol", "10:00:00", "Busy"), of("anna", "11:00:00", "Busy"), of("carol", "09:00:00", "Available"))
	require.Len(t, file.Logs, 2, "users")
	assert.Equal(t, "anna", file.Logs[0].User)
	assert.Equal(t, []string{"11:00:00- [Busy] Unknown [] None: Busy"}, stretches(file.Logs[0]), "of anna")
	assert.Equal(t, "carol", file.Logs[1].User)
	assert.Equal(t, []string{"09:00:00-10:00:00 [Available] Unknown [] None: Offline", "10:00:00- [Busy] Unknown [] None: Busy"}, stretches(file.Logs[1]), "of carol")
}

func TestZone(t *testing.T) {
	zurich, err := time.LoadLocation("Europe/Zurich")
	require.NoError(t, err)
	lines := []string{
		`{"at":"2026-07-01T10:00:00","kind":"line","device":"a","state":"Busy"}`,
		`{"at":"2026-12-01 10:00:00.5","kind":"line","device":"a","state":"Available"}`,
		`{"at":"2026-12-01T10:00:00Z","kind":"line","device":"a","state":"Busy"}`,
	}
	var got []string
	for r := range readBy(t, reports.Options{Zone: zurich}, lines...).Logs[0].All() {
		got = append(got, r.At.Format(time.RFC3339Nano))
	}
	assert.Equal(t, []string{"2026-07-01T10:00:00+02:00", "2026-12-01T10:00:00.5+01:00", "2026-12-01T11:00:00+01:00"}, got)

	file := readBy(t, reports.Options{Zone: zurich}, `{"at":"10:00","kind":"line","state":"Busy"}`)
	assert.Equal(t, "at: \"10:00\" is no time (want it like 2026-11-24T10:02:11+01:00 or 2026-11-24 10:02:11)", file.Bad[0].Reason)
}

// TestClocksChange reads times without a zone in the nights in which clocks go forward and back.
func TestClocksChange(t *testing.T) {
	at := func(time string) string { return fmt.Sprintf(`{"at":%q,"kind":"line","state":"Busy"}`, time) }
	tests := []struct {
		id, zone, at, want string // want "" if there is no such time
		twice              string // the offset by which it is read
	}{
		{"a day", "Europe/Zurich", "2026-03-28 02:30:00", "2026-03-28T02:30:00+01:00", ""},
		{"without seconds", "Europe/Zurich", "2026-03-28T02:30", "2026-03-28T02:30:00+01:00", ""},
		{"before clocks go forward", "Europe/Zurich", "2026-03-29 01:59:59", "2026-03-29T01:59:59+01:00", ""},
		{"the first that is skipped", "Europe/Zurich", "2026-03-29 02:00:00", "", ""},
		{"the last that is skipped", "Europe/Zurich", "2026-03-29 02:59:59", "", ""},
		{"after clocks go forward", "Europe/Zurich", "2026-03-29 03:00:00", "2026-03-29T03:00:00+02:00", ""},
		{"before clocks go back", "Europe/Zurich", "2026-10-25 01:59:59", "2026-10-25T01:59:59+02:00", ""},
		{"the first that comes twice", "Europe/Zurich", "2026-10-25 02:00:00", "2026-10-25T02:00:00+01:00", "+01:00"},
		{"the last that comes twice", "Europe/Zurich", "2026-10-25 02:59:59", "2026-10-25T02:59:59+01:00", "+01:00"},
		{"with an offset", "Europe/Zurich", "2026-10-25 02:30:00+02:00", "2026-10-25T02:30:00+02:00", ""},
		{"after clocks go back", "Europe/Zurich", "2026-10-25 03:00:00", "2026-10-25T03:00:00+01:00", ""},
		{"half an hour that comes twice", "Australia/Lord_Howe", "2026-04-05 01:45:00", "2026-04-05T01:45:00+10:30", "+10:30"},
		{"half an hour before", "Australia/Lord_Howe", "2026-04-05 01:15:00", "2026-04-05T01:15:00+11:00", ""},
	}
	for _, tt := range tests {
		t.Run(tt.id, func(t *testing.T) {
			zone, err := time.LoadLocation(tt.zone)
			require.NoError(t, err)
			file := readBy(t, reports.Options{Zone: zone}, at(tt.at))
			if tt.want == "" {
				reason := fmt.Sprintf("at: %q does not exist: the clocks go forward then", tt.at)
				assert.Equal(t, []reports.Bad{{Line: 1, Last: 1, Lines: 1, Reason: reason}}, file.Bad)
				assert.Equal(t, "at: „"+tt.at+"“ gibt es nicht: Da wird die Uhr vorgestellt", words.Message(reason, presence.German))
				return
			}
			require.Empty(t, file.Bad)
			assert.Equal(t, tt.want, file.Logs[0].First.Format(time.RFC3339), "%s in %s", tt.at, tt.zone)
			assert.Equal(t, tt.twice, file.TwiceAs, "offset of %s, which comes twice", tt.at)
			assert.Equal(t, tt.twice != "", file.Twice == 1, "times that come twice")
		})
	}
}

func TestShift(t *testing.T) {
	lines := []string{
		`{"at":"2026-11-24T09:00:00Z","kind":"line","source":"pbx","state":"Busy"}`,
		`{"at":"2026-11-24T09:30:00Z","kind":"client","source":"teams","state":"Active"}`,
	}
	log := readBy(t, reports.Options{Shift: map[string]time.Duration{"pbx": time.Hour}}, lines...).Logs[0]
	assert.Equal(t, []string{"09:30:00-10:00:00 [] Unknown [Active] None: Available", "10:00:00- [Busy] Unknown [Active] None: Busy"}, stretches(log))

	_, err := reports.Read(strings.NewReader(lines[0]), reports.Options{Shift: map[string]time.Duration{"pdx": time.Hour}})
	assert.EqualError(t, err, `no report of the source "pdx"`)
}

func TestLog(t *testing.T) {
	log := read(t, morning[6], morning[0], morning[0])
	assert.Equal(t, 3, log.Reports, "reports")
	assert.Equal(t, "2026-11-24T08:00:00+01:00", log.First.Format(time.RFC3339), "first")
	assert.Equal(t, "2026-11-24T11:00:00+01:00", log.Last.Format(time.RFC3339), "last")
	assert.Equal(t, "2026-11-24T07:00:00Z", readBy(t, reports.Options{Zone: time.UTC}, morning[0]).Logs[0].First.Format(time.RFC3339), "first, in another zone")
	log = read(t)
	assert.True(t, log.First.IsZero() && log.Last.IsZero() && log.Reports == 0, "an empty log")
}

func TestBad(t *testing.T) {
	long := strings.Repeat("x", 101)
	const kinds = "line, userPresence, client, configured, seen, gone, removed"
	const arten = "möglich: „line“, „userPresence“, „client“, „configured“, „seen“, „gone“, „removed“"
	tests := []struct{ id, line, want, german string }{
		{"no JSON", "Busy", "not JSON: wrong at character 1", "kein JSON: falsch ab Zeichen 1"},
		{"half", `{"at":"`, "not JSON: the end is missing", "kein JSON: das Ende fehlt"},
		{"a comma too many", `{"at":"",}`, "not JSON: wrong at character 10", "kein JSON: falsch ab Zeichen 10"},
		{"two", morning[6] + morning[0], "something follows the JSON object", "nach dem JSON-Objekt folgt noch etwas"},
		{"of an array", morning[6] + ",", "something follows the JSON object", "nach dem JSON-Objekt folgt noch etwas"},
		{"array", "[]", "no JSON object", "kein JSON-Objekt"},
		{"null", "null", "no JSON object", "kein JSON-Objekt"},
		{"CSV", "2026-11-24 10:02:11,anna,line,Busy", "no JSON object, but what looks like CSV", "kein JSON-Objekt, sondern anscheinend CSV"},
		{"CSV with semicolons", `"anna";"Busy"`, "no JSON object, but what looks like CSV", "kein JSON-Objekt, sondern anscheinend CSV"},
		{"number", `{"at":1}`, "at: unexpected JSON number", "at: unerwartete Zahl"},
		{"state", `{"at":"2026-11-24T10:02:11Z","kind":"line","state":["Busy"]}`, "state: unexpected JSON array", "state: unerwartete Liste"},
		{"null state", `{"at":"2026-11-24T10:02:11Z","kind":"line","state":null}`, `presence: unknown Line state "" (want Unknown, Offline, Available, Busy, DoNotDisturb)`, "unbekannter Zustand der Leitung „“ (möglich: „Unknown“, „Offline“, „Available“, „Busy“, „DoNotDisturb“)"},
		{"empty object", "{}", `no key "at"`, "es fehlt der Schlüssel „at“"},
		{"no kind", `{"at":"2026-11-24T10:02:11Z","state":"Busy"}`, `unknown kind "" (want ` + kinds + ")", "unbekannte Art „“ (" + arten + ")"},
		{"unknown key", `{"time":"2026-11-24T10:02:11Z"}`, `json: unknown field "time"`, "unbekannter Schlüssel „time“"},
		{"no time", report("10h", "line", "", "Busy"), `at: "2026-11-24T10h+01:00" is no time (want it like 2026-11-24T10:02:11+01:00)`, "at: „2026-11-24T10h+01:00“ ist keine Zeit (erwartet, wie 2026-11-24T10:02:11+01:00)"},
		{"no zone", `{"at":"2026-11-24T10:02:11","kind":"line","state":"Busy"}`, "at: no zone (want it like 2026-11-24T10:02:11+01:00; the command takes -zone Europe/Zurich)", "at: ohne Zeitzone (erwartet, wie 2026-11-24T10:02:11+01:00; der Befehl nimmt -zone Europe/Zurich)"},
		{"early", `{"at":"1699-12-31T00:00:00Z","kind":"line","state":"Busy"}`, "at: year 1699 (want 1700 to 2200)", "at: Jahr 1699 (möglich: 1700 bis 2200)"},
		{"late", `{"at":"2201-01-01T00:00:00Z","kind":"line","state":"Busy"}`, "at: year 2201 (want 1700 to 2200)", "at: Jahr 2201 (möglich: 1700 bis 2200)"},
		{"unknown kind", report("10:00:00", "cloudLink", "", "Busy"), `unknown kind "cloudLink" (want ` + kinds + ")", "unbekannte Art „cloudLink“ (" + arten + ")"},
		{"unknown line", report("10:00:00", "line", "", "Bzy"), `presence: unknown Line state "Bzy" (want Unknown, Offline, Available, Busy, DoNotDisturb)`, "unbekannter Zustand der Leitung „Bzy“ (möglich: „Unknown“, „Offline“, „Available“, „Busy“, „DoNotDisturb“)"},
		{"no profile", report("10:00:00", "userPresence", "", "5"), `presence: unknown MiVO400 state "5" (want Unknown, Available, Absent, Meeting, Busy, NotAvailable)`, "unbekannte Benutzerpräsenz „5“ (möglich: „Unknown“, „Available“, „Absent“, „Meeting“, „Busy“, „NotAvailable“)"},
		{"unknown client", report("10:00:00", "client", "", "On"), `presence: unknown TeamsClient state "On" (want Offline, Inactive, Active, InCall, Presenting)`, "unbekannter Zustand des Clients „On“ (möglich: „Offline“, „Inactive“, „Active“, „InCall“, „Presenting“)"},
		{"unknown status", report("10:00:00", "configured", "", ""), `presence: unknown Configured state "" (want None, Available, Busy, DoNotDisturb, BeRightBack, AppearAway, AppearOffline)`, "unbekannter Status „“ (möglich: „None“, „Available“, „Busy“, „DoNotDisturb“, „BeRightBack“, „AppearAway“, „AppearOffline“)"},
		{"unknown seen", report("10:00:00", "seen", "", "Unavailable"), `explain: unknown state "Unavailable" (want Offline, Away, BeRightBack, Available, Busy, DoNotDisturb, a label such as "In a call", or Graph's words such as Busy/InACall)`, "unbekannter Zustand „Unavailable“ (möglich: „Offline“, „Away“, „BeRightBack“, „Available“, „Busy“, „DoNotDisturb“, eine Bezeichnung wie „In a call“ oder Graphs Wörter wie Busy/InACall)"},
		{"state of what is gone", report("10:00:00", "gone", "", "Busy"), `kind "gone" has no state (got "Busy")`, "Art „gone“ hat keinen Zustand (angegeben: „Busy“)"},
		{"lasts", `{"at":"2026-11-24T10:02:11Z","kind":"line","state":"Busy","lasts":"1h"}`, `lasts "1h" (want PT8H, PT1H30M, P1D or never)`, "lasts „1h“ (erwartet: PT8H, PT1H30M, P1D oder never)"},
		{"what is gone lasts", `{"at":"2026-11-24T10:02:11Z","kind":"gone","lasts":"PT1H"}`, `kind "gone" does not last (got 1h0m0s)`, "Art „gone“ hat keine Dauer (angegeben: 1h0m0s)"},
		{"a session that is too short", `{"at":"2026-11-24T10:02:11Z","kind":"client","state":"Active","lasts":"PT1M"}`, "graph: setPresence does not accept expirationDuration 1m0s (want PT5M to PT4H)", "setPresence nimmt diese Dauer nicht an: 1m0s (möglich: PT5M bis PT4H)"},
		{"long name", report("10:00:00", "line", long, "Busy"), `device "xxxxxxxxxxxxxxxxxxxx"...: longer than 100 bytes`, "device „xxxxxxxxxxxxxxxxxxxx“...: länger als 100 Bytes"},
		{"control character in a name", report("10:00:00", "line", "\x1b[2J", "Busy"), `device "\x1b[2J": has a character that cannot be shown`, `device „\x1b[2J“: hat ein Zeichen, das sich nicht darstellen lässt`},
		{"line separator in a name", report("10:00:00", "line", "\u2028", "Busy"), `device "\u2028": has a character that cannot be shown`, `device „\u2028“: hat ein Zeichen, das sich nicht darstellen lässt`},
		{"no UTF-8 in a name", `{"at":"2026-11-24T10:02:11Z","kind":"line","user":"` + "\xff" + `","state":"Busy"}`, "user \"\ufffd\": has a character that cannot be shown", "user „\ufffd“: hat ein Zeichen, das sich nicht darstellen lässt"},
		{"a long state", report("10:00:00", "line", "", strings.Repeat("ü", 1000)), "presence: unknown Line state \"" + strings.Repeat("ü", 185) + "...", "unbekannter Zustand der Leitung „" + strings.Repeat("ü", 185) + "..."},
		{"too long", strings.Repeat(" ", 65_537), "longer than 65536 bytes", "länger als 65536 Bytes"},
	}
	for _, tt := range tests {
		t.Run(tt.id, func(t *testing.T) {
			file := readBy(t, reports.Options{}, morning[0], tt.line, morning[6])
			assert.Equal(t, []reports.Bad{{Line: 2, Last: 2, Lines: 1, Reason: tt.want}}, file.Bad, "bad lines with %.200q", tt.line)
			assert.Equal(t, tt.german, words.Message(tt.want, presence.German), "in German")
			assert.Equal(t, 1, file.BadLines, "number of bad lines with %.200q", tt.line)
			assert.Equal(t, stretches(read(t, morning[0], morning[6])), stretches(file.Logs[0]), "stretches with %.200q", tt.line)
		})
	}
	file := readBy(t, reports.Options{}, "x", morning[0], strings.Repeat("x\n", 248))
	assert.Equal(t, []reports.Bad{{Line: 1, Last: 250, Lines: 249, Reason: "not JSON: wrong at character 1"}}, file.Bad, "equal reasons are one")
	assert.Equal(t, 249, file.BadLines, "bad lines")
	var different []string
	for n := range 150 {
		different = append(different, fmt.Sprintf(`{"at":"%d"}`, n))
	}
	file = readBy(t, reports.Options{}, different...)
	assert.Len(t, file.Bad, 100, "reasons kept")
	assert.Equal(t, 150, file.BadLines, "bad lines")
}

func TestConflicts(t *testing.T) {
	log := read(t,
		report("10:00:00", "line", "a", "Busy"),
		report("10:00:00", "line", "a", "Available"),
		report("10:00:00", "line", "a", "Busy"),
		report("10:00:00", "line", "b", "Busy"),
		report("10:00:00", "userPresence", "x", "Absent"),
		report("10:00:00", "userPresence", "y", "Busy"),
		report("10:00:01", "userPresence", "y", "Absent"),
	)
	text, err := json.Marshal(log.Conflicts)
	require.NoError(t, err)
	assert.JSONEq(t, `[
		{"at":"2026-11-24T10:00:00+01:00","kind":"line","device":"a","line":2,"state":"Available","countsLine":1,"counts":"Busy"},
		{"at":"2026-11-24T10:00:00+01:00","kind":"userPresence","line":5,"state":"Absent","countsLine":6,"counts":"Busy"}
	]`, string(text))
	assert.Equal(t, 2, log.Conflicting)

	var lines []string
	for range 150 {
		lines = append(lines, report("10:00:00", "line", "", "Busy"), report("10:00:00", "line", "", "Available"))
	}
	log = read(t, lines...)
	assert.Len(t, log.Conflicts, 100, "conflicts kept")
	assert.Equal(t, 150, log.Conflicting)
}

// TestOrder shuffles logs.
func TestOrder(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	states := map[string][]string{"line": {"Busy", "Available"}, "client": {"Active", "Inactive", "InCall"}}
	for range 200 {
		var lines []string
		for second := range 30 {
			for kind, states := range states {
				lines = append(lines, report(fmt.Sprintf("10:00:%02d", second), kind, fmt.Sprint(random.IntN(2)), states[random.IntN(len(states))]))
			}
		}
		want := stretches(read(t, lines...))
		random.Shuffle(len(lines), func(i, j int) { lines[i], lines[j] = lines[j], lines[i] })
		require.Equal(t, want, stretches(read(t, lines...)), "a log of %q", lines)
	}
}

func TestReadError(t *testing.T) {
	_, err := reports.Read(io.MultiReader(strings.NewReader(morning[0]+"\n"), iotest.ErrReader(errors.New("input/output error"))), reports.Options{})
	assert.EqualError(t, err, "reading line 2: input/output error")
}

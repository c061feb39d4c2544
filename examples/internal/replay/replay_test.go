package replay_test

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

	"github.com/othersee/othersee/examples/internal/replay"
	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/presence"
)

// report returns a line of a log, at a time of one day.
func report(clock, source, device, state string) string {
	line, err := json.Marshal(map[string]string{"at": "2026-11-24T" + clock + "+01:00", "source": source, "device": device, "state": state})
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

func read(t *testing.T, lines ...string) *replay.Log {
	t.Helper()
	log, err := replay.Read(strings.NewReader(strings.Join(lines, "\n")), nil)
	require.NoError(t, err, "Read(%q)", lines)
	return log
}

// stretches returns the stretches of a log by the guide, each as a line.
func stretches(log *replay.Log) (all []string) {
	for s := range (replay.Timeline{Log: log, Policy: precedence.Guide()}).Stretches() {
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
		{"repeated later", append(slices.Clone(morning), report("09:00:00", "line", "Desk phone", "Available"), report("10:01:00", "line", "Desk phone", "Busy")), seenMorning},
		{"empty lines", []string{"", morning[0], " \t", "\r"}, []string{"08:00:00- [] Unknown [Active] None: Available"}},
		{
			"a report that comes late ends what was repeated before",
			[]string{report("10:00:00", "line", "", "Busy"), report("10:10:00", "line", "", "Busy"), report("10:05:00", "line", "", "Available")},
			[]string{
				"10:00:00-10:05:00 [Busy] Unknown [] None: Busy",
				"10:05:00-10:10:00 [Available] Unknown [] None: Offline",
				"10:10:00- [Busy] Unknown [] None: Busy",
			},
		},
		{
			"two lines, of which one is enough",
			[]string{report("10:00:00", "line", "a", "Busy"), report("10:01:00", "line", "b", "Busy"), report("10:02:00", "line", "a", "Available"), report("10:03:00", "line", "b", "Available")},
			[]string{
				"10:00:00-10:02:00 [Busy] Unknown [] None: Busy",
				"10:02:00-10:03:00 [Available Busy] Unknown [] None: Busy",
				"10:03:00- [Available] Unknown [] None: Offline",
			},
		},
		{
			"user presence and status set by hand are one value, whoever set it",
			[]string{report("10:00:00", "userPresence", "Desk phone", "Absent"), report("10:01:00", "userPresence", "Mitel One", "Busy"), report("10:02:00", "configured", "Laptop", "Busy"), report("10:03:00", "configured", "Phone", "None")},
			[]string{
				"10:00:00-10:01:00 [] Absent [] None: Away",
				"10:01:00-10:02:00 [] Busy [] None: Busy",
				"10:02:00-10:03:00 [] Busy [] Busy: Busy",
				"10:03:00- [] Busy [] None: Busy",
			},
		},
		{
			"a line and a client of one name",
			[]string{report("10:00:00", "line", "Mitel One", "Busy"), report("10:00:00", "client", "Mitel One", "Active")},
			[]string{"10:00:00- [Busy] Unknown [Active] None: Busy"},
		},
		{
			"at one time, the later in the log counts",
			[]string{report("10:00:00", "line", "", "Busy"), report("10:00:00", "line", "", "Available"), report("10:01:00", "line", "", "Available")},
			[]string{"10:00:00- [Available] Unknown [] None: Offline"},
		},
		{
			"zones differ",
			[]string{
				`{"at":"2026-11-24T10:00:00+01:00","source":"line","state":"Busy"}`,
				`{"at":"2026-11-24T09:30:00Z","source":"line","state":"Available"}`,
				`{"at":"2026-11-24T04:15:00.5-05:00","source":"userPresence","state":"Absent"}`,
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
			"a call that do-not-disturb outranks is not hidden",
			[]string{report("10:00:00", "client", "", "Active"), report("10:00:00", "line", "a", "Do not disturb"), report("10:01:00", "line", "b", "Busy"), report("10:02:00", "userPresence", "", "NotAvailable"), report("10:03:00", "userPresence", "", "Absent")},
			[]string{
				"10:00:00-10:01:00 [DoNotDisturb] Unknown [Active] None: Available",
				"10:01:00-10:02:00 [Busy DoNotDisturb] Unknown [Active] None: Busy",
				"10:02:00-10:03:00 [Busy DoNotDisturb] NotAvailable [Active] None: Busy",
				"10:03:00- [Busy DoNotDisturb] Absent [Active] None: Available, hidden call",
			},
		},
		{"escapes", []string{`{"at":"2026-11-24T10:00:00\u002b01:00","so\u0075rce":"line","state":"\u0042usy","device":"\""}`}, []string{"10:00:00- [Busy] Unknown [] None: Busy"}},
		{"a byte order mark", []string{"\ufeff" + morning[0]}, []string{"08:00:00- [] Unknown [Active] None: Available"}},
		{"spaces", []string{" { \"at\" : \"2026-11-24T08:00:00+01:00\" ,\t\"source\":\"client\", \"state\":\"Active\" } \r"}, []string{"08:00:00- [] Unknown [Active] None: Available"}},
	}
	for _, tt := range tests {
		t.Run(tt.id, func(t *testing.T) {
			log := read(t, tt.log...)
			assert.Empty(t, log.Bad, "bad lines of %q", tt.log)
			assert.Equal(t, tt.want, stretches(log), "stretches of %q", tt.log)
		})
	}
}

// TestEveryInput has a log in which each input with lines and clients holds for a second, with
// as many devices as there are states. Each reports when its state changes.
func TestEveryInput(t *testing.T) {
	var want []precedence.Input
	type lane struct {
		source string
		device int
	}
	held := map[lane]presence.State{}
	var text strings.Builder
	at := time.Date(2026, 11, 24, 0, 0, 0, 0, time.UTC)
	for in := range precedence.Inputs() {
		if in.Lines.Len() == 0 || in.Clients.Len() == 0 {
			continue
		}
		at = at.Add(time.Second)
		add := func(source string, device int, state presence.State) {
			of := lane{source, device}
			if held[of] == state {
				return
			}
			held[of] = state
			fmt.Fprintf(&text, "{\"at\":%q,\"source\":%q,\"device\":\"%d\",\"state\":%q}\n", at.Format(time.RFC3339), source, device, state)
		}
		lines, clients := slices.Collect(in.Lines.All()), slices.Collect(in.Clients.All())
		for device := range 5 {
			add("line", device, lines[device%len(lines)])
		}
		add("userPresence", 0, in.UserPresence)
		for device := range 5 {
			add("client", device, clients[device%len(clients)])
		}
		add("configured", 0, in.Configured)
		want = append(want, in)
	}
	log, err := replay.Read(strings.NewReader(text.String()), nil)
	require.NoError(t, err)
	require.Empty(t, log.Bad, "bad lines")
	n := 0
	for s := range (replay.Timeline{Log: log, Policy: precedence.Guide()}).Stretches() {
		require.Equal(t, want[n], s.Input, "input of stretch %d", n)
		require.Equal(t, precedence.Resolve(s.Input), s.Resolution, "resolution of %v", s.Input)
		teams := s.Resolution.Teams.String()
		hidden := slices.Contains(slices.Collect(s.Input.Lines.All()), presence.LineBusy) && teams != "Busy" && teams != "DoNotDisturb"
		require.Equal(t, hidden, s.HiddenCall, "hidden call of %v", s.Input)
		n++
	}
	assert.Len(t, want, n, "stretches")
}

func TestLanes(t *testing.T) {
	log := read(t, append(slices.Clone(morning),
		report("08:00:00", "line", "Cordless", "Offline"),
		report("08:00:00", "configured", "", "None"),
		report("08:00:01", "configured", "", "None"),
	)...)
	var got []string
	for _, lane := range (replay.Timeline{Log: log, Policy: precedence.Guide()}).Lanes() {
		var text strings.Builder
		fmt.Fprintf(&text, "%s %s:", lane.Kind, lane.Device)
		for span := range lane.Spans() {
			fmt.Fprintf(&text, " %s %#v", clocks(span.From, span.To), span.State)
		}
		got = append(got, text.String())
	}
	assert.Equal(t, []string{
		"line Cordless: 08:00:00- presence.LineOffline",
		"line Desk phone: 08:00:00-10:00:00 presence.LineAvailable 10:00:00-10:20:00 presence.LineBusy 10:20:00- presence.LineAvailable",
		"userPresence : 08:30:00-10:05:00 presence.MiVO400Available 10:05:00- presence.MiVO400Absent",
		"client Laptop: 08:00:00-11:00:00 presence.TeamsClientActive 11:00:00- presence.TeamsClientInactive",
		"configured : 08:00:00- presence.ConfiguredNone",
		"cloudLink : 08:00:00-10:00:00 presence.CloudLinkAvailable 10:00:00-10:05:00 presence.CloudLinkBusy 10:05:00- presence.CloudLinkAway",
		"session : 08:00:00-10:00:00 presence.TeamsOffline 10:00:00-10:05:00 presence.TeamsBusy 10:05:00- presence.TeamsAway",
		"teams : 08:00:00-10:00:00 presence.TeamsAvailable 10:00:00-10:05:00 presence.TeamsBusy 10:05:00-11:00:00 presence.TeamsAvailable 11:00:00- presence.TeamsAway",
	}, got, "lanes")
	assert.Empty(t, replay.Timeline{Log: read(t)}.Lanes(), "lanes of an empty log")
}

// TestRangeEnds leaves each iterator at once.
func TestRangeEnds(t *testing.T) {
	timeline := replay.Timeline{Log: read(t, morning...), Policy: precedence.Guide()}
	n := 0
	for range timeline.Stretches() {
		n++
		break
	}
	lanes := timeline.Lanes()
	for _, lane := range lanes {
		for range lane.Spans() {
			n++
			break
		}
	}
	assert.Equal(t, 1+len(lanes), n)
}

func TestPolicy(t *testing.T) {
	log := read(t, morning...)
	var hidden int
	for s := range (replay.Timeline{Log: log}).Stretches() {
		if s.HiddenCall {
			hidden++
		}
		assert.Equal(t, precedence.Off().Resolve(s.Input), s.Resolution, "with sync off")
	}
	assert.Equal(t, 2, hidden, "stretches with a hidden call, with sync off")
}

func TestLog(t *testing.T) {
	log := read(t, morning[6], "Busy", morning[0], morning[0])
	assert.Equal(t, 3, log.Reports, "reports")
	assert.Equal(t, "2026-11-24T08:00:00+01:00", log.First.Format(time.RFC3339), "first")
	assert.Equal(t, "2026-11-24T11:00:00+01:00", log.Last.Format(time.RFC3339), "last")

	log, err := replay.Read(strings.NewReader(morning[0]), time.UTC)
	require.NoError(t, err)
	assert.Equal(t, "2026-11-24T07:00:00Z", log.First.Format(time.RFC3339), "first, in another zone")

	log = read(t)
	assert.True(t, log.First.IsZero() && log.Last.IsZero(), "times of an empty log")
	assert.Zero(t, log.Reports, "reports of an empty log")
}

func TestBad(t *testing.T) {
	long := strings.Repeat("x", 101)
	tests := []struct{ id, line, want string }{
		{"no JSON", "Busy", "not JSON: invalid character 'B' looking for beginning of value"},
		{"half", `{"at":"`, "not JSON: unexpected end of JSON input"},
		{"half an escape", `{"at":"\`, "not JSON: invalid character ' ' in string escape code"},
		{"a bad escape", `{"at":"\x"}`, "not JSON: invalid character 'x' in string escape code"},
		{"a tab in a text", "{\"at\":\"\t\"}", `not JSON: invalid character '\t' in string literal`},
		{"no comma", `{"at":"" "source":""}`, `not JSON: invalid character '"' after object key:value pair`},
		{"a comma too many", `{"at":"",}`, "not JSON: invalid character '}' looking for beginning of object key string"},
		{"a comma at first", `{,"at":""}`, "not JSON: invalid character ',' looking for beginning of object key string"},
		{"no colon", `{"at" ""}`, `not JSON: invalid character '"' after object key`},
		{"two", morning[0] + morning[0], "not JSON: invalid character '{' after top-level value"},
		{"array", "[]", "no JSON object"},
		{"null", "null", "no JSON object"},
		{"number", `{"at":1}`, "json: cannot unmarshal number into Go struct field members.At of type string"},
		{"null state", `{"at":"2026-11-24T10:02:11Z","source":"line","state":null}`, `no key "state"`},
		{"empty object", "{}", `no key "at"`},
		{"no source", `{"at":"2026-11-24T10:02:11Z","state":"Busy"}`, `no key "source"`},
		{"no state", `{"at":"2026-11-24T10:02:11Z","source":"line"}`, `no key "state"`},
		{"unknown key", `{"time":"2026-11-24T10:02:11Z"}`, `json: unknown field "time"`},
		{"no time", report("10:02", "line", "", "Busy"), `at: "2026-11-24T10:02+01:00" is no time with zone (want it like 2026-11-24T10:02:11+01:00)`},
		{"no zone", `{"at":"2026-11-24T10:02:11","source":"line","state":"Busy"}`, `at: "2026-11-24T10:02:11" is no time with zone (want it like 2026-11-24T10:02:11+01:00)`},
		{"early", `{"at":"1699-12-31T00:00:00Z","source":"line","state":"Busy"}`, "at: year 1699 (want 1700 to 2200)"},
		{"late", `{"at":"2201-01-01T00:00:00Z","source":"line","state":"Busy"}`, "at: year 2201 (want 1700 to 2200)"},
		{"unknown source", report("10:00:00", "cloudLink", "", "Busy"), `unknown source "cloudLink" (want line, userPresence, client, configured)`},
		{"unknown line", report("10:00:00", "line", "", "Bzy"), `presence: unknown Line state "Bzy" (want Unknown, Offline, Available, Busy, DoNotDisturb)`},
		{"unknown user", report("10:00:00", "userPresence", "", "Free"), `presence: unknown MiVO400 state "Free" (want Unknown, Available, Absent, Meeting, Busy, NotAvailable)`},
		{"unknown client", report("10:00:00", "client", "", "On"), `presence: unknown TeamsClient state "On" (want Offline, Inactive, Active, InCall, Presenting)`},
		{"unknown status", report("10:00:00", "configured", "", ""), `presence: unknown Configured state "" (want None, Available, Busy, DoNotDisturb, BeRightBack, AppearAway, AppearOffline)`},
		{"long name", report("10:00:00", "line", long, "Busy"), `device "xxxxxxxxxxxxxxxxxxxx"...: longer than 100 bytes`},
		{"control character in a name", report("10:00:00", "line", "\x1b[2J", "Busy"), `device "\x1b[2J": has a character that cannot be shown`},
		{"line separator in a name", report("10:00:00", "line", "\u2028", "Busy"), `device "\u2028": has a character that cannot be shown`},
		{"no UTF-8 in a name", `{"at":"2026-11-24T10:02:11Z","source":"line","device":"` + "\xff" + `","state":"Busy"}`, "device \"\ufffd\": has a character that cannot be shown"},
		{"a long state", report("10:00:00", "line", "", strings.Repeat("ü", 1000)), "presence: unknown Line state \"" + strings.Repeat("ü", 185) + "..."},
		{"too long", strings.Repeat(" ", 65_537), "longer than 65536 bytes"},
	}
	for _, tt := range tests {
		t.Run(tt.id, func(t *testing.T) {
			log := read(t, morning[0], tt.line, morning[6])
			assert.Equal(t, []replay.Bad{{Line: 2, Reason: tt.want}}, log.Bad, "bad lines with %.200q", tt.line)
			assert.Equal(t, 1, log.BadLines, "number of bad lines with %.200q", tt.line)
			assert.Equal(t, stretches(read(t, morning[0], morning[6])), stretches(log), "stretches with %.200q", tt.line)
		})
	}
}

func TestBadLimit(t *testing.T) {
	log := read(t, strings.Repeat("x\n", 250))
	assert.Len(t, log.Bad, 100, "bad lines kept")
	assert.Equal(t, 250, log.BadLines, "bad lines")
}

func TestDeviceLimit(t *testing.T) {
	var lines []string
	for n := range 1001 {
		lines = append(lines, report("10:00:00", "line", fmt.Sprint(n), "Busy"))
	}
	log := read(t, append(lines, lines[0], report("10:00:00", "line", strings.Repeat("x", 100), "Busy"))...)
	assert.Equal(t, []replay.Bad{{1001, "more than 1000 devices"}, {1003, "more than 1000 devices"}}, log.Bad)
}

func TestConflicts(t *testing.T) {
	log := read(t,
		report("10:00:00", "line", "a", "Busy"),
		report("10:00:00", "line", "a", "Available"),
		report("10:00:00", "line", "a", "Available"),
		report("10:00:00", "line", "b", "Busy"),
		report("10:00:00", "userPresence", "x", "Busy"),
		report("10:00:00", "userPresence", "y", "Absent"),
		report("10:00:01", "userPresence", "y", "Busy"),
	)
	text, err := json.Marshal(log.Conflicts)
	require.NoError(t, err)
	assert.JSONEq(t, `[
		{"at":"2026-11-24T10:00:00+01:00","source":"line","device":"a","line":1,"state":"Busy","countsLine":2,"counts":"Available"},
		{"at":"2026-11-24T10:00:00+01:00","source":"userPresence","line":5,"state":"Busy","countsLine":6,"counts":"Absent"}
	]`, string(text))
	assert.Equal(t, 2, log.Conflicting)

	var lines []string
	for range 150 {
		lines = append(lines, report("10:00:00", "line", "", "Busy"), report("10:00:00", "line", "", "Available"))
	}
	log = read(t, lines...)
	assert.Len(t, log.Conflicts, 100, "conflicts kept")
	assert.Equal(t, 299, log.Conflicting)
}

// TestOrder shuffles logs without two reports of a device at one time.
func TestOrder(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	states := map[string][]string{"line": {"Busy", "Available"}, "client": {"Active", "Inactive", "InCall"}}
	for range 200 {
		var lines []string
		for second := range 30 {
			for source, states := range states {
				if random.IntN(2) == 0 {
					lines = append(lines, report(fmt.Sprintf("10:00:%02d", second), source, fmt.Sprint(random.IntN(2)), states[random.IntN(len(states))]))
				}
			}
		}
		want := stretches(read(t, lines...))
		random.Shuffle(len(lines), func(i, j int) { lines[i], lines[j] = lines[j], lines[i] })
		require.Equal(t, want[1:], stretches(read(t, lines...))[1:], "a log of %q", lines)
	}
}

func TestReadError(t *testing.T) {
	_, err := replay.Read(io.MultiReader(strings.NewReader(morning[0]+"\n"), iotest.ErrReader(errors.New("input/output error"))), nil)
	assert.EqualError(t, err, "reading line 2: input/output error")
}

func TestWriteJSON(t *testing.T) {
	log := read(t, morning[0], morning[6], "Busy", morning[0], report("08:00:00", "client", "Laptop", "InCall"))
	var out strings.Builder
	require.NoError(t, replay.Timeline{Log: log, Policy: precedence.Guide()}.WriteJSON(&out))
	assert.JSONEq(t, `{
		"policy": "guide",
		"reports": 4, "first": "2026-11-24T08:00:00+01:00", "last": "2026-11-24T11:00:00+01:00",
		"lanes": [
			{"source":"client","device":"Laptop","spans":[
				{"from":"2026-11-24T08:00:00+01:00","to":"2026-11-24T11:00:00+01:00","state":"InCall"},
				{"from":"2026-11-24T11:00:00+01:00","state":"Inactive"}]},
			{"source":"cloudLink","spans":[{"from":"2026-11-24T08:00:00+01:00","state":"Unknown"}]},
			{"source":"session","spans":[{"from":"2026-11-24T08:00:00+01:00","state":"Offline"}]},
			{"source":"teams","spans":[
				{"from":"2026-11-24T08:00:00+01:00","to":"2026-11-24T11:00:00+01:00","state":"Busy"},
				{"from":"2026-11-24T11:00:00+01:00","state":"Away"}]}],
		"stretches": [
			{"from":"2026-11-24T08:00:00+01:00","to":"2026-11-24T11:00:00+01:00",
			 "input":{"lines":[],"userPresence":"Unknown","clients":["InCall"],"configured":"None"},
			 "resolution":{"cloudLink":"Unknown","mitelOne":"Unknown","session":"Offline","teams":"Busy","sessionRule":"S5","teamsRule":"T2"},
			 "hiddenCall":false},
			{"from":"2026-11-24T11:00:00+01:00",
			 "input":{"lines":[],"userPresence":"Unknown","clients":["Inactive"],"configured":"None"},
			 "resolution":{"cloudLink":"Unknown","mitelOne":"Unknown","session":"Offline","teams":"Away","sessionRule":"S5","teamsRule":"T2"},
			 "hiddenCall":false}],
		"badLines": 1, "bad": [{"line":3,"reason":"not JSON: invalid character 'B' looking for beginning of value"}],
		"conflicting": 1, "conflicts": [{"at":"2026-11-24T08:00:00+01:00","source":"client","device":"Laptop","line":4,"state":"Active","countsLine":5,"counts":"InCall"}]
	}`, out.String())
	assert.True(t, strings.HasSuffix(out.String(), "}\n") && strings.Count(out.String(), "\n") == 1, "one line")

	out.Reset()
	require.NoError(t, replay.Timeline{Log: read(t), Policy: precedence.Off()}.WriteJSON(&out))
	assert.JSONEq(t, `{"policy":"off",
		"reports":0,"lanes":[],"stretches":[],"badLines":0,"bad":[],"conflicting":0,"conflicts":[]}`, out.String(), "an empty log")
}

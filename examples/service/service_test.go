package main

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/othersee/othersee/examples/internal/graphclient"
	"github.com/othersee/othersee/examples/internal/graphsim"
	"github.com/othersee/othersee/mapping/graph"
	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/precedence/timeline"
	"github.com/othersee/othersee/presence"
)

// A world is a service, the stand-in for Graph that it calls, and the clock of both.
type world struct {
	*Service
	sim *graphsim.Sim
	now time.Time
}

func newWorld(t interface{ Cleanup(func()) }, policy precedence.Policy) *world {
	w := &world{now: time.Date(2026, 11, 25, 9, 0, 0, 0, time.UTC)}
	clock := func() time.Time { return w.now }
	w.sim, _ = graphsim.New(graphsim.Config{App: "app", Secret: "secret", TokenLasts: 10_000 * time.Hour, Now: clock})
	server := httptest.NewServer(w.sim)
	t.Cleanup(server.Close)
	w.Service = &Service{Policy: policy, Now: clock, Graph: &graphclient.Client{
		URL: server.URL + "/v1.0", App: "app", Lasts: 15 * time.Minute,
		HTTP: &http.Client{Transport: &graphclient.Credentials{TokenURL: server.URL + "/t/oauth2/v2.0/token", App: "app", Secret: "secret"}},
	}}
	return w
}

// line reports the state of a line of anna.
func (w *world) line(t *testing.T, device string, state presence.Line) {
	t.Helper()
	w.now = w.now.Add(time.Second)
	require.NoError(t, w.Report(t.Context(), timeline.Report{At: w.now, User: "anna", Source: "pbx", Device: device, State: state}))
}

// minutes lets time pass.
func (w *world) minutes(t interface {
	require.TestingT
	Context() context.Context
}, n int,
) {
	for range n {
		w.now = w.now.Add(time.Minute)
		require.NoError(t, w.KeepAlive(t.Context()))
	}
}

// TestCalls counts what is written: a session that is another, and one that would expire.
func TestCalls(t *testing.T) {
	w := newWorld(t, precedence.Guide())
	w.line(t, "desk", presence.LineAvailable) // clears what an earlier run may have left
	w.line(t, "desk", presence.LineBusy)
	w.line(t, "cordless", presence.LineBusy)
	w.line(t, "desk", presence.LineAvailable) // the cordless phone is still busy
	w.minutes(t, 8)
	w.line(t, "cordless", presence.LineAvailable)
	w.minutes(t, 60)
	require.NoError(t, w.Report(t.Context(), timeline.Report{At: w.now.Add(-2 * time.Hour), User: "anna", Source: "pbx", Device: "desk", State: presence.LineBusy}), "a late one")
	assert.Equal(t, []string{
		"clearPresence anna: 404",
		"setPresence anna Busy/InACall PT15M: 200",
		"setPresence anna Busy/InACall PT15M: 200",
		"clearPresence anna: 200",
	}, w.sim.Calls())
}

// TestEnds: a report that says how long it lasts ends by itself.
func TestEnds(t *testing.T) {
	w := newWorld(t, precedence.Guide())
	require.NoError(t, w.Report(t.Context(), timeline.Report{At: w.now, User: "anna", Device: "desk", State: presence.LineBusy, Lasts: 5 * time.Minute}))
	w.minutes(t, 4)
	assert.Equal(t, "Busy", w.sim.Presence("anna").Availability)
	w.minutes(t, 2)
	assert.Equal(t, "Offline", w.sim.Presence("anna").Availability)
}

// TestReadOnly writes nothing, and watches all the same.
func TestReadOnly(t *testing.T) {
	w := newWorld(t, precedence.Guide())
	w.ReadOnly = true
	w.line(t, "desk", presence.LineBusy)
	w.minutes(t, 1)
	var told []string
	for range 10 {
		require.NoError(t, w.Watch(t.Context(), func(userID string, f Finding) { told = append(told, userID+" "+f.Graph.String()) }))
	}
	assert.Equal(t, []string{"anna Offline/Offline"}, told, "once, after a while")
	assert.Equal(t, slices.Repeat([]string{"getPresencesByUserId 1: 200"}, 10), w.sim.Calls())
}

// TestRetry writes again what could not be written.
func TestRetry(t *testing.T) {
	w := newWorld(t, precedence.Guide())
	w.sim.Fail(http.StatusTooManyRequests, http.StatusServiceUnavailable)
	err := w.Report(t.Context(), timeline.Report{At: w.now, User: "anna", Device: "desk", State: presence.LineBusy})
	assert.ErrorContains(t, err, "graph: 429 Too Many Requests")
	assert.ErrorContains(t, w.KeepAlive(t.Context()), "503 Service Unavailable")
	assert.NoError(t, w.KeepAlive(t.Context()))
	assert.Equal(t, "Busy", w.sim.Presence("anna").Availability)
	w.sim.Fail(http.StatusServiceUnavailable)
	assert.ErrorContains(t, w.Watch(t.Context(), nil), "503 Service Unavailable")
}

// TestKept reports at random while time passes: Graph refuses nothing, and always has the session that
// the library says.
func TestKept(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		points := rapid.SliceOf(rapid.SampledFrom(slices.Collect(precedence.Points()))).Draw(t, "points")
		w := newWorld(t, precedence.Off().WithSync(rapid.Bool().Draw(t, "sync")).With(points...))
		for range rapid.IntRange(1, 8).Draw(t, "reports") {
			r := timeline.Report{At: w.now, User: "anna", Device: rapid.SampledFrom([]string{"desk", "mobile"}).Draw(t, "device")}
			switch rapid.IntRange(0, 3).Draw(t, "kind") {
			case 0:
				r.State = rapid.SampledFrom(slices.Collect(presence.All[presence.Line]())).Draw(t, "line")
			case 1:
				r.State = rapid.SampledFrom(slices.Collect(presence.All[presence.MiVO400]())).Draw(t, "user presence")
			case 2:
				r.State = rapid.SampledFrom(slices.Collect(presence.All[presence.TeamsClient]())).Draw(t, "client")
			case 3:
				r.State = timeline.Gone
			}
			require.NoError(t, w.Report(t.Context(), r), "%v", r)
			w.minutes(t, rapid.IntRange(1, 40).Draw(t, "minutes"))
			want, wanted := graph.Session(w.Explain("anna").Resolution.Session)
			got, ok := w.sim.Session("anna")
			assert.Equal(t, wanted, ok, "a session after %v", r)
			assert.Equal(t, want, graph.Presence(got), "the session after %v", r)
		}
	})
}

func TestHandler(t *testing.T) {
	w := newWorld(t, precedence.Guide())
	server := httptest.NewServer(w.Handler())
	defer server.Close()
	report := func(kind, state string) string {
		w.now = w.now.Add(time.Second)
		return fmt.Sprintf(`{"at":%q,"user":"anna","kind":%q,"device":"desk","state":%q}`, w.now.Format(time.RFC3339), kind, state)
	}
	for _, test := range []struct {
		body   string
		status int
		want   string
	}{
		{report("line", "Busy"), 200, "Others see “Busy”"},
		{report("line", "Bzy"), 400, "Others see “Busy”"},
		{`{"at":"2026-11-25T09:00:00Z","kind":"line","state":"Busy"}`, 400, "Others see “Busy”"},
		{report("userPresence", "Absent"), 200, "Others see “Away”"},
		{report("client", "Active"), 200, "Others see “Available”"},
		{report("configured", "DoNotDisturb"), 200, "Others see “Do not disturb”"},
		{report("gone", ""), 200, "Others see “Offline”"},
	} {
		response, err := http.Post(server.URL+"/reports", "application/json", strings.NewReader(test.body))
		require.NoError(t, err)
		response.Body.Close()
		assert.Equal(t, test.status, response.StatusCode, "%s", test.body)
		response, err = http.Get(server.URL + "/users/anna")
		require.NoError(t, err)
		text, err := io.ReadAll(response.Body)
		require.NoError(t, err)
		response.Body.Close()
		assert.Contains(t, string(text), test.want, "after %s", test.body)
	}
	w.sim.Fail(http.StatusForbidden)
	response, err := http.Post(server.URL+"/reports", "application/json", strings.NewReader(report("line", "Busy")))
	require.NoError(t, err)
	response.Body.Close()
	assert.Equal(t, http.StatusBadGateway, response.StatusCode, "what could not be passed on")
}

// TestRestart keeps a call going over a restart of the service.
func TestRestart(t *testing.T) {
	dir := t.TempDir()
	before, after := newWorld(t, precedence.Guide()), newWorld(t, precedence.Guide())
	require.NoError(t, before.StoreIn(dir))
	before.line(t, "desk", presence.LineBusy)
	require.NoError(t, before.Report(t.Context(), timeline.Report{At: before.now, User: "beat", Device: "desk", State: timeline.Gone}))
	require.NoError(t, after.StoreIn(dir))
	require.NoError(t, after.KeepAlive(t.Context()))
	assert.Equal(t, "Busy", after.sim.Presence("anna").Availability)
	assert.Equal(t, before.Explain("anna"), after.Explain("anna"))
	require.NoError(t, os.WriteFile(filepath.Join(dir, "x.json"), []byte("nonsense"), 0o600))
	assert.ErrorContains(t, after.StoreIn(dir), "x.json: ")
}

func TestFinding(t *testing.T) {
	onThePhone := precedence.Input{Lines: presence.SetOf(presence.LineBusy)}
	for _, test := range []struct{ availability, activity, want string }{
		{"Busy", "InACall", "Others see Busy (Graph says Busy/InACall), as expected."},
		{"inACall", "busy", "Others see Busy (Graph says inACall/busy), as expected."},
		{"PresenceUnknown", "PresenceUnknown", "Graph says PresenceUnknown/PresenceUnknown, which names none of the states that others see. Expected is Busy."},
		{"BeRightBack", "BeRightBack", "Others see Be right back (Graph says BeRightBack/BeRightBack), not Busy as expected."},
	} {
		f := Finding{graph.Presence{Availability: test.availability, Activity: test.activity}, onThePhone, precedence.Guide()}
		first, _, more := strings.Cut(f.String(), "\n")
		assert.Equal(t, test.want, first)
		assert.Equal(t, strings.Contains(test.want, "not Busy"), more, "causes of %v", f.Graph)
	}
}

// TestREADME: what the page shows is in the files.
func TestREADME(t *testing.T) {
	page, err := os.ReadFile("README.md")
	require.NoError(t, err)
	var code strings.Builder
	for _, name := range []string{"service.go", "watch.go", "serve.go", "main.go"} {
		text, err := os.ReadFile(name)
		require.NoError(t, err)
		code.Write(text)
	}
	snippets := strings.Split(string(page), "```go\n")[1:]
	assert.Len(t, snippets, 5)
	for _, snippet := range snippets {
		snippet, _, _ = strings.Cut(snippet, "```")
		assert.Contains(t, code.String(), snippet)
	}
}

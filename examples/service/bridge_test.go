package main

import (
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/othersee/othersee/examples/service/graphtest"
	"github.com/othersee/othersee/mapping/graph"
	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/precedence/explain"
	"github.com/othersee/othersee/presence"
)

// TestCalls counts what is written: a session that is another, and one that would expire.
func TestCalls(t *testing.T) {
	graph := graphtest.NewServer("app")
	defer graph.Close()
	bridge := newBridge(graph, precedence.Guide())
	line := func(device string, state presence.Line) {
		t.Helper()
		require.NoError(t, bridge.Report(t.Context(), "anna", func(r *Reports) { r.Lines[device] = state }))
	}
	minutes := func(n int) {
		t.Helper()
		for range n {
			graph.Advance(time.Minute)
			require.NoError(t, bridge.KeepAlive(t.Context()))
		}
	}
	line("desk", presence.LineAvailable) // clears what an earlier run may have left
	line("desk", presence.LineBusy)
	line("cordless", presence.LineBusy)
	line("desk", presence.LineAvailable) // the cordless phone is still busy
	minutes(8)
	line("cordless", presence.LineAvailable)
	minutes(60)
	assert.Equal(t, []string{
		"clearPresence anna: 404",
		"setPresence anna Busy/InACall PT15M: 200",
		"setPresence anna Busy/InACall PT15M: 200",
		"clearPresence anna: 200",
	}, graph.Calls())
}

// TestReadOnly writes nothing, and can be asked all the same.
func TestReadOnly(t *testing.T) {
	graph := graphtest.NewServer("app")
	defer graph.Close()
	bridge := newBridge(graph, precedence.Guide())
	bridge.Graph.ReadOnly = true
	require.NoError(t, bridge.Report(t.Context(), "anna", func(r *Reports) { r.Lines["desk"] = presence.LineBusy }))
	require.NoError(t, bridge.KeepAlive(t.Context()))
	f, err := bridge.Monitor(t.Context(), "anna")
	require.NoError(t, err)
	assert.False(t, f.OK(), "OK of %v", f)
	assert.Equal(t, []string{"get anna: 200"}, graph.Calls())
}

// TestRetry writes again what could not be written.
func TestRetry(t *testing.T) {
	graph := graphtest.NewServer("app")
	defer graph.Close()
	bridge := newBridge(graph, precedence.Guide())
	graph.Fail(http.StatusTooManyRequests, http.StatusServiceUnavailable)
	err := bridge.Report(t.Context(), "anna", func(r *Reports) { r.Lines["desk"] = presence.LineBusy })
	assert.ErrorContains(t, err, "POST /v1.0/users/anna/presence/setPresence: 429 Too Many Requests: ")
	assert.ErrorContains(t, bridge.KeepAlive(t.Context()), "503 Service Unavailable")
	assert.NoError(t, bridge.KeepAlive(t.Context()))
	p, _ := graph.Session("anna")
	assert.Equal(t, graphtest.Presence{Availability: "Busy", Activity: "InACall"}, p)
}

func TestIntake(t *testing.T) {
	graph := graphtest.NewServer("app")
	defer graph.Close()
	service := httptest.NewServer(newBridge(graph, precedence.Guide()).Handler())
	defer service.Close()
	tests := []struct {
		method, path, body string
		status             int
		answer             string
	}{
		{"PUT", "/users/anna/lines/desk", "Busy", 200, ""},
		{"PUT", "/users/anna/lines/desk", "Bzy", 400, `presence: unknown Line state "Bzy" (want Unknown, Offline, Available, Busy, DoNotDisturb)`},
		{"PUT", "/users/anna/lines/desk", strings.Repeat("Busy", 100), 400, "http: request body too large"},
		{"GET", "/users/anna", "", 200, "Others see “Busy”"},
		{"PUT", "/users/anna/profile", "1", 200, ""},
		{"PUT", "/users/anna/profile", "5", 400, `no profile "5" (want 0 to 4)`},
		{"PUT", "/users/anna/profile", "Absent", 400, `no profile "Absent" (want 0 to 4)`},
		{"GET", "/users/anna", "", 200, "Others see “Away”"},
		{"PUT", "/users/anna/clients/laptop", "Active", 200, ""},
		{"GET", "/users/anna", "", 200, "Others see “Available”"},
		{"DELETE", "/users/anna/clients/laptop", "", 200, ""},
		{"DELETE", "/users/anna/lines/desk", "", 200, ""},
		{"GET", "/users/anna", "", 200, "Others see “Away”"},
		{"PUT", "/users/anna/configured", "DoNotDisturb", 200, ""},
		{"GET", "/users/anna", "", 200, "Others see “Do not disturb”"},
	}
	for _, tt := range tests {
		req, err := http.NewRequest(tt.method, service.URL+tt.path, strings.NewReader(tt.body))
		require.NoError(t, err)
		resp, err := http.DefaultClient.Do(req)
		require.NoError(t, err)
		answer, err := io.ReadAll(resp.Body)
		require.NoError(t, err)
		resp.Body.Close()
		assert.Equal(t, tt.status, resp.StatusCode, "%s %s %s", tt.method, tt.path, tt.body)
		assert.Contains(t, string(answer), tt.answer, "%s %s %s", tt.method, tt.path, tt.body)
	}
	graph.Fail(http.StatusForbidden)
	req, err := http.NewRequest("PUT", service.URL+"/users/anna/profile", strings.NewReader("3"))
	require.NoError(t, err)
	resp, err := http.DefaultClient.Do(req)
	require.NoError(t, err)
	resp.Body.Close()
	assert.Equal(t, http.StatusBadGateway, resp.StatusCode, "a report that could not be passed on")
}

func TestCredentials(t *testing.T) {
	graph := graphtest.NewServer("app")
	defer graph.Close()
	bridge := newBridge(graph, precedence.Guide())
	bridge.Graph.Client.Transport.(*Credentials).Secret = ""
	_, err := bridge.Graph.Presence(t.Context(), "anna")
	assert.ErrorContains(t, err, "no access token: 400 Bad Request")
	assert.Empty(t, graph.Calls(), "without a token nothing is sent")
}

// TestWatch tells of a difference once, after it has lasted.
func TestWatch(t *testing.T) {
	graph := graphtest.NewServer("app")
	defer graph.Close()
	bridge := newBridge(graph, precedence.Guide())
	require.NoError(t, bridge.Report(t.Context(), "anna", func(r *Reports) { r.Lines["desk"] = presence.LineBusy }))
	var told []string
	watch := func(times int) {
		for range times {
			err := bridge.Watch(t.Context(), func(userID string, f Finding) { told = append(told, userID+" "+f.Graph.String()) })
			require.NoError(t, err)
		}
	}
	watch(10)
	assert.Empty(t, told, "as expected")
	graph.SignIn("anna", "laptop", graphtest.Presence{Availability: "DoNotDisturb", Activity: "Presenting"})
	watch(4)
	assert.Empty(t, told, "not for long yet")
	watch(10)
	assert.Equal(t, []string{"anna DoNotDisturb/Presenting"}, told, "once")
	graph.SignIn("anna", "laptop", graphtest.Presence{})
	watch(1)
	graph.SignIn("anna", "laptop", graphtest.Presence{Availability: "DoNotDisturb", Activity: "Presenting"})
	watch(5)
	assert.Len(t, told, 2, "and again when it comes again")
	graph.Fail(http.StatusServiceUnavailable)
	assert.ErrorContains(t, bridge.Watch(t.Context(), nil), "503 Service Unavailable")
}

func TestFinding(t *testing.T) {
	onThePhone := precedence.Input{Lines: presence.SetOf(presence.LineBusy)}
	allKnown := precedence.Input{
		Lines:        presence.SetOf(presence.LineBusy),
		UserPresence: presence.MiVO400Available,
		Clients:      presence.SetOf(presence.TeamsClientActive),
		Configured:   presence.ConfiguredBusy,
	}
	tests := []struct {
		id     string
		in     precedence.Input
		graph  graph.Presence
		known  bool
		ok     bool
		want   string // the first line
		causes []explain.Kind
	}{
		{
			"as expected", onThePhone,
			graph.Presence{Availability: "Busy", Activity: "InACall"},
			true, true,
			"Others see Busy (Graph says Busy/InACall), as expected.",
			nil,
		},
		{
			"as expected in the words of another edition", onThePhone,
			graph.Presence{Availability: "inACall", Activity: "busy"},
			true, true,
			"Others see Busy (Graph says inACall/busy), as expected.",
			nil,
		},
		{
			"unknown is not Offline",
			precedence.Input{},
			graph.Presence{Availability: "PresenceUnknown", Activity: "PresenceUnknown"},
			false, false,
			"Graph says PresenceUnknown/PresenceUnknown, which names none of the states that others see. Expected is Offline.",
			nil,
		},
		{
			"set by hand, and not reported", onThePhone,
			graph.Presence{Availability: "BeRightBack", Activity: "BeRightBack"},
			true, false,
			"Others see Be right back (Graph says BeRightBack/BeRightBack), not Busy as expected.",
			[]explain.Kind{explain.KindConfigured},
		},
		{
			"the session needs sync", onThePhone,
			graph.Presence{Availability: "Offline", Activity: "Offline"},
			true, false,
			"Others see Offline (Graph says Offline/Offline), not Busy as expected.",
			[]explain.Kind{explain.KindConfigured, explain.KindDoNotDisturb, explain.KindSyncOff, explain.KindNeedsSession},
		},
		{
			"nothing fits what is reported", allKnown,
			graph.Presence{Availability: "Away", Activity: "Away"},
			true, false,
			"Others see Away (Graph says Away/Away), not Busy as expected.",
			nil,
		},
	}
	for _, tt := range tests {
		t.Run(tt.id, func(t *testing.T) {
			f := Finding{tt.graph, tt.in, precedence.Guide()}
			assert.Equal(t, tt.ok, f.OK(), "OK of %v", f)
			first, _, _ := strings.Cut(f.String(), "\n")
			assert.Equal(t, tt.want, first, "String of %v", f.Graph)
			causes, known := f.Causes()
			assert.Equal(t, tt.known, known, "Causes of %v", f.Graph)
			if tt.ok || !known {
				return
			}
			var kinds []explain.Kind
			for _, cause := range causes.Causes {
				kinds = append(kinds, cause.Kind)
			}
			assert.ElementsMatch(t, tt.causes, kinds, "Causes of %v", f.Graph)
		})
	}
}

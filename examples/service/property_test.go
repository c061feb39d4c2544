package main

import (
	"net/http"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/othersee/othersee/examples/service/graphtest"
	"github.com/othersee/othersee/mapping/graph"
	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/presence"
)

// states draws a state of a vocabulary.
func states[S presence.Vocabulary]() *rapid.Generator[S] {
	return rapid.SampledFrom(slices.Collect(presence.All[S]()))
}

// reports draws what a user's devices have reported last.
var reports = rapid.Custom(func(t *rapid.T) Reports {
	devices := rapid.SampledFrom([]string{"desk", "cordless", "laptop", "mobile"})
	return Reports{
		Lines:        rapid.MapOf(devices, states[presence.Line]()).Draw(t, "lines"),
		UserPresence: states[presence.MiVO400]().Draw(t, "user presence"),
		Clients:      rapid.MapOf(devices, states[presence.TeamsClient]()).Draw(t, "clients"),
		Configured:   states[presence.Configured]().Draw(t, "configured"),
	}
})

// policies draws a policy, named or not.
var policies = rapid.Custom(func(t *rapid.T) precedence.Policy {
	points := rapid.SliceOf(rapid.SampledFrom(slices.Collect(precedence.Points()))).Draw(t, "points")
	return precedence.Off().WithSync(rapid.Bool().Draw(t, "sync")).With(points...)
})

// newBridge returns a bridge to the stand-in for Graph, by whose clock it goes.
func newBridge(server *graphtest.Server, policy precedence.Policy) *Bridge {
	credentials := &Credentials{TokenURL: server.URL + "/tenant/oauth2/v2.0/token", AppID: "app", Secret: "secret"}
	return &Bridge{
		Graph:  &Graph{Client: &http.Client{Transport: credentials}, URL: server.URL + "/v1.0", AppID: "app"},
		Policy: policy,
		Now:    server.Now,
	}
}

// TestSessionIsKept reports at random while time passes: Graph refuses nothing, and always holds
// the session that the library says.
func TestSessionIsKept(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		server := graphtest.NewServer("app")
		defer server.Close()
		bridge := newBridge(server, policies.Draw(t, "policy"))
		for range rapid.IntRange(1, 5).Draw(t, "steps") {
			next := reports.Draw(t, "reports")
			require.NoError(t, bridge.Report(t.Context(), "anna", func(r *Reports) { *r = next }), "Report(%v)", next)
			for range rapid.IntRange(0, 40).Draw(t, "minutes") {
				server.Advance(time.Minute)
				require.NoError(t, bridge.KeepAlive(t.Context()), "KeepAlive")
			}
			want, wanted := graph.Session(bridge.Policy.Resolve(next.Input()).Session)
			got, ok := server.Session("anna")
			assert.Equal(t, wanted, ok, "a session after %v", next)
			assert.Equal(t, want, graph.Presence(got), "the session after %v", next)
		}
	})
}

// TestMonitorIsContent tries all inputs there are, which is better than some at random: where
// Graph says what the library does, nothing is found.
func TestMonitorIsContent(t *testing.T) {
	for in := range precedence.Inputs() {
		seen := precedence.Resolve(in).Teams.String()
		f := Finding{graph.Presence{Availability: seen, Activity: seen}, in, precedence.Guide()}
		if !f.OK() {
			t.Fatalf("%+v: %v", in, f)
		}
	}
}

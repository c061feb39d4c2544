package graph_test

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/othersee/othersee/examples/bridge/graph"
	"github.com/othersee/othersee/examples/bridge/graphsim"
	"github.com/othersee/othersee/presence"
)

func client(t *testing.T, h http.Handler) *graph.Client {
	server := httptest.NewServer(h)
	t.Cleanup(server.Close)
	return &graph.Client{URL: server.URL + "/v1.0", Token: "secret", SessionID: "app", Expiry: time.Hour, HTTP: server.Client()}
}

func sim(t *testing.T, config graphsim.Config) *graphsim.Sim {
	config.Token = "secret"
	s, err := graphsim.New(config)
	require.NoError(t, err)
	return s
}

func TestWrite(t *testing.T) {
	s := sim(t, graphsim.Config{Unknown: []string{"ghost"}})
	c := client(t, s)
	errs := c.Write(t.Context(), []graph.Write{
		{User: "a/b *.>@example.com", Session: graph.SessionOf(presence.TeamsBusy)},
		{User: "ghost", Session: graph.SessionOf(presence.TeamsAway)},
		{User: "nobody"}, // has no session to clear
		{User: "dora", Session: graph.Session{Availability: "Busy", Activity: "Busy"}},
	})
	require.Len(t, errs, 4)
	assert.NoError(t, errs[0])
	assert.ErrorContains(t, errs[1], "404")
	assert.NoError(t, errs[2])
	assert.ErrorContains(t, errs[3], "InvalidArgument")
	for _, err := range []error{errs[1], errs[3]} {
		var refused *graph.Error
		require.ErrorAs(t, err, &refused)
		assert.True(t, refused.Final(), "Final of %v", err)
	}
	assert.Equal(t, graphsim.Presence{Availability: "Busy", Activity: "InACall"}, s.Presence("a/b *.>@example.com"))
	assert.NoError(t, c.Write(t.Context(), []graph.Write{{User: "a/b *.>@example.com"}})[0])
	assert.Equal(t, "Offline", s.Presence("a/b *.>@example.com").Availability)
	assert.LessOrEqual(t, c.Paused(), time.Duration(0))
}

// Every session that the library has is one that Graph takes.
func TestSessionOf(t *testing.T) {
	c := client(t, sim(t, graphsim.Config{}))
	for state := range presence.All[presence.Teams]() {
		err := c.Write(t.Context(), []graph.Write{{User: "anna", Session: graph.SessionOf(state)}})[0]
		assert.NoError(t, err, "SessionOf(%v) = %v", state, graph.SessionOf(state))
	}
}

func TestThrottled(t *testing.T) {
	c := client(t, sim(t, graphsim.Config{Limit: 1}))
	busy := graph.SessionOf(presence.TeamsBusy)
	errs := c.Write(t.Context(), []graph.Write{{User: "anna", Session: busy}, {User: "beat", Session: busy}})
	assert.NoError(t, errs[0])
	var refused *graph.Error
	require.ErrorAs(t, errs[1], &refused)
	assert.Equal(t, http.StatusTooManyRequests, refused.Status)
	assert.False(t, refused.Final(), "Final of %v", refused)
	assert.InDelta(t, 30, c.Paused().Seconds(), 2, "Paused")
}

func TestDown(t *testing.T) {
	c := client(t, http.NotFoundHandler())
	c.URL = "http://127.0.0.1:1"
	pauses := []time.Duration{}
	for range 3 {
		require.Error(t, c.Write(t.Context(), []graph.Write{{User: "anna"}})[0])
		require.Error(t, c.Write(t.Context(), []graph.Write{{User: "anna"}})[0], "a call that was under way")
		pauses = append(pauses, c.Paused().Round(100*time.Millisecond))
		time.Sleep(c.Paused())
	}
	assert.Equal(t, []time.Duration{200 * time.Millisecond, 400 * time.Millisecond, 800 * time.Millisecond}, pauses)
}

func TestUnauthorized(t *testing.T) {
	c := client(t, sim(t, graphsim.Config{}))
	c.Token = "old"
	err := c.Write(t.Context(), []graph.Write{{User: "anna"}})[0]
	var refused *graph.Error
	require.ErrorAs(t, err, &refused)
	assert.False(t, refused.Final(), "Final of %v", err)
	assert.Positive(t, c.Paused(), "Paused")
}

func TestNonsense(t *testing.T) {
	for _, body := range []string{"", "nonsense", `{"responses":[]}`} {
		c := client(t, http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { w.Write([]byte(body)) }))
		err := c.Write(t.Context(), []graph.Write{{User: "anna", Session: graph.SessionOf(presence.TeamsBusy)}})[0]
		assert.Error(t, err, "answer %q", body)
		assert.Positive(t, c.Paused(), "Paused after answer %q", body)
	}
}

func TestTimeout(t *testing.T) {
	held := make(chan struct{})
	c := client(t, http.HandlerFunc(func(http.ResponseWriter, *http.Request) { <-held }))
	defer close(held)
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	err := c.Write(ctx, []graph.Write{{User: "anna"}})[0]
	assert.True(t, errors.Is(err, context.DeadlineExceeded), "%v", err)
}

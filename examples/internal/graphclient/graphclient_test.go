package graphclient_test

import (
	"context"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/othersee/othersee/examples/internal/graphclient"
	"github.com/othersee/othersee/examples/internal/graphsim"
	"github.com/othersee/othersee/mapping/graph"
	"github.com/othersee/othersee/presence"
)

func client(t *testing.T, h http.Handler) *graphclient.Client {
	server := httptest.NewServer(h)
	t.Cleanup(server.Close)
	c := &graphclient.Client{URL: server.URL + "/v1.0", App: "app", Lasts: time.Hour}
	c.HTTP = &http.Client{Transport: &graphclient.Credentials{TokenURL: server.URL + "/t/oauth2/v2.0/token", App: "app", Secret: "secret"}}
	return c
}

func sim(t *testing.T, config graphsim.Config) *graphsim.Sim {
	config.App, config.Secret = "app", "secret"
	s, err := graphsim.New(config)
	require.NoError(t, err)
	return s
}

// TestWrite: every session that the library has is one that Graph accepts.
func TestWrite(t *testing.T) {
	s := sim(t, graphsim.Config{Unknown: []string{"ghost"}})
	c := client(t, s)
	for state := range presence.All[presence.Teams]() {
		errs := c.Write(t.Context(), []graphclient.Write{{User: "a/b?*@example.com", Session: state}, {User: "ghost", Session: presence.TeamsBusy}})
		assert.NoError(t, errs[0], "session %v", state)
		want, _ := graph.Session(state)
		got, _ := s.Session("a/b?*@example.com")
		assert.Equal(t, want, graph.Presence(got), "session %v", state)
		refused := new(graphclient.Error)
		require.ErrorAs(t, errs[1], &refused)
		assert.True(t, refused.Final() && !refused.Unclear(), "%v", refused)
	}
	assert.NoError(t, c.Write(t.Context(), []graphclient.Write{{User: "nobody"}})[0], "a session that is not there to clear")
}

func TestPresences(t *testing.T) {
	s := sim(t, graphsim.Config{Unknown: []string{"ghost"}})
	s.SignIn("anna", "laptop", graphsim.Presence{Availability: "Available", Activity: "Available"})
	found, err := client(t, s).Presences(t.Context(), []string{"anna", "beat", "ghost"})
	require.NoError(t, err)
	assert.Equal(t, map[string]graph.Presence{
		"anna": {Availability: "Available", Activity: "Available"}, "beat": {Availability: "Offline", Activity: "Offline"},
	}, found)
}

func TestThrottled(t *testing.T) {
	c := client(t, sim(t, graphsim.Config{Limit: 1}))
	errs := c.Write(t.Context(), []graphclient.Write{{User: "anna"}, {User: "beat"}})
	assert.NoError(t, errs[0])
	refused := new(graphclient.Error)
	require.ErrorAs(t, errs[1], &refused)
	assert.Equal(t, http.StatusTooManyRequests, refused.Status)
	assert.InDelta(t, 30, refused.RetryAfter.Seconds(), 2)
	assert.False(t, refused.Final() || refused.Unclear(), "%v", refused)
}

// TestUnclear: what is no answer of Graph may have been carried out.
func TestUnclear(t *testing.T) {
	for _, body := range []string{"", "nonsense", `{"responses":[]}`} {
		c := client(t, http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { w.Write([]byte(body)) }))
		c.HTTP = http.DefaultClient
		err := c.Write(t.Context(), []graphclient.Write{{User: "anna"}})[0]
		assert.Error(t, err, "answer %q", body)
		assert.NotErrorIs(t, err, graphclient.ErrNotSent, "answer %q", body)
	}
	c := client(t, http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusBadGateway) }))
	c.HTTP = http.DefaultClient
	refused := new(graphclient.Error)
	require.ErrorAs(t, c.Write(t.Context(), []graphclient.Write{{User: "anna"}})[0], &refused)
	assert.True(t, refused.Unclear(), "%v", refused)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	assert.ErrorIs(t, c.Write(ctx, []graphclient.Write{{User: "anna"}})[0], context.Canceled)
}

// TestNotSent: without a connection nothing is sent, and whether it is carried out is clear.
func TestNotSent(t *testing.T) {
	server := httptest.NewServer(nil)
	server.Close()
	c := &graphclient.Client{URL: server.URL, HTTP: http.DefaultClient}
	assert.ErrorIs(t, c.Write(t.Context(), []graphclient.Write{{User: "anna"}})[0], graphclient.ErrNotSent)
}

// TestCredentials: without a token nothing is sent.
func TestCredentials(t *testing.T) {
	s := sim(t, graphsim.Config{})
	c := client(t, s)
	c.HTTP.Transport.(*graphclient.Credentials).Secret = "wrong"
	err := c.Write(t.Context(), []graphclient.Write{{User: "anna"}})[0]
	assert.ErrorIs(t, err, graphclient.ErrNotSent)
	assert.Empty(t, s.Calls())
}

package graphsim_test

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/othersee/othersee/examples/internal/graphsim"
)

// A world is a stand-in that serves, and its clock.
type world struct {
	*graphsim.Sim
	t     *testing.T
	url   string
	now   time.Time
	token string
}

func newWorld(t *testing.T, config graphsim.Config) *world {
	w := &world{t: t, now: time.Date(2026, 11, 25, 9, 0, 0, 0, time.UTC)}
	config.App, config.Secret, config.Now = "app", "secret", func() time.Time { return w.now }
	var err error
	w.Sim, err = graphsim.New(config)
	require.NoError(t, err)
	t.Cleanup(func() { w.Close() })
	server := httptest.NewServer(w.Sim)
	t.Cleanup(server.Close)
	w.url = server.URL
	w.signIn()
	return w
}

func (w *world) signIn() {
	response, err := http.PostForm(w.url+"/tenant/oauth2/v2.0/token", url.Values{
		"grant_type": {"client_credentials"}, "client_id": {"app"}, "client_secret": {"secret"}, "scope": {"https://graph.microsoft.com/.default"},
	})
	require.NoError(w.t, err)
	defer response.Body.Close()
	var answer struct {
		Token string `json:"access_token"`
	}
	require.NoError(w.t, json.NewDecoder(response.Body).Decode(&answer))
	w.token = answer.Token
}

// call makes a call of Graph and returns the status and the body of the answer.
func (w *world) call(path, body string) (int, string) {
	method := http.MethodPost
	if body == "" {
		method = http.MethodGet
	}
	r, err := http.NewRequest(method, w.url+"/v1.0"+path, strings.NewReader(body))
	require.NoError(w.t, err)
	r.Header.Set("Authorization", "Bearer "+w.token)
	r.Header.Set("Content-Type", "application/json")
	response, err := http.DefaultClient.Do(r)
	require.NoError(w.t, err)
	defer response.Body.Close()
	answer, err := io.ReadAll(response.Body)
	require.NoError(w.t, err)
	return response.StatusCode, string(answer)
}

func set(availability, activity, more string) string {
	return fmt.Sprintf(`{"sessionId":"app","availability":%q,"activity":%q%s}`, availability, activity, more)
}

func TestCalls(t *testing.T) {
	w := newWorld(t, graphsim.Config{Unknown: []string{"ghost"}})
	for _, test := range []struct {
		path, body string
		status     int
		want       string
	}{
		{"/users/anna/presence/clearPresence", `{"sessionId":"app"}`, 404, "does not exist"},
		{"/users/anna/presence/setPresence", set("Busy", "InACall", `,"expirationDuration":"PT1H"`), 200, ""},
		{"/users/ANNA/presence", "", 200, `"availability":"Busy","activity":"InACall"`},
		{"/users/anna/presence/setPresence", set("Busy", "Busy", ""), 400, "not supported"},
		{"/users/anna/presence/setPresence", set("Away", "Away", `,"expirationDuration":"PT4M"`), 400, "PT5M to PT4H"},
		{"/users/anna/presence/setPresence", set("Away", "Away", `,"expirationDuration":"PT4H1S"`), 400, "PT5M to PT4H"},
		{"/users/anna/presence/setPresence", set("Away", "Away", `,"expirationDuration":"banana"`), 400, "PT5M to PT4H"},
		{"/users/anna/presence/setPresence", `{"sessionId":"other","availability":"Away","activity":"Away"}`, 400, "application's id"},
		{"/users/anna/presence/setPresence", "nonsense", 400, "body"},
		{"/users/ghost/presence/setPresence", set("Away", "Away", ""), 404, `user \"ghost\" does not exist`},
		{"/users/anna/presence/clearPresence", `{"sessionId":"app"}`, 200, ""},
		{"/users/anna/presence", "", 200, `"availability":"Offline"`},
		{"/users/anna/presence/setUserPreferredPresence", set("Offline", "OffWork", ""), 200, ""},
		{"/users/anna/presence/setUserPreferredPresence", set("Busy", "InACall", ""), 400, "not supported"},
		{"/users/anna/presence/clearUserPreferredPresence", `{}`, 200, ""},
		{"/communications/getPresencesByUserId", `{"ids":["anna","ghost"]}`, 200, `{"value":[{"id":"anna","availability":"Offline","activity":"Offline"}]}`},
		{"/communications/getPresencesByUserId", `{"ids":[]}`, 400, "want 1 to 650"},
		{"/communications/getPresencesByUserId", `{"ids":["` + strings.Repeat(`a","`, 650) + `a"]}`, 400, "want 1 to 650"},
		{"/$batch", `{"requests":[]}`, 400, "want 1 to 20"},
		{"/$batch", `{"requests":[{"id":"a","method":"GET","url":"/users/anna/presence"},{"id":"A","method":"GET","url":"/users/anna/presence"}]}`, 400, "an id of its own"},
		{"/$batch", `{"requests":[{"id":"1","method":"GET","url":"users/anna/presence"}]}`, 200, `"status":200`},
		{"/$batch", `{"requests":[{"id":"1","method":"POST","url":"/users/anna/presence/clearPresence","body":{"sessionId":"app"}}]}`, 200, `"status":415`},
		{"/users/anna", "", 404, ""},
	} {
		status, body := w.call(test.path, test.body)
		assert.Equal(t, test.status, status, "%s %.200s: %s", test.path, test.body, body)
		assert.Contains(t, body, test.want, "%s %.200s", test.path, test.body)
	}
	w.Fail(503)
	status, _ := w.call("/users/anna/presence", "")
	assert.Equal(t, 503, status)
	assert.Equal(t, "get anna: 503", w.Calls()[len(w.Calls())-1])
}

// TestTime: sessions fade and expire, and a status set by hand takes effect while there is a session.
func TestTime(t *testing.T) {
	w := newWorld(t, graphsim.Config{TokenLasts: 100 * time.Hour})
	shown := func(minutes int) string {
		w.now = w.now.Add(time.Duration(minutes) * time.Minute)
		p := w.Presence("anna")
		return p.Availability + "/" + p.Activity
	}
	w.call("/users/anna/presence/setPresence", set("Available", "Available", `,"expirationDuration":"PT1H"`))
	assert.Equal(t, "Available/Available", shown(4))
	assert.Equal(t, "Available/AvailableInactive", shown(1))
	assert.Equal(t, "Away/Away", shown(5))
	assert.Equal(t, "Offline/Offline", shown(50))
	w.call("/users/anna/presence/setUserPreferredPresence", set("Busy", "Busy", ""))
	assert.Equal(t, "Offline/Offline", shown(0))
	w.SignIn("anna", "laptop", graphsim.Presence{Availability: "Away", Activity: "Away"})
	assert.Equal(t, "Busy/Busy", shown(0))
	assert.Equal(t, "Away/Away", shown(24*60))
	w.SetByHand("anna", graphsim.Presence{Availability: "BeRightBack", Activity: "BeRightBack"})
	assert.Equal(t, "BeRightBack/BeRightBack", shown(0))
}

func TestTokens(t *testing.T) {
	w := newWorld(t, graphsim.Config{TokenLasts: time.Minute})
	status, _ := w.call("/users/anna/presence", "")
	assert.Equal(t, 200, status)
	w.now = w.now.Add(time.Minute)
	status, _ = w.call("/users/anna/presence", "")
	assert.Equal(t, 401, status, "with a token that has expired")
	w.signIn()
	status, _ = w.call("/users/anna/presence", "")
	assert.Equal(t, 200, status)
	w.token = w.token[:len(w.token)-1]
	status, _ = w.call("/users/anna/presence", "")
	assert.Equal(t, 401, status, "with a token that is not ours")
	for name, form := range map[string]url.Values{
		"a wrong secret": {"grant_type": {"client_credentials"}, "client_id": {"app"}, "client_secret": {"x"}, "scope": {"a/.default"}},
		"no scope":       {"grant_type": {"client_credentials"}, "client_id": {"app"}, "client_secret": {"secret"}},
	} {
		response, err := http.PostForm(w.url+"/tenant/oauth2/v2.0/token", form)
		require.NoError(t, err)
		response.Body.Close()
		assert.GreaterOrEqual(t, response.StatusCode, 400, name)
	}
}

func TestLimit(t *testing.T) {
	w := newWorld(t, graphsim.Config{Limit: 2})
	get := `{"id":"%d","method":"GET","url":"/users/anna/presence"}`
	_, body := w.call("/$batch", `{"requests":[`+fmt.Sprintf(get+","+get+","+get, 1, 2, 3)+`]}`)
	assert.Equal(t, 2, strings.Count(body, `"status":200`), "%s", body)
	assert.Contains(t, body, `"status":429`)
	assert.Contains(t, body, `"Retry-After":"30"`)
	w.now = w.now.Add(30 * time.Second)
	status, _ := w.call("/users/anna/presence", "")
	assert.Equal(t, 200, status)
}

// TestJournal has its sessions again after it was killed in the middle of a line.
func TestJournal(t *testing.T) {
	config := graphsim.Config{Journal: filepath.Join(t.TempDir(), "data", "graph.jsonl")}
	w := newWorld(t, config)
	w.call("/users/anna/presence/setPresence", set("Busy", "InACall", ""))
	w.call("/users/beat/presence/setPresence", set("Busy", "InACall", ""))
	w.call("/users/beat/presence/clearPresence", `{"sessionId":"app"}`)
	require.NoError(t, w.Close())
	file, err := os.OpenFile(config.Journal, os.O_APPEND|os.O_WRONLY, 0)
	require.NoError(t, err)
	_, err = file.WriteString(`{"user":"carl`)
	require.NoError(t, err)
	require.NoError(t, file.Close())
	for range 2 {
		w = newWorld(t, config)
		_, anna := w.Session("anna")
		_, beat := w.Session("beat")
		assert.True(t, anna && !beat, "sessions after a restart")
		w.call("/users/carl/presence/setPresence", set("Busy", "InACall", ""))
		require.NoError(t, w.Close())
	}
	require.NoError(t, os.WriteFile(config.Journal, []byte("nonsense\n"), 0o600))
	_, err = graphsim.New(config)
	assert.ErrorContains(t, err, "byte 0")
}

package graphsim_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/othersee/othersee/examples/bridge/graphsim"
)

// A clock stands still until it is moved.
type clock struct{ now time.Time }

func newSim(t *testing.T, change func(*graphsim.Config)) (*graphsim.Sim, *clock) {
	c := &clock{time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC)}
	config := graphsim.Config{Token: "secret", Now: func() time.Time { return c.now }}
	if change != nil {
		change(&config)
	}
	sim, err := graphsim.New(config)
	require.NoError(t, err)
	t.Cleanup(func() { assert.NoError(t, sim.Close()) })
	return sim, c
}

func call(sim http.Handler, method, path, body string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, "/v1.0"+path, strings.NewReader(body))
	r.Header.Set("Authorization", "Bearer secret")
	w := httptest.NewRecorder()
	sim.ServeHTTP(w, r)
	return w
}

// seen returns what the simulator tells of user, as "availability/activity".
func seen(t *testing.T, sim http.Handler, user string) string {
	t.Helper()
	w := call(sim, "GET", "/users/"+user+"/presence", "")
	require.Equal(t, http.StatusOK, w.Code, "GET presence of %s: %s", user, w.Body)
	var p graphsim.Presence
	require.NoError(t, json.Unmarshal(w.Body.Bytes(), &p))
	return p.Availability + "/" + p.Activity
}

const busy = `{"sessionId":"app","availability":"Busy","activity":"InACall","expirationDuration":"PT10M"}`

// What setPresence takes is https://learn.microsoft.com/en-us/graph/api/presence-setpresence .
func TestSetPresence(t *testing.T) {
	for _, test := range []struct {
		id, body string
		status   int
		want     string
	}{
		{"available", `{"sessionId":"app","availability":"Available","activity":"Available"}`, 200, "Available/Available"},
		{"in a call", busy, 200, "Busy/InACall"},
		{"in a conference", `{"sessionId":"app","availability":"Busy","activity":"InAConferenceCall"}`, 200, "Busy/InAConferenceCall"},
		{"away", `{"sessionId":"app","availability":"Away","activity":"Away"}`, 200, "Away/Away"},
		{"presenting", `{"sessionId":"app","availability":"DoNotDisturb","activity":"Presenting"}`, 200, "DoNotDisturb/Presenting"},
		{"Busy/Busy is for people", `{"sessionId":"app","availability":"Busy","activity":"Busy"}`, 400, "Offline/Offline"},
		{"so is DoNotDisturb/DoNotDisturb", `{"sessionId":"app","availability":"DoNotDisturb","activity":"DoNotDisturb"}`, 400, "Offline/Offline"},
		{"so is Offline/OffWork", `{"sessionId":"app","availability":"Offline","activity":"OffWork"}`, 400, "Offline/Offline"},
		{"no pair", `{"sessionId":"app"}`, 400, "Offline/Offline"},
		{"no session", `{"availability":"Away","activity":"Away"}`, 400, "Offline/Offline"},
		{"no JSON", `availability`, 400, "Offline/Offline"},
	} {
		sim, _ := newSim(t, nil)
		w := call(sim, "POST", "/users/anna/presence/setPresence", test.body)
		assert.Equal(t, test.status, w.Code, "%s: setPresence %s: %s", test.id, test.body, w.Body)
		assert.Equal(t, test.want, seen(t, sim, "anna"), "%s: after setPresence %s", test.id, test.body)
	}
}

func TestExpirationDuration(t *testing.T) {
	for _, test := range []struct {
		text   string
		status int
		lasts  time.Duration
	}{
		{"", 200, 5 * time.Minute},
		{"PT5M", 200, 5 * time.Minute},
		{"PT300S", 200, 5 * time.Minute},
		{"PT1H30M", 200, 90 * time.Minute},
		{"PT4H", 200, 4 * time.Hour},
		{"PT4M59S", 400, 0},
		{"PT4H1S", 400, 0},
		{"PT99999999999999999999H", 400, 0},
		{"PT", 400, 0},
		{"P1D", 400, 0},
		{"5 minutes", 400, 0},
	} {
		sim, clock := newSim(t, nil)
		body := fmt.Sprintf(`{"sessionId":"app","availability":"Busy","activity":"InACall","expirationDuration":%q}`, test.text)
		w := call(sim, "POST", "/users/anna/presence/setPresence", body)
		require.Equal(t, test.status, w.Code, "expirationDuration %q: %s", test.text, w.Body)
		if test.status == 200 {
			clock.now = clock.now.Add(test.lasts - 1)
			assert.Equal(t, "Busy/InACall", seen(t, sim, "anna"), "just before %q is over", test.text)
			clock.now = clock.now.Add(1)
			assert.Equal(t, "Offline/Offline", seen(t, sim, "anna"), "when %q is over", test.text)
		}
	}
}

// Fading is https://learn.microsoft.com/en-us/graph/cloud-communications-manage-presence-state .
func TestAvailableFades(t *testing.T) {
	sim, clock := newSim(t, nil)
	set := func() {
		w := call(sim, "POST", "/users/anna/presence/setPresence", `{"sessionId":"app","availability":"Available","activity":"Available","expirationDuration":"PT1H"}`)
		require.Equal(t, 200, w.Code)
	}
	set()
	for _, want := range []string{"Available/Available", "Available/AvailableInactive", "Away/Away"} {
		assert.Equal(t, want, seen(t, sim, "anna"))
		clock.now = clock.now.Add(5 * time.Minute)
	}
	set()
	assert.Equal(t, "Available/Available", seen(t, sim, "anna"), "after it is set again")
}

// clearPresence is https://learn.microsoft.com/en-us/graph/api/presence-clearpresence .
func TestClearPresence(t *testing.T) {
	sim, clock := newSim(t, nil)
	clear := func() int {
		return call(sim, "POST", "/users/anna/presence/clearPresence", `{"sessionId":"app"}`).Code
	}
	assert.Equal(t, 404, clear(), "without a session")
	call(sim, "POST", "/users/anna/presence/setPresence", busy)
	assert.Equal(t, 200, clear(), "with a session")
	assert.Equal(t, "Offline/Offline", seen(t, sim, "anna"))
	call(sim, "POST", "/users/anna/presence/setPresence", busy)
	clock.now = clock.now.Add(10 * time.Minute)
	assert.Equal(t, 404, clear(), "with a session that is expired")
}

func TestSessionsCombine(t *testing.T) {
	sim, _ := newSim(t, nil)
	call(sim, "POST", "/users/anna/presence/setPresence", `{"sessionId":"a","availability":"Away","activity":"Away"}`)
	call(sim, "POST", "/users/anna/presence/setPresence", `{"sessionId":"b","availability":"Available","activity":"Available"}`)
	assert.Equal(t, "Available/Available", seen(t, sim, "anna"), "Away and Available")
	call(sim, "POST", "/users/ANNA/presence/setPresence", busy)
	assert.Equal(t, "Busy/InACall", seen(t, sim, "anna"), "and Busy, of a name in another case")
}

func TestUnknownUser(t *testing.T) {
	sim, _ := newSim(t, func(c *graphsim.Config) { c.Unknown = []string{"Ghost@example.com"} })
	assert.Equal(t, 404, call(sim, "POST", "/users/ghost@example.com/presence/setPresence", busy).Code)
	assert.Equal(t, 404, call(sim, "GET", "/users/ghost@example.com/presence", "").Code)
	w := call(sim, "POST", "/communications/getPresencesByUserId", `{"ids":["ghost@example.com","anna"]}`)
	assert.JSONEq(t, `{"value":[{"id":"anna","availability":"Offline","activity":"Offline"}]}`, w.Body.String())
}

func TestToken(t *testing.T) {
	sim, _ := newSim(t, nil)
	r := httptest.NewRequest("GET", "/v1.0/users/anna/presence", nil)
	r.Header.Set("Authorization", "Bearer wrong")
	w := httptest.NewRecorder()
	sim.ServeHTTP(w, r)
	assert.Equal(t, 401, w.Code)
	assert.Contains(t, w.Body.String(), "InvalidAuthenticationToken")
}

// Throttling is https://learn.microsoft.com/en-us/graph/throttling .
func TestThrottling(t *testing.T) {
	sim, clock := newSim(t, func(c *graphsim.Config) { c.Limit = 2 })
	get := func() *httptest.ResponseRecorder { return call(sim, "GET", "/users/anna/presence", "") }
	assert.Equal(t, 200, get().Code)
	clock.now = clock.now.Add(10500 * time.Millisecond)
	assert.Equal(t, 200, get().Code)
	w := get()
	assert.Equal(t, 429, w.Code)
	assert.Equal(t, "20", w.Header().Get("Retry-After"))
	clock.now = clock.now.Add(20 * time.Second)
	assert.Equal(t, 200, get().Code)
}

// Batches are https://learn.microsoft.com/en-us/graph/json-batching .
func TestBatch(t *testing.T) {
	sim, _ := newSim(t, func(c *graphsim.Config) { c.Limit = 3 })
	request := func(id, user, body string) string {
		return fmt.Sprintf(`{"id":%q,"method":"POST","url":"/users/%s/presence/setPresence","headers":{"Content-Type":"application/json"},"body":%s}`, id, user, body)
	}
	w := call(sim, "POST", "/$batch", `{"requests":[`+strings.Join([]string{
		request("a", "anna", busy), request("b", "d%2A%20e", busy), request("c", "carl", `{"sessionId":"app"}`), request("d", "dora", busy),
	}, ",")+`]}`)
	require.Equal(t, 200, w.Code, "%s", w.Body)
	var answer struct {
		Responses []struct {
			ID      string
			Status  int
			Headers map[string]string
		}
	}
	require.NoError(t, json.Unmarshal(w.Body.Bytes(), &answer))
	require.Len(t, answer.Responses, 4)
	got := map[string]int{}
	for _, r := range answer.Responses {
		got[r.ID] = r.Status
	}
	assert.Equal(t, map[string]int{"a": 200, "b": 200, "c": 400, "d": 429}, got)
	assert.Equal(t, "30", answer.Responses[3].Headers["Retry-After"])
	assert.Equal(t, "Busy", sim.Presence("d* e").Availability, "the user with an escaped name")
	assert.Equal(t, 400, call(sim, "POST", "/$batch", `{"requests":[`+strings.Repeat(request("a", "anna", busy)+",", 20)+request("b", "b", busy)+`]}`).Code, "21 requests")
}

func TestJournal(t *testing.T) {
	path := filepath.Join(t.TempDir(), "journal")
	keep := func(c *graphsim.Config) { c.Journal = path }
	sim, _ := newSim(t, keep)
	call(sim, "POST", "/users/anna/presence/setPresence", busy)
	call(sim, "POST", "/users/beat/presence/setPresence", busy)
	call(sim, "POST", "/users/beat/presence/clearPresence", `{"sessionId":"app"}`)
	file, err := os.OpenFile(path, os.O_APPEND|os.O_WRONLY, 0)
	require.NoError(t, err)
	_, err = file.WriteString(`{"user":"carl","sess`) // killed while it wrote
	require.NoError(t, err)
	require.NoError(t, file.Close())

	for range 2 {
		again, _ := newSim(t, keep)
		assert.Equal(t, "Busy/InACall", seen(t, again, "anna"))
		assert.Equal(t, "Offline/Offline", seen(t, again, "beat"))
		call(again, "POST", "/users/dora/presence/setPresence", busy)
	}
}

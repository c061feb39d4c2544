package graphtest_test

import (
	"encoding/json"
	"io"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/othersee/othersee/examples/service/graphtest"
)

// Microsoft's pages, as read on 2026-11-24.
const (
	pages     = "https://learn.microsoft.com/en-us/graph/"
	set       = pages + "api/presence-setpresence"
	clear     = pages + "api/presence-clearpresence"
	prefer    = pages + "api/presence-setuserpreferredpresence"
	unprefer  = pages + "api/presence-clearuserpreferredpresence"
	manage    = pages + "cloud-communications-manage-presence-state"
	errorPage = pages + "errors"
)

const app = "22553876-f5ab-4529-bffb-cfe50aa89f87"

// do sends a call as an application that has signed in, and returns status and body.
func do(t *testing.T, s *graphtest.Server, method, call, body string) (int, string) {
	t.Helper()
	req, err := http.NewRequest(method, s.URL+"/v1.0/users/anna/presence"+call, strings.NewReader(body))
	require.NoError(t, err)
	req.Header.Set("Authorization", "Bearer "+signIn(t, s))
	req.Header.Set("Content-Type", "application/json; charset=utf-8")
	return send(t, req)
}

func send(t *testing.T, req *http.Request) (int, string) {
	t.Helper()
	resp, err := http.DefaultClient.Do(req)
	require.NoError(t, err)
	defer resp.Body.Close()
	answer, err := io.ReadAll(resp.Body)
	require.NoError(t, err)
	return resp.StatusCode, strings.TrimSpace(string(answer))
}

func signIn(t *testing.T, s *graphtest.Server) string {
	t.Helper()
	resp, err := http.PostForm(s.URL+"/tenant/oauth2/v2.0/token", url.Values{
		"grant_type": {"client_credentials"}, "client_id": {app}, "client_secret": {"x"}, "scope": {"https://graph.microsoft.com/.default"},
	})
	require.NoError(t, err)
	defer resp.Body.Close()
	var answer struct {
		AccessToken string `json:"access_token"`
	}
	require.NoError(t, json.NewDecoder(resp.Body).Decode(&answer))
	return answer.AccessToken
}

// seen returns the presence of anna.
func seen(t *testing.T, s *graphtest.Server) string {
	t.Helper()
	status, body := do(t, s, "GET", "", "")
	require.Equal(t, http.StatusOK, status, body)
	var p graphtest.Presence
	require.NoError(t, json.Unmarshal([]byte(body), &p))
	return p.Availability + "/" + p.Activity
}

func pair(availability, activity, duration string) string {
	body := map[string]string{"sessionId": app, "availability": availability, "activity": activity}
	if duration != "" {
		body["expirationDuration"] = duration
	}
	data, _ := json.Marshal(body) // strings marshal
	return string(data)
}

func TestRequests(t *testing.T) {
	tests := []struct {
		id, page, call, body string
		status               int
	}{
		{"available", set, "/setPresence", pair("Available", "Available", ""), 200},
		{"in a call", set, "/setPresence", pair("Busy", "InACall", ""), 200},
		{"in a conference call", set, "/setPresence", pair("Busy", "InAConferenceCall", ""), 200},
		{"away", set, "/setPresence", pair("Away", "Away", ""), 200},
		{"presenting", set, "/setPresence", pair("DoNotDisturb", "Presenting", ""), 200},
		{"no session of Busy/Busy", set, "/setPresence", pair("Busy", "Busy", ""), 400},
		{"no session of DoNotDisturb/DoNotDisturb", set, "/setPresence", pair("DoNotDisturb", "DoNotDisturb", ""), 400},
		{"no session in a meeting", manage, "/setPresence", pair("Busy", "InAMeeting", ""), 400},
		{"no session out of office", manage, "/setPresence", pair("Available", "OutOfOffice", ""), 400},
		{"no session Offline", set, "/setPresence", pair("Offline", "OffWork", ""), 400},
		{"no session BeRightBack", set, "/setPresence", pair("BeRightBack", "BeRightBack", ""), 400},
		{"the shortest", set, "/setPresence", pair("Away", "Away", "PT5M"), 200},
		{"the longest", set, "/setPresence", pair("Away", "Away", "PT4H"), 200},
		{"the longest in minutes", set, "/setPresence", pair("Away", "Away", "PT240M"), 200},
		{"too short", set, "/setPresence", pair("Away", "Away", "PT4M"), 400},
		{"too long", set, "/setPresence", pair("Away", "Away", "PT4H1S"), 400},
		{"a day", set, "/setPresence", pair("Away", "Away", "P1D"), 400},
		{"no duration", set, "/setPresence", pair("Away", "Away", "banana"), 400},
		{"half a duration", set, "/setPresence", pair("Away", "Away", "PT"), 400},
		{"another application's session", set, "/setPresence", strings.Replace(pair("Away", "Away", ""), app, "else", 1), 400},
		{"no JSON", errorPage, "/setPresence", "availability=Away", 400},
		{"a session that is not there", clear, "/clearPresence", `{"sessionId":"` + app + `"}`, 404},
		{"clear another application's session", clear, "/clearPresence", `{"sessionId":"else"}`, 400},
		{"prefer Available", prefer, "/setUserPreferredPresence", pair("Available", "Available", ""), 200},
		{"prefer Busy", prefer, "/setUserPreferredPresence", pair("Busy", "Busy", "P1D"), 200},
		{"prefer DoNotDisturb", prefer, "/setUserPreferredPresence", pair("DoNotDisturb", "DoNotDisturb", "PT8H"), 200},
		{"prefer BeRightBack", prefer, "/setUserPreferredPresence", pair("BeRightBack", "BeRightBack", ""), 200},
		{"prefer Away", prefer, "/setUserPreferredPresence", pair("Away", "Away", ""), 200},
		{"prefer Offline", prefer, "/setUserPreferredPresence", pair("Offline", "OffWork", ""), 200},
		{"prefer a call", prefer, "/setUserPreferredPresence", pair("Busy", "InACall", ""), 400},
		{"prefer Offline/Offline", prefer, "/setUserPreferredPresence", pair("Offline", "Offline", ""), 400},
		{"prefer for no time", prefer, "/setUserPreferredPresence", pair("Away", "Away", "PT0S"), 400},
		{"prefer nothing", unprefer, "/clearUserPreferredPresence", `{}`, 200},
	}
	for _, tt := range tests {
		t.Run(tt.id, func(t *testing.T) {
			s := graphtest.NewServer(app)
			defer s.Close()
			status, answer := do(t, s, "POST", tt.call, tt.body)
			assert.Equal(t, tt.status, status, "%s %s: %s (%s)", tt.call, tt.body, answer, tt.page)
			assert.Equal(t, tt.status == 200, answer == "", "a reason, if it is refused: %s", answer)
		})
	}
}

// TestHeaders has what https://learn.microsoft.com/en-us/graph/api/presence-setpresence requires.
func TestHeaders(t *testing.T) {
	s := graphtest.NewServer(app)
	defer s.Close()
	for id, tt := range map[string]struct {
		authorization, contentType string
		status                     int
	}{
		"no token":    {"", "application/json", 401},
		"wrong token": {"Bearer x", "application/json", 401},
		"a form":      {"Bearer " + signIn(t, s), "application/x-www-form-urlencoded", 415},
	} {
		req, err := http.NewRequest("POST", s.URL+"/v1.0/users/anna/presence/setPresence", strings.NewReader(pair("Away", "Away", "")))
		require.NoError(t, err)
		req.Header.Set("Authorization", tt.authorization)
		req.Header.Set("Content-Type", tt.contentType)
		status, answer := send(t, req)
		assert.Equal(t, tt.status, status, "%s: %s", id, answer)
		assert.Contains(t, answer, `{"error":{"code":`, "%s (%s)", id, errorPage)
	}
	resp, err := http.PostForm(s.URL+"/tenant/oauth2/v2.0/token", url.Values{"grant_type": {"password"}})
	require.NoError(t, err)
	resp.Body.Close()
	assert.Equal(t, http.StatusBadRequest, resp.StatusCode, "a token for a password")
}

func TestSessionsExpire(t *testing.T) {
	for _, tt := range []struct {
		duration string
		lasts    time.Duration
	}{{"", 5 * time.Minute}, {"PT1H30M", 90 * time.Minute}} {
		s := graphtest.NewServer(app)
		do(t, s, "POST", "/setPresence", pair("Busy", "InACall", tt.duration))
		s.Advance(tt.lasts - time.Second)
		assert.Equal(t, "Busy/InACall", seen(t, s), "expirationDuration %q, before (%s)", tt.duration, set)
		s.Advance(time.Second)
		assert.Equal(t, "Offline/Offline", seen(t, s), "expirationDuration %q, after (%s)", tt.duration, set)
		s.Close()
	}
}

func TestAvailableFades(t *testing.T) {
	s := graphtest.NewServer(app)
	defer s.Close()
	do(t, s, "POST", "/setPresence", pair("Available", "Available", "PT1H"))
	for _, want := range []string{"Available/Available", "Available/AvailableInactive", "Away/Away", "Away/Away"} {
		assert.Equal(t, want, seen(t, s), manage)
		s.Advance(5 * time.Minute)
	}
	do(t, s, "POST", "/setPresence", pair("Available", "Available", "PT1H"))
	assert.Equal(t, "Available/Available", seen(t, s), "written again (%s)", manage)
}

func TestSessionsCombine(t *testing.T) {
	s := graphtest.NewServer(app)
	defer s.Close()
	do(t, s, "POST", "/setPresence", pair("Away", "Away", "PT4H"))
	for _, p := range []graphtest.Presence{{"Available", "Available"}, {"Busy", "InAMeeting"}, {"DoNotDisturb", "Presenting"}} {
		s.SignIn("anna", p.Activity, p)
		assert.Equal(t, p.Availability+"/"+p.Activity, seen(t, s), manage)
	}
	s.SignIn("anna", "Presenting", graphtest.Presence{})
	assert.Equal(t, "Busy/InAMeeting", seen(t, s), "signed out")
	p, ok := s.Session("anna")
	assert.Equal(t, graphtest.Presence{Availability: "Away", Activity: "Away"}, p, "the application's own session")
	assert.True(t, ok, "the application's own session")
}

func TestPreferredPresence(t *testing.T) {
	s := graphtest.NewServer(app)
	defer s.Close()
	do(t, s, "POST", "/setUserPreferredPresence", pair("DoNotDisturb", "DoNotDisturb", "PT8H"))
	assert.Equal(t, "Offline/Offline", seen(t, s), "without a session (%s)", prefer)
	do(t, s, "POST", "/setPresence", pair("Busy", "InACall", "PT4H"))
	assert.Equal(t, "DoNotDisturb/DoNotDisturb", seen(t, s), "with a session (%s)", prefer)
	do(t, s, "POST", "/clearUserPreferredPresence", "{}")
	assert.Equal(t, "Busy/InACall", seen(t, s), "cleared (%s)", unprefer)
	do(t, s, "POST", "/setUserPreferredPresence", pair("Busy", "Busy", ""))
	s.SignIn("anna", "desktop", graphtest.Presence{Availability: "Away", Activity: "Away"})
	s.Advance(24*time.Hour - time.Second)
	assert.Equal(t, "Busy/Busy", seen(t, s), "before a day is over (%s)", prefer)
	s.Advance(time.Second)
	assert.Equal(t, "Away/Away", seen(t, s), "after a day (%s)", prefer)
}

func TestClear(t *testing.T) {
	s := graphtest.NewServer(app)
	defer s.Close()
	do(t, s, "POST", "/setPresence", pair("Busy", "InACall", ""))
	status, _ := do(t, s, "POST", "/clearPresence", `{"sessionId":"`+app+`"}`)
	assert.Equal(t, http.StatusOK, status, clear)
	assert.Equal(t, "Offline/Offline", seen(t, s), clear)
}

func TestCalls(t *testing.T) {
	s := graphtest.NewServer(app)
	defer s.Close()
	s.Fail(http.StatusTooManyRequests)
	do(t, s, "POST", "/setPresence", pair("Busy", "InACall", "PT1H"))
	do(t, s, "POST", "/setPresence", pair("Busy", "InACall", "PT1H"))
	seen(t, s)
	assert.Equal(t, []string{
		"setPresence anna: 429",
		"setPresence anna Busy/InACall PT1H: 200",
		"get anna: 200",
	}, s.Calls())
	assert.Zero(t, s.Now(), "the clock stands still")
}

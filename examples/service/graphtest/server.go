// Package graphtest is a stand-in for the presence calls of Microsoft Graph. It takes
// and refuses what Graph's documentation says, so that a service can be tried without a tenant.
// What the documentation leaves open, it does not guess: of two sessions with the same availability
// either may show.
package graphtest

import (
	"encoding/json"
	"fmt"
	"mime"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"time"
)

// A Presence is a presence in Graph's words.
type Presence struct {
	Availability string `json:"availability"`
	Activity     string `json:"activity"`
}

// A Server answers for any user, until it is closed. Its clock stands still but for [Server.Advance].
type Server struct {
	*httptest.Server

	appID string
	mu    sync.Mutex
	now   time.Time
	users map[string]*user
	calls []string
	fails []int
}

// NewServer returns a server that an application with the given id can call.
func NewServer(appID string) *Server {
	s := &Server{appID: appID, users: map[string]*user{}}
	calls := http.NewServeMux()
	calls.HandleFunc("GET /v1.0/users/{user}/presence", s.call(get))
	calls.HandleFunc("POST /v1.0/users/{user}/presence/setPresence", s.call(setPresence))
	calls.HandleFunc("POST /v1.0/users/{user}/presence/clearPresence", s.call(clearPresence))
	calls.HandleFunc("POST /v1.0/users/{user}/presence/setUserPreferredPresence", s.call(setUserPreferredPresence))
	calls.HandleFunc("POST /v1.0/users/{user}/presence/clearUserPreferredPresence", s.call(clearUserPreferredPresence))
	calls.HandleFunc("POST /{tenant}/oauth2/v2.0/token", s.token)
	s.Server = httptest.NewServer(calls)
	return s
}

// Now returns the time by the server's clock.
func (s *Server) Now() time.Time {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.now
}

// Advance lets time pass: sessions fade and expire.
func (s *Server) Advance(d time.Duration) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.now = s.now.Add(d)
}

// SignIn gives a Teams client of a user a session; the zero Presence ends it.
func (s *Server) SignIn(userID, client string, p Presence) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.user(userID).clients[client] = p
}

// Session returns what the application's session of a user shows, and whether there is one.
func (s *Server) Session(userID string) (Presence, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.user(userID).session.at(s.now)
}

// Fail answers the next calls with the given statuses instead of taking them.
func (s *Server) Fail(statuses ...int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.fails = append(s.fails, statuses...)
}

// Calls returns every call so far with its answer, as in "setPresence anna Busy/InACall PT1H: 200".
func (s *Server) Calls() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]string(nil), s.calls...)
}

// A request is the body of a call; a call ignores what it does not know.
type request struct {
	SessionID          string `json:"sessionId"`
	ExpirationDuration string `json:"expirationDuration"`
	Presence
}

// An answer is a status and what goes with it: a presence, or the reason of an error.
type answer struct {
	status int
	reason string
	show   *Presence
}

// call serves one call of Graph.
func (s *Server) call(take func(*Server, *user, request) answer) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		s.mu.Lock()
		defer s.mu.Unlock()
		var body request
		reply := s.refuse(r, &body)
		if reply.status == 0 {
			reply = take(s, s.user(r.PathValue("user")), body)
		}
		s.note(r, body, reply)
		w.Header().Set("Content-Type", "application/json")
		w.WriteHeader(reply.status)
		switch {
		case reply.show != nil:
			json.NewEncoder(w).Encode(struct {
				ID string `json:"id"`
				Presence
			}{r.PathValue("user"), *reply.show})
		case reply.reason != "":
			json.NewEncoder(w).Encode(failure(http.StatusText(reply.status), reply.reason))
		}
	}
}

// failure has the form of https://learn.microsoft.com/en-us/graph/errors
func failure(code, message string) any {
	return map[string]any{"error": map[string]string{"code": code, "message": message}}
}

// refuse reads body from r, and returns an answer only if there is a reason to refuse the call
// before looking at what it asks for.
func (s *Server) refuse(r *http.Request, body *request) answer {
	if len(s.fails) > 0 {
		status := s.fails[0]
		s.fails = s.fails[1:]
		return answer{status: status, reason: "asked for by the test"}
	}
	if r.Header.Get("Authorization") != "Bearer "+token {
		return answer{status: http.StatusUnauthorized, reason: "no access token, or not ours"}
	}
	if r.Method == http.MethodGet {
		return answer{}
	}
	if kind, _, _ := mime.ParseMediaType(r.Header.Get("Content-Type")); kind != "application/json" {
		return answer{status: http.StatusUnsupportedMediaType, reason: "Content-Type is not application/json"}
	}
	if err := json.NewDecoder(r.Body).Decode(body); err != nil {
		return answer{status: http.StatusBadRequest, reason: "body: " + err.Error()}
	}
	return answer{}
}

func (s *Server) note(r *http.Request, body request, reply answer) {
	call := r.URL.Path[strings.LastIndex(r.URL.Path, "/")+1:]
	if r.Method == http.MethodGet {
		call = "get"
	}
	line := call + " " + r.PathValue("user")
	if body.Presence != (Presence{}) {
		line += " " + body.Availability + "/" + body.Activity
	}
	if body.ExpirationDuration != "" {
		line += " " + body.ExpirationDuration
	}
	s.calls = append(s.calls, fmt.Sprintf("%s: %d", line, reply.status))
}

// token is the only access token there is.
const token = "an-access-token"

// token serves the client credentials flow.
// https://learn.microsoft.com/en-us/entra/identity-platform/v2-oauth2-client-creds-grant-flow
func (s *Server) token(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "application/json")
	if r.PostFormValue("grant_type") != "client_credentials" || r.PostFormValue("client_id") != s.appID ||
		r.PostFormValue("client_secret") == "" || r.PostFormValue("scope") != "https://graph.microsoft.com/.default" {
		w.WriteHeader(http.StatusBadRequest)
		json.NewEncoder(w).Encode(map[string]string{"error": "invalid_request"})
		return
	}
	json.NewEncoder(w).Encode(map[string]any{"token_type": "Bearer", "expires_in": 3599, "access_token": token})
}

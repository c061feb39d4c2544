package graphsim

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"mime"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// Limits of one request: batches are https://learn.microsoft.com/en-us/graph/json-batching , ids are
// https://learn.microsoft.com/en-us/graph/api/cloudcommunications-getpresencesbyuserid
const (
	maxBody  = 4 << 20
	maxBatch = 20
	maxIDs   = 650
)

func (s *Sim) routes() http.Handler {
	single := http.NewServeMux()
	single.HandleFunc("GET /v1.0/users/{id}/presence", s.call("get", s.get))
	single.HandleFunc("POST /v1.0/users/{id}/presence/setPresence", s.call("setPresence", s.setPresence))
	single.HandleFunc("POST /v1.0/users/{id}/presence/clearPresence", s.call("clearPresence", s.clearPresence))
	single.HandleFunc("POST /v1.0/users/{id}/presence/setUserPreferredPresence", s.call("setUserPreferredPresence", s.setPreferred))
	single.HandleFunc("POST /v1.0/users/{id}/presence/clearUserPreferredPresence", s.call("clearUserPreferredPresence", s.clearPreferred))
	single.HandleFunc("POST /v1.0/communications/getPresencesByUserId", s.presences)
	all := http.NewServeMux()
	all.Handle("/v1.0/", single)
	all.HandleFunc("POST /v1.0/$batch", func(w http.ResponseWriter, r *http.Request) { s.batch(w, r, single) })
	graph := s.authorize(all)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodPost && strings.HasSuffix(r.URL.Path, "/oauth2/v2.0/token") {
			s.token(w, r)
			return
		}
		graph.ServeHTTP(w, r)
	})
}

// call serves one call about one user.
func (s *Sim) call(name string, take func(id string, r request) answer) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		var body request
		id := r.PathValue("id")
		s.mu.Lock()
		defer s.mu.Unlock()
		a := s.refuse(r, &body)
		switch {
		case a.status != 0:
		case !s.knows(id):
			a = answer{status: http.StatusNotFound, reason: fmt.Sprintf("user %q does not exist", id)}
		default:
			a = take(id, body)
		}
		s.note(name+" "+id, body, a)
		a.write(w)
	}
}

// presences is https://learn.microsoft.com/en-us/graph/api/cloudcommunications-getpresencesbyuserid
func (s *Sim) presences(w http.ResponseWriter, r *http.Request) {
	var body struct {
		IDs []string `json:"ids"`
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	a := s.refuse(r, &body)
	switch {
	case a.status != 0:
	case len(body.IDs) == 0 || len(body.IDs) > maxIDs:
		a = bad("%d ids (want 1 to %d)", len(body.IDs), maxIDs)
	default:
		all := []found{}
		for _, id := range body.IDs {
			if s.knows(id) {
				all = append(all, s.presence(id))
			}
		}
		a = answer{status: http.StatusOK, body: map[string]any{"value": all}}
	}
	s.note(fmt.Sprintf("getPresencesByUserId %d", len(body.IDs)), request{}, a)
	a.write(w)
}

// refuse reads body from r, and returns an answer if there is a reason to refuse the call before
// looking at what it asks for.
func (s *Sim) refuse(r *http.Request, body any) answer {
	if wait := s.window.admit(s.config.Now(), s.config.Limit); wait > 0 {
		// https://learn.microsoft.com/en-us/graph/throttling
		return answer{status: http.StatusTooManyRequests, reason: "too many requests", after: int(math.Ceil(wait.Seconds()))}
	}
	if len(s.fails) > 0 {
		status := s.fails[0]
		s.fails = s.fails[1:]
		return answer{status: status, reason: "asked for by the test"}
	}
	if r.Method == http.MethodGet {
		return answer{}
	}
	if kind, _, _ := mime.ParseMediaType(r.Header.Get("Content-Type")); kind != "application/json" {
		return answer{status: http.StatusUnsupportedMediaType, reason: "Content-Type is not application/json"}
	}
	if err := json.NewDecoder(r.Body).Decode(body); err != nil {
		return bad("body: %v", err)
	}
	return answer{}
}

func (s *Sim) note(call string, body request, a answer) {
	if body.Presence != (Presence{}) {
		call += " " + body.Availability + "/" + body.Activity
	}
	if body.ExpirationDuration != "" {
		call += " " + body.ExpirationDuration
	}
	if len(s.calls) == 10_000 {
		s.calls = s.calls[1:]
	}
	s.calls = append(s.calls, call+": "+strconv.Itoa(a.status))
}

// write writes a; an error is as https://learn.microsoft.com/en-us/graph/errors says.
func (a answer) write(w http.ResponseWriter) {
	w.Header().Set("Content-Type", "application/json")
	if a.after > 0 {
		w.Header().Set("Retry-After", strconv.Itoa(a.after))
	}
	if a.reason != "" {
		code := strings.ReplaceAll(http.StatusText(a.status), " ", "")
		a.body = map[string]any{"error": map[string]string{"code": code, "message": a.reason}}
	}
	w.WriteHeader(a.status)
	if a.body != nil {
		_ = json.NewEncoder(w).Encode(a.body) // the client went away
	}
}

// A part is a request of a batch, or its answer.
type part struct {
	ID      string            `json:"id"`
	Method  string            `json:"method,omitempty"`
	URL     string            `json:"url,omitempty"`
	Status  int               `json:"status,omitempty"`
	Headers map[string]string `json:"headers,omitempty"`
	Body    json.RawMessage   `json:"body,omitempty"`
}

// batch is https://learn.microsoft.com/en-us/graph/json-batching : ids are unique, whatever their
// case, and a body needs its Content-Type.
func (s *Sim) batch(w http.ResponseWriter, r *http.Request, single http.Handler) {
	var body struct {
		Requests []part `json:"requests"`
	}
	if err := json.NewDecoder(r.Body).Decode(&body); err != nil {
		bad("body: %v", err).write(w)
		return
	}
	if n := len(body.Requests); n == 0 || n > maxBatch {
		bad("%d requests (want 1 to %d)", n, maxBatch).write(w)
		return
	}
	ids := map[string]bool{}
	for _, p := range body.Requests {
		id := strings.ToLower(p.ID)
		if id == "" || ids[id] || p.Method == "" || p.URL == "" {
			bad("request %q: want an id of its own, a method and a url", p.ID).write(w)
			return
		}
		ids[id] = true
	}
	responses := make([]part, len(body.Requests))
	for i, p := range body.Requests {
		responses[i] = p.serve(r, single)
	}
	answer{status: http.StatusOK, body: map[string]any{"responses": responses}}.write(w)
}

// serve answers one request of a batch.
func (p part) serve(outer *http.Request, single http.Handler) part {
	recorded := recorder{header: http.Header{}, status: http.StatusOK}
	inner, err := http.NewRequestWithContext(outer.Context(), p.Method, "/v1.0/"+strings.TrimPrefix(p.URL, "/"), bytes.NewReader(p.Body))
	if err != nil {
		bad("%v", err).write(&recorded)
	} else {
		for name, value := range p.Headers {
			inner.Header.Set(name, value)
		}
		single.ServeHTTP(&recorded, inner)
	}
	response := part{ID: p.ID, Status: recorded.status, Headers: map[string]string{}, Body: recorded.body.Bytes()}
	for name := range recorded.header {
		response.Headers[name] = recorded.header.Get(name)
	}
	return response
}

// A recorder keeps an answer instead of sending it.
type recorder struct {
	header http.Header
	status int
	body   bytes.Buffer
}

func (r *recorder) Header() http.Header            { return r.header }
func (r *recorder) WriteHeader(status int)         { r.status = status }
func (r *recorder) Write(data []byte) (int, error) { return r.body.Write(data) }

// A window counts the requests of 30 seconds: each request of a batch counts
// (https://learn.microsoft.com/en-us/graph/throttling-limits).
type window struct {
	begin time.Time
	count int
}

// admit counts a request and returns 0, or how long to wait if there were limit already.
func (w *window) admit(now time.Time, limit int) time.Duration {
	const length = 30 * time.Second
	if now.Sub(w.begin) >= length {
		*w = window{begin: now}
	}
	if limit > 0 && w.count >= limit {
		return w.begin.Add(length).Sub(now)
	}
	w.count++
	return 0
}

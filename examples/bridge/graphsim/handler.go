package graphsim

import (
	"encoding/json"
	"fmt"
	"math"
	"net/http"
	"strconv"
)

// maxBody is the largest request that the simulator reads.
const maxBody = 4 << 20

// maxPresences is how many users one may ask for at once:
// https://learn.microsoft.com/en-us/graph/api/cloudcommunications-getpresencesbyuserid
const maxPresences = 650

func (s *Sim) routes() http.Handler {
	single := http.NewServeMux()
	single.HandleFunc("POST /v1.0/users/{id}/presence/setPresence", s.setPresence)
	single.HandleFunc("POST /v1.0/users/{id}/presence/clearPresence", s.clearPresence)
	single.HandleFunc("GET /v1.0/users/{id}/presence", s.getPresence)
	single.HandleFunc("POST /v1.0/communications/getPresencesByUserId", s.getPresences)
	limited := s.limit(single)

	all := http.NewServeMux()
	all.Handle("/", limited)
	all.HandleFunc("POST /v1.0/$batch", func(w http.ResponseWriter, r *http.Request) { s.batch(w, r, limited) })
	return s.authorize(all)
}

func (s *Sim) authorize(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Authorization") != "Bearer "+s.config.Token {
			fail(w, http.StatusUnauthorized, "InvalidAuthenticationToken", "the bearer token is missing or wrong")
			return
		}
		r.Body = http.MaxBytesReader(w, r.Body, maxBody)
		next.ServeHTTP(w, r)
	})
}

// limit throttles as https://learn.microsoft.com/en-us/graph/throttling says: status 429 and
// how many seconds to wait. Each request of a batch counts.
func (s *Sim) limit(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.mu.Lock()
		wait := s.window.admit(s.config.Now(), s.config.Limit)
		s.mu.Unlock()
		if wait > 0 {
			w.Header().Set("Retry-After", strconv.Itoa(int(math.Ceil(wait.Seconds()))))
			fail(w, http.StatusTooManyRequests, "TooManyRequests", "too many requests")
			return
		}
		next.ServeHTTP(w, r)
	})
}

type sessionRequest struct {
	SessionID          string `json:"sessionId"`
	Availability       string `json:"availability"`
	Activity           string `json:"activity"`
	ExpirationDuration string `json:"expirationDuration"`
}

// setPresence is https://learn.microsoft.com/en-us/graph/api/presence-setpresence .
func (s *Sim) setPresence(w http.ResponseWriter, r *http.Request) {
	request, ok := s.read(w, r)
	if !ok {
		return
	}
	pair := Presence{Availability: request.Availability, Activity: request.Activity}
	if err := checkPair(pair); err != nil {
		fail(w, http.StatusBadRequest, "InvalidArgument", err.Error())
		return
	}
	expiry, err := parseExpiry(request.ExpirationDuration)
	if err != nil {
		fail(w, http.StatusBadRequest, "InvalidArgument", err.Error())
		return
	}
	now := s.config.Now()
	set := session{Presence: pair, Set: now, Expires: now.Add(expiry)}
	if _, err := s.change(change{r.PathValue("id"), request.SessionID, &set}); err != nil {
		fail(w, http.StatusInternalServerError, "InternalServerError", err.Error())
	}
}

// clearPresence is https://learn.microsoft.com/en-us/graph/api/presence-clearpresence : 404
// if there is no such session.
func (s *Sim) clearPresence(w http.ResponseWriter, r *http.Request) {
	request, ok := s.read(w, r)
	if !ok {
		return
	}
	was, err := s.change(change{r.PathValue("id"), request.SessionID, nil})
	switch {
	case err != nil:
		fail(w, http.StatusInternalServerError, "InternalServerError", err.Error())
	case !was:
		fail(w, http.StatusNotFound, "NotFound", "the session does not exist")
	}
}

// read reads the body of a request about a session, and answers it if it is wrong.
func (s *Sim) read(w http.ResponseWriter, r *http.Request) (sessionRequest, bool) {
	var request sessionRequest
	switch err := json.NewDecoder(r.Body).Decode(&request); {
	case err != nil:
		fail(w, http.StatusBadRequest, "BadRequest", err.Error())
	case request.SessionID == "":
		fail(w, http.StatusBadRequest, "InvalidArgument", "sessionId is missing")
	case !s.knows(r.PathValue("id")):
		fail(w, http.StatusNotFound, "NotFound", fmt.Sprintf("user %q does not exist", r.PathValue("id")))
	default:
		return request, true
	}
	return request, false
}

// getPresence is https://learn.microsoft.com/en-us/graph/api/presence-get .
func (s *Sim) getPresence(w http.ResponseWriter, r *http.Request) {
	id := r.PathValue("id")
	if !s.knows(id) {
		fail(w, http.StatusNotFound, "NotFound", fmt.Sprintf("user %q does not exist", id))
		return
	}
	p := s.Presence(id)
	p.ID = id
	answer(w, p)
}

// getPresences is
// https://learn.microsoft.com/en-us/graph/api/cloudcommunications-getpresencesbyuserid .
func (s *Sim) getPresences(w http.ResponseWriter, r *http.Request) {
	var request struct {
		IDs []string `json:"ids"`
	}
	if err := json.NewDecoder(r.Body).Decode(&request); err != nil || len(request.IDs) > maxPresences {
		fail(w, http.StatusBadRequest, "BadRequest", fmt.Sprintf("want an object with at most %d ids", maxPresences))
		return
	}
	found := struct {
		Value []Presence `json:"value"`
	}{[]Presence{}}
	for _, id := range request.IDs {
		if s.knows(id) {
			p := s.Presence(id)
			p.ID = id
			found.Value = append(found.Value, p)
		}
	}
	answer(w, found)
}

func answer(w http.ResponseWriter, v any) {
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(v) // the client went away
}

// fail answers as https://learn.microsoft.com/en-us/graph/errors says.
func fail(w http.ResponseWriter, status int, code, message string) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	answer(w, map[string]any{"error": map[string]string{"code": code, "message": message}})
}

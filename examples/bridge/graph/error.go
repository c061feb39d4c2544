package graph

import (
	"encoding/json"
	"net/http"
	"strconv"
	"time"
)

// An Error is Graph's refusal of a request.
type Error struct {
	Status     int
	Code       string
	Message    string
	RetryAfter time.Duration // 0 if Graph does not say
}

func newError(status int, retryAfter string, body []byte) *Error {
	// https://learn.microsoft.com/en-us/graph/errors
	var said struct {
		Error struct{ Code, Message string }
	}
	_ = json.Unmarshal(body, &said) // a body that is something else says nothing
	seconds, _ := strconv.Atoi(retryAfter)
	return &Error{status, said.Error.Code, said.Error.Message, time.Duration(seconds) * time.Second}
}

func (e *Error) Error() string {
	text := "graph: " + strconv.Itoa(e.Status) + " " + http.StatusText(e.Status)
	if e.Code != "" {
		text += " (" + e.Code + ": " + e.Message + ")"
	}
	return text
}

// Final reports whether the same request would be refused again: Graph does not know the
// user, or does not take the request. A throttled or unauthorised one may pass later.
func (e *Error) Final() bool {
	switch e.Status {
	case http.StatusUnauthorized, http.StatusForbidden, http.StatusRequestTimeout, http.StatusTooManyRequests:
		return false
	}
	return e.Status >= 400 && e.Status < 500
}

// Package graphclient makes the calls of Microsoft Graph that a bridge needs: it writes an
// application's presence sessions, and reads back what people see.
package graphclient

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/othersee/othersee/mapping/graph"
	"github.com/othersee/othersee/presence"
)

// How much one call takes: https://learn.microsoft.com/en-us/graph/json-batching and
// https://learn.microsoft.com/en-us/graph/api/cloudcommunications-getpresencesbyuserid
const (
	MaxWrites = 20
	MaxReads  = 650
)

// A Client calls Graph for one application. It is safe for concurrent use.
type Client struct {
	// URL is Graph's address with the version: https://graph.microsoft.com/v1.0
	URL string
	// App is the application's id, which is also its sessions' id.
	App string
	// Lasts is how long a session lasts that is not written again: five minutes to four hours.
	Lasts time.Duration
	// HTTP sends the requests, with an access token for Presence.ReadWrite.All, or Presence.Read.All
	// where nothing is written.
	HTTP *http.Client
}

// ErrNotSent says that a request has not been sent, because there is no connection, or no access token:
// a transport that has none returns it.
var ErrNotSent = errors.New("not sent")

// A Write is a session that a user is to have; Offline is none.
type Write struct {
	User    string
	Session presence.Teams
}

// Write writes up to MaxWrites sessions of different users by one request, and returns an error for
// each. An *Error is Graph's answer; after any other, the session may have been written or not, or may
// still be.
func (c *Client) Write(ctx context.Context, writes []Write) []error {
	errs := make([]error, len(writes))
	requests := make([]part, len(writes))
	for i, w := range writes {
		requests[i] = c.request(strconv.Itoa(i), w)
	}
	var answer struct {
		Responses []part `json:"responses"`
	}
	if err := c.post(ctx, "/$batch", map[string]any{"requests": requests}, &answer); err != nil {
		for i := range errs {
			errs[i] = err
		}
		return errs
	}
	answered := map[string]part{}
	for _, p := range answer.Responses {
		answered[p.ID] = p
	}
	for i, w := range writes {
		p, ok := answered[strconv.Itoa(i)]
		switch {
		case !ok:
			errs[i] = fmt.Errorf("graph: no answer for user %s", w.User)
		case p.Status == http.StatusNotFound && w.Session == presence.TeamsOffline:
			// https://learn.microsoft.com/en-us/graph/api/presence-clearpresence : there is no session
		case p.Status >= 300:
			errs[i] = newError(p.Status, p.retryAfter(), p.Body)
		}
	}
	return errs
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

// retryAfter returns the header of that name, in whatever case.
func (p part) retryAfter() string {
	for name, value := range p.Headers {
		if strings.EqualFold(name, "Retry-After") {
			return value
		}
	}
	return ""
}

func (c *Client) request(id string, w Write) part {
	action, body := "clearPresence", map[string]string{"sessionId": c.App}
	if p, ok := graph.Session(w.Session); ok {
		action = "setPresence"
		body["availability"], body["activity"] = p.Availability, p.Activity
		body["expirationDuration"] = graph.FormatDuration(c.Lasts)
	}
	data, _ := json.Marshal(body) // strings always marshal
	return part{
		ID: id, Method: http.MethodPost, URL: "/users/" + url.PathEscape(w.User) + "/presence/" + action,
		Headers: map[string]string{"Content-Type": "application/json"}, Body: data,
	}
}

// Presences returns what others see of up to MaxReads users, by their ids. Graph leaves out those
// that it does not know.
func (c *Client) Presences(ctx context.Context, ids []string) (map[string]graph.Presence, error) {
	var answer struct {
		Value []struct {
			ID string `json:"id"`
			graph.Presence
		} `json:"value"`
	}
	err := c.post(ctx, "/communications/getPresencesByUserId", map[string]any{"ids": ids}, &answer)
	found := make(map[string]graph.Presence, len(answer.Value))
	for _, v := range answer.Value {
		found[v.ID] = v.Presence
	}
	return found, err
}

func (c *Client) post(ctx context.Context, path string, body, answer any) error {
	data, err := json.Marshal(body)
	if err != nil {
		return fmt.Errorf("graph: %w", err)
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, c.URL+path, bytes.NewReader(data))
	if err != nil {
		return fmt.Errorf("graph: %w", err)
	}
	request.Header.Set("Content-Type", "application/json")
	response, err := c.HTTP.Do(request)
	if op := new(net.OpError); errors.As(err, &op) && op.Op == "dial" {
		return fmt.Errorf("graph: %w: %w", ErrNotSent, err)
	}
	if err != nil {
		return fmt.Errorf("graph: %w", err)
	}
	defer response.Body.Close()
	data, err = io.ReadAll(io.LimitReader(response.Body, 16<<20))
	if err != nil {
		return fmt.Errorf("graph: %w", err)
	}
	if response.StatusCode != http.StatusOK {
		return newError(response.StatusCode, response.Header.Get("Retry-After"), data)
	}
	if err := json.Unmarshal(data, answer); err != nil {
		return fmt.Errorf("graph: answer: %w", err)
	}
	return nil
}

// An Error is Graph's refusal of a request.
type Error struct {
	Status        int
	Code, Message string
	RetryAfter    time.Duration // zero if Graph does not say
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
	return fmt.Sprintf("graph: %d %s (%s: %s)", e.Status, http.StatusText(e.Status), e.Code, e.Message)
}

// Unclear reports whether the request may have been carried out all the same: a gateway answers 5xx
// for a server that is slow.
func (e *Error) Unclear() bool { return e.Status >= 500 || e.Status == http.StatusRequestTimeout }

// Final reports whether the same request would be refused again: Graph does not know the user, or
// does not accept the request.
func (e *Error) Final() bool {
	return e.Status == http.StatusBadRequest || e.Status == http.StatusNotFound
}

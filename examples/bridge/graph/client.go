package graph

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"time"

	words "github.com/othersee/othersee/mapping/graph"
)

// A Client writes presence sessions for one application. Set its fields before use; it is
// safe for concurrent use.
type Client struct {
	// URL is Graph's address with the version, https://graph.microsoft.com/v1.0.
	URL string
	// Token authorises the application: it needs Presence.ReadWrite.All.
	Token string
	// SessionID is the application's id; Graph keeps one session for each user and id.
	SessionID string
	// Expiry is the time after which a session that is not set again expires.
	Expiry time.Duration
	// HTTP sends the requests.
	HTTP *http.Client

	pause pause
}

// A Write is a session that a user is to have.
type Write struct {
	User    string
	Session Session
}

// Write writes up to MaxBatch sessions, of different users. It returns an error for each, in
// their order: nil if it is written, an *Error if Graph refused it. If Graph throttles or
// fails altogether, it pauses the client for as long as Graph asks for, or ever longer.
func (c *Client) Write(ctx context.Context, writes []Write) []error {
	answers, err := c.send(ctx, writes)
	errs := make([]error, len(writes))
	failed := 0
	for i, w := range writes {
		errs[i] = err
		if err == nil {
			errs[i] = result(w, answers[strconv.Itoa(i)])
		}
		if refused := new(Error); errors.As(errs[i], &refused) && refused.Status == http.StatusTooManyRequests {
			c.pause.atLeast(refused.RetryAfter)
		}
		if errs[i] != nil {
			failed++
		}
	}
	if failed == len(writes) && !final(errs[0]) {
		c.pause.longer()
	} else {
		c.pause.over()
	}
	return errs
}

// Paused returns for how long the client is better left alone.
func (c *Client) Paused() time.Duration { return c.pause.left() }

func (c *Client) send(ctx context.Context, writes []Write) (map[string]BatchResponse, error) {
	batch := BatchRequests{make([]BatchRequest, len(writes))}
	for i, w := range writes {
		batch.Requests[i] = c.request(i, w)
	}
	body, err := json.Marshal(batch)
	if err != nil {
		return nil, fmt.Errorf("graph: %w", err)
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, c.URL+"/$batch", bytes.NewReader(body))
	if err != nil {
		return nil, fmt.Errorf("graph: %w", err)
	}
	request.Header.Set("Authorization", "Bearer "+c.Token)
	request.Header.Set("Content-Type", "application/json")
	response, err := c.HTTP.Do(request)
	if err != nil {
		return nil, fmt.Errorf("graph: %w", err)
	}
	defer response.Body.Close()
	answer, err := io.ReadAll(response.Body)
	if err != nil {
		return nil, fmt.Errorf("graph: %w", err)
	}
	if response.StatusCode != http.StatusOK {
		return nil, newError(response.StatusCode, response.Header.Get("Retry-After"), answer)
	}
	var responses BatchResponses
	if err := json.Unmarshal(answer, &responses); err != nil {
		return nil, fmt.Errorf("graph: answer: %w", err)
	}
	byID := make(map[string]BatchResponse, len(responses.Responses))
	for _, r := range responses.Responses {
		byID[r.ID] = r
	}
	return byID, nil
}

func (c *Client) request(i int, w Write) BatchRequest {
	action := "setPresence"
	body := struct {
		SessionID          string `json:"sessionId"`
		Availability       string `json:"availability,omitempty"`
		Activity           string `json:"activity,omitempty"`
		ExpirationDuration string `json:"expirationDuration,omitempty"`
	}{c.SessionID, w.Session.Availability, w.Session.Activity, words.FormatDuration(c.Expiry)}
	if w.Session == (Session{}) {
		action, body.ExpirationDuration = "clearPresence", ""
	}
	data, _ := json.Marshal(body) // strings always marshal
	return BatchRequest{
		ID:      strconv.Itoa(i),
		Method:  http.MethodPost,
		URL:     "/users/" + url.PathEscape(w.User) + "/presence/" + action,
		Headers: map[string]string{"Content-Type": "application/json"},
		Body:    data,
	}
}

// result returns what became of w. A session that is to be none and is not there is as it
// should be: https://learn.microsoft.com/en-us/graph/api/presence-clearpresence
func result(w Write, answer BatchResponse) error {
	if w.Session == (Session{}) && answer.Status == http.StatusNotFound {
		return nil
	}
	return answer.err()
}

func final(err error) bool {
	var refused *Error
	return errors.As(err, &refused) && refused.Final()
}

package graph

import (
	"encoding/json"
)

// MaxBatch is the number of requests that Graph takes in one batch:
// https://learn.microsoft.com/en-us/graph/json-batching
const MaxBatch = 20

// A BatchRequest is one request of a batch.
type BatchRequest struct {
	ID      string            `json:"id"`
	Method  string            `json:"method"`
	URL     string            `json:"url"` // below the version, as in /users/{id}/presence/setPresence
	Headers map[string]string `json:"headers,omitempty"`
	Body    json.RawMessage   `json:"body,omitempty"`
}

// A BatchResponse is the answer to the request with its ID. Answers come in any order.
type BatchResponse struct {
	ID      string            `json:"id"`
	Status  int               `json:"status"`
	Headers map[string]string `json:"headers,omitempty"`
	Body    json.RawMessage   `json:"body,omitempty"`
}

// BatchRequests is the body of a batch.
type BatchRequests struct {
	Requests []BatchRequest `json:"requests"`
}

// BatchResponses is the body of its answer.
type BatchResponses struct {
	Responses []BatchResponse `json:"responses"`
}

// err returns what the answer says went wrong, nil if nothing did.
func (r BatchResponse) err() error {
	if r.Status >= 200 && r.Status < 300 {
		return nil
	}
	return newError(r.Status, r.Headers["Retry-After"], r.Body)
}

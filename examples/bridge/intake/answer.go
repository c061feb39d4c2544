package intake

import (
	"errors"
	"net/http"

	"github.com/othersee/othersee/examples/bridge/report"
	"github.com/othersee/othersee/examples/bridge/store"
)

// An Answer says what became of the reports of a body. Places count from 1.
type Answer struct {
	// Status is that of HTTP.
	Status int `json:"status"`
	// Stored is the number of reports that the engine has stored.
	Stored int `json:"stored"`
	// Older are the places of reports that are accepted and change nothing, as the engine
	// has a later one of the same device, or the same.
	Older []int `json:"older,omitempty"`
	// Refused are the reports that are wrong. They are not stored and never will be.
	Refused []Reason `json:"refused,omitempty"`
	// Failed are the reports that are right and not accepted. Send them again.
	Failed []Reason `json:"failed,omitempty"`
	// Error says why no report of the body was looked at.
	Error string `json:"error,omitempty"`
	// RetryAfter is after how many seconds to send again what was not accepted.
	RetryAfter int `json:"retryAfter,omitempty"`
}

// A Reason is why the report at a place is not accepted.
type Reason struct {
	Place  int    `json:"place"`
	Reason string `json:"reason"`
}

// summarize says what became of items.
func summarize(items []report.Item, results []result) Answer {
	answer := Answer{Status: http.StatusOK}
	full := false
	for i, item := range items {
		err := item.Err
		if err == nil && errors.Is(results[i].err, store.ErrKind) {
			err = results[i].err
		}
		switch {
		case err != nil:
			answer.Refused = append(answer.Refused, Reason{item.Place, err.Error()})
		case results[i].err != nil:
			answer.Failed = append(answer.Failed, Reason{item.Place, results[i].err.Error()})
			full = full || errors.Is(results[i].err, store.ErrFull) || errors.Is(results[i].err, errTooManyUsers)
		case results[i].outcome == store.Older:
			answer.Older = append(answer.Older, item.Place)
		default:
			answer.Stored++
		}
	}
	switch {
	case len(answer.Failed) > 0 && full:
		answer.Status, answer.RetryAfter = http.StatusInsufficientStorage, 60
	case len(answer.Failed) > 0:
		answer.Status, answer.RetryAfter = http.StatusServiceUnavailable, 1
	case len(answer.Refused) == len(items):
		answer.Status = http.StatusUnprocessableEntity
	case len(answer.Refused) > 0:
		answer.Status = http.StatusMultiStatus
	}
	return answer
}

// Package intake takes reports in, by HTTP and by NATS, and says what became of each.
package intake

import (
	"context"
	"errors"
	"fmt"
	"math"
	"net/http"
	"sync"
	"time"

	"golang.org/x/time/rate"

	"github.com/othersee/othersee/examples/bridge/report"
	"github.com/othersee/othersee/examples/bridge/store"
)

// The limits of one body.
const (
	MaxBody    = 4 << 20 // bytes
	MaxReports = 10_000
)

// patience is how long the engine may take to confirm the reports of one body.
const patience = 10 * time.Second

// atOnce is how many reports of one body are on their way to the engine at a time.
const atOnce = 128

// An Intake takes reports in. Set its fields before use; it is safe for concurrent use.
type Intake struct {
	Store *store.Store
	// Clock is the bridge's clock.
	Clock func() time.Time
	// Rate limits the reports a second. Its burst must be at least MaxReports.
	Rate *rate.Limiter
	// Users returns the number of users of all bridges; a report of a further user is not
	// taken from MaxUsers on.
	Users    func() int
	MaxUsers int
	Metrics  *Metrics
}

var errTooManyUsers = errors.New("intake: too many users; remove one, or raise the limit")

// Take reads the reports of a body, stores those that are right and says what became of each.
func (in *Intake) Take(ctx context.Context, body []byte) Answer {
	began := time.Now()
	answer := in.take(ctx, body)
	in.Metrics.count(answer, time.Since(began))
	return answer
}

func (in *Intake) take(ctx context.Context, body []byte) Answer {
	if len(body) > MaxBody {
		return Answer{Status: http.StatusRequestEntityTooLarge, Error: fmt.Sprintf("intake: body of more than %d bytes", MaxBody)}
	}
	items, err := report.ParseBody(body, in.Clock())
	if err != nil {
		return Answer{Status: http.StatusBadRequest, Error: err.Error()}
	}
	if len(items) > MaxReports {
		return Answer{Status: http.StatusRequestEntityTooLarge, Error: fmt.Sprintf("intake: %d reports (want at most %d)", len(items), MaxReports)}
	}
	if wait := in.wait(len(items)); wait > 0 {
		return Answer{
			Status: http.StatusTooManyRequests, Error: "intake: too many reports a second",
			RetryAfter: int(math.Ceil(wait.Seconds())),
		}
	}
	return summarize(items, in.putAll(ctx, items))
}

// wait counts n reports and returns 0, or returns how long to wait until so many are allowed.
func (in *Intake) wait(n int) time.Duration {
	reservation := in.Rate.ReserveN(time.Now(), n)
	wait := reservation.Delay()
	if wait > 0 {
		reservation.Cancel()
	}
	return wait
}

// result is what became of one item.
type result struct {
	outcome store.Outcome
	err     error
}

// putAll stores the items that are right. Those of one device are stored in their order.
func (in *Intake) putAll(ctx context.Context, items []report.Item) []result {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	byDevice := map[string][]int{}
	for i, item := range items {
		if item.Err == nil {
			subject := item.Report.Subject()
			byDevice[subject] = append(byDevice[subject], i)
		}
	}
	results := make([]result, len(items))
	places := make(chan struct{}, atOnce)
	var wait sync.WaitGroup
	for _, device := range byDevice {
		places <- struct{}{}
		wait.Go(func() {
			defer func() { <-places }()
			for _, i := range device {
				results[i].outcome, results[i].err = in.put(ctx, items[i].Report)
			}
		})
	}
	wait.Wait()
	return results
}

func (in *Intake) put(ctx context.Context, r report.Report) (store.Outcome, error) {
	if in.Users() >= in.MaxUsers {
		known, err := in.Store.Knows(ctx, r)
		if err != nil {
			return 0, err
		}
		if !known {
			return 0, errTooManyUsers
		}
	}
	return in.Store.Put(ctx, r)
}

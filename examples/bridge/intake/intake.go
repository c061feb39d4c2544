// Package intake takes reports in, and answers once the engine has stored them. It keeps nothing
// itself: there may be any number of intakes.
package intake

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"sync/atomic"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/promauto"
	"golang.org/x/sync/errgroup"
	"golang.org/x/sync/semaphore"

	"github.com/othersee/othersee/examples/bridge/jet"
	"github.com/othersee/othersee/examples/bridge/names"
)

// Limits of an intake.
const (
	MaxBody    = 4 << 20 // bytes
	MaxReports = 10_000  // of a body
	MaxDevices = 100     // of a user, with those that are gone
	bodies     = 8       // at a time
	patience   = 10 * time.Second
	atOnce     = 128 // reports of a body on their way to the engine
)

// An Intake takes reports in. Make it with New.
type Intake struct {
	jet    *jet.Jet
	names  names.Names
	lasts  time.Duration
	heads  heads
	bodies *semaphore.Weighted
	writer atomic.Pointer[jet.Writer]
	asked  atomic.Pointer[time.Time] // when the engine has last answered

	reports *prometheus.CounterVec
	answers prometheus.Histogram
}

// New returns an Intake whose reports of lines last as long as lasts, unless they say how long.
func New(j *jet.Jet, n names.Names, lasts time.Duration, r prometheus.Registerer) *Intake {
	f := promauto.With(r)
	return &Intake{
		jet: j, names: n, lasts: lasts, bodies: semaphore.NewWeighted(bodies),
		reports: f.NewCounterVec(prometheus.CounterOpts{
			Name: "bridge_reports_total", Help: "Reports by what became of them: stored, older, refused, failed.",
		}, []string{"outcome"}),
		answers: f.NewHistogram(prometheus.HistogramOpts{
			Name: "bridge_answer_seconds", Help: "Time from a body of reports to its answer.",
			Buckets: prometheus.ExponentialBuckets(0.001, 2, 16),
		}),
	}
}

// Run learns from the writer how many users there are, until ctx is done.
func (in *Intake) Run(ctx context.Context) {
	for again := true; again; again = jet.Sleep(ctx, 2*time.Second) {
		if w, err := in.jet.Writer(ctx); err == nil {
			now := time.Now()
			in.writer.Store(w)
			in.asked.Store(&now)
		}
	}
}

// Silent returns for how long the engine has not answered.
func (in *Intake) Silent() time.Duration {
	if asked := in.asked.Load(); asked != nil {
		return time.Since(*asked)
	}
	return time.Hour
}

// Writer returns the bridge that writes, nil if it is not known.
func (in *Intake) Writer() *jet.Writer { return in.writer.Load() }

// An Answer says what became of the reports of a body. Places count from 1.
type Answer struct {
	Status int `json:"status"` // of HTTP
	// Stored is how many reports are stored. Older are those that change nothing, because the engine
	// has a later one of the device, or the same: they are accepted.
	Stored int   `json:"stored"`
	Older  []int `json:"older,omitempty"`
	// Refused are wrong, and not stored. Failed are right, and not accepted: send them again.
	Refused []Reason `json:"refused,omitempty"`
	Failed  []Reason `json:"failed,omitempty"`
	// Error says why no report of the body is accepted.
	Error string `json:"error,omitempty"`
}

// A Reason is why the report at a place is not accepted.
type Reason struct {
	Place  int    `json:"place"`
	Reason string `json:"reason"`
}

// Take reads the reports of a body, stores those that are right, and says what became of each.
func (in *Intake) Take(ctx context.Context, body io.Reader) Answer {
	items, err := in.read(body, time.Now())
	switch tooLarge := new(http.MaxBytesError); {
	case errors.As(err, &tooLarge):
		return Answer{Status: http.StatusRequestEntityTooLarge, Error: fmt.Sprintf("more than %d bytes", MaxBody)}
	case errors.Is(err, errTooMany):
		return Answer{Status: http.StatusRequestEntityTooLarge, Error: err.Error()}
	case err != nil:
		return Answer{Status: http.StatusBadRequest, Error: fmt.Sprintf("%.400s", err)}
	}
	return in.take(ctx, items)
}

// take stores the reports that are right, those of one device in their order, and says what became of
// each.
func (in *Intake) take(ctx context.Context, items []item) Answer {
	began := time.Now()
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	byKey := map[string][]*item{}
	for i := range items {
		if it := &items[i]; it.err == nil {
			byKey[it.key] = append(byKey[it.key], it)
		}
	}
	var devices errgroup.Group
	devices.SetLimit(atOnce)
	for _, reports := range byKey {
		devices.Go(func() error {
			for _, it := range reports {
				it.stored, it.failed = in.put(ctx, it.Report, it.key)
			}
			return nil
		})
	}
	_ = devices.Wait()
	a := summarize(items)
	in.reports.WithLabelValues("stored").Add(float64(a.Stored))
	in.reports.WithLabelValues("older").Add(float64(len(a.Older)))
	in.reports.WithLabelValues("refused").Add(float64(len(a.Refused)))
	in.reports.WithLabelValues("failed").Add(float64(len(a.Failed)))
	in.answers.Observe(time.Since(began).Seconds())
	return a
}

func summarize(items []item) Answer {
	a := Answer{Status: http.StatusOK}
	full := false
	for i, it := range items {
		switch {
		case it.err != nil:
			a.Refused = append(a.Refused, Reason{i + 1, fmt.Sprintf("%.400s", it.err)})
		case it.failed != nil:
			a.Failed = append(a.Failed, Reason{i + 1, it.failed.Error()})
			full = full || errors.Is(it.failed, jet.ErrFull) || errors.Is(it.failed, errTooMany)
		case it.stored:
			a.Stored++
		default:
			a.Older = append(a.Older, i+1)
		}
	}
	switch {
	case len(a.Failed) > 0 && full:
		a.Status = http.StatusInsufficientStorage
	case len(a.Failed) > 0:
		a.Status = http.StatusServiceUnavailable
	case len(items) > 0 && len(a.Refused) == len(items):
		a.Status = http.StatusUnprocessableEntity
	case len(a.Refused) > 0:
		a.Status = http.StatusMultiStatus
	}
	return a
}

// Routes adds the intake's addresses to mux.
func (in *Intake) Routes(mux *http.ServeMux) {
	mux.HandleFunc("POST /reports", func(w http.ResponseWriter, r *http.Request) {
		if in.bodies.Acquire(r.Context(), 1) != nil { // before the body is read
			return
		}
		defer in.bodies.Release(1)
		write(w, in.Take(r.Context(), http.MaxBytesReader(w, r.Body, MaxBody)))
	})
	mux.HandleFunc("DELETE /users/{user}", func(w http.ResponseWriter, r *http.Request) {
		id, err := in.names.ID(r.PathValue("user"))
		if err != nil {
			write(w, Answer{Status: http.StatusNotFound, Error: err.Error()})
			return
		}
		if err := in.remove(r.Context(), id); err != nil {
			write(w, Answer{Status: http.StatusServiceUnavailable, Error: err.Error()})
			return
		}
		write(w, Answer{Status: http.StatusOK, Stored: 1})
	})
}

func write(w http.ResponseWriter, a Answer) {
	w.Header().Set("Content-Type", "application/json")
	switch a.Status {
	case http.StatusServiceUnavailable:
		w.Header().Set("Retry-After", "1")
	case http.StatusInsufficientStorage:
		w.Header().Set("Retry-After", "60")
	}
	w.WriteHeader(a.Status)
	_ = json.NewEncoder(w).Encode(a) // the client went away
}

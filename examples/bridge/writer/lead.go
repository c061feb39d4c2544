package writer

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"math"
	"net/http"
	"strconv"
	"sync"
	"time"

	"golang.org/x/sync/semaphore"

	"github.com/othersee/othersee/examples/bridge/jet"
	"github.com/othersee/othersee/examples/internal/graphclient"
)

// lead writes while the lease is held and ctx is not done. Then it waits for the calls that are under
// way, and gives the lease up.
func (w *Writer) lead(ctx context.Context, lease *jet.Lease) {
	lasting := context.WithoutCancel(ctx)
	keeping, stop := context.WithCancel(lasting)
	defer stop()
	leading, lost := context.WithCancel(ctx)
	defer lost()
	go func() { lease.Keep(keeping, w.Self); lost() }()
	calls := semaphore.NewWeighted(int64(w.config.Calls))
	if w.Sync(leading) {
		slog.Info("this bridge is the writer", "id", w.config.ID, "term", lease.Term())
		w.begin(lease.Term())
		var looking sync.WaitGroup
		looking.Go(func() { w.look(leading) })
		w.dispatch(leading, lease, calls)
		lost()
		looking.Wait()
	}
	w.end()
	if ctx.Err() != nil { // else the lease is lost, and calls end in their time
		ending, cancel := context.WithTimeout(lasting, 15*time.Second)
		defer cancel()
		_ = calls.Acquire(ending, int64(w.config.Calls))
		if err := lease.Release(ending); err != nil {
			slog.Warn("the lease could not be given up; it expires", "error", err)
		}
	}
	slog.Info("this bridge is no longer the writer", "id", w.config.ID, "term", lease.Term())
}

// begin looks at all users: what another writer has left open may still be carried out.
func (w *Writer) begin(term uint64) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.term, w.changes, w.alives, w.credit, w.resweep = term, nil, nil, 0, time.Time{}
	for _, u := range w.users {
		u.queued, u.retry = nothing, time.Time{}
		if u.told.Open {
			w.foreign(u)
		}
	}
	w.sweep()
}

func (w *Writer) end() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.term = 0
}

// dispatch makes the calls.
func (w *Writer) dispatch(ctx context.Context, lease *jet.Lease, calls *semaphore.Weighted) {
	for w.wait(ctx) && calls.Acquire(ctx, 1) == nil {
		batch := w.next(ctx)
		go func() {
			defer calls.Release(1)
			w.call(lease, batch)
		}()
	}
}

// stale is for how long a writer goes on that does not know what is stored.
const stale = 20 * time.Second

// wait waits until there is something to write, and Graph can be asked. It returns false once ctx is
// done, or this bridge does not know any more what is stored.
func (w *Writer) wait(ctx context.Context) bool {
	for ctx.Err() == nil {
		w.mu.Lock()
		if time.Since(w.synced) > stale {
			w.mu.Unlock()
			return false
		}
		w.sweep()
		pause, n := time.Until(w.paused), len(w.changes)+len(w.alives)
		w.mu.Unlock()
		switch {
		case pause > 0:
			jet.Sleep(ctx, min(pause, time.Second))
		case n > 0:
			return true
		default:
			select {
			case <-ctx.Done():
			case <-w.signal:
			case <-time.After(time.Second):
			}
		}
	}
	return false
}

// A job is a user that is being written.
type job struct {
	*user
	told     Told   // as it is stored during the call
	version  uint64 // the sequence of what was stored before
	reported time.Time
}

// next waits for the rate, and takes as many users from the queues as it allows: those that would expire
// have their share, and what one queue does not need the other has.
func (w *Writer) next(ctx context.Context) (batch []*job) {
	if w.limiter.Wait(ctx) != nil {
		return nil
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	n := 1
	for n < min(len(w.changes)+len(w.alives), graphclient.MaxWrites) && w.limiter.Allow() {
		n++
	}
	now := w.now()
	w.credit = min(w.credit+float64(n)*w.config.Share, graphclient.MaxWrites)
	for len(batch) < n && len(w.changes)+len(w.alives) > 0 {
		queue, of := &w.changes, change
		if len(w.alives) > 0 && (w.credit >= 1 || len(w.changes) == 0) {
			queue, of = &w.alives, alive
		}
		u := (*queue)[0]
		*queue = (*queue)[1:]
		if u.queued != of { // it is in the other queue
			continue
		}
		u.queued = nothing
		want := w.want(u, now)
		if u.calling || u.due(now, want, w.config.KeepAlive) == nothing {
			w.weigh(u, now)
			continue
		}
		if of == alive {
			w.credit = math.Max(w.credit-1, 0)
		}
		u.calling = true
		told := Told{Session: want, At: now, Open: true, Landing: u.told.Landing, Refused: u.told.Refused, Term: w.term}
		batch = append(batch, &job{user: u, told: told, version: u.version, reported: u.reported})
	}
	return batch
}

// call stores what Graph is about to be told, tells it, and stores what it has answered.
func (w *Writer) call(lease *jet.Lease, batch []*job) {
	ctx := context.Background() // calls that are under way go on
	defer w.release(batch)
	told := w.store(ctx, batch, false)
	if len(told) == 0 || !lease.Held() {
		return // what is stored says that Graph may have been told, which is no harm
	}
	writes := make([]graphclient.Write, len(told))
	for i, j := range told {
		writes[i] = graphclient.Write{User: j.id, Session: j.told.Session}
	}
	began := time.Now()
	calling, stop := context.WithTimeout(ctx, w.config.Timeout)
	errs := w.graph.Write(calling, writes)
	stop()
	w.metrics.graph.Observe(time.Since(began).Seconds())
	w.answered(errs)
	// Where the lease has ended meanwhile, another writer may have been overtaken by these calls: what
	// is stored then, whatever is there, has it write these users again.
	overdue := !lease.Held()
	var settled []*job
	for i, j := range told {
		w.result(j, errs[i])
		j.told.Open = j.told.Open || overdue
		if !j.told.Open || overdue {
			settled = append(settled, j)
		}
	}
	w.store(ctx, settled, overdue)
}

// store stores what the jobs' users have been told or are about to be, and returns the jobs of which
// that was confirmed. Where it is not, another writer may have told Graph something else.
func (w *Writer) store(ctx context.Context, jobs []*job, whatever bool) []*job {
	puts := make([]jet.Put, len(jobs))
	for i, j := range jobs {
		data, _ := json.Marshal(j.told) // it has only what marshals
		puts[i] = jet.Put{Key: UserKey(j.id), Data: data, TTL: w.graph.Lasts + 2*w.config.Late + time.Hour, Last: j.version}
		if whatever {
			puts[i].Last = jet.Any
		}
	}
	sequences, errs := w.jet.Told.PutAll(ctx, puts)
	if err := errors.Join(errs...); err != nil {
		slog.Warn("what Graph is told could not be stored; it is not told, or told again", "error", err)
	}
	var confirmed []*job
	for i, j := range jobs {
		if errors.Is(errs[i], jet.ErrChanged) {
			w.refresh(ctx, j.user)
		}
		w.mu.Lock()
		if errs[i] != nil {
			j.retry = w.now().Add(time.Second)
		} else {
			j.version = sequences[i]
			if sequences[i] > j.user.version {
				j.user.told, j.user.version = j.told, sequences[i]
			}
			confirmed = append(confirmed, j)
		}
		w.mu.Unlock()
	}
	return confirmed
}

// refresh reads what Graph has been told of a user, where this bridge believes something else: another
// one has stored it, or it has expired, as the session has.
func (w *Writer) refresh(ctx context.Context, u *user) {
	e, err := w.jet.Told.Get(ctx, UserKey(u.id))
	if err == nil {
		w.putTold(e)
	} else if errors.Is(err, jet.ErrNone) {
		w.mu.Lock()
		defer w.mu.Unlock()
		u.version = 0 // what it was told is still the best that is known
	}
}

// result finds out what a user's session is by Graph's answer.
func (w *Writer) result(j *job, err error) {
	refused := new(graphclient.Error)
	answered := errors.As(err, &refused)
	label := strconv.Itoa(refused.Status)
	w.mu.Lock()
	defer w.mu.Unlock()
	now := w.now()
	switch {
	case err == nil:
		label = "ok"
		j.told.Open, j.told.Refused, j.user.repair = false, "", false
	case answered && refused.Final():
		if j.told.Refused == "" {
			slog.Warn("Graph does not accept a user's session", "user", j.id, "session", j.told.Session, "error", err)
		}
		j.told.Open, j.told.Refused, j.user.repair = false, err.Error(), false
	case answered && !refused.Unclear():
	case errors.Is(err, graphclient.ErrNotSent):
		label = "not sent"
	default:
		label = "unclear"
		j.told.Landing = now.Add(w.config.Late)
		j.user.told.Landing = j.told.Landing
	}
	w.metrics.calls.WithLabelValues(label).Inc()
	if j.told.Open {
		j.user.retry = now.Add(time.Second)
		return
	}
	if !j.told.At.Before(j.told.Landing) {
		j.told.Landing = time.Time{}
	}
	if !j.reported.IsZero() && err == nil {
		w.metrics.session.Observe(now.Sub(j.reported).Seconds())
	}
	if j.user.reported.Equal(j.reported) {
		j.user.reported = time.Time{}
	}
}

// release looks at the users of a batch again.
func (w *Writer) release(batch []*job) {
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, j := range batch {
		j.user.calling = false
		w.weigh(j.user, w.now())
	}
}

// answered takes in how a request went: Graph is left alone for as long as it asks for, or ever
// longer if it accepts nothing.
func (w *Writer) answered(errs []error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	failed, throttled := 0, false
	var last error
	for _, err := range errs {
		refused := new(graphclient.Error)
		if errors.As(err, &refused) && refused.Final() {
			continue
		}
		if err != nil {
			failed++
			last = err
		}
		if refused.Status == http.StatusTooManyRequests {
			throttled = true
			w.paused = later(w.paused, time.Now().Add(max(refused.RetryAfter, time.Second)))
		}
	}
	switch {
	case failed < len(errs):
		w.pause, w.failing = 0, time.Time{}
	case throttled:
	default:
		if time.Now().After(w.paused) { // else it was under way before
			w.pause = min(max(2*w.pause, 200*time.Millisecond), 10*time.Second)
			w.paused = later(w.paused, time.Now().Add(w.pause))
		}
		if w.failing.IsZero() {
			w.failing = time.Now()
		}
	}
	if last != nil && time.Since(w.warned) > 10*time.Second {
		w.warned = time.Now()
		slog.Warn("Graph does not accept what it is told", "requests", fmt.Sprintf("%d of %d", failed, len(errs)), "error", last)
	}
}

func later(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}

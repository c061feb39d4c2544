// Package writer has what a bridge knows of its users, in memory, and keeps their sessions in Graph
// while the bridge is the writer.
//
// It works level by level and not event by event: for each user it compares the session that follows
// from all that is reported with what Graph has been told, and writes where they differ. What Graph is
// told is stored before each call and after it, so that whoever takes over finds every call that may
// have been carried out, or may still be.
package writer

import (
	"context"
	"encoding/hex"
	"encoding/json"
	"log/slog"
	"strings"
	"sync"
	"time"

	"golang.org/x/time/rate"

	"github.com/othersee/othersee/examples/bridge/jet"
	"github.com/othersee/othersee/examples/internal/graphclient"
	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/precedence/timeline"
	"github.com/othersee/othersee/presence"
)

// A Config says how a Writer works.
type Config struct {
	// ID names the bridge; each has another. URL is where its page is.
	ID, URL string
	Policy  precedence.Policy
	// Name is what to call a user; nil is the id.
	Name func(id string) string
	// ReadOnly is that sessions are not written: somebody else does.
	ReadOnly bool
	// KeepAlive is after what time a session is written again.
	KeepAlive time.Duration
	// Rate is how many requests a second Graph is asked for, each of a batch counted. Share is the part
	// of them that sessions that would expire have before changes.
	Rate  float64
	Share float64
	// Calls is how many batches are under way at a time, and Timeout how long one may take.
	Calls   int
	Timeout time.Duration
	// Late is how long after a bridge has given a call up, or is not heard of any more, that call may
	// still be carried out.
	Late time.Duration
	// Look is how often all users are read back, and Delay how long others may see something else
	// before that counts.
	Look, Delay time.Duration
	// ClockOff is by how much this bridge's clock is wrong, for tests.
	ClockOff time.Duration
}

// MaxUsers returns how many users can be kept alive, or read back where nothing is written.
func (c Config) MaxUsers() int {
	if c.ReadOnly {
		return int(c.Rate * c.Look.Seconds() * graphclient.MaxReads)
	}
	return int(c.Rate * c.Share * c.KeepAlive.Seconds())
}

// A Writer is one bridge's. Make it with New, and Run it.
type Writer struct {
	config  Config
	jet     *jet.Jet
	graph   *graphclient.Client
	metrics *metrics
	limiter *rate.Limiter
	signal  chan struct{} // has one where a queue is no longer empty

	mu      sync.Mutex
	users   map[string]*user
	names   []string // of the users of whom anything is reported, sorted; nil if not known
	counts  Counts
	recount time.Time     // when to count again
	skew    time.Duration // of the engine's clock to this one
	synced  time.Time     // when the engine has last answered
	syncs   [2]jet.Entry  // the last messages of Sync that have come, of each stream
	term    uint64        // of this bridge's lease, zero while it does not write
	changes []*user
	alives  []*user
	credit  float64   // requests that are due to alives
	resweep time.Time // when to look at all users again
	paused  time.Time // until when Graph is left alone
	pause   time.Duration
	failing time.Time // since when Graph accepts nothing; zero if it does
	warned  time.Time
}

// New returns a Writer.
func New(config Config, j *jet.Jet, client *graphclient.Client) *Writer {
	return &Writer{
		config: config, jet: j, graph: client, signal: make(chan struct{}, 1),
		limiter: rate.NewLimiter(rate.Limit(config.Rate), graphclient.MaxWrites),
		users:   map[string]*user{}, synced: time.Now(), metrics: newMetrics(),
	}
}

// Run follows what is stored, and writes while it has the lease, until ctx is done. Ready is called
// once all that was stored before has been read.
func (w *Writer) Run(ctx context.Context, ready func()) {
	w.Follow(ctx)
	if ctx.Err() == nil {
		ready()
	}
	for ctx.Err() == nil {
		lease, err := w.jet.Acquire(ctx, w.Self)
		if err != nil {
			return
		}
		w.lead(ctx, lease)
	}
}

// Follow follows what is stored until ctx is done. It returns once all that was stored before has been
// read.
func (w *Writer) Follow(ctx context.Context) {
	go w.jet.Reports.Watch(ctx, w.putReport)
	go w.jet.Told.Watch(ctx, w.putTold)
	for !w.Sync(ctx) && jet.Sleep(ctx, 100*time.Millisecond) {
	}
	go func() {
		for jet.Sleep(ctx, 3*time.Second) {
			w.Sync(ctx)
		}
	}()
}

// Self returns what this bridge says of itself.
func (w *Writer) Self() jet.Writer {
	return jet.Writer{ID: w.config.ID, URL: w.config.URL, Users: w.Counts().Users, MaxUsers: w.config.MaxUsers()}
}

// Sync waits until all that was stored before has been read: it stores a message in each stream, and
// waits until it comes. It also compares the clocks.
func (w *Writer) Sync(ctx context.Context) bool {
	ctx, cancel := context.WithTimeout(ctx, 10*time.Second)
	defer cancel()
	for i, last := range []*jet.Last{w.jet.Reports, w.jet.Told} {
		began := w.clock()
		sequence, err := last.Put(ctx, jet.Put{Key: syncKey(w.config.ID), TTL: time.Minute, Last: jet.Any})
		if err != nil {
			return false
		}
		between := began.Add(w.clock().Sub(began) / 2)
		var seen jet.Entry
		for seen.Sequence < sequence {
			if !jet.Sleep(ctx, 2*time.Millisecond) {
				return false
			}
			w.mu.Lock()
			seen = w.syncs[i]
			w.mu.Unlock()
		}
		w.mu.Lock()
		w.skew, w.synced = seen.Time.Sub(between), time.Now()
		w.mu.Unlock()
	}
	return true
}

// syncKey has no dot or wildcard, whatever the id.
func syncKey(id string) string { return "sync." + hex.EncodeToString([]byte(id)) }

// clock is this bridge's clock.
func (w *Writer) clock() time.Time { return time.Now().Add(w.config.ClockOff) }

// now is the time by the engine's clock, which all bridges share.
func (w *Writer) now() time.Time { return w.clock().Add(w.skew) }

// UserKey is the beginning of the keys of all that is reported of a user.
func UserKey(id string) string { return "user." + id }

// putReport takes in a report that is stored.
func (w *Writer) putReport(e jet.Entry) {
	id, ok := w.keyed(0, e)
	if !ok {
		return
	}
	var r timeline.Report
	if err := json.Unmarshal(e.Data, &r); err != nil {
		slog.Error("something else is stored among the reports", "key", e.Key, "error", err)
		return
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	u := w.user(id)
	u.put(r, e.Time)
	now := w.now()
	if u.due(now, w.want(u, now), w.config.KeepAlive) == change && u.reported.IsZero() {
		u.reported = e.Time
	}
	w.weigh(u, now)
}

// putTold takes in what Graph has been told, by this bridge or another.
func (w *Writer) putTold(e jet.Entry) {
	id, ok := w.keyed(1, e)
	if !ok {
		return
	}
	var t Told
	if err := json.Unmarshal(e.Data, &t); err != nil {
		t = Told{Open: true} // whatever Graph has been told, tell it again
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	u := w.user(id)
	if e.Sequence <= u.version {
		return // by this bridge itself
	}
	u.told, u.version = t, e.Sequence
	if !t.Open {
		u.reported = time.Time{}
	}
	if w.term != 0 && t.Open && t.Term != w.term {
		w.foreign(u)
	}
	w.weigh(u, w.now())
}

// foreign takes into account that another bridge's call is under way, or was when it ended.
func (w *Writer) foreign(u *user) {
	if landing := w.now().Add(w.config.Late); landing.After(u.told.Landing) {
		u.told.Landing = landing
	}
}

// keyed returns the user that an entry is about, false if it is none.
func (w *Writer) keyed(stream int, e jet.Entry) (string, bool) {
	kind, rest, _ := strings.Cut(e.Key, ".")
	if kind == "sync" && e.Key == syncKey(w.config.ID) {
		w.mu.Lock()
		w.syncs[stream] = e
		w.mu.Unlock()
	}
	id, _, _ := strings.Cut(rest, ".")
	return id, kind == "user"
}

func (w *Writer) user(id string) *user {
	u := w.users[id]
	if u == nil {
		u = &user{id: id}
		w.users[id] = u
	}
	return u
}

// input returns what is reported of a user.
func (w *Writer) input(u *user, now time.Time) precedence.Input {
	in := u.reports.Input(now)
	if reported := in != (precedence.Input{}); reported != u.any {
		u.any, w.names = reported, nil
	}
	return in
}

// want returns the session that a user should have.
func (w *Writer) want(u *user, now time.Time) presence.Teams {
	return w.config.Policy.Resolve(w.input(u, now)).Session
}

// weigh puts a user in the queue where it belongs.
func (w *Writer) weigh(u *user, now time.Time) {
	if w.term == 0 || w.config.ReadOnly || u.calling {
		return
	}
	is := u.due(now, w.want(u, now), w.config.KeepAlive)
	switch {
	case is <= u.queued:
		return
	case is == change:
		w.changes = append(w.changes, u)
	default:
		w.alives = append(w.alives, u)
	}
	u.queued = is
	select {
	case w.signal <- struct{}{}:
	default:
	}
}

// sweep looks at all users, every two seconds, and for a tenth of all time at most: time alone may have
// made them due.
func (w *Writer) sweep() {
	began := time.Now()
	if began.Before(w.resweep) {
		return
	}
	now := w.now()
	for _, u := range w.users {
		w.weigh(u, now)
	}
	w.resweep = time.Now().Add(max(2*time.Second, 10*time.Since(began)))
}

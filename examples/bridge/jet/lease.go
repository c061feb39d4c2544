package jet

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"sync/atomic"
	"time"

	"github.com/nats-io/nats.go/jetstream"
)

// key is the one key of the lease's bucket.
const key = "lease"

// A Writer is what the bridge that writes says of itself, for the others.
type Writer struct {
	ID  string `json:"id"`
	URL string `json:"url"`
	// Users is how many it has, and MaxUsers how many it can keep alive.
	Users    int `json:"users"`
	MaxUsers int `json:"maxUsers"`
}

// Writer returns the bridge that writes, nil if there is none.
func (j *Jet) Writer(ctx context.Context) (*Writer, error) {
	w, _, err := j.writer(ctx)
	return w, err
}

// writer also returns the revision of the lease. It may be answered by a node that lags behind.
func (j *Jet) writer(ctx context.Context) (*Writer, uint64, error) {
	ctx, cancel := context.WithTimeout(ctx, j.lasts/4)
	defer cancel()
	entry, err := j.lease.Get(ctx, key)
	if errors.Is(err, jetstream.ErrKeyNotFound) {
		return nil, 0, nil
	}
	w := new(Writer)
	if err == nil {
		err = json.Unmarshal(entry.Value(), w)
	}
	if err != nil {
		return nil, 0, fmt.Errorf("jet: %w", err)
	}
	return w, entry.Revision(), nil
}

// claim writes the lease in place of that of a revision, 0 for none, and returns its own.
func (j *Jet) claim(ctx context.Context, self Writer, revision uint64) (uint64, error) {
	ctx, cancel := context.WithTimeout(ctx, j.lasts/4)
	defer cancel()
	data, _ := json.Marshal(self) // it has only texts and numbers
	if revision == 0 {
		return j.lease.Create(ctx, key, data)
	}
	return j.lease.Update(ctx, key, data, revision)
}

// A Lease is the right to write. It ends unless it is renewed, by time that passes and not by the
// time of day, and does not keep a call that was made in time from coming late.
type Lease struct {
	jet      *Jet
	revision uint64
	until    atomic.Pointer[time.Time]
}

// Acquire waits until no other bridge has the lease, and takes it.
func (j *Jet) Acquire(ctx context.Context, self func() Writer) (*Lease, error) {
	for {
		began := time.Now()
		if w, _, err := j.writer(ctx); err == nil && w == nil {
			if revision, err := j.claim(ctx, self(), 0); err == nil {
				l := &Lease{jet: j, revision: revision}
				l.extend(began)
				return l, nil
			}
		}
		if !Sleep(ctx, min(j.lasts/10, time.Second)) {
			return nil, ctx.Err()
		}
	}
}

func (l *Lease) extend(began time.Time) {
	until := began.Add(l.jet.lasts - l.jet.lasts/10)
	l.until.Store(&until)
}

// Term names the lease, as none before or after it.
func (l *Lease) Term() uint64 { return l.revision }

// Held reports whether the lease has not ended.
func (l *Lease) Held() bool { return time.Now().Before(*l.until.Load()) }

// Keep renews the lease until ctx is done or the lease has ended.
func (l *Lease) Keep(ctx context.Context, self func() Writer) {
	revision := l.revision
	for l.Held() && Sleep(ctx, l.jet.lasts/5) {
		began := time.Now()
		next, err := l.jet.claim(ctx, self(), revision)
		if err == nil {
			revision = next
			l.extend(began)
			continue
		}
		// An update that was not confirmed may have been made: go on from the one that is there.
		if w, there, err := l.jet.writer(ctx); err == nil && w != nil && w.ID == self().ID {
			revision = there
		}
	}
}

// Release gives the lease up, if it has not ended.
func (l *Lease) Release(ctx context.Context) error {
	if !l.Held() {
		return nil
	}
	past := time.Now()
	l.until.Store(&past)
	return l.jet.lease.Delete(ctx, key)
}

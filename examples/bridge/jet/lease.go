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

// Writer returns the bridge that writes, or ErrNone.
func (j *Jet) Writer(ctx context.Context) (Writer, error) {
	entry, err := j.lease.Get(ctx, key)
	if errors.Is(err, jetstream.ErrKeyNotFound) {
		return Writer{}, ErrNone
	}
	var w Writer
	if err == nil {
		err = json.Unmarshal(entry.Value(), &w)
	}
	if err != nil {
		return Writer{}, fmt.Errorf("jet: %w", err)
	}
	return w, nil
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
		data, _ := json.Marshal(self()) // it has only texts and numbers
		began := time.Now()
		attempt, cancel := context.WithTimeout(ctx, j.lasts/2)
		_, err := j.lease.Get(attempt, key)
		var revision uint64
		if errors.Is(err, jetstream.ErrKeyNotFound) {
			// Get may be answered by a node that lags behind: it is Create that decides.
			revision, err = j.lease.Create(attempt, key, data)
		}
		cancel()
		if err == nil && revision > 0 {
			l := &Lease{jet: j, revision: revision}
			l.extend(began)
			return l, nil
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
		data, _ := json.Marshal(self())
		began := time.Now()
		attempt, cancel := context.WithTimeout(ctx, l.jet.lasts/4)
		next, err := l.jet.lease.Update(attempt, key, data, revision)
		cancel()
		if err == nil {
			revision = next
			l.extend(began)
			continue
		}
		// An update that was not confirmed may have been made: go on from the one that is there.
		attempt, cancel = context.WithTimeout(ctx, l.jet.lasts/4)
		if entry, err := l.jet.lease.Get(attempt, key); err == nil {
			var w Writer
			if json.Unmarshal(entry.Value(), &w) == nil && w.ID == self().ID && l.Held() {
				revision = entry.Revision()
			}
		}
		cancel()
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

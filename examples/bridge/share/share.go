// Package share divides the users among the bridges that live. Each has its share of the
// partitions, and a lease of each of them, which no other bridge can have at the same time.
// The engine keeps the leases, lets them expire and decides who gets one.
package share

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/nats-io/nats.go/jetstream"
)

// A Bridge is what a living bridge says of itself.
type Bridge struct {
	ID    string `json:"id"`
	URL   string `json:"url"`   // of its page
	Users int    `json:"users"` // that it writes
}

// A Share is a bridge's part in the sharing. Set its fields before Run.
type Share struct {
	// Owners is the bucket of leases. Its keys expire after Expiry.
	Owners jetstream.KeyValue
	Expiry time.Duration
	// Partitions is the number of partitions to share.
	Partitions int
	// Self returns what this bridge says of itself.
	Self func() Bridge
	// Clock is this bridge's clock. It is compared with the engine's and decides nothing.
	Clock func() time.Time
	// Work writes the users of a partition until ctx is done.
	Work func(ctx context.Context, partition int, lease *Lease)

	living atomic.Pointer[[]Bridge]
	skew   atomic.Int64
	heard  atomic.Int64 // when the engine last answered, as time since start
}

// beats is how often a lease is renewed within the time in which it would expire.
const beats = 5

// Run takes part in the sharing until ctx is done. Then it ends the work and gives the
// leases back.
func (s *Share) Run(ctx context.Context) {
	slots := make([]slot, s.Partitions)
	for i := range slots {
		slots[i] = slot{share: s, partition: i}
	}
	ticker := time.NewTicker(s.Expiry / beats)
	defer ticker.Stop()
	for ctx.Err() == nil {
		if err := s.beat(ctx, slots); err != nil && ctx.Err() == nil {
			slog.Warn("the engine does not answer", "error", err)
		}
		select {
		case <-ctx.Done():
		case <-ticker.C:
		}
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), s.Expiry)
	defer cancel()
	each(slots, func(sl *slot) { sl.release(ctx) })
	if err := s.Owners.Delete(ctx, bridgeKey(s.Self().ID)); err != nil {
		slog.Warn("cannot sign off", "error", err)
	}
}

// Living returns the bridges that live, in the order of their ids, as of the last beat.
func (s *Share) Living() []Bridge {
	if living := s.living.Load(); living != nil {
		return *living
	}
	return nil
}

// Users returns the number of users of all living bridges, as of the last beat.
func (s *Share) Users() int {
	users := 0
	for _, b := range s.Living() {
		users += b.Users
	}
	return users
}

// Skew returns how far this bridge's clock is ahead of the engine's.
func (s *Share) Skew() time.Duration { return time.Duration(s.skew.Load()) }

// Silent returns for how long the engine has not answered.
func (s *Share) Silent() time.Duration {
	return time.Since(start) - time.Duration(s.heard.Load())
}

// beat tells the others that this bridge lives, sees who else does, and has each slot held
// or not as its share is.
func (s *Share) beat(ctx context.Context, slots []slot) error {
	ctx, cancel := context.WithTimeout(ctx, s.Expiry/2)
	defer cancel()
	self := s.Self()
	living, err := s.meet(ctx, self)
	if err != nil {
		each(slots, (*slot).expire)
		return err
	}
	s.living.Store(&living)
	mine := slices.IndexFunc(living, func(b Bridge) bool { return b.ID == self.ID })
	each(slots, func(sl *slot) {
		if sl.partition%len(living) == mine {
			sl.hold(ctx, self.ID)
		} else {
			sl.release(ctx)
		}
	})
	return nil
}

// meet puts self among the living and returns them.
func (s *Share) meet(ctx context.Context, self Bridge) ([]Bridge, error) {
	value, err := json.Marshal(self)
	if err != nil {
		return nil, err
	}
	before := s.Clock()
	revision, err := s.Owners.Put(ctx, bridgeKey(self.ID), value)
	if err != nil {
		return nil, fmt.Errorf("share: %w", err)
	}
	after := s.Clock()
	watcher, err := s.Owners.Watch(ctx, bridgeKey("*"), jetstream.IgnoreDeletes())
	if err != nil {
		return nil, fmt.Errorf("share: %w", err)
	}
	defer watcher.Stop()
	living := []Bridge{self}
	for entry := range watcher.Updates() {
		if entry == nil { // all that there is has come
			s.heard.Store(int64(time.Since(start)))
			slices.SortFunc(living, func(a, b Bridge) int { return strings.Compare(a.ID, b.ID) })
			return living, nil
		}
		var b Bridge
		if err := json.Unmarshal(entry.Value(), &b); err != nil {
			return nil, fmt.Errorf("share: key %q: %w", entry.Key(), err)
		}
		if b.ID != self.ID {
			living = append(living, b)
		} else if entry.Revision() == revision {
			s.skew.Store(int64(before.Add(after.Sub(before) / 2).Sub(entry.Created())))
		}
	}
	return nil, fmt.Errorf("share: %w", context.Cause(ctx))
}

func bridgeKey(id string) string { return "bridge." + id }

// each calls f for all slots at once and waits.
func each(slots []slot, f func(*slot)) {
	var wait sync.WaitGroup
	for i := range slots {
		wait.Go(func() { f(&slots[i]) })
	}
	wait.Wait()
}

// Package keeper keeps the sessions of a bridge's users in Graph as their reports say.
package keeper

import (
	"context"
	"log/slog"
	"sync/atomic"
	"time"

	"github.com/othersee/othersee/examples/bridge/graph"
	"github.com/othersee/othersee/examples/bridge/share"
	"github.com/othersee/othersee/examples/bridge/store"
)

// A Keeper keeps the users of the partitions that it is given. Set its fields before use.
type Keeper struct {
	Store *store.Store
	Graph *graph.Client
	// KeepAlive is the time after which a session is written again so that it does not expire.
	KeepAlive time.Duration
	// CallTimeout is how long a call to Graph may take. A call is begun only while the lease
	// lasts longer than that, so that it is over before another bridge can have the partition.
	CallTimeout time.Duration
	// Again is the time after which a session is written once more if an earlier call for the
	// user was not answered: it may have arrived late, after the one that was.
	Again time.Duration
	// Skew returns how far the bridge's clock is ahead of the engine's. It is used to measure
	// delays only.
	Skew func() time.Duration
	// Clock is the bridge's clock.
	Clock func() time.Time
	// Calls bounds how many calls to Graph are under way: one is sent for each place in it.
	Calls chan struct{}
	// Metrics count what the keeper does.
	Metrics *Metrics

	users      atomic.Int64
	waiting    atomic.Int64
	partitions atomic.Int64
}

// Users returns the number of users that have reports.
func (k *Keeper) Users() int { return int(k.users.Load()) }

// Waiting returns the number of users whose session is not yet written as it should be.
func (k *Keeper) Waiting() int { return int(k.waiting.Load()) }

// Partitions returns the number of partitions that are worked on.
func (k *Keeper) Partitions() int { return int(k.partitions.Load()) }

// Work keeps the users of a partition until ctx is done. The partition is read from the
// engine, and again whenever reading breaks off or another bridge moved its mark.
func (k *Keeper) Work(ctx context.Context, partition int, lease *share.Lease) {
	k.partitions.Add(1)
	defer k.partitions.Add(-1)
	for ctx.Err() == nil {
		p := newPartition(k, partition, lease)
		err := p.run(ctx)
		p.leave()
		if ctx.Err() != nil {
			return
		}
		slog.Warn("partition is read again", "partition", partition, "error", err)
		select {
		case <-ctx.Done():
		case <-time.After(time.Second):
		}
	}
}

package share_test

import (
	"context"
	"fmt"
	"log/slog"
	"os"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/othersee/othersee/examples/bridge/enginetest"
	"github.com/othersee/othersee/examples/bridge/share"
	"github.com/othersee/othersee/examples/bridge/store"
)

func TestMain(m *testing.M) {
	slog.SetDefault(slog.New(slog.DiscardHandler))
	os.Exit(m.Run())
}

const partitions = 16

// A watch sees who works on which partition, and whether ever two do.
type watch struct {
	mu     sync.Mutex
	leases [partitions]map[string]*share.Lease
	twice  atomic.Int64
}

func (w *watch) work(id string) func(context.Context, int, *share.Lease) {
	return func(ctx context.Context, partition int, lease *share.Lease) {
		w.mu.Lock()
		if w.leases[partition] == nil {
			w.leases[partition] = map[string]*share.Lease{}
		}
		w.leases[partition][id] = lease
		for _, other := range w.leases[partition] {
			if other != lease && other.Left() > 0 {
				w.twice.Add(1)
			}
		}
		w.mu.Unlock()
		<-ctx.Done()
		w.mu.Lock()
		delete(w.leases[partition], id)
		w.mu.Unlock()
	}
}

// holds returns how many partitions id works on.
func (w *watch) holds(id string) int {
	w.mu.Lock()
	defer w.mu.Unlock()
	n := 0
	for _, leases := range w.leases {
		if _, ok := leases[id]; ok {
			n++
		}
	}
	return n
}

func newShare(t *testing.T, nc *nats.Conn, w *watch, id string, off time.Duration) *share.Share {
	st, err := store.Open(t.Context(), nc, store.Config{Replicas: 1, MaxBytes: 1 << 20, Lease: enginetest.Lease})
	require.NoError(t, err)
	return &share.Share{
		Owners: st.Owners, Expiry: enginetest.Lease, Partitions: partitions, Work: w.work(id),
		Self:  func() share.Bridge { return share.Bridge{ID: id, URL: "http://" + id, Users: 5} },
		Clock: func() time.Time { return time.Now().Add(off) },
	}
}

// begin runs s and returns what ends it and waits.
func begin(s *share.Share) (end func()) {
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan struct{})
	go func() { defer close(done); s.Run(ctx) }()
	return func() { cancel(); <-done }
}

func TestShare(t *testing.T) {
	_, nc := enginetest.Start(t, 1<<20)
	doomed, err := nats.Connect(nc.ConnectedUrl())
	require.NoError(t, err)
	w := &watch{}
	holds := func(want ...int) func() bool {
		return func() bool {
			for i, n := range want {
				if w.holds(fmt.Sprint("bridge-", i)) != n {
					return false
				}
			}
			return true
		}
	}
	first := newShare(t, nc, w, "bridge-0", 0)
	endFirst := begin(first)
	require.Eventually(t, holds(16), 10*time.Second, 10*time.Millisecond, "one has all")

	endSecond := begin(newShare(t, doomed, w, "bridge-1", 7*time.Minute))
	require.Eventually(t, holds(8, 8), 10*time.Second, 10*time.Millisecond, "two have half each, whatever their clocks say")
	third := newShare(t, nc, w, "bridge-2", -4*time.Minute)
	endThird := begin(third)
	require.Eventually(t, holds(6, 5, 5), 10*time.Second, 10*time.Millisecond, "three have a third each")
	assert.Equal(t, 15, third.Users(), "Users")
	assert.InDelta(t, -240, third.Skew().Seconds(), 1, "Skew")
	assert.Less(t, third.Silent(), enginetest.Lease, "Silent")

	doomed.Close() // the second is not heard of any more
	require.Eventually(t, holds(8, 0, 8), 3*enginetest.Lease, 10*time.Millisecond, "two again after one is lost")
	endThird()
	require.Eventually(t, holds(16, 0, 0), 10*time.Second, 10*time.Millisecond, "one again, at once, after one has left")
	endFirst()
	endSecond()
	assert.Zero(t, w.twice.Load(), "times that two worked on a partition")
}

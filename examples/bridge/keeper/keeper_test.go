package keeper_test

import (
	"context"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/othersee/othersee/examples/bridge/enginetest"
	"github.com/othersee/othersee/examples/bridge/graph"
	"github.com/othersee/othersee/examples/bridge/graphsim"
	"github.com/othersee/othersee/examples/bridge/keeper"
	"github.com/othersee/othersee/examples/bridge/report"
	"github.com/othersee/othersee/examples/bridge/share"
	"github.com/othersee/othersee/examples/bridge/store"
)

// A bench is a store, a Graph simulator, and a way to put a handler between.
type bench struct {
	store *store.Store
	sim   *graphsim.Sim
	calls atomic.Int64 // that reached the simulator
	delay func(*http.Request)
	url   string
	times time.Time
}

func TestMain(m *testing.M) {
	slog.SetDefault(slog.New(slog.DiscardHandler))
	os.Exit(m.Run())
}

func newBench(t *testing.T, config graphsim.Config) *bench {
	b := &bench{times: time.Now()}
	b.store, _ = enginetest.Start(t, 1<<20)
	config.Token = "secret"
	var err error
	b.sim, err = graphsim.New(config)
	require.NoError(t, err)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if b.delay != nil {
			b.delay(r)
		}
		b.calls.Add(1)
		b.sim.ServeHTTP(w, r)
	}))
	t.Cleanup(server.Close)
	b.url = server.URL + "/v1.0"
	return b
}

func (b *bench) newKeeper() *keeper.Keeper {
	return &keeper.Keeper{
		Store:     b.store,
		Graph:     &graph.Client{URL: b.url, Token: "secret", SessionID: "app", Expiry: 5 * time.Minute, HTTP: http.DefaultClient},
		KeepAlive: time.Hour, CallTimeout: 500 * time.Millisecond, Again: time.Hour,
		Clock: time.Now, Skew: func() time.Duration { return 0 },
		Calls: make(chan struct{}, 4), Metrics: keeper.NewMetrics(prometheus.NewRegistry()),
	}
}

// keep runs a keeper of all partitions and returns it, and what ends it.
func (b *bench) keep(change func(*keeper.Keeper)) (*keeper.Keeper, func()) {
	k := b.newKeeper()
	if change != nil {
		change(k)
	}
	s := &share.Share{
		Owners: b.store.Owners, Expiry: enginetest.Lease, Partitions: report.Partitions, Work: k.Work,
		Self:  func() share.Bridge { return share.Bridge{ID: "bridge", Users: k.Users()} },
		Clock: time.Now,
	}
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan struct{})
	go func() { defer close(done); s.Run(ctx) }()
	return k, func() { cancel(); <-done }
}

// put stores a report of a line, or of something else if kind is given, later than all before.
func (b *bench) put(t *testing.T, user, device, state string, kind ...report.Kind) {
	t.Helper()
	b.times = b.times.Add(time.Millisecond)
	r := report.Report{User: user, Source: "pbx", Device: device, Kind: report.Line, State: state, Time: b.times}
	if len(kind) > 0 {
		r.Kind = kind[0]
	}
	outcome, err := b.store.Put(t.Context(), r)
	require.NoError(t, err)
	require.Equal(t, store.Kept, outcome)
}

func (b *bench) want(t *testing.T, user, availability string) {
	t.Helper()
	require.Eventually(t, func() bool { return b.sim.Presence(user).Availability == availability },
		10*time.Second, 5*time.Millisecond, "%s is %s (want %s)", user, b.sim.Presence(user).Availability, availability)
}

func TestSessionsFollowReports(t *testing.T) {
	t.Parallel()
	b := newBench(t, graphsim.Config{})
	b.put(t, "anna", "1", "Busy")
	k, end := b.keep(nil)
	defer end()
	b.want(t, "anna", "Busy")
	b.put(t, "anna", "2", "Absent", report.User)
	b.want(t, "anna", "Away")
	b.put(t, "anna", "2", "", report.Gone)
	b.want(t, "anna", "Busy")
	b.put(t, "beat", "1", "Busy")
	b.want(t, "beat", "Busy")
	assert.Equal(t, 2, k.Users(), "Users")

	require.NoError(t, b.store.RemoveUser(t.Context(), "anna"))
	b.want(t, "anna", "Offline")
	require.Eventually(t, func() bool {
		users, err := b.store.Load(t.Context(), report.OfUser("anna"))
		return err == nil && k.Users() == 1 && users["anna"].Sequence() > 0 && users["anna"].Drop() == nil
	}, 5*time.Second, 10*time.Millisecond, "what the removal has made void is deleted")
	require.Eventually(t, func() bool { return k.Waiting() == 0 }, 3*time.Second, 10*time.Millisecond, "Waiting")
}

// Time passes 50 times as fast for the simulator: its five minutes are 6 seconds.
func TestSessionsAreKeptAlive(t *testing.T) {
	t.Parallel()
	began := time.Now()
	b := newBench(t, graphsim.Config{Now: func() time.Time { return began.Add(50 * time.Since(began)) }})
	b.put(t, "anna", "1", "Busy")
	_, end := b.keep(func(k *keeper.Keeper) { k.KeepAlive = 500 * time.Millisecond })
	b.want(t, "anna", "Busy")
	for range 90 {
		require.Equal(t, "Busy", b.sim.Presence("anna").Availability)
		time.Sleep(100 * time.Millisecond)
	}
	end()
	b.want(t, "anna", "Offline")
	_, end = b.keep(func(k *keeper.Keeper) { k.KeepAlive = 500 * time.Millisecond })
	defer end()
	b.want(t, "anna", "Busy") // by a bridge that finds all written, and does not know since when
}

func TestWhatIsWrittenIsNotWrittenAgain(t *testing.T) {
	t.Parallel()
	b := newBench(t, graphsim.Config{})
	b.put(t, "anna", "1", "Busy")
	b.put(t, "beat", "1", "Available")
	_, end := b.keep(nil)
	b.want(t, "anna", "Busy")
	require.Eventually(t, func() bool { return b.calls.Load() >= 2 }, 5*time.Second, 10*time.Millisecond)
	end()
	calls := b.calls.Load()

	k, end := b.keep(nil)
	require.Eventually(t, func() bool { return k.Users() == 2 }, 5*time.Second, 10*time.Millisecond)
	b.put(t, "beat", "2", "Available") // changes nothing
	time.Sleep(time.Second)
	assert.Equal(t, calls, b.calls.Load(), "calls after a restart")

	require.NoError(t, b.store.Doubt(t.Context(), report.Partition("anna"), 0))
	require.Eventually(t, func() bool { return b.calls.Load() > calls }, 5*time.Second, 10*time.Millisecond, "calls after a doubt")
	end()
}

// A call that is not answered arrives after a later one. The session is right in the end.
func TestLateCall(t *testing.T) {
	t.Parallel()
	b := newBench(t, graphsim.Config{})
	var held atomic.Bool
	b.delay = func(*http.Request) {
		if held.CompareAndSwap(true, false) {
			time.Sleep(1500 * time.Millisecond)
		}
	}
	_, end := b.keep(func(k *keeper.Keeper) { k.Again = 2 * time.Second })
	defer end()
	b.put(t, "anna", "1", "Available")
	require.Eventually(t, func() bool { return b.calls.Load() > 0 }, 5*time.Second, time.Millisecond)
	time.Sleep(4 * time.Second) // calls of a bridge before are not expected any more
	held.Store(true)
	b.put(t, "anna", "1", "Busy") // the call of which is held
	time.Sleep(200 * time.Millisecond)
	b.put(t, "anna", "1", "Available")
	b.want(t, "anna", "Busy") // by the late call
	b.want(t, "anna", "Offline")
}

func TestGraphDoesNotKnowTheUser(t *testing.T) {
	t.Parallel()
	b := newBench(t, graphsim.Config{Unknown: []string{"ghost"}})
	k, end := b.keep(nil)
	defer end()
	b.put(t, "ghost", "1", "Busy")
	require.Eventually(t, func() bool { return b.calls.Load() == 1 }, 5*time.Second, time.Millisecond)
	time.Sleep(1500 * time.Millisecond)
	assert.Equal(t, int64(1), b.calls.Load(), "calls")
	require.Eventually(t, func() bool { return k.Waiting() == 0 }, 5*time.Second, 10*time.Millisecond, "Waiting")
}

func TestThrottling(t *testing.T) {
	t.Parallel()
	b := newBench(t, graphsim.Config{Limit: 10})
	_, end := b.keep(nil)
	defer end()
	users := strings.Split("abcdefghijklmnopqrstuvwxyz", "")
	for _, user := range users {
		b.put(t, user, "1", "Busy")
	}
	busy := func() int {
		n := 0
		for _, user := range users {
			if b.sim.Presence(user).Availability == "Busy" {
				n++
			}
		}
		return n
	}
	require.Eventually(t, func() bool { return busy() == 10 }, 10*time.Second, 10*time.Millisecond, "as many as Graph takes")
	time.Sleep(2 * time.Second) // of the 30 that Graph asks to wait for
	assert.Equal(t, 10, busy(), "sessions during the pause")
	assert.Less(t, b.calls.Load(), int64(26), "calls")
}

func TestNoCallWithoutLease(t *testing.T) {
	t.Parallel()
	b := newBench(t, graphsim.Config{})
	b.put(t, "anna", "1", "Busy")
	ctx, cancel := context.WithTimeout(t.Context(), time.Second)
	defer cancel()
	b.newKeeper().Work(ctx, report.Partition("anna"), share.NewLease(time.Now(), 400*time.Millisecond))
	assert.Zero(t, b.calls.Load(), "calls by a lease that is shorter than they may take")
}

// A slow transport answers after a while, whatever its caller's patience, as in a process that
// stands still.
type slow time.Duration

func (s slow) RoundTrip(r *http.Request) (*http.Response, error) {
	time.Sleep(time.Duration(s))
	return http.DefaultTransport.RoundTrip(r)
}

func TestCallOutlastsLease(t *testing.T) {
	t.Parallel()
	b := newBench(t, graphsim.Config{})
	b.put(t, "anna", "1", "Busy")
	partition := report.Partition("anna")
	_, err := b.store.Move(t.Context(), partition, store.Mark{}, 0)
	require.NoError(t, err)
	k := b.newKeeper()
	k.Graph.HTTP = &http.Client{Transport: slow(2 * time.Second)}
	before, marks, err := b.store.Marks(t.Context(), partition)
	require.NoError(t, err)
	defer marks.Close()
	ctx, cancel := context.WithTimeout(t.Context(), 2500*time.Millisecond)
	defer cancel()
	k.Work(ctx, partition, share.NewLease(time.Now(), 1500*time.Millisecond))
	select {
	case entry := <-marks.Updates():
		doubted := marks.Read(entry)
		assert.True(t, doubted.After(before), "the mark is set")
		assert.Zero(t, doubted.Sequence, "the mark is before the report")
	case <-time.After(5 * time.Second):
		t.Error("the mark is not set back")
	}
}

// What one bridge could not write, the next one writes.
func TestAnotherBridgeGoesOn(t *testing.T) {
	t.Parallel()
	b := newBench(t, graphsim.Config{})
	k, end := b.keep(func(k *keeper.Keeper) { k.Graph.URL = "http://127.0.0.1:1" })
	b.put(t, "anna", "1", "Busy")
	require.Eventually(t, func() bool { return k.Waiting() == 1 }, 5*time.Second, 10*time.Millisecond, "Waiting")
	b.put(t, "beat", "1", "Busy")
	require.Eventually(t, func() bool { return k.Waiting() == 2 }, 5*time.Second, 10*time.Millisecond, "Waiting")
	end()
	_, end = b.keep(nil)
	defer end()
	b.want(t, "anna", "Busy")
	b.want(t, "beat", "Busy")
}

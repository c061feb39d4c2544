package writer_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/testutil"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/oauth2/clientcredentials"

	"github.com/othersee/othersee/examples/bridge/jet"
	"github.com/othersee/othersee/examples/bridge/jet/jettest"
	"github.com/othersee/othersee/examples/bridge/writer"
	"github.com/othersee/othersee/examples/internal/graphclient"
	"github.com/othersee/othersee/examples/internal/graphsim"
	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/precedence/timeline"
	"github.com/othersee/othersee/presence"
)

func TestMain(m *testing.M) {
	slog.SetDefault(slog.New(slog.DiscardHandler))
	os.Exit(m.Run())
}

// lease is how long leases last in these tests.
const lease = 2 * time.Second

// A world is an engine and a Graph, for writers.
type world struct {
	t     *testing.T
	nc    *nats.Conn
	jet   *jet.Jet
	sim   *graphsim.Sim
	graph *httptest.Server

	mu    sync.Mutex
	delay time.Duration // until a request reaches Graph
	hang  chan struct{} // until it is closed, requests wait
	drop  bool          // whether answers get lost
}

func newWorld(t *testing.T, config graphsim.Config) *world {
	j, nc := jettest.Open(t, 64<<20, lease)
	config.App, config.Secret = "app", "secret"
	sim, err := graphsim.New(config)
	require.NoError(t, err)
	w := &world{t: t, nc: nc, jet: j, sim: sim}
	w.graph = httptest.NewServer(http.HandlerFunc(w.between))
	t.Cleanup(w.graph.Close)
	return w
}

// between is between the writers and Graph.
func (w *world) between(rw http.ResponseWriter, r *http.Request) {
	w.mu.Lock()
	delay, hang, drop := w.delay, w.hang, w.drop
	w.mu.Unlock()
	if hang != nil && strings.HasSuffix(r.URL.Path, "$batch") {
		r = r.WithContext(context.WithoutCancel(r.Context()))
		body, _ := io.ReadAll(r.Body)
		<-hang // as a server that stood still, it carries out what it has received
		r.Body = io.NopCloser(bytes.NewReader(body))
	}
	time.Sleep(delay)
	if drop {
		w.sim.ServeHTTP(httptest.NewRecorder(), r)
		panic(http.ErrAbortHandler)
	}
	w.sim.ServeHTTP(rw, r)
}

func (w *world) set(delay time.Duration, hang chan struct{}, drop bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.delay, w.hang, w.drop = delay, hang, drop
}

func (w *world) config(id string) writer.Config {
	return writer.Config{
		ID: id, Policy: precedence.Guide(), KeepAlive: time.Hour, Rate: 10_000, Share: 0.5, Calls: 4,
		Timeout: 10 * time.Second, Late: time.Second, Delay: time.Minute,
	}
}

func (w *world) client() *graphclient.Client {
	credentials := clientcredentials.Config{ClientID: "app", ClientSecret: "secret", TokenURL: w.graph.URL + "/t/oauth2/v2.0/token", Scopes: []string{"https://graph.microsoft.com/.default"}}
	return &graphclient.Client{URL: w.graph.URL + "/v1.0", App: "app", Lasts: 2 * time.Hour, HTTP: credentials.Client(context.Background())}
}

// run runs a writer until the test ends, or stop is called, which waits.
func (w *world) run(config writer.Config) (wr *writer.Writer, stop func()) {
	wr = writer.New(config, w.jet, w.client())
	ctx, cancel := context.WithCancel(context.Background())
	ready, done := make(chan struct{}), make(chan struct{})
	go func() { defer close(done); wr.Run(ctx, func() { close(ready) }) }()
	stop = func() { cancel(); <-done }
	w.t.Cleanup(stop)
	select {
	case <-ready:
	case <-time.After(10 * time.Second):
		w.t.Fatal("the writer is not ready")
	}
	return wr, stop
}

// report stores a report, as an intake does.
func (w *world) report(user, device string, state any, lasts time.Duration) {
	r := timeline.Report{At: time.Now(), User: user, Source: "pbx", Device: device, State: state, Lasts: lasts}
	data, err := json.Marshal(r)
	require.NoError(w.t, err)
	_, err = w.jet.Reports.Put(w.t.Context(), jet.Put{Key: writer.UserKey(user) + ".line.pbx." + device, Data: data, Last: jet.Any})
	require.NoError(w.t, err)
}

func (w *world) busy(n int) {
	for i := range n {
		w.report(fmt.Sprint("user", i), "1", presence.LineBusy, 0)
	}
}

// eventually waits until every user's session is what it should be, and nothing waits.
func (w *world) eventually(wr *writer.Writer, n int, want string, within time.Duration) {
	w.t.Helper()
	assert.EventuallyWithT(w.t, func(t *assert.CollectT) {
		wrong := 0
		for i := range n {
			if w.sim.Presence(fmt.Sprint("user", i)).Availability != want {
				wrong++
			}
		}
		c := wr.Counts()
		assert.Zero(t, wrong, "wrong sessions")
		assert.Zero(t, c.Waiting+c.Landing, "waiting or landing, of %+v", c)
	}, within, 50*time.Millisecond)
}

// TestSessions writes what follows, and what follows when a report ends by itself.
func TestSessions(t *testing.T) {
	w := newWorld(t, graphsim.Config{})
	wr, _ := w.run(w.config("one"))
	w.busy(30)
	w.eventually(wr, 30, "Busy", time.Minute)
	for i := range 30 {
		w.report(fmt.Sprint("user", i), "1", presence.LineAvailable, 0)
	}
	w.eventually(wr, 30, "Offline", time.Minute)
	w.report("user0", "1", presence.LineBusy, 6*time.Second)
	w.eventually(wr, 1, "Busy", time.Minute)
	w.eventually(wr, 1, "Offline", time.Minute)
}

// TestGraphHangs (row 3): calls that were given up are carried out when Graph goes on.
func TestGraphHangs(t *testing.T) {
	w := newWorld(t, graphsim.Config{})
	config := w.config("one")
	config.Timeout, config.Late = 500*time.Millisecond, 3*time.Second
	wr, _ := w.run(config)
	w.busy(50)
	w.eventually(wr, 50, "Busy", time.Minute)
	hang := make(chan struct{})
	w.set(0, hang, false)
	for i := range 50 {
		w.report(fmt.Sprint("user", i), "1", presence.LineAvailable, 0)
	}
	time.Sleep(time.Second) // these calls are given up
	assert.NotZero(t, wr.Counts().Waiting, "waiting while Graph hangs")
	w.busy(50)
	time.Sleep(700 * time.Millisecond)
	w.set(0, nil, false)
	time.Sleep(time.Second)
	close(hang) // and overtake those that came later
	w.eventually(wr, 50, "Busy", time.Minute)
}

// TestHandOver (row 4): what a writer leaves open when it ends is written again by the next.
func TestHandOver(t *testing.T) {
	w := newWorld(t, graphsim.Config{})
	first, stop := w.run(w.config("first"))
	w.busy(200)
	w.eventually(first, 200, "Busy", time.Minute)
	second, _ := w.run(w.config("second"))
	w.set(300*time.Millisecond, nil, true) // Graph carries calls out, and the answers get lost
	for i := range 200 {
		w.report(fmt.Sprint("user", i), "1", presence.LineAvailable, 0)
	}
	time.Sleep(200 * time.Millisecond)
	began := time.Now()
	stop()
	assert.Less(t, time.Since(began), time.Minute, "time to stop")
	w.set(0, nil, false)
	w.eventually(second, 200, "Offline", time.Minute)
	assert.True(t, second.Health().Writes, "the second writes")
}

// TestOverdue (row 3): a writer whose calls outlast its lease, because it stood still, has the one that
// writes now write these users again.
func TestOverdue(t *testing.T) {
	w := newWorld(t, graphsim.Config{})
	first, _ := w.run(w.config("first"))
	w.busy(50)
	w.eventually(first, 50, "Busy", time.Minute)
	second, _ := w.run(w.config("second"))
	w.set(5*time.Second, nil, false)
	for i := range 50 {
		w.report(fmt.Sprint("user", i), "1", presence.LineAvailable, 0)
	}
	time.Sleep(500 * time.Millisecond) // these calls are under way
	w.set(0, nil, false)
	js, err := jetstream.New(w.nc)
	require.NoError(t, err)
	kv, err := js.KeyValue(t.Context(), "writer")
	require.NoError(t, err)
	require.NoError(t, kv.Delete(t.Context(), "lease"))
	require.Eventually(t, func() bool { return second.Health().Writes }, 30*time.Second, 10*time.Millisecond, "the second writes")
	w.busy(50)
	w.eventually(second, 50, "Busy", time.Minute)
	time.Sleep(5 * time.Second) // the first's calls come
	w.eventually(second, 50, "Busy", time.Minute)
}

// TestExpired: what Graph has been told long ago is no longer stored.
func TestExpired(t *testing.T) {
	w := newWorld(t, graphsim.Config{})
	wr, _ := w.run(w.config("one"))
	w.busy(2)
	w.eventually(wr, 2, "Busy", time.Minute)
	js, err := jetstream.New(w.nc)
	require.NoError(t, err)
	told, err := js.Stream(t.Context(), "TOLD")
	require.NoError(t, err)
	require.NoError(t, told.Purge(t.Context()))
	for i := range 2 {
		w.report(fmt.Sprint("user", i), "1", presence.LineAvailable, 0)
	}
	w.eventually(wr, 2, "Offline", time.Minute)
	require.NoError(t, told.Purge(t.Context()))
	w.busy(2)
	w.eventually(wr, 2, "Busy", time.Minute)
}

// TestSlow (row 5): Graph answers in four seconds, longer than the lease lasts.
func TestSlow(t *testing.T) {
	w := newWorld(t, graphsim.Config{})
	wr, _ := w.run(w.config("one"))
	w.set(4*time.Second, nil, false)
	w.busy(40)
	w.eventually(wr, 40, "Busy", time.Minute)
}

// TestKeepAliveShare (row 7): sessions are kept alive while changes take all that the rate leaves.
func TestKeepAliveShare(t *testing.T) {
	w := newWorld(t, graphsim.Config{})
	config := w.config("one")
	config.Rate, config.KeepAlive = 100, 2*time.Second
	assert.Equal(t, 100, config.MaxUsers(), "MaxUsers")
	wr, _ := w.run(config)
	w.busy(80)
	w.eventually(wr, 80, "Busy", time.Minute)
	ctx, cancel := context.WithCancel(t.Context())
	var changing sync.WaitGroup
	defer changing.Wait()
	defer cancel()
	changing.Go(func() { // many more changes than the rate allows
		for i := 0; ctx.Err() == nil; i++ {
			state := []presence.Line{presence.LineBusy, presence.LineAvailable}[i/200%2]
			w.report(fmt.Sprint("other", i%200), "1", state, 0)
			time.Sleep(time.Millisecond)
		}
	})
	assert.EventuallyWithT(t, func(t *assert.CollectT) {
		kept := map[string]int{}
		for _, call := range w.sim.Calls() {
			if strings.HasPrefix(call, "setPresence user") {
				kept[call]++
			}
		}
		for call, n := range kept {
			assert.GreaterOrEqual(t, n, 3, "%s: times", call)
		}
		assert.Len(t, kept, 80)
	}, time.Minute, 200*time.Millisecond)
}

// TestThrottled: Graph is left alone for as long as it asks for.
func TestThrottled(t *testing.T) {
	now := time.Now()
	var mu sync.Mutex
	w := newWorld(t, graphsim.Config{Limit: 30, Now: func() time.Time {
		mu.Lock()
		defer mu.Unlock()
		return now
	}})
	wr, _ := w.run(w.config("one"))
	w.busy(40)
	require.Eventually(t, func() bool { return wr.Health().Paused > 20*time.Second }, 30*time.Second, 10*time.Millisecond, "paused")
	require.EventuallyWithT(t, func(t *assert.CollectT) { // until all reports are in
		assert.InDelta(t, 15, wr.Counts().Waiting, 10, "waiting")
	}, 10*time.Second, 10*time.Millisecond)
	before := len(w.sim.Calls())
	time.Sleep(time.Second)
	assert.Len(t, w.sim.Calls(), before, "calls while paused")
}

// TestRefused: a user that Graph does not know is told once, and does not keep others waiting.
func TestRefused(t *testing.T) {
	w := newWorld(t, graphsim.Config{Unknown: []string{"user1"}})
	wr, _ := w.run(w.config("one"))
	w.busy(3)
	require.Eventually(t, func() bool { c := wr.Counts(); return c.Refused == 1 && c.Waiting == 0 }, 30*time.Second, 10*time.Millisecond)
	assert.Equal(t, "Busy", w.sim.Presence("user2").Availability)
	v, ok := wr.View("user1")
	require.True(t, ok)
	assert.Contains(t, v.Told.Refused, "404")
}

// TestTokens (row 6): tokens expire, and are renewed; where they are not, health tells.
func TestTokens(t *testing.T) {
	w := newWorld(t, graphsim.Config{TokenLasts: 11 * time.Second}) // renewed ten seconds before
	wr, _ := w.run(w.config("one"))
	w.busy(2)
	w.eventually(wr, 2, "Busy", time.Minute)
	time.Sleep(2 * time.Second)
	w.report("user0", "1", presence.LineAvailable, 0)
	w.eventually(wr, 1, "Offline", time.Minute)
	for range 1000 {
		w.sim.Fail(http.StatusForbidden)
	}
	w.report("user0", "1", presence.LineBusy, 0)
	require.Eventually(t, func() bool { return wr.Health().Graph > time.Second }, 30*time.Second, 50*time.Millisecond, "Graph fails")
	registry := prometheus.NewRegistry()
	wr.Register(registry)
	n, err := testutil.GatherAndCount(registry)
	require.NoError(t, err)
	assert.Greater(t, n, 10, "metrics")
}

// TestLook reads back what others see, and writes once more what Graph has lost.
func TestLook(t *testing.T) {
	w := newWorld(t, graphsim.Config{})
	config := w.config("one")
	config.Look, config.Delay = 100*time.Millisecond, 500*time.Millisecond
	wr, _ := w.run(config)
	w.busy(2)
	w.eventually(wr, 2, "Busy", time.Minute)
	w.sim.SignIn("user0", "laptop", graphsim.Presence{Availability: "DoNotDisturb", Activity: "Presenting"})
	require.Eventually(t, func() bool { return wr.Counts().Differ == 1 }, 30*time.Second, 10*time.Millisecond)
	v, _ := wr.View("user0")
	assert.True(t, v.Differs, "Differs")
	assert.Equal(t, presence.TeamsDoNotDisturb, v.Seen.Teams, "Seen")
	w.clear("user1")
	w.eventually(wr, 0, "", time.Minute)
	require.Eventually(t, func() bool { return w.sim.Presence("user1").Availability == "Busy" }, 30*time.Second, 10*time.Millisecond, "written once more")
}

// clear clears a session, as Graph may lose it.
func (w *world) clear(user string) {
	require.NoError(w.t, w.client().Write(w.t.Context(), []graphclient.Write{{User: user}})[0])
}

// TestReadOnly only reads back.
func TestReadOnly(t *testing.T) {
	w := newWorld(t, graphsim.Config{})
	config := w.config("one")
	config.ReadOnly, config.Look, config.Delay = true, 100*time.Millisecond, 300*time.Millisecond
	wr, _ := w.run(config)
	w.busy(1)
	require.Eventually(t, func() bool { return wr.Counts().Differ == 1 }, 30*time.Second, 10*time.Millisecond)
	for _, call := range w.sim.Calls() {
		assert.True(t, strings.HasPrefix(call, "getPresencesByUserId"), call)
	}
}

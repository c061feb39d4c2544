package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"net/http"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/othersee/othersee/examples/bridge/jet"
	"github.com/othersee/othersee/examples/bridge/writer"
)

var (
	users     = flag.Int("users", 10_000, "`number` of users of TestNothingIsLost and TestFigures")
	reports   = flag.Int("reports", 200_000, "`number` of their reports, at least")
	graphRate = flag.Int("graph-rate", 2000, "`requests` a second to Graph of TestNothingIsLost and TestFigures")
	seed      = flag.Int("seed", 1, "`number` to begin with")
)

// Sizes of the load.
const (
	tellers = 4
	body    = 500 // reports
)

// TestNothingIsLost kills nodes, bridges and the stand-in while reports come in, has clocks that are
// off, a disk that is full, a writer that stands still, and Graph down, and standing still for longer
// than a call may take. Afterwards every user's session is what the library says of all accepted reports.
func TestNothingIsLost(t *testing.T) {
	if testing.Short() {
		t.Skip("takes minutes")
	}
	c := newCluster(t, 3, "7m", "-4m")
	disk := mountDisk(t, c.dirs[2])
	c.start(t)
	l := startLoad(t, c, 200*time.Millisecond)
	harms := []struct {
		what string
		do   func()
	}{
		{"a node is killed", func() {
			c.nodes[0].kill()
			time.Sleep(3 * time.Second)
			c.nodes[0].start(t)
		}},
		{"the writer is killed", func() {
			p := c.writer(t)
			p.kill()
			time.Sleep(2 * time.Second)
			p.start(t)
		}},
		{"Graph is down", func() {
			c.graph.kill()
			time.Sleep(8 * time.Second)
			c.graph.start(t)
		}},
		{"Graph stands still", func() {
			c.graph.signal(syscall.SIGSTOP)
			time.Sleep(25 * time.Second)
			c.graph.signal(syscall.SIGCONT)
		}},
		{"the disk of a node is full", func() {
			if disk.fill(t) {
				time.Sleep(5 * time.Second)
				c.nodes[2].kill()
				disk.clear(t)
				c.nodes[2].start(t)
			}
		}},
		{"the writer stands still for longer than its lease lasts", func() {
			p := c.writer(t)
			p.signal(syscall.SIGSTOP)
			time.Sleep(14 * time.Second)
			p.signal(syscall.SIGCONT)
		}},
		{"the writer ends", func() {
			p := c.writer(t)
			p.stop(t)
			p.start(t)
		}},
		{"a node and the writer are killed at once", func() {
			p := c.writer(t)
			c.nodes[1].kill()
			p.kill()
			time.Sleep(2 * time.Second)
			c.nodes[1].start(t)
			p.start(t)
		}},
	}
	for _, harm := range harms {
		l.more(t)
		began := time.Now()
		harm.do()
		t.Logf("%s: %v; %d reports accepted", harm.what, time.Since(began).Round(time.Millisecond), l.accepted.Load())
	}
	l.more(t)
	l.harmed.Store(true)
	l.wait(t)
	t.Logf("%d reports accepted in %v, %d bodies sent again", l.accepted.Load(), time.Since(l.began).Round(time.Millisecond), l.resent())
	assertAllStored(t, c, l)
	assertSessions(t, c, l)
}

// writer returns the bridge that is the writer. It waits until there is one.
func (c *cluster) writer(t *testing.T) (p *process) {
	client := &http.Client{Timeout: 2 * time.Second}
	require.Eventually(t, func() bool {
		for i, url := range c.bridgeURLs {
			var said struct{ Health struct{ Writes bool } }
			response, err := client.Get(url + "/readyz")
			if err != nil {
				continue
			}
			err = json.NewDecoder(response.Body).Decode(&said)
			response.Body.Close()
			if err == nil && said.Health.Writes {
				p = c.bridges[i]
				return true
			}
		}
		return false
	}, time.Minute, 100*time.Millisecond, "a writer")
	return p
}

// A load is the tellers at work.
type load struct {
	tellers  []*teller
	began    time.Time
	accepted atomic.Int64
	harmed   atomic.Bool // whether it may end
	done     sync.WaitGroup
	failed   chan error
}

func startLoad(t *testing.T, c *cluster, pause time.Duration) *load {
	l := &load{began: time.Now(), failed: make(chan error, tellers)}
	for n := range tellers {
		var own []string
		for u := n; u < *users; u += tellers {
			own = append(own, fmt.Sprintf("%08x-0000-4000-8000-%012x", u, u))
		}
		teller := newTeller(*seed, n, c.bridgeURLs, own, l.began)
		l.tellers = append(l.tellers, teller)
		l.done.Go(func() {
			for n := 0; n < *reports/tellers/body || !l.harmed.Load(); n++ {
				time.Sleep(pause)
				if err := teller.tell(body); err != nil {
					l.failed <- err
					return
				}
				l.accepted.Add(body)
			}
		})
	}
	return l
}

// more waits until a part more of the reports is accepted.
func (l *load) more(t *testing.T) {
	for until := l.accepted.Load() + int64(*reports)/20; l.accepted.Load() < until; {
		select {
		case err := <-l.failed:
			require.NoError(t, err)
		case <-time.After(10 * time.Millisecond):
		}
	}
}

func (l *load) wait(t *testing.T) {
	l.done.Wait()
	select {
	case err := <-l.failed:
		require.NoError(t, err)
	default:
	}
}

func (l *load) resent() int {
	resent := 0
	for _, teller := range l.tellers {
		resent += teller.resent
	}
	return resent
}

// assertAllStored compares what a bridge that starts now has with what was accepted.
func assertAllStored(t *testing.T, c *cluster, l *load) {
	stored := follow(t, c)
	wrong := 0
	for _, teller := range l.tellers {
		holding := teller.holding()
		for _, user := range teller.users {
			want, got := map[string]string{}, map[string]string{}
			for _, m := range holding[user] {
				want[m.Source+" "+m.Device] = m.State + " " + m.at.UTC().Format(time.RFC3339Nano)
			}
			v, _ := stored.View(user)
			for _, r := range v.Reports {
				got[r.Source+" "+r.Device] = fmt.Sprint(r.State) + " " + r.At.UTC().Format(time.RFC3339Nano)
			}
			if wrong < 10 && !assert.Equal(t, want, got, "stored of %q", user) {
				wrong++
			}
		}
	}
}

// follow returns a writer that has read all that the engine has, and does not write.
func follow(t *testing.T, c *cluster) *writer.Writer {
	nc, err := nats.Connect(c.natsURLs, nats.MaxReconnects(-1))
	require.NoError(t, err)
	t.Cleanup(nc.Close)
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Minute)
	t.Cleanup(cancel)
	j, err := jet.Open(ctx, nc, jet.Config{Replicas: 3, MaxBytes: 1 << 30, Lease: 10 * time.Second})
	require.NoError(t, err)
	w := writer.New(writer.Config{ID: "follower", ReadOnly: true, Rate: 1}, j, nil)
	w.Follow(ctx)
	require.NoError(t, ctx.Err(), "not all could be read")
	return w
}

// assertSessions waits until every user's session is what the library says of all accepted
// reports.
func assertSessions(t *testing.T, c *cluster, l *load) {
	began := time.Now()
	var wrong []string
	for time.Since(began) < 2*time.Minute {
		if wrong = wrongSessions(t, c, l); len(wrong) == 0 {
			t.Logf("all %d sessions are right %v after the last report", *users, time.Since(began).Round(time.Millisecond))
			return
		}
		time.Sleep(500 * time.Millisecond)
	}
	t.Errorf("%d sessions are wrong: %q", len(wrong), wrong[:min(len(wrong), 10)])
}

// wrongSessions returns the users whose session is not what the library says.
func wrongSessions(t *testing.T, c *cluster, l *load) []string {
	var wrong []string
	for _, teller := range l.tellers {
		holding := teller.holding()
		for begin := 0; begin < len(teller.users); begin += 650 {
			ids := teller.users[begin:min(begin+650, len(teller.users))]
			for id, availability := range presences(t, c.graphURL, ids) {
				if want := session(holding[id]).String(); want != availability {
					wrong = append(wrong, fmt.Sprintf("%s: %s (want %s)", id, availability, want))
				}
			}
		}
	}
	return wrong
}

package main

import (
	"bytes"
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

	"github.com/othersee/othersee/examples/bridge/report"
	"github.com/othersee/othersee/examples/bridge/store"
)

var (
	users   = flag.Int("users", 10_000, "`number` of users of TestNothingIsLost and TestFigures")
	reports = flag.Int("reports", 200_000, "`number` of their reports")
)

// Sizes of the load.
const (
	tellers = 4
	body    = 500 // reports
)

// TestNothingIsLost kills nodes, bridges and the simulator while reports come in, has clocks
// that are off, a disk that is full, a bridge that stands still and Graph down for a while.
// Afterwards every user's session is what the library says of all accepted reports.
func TestNothingIsLost(t *testing.T) {
	if testing.Short() {
		t.Skip("takes more than a minute")
	}
	c := newCluster(t, 3, "7m", "-4m")
	disk := mountDisk(t, c.dirs[2])
	c.start(t)
	l := startLoad(t, c)
	for i, harm := range []func(){
		func() { // a node
			c.nodes[0].kill()
			time.Sleep(3 * time.Second)
			c.nodes[0].start(t)
		},
		func() { // a bridge
			c.bridges[0].kill()
			time.Sleep(2 * time.Second)
			c.bridges[0].start(t)
		},
		func() { // Graph, for a while
			c.graph.kill()
			time.Sleep(8 * time.Second)
			c.graph.start(t)
		},
		func() { // the disk of a node is full, until there is room again
			if disk.fill(t) {
				time.Sleep(5 * time.Second)
				c.nodes[2].kill()
				disk.clear(t)
				c.nodes[2].start(t)
			}
		},
		func() { // a bridge stands still for longer than its leases last
			c.bridges[2].signal(syscall.SIGSTOP)
			time.Sleep(14 * time.Second)
			c.bridges[2].signal(syscall.SIGCONT)
		},
		func() { // a node and a bridge at once
			c.nodes[1].kill()
			c.bridges[1].kill()
			time.Sleep(2 * time.Second)
			c.nodes[1].start(t)
			c.bridges[1].start(t)
		},
	} {
		l.until(t, float64(i+1)/8)
		began := time.Now()
		harm()
		t.Logf("harm %d took %v; %d reports accepted", i+1, time.Since(began).Round(time.Millisecond), l.accepted.Load())
	}
	l.wait(t)
	t.Logf("%d reports accepted in %v, %d bodies sent again", l.accepted.Load(), time.Since(l.began).Round(time.Millisecond), l.resent())
	assertAllStored(t, c, l)
	assertSessions(t, c, l)
}

// A load is the tellers at work.
type load struct {
	tellers  []*teller
	began    time.Time
	accepted atomic.Int64
	done     sync.WaitGroup
	failed   chan error
}

func startLoad(t *testing.T, c *cluster) *load {
	l := &load{began: time.Now(), failed: make(chan error, tellers)}
	for n := range tellers {
		var own []string
		for u := n; u < *users; u += tellers {
			own = append(own, fmt.Sprintf("user %d*.>@example.com", u))
		}
		teller := newTeller(n, c.bridgeURLs, own, l.began)
		l.tellers = append(l.tellers, teller)
		l.done.Go(func() {
			for range *reports / tellers / body {
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

// until waits until a part of all reports is accepted.
func (l *load) until(t *testing.T, part float64) {
	for float64(l.accepted.Load()) < part*float64(*reports) {
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

// assertAllStored compares what the engine has with what was accepted.
func assertAllStored(t *testing.T, c *cluster, l *load) {
	stored := loadStored(t, c)
	wrong := 0
	for _, teller := range l.tellers {
		holding := teller.holding()
		for _, user := range teller.users {
			devices := stored[user]
			if devices == nil {
				devices = new(report.Devices)
			}
			want, got := map[string]string{}, map[string]string{}
			for _, m := range holding[user] {
				want[m.Source+" "+m.Device] = m.State + " " + m.at.UTC().Format(time.RFC3339Nano)
			}
			for _, s := range devices.Reports() {
				got[s.Source+" "+s.Device] = s.State + " " + s.Time.UTC().Format(time.RFC3339Nano)
			}
			if wrong < 10 && !assert.Equal(t, want, got, "stored of %q", user) {
				wrong++
			}
		}
	}
}

// loadStored returns all that the engine has, by user. A node that has just come back may
// leave a request without an answer, so it is asked again, as a bridge does.
func loadStored(t *testing.T, c *cluster) map[string]*report.Devices {
	nc, err := nats.Connect(c.natsURLs)
	require.NoError(t, err)
	defer nc.Close()
	var stored map[string]*report.Devices
	require.EventuallyWithT(t, func(t *assert.CollectT) {
		ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
		defer cancel()
		st, err := store.Open(ctx, nc, store.Config{Replicas: 3, MaxBytes: 1 << 30, Lease: 10 * time.Second})
		require.NoError(t, err)
		stored, err = st.Load(ctx, report.OfAll())
		require.NoError(t, err)
	}, 2*time.Minute, time.Second)
	return stored
}

// assertSessions waits until every user's session is what the library says of all accepted
// reports.
func assertSessions(t *testing.T, c *cluster, l *load) {
	began := time.Now()
	var wrong []string
	for time.Since(began) < time.Minute {
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
			for id, availability := range presences(t, c, ids) {
				if want := session(holding[id]).String(); want != availability {
					wrong = append(wrong, fmt.Sprintf("%s: %s (want %s)", id, availability, want))
				}
			}
		}
	}
	return wrong
}

// presences asks the simulator what it tells of users.
func presences(t *testing.T, c *cluster, ids []string) map[string]string {
	body, err := json.Marshal(map[string][]string{"ids": ids})
	require.NoError(t, err)
	request, err := http.NewRequest(http.MethodPost, c.graphURL+"/communications/getPresencesByUserId", bytes.NewReader(body))
	require.NoError(t, err)
	request.Header.Set("Authorization", "Bearer "+token)
	response, err := http.DefaultClient.Do(request)
	require.NoError(t, err)
	defer response.Body.Close()
	require.Equal(t, http.StatusOK, response.StatusCode)
	var found struct {
		Value []struct{ ID, Availability string }
	}
	require.NoError(t, json.NewDecoder(response.Body).Decode(&found))
	require.Len(t, found.Value, len(ids))
	byID := map[string]string{}
	for _, p := range found.Value {
		byID[p.ID] = p.Availability
	}
	return byID
}

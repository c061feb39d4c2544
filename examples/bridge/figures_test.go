package main

import (
	"flag"
	"math"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

var figures = flag.Int("figures", 0, "`number` of bridges for TestFigures to measure; 0 skips it")

// TestFigures measures how fast three nodes and some bridges on this machine are.
func TestFigures(t *testing.T) {
	if *figures == 0 {
		t.Skip("run it with -figures 1, 2 or 4")
	}
	c := newCluster(t, *figures)
	c.start(t)
	c.writer(t)
	l := startLoad(t, c, 0)
	l.harmed.Store(true)
	l.wait(t)
	took := time.Since(l.began)
	assertSessions(t, c, l)
	delays := delays{}
	for _, url := range c.bridgeURLs {
		delays.add(t, url)
	}
	n := l.accepted.Load()
	bridgeMemory, bridgeTime := used(t, c.bridges)
	nodeMemory, nodeTime := used(t, c.nodes)
	t.Logf("%d bridges, %d users, %d reports: %.0f reports/s; report to Graph median %.3f s, 99th %.3f s; "+
		"processor time a report %v in bridges, %v in nodes; memory %d MiB a bridge, %d MiB a node",
		*figures, *users, n, float64(n)/took.Seconds(), delays.quantile(0.5), delays.quantile(0.99),
		(bridgeTime / time.Duration(n)).Round(time.Microsecond), (nodeTime / time.Duration(n)).Round(time.Microsecond),
		bridgeMemory>>20/int64(len(c.bridges)), nodeMemory>>20/int64(len(c.nodes)))
}

// used returns the most memory that processes have had, and the processor time that they took.
func used(t *testing.T, processes []*process) (memory int64, processor time.Duration) {
	for _, p := range processes {
		memory += p.memory(t)
		p.stop(t)
		processor += p.processor
	}
	return memory, processor
}

// delays are the buckets of bridge_session_seconds of all bridges: how many took at
// most so many seconds.
type delays map[float64]float64

func (d delays) add(t *testing.T, url string) {
	for line := range strings.Lines(get(t, url+"/metrics")) {
		rest, ok := strings.CutPrefix(strings.TrimSpace(line), `bridge_session_seconds_bucket{le="`)
		if !ok {
			continue
		}
		limit, count, _ := strings.Cut(rest, `"} `)
		seconds, err := strconv.ParseFloat(limit, 64)
		require.NoError(t, err)
		n, err := strconv.ParseFloat(count, 64)
		require.NoError(t, err)
		d[seconds] += n
	}
}

// quantile returns the smallest bucket that a part q of all is in.
func (d delays) quantile(q float64) float64 {
	smallest := math.Inf(1)
	for limit, n := range d {
		if n >= q*d[math.Inf(1)] {
			smallest = min(smallest, limit)
		}
	}
	return smallest
}

package main

import (
	"bufio"
	"flag"
	"math"
	"net/http"
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
	time.Sleep(12 * time.Second) // until the bridges share the users
	l := startLoad(t, c)
	l.wait(t)
	took := time.Since(l.began)
	assertSessions(t, c, l)
	delays := delays{}
	var bridges, nodes int64
	for i, p := range c.bridges {
		bridges += p.memory(t)
		delays.add(t, c.bridgeURLs[i])
	}
	for _, p := range c.nodes {
		nodes += p.memory(t)
	}
	t.Logf("%d bridges, %d users, %d reports: %.0f reports/s; report to Graph median %.3f s, 99th %.3f s; memory %d MiB a bridge, %d MiB a node",
		*figures, *users, l.accepted.Load(), float64(l.accepted.Load())/took.Seconds(),
		delays.quantile(0.5), delays.quantile(0.99), bridges>>20/int64(len(c.bridges)), nodes>>20/3)
}

// delays are the buckets of bridge_report_to_graph_seconds of all bridges: how many took at
// most so many seconds.
type delays map[float64]float64

func (d delays) add(t *testing.T, url string) {
	response, err := http.Get(url + "/metrics")
	require.NoError(t, err)
	defer response.Body.Close()
	for lines := bufio.NewScanner(response.Body); lines.Scan(); {
		rest, ok := strings.CutPrefix(lines.Text(), `bridge_report_to_graph_seconds_bucket{le="`)
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

package main

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// A cluster is three nodes, some bridges and a Graph simulator, each a process of its own.
type cluster struct {
	nodes, bridges []*process
	graph          *process
	dirs           []string // of the nodes
	natsURLs       string
	bridgeURLs     []string
	graphURL       string // without the version
	users          string // the file that names them
}

// newCluster returns a cluster with the given number of bridges, whose clocks are off by the
// given times. It is not started.
func newCluster(t *testing.T, bridges int, clocks ...string) *cluster {
	c := &cluster{}
	var clients, nodes []string
	for range 3 {
		clients = append(clients, freeAddress(t))
		nodes = append(nodes, freeAddress(t))
	}
	c.natsURLs = "nats://" + strings.Join(clients, ",nats://")
	routes := "nats://" + strings.Join(nodes, ",nats://")
	for i := range 3 {
		name := "node-" + strconv.Itoa(i)
		c.dirs = append(c.dirs, filepath.Join(t.TempDir(), name))
		require.NoError(t, os.Mkdir(c.dirs[i], 0o700))
		c.nodes = append(c.nodes, newProcess(
			t, name, "engine", "-name", name, "-data", c.dirs[i],
			"-listen", clients[i], "-cluster", nodes[i], "-routes", routes,
		))
	}
	graph := freeAddress(t)
	c.graphURL = "http://" + graph
	c.users = filepath.Join(t.TempDir(), "users.tsv")
	require.NoError(t, os.WriteFile(c.users, nil, 0o600))
	c.graph = newProcess(t, "graph", "graph", "-listen", graph, "-journal", filepath.Join(t.TempDir(), "graph.jsonl"), "-token-lasts", "30s")
	for i := range bridges {
		name, address := "bridge-"+strconv.Itoa(i), freeAddress(t)
		clock := "0s"
		if i < len(clocks) {
			clock = clocks[i]
		}
		c.bridgeURLs = append(c.bridgeURLs, "http://"+address)
		c.bridges = append(c.bridges, newProcess(
			t, name, "-id", name, "-listen", address, "-nats", c.natsURLs, "-users", c.users,
			"-graph", c.graphURL+"/v1.0", "-token-url", c.graphURL+"/tenant/oauth2/v2.0/token", "-rate", strconv.Itoa(*graphRate),
			"-data", t.TempDir(), "-clock-off", clock, "-keep-alive", "20s", "-late", "20s", "-timeout", "20s", "-look", "10s", "-delay", "20s",
		))
	}
	return c
}

// start starts all processes and waits until all bridges take reports.
func (c *cluster) start(t *testing.T) {
	for _, p := range c.nodes {
		p.start(t)
	}
	c.graph.start(t)
	for _, p := range c.bridges {
		p.start(t)
	}
	for _, url := range c.bridgeURLs {
		untilReady(t, url)
	}
}

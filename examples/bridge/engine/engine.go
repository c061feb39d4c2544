// Package engine runs a NATS server with JetStream within this process.
package engine

import (
	"fmt"
	"time"

	"github.com/nats-io/nats-server/v2/server"
)

// Config says how to run a node.
type Config struct {
	// Name is the node's; each node of a cluster has another.
	Name string
	// Dir holds the node's files.
	Dir string
	// Listen is the address for clients, host:port.
	Listen string
	// Cluster is the address for the other nodes, "" for a node that is alone.
	Cluster string
	// Routes are the addresses for nodes of the nodes of the cluster, nats://host:port.
	Routes []string
	// MaxStore limits the bytes on disk; beyond it, the engine refuses reports and goes on.
	MaxStore int64
	// File is a configuration of nats-server, which is used instead of all others.
	File string
	// Sync has every report written through to the disk before it is confirmed, which
	// outlasts a power failure and takes its time.
	Sync bool
}

// ready is how long a node may take to accept clients.
const ready = 30 * time.Second

// Start starts a node and waits until it accepts clients.
func Start(config Config) (*server.Server, error) {
	options, err := config.options()
	if err != nil {
		return nil, fmt.Errorf("engine: %w", err)
	}
	options.NoSigs = true
	node, err := server.NewServer(options)
	if err != nil {
		return nil, fmt.Errorf("engine: %w", err)
	}
	fatal := make(chan string, 1)
	node.SetLoggerV2(logger{fatal}, false, false, false)
	node.Start()
	accepts := make(chan bool, 1)
	go func() { accepts <- node.ReadyForConnections(ready) }()
	select {
	case message := <-fatal:
		err = fmt.Errorf("engine: %s", message)
	case ok := <-accepts:
		if ok {
			return node, nil
		}
		err = fmt.Errorf("engine: the node does not accept clients within %v", ready)
	}
	node.Shutdown()
	return nil, err
}

func (c Config) options() (*server.Options, error) {
	if c.File != "" {
		return server.ProcessConfigFile(c.File)
	}
	options := &server.Options{ServerName: c.Name, JetStream: true, StoreDir: c.Dir, JetStreamMaxStore: c.MaxStore, SyncAlways: c.Sync}
	addresses := fmt.Sprintf("listen: %q\n", c.Listen)
	if c.Cluster != "" {
		addresses += fmt.Sprintf("cluster { name: bridge, listen: %q, routes: [\n", c.Cluster)
		for _, route := range c.Routes {
			addresses += fmt.Sprintf("%q\n", route)
		}
		addresses += "] }"
	}
	return options, options.ProcessConfigString(addresses)
}

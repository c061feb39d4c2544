// Package engine runs a NATS server with JetStream within this process.
package engine

import (
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/url"
	"strconv"
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
	node, err := server.NewServer(options)
	if err != nil {
		return nil, fmt.Errorf("engine: %w", err)
	}
	node.SetLoggerV2(logger{}, false, false, false)
	node.Start()
	if !node.ReadyForConnections(ready) {
		node.Shutdown()
		return nil, errors.New("engine: the node does not accept clients (is its address in use, or its folder not writable?)")
	}
	return node, nil
}

func (c Config) options() (*server.Options, error) {
	host, port, err := split(c.Listen)
	if err != nil {
		return nil, err
	}
	options := &server.Options{
		ServerName: c.Name, Host: host, Port: port,
		JetStream: true, StoreDir: c.Dir, JetStreamMaxStore: c.MaxStore, SyncAlways: c.Sync,
		NoSigs: true,
	}
	if c.Cluster == "" {
		return options, nil
	}
	options.Cluster.Name = "bridge"
	if options.Cluster.Host, options.Cluster.Port, err = split(c.Cluster); err != nil {
		return nil, err
	}
	for _, route := range c.Routes {
		u, err := url.Parse(route)
		if err != nil {
			return nil, err
		}
		options.Routes = append(options.Routes, u)
	}
	return options, nil
}

func split(address string) (string, int, error) {
	host, text, err := net.SplitHostPort(address)
	if err != nil {
		return "", 0, err
	}
	port, err := strconv.Atoi(text)
	return host, port, err
}

// A logger passes on what the node has to say that someone may have to act upon.
type logger struct{}

func (logger) Noticef(string, ...any)           {}
func (logger) Debugf(string, ...any)            {}
func (logger) Tracef(string, ...any)            {}
func (logger) Warnf(format string, args ...any) { slog.Warn("engine: " + fmt.Sprintf(format, args...)) }

func (logger) Errorf(format string, args ...any) {
	slog.Error("engine: " + fmt.Sprintf(format, args...))
}

func (logger) Fatalf(format string, args ...any) {
	slog.Error("engine: " + fmt.Sprintf(format, args...))
}

// Package jet keeps what bridges know in NATS JetStream: the last report of each device, what Graph
// has been told or is about to be told of each user, and which bridge is the writer. Bridges keep
// nothing else that must last.
package jet

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"
)

// A Config says how the engine keeps what it is given. Bridges that share an engine have the same.
type Config struct {
	// Replicas is how many nodes keep each message: 1, 3 or 5.
	Replicas int
	// MaxBytes limits the stored reports; beyond it, devices that are not known yet are refused.
	MaxBytes int64
	// Lease is how long a writer that is not heard of remains the writer.
	Lease time.Duration
}

// A Jet is one bridge's access to the engine. It is safe for concurrent use.
type Jet struct {
	// Reports has the last report of each device, and Told what Graph has been told of each user.
	Reports, Told *Last
	lease         jetstream.KeyValue
	lasts         time.Duration
}

// Open returns what is kept behind nc, and creates what is not there yet. An engine that starts takes
// a while until it can keep anything: Open tries until ctx is done.
func Open(ctx context.Context, nc *nats.Conn, config Config) (*Jet, error) {
	js, err := jetstream.New(nc)
	if err != nil {
		return nil, fmt.Errorf("jet: %w", err)
	}
	for {
		attempt, cancel := context.WithTimeout(ctx, 3*time.Second)
		j, err := open(attempt, js, config)
		cancel()
		if err == nil {
			return j, nil
		}
		slog.Warn("the engine is not ready", "error", err, "connection", nc.Status().String(), "said", nc.LastError())
		// Bridges that start at once get out of each other's way.
		if !Sleep(ctx, 200*time.Millisecond+rand.N(300*time.Millisecond)) {
			return nil, err
		}
	}
}

func open(ctx context.Context, js jetstream.JetStream, config Config) (*Jet, error) {
	j := &Jet{lasts: config.Lease}
	var err error
	if j.Reports, err = openLast(ctx, js, "reports", "the last report of each device", config); err != nil {
		return nil, err
	}
	if j.Told, err = openLast(ctx, js, "told", "what Graph has been told of each user, or is about to be", config); err != nil {
		return nil, err
	}
	if j.lease, err = js.KeyValue(ctx, "writer"); errors.Is(err, jetstream.ErrBucketNotFound) {
		// The keys expire by the bucket's TTL, which every update restarts. A TTL of the key would be
		// dropped by the first update.
		j.lease, err = js.CreateKeyValue(ctx, jetstream.KeyValueConfig{
			Bucket: "writer", Description: "the bridge that writes to Graph", TTL: config.Lease, Replicas: config.Replicas,
		})
	}
	if err != nil {
		return nil, fmt.Errorf("jet: bucket writer: %w", err)
	}
	return j, nil
}

// Sleep waits for d and reports whether ctx lasted as long.
func Sleep(ctx context.Context, d time.Duration) bool {
	select {
	case <-ctx.Done():
		return false
	case <-time.After(d):
		return true
	}
}

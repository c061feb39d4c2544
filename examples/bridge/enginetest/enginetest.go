// Package enginetest starts an engine for a test.
package enginetest

import (
	"context"
	"testing"
	"time"

	"github.com/nats-io/nats.go"

	"github.com/othersee/othersee/examples/bridge/engine"
	"github.com/othersee/othersee/examples/bridge/store"
)

// Lease is how long leases last in the stores of tests.
const Lease = 5 * time.Second

// Start starts a node that is alone, with a store that is limited to maxBytes, and stops
// them when the test ends.
func Start(t testing.TB, maxBytes int64) (*store.Store, *nats.Conn) {
	node, err := engine.Start(engine.Config{Name: "test", Dir: t.TempDir(), Listen: "127.0.0.1:-1", MaxStore: 1 << 30})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { node.Shutdown(); node.WaitForShutdown() })
	nc, err := nats.Connect(node.ClientURL())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(nc.Close)
	st, err := store.Open(context.Background(), nc, store.Config{Replicas: 1, MaxBytes: maxBytes, Lease: Lease})
	if err != nil {
		t.Fatal(err)
	}
	return st, nc
}

// Package jettest starts an engine for the tests of what keeps its data there.
package jettest

import (
	"testing"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/stretchr/testify/require"

	"github.com/othersee/othersee/examples/bridge/engine"
	"github.com/othersee/othersee/examples/bridge/jet"
)

// Open starts an engine of one node, for as long as the test, and returns what it keeps and a
// connection to it.
func Open(t *testing.T, maxBytes int64, lease time.Duration) (*jet.Jet, *nats.Conn) {
	t.Helper()
	node, err := engine.Start(engine.Config{Name: "test", Dir: t.TempDir(), Listen: "127.0.0.1:-1", MaxStore: 1 << 30})
	require.NoError(t, err)
	t.Cleanup(func() { node.Shutdown(); node.WaitForShutdown() })
	nc, err := nats.Connect(node.ClientURL())
	require.NoError(t, err)
	t.Cleanup(nc.Close)
	j, err := jet.Open(t.Context(), nc, jet.Config{Replicas: 1, MaxBytes: maxBytes, Lease: lease})
	require.NoError(t, err)
	return j, nc
}

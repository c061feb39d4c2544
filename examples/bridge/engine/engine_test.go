package engine_test

import (
	"log/slog"
	"net/url"
	"os"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/othersee/othersee/examples/bridge/engine"
)

func TestMain(m *testing.M) {
	slog.SetDefault(slog.New(slog.DiscardHandler))
	os.Exit(m.Run())
}

func TestStart(t *testing.T) {
	node, err := engine.Start(engine.Config{Name: "one", Dir: t.TempDir(), Listen: "127.0.0.1:-1", Sync: true})
	require.NoError(t, err)
	defer node.Shutdown()
	address, err := url.Parse(node.ClientURL())
	require.NoError(t, err)

	began := time.Now()
	_, err = engine.Start(engine.Config{Name: "two", Dir: t.TempDir(), Listen: address.Host})
	require.ErrorContains(t, err, "in use", "Start at an address that is in use")
	assert.Less(t, time.Since(began), time.Minute, "time that it took to say so")
}

// TestCluster: a password of a route may have any character of a URL.
func TestCluster(t *testing.T) {
	node, err := engine.Start(engine.Config{
		Name: "one", Dir: t.TempDir(), Listen: "127.0.0.1:-1", Cluster: "127.0.0.1:-1", Routes: []string{"nats://me:a&b@127.0.0.1:1", "nats://127.0.0.1:2"},
	})
	require.NoError(t, err)
	defer node.Shutdown()
	assert.NotNil(t, node.ClusterAddr())
}

func TestBadConfig(t *testing.T) {
	for _, config := range []engine.Config{
		{Listen: "nonsense"},
		{Listen: "127.0.0.1:-1", Cluster: "nonsense"},
		{Listen: "127.0.0.1:-1", Cluster: "127.0.0.1:-1", Routes: []string{"nats://%"}},
	} {
		config.Dir = t.TempDir()
		_, err := engine.Start(config)
		assert.Error(t, err, "Start(%+v)", config)
	}
}

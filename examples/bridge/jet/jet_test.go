package jet_test

import (
	"errors"
	"log/slog"
	"os"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/othersee/othersee/examples/bridge/jet"
	"github.com/othersee/othersee/examples/bridge/jet/jettest"
)

func TestMain(m *testing.M) {
	slog.SetDefault(slog.New(slog.DiscardHandler))
	os.Exit(m.Run())
}

// TestPut: a message is stored on the condition that the key's last one is as expected, and for a time.
func TestPut(t *testing.T) {
	j, _ := jettest.Open(t, 1<<20, time.Second)

	first, err := j.Told.Put(t.Context(), jet.Put{Key: "user.anna", Data: []byte("1")})
	require.NoError(t, err)
	_, err = j.Told.Put(t.Context(), jet.Put{Key: "user.anna", Data: []byte("2")})
	assert.ErrorIs(t, err, jet.ErrChanged, "as if there were none")
	sequences, errs := j.Told.PutAll(t.Context(), []jet.Put{
		{Key: "user.anna", Data: []byte("3"), Last: first, TTL: time.Second},
		{Key: "user.beat", Data: []byte("4"), Last: first},
		{Key: "user.carl", Data: []byte("5"), Last: jet.Any},
	})
	require.NoError(t, errors.Join(errs[0], errs[2]))
	assert.ErrorIs(t, errs[1], jet.ErrChanged)
	anna, err := j.Told.Get(t.Context(), "user.anna")
	require.NoError(t, err)
	assert.Equal(t, "3", string(anna.Data))
	assert.Equal(t, sequences[0], anna.Sequence)
	assert.WithinDuration(t, time.Now(), anna.Time, time.Minute)
	n, err := j.Told.Count(t.Context(), "user")
	require.NoError(t, err)
	assert.Equal(t, 2, n)
	require.Eventually(t, func() bool {
		_, err := j.Told.Get(t.Context(), "user.anna")
		return errors.Is(err, jet.ErrNone)
	}, 20*time.Second, 100*time.Millisecond, "the end of its time")
	_, err = j.Told.Get(t.Context(), "user.carl")
	assert.NoError(t, err, "what is kept for ever")
}

package day_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/othersee/othersee/examples/bridge/day"
	"github.com/othersee/othersee/examples/bridge/names"
	"github.com/othersee/othersee/precedence/timeline"
)

func TestPlay(t *testing.T) {
	reports, err := day.Reports()
	require.NoError(t, err)
	known, err := names.Read(strings.NewReader(day.Users))
	require.NoError(t, err)
	began := time.Now()
	n, users := 0, map[string]bool{}
	err = day.Play(t.Context(), 300*time.Millisecond, func(r timeline.Report) error {
		id, err := known.ID(r.User)
		require.NoError(t, err)
		users[id] = true
		assert.False(t, r.At.Before(began), "the time of %v", r)
		n++
		return nil
	})
	require.NoError(t, err)
	assert.Len(t, reports, n)
	assert.Len(t, users, 50)
	assert.GreaterOrEqual(t, time.Since(began), 300*time.Millisecond)

	ctx, cancel := context.WithCancel(t.Context())
	err = day.Play(ctx, time.Hour, func(timeline.Report) error { cancel(); return nil })
	require.ErrorIs(t, err, context.Canceled)
}

package day_test

import (
	"context"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/othersee/othersee/examples/bridge/day"
	"github.com/othersee/othersee/examples/bridge/report"
)

func TestEvents(t *testing.T) {
	events, err := day.Events()
	require.NoError(t, err)
	users := map[string]bool{}
	for i, event := range events {
		users[event.Report.User] = true
		if i > 0 {
			assert.GreaterOrEqual(t, event.At, events[i-1].At, "event %d", i)
		}
		event.Report.Time = time.Now()
		_, err := event.Report.Check(time.Now())
		assert.NoError(t, err, "event %d: %+v", i, event.Report)
	}
	assert.Len(t, users, 50)
}

func TestPlay(t *testing.T) {
	events, err := day.Events()
	require.NoError(t, err)
	began := time.Now()
	var played []report.Report
	err = day.Play(t.Context(), 300*time.Millisecond, time.Now, func(r report.Report) error {
		played = append(played, r)
		return nil
	})
	require.NoError(t, err)
	assert.Len(t, played, len(events))
	assert.GreaterOrEqual(t, time.Since(began), 300*time.Millisecond)
	assert.False(t, played[0].Time.Before(began), "the time of the first event")

	ctx, cancel := context.WithCancel(t.Context())
	err = day.Play(ctx, time.Hour, time.Now, func(report.Report) error { cancel(); return nil })
	require.ErrorIs(t, err, context.Canceled)
}

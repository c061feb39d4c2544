package store_test

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/othersee/othersee/examples/bridge/enginetest"
	"github.com/othersee/othersee/examples/bridge/report"
	"github.com/othersee/othersee/examples/bridge/store"
)

var began = time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC)

func line(device, state string, second int) report.Report {
	return report.Report{
		User: "anna@example.com", Source: "pbx *", Device: device, Kind: report.Line, State: state,
		Time: began.Add(time.Duration(second) * time.Second),
	}
}

func put(t *testing.T, s *store.Store, r report.Report, want store.Outcome) {
	t.Helper()
	got, err := s.Put(t.Context(), r)
	require.NoError(t, err, "Put(%+v)", r)
	assert.Equal(t, want, got, "Put(%+v)", r)
}

// stored returns what is stored of the user of line, as "device state".
func stored(t *testing.T, s *store.Store) []string {
	t.Helper()
	users, err := s.Load(t.Context(), report.OfUser("anna@example.com"))
	require.NoError(t, err)
	texts := []string{}
	if devices := users["anna@example.com"]; devices != nil {
		for _, r := range devices.Reports() {
			texts = append(texts, r.Device+" "+r.State)
		}
	}
	return texts
}

func TestPut(t *testing.T) {
	s, nc := enginetest.Start(t, 1<<20)
	other, err := store.Open(t.Context(), nc, store.Config{Replicas: 1, MaxBytes: 1 << 20, Lease: enginetest.Lease})
	require.NoError(t, err)

	put(t, s, line("1", "Busy", 5), store.Kept)
	put(t, s, line("1", "Busy", 5), store.Older)      // the same
	put(t, other, line("1", "Busy", 5), store.Older)  // by a bridge that has not seen it
	put(t, s, line("1", "Available", 4), store.Older) // older by its time
	assert.Equal(t, []string{"1 Busy"}, stored(t, s))
	put(t, other, line("1", "Available", 6), store.Kept)
	put(t, s, line("1", "Busy", 5), store.Older) // by a bridge that has not seen the later one
	put(t, s, line("1", "Offline", 6), store.Kept)
	assert.Equal(t, []string{"1 Offline"}, stored(t, s), "of the same time, the one that came later")
}

func TestPutOfAnotherKind(t *testing.T) {
	s, _ := enginetest.Start(t, 1<<20)
	put(t, s, line("1", "Busy", 5), store.Kept)
	client := line("1", "Active", 6)
	client.Kind = report.Client
	_, err := s.Put(t.Context(), client)
	require.ErrorIs(t, err, store.ErrKind)
	gone := line("1", "", 6)
	gone.Kind = report.Gone
	put(t, s, gone, store.Kept)
	client.Time = client.Time.Add(time.Second)
	put(t, s, client, store.Kept)
}

func TestPutAtOnce(t *testing.T) {
	s, nc := enginetest.Start(t, 1<<20)
	var wait sync.WaitGroup
	for range 3 {
		own, err := store.Open(t.Context(), nc, store.Config{Replicas: 1, MaxBytes: 1 << 20, Lease: enginetest.Lease})
		require.NoError(t, err)
		for second := range 50 {
			wait.Go(func() {
				state := []string{"Available", "Busy"}[second%2]
				_, err := own.Put(context.Background(), line("1", state, second))
				assert.NoError(t, err)
			})
		}
	}
	wait.Wait()
	assert.Equal(t, []string{"1 Busy"}, stored(t, s), "the report of the highest time")
}

func TestPutFull(t *testing.T) {
	s, _ := enginetest.Start(t, 64<<10)
	kept := 0
	var err error
	for err == nil {
		if _, err = s.Put(t.Context(), line(fmt.Sprint(kept), "Busy", 1)); err == nil {
			kept++
		}
	}
	require.ErrorIs(t, err, store.ErrFull)
	require.Positive(t, kept)
	put(t, s, line("0", "Available", 2), store.Kept) // takes the room of the one before
	assert.Len(t, stored(t, s), kept)
}

func TestRemoveDevice(t *testing.T) {
	s, _ := enginetest.Start(t, 1<<20)
	put(t, s, line("1", "Busy", 5), store.Kept)
	put(t, s, line("2", "Busy", 5), store.Kept)
	require.NoError(t, s.RemoveDevice(t.Context(), "anna@example.com", "pbx *", "1"))
	assert.Equal(t, []string{"2 Busy"}, stored(t, s))
	put(t, s, line("1", "Available", 4), store.Older)
	assert.Equal(t, []string{"2 Busy"}, stored(t, s), "after an older report")
	require.ErrorIs(t, s.RemoveDevice(t.Context(), "anna@example.com", "pbx *", "1"), store.ErrNothing)
	require.ErrorIs(t, s.RemoveDevice(t.Context(), "anna@example.com", "pbx *", "9"), store.ErrNothing)
	put(t, s, line("1", "Available", 6), store.Kept)
	assert.Equal(t, []string{"1 Available", "2 Busy"}, stored(t, s), "after a later report")
}

func TestRemoveUser(t *testing.T) {
	s, _ := enginetest.Start(t, 1<<20)
	require.ErrorIs(t, s.RemoveUser(t.Context(), "anna@example.com"), store.ErrNothing)
	put(t, s, line("1", "Busy", 5), store.Kept)
	put(t, s, line("2", "Busy", 7), store.Kept)
	require.NoError(t, s.RemoveUser(t.Context(), "anna@example.com"))
	assert.Empty(t, stored(t, s))
	put(t, s, line("3", "Busy", 6), store.Kept)
	assert.Empty(t, stored(t, s), "after a report that is older than the removal")
	require.ErrorIs(t, s.RemoveUser(t.Context(), "anna@example.com"), store.ErrNothing)
	put(t, s, line("1", "Available", 8), store.Kept)
	assert.Equal(t, []string{"1 Available"}, stored(t, s), "after a later report")
}

func TestKnows(t *testing.T) {
	s, _ := enginetest.Start(t, 1<<20)
	known, err := s.Knows(t.Context(), line("1", "Busy", 5))
	require.NoError(t, err)
	assert.False(t, known, "Knows before any report")
	put(t, s, line("1", "Busy", 5), store.Kept)
	known, err = s.Knows(t.Context(), line("2", "Busy", 5))
	require.NoError(t, err)
	assert.True(t, known, "Knows after a report of another device")
}

func TestFeed(t *testing.T) {
	s, _ := enginetest.Start(t, 1<<20)
	put(t, s, line("1", "Busy", 1), store.Kept)
	put(t, s, line("1", "Available", 2), store.Kept)
	put(t, s, line("2", "Busy", 3), store.Kept)
	feed, err := s.Feed(t.Context(), report.OfPartition(report.Partition("anna@example.com")))
	require.NoError(t, err)
	defer feed.Close()
	var caught []string
	require.NoError(t, feed.CatchUp(t.Context(), func(r report.Stored) { caught = append(caught, r.Device+" "+r.State) }))
	assert.Equal(t, []string{"1 Available", "2 Busy"}, caught, "CatchUp")
	put(t, s, line("2", "Offline", 4), store.Kept)
	next, err := feed.Next(t.Context())
	require.NoError(t, err)
	assert.Equal(t, line("2", "Offline", 4), next.Report, "Next")
	require.NoError(t, s.Delete(t.Context(), next.Sequence))
	require.NoError(t, s.Delete(t.Context(), next.Sequence), "Delete again")
	assert.Equal(t, []string{"1 Available"}, stored(t, s), "after Delete")
}

func TestSomethingElseIsStored(t *testing.T) {
	s, nc := enginetest.Start(t, 1<<20)
	put(t, s, line("1", "Busy", 1), store.Kept)
	_, err := nc.Request(line("2", "Busy", 1).Subject(), []byte("nonsense"), time.Second)
	require.NoError(t, err)
	assert.Equal(t, []string{"1 Busy"}, stored(t, s))
	put(t, s, line("2", "Busy", 1), store.Kept)
	assert.Equal(t, []string{"1 Busy", "2 Busy"}, stored(t, s))
}

func TestMarks(t *testing.T) {
	s, _ := enginetest.Start(t, 1<<20)
	mark, marks, err := s.Marks(t.Context(), 3)
	require.NoError(t, err)
	defer marks.Close()
	assert.Equal(t, store.Mark{}, mark, "the mark before any is set")
	first, err := s.Move(t.Context(), 3, mark, 10)
	require.NoError(t, err)
	assert.Equal(t, uint64(10), first.Sequence, "Move")
	_, err = s.Move(t.Context(), 3, mark, 11)
	require.ErrorIs(t, err, store.ErrMoved, "Move from a mark that is not the last")
	require.NoError(t, s.Doubt(t.Context(), 3, 4))
	_, err = s.Move(t.Context(), 3, first, 12)
	require.ErrorIs(t, err, store.ErrMoved, "Move after Doubt")
	assert.False(t, marks.Read(<-marks.Updates()).After(first), "the mark that was moved here")
	doubted := marks.Read(<-marks.Updates())
	assert.True(t, doubted.After(first), "the mark that was doubted")
	assert.Equal(t, uint64(4), doubted.Sequence, "the mark that was doubted")
}

func TestUnavailable(t *testing.T) {
	s, nc := enginetest.Start(t, 1<<20)
	nc.Close()
	ctx, cancel := context.WithTimeout(t.Context(), 300*time.Millisecond)
	defer cancel()
	_, err := s.Put(ctx, line("1", "Busy", 1))
	require.ErrorIs(t, err, store.ErrUnavailable)
	require.ErrorIs(t, s.RemoveDevice(ctx, "anna", "pbx", "1"), store.ErrUnavailable)
	require.ErrorIs(t, s.RemoveUser(ctx, "anna"), store.ErrUnavailable)
	_, err = s.Knows(ctx, line("1", "Busy", 1))
	require.ErrorIs(t, err, store.ErrUnavailable)
	assert.True(t, strings.Contains(err.Error(), "send the report again"), "%v", err)
}

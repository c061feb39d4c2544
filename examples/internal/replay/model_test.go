package replay_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/othersee/othersee/examples/internal/replay"
	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/presence"
)

// entry is a report of a random log. Times and devices are few, so that reports meet.
type entry struct {
	second         int
	source, device string
	state          presence.State
}

func drawState[S presence.Vocabulary](t *rapid.T) presence.State {
	return rapid.SampledFrom(all[S]()).Draw(t, "state")
}

func all[S presence.Vocabulary]() (states []S) {
	for s := range presence.All[S]() {
		states = append(states, s)
	}
	return states
}

var entries = rapid.SliceOfN(rapid.Custom(func(t *rapid.T) entry {
	e := entry{second: rapid.IntRange(0, 5).Draw(t, "second"), source: rapid.SampledFrom([]string{"line", "userPresence", "client", "configured"}).Draw(t, "source")}
	switch e.source {
	case "line":
		e.device, e.state = rapid.SampledFrom([]string{"", "a"}).Draw(t, "device"), drawState[presence.Line](t)
	case "userPresence":
		e.state = drawState[presence.MiVO400](t)
	case "client":
		e.device, e.state = rapid.SampledFrom([]string{"", "a"}).Draw(t, "device"), drawState[presence.TeamsClient](t)
	default:
		e.state = drawState[presence.Configured](t)
	}
	return e
}), 0, 12)

// held returns the state of each device at a second: that of its report of the latest time up
// to then, and of several of one time, of the last in the log.
func held(log []entry, second int) map[[2]string]presence.State {
	states, since := map[[2]string]presence.State{}, map[[2]string]int{}
	for _, e := range log {
		of := [2]string{e.source, e.device}
		if before, ok := since[of]; e.second <= second && (!ok || e.second >= before) {
			states[of], since[of] = e.state, e.second
		}
	}
	return states
}

func input(states map[[2]string]presence.State) (in precedence.Input) {
	for _, state := range states {
		switch s := state.(type) {
		case presence.Line:
			in.Lines = in.Lines.With(s)
		case presence.MiVO400:
			in.UserPresence = s
		case presence.TeamsClient:
			in.Clients = in.Clients.With(s)
		case presence.Configured:
			in.Configured = s
		}
	}
	return in
}

// TestModel asks of each second of random logs what holds, and compares stretches and lanes
// with it.
func TestModel(t *testing.T) {
	start := time.Date(2026, 11, 24, 10, 0, 0, 0, time.UTC)
	rapid.Check(t, func(t *rapid.T) {
		log := entries.Draw(t, "log")
		var text strings.Builder
		for _, e := range log {
			at := start.Add(time.Duration(e.second) * time.Second).In(time.FixedZone("", rapid.IntRange(-12, 12).Draw(t, "zone")*3600))
			line, err := json.Marshal(map[string]any{"at": at, "source": e.source, "device": e.device, "state": e.state})
			require.NoError(t, err)
			text.Write(append(line, '\n'))
		}
		read, err := replay.Read(strings.NewReader(text.String()), time.UTC)
		require.NoError(t, err)
		require.Empty(t, read.Bad, "bad lines of %s", text.String())
		timeline := replay.Timeline{Log: read, Policy: precedence.Guide()}

		var last replay.Stretch
		for s := range timeline.Stretches() {
			if last != (replay.Stretch{}) {
				assert.Equal(t, s.From, last.To, "stretches follow each other")
				assert.NotEqual(t, s.Input, last.Input, "stretches that follow each other differ")
			}
			last = s
		}
		assert.True(t, last.To.IsZero(), "the last stretch has no end")

		for second := range 6 {
			at := start.Add(time.Duration(second) * time.Second)
			states := held(log, second)
			var got []precedence.Input
			for s := range timeline.Stretches() {
				if within(at, s.From, s.To) {
					got = append(got, s.Input)
				}
			}
			var want []precedence.Input
			if len(states) > 0 {
				want = append(want, input(states))
			}
			assert.Equal(t, want, got, "input at second %d of %v", second, log)

			lanes := map[[2]string]presence.State{}
			for _, lane := range timeline.Lanes() {
				for span := range lane.Spans() {
					if within(at, span.From, span.To) {
						lanes[[2]string{string(lane.Kind), lane.Device}] = span.State
					}
				}
			}
			if len(states) > 0 {
				r := precedence.Resolve(input(states))
				states[[2]string{"cloudLink"}], states[[2]string{"session"}], states[[2]string{"teams"}] = r.CloudLink, r.Session, r.Teams
			}
			assert.Equal(t, fmt.Sprintf("%#v", states), fmt.Sprintf("%#v", lanes), "lanes at second %d of %v", second, log)
		}
	})
}

func within(at, from, to time.Time) bool {
	return !at.Before(from) && (to.IsZero() || at.Before(to))
}

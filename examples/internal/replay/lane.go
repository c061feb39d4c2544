package replay

import (
	"cmp"
	"iter"
	"slices"
	"time"

	"github.com/othersee/othersee/presence"
)

// A Lane is the states of one device over the time, or of what follows from all of them.
type Lane struct {
	Kind Kind
	// Device is the name of a line or a client, if it has one.
	Device string

	timeline Timeline
	number   uint16
}

// A Span is a time in which a lane has one state.
type Span struct {
	From time.Time `json:"from"`
	// To is the end, zero for the last one, as in a [Stretch].
	To    time.Time      `json:"to,omitzero"`
	State presence.State `json:"state"`
}

// Lanes returns the lanes: those of lines, by name, the user presence, those of clients, by
// name, and the status set by hand, as far as the log has reports of them; and then CloudLink,
// its session, and what others saw. There are none if the log has no reports.
func (t Timeline) Lanes() []Lane {
	if t.Log.Reports == 0 {
		return nil
	}
	var lanes []Lane
	for n, device := range t.Log.devices.all {
		lanes = append(lanes, Lane{device.kind, device.name, t, uint16(n)})
	}
	slices.SortFunc(lanes, func(a, b Lane) int {
		return cmp.Or(cmp.Compare(slices.Index(sources[:], a.Kind), slices.Index(sources[:], b.Kind)), cmp.Compare(a.Device, b.Device))
	})
	for _, kind := range []Kind{KindCloudLink, KindSession, KindTeams} {
		lanes = append(lanes, Lane{Kind: kind, timeline: t})
	}
	return lanes
}

// Spans ranges over the spans of the lane, which follow each other without a gap: each has
// another state than the one before.
func (l Lane) Spans() iter.Seq[Span] {
	return func(yield func(Span) bool) {
		var span Span
		for at, state := range l.states {
			if state == span.State {
				continue
			}
			if span.State != nil {
				span.To = at
				if !yield(span) {
					return
				}
			}
			span = Span{From: at, State: state}
		}
		if span.State != nil {
			yield(span)
		}
	}
}

// states ranges over the times at which the state of the lane may change.
func (l Lane) states(yield func(time.Time, presence.State) bool) {
	if slices.Contains(sources[:], l.Kind) {
		for _, r := range l.timeline.Log.changes {
			if r.device == l.number && !yield(l.timeline.Log.time(r.at), l.Kind.state(r.state)) {
				return
			}
		}
		return
	}
	for stretch := range l.timeline.Stretches() {
		if !yield(stretch.From, stretch.state(l.Kind)) {
			return
		}
	}
}

func (s Stretch) state(kind Kind) presence.State {
	switch kind {
	case KindCloudLink:
		return s.Resolution.CloudLink
	case KindSession:
		return s.Resolution.Session
	default:
		return s.Resolution.Teams
	}
}

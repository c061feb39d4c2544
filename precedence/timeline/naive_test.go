package timeline_test

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"pgregory.net/rapid"

	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/precedence/explain"
	"github.com/othersee/othersee/precedence/timeline"
	"github.com/othersee/othersee/presence"
)

// What follows reads reports the slow way, one minute at a time, from the package's
// documentation alone.

// strength are the states of all kinds, the weaker first; what ends them is the strongest.
const strength = "Unknown Offline None Inactive Away Available Absent Meeting Active InCall Presenting Busy DoNotDisturb NotAvailable BeRightBack AppearAway AppearOffline gone"

func stronger(a, b any) bool {
	of := func(state any) int {
		if s, ok := state.(explain.Seen); ok {
			state = s.Teams
		}
		return slices.Index(strings.Fields(strength), fmt.Sprint(state))
	}
	return of(a) > of(b)
}

// holding returns the report that holds of those that match, nil if none does: the latest, or of
// one time the strongest, unless its device is gone since.
func holding(all []timeline.Report, match func(timeline.Report) bool) *timeline.Report {
	var best *timeline.Report
	for _, r := range all {
		if r.State == timeline.Gone || !match(r) {
			continue
		}
		if best == nil || r.At.After(best.At) || r.At.Equal(best.At) && (stronger(r.State, best.State) || r.State == best.State && longer(r, *best)) {
			best = &r
		}
	}
	for _, r := range all {
		if best != nil && r.State == timeline.Gone && r.Source == best.Source && r.Device == best.Device && !r.At.Before(best.At) {
			return nil
		}
	}
	return best
}

// longer reports whether a holds longer than b, which has its state; of two that hold as long, the
// name decides.
func longer(a, b timeline.Report) bool {
	if length(a) != length(b) {
		return length(a) > length(b)
	}
	return a.Source+a.Device > b.Source+b.Device
}

// length is how many minutes r holds.
func length(r timeline.Report) float64 {
	if r.Lasts != 0 {
		return r.Lasts.Minutes()
	}
	switch r.State {
	case presence.ConfiguredBusy, presence.ConfiguredDoNotDisturb:
		return 24 * 60
	case presence.ConfiguredAvailable, presence.ConfiguredBeRightBack, presence.ConfiguredAppearAway, presence.ConfiguredAppearOffline:
		return 7 * 24 * 60
	}
	return timeline.Forever.Minutes()
}

// naiveHeld returns the last report of each device that is not gone.
func naiveHeld(all []timeline.Report) (held []timeline.Report) {
	for _, r := range all {
		h := holding(all, func(o timeline.Report) bool { return sameDevice(o, r) })
		if h != nil && !slices.Contains(held, *h) {
			held = append(held, *h)
		}
	}
	return held
}

// naive returns what is reported at a time by reports none of which is Removed.
func naive(all []timeline.Report) func(at time.Time) precedence.Input {
	held := naiveHeld(all)
	return func(at time.Time) (in precedence.Input) {
		for _, h := range held {
			age := at.Sub(h.At).Minutes()
			ended := age >= length(h)
			switch s := h.State.(type) {
			case presence.TeamsClient:
				if session := h.Lasts != 0 && h.Lasts != timeline.Forever; session && s == presence.TeamsClientActive && age >= 10 {
					s = presence.TeamsClientInactive
				}
				if ended {
					s = presence.TeamsClientOffline
				}
				in.Clients = in.Clients.With(s)
			case presence.Line:
				if !ended {
					in.Lines = in.Lines.With(s)
				}
			case presence.MiVO400:
				if !ended {
					in.UserPresence = s
				}
			case presence.Configured:
				if !ended {
					in.Configured = s
				}
			}
		}
		return in
	}
}

// sameDevice reports whether two reports are of one device, or of the one user presence, status
// set by hand, or thing seen.
func sameDevice(a, b timeline.Report) bool {
	if fmt.Sprintf("%T", a.State) != fmt.Sprintf("%T", b.State) {
		return false
	}
	switch a.State.(type) {
	case presence.Line, presence.TeamsClient:
		return a.Source == b.Source && a.Device == b.Device
	}
	return true
}

// upTo returns the reports up to a time, without those up to the last removal.
func upTo(all []timeline.Report, at time.Time) []timeline.Report {
	var removed time.Time
	for _, r := range all {
		if r.State == timeline.Removed && !r.At.After(at) && r.At.After(removed) {
			removed = r.At
		}
	}
	var rest []timeline.Report
	for _, r := range all {
		if !r.At.After(at) && r.At.After(removed) {
			rest = append(rest, r)
		}
	}
	return rest
}

// start is a Sunday midnight.
var start = time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC)

// drawReport draws a report of the first minutes, of four devices.
func drawReport(t *rapid.T, minutes int) timeline.Report {
	r := timeline.Report{
		At:     start.Add(time.Duration(rapid.IntRange(0, minutes-1).Draw(t, "minute")) * time.Minute),
		Source: rapid.SampledFrom([]string{"pbx", "teams"}).Draw(t, "source"),
		Device: rapid.SampledFrom([]string{"a", "b"}).Draw(t, "device"),
	}
	lasts := func(durations ...time.Duration) { r.Lasts = rapid.SampledFrom(durations).Draw(t, "lasts") }
	switch rapid.IntRange(0, 9).Draw(t, "kind") {
	case 0, 1, 2:
		r.State = rapid.SampledFrom(slices.Collect(presence.All[presence.Line]())).Draw(t, "line")
		lasts(0, 0, 15*time.Minute)
	case 3, 4:
		r.State = rapid.SampledFrom(slices.Collect(presence.All[presence.TeamsClient]())).Draw(t, "client")
		lasts(0, 5*time.Minute, time.Hour, 4*time.Hour, timeline.Forever)
	case 5, 6:
		r.State = rapid.SampledFrom(slices.Collect(presence.All[presence.MiVO400]())).Draw(t, "user")
		lasts(0, 0, time.Hour)
	case 7, 8:
		r.State = rapid.SampledFrom(slices.Collect(presence.All[presence.Configured]())).Draw(t, "configured")
		lasts(0, 0, 8*time.Minute, timeline.Forever)
	case 9:
		r.State = timeline.Gone
	}
	return r
}

// drawLog draws reports in no order, a few of them a removal or seen.
func drawLog(t *rapid.T, minutes int) []timeline.Report {
	log := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) timeline.Report { return drawReport(t, minutes) }), 1, 25).Draw(t, "log")
	for i := range log {
		switch rapid.IntRange(0, 19).Draw(t, "other") {
		case 0:
			log[i] = timeline.Report{At: log[i].At, State: timeline.Removed}
		case 1, 2, 3:
			log[i].State = explain.Seen{Teams: rapid.SampledFrom([]presence.Teams{presence.TeamsAvailable, presence.TeamsBusy, presence.TeamsAway}).Draw(t, "seen")}
			log[i].Lasts = 0
		}
	}
	return log
}

func inOrder(log []timeline.Report) []timeline.Report {
	return slices.SortedStableFunc(slices.Values(log), func(a, b timeline.Report) int { return a.At.Compare(b.At) })
}

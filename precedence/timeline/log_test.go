package timeline_test

import (
	"errors"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/precedence/explain"
	"github.com/othersee/othersee/precedence/timeline"
	"github.com/othersee/othersee/presence"
)

func stretches(l timeline.Log) []timeline.Stretch { return slices.Collect(l.Stretches()) }

// isSeen reports whether a report is of what was seen.
func isSeen(r timeline.Report) bool {
	_, ok := r.State.(explain.Seen)
	return ok
}

// TestStretches compares with a slow reading, at every minute.
func TestStretches(t *testing.T) {
	t.Parallel()
	policies := slices.Collect(precedence.Policies())
	rapid.Check(t, func(t *rapid.T) {
		reports := inOrder(drawLog(t, 60))
		policy := rapid.SampledFrom(policies).Draw(t, "policy")
		until := rapid.IntRange(0, 400).Draw(t, "until")
		log := timeline.Log{Reports: slices.Values(reports), Policy: policy, Until: at(until)}
		all := stretches(log)
		first := slices.IndexFunc(reports, func(r timeline.Report) bool { return !isSeen(r) })
		if first < 0 {
			require.Empty(t, all, "stretches where nothing is reported")
			return
		}
		require.True(t, reports[first].At.Equal(all[0].From), "first at %v, not at %v", reports[first].At, all[0].From)
		for i, s := range all {
			require.Equal(t, policy.Resolve(s.Input), s.Resolution, "Resolution of %v", s.Input)
			require.Equal(t, hidden(s.Input, policy), s.HiddenCall, "HiddenCall of %v", s.Input)
			require.ElementsMatch(t, explain.Disputes(s.Input, policy), s.Disputes, "Disputes of %v", s.Input)
			require.Equal(t, callDisputed(s.Input, policy), s.DisputedCall, "DisputedCall of %v", s.Input)
			if i == len(all)-1 {
				require.True(t, s.To.IsZero(), "the last stretch is open")
				break
			}
			require.True(t, s.From.Before(s.To) && s.To.Equal(all[i+1].From), "no gap after %v", s)
			require.NotEqual(t, s.Input, all[i+1].Input, "neighbours differ")
		}
		last := max(until, int(reports[len(reports)-1].At.Sub(start)/time.Minute))
		for minute := range last + 1 {
			i := slices.IndexFunc(all, func(s timeline.Stretch) bool {
				return !s.From.After(at(minute)) && (s.To.IsZero() || at(minute).Before(s.To))
			})
			if !at(minute).Before(all[0].From) {
				want := naive(upTo(reports, at(minute)))(at(minute))
				require.Equal(t, want, all[i].Input, "at minute %d of %v", minute, all)
			}
		}
	})
}

// hidden reports whether a line is Busy, but others do not see that.
func hidden(in precedence.Input, policy precedence.Policy) bool {
	teams := policy.Resolve(in).Teams.String()
	return in.Lines.Has(presence.LineBusy) && teams != "Busy" && teams != "DoNotDisturb"
}

// callDisputed compares with each policy that reads one disputed point otherwise.
func callDisputed(in precedence.Input, policy precedence.Policy) (disputed bool) {
	for _, point := range []precedence.Point{precedence.D1, precedence.D2, precedence.D3, precedence.D4, precedence.D5} {
		other := policy.With(point)
		if policy.Has(point) {
			other = policy.Without(point)
		}
		disputed = disputed || hidden(in, other) != hidden(in, policy)
	}
	return disputed
}

func TestAt(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		reports := inOrder(drawLog(t, 60))
		log := timeline.Log{Reports: slices.Values(reports), Policy: precedence.Guide()}
		minute := rapid.IntRange(0, 11000).Draw(t, "minute")
		s, ok := log.At(at(minute))
		begun := slices.ContainsFunc(reports, func(r timeline.Report) bool { return !isSeen(r) && !r.At.After(at(minute)) })
		require.Equal(t, begun, ok, "At(%v)", at(minute))
		if ok {
			require.Equal(t, naive(upTo(reports, at(minute)))(at(minute)), s.Input, "At minute %d", minute)
			require.False(t, s.From.After(at(minute)) || !s.To.IsZero() && !s.To.After(at(minute)), "%v is in %v", at(minute), s)
		}
	})
}

func TestNoReports(t *testing.T) {
	for range (timeline.Log{}).Stretches() {
		assert.Fail(t, "a stretch of no reports")
	}
	assert.Zero(t, timeline.Log{}.Summary())
}

// TestBegin wants the first stretch to begin with the first report that is not of what was seen,
// though that has ended before.
func TestBegin(t *testing.T) {
	seen := timeline.Report{At: at(0), State: explain.Seen{Teams: presence.TeamsBusy}, Lasts: time.Minute}
	all := stretches(timeline.Log{Reports: slices.Values([]timeline.Report{seen, lineAt(5, "desk", presence.LineBusy)})})
	require.Len(t, all, 1, "stretches")
	assert.Equal(t, at(5), all[0].From, "From of the first")
}

// TestEndsAtTheEnd has a status that ends at the very end of the log.
func TestEndsAtTheEnd(t *testing.T) {
	byHand := timeline.Report{At: at(0), State: presence.ConfiguredBusy, Lasts: time.Hour}
	all := stretches(timeline.Log{Reports: slices.Values([]timeline.Report{byHand}), Policy: precedence.Guide(), Until: at(60)})
	require.Len(t, all, 2, "stretches")
	assert.Equal(t, at(60), all[1].From, "From of the last")
	assert.Equal(t, presence.ConfiguredNone, all[1].Input.Configured, "the status in the last")
}

// TestRefusedForWhat wants what is no report to be refused for that, not for its time.
func TestRefusedForWhat(t *testing.T) {
	var refused []error
	log := timeline.Log{
		Reports: slices.Values([]timeline.Report{lineAt(5, "desk", presence.LineBusy), {State: presence.LineBusy}}),
		Refused: func(_ timeline.Report, err error) { refused = append(refused, err) },
	}
	assert.Len(t, stretches(log), 1, "stretches")
	require.Len(t, refused, 1, "refused")
	assert.EqualError(t, refused[0], "timeline: no time (want when the device was in this state)")
}

// TestAtBefore asks for a time before the end of a log.
func TestAtBefore(t *testing.T) {
	byHand := timeline.Report{At: at(0), State: presence.ConfiguredBusy, Lasts: time.Hour}
	log := timeline.Log{Reports: slices.Values([]timeline.Report{byHand}), Until: at(100)}
	s, ok := log.At(at(50))
	assert.True(t, ok)
	assert.True(t, at(60).Equal(s.To), "the status ends at %v", s.To)
}

// TestOrder draws logs that are out of order within a bound, and beyond.
func TestOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		reports := inOrder(drawLog(t, 60))
		bound := rapid.IntRange(0, 20).Draw(t, "bound")
		type arrival struct {
			timeline.Report
			minute int
		}
		var arrivals []arrival
		for _, r := range reports {
			late := rapid.IntRange(0, bound).Draw(t, "late")
			arrivals = append(arrivals, arrival{r, int(r.At.Sub(start)/time.Minute) + late})
		}
		slices.SortStableFunc(arrivals, func(a, b arrival) int { return a.minute - b.minute })
		var mixed []timeline.Report
		for _, a := range arrivals {
			mixed = append(mixed, a.Report)
		}
		within := time.Duration(bound) * time.Minute
		log := timeline.Log{
			Reports: slices.Values(mixed), Policy: precedence.Guide(), Within: within,
			Refused: func(r timeline.Report, err error) {
				require.Contains(t, err.Error(), "a later or stronger one holds", "%v is put in order", r)
			},
		}
		want := stretches(timeline.Log{Reports: slices.Values(reports), Policy: precedence.Guide()})
		require.Equal(t, want, stretches(log), "stretches of %v", mixed)

		// the same by a bound that is too narrow
		log.Within = rapid.SampledFrom([]time.Duration{0, within / 2}).Draw(t, "within")
		var kept, late, refused []timeline.Report
		for i, r := range mixed {
			if slices.ContainsFunc(mixed[:i], func(o timeline.Report) bool { return o.At.Sub(r.At) > log.Within }) {
				late = append(late, r)
			} else {
				kept = append(kept, r)
			}
		}
		log.Refused = func(r timeline.Report, err error) {
			require.ErrorIs(t, err, timeline.ErrLate)
			if strings.HasSuffix(err.Error(), fmt.Sprintf(" late (want within %v)", log.Within)) {
				refused = append(refused, r)
			}
		}
		got := stretches(log)
		require.Equal(t, late, refused, "what comes too late of %v", mixed)
		require.Equal(t, stretches(timeline.Log{Reports: slices.Values(inOrder(kept)), Policy: precedence.Guide()}), got, "stretches of the others")
	})
}

// TestCut goes on with what holds, wherever a log is cut.
func TestCut(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		reports := inOrder(drawLog(t, 60))
		cut := rapid.IntRange(0, len(reports)-1).Draw(t, "cut")
		from := reports[cut].At
		if cut > 0 && !reports[cut-1].At.Before(from) {
			t.Skip("within one time")
		}
		answers := func(reports []timeline.Report) (all []string) {
			for s := range (timeline.Log{Reports: slices.Values(reports), Policy: precedence.Guide(), Until: at(500)}).Stretches() {
				begin := s.From
				if begin.Before(from) {
					begin = from
				}
				if s.To.IsZero() || s.To.After(from) {
					all = append(all, fmt.Sprint(begin, s.To, s.Input, s.Resolution, s.HiddenCall))
				}
			}
			return all
		}
		held := put(reports[:cut]...).Snapshot()
		require.Equal(t, answers(reports), answers(slices.Concat(held, reports[cut:])), "with %v before %v", held, reports[cut:])
	})
}

func TestRefused(t *testing.T) {
	bad := timeline.Report{Device: "desk", State: presence.LineBusy}
	log := timeline.Log{
		Reports: slices.Values([]timeline.Report{bad, lineAt(0, "desk", presence.LineAvailable), lineAt(0, "desk", presence.LineBusy)}),
		Policy:  precedence.Guide(),
	}
	require.Len(t, stretches(log), 1, "stretches, where nobody wants to know")
	var refused []timeline.Report
	var errs []error
	log.Refused = func(r timeline.Report, err error) { refused, errs = append(refused, r), append(errs, err) }
	assert.Equal(t, presence.TeamsBusy, stretches(log)[0].Resolution.Teams)
	assert.Equal(t, []timeline.Report{bad, lineAt(0, "desk", presence.LineAvailable)}, refused)
	assert.EqualError(t, errors.Join(errs...), "timeline: no time (want when the device was in this state)\n"+
		`timeline: late report: Available of "desk" at 2026-11-22T00:00:00Z: a later or stronger one holds`)
}

// TestStretchRemarks has what ended where, and what holds too long.
func TestStretchRemarks(t *testing.T) {
	byHand := timeline.Report{At: at(0), State: presence.ConfiguredBusy}
	laptop := timeline.Report{At: at(0), Device: "laptop", State: presence.TeamsClientActive}
	desk := lineAt(10, "desk", presence.LineBusy)
	other := lineAt(5000, "cordless", presence.LineBusy)
	log := timeline.Log{
		Reports: slices.Values([]timeline.Report{byHand, laptop, desk, lineAt(20, "desk", presence.LineBusy), other, lineAt(5001, "desk", presence.LineAvailable)}),
		Policy:  precedence.Guide(),
	}
	var got []string
	for s := range log.Stretches() {
		var remarks []string
		for _, remark := range s.Remarks {
			remarks = append(remarks, fmt.Sprintf("%s %v of %v", remark.Kind, remark.Report.State, remark.Report.At.Sub(start)))
		}
		got = append(got, fmt.Sprintf("%v %v: %s", s.From.Sub(start), s.Resolution.Teams, strings.Join(remarks, ", ")))
	}
	assert.Equal(t, []string{
		"0s Busy: ",
		"10m0s Busy: longCall Busy of 10m0s",
		"24h0m0s Busy: expired Busy of 0s, silent Active of 0s, longCall Busy of 10m0s, silent Busy of 20m0s",
		"83h21m0s Busy: silent Active of 0s, twoCalls Available of 83h21m0s",
	}, got)
}

// TestRangeEnds leaves each iterator at once, and after a while.
func TestRangeEnds(t *testing.T) {
	var reports []timeline.Report
	for minute := range 40 {
		reports = append(reports, lineAt(minute, "desk", presence.Line(2+minute%2)))
		reports = append(reports, timeline.Report{At: at(minute), State: explain.Seen{Teams: presence.TeamsAway}})
	}
	reports = append(reports, timeline.Report{At: at(40), State: presence.ConfiguredAvailable, Lasts: time.Minute})
	log := timeline.Log{Reports: slices.Values(reports), Policy: precedence.Guide()}
	for _, until := range []int{0, 41, 50} {
		log.Until = at(until)
		for _, wanted := range []int{0, 1, 2, 39, 40, 41, 42} {
			n := 0
			for range log.Stretches() {
				if n++; n > wanted {
					break
				}
			}
			assert.LessOrEqual(t, n, wanted+1, "stretches")
			n = 0
			for range log.Differences() {
				if n++; n > wanted {
					break
				}
			}
			assert.LessOrEqual(t, n, wanted+1, "differences")
		}
	}
	_, ok := timeline.Log{Reports: slices.Values(reports), Policy: precedence.Guide()}.At(at(1))
	assert.True(t, ok)
}

// TestMemory reads a long log, and wants no more memory for it.
func TestMemory(t *testing.T) {
	const n = 200_000
	heap := func() uint64 {
		var stats runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&stats)
		return stats.HeapAlloc
	}
	before, most := heap(), uint64(0)
	log := timeline.Log{Policy: precedence.Guide(), Within: 10 * time.Minute, Reports: func(yield func(timeline.Report) bool) {
		if !yield(timeline.Report{At: start, State: timeline.Removed}) {
			return
		}
		for i := 1; i <= n; i++ {
			device := fmt.Sprint("call ", (i-1)/2)
			r := timeline.Report{At: start.Add(time.Duration(i) * time.Minute), Device: device, State: presence.LineBusy}
			if i%2 == 0 {
				r.State = timeline.Gone
			}
			if i%10_000 == 0 {
				most = max(most, heap())
			}
			if !yield(r) {
				return
			}
		}
	}}
	calls := 0
	for s := range log.Stretches() {
		if s.Input.Lines.Has(presence.LineBusy) {
			calls++
		}
	}
	assert.Equal(t, n/2, calls, "calls")
	assert.Less(t, most, before+1<<20, "heap, in bytes")
}

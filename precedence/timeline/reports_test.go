package timeline_test

import (
	"slices"
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

func put(reports ...timeline.Report) *timeline.Reports {
	var r timeline.Reports
	for _, report := range reports {
		_ = r.Put(report)
	}
	return &r
}

// TestInput compares with a slow reading, at every minute of some hours, of reports in two sequences.
func TestInput(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		log := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) timeline.Report { return drawReport(t, 30) }), 1, 20).Draw(t, "log")
		want := naive(log)
		forth, back := put(log...), put(slices.Concat(rapid.Permutation(log).Draw(t, "permuted"), log)...)
		for minute := 30; minute < 300; minute++ {
			at := start.Add(time.Duration(minute) * time.Minute)
			require.Equal(t, want(at), forth.Input(at), "after %d minutes", minute)
			require.Equal(t, want(at), back.Input(at), "after %d minutes, in another sequence, and repeated", minute)
		}
	})
}

// TestHolding compares with a slow reading, of reports in another sequence.
func TestHolding(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		log := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) timeline.Report { return drawReport(t, 30) }), 1, 20).Draw(t, "log")
		reports := put(rapid.Permutation(log).Draw(t, "permuted")...)
		for _, minute := range []int{0, 20, 40, 95, 300, 3000, 20000} {
			want := slices.DeleteFunc(naiveHeld(log), func(r timeline.Report) bool { return at(minute).Sub(r.At).Minutes() >= length(r) })
			got := reports.Holding(at(minute))
			require.ElementsMatch(t, want, got, "after %d minutes", minute)
			require.Equal(t, inOrder(got), got, "by time")
		}
	})
}

// TestLate wants no error for a report that holds, and one that wraps ErrLate for one that changes
// nothing.
func TestLate(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		log := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) timeline.Report { return drawReport(t, 6) }), 1, 12).Draw(t, "log")
		var reports timeline.Reports
		for i, r := range log {
			before := inputs(&reports)
			err := reports.Put(r)
			if r.State == timeline.Gone {
				if err != nil {
					require.Equal(t, before, inputs(&reports), "Put(%v) after %v", r, log[:i])
				}
				continue // see TestLateEvents
			}
			if h := holding(log[:i+1], func(o timeline.Report) bool { return sameDevice(o, r) }); h != nil && !longer(*h, r) && h.At.Equal(r.At) && h.State == r.State {
				require.NoError(t, err, "Put(%v) after %v", r, log[:i])
			} else if err == nil { // it ends what another device has reported
				require.NotNil(t, holding(log[:i], func(o timeline.Report) bool { return sameDevice(o, r) }), "Put(%v) after %v", r, log[:i])
			} else {
				require.ErrorIs(t, err, timeline.ErrLate, "Put(%v) after %v", r, log[:i])
				require.Equal(t, before, inputs(&reports), "Put(%v) after %v", r, log[:i])
			}
		}
	})
}

// inputs returns what is reported over some hours.
func inputs(reports *timeline.Reports) (all []precedence.Input) {
	for minute := 0; minute < 300; minute += 5 {
		all = append(all, reports.Input(at(minute)))
	}
	return all
}

func TestLateEvents(t *testing.T) {
	gone := func(minute int) timeline.Report {
		return timeline.Report{At: at(minute), Device: "desk", State: timeline.Gone}
	}
	removed := func(minute int) timeline.Report { return timeline.Report{At: at(minute), State: timeline.Removed} }
	reports := put(lineAt(1, "desk", presence.LineBusy))
	assert.EqualError(t, reports.Put(gone(0)), `timeline: late report: gone of "desk" at 2026-11-22T00:00:00Z: a later or stronger one holds`)
	assert.NoError(t, reports.Put(gone(2)))
	assert.NoError(t, reports.Put(gone(2)), "once more")
	assert.ErrorIs(t, reports.Put(gone(1)), timeline.ErrLate)
	assert.NoError(t, reports.Put(removed(1)), "a removal wins whatever the times")
	assert.NoError(t, reports.Put(removed(1)), "once more")
	assert.ErrorIs(t, reports.Put(removed(0)), timeline.ErrLate)
	assert.ErrorIs(t, reports.Put(gone(1)), timeline.ErrLate)
}

func at(minute int) time.Time { return start.Add(time.Duration(minute) * time.Minute) }

// lineAt and others are reports, for short.
func lineAt(minute int, device string, state presence.Line) timeline.Report {
	return timeline.Report{At: at(minute), Device: device, State: state}
}

func TestPut(t *testing.T) {
	busy, free := presence.LineBusy, presence.LineAvailable
	gone := timeline.Report{At: at(0), Device: "desk", State: timeline.Gone}
	removed := func(minute int) timeline.Report { return timeline.Report{At: at(minute), State: timeline.Removed} }
	user := func(minute int, device string, s presence.MiVO400) timeline.Report {
		return timeline.Report{At: at(minute), Device: device, State: s}
	}
	tests := []struct {
		id   string
		put  []timeline.Report
		want precedence.Input
	}{
		{"nothing", nil, precedence.Input{}},
		{
			"of one time the stronger, whatever the sequence",
			[]timeline.Report{lineAt(0, "desk", busy), lineAt(0, "desk", free), lineAt(0, "desk", busy)},
			precedence.Input{Lines: presence.SetOf(busy)},
		},
		{"the stronger, first", []timeline.Report{lineAt(0, "desk", busy), lineAt(0, "desk", free)}, precedence.Input{Lines: presence.SetOf(busy)}},
		{"the stronger, last", []timeline.Report{lineAt(0, "desk", free), lineAt(0, "desk", busy)}, precedence.Input{Lines: presence.SetOf(busy)}},
		{"a repeated report does not bring back what is gone", []timeline.Report{lineAt(0, "desk", busy), gone, lineAt(0, "desk", busy)}, precedence.Input{}},
		{"a later one does", []timeline.Report{lineAt(0, "desk", busy), gone, lineAt(1, "desk", busy)}, precedence.Input{Lines: presence.SetOf(busy)}},
		{"gone is of one device", []timeline.Report{lineAt(0, "desk", busy), lineAt(0, "cordless", free), gone}, precedence.Input{Lines: presence.SetOf(free)}},
		{
			"and of one source",
			[]timeline.Report{{At: at(0), Source: "pbx", Device: "desk", State: busy}, gone},
			precedence.Input{Lines: presence.SetOf(busy)},
		},
		{"removed, although a clock is two hours ahead", []timeline.Report{lineAt(120, "desk", busy), removed(5)}, precedence.Input{}},
		{"and then its clock is right", []timeline.Report{lineAt(120, "desk", busy), removed(5), lineAt(6, "desk", free)}, precedence.Input{Lines: presence.SetOf(free)}},
		{"what is older than the removal stays out", []timeline.Report{removed(5), lineAt(5, "desk", busy), lineAt(4, "desk", busy)}, precedence.Input{}},
		{"a removal that is repeated removes nothing more", []timeline.Report{removed(5), lineAt(6, "desk", busy), removed(5)}, precedence.Input{Lines: presence.SetOf(busy)}},
		{"nor does an older one", []timeline.Report{removed(5), lineAt(6, "desk", busy), removed(4)}, precedence.Input{Lines: presence.SetOf(busy)}},
		{
			"one user presence, whoever set it last",
			[]timeline.Report{user(0, "desk", presence.MiVO400Absent), user(1, "app", presence.MiVO400Busy)},
			precedence.Input{UserPresence: presence.MiVO400Busy},
		},
		{
			"which ends with the device that set it last, and no other",
			[]timeline.Report{user(0, "app", presence.MiVO400Busy), {At: at(2), Device: "desk", State: timeline.Gone}},
			precedence.Input{UserPresence: presence.MiVO400Busy},
		},
		{"with that one", []timeline.Report{user(0, "app", presence.MiVO400Busy), {At: at(2), Device: "app", State: timeline.Gone}}, precedence.Input{}},
		{
			"what is seen is no report of a client",
			[]timeline.Report{{At: at(0), State: explain.Seen{Teams: presence.TeamsBusy}}},
			precedence.Input{},
		},
		{"a report ahead of the time holds", []timeline.Report{lineAt(1000, "desk", busy)}, precedence.Input{Lines: presence.SetOf(busy)}},
	}
	for _, tt := range tests {
		t.Run(tt.id, func(t *testing.T) {
			assert.Equal(t, tt.want, put(tt.put...).Input(at(200)), "Input after %v", tt.put)
		})
	}
}

// TestEnds has what ends by itself: the last minute in which a state holds, and what holds then.
func TestEnds(t *testing.T) {
	const hour, day = 60, 24 * 60
	client := func(s presence.TeamsClient) precedence.Input { return precedence.Input{Clients: presence.SetOf(s)} }
	set := func(s presence.Configured) precedence.Input { return precedence.Input{Configured: s} }
	tests := []struct {
		state   any
		lasts   time.Duration
		minutes int
		before  precedence.Input
		after   precedence.Input
		remark  timeline.RemarkKind // "" if nothing ends
	}{
		{presence.ConfiguredBusy, 0, day, set(presence.ConfiguredBusy), set(presence.ConfiguredNone), timeline.RemarkExpired},
		{presence.ConfiguredDoNotDisturb, 0, day, set(presence.ConfiguredDoNotDisturb), set(presence.ConfiguredNone), timeline.RemarkExpired},
		{presence.ConfiguredAvailable, 0, 7 * day, set(presence.ConfiguredAvailable), set(presence.ConfiguredNone), timeline.RemarkExpired},
		{presence.ConfiguredBeRightBack, 0, 7 * day, set(presence.ConfiguredBeRightBack), set(presence.ConfiguredNone), timeline.RemarkExpired},
		{presence.ConfiguredAppearAway, 0, 7 * day, set(presence.ConfiguredAppearAway), set(presence.ConfiguredNone), timeline.RemarkExpired},
		{presence.ConfiguredAppearOffline, 0, 7 * day, set(presence.ConfiguredAppearOffline), set(presence.ConfiguredNone), timeline.RemarkExpired},
		{presence.ConfiguredAppearOffline, timeline.Forever, 700 * day, set(presence.ConfiguredAppearOffline), set(presence.ConfiguredAppearOffline), ""},
		{presence.ConfiguredNone, 0, 700 * day, set(presence.ConfiguredNone), set(presence.ConfiguredNone), ""},
		{presence.ConfiguredBusy, 8 * time.Hour, 8 * hour, set(presence.ConfiguredBusy), set(presence.ConfiguredNone), timeline.RemarkExpired},
		{presence.TeamsClientActive, 0, 700 * day, client(presence.TeamsClientActive), client(presence.TeamsClientActive), ""},
		{presence.TeamsClientActive, 4 * time.Hour, 10, client(presence.TeamsClientActive), client(presence.TeamsClientInactive), timeline.RemarkFaded},
		{presence.TeamsClientActive, 4 * time.Hour, 4 * hour, client(presence.TeamsClientInactive), client(presence.TeamsClientOffline), timeline.RemarkExpired},
		{presence.TeamsClientActive, 5 * time.Minute, 5, client(presence.TeamsClientActive), client(presence.TeamsClientOffline), timeline.RemarkExpired},
		{presence.TeamsClientActive, 10 * time.Minute, 10, client(presence.TeamsClientActive), client(presence.TeamsClientOffline), timeline.RemarkExpired},
		{presence.TeamsClientInCall, time.Hour, hour, client(presence.TeamsClientInCall), client(presence.TeamsClientOffline), timeline.RemarkExpired},
		{presence.TeamsClientInactive, time.Hour, hour, client(presence.TeamsClientInactive), client(presence.TeamsClientOffline), timeline.RemarkExpired},
		{presence.LineBusy, time.Hour, hour, precedence.Input{Lines: presence.SetOf(presence.LineBusy)}, precedence.Input{}, timeline.RemarkExpired},
		{presence.MiVO400Absent, time.Hour, hour, precedence.Input{UserPresence: presence.MiVO400Absent}, precedence.Input{}, timeline.RemarkExpired},
	}
	for _, tt := range tests {
		report := timeline.Report{At: at(0), State: tt.state, Lasts: tt.lasts}
		reports := put(report)
		end := at(tt.minutes)
		assert.Equal(t, tt.before, reports.Input(end.Add(-1)), "Input of %v for %v, before minute %d", tt.state, tt.lasts, tt.minutes)
		assert.Equal(t, tt.after, reports.Input(end), "Input of %v for %v, at minute %d", tt.state, tt.lasts, tt.minutes)
		next, ok := reports.Next(end.Add(-1), precedence.Guide())
		if precedence.Resolve(tt.before).Teams == precedence.Resolve(tt.after).Teams {
			continue
		}
		require.True(t, ok, "Next of %v for %v", tt.state, tt.lasts)
		assert.True(t, end.Equal(next.From), "Next of %v for %v is at %v, want %v", tt.state, tt.lasts, next.From, end)
		assert.Equal(t, []timeline.Remark{{Kind: tt.remark, Report: report}}, next.Remarks, "remarks of Next of %v for %v", tt.state, tt.lasts)
	}
}

// TestNext compares with each minute of a week and a day.
func TestNext(t *testing.T) {
	policies := slices.Collect(precedence.Policies())
	rapid.Check(t, func(t *rapid.T) {
		log := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) timeline.Report { return drawReport(t, 60) }), 1, 8).Draw(t, "log")
		policy := rapid.SampledFrom(policies).Draw(t, "policy")
		from := rapid.IntRange(59, 70).Draw(t, "from")
		reports := put(log...)
		input := naive(log)
		now := policy.Resolve(input(at(from))).Teams
		got, ok := reports.Next(at(from), policy)
		for minute := from + 1; minute <= 8*24*60; minute++ {
			in := input(at(minute))
			if policy.Resolve(in).Teams == now {
				continue
			}
			require.True(t, ok, "something ends")
			require.True(t, at(minute).Equal(got.From), "at minute %d, not at %v", minute, got.From)
			require.Equal(t, in, got.Input, "Input")
			require.Equal(t, policy.Resolve(in), got.Resolution, "Resolution")
			require.NotEmpty(t, got.Remarks, "Remarks")
			for _, remark := range got.Remarks {
				lasted := at(minute).Sub(remark.Report.At).Minutes()
				require.Contains(t, log, remark.Report, "what has ended")
				require.Equal(t, remark.Kind == timeline.RemarkExpired, lasted == length(remark.Report), "%v expired", remark.Report)
				require.Equal(t, remark.Kind == timeline.RemarkFaded, lasted == 10 && length(remark.Report) > 10, "%v faded", remark.Report)
			}
			return
		}
		require.False(t, ok, "nothing ends, but %v", got)
	})
}

// TestSnapshot goes on after a restart, wherever that is.
func TestSnapshot(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		log := drawLog(t, 30)
		cut := rapid.IntRange(0, len(log)).Draw(t, "cut")
		want := put(log...)
		got := put(slices.Concat(put(log[:cut]...).Snapshot(), log[cut:])...)
		for _, minute := range []int{30, 40, 95, 300, 3000, 20000} {
			require.Equal(t, want.Input(at(minute)), got.Input(at(minute)), "Input after %d minutes", minute)
			require.ElementsMatch(t, longCalls(want, minute), longCalls(got, minute), "remarks after %d minutes", minute)
		}
	})
}

// What is stored of events says whose they are.
func TestSnapshotEvents(t *testing.T) {
	gone := timeline.Report{At: at(2), User: "ada", Source: "pbx", Device: "desk", State: timeline.Gone}
	removed := timeline.Report{At: at(1), User: "ada", Source: "hr", State: timeline.Removed}
	assert.Equal(t, []timeline.Report{removed, gone}, put(removed, gone).Snapshot())
}

func longCalls(r *timeline.Reports, minute int) (all []timeline.Remark) {
	for _, remark := range r.Remarks(at(minute), timeline.Limits{Call: 20 * time.Minute, Silence: time.Hour}) {
		if remark.Kind != timeline.RemarkTwoCalls {
			all = append(all, remark)
		}
	}
	return all
}

func TestRemarks(t *testing.T) {
	busy, free := presence.LineBusy, presence.LineAvailable
	long := func(r timeline.Report) timeline.Remark {
		return timeline.Remark{Kind: timeline.RemarkLongCall, Report: r}
	}
	silent := func(r timeline.Report) timeline.Remark {
		return timeline.Remark{Kind: timeline.RemarkSilent, Report: r}
	}
	two := func(r timeline.Report) timeline.Remark {
		return timeline.Remark{Kind: timeline.RemarkTwoCalls, Report: r}
	}
	client := timeline.Report{At: at(0), Device: "laptop", State: presence.TeamsClientActive}
	tests := []struct {
		id     string
		put    []timeline.Report
		at     int
		limits timeline.Limits
		want   []timeline.Remark
	}{
		{"a call of four hours", []timeline.Report{lineAt(0, "desk", busy)}, 240, timeline.Limits{}, nil},
		{"a call of more", []timeline.Report{lineAt(0, "desk", busy)}, 241, timeline.Limits{}, []timeline.Remark{long(lineAt(0, "desk", busy))}},
		{"by another limit", []timeline.Report{lineAt(0, "desk", busy)}, 61, timeline.Limits{Call: time.Hour}, []timeline.Remark{long(lineAt(0, "desk", busy))}},
		{
			"a call that is reported again",
			[]timeline.Report{lineAt(0, "desk", busy), lineAt(200, "desk", busy)},
			241,
			timeline.Limits{},
			[]timeline.Remark{long(lineAt(0, "desk", busy))},
		},
		{
			"a call after the device was gone",
			[]timeline.Report{lineAt(0, "desk", busy), {At: at(10), Device: "desk", State: timeline.Gone}, lineAt(20, "desk", busy)},
			259,
			timeline.Limits{},
			nil,
		},
		{"a call that has ended", []timeline.Report{lineAt(0, "desk", busy), lineAt(10, "desk", free)}, 241, timeline.Limits{}, nil},
		{"gone", []timeline.Report{lineAt(0, "desk", busy), {At: at(10), Device: "desk", State: timeline.Gone}}, 10000, timeline.Limits{}, nil},
		{"no call", []timeline.Report{lineAt(0, "desk", free), client}, 72 * 60, timeline.Limits{}, nil},
		{
			"silent for more than three days",
			[]timeline.Report{lineAt(0, "desk", free), client},
			72*60 + 1,
			timeline.Limits{},
			[]timeline.Remark{silent(lineAt(0, "desk", free)), silent(client)},
		},
		{
			"by another limit, since the last report",
			[]timeline.Report{lineAt(0, "desk", free), lineAt(9, "desk", free)},
			20,
			timeline.Limits{Silence: 10 * time.Minute},
			[]timeline.Remark{silent(lineAt(9, "desk", free))},
		},
		{"a user may be absent for weeks", []timeline.Report{{At: at(0), State: presence.MiVO400Absent}, {At: at(0), State: presence.ConfiguredBusy, Lasts: timeline.Forever}}, 30000, timeline.Limits{}, nil},
		{"a session that expired is known to be off", []timeline.Report{{At: at(0), State: presence.TeamsClientActive, Lasts: time.Hour}}, 30000, timeline.Limits{}, nil},
		{
			"two calls on one line",
			[]timeline.Report{lineAt(0, "desk", busy), lineAt(1, "desk", busy), lineAt(2, "desk", free)},
			3,
			timeline.Limits{},
			[]timeline.Remark{two(lineAt(2, "desk", free))},
		},
		{"both ended", []timeline.Report{lineAt(0, "desk", busy), lineAt(1, "desk", busy), lineAt(2, "desk", free), lineAt(3, "desk", free)}, 3, timeline.Limits{}, nil},
		{"one call, reported twice for one time", []timeline.Report{lineAt(0, "desk", busy), lineAt(0, "desk", busy), lineAt(2, "desk", free)}, 3, timeline.Limits{}, nil},
		{
			"one call, reported for one time as two that last",
			[]timeline.Report{{At: at(0), Device: "desk", State: busy, Lasts: time.Hour}, lineAt(0, "desk", busy), lineAt(2, "desk", free)},
			3,
			timeline.Limits{},
			nil,
		},
		{"two calls on two lines", []timeline.Report{lineAt(0, "a", busy), lineAt(1, "b", busy), lineAt(2, "a", free)}, 3, timeline.Limits{}, nil},
		{"a call after them", []timeline.Report{lineAt(0, "desk", busy), lineAt(1, "desk", busy), lineAt(2, "desk", free), lineAt(3, "desk", busy), lineAt(4, "desk", free)}, 5, timeline.Limits{}, nil},
	}
	for _, tt := range tests {
		t.Run(tt.id, func(t *testing.T) {
			assert.Equal(t, tt.want, put(tt.put...).Remarks(at(tt.at), tt.limits), "Remarks after %d minutes", tt.at)
		})
	}
}

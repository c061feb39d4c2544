package timeline_test

import (
	"encoding/json"
	"fmt"
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

func seenAt(minute int, teams presence.Teams) timeline.Report {
	return timeline.Report{At: at(minute), State: explain.Seen{Teams: teams}}
}

// A minute is what the slow reading has of one.
type minute struct {
	in     precedence.Input
	teams  presence.Teams
	seen   explain.Seen
	known  bool
	looked bool
}

func (m minute) differs() bool {
	return m.known && (m.seen.Teams != m.teams || m.seen.OutOfOffice)
}

func minutesOf(reports []timeline.Report, policy precedence.Policy, n int) (all []minute) {
	for i := range n {
		held := upTo(reports, at(i))
		m := minute{in: naive(held)(at(i))}
		m.teams = policy.Resolve(m.in).Teams
		if h := holding(held, isSeen); h != nil && (h.Lasts == 0 || at(i).Before(h.At.Add(h.Lasts))) {
			m.seen, m.known, m.looked = h.State.(explain.Seen), true, h.At.Equal(at(i))
		}
		all = append(all, m)
	}
	return all
}

// delayed reads whether a delay explains the difference from one minute to before another.
func delayed(all []minute, first, from, to int) bool {
	const delay = 4
	since := from
	for since > first && all[since-1].differs() && all[since-1].seen == all[from].seen && all[since-1].teams == all[from].teams {
		since--
	}
	open := len(all)-1-since <= delay // what explains it may come after the log
	if to == len(all) {
		return open
	}
	if since > first && all[since-1].teams == all[since].teams { // something else was seen
		return all[to].seen == all[from].seen && all[to].known && !all[to].differs() && to-since <= delay
	}
	denied := since
	for i := since + 1; i < to; i++ {
		if all[i].looked {
			denied = i
		}
	}
	if denied-since > delay || !all[to].known {
		return false
	}
	for i := to; i < len(all); i++ {
		if all[i].looked {
			return !all[i].differs()
		}
	}
	return open
}

// why is explain.Why of what is reported, asked once.
func why(seen explain.Seen, in precedence.Input) explain.Causes {
	q := question{seen, in}
	if _, ok := answered[q]; !ok {
		answered[q] = explain.Why(seen, explain.Reported(in))
	}
	return answered[q]
}

type question struct {
	seen explain.Seen
	in   precedence.Input
}

var answered = map[question]explain.Causes{}

// TestAudit compares with a slow reading, minute by minute.
func TestAudit(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		reports := drawLog(t, 40)
		every := rapid.IntRange(1, 9).Draw(t, "every")
		lasts := time.Duration(rapid.SampledFrom([]int{0, every, 30}).Draw(t, "lasts")) * time.Minute
		teams := presence.TeamsAvailable
		for i := 0; i < 40; i += every {
			teams = rapid.SampledFrom([]presence.Teams{teams, teams, teams, presence.TeamsOffline, presence.TeamsBusy, presence.TeamsAway}).Draw(t, "seen")
			poll := seenAt(i, teams)
			poll.Lasts = lasts
			reports = append(reports, poll)
		}
		reports = inOrder(reports)
		first := slices.IndexFunc(reports, func(r timeline.Report) bool { return !isSeen(r) })
		if first < 0 {
			t.Skip("nothing reported")
		}
		begin := int(reports[first].At.Sub(start) / time.Minute)
		const n = 50
		all := minutesOf(reports, precedence.Guide(), n)
		var want []string
		sum := timeline.Summary{From: at(begin), To: at(n - 1)}
		count := func(i int, hold bool, d *time.Duration) {
			if hold && i < n-1 {
				*d += time.Minute
			}
		}
		wasHidden, wasDisputed := false, false
		unseen := -1 // where the last call that was not seen ended
		for i := begin; i < n; i++ {
			m := all[i]
			count(i, m.known, &sum.Known)
			count(i, m.known && !m.differs(), &sum.AsExpected)
			sum.Open = hidden(m.in, precedence.Guide())
			count(i, sum.Open, &sum.Hidden)
			if sum.Open && !wasHidden {
				sum.HiddenCalls++
			}
			disputed := callDisputed(m.in, precedence.Guide())
			if disputed && !wasDisputed {
				sum.DisputedCalls++
			}
			wasHidden, wasDisputed = sum.Open, disputed
			if !m.differs() || i > begin && all[i-1].differs() && all[i-1].in == m.in && all[i-1].seen == m.seen {
				continue
			}
			to := i
			for to < n && all[to].differs() && all[to].in == m.in && all[to].seen == m.seen {
				to++
			}
			end := "open"
			if to < n {
				end = fmt.Sprint(to)
			}
			late := delayed(all, begin, i, to)
			busy := func(teams presence.Teams) bool { return teams.String() == "Busy" || teams.String() == "DoNotDisturb" }
			unseenCall := m.in.Lines.Has(presence.LineBusy) && busy(m.teams) && !busy(m.seen.Teams) && !late
			want = append(want, fmt.Sprint(i, " to ", end, m.in, m.teams, m.seen, late, unseenCall))
			sum.Differences++
			if unseenCall {
				if unseen != i {
					sum.UnseenCalls++
				}
				unseen = to
			}
			if late {
				sum.Delays++
				sum.Delayed += time.Duration(min(to, n-1)-i) * time.Minute
			} else if len(why(m.seen, m.in).Causes) == 0 {
				sum.Unexplained++
			}
		}
		log := timeline.Log{Reports: slices.Values(reports), Policy: precedence.Guide(), Until: at(n - 1)}
		var got []string
		for d := range log.Differences() {
			end := "open"
			if !d.To.IsZero() {
				end = fmt.Sprint(int(d.To.Sub(start) / time.Minute))
			}
			got = append(got, fmt.Sprint(int(d.From.Sub(start)/time.Minute), " to ", end, d.Input, d.Resolution.Teams, d.Seen, d.Delayed, d.UnseenCall))
			want := why(d.Seen, d.Input)
			require.Equal(t, want.Causes, d.Causes.Causes, "Causes")
			if d.Delayed {
				require.Equal(t, explain.BeyondDelay, d.Causes.Beyond[0], "a delay is first")
				require.ElementsMatch(t, want.Beyond, d.Causes.Beyond, "Beyond")
			} else {
				require.Equal(t, want.Beyond, d.Causes.Beyond, "Beyond")
			}
		}
		require.Equal(t, want, got, "differences")
		require.Equal(t, sum, log.Summary(), "Summary")
	})
}

func TestDelayed(t *testing.T) {
	const free, busy = presence.TeamsAvailable, presence.TeamsBusy
	laptop := timeline.Report{At: at(0), State: presence.TeamsClientActive}
	call := []timeline.Report{laptop, lineAt(10, "desk", presence.LineBusy), lineAt(70, "desk", presence.LineAvailable)}
	polls := func(every int, sees func(minute int) presence.Teams) (all []timeline.Report) {
		for minute := 1; minute < 90; minute += every {
			all = append(all, seenAt(minute, sees(minute)))
		}
		return all
	}
	busyFrom := func(from, to int) func(int) presence.Teams {
		return func(minute int) presence.Teams {
			if minute >= from && minute < to {
				return busy
			}
			return free
		}
	}
	tests := []struct {
		id   string
		log  []timeline.Report
		want []string
	}{
		{"as expected", slices.Concat(call, polls(1, busyFrom(10, 70))), nil},
		{"three minutes late", slices.Concat(call, polls(1, busyFrom(13, 73))), []string{"10-13 Available true", "70-73 Busy true"}},
		{"polled every ten minutes", slices.Concat(call, polls(10, busyFrom(10, 70))), []string{"10-11 Available true", "70-71 Busy true"}},
		{"one poll too early, of ten minutes", slices.Concat(call, polls(10, busyFrom(20, 80))), []string{"10-21 Available true", "70-81 Busy true"}},
		{"four minutes late, as the last poll says", slices.Concat(call, polls(1, busyFrom(15, 70))), []string{"10-15 Available true"}},
		{"late by more than polls say", slices.Concat(call, polls(1, busyFrom(16, 70))), []string{"10-16 Available false"}},
		{"never", slices.Concat(call, polls(1, busyFrom(0, 0))), []string{"10-70 Available false"}},
		{"a call between two polls", []timeline.Report{laptop, seenAt(1, free), lineAt(3, "desk", presence.LineBusy), lineAt(5, "desk", presence.LineAvailable), seenAt(9, free)}, []string{"3-5 Available true"}},
		{
			"denied when something else is reported, too late to be a delay",
			[]timeline.Report{laptop, seenAt(1, free), lineAt(10, "desk", presence.LineBusy), lineAt(15, "cordless", presence.LineAvailable), seenAt(15, free), seenAt(16, busy)},
			[]string{"10-15 Available false", "15-16 Available false"},
		},
		{"the report comes late", slices.Concat(call, polls(1, busyFrom(8, 69))), []string{"8-10 Busy true", "69-70 Available true"}},
		{"the report comes four minutes late", slices.Concat(call, polls(1, busyFrom(6, 70))), []string{"6-10 Busy true"}},
		{"the report comes much too late", slices.Concat(call, polls(1, busyFrom(3, 70))), []string{"3-10 Busy false"}},
		{"for a while only", slices.Concat(call, polls(1, func(minute int) presence.Teams {
			if minute == 30 {
				return presence.TeamsAway
			}
			return busyFrom(10, 70)(minute)
		})), []string{"30-31 Away false"}},
		{
			"what somebody saw who is gone at once does not count",
			[]timeline.Report{
				laptop, seenAt(1, free), lineAt(10, "desk", presence.LineBusy), lineAt(12, "desk", presence.LineAvailable),
				{At: at(14), Device: "poll", State: explain.Seen{Teams: free}},
				{At: at(14), Device: "poll", State: timeline.Gone},
				seenAt(16, busy),
			},
			[]string{"10-12 Available false", "16-open Busy true"},
		},
		{"to the end, which comes within a delay", []timeline.Report{laptop, lineAt(3, "desk", presence.LineBusy), seenAt(4, free), seenAt(8, free)}, []string{"4-open Available true"}},
		{"to the end, which comes later", []timeline.Report{laptop, lineAt(3, "desk", presence.LineBusy), seenAt(4, free), seenAt(9, free)}, []string{"4-open Available false"}},
		{
			"out of office",
			[]timeline.Report{laptop, {At: at(1), State: explain.Seen{Teams: free, OutOfOffice: true}}, seenAt(2, free)},
			[]string{"1-2 Available false"},
		},
	}
	for _, tt := range tests {
		t.Run(tt.id, func(t *testing.T) {
			var got []string
			log := timeline.Log{Reports: slices.Values(inOrder(tt.log)), Policy: precedence.Guide()}
			for d := range log.Differences() {
				end := "open"
				if !d.To.IsZero() {
					end = fmt.Sprint(int(d.To.Sub(start) / time.Minute))
				}
				got = append(got, fmt.Sprintf("%d-%s %v %v", int(d.From.Sub(start)/time.Minute), end, d.Seen.Teams, d.Delayed))
			}
			assert.Equal(t, tt.want, got, "differences")
		})
	}
	log := timeline.Log{Reports: slices.Values(inOrder(slices.Concat(call, polls(1, busyFrom(13, 73))))), Policy: precedence.Guide()}
	log.Limits.Delay = time.Minute
	assert.Zero(t, log.Summary().Delays, "with another limit")
}

// TestUnseenCalls counts a call once, whatever is reported or seen during it.
func TestUnseenCalls(t *testing.T) {
	laptop := func(minute int, state presence.TeamsClient) timeline.Report {
		return timeline.Report{At: at(minute), State: state}
	}
	call := []timeline.Report{laptop(0, presence.TeamsClientActive), seenAt(1, presence.TeamsAvailable), lineAt(10, "desk", presence.LineBusy), seenAt(30, presence.TeamsAvailable), lineAt(70, "desk", presence.LineAvailable)}
	tests := []struct {
		id   string
		more []timeline.Report
		want int
	}{
		{"nothing else", nil, 1},
		{"the client idles", []timeline.Report{laptop(40, presence.TeamsClientInactive), laptop(50, presence.TeamsClientActive)}, 1},
		{"something else is seen", []timeline.Report{seenAt(40, presence.TeamsAway)}, 1},
		{"seen for a while", []timeline.Report{seenAt(40, presence.TeamsBusy), seenAt(50, presence.TeamsAvailable)}, 2},
		{"another call", []timeline.Report{lineAt(80, "desk", presence.LineBusy), seenAt(110, presence.TeamsAvailable)}, 2},
	}
	for _, tt := range tests {
		log := timeline.Log{Reports: slices.Values(inOrder(slices.Concat(call, tt.more))), Policy: precedence.Guide()}
		assert.Equal(t, tt.want, log.Summary().UnseenCalls, "UnseenCalls: %s", tt.id)
	}
}

func TestEmpty(t *testing.T) {
	for _, reports := range [][]timeline.Report{nil, {seenAt(1, presence.TeamsBusy)}} {
		log := timeline.Log{Reports: slices.Values(reports), Until: at(9)}
		assert.Empty(t, stretches(log), "stretches of %v", reports)
		assert.Empty(t, slices.Collect(log.Differences()), "differences of %v", reports)
		assert.Zero(t, log.Summary(), "Summary of %v", reports)
		_, ok := log.At(at(5))
		assert.False(t, ok, "At, of %v", reports)
	}
}

// TestJSON has the keys of what is computed.
func TestJSON(t *testing.T) {
	log := timeline.Log{Reports: slices.Values([]timeline.Report{lineAt(0, "desk", presence.LineBusy), seenAt(300, presence.TeamsAvailable)}), Policy: precedence.Guide()}
	data, err := json.Marshal(stretches(log))
	require.NoError(t, err)
	assert.JSONEq(t, `[{
		"from": "2026-11-22T00:00:00Z",
		"input": {"lines": ["Busy"], "userPresence": "Unknown", "clients": [], "configured": "None"},
		"resolution": {"cloudLink": "Busy", "mitelOne": "Busy", "session": "Busy", "teams": "Busy", "sessionRule": "S1", "teamsRule": "T2"},
		"hiddenCall": false, "disputedCall": false,
		"remarks": [{"kind": "longCall", "report": {"at": "2026-11-22T00:00:00Z", "kind": "line", "device": "desk", "state": "Busy"}}]
	}]`, string(data))
	data, err = json.Marshal(log.Summary())
	require.NoError(t, err)
	assert.JSONEq(t, `{
		"from": "2026-11-22T00:00:00Z", "to": "2026-11-22T05:00:00Z",
		"known": 0, "asExpected": 0, "delayed": 0, "differences": 1, "delays": 1, "unexplained": 0, "unseenCalls": 0,
		"hiddenCalls": 0, "hidden": 0, "open": false, "disputedCalls": 0
	}`, string(data))
}

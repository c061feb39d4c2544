package chart_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/othersee/othersee/examples/explorer/chart"
	"github.com/othersee/othersee/examples/explorer/link"
	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/presence"
	"github.com/othersee/othersee/testdata"
)

// TestMapsHoldEveryAnswer looks each case up in the maps and in nothing else.
func TestMapsHoldEveryAnswer(t *testing.T) {
	type place struct {
		lines presence.Set[presence.Line]
		user  presence.MiVO400
		by    link.Policy
	}
	first := map[place]chart.Cell{}
	type session struct {
		state  presence.State
		client presence.TeamsClient
		by     link.Policy
	}
	second := map[session]presence.State{}
	policies := append(link.Policies(), link.By(precedence.Guide().With(precedence.D1)), link.By(precedence.Guide().With(precedence.D6)))
	for _, by := range policies {
		for _, lines := range chart.LineSets {
			for _, user := range chart.Users {
				first[place{lines, user, by}] = chart.ToCloudLink(lines, user, by)
			}
		}
		for _, state := range chart.States {
			for _, client := range chart.Clients {
				second[session{state, client, by}] = chart.ToTeams(state, client, by).State
			}
		}
	}
	for in := range precedence.Inputs() {
		for _, by := range policies {
			answer := by.Policy().Resolve(in)
			cell := first[place{chart.Strongest(in.Lines), in.UserPresence, by}]
			if cell.State != presence.State(answer.CloudLink) {
				t.Fatalf("the first map has %v for %+v, want %v", cell.State, in, answer.CloudLink)
			}
			synced := cell.State
			if cell.Instead != nil {
				synced = cell.Instead
			}
			seen := second[session{synced, chart.StrongestClient(in.Clients), by}]
			if in.Configured == presence.ConfiguredNone && seen != presence.State(answer.Teams) {
				t.Fatalf("by %v the second map has %v for %+v, want %v", by, seen, in, answer.Teams)
			}
		}
	}
}

// TestInstead wants what is synced instead of DoNotDisturb to be told where complete.csv has S7.
func TestInstead(t *testing.T) {
	n := 0
	for _, row := range testdata.Complete() {
		cell := chart.ToCloudLink(presence.SetOf(row.Line), row.UserPresence, link.Policy{})
		if row.Want.SessionRule == precedence.S7 {
			n++
			assert.Equal(t, presence.State(presence.CloudLinkBusy), cell.Instead, "%v", row)
			assert.Contains(t, cell.Rules, precedence.S7, "%v", row)
		} else {
			assert.Nil(t, cell.Instead, "%v", row)
		}
	}
	assert.Equal(t, 5*7, n, "rows by S7")
}

// TestRows wants each row of the guide in its cells.
func TestRows(t *testing.T) {
	assert.Equal(t, []int{6, 7, 8, 9, 10}, chart.ToCloudLink(presence.SetOf(presence.LineBusy), presence.MiVO400Available, link.Policy{}).Rows)
	assert.Empty(t, chart.ToCloudLink(presence.SetOf(presence.LineBusy), presence.MiVO400Busy, link.Policy{}).Rows)
	assert.Equal(t, []int{3}, chart.ToTeams(presence.CloudLinkAvailable, presence.TeamsClientActive, link.Policy{}).Rows)
	assert.ElementsMatch(t, []int{8, 13}, chart.ToTeams(presence.CloudLinkBusy, presence.TeamsClientActive, link.Policy{}).Rows)
	assert.Empty(t, chart.ToTeams(presence.CloudLinkAway, presence.TeamsClientActive, link.Policy{}).Rows)
}

func TestSpan(t *testing.T) {
	tests := []struct {
		rows []int
		want string
	}{
		{nil, ""},
		{[]int{6}, "6"},
		{[]int{6, 11}, "6, 11"},
		{[]int{1, 2, 3}, "1–3"},
		{[]int{1, 2, 9, 14, 15}, "1–2, 9, 14–15"},
	}
	for _, tt := range tests {
		assert.Equal(t, tt.want, chart.Span(tt.rows), "Span(%d)", tt.rows)
	}
}

package chart_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/othersee/othersee/examples/explorer/chart"
	"github.com/othersee/othersee/examples/explorer/link"
	"github.com/othersee/othersee/presence"
)

// TestMapsHoldEveryAnswer looks each case up in the maps and in nothing else.
func TestMapsHoldEveryAnswer(t *testing.T) {
	type place struct {
		line presence.Line
		user presence.MiVO400
	}
	first := map[place]presence.State{}
	for _, line := range chart.Lines {
		for _, user := range chart.Users {
			first[place{line, user}] = chart.ToCloudLink(line, user).State
		}
	}
	type session struct {
		state  presence.State
		client presence.TeamsClient
		by     link.Policy
	}
	second := map[session]presence.State{}
	for _, state := range chart.States {
		for _, client := range chart.Clients {
			for _, by := range link.Policies() {
				second[session{state, client, by}] = chart.ToTeams(state, client, by).State
			}
		}
	}
	for c := range link.Cases() {
		answer := c.Resolution()
		state := first[place{chart.StrongestLine(c.Input.Lines), c.Input.User}]
		if state != presence.State(answer.CloudLink) {
			t.Fatalf("the first map has %v for %+v, want %v", state, c.Input, answer.CloudLink)
		}
		seen := second[session{state, chart.StrongestClient(c.Input.Clients), c.Policy}]
		if c.Input.Configured == presence.ConfiguredNone && seen != presence.State(answer.Teams) {
			t.Fatalf("the second map has %v for %+v, want %v", seen, c, answer.Teams)
		}
	}
}

// TestRows wants each row of the guide in its cells.
func TestRows(t *testing.T) {
	assert.Equal(t, []int{6, 7, 8, 9, 10}, chart.ToCloudLink(presence.LineBusy, presence.MiVO400Available).Rows)
	assert.Empty(t, chart.ToCloudLink(presence.LineBusy, presence.MiVO400Busy).Rows)
	assert.Equal(t, []int{3}, chart.ToTeams(presence.CloudLinkAvailable, presence.TeamsClientActive, link.Guide).Rows)
	assert.ElementsMatch(t, []int{8, 13}, chart.ToTeams(presence.CloudLinkBusy, presence.TeamsClientActive, link.Guide).Rows)
	assert.Empty(t, chart.ToTeams(presence.CloudLinkAway, presence.TeamsClientActive, link.Guide).Rows)
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

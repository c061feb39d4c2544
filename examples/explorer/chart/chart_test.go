package chart_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/othersee/othersee/examples/explorer/chart"
	"github.com/othersee/othersee/examples/explorer/link"
	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/presence"
)

// TestMapsHoldEveryAnswer looks each case up in the maps and in nothing else.
func TestMapsHoldEveryAnswer(t *testing.T) {
	for c := range link.Cases() {
		in := c.Input
		cloudLink := chart.ToCloudLink(chart.StrongestLine(in.Lines), in.User).State
		assert.Equal(t, c.Resolution().CloudLink, cloudLink, "CloudLink's state in %+v", c)
	}
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
		assert.Equal(t, tt.want, chart.Span(tt.rows), "Span(%q)", tt.rows)
	}
}

var _, _ = precedence.Resolve, presence.LineBusy

package precedence_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/presence"
	"github.com/othersee/othersee/testdata"
)

// TestComplete compares every row of complete.csv, which the answer-set program wrote.
func TestComplete(t *testing.T) {
	records, err := testdata.Records("complete.csv")
	require.NoError(t, err)
	want := []string{"line", "user", "client", "configured", "cloudLink", "mitelOne", "session", "sessionRule", "teams", "teamsRule", "disputed", "basis"}
	require.Equal(t, want, records[0], "header")
	rows := records[1:]
	for line := range presence.All[presence.Line]() {
		for user := range presence.All[presence.MiVO400]() {
			for client := range presence.All[presence.TeamsClient]() {
				for configured := range presence.All[presence.Configured]() {
					e := precedence.Explain(precedence.Input{
						Lines:      presence.SetOf(line),
						User:       user,
						Clients:    presence.SetOf(client),
						Configured: configured,
					})
					r := e.Resolution()
					var disputed []string
					for _, d := range slices.Collect(e.Disputes()) {
						disputed = append(disputed, d.Point.String())
					}
					got := []string{
						line.String(), user.String(), client.String(), configured.String(),
						r.CloudLink.String(), r.MitelOne.String(), r.Session.String(), r.SessionRule.String(), r.Teams.String(), r.TeamsRule.String(),
						strings.Join(disputed, "; "),
						e.Basis().String(),
					}
					require.NotEmpty(t, rows, "complete.csv has no row for %v", e.Input)
					assert.Equal(t, rows[0], got, "%v", e.Input)
					rows = rows[1:]
				}
			}
		}
	}
	assert.Empty(t, rows, "rows of complete.csv that are no input")
}

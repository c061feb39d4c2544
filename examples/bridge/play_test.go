package main

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/othersee/othersee/examples/internal/graphsim"
	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/precedence/timeline"
	"github.com/othersee/othersee/presence"
)

// TestInTeams: the stand-in for Graph says of each client and status what the library expects.
func TestInTeams(t *testing.T) {
	sim, err := graphsim.New(graphsim.Config{})
	require.NoError(t, err)
	says := func(in precedence.Input, state any) {
		inTeams(sim, "anna", timeline.Report{Device: "laptop", State: state})
		assert.Equal(t, precedence.Resolve(in).Teams.String(), sim.Presence("anna").Availability, "%v", in)
	}
	for client := range presence.All[presence.TeamsClient]() {
		in := precedence.Input{Clients: presence.SetOf(client)}
		says(in, client)
		if client != presence.TeamsClientOffline {
			for in.Configured = range presence.All[presence.Configured]() {
				says(in, in.Configured)
			}
			says(precedence.Input{Clients: in.Clients}, presence.ConfiguredNone)
		}
	}
	says(precedence.Input{}, timeline.Gone)
}

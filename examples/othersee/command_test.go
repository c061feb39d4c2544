package main

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/presence"
)

// TestCommandLine reads back the command for each input.
func TestCommandLine(t *testing.T) {
	policies := append(slices.Collect(precedence.Policies()), precedence.Guide().With(precedence.D1, precedence.D5))
	n := 0
	for in := range precedence.Inputs() {
		n++
		policy, language := policies[n%len(policies)], presence.Language(n%3%2)
		command := commandLine(in, policy, language)
		asked, err := parse(strings.Fields(command)[1:])
		require.NoError(t, err, command)
		require.Equal(t, in, asked.input(), command)
		require.Equal(t, policy, asked.policy(), command)
		require.Equal(t, language, asked.language, command)
		require.False(t, asked.tour, command)
	}
	assert.Equal(t, "othersee -user Unknown", commandLine(precedence.Input{}, precedence.Guide(), presence.English))
}

package precedencetest_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/precedence/precedencetest"
	"github.com/othersee/othersee/presence"
)

// by returns a resolver that follows another policy than the guide's.
func by(p precedence.Policy) precedencetest.Resolver {
	return func(lines []presence.Line, user presence.MiVO400, clients []presence.TeamsClient, configured presence.Configured) presence.Teams {
		return p.Resolve(input(lines, user, clients, configured)).Teams
	}
}

// byNote follows the other reading of D1.
func byNote(lines []presence.Line, user presence.MiVO400, clients []presence.TeamsClient, configured presence.Configured) presence.Teams {
	in := input(lines, user, clients, configured)
	for dispute := range precedence.Explain(in).Disputes() {
		if dispute.Point == precedence.D1 {
			return dispute.Otherwise.Teams
		}
	}
	return precedence.Resolve(in).Teams
}

// TestReadings has resolvers that follow other readings of the disputed points. They fail in
// these points only, and pass where disputed is left out.
func TestReadings(t *testing.T) {
	call := precedence.Guide()
	call.CallOverridesAvailable = true
	all := precedence.Policy{Published: precedence.Assistant().Published, ConfiguredNeedsSession: true, CallOverridesAvailable: true}
	tests := []struct {
		id       string
		resolve  precedencetest.Resolver
		disputed string
	}{
		{"none", by(precedence.Guide()), ""},
		{"D1", byNote, "D1"},
		{"D2", by(precedence.Graph()), "D2"},
		{"D3", by(precedence.Assistant()), "D3"},
		{"D4", by(call), "D4"},
		{"D2, D3 and D4", by(all), "D2 D3 D4"},
	}
	for _, tt := range tests {
		t.Run(tt.id, func(t *testing.T) {
			t.Parallel()
			assert.NoError(t, precedencetest.Check(tt.resolve, precedencetest.GroupDisputed), "Check without what is disputed")
			var failed strings.Builder
			for line := range strings.SplitSeq(errorText(precedencetest.Check(tt.resolve, but(precedencetest.GroupDisputed)...)), "\n") {
				if name, _, ok := strings.Cut(line, ": resolve("); ok && strings.HasPrefix(name, "disputed/D") {
					failed.WriteString(" " + strings.TrimPrefix(name, "disputed/"))
				}
			}
			assert.Equal(t, tt.disputed, strings.TrimSpace(failed.String()), "disputed points that fail")
		})
	}
}

// TestNoReading leaves out what is disputed, and answers it by none of the readings.
func TestNoReading(t *testing.T) {
	err := precedencetest.Check(func(lines []presence.Line, user presence.MiVO400, clients []presence.TeamsClient, configured presence.Configured) presence.Teams {
		seen := library(lines, user, clients, configured)
		if seen == presence.TeamsAvailable && user == presence.MiVO400NotAvailable && configured == presence.ConfiguredNone {
			return presence.TeamsAway
		}
		return seen
	}, precedencetest.GroupDisputed)
	assert.ErrorContains(t, err, "inputs/readings: resolve(lines nil, user NotAvailable, clients [Active], configured None) = Away, want Available:\n\t64 such inputs are answered wrongly; this is the smallest.\n\tIt is no other reading's answer either.\n\tOthers see Available")
}

// TestMixedReadings follows another reading, but not beside two clients.
func TestMixedReadings(t *testing.T) {
	err := precedencetest.Check(func(lines []presence.Line, user presence.MiVO400, clients []presence.TeamsClient, configured presence.Configured) presence.Teams {
		if presence.SetOf(clients...).Len() == 2 {
			return library(lines, user, clients, configured)
		}
		return by(precedence.Assistant())(lines, user, clients, configured)
	}, precedencetest.GroupDisputed)
	assert.ErrorContains(t, err, "laws/parts: resolve(lines nil, user NotAvailable, clients [Offline Inactive], configured None) = Away, want Away:\n\tThe clients' strongest session must count (T2), but others see DoNotDisturb with Offline alone, DoNotDisturb with Inactive alone.")
}

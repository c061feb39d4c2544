package precedence_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/presence"
	"github.com/othersee/othersee/testdata"
)

// An oracleRow is what the answer-set program says of one line, one client and a policy.
type oracleRow struct{ cloudLink, mitelOne, session, sessionRule, teams, teamsRule string }

// TestJoin derives every answer of the named policies, for any number of lines and clients,
// from the oracle's rows, which have one of each. Code and literal reading can share a
// misreading of several reports or of a policy; these rows do not.
func TestJoin(t *testing.T) {
	t.Parallel()
	rows, cloudLink, teams := oracleRows(t), order(t, "CloudLink"), order(t, "Teams")
	for name, policy := range map[string]precedence.Policy{
		"guide":     precedence.Guide(),
		"assistant": precedence.Assistant(),
		"graph":     precedence.Graph(),
		"off":       {},
	} {
		n := 0
		for in := range precedence.Inputs() {
			row := func(line presence.Line, client presence.TeamsClient) oracleRow {
				return rows[name][[4]string{line.String(), in.User.String(), client.String(), in.Configured.String()}]
			}
			// C1: the line beside which CloudLink's state is the strongest.
			strongest := presence.LineUnknown
			for line := range in.Lines.All() {
				if cloudLink[row(line, presence.TeamsClientOffline).cloudLink] < cloudLink[row(strongest, presence.TeamsClientOffline).cloudLink] {
					strongest = line
				}
			}
			// T2: the client beside which others see the strongest; T1: a status set by hand.
			want := row(strongest, presence.TeamsClientOffline)
			for client := range in.Clients.All() {
				r := row(strongest, client)
				if r.teamsRule == "T1" || want.teamsRule != "T1" && teams[r.teams] < teams[want.teams] {
					want = r
				}
			}
			r := policy.Resolve(in)
			got := oracleRow{
				r.CloudLink.String(), r.MitelOne.String(), r.Session.String(), r.SessionRule.String(), r.Teams.String(), r.TeamsRule.String(),
			}
			require.Equal(t, want, got, "%s: %+v.Resolve(%v)", name, policy, in)
			n++
		}
		assert.Equal(t, 21504, n, "%s: inputs", name)
	}
}

// oracleRows returns the rows of complete.csv, as the guide's policy, and of policies.csv, by
// policy and then by line, user presence, client and hand-set status. What CloudLink and Mitel
// One show is the same under every policy.
func oracleRows(t *testing.T) map[string]map[[4]string]oracleRow {
	rows := map[string]map[[4]string]oracleRow{"guide": {}, "assistant": {}, "graph": {}, "off": {}}
	complete, err := testdata.Records("complete.csv")
	require.NoError(t, err)
	for _, r := range complete[1:] {
		rows["guide"][[4]string(r)] = oracleRow{r[4], r[5], r[6], r[7], r[8], r[9]}
	}
	policies, err := testdata.Records("policies.csv")
	require.NoError(t, err)
	require.Equal(t, []string{"line", "user", "client", "configured", "policy", "session", "sessionRule", "teams", "teamsRule"}, policies[0], "header")
	for _, r := range policies[1:] {
		guide := rows["guide"][[4]string(r)]
		rows[r[4]][[4]string(r)] = oracleRow{guide.cloudLink, guide.mitelOne, r[5], r[6], r[7], r[8]}
	}
	for name := range rows {
		require.Len(t, rows[name], 840, "rows of policy %s", name)
	}
	return rows
}

// order returns the ranks of an order in orders.csv. 1 is the strongest.
func order(t *testing.T, name string) map[string]int {
	records, err := testdata.Records("orders.csv")
	require.NoError(t, err)
	ranks := map[string]int{}
	for _, r := range records[1:] {
		if r[0] == name {
			ranks[r[2]] = len(ranks) + 1
			require.Equal(t, fmt.Sprint(ranks[r[2]]), r[1], "%s: rank of %s", name, r[2])
		}
	}
	return ranks
}

// TestOrders compares both orders with orders.csv.
func TestOrders(t *testing.T) {
	cloudLink, teams := order(t, "CloudLink"), order(t, "Teams")
	require.Len(t, cloudLink, len(precedence.CloudLinkOrder()), "CloudLinkOrder()")
	for i, state := range precedence.CloudLinkOrder() {
		assert.Equal(t, i+1, cloudLink[state.String()], "CloudLinkOrder()[%d] is %v", i, state)
	}
	require.Len(t, teams, len(precedence.TeamsOrder()), "TeamsOrder()")
	for i, state := range precedence.TeamsOrder() {
		assert.Equal(t, i+1, teams[state.String()], "TeamsOrder()[%d] is %v", i, state)
	}
}

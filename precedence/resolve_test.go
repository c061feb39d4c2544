package precedence_test

import (
	"encoding/json"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/presence"
	"github.com/othersee/othersee/testdata"
)

// TestTable resolves the guide's rows: the third column and the fifth follow from the
// others.
func TestTable(t *testing.T) {
	for _, row := range testdata.Table() {
		got := precedence.Resolve(row.Input())
		assert.Equal(t, row.MitelOne, got.MitelOne, "row %s: Mitel One for %v", row.ID, row.Input())
		assert.Equal(t, row.Teams, got.Teams, "row %s: Teams for %v", row.ID, row.Input())
	}
}

func TestCases(t *testing.T) {
	cited := map[precedence.Rule]bool{}
	for _, c := range testdata.Cases() {
		for _, rule := range slices.Concat(c.Rules, c.Disputed) {
			cited[rule] = true
		}
		t.Run(c.ID, func(t *testing.T) {
			e := c.Policy.Explain(c.Input)
			got := e.Resolution()
			assert.Equal(t, c.Want, got.States, "%+v.Resolve(%v): %s", c.Policy, c.Input, c.Why)
			assert.Contains(t, c.Rules, got.SessionRule, "the rule that decided CloudLink's session")
			assert.Equal(t, c.Basis, e.Basis(), "basis of %v", c.Input)
			var disputed []precedence.Rule
			for d := range e.Disputes() {
				disputed = append(disputed, d.Point)
			}
			assert.Equal(t, c.Disputed, disputed, "disputed points of %v", c.Input)
		})
	}
	for rule := range precedence.Rules() {
		// The words of Graph and the numbers of the phone system are not in an answer.
		if rule != precedence.P7 && (rule < precedence.G1 || rule > precedence.G4) {
			assert.True(t, cited[rule], "no case of cases.json cites %v: %s", rule, rule.Statement())
		}
	}
}

func TestPolicies(t *testing.T) {
	assert.Equal(t, precedence.Policy{
		Published: presence.SetOf(presence.CloudLinkAway, presence.CloudLinkBusy),
	}, precedence.Guide(), "Guide()")
	assert.Equal(t, precedence.Policy{
		Published: presence.SetOf(presence.CloudLinkAway, presence.CloudLinkBusy, presence.CloudLinkDoNotDisturb),
	}, precedence.Assistant(), "Assistant()")
	assert.Equal(t, precedence.Policy{
		Published:              presence.SetOf(presence.CloudLinkAway, presence.CloudLinkBusy),
		ConfiguredNeedsSession: true,
	}, precedence.Graph(), "Graph()")
	assert.Zero(t, precedence.Off(), "Off()")
	data, err := json.Marshal(precedence.Guide())
	assert.NoError(t, err)
	assert.Equal(t, `{"published":["Busy","Away"],"configuredNeedsSession":false,"callOverridesAvailable":false}`, string(data))
}

func TestResolutionJSON(t *testing.T) {
	data, err := json.Marshal(precedence.Resolve(full))
	assert.NoError(t, err)
	assert.Equal(t, `{"cloudLink":"Away","mitelOne":"Away","session":"Away","teams":"Busy","sessionRule":"S2","teamsRule":"T1"}`, string(data))
	for in := range precedence.Inputs() {
		if in.Lines.Len() > 1 || in.Clients.Len() > 1 {
			continue
		}
		var read precedence.Resolution
		data, err := json.Marshal(precedence.Resolve(in))
		require.NoError(t, err)
		require.NoError(t, json.Unmarshal(data, &read), "Unmarshal(%s)", data)
		require.Equal(t, precedence.Resolve(in), read, "Unmarshal(%s)", data)
	}
}

// TestSessionDepends holds what the documentation of States says.
func TestSessionDepends(t *testing.T) {
	for in := range precedence.Inputs() {
		alone := precedence.Input{Lines: in.Lines, User: in.User}
		require.Equal(t, precedence.Resolve(alone).Session, precedence.Resolve(in).Session, "the session of %v depends on lines and user presence only", in)
	}
}

// anyInput draws all that four bytes can be, and more often what a user can be.
func anyInput() *rapid.Generator[precedence.Input] {
	input := func(lines, user, clients, configured *rapid.Generator[byte]) *rapid.Generator[precedence.Input] {
		return rapid.Custom(func(t *rapid.T) precedence.Input {
			return precedence.Input{
				Lines:      set[presence.Line](int(lines.Draw(t, "lines"))),
				User:       presence.MiVO400(user.Draw(t, "user")),
				Clients:    set[presence.TeamsClient](int(clients.Draw(t, "clients"))),
				Configured: presence.Configured(configured.Draw(t, "configured")),
			}
		})
	}
	return rapid.OneOf(
		input(rapid.ByteMax(15), rapid.ByteMax(5), rapid.ByteMax(31), rapid.ByteMax(6)),
		input(rapid.Byte(), rapid.Byte(), rapid.Byte(), rapid.Byte()),
	)
}

// TestResolveLaws states what holds whatever is reported, under any policy.
func TestResolveLaws(t *testing.T) {
	rank := func(s presence.Teams) int { return slices.Index(precedence.TeamsOrder(), s) }
	lines := rapid.SliceOf(rapid.Map(rapid.ByteMax(4), func(b byte) presence.Line { return presence.Line(b) }))
	clients := rapid.SliceOf(rapid.Map(rapid.ByteMax(5), func(b byte) presence.TeamsClient { return presence.TeamsClient(b) }))
	rapid.Check(t, func(t *rapid.T) {
		p := precedence.Policy{
			Published:              set[presence.CloudLink](int(rapid.Byte().Draw(t, "published"))),
			ConfiguredNeedsSession: rapid.Bool().Draw(t, "configuredNeedsSession"),
			CallOverridesAvailable: rapid.Bool().Draw(t, "callOverridesAvailable"),
		}
		in := anyInput().Draw(t, "in")
		l, c := lines.Draw(t, "lines"), clients.Draw(t, "clients")
		in.Lines, in.Clients = presence.SetOf(l...), presence.SetOf(c...)
		r := p.Resolve(in)

		again := in
		again.Lines = presence.SetOf(append(rapid.Permutation(l).Draw(t, "lines again"), l...)...)
		again.Clients = presence.SetOf(append(rapid.Permutation(c).Draw(t, "clients again"), c...)...)
		assert.Equal(t, r, p.Resolve(again), "order and repetition of reports do not matter")

		known := in
		known.Lines = set[presence.Line](int(known.Lines.Bits()) & 15)
		known.Clients = set[presence.TeamsClient](int(known.Clients.Bits()) & 31)
		if known.User > presence.MiVO400NotAvailable {
			known.User = presence.MiVO400Unknown
		}
		if known.Configured > presence.ConfiguredAppearOffline {
			known.Configured = presence.ConfiguredNone
		}
		assert.Equal(t, r, p.Resolve(known), "a state outside its vocabulary adds nothing")
		known.Configured = presence.ConfiguredNone

		one := known
		one.Clients = presence.SetOf(rapid.SampledFrom(append(c, presence.TeamsClientOffline)).Draw(t, "client"))
		assert.LessOrEqual(t, rank(p.Resolve(known).Teams), rank(p.Resolve(one).Teams), "more clients than %v must not weaken the answer", one)

		a, b := known, known
		cut := rapid.IntRange(0, len(c)).Draw(t, "cut")
		a.Clients, b.Clients = presence.SetOf(c[:cut]...), presence.SetOf(c[cut:]...)
		assert.Equal(t, p.Resolve(known).Teams, precedence.StrongestInTeams(p.Resolve(a).Teams, p.Resolve(b).Teams), "clients in parts and together are the same")
	})
}

package precedence_test

import (
	"encoding/json"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"

	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/precedence/precedencetest"
	"github.com/othersee/othersee/presence"
)

// TestTable resolves the guide's rows: the third column and the fifth follow from the
// others.
func TestTable(t *testing.T) {
	for _, row := range precedencetest.Table() {
		got := precedence.Resolve(row.Input())
		assert.Equal(t, row.MitelOne, got.MitelOne, "row %s: Mitel One for %v", row.ID, row.Input())
		assert.Equal(t, row.Teams, got.Teams, "row %s: Teams for %v", row.ID, row.Input())
	}
}

func TestCases(t *testing.T) {
	cited := map[precedence.Rule]bool{}
	for _, c := range precedencetest.Cases() {
		for _, rule := range slices.Concat(c.Rules, c.Disputed) {
			cited[rule] = true
		}
		t.Run(c.ID, func(t *testing.T) {
			e := c.Policy.Explain(c.Input)
			got := e.Resolution()
			assert.Contains(t, c.Rules, got.SessionRule, "the rule that decided CloudLink's session")
			got.SessionRule, got.TeamsRule = 0, 0 // the file has states only
			assert.Equal(t, c.Want, got, "%+v.Resolve(%v): %s", c.Policy, c.Input, c.Why)
			assert.Equal(t, c.Disputed, slices.Collect(e.Disputes()), "disputed points of %v", c.Input)
		})
	}
	for rule := range precedence.Rules() {
		assert.True(t, cited[rule], "no case of cases.json cites %v: %s", rule, rule.Statement())
	}
}

func TestPolicies(t *testing.T) {
	assert.Equal(t, precedence.Policy{
		Published: presence.SetOf(presence.CloudLinkAway, presence.CloudLinkBusy),
	}, precedence.Guide(), "Guide()")
	assert.Equal(t, precedence.Policy{
		Published: presence.SetOf(presence.CloudLinkAway, presence.CloudLinkBusy, presence.CloudLinkDoNotDisturb),
	}, precedence.Assistant(), "Assistant()")
	data, err := json.Marshal(precedence.Guide())
	assert.NoError(t, err)
	assert.Equal(t, `{"published":["Busy","Away"],"configuredNeedsSession":false}`, string(data))
}

func TestResolutionJSON(t *testing.T) {
	data, err := json.Marshal(precedence.Resolve(full))
	assert.NoError(t, err)
	assert.Equal(t, `{"cloudLink":"Away","mitelOne":"Away","session":"Away","teams":"Busy"}`, string(data))
}

// anyInput draws all that four bytes can be, and more often what a user can be.
func anyInput() *rapid.Generator[precedence.Input] {
	input := func(lines, user, clients, configured *rapid.Generator[byte]) *rapid.Generator[precedence.Input] {
		return rapid.Custom(func(t *rapid.T) precedence.Input {
			return precedence.Input{
				Lines:      presence.Set[presence.Line](lines.Draw(t, "lines")),
				User:       presence.MiVO400(user.Draw(t, "user")),
				Clients:    presence.Set[presence.TeamsClient](clients.Draw(t, "clients")),
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
			Published:              presence.Set[presence.CloudLink](rapid.Byte().Draw(t, "published")),
			ConfiguredNeedsSession: rapid.Bool().Draw(t, "configuredNeedsSession"),
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
		known.Lines &= 15
		known.Clients &= 31
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
		assert.Equal(t, p.Resolve(known).Teams, precedence.Teams(p.Resolve(a).Teams, p.Resolve(b).Teams), "clients in parts and together are the same")
	})
}

package precedence_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"

	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/presence"
)

func TestCloudLinkOrder(t *testing.T) {
	want := []presence.CloudLink{ // C1
		presence.CloudLinkAway,
		presence.CloudLinkDoNotDisturb,
		presence.CloudLinkBusy,
		presence.CloudLinkAvailable,
		presence.CloudLinkOffline,
		presence.CloudLinkUnknown,
	}
	assert.Equal(t, want, precedence.CloudLinkOrder(), "CloudLinkOrder()")
	assert.ElementsMatch(t, slices.Collect(presence.All[presence.CloudLink]()), want, "C1 has every state of CloudLink")
	testOrder(t, "StrongestInCloudLink", want, precedence.StrongestInCloudLink)
}

func TestTeamsOrder(t *testing.T) {
	want := []presence.Teams{ // T2, T3
		presence.TeamsDoNotDisturb,
		presence.TeamsBusy,
		presence.TeamsAvailable,
		presence.TeamsAway,
		presence.TeamsOffline,
	}
	assert.Equal(t, want, precedence.TeamsOrder(), "TeamsOrder()")
	all := slices.Collect(presence.All[presence.Teams]())
	assert.ElementsMatch(t, all, append(want, presence.TeamsBeRightBack), "T2 and T3 have every state of Teams but BeRightBack")
	assert.Equal(t, presence.TeamsOffline, precedence.StrongestInTeams(presence.TeamsBeRightBack), "BeRightBack adds nothing")
	testOrder(t, "StrongestInTeams", want, precedence.StrongestInTeams)
}

// TestOrderCopies changes what an order's list returned.
func TestOrderCopies(t *testing.T) {
	precedence.CloudLinkOrder()[0] = presence.CloudLinkBusy
	assert.Equal(t, presence.CloudLinkAway, precedence.CloudLinkOrder()[0], "CloudLinkOrder() must return a copy")
	precedence.TeamsOrder()[0] = presence.TeamsAway
	assert.Equal(t, presence.TeamsDoNotDisturb, precedence.TeamsOrder()[0], "TeamsOrder() must return a copy")
}

// testOrder checks combine against all pairs of order, and the laws on lists of any
// length, in which numbers outside the vocabulary may stand.
func testOrder[S presence.Vocabulary](t *testing.T, name string, order []S, combine func(...S) S) {
	assert.Equal(t, S(0), combine(), "%s()", name)
	for i, a := range order {
		for j, b := range order {
			assert.Equal(t, order[min(i, j)], combine(a, b), "%s(%v, %v)", name, a, b)
		}
	}
	rank := func(s S) int { return slices.Index(order, s) }
	states := rapid.SliceOfN(rapid.Map(rapid.Byte(), func(b byte) S { return S(b) }), 0, -1)
	likely := rapid.SliceOfN(rapid.SampledFrom(order), 0, -1)
	lists := rapid.OneOf(likely, states)
	rapid.Check(t, func(t *rapid.T) {
		a, b := lists.Draw(t, "a"), lists.Draw(t, "b")
		both := slices.Concat(a, b)
		got := combine(both...)
		assert.Equal(t, got, combine(rapid.Permutation(both).Draw(t, "shuffled")...), "order does not matter")
		assert.Equal(t, got, combine(slices.Concat(both, a)...), "repetition does not matter")
		assert.Equal(t, got, combine(combine(a...), combine(b...)), "in parts and together is the same")
		assert.True(t, got == 0 || slices.Contains(both, got), "the answer %v is one of %v or %v", got, both, S(0))
		assert.LessOrEqual(t, rank(got), rank(combine(a...)), "adding %v to %v must not weaken the answer", b, a)
		known := slices.DeleteFunc(both, func(s S) bool { return rank(s) < 0 })
		assert.Equal(t, got, combine(known...), "a state outside the order adds nothing")
	})
}

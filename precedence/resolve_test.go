package precedence_test

import (
	"encoding/json"
	"slices"
	"sync"
	"testing"
	"unsafe"

	"github.com/stretchr/testify/assert"

	"github.com/othersee/othersee/mapping"
	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/presence"
)

var (
	inputs = slices.Collect(precedence.Inputs())

	// full has a state in each field that is not its zero value.
	full = precedence.Input{
		Lines:        presence.SetOf(presence.LineAvailable, presence.LineBusy),
		UserPresence: presence.MiVO400Absent,
		Clients:      presence.SetOf(presence.TeamsClientActive),
		Configured:   presence.ConfiguredBusy,
	}
)

// resolved has the answers of every policy to all inputs.
var resolved = sync.OnceValue(func() map[precedence.Policy][]precedence.Resolution {
	all := map[precedence.Policy][]precedence.Resolution{}
	for _, p := range everyPolicy {
		for _, in := range inputs {
			all[p] = append(all[p], p.Resolve(in))
		}
	}
	return all
})

func TestInputs(t *testing.T) {
	seen := map[precedence.Input]bool{}
	for _, in := range inputs {
		seen[in] = in.Validate() == nil
	}
	assert.Len(t, inputs, 32*6*32*7, "Inputs()")
	assert.Len(t, seen, len(inputs), "different inputs")
	assert.NotContains(t, seen, false, "an input with a state outside its vocabulary")
	for range precedence.Inputs() {
		break // a loop that stops early must not panic
	}
}

// TestResolve compares the table with the walk, for all inputs, and beside each with states
// outside the vocabularies, which add nothing.
func TestResolve(t *testing.T) {
	f := newFew(t, false)
	test := func(in precedence.Input, want precedence.Resolution) {
		if got := precedence.Resolve(in); got != want {
			f.errorf("Resolve(%v)\n got %+v\nwant %+v", in, got, want)
		}
		if got := precedence.Guide().Resolve(in); got != want {
			f.errorf("Guide().Resolve(%v)\n got %+v\nwant %+v", in, got, want)
		}
	}
	for _, in := range inputs {
		want := precedence.Guide().Resolve(in)
		test(in, want)
		for _, outside := range []uint8{5, 6, 7, 8, 9, 255} {
			more := in
			more.Lines = in.Lines.With(presence.Line(max(5, outside)))
			test(more, want)
			more.Clients = in.Clients.With(presence.TeamsClient(max(5, outside)))
			test(more, want)
			if in.UserPresence == presence.MiVO400Unknown {
				more.UserPresence = presence.MiVO400(max(6, outside))
				test(more, want)
			}
			if in.Configured == presence.ConfiguredNone {
				more.Configured = presence.Configured(max(7, outside))
				test(more, want)
			}
		}
	}
}

// laws hold for all inputs, in the guide's policy or in all.
var laws = []struct {
	law      string
	policies []precedence.Policy
	holds    func(precedence.Input, precedence.Resolution) bool
}{
	{
		"a user on the phone who is not Absent, with nothing set by hand, is seen as Busy or Do not disturb: the guide's first note",
		[]precedence.Policy{precedence.Guide()},
		func(in precedence.Input, r precedence.Resolution) bool {
			return !in.Lines.Has(presence.LineBusy) || in.UserPresence == presence.MiVO400Absent || in.Configured != presence.ConfiguredNone ||
				r.Teams == presence.TeamsBusy || r.Teams == presence.TeamsDoNotDisturb
		},
	},
	{
		"what is set by hand shows",
		[]precedence.Policy{precedence.Guide(), precedence.Assistant(), precedence.Off()},
		func(in precedence.Input, r precedence.Resolution) bool {
			return in.Configured == presence.ConfiguredNone || r.Teams == mapping.ConfiguredToTeams(in.Configured) && r.TeamsRule == precedence.T1
		},
	},
	{
		"CloudLink and Mitel One are the same in all policies",
		everyPolicy,
		func(in precedence.Input, r precedence.Resolution) bool {
			guide := precedence.Resolve(in)
			return r.CloudLink == guide.CloudLink && r.MitelOne == guide.MitelOne
		},
	},
}

func TestLaws(t *testing.T) {
	for _, l := range laws {
		f := newFew(t, true)
		for _, p := range l.policies {
			for i, r := range resolved()[p] {
				if !l.holds(inputs[i], r) {
					f.errorf("%v.Resolve(%v) = %+v, but %s", p, inputs[i], r, l.law)
				}
			}
		}
	}
}

// TestSessionDepends holds what the documentation of States says.
func TestSessionDepends(t *testing.T) {
	f := newFew(t, true)
	for _, p := range everyPolicy {
		for i, in := range inputs {
			alone := p.Resolve(precedence.Input{Lines: in.Lines, UserPresence: in.UserPresence})
			if r := resolved()[p][i]; r.Session != alone.Session || r.SessionRule != alone.SessionRule {
				f.errorf("%v.Resolve(%v): the session is %v by %v, but with lines and user presence alone %v by %v",
					p, in, r.Session, r.SessionRule, alone.Session, alone.SessionRule)
			}
		}
	}
}

func TestResolutionJSON(t *testing.T) {
	r := precedence.Resolution{
		States:      precedence.States{CloudLink: presence.CloudLinkDoNotDisturb, MitelOne: presence.MitelOneDoNotDisturb, Session: presence.TeamsBusy, Teams: presence.TeamsAway},
		SessionRule: precedence.S7,
		TeamsRule:   precedence.T1,
	}
	data, err := json.Marshal(r)
	assert.NoError(t, err)
	assert.Equal(t, `{"cloudLink":"DoNotDisturb","mitelOne":"DoNotDisturb","session":"Busy","teams":"Away","sessionRule":"S7","teamsRule":"T1"}`, string(data))
	var read precedence.Resolution
	assert.NoError(t, json.Unmarshal(data, &read))
	assert.Equal(t, r, read, "Unmarshal(%s)", data)
}

// TestCosts holds what a slice of inputs, and an answer, cost.
func TestCosts(t *testing.T) {
	assert.EqualValues(t, 4, unsafe.Sizeof(precedence.Input{}), "size of an Input in bytes")
	assert.EqualValues(t, 6, unsafe.Sizeof(precedence.Resolution{}), "size of a Resolution in bytes")
	assert.EqualValues(t, 1, unsafe.Sizeof(precedence.Policy{}), "size of a Policy in bytes")
	var r precedence.Resolution
	policy := precedence.Guide().With(precedence.D2, precedence.D4, precedence.D5)
	assert.Zero(t, testing.AllocsPerRun(100, func() { r = precedence.Resolve(full) }), "allocations of Resolve")
	assert.Zero(t, testing.AllocsPerRun(100, func() { r = policy.Resolve(full) }), "allocations of Policy.Resolve")
	assert.NotZero(t, r)
}

package precedence_test

import (
	"encoding/json"
	"slices"
	"sync"
	"testing"
	"unsafe"

	"github.com/stretchr/testify/assert"

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
		for _, outside := range []uint8{7, 8, 9, 255} {
			more := in
			more.Lines = in.Lines.With(presence.Line(outside - 2))
			more.Clients = in.Clients.With(presence.TeamsClient(outside - 2))
			if in.UserPresence == presence.MiVO400Unknown {
				more.UserPresence = presence.MiVO400(outside - 1)
			}
			if in.Configured == presence.ConfiguredNone {
				more.Configured = presence.Configured(outside)
			}
			test(more, want)
		}
	}
}

// TestFirstNote holds the guide's first note, for all inputs: a user on the phone who is not
// Absent, with nothing set by hand, is seen as Busy or Do not disturb.
func TestFirstNote(t *testing.T) {
	f := newFew(t, true)
	for i, r := range resolved()[precedence.Guide()] {
		in := inputs[i]
		onPhone := in.Lines.Has(presence.LineBusy) && in.UserPresence != presence.MiVO400Absent && in.Configured == presence.ConfiguredNone
		if onPhone && r.Teams != presence.TeamsBusy && r.Teams != presence.TeamsDoNotDisturb {
			f.errorf("Resolve(%v) = %+v, but the user is on the phone", in, r)
		}
	}
}

// TestDepends holds what the documentation says: CloudLink and Mitel One do not depend on the
// policy, and the session does not on clients and status.
func TestDepends(t *testing.T) {
	f := newFew(t, true)
	for _, p := range everyPolicy {
		for i, in := range inputs {
			r, guide := resolved()[p][i], resolved()[precedence.Guide()][i]
			alone := p.Resolve(precedence.Input{Lines: in.Lines, UserPresence: in.UserPresence})
			if r.CloudLink != guide.CloudLink || r.MitelOne != guide.MitelOne || r.Session != alone.Session || r.SessionRule != alone.SessionRule {
				f.errorf("%v.Resolve(%v)\n got %+v\nwant CloudLink and Mitel One of %+v\nand the session of %+v", p, in, r, guide, alone)
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

package precedence_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/othersee/othersee/precedence"
	"github.com/othersee/othersee/presence"
)

// everyPolicy has all policies that differ: with sync on or off, and each subset of points.
var everyPolicy = func() (all []precedence.Policy) {
	points := slices.Collect(precedence.Points())
	for _, p := range []precedence.Policy{precedence.Guide(), precedence.Off()} {
		for subset := range 1 << len(points) {
			with := p
			for i, point := range points {
				if subset>>i&1 == 1 {
					with = with.With(point)
				}
			}
			if !slices.Contains(all, with) {
				all = append(all, with)
			}
		}
	}
	return all
}()

// TestPolicies compares all policies with each other: they are equal exactly if they give the
// same answers.
func TestPolicies(t *testing.T) {
	// Of 64 subsets, 16 have D1 beside D3; with sync off, only D2 and D5 are left.
	require.Len(t, everyPolicy, 64-16+4, "different policies: %v", everyPolicy)
	f := newFew(t, true)
	seen := map[string]precedence.Policy{}
	for _, p := range everyPolicy {
		var states []byte
		for _, r := range resolved()[p] {
			states = append(states, byte(r.CloudLink), byte(r.MitelOne), byte(r.Session), byte(r.Teams))
		}
		if other, ok := seen[string(states)]; ok {
			f.errorf("%v and %v give the same answers, but are not equal", p, other)
		}
		seen[string(states)] = p
	}
}

// pointTests say by hand where the other reading of a point changes the answer r of a policy
// without it.
var pointTests = map[precedence.Point]func(precedence.Policy, precedence.Input, precedence.Resolution) bool{
	precedence.D1: func(p precedence.Policy, in precedence.Input, r precedence.Resolution) bool {
		return p.Sync() && !p.Has(precedence.D3) && in.Lines.Has(presence.LineBusy) && r.CloudLink == presence.CloudLinkDoNotDisturb
	},
	precedence.D2: func(_ precedence.Policy, in precedence.Input, r precedence.Resolution) bool {
		none := r.Session == presence.TeamsOffline && in.Clients.Without(presence.TeamsClientOffline).Len() == 0
		return none && in.Configured != presence.ConfiguredNone && in.Configured != presence.ConfiguredAppearOffline
	},
	precedence.D3: func(p precedence.Policy, in precedence.Input, r precedence.Resolution) bool {
		return p.Sync() && r.CloudLink == presence.CloudLinkDoNotDisturb
	},
	precedence.D4: func(p precedence.Policy, in precedence.Input, r precedence.Resolution) bool {
		return in.Configured == presence.ConfiguredAvailable && in.Lines.Has(presence.LineBusy) &&
			r.Session == presence.TeamsBusy && !in.Clients.Has(presence.TeamsClientPresenting)
	},
	precedence.D5: func(p precedence.Policy, in precedence.Input, r precedence.Resolution) bool {
		idle := in.Clients.Without(presence.TeamsClientOffline) == presence.SetOf(presence.TeamsClientInactive)
		// A session that is Available, by D6, shows the same.
		return in.Configured == presence.ConfiguredAvailable && idle && (r.Session == presence.TeamsOffline || r.Session == presence.TeamsAway)
	},
	precedence.D6: func(p precedence.Policy, in precedence.Input, r precedence.Resolution) bool {
		return p.Sync() && r.CloudLink == presence.CloudLinkAvailable
	},
}

// TestPoints adds each point to each policy: for all inputs, the answer differs exactly where
// the point is about it.
func TestPoints(t *testing.T) {
	for point := range precedence.Points() {
		where := pointTests[point]
		require.NotNil(t, where, "a test of %v", point)
		f := newFew(t, true)
		for _, p := range everyPolicy {
			if p.Has(point) {
				continue
			}
			with := p.With(point)
			for i, r := range resolved()[p] {
				other := resolved()[with][i]
				if differs := r.States != other.States; differs != where(p, inputs[i], r) {
					f.errorf("%v of %v: another answer is %v, want %v\n%v: %+v\n%v: %+v", point, inputs[i], differs, !differs, p, r, with, other)
				}
			}
		}
	}
}

// TestPolicyWith tries each point in each policy, and writes and reads the policy.
func TestPolicyWith(t *testing.T) {
	for _, p := range everyPolicy {
		for point := range precedence.Points() {
			without := p.Without(point)
			require.False(t, without.Has(point), "%v.Without(%v)", p, point)
			if p.Has(point) {
				require.Equal(t, p, without.With(point), "%v.Without(%v).With(%v)", p, point, point)
			}
		}
		require.Equal(t, p, p.WithSync(p.Sync()), "%v.WithSync(%v)", p, p.Sync())
		require.Equal(t, p, p.With(0, 0x67, 255), "%v with what is no point", p)
		data, err := json.Marshal(map[precedence.Policy]precedence.Policy{p: p})
		require.NoError(t, err)
		require.Equal(t, fmt.Sprintf("{%[1]q:%[1]q}", p.String()), string(data), "%v as key and value", p)
		var read map[precedence.Policy]precedence.Policy
		require.NoError(t, json.Unmarshal(data, &read), "Unmarshal(%s)", data)
		require.Equal(t, map[precedence.Policy]precedence.Policy{p: p}, read, "Unmarshal(%s)", data)
	}
	guide := precedence.Guide()
	assert.Equal(t, guide, guide.With(precedence.D1, precedence.D3).Without(precedence.D3), "what With drops does not come back")
	all := slices.Collect(precedence.Points())
	for _, tt := range []struct {
		want string
		got  precedence.Policy
	}{
		{"assistant", guide.With(precedence.D3)},
		{"assistant", guide.With(precedence.D1).With(precedence.D3)}, // nothing is withheld that D1 is about
		{"graph", precedence.Off().With(precedence.D2).WithSync(true)},
		{"guide+D2+D4", guide.With(precedence.D4, precedence.D2)},
		{"guide+D2+D3+D4+D5+D6", guide.With(all...)},
		{"off+D2+D5", guide.With(all...).WithSync(false)}, // the others are about what is synced
		{"off", precedence.Policy{}},
	} {
		assert.Equal(t, tt.want, tt.got.String())
	}
	assert.Equal(t, []precedence.Policy{guide, precedence.Assistant(), precedence.Graph(), precedence.Off()}, slices.Collect(precedence.Policies()), "Policies()")
	for range precedence.Policies() {
		break // a loop that stops early must not panic
	}
}

func TestPolicyUnmarshal(t *testing.T) {
	const (
		policies = " (want guide, assistant, graph, off, or one with readings, as in guide+D2+D4)"
		points   = " (want D1, D2, D3, D4, D5, D6)"
	)
	asJSON, asYAML := asJSON[precedence.Policy], asYAML[precedence.Policy]
	asText := func(p *precedence.Policy, text string) error { return p.UnmarshalText([]byte(text)) }
	none, two := precedence.Off(), precedence.Guide().With(precedence.D2, precedence.D4)
	testRead(t, precedence.Graph(), []readTest[precedence.Policy]{
		{"readings in any order, repeated", asText, "guide+D4+D2+D4", two, ""},
		{"a name and a reading", asText, "graph+D4", two, ""},
		{"a reading that changes nothing", asText, "off+D1", precedence.Off(), ""},
		{"nothing", asText, "", none, `precedence: unknown policy ""` + policies},
		{"another case", asText, "Guide", none, `precedence: unknown policy "Guide"` + policies},
		{"no name", asText, "D2", none, `precedence: unknown policy "D2"` + policies},
		{"a space", asText, "guide +D2", none, `precedence: unknown policy "guide +D2"` + policies},
		{"no reading", asText, "guide+", none, `precedence: policy "guide+": unknown disputed point ""` + points},
		{"a rule", asText, "guide+S3", none, `precedence: policy "guide+S3": unknown disputed point "S3"` + points},
		{"JSON null is no policy", asJSON, `null`, precedence.Graph(), ""},
		{"JSON object", asJSON, `{"published":["Away"]}`, none, "cannot unmarshal object"},
		{"YAML", asYAML, `"guide+D2+D4"`, two, ""},
		{"YAML, unknown", asYAML, `"yes"`, none, `precedence: unknown policy "yes"` + policies},
		{"YAML mapping", asYAML, `{"published":"Away"}`, none, "cannot unmarshal object"},
	})
}

func FuzzPolicyText(f *testing.F) {
	for _, seed := range []string{"", "guide", "graph+D4", "off+D1", "guide+D2+D4", "guide+D3+D1", "guide++D2", "guide+D7", "\xff"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		var read, again precedence.Policy
		if read.UnmarshalText(text) != nil {
			assert.Zero(t, read, "an error must leave the policy alone")
			return
		}
		assert.Contains(t, everyPolicy, read, "%q", text)
		assert.NoError(t, again.UnmarshalText([]byte(read.String())), "what was accepted must be read: %q", read)
		assert.Equal(t, read, again, "%q must come back the same", text)
	})
}
